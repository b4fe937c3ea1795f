"""Mails: which of their parts are resumes, and the text where none is."""

from __future__ import annotations

import io
import time
from email.message import EmailMessage

import pytest

from jobkit.containers.mail import MailboxParts, MailParts
from jobkit.errors import Unreadable
from tests.mails import LOGO, PDF, RESUME, archive, mail


def parts(message: EmailMessage | bytes) -> list[tuple[str, bytes]]:
    container = MailParts(io.BytesIO(message if isinstance(message, bytes) else message.as_bytes()))
    return [(part.name, container.read(part.at, 1_000_000)) for part in container.parts()]


def names(message: EmailMessage | bytes) -> list[str]:
    return [name for name, _ in parts(message)]


def test_the_attachments_are_the_files_and_the_text_is_not() -> None:
    made = mail(("résumé.pdf", "application/pdf", PDF), ("letter.txt", "text/plain", b"Dear all"))
    assert parts(made) == [("résumé.pdf", PDF), ("letter.txt", b"Dear all")]


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("image001.png", "image/png"),
        ("call.ics", "text/calendar"),
        ("ana.vcf", "text/vcard"),
        ("smime.p7s", "application/pkcs7-signature"),
        ("hello.mp3", "audio/mpeg"),
    ],
)
def test_what_is_plainly_no_resume_is_left_out(name: str, media_type: str) -> None:
    assert names(mail((name, media_type, LOGO), ("cv.pdf", "application/pdf", PDF))) == ["cv.pdf"]
    assert names(mail((name, media_type, LOGO), text=RESUME)) == ["message.txt"]


def test_a_scan_is_kept_and_a_picture_in_the_text_is_not() -> None:
    scan = b"\xff\xd8\xff" + bytes(60_000)
    made = mail(text=RESUME)
    made.add_alternative("<p>Ana Lind <img src='cid:1'>", subtype="html")
    page = made.get_body(("html",))
    assert page is not None
    page.add_related(scan, maintype="image", subtype="jpeg", cid="<1>", filename="photo.jpg")  # type: ignore[attr-defined]
    assert names(made) == ["message.html"]
    assert "scan.jpg" in names(mail(("scan.jpg", "image/jpeg", scan)))


def test_the_text_is_read_where_no_attachment_can_be() -> None:
    made = mail(("cv.7z", "application/octet-stream", b"7z\xbc\xaf" + bytes(90)), text=RESUME)
    assert names(made) == ["cv.7z", "message.txt"]


def test_what_outlook_wraps_in_its_own_way_is_not_lost_in_silence() -> None:
    assert "winmail.dat" in names(mail(("winmail.dat", "application/ms-tnef", b"\x78\x9f\x3e\x22" + bytes(90))))


def test_an_archive_attached_counts_as_readable() -> None:
    assert names(mail(("cv.zip", "application/zip", archive(("cv.pdf", PDF))))) == ["cv.zip"]


@pytest.mark.parametrize("charset", ["shift_jis", "iso-2022-jp", "euc-jp", "utf-8"])
def test_the_text_comes_in_the_encoding_that_the_mail_declares(charset: str) -> None:
    made = mail()
    made.set_content("山田 太郎\nケースマネージャー\n", charset=charset)
    assert parts(made) == [("message.txt", "山田 太郎\nケースマネージャー\n".encode())]


def test_a_wrong_declaration_leaves_the_bytes_as_they_are() -> None:
    data = mail(text="x").as_bytes().replace(b"\n\nx\n", b"\n\nJos\xe9\n").replace(b'"utf-8"', b"klingon")
    assert parts(data) == [("message.txt", b"Jos\xe9\n")]


def test_a_forwarded_mail_is_a_container_of_its_own() -> None:
    ((name, data),) = parts(mail(mail(("cv.pdf", "application/pdf", PDF))))
    assert name == "forwarded.eml"
    assert parts(data) == [("cv.pdf", PDF)]


def test_mails_with_nothing_to_read_say_why() -> None:
    with pytest.raises(Unreadable, match="no text and no attachment"):
        names(mail(text=" "))
    sealed = mail().as_bytes().replace(b"text/plain", b"application/pkcs7-mime")
    with pytest.raises(Unreadable) as caught:
        names(sealed)
    assert caught.value.reason == "encrypted"


def test_hostile_headers_and_nesting_cost_little_time() -> None:
    begun = time.process_time()
    many = b"Message-ID: <1>\nContent-Type: text/plain; " + b"a*0*=b; " * 200_000 + b"\n\nAna Lind\n"
    assert names(many) == ["message.txt"]
    deep = b"Message-ID: <1>\nX: y\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (at, at) for at in range(30_000)
    )
    with pytest.raises(Unreadable):
        names(deep)
    assert time.process_time() - begun < 10


def test_a_mailbox_gives_its_messages_as_they_were_sent() -> None:
    one = mail(text="From the start\nI was a case manager.\n").as_bytes()
    data = (
        b"From a@b Mon\n"
        + one.replace(b"\nFrom the", b"\n>From the")
        + b"\nFrom here on I led.\n\nFrom c@d Tue\r\n"
        + one
    )
    container = MailboxParts(io.BytesIO(data))
    found = list(container.parts())
    assert [part.name for part in found] == ["1", "2"]
    assert container.read(found[0].at, 10_000) == one + b"\nFrom here on I led.\n\n"
    assert container.read(found[1].at, 10_000) == one
    assert container.read(found[1].at, 20) == one[:20]
