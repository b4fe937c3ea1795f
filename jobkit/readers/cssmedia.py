"""Which parts of a style sheet hold for the person in whose place we read: at a screen, in daylight.

https://www.w3.org/TR/mediaqueries-4/
"""

from __future__ import annotations

import re

SCREEN = 1280.0
"""CSS pixels of the window's width: that of a laptop."""
_BLOCK = re.compile(r"@media([^{}]{0,400})\{((?:[^{}]{0,2000}\{[^{}]{0,20000}\}){0,1000})\s*\}")
_WIDTH = re.compile(r"\((min|max)-(?:device-)?width\s*:\s*(\d{1,6}\.?\d{0,3})(px|r?em)\s*\)")
_OTHER = re.compile(
    r"(?<![\w-])(?:print|speech|only\s+print|not\s+(?:all|screen))(?![\w-])|-reduced|dark|forced|orientation"
)
_EM = 16.0


def for_screen(source: str) -> str:
    """The sheet with the rules of each ``@media`` that holds in place of it, and no others."""
    return _BLOCK.sub(lambda found: found[2] if _holds(found[1]) else " ", source)


def _holds(condition: str) -> bool:
    return any(_one_holds(query.lower()) for query in condition.split(","))


def _one_holds(query: str) -> bool:
    if _OTHER.search(query):
        return False
    for bound, number, unit in _WIDTH.findall(query):
        pixels = float(number) * (1.0 if unit == "px" else _EM)
        if (pixels > SCREEN) if bound == "min" else (pixels < SCREEN):
            return False
    return True
