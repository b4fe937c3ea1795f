"""Web pages of job boards: the job's data in them, and the page without what stands around its content."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from jobkit.readers.decoding import decode

_SURROUNDINGS: Final = ("nav", "footer", "aside", "dialog", "form", "button")
_ROLES: Final = ("navigation", "banner", "contentinfo", "complementary", "dialog", "alertdialog", "search", "menu")
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:cookie|consent|gdpr|breadcrumb|breadcrumbs|sidebar|newsletter|social|share|sharing|related|similar|"
    r"recommended|recommendations|navbar|menu|site-header|site-footer|masthead|footer|skip-link|modal|popup|signup|"
    r"login|alert|job-alert|search-bar|advert|promo|toolbar)(?:$|[\s_-])",
    re.IGNORECASE,
)
_JOB_PARTS: Final = ("title", "description", "company", "responsibilities", "qualifications", "hiringOrganization")
_DEEPEST: Final = 12
_MOST: Final = 20
"""Jobs of one file that are looked at; the first is imported."""


def job_data(data: bytes) -> list[dict[str, Any]]:
    """The JobPosting objects in the page's JSON-LD, in order."""
    root = _root(data)
    found: list[dict[str, Any]] = []
    for script in root.iter("script") if root is not None else ():
        if "ld+json" in (script.get("type") or "").lower():
            found += jobs_in(_loaded(script.text or ""))
    return [job for job in found if "@type" in job]


def jobs_in(value: Any) -> list[dict[str, Any]]:
    """The objects in a JSON value that describe a job: a JobPosting at any depth, or a JSON Resume job at the top."""
    found = [each for each in _objects(value, 0) if _is_posting(each)][:_MOST]
    if not found and isinstance(value, dict) and sum(part in value for part in _JOB_PARTS) > 1:
        return [value]
    return found


def marked_plainly(data: bytes) -> bytes:
    """The page with plain lists of definitions as tables of two columns, so that a term and its value are one line, and
    with what one clicks to unfold a part as its heading."""
    root = _root(data)
    lists = [each for each in root.iter("dl") if _is_plain(each)] if root is not None else []
    folded = list(root.iter("summary")) if root is not None else []
    for each in lists:
        _make_table(each)
    for each in folded:
        each.tag = "h3"
    return bytes(etree.tostring(root, encoding="utf-8", method="html")) if lists or folded else data


def _is_plain(definitions: Any) -> bool:
    """Whether no value holds more than a line or two."""
    values = list(definitions.iter("dd"))
    return len(values) > 1 and not any(True for value in values for _ in value.iter("ul", "ol", "p", "table", "dl"))


def _make_table(definitions: Any) -> None:
    parts = list(definitions.iter("dt", "dd"))
    for part in list(definitions):
        definitions.remove(part)
    definitions.tag = "table"
    definitions.attrib.clear()
    row = None
    for part in parts:
        if row is None or part.tag == "dt" or len(row) > 1:
            row = etree.SubElement(definitions, "tr")
        part.tag, part.tail = "td", None
        row.append(part)


def without_surroundings(data: bytes) -> bytes | None:
    """The page with menus, notices, side bars and foot taken out; None where nothing of that kind is in it."""
    root = _root(data)
    if root is None:
        return None
    main = next((each for tag in ("main", "article") for each in root.iter(tag)), None)
    doomed = [each for each in root.iter() if isinstance(each.tag, str) and _is_around(each, main)]
    if not doomed:
        return None
    for element in doomed:
        _remove(element)
    return bytes(etree.tostring(root, encoding="utf-8", method="html"))


def _is_around(element: Any, main: Any) -> bool:
    if element.tag in ("html", "body", "head", "main", "article", "h1"):
        return False
    if _holds(element, main):
        return False
    named = f"{element.get('id') or ''} {element.get('class') or ''}"
    if element.tag == "header":
        return not _holds_heading(element)
    return (
        element.tag in _SURROUNDINGS
        or (element.get("role") or "").lower() in _ROLES
        or (_NAMED.search(named) is not None and not _holds_heading(element))
    )


def _holds(element: Any, other: Any) -> bool:
    return other is not None and (element is other or any(parent is element for parent in other.iterancestors()))


def _holds_heading(element: Any) -> bool:
    return next(element.iter("h1"), None) is not None


def _remove(element: Any) -> None:
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    tail = element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _root(data: bytes) -> Any:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        return etree.fromstring(decode(data).replace("\x00", "").encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return None


def _loaded(text: str) -> Any:
    """A script's JSON; boards wrap it in comments, and break lines within its strings."""
    text = re.sub(r"^\s*(?:<!--|/\*<!\[CDATA\[\*/|//<!\[CDATA\[)|(?:-->|/\*\]\]>\*/|//\]\]>)\s*$", "", text).strip()
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from _objects(each, depth + 1)
    elif isinstance(value, list):
        for each in value:
            yield from _objects(each, depth + 1)


def _is_posting(value: dict[str, Any]) -> bool:
    kind = value.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(str(each).rpartition("/")[2].rpartition(":")[2] == "JobPosting" for each in kinds)
