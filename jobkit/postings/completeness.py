"""What a posting can't do without on its channel; a role that lacks it is refused, with the whole list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pydantic import BaseModel

from jobkit.errors import InvalidFile, Problem
from jobkit.model.posting import FeedFormat, PostingFormat
from jobkit.model.role import Role
from jobkit.postings.channels import Ban, Need, When, channels_of
from jobkit.roles.loading import load_role_tree
from jobkit.roles.pay import misfit
from jobkit.roles.starting import unstated_promises

PLACEHOLDER: Final = re.compile(
    r"\[(?!sic\])[A-Za-z][^\][\n]{2,80}\](?!\()"  # [City, State], [email address]; not [a link](https://...)
    r"|\((?:specify|insert|enter|fill in)\b[^()\n]{0,80}\)"  # (specify the location)
    r"|\{\{[^{}\n]{0,80}\}\}"  # {{ employer }}
    r"|\b(?:TBD|TBC|TODO|XXX)\b"
    r"|\b[Ll]orem ipsum\b"
    r"|<[a-z]+(?: [a-z]+){1,3}>"  # <your city>
)
_PRINTED: Final = (
    "role", "posting", "organization", "opening", "schedule", "physical_demands", "exposure", "background_checks",
)  # fmt: skip
_MEND: Final = "start a file of your own with 'jobkit role new', or see samples/roles/case-manager-example.yaml"


def require_complete(role: Role, format: PostingFormat | FeedFormat) -> None:
    """Nothing, if the role can be published in that format.

    Raises:
        InvalidFile: fields are missing, still hold a placeholder, or hold what the channel does not take; one problem
            each, with the field, why, and the mend.
    """
    problems = [
        Problem(f"{field} still has the placeholder {blank}", role.id, field=field, hint="put in what holds for you")
        for field, blank in _blanks(role)
    ]
    problems += [_lack(role, need) for need in missing(role, format)]
    for channel in channels_of(format):
        problems += [each for ban in channel.bans for each in _banned(role, ban)]
    if problems:
        count = f"{len(problems)} {'field stands' if len(problems) == 1 else 'fields stand'} in the way"
        said = f"this role can't be published yet: {count} of '{format}'"
        raise InvalidFile([Problem(said, role.id, hint=_MEND), *problems])


def load_role_to_post(name_or_path: str | Path) -> Role:
    """A role of which a posting promises nothing that only its template says.

    Raises:
        NotFound: no such file or name.
        InvalidFile: problems in the file, each with its line; or its pay or benefits are a shipped template's examples,
            told with what else every posting on the web needs and it lacks.
    """
    role, tree = load_role_tree(name_or_path)
    if promises := unstated_promises(tree):
        raise InvalidFile([*promises, *(_lack(role, need) for need in missing(role, "html"))])
    return role


def is_fully_remote(role: Role) -> bool:
    """All of the work is done from home: no visits, no office days."""
    environment = role.posting.work_environment
    visits = bool(environment and environment.travel and environment.travel.to)
    return role.posting.location_type == "remote" and not visits


def missing(role: Role, format: PostingFormat | FeedFormat) -> Iterator[Need]:
    """What the format's channels need, and the role does not give; a period of pay that can't be meant is none."""
    if role.posting.pay is not None and (why := misfit(role.posting.pay)):
        yield Need(any_of=("posting.pay.period",), why=f"what the pay is for; {why}", mend="say the true one")
    for channel in channels_of(format):
        for need in channel.needs:
            if _holds(role, need.when) and not any(_is_given(role, field) for field in need.any_of):
                yield need


def _lack(role: Role, need: Need) -> Problem:
    return Problem(f"{need.any_of[0]} is missing: {need.why}", role.id, field=need.any_of[0], hint=need.mend)


def _banned(role: Role, ban: Ban) -> Iterator[Problem]:
    others = {str(value).lower() for field in ban.without for value in _values(role, field) if value}
    for text in map(str, filter(None, _values(role, ban.field))):
        pattern = re.search(ban.never, text)
        found = pattern.group() if pattern else next((each for each in sorted(others) if _says(text, each)), None)
        if found:
            yield Problem(f"{ban.field} says '{found}': {ban.why}", role.id, field=ban.field, hint=ban.mend)


def _says(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text.lower()) is not None


def _holds(role: Role, when: When) -> bool:
    match when:
        case "us":
            return any(place.country == "US" for place in role.posting.location)
        case "wholly_remote":
            return is_fully_remote(role)
        case "placed":
            return not is_fully_remote(role)
        case _:
            return True


def _is_given(role: Role, field: str) -> bool:
    """The field has a value; where it lies in the entries of a list, each entry has one (a list may have none)."""
    above, _, name = field.rpartition(".")
    holders = _values(role, above)
    values = [value for holder in holders for value in _values(holder, name)]
    return not holders or (bool(values) and all(value is not None and value is not False for value in values))


def _values(part: object, field: str) -> list[object]:
    """The values at a dotted path; a list on the way, or at its end, gives one for each entry."""
    values = [part]
    for name in field.split("."):
        values = [getattr(value, name) if value is not None else None for value in values]
        values = [each for value in values for each in (value if isinstance(value, tuple) else (value,))]
    return values


def _blanks(role: Role) -> Iterator[tuple[str, str]]:
    """(field, placeholder) wherever a text that a posting prints still has one."""
    for name in _PRINTED:
        for field, text in _texts(getattr(role, name), name):
            if found := PLACEHOLDER.search(text):
                yield field, found.group()


def _texts(value: object, field: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name), f"{field}.{name}")
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _texts(each, f"{field}.{index}")
