"""Every line of a posting is what a value rests on, or is listed: nothing of it goes unseen."""

from __future__ import annotations

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from jobkit.model.imported import Imported
from jobkit.postings.importing.lexicon import section_kind
from jobkit.postings.importing.posting import AGAIN, EARLIER, import_posting

HEADINGS = ("Duties", "Minimum Qualifications", "Preferred", "Benefits", "To Apply", "About Us", "Position Summary")
LINES = (
    "Employer: Quarry Road Services",
    "Department: Outreach",
    "Location: 12 Mill Street, Dayton, OH 45402",
    "Where: north office, 9 Elm St., Xenia. Hybrid: 2 days a week from home.",
    "Xenia & Dayton, Ohio",
    "Closing Date: March 31, 2027 or until filled",
    "Apply by December 18, 2026",
    "Contract: Fixed term to March 2028",
    "Pay: $21.50 - $24.00/hr DOE",
    "Full-time, 40 hours a week",
    "Reports to the Program Director",
    "- Visit each household at home",
    "- Keep the records in order",
    "- Associate's degree in social work, or HS diploma and 3 years of casework",
    "- One year of casework, preferably with families",
    "- Proficient in MS Office",
    "- LSW, CDCA or CHW certification",
    "- Bilingual (Spanish)",
    "- Dental insurance",
    "- Dogs at work on Fridays",
    "We have stood by families since 1988.",
    "Send a resume to jobs@quarryroad.example or mail it to 12 Mill Street, Dayton, OH 45402.",
    "No phone calls please.",
    "The van is blue and the office cat is called Biscuit.",
    "Call Denise, 555-0142",
)


def of_text(*lines: str) -> Imported:
    return import_posting("\n".join(lines).encode(), "posting.txt")


def unseen(lines: list[str], imported: Imported) -> list[str]:
    """Lines with a word that no quote of a value and no listed line has; headings are structure."""
    quotes = " ".join([*(each.at.quote for each in imported.evidence), *(each.at.quote for each in imported.unplaced)])
    kept = set(words_of(quotes))
    return [
        line
        for line in lines
        if not section_kind(line) and not line.rstrip().endswith(":") and not set(words_of(line)) <= kept
    ]


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


@settings(max_examples=60, deadline=None, derandomize=True)
@example(["Call Denise, 555-0142", "- Visit each household at home", "- Bilingual (Spanish)"])
@given(st.lists(st.sampled_from([*LINES, *HEADINGS]), min_size=1, max_size=14, unique=True))
def test_every_line_is_a_witness_or_listed(lines: list[str]) -> None:
    spaced = [f"\n{line}" if line in HEADINGS else line for line in lines]
    imported = of_text("Case Manager", "", *spaced)
    assert unseen(lines, imported) == []


def listed(imported: Imported) -> list[tuple[str, str]]:
    return [(each.at.quote, each.why) for each in imported.unplaced]


def test_what_says_otherwise_than_another_line_is_listed() -> None:
    imported = of_text(
        "Case Manager", "Status: Full-time", "Contract: Fixed term to 2028", "", "Duties", "- Visit clients"
    )
    assert imported.data["posting"]["employment_type"] == "full_time"
    assert listed(imported) == [("Contract: Fixed term to 2028", AGAIN)]


def test_the_mail_that_is_answered_is_listed_and_not_read() -> None:
    imported = of_text(
        "Title: Intake Aide", "Pay: $18 an hour", "", "They do this:", "- Answer the door", "- Write the log", "",
        "On Mon, Nov 16, 2026 at 9:14 AM Pat Moss", "wrote:", "> Last time we paid $16.50, must not be said.", ">",
        "> Visit clients",
    )  # fmt: skip
    assert imported.data["posting"]["pay"]["fixed"] == 18
    assert "requirements" not in imported.data["posting"]
    assert [quote for quote, why in listed(imported) if why == EARLIER] == [
        "On Mon, Nov 16, 2026 at 9:14 AM Pat Moss wrote:",
        "Last time we paid $16.50, must not be said.",
        "Visit clients",
    ]


def test_shares_and_heads_of_a_table_of_duties_are_listed() -> None:
    rows = "".join(
        f"<tr><td>{duty}</td><td>{share}</td></tr>"
        for duty, share in (("Duty", "% of time"), ("Visits clients at home", "70%"), ("Keeps the records", "30%"))
    )
    page = f"<h1>Case Manager</h1><h2>Essential Duties</h2><table>{rows}</table>"
    imported = import_posting(page.encode(), "posting.html")
    assert [each["text"] for each in imported.data["posting"]["responsibilities"]] == [
        "Visits clients at home",
        "Keeps the records",
    ]
    assert [quote for quote, _ in listed(imported)] == ["Duty % of time", "70%", "30%"]


def test_days_from_home_and_an_address_for_letters_are_listed() -> None:
    hybrid = "Hybrid: 1 day a week from home."
    imported = of_text(
        "Case Manager", "", f"Where: 9 Elm St., Xenia, with days in our Dayton office. {hybrid}", "", "To Apply",
        "Send a resume to jobs@quarryroad.example or mail it to 12 Mill Street, Dayton, OH 45402.",
    )  # fmt: skip
    quotes = [quote for quote, _ in listed(imported)]
    assert quotes[1:] == [hybrid, "12 Mill Street, Dayton, OH 45402"]
    assert imported.data["posting"]["location_type"] == "hybrid"
