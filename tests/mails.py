"""Containers made in tests: mails, Outlook messages, archives."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from email.message import EmailMessage

Tree = dict[str, "bytes | Tree"]

RESUME = "Ana Lind\nana@example.org\n\nExperience\nCase Manager, Aid House, 2019 - 2021\n"
PDF = b"%PDF-1.4\nnot much of a file"
LOGO = b"\x89PNG\r\n\x1a\n" + bytes(300)


def mail(*attached: tuple[str, str, bytes] | EmailMessage, text: str = "Dear all, see attached.\n") -> EmailMessage:
    """A mail with attachments: (name, media type, bytes), or another mail."""
    made = EmailMessage()
    made["From"] = "Ana Lind <ana@example.org>"
    made["To"] = "hr@example.org"
    made["Subject"] = "Application"
    made["Message-ID"] = "<1@example.org>"
    made.set_content(text)
    for each in attached:
        if isinstance(each, EmailMessage):
            made.add_attachment(each)
        else:
            kind, _, sub = each[1].partition("/")
            made.add_attachment(each[2], maintype=kind, subtype=sub, filename=each[0])
    return made


def archive(*members: tuple[str, bytes]) -> bytes:
    """A ZIP with members of any names."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out, warnings.catch_warnings(action="ignore"):
        for name, content in members:
            out.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


# ------------------------------------------------------------------ Outlook


def message(
    *attached: tuple[str, bytes], text: str = "", page: str = "", inner: Tree | None = None, ids: tuple[str, ...] = ()
) -> Tree:
    """The streams of an Outlook message: attachments (name, bytes), and a message attached to it."""
    made: Tree = {"__properties_version1.0": bytes(32)}
    if text:
        made["__substg1.0_1000001F"] = text.encode("utf-16-le")
    if page:
        made["__substg1.0_10130102"] = page.encode()
    for at, (name, content) in enumerate(attached):
        one: Tree = {"__substg1.0_3707001F": name.encode("utf-16-le"), "__substg1.0_37010102": content}
        if name in ids:
            one["__substg1.0_3712001F"] = f"{name}@1".encode("utf-16-le")
        made[f"__attach_version1.0_#{at:08X}"] = one
    if inner is not None:
        made["__attach_version1.0_#000000FF"] = {
            "__substg1.0_3001001F": "forwarded".encode("utf-16-le"),
            "__substg1.0_3704001E": b"forwarded",
            "__substg1.0_3701000D": inner,
        }
    return made


_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SECTOR, _MINI, _CUTOFF = 512, 64, 4096


def compound(tree: Tree) -> bytes:
    """A compound file ([MS-CFB], version 3) of storages and streams."""
    entries: list[list[int | str | bytes]] = []
    _entry(entries, "Root Entry", tree, 5)
    sectors: list[bytes] = []
    fat: list[int] = []
    mini, mini_fat = b"", []
    for entry in entries:
        content = entry[5]
        assert isinstance(content, bytes)
        if entry[1] == 2 and 0 < len(content) < _CUTOFF:
            entry[6] = len(mini) // _MINI
            count = -(-len(content) // _MINI)
            mini_fat += [len(mini_fat) + step + 1 for step in range(count - 1)] + [_END]
            mini += content.ljust(count * _MINI, b"\0")
        elif entry[1] == 2 and content:
            entry[6] = _chain(sectors, fat, content)
    entries[0][5], entries[0][6] = mini, _chain(sectors, fat, mini) if mini else _END
    first_mini = _chain(sectors, fat, struct.pack(f"<{len(mini_fat)}I", *mini_fat), b"\xff") if mini_fat else _END
    directory = _chain(sectors, fat, b"".join(map(_packed, entries)))
    tables = 1
    while tables * 128 < len(fat) + tables:
        tables += 1
    places = list(range(len(fat), len(fat) + tables))
    fat += [_FAT] * tables
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(tables * _SECTOR, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<10I", 0, tables, directory, 0, _CUTOFF, first_mini, -(-len(mini_fat) // 128), _END, 0, 0)[:36]
    head += struct.pack("<109I", *places, *[_FREE] * (109 - tables))
    return head + b"".join(sectors) + table


def _entry(entries: list[list[int | str | bytes]], name: str, held: bytes | Tree, kind: int) -> int:
    """Add a directory entry and what is under it; siblings are chained to the right."""
    at = len(entries)
    entries.append([name, kind, _FREE, _FREE, _FREE, held if isinstance(held, bytes) else b"", _END])
    if isinstance(held, dict):
        before: int | None = None
        for inner, content in held.items():
            child = _entry(entries, inner, content, 2 if isinstance(content, bytes) else 1)
            entries[before if before is not None else at][3 if before is not None else 4] = child
            before = child
    return at


def _chain(sectors: list[bytes], fat: list[int], content: bytes, fill: bytes = b"\0") -> int:
    start = len(sectors)
    count = max(1, -(-len(content) // _SECTOR))
    padded = content.ljust(count * _SECTOR, fill)
    sectors += [padded[at * _SECTOR : (at + 1) * _SECTOR] for at in range(count)]
    fat += [start + at + 1 for at in range(count - 1)] + [_END]
    return start


def _packed(entry: list[int | str | bytes]) -> bytes:
    name, kind, left, right, child, content, start = entry
    assert isinstance(name, str)
    assert isinstance(content, bytes)
    wide = name.encode("utf-16-le") + b"\0\0"
    size = len(content) if kind in (2, 5) else 0
    return (
        wide.ljust(64, b"\0")
        + struct.pack("<HBB3I", len(wide), kind, 1, left, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
