"""What CSS keeps out of sight, by the many ways there are: https://www.w3.org/TR/css-display-3/ and its neighbours."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jobkit.readers.css import Element, length_of
from jobkit.readers.looks import CLEAR

TINY = 0.75
"""Points (one CSS pixel): type no larger than this can't be seen, nor anything in a box no larger."""
_FAR = -500.0
"""Points left of or above the page from which on a box was put out of sight on purpose."""
_INVISIBLE = "hidden text"


def has_picture(declared: Mapping[str, str]) -> bool:
    """Whether the ground may have any colour: an image, a gradient, or what a script says."""
    said = declared.get("background-image", "") + declared.get("background", "")
    return any(sign in said for sign in ("url(", "gradient(", "var("))


def fills_letters(declared: Mapping[str, str]) -> bool:
    """Whether the ground is painted into the letters, which are themselves without colour."""
    return "text" in (declared.get("background-clip"), declared.get("-webkit-background-clip"))


def still_hidden(hidden: str | None, declared: Mapping[str, str]) -> str | None:
    """What hides the element around, where it hides this one too: visibility alone can be taken back within."""
    return None if hidden == _INVISIBLE and declared.get("visibility") == "visible" else hidden


def hidden_by(element: Element, declared: Mapping[str, str]) -> str | None:
    """Why a style keeps an element out of sight."""
    if declared.get("display") == "none" or (element.get("hidden") is not None and "display" not in declared):
        return "not displayed"
    if declared.get("visibility") in ("hidden", "collapse"):
        return _INVISIBLE
    if _opacity(declared.get("opacity", "1")) < CLEAR or "opacity(0" in declared.get("filter", ""):
        return "zero opacity"
    if _is_off_the_page(declared):
        return "off the page"
    return "cut off" if _is_cut_off(declared) else None


def _opacity(value: str) -> float:
    number = re.fullmatch(r"(\d{0,4}\.?\d{0,9})(%?)", value)
    if not number or not number[1].strip("."):
        return 1.0
    return float(number[1]) / (100 if number[2] else 1)


def _is_off_the_page(declared: Mapping[str, str]) -> bool:
    edges = ("left", "top", "right", "bottom", "text-indent", "margin-left", "margin-top")
    moved = re.findall(r"translate[xy]?\((-?\d{1,6}px)", declared.get("transform", ""))
    return any((length_of(value, 12.0) or 0.0) < _FAR for value in (*(declared.get(at, "") for at in edges), *moved))


def _is_cut_off(declared: Mapping[str, str]) -> bool:
    """Whether next to nothing of a box shows: what is written for screen readers alone is cut so."""
    if re.match(r"rect\(\s*[01](?:px)?[, ]", declared.get("clip", "")):
        return True
    if re.match(r"inset\((?:50|100)%|circle\(0", declared.get("clip-path", "")):
        return True
    if re.search(r"scale[xy]?\(0(?:\.0+)?\)", declared.get("transform", "")):
        return True
    sizes = (declared.get(side) for side in ("width", "height", "max-width", "max-height"))
    is_nothing = any(size is not None and (length_of(size, 12.0) or 0.0) <= TINY and size[0] in "01" for size in sizes)
    return declared.get("overflow") in ("hidden", "clip") and is_nothing
