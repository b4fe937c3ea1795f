"""What a container holds: every file a row, containers within containers opened, nothing without an end."""

from __future__ import annotations

import contextlib
import gzip
import io
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobkit.containers import opening
from jobkit.containers.opening import find_leaves, read_leaf
from jobkit.errors import Unreadable
from tests.mails import LOGO, PDF, RESUME, archive, compound, mail, message
from tests.wordfile import paragraph, word_file

TEXT = RESUME.encode()


def names(data: bytes) -> list[str]:
    return [leaf.name for leaf in find_leaves(io.BytesIO(data), "x") or ()]


def faults(data: bytes) -> list[tuple[str, str | None]]:
    return [(leaf.name, leaf.fault and leaf.fault.reason) for leaf in find_leaves(io.BytesIO(data), "x") or ()]


@pytest.mark.parametrize(
    "data",
    [
        TEXT,
        PDF,
        b"",
        b"<html>x",
        word_file(paragraph("x")),
        word_file(paragraph("x"))[:200],
        archive(("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<x/>")),
        compound({"WordDocument": bytes(600)}),
        b"From: Ana Lind\nTo: the hiring manager\nSubject: my resume\n\nI was a case manager.\n",
        b"From 2019 on I worked as a case manager.\n",
    ],
)
def test_a_file_that_only_looks_like_a_container_is_none(data: bytes) -> None:
    assert find_leaves(io.BytesIO(data), "x") is None


def test_containers_in_containers_are_opened_and_read_again_by_their_way() -> None:
    box = (
        b"From a@example.org Mon Nov  2 2026\n"
        + mail(("in.zip", "application/zip", archive(("b.txt", TEXT)))).as_bytes()
    )
    data = archive(("a.pdf", PDF), ("box", box), ("packed", gzip.compress(TEXT)))
    leaves = list(find_leaves(io.BytesIO(data), "x.zip") or ())
    assert [leaf.name for leaf in leaves] == ["x.zip/a.pdf", "x.zip/box/1/in.zip/b.txt", "x.zip/packed/content"]
    assert [read_leaf(io.BytesIO(data), leaf.inside, 100_000) for leaf in leaves] == [PDF, TEXT, TEXT]
    assert read_leaf(io.BytesIO(data), leaves[1].inside, 3) == TEXT[:3]


def test_two_files_of_one_name_are_two_rows() -> None:
    assert names(archive(("a.txt", TEXT), ("a.txt", PDF), ("a (2).txt", TEXT))) == [
        "x/a.txt",
        "x/a (2).txt",
        "x/a (2) (2).txt",
    ]


def test_an_empty_container_is_a_row_that_says_so() -> None:
    assert faults(archive()) == [("x", "empty")]
    assert faults(archive(("a.zip", archive(("__MACOSX/._b", b"x"))), ("c.txt", TEXT))) == [
        ("x/a.zip", "empty"),
        ("x/c.txt", None),
    ]


def test_containers_without_end_stop_at_a_depth() -> None:
    data = TEXT
    for _ in range(30):
        data = archive(("z", data), ("t.txt", TEXT))
    assert [fault for _, fault in faults(data)].count("too_large") == 1
    assert len(faults(data)) == opening.DEPTH + 1


def test_more_files_than_a_batch_may_have_cost_one_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "FILES", 5)
    inner = archive(*((f"{at}.txt", TEXT) for at in range(4)))
    assert faults(archive(("a.zip", inner), ("b.zip", inner)))[-2:] == [("x/a.zip/3.txt", None), ("x", "too_large")]


def test_inflated_containers_have_a_limit_together(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = archive(("1.txt", TEXT))
    monkeypatch.setattr(opening, "UNPACKED", len(inner) + 10)
    assert faults(archive(("a.zip", inner), ("b.zip", inner), ("c.txt", TEXT))) == [
        ("x/a.zip/1.txt", None),
        ("x/b.zip", "too_large"),
        ("x/c.txt", None),
    ]


def test_a_container_that_has_changed_says_so() -> None:
    with pytest.raises(Unreadable, match="has changed"):
        read_leaf(io.BytesIO(TEXT), (0,), 10)


SEEDS = [
    archive(
        ("a.txt", TEXT),
        ("b.zip", archive(("c.txt", TEXT))),
        ("d.eml", mail(("r.pdf", "application/pdf", PDF)).as_bytes()),
    ),
    mail(("r.pdf", "application/pdf", PDF), ("é.png", "image/png", LOGO), mail(text=RESUME)).as_bytes(),
    b"From a b\n" + mail(text=RESUME).as_bytes() + b"\nFrom c d\n" + mail().as_bytes(),
    compound(message(("r.pdf", PDF), text=RESUME, inner=message(("s.txt", TEXT)))),
    gzip.compress(TEXT),
]


@pytest.mark.parametrize("data", SEEDS, ids=["zip", "mail", "mailbox", "outlook", "gzip"])
@given(seed=st.integers(0, 2**32))
@settings(max_examples=80, deadline=None)
def test_changed_bytes_give_files_or_reasons_and_nothing_else(data: bytes, seed: int) -> None:
    chance = random.Random(seed)
    made = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(made) + 1)
        made[at : at + chance.choice([1, 1, 1, 30])] = bytes(
            chance.randrange(256) for _ in range(chance.choice([0, 1, 1, 9]))
        )
    for leaf in find_leaves(io.BytesIO(bytes(made)), "x") or ():
        with contextlib.suppress(Unreadable):
            assert read_leaf(io.BytesIO(bytes(made)), leaf.inside, 1_000) is not None if leaf.inside else leaf.fault


@given(
    data=st.binary(max_size=300),
    head=st.sampled_from(
        [
            b"PK\x03\x04",
            b"PK\x05\x06",
            b"\x1f\x8b\x08\x08",
            b"From a\nb: c\n",
            b"Message-ID: <1>\nContent-Type: multipart/mixed; boundary=b\n\n--b\n",
        ]
    ),
)
@settings(max_examples=120, deadline=None)
def test_any_bytes_after_the_head_of_a_container(data: bytes, head: bytes) -> None:
    for leaf in find_leaves(io.BytesIO(head + data), "x") or ():
        assert leaf.name.startswith("x")
