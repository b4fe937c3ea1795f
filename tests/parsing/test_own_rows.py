"""Rows in a section that are no part of what it lists."""

from __future__ import annotations

from jobkit.layout.reading_order import arrange
from jobkit.model.resume import Resume
from jobkit.parsing.resume import read
from jobkit.readers.registry import read_pages


def resume(text: str) -> Resume:
    media, pages = read_pages(text.encode())
    return read(arrange(pages, digest="", media=media))


def test_contact_data_at_the_foot_of_a_page_is_no_entry() -> None:
    found = resume(
        "DANA REYES\ndana@example.org | 406-555-0101\n\nSKILLS\n\nTriage\nIntake\n\nEDUCATION\n\n"
        "Oak College, BSW, 2012\nElm College, MSW, 2015\n\nDana Reyes / dana@example.org / 406-555-0101\n"
    )
    assert [entry.institution and entry.institution.value for entry in found.education] == [
        "Oak College",
        "Elm College",
    ]


def test_what_a_functional_resume_can_do_is_no_post() -> None:
    found = resume(
        "DANA REYES\ndana@example.org\n\nRELEVANT EXPERIENCE\n\nAdvocacy\n- Spoke for 35 tenants in court\n\n"
        "Organization\n- Ran the pantry\n\nWORK HISTORY\n\nCase Manager, Harbor House, 2019 - 2024\n"
    )
    assert [work.title and work.title.value for work in found.work] == ["Case Manager"]
    assert "Spoke for 35 tenants in court" in " ".join(each.value for each in found.summary)
