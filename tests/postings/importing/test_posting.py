"""Postings and articles to roles: what is found, where it stood, and that nothing is lost."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

import pytest

from benchmarks.importing import compare
from jobkit.errors import Unreadable
from jobkit.model.imported import Imported
from jobkit.model.posting import FeedFormat, Posting
from jobkit.model.role import Role
from jobkit.postings.feeds import render_feed
from jobkit.postings.importing.posting import import_posting
from jobkit.postings.render import render_posting
from jobkit.roles.loading import load_role, load_role_text, shipped_roles

DATA = Path(__file__).parents[2] / "data"
TRUTHS = sorted((DATA / "postings").rglob("*.json"))
TEXTS = [path for path in sorted(DATA.glob("postings/**/*.*")) if path.suffix in (".txt", ".md")]
ARTICLE = DATA / "articles" / "care-navigator.txt"
FORMS = ["md", "html", "text", "docx", "pdf", "ats", "jsonld", "internal", "indeed", "rss", "atom", "jsonfeed"]
"""Formats that carry the whole posting: all but the short posts, and the page that lists openings."""
EMPLOYER = """
organization: {name: Example Family Services, about: Example Family Services has stood by families since 1988.}
opening: {id: CM-14, posted_on: 2026-11-23}
posting:
  pay: {min: 45000, max: 60000, currency: USD, period: year}
  location: [{street: 100 Example Avenue, city: Dayton, region: OH, postal_code: "45402"}]
  flsa_status: non_exempt
  employment_type: full_time
  apply: {url: https://www.example.org/jobs/14, email: jobs@example.org, documents: [resume], deadline: 2026-12-31}
  internal: {grade: Grade 9, apply: Write to jobs@example.org. Tell your supervisor that you have.}
schedule: {hours_per_week: 40, shifts: "Monday to Friday, daytime"}
"""


def of_text(text: str, name: str = "posting.txt") -> Imported:
    return import_posting(text.encode(), name)


# ------------------------------------------------------------------ what is found


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda path: path.stem)
def test_nineteen_of_twenty_facts_are_right(truth: Path) -> None:
    facts = compare(truth)
    wrong = [f"{fact.field}: {fact.said}" for fact in facts if not fact.right]
    assert len(wrong) <= 0.05 * len(facts), "\n".join(wrong)


def test_every_part_of_an_article_finds_its_place() -> None:
    imported = import_posting(ARTICLE.read_bytes(), ARTICLE.name)
    role, posting, guide = (imported.data[part] for part in ("role", "posting", "guide"))
    counts = {
        "duties": len(role["duties"]),
        "responsibilities": len(posting["responsibilities"]),
        "requirements": len(posting["requirements"]),
        "benefits": len(posting["benefits"]),
        "brief": len(posting["brief"]),
        "skills": len(role["skills"]),
        "work_in_practice": len(role["work_in_practice"]),
        "faqs": len(guide["faqs"]),
    }
    assert counts == {
        "duties": 10, "responsibilities": 8, "requirements": 7, "benefits": 6, "brief": 5, "skills": 5,
        "work_in_practice": 3, "faqs": 3,
    }  # fmt: skip
    assert [(tier["id"], tier["min_months"], tier.get("max_months")) for tier in role["tiers"]] == [
        ("entry", 12, 24),
        ("mid", 48, 71),
        ("senior", 72, None),
    ]
    assert [each["issuer"] for each in role["credentials"]] == [
        "Commission for Case Manager Certification (CCMC)",
        "National Association of Social Workers (NASW)",
    ]
    assert (posting["pay"]["min"], posting["pay"]["max"]) == (38000, 51000)


def test_what_an_occupation_earns_on_average_is_never_the_pay() -> None:
    imported = import_posting(ARTICLE.read_bytes(), ARTICLE.name)
    assert imported.data["role"]["market"][0]["amount"] == 36200
    assert 36200 not in imported.data["posting"]["pay"].values()


def test_a_blank_of_a_template_is_no_place_of_work() -> None:
    imported = import_posting(ARTICLE.read_bytes(), ARTICLE.name)
    assert "location" not in imported.data["posting"]
    assert [(each.at.line, each.why) for each in imported.unplaced] == [(61, "a placeholder")]


def test_what_is_taken_for_granted_is_said() -> None:
    imported = of_text("Case Manager\n\nPay: $20 to $24 an hour\n")
    assert imported.data["posting"]["pay"]["currency"] == "USD"
    assert [field for field, _ in imported.notes] == ["posting.pay.currency"]


def test_a_period_that_is_not_said_is_not_made_up() -> None:
    imported = of_text("Case Manager\n\nPay range: $45,000 - $60,000\n")
    assert "period" not in imported.data["posting"]["pay"]
    assert "posting.pay.period" in dict(imported.missing)


def test_clients_met_in_person_do_not_tie_the_job_to_an_office() -> None:
    brief = "You work with clients in person to learn their goals."
    posting = of_text(f"Case Manager\n\nAbout the job\n{brief}\n\nDuties\n- Visit clients\n").data["posting"]
    assert "location_type" not in posting
    assert posting["brief"] == [{"text": brief}]


# ------------------------------------------------------------------ where it stood, and nothing lost


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_quote_stands_in_the_line_that_the_evidence_names(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    for witness in import_posting(path.read_bytes(), path.name).evidence:
        assert witness.at.line is not None
        around = _letters(" ".join(lines[witness.at.line - 1 : witness.at.line + 8]))
        assert _letters(witness.at.quote)[:30] in around, witness


@pytest.mark.parametrize("path", [*TEXTS, ARTICLE], ids=lambda path: path.stem)
def test_every_word_of_a_file_is_in_a_value_a_quote_or_a_heading(path: Path) -> None:
    imported = import_posting(path.read_bytes(), path.name)
    said = [*(each.at.quote for each in imported.evidence), *(each.at.quote for each in imported.unplaced)]
    kept = _letters(" ".join([*said, *_texts(imported.data)]))
    for line in path.read_text(encoding="utf-8").splitlines():
        words = [word for word in line.split() if len(_letters(word)) > 3]
        missing = [word for word in words if _letters(word) not in kept]
        assert len(missing) < 6, line  # headings and words that lead in a list are structure


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _texts(value: Any) -> list[str]:
    if isinstance(value, Mapping):
        return [text for each in value.values() for text in _texts(each)]
    if isinstance(value, list):
        return [text for each in value for text in _texts(each)]
    return [str(value)]


def test_menus_and_notices_around_a_posting_are_set_apart() -> None:
    path = DATA / "postings" / "table.html"
    imported = import_posting(path.read_bytes(), path.name)
    around = [each.at.quote for each in imported.unplaced]
    assert "Similar jobs" in around
    assert not any("Polk County" in text or "cookies" in text for text in _texts(imported.data))


# ------------------------------------------------------------------ there and back


def _role(name: str) -> Role:
    if name == "example":
        return load_role(Path(__file__).parents[3] / "samples" / "roles" / "case-manager-example.yaml")
    return load_role_text(f"id: filled\nextends: {name}\n{EMPLOYER}", Path("filled.yaml"))


def _posted(role: Role, form: Any) -> Posting:
    return render_feed([role], form) if form in get_args(FeedFormat) else render_posting(role, form)


def _said(role: Role, form: str) -> Any:
    """What a posting in that form says of the role, as plain data."""
    parts = ("organization", "schedule", "caseload", "physical_demands", "exposure", "background_checks")
    facts = role.model_dump(mode="json", include={*parts, "opening", "posting"}, exclude_defaults=True)
    posting, opening = facts["posting"], facts.get("opening", {})
    inside = posting.pop("internal", {})
    others = posting.pop("apply", {})
    for each in posting["requirements"]:
        each.pop("kind", None)  # how a role file sorts what a posting only says
    facts |= {
        "title": role.role.title,
        "served": role.role.populations.named,
        "organization": facts["organization"]["name"],
        "number": opening.get("id"),
        "opening": [opening.get(name) for name in ("posted_on", "start_on")],
        "brief": " ".join(each["text"] for each in posting.pop("brief")),
        "mode": {"onsite": None}.get(mode := posting.pop("location_type", None), mode),  # what is not said is on site
    }
    if form == "internal":
        closing = inside.pop("deadline", others.get("deadline"))
        return _bare({**facts, **inside, "closing": closing})
    return _bare({**facts, **others, "about": role.organization.about})


def _bare(value: Any) -> Any:
    """Data without the names by which a role file speaks of its own parts, and without what is only checked."""
    if isinstance(value, list | tuple):
        return [_bare(each) for each in value]
    if isinstance(value, dict):
        unsaid = ("id", "duty", "evidence", "strength_word")
        return {name: _bare(said) for name, said in value.items() if name not in unsaid}
    return value


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", [*shipped_roles(), "example"])
def test_a_posting_of_our_own_gives_the_role_back(name: str, form: str) -> None:
    role = _role(name)
    made = _posted(role, form)
    back = import_posting(made.data, made.filename).role
    assert back is not None
    assert _said(back, form) == _said(role, form)


def test_an_opening_of_a_feed_is_imported_and_the_others_are_listed() -> None:
    feed = render_feed([_role("example"), _role("housing-case-manager")], "indeed")
    imported = import_posting(feed.data, feed.filename)
    assert imported.role is not None
    assert imported.role.role.title == "Case Manager"
    assert [each.at.quote for each in imported.unplaced if "another opening" in each.why] == [
        "title: Housing Case Manager"
    ]


# ------------------------------------------------------------------ hostile and broken files


def test_code_in_a_posting_is_text() -> None:
    imported = of_text(
        "Case Manager\n\nDuties\n- {{ 7 * 7 }} and {% for x in y %}\n- !!python/object:os.system &a *a\n"
    )
    texts = [each["text"] for each in imported.data["posting"]["responsibilities"]]
    assert texts == ["{{ 7 * 7 }} and {% for x in y %}", "!!python/object:os.system &a *a"]


def test_a_script_of_a_page_is_not_read() -> None:
    script = "<script>document.write('Salary: $9 an hour')</script>"
    page = f"<html><body><h1>Case Manager</h1>{script}<p>Full-time.</p></body></html>"
    assert "pay" not in of_text(page, "posting.html").data.get("posting", {})


def test_a_file_without_a_title_says_that_it_is_missing() -> None:
    imported = of_text("- [ ]\n- Health insurance from the first day, and more than that if you ask for it nicely.\n")
    assert imported.role is None
    assert "role.title" in dict(imported.missing)


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "empty"), (b"[1, 2]", "no job"), (b"A\n" * 5000, "4,000")],
    ids=["empty", "json without a job", "too long"],
)
def test_a_file_that_is_no_posting_is_refused_in_a_line(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        import_posting(data, "file")


def test_the_same_bytes_give_the_same_import() -> None:
    data = (DATA / "postings" / "table.html").read_bytes()
    assert import_posting(data, "a.html") == import_posting(data, "a.html")


# ------------------------------------------------------------------ wordings, one at a time


def test_the_least_and_the_most_may_have_a_label_each() -> None:
    imported = of_text("Case Manager\n\nMin: $20.50 an hour\nMax: $26.00 an hour\n\nDuties\n- Visit clients\n")
    pay = imported.data["posting"]["pay"]
    assert pay == {"min": 20.5, "max": 26, "period": "hour", "currency": "USD"}


def test_pay_by_the_fortnight_is_kept_and_its_period_left_open() -> None:
    imported = of_text("Case Manager\n\nSalary: $2,412.80 - $3,088.00 biweekly\n\nDuties\n- Visit clients\n")
    assert imported.data["posting"]["pay"] == {"min": 2412.8, "max": 3088, "currency": "USD"}
    assert any("a stretch of time" in note for field, note in imported.notes if field == "posting.pay.min")


@pytest.mark.parametrize(
    ("lines", "title", "employer"),
    [
        (["Harbor House Services - Case Manager (Housing)"], "Case Manager (Housing)", "Harbor House Services"),
        (["JOB POSTING – CASE MANAGER", "", "Position: Case Manager (Reentry)"], "Case Manager (Reentry)", None),
    ],
)
def test_the_jobs_name_has_all_its_words_and_no_employers(lines: list[str], title: str, employer: str | None) -> None:
    data = of_text("\n".join([*lines, "", "Duties", "- Visit clients", "- Write plans"])).data
    assert data["role"]["title"] == title
    assert data.get("organization", {}).get("name") == employer


def test_an_employer_is_named_in_full_where_letters_stand_for_it() -> None:
    about = "Hill House Services (HHS) has stood by families since 1988."
    fair = "HHS is an equal opportunity employer. HHS hires."
    text = f"Hill House Services\n\nCase Manager\n\nAbout Us\n{about}\n\n{fair}\n"
    assert of_text(text).data["organization"]["name"] == "Hill House Services"


def test_a_bold_line_with_a_day_is_the_closing_date() -> None:
    text = "# Case Manager\n\n## Benefits\n- Dental\n\n**Apply by December 18, 2026**\n\nEmail jobs@example.org.\n"
    assert of_text(text, "posting.md").data["posting"]["apply"]["deadline"] == "2026-12-18"


def test_a_closing_date_may_also_be_open() -> None:
    apply = of_text("Case Manager\n\nClosing Date: March 31, 2027 or until filled\n").data["posting"]["apply"]
    assert apply == {"deadline": "2027-03-31", "rolling": True}


@pytest.mark.parametrize(
    ("where", "places"),
    [
        (["Where: main office, 9 Elm Street, Dayton OH 45402 - on site"],
         [{"street": "9 Elm Street", "city": "Dayton", "region": "OH", "postal_code": "45402", "country": "US"}]),
        (["Location: Xenia & Dayton, Ohio"],
         [{"city": "Xenia", "region": "OH", "country": "US"}, {"city": "Dayton", "region": "OH", "country": "US"}]),
        (["Where: 9 Elm St., Xenia, by the park", "Location: Xenia, Ohio"],
         [{"street": "9 Elm St.", "city": "Xenia", "region": "OH", "country": "US"}]),
    ],
    ids=["no comma", "two towns", "no state"],
)  # fmt: skip
def test_places_are_read_as_people_write_them(where: list[str], places: list[dict[str, str]]) -> None:
    imported = of_text("\n".join(["Case Manager", "", *where, "", "Duties", "- Visit clients"]))
    assert imported.data["posting"]["location"] == places


def test_what_somebody_has_to_have_is_a_must() -> None:
    posting = of_text("Title: Intake Aide\n\nHas to have: HS diploma, can type\nNice to have: Spanish\n").data[
        "posting"
    ]
    assert [(each["text"], each["need"]) for each in posting["requirements"]] == [
        ("HS diploma, can type", "must"),
        ("Spanish", "preferred"),
    ]
