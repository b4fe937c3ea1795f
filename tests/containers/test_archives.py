"""ZIP and gzip: names are shown and never followed, and a member that can't be read is one row."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from jobkit.containers.archives import GzipPart, ZipParts
from jobkit.errors import Unreadable
from tests.mails import archive


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/home/a.pdf", "home/a.pdf"),
        ("C:\\Users\\ana\\a.pdf", "Users/ana/a.pdf"),
        ("..\\..\\a.pdf", "a.pdf"),
        ("a\n\x1b[31m\u202efdp.pdf", "a[31mfdp.pdf"),
        ("résumé.pdf", "résumé.pdf"),
        ("..", "unnamed"),
        ("\0", "unnamed"),
        ("a" * 400 + ".pdf", "a" * 196 + ".pdf"),
    ],
)
def test_hostile_names_lead_nowhere(name: str, shown: str) -> None:
    (part,) = ZipParts(io.BytesIO(archive((name, b"x")))).parts()
    assert part.name == shown


def test_what_desktops_drop_is_left_out() -> None:
    data = archive(
        *((name, b"x") for name in ("__MACOSX/._a.pdf", "b/.DS_Store", "Thumbs.db", "~$c.docx", "d/", "e.pdf"))
    )
    assert [part.name for part in ZipParts(io.BytesIO(data)).parts()] == ["e.pdf"]


def test_names_in_utf8_that_the_archive_does_not_declare_are_read() -> None:
    data = archive(("résumé.pdf", b"x")).replace(b"\x00\x08", b"\x00\x00")  # the flag that says UTF-8
    (part,) = ZipParts(io.BytesIO(data)).parts()
    assert part.name == "résumé.pdf"


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    (part,) = ZipParts(io.BytesIO(archive(("a.txt", bytes(20_000_000))))).parts()
    assert part.fault
    assert (part.fault.reason, "times its packed size" in part.fault.message) == ("too_large", True)


def test_a_bomb_that_lies_of_its_size_is_damaged() -> None:
    data = bytearray(archive(("a.txt", bytes(3_000_000))))
    at = data.rindex(b"PK\x01\x02") + 24
    data[at : at + 4] = (500).to_bytes(4, "little")
    container = ZipParts(io.BytesIO(bytes(data)))
    (part,) = container.parts()
    with pytest.raises(Unreadable, match="damaged"):
        container.read(part.at, 1_000)


def test_a_member_under_a_password_and_a_link_say_what_they_are() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as out:
        out.writestr("secret.pdf", b"x")
        link = zipfile.ZipInfo("link.pdf")
        link.external_attr = 0o120777 << 16
        out.writestr(link, b"/etc/passwd")
    data = bytearray(made.getvalue())
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + offset] |= 1
    reasons = [part.fault and part.fault.reason for part in ZipParts(io.BytesIO(bytes(data))).parts()]
    assert reasons == ["encrypted", "unsupported"]


def test_a_damaged_member_is_one_row() -> None:
    data = bytearray(archive(("a.txt", b"Ana Lind " * 50), ("b.txt", b"Ben")))
    data[40:50] = bytes(10)
    container = ZipParts(io.BytesIO(bytes(data)))
    with pytest.raises(Unreadable, match="damaged here"):
        container.read(0, 1_000)
    assert container.read(1, 1_000) == b"Ben"


def test_a_gzip_file_has_the_name_that_it_was_packed_under() -> None:
    made = io.BytesIO()
    with gzip.GzipFile("ana.txt", "wb", fileobj=made, mtime=0) as out:
        out.write(b"Ana")
    container = GzipPart(made)
    assert [part.name for part in container.parts()] == ["ana.txt"]
    assert container.read(0, 2) == b"An"
    with pytest.raises(Unreadable, match="damaged"):
        GzipPart(io.BytesIO(made.getvalue()[:-12])).read(0, 100)
