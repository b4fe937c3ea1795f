"""``jobkit post``, as people and programs call it."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from jobkit.cli.app import main


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["post", *map(str, arguments)])


def sample(root: Path) -> Path:
    return root / "samples" / "roles" / "case-manager-example.yaml"


def test_markdown_is_printed(root: Path) -> None:
    result = run(sample(root))
    assert result.exit_code == 0
    assert result.output.startswith("# Case Manager\n")


def test_one_format_is_printed(root: Path) -> None:
    assert run(sample(root), "-f", "html").output.startswith("<!DOCTYPE html>\n")
    assert run(sample(root), "-f", "text").output.startswith("CASE MANAGER\n")


def test_a_folder_gets_every_format_or_those_asked_for(root: Path, tmp_path: Path) -> None:
    result = run(sample(root), "-o", tmp_path / "new" / "all")
    assert result.exit_code == 0
    files = sorted(path.name for path in (tmp_path / "new" / "all").iterdir())
    assert files == ["case-manager-example.html", "case-manager-example.md", "case-manager-example.txt"]
    assert run(sample(root), "-f", "md", "-o", tmp_path / "one").output.strip().endswith("case-manager-example.md")
    assert len(list((tmp_path / "one").iterdir())) == 1


def test_several_formats_need_a_folder(root: Path) -> None:
    result = run(sample(root), "-f", "md", "-f", "html")
    assert result.exit_code == 2
    assert "-o DIR" in result.output


def test_what_can_not_be_published_is_refused_in_plain_lines(tmp_path: Path) -> None:
    result = run("case-manager", "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "this role can't be published yet: 6 fields stand in the way" in result.output
    assert "Traceback" not in result.output
    assert not (tmp_path / "out").exists()


def test_a_missing_file_is_one_line() -> None:
    result = run("absent.yaml")
    assert result.exit_code == 1
    assert result.output == "Error: absent.yaml: no such file\n"


def test_own_templates(root: Path, tmp_path: Path) -> None:
    (tmp_path / "postings").mkdir()
    (tmp_path / "postings" / "posting.md.j2").write_text("{{ posting.title }}!\n", encoding="utf-8")
    assert run(sample(root), "--templates", tmp_path).output == "Case Manager!\n"
