"""What people hand in becomes a list of files; what is missing is said before any work begins."""

from __future__ import annotations

import io
import pickle
from pathlib import Path

import pytest

from jobkit.errors import NotFound, Unreadable
from jobkit.intake import File, find_files

NOTHING = io.BytesIO()


def test_a_folder_gives_its_files_by_name_and_leaves_out_what_desktops_drop(tmp_path: Path) -> None:
    for name in ("b.pdf", "a.txt", ".DS_Store", "Thumbs.db", "~$b.docx", "sub/c.html"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    names = [Path(file.name).relative_to(tmp_path).as_posix() for file in find_files([str(tmp_path)], NOTHING)]
    assert names == ["a.txt", "b.pdf", "sub/c.html"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    assert len(find_files([str(path), str(tmp_path)], NOTHING)) == 1


def test_standard_input_is_a_file_like_any_other() -> None:
    (file,) = find_files(["-"], io.BytesIO(b"Ada"))
    assert pickle.loads(pickle.dumps(file)).read(10) == b"Ada"


@pytest.mark.parametrize(("given", "said"), [("gone.pdf", "no such file"), (".", "no files in this folder")])
def test_nothing_to_read_is_one_clear_line(given: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=said) as caught:
        find_files([str(tmp_path / given)], NOTHING)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_too_large_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "big"
    path.write_bytes(b"x" * 2_000_001)
    with pytest.raises(Unreadable, match="larger than 2 MB"):
        File("big", path).read(2_000_000)


def test_a_file_that_went_away_says_so(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="no longer there"):
        File("gone", tmp_path / "gone").read(10)
