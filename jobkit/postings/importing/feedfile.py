"""A feed of openings as jobs: Indeed's XML, RSS 2.0 and Atom, each entry in the words of a schema.org JobPosting.

Sources: https://docs.indeed.com/indeed-apply/xml-feed, https://www.rssboard.org/rss-specification,
https://datatracker.ietf.org/doc/html/rfc4287. JSON feeds are read where other JSON is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from itertools import islice
from typing import Any, Final

from lxml import etree

from jobkit.postings.importing.places import read_places

_ENTRIES: Final = {"source": "job", "rss": "item", "feed": "entry"}
"""By the name of a feed's root, the name of its entries."""
_MOST: Final = 500
"""Entries of one feed that are looked at; the first is imported, the others are listed."""
_BEGINS = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<(?:\?xml|source\b|rss\b|feed\b)")
_PROPERTIES: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("title",),
    "description": ("encoded", "content", "description", "summary"),
    "url": ("url", "link"),
    "hiringOrganization": ("company", "creator", "author"),
    "identifier": ("requisitionid", "referencenumber"),
    "datePosted": ("date", "pubDate", "published"),
    "validThrough": ("expirationdate",),
    "employmentType": ("jobtype",),
}
"""What each says of the job, by the names of the elements in which it stands, the fullest first."""
_ADDRESS: Final = {
    "streetaddress": "streetAddress", "city": "addressLocality", "state": "addressRegion",
    "postalcode": "postalCode", "country": "addressCountry",
}  # fmt: skip


def feed_jobs(data: bytes) -> list[dict[str, Any]] | None:
    """The openings of a feed, the first in front; None where the file is no feed."""
    if _BEGINS.match(data) is None:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.LxmlError:
        return None
    wanted = _ENTRIES.get(_name(root))
    if wanted is None:
        return None
    entries = (each for each in root.iter() if isinstance(each.tag, str) and _name(each) == wanted)
    return [_job(each) for each in islice(entries, _MOST)]


def _job(entry: Any) -> dict[str, Any]:
    # of elements of one name the first counts
    said = {_name(each): _text(each) for each in reversed(entry) if isinstance(each.tag, str)}
    job: dict[str, Any] = {"@type": "JobPosting"}
    for name, elements in _PROPERTIES.items():
        if value := next((said[each] for each in elements if said.get(each)), None):
            job[name] = value
    if address := {to: said[name] for name, to in _ADDRESS.items() if said.get(name)}:
        job["jobLocation"] = {"address": address}
    if "email" in said:
        job["applicationContact"] = {"email": said["email"]}
    return {**job, **_titled(str(job.get("title", ""))), **_dated(str(job.get("datePosted", "")))}


def _titled(title: str) -> dict[str, str]:
    """The job's name without the place behind it: "Case Manager, Dayton, OH"."""
    place = next((said for said, _ in read_places(title) if title.endswith(said)), None)
    return {"title": title.removesuffix(place).rstrip(" ,–—-")} if place else {}


def _dated(said: str) -> dict[str, str]:
    """RSS writes days as mail does: "Mon, 23 Nov 2026 00:00:00 GMT"."""
    try:
        return {"datePosted": parsedate_to_datetime(said).date().isoformat()} if "," in said else {}
    except ValueError:
        return {}


def _name(element: Any) -> str:
    return str(etree.QName(element).localname)


def _text(element: Any) -> str:
    """What an element says; of a link without text, where it leads."""
    said = "".join(element.itertext()).strip()
    return said or str(element.get("href") or "")
