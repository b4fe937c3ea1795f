"""Feeds of several openings: complete, in order, and of the form that their readers know."""

from __future__ import annotations

import json
import re
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from lxml import etree, html

from jobkit.errors import InvalidFile
from jobkit.model.posting import FeedFormat
from jobkit.model.role import Role
from jobkit.postings.feeds import render_feed
from jobkit.roles.loading import load_role_text

ATOM = {"a": "http://www.w3.org/2005/Atom"}
TWO_PLACES = "[{city: Dayton, region: OH, postal_code: '45402'}, {city: St. Louis, region: MO}]"


def role(root: Path, name: str, own: str = "") -> Role:
    path = root / "samples" / "roles" / f"{name}.yaml"
    return load_role_text(f"id: {name}\nextends: case-manager-example.yaml\n{own}", path)


@pytest.fixture(scope="module")
def three(root: Path) -> list[Role]:
    return [
        role(root, "old", "opening: {id: A-1, posted_on: 2026-11-01}\nrole: {title: Aide}\n"),
        role(root, "new", "opening: {id: A-3, posted_on: 2026-11-30}\nrole: {title: Zoning Advocate}\n"),
        role(root, "both", f"opening: {{id: A-2, posted_on: 2026-11-15}}\nposting: {{location: {TWO_PLACES}}}\n"),
    ]


def test_indeed_gets_every_element_that_it_asks_for_in_cdata(three: list[Role]) -> None:
    """https://docs.indeed.com/indeed-apply/xml-feed"""
    posting = render_feed(three, "indeed")
    root = etree.fromstring(posting.data, etree.XMLParser(strip_cdata=False))
    assert root.tag == "source"
    asked = {"title", "date", "referencenumber", "requisitionid", "url", "company", "city", "state", "country",
             "description", "salary", "jobtype", "expirationdate"}  # fmt: skip
    for job in root:
        assert asked <= {each.tag for each in job}
        assert all((each.text or "").strip() for each in job)
        for each in job:
            assert etree.tostring(each).strip().startswith(f"<{each.tag}><![CDATA[".encode())
    assert not re.search(r"&#?\w+;", posting.text)
    assert len(root) == 4


def test_indeed_gets_a_number_for_each_place_that_later_places_do_not_change(three: list[Role]) -> None:
    root = etree.fromstring(render_feed(three, "indeed").data)
    numbers = [(job.findtext("referencenumber"), job.findtext("requisitionid"), job.findtext("city")) for job in root]
    assert numbers == [
        ("A-3", "A-3", "Dayton"), ("A-2", "A-2", "Dayton"), ("A-2-st-louis-mo", "A-2", "St. Louis"),
        ("A-1", "A-1", "Dayton"),
    ]  # fmt: skip


@pytest.mark.parametrize(("how", "said"), [("hybrid", "Hybrid remote"), ("onsite", None)])
def test_indeed_is_told_of_remote_work(root: Path, how: str, said: str | None) -> None:
    job = etree.fromstring(render_feed([role(root, "one", f"posting: {{location_type: {how}}}\n")], "indeed").data)[0]
    assert job.findtext("remotetype") == said
    wholly = "posting: {location_type: remote, remote_in: [USA], work_environment: {travel: null}}\n"
    job = etree.fromstring(render_feed([role(root, "one", wholly)], "indeed").data)[0]
    assert job.findtext("remotetype") == "Fully remote"


def test_rss_is_rss_2(three: list[Role]) -> None:
    """https://www.rssboard.org/rss-specification"""
    root = etree.fromstring(render_feed(three, "rss").data)
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    (channel,) = root
    assert all(channel.findtext(name) for name in ("title", "link", "description", "lastBuildDate"))
    items = channel.findall("item")
    assert [item.findtext("title") for item in items] == [
        "Zoning Advocate, Dayton, OH", "Case Manager, Dayton, OH and St. Louis, MO", "Aide, Dayton, OH",
    ]  # fmt: skip
    assert parsedate_to_datetime(items[0].findtext("pubDate") or "").isoformat() == "2026-11-30T00:00:00+00:00"
    assert len({item.findtext("guid") for item in items}) == 3


def test_atom_is_rfc_4287(three: list[Role]) -> None:
    root = etree.fromstring(render_feed(three, "atom").data)
    assert root.tag == "{http://www.w3.org/2005/Atom}feed"
    stamp = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
    for part in (root, *root.findall("a:entry", ATOM)):
        assert all(len(part.findall(f"a:{name}", ATOM)) == 1 for name in ("id", "title", "updated"))
        assert stamp.fullmatch(part.findtext("a:updated", namespaces=ATOM) or "")
    entries = root.findall("a:entry", ATOM)
    assert all(
        each.find("a:author/a:name", ATOM) is not None and each.find("a:link", ATOM) is not None for each in entries
    )
    assert entries[0].findtext("a:id", namespaces=ATOM) == "tag:www.example.org,2026-11-30:A-3"


def test_json_feed_is_1_1(three: list[Role]) -> None:
    """https://www.jsonfeed.org/version/1.1/"""
    feed = json.loads(render_feed(three, "jsonfeed").data)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert all(isinstance(item["id"], str) and item["content_html"] for item in feed["items"])
    extensions = {name for item in feed["items"] for name in item if name.startswith("_")}
    assert extensions == {"_job_posting"}


def test_the_page_of_openings_links_to_the_page_of_each(three: list[Role]) -> None:
    posting = render_feed(three, "careers")
    tree = html.fromstring(posting.text)
    assert posting.filename == "index.html"
    assert [(a.text, a.get("href")) for a in tree.iter("a")] == [
        ("Zoning Advocate", "new.html"), ("Case Manager", "both.html"), ("Aide", "old.html"),
    ]  # fmt: skip
    assert "JobPosting" not in posting.text  # one job a page: the data stands on the page of each


def test_what_one_role_lacks_is_told_with_what_another_lacks(root: Path, three: list[Role]) -> None:
    roles = [three[0], role(root, "bad", "opening: {id: B-1}\nposting: {pay: null}\n"),
             role(root, "worse", "opening: {id: B-2}\norganization: {name: null}\n")]  # fmt: skip
    with pytest.raises(InvalidFile) as caught:
        render_feed(roles, "rss")
    found = {(each.path, each.field) for each in caught.value.problems if each.field}
    assert {("bad", "posting.pay.min"), ("worse", "organization.name")} <= found
    assert not [each for each in found if each[0] == "old"]


@pytest.mark.parametrize("form", ["indeed", "rss", "atom", "jsonfeed", "careers"])
def test_two_roles_are_never_one_opening(root: Path, form: FeedFormat) -> None:
    with pytest.raises(InvalidFile, match=r"two: opening.id 'CM-2026-014' is also that of one"):
        render_feed([role(root, "one"), role(root, "two")], form)
    with pytest.raises(InvalidFile, match=r"one: id 'one' is also that of one"):
        render_feed([role(root, "one"), role(root, "one", "opening: {id: B-2}\n")], form)


def test_the_order_in_which_roles_are_given_does_not_matter(three: list[Role]) -> None:
    for form in ("indeed", "rss", "atom", "jsonfeed", "careers"):
        assert render_feed(three, form) == render_feed(three[::-1], form)  # type: ignore[arg-type]
