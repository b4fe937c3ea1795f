"""``jobkit post``, as people and programs call it."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from jobkit.cli.app import main


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["post", "--as-of", "2026-11-25", *map(str, arguments)])


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
    assert files == [f"case-manager-example.{suffix}" for suffix in ("docx", "html", "md", "pdf", "txt")]
    assert run(sample(root), "-f", "md", "-o", tmp_path / "one").output.strip().endswith("case-manager-example.md")
    assert len(list((tmp_path / "one").iterdir())) == 1


def test_several_formats_need_a_folder(root: Path) -> None:
    result = run(sample(root), "-f", "md", "-f", "html")
    assert result.exit_code == 2
    assert "-o DIR" in result.output
    assert run(sample(root), sample(root)).exit_code == 2


def test_a_word_file_can_be_piped(root: Path) -> None:
    result = run(sample(root), "-f", "docx")
    assert result.exit_code == 0
    assert result.stdout_bytes.startswith(b"PK")


def other(root: Path, folder: Path, name: str = "other", more: str = "") -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(
        f"id: {name}\nextends: {sample(root)}\nopening: {{id: CM-99}}\nrole: {{title: Aide}}\n", encoding="utf-8"
    )
    return path


def test_several_roles_become_pages_and_the_page_that_lists_them(root: Path, tmp_path: Path) -> None:
    roles = (sample(root), other(root, tmp_path))
    result = run(*roles, "-f", "careers", "-f", "html", "-f", "indeed", "-f", "rss", "-o", tmp_path / "site")
    assert result.exit_code == 0, result.output
    written = sorted(path.name for path in (tmp_path / "site").iterdir())
    assert written == ["case-manager-example.html", "indeed.xml", "index.html", "other.html", "rss.xml"]
    page = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert all(f'href="{name}.html"' in page for name in ("case-manager-example", "other"))


def test_a_feed_of_several_roles_is_printed(root: Path, tmp_path: Path) -> None:
    result = run(sample(root), other(root, tmp_path), "-f", "atom")
    assert result.exit_code == 0
    assert result.output.count("<entry>") == 2


def test_one_file_never_takes_the_place_of_another(root: Path, tmp_path: Path) -> None:
    result = run(sample(root), sample(root), "-f", "md", "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert "case-manager-example.md" in result.output
    assert not (tmp_path / "out").exists()


def test_what_a_channel_lacks_is_listed_with_the_mend(root: Path, tmp_path: Path) -> None:
    path = other(root, tmp_path)
    path.write_text(
        f"{path.read_text(encoding='utf-8')}posting: {{apply: {{url: null, email: a@example.org}}}}\n", encoding="utf-8"
    )
    result = run(path, "-f", "indeed")
    assert result.exit_code == 1
    line = (
        "Error: other: opening.url is missing: Indeed asks for the page of each job (url); give the posting's own page"
    )
    assert line in result.output.splitlines()


def test_what_can_not_be_published_is_refused_in_plain_lines(tmp_path: Path) -> None:
    result = run("case-manager", "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "this role can't be published yet: 6 fields stand in the way of 'html'" in result.output
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


OWN = """id: own
extends: case-manager
organization: {name: Aid House}
opening: {id: A1, posted_on: 2026-11-23}
posting:
  location: [{city: Dayton, region: OH}]
  flsa_status: non_exempt
  apply: {url: https://www.example.org/jobs/1, deadline: 2026-12-31}
"""


def test_pay_and_benefits_that_only_a_template_states_are_not_promised(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(OWN, encoding="utf-8")
    told = run(own)
    assert told.exit_code == 1
    pay, benefits = told.output.splitlines()
    assert "posting.pay is only its template's example, 45000, 60000, USD, year; " in pay
    assert "posting.benefits is only its template's example, 401(k), Health insurance, Dental" in benefits
    own.write_text(OWN.replace("opening: {id: A1, posted_on: 2026-11-23}", "opening: {id: A1}"), encoding="utf-8")
    assert "Error: own: opening.posted_on is missing" in run(own).output.splitlines()[2]


def test_what_an_employer_says_of_pay_and_benefits_is_promised(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(f"{OWN}  pay: {{min: 47000}}\n  benefits: {{-: [retirement_plan]}}\n", encoding="utf-8")
    printed = run(own)
    assert printed.exit_code == 0
    assert "$47,000 to $60,000 a year" in printed.output
    assert "- Dental insurance" in printed.output
    base = tmp_path / "base.yaml"
    base.write_text(f"{OWN}  pay: {{min: 47000}}\n  benefits: []\n", encoding="utf-8")
    own.write_text("id: second\nextends: base.yaml\nopening: {id: A2}\n", encoding="utf-8")
    assert run(own).exit_code == 0


def test_a_closed_opening_is_told_and_left_out_of_what_lists_openings(root: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.yaml"
    text = sample(root).read_text(encoding="utf-8")
    text = text.replace("id: case-manager-example", "id: old").replace("CM-2026-014", "CM-2023-01")
    text = text.replace("2026-", "2023-").replace("2027-", "2024-")
    old.write_text(text, encoding="utf-8")
    page = run(sample(root), old, "-f", "careers")
    assert page.exit_code == 0
    assert "Warning: old has been closed since 2023-12-31; renew its last day, or take it down." in page.output
    assert "1 opening," in page.output
    assert "Warning: old" in run(old).output
    none = run(old, "-f", "rss")
    assert none.exit_code == 1
    assert "every one of these openings closed before 2026-11-25" in none.output


def test_a_document_that_is_no_role_file_is_to_be_imported_first(tmp_path: Path) -> None:
    word = tmp_path / "old.docx"
    word.write_bytes(b"PK\x03\x04 and so on")
    result = run(word)
    assert result.exit_code == 1
    assert (
        "old.docx: this is a Word document, not a role file; make one of it first: jobkit role import" in result.output
    )
