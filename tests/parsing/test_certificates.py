"""Certificates: the name as printed, and what is said around it."""

from __future__ import annotations

import pytest

from jobkit.layout.reading_order import arrange
from jobkit.layout.sections import find_sections
from jobkit.model.resume import Certificate
from jobkit.parsing.certificates import read_certificates
from jobkit.readers.registry import read_pages


def certificates(*lines: str) -> tuple[Certificate, ...]:
    """The certificates of a text resume whose section holds these lines."""
    text = "Ada Marsh\nada@example.org\n\nCERTIFICATIONS\n" + "\n".join(lines) + "\n\nSKILLS\nIntake, referrals\n"
    media, pages = read_pages(text.encode())
    document = arrange(pages, digest="", media=media)
    return read_certificates(document, find_sections(document))


@pytest.mark.parametrize(
    ("line", "name", "issuer", "issued", "expires", "status"),
    [
        ("CCM", "CCM", None, None, None, "active"),
        ("- Certified Case Manager (CCM), CCMC, 2021", "Certified Case Manager (CCM)", "CCMC", "2021", None, "active"),
        ("- RN, State of Ohio, #RN.412233, exp. 08/2027", "RN", "State of Ohio", None, "2027-08", "active"),
        (
            "- LISW-S | Ohio Board of Counselors | May 2019",
            "LISW-S",
            "Ohio Board of Counselors",
            "2019-05",
            None,
            "active",
        ),
        ("- 2022: Mental Health First Aid", "Mental Health First Aid", None, "2022", None, "active"),
        ("- Pursuing CCM, exam window April 2027", "CCM", None, None, None, "in_progress"),
        ("- Planning to get CCM", "CCM", None, None, None, "in_progress"),
        ("- CCM-eligible", "CCM", None, None, None, "in_progress"),
        ("- LMSW (exam booked for January 2027)", "LMSW", None, None, None, "in_progress"),
        (
            "- Licensed Clinical Social Worker, Hawaii",
            "Licensed Clinical Social Worker",
            "Hawaii",
            None,
            None,
            "active",
        ),
        ("- RN, New Jersey (multistate)", "RN", "New Jersey", None, None, "active"),
        ("- CCM (application under review)", "CCM", None, None, None, "in_progress"),
        ("- ACM-RN (2014 - 2018)", "ACM-RN", None, "2014", "2018", "active"),
        ("- CPR/AED, lapsed 2023", "CPR/AED", None, None, "2023", "expired"),
        ("- Certified Nursing Assistant, formerly held", "Certified Nursing Assistant", None, None, None, "expired"),
        ("- 5/19: CPR, Red Cross, valid through 5/27", "CPR", "Red Cross", None, "2027-05", "active"),
        ("- Peer Recovery Coach – STARK (May 2022)", "Peer Recovery Coach", "STARK", "2022-05", None, "active"),
        ("- Safe Schools Facilitator | Diocese | 2012", "Safe Schools Facilitator", "Diocese", "2012", None, "active"),
        ("- Group Process Facilitator, WXQ, 2022", "Group Process Facilitator", "WXQ", "2022", None, "active"),
        ("- Group Process Facilitator, WXQ (issued 2022)", "Group Process Facilitator", "WXQ", "2022", None, "active"),
        ("- Qualified Vision Aide, QVA, 2020", "Qualified Vision Aide, QVA", None, "2020", None, "active"),
        ("- Certified ToolMaster (CTM), 2020", "Certified ToolMaster (CTM)", None, "2020", None, "active"),
        (
            "- Registered Nurse (Texas, by endorsement), Texas Board of Nursing (2022)",
            "Registered Nurse (Texas, by endorsement)",
            "Texas Board of Nursing",
            "2022",
            None,
            "active",
        ),
        ("- CCM, CCMC, January 2018, expired March 2023", "CCM", "CCMC", "2018-01", "2023-03", "expired"),
        ("- Motivational Interviewing, Advanced", "Motivational Interviewing, Advanced", None, None, None, "active"),
    ],
)
def test_an_entry_is_a_name_and_what_is_known_of_it(
    line: str, name: str, issuer: str | None, issued: str | None, expires: str | None, status: str
) -> None:
    (found,) = certificates(line)
    assert found.name.value == name
    assert (found.issuer.value if found.issuer else None) == issuer
    assert str(found.issued) == str(issued)
    assert str(found.expires) == str(expires)
    assert found.status == status


def test_a_line_of_short_names_is_several_certificates() -> None:
    assert [each.name.value for each in certificates("RN, CCM, ACM-RN")] == ["RN", "CCM", "ACM-RN"]
    assert [each.name.value for each in certificates("BLS Provider | Mental Health First Aid")] == [
        "BLS Provider",
        "Mental Health First Aid",
    ]


def test_lines_of_details_belong_to_the_name_above_them() -> None:
    (found,) = certificates("Certified Case Manager", "Issued by CCMC", "March 2020")
    assert (found.name.value, found.issuer and found.issuer.value, str(found.issued)) == (
        "Certified Case Manager",
        "CCMC",
        "2020-03",
    )


def test_a_name_has_the_place_it_was_read_from() -> None:
    (found,) = certificates("- Certified Case Manager (CCM), CCMC, 2021")
    (evidence,) = found.name.evidence
    assert evidence.text == "Certified Case Manager (CCM)"
    assert evidence.line > 1


def test_a_year_wrapped_from_its_month_is_no_entry() -> None:
    first, second = certificates(
        "School Social Worker | EXQ Board | 2016 - December", "2026", "Safety Care | QBS | May 2024"
    )
    assert (first.name.value, str(first.expires), second.name.value) == (
        "School Social Worker",
        "2026-12",
        "Safety Care",
    )
