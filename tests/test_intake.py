"""What people hand in becomes a list of files; what is missing is said before any work begins."""

from __future__ import annotations

import io
import pickle
from pathlib import Path

import pytest

from jobkit.errors import NotFound, Unreadable
from jobkit.intake import File, find_file, find_files
from tests.mails import PDF, archive, mail

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


def test_a_container_stands_for_its_files_wherever_it_is_given(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "b.zip").write_bytes(archive(("ana.pdf", PDF), ("sub/ben.txt", b"Ben")))
    (folder / "a.eml").write_bytes(mail(("cv.pdf", "application/pdf", PDF)).as_bytes())
    files = find_files([str(folder)], NOTHING)
    base = folder.as_posix()
    assert [file.name.removeprefix(base) for file in files] == ["/a.eml/cv.pdf", "/b.zip/ana.pdf", "/b.zip/sub/ben.txt"]
    assert [pickle.loads(pickle.dumps(file)).read(100) for file in files] == [PDF, PDF, b"Ben"]
    assert all(len(pickle.dumps(file)) < 1_000 for file in files)
    assert find_files([f"{base}/b.zip/sub", f"{base}/b.zip"], NOTHING) == [files[2], files[1]]


def test_containers_come_by_standard_input_too() -> None:
    data = archive(("ana.pdf", PDF), ("in.eml", mail(("cv.txt", "text/plain", b"Cv")).as_bytes()))
    files = find_files(["-"], io.BytesIO(data))
    assert [(file.name, pickle.loads(pickle.dumps(file)).read(100)) for file in files] == [
        ("stdin/ana.pdf", PDF),
        ("stdin/in.eml/cv.txt", b"Cv"),
    ]


def test_a_member_that_cannot_be_read_says_so_when_it_is_its_turn(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(archive(("bomb.txt", bytes(10_000_000)), ("ana.pdf", PDF), ("big.pdf", PDF * 100)))
    bomb, ana, big = (pickle.loads(pickle.dumps(file)) for file in find_files([str(path)], NOTHING))
    with pytest.raises(Unreadable, match="times its packed size"):
        bomb.read(100)
    assert ana.read(100) == PDF
    with pytest.raises(Unreadable, match="larger than"):
        big.read(100)
    path.write_bytes(b"gone")
    with pytest.raises(Unreadable, match="has changed"):
        ana.read(100)


def test_one_file_is_what_a_path_must_lead_to(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(mail(("cv.pdf", "application/pdf", PDF), ("letter.txt", "text/plain", b"Dear")).as_bytes())
    with pytest.raises(NotFound, match=r"holds 2 files \(.*a.eml/cv.pdf, .*a.eml/letter.txt\)"):
        find_file(str(path), NOTHING)
    assert find_file(f"{path}/cv.pdf", NOTHING).read(100) == PDF
    with pytest.raises(NotFound, match="no such file"):
        find_file(f"{path}/other.pdf", NOTHING)


def test_nothing_of_a_container_is_written_to_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.zip").write_bytes(archive(("../../up.txt", b"a"), ("/abs.txt", b"b")))
    assert [file.read(10) for file in find_files(["x.zip"], NOTHING)] == [b"a", b"b"]
    assert [path.name for path in tmp_path.iterdir()] == ["x.zip"]
