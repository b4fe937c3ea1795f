"""How well resumes are read: ``python -m benchmarks.accuracy [CORPUS] [--by layout] [--worst N] [--json]``.

CORPUS is a folder with ``truth.jsonl`` (a line a file); the shipped samples if left out. Reading goes through the
public API, with the truth's ``as_of`` as today.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.scoring import FACTS, FIELDS, FileScore, Summary, score_file, summary
from jobkit import read_resume
from jobkit.errors import Unreadable
from jobkit.model.outcome import Failed
from jobkit.reports.reading import as_json

SAMPLES = Path(__file__).parents[1] / "samples"


def main() -> None:
    options = arguments().parse_args()
    truths = read_truths(options.corpus)
    scores = score_all(options.corpus, truths)
    if options.json:
        print(json.dumps(as_dict(summary(scores)), indent=2))
        return
    print(table({"all files": summary(scores)}))
    if options.by:
        print(table({name: summary(group) for name, group in grouped(scores, truths, options.by).items()}))
    for score in sorted(scores, key=share_right)[: options.worst]:
        print(f"\n{score.file}  {share_right(score):.0%}", *(score.slips or ["all right"]), sep="\n  ")


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", nargs="?", type=Path, default=SAMPLES, help="a folder that holds truth.jsonl")
    parser.add_argument("--by", choices=["layout", "engine", "format", "trap"], help="also a line a group")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="the N files read worst, with every slip")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    return parser


# ------------------------------------------------------------------ reading a corpus


def read_truths(corpus: Path) -> list[dict[str, Any]]:
    lines = (corpus / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line]


def measure(corpus: Path) -> Summary:
    """The corpus's figures."""
    return summary(score_all(corpus, read_truths(corpus)))


def score_all(corpus: Path, truths: Iterable[Mapping[str, Any]]) -> list[FileScore]:
    return [score_file(truth, answer(corpus, truth)) for truth in truths]


def answer(corpus: Path, truth: Mapping[str, Any]) -> dict[str, Any]:
    """The file as it is read, in the form of ``jobkit read -f jsonl``; a failed reading is an answer too."""
    file = truth["file"]
    try:
        reading = read_resume(corpus / file, as_of=date.fromisoformat(truth["as_of"]))
    except Unreadable as error:
        return as_json(file, Failed(file, error.reason, error.message))
    return as_json(file, reading)


def digest(corpus: Path) -> str:
    """sha256 over the truth and the files it names: figures are compared only on the same corpus."""
    whole = hashlib.sha256((corpus / "truth.jsonl").read_bytes())
    for truth in read_truths(corpus):
        whole.update((corpus / truth["file"]).read_bytes())
    return whole.hexdigest()


# ------------------------------------------------------------------ figures


def grouped(scores: Sequence[FileScore], truths: Iterable[Mapping[str, Any]], by: str) -> dict[str, list[FileScore]]:
    """The scores by what made the file; by trap, a file is in the group of each of its traps."""
    groups: dict[str, list[FileScore]] = {}
    for score, truth in zip(scores, truths, strict=True):
        names = truth["traps"] if by == "trap" else [truth["render"]["theme" if by == "layout" else by]]
        for name in names:
            groups.setdefault(name, []).append(score)
    return dict(sorted(groups.items()))


def share_right(score: FileScore) -> float:
    """The file's share of right values and facts: the order of ``--worst``."""
    right = sum(tally.right for tally in score.fields.values()) + sum(score.facts.values())
    asked = sum(max(tally.wanted, tally.given) for tally in score.fields.values()) + len(score.facts)
    return right / asked if asked else 1.0


def as_dict(figures: Summary) -> dict[str, Any]:
    return {
        "files": figures.files,
        "all": round(figures.all, 4),
        "facts_all": round(figures.facts_all, 4),
        "fields": {name: round(figures.fields[name].f1, 4) for name in FIELDS},
        "facts": {name: round(figures.facts[name], 4) for name in FACTS},
    }


def table(columns: Mapping[str, Summary]) -> str:
    """One column: a line a field with precision and recall; several: a line a group with the headline figures."""
    if len(columns) > 1:
        lines = [f"\n{'':24}{'files':>6}{'all':>8}{'facts':>8}{'work':>8}{'skills':>8}"]
        for name, one in columns.items():
            figures = (one.all, one.facts_all, one.fields["work.entry"].f1, one.fields["skills"].f1)
            lines.append(f"{name:24}{one.files:6}" + "".join(f"{figure:8.3f}" for figure in figures))
        return "\n".join(lines)
    ((name, one),) = columns.items()
    lines = [f"{name:24}{'F1':>8}{'prec.':>8}{'recall':>8}{'values':>8}"]
    for field, tally in one.fields.items():
        lines.append(f"{field:24}{tally.f1:8.3f}{tally.precision:8.3f}{tally.recall:8.3f}{tally.wanted:8}")
    lines += [f"{'all (mean of F1)':24}{one.all:8.3f}", "", f"{'facts':24}{'right':>8}"]
    lines += [f"{fact:24}{share:8.3f}" for fact, share in one.facts.items()]
    return "\n".join([*lines, f"{'facts_all':24}{one.facts_all:8.3f}", f"{one.files} files"])


if __name__ == "__main__":
    main()
