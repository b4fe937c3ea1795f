"""What a statement asks for."""

from __future__ import annotations

from typing import Any

import pytest

from jobkit.postings.importing.found import Found, Item
from jobkit.postings.importing.requirements import stated, study_fields


def read(text: str, **under: str) -> dict[str, Any]:
    results = [each for each in stated(text, Item(text), **under) if isinstance(each, Found)]
    return dict(next(each.value for each in results if each.field == "posting.requirements[]"))


@pytest.mark.parametrize(
    ("text", "kind", "need"),
    [
        ("Bachelor's degree in social work", "education", "must"),
        ("Master's degree preferred", "education", "preferred"),
        ("3 years of case management", "experience", "must"),
        ("Active RN license in Ohio", "license", "must"),
        ("CCM a plus", "credential", "preferred"),
        ("Fluent in Spanish", "language", "must"),
        ("Knowledge of Medicaid rules", "knowledge", "must"),
        ("Ability to write clear notes", "skill", "must"),
        ("Willing to travel 20% of the time", "travel", "must"),
        ("Valid driver's license and insured car", "license", "must"),
        ("Age 21 or older", "other", "must"),
    ],
)
def test_kind_and_need(text: str, kind: str, need: str) -> None:
    found = read(text)
    assert (found["kind"], found["need"]) == (kind, need)


def test_the_heading_says_the_need_where_the_statement_does_not() -> None:
    assert read("LCSW", need="preferred")["need"] == "preferred"
    assert read("You explain plans in English. Spanish is useful.", need="must")["need"] == "must"


def test_a_label_says_the_kind_and_is_no_part_of_the_text() -> None:
    found = read("Experience: Two years of casework")
    assert (found["text"], found["kind"], found["months"]) == ("Two years of casework", "experience", 24)


def test_letters_of_a_certification_are_no_degree() -> None:
    assert "level" not in read("BLS certification")


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            "Bachelor's degree in social work, psychology or a related field",
            ["social work", "psychology", "a related field"],
        ),
        ("A BACHELOR'S DEGREE IN SOCIAL WORK OR SOCIOLOGY FROM A COLLEGE", ["social work", "sociology"]),
        ("MSW", ["social work"]),
        ("Bachelor's degree in nursing and two years of practice", ["nursing"]),
        ("High school diploma", []),
    ],
)
def test_fields_of_study(text: str, fields: list[str]) -> None:
    assert study_fields(text) == fields


@pytest.mark.parametrize(
    "text",
    ["Proficient in MS Office and able to learn our records", "MS Word, MS-Excel and Outlook", "Knows MS Project"],
)
def test_letters_before_a_product_are_no_degree(text: str) -> None:
    assert read(text)["kind"] != "education"


def test_a_diploma_with_years_in_a_degrees_place_lowers_no_level() -> None:
    found = read("Associate's degree in social work; or HS diploma/GED and 3 years of casework")
    assert (found["level"], found["fields"], found.get("months")) == ("associate", ["social work"], None)
    assert read("MSW, or BSW and three years of casework")["level"] == "bachelor"


@pytest.mark.parametrize(
    ("text", "under", "need"),
    [
        ("One year of casework, preferably with families", "must", "must"),
        ("Bachelor's degree (ideally in social work)", "must", "must"),
        ("Two years of casework, preferably with youth", "preferred", "preferred"),
        ("Preferably two years of casework", "must", "preferred"),
    ],
)
def test_a_wish_for_a_part_leaves_the_whole_as_its_heading_says(text: str, under: str, need: str) -> None:
    assert read(text, need=under)["need"] == need


def test_assistants_and_community_health_workers_have_credentials_of_their_own() -> None:
    text = "LSW, CDCA or CHW certification"
    found = [each.value for each in stated(text, Item(text)) if isinstance(each, Found)][1:]
    assert sorted(each.get("short", each["name"]) for each in found) == ["CCHW", "CDCA", "LSW"]
