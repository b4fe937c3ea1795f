"""Several roles as one file: the feeds that job boards and readers fetch, and the page that lists the openings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from pathlib import Path
from typing import Final, NamedTuple

from pydantic import JsonValue

from jobkit.errors import InvalidFile, Problem
from jobkit.model.posting import FeedFormat, Posting
from jobkit.model.role import Role
from jobkit.model.vacancy import Place
from jobkit.postings import phrases
from jobkit.postings.completeness import is_fully_remote, require_complete
from jobkit.postings.description import description, literal
from jobkit.postings.job_posting import job_posting
from jobkit.postings.outline import Outline, outline
from jobkit.postings.text import cdata, host
from jobkit.templating import render


class _Form(NamedTuple):
    template: str | None
    media_type: str
    filename: str


FEEDS: Final[dict[FeedFormat, _Form]] = {
    "indeed": _Form("postings/indeed.xml.j2", "application/xml", "indeed.xml"),
    "rss": _Form("postings/rss.xml.j2", "application/rss+xml", "rss.xml"),
    "atom": _Form("postings/atom.xml.j2", "application/atom+xml", "atom.xml"),
    "jsonfeed": _Form(None, "application/feed+json", "feed.json"),
    "careers": _Form("postings/careers.html.j2", "text/html; charset=utf-8", "index.html"),
}


@dataclass(frozen=True, slots=True)
class Opening:
    """One role as feeds tell it."""

    role: Role
    outline: Outline
    posted: date
    until: date | None
    url: str
    """The posting's page; empty where no feed needs one."""

    @property
    def tag(self) -> str:
        """A name that stays the same for good: a tag URI (RFC 4151)."""
        number = re.sub(r"[^A-Za-z0-9._-]+", "-", self.role.opening.id or "")
        return f"tag:{host(self.url)},{self.posted.isoformat()}:{number}"

    @property
    def page(self) -> str:
        """The file that the posting's web page is saved as."""
        return f"{self.role.id}.html"

    @property
    def description(self) -> str:
        return description(self.outline)

    @property
    def literal_description(self) -> str:
        """The description without entities, as Indeed asks."""
        return description(self.outline, literal)

    def fact(self, label: str) -> str:
        return next((fact.value for fact in self.outline.facts if fact.label == label), "")

    @property
    def sites(self) -> list[tuple[str, Place]]:
        """Each place of work with a number of its own: the vacancy's, and for all but the first the place's name."""
        number, places = self.role.opening.id or "", self.role.posting.location
        return [
            (f"{number}-{_slug(phrases.town(place))}" if index else number, place) for index, place in enumerate(places)
        ]

    @property
    def remote(self) -> str:
        if is_fully_remote(self.role):
            return "Fully remote"
        return "Hybrid remote" if self.role.posting.location_type == "hybrid" else ""

    def asked(self, kind: str) -> str:
        """What is asked of everybody in a kind of requirement."""
        musts = [each.text for each in self.role.posting.requirements if each.kind == kind and each.need == "must"]
        return " ".join(musts)


def closed(roles: Sequence[Role], as_of: date) -> list[tuple[Role, date]]:
    """The roles whose last day for applications is before ``as_of``, each with that day."""
    days = ((role, _last_day(role)) for role in roles)
    return [(role, day) for role, day in days if day is not None and day < as_of]


def render_feed(
    roles: Sequence[Role], format: FeedFormat, *, own_folder: Path | None = None, as_of: date | None = None
) -> Posting:
    """The roles' openings, newest first, as one file; without those that closed before ``as_of``, where it is given.

    Raises:
        InvalidFile: a role lacks what the channel asks for, all of it listed for all roles; two roles are one opening;
            or every opening is closed.
    """
    roles = _still_open(roles, as_of) if as_of else roles
    _require_all(roles, format)
    openings = sorted(map(_opening, roles), key=lambda each: (-each.posted.toordinal(), each.outline.title, each.page))
    form = FEEDS[format]
    text = render(form.template, _values(openings), own_folder=own_folder) if form.template else _json_feed(openings)
    return Posting(format, form.media_type, text.encode(), form.filename)


def _still_open(roles: Sequence[Role], as_of: date) -> Sequence[Role]:
    left = [role for role in roles if not closed([role], as_of)]
    if not left:
        said = f"every one of these openings closed before {as_of.isoformat()}, so there is nothing to list"
        raise InvalidFile([Problem(said, hint="renew posting.apply.deadline or opening.valid_through")])
    return left


def _last_day(role: Role) -> date | None:
    """None: it has none, or applications are taken as they come."""
    apply = role.posting.apply
    return role.opening.valid_through or (None if apply.rolling else apply.deadline)


def _require_all(roles: Sequence[Role], format: FeedFormat) -> None:
    problems: list[Problem] = []
    for role in roles:
        try:
            require_complete(role, format)
        except InvalidFile as error:
            problems += error.problems
    problems += _twice(roles)
    if problems:
        raise InvalidFile(problems)


def _twice(roles: Sequence[Role]) -> Iterator[Problem]:
    for field, names in (("id", [role.id for role in roles]), ("opening.id", [role.opening.id for role in roles])):
        for index, name in enumerate(names):
            if name is not None and name in names[:index]:
                first = roles[names.index(name)].id
                said = f"{field} '{name}' is also that of {first}: a feed tells its openings apart by it"
                yield Problem(said, roles[index].id, field=field, hint="give each opening its own")


def _opening(role: Role) -> Opening:
    posted, apply = role.opening.posted_on, role.posting.apply
    assert posted is not None
    until = role.opening.valid_through or apply.deadline
    return Opening(role, outline(role), posted, until, role.opening.url or apply.url or "")


def _values(openings: Sequence[Opening]) -> dict[str, object]:
    return {
        "openings": openings,
        "title": _title(openings),
        "home": _home(openings),
        "newest": openings[0].posted,
        "cdata": cdata,
        "day": phrases.day,
        "mail_date": lambda day: format_datetime(datetime.combine(day, time(), UTC), usegmt=True),
    }


def _title(openings: Sequence[Opening]) -> str:
    employers = dict.fromkeys(each.outline.employer for each in openings)
    return f"Open positions at {phrases.series(list(employers))}"


def _home(openings: Sequence[Opening]) -> str:
    """The employer's site; the site of the newest page where none is given."""
    first = openings[0]
    site = first.role.organization.site
    return site or ("/".join(first.url.split("/")[:3]) + "/" if first.url else "")


def _json_feed(openings: Sequence[Opening]) -> str:
    items: list[JsonValue] = [
        {
            "id": each.tag,
            "url": each.url,
            "title": f"{each.outline.title}, {each.outline.place}",
            "summary": each.outline.brief,
            "content_html": each.description,
            "date_published": f"{each.posted.isoformat()}T00:00:00Z",
            "authors": [{"name": each.outline.employer}],
            "_job_posting": job_posting(each.role, each.outline),
        }
        for each in openings
    ]
    feed: dict[str, JsonValue] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(openings),
        "home_page_url": _home(openings),
        "language": "en-US",
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
