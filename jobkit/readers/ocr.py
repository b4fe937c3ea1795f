"""The OCR engine, rapidocr: where text stands in a picture, and what it says.

The wheel brings its models (PP-OCRv6, small) and onnxruntime runs them, so nothing is fetched. One thread: a batch has
a process for each core, and sums come in one order. The engine loads with the first picture that a process reads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidocr import RapidOCR

Pixels = NDArray[np.uint8]
"""A gray picture: rows of pixels, 0 black to 255 white."""

FAINTEST = 0.5
"""What the engine is less sure of is a smudge or a drawing."""
_LOST_SPACE = re.compile(
    r"(?<=[^\W\d],)(?=\w)|(?<=[a-z])(?=(?:19|20)\d\d\b)|(?<=\d\d\d\))(?=\d)|(?<=\S)(?=[|•·])|(?<=[|•·])(?=\S)"
)
"""Where print has a space and the engine often none: "Boise,ID", "Jan2019", "(208)555-0100", "Boise|Idaho"."""
_SETTINGS = {
    "Global.log_level": "critical",
    "Global.use_cls": False,  # it turns one line in fifty upside down; the page is set upright as a whole
    "Global.text_score": FAINTEST,
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}


@dataclass(frozen=True, slots=True)
class Token:
    """Characters with no space among them."""

    text: str
    at: tuple[float, ...]
    """Where the middle of each character stands, as a share of the picture's width; within half a character."""


@dataclass(frozen=True, slots=True)
class Text:
    """What one line of a picture says."""

    tokens: tuple[Token, ...]
    score: float
    """How sure the engine is, 0 to 1."""


def find_text(picture: Pixels) -> list[NDArray[np.float64]]:
    """Where lines of text stand: for each its four corners (x, y) in pixels, clockwise from where the text begins."""
    boxes = _engine()(_colored(picture), use_det=True, use_cls=False, use_rec=False).boxes
    return [] if boxes is None else [np.asarray(box, dtype=np.float64) for box in boxes]


def read_text(line: Pixels) -> Text:
    """What the one line says that a picture shows, upright."""
    found = _engine()(_colored(line), use_det=False, use_cls=False, use_rec=True, return_word_box=True)
    if not found.txts or not found.txts[0].strip():
        return Text((), 0.0)
    info = found.word_results[0]
    columns = [column for columns in info.word_cols for column in columns]
    return Text(_tokens(found.txts[0], columns, info.line_txt_len), float(found.scores[0]))


def _tokens(text: str, columns: list[int], count: float) -> tuple[Token, ...]:
    """Words with their places; the engine counts columns for every character but spaces."""
    tokens, done = [], 0
    for word in _LOST_SPACE.sub(" ", text).split():
        at = tuple(min((column + 0.5) / count, 1.0) for column in columns[done : done + len(word)])
        tokens.append(Token(word, at))
        done += len(word)
    return tuple(tokens)


def _colored(picture: Pixels) -> Pixels:
    return np.ascontiguousarray(np.broadcast_to(picture[:, :, None], (*picture.shape, 3)))


@cache
def _engine() -> Any:
    return RapidOCR(params=_SETTINGS)
