"""Outlook's saved messages."""

from __future__ import annotations

import io

import pytest

from jobkit.containers.outlook import OutlookParts
from jobkit.errors import Unreadable
from tests.mails import LOGO, PDF, RESUME, Tree, compound, message


def parts(tree: Tree) -> list[tuple[str, bytes]]:
    container = OutlookParts(io.BytesIO(compound(tree)))
    return [(part.name, container.read(part.at, 100_000)) for part in container.parts()]


def test_attachments_small_and_large_are_the_files() -> None:
    large = PDF + bytes(20_000)
    assert parts(message(("résumé.pdf", PDF), ("scan.pdf", large), text="Dear all")) == [
        ("résumé.pdf", PDF),
        ("scan.pdf", large),
    ]


def test_the_text_is_read_where_nothing_is_attached() -> None:
    assert parts(message(text=RESUME)) == [("message.txt", RESUME.encode())]
    assert parts(message(text=RESUME, page="<p>Ana Lind")) == [("message.html", b"<p>Ana Lind")]


def test_pictures_in_the_text_are_left_out() -> None:
    scan = b"\xff\xd8\xff" + bytes(60_000)
    made = message(("photo.jpg", scan), ("logo.png", LOGO), text=RESUME, ids=("photo.jpg",))
    assert parts(made) == [("message.txt", RESUME.encode())]


def test_an_attached_message_gives_its_attachments() -> None:
    assert parts(message(text="see below", inner=message(("cv.pdf", PDF)))) == [("forwarded/cv.pdf", PDF)]


def test_nothing_to_read_and_damage_are_told_in_a_line() -> None:
    with pytest.raises(Unreadable, match="no text and no attachment"):
        parts(message())
    with pytest.raises(Unreadable, match="damaged"):
        OutlookParts(io.BytesIO(compound(message(text=RESUME))[:700]))
