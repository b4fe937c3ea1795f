"""E-mail addresses, telephone numbers, sites and profiles in rows of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from jobkit.model.document import Document, Row, Span, Word
from jobkit.model.resume import Found, Profile
from jobkit.parsing.evidence import found
from jobkit.resources import folder
from jobkit.yamlfile import read_yaml

SHOWN = 1.0
"""Confidence in an address that is printed."""
LINKED = 0.7
"""Confidence in one that only the link under other words gives."""

_EMAIL = re.compile(r"[\w.+'’-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_UNGLUED = re.compile(r"(@[\w.-]{1,80}\.(?:com|net|org|edu|gov|io|us|ca))(?=[A-Z][a-z])")
"""An address with the next column's label set against it: "ann@example.netPhone"."""
_EMAIL_BEGUN = re.compile(r"[\w.+'-]{1,64}@(?:[\w-]{1,63}\.?){0,5}$")
_REST = re.compile(r"[a-z][a-z.-]{0,23}", re.IGNORECASE)
"""What is left of an address that a narrow column broke anywhere."""
_WHOLE = re.compile(
    r"\.(?:com|net|org|edu|gov|mil|io|me|us|ca|uk|co|info|biz|dev|page|site|online|example)$", re.IGNORECASE
)
"""How an address ends that is not cut short."""
_SPELLED_AT = re.compile(r" ?[\[(] ?at ?[\])] ?", re.IGNORECASE)
_NORTH_AMERICAN = (
    r"(?:\+?1[ .–-]{0,2})?(?:\(\d{3}\)[ .–-]{0,2}|(?<!\d)\d{3}[ .–/-]{1,3})\d{3}[ .–-]{1,3}\d{4}(?!\d)"
    r"|(?<![\d/.-])(?:\+?1)?[2-9]\d{9}(?![\d/-])"
)
_INTERNATIONAL = r"\+\d{1,3}(?:[ .()–-]{0,2}\d{1,4}){2,6}"
_PHONE = re.compile(
    rf"(?:{_NORTH_AMERICAN}|{_INTERNATIONAL})(?:,? ?(?:x|ext\.?|extension|#) ?\d{{1,6}})?",
    re.IGNORECASE,
)
_FAX = re.compile(r"\b(?:fax|f)\b[^\w\n]{0,4}$", re.IGNORECASE)
_URL = re.compile(
    r"(?<![@\w.])(?:https?://|www\.)[^\s|•·,;()<>]{3,200}"
    r"|(?<![@\w./-])(?:[a-z0-9-]{1,63}\.){1,4}(?:com|net|org|io|me|dev|co|us|info|page|site|app|online|edu|ca|uk)\b"
    r"(?:/[^\s|•·,;()<>]{0,200})?(?!@)",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"^(?:https?:)?(?://)?(?:www\.)?", re.IGNORECASE)
_USERNAME = re.compile(r"@?[A-Za-z0-9][\w.-]{1,99}")


@dataclass(frozen=True, slots=True)
class Links:
    url: Found[str] | None
    profiles: tuple[Found[Profile], ...]


def find_email(document: Document, rows: Sequence[Row]) -> Found[str] | None:
    """The first e-mail address: as printed, also over a line's end; else as a link gives it."""
    linked = list(_linked(rows, "mailto:"))
    for address, span in linked:
        if address.casefold() in _compact(document.text_of(span)):
            return found(document, address, span, SHOWN)
    return _printed_email(document, rows) or next(
        (found(document, address, span, LINKED) for address, span in linked if "@" in address), None
    )


def find_phone(document: Document, rows: Sequence[Row]) -> Found[str] | None:
    """The first telephone number as printed, with its extension; a fax number is none."""
    for row in rows:
        text = document.text_of(row.span)
        for match in _PHONE.finditer(text):
            if 7 <= sum(c.isdigit() for c in match[0]) <= 20 and not _FAX.search(text[: match.start()]):
                start = row.span.start + match.start()
                return found(document, match[0].strip(), Span(start, start + len(match[0].rstrip())))
    return None


def find_links(document: Document, rows: Sequence[Row], email: Found[str] | None) -> Links:
    """The person's own site and their profiles on the networks of ``profiles.yaml``; the e-mail's domain is no site."""
    taken = email.evidence[0].span if email else Span(0, 0)
    url: Found[str] | None = None
    profiles: dict[str, Found[Profile]] = {}
    for address, span in _printed_urls(document, rows):
        network, username = _profile_parts(address)
        if taken.start < span.end and span.start < taken.end:
            continue
        if network is None:
            url = url or found(document, address, span)
        elif username:
            profiles.setdefault(network, found(document, Profile(network, username, address), span))
    for profile in (*_named_profiles(document, rows), *_linked_profiles(document, rows)):
        profiles.setdefault(profile.value.network, profile)
    return Links(url, tuple(profiles.values()))


@cache
def networks() -> dict[str, str]:
    """Host -> name of the network."""
    return dict(read_yaml(folder("lexicons") / "profiles.yaml"))


def _printed_email(document: Document, rows: Sequence[Row]) -> Found[str] | None:
    for at, row in enumerate(rows):
        text = document.text_of(row.span)
        joined, end = _with_rest(document, row, rows[at + 1 : at + 2])
        match = _EMAIL.search(_UNGLUED.sub(r"\1 ", joined)) or _EMAIL.search(_SPELLED_AT.sub("@", text))
        if match:
            start = text.find(match[0])
            span = (
                Span(row.span.start + start, row.span.start + start + len(match[0]))
                if start >= 0
                else Span(row.span.start, end)
            )
            return found(document, match[0], span)
    return None


def _with_rest(document: Document, row: Row, following: Sequence[Row]) -> tuple[str, int]:
    """The row's text, with the next row's where an address runs on there, and the offset where that ends."""
    text = document.text_of(row.span)
    begun = _EMAIL_BEGUN.search(text)
    for after in following:
        more = document.text_of(after.span)
        unfinished = begun is not None and (text.endswith((".", "@", "-")) or "." not in begun[0].partition("@")[2])
        may_go_on = begun is not None and not _WHOLE.search(text) and _REST.fullmatch(more) is not None
        cut_short = may_go_on and (_WHOLE.search(more) is not None or _fills_its_column(document, row))
        if more.startswith((".", "@")) or (unfinished and " " not in more) or cut_short:
            return text + more, after.span.end
    return text, row.span.end


def _fills_its_column(document: Document, row: Row) -> bool:
    """Whether the row ends where its column does, so that an address may have been broken there."""
    widest = max(other.box.x1 for other in document.rows if other.column == row.column and other.page == row.page)
    return row.box.x1 >= widest - row.size


def _printed_urls(document: Document, rows: Sequence[Row]) -> Iterator[tuple[str, Span]]:
    for at, row in enumerate(rows):
        text = document.text_of(row.span)
        for match in _URL.finditer(text):
            address, end = match[0].rstrip(".:'\""), row.span.start + match.end()
            for after in rows[at + 1 : at + 2]:
                more = document.text_of(after.span)
                rest = _USERNAME if text.endswith(("-", "/")) else _REST
                breaks = rest is _USERNAME or (not _WHOLE.search(text) and _fills_its_column(document, row))
                if match.end() == len(text) and breaks and rest.fullmatch(more):
                    address, end = address + more, after.span.end
            yield address, Span(row.span.start + match.start(), end)


def _profile_parts(address: str) -> tuple[str | None, str | None]:
    """(network, username) of an address; (None, None) where its host is no network."""
    host, _, path = _SCHEME.sub("", address).partition("/")
    for known, network in networks().items():
        if host.casefold() == known or host.casefold().endswith("." + known):
            parts = [part for part in path.partition("?")[0].split("/") if part not in ("", "in", "pub", "profile")]
            return network, parts[0].lstrip("@") if parts else None
    return None, None


def _named_profiles(document: Document, rows: Sequence[Row]) -> Iterator[Found[Profile]]:
    """ "LinkedIn: ann-lee", "ann-lee (LinkedIn)", and the name beside or under the network's."""
    for at, row in enumerate(rows):
        text = document.text_of(row.span)
        if not _networks_named().search(text):
            continue
        for network in sorted(set(networks().values()), key=str.casefold):
            for pattern in _named(network):
                match = pattern.search(text)
                if match:
                    start = row.span.start + match.start(1)
                    yield found(
                        document, Profile(network, match[1].lstrip("@"), None), Span(start, start + len(match[1]))
                    )
            if text.strip(" :").casefold() == network.casefold():
                yield from _under(document, network, rows[at + 1 : at + 2])


def _under(document: Document, network: str, following: Iterable[Row]) -> Iterator[Found[Profile]]:
    for row in following:
        text = document.text_of(row.span)
        if _USERNAME.fullmatch(text):
            yield found(document, Profile(network, text.lstrip("@"), None), row.span)


@cache
def _networks_named() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(set(networks().values())))), re.IGNORECASE)


@cache
def _named(network: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    name = re.escape(network)
    return (
        re.compile(
            rf"\b{name}(?: ?[:/] ?|\t)(?:/?in/)?({_USERNAME.pattern})(?=[\s|•·,;]|$)(?![^\t]*\.com)", re.IGNORECASE
        ),
        re.compile(rf"({_USERNAME.pattern})\s\({name}\)", re.IGNORECASE),
    )


def _linked_profiles(document: Document, rows: Sequence[Row]) -> Iterator[Found[Profile]]:
    """Profiles that links give: the shown words are the username, or the address under them has it."""
    for address, span in _linked(rows, "http"):
        network, username = _profile_parts(address)
        if network and username:
            shown = document.text_of(span)
            yield found(document, Profile(network, username, None), span, SHOWN if username in shown else LINKED)


def _linked(rows: Sequence[Row], scheme: str) -> Iterator[tuple[str, Span]]:
    """(address, span of its words) of the links of one scheme."""
    spans: dict[str, Span] = {}
    for at, word in _words(rows):
        if word.href and word.href.casefold().startswith(scheme):
            before = spans.get(word.href)
            if before is None:
                spans[word.href] = at
            elif at.start - before.end <= 1:  # not the same address again at the foot of a page
                spans[word.href] = Span(before.start, at.end)
    for href, span in spans.items():
        yield (href.removeprefix("mailto:").partition("?")[0] if scheme == "mailto:" else href), span


def _words(rows: Sequence[Row]) -> Iterator[tuple[Span, Word]]:
    for row in rows:
        for cell in row.cells:
            yield from cell.words


def _compact(text: str) -> str:
    return "".join(text.split()).casefold()
