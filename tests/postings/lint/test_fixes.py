"""Safe mends are made in the file, and nothing else in it changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jobkit.api import fix_role
from jobkit.errors import InvalidFile, NotFound

AS_OF = date(2026, 11, 25)
ROLE = """\
# Ours.
id: ours
extends: case-manager
posting:
  responsibilities: # what one does
    - Visit the elderly   # and others
    - 'Meet ex-offenders and
      addicts at the gate'
    - "Help senior citizens"
    - >-
      Elderly
      people with substance
      abuse, the homeless shelter, and homeless people
  requirements:
    - 'BA degree in nursing'
    - {text: A BS in nursing, kind: education}
"""
MENDED = """\
# Ours.
id: ours
extends: case-manager
posting:
  responsibilities: # what one does
    - Visit older adults   # and others
    - 'Meet people returning from incarceration and
      people with substance use disorders at the gate'
    - "Help older adults"
    - >-
      Older adults with substance use, the homeless shelter, and people experiencing homelessness
  requirements:
    - 'BA degree in nursing'
    - {text: A bachelor's degree in nursing, kind: education}
"""


def mended(path: Path, text: str) -> list[str]:
    path.write_bytes(text.encode())
    return [f"{each.spot.line} {each.rule}" for each in fix_role(path, as_of=AS_OF)]


def test_words_are_replaced_and_comments_stay(tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    told = mended(path, ROLE)
    assert path.read_text(encoding="utf-8") == MENDED
    assert told == ["6 PPL103", "7 PPL108", "8 PPL101", "9 PPL103", "11 PPL103", "12 PPL102", "13 PPL104", "16 CON004"]
    assert fix_role(path, as_of=AS_OF) == ()


def test_what_would_break_the_file_is_left(tmp_path: Path) -> None:
    """The apostrophe of "Bachelor's" would end the quoted text."""
    path = tmp_path / "ours.yaml"
    mended(path, ROLE)
    assert "'BA degree in nursing'" in path.read_text(encoding="utf-8")


def test_line_ends_of_a_posting_stay(tmp_path: Path) -> None:
    path = tmp_path / "posting.md"
    assert mended(path, "# Case Manager\r\n\r\nYou visit the elderly,\r\nand addicts.\r\n") == ["3 PPL103", "4 PPL101"]
    assert (
        path.read_bytes()
        == b"# Case Manager\r\n\r\nYou visit older adults,\r\nand people with substance use disorders.\r\n"
    )


@pytest.mark.parametrize("name", ["case-manager", "absent.yaml"])
def test_only_files_of_ones_own_are_mended(name: str) -> None:
    with pytest.raises(NotFound):
        fix_role(name, as_of=AS_OF)


def test_a_posting_that_is_not_utf8_is_left(tmp_path: Path) -> None:
    path = tmp_path / "posting.txt"
    path.write_bytes("Case Manager\n\nYou visit the elderly in Orléans.\n".encode("cp1252"))
    with pytest.raises(InvalidFile, match="not UTF-8 text"):
        fix_role(path, as_of=AS_OF)
