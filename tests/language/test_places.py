"""Places as people write them."""

from __future__ import annotations

import pytest

from jobkit.language.places import find_places


@pytest.mark.parametrize(
    ("text", "city", "region", "postal_code"),
    [
        ("Worcester, MA 01601", "Worcester", "MA", "01601"),
        ("Mercy Hospital Boston, MA", "Boston", "MA", None),
        ("ST. PAUL, MN", "ST. PAUL", "MN", None),
        ("Austin, Texas", "Austin", "Texas", None),
        ("12 Oak St, New York, NY, 10001", "New York", "NY", "10001"),
        ("Fond du Lac, WI", "Fond du Lac", "WI", None),
    ],
)
def test_city_and_state(text: str, city: str, region: str, postal_code: str | None) -> None:
    [place] = find_places(text)
    assert (place.city, place.region, place.postal_code, place.known) == (city, region, postal_code, True)


def test_city_and_country() -> None:
    [place] = find_places("Manila, Philippines")
    assert (place.city, place.country_code) == ("Manila", "PH")


def test_what_the_gazetteer_lacks_is_doubtful() -> None:
    [place] = find_places("Psychology, MA")
    assert not place.known


def test_remote_is_a_place() -> None:
    assert [place.remote for place in find_places("Remote")] == [True]


@pytest.mark.parametrize(
    ("text", "city", "region", "country"),
    [
        ("Ponce, Puerto Rico", "Ponce", "Puerto Rico", None),
        ("Ponce, PR", "Ponce", "PR", None),
        ("Seattle, US", "Seattle", None, "US"),
        ("Liberty Home Services-Philadelphia, PA", "Philadelphia", "PA", None),
        ("City Clinic No. 6-Kharkiv, Ukraine", "Kharkiv", None, "UA"),
        ("Winston-Salem, NC", "Winston-Salem", "NC", None),
    ],
)
def test_territories_are_states_and_a_hyphen_may_join_a_city_to_a_name(
    text: str, city: str, region: str | None, country: str | None
) -> None:
    [place] = find_places(text)
    assert (place.city, place.region, place.country_code, place.known) == (city, region, country, True)


def test_letters_of_a_state_are_those_of_a_country_where_no_town_of_that_name_is_at_home() -> None:
    [abroad], [home] = find_places("Saskatoon, CA"), find_places("Salem, IN")
    assert (abroad.city, abroad.region, abroad.country_code) == ("Saskatoon", None, "CA")
    assert (home.city, home.region, home.country_code) == ("Salem", "IN", None)
