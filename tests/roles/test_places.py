"""Places of work as people write them."""

from __future__ import annotations

import pytest

from jobkit.roles.places import read_places


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("Dayton, OH", {"city": "Dayton", "region": "OH"}),
        ("Dayton oh", None),
        ("Dayton OH 45402", {"city": "Dayton", "region": "OH", "postal_code": "45402"}),
        ("Dayton, Ohio", {"city": "Dayton", "region": "Ohio"}),
        ("Dayton, OH, 45402, USA", {"city": "Dayton", "region": "OH", "postal_code": "45402"}),
        ("88 E. Main Street, Chillicothe, OH 45601",
         {"street": "88 E. Main Street", "city": "Chillicothe", "region": "OH", "postal_code": "45601"}),
        ("Hope Center, Suite 4, 12 High St, Dayton, oh 45402-1234",
         {"name": "Hope Center", "street": "Suite 4, 12 High St", "city": "Dayton", "region": "OH",
          "postal_code": "45402-1234"}),
        ("Washington, D.C. 20001", {"city": "Washington", "region": "DC", "postal_code": "20001"}),
        ("Toronto, ON M5V 2T6", {"city": "Toronto", "region": "ON", "postal_code": "M5V 2T6", "country": "CA"}),
        ("Toronto, ON, Canada", {"city": "Toronto", "region": "ON", "country": "CA"}),
        ("Reno", None),
        ("Denver, 80203", None),
        ("Columbus, OH 432", None),
    ],
)  # fmt: skip
def test_an_address_is_read_or_asked_for(said: str, place: dict[str, str] | None) -> None:
    if place is None:
        with pytest.raises(ValueError, match="give the city and the state, as: Dayton, OH"):
            read_places(said)
    else:
        assert read_places(said) == [place]


def test_several_places_are_parted_by_a_semicolon() -> None:
    assert [each["city"] for each in read_places("Dayton, OH; Columbus, OH")] == ["Dayton", "Columbus"]
