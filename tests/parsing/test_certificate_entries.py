"""Certificates in tables, in cards, and with names and details on lines of their own."""

from __future__ import annotations

import pytest

from jobkit.layout.reading_order import arrange
from jobkit.layout.sections import find_sections
from jobkit.model.document import Line
from jobkit.model.resume import Certificate
from jobkit.parsing.certificates import read_certificates
from jobkit.readers.registry import read_pages
from tests.pages import line, page


def printed(*lines: Line) -> tuple[Certificate, ...]:
    """The certificates of a printed page whose section holds these lines."""
    head = line("Certifications", 50, 80, size=14, bold=True)
    document = arrange([page(head, *lines)], digest="", media="pdf")
    return read_certificates(document, find_sections(document))


def typed(text: str) -> tuple[Certificate, ...]:
    media, pages = read_pages(text.encode())
    document = arrange(pages, digest="", media=media)
    return read_certificates(document, find_sections(document))


def stack(x: float, y: float, *texts: str, bold: int = 0) -> list[Line]:
    """Lines one below the other, the first of them in bold."""
    return [line(text, x, y + 13 * at, bold=at < bold) for at, text in enumerate(texts)]


def names(certificates: tuple[Certificate, ...]) -> list[str]:
    return [each.name.value for each in certificates]


def issuers(certificates: tuple[Certificate, ...]) -> list[str | None]:
    return [each.issuer.value if each.issuer else None for each in certificates]


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (1, 0, 3, 2), (3, 2, 0, 1)])
def test_the_head_of_a_table_says_what_its_columns_hold_in_any_order(order: tuple[int, ...]) -> None:
    table = [
        ("Licence", "Issuing body", "No.", "Expires"),
        ("Registered Nurse, multistate", "Vermont Board", "77-1203", "May 2028"),
        ("Resource Navigator II", "Tall Pines Guild", "A-4471", "June 2027"),
    ]
    edges = (50, 215, 335, 430)
    found = printed(
        *(
            line(row[column], x, 110 + 16 * at, bold=at == 0)
            for at, row in enumerate(table)
            for x, column in zip(edges, order, strict=True)
        )
    )
    assert names(found) == ["Registered Nurse, multistate", "Resource Navigator II"]
    assert issuers(found) == ["Vermont Board", "Tall Pines Guild"]
    assert [each.number for each in found] == ["77-1203", "A-4471"]


def test_cells_of_a_table_that_wrap_stay_in_their_row() -> None:
    found = printed(
        line("Credential", 50, 110, bold=True),
        line("Issued by", 200, 110, bold=True),
        line("Date", 400, 110, bold=True),
        line("Licensed Master Social", 50, 130),
        line("Texas Executive Council of", 200, 130),
        line("2021", 400, 130),
        line("Worker (LMSW)", 50, 142),
        line("Behavioral Health", 200, 142),
        line("Notary Public", 50, 162),
        line("State of Texas", 200, 162),
        line("2022", 400, 162),
    )
    assert names(found) == ["Licensed Master Social Worker (LMSW)", "Notary Public"]
    assert [str(each.issued) for each in found] == ["2021", "2022"]


def test_a_table_in_markdown() -> None:
    found = typed(
        "# Ada Marsh\n\n## Licenses\n\n| Certification | Issuer | Year |\n|---|---|---|\n"
        "| Certified Case Manager | CCMC | 2020 |\n| Trail First Responder | Northern Rangers | 2022 |\n"
    )
    assert names(found) == ["Certified Case Manager", "Trail First Responder"]
    assert issuers(found) == ["CCMC", "Northern Rangers"]


def test_names_in_bold_have_their_details_below_them() -> None:
    found = printed(
        *stack(50, 110, "Benefits Enrollment Counselor", "Cascade Workers Guild", "BX-20417", "issued 05/2021", bold=1),
        *stack(50, 172, "Registered Nurse, Georgia", "valid through 07/27", bold=1),
    )
    assert names(found) == ["Benefits Enrollment Counselor", "Registered Nurse, Georgia"]
    assert issuers(found)[0] == "Cascade Workers Guild"
    assert found[0].number == "BX-20417"


def test_white_space_parts_entries_that_are_set_in_one_type() -> None:
    found = printed(
        *stack(50, 110, "Street Medic", "Ridge Collective", "2019"),
        *stack(50, 157, "Crisis Line Listener", "Harbor Hotline", "2021"),
    )
    assert names(found) == ["Street Medic", "Crisis Line Listener"]
    assert issuers(found) == ["Ridge Collective", "Harbor Hotline"]


def test_names_wrapped_in_a_narrow_list_are_whole() -> None:
    found = printed(
        line("Certified Family Support", 50, 110, size=9),
        line("Partner (CFSP)", 50, 121, size=9),
        line("Notary Public", 50, 136, size=9),
    )
    assert names(found) == ["Certified Family Support Partner (CFSP)", "Notary Public"]


def test_lines_that_are_spaced_alike_are_an_entry_each() -> None:
    found = printed(
        *stack(
            50, 110, "Street Medic, 2019", "Certified Case Manager (CCM) - CCMC, 2021",
            "CPR/First Aid, American Red Cross",
        )
    )  # fmt: skip
    assert names(found) == ["Street Medic", "Certified Case Manager (CCM)", "CPR/First Aid"]


def test_cards_side_by_side_are_read_one_after_the_other() -> None:
    found = printed(
        *stack(50, 110, "Certified Peer Recovery Supporter", "(CPRS)", "Blue Heron Agency", "2020", bold=2),
        *stack(320, 110, "Forklift Operator", "Lakeshore Authority", "2023", bold=1),
    )
    assert names(found) == ["Certified Peer Recovery Supporter (CPRS)", "Forklift Operator"]
    assert issuers(found) == ["Blue Heron Agency", "Lakeshore Authority"]


def test_a_second_column_says_more_of_the_names_in_the_first_one() -> None:
    found = printed(
        line("Registered Social Worker", 50, 110),
        line("Social Work Wales, SW118-842, 2015", 300, 110),
        line("Community Health Worker", 50, 124),
        line("PR Department of Health, 12.2022", 300, 124),
    )
    assert names(found) == ["Registered Social Worker", "Community Health Worker"]


@pytest.mark.parametrize(
    "entry",
    [
        "Certified Drug Counselor II (CDC II) - MARLOW, 22-04-118, May 2022",
        "Certified Drug Counselor II (CDC II): OhioDrug, PRS-4410, 2019",
        "Certified Drug Counselor II (CDC II), MARLOW (22-04-118, 2022, expires 2027)",
        "**Certified Drug Counselor II (CDC II)** Marlow Guild, issued 09/2015",
    ],
)
def test_an_issuer_that_no_word_tells_is_known_by_its_place(entry: str) -> None:
    (found,) = typed(f"# Ada Marsh\n\n## Certifications\n\n- {entry}\n")
    assert found.name.value == "Certified Drug Counselor II (CDC II)"


def test_a_bulleted_entry_goes_on_on_a_line_further_left() -> None:
    found = typed(
        "Ada Marsh\nada@example.org\n\nCERTIFICATIONS\n\n - Certified Social Work Case Manager - NASW, May 2015,\n"
        "expires May 2027\n - Licensed Clinical Social Worker - DC Board of Social\nWork, LC50081, March 2014\n"
    )
    assert names(found) == ["Certified Social Work Case Manager", "Licensed Clinical Social Worker"]
    assert [str(each.expires) for each in found] == ["2027-05", "None"]
