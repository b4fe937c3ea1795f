"""Finding credentials in words: their forms, and what else letters mean."""

from __future__ import annotations

import pytest

from jobkit.language.credentials import credential_words, find_mentions, of_another_certificate, short_name
from jobkit.screening.rubrics import load_rubric


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Certified Case Manager (CCM)", ["ccm"]),
        ("CCM – Certified Case Manager", ["ccm"]),
        ("C.C.M., R.N.", ["ccm", "rn"]),
        ("CASWCM / C-SWCM", ["c_aswcm", "c_swcm"]),
        ("LCSW-C, LICSW", ["lcsw", "licsw"]),
        ("Licensed Master’s Social Worker", ["lmsw"]),
        ("ACM-RN", ["acm"]),
        ("RN/BSN/CCM", ["rn", "ccm"]),
        ("CCMA", ["ma_medical"]),
        ("CCMHC", ["ncc"]),
        ("BCaBA", ["bcaba_rbt"]),
        ("non-RN staff, LRN, RNX, concern", []),
        ("BLS wages", []),
        ("We act and soar; a map of locus", []),
    ],
)
def test_forms_of_names_and_letters(text: str, found: list[str]) -> None:
    assert [mention.id for mention in find_mentions(text)] == found


def test_a_full_name_with_its_letters_is_one_mention() -> None:
    text = "A Certified Case Manager (CCM) since 2020"
    (mention,) = find_mentions(text)
    assert text[mention.start : mention.end] == "Certified Case Manager (CCM)"
    assert mention.in_full


@pytest.mark.parametrize(
    "text", ["Chronic Care Management (CCM)", "CCM (Community Care Model)", "Certified Construction Manager (CCM)"]
)
def test_letters_spelled_out_as_something_else(text: str) -> None:
    assert [mention.foreign for mention in find_mentions(text)] == [True]


def test_every_letter_form_of_the_lexicon_is_found_as_its_own_credential() -> None:
    for entry in credential_words().credentials:
        for short in entry.short:
            text = f"{short} {entry.needs[0]}" if entry.needs else short
            assert find_mentions(text)[0].id == entry.id, short


def test_the_shipped_rubric_names_credentials_that_can_be_read() -> None:
    known = {entry.id for entry in credential_words().credentials}
    rubric = load_rubric("case-manager")
    rows = [criterion.rows for criterion in rubric.criteria if criterion.kind == "credential"]
    named = {id for group in rows for row in group for id in row.any_of}
    named |= {id for gate in rubric.gates if gate.kind == "credential" for id in gate.any_of}
    assert named <= known
    assert short_name("ccm") == "CCM"


@pytest.mark.parametrize(
    ("letters", "page", "entry", "other"),
    [
        ("CCM", "Certified Construction Manager, 2015", "", True),
        ("CCM", "CERTIFIED COST MANAGER", "", True),
        ("CCM", "", "CCM, CMAA, 2015", True),
        ("CRC", "", "CRC (AAPC), 2019", True),
        ("CCM", "Certified Case Management", "", False),
        ("CCM", "Enrolled patients in Chronic Care Management (CCM)", "", False),
        ("CCM", "Certified Care Manager", "", False),
        ("CPR", "Certified Peer Recovery Supporter", "", False),
        ("RN", "Registered Nursing license", "", False),
    ],
)
def test_letters_that_the_page_spells_out_as_another_certificate(
    letters: str, page: str, entry: str, *, other: bool
) -> None:
    assert of_another_certificate(letters, page, [entry]) == other
