"""One role file drives a hire: postings, and resumes read, scored and explained line by line.

    from jobkit import fit, lint_role, load_role, load_rubric, read_resume, rubric_of, score
    from jobkit.batch import screen

    assessment = score(read_resume("resume.pdf"), load_rubric("case-manager"))

Every name of ``__all__`` is a plain function over typed values, loaded when it is first used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jobkit.api import (
        derive_rubric,
        fit,
        import_posting,
        lint_role,
        load_role,
        load_rubric,
        read_resume,
        render_feed,
        render_posting,
        rubric_of,
        score,
    )

__all__ = [
    "derive_rubric",
    "fit",
    "import_posting",
    "lint_role",
    "load_role",
    "load_rubric",
    "read_resume",
    "render_feed",
    "render_posting",
    "rubric_of",
    "score",
    "screen",
]

_HOMES = {"screen": "jobkit.batch"}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'jobkit' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES.get(name, "jobkit.api")), name)


def __dir__() -> list[str]:
    return sorted(__all__)
