from __future__ import annotations

import pytest

from jobkit.layout.reading_order import arrange
from jobkit.layout.sections import find_sections
from jobkit.model.document import Line
from jobkit.model.resume import Place
from jobkit.parsing.contact import Contact, read_contact
from jobkit.parsing.names import title_case
from tests.pages import line, page


def contact(*lines: Line) -> Contact:
    document = arrange([page(*lines)], digest="", media="pdf")
    return read_contact(document, find_sections(document))


def header(*texts: str) -> Contact:
    body = [line("Experience", 50, 400, bold=True), line("Kept files for a clinic in town", 50, 412)]
    lines = [line(text, 50, 40 + 20 * at, size=18 if at == 0 else 10) for at, text in enumerate(texts)]
    return contact(*lines, *body)


def test_letters_after_the_name_are_one_each_and_a_suffix_stays() -> None:
    read = header("Dana O'Neil-Reyes, Jr., MSW, LCSW", "dana@example.com")
    assert read.name is not None
    assert read.name.value == "Dana O'Neil-Reyes, Jr."
    assert [letters.value for letters in read.post_nominals] == ["MSW", "LCSW"]


def test_the_headline_stands_on_the_name_line_or_under_it() -> None:
    beside, under = header("Dana Reyes, Case Manager"), header("Dana Reyes", "Senior Case Manager", "dana@example.com")
    assert beside.label is not None
    assert beside.label.value == "Case Manager"
    assert under.label is not None
    assert under.label.value == "Senior Case Manager"


def test_prose_under_the_name_is_summary_beside_what_a_heading_names_so() -> None:
    said = "Case manager with six years of practice in care planning and follow-up."
    read = header("Dana Reyes", "Case Manager", said, "dana@example.com")
    assert [part.value for part in read.summary] == [said]
    titled = contact(
        line("Dana Reyes", 50, 40, size=18),
        line(f"{said} Bilingual.", 50, 60),
        line("Summary", 50, 90, bold=True), line(said, 50, 102),
        line("Experience", 50, 130, bold=True), line("Kept files for a clinic in town", 50, 142),
    )  # fmt: skip
    assert [part.value for part in titled.summary] == [f"{said} Bilingual.", said]


def test_a_name_painted_last_in_the_main_column_is_found_and_is_no_skill() -> None:
    sidebar = [
        line(text, 30, 100 + 17 * at, bold=text in ("Contact", "Skills"))
        for at, text in enumerate(["Contact", "reyes.dana@example.com", "Skills", "Epic", "Charting"])
    ]
    main = [
        line("Dana Reyes", 200, 60, size=20), line("Profile", 200, 104, bold=True),
        line("A nurse of nine years who likes order and quiet", 200, 121),
        line("Experience", 200, 134, bold=True), line("Kept the files of a clinic with three doctors", 200, 149),
    ]  # fmt: skip
    read = contact(*main, *sidebar)
    assert read.name is not None
    assert read.name.value == "Dana Reyes"


def test_a_name_stacked_over_two_rows_is_one() -> None:
    lines = [line("Dana", 50, 40, size=24), line("Reyes", 50, 70, size=24), line("dana.reyes@example.com", 50, 110)]
    read = contact(*lines)
    assert read.name is not None
    assert read.name.value == "Dana Reyes"


@pytest.mark.parametrize(
    ("printed", "restored"),
    [
        ("DANA O'NEIL", "Dana O'Neil"),
        ("LIAM MCDONALD III", "Liam McDonald III"),
        ("ANA-MARIA VAN DER BERG", "Ana-Maria van der Berg"),
        ("JOSÉ NÚÑEZ", "José Núñez"),
        ("Tyrone De la Cruz", "Tyrone De la Cruz"),
    ],
)
def test_capitals_are_restored_as_people_write_names(printed: str, restored: str) -> None:
    assert title_case(printed) == restored


@pytest.mark.parametrize(
    "printed", ["(555) 555-0142", "+1 555.555.0142 ext. 7", "1-555-555-0142", "5555550142", "+44 20 7946 0958"]
)
def test_a_phone_is_read_as_printed(printed: str) -> None:
    phone = header("Dana Reyes", f"Fax: 555-555-0199 | Phone: {printed}").phone
    assert phone is not None
    assert phone.value == printed


def test_an_address_broken_by_a_narrow_column_is_made_whole() -> None:
    read = header("Dana Reyes", "dana.reyes@mail.", "example.com")
    assert read.email is not None
    assert read.email.value == "dana.reyes@mail.example.com"
    assert read.url is None


def test_profiles_have_the_username_and_the_address_that_is_shown() -> None:
    shown, named = header("Dana Reyes", "linkedin.com/in/dana-reyes"), header("Dana Reyes", "dana-reyes (LinkedIn)")
    assert [(found.value.username, found.value.url) for found in shown.profiles] == [
        ("dana-reyes", "linkedin.com/in/dana-reyes")
    ]
    assert [(found.value.username, found.value.url) for found in named.profiles] == [("dana-reyes", None)]


@pytest.mark.parametrize(
    ("printed", "place"),
    [
        ("12 Elm St, Apt 4, Boise, ID 83702", Place("Boise", "ID", "83702", "12 Elm St, Apt 4")),
        ("Location: Detroit, United States", Place("Detroit", country_code="US")),
        ("Spokane WA 99201", Place("Spokane", "WA", "99201")),
        ("El Paso, Texas, US", Place("El Paso", "Texas", country_code="US")),
        ("97401, Eugene (US), OR", Place("Eugene", "OR", "97401", country_code="US")),
        ("7 Alder Way, Tacoma, 98402, WA, US", Place("Tacoma", "WA", "98402", "7 Alder Way", "US")),
        ("20002, Washington (US), DC", Place("Washington", "DC", "20002", country_code="US")),
        ("ORPortlandUS", Place("Portland", "OR", country_code="US")),
        ("K1A 0B1, Ottawa (CA), ON", Place("Ottawa", "ON", "K1A 0B1", country_code="CA")),
        ("Saskatoon, CA", Place("Saskatoon", country_code="CA")),
        ("Sacramento, CA", Place("Sacramento", "CA")),
        ("Tucson", Place("Tucson")),
    ],
)
def test_where_the_person_lives(printed: str, place: Place) -> None:
    location = header("Dana Reyes", printed).location
    assert location is not None
    assert location.value == place


@pytest.mark.parametrize("printed", ["Catarina do Nascimento, RN", "Cn | Catarina do Nascimento, RN"])
def test_a_monogram_before_the_name_is_not_it(printed: str) -> None:
    read = header(printed, "catarina.n@example.com")
    assert read.name is not None
    assert read.name.value == "Catarina do Nascimento"
    assert [letters.value for letters in read.post_nominals] == ["RN"]


@pytest.mark.parametrize(
    ("first", "name"),
    [
        ("Okafor, Ngozi A.", "Ngozi A. Okafor"),
        ("Begay, Hollis", "Hollis Begay"),
        ("Suharto", "Suharto"),
        ("Zaynab bint Yusuf al-Hashimi", "Zaynab bint Yusuf al-Hashimi"),
        ("Ann Lee, MSW", "Ann Lee"),
        ("Quillfeather, Amos Grant IV", "Amos Grant Quillfeather IV"),
    ],
)
def test_names_in_any_order_and_of_any_length_are_read(first: str, name: str) -> None:
    found = header(first, "Dearborn, MI | 313-555-0158 | someone@example.org").name
    assert found is not None
    assert found.value == name


def test_an_address_given_field_by_field_is_one_place() -> None:
    found = contact(line("Dana Reyes", 50, 40, size=18), line("City: Boise", 50, 70), line("State: ID", 50, 84))
    assert found.location is not None
    assert (found.location.value.city, found.location.value.region) == ("Boise", "ID")


@pytest.mark.parametrize("beside", [True, False], ids=["in one row", "in columns"])
def test_labels_and_values_of_an_address_may_stand_in_columns(beside: bool) -> None:
    labels = [line(text, 50, 70 + 14 * at, bold=True) for at, text in enumerate(("Zip code & City", "Region", "Phone"))]
    x = 150 if beside else 400
    values = [line(text, x, 70 + 14 * at) for at, text in enumerate(("83702 Boise", "ID", "208-555-0101"))]
    found = contact(line("Dana Reyes", 50, 40, size=18), *labels, *values).location
    assert found is not None
    assert found.value == Place("Boise", "ID", "83702")


def test_what_stands_before_the_city_is_a_street_only_where_it_is_one() -> None:
    found = header("Dana Reyes", "617 555 0162 \u22c4 dana@example.net \u22c4 Quincy, Massachusetts").location
    assert found is not None
    assert found.value == Place(city="Quincy", region="Massachusetts")


def test_an_address_cut_short_by_its_column_is_whole_and_a_whole_one_takes_nothing_on() -> None:
    cut = contact(
        line("Dana Reyes", 50, 40, size=18), line("D.REYES-ABERNATHY@LETTERS.E", 50, 70), line("XAMPLE.ORG", 50, 84)
    )
    assert cut.email is not None
    assert cut.email.value == "D.REYES-ABERNATHY@LETTERS.EXAMPLE.ORG"
    whole = contact(
        line("Dana Reyes", 50, 40, size=18), line("dana@letters.example.org", 50, 70), line("Abernathy", 50, 84)
    )
    assert whole.email is not None
    assert whole.email.value == "dana@letters.example.org"


def test_sentences_at_the_name_are_the_summary_and_contact_lines_are_not() -> None:
    found = header("Dana Reyes", "dana@example.com, at your service.", "Case manager for unhoused people in the city.")
    assert [each.value for each in found.summary] == ["Case manager for unhoused people in the city."]


def test_a_name_on_a_later_page_is_found_where_the_first_has_none() -> None:
    first = page(line("CONTACT", 50, 40, size=14, bold=True), line("dana.reyes@example.com", 50, 60))
    second = page(line("Dana Reyes", 50, 40, size=24), line("Experience", 50, 80, size=14, bold=True), number=2)
    document = arrange([first, second], digest="", media="pdf")
    found = read_contact(document, find_sections(document)).name
    assert found is not None
    assert found.value == "Dana Reyes"


def test_a_place_to_the_right_of_the_name_is_read() -> None:
    found = contact(line("Dana Reyes", 50, 40, size=18), line("Boise, ID", 400, 44), line("dana@example.com", 50, 70))
    assert found.location is not None
    assert found.location.value.city == "Boise"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ([line("Ana Sofía Lind y", 50, 40, size=24), line("Reyes", 50, 68, size=24)], "Ana Sofía Lind y Reyes"),
        ([line("Dana", 50, 40, size=24), line("Reyes-Lind", 50, 68, size=24, bold=True)], "Dana Reyes-Lind"),
        (
            [
                line("Dana", 50, 40, size=30, bold=True), line("dana.reyes@example.com", 400, 60),
                line("Reyes", 50, 74, size=30, bold=True),
            ],
            "Dana Reyes",
        ),
        (
            [line("DR", 50, 30, size=30), line("dana.reyes@example.com", 50, 60), line("Dana Reyes", 50, 80, size=20)],
            "Dana Reyes",
        ),
        (
            [line("Dana", 50, 40, size=24, bold=True), line("Reyes | Night Nurse", 50, 68, size=24, bold=True)],
            "Dana Reyes",
        ),
        (
            [
                line("Dana Reyes-", 50, 40, size=24), line("Lind,", 50, 66, size=24),
                line("Jr.", 50, 92, size=24, bold=True),
            ],
            "Dana Reyes-Lind, Jr.",
        ),
        (
            [
                line("Dana", 50, 40, size=24, bold=True), line("Reyes Lind | Housing Case", 50, 66, size=24),
                line("Manager", 50, 92, size=24),
            ],
            "Dana Reyes Lind",
        ),
    ],
    ids=["particle", "weights", "address between", "monogram", "headline", "three rows", "headline over two"],
)  # fmt: skip
def test_a_name_is_put_together_over_its_rows(lines: list[Line], name: str) -> None:
    found = contact(
        *lines, line("EXPERIENCE", 50, 120, size=12, bold=True), line("Kept files for a clinic", 50, 140)
    ).name
    assert found is not None
    assert found.value == name


def test_a_label_set_against_an_address_is_no_part_of_it() -> None:
    found = header("Dana Reyes", "Email dana@example.netPhone 406-555-0101").email
    assert found is not None
    assert found.value == "dana@example.net"


def test_initials_in_a_badge_are_no_name() -> None:
    read = contact(
        line("AM", 60, 40, size=28), line("CONTACT", 50, 80, bold=True), line("am.marsh@example.org", 50, 92),
        line("SKILLS", 50, 120, bold=True), line("Epic and Excel", 50, 132),
        line("Ada Marsh", 250, 40, size=22), line("Experience", 250, 90, bold=True), line("Nurse of a ward", 250, 102),
    )  # fmt: skip
    assert read.name is not None
    assert read.name.value == "Ada Marsh"


def test_contact_lines_beside_a_name_over_two_rows_do_not_part_it() -> None:
    read = contact(
        line("Ada-Lin", 50, 40, size=40), line("208-555-0143", 400, 60), line("al.m@example.net", 400, 74),
        line("Marshwell", 50, 84, size=40), line("Experience", 50, 160, bold=True), line("Nurse of a ward", 50, 172),
    )  # fmt: skip
    assert read.name is not None
    assert read.name.value == "Ada-Lin Marshwell"
