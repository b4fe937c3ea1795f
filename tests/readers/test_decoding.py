"""Bytes to text: what people's programs write, declared or not."""

from __future__ import annotations

import pytest

from jobkit.readers.decoding import decode

WESTERN = "José Peña-Müller’s résumé\nCase Manager, Café Größe, 2019 – 2021\n• “Naïve” façade\n"
SHORT = "José Peña\nCase Manager, Clínica, 2019-2021\nCoordinated care for families in Bogotá\n"
CENTRAL = "Łukasz Dvořák\nCase Manager, Dům Naděje, 2019 - 2021\nŽižkov, współpraca ze szkołą i ośrodkiem\n"
JAPANESE = (
    "山田 太郎\nケースマネージャー 2019 - 2021\n"
    "東京福祉センターで家族支援を担当しました。\n介護計画の作成、関係機関との調整。\n"
)
RUSSIAN = "Иван Петров\nСоциальный работник, 2019 - 2021\nПомощь семьям\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((text, each) for text in (WESTERN, CENTRAL, JAPANESE) for each in ("utf-8", "utf-8-sig", "utf-16", "utf-32")),
        *((text, each) for text in (WESTERN, SHORT, JAPANESE) for each in ("utf-16-le", "utf-16-be")),
        *((text, each) for text in (WESTERN, SHORT) for each in ("cp1252", "mac-roman")),
        *((CENTRAL, each) for each in ("iso8859_2", "cp1250")),
        *((JAPANESE, each) for each in ("shift-jis", "euc-jp", "iso2022_jp")),
        *((RUSSIAN, each) for each in ("cp1251", "koi8-r")),
    ],
)
def test_text_is_read_in_whatever_encoding(text: str, encoding: str) -> None:
    text = text if encoding != "iso8859_2" else text.replace("–", "-")
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "text",
    [
        "Worked with families—children and client–centered teams; don‘t stop",
        "À propos\nTravail social à l’hôpital, œuvre des familles",
        "Led Epic® rollout for 5 m² offices at £20 or €30k, §8 and ½ time, 20°C in all of the rooms",
        "Sørensen, Åse; Ægir; Nuñez; perché, città, più, però: names of the people in the team",
    ],
)
def test_signs_of_western_text_are_not_taken_for_another_encoding(text: str) -> None:
    assert decode(text.encode("cp1252")) == text
