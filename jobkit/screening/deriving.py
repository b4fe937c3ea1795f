"""A first rubric from a role: what its posting asks for, weighed by rational shares, each part resting on its sentence.

A person goes over it before any file is opened. What no resume can show stands in ``not_scored``, with where it is
asked instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from jobkit.errors import InvalidFile, Problem
from jobkit.language.degree_words import degree_words
from jobkit.language.degrees import level_rank
from jobkit.language.titles import title_family
from jobkit.model.role import Role
from jobkit.model.rubric import (
    DERIVED,
    OWN,
    TOTAL,
    Bands,
    Credential,
    CredentialGate,
    CredentialRow,
    Criterion,
    Degree,
    DegreeGate,
    DegreeRow,
    Experience,
    ExperienceGate,
    Gate,
    MonthsOption,
    NotScored,
    OtherMonths,
    PartRule,
    Parts,
    Relation,
    Rubric,
    TermChoice,
    Terms,
    Tier,
    Weights,
    Work,
)  # fmt: skip
from jobkit.screening.asked import Asked, asked_of, deriving_words, terms_in, work_terms
from jobkit.screening.derived_points import weighed

_BANDS = Bands(strong=75, good=55, below_if_high_under=35)
_WEIGHTS = Weights(stated=Decimal("0.4"))
_KNOWN = ("tool", "method", "instrument", "knowledge")
"""Kinds of terms that a requirement of knowledge or skill may name."""
_HIGHER: tuple[Relation, ...] = ("named", "related")
_SENTENCE = 300


def derive(role: Role) -> Rubric:
    """A rubric for a role, made of what its posting asks for; the same role gives the same rubric.

    Raises:
        InvalidFile: the role says too little to be scored by.
    """
    everything = asked_of(role)
    asked = [each for each in everything if not each.lived]
    tier = _tier(role, asked)
    criteria = weighed(_criteria(role, asked, tier))
    if sum(each.max for each in criteria) != TOTAL:
        said = "says too little for a rubric: it takes responsibilities that name the work, and two requirements that a"
        raise InvalidFile([Problem(f"the role '{role.id}' {said} resume can show", field="posting.requirements")])
    gates = tuple(_gates(role, asked, tier))
    return Rubric(
        id=role.id,
        version=DERIVED,
        role=role.id,
        title=role.role.title,
        target_tier=tier,
        fields=_fields(asked),
        work=_work(role, asked),
        words={name: (word,) for each in asked for name, word in each.own.items()},
        gates=gates,
        criteria=criteria,
        hand_on_to=criteria[0].id,
        bands=_BANDS,
        not_scored=tuple(_not_scored(everything, gates, criteria)),
    )


# ------------------------------------------------------------------ the role as a whole


def _tier(role: Role, asked: Sequence[Asked]) -> Tier:
    """The tier that the opening names, or that holds the months asked for; entry where nothing says."""
    named = role.opening.tier
    if named in ("entry", "mid", "senior"):
        return named  # type: ignore[return-value]
    months = max((each.requirement.months or 0 for each in asked if each.must), default=0)
    targets = _targets(role)
    return "senior" if months >= targets["senior"] else "mid" if months >= targets["mid"] else "entry"


def _targets(role: Role) -> dict[Tier, int]:
    """Months at which each tier has all points."""
    own = {tier.id: tier.min_months for tier in role.role.tiers if tier.min_months}
    usual = deriving_words().months
    entry, mid, senior = (own.get(name, usual[name]) for name in ("entry", "mid", "senior"))
    return {"entry": entry, "mid": mid, "senior": senior}


def _work(role: Role, asked: Sequence[Asked]) -> Work:
    """Which work is relevant: the lexicon's own account where the title is one that it counts in full; else what the
    title names, and what the posting asks experience of."""
    reading = title_family(role.role.title)
    if reading.credit in ("full", "supervisory"):
        return Work()
    named = [kind for each in asked for kind in each.work]
    if reading.family is None or reading.credit == "none":
        titles = {title.casefold(): title for title in reversed([role.role.title, *role.role.aliases, *named])}
        return Work(titles=tuple(reversed(titles.values())))
    return Work(families=(reading.family,), titles=tuple(named))


def _fields(asked: Sequence[Asked]) -> dict[Relation, tuple[str, ...]]:
    """The fields that the posting names; those near them as the lexicon places them, where it places the named ones."""
    named = tuple(dict.fromkeys(name for each in asked for name in each.fields))
    places: dict[Relation, list[str]] = {"named": list(named), "related": [], "adjacent": [], "unrelated": []}
    known = {field.id: field.relation for field in degree_words().fields}
    if not any(known[name] in _HIGHER for name in named):
        return {"named": named}
    for name, relation in known.items():
        if name not in named:
            places["related" if relation == "named" else relation].append(name)
    return {relation: tuple(names) for relation, names in places.items()}


# ------------------------------------------------------------------ gates


def _gates(role: Role, asked: Sequence[Asked], tier: Tier) -> Iterator[Gate]:
    for kind, each in _first_of_kind(asked):
        if kind == "education" and each.level not in (None, "none"):
            yield _degree_gate(each)
        elif kind == "experience":
            yield _experience_gate(role, each, tier)
        elif kind in ("license", "credential") and each.credentials:
            yield CredentialGate(
                kind="credential",
                any_of=each.credentials,
                question="Which licenses and certifications do you hold, where, and until when?",
                **_item("licence" if kind == "license" else "certification", _GATE_NAMES[kind], each),
            )


_GATE_NAMES = {"license": "Licence", "credential": "Certification"}


def _first_of_kind(asked: Sequence[Asked]) -> Iterator[tuple[str, Asked]]:
    """Of each kind the first must-have; of experience the first that names months, if any does."""
    musts = [each for each in asked if each.must]
    musts.sort(key=lambda each: each.requirement.kind == "experience" and each.requirement.months is None)
    seen: set[str] = set()
    for each in musts:
        if each.requirement.kind not in seen:
            seen.add(each.requirement.kind)
            yield each.requirement.kind, each


def _degree_gate(each: Asked) -> DegreeGate:
    words = deriving_words()
    open_to_related = each.says(words.related)
    placed: tuple[Relation, ...] = ("named", "related") if open_to_related else ("named",)
    unsure: tuple[Relation, ...] = ("adjacent",) if open_to_related else ("related", "adjacent")
    return DegreeGate(
        kind="degree",
        levels=_levels_from(each.level),
        fields=placed if each.fields else (),
        unsure_fields=unsure if each.fields else (),
        instead_relevant_months=each.instead_months,
        question="Which degree did you complete, and in what field?",
        **_item("degree", "Degree", each),
    )


def _levels_from(level: str | None) -> tuple[str, ...]:
    least = level_rank(level or "")
    return tuple(each.id for each in degree_words().levels if each.rank >= least)


def _experience_gate(role: Role, each: Asked, tier: Tier) -> ExperienceGate:
    least = each.requirement.months or _targets(role)[tier]
    options = [MonthsOption(credits=("relevant",), months=least)]
    if tier == "entry":
        options.append(MonthsOption(credits=("relevant", "training"), months=least))
    question = "In which of your posts did you do this work, and from which month to which?"
    return ExperienceGate(
        kind="experience",
        any_of=tuple(options),
        people=tuple(each.terms.get("population", ())),
        question=question,
        **_item("experience_minimum", "Experience", each),
    )


def _item(id: str, name: str, each: Asked) -> dict[str, object]:
    said = each.requirement.text
    return {"id": id, "name": name, "rests_on": (each.at,), "sentence": said[:_SENTENCE], "ask": said[:_SENTENCE]}


# ------------------------------------------------------------------ criteria


def _criteria(role: Role, asked: Sequence[Asked], tier: Tier) -> Iterator[tuple[str, bool, Criterion]]:
    """(share, must, criterion): each as if it were the only one."""
    by_kind = {kind: [each for each in asked if each.requirement.kind == kind] for kind in deriving_words().ask}
    functions = _functions(role, asked)
    if functions:
        yield "functions", True, functions
    done = by_kind["experience"] or [each for each in by_kind["education"] if each.instead_months]
    if done:
        yield "experience", _any_must(done), _experience(role, done, tier)
    degrees = [each for each in by_kind["education"] if each.level not in (None, "none")]
    if degrees:
        yield "education", _any_must(degrees), _degree(degrees)
    held = [each for each in (*by_kind["license"], *by_kind["credential"]) if each.credentials]
    if held:
        yield "credential", _any_must(held), _credential(held)
    known = [each for each in asked if _choices(each)]
    if known:
        yield "knowledge", _any_must(known), _knowledge(known)
    yield "populations", True, _populations(role)


def _any_must(asked: Iterable[Asked]) -> bool:
    return any(each.must for each in asked)


def _functions(role: Role, asked: Sequence[Asked]) -> Terms | None:
    found = work_terms(role)
    for each in asked:
        for name in each.terms.get("function", ()):
            found.setdefault(name, each.at)
    if not found:
        return None
    return Terms(
        id="functions", kind="terms", name="Core functions of the work", max=1, term="function", ids=tuple(found),
        weights=_WEIGHTS, rests_on=tuple(dict.fromkeys(found.values())),
        sentence=_said(role, next(iter(found.values()))),
    )  # fmt: skip


def _said(role: Role, statement: str) -> str:
    """The words of a responsibility, duty or requirement."""
    section, part, name = statement.split(".")
    entries = getattr(role.posting if section == "posting" else role.role, part)
    named = next((each for each in entries if each.id == name), None)
    return str((named or entries[int(name)]).text)[:_SENTENCE]


def _experience(role: Role, asked: Sequence[Asked], tier: Tier) -> Experience:
    targets = _targets(role)
    said = (each.requirement.months or each.instead_months for each in asked)
    months = next(filter(None, said), None)
    targets[tier] = months or targets[tier]
    return Experience(
        id="experience", kind="experience", name="Relevant experience", max=2, target_months=targets,
        besides=(
            OtherMonths(credit="related", weight=Decimal("0.5"), at_most=1),
            OtherMonths(credit="training", weight=Decimal("0.5"), at_most=1, tiers=("entry",)),
        ),
        question="In which months did each of these posts begin and end?", **_resting(asked),
    )  # fmt: skip


def _degree(asked: Sequence[Asked]) -> Degree:
    """All points for the highest level asked for, less for a lower one that is enough or a field farther off."""
    ranked = sorted(asked, key=lambda each: level_rank(each.level or ""), reverse=True)
    rows: list[DegreeRow] = []
    for step, each in enumerate(ranked):
        levels, scale = _levels_from(each.level), Decimal(1) - Decimal("0.15") * step
        for relation, share in _FIELD_SHARES if each.fields else (((), Decimal(1)),):
            rows.append(DegreeRow(points=int(100 * scale * share), levels=levels, fields=relation))
    return Degree(
        id="education", kind="degree", name="Education", max=1, rows=tuple(rows), in_progress=Decimal("0.5"),
        question="Which degrees did you complete, and in what fields?", **_resting(asked),
    )  # fmt: skip


_FIELD_SHARES: tuple[tuple[tuple[Relation, ...], Decimal], ...] = (
    (("named",), Decimal(1)), (("related",), Decimal("0.9")), (("adjacent",), Decimal("0.6")), ((), Decimal("0.4")),
)  # fmt: skip
"""What a degree is worth by how near its field is: a field that the posting allows for is all but as good."""


def _credential(asked: Sequence[Asked]) -> Credential:
    ids = tuple(dict.fromkeys(name for each in asked for name in each.credentials))
    return Credential(
        id="credential", kind="credential", name="Certification or licence", max=1, in_progress=1, expired=1,
        rows=(CredentialRow(points=1, any_of=ids),),
        question="Which certifications and licenses do you hold now, and until when?", **_resting(asked),
    )  # fmt: skip


def _choices(each: Asked) -> tuple[TermChoice, ...]:
    if each.requirement.kind in ("education", "license", "credential", "language", "travel"):
        return ()
    known = [TermChoice(term=kind, ids=each.terms[kind]) for kind in _KNOWN if kind in each.terms]
    if each.own:
        known.append(TermChoice(term=OWN, ids=tuple(each.own)))
    return tuple(known)


def _knowledge(asked: Sequence[Asked]) -> Parts:
    parts = tuple(
        PartRule(id=_part_id(each), name=each.requirement.text.rstrip(".")[:80], points=2 if each.must else 1,
                 any_of=_choices(each))
        for each in asked
    )  # fmt: skip
    return Parts(id="knowledge", kind="parts", name="Tools and knowledge", max=1, parts=parts, **_resting(asked))


def _part_id(each: Asked) -> str:
    name = each.at.rsplit(".", 1)[1]
    return name if name[0].isalpha() else f"requirement_{name}"


def _populations(role: Role) -> Terms:
    named = role.role.populations.named
    ids = terms_in("\n".join(named)).get("population", ()) if named else ()
    return Terms(
        id="populations", kind="terms", name="People served", max=1, term="population", ids=ids,
        weights=Weights(stated=Decimal("0.7")), rests_on=("role.populations",), sentence=", ".join(named)[:_SENTENCE],
    )  # fmt: skip


def _resting(asked: Sequence[Asked]) -> dict[str, object]:
    return {
        "rests_on": tuple(each.at for each in asked),
        "sentence": asked[0].requirement.text[:_SENTENCE],
    }


# ------------------------------------------------------------------ what is left


def _not_scored(asked: Sequence[Asked], gates: Sequence[Gate], criteria: Sequence[Criterion]) -> Iterator[NotScored]:
    """What no resume can show, and the interview or form that asks for it."""
    resting = {statement for item in (*gates, *criteria) for statement in item.rests_on}
    for each in asked:
        if each.at not in resting:
            ask = deriving_words().lived_ask if each.lived else deriving_words().ask[each.requirement.kind]
            yield NotScored(what=re.sub(r"\s+", " ", each.requirement.text), then=ask, rests_on=(each.at,))
