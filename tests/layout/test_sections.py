from __future__ import annotations

import pytest

from benchmarks.plain_pdf import plain_pdf
from jobkit.layout.reading_order import arrange
from jobkit.layout.sections import find_sections
from jobkit.layout.titles import likely_kind, title_kind
from jobkit.model.document import Document, Page
from jobkit.readers.registry import read_pages
from tests.pages import line, page


def test_headings_are_known_titles_and_rows_that_look_like_them() -> None:
    document = arrange(
        [page(
            line("Ann Lee", 50, 40, size=20),
            line("WORK HISTORY", 50, 100, bold=True), line("Nurse", 50, 112),
            line("Education", 50, 124), line("of patients", 50, 136),
            line("BEES I KEEP", 50, 160, bold=True), line("Two hives", 50, 172),
            line("EDUCATION", 50, 190, bold=True), line("BSW", 50, 202),
        )],
        digest="", media="pdf",
    )  # fmt: skip
    sections = find_sections(document)
    assert [(section.kind, section.title and document.text_of(section.title)) for section in sections] == [
        ("header", None), ("work", "WORK HISTORY"), ("other", "BEES I KEEP"), ("education", "EDUCATION"),
    ]  # fmt: skip


def test_a_heading_that_no_title_matches_is_told_by_the_noun_in_it() -> None:
    document = arrange(
        [page(
            line("Ann Lee", 50, 40, size=20),
            line("BILINGUAL OUTREACH EXPERIENCE", 50, 100, bold=True),
            line("Nurse of the county for all of nine long years, and then some", 50, 112),
            line("SKILLS", 50, 140, bold=True), line("Epic and Excel", 50, 152),
            line("DEPARTMENT OF EDUCATION", 50, 180, bold=True),
            line("Two years of work in the schools of the county and of its towns", 50, 192),
            line("CLINICAL & PROFESSIONAL EXPERIENCE", 50, 220, bold=True), line("Aide of a ward", 50, 232),
        )],
        digest="", media="pdf",
    )  # fmt: skip
    assert [section.kind for section in find_sections(document)] == ["header", "work", "skills", "other", "work"]


def test_where_titles_look_as_the_body_does_only_known_ones_are_headings() -> None:
    rows = ["Ann Lee", "Experience", "Case Manager", "Blue Heron", "Led a team", "Education", "State University"]
    document = arrange([page(*(line(text, 50, 40 + 14 * at) for at, text in enumerate(rows)))], digest="", media="pdf")
    assert [section.kind for section in find_sections(document)] == ["header", "work", "education"]


LETTER = """November 2, 2026

Ms. Ida Quist, Hiring Manager
Blue Heron Health, 200 Main Street, Cedar Rapids, Iowa

Dear Ms. Quist,

I am writing about the opening on your site, and about what nine years of house calls teach.

{closing}
Ann Lee

Ann Lee
77 Elm Road, Marion, Iowa 52302

EXPERIENCE
Nurse, Marlowe Clinic, 2019 - present
"""


def opened(text: str) -> Document:
    media, pages = read_pages(text.encode(), name="a.txt")
    return arrange(pages, digest="", media=media)


def test_a_letter_before_the_resume_is_a_section_of_its_own() -> None:
    document = opened(LETTER.format(closing="Kind regards,"))
    letter, header, work = find_sections(document)
    assert (letter.kind, header.kind, work.kind) == ("letter", "header", "work")
    assert document.text_of(letter.rows[0].span) == "November 2, 2026"
    assert [document.text_of(row.span) for row in header.rows] == ["Ann Lee", "77 Elm Road, Marion, Iowa 52302"]


def test_a_greeting_that_nothing_closes_is_no_letter() -> None:
    document = opened(LETTER.format(closing=""))
    assert "letter" not in {section.kind for section in find_sections(document)}


def test_sideways_titles_in_the_margin_open_the_rows_they_are_centred_on() -> None:
    rows = [
        (70, 760, "Ann Lee"), (70, 740, "ann@example.org"),
        (80, 700, "Blue Heron, Dayton, OH"), (80, 686, "Housing Navigator, 2019 - present"),
        (88, 672, "Found homes for forty families a year"), (88, 658, "Kept the list of landlords"),
        (80, 644, "Marlowe, Toledo, OH"), (80, 630, "Florist, 2012 - 2019"), (88, 616, "Tied ribbons"),
        (80, 580, "BSW, Quill College, 2018"),
    ]  # fmt: skip
    upright = " ".join(f"BT /F 10 Tf {x} {y} Td ({text}) Tj ET" for x, y, text in rows)
    sideways = [(632, "EXPERIENCE"), (556, "EDUCATION")]
    turned = " ".join(f"BT /B 8 Tf 0 1 -1 0 58 {y} Tm ({text}) Tj ET" for y, text in sideways)
    _, pages = read_pages(plain_pdf(f"{upright} {turned}"), name="a.pdf")
    document = arrange(pages, digest="", media="pdf")
    sections = find_sections(document)
    assert [section.kind for section in sections] == ["header", "work", "education"]
    assert [len(section.rows) for section in sections] == [2, 7, 1]


@pytest.mark.parametrize("beside", [None, 10], ids=["nothing else", "rows at their left"])
def test_sideways_titles_that_label_no_row_are_read(beside: int | None) -> None:
    row = f"BT /F 10 Tf {beside} 700 Td (Ann Lee) Tj ET " if beside else ""
    _, pages = read_pages(plain_pdf(f"{row}BT /B 8 Tf 0 1 -1 0 158 632 Tm (EDUCATION) Tj ET"), name="a.pdf")
    document = arrange(pages, digest="", media="pdf")
    assert document.text_of(document.rows[-1].span) == "EDUCATION"
    assert len(document.rows) == 1 + bool(beside)


def sections_of_text(text: str) -> list[tuple[str, str | None]]:
    media, pages = read_pages(text.encode())
    document = arrange(pages, digest="", media=media)
    return [(found.kind, found.title and document.text_of(found.title)) for found in find_sections(document)]


def test_titles_that_only_their_words_tell_are_those_of_a_plain_text() -> None:
    text = (
        "Ann Lee\nann@example.org\n\nSummary\n\nA nurse of nine years, at home on nights.\n\nWork\n\n"
        "Nurse, Elm Clinic (2019 to 2024)\n- Kept the charts, all of them.\n\nEducation\n\nBSN, Elm College (2018)\n\n"
        "Skills\n\nTriage, Epic, Warranty\nclaims\n"
    )
    assert sections_of_text(text) == [
        ("header", None), ("summary", "Summary"), ("work", "Work"), ("education", "Education"), ("skills", "Skills"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Work Experience (3)", "work"),
        ("Training and Certificates", "certificates"),
        ("Jobs I have held", "work"),
        ("Things I am good at", "skills"),
        ("Church and Community", "volunteer"),
    ],
)
def test_what_titles_open(title: str, kind: str) -> None:
    assert (title_kind(title) or likely_kind(title)) == kind


def test_a_title_in_other_letters_counts_where_no_other_one_opens_its_kind() -> None:
    document = arrange(
        [page(
            line("Ann Lee", 50, 40, size=20),
            line("EXPERIENCE", 50, 100, bold=True), line("Aide of a ward for all of nine long years", 50, 112),
            line("EDUCATION", 50, 140, bold=True), line("Nurse of the county, of its towns and of its farms", 50, 152),
            line("Skills", 50, 180, bold=True), line("Epic and Excel, word by word and day by day", 50, 192),
        )],
        digest="", media="pdf",
    )  # fmt: skip
    assert [section.kind for section in find_sections(document)] == ["header", "work", "education", "skills"]


def test_a_title_wrapped_behind_a_slash_is_one() -> None:
    document = arrange(
        [page(
            line("EXPERIENCE", 50, 40, bold=True), line("Aide of a ward for all of nine long years", 50, 52),
            line("CERTIFICATES /", 50, 100, bold=True), line("TRAINING", 50, 112, bold=True),
            line("Cardiopulmonary resuscitation, and more of the like", 50, 124),
        )],
        digest="", media="pdf",
    )  # fmt: skip
    assert [section.kind for section in find_sections(document)][-1] == "certificates"


def headed(*rows: tuple[str, float, float, float, bool]) -> list[tuple[str, str | None]]:
    """The sections of a page of (text, x, y, type size, bold)."""
    document = arrange(
        [page(*(line(text, x, y, size=size, bold=bold) for text, x, y, size, bold in rows))], digest="", media="pdf"
    )
    return [(found.kind, found.title and document.text_of(found.title)) for found in find_sections(document)]


def test_a_smaller_title_after_the_last_section_opens_one_that_is_not_there_yet() -> None:
    found = headed(
        ("EXPERIENCE", 50, 40, 14, False), ("Aide of a ward for all of nine long years", 50, 60, 10, False),
        ("EDUCATION", 50, 100, 14, False), ("Elm College, MSW, 2015", 50, 120, 10, False),
        ("Certificates", 50, 150, 12, True), ("Certified Case Manager", 50, 166, 10, False),
    )  # fmt: skip
    assert found[-1] == ("certificates", "Certificates")


def test_words_of_a_title_that_are_set_in_right_below_one_name_a_group() -> None:
    found = headed(
        ("EXPERIENCE", 50, 40, 12, True), ("Aide of a ward for all of nine long years", 50, 60, 10, False),
        ("SKILLS", 50, 100, 12, True), ("SCHOOL", 90, 116, 12, True), ("Plans for the class", 90, 130, 10, False),
        ("EDUCATION", 50, 160, 12, True), ("Elm College, MSW, 2015", 50, 176, 10, False),
    )  # fmt: skip
    assert [kind for kind, _ in found] == ["work", "skills", "education"]


def test_a_label_among_skills_is_that_of_a_group() -> None:
    found = headed(
        ("SKILLS", 50, 100, 14, True), ("Leadership: budgets, hiring and more of the same", 50, 116, 10, True),
        ("Languages: Spanish and Polish, both of them fluent", 50, 130, 10, True),
    )  # fmt: skip
    assert [kind for kind, _ in found] == ["skills", "languages"]


def kinds(*pages: Page) -> list[tuple[str, list[str]]]:
    document = arrange(pages, digest="", media="pdf")
    return [(section.kind, [document.text_of(row.span) for row in section.rows]) for section in find_sections(document)]


def test_italic_headings_are_told_from_upright_names_of_the_same_size() -> None:
    assert kinds(page(
        line("Experience", 50, 100, bold=True, italic=True, size=14), line("Acme House", 50, 120, bold=True, size=14),
        line("Nurse of a ward, for years and years of nights", 50, 140),
        line("Bell Clinic", 50, 160, bold=True, size=14), line("Aide of a ward, also at night", 50, 180),
        line("Skills", 50, 200, bold=True, italic=True, size=14), line("Epic", 50, 220),
    )) == [
        ("work", ["Acme House", "Nurse of a ward, for years and years of nights", "Bell Clinic",
                  "Aide of a ward, also at night"]),
        ("skills", ["Epic"]),
    ]  # fmt: skip


def test_headings_in_the_type_of_the_body_are_known_titles_alone() -> None:
    found = kinds(page(
        line("Experience", 50, 100), line("• Presented what came of it to the board for two years and", 60, 120),
        line("answered the hard questions", 66, 132),
        line("• Kept the files of nine wards and of the clinics in the county", 60, 144),
        line("• Wrote care plans with forty families a year, and read them with each family twice", 60, 156),
        line("Education", 50, 176), line("BSW, Boise State University, 2014", 50, 188),
        line("Recognition", 50, 204), line("Aide of the year, 2019", 50, 224),
        line("Skills", 50, 244, bold=True),
    ))  # fmt: skip
    assert [kind for kind, _ in found] == ["work", "education", "awards", "skills"]


def test_text_flows_on_through_columns_of_one_width() -> None:
    left = [line("Profile", 50, 100, bold=True, size=12), line("Case manager of nine wards, all at once", 50, 116)]
    left += [line("Experience", 50, 140, bold=True, size=12)]
    left += [line(f"Kept the files of the ward {at} in good order for a", 50, 156 + 12 * at) for at in range(6)]
    right = [line("years and years, then left for a house of my own", 320, 100)]
    right += [line("Education", 320, 124, bold=True, size=12), line("Bachelor of Social Work, 2014", 320, 140)]
    right += [line(f"Course number {at} of the many that I have taken ab", 320, 152 + 12 * at) for at in range(3)]
    found = kinds(page(*left, *right))
    assert [kind for kind, _ in found] == ["summary", "work", "education"]
    assert found[1][1][-1] == right[0].text


def test_what_is_larger_than_headings_goes_on_with_no_section() -> None:
    first = page(line("EDUCATION", 50, 60, bold=True, size=12), line("BSW, Boise State University, 2014", 50, 80))
    second = page(
        line("ADA MARSH", 50, 60, size=24),
        line("EXPERIENCE", 50, 100, bold=True, size=12), line("Nurse, Acme House", 50, 120), number=2,
    )  # fmt: skip
    assert kinds(first, second)[1] == ("header", ["ADA MARSH"])


def test_titles_in_the_type_of_a_side_column_are_told_by_the_space_above_them() -> None:
    side = [
        (40, "Contact"), (58, "ann@example.org"), (72, "Salem, OR"), (106, "My Kit"), (124, "Epic"), (138, "Excel"),
        (172, "Licensure"), (190, "Notary Public"),
    ]  # fmt: skip
    main = [
        (40, "Ann Lee", 20), (80, "Experience", 14), (100, "Nurse, Marlowe Clinic", 10), (112, "2019 - present", 10),
        (124, "Kept the ward of twenty beds in good order by night", 10), (145, "Awards", 14),
        (160, "Nurse of the year in a house of four hundred beds", 10), (185, "References", 14),
        (200, "Ida Quist, who was head of the ward for nine years", 10),
    ]  # fmt: skip
    lines = [line(text, 30, top) for top, text in side] + [line(text, 220, top, size=size) for top, text, size in main]
    document = arrange([page(*lines)], digest="", media="pdf")
    titles = [document.text_of(section.title) for section in find_sections(document) if section.title]
    assert titles == ["Contact", "My Kit", "Licensure", "Experience", "Awards", "References"]
