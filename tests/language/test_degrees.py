"""Degrees as people write them."""

from __future__ import annotations

import pytest

from jobkit.language.degrees import field_ids, read_degrees, read_status


@pytest.mark.parametrize(
    ("text", "level", "name", "area"),
    [
        ("Bachelor of Social Work (BSW), 2015", "bachelor", "Bachelor of Social Work (BSW)", "Social Work"),
        ("BA in Psychology, minor in Sociology", "bachelor", "BA", "Psychology"),
        ("Psychology, B.A.", "bachelor", "B.A.", "Psychology"),
        ("Master of Science in Nursing", "master", "Master of Science", "Nursing"),
        ("Master’s in Counseling", "master", "Master’s", "Counseling"),
        ("MBA", "master", "MBA", "Business Administration"),
        ("Ph.D. in Social Work", "doctorate", "Ph.D.", "Social Work"),
        ("M.Ed. School Counseling", "master", "M.Ed.", "School Counseling"),
        ("BSN, RN", "bachelor", "BSN", "Nursing"),
        ("Associate of Applied Science - Counseling", "associate", "Associate of Applied Science", "Counseling"),
        ("BACHELOR OF SCIENCE IN NURSING", "bachelor", "BACHELOR OF SCIENCE", "NURSING"),
        ("Master of Science in Nursing (MSN)", "master", "Master of Science", "Nursing"),
        ("MSW, Clinical Concentration", "master", "MSW", "Social Work"),
        ("Bachelor of Science, Major: Human Services", "bachelor", "Bachelor of Science", "Human Services"),
        ("Associate in Arts, General Studies", "associate", "Associate in Arts", "General Studies"),
        ("BA/BS Psychology", "bachelor", "BA/BS", "Psychology"),
        ("High school diploma, Lincoln High", "high_school", "High school diploma", None),
        ("GED", "high_school", "GED", None),
        ("BS Psychology, cum laude", "bachelor", "BS", "Psychology"),
        ("BA, Linguistics", "bachelor", "BA", "Linguistics"),
        ("BA (Hons), History", "bachelor", "BA (Hons)", "History"),
        ("Bachelor of Science (Honours) Psychology", "bachelor", "Bachelor of Science (Honours)", "Psychology"),
        ("PhD (ABD), Social Work", "doctorate", "PhD", "Social Work"),
        ("Bachelor's degree (Ukraine)", "bachelor", "Bachelor's degree", None),
        ("MA in Marriage, Family & Child Counseling", "master", "MA", "Marriage, Family & Child Counseling"),
        ("EdD, Educational Leadership", "doctorate", "EdD", "Educational Leadership"),
        ("Master of Social Work, Advanced Standing", "master", "Master of Social Work", "Social Work"),
        ("Medical Assisting Diploma", "certificate", "Diploma", "Medical Assisting"),
        ("Juris Doctor", "doctorate", "Juris Doctor", "Law"),
        ("Sarjana (Bachelor's degree), English Education", "bachelor", "Bachelor's degree", "English Education"),
        ("Licence en psychologie", "bachelor", "Licence", "psychologie"),
        ("Licenciatura en Psicología (Bachelor's degree in Psychology)", "bachelor", "Bachelor's degree", "Psychology"),
        ("Laurea in Scienze dell'Educazione", "bachelor", "Laurea", "Scienze dell'Educazione"),
        ("Bacharelado em Serviço Social", "bachelor", "Bacharelado", "Serviço Social"),
    ],
)  # fmt: skip
def test_level_name_and_field(text: str, level: str, name: str, area: str | None) -> None:
    [degree] = read_degrees(text)
    assert (degree.level, degree.study_type, degree.area) == (level, name, area)
    assert text[degree.span.start : degree.span.end] == name


def test_two_degrees_in_one_line() -> None:
    assert [degree.area for degree in read_degrees("MSW/MPH")] == ["Social Work", "Public Health"]


def test_a_state_is_no_degree() -> None:
    assert read_degrees("Boston University, Boston, MA") == []


@pytest.mark.parametrize(
    "text", ["Bachelor & Sons Furniture", "Master Trainer", "Associate Director", "Smith & Associates"]
)
def test_the_words_of_degrees_in_names_and_titles_are_no_degrees(text: str) -> None:
    assert read_degrees(text) == []


def test_minors_are_not_the_field() -> None:
    [degree] = read_degrees("Bachelor of Science, Psychology; Minor: Criminal Justice")
    assert (degree.area, degree.minors) == ("Psychology", ("Criminal Justice",))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("MSW, expected May 2027", "in_progress"),
        ("90 credits toward B.A. Psychology", "not_completed"),
        ("B.A. Psychology, coursework completed, degree not conferred", "not_completed"),
        ("B.A. Psychology. Relevant coursework: statistics", None),
        ("MSW 2019", None),
    ],
)
def test_words_of_status(text: str, status: str | None) -> None:
    assert read_status(text) == status


def test_a_compound_field_has_the_fields_of_its_parts() -> None:
    assert field_ids("Psychology and Human Services") == ("psychology", "human_services")


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Regents Bachelor of Arts", None),
        ("Bachelor of Science in Social Work in Social Work", "Social Work"),
        ("B.S., Exceptional Student Education", "Exceptional Student Education"),
        ("Bachelor of Applied Arts and Sciences, Leadership", "Leadership"),
    ],
)
def test_a_field_is_neither_a_word_of_the_name_nor_printed_twice(text: str, area: str | None) -> None:
    [degree] = read_degrees(text)
    assert (degree.area, degree.status) == (area, None)
