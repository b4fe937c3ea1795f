"""The person's name, with the letters and the headline beside it, told from everything else on the page by a score."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from jobkit.language.lexicon import any_of
from jobkit.layout.headings import REACHABLE
from jobkit.layout.paragraphs import join
from jobkit.layout.titles import title_kind
from jobkit.model.document import Cell, Document, Row, Span
from jobkit.model.resume import Found
from jobkit.parsing.evidence import found
from jobkit.resources import folder
from jobkit.yamlfile import read_yaml

LARGEST_TYPE = 3.0
FIRST_ROW = 2.0
EARLY_ROW = 1.0
IN_HEADER = 0.5
IN_ADDRESS = 4.0
ORDINARY_WORD = -4.0
OVER_CONTACT = 1.2
WHOLE_STACK = 0.8
ONE_WORD = -2.0
"""Weights of the signs. An address made of the name's words is the surest one; a name is mostly the largest type."""
ENOUGH = 2.0
"""Sum of the weights from which a line is taken for the name."""
CERTAIN = 8.0
"""Sum of the weights at which nothing is left to doubt."""
NEAR = 120
"""Characters from a name's end within which an address or a telephone number stands under it: two lines or three."""

MOST_ROWS = 4
"""Rows that one name takes at most."""
STACKED_SIZE = 14.0
"""Points of type from which a name may take several rows."""
LEADING = 1.6
"""Times the type size, from baseline to baseline, that rows of one name are apart at most."""
BESIDE = 0.6
"""Share of a name's type size that the contact lines beside it have at most."""
MOST_WORDS = 3
"""Words of one row of a name over several."""

LONGEST_ROW = 200
"""Characters of a row that may hold a name with its letters, a headline and addresses; longer ones are sentences."""
SENTENCE = 8
"""Spaces in a row, with nothing that parts a name from its headline or letters, from which it is running text."""
MOST_PARTS = 3
"""Parts of a row, from its beginning, that may be the name: a monogram or a headline may stand before it."""
LONGEST_MONOGRAM = 3
"""Letters of a lone word in capitals that is no name, but its initials in a badge."""

_SUFFIX = re.compile(r"(?:Jr|Sr|Esq)\.?|II|III|IV|V|2nd|3rd", re.IGNORECASE)
_HONORIFIC = re.compile(r"(?:Mr|Mrs|Ms|Mx|Miss|Dr|Prof|Rev|Sgt|Capt)\.? (?=\w)", re.IGNORECASE)
_ASIDE = re.compile(
    r"\s*\((?:she|he|they|ella|él|xe|ze)\b[^)]{0,30}\)|\s*\b(?:she/her|he/him|they/them)(?:/\w{3,6})?\b", re.IGNORECASE
)
_INTRODUCED = re.compile(
    r"^(?:name|full name|resume of|résumé of|curriculum vitae of|cv of)\s*[:–—-]?\s*", re.IGNORECASE
)
_PARTS = re.compile(r"\s*[|•·●▪◆~⋅]\s*|\s+[–—-]\s+|\t")
_APART = re.compile(r"[|•·●▪◆~⋅\t,:(–—]")
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-](?=[^\W\d_])){0,30}\.?|[(\"“][^\W\d_]{2,20}[)\"”]")
_LETTERS = re.compile(r"(?=[^,]*[A-Z][^,]*[A-Z])[A-Z][A-Za-z.]{0,9}(?:[-/][A-Z][A-Za-z.]{0,7}){0,2}")
"""Letters after a name: "MSW", "LCSW-C", "Ph.D.", "CMGT-BC"."""
_ARTICLE = re.compile(r"^(?:al|el|as|ad|an|ash|abd|bin|ibn|d|l|ul|ur)[-'’](?=[A-Z])")
"""Grown together with a surname, and in lower case: "al-Hashimi", "d'Angelo"."""
_ROMAN = re.compile(r"[IVX]{2,4}")


@dataclass(frozen=True, slots=True)
class NameLine:
    name: Found[str]
    post_nominals: tuple[Found[str], ...]
    label: Found[str] | None
    row: Row
    """The row that holds the name; its last one where the name has two."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    rows: tuple[Row, ...]
    name: str
    rest: tuple[str, ...]
    score: float


def find_name(
    document: Document, rows: Sequence[Row], header: Sequence[Row], addresses: Sequence[str]
) -> NameLine | None:
    """The best candidate among the resume's rows on the page that it begins on, else on all its pages; None where
    nothing looks like a name.

    ``header`` are rows before the first heading and in contact sections; ``addresses`` e-mail and profile names, which
    mostly are made of the person's.
    """
    spelled = "".join(_letters(address.partition("@")[0]) for address in addresses)
    first = [row for row in rows if row.page == rows[0].page]
    for part in (first, rows) if len(first) < len(rows) else (first,):
        best = max(_candidates(document, part, header, spelled), key=lambda found: found.score, default=None)
        if best and best.score >= ENOUGH:
            return _name_line(document, best)
    return None


def read_name(document: Document, row: Row) -> NameLine | None:
    """The name in a row that is known to hold it, parted from what stands beside it; None where it looks like none."""
    parts = _parted(document, (row,))
    return _name_line(document, _Candidate((row,), *parts, score=CERTAIN)) if parts else None


def likely_names(document: Document, rows: Sequence[Row]) -> list[str]:
    """What might be the name where none was read with certainty: whole names in the rows, of no ordinary words."""
    parts = [_parted(document, (row,)) for row in rows]
    return [found[0] for found in parts if found and " " in found[0] and not _has_ordinary_word(found[0])]


def nicknames(text: str) -> list[str]:
    """The quoted or bracketed words that a text says somebody is called by: as "Kobby", (goes by Kobby)."""
    return [found.group(1) or found.group(2) for found in _nickname().finditer(text)]


@cache
def _nickname() -> re.Pattern[str]:
    called = f"(?i:{any_of(tuple(_words('called')))})"
    opens, name = r"(?:[(\"“”‘'’]\s?)", r"([A-Z][^\W\d_]{1,20})"
    quoted = rf"\b{called}[:,]?\s{{1,3}}{opens}{name}[)\"”’']"
    bracketed = rf"\({called}\s{{1,3}}{opens}?{name}[\"”’']?\)"
    return re.compile(f"{quoted}|{bracketed}")


def title_case(name: str) -> str:
    """A name in capitals or small letters as people write it: "MARY O'BRIEN-VAN DYKE" -> "Mary O'Brien-Van Dyke"."""
    if not (name.isupper() or name.islower()):
        return name
    words = name.split()
    return " ".join(_cased(word, inner=0 < at < len(words) - 1) for at, word in enumerate(words))


def _candidates(document: Document, rows: Sequence[Row], header: Sequence[Row], spelled: str) -> Iterator[_Candidate]:
    largest = max((row.size for row in rows), default=0.0)
    usual = sorted(row.size for row in rows)[len(rows) // 2] if rows else 0.0
    own = {id(row) for row in header}
    reachable = [row.span.start for row in rows if REACHABLE.search(document.text_of(row.span))]
    best = 0.0
    for at, row in enumerate(rows):
        stack = _stack(rows, at)
        place = LARGEST_TYPE * (row.size >= largest - 0.1 and row.size > usual + 0.5)
        place += FIRST_ROW * (at == 0) + EARLY_ROW * (at < 4) + IN_HEADER * (id(row) in own)
        place += OVER_CONTACT * any(row.span.end < start <= row.span.end + NEAR for start in reachable)
        if place + IN_ADDRESS + WHOLE_STACK * (len(stack) - 1) < best:  # whatever name stands there
            continue
        if row.role == "bullet" or _is_sentence(document.text_of(row.span)):
            continue
        for group in (stack[:size] for size in range(1, len(stack) + 1)):
            if parts := _parted(document, group):
                score = place + _worth(parts[0], spelled) + WHOLE_STACK * (len(group) - 1)
                best = max(best, score)
                yield _Candidate(group, *parts, score)


def _worth(name: str, spelled: str) -> float:
    """What the words of a name say for it and against it."""
    ordinary = ORDINARY_WORD * _has_ordinary_word(name)
    return IN_ADDRESS * _share_in_address(name, spelled) + ordinary + ONE_WORD * (" " not in name)


def _stack(rows: Sequence[Row], at: int) -> tuple[Row, ...]:
    """The row and those in type as large closely below it, over which a name may be set; smaller type may stand
    beside them, at heights in between."""
    stack = [rows[at]]
    size = _largest(rows[at]).size
    for row in rows[at + 1 :] if size >= STACKED_SIZE else ():
        is_apart = row.page != stack[-1].page or row.box.bottom - stack[-1].box.bottom > LEADING * size
        if is_apart or len(stack) == MOST_ROWS:
            break
        if round(_largest(row).size) == round(size):
            stack.append(row)
        elif row.size > BESIDE * size:
            break
    return tuple(stack)


def _parted(document: Document, group: Sequence[Row]) -> tuple[str, tuple[str, ...]] | None:
    """(name, what stands after it) of rows that may hold a name; None for others."""
    if len(group) > 1 and any(_words_of_name(document, row) > MOST_WORDS for row in group):
        return None
    text = join(document, [replace(row, span=_largest(row).span) for row in group] if len(group) > 1 else group)
    if len(text) > LONGEST_ROW or title_kind(text):
        return None
    parts = _PARTS.split(_ASIDE.sub("", _INTRODUCED.sub("", text.strip())))
    found = [_name_part(parts, at) for at in range(min(len(parts), MOST_PARTS))]
    return next((named for named in found if named and " " in named[0]), found[0])


def _name_part(parts: Sequence[str], at: int) -> tuple[str, tuple[str, ...]] | None:
    """(name, what stands after it) where the part of that index opens with a name."""
    first, *after = [piece.strip() for piece in parts[at].split(",")]
    if after and _SUFFIX.fullmatch(after[0]):
        first += ", " + after.pop(0)
    elif after and _is_surname_first(first, after[0]):
        given, suffix = _without_suffix(after.pop(0))
        first = " ".join((given, first, *suffix))
    name, letters = _without_letters(_HONORIFIC.sub("", first))
    if not _is_name(name) or (at and _has_ordinary_word(name)):
        return None
    return name, (*letters, *after, *parts[at + 1 :])


def _is_sentence(text: str) -> bool:
    return text.count(" ") >= SENTENCE and _APART.search(text) is None


def _is_surname_first(surname: str, given: str) -> bool:
    """Whether a comma turns a name around: "Okafor, Ngozi A."; letters, a title or a place after it do not."""
    given, _ = _without_suffix(given)
    own = [word for word in surname.split() if word.casefold() not in _words("particles")]
    first = " ".join(word for word in given.split() if len(word.strip(".")) > 1)
    if len(own) != 1 or not 1 <= len(first.split()) <= 2 or not _is_name(first):
        return False
    if _has_ordinary_word(first) or _has_ordinary_word(surname):
        return False
    return surname.isupper() or not any(map(_are_letters, first.split()))


def _without_suffix(given: str) -> tuple[str, list[str]]:
    """Given names, and the "IV" or "Jr." that stands behind them where the surname comes first."""
    words = given.split()
    suffix = words[-1:] if len(words) > 1 and _SUFFIX.fullmatch(words[-1]) else []
    return " ".join(words[: len(words) - len(suffix)]), suffix


def _words_of_name(document: Document, row: Row) -> int:
    """Words of a row of a name, up to its headline or letters; a particle at the end opens the next row's word."""
    words = _APART.split(document.text_of(_largest(row).span).strip(), maxsplit=1)[0].split()
    return len(words) - bool(words and words[-1].casefold() in _words("particles"))


def _largest(row: Row) -> Cell:
    """The cell in the largest type: beside a name over several rows, its address may stand."""
    return max(row.cells, key=lambda cell: cell.size)


def _without_letters(name: str) -> tuple[str, list[str]]:
    """A name and the letters after it that no comma parts from it ("Ann Lee MSW")."""
    words = name.split()
    letters: list[str] = []
    while len(words) > 2 and not name.isupper() and _are_letters(words[-1]) and not _SUFFIX.fullmatch(words[-1]):
        if "." in words[-1] and len(words[-1]) == 2:
            break
        letters.insert(0, words.pop())
    return " ".join(words), letters


def _are_letters(text: str) -> bool:
    """Whether a word is letters of a degree or a licence: capitals for the most part."""
    capitals = sum(char.isupper() for char in text)
    return _LETTERS.fullmatch(text) is not None and 2 * capitals >= sum(char.isalpha() for char in text)


def _is_name(name: str) -> bool:
    words = name.replace(",", " ").split()
    real = [_ARTICLE.sub("", word) for word in words]
    real = [word for word in real if not _SUFFIX.fullmatch(word) and word.casefold() not in _words("particles")]
    if len(words) == 1 and len(name) <= LONGEST_MONOGRAM and name.isupper():
        return False
    if not 1 <= len(real) <= 5 or len(name) > 50 or any(char.isdigit() for char in name):
        return False
    if not all(map(_NAME_WORD.fullmatch, words)):
        return False
    if len(real[-1].strip(".")) < 2:
        return False
    return all(word[0].isupper() or word[0] in '("“' or not word[0].islower() for word in real) or name.islower()


def _has_ordinary_word(name: str) -> bool:
    return not _words("not_names").isdisjoint(name.casefold().replace(".", "").split())


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(read_yaml(folder("lexicons") / "names.yaml")[kind])


def _share_in_address(name: str, spelled: str) -> float:
    """How much of the name's longer words the address holds, 0 to 1."""
    words = [_letters(word) for word in re.split(r"[\s,-]+", name) if not _SUFFIX.fullmatch(word)]
    words = [word for word in words if len(word) > 1]
    if not words or not spelled:
        return 0.0
    held = sum(len(word) for word in words if word in spelled)
    return held / sum(map(len, words))


def _letters(text: str) -> str:
    bare = unicodedata.normalize(
        "NFKD", text.casefold().replace("đ", "d").replace("ø", "o").replace("ł", "l").replace("æ", "ae")
    )
    return "".join(char for char in bare if char.isalpha() and not unicodedata.combining(char))


def _name_line(document: Document, best: _Candidate) -> NameLine:
    span = Span(best.rows[0].span.start, best.rows[-1].span.end)
    letters: list[Found[str]] = []
    label: Found[str] | None = None
    for part in best.rest:
        for piece in part.split(" ") if all(map(_are_letters, part.split())) else [part]:
            if _are_letters(piece) and not (label or len(piece) < 2):
                letters.append(found(document, piece, _where(document, span, piece)))
            elif label is None and piece and not any(char.isdigit() for char in piece) and "@" not in piece:
                label = found(document, piece, _where(document, span, piece))
    name = found(document, title_case(best.name), _where(document, span, best.name), min(1.0, best.score / CERTAIN))
    return NameLine(name, tuple(letters), label, best.rows[-1])


def _where(document: Document, span: Span, text: str) -> Span:
    at = document.text_of(span).find(text)
    return span if at < 0 else Span(span.start + at, span.start + at + len(text))


def _cased(word: str, *, inner: bool) -> str:
    if inner and word.casefold() in _words("particles"):
        return word.lower()
    if _ROMAN.fullmatch(word):
        return word
    parts = re.split(r"([-'’])", word.lower())
    return "".join(_capital(part) for part in parts)


def _capital(part: str) -> str:
    if part.startswith("mc") and len(part) > 3:
        return "Mc" + part[2:].capitalize()
    return part.capitalize()
