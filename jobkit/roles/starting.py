"""The first text of an employer's own role file: what was answered, and commented examples of the rest."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from jobkit.errors import InvalidFile
from jobkit.roles.loading import load_role_text
from jobkit.yamlfile import inline


class Question(NamedTuple):
    """One thing that a posting says and no template can know."""

    field: str
    """Dotted, in the role file."""
    ask: str
    number: bool = False


class _Line(NamedTuple):
    section: str
    key: str
    example: str
    """As written in YAML."""
    needed: bool = False
    """Without it the role can't be published."""


QUESTIONS: Final = (
    Question("organization.name", "Employer"),
    Question("organization.site", "Employer's web site"),
    Question("opening.id", "Your number for the vacancy"),
    Question("opening.posted_on", "Day of first posting (as 2026-12-31)"),
    Question("posting.pay.min", "Lowest pay, in US dollars", number=True),
    Question("posting.pay.max", "Highest pay", number=True),
    Question("posting.pay.period", "Paid for each hour, week, month or year"),
    Question("posting.location.city", "City where people report to work"),
    Question("posting.location.region", "State (as OH)"),
    Question("posting.employment_type", "full_time, part_time, contractor, temporary, intern or per_diem"),
    Question("posting.flsa_status", "exempt or non_exempt (from US overtime pay)"),
    Question("posting.reports_to", "Whom the person reports to"),
    Question("posting.apply.url", "Web page that takes applications"),
    Question("posting.apply.email", "or the e-mail address that does"),
    Question("posting.apply.deadline", "Last day for applications (as 2026-12-31)"),
    Question("posting.apply.accommodation_contact", "Whom to ask for help with applying"),
    Question("schedule.hours_per_week", "Hours a week", number=True),
    Question("schedule.shifts", "When (as: Monday to Friday, daytime)"),
)
_LINES: Final = (
    _Line("organization", "name", "Example Family Services", needed=True),
    _Line("organization", "site", "https://www.example.org"),
    _Line("organization", "about", "We have served the county since 1988."),
    _Line("opening", "id", "CM-2026-014", needed=True),
    _Line("opening", "posted_on", "2026-11-23", needed=True),
    _Line("opening", "tier", "entry"),
    _Line("posting", "pay", "{min: 45000, max: 60000, currency: USD, period: year}", needed=True),
    _Line("posting", "location", '[{city: Dayton, region: OH, postal_code: "45402"}]', needed=True),
    _Line("posting", "location_type", "onsite"),
    _Line("posting", "employment_type", "full_time", needed=True),
    _Line("posting", "flsa_status", "non_exempt", needed=True),
    _Line("posting", "reports_to", "Case Management Supervisor"),
    _Line("posting", "apply", "{url: https://www.example.org/jobs/14, deadline: 2026-12-31}", needed=True),
    _Line("schedule", "hours_per_week", "40"),
    _Line("schedule", "shifts", "Monday to Friday, daytime"),
    _Line("schedule", "on_call", "One week in six, paid"),
)
_LISTS: Final = ("location",)
"""Fields that hold a list; the questions fill its first entry."""
_ASSUMED: Final = {"pay": {"currency": "USD"}}
"""What goes with the answers to a field's questions, as those are put."""


def role_text(name: str, template: str, answers: Mapping[str, str]) -> str:
    """A role file that extends the template: answered fields as they are, the others as commented examples.

    ``answers`` maps a question's field to what was typed.
    """
    given = _nested(answers)
    lines = [
        f"id: {name}",
        f"extends: {template} # all that is not said here; see it with: jobkit role show {template}",
        "",
        "# Take the '#' off a line and put in what holds for you. A posting can't be published without those with *.",
    ]
    for section in dict.fromkeys(line.section for line in _LINES):
        lines += ["", f"{section}:"]
        lines += [_said(line, given.get(section, {})) for line in _LINES if line.section == section]
    return "\n".join(lines) + "\n"


def problem_with(question: Question, answer: str, template: str) -> str | None:
    """Why an answer can't stand; None if it can."""
    try:
        load_role_text(role_text("answer", template, {question.field: answer}), Path("answer"))
    except InvalidFile as error:
        return error.problems[0].message
    return None


def _said(line: _Line, section: Mapping[str, Any]) -> str:
    if line.key in section:
        return f"  {line.key}: {inline(section[line.key])}"
    return f"  # {line.key}: {line.example}{'  # *' if line.needed else ''}"


def _nested(answers: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """The answers as the role file's fields: by section, and in it by key."""
    numbers = {question.field for question in QUESTIONS if question.number}
    nested: dict[str, dict[str, Any]] = {}
    for field, answer in answers.items():
        section, key, *below = field.split(".")
        value = _number(answer) if field in numbers else answer
        if not below:
            nested.setdefault(section, {})[key] = value
            continue
        held = nested.setdefault(section, {}).setdefault(key, [{}] if key in _LISTS else dict(_ASSUMED.get(key, {})))
        (held[0] if key in _LISTS else held)[below[0]] = value
    return nested


def _number(answer: str) -> int | float | str:
    """ "$45,000" as 45000; what is no number stays as it was typed, and is refused with the rest of the file."""
    figure = answer.strip().removeprefix("$").replace(",", "")
    try:
        return int(figure)
    except ValueError:
        pass
    try:
        return float(figure)
    except ValueError:
        return answer
