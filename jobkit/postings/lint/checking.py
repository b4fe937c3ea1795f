"""The linter: every rule over one role, or over one plain posting."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from jobkit import resources
from jobkit.model.finding import SEVERITIES, Finding
from jobkit.model.role import Role
from jobkit.model.rubric import Rubric
from jobkit.postings.lint.agreement import check_agreement
from jobkit.postings.lint.completeness import check_completeness
from jobkit.postings.lint.consistency import check_consistency
from jobkit.postings.lint.measures import check_measures
from jobkit.postings.lint.pay import check_pay, settle_pay_words
from jobkit.postings.lint.pay_law import check_pay_law
from jobkit.postings.lint.plain_text import text_passages
from jobkit.postings.lint.requirements import check_requirements
from jobkit.postings.lint.role_text import role_passages
from jobkit.postings.lint.subject import Source, Subject
from jobkit.postings.lint.waivers import waived
from jobkit.postings.lint.wording import check_wording
from jobkit.yamlfile import Tree

_FAMILIES: Final[tuple[Callable[[Subject], Iterator[Finding]], ...]] = (
    check_wording, check_pay, check_pay_law, check_completeness, check_consistency, check_requirements, check_measures,
)  # fmt: skip


def lint_role(
    role: Role,
    *,
    as_of: date,
    path: str = "",
    tree: Tree | None = None,
    rubric: Rubric | None = None,
    where: Sequence[str] = (),
) -> tuple[Finding, ...]:
    """Everything that the rules find in a role, worst first in the order of the file.

    Args:
        role: the role, merged with what it extends.
        as_of: the day taken as today: which law is in force, which date is past.
        path: the linted file; texts of a template that it extends are looked at where a posting prints them.
        tree: the same role as plain data, with the place of each value.
        rubric: what its resumes are scored by; None: the two are not compared.
        where: places whose law to hold it to ("CO", "CA-ON"), instead of the role's own.

    Raises:
        NotFound: a place that is not known.
    """
    passages = role_passages(role, tree)
    own = tuple(each for each in passages if each.is_printed or each.spot.path in (path, ""))
    shipped = bool(path) and Path(path).resolve().is_relative_to(resources.folder("templates").resolve())
    subject = Subject(path or role.id, own, as_of, tuple(where), role, tree, is_template=shipped)
    found = _found(subject)
    if rubric is not None:
        found += check_agreement(subject, rubric)
    return _in_order([_extended(each, subject) for each in waived(subject, found)], subject.path)


def _extended(found: Finding, subject: Subject) -> Finding:
    """A finding in a file that the linted one extends, with word on where to mend it."""
    if found.spot.path in (subject.path, ""):
        return found
    return replace(found, fix=f"{found.fix} It comes from what your file extends: say it your way in {subject.path}.")


def lint_text(source: Source, *, as_of: date, where: Sequence[str] = ()) -> tuple[Finding, ...]:
    """What the rules find in the text of a posting, of which nothing else is known; raises as ``lint_role``."""
    subject = Subject(source.path, text_passages(source), as_of, tuple(where))
    return _in_order(_found(subject), source.path)


def _found(subject: Subject) -> list[Finding]:
    return list(settle_pay_words(subject, (each for family in _FAMILIES for each in family(subject))))


def _in_order(findings: Sequence[Finding], path: str) -> tuple[Finding, ...]:
    """The linted file first, then the others; in each from the top down, the same thing found twice once."""

    def place(each: Finding) -> tuple[object, ...]:
        spot = each.spot
        where = (spot.path != path, spot.path, spot.line or 0, spot.column or 0)
        return (*where, SEVERITIES.index(each.severity), each.rule)

    return tuple(sorted(dict.fromkeys(findings), key=place))
