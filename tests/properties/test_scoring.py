"""What must hold for the score of any resume, over facts that hypothesis makes up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from jobkit import api
from jobkit.intake import File
from jobkit.model.assessment import Assessment
from jobkit.model.document import Document, Span
from jobkit.model.facts import CredentialFact, DegreeFact, Facts, Months, StintFact, TermFact, Told
from jobkit.model.rubric import TOTAL, Terms
from jobkit.screening.award import whole
from jobkit.screening.rubrics import apply_variant, load_rubric
from jobkit.screening.score import score
from tests.factories import AS_OF, document

# Shrinking a page of facts can take minutes and tells little: a failing example is small enough to read.
modest = settings(max_examples=60, phases=[Phase.explicit, Phase.generate])

PLAIN = load_rubric("case-manager")
RUBRICS = {"plain": PLAIN, **{name: apply_variant(PLAIN, name) for name in PLAIN.variants}}
FUNCTIONS = next(each for each in PLAIN.criteria if isinstance(each, Terms)).ids

# A page of numbered words, ten to a line: any fact may stand anywhere on it.
PAGE = document(*(" ".join(f"w{line:02d}{word}" for word in range(10)) for line in range(40)))


def word(line: int, at: int) -> Span:
    start = PAGE.rows[line].span.start + 5 * at
    return Span(start, start + 4)


spans = st.builds(word, st.integers(0, 39), st.integers(0, 9))
some_spans = st.lists(spans, min_size=1, max_size=3).map(tuple)
months = st.lists(st.integers(0, 90), min_size=3, max_size=3).map(sorted).map(lambda n: Months(n[1], n[0], n[2]))
levels = st.sampled_from(["high_school", "associate", "bachelor", "master", "doctorate"])
fields = st.sampled_from([(), ("social_work",), ("sociology",), ("education",), ("business",), ("basket_weaving",)])
degrees = st.builds(
    DegreeFact,
    levels,
    st.just(("a field",)),
    fields,
    st.sampled_from(["completed", "in_progress", "not_completed"]),
    st.booleans(),
    some_spans,
)
credentials = st.builds(
    CredentialFact,
    st.sampled_from(["ccm", "lsw", "rn", "cpr", "unheard_of"]),
    st.just("X"),
    st.sampled_from(["active", "in_progress", "expired"]),
    some_spans,
    st.sampled_from([(), ("verify_expiry",), ("conflict",)]),
)
start = st.one_of(st.none(), st.integers(24000, 24300))
stints = st.builds(
    lambda credit, begin, at: StintFact(
        "case_manager", credit, "job", begin, None if begin is None else begin + 9, None, None, at
    ),
    st.sampled_from(["full", "related", "training", "none", "unknown"]),
    start,
    some_spans,
)
kinds = [("function", name) for name in FUNCTIONS] + [("tool", "epic"), ("knowledge", "benefits"), ("method", "cbt")]
terms = st.builds(
    lambda kind, strength, at: TermFact(*kind, strength, at),
    st.sampled_from(kinds),
    st.sampled_from(["demonstrated", "stated", "weak"]),
    some_spans,
)


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    """Facts that could have been read: months only where dated entries carry them."""
    entries = draw(st.lists(stints, max_size=4).map(tuple))

    def counted(credit: str) -> Months:
        dated = any(stint.credit == credit and stint.start is not None for stint in entries)
        return draw(months) if dated else Months(0, 0, 0)

    return Facts(
        as_of=AS_OF,
        degrees=draw(st.lists(degrees, max_size=3).map(tuple)),
        credentials=draw(st.lists(credentials, max_size=3).map(tuple)),
        stints=entries,
        terms=draw(st.lists(terms, max_size=25).map(tuple)),
        sections=draw(st.sampled_from([(), ("work",), ("work", "education", "skills")])),
        relevant_months=counted("full"),
        related_months=counted("related"),
        training_months=counted("training"),
    )


rubrics = st.sampled_from(list(RUBRICS))


def witnessed(result: Assessment, page: Document) -> bool:
    return all(
        page.text_of(line.span) == line.text and line.text
        for criterion in result.criteria
        for line in criterion.evidence
    )


@modest
@given(facts(), rubrics)
def test_an_interval_holds_its_point_and_every_point_has_a_line(given_facts: Facts, rubric: str) -> None:
    result = score(given_facts, PAGE, RUBRICS[rubric])
    for each in result.criteria:
        assert 0 <= each.low <= each.points <= each.high <= each.max
        assert bool(each.evidence) == bool(each.points)
        assert each.low == each.high or each.question
        assert each.reckoning
        sums = (each.reckoning.low, each.reckoning.points, each.reckoning.high)
        assert tuple(whole(sum.value) for sum in sums) == (each.low, each.points, each.high)
        assert all(each.value >= 0 for each in sums)
    assert result.of == TOTAL
    assert witnessed(result, PAGE)


@modest
@given(facts(), rubrics)
def test_the_same_facts_give_the_same_assessment(given_facts: Facts, rubric: str) -> None:
    assert score(given_facts, PAGE, RUBRICS[rubric]) == score(replace(given_facts), PAGE, RUBRICS[rubric])


@modest
@given(facts(), rubrics, st.randoms(use_true_random=False))
def test_the_order_in_which_facts_were_found_changes_no_points(given_facts: Facts, rubric: str, chance) -> None:
    shuffled = replace(
        given_facts,
        **{
            name: tuple(chance.sample(getattr(given_facts, name), len(getattr(given_facts, name))))
            for name in ("degrees", "credentials", "stints", "terms")
        },
    )
    before, after = score(given_facts, PAGE, RUBRICS[rubric]), score(shuffled, PAGE, RUBRICS[rubric])
    assert [(c.low, c.points, c.high) for c in before.criteria] == [(c.low, c.points, c.high) for c in after.criteria]


more_facts = st.one_of(
    degrees.filter(lambda each: each.status != "not_completed").map(lambda each: ("degrees", each)),
    credentials.map(lambda each: ("credentials", each)),
)


@modest
@given(facts(), more_facts, rubrics)
def test_a_further_degree_or_credential_never_lowers_a_score(given_facts: Facts, more: tuple, rubric: str) -> None:
    name, fact = more
    richer = replace(given_facts, **{name: (*getattr(given_facts, name), fact)})
    before, after = score(given_facts, PAGE, RUBRICS[rubric]), score(richer, PAGE, RUBRICS[rubric])
    assert after.point >= before.point
    assert after.low >= before.low


LONGER = document(*PAGE.text.split("\n"), "x000 x001 x002 x003 x004 x005")


@modest
@given(facts(), st.lists(st.tuples(st.sampled_from(kinds), st.integers(0, 5)), max_size=6), rubrics)
def test_a_further_line_about_work_done_never_lowers_a_score(given_facts: Facts, named: list, rubric: str) -> None:
    last = LONGER.rows[-1].span.start
    added = [TermFact(*kind, "demonstrated", (Span(last + 5 * at, last + 5 * at + 4),)) for kind, at in named]
    richer = replace(given_facts, terms=(*given_facts.terms, *added))
    before, after = score(given_facts, LONGER, RUBRICS[rubric]), score(richer, LONGER, RUBRICS[rubric])
    assert after.point >= before.point
    assert after.low >= before.low


@modest
@given(facts(), st.integers(0, 60), rubrics)
def test_further_months_never_lower_a_score(given_facts: Facts, more: int, rubric: str) -> None:
    def longer(count: Months) -> Months:
        return Months(count.point + more, count.low + more, count.high + more)

    if not any(stint.credit == "full" and stint.start is not None for stint in given_facts.stints):
        return
    richer = replace(given_facts, relevant_months=longer(given_facts.relevant_months))
    assert score(richer, PAGE, RUBRICS[rubric]).point >= score(given_facts, PAGE, RUBRICS[rubric]).point


@modest
@given(facts(), rubrics)
def test_repeating_every_mention_fifty_times_changes_nothing(given_facts: Facts, rubric: str) -> None:
    stuffed = replace(given_facts, terms=given_facts.terms * 50)
    before, after = score(given_facts, PAGE, RUBRICS[rubric]), score(stuffed, PAGE, RUBRICS[rubric])
    assert (before.low, before.point, before.high) == (after.low, after.point, after.high)


@modest
@given(st.lists(st.sampled_from(FUNCTIONS), min_size=1, max_size=10, unique=True), rubrics)
def test_one_statement_never_earns_more_than_three_credits_over_how_many_rows_ever(
    names: list[str], rubric: str
) -> None:
    terms = tuple(TermFact("function", name, "demonstrated", (word(at % 3, at),)) for at, name in enumerate(names))
    told = (Told(Span(PAGE.rows[0].span.start, PAGE.rows[2].span.end), "demonstrated"),)
    facts = Facts(AS_OF, terms=terms, told=told, sections=("work",))
    functions = score(facts, PAGE, RUBRICS[rubric]).criteria[1]
    share = functions.max / len(next(each for each in RUBRICS[rubric].criteria if each.id == "functions").ids)
    assert functions.points <= 3 * share + 0.5


@modest
@given(facts(), rubrics)
def test_removing_all_dates_makes_experience_unknown_and_never_not_met(given_facts: Facts, rubric: str) -> None:
    undated = replace(
        given_facts,
        stints=tuple(replace(stint, start=None, end=None, credit="full") for stint in given_facts.stints),
        relevant_months=Months(0, 0, 0),
        related_months=Months(0, 0, 0),
        training_months=Months(0, 0, 0),
    )
    if not undated.stints:
        return
    result = score(undated, PAGE, RUBRICS[rubric])
    assert result.criteria[0].state == "unknown"
    assert {gate.state for gate in result.gates if gate.id == "experience_minimum"} == {"unknown"}


def test_an_empty_resume_is_asked_about_and_not_put_below() -> None:
    result = score(Facts(AS_OF), document("a page of which nothing was recognised"), PLAIN)
    assert result.point == 0
    assert result.band == "review"
    assert all(gate.question for gate in result.gates)


# ------------------------------------------------------------------ over resumes, as pages


MONTHS = st.tuples(st.integers(2008, 2020), st.integers(0, 4)).map(lambda at: f"03/{at[0]} - 11/{at[0] + at[1]}")
DUTIES = (
    "Assessed the needs of clients and families",
    "Wrote care plans with each family",
    "Referred families to SNAP and housing programs",
    "Kept case notes in HMIS",
    "Monitored progress in monthly home visits",
    "Responded to a crisis at night",
    "Sorted the mail",
)
POSTS = st.tuples(
    st.sampled_from(["Case Manager", "Care Coordinator", "Support Worker", "Cashier"]),
    MONTHS,
    st.lists(st.sampled_from(DUTIES), max_size=4, unique=True),
)
DEGREES = st.sampled_from(["Bachelor of Social Work", "BA in Sociology", "Master of Public Health", "BS in Folklore"])


@dataclass(frozen=True)
class Sheet:
    """A resume as it is written."""

    posts: list[tuple[str, str, list[str]]]
    degree: str
    skills: list[str]
    name: str = "Ada Marsh"
    street: str = "12 Elm Street, Dayton, OH 45402"
    school: str = "State College"
    year: str = "2006"
    hobby: str = "chess"
    employer: str = "Harbor House"

    def text(self) -> str:
        work = [
            "\n".join([f"{title}, {self.employer}, {dates}", *(f"- {duty}" for duty in duties)])
            for title, dates, duties in self.posts
        ]
        parts = [f"{self.name}\n{self.street}\n{self.name.split()[0].lower()}@example.org"]
        parts += ["EXPERIENCE", *work] if work else []
        parts += ["EDUCATION", f"{self.degree}, {self.school}, {self.year}"]
        parts += ["SKILLS", ", ".join(self.skills)] if self.skills else []
        return "\n\n".join([*parts, "INTERESTS", self.hobby]) + "\n"

    def scored(self) -> Assessment:
        data = self.text().encode()
        return api.score(api.read_file(File("resume.txt", None, data), as_of=date(2026, 11, 1)), PLAIN)


sheets = st.builds(
    Sheet,
    st.lists(POSTS, min_size=1, max_size=3),
    DEGREES,
    st.lists(st.sampled_from(["Epic", "motivational interviewing", "SNAP", "advocacy", "Excel"]), unique=True),
)
few = settings(max_examples=12, deadline=None, phases=[Phase.explicit, Phase.generate])


def figures(result: Assessment) -> list[tuple[object, ...]]:
    points = [(each.id, each.low, each.points, each.high, each.state) for each in result.criteria]
    return [*points, *((gate.id, gate.state) for gate in result.gates), (result.band,)]


@few
@given(sheets)
def test_a_page_read_twice_gives_the_same_and_every_point_stands_on_it(sheet: Sheet) -> None:
    first = sheet.scored()
    assert first == sheet.scored()
    visible = " ".join(sheet.text().split())
    for each in first.criteria:
        assert bool(each.evidence) == bool(each.points)
        assert all(" ".join(line.text.split()).replace("- ", "") in visible.replace("- ", "") for line in each.evidence)


@few
@given(
    sheets,
    st.sampled_from(["Do Minh Ma", "Rosa Delgado", "James O'Neill"]),
    st.sampled_from(["PO Box 9, Reno, NV 89501", "4 Oak Road, Dayton, OH 45402"]),
    st.sampled_from(["Lakeview University", "Town College"]),
    st.sampled_from(["1984", "2019"]),
    st.sampled_from(["knitting", "gospel choir"]),
)
def test_who_somebody_is_and_where_they_studied_changes_nothing(
    sheet: Sheet, name: str, street: str, school: str, year: str, hobby: str
) -> None:
    other = replace(sheet, name=name, street=street, school=school, year=year, hobby=hobby)
    assert figures(other.scored()) == figures(sheet.scored())


@few
@given(sheets, st.sampled_from(DUTIES))
def test_a_true_line_never_lowers_and_leaving_it_out_never_raises(sheet: Sheet, duty: str) -> None:
    title, dates, duties = sheet.posts[0]
    without = replace(sheet, posts=[(title, dates, [each for each in duties if each != duty]), *sheet.posts[1:]])
    with_it = replace(sheet, posts=[(title, dates, [*without.posts[0][2], duty]), *sheet.posts[1:]])
    assert with_it.scored().point >= without.scored().point


@few
@given(sheets)
def test_repeating_the_skills_fifty_times_changes_nothing(sheet: Sheet) -> None:
    assert figures(replace(sheet, skills=sheet.skills * 50).scored()) == figures(sheet.scored())


@few
@given(sheets)
def test_a_page_without_dates_is_unknown_and_never_not_met(sheet: Sheet) -> None:
    undated = replace(sheet, posts=[(title, "", duties) for title, _, duties in sheet.posts]).scored()
    gate = next(each for each in undated.gates if each.id == "experience_minimum")
    assert gate.state in ("unknown", "not_stated")
    if any(title == "Case Manager" for title, _, _ in sheet.posts):
        assert gate.state == "unknown"
        assert next(each for each in undated.criteria if each.id == "experience").high > 0


@few
@given(sheets)
def test_a_field_that_nobody_placed_leaves_the_high_end_open(sheet: Sheet) -> None:
    result = replace(sheet, degree="BS in Folklore").scored()
    education = next(each for each in result.criteria if each.id == "education")
    assert education.points < education.high
    assert next(each for each in result.gates if each.id == "degree").state == "unknown"
