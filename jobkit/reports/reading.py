"""What was read in a resume, for programs; and what a person should know of it."""

from __future__ import annotations

from typing import Any

from jobkit.model.outcome import Failed, Reading
from jobkit.parsing.json_resume import to_json_resume
from jobkit.screening.facts_json import facts_json


def as_json(file: str, result: Reading | Failed) -> dict[str, Any]:
    """One line of ``jobkit read -f jsonl``: file, resume (JSON Resume v1), facts, warnings, error.

    A failed file has the same keys: an empty resume and facts, and an error with its code and message.
    """
    if isinstance(result, Failed):
        error = {"code": result.code, "message": result.message}
        return {"file": file, "resume": {}, "facts": {}, "warnings": [], "error": error}
    return {
        "file": file,
        "resume": to_json_resume(result.resume),
        "facts": facts_json(result.facts),
        "warnings": warnings_of(result),
        "error": None,
    }


def warnings_of(reading: Reading) -> list[str]:
    """What a person should know of this reading, a sentence each."""
    hidden = [
        f"text that a person can't see was left out ({item.why}, page {item.page}): {_shorten(item.text)}"
        for item in reading.document.hidden
    ]
    return [caution.text for caution in reading.resume.warnings] + hidden


def _shorten(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
