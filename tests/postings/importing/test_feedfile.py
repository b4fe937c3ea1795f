"""Feeds of openings, as others write them."""

from __future__ import annotations

from jobkit.postings.importing.feedfile import feed_jobs

RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Jobs</title>
<item><title>Aide - Dayton, OH</title><link>https://example.org/1</link><pubDate>Mon, 02 Nov 2026 08:00:00 GMT</pubDate>
<description>&lt;p&gt;Helps.&lt;/p&gt;</description></item><item><title>Cook</title></item></channel></rss>"""


def test_each_entry_is_a_job_in_the_words_of_a_job_posting() -> None:
    assert feed_jobs(RSS) == [
        {"@type": "JobPosting", "title": "Aide", "description": "<p>Helps.</p>", "url": "https://example.org/1",
         "datePosted": "2026-11-02"},
        {"@type": "JobPosting", "title": "Cook"},
    ]  # fmt: skip


def test_no_entity_of_a_feed_is_taken_in() -> None:
    feed = b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss><item><title>Aide &x;</title></item></rss>'
    assert feed_jobs(feed) is None
    named = b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x "Cook">]><rss><item><title>Aide &x;</title></item></rss>'
    assert feed_jobs(named) == [{"@type": "JobPosting", "title": "Aide &x;"}]


def test_other_files_are_no_feeds() -> None:
    assert feed_jobs(b"<rss><item>") is None
    assert feed_jobs(b"<html><body>Aide</body></html>") is None
    assert feed_jobs(b"Case Manager") is None
