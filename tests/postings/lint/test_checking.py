"""What the linter says of whole roles and whole postings."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from time import process_time

import pytest

from jobkit import lint_role, load_role, render_posting
from jobkit.errors import Unreadable
from jobkit.model.finding import Finding, is_failing
from jobkit.model.posting import PostingFormat

AS_OF = date(2026, 11, 25)
DATA = Path(__file__).parents[2] / "data" / "lint"

ARTICLE = {
    1: {"PAY012": "average 40,675", "CON010": "no source"},
    2: {"CON001": "Retirement plan"},
    3: {"PAY005": "no currency and no period"},
    4: {"PAY003": "based upon candidate experience"},
    5: {"PAY011": "AK, CA, CO, ME, NY, WA"},
    6: {"DOC001": "[City, State]"},
    7: {"DOC002": "organization.name", "PAY008": "Colorado"},
    8: {"CON003": "clients' homes"},
    9: {"CON004": "BA degree in"},
    10: {"CON005": "has master"},
    11: {"CON005": "CCM is required", "CON006": "CCM takes"},
    12: {"CON005": "not of one kind"},
    13: {"CON005": "of no stated length"},
    14: {"CON007": "0 to 11, 25 to 35, 37 to 60"},
    15: {"CON002": "Monitor and evaluate"},
    16: {"CON008": "treatment plan", "LIC001": "treatment plan"},
    17: {"CON008": "counselling"},
    18: {"CON002": "communication, in"},
    19: {"VAG101": "Exceptional"},
    20: {"EEO002": "no sex, pregnancy, gender identity, genetic information", "DIS004": "help with applying"},
    21: {"DIS002": "must be able to listen"},
    22: {"PPL103": "elderly", "PPL107": "mental health issues"},
    23: {"CLI102": "high-pressure", "CON011": "crisis intervention"},
    24: {"CON009": "real-world examples", "DOC003": "2025"},
    27: {"RDG101": "grade", "VOI101": "2 times"},
}
"""What is wrong with the article's role, by the number that its fault has in the notes it was made from."""

FAULTY = [
    ("PAY002", "$55k+"), ("PAY002", "starting at $48,000"), ("PAY003", "Competitive pay"), ("PAY003", "DOE"),
    ("PAY007", "Great benefits"), ("PAY007", "perks and more"), ("PAY009", "not available to California residents"),
    ("PAY010", "pay history"), ("AGE001", "young"), ("AGE001", "New grads"), ("AGE002", "digital natives"),
    ("AGE004", "birth date"), ("NAT001", "Native Spanish speaker"), ("CIT001", "U.S. citizens only"),
    ("SEX002", "She/he must"), ("DIS001", "able-bodied"), ("DIS002", "must be able to lift"),
    ("CRIM001", "No criminal record"), ("CRIM001", "clean background"), ("CRED001", "credit check"),
    ("DRV001", "valid driver's license"), ("EMP001", "currently employed"), ("MIL001", "No military obligations"),
    ("PHO001", "Attach a headshot"), ("FEE001", "$15 processing fee"), ("EEO003", "Minorities strongly encouraged"),
    ("DOC001", "[e-mail address]"), ("DOC003", "HIRING NOW"), ("DOC003", "Full-time"), ("DOC003", "!"), ("DOC003", "$"),
    ("DOC004", "Ninja"), ("CLI101", "Ninja"), ("CON004", "BS degree in"), ("AGE101", "energetic person"),
    ("CUL101", "We're a family"), ("PPL101", "addicts"), ("PPL103", "the elderly"), ("PPL108", "ex-offenders"),
    ("PPL106", "suffer from"), ("VAG101", "Strong"),
]  # fmt: skip


@pytest.fixture(scope="module")
def article() -> tuple[Finding, ...]:
    return lint_role(DATA / "article.yaml", as_of=AS_OF)


@pytest.mark.parametrize("number", ARTICLE)
def test_the_article_has_the_faults_that_it_was_written_with(article: tuple[Finding, ...], number: int) -> None:
    for rule, said in ARTICLE[number].items():
        assert any(each.rule == rule and said in each.message for each in article), (rule, said)


def test_the_articles_strong_words_are_all_found(article: tuple[Finding, ...]) -> None:
    assert sum(each.rule == "VAG101" for each in article) == 13


def test_every_finding_stands_on_the_line_that_it_quotes(article: tuple[Finding, ...]) -> None:
    lines = (DATA / "article.yaml").read_text(encoding="utf-8").splitlines()
    for each in article:
        assert each.spot.path == str(DATA / "article.yaml")
        assert each.spot.line
        if each.spot.end_line == each.spot.line and each.spot.end_column:
            assert lines[each.spot.line - 1][(each.spot.column or 1) - 1 : each.spot.end_column - 1] == each.quote


def test_a_sound_posting_gives_nothing() -> None:
    assert lint_role(DATA / "clean.md", as_of=AS_OF) == ()


@pytest.mark.parametrize("where", ["CO", "CA", "WA", "NY", "IL", "NJ", "MA", "US"])
def test_a_sound_posting_gives_nothing_wherever_it_is_held_to_the_law(where: str) -> None:
    assert lint_role(DATA / "clean.md", where=[where], as_of=AS_OF) == ()


def test_a_faulty_posting_gives_all_of_its_faults() -> None:
    found = lint_role(DATA / "faulty.md", as_of=AS_OF)
    text = (DATA / "faulty.md").read_text(encoding="utf-8")
    assert [pair for pair in FAULTY if pair[1] not in text] == []
    assert [pair for pair in FAULTY if not any(each.rule == pair[0] and pair[1] in each.quote for each in found)] == []
    assert is_failing(found)


def test_a_faulty_posting_is_held_to_the_law_of_a_place() -> None:
    found = {each.rule: each for each in lint_role(DATA / "faulty.md", where=["CA"], as_of=AS_OF)}
    assert found["DRV001"].severity == "error"
    bare = DATA.parent / "lint" / "bare.md"
    rules = {each.rule: each for each in lint_role(bare, where=["CO"], as_of=AS_OF)}
    assert {"PAY001", "PAY006", "PAY008"} <= set(rules)
    assert rules["PAY001"].severity == "error"
    assert rules["PAY003"].severity == "error"
    assert not {"PAY001", "PAY006", "PAY008"} & {each.rule for each in lint_role(bare, as_of=AS_OF)}


def test_the_shipped_example_has_no_fault(root: Path) -> None:
    found = lint_role(root / "samples" / "roles" / "case-manager-example.yaml", as_of=AS_OF)
    assert [(each.rule, each.message) for each in found] == []


@pytest.mark.parametrize("form", ["md", "html", "text", "docx", "pdf"])
def test_what_is_posted_of_the_example_has_no_fault_either(root: Path, tmp_path: Path, form: PostingFormat) -> None:
    posting = render_posting(load_role(root / "samples" / "roles" / "case-manager-example.yaml"), form)
    path = tmp_path / posting.filename
    path.write_bytes(posting.data)
    assert lint_role(path, where=["US"], as_of=AS_OF) == ()


def test_a_role_without_a_file_is_linted_too() -> None:
    found = lint_role(load_role(DATA / "article.yaml"), as_of=AS_OF)
    assert {"PAY005", "VAG101", "CON001"} <= {each.rule for each in found}
    assert {each.spot.line for each in found} == {None}


def test_findings_name_the_file_that_holds_the_value(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "id: own\nextends: case-manager\nposting:\n  requirements:\n    +:\n      - Excellent skills in French\n",
        encoding="utf-8",
    )
    found = lint_role(own, as_of=AS_OF)
    (strong,) = [each for each in found if each.rule == "VAG101"]
    assert (strong.spot.path, strong.spot.line, strong.spot.column) == (str(own), 6, 9)
    assert next(each for each in found if each.rule == "CON001").spot.path.endswith("case-manager.yaml")
    assert next(each for each in found if each.field == "organization.name").spot.path == str(own)
    assert next(each for each in found if each.field == "posting.location").spot.line == 3
    assert not any(each.rule == "PAY012" for each in found), "the template's own article is not the employer's to mend"


def test_a_file_that_takes_its_id_from_what_it_extends_is_still_the_linted_one(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("extends: case-manager\n", encoding="utf-8")
    missing = [each for each in lint_role(own, as_of=AS_OF) if each.rule == "DOC002"]
    assert {(each.spot.path, each.severity) for each in missing} == {(str(own), "error")}


HOSTILE = """\
id: hostile
role: {title: "{{ 7*7 }}<script>alert(1)</script>"}
posting:
  brief: ["{% for x in range(10**9) %}x{% endfor %} ::error file=x::y"]
  requirements: [HOSTILE]
"""


def test_hostile_values_stay_text_and_cost_little(tmp_path: Path) -> None:
    path = tmp_path / "hostile.yaml"
    path.write_text(HOSTILE.replace("HOSTILE", ", ".join(["Excellent " + "a" * 90] * 500)), encoding="utf-8")
    found = lint_role(path, as_of=AS_OF)
    assert any(each.rule == "DOC001" and each.quote == "{{ 7*7 }}" for each in found)
    assert all(char.isprintable() for each in found for char in each.message + each.quote)


@pytest.mark.parametrize(
    "line", ["young. ", "a #", "elder abuse ", "the elderly, ", "# ", "((((", "we are ", "Pay: $1+ "]
)
def test_a_long_text_costs_little(line: str, tmp_path: Path) -> None:
    path = tmp_path / "posting.md"
    path.write_text(f"# Case Manager\n\n{line * (20_000 // len(line))}\n", encoding="utf-8")
    started = process_time()
    lint_role(path, as_of=AS_OF)
    assert process_time() - started < 10, "half a second is usual"


def test_a_text_that_is_no_posting_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "posting.md"
    path.write_text("You see people. " * 20_000, encoding="utf-8")
    with pytest.raises(Unreadable, match="a posting has at most 200,000"):
        lint_role(path, as_of=AS_OF)
