"""Claims: whose credential a line names, and whether it holds now."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobkit.language.claims import Place, read_claims

AS_OF = (2026, 11)


def _read(text: str, place: Place) -> dict[str, str]:
    """Each credential with its state, or with why it is no claim."""
    return {claim.id: claim.state or str(claim.why) for claim in read_claims(text, place, AS_OF)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Certified Case Manager (CCM), Commission for Case Manager Certification", {"ccm": "active"}),
        ("Certified Case Manager (CCM), CCMC, exp. 05/2024", {"ccm": "expired"}),
        ("CCM (valid through 10/2026)", {"ccm": "expired"}),
        ("CCM (valid through 11/2026)", {"ccm": "active"}),  # a month lasts to its end
        ("CCM 2015 - 2020", {"ccm": "expired"}),
        ("CCM, 2014", {"ccm": "active"}),  # a lone year is when it was issued
        ("Former CCM (lapsed 2021)", {"ccm": "expired"}),
        ("CCM, not renewed", {"ccm": "expired"}),
        ("CCM - exam scheduled March 2027", {"ccm": "in_progress"}),
        ("CCM eligible", {"ccm": "in_progress"}),
        ("CCM (studying for the exam; anticipated Summer 2027)", {"ccm": "in_progress"}),
        ("Working toward LCSW", {"lcsw": "in_progress"}),
        ("LMSW, Ohio Board, issued May 2015, expires 2029", {"lmsw": "active"}),
        ("RN, LCSW (inactive), CCM", {"rn": "active", "lcsw": "expired", "ccm": "active"}),
        ("CPR/First Aid (lapsed 2020)", {"cpr": "expired", "first_aid": "expired"}),
        ("RN (TX 812345, exp 2027-08); ACM-RN 2023; BLS", {"rn": "active", "acm": "active", "bls": "active"}),
        ("RN-BC, Nursing Case Management (ANCC)", {"cmgt_bc": "active"}),
        ("RN-BC, Gerontology", {"rn_bc": "active"}),
        ("ccm, cpr", {"ccm": "active", "cpr": "active"}),
        ("Certified Construction Manager (CCM), CMAA", {"ccm": "programme"}),
        ("CCM (Chronic Care Management) workflow", {"ccm": "programme"}),
        ("Certified Clinical Medical Assistant (CCMA)", {"ma_medical": "active"}),
        ("CRC, risk adjustment coding (AAPC)", {"crc": "programme"}),
        ("CCM review course", {"ccm": "preparation"}),
        ("ACM member since 2019", {"acm": "membership"}),
        ("CCM preferred", {"ccm": "wish"}),
        ("CCM | Issued: 06/2018 | Expires: 06/2023", {"ccm": "expired"}),
        ("CPR, First Aid & AED (American Red Cross) - Exp. 02/2025", {"cpr": "expired", "first_aid": "expired"}),
        ("CCM, renewal pending", {"ccm": "active"}),
        ("LPN (2012–2016, superseded by RN)", {"lpn": "expired", "rn": "active"}),
        ("RN to BSN program, 2019", {"rn": "programme"}),
        ("Member, NASW and CMSA", {}),
        ("CCM - let lapse 2020", {"ccm": "expired"}),
        ("RN, suspended 2019", {"rn": "expired"}),
        ("CCM: application approved, test window opens in May", {"ccm": "in_progress"}),
        ("CCM, certified 2012, recertified 2017 and 2022", {"ccm": "active"}),
        ("CCM exam, not passed", {"ccm": "denied"}),
        ("License No RN 12345, Ohio", {"rn": "active"}),
        ("LMSW-CC, Maine", {"lmsw": "active"}),
        ("LCSW-C, Maryland", {"lcsw": "active"}),
        ("LISW-S (Ohio)", {"lisw": "active"}),
        ("Licensed Vocational Nurse, California", {"lpn": "active"}),
        ("RN, North Carolina (compact), #4411, exp. 2027", {"rn": "active"}),
        ("CPR, planning to get CCM after degree", {"cpr": "active", "ccm": "in_progress"}),
        ("Plan to pursue CCM", {"ccm": "in_progress"}),
        ("Will obtain CCM within a year of hire", {"ccm": "in_progress"}),
        ("RN license, LCSW by 2028", {"rn": "active", "lcsw": "in_progress"}),
        ("RN, renewed by 2027", {"rn": "active"}),
        ("Earned CCM by 2015", {"ccm": "active"}),
        ("Obtained CCM within a year of hire", {"ccm": "active"}),
        ("CCM once eligible", {"ccm": "in_progress"}),
        ("Working towards CCM and LCSW", {"ccm": "in_progress", "lcsw": "in_progress"}),
        ("Goal: CCM by 2028", {"ccm": "wish"}),
        ("CCM is my next goal", {"ccm": "wish"}),
        ("Interested in obtaining CCM", {"ccm": "wish"}),
        ("Willing to obtain CCM", {"ccm": "wish"}),
        ("Next step – Certified Case Manager (CCM)", {"ccm": "wish"}),
        ("My supervisor holds the CCM", {"ccm": "someone_else"}),
        ("Our team lead is a CCM", {"ccm": "someone_else"}),
        ("CCM held by my supervisor", {"ccm": "someone_else"}),
        ("Field practicum, supervised by Mary Ortiz, LCSW", {"lcsw": "someone_else"}),
        ("Certified Case Management (CCM)", {"ccm": "active"}),
    ],
)
def test_entries_of_a_list_of_credentials(text: str, expected: dict[str, str]) -> None:
    assert _read(text, "entry") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RN and CCM with ten years in hospitals.", {"rn": "active", "ccm": "active"}),
        ("Licensed RN currently studying for the CCM exam.", {"rn": "active", "ccm": "in_progress"}),
        ("Eligible to sit for the Certified Case Manager (CCM) examination in April 2027.", {"ccm": "in_progress"}),
        ("CCM candidate; exam scheduled for March 2027. RN since 2010.", {"ccm": "in_progress", "rn": "active"}),
        ("Certified Case Manager (CCM) 2014–2019, not renewed; now expired.", {"ccm": "expired"}),
        ("Registered nurse pursuing a career in case management.", {"rn": "active"}),
        ("Case manager supervised by an LCSW.", {"lcsw": "someone_else"}),
        ("Worked with RNs, LCSWs and BCBAs.", {"rn": "someone_else", "lcsw": "someone_else", "bcba": "someone_else"}),
        ("Reported to a CCM and an RN.", {"ccm": "someone_else", "rn": "someone_else"}),
        ("Seeking an LCSW role.", {"lcsw": "wish"}),
        ("Team leader and RN who supervised 6 LPNs.", {"rn": "active", "lpn": "someone_else"}),
        ("My supervisor, a CCM, taught me much.", {"ccm": "someone_else"}),
        ("Daughter of an RN.", {"rn": "someone_else"}),
        ("Holder of an RN license.", {"rn": "active"}),
        ("Currently completing the hours required for LCSW licensure.", {"lcsw": "in_progress"}),
        ("Was CCM certified until 2019.", {"ccm": "expired"}),
        ("Collaborative team player, RN, CCM", {"rn": "active", "ccm": "active"}),
        ("I do not yet hold the CCM.", {"ccm": "denied"}),
        ("No CCM, but ten years of casework.", {"ccm": "denied"}),
        ("My brother, an RN, drew me to hospitals.", {"rn": "someone_else"}),
        ("LPN in cardiology. My brother, an RN, drew me there.", {"lpn": "active", "rn": "someone_else"}),
        ("My aunt was an LCSW.", {"lcsw": "someone_else"}),
        ("Supervised two CCMs and one LCSW.", {"ccm": "someone_else", "lcsw": "someone_else"}),
        ("I let my CCM lapse in 2021.", {"ccm": "expired"}),
        ("Used to hold the CCM; RN remains active.", {"ccm": "expired", "rn": "active"}),
        ("CCM hours complete; exam booked for January.", {"ccm": "in_progress"}),
        ("Waiting on CCM results.", {"ccm": "in_progress"}),
        ("The vacancy asks for a CCM; I have the LSW.", {"ccm": "wish", "lsw": "active"}),
        ("Proud holder of the CCM.", {"ccm": "active"}),
        ("RN, hoping to add the CCM next year.", {"rn": "active", "ccm": "in_progress"}),
        ("Would like to get the CCM.", {"ccm": "wish"}),
    ],
)
def test_running_text_on_the_person(text: str, expected: dict[str, str]) -> None:
    assert _read(text, "prose") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Supervised by a CCM; carried 45 members", {"ccm": "someone_else"}),
        ("Consulted the on-site RN about medication", {"rn": "someone_else"}),
        ("Trained 6 new RNs and LPNs", {"rn": "someone_else", "lpn": "someone_else"}),
        ("Enrolled 120 Medicare patients in CCM (CPT 99490)", {"ccm": "programme"}),
        ("Managed the CCM program for high-risk members", {"ccm": "programme"}),
        ("Enrolled 55 patients in Medicare Chronic Care Management (CCM)", {"ccm": "programme"}),
        ("Coached two coworkers for the CCM exam", {"ccm": "preparation"}),
        ("Chosen for a post where CCM certification was preferred", {"ccm": "wish"}),
        ("Helped staff obtain CCM certification", {"ccm": "someone_else"}),
        ("Earned CCM certification in 2022", {"ccm": "active"}),
        ("Maintained an active RN license", {"rn": "active"}),
        ("Pursuing LCSW licensure", {"lcsw": "in_progress"}),
        ("Recertified CCM 2024", {"ccm": "active"}),
        ("Keeps the CCM billing list", {"ccm": "programme"}),
    ],
)
def test_lines_on_work_done(text: str, expected: dict[str, str]) -> None:
    assert _read(text, "duty") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CPR certified", {"cpr": "active"}),
        ("Current RN license (TX)", {"rn": "active"}),
        ("Registered nurse (Ohio)", {"rn": "active"}),
        ("CCM in progress", {"ccm": "in_progress"}),
        ("planning to get CCM", {"ccm": "in_progress"}),
        ("CCM goal", {"ccm": "wish"}),
        ("RN/MD collaboration", {"rn": "named_only"}),
        ("LCSW consultation", {"lcsw": "someone_else"}),
        ("CCM standards of practice", {"ccm": "programme"}),
        ("Motivational interviewing", {"mi": "named_only"}),
    ],
)
def test_items_of_a_list_of_skills(text: str, expected: dict[str, str]) -> None:
    assert _read(text, "item") == expected


def test_an_old_certificate_without_expiry_is_marked_for_a_check() -> None:
    (claim,) = read_claims("CCM, 2014", "entry", AS_OF)
    assert claim.doubts == ("verify_expiry",)
    (claim,) = read_claims("CCM, 2024", "entry", AS_OF)
    assert claim.doubts == ()


@pytest.mark.parametrize("place", ["title", "elsewhere"])
def test_titles_and_other_parts_of_the_page_claim_nothing(place: Place) -> None:
    assert "active" not in _read("RN Case Manager, CCM", place).values()


@given(
    st.text(st.sampled_from("CMRN LSW.,()/-–exp2019 expired candidate for the"), max_size=80),
    st.sampled_from(["entry", "prose", "item", "duty"]),
)
def test_any_text_is_read_and_every_claim_has_a_state_or_a_reason(text: str, place: Place) -> None:
    for claim in read_claims(text, place, AS_OF):
        assert (claim.state is None) != (claim.why is None)
        assert 0 <= claim.span.start < claim.span.end <= len(text)
