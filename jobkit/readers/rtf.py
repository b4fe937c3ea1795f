"""The RTF reader: paragraphs, tables and text boxes in the order in which they are read, as a person sees them.

Deleted revisions, comments, pictures and objects are not text; fields show their results (Rich Text Format
Specification 1.9.1). Time grows with the file's length, and groups nest no deeper than a limit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import ClassVar

from jobkit.model.document import Page
from jobkit.readers.flow import Block
from jobkit.readers.limits import Limits
from jobkit.readers.looks import Form, Style
from jobkit.readers.rtfflow import Flow, Grid
from jobkit.readers.rtfstate import PLAIN, Field, State, Tables, changed
from jobkit.readers.rtftokens import Font, Token, character, codec_of, declared_font, decoded, named_font, tokens
from jobkit.readers.story import LINKS, begun, pages_within

_WHAT = "RTF file"
_LINK = re.compile(r'\s{0,9}HYPERLINK\s{1,9}"?([^"\s]{1,2000})', re.IGNORECASE)
_DEEPEST = 1000
"""Groups nested deeper are left out."""
_LONGEST_CODE = 2000
"""Characters of a field's instruction, a style's name or a shape's property that are looked at."""

_SIGNS: Mapping[str, str] = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "emspace": " ", "enspace": " ", "qmspace": " ", "~": " ", "_": "-", "-": "\u00ad",
}  # fmt: skip
"""Control words and escapes that stand for a character."""
_SKIPPED = frozenset((
    "pict", "nonshppict", "shprslt", "info", "filetbl", "listtable", "listoverridetable", "revtbl", "rsidtbl", "pn",
    "xe", "tc", "tcn", "rxe", "annotation", "atnid", "atnauthor", "comment", "nonesttables", "ftnsep", "ftnsepc",
    "aftnsep", "aftnsepc", "ftncn", "aftncn", "picprop", "mmath", "private", "template", "datafield", "falt",
    "panose", "fontemb", "keycode", "listname", "leveltext", "levelnumbers",
))  # fmt: skip
"""Groups that hold nothing a person sees on the page."""
_OPENED = frozenset(("shpinst", "shppict", "do", "shptxt", "dptxbxtext", "nesttableprops", "cs", "field", "result"))
"""Groups marked as optional that are read all the same."""
_STORIES = frozenset((
    "header", "headerf", "headerl", "headerr", "footer", "footerf", "footerl", "footerr", "footnote", "shptxt",
    "dptxbxtext",
))  # fmt: skip
"""Groups with a flow of paragraphs of their own."""
_INTO: Mapping[str, str] = {
    "fonttbl": "fonts", "colortbl": "colors", "stylesheet": "styles", "fldinst": "code", "listtext": "mark",
    "pntext": "mark", "sn": "name", "sv": "value", "sp": "shape", "nesttableprops": "grid",
}  # fmt: skip
"""Groups whose text is for something else than the page."""


class RtfReader:
    """RTF. Page numbers follow the page breaks that the file writes down; without any, all is page 1."""

    media: ClassVar[str] = "rtf"

    def read(self, data: bytes, limits: Limits) -> list[Page]:
        return pages_within(_Interpreter().blocks(data), limits.pages, _WHAT)


class _Interpreter:
    """Follows the control words from state to state."""

    def __init__(self) -> None:
        self._state = State()
        self._stack: list[State] = []
        self._too_deep = 0
        self._tables, self._fonts = Tables(), dict[int, Font]()
        self._font = Font()
        """The entry of the font table that is being read."""
        self._codec, self._usual_font = "cp1252", 0
        self._bytes = bytearray()
        self._high = ""
        """The first half of a character beyond U+FFFF."""
        self._fallback = 0
        """Characters yet to come that only old programs show."""
        self._optional = False
        """After ``\\*``: a word that is not known skips its group."""
        self._color = [0, 0, 0]
        self._has_color = False
        self._entry, self._number, self._is_character = "", 0, False
        """The name, number and kind of the style that is being read."""
        self._property, self._shape = "", dict[str, str]()
        self._flows = [Flow()]
        self._edges: dict[str, list[Block]] = {}
        self._titled = self._new_section = False
        self._section_breaks = True

    def blocks(self, data: bytes) -> list[Block]:
        """Headers, the body, footers."""
        for token in tokens(data):
            self._take(token)
        self._flush()
        while len(self._flows) > 1:
            self._end_story("")
        body = list(begun(self._flows[0].close(self._state)))
        return [*self._edge("header"), *body, *self._edge("footer")]

    def _edge(self, kind: str) -> list[Block]:
        """The first section's headers (or footers), a first page's own before the others'."""
        usual = next((self._edges[name] for name in (kind, kind + "r", kind + "l") if name in self._edges), [])
        return [*(self._edges.get(kind + "f", []) if self._titled else []), *usual]

    # -------------------------------------------------------------- tokens

    def _take(self, token: Token) -> None:
        if token.text:
            self._raw(token)
            return
        self._flush()
        if token.symbol == "{":
            self._begin()
        elif token.symbol == "}":
            self._end()
        elif token.symbol == "*":
            self._optional = True
        elif token.symbol in ("\n", "\r", "\r\n"):
            self._word("par", None)
        elif (sign := token.symbol or token.word) in _SIGNS:
            self._sign(_SIGNS[sign])
        elif token.word:
            self._word(token.word, token.number)

    def _raw(self, token: Token) -> None:
        """Bytes of text, those left out that repeat a ``\\u`` for old programs."""
        skipped = min(self._fallback, len(token.text))
        self._fallback -= skipped
        if self._state.into == "fonts":
            named_font(self._font, token.text)
        elif self._state.into != "skip":
            self._bytes += token.text[skipped:]

    def _flush(self) -> None:
        if self._bytes:
            number = self._usual_font if self._state.font is None else self._state.font
            text = decoded(bytes(self._bytes), self._fonts.get(number), self._codec)
            self._bytes.clear()
            self._text(text)

    def _sign(self, text: str) -> None:
        if self._fallback:
            self._fallback -= 1
        else:
            self._text(text)

    def _unicode(self, number: int | None) -> None:
        self._fallback = self._state.fallback
        char = character(number or 0)
        if "\ud800" <= char <= "\udbff":
            self._high = char
            return
        if "\udc00" <= char <= "\udfff":
            char = (self._high + char).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        self._high = ""
        self._text(char)

    # -------------------------------------------------------------- groups

    def _begin(self) -> None:
        self._fallback = 0
        if len(self._stack) >= _DEEPEST:
            self._too_deep += 1
            return
        self._stack.append(self._state)
        if self._state.into == "styles":
            self._entry, self._number, self._is_character = "", 0, False
            self._state = State(into="style")

    def _end(self) -> None:
        self._fallback, self._optional = 0, False
        if self._too_deep:
            self._too_deep -= 1
            return
        if not self._stack:
            return
        ended, self._state = self._state, self._stack.pop()
        if ended.into == self._state.into:
            return
        if ended.into.startswith("story:"):
            self._end_story(ended.into)
        elif ended.into == "style":
            self._end_style(ended)
        elif ended.into == "code" and ended.field is not None:
            found = _LINK.match(ended.field.code)
            ended.field.link = found[1] if found and found[1].startswith(LINKS) else None
        elif ended.into == "value":
            self._shape[self._property.strip()] = self._entry.strip()

    def _end_style(self, ended: State) -> None:
        if self._is_character:
            self._tables.characters[self._number] = ended.face
        else:
            self._tables.paragraphs[self._number] = Style(self._entry.strip(" ;"), ended.face, ended.form)

    def _begin_story(self, word: str) -> None:
        is_box = word in ("shptxt", "dptxbxtext")
        self._flows.append(Flow(self._filling() if is_box else None, inside=True))
        into = f"story:{len(self._flows)}:{word}"
        self._state = replace(self._state, into=into, face=PLAIN, form=Form(), style=Style(), listed=None, depth=0)

    def _end_story(self, into: str) -> None:
        word = into.rpartition(":")[2]
        blocks = self._flows.pop().close(State())
        if word.startswith(("header", "footer")):
            self._edges.setdefault(word, blocks)
        else:
            self._flows[-1].writing(self._state).boxes.append(tuple(blocks))

    def _filling(self) -> int | None:
        """The colour of the text box: blue, green and red as one number ("Drawing Objects", fillColor)."""
        color = self._shape.get("fillColor", "")
        if not re.fullmatch(r"\d{1,8}", color) or self._shape.get("fFilled") == "0":
            return None
        number = int(color)
        return (number & 0xFF) << 16 | number & 0xFF00 | number >> 16 & 0xFF

    # -------------------------------------------------------------- text

    @property
    def _is_shown(self) -> bool:
        """Whether text goes onto the page."""
        into = self._state.into
        return (into == "text" or into.startswith("story:")) and not self._state.deleted

    def _text(self, text: str) -> None:
        into, state = self._state.into, self._state
        if self._is_shown:
            self._written(text)
        elif into == "code" and state.field is not None:
            state.field.code += text[: max(_LONGEST_CODE - len(state.field.code), 0)]
        elif into == "mark":
            self._flows[-1].mark = ((self._flows[-1].mark or "") + text)[:20]
        elif into in ("style", "value"):
            self._entry = (self._entry + text)[:_LONGEST_CODE]
        elif into == "name":
            self._property = (self._property + text)[:_LONGEST_CODE]
        elif into == "colors":
            self._end_colors(text)

    def _written(self, text: str) -> None:
        flow = self._flows[-1]
        if self._new_section and len(self._flows) == 1:
            self._new_section = False
            if self._section_breaks:
                flow.writing(self._state).new_page()
        state = self._state
        target = state.field.target if state.field else None
        for at, piece in enumerate(text.split("\t")):
            if at:
                flow.tab(state)
            flow.writing(state).add(piece, state.face, target)

    def _end_colors(self, text: str) -> None:
        for _ in range(text.count(";")):
            red, green, blue = (min(max(part, 0), 255) for part in self._color)
            self._tables.colors.append(red << 16 | green << 8 | blue if self._has_color else None)
            self._color, self._has_color = [0, 0, 0], False

    # -------------------------------------------------------------- words

    def _word(self, word: str, number: int | None) -> None:
        self._fallback = 0
        optional, self._optional = self._optional, False
        if self._state.into == "skip":
            return
        if word in _SKIPPED or (optional and word not in _OPENED and word not in _INTO and word not in _STORIES):
            self._state = replace(self._state, into="skip")
        elif word in _INTO:
            self._begin_part(word)
        elif word in _STORIES:
            if self._is_shown:
                self._begin_story(word)
        elif word == "u":
            self._unicode(number)
        elif self._state.into == "style" and word in ("s", "cs"):
            self._number, self._is_character = number or 0, word == "cs"
        elif (state := changed(self._state, word, number, self._tables)) is not None:
            self._state = state
            self._used_font(word, number)
        elif not self._declared(word, number):
            self._act(word, number)

    def _begin_part(self, word: str) -> None:
        self._state = replace(self._state, into=_INTO[word])
        if word == "sn":
            self._property = ""
        elif word == "sv":
            self._entry = ""
        elif _INTO[word] == "mark":
            self._flows[-1].mark = ""

    def _used_font(self, word: str, number: int | None) -> None:
        if word == "f" and self._state.into == "fonts":
            self._font = self._fonts.setdefault(number or 0, Font())

    def _declared(self, word: str, number: int | None) -> bool:
        """Take in what a word says of the file's tables; whether it does."""
        if self._state.into == "fonts":
            declared_font(self._font, word, number)
        elif word in ("red", "green", "blue"):
            self._color[("red", "green", "blue").index(word)] = number or 0
            self._has_color = True
        elif word == "deff":
            self._usual_font = number or 0
        elif word in ("ansicpg", "mac", "pc", "pca"):
            page = {"ansicpg": number, "mac": 10000, "pc": 437, "pca": 850}[word]
            self._codec = codec_of(page) or self._codec
        else:
            return False
        return True

    def _act(self, word: str, number: int | None) -> None:
        """What a word does to the flow: end a paragraph, a cell, a row."""
        flow, state = self._flows[-1], self._state
        nested = state.into == "grid"
        if word == "trowd":
            flow.grids[nested] = Grid()
        elif word in ("trleft", "clcbpat", "cellx"):
            flow.grids[nested].define(word, number, self._tables)
        elif word == "nestrow":
            flow.end_row(state, nested=True)
        elif word == "field":
            self._state = replace(state, field=Field(state.field))
        elif word == "shp":
            self._shape = {}
        elif word == "titlepg":
            self._titled = True
        elif word in ("sectd", "sbknone", "sbkcol", "sbkpage"):
            self._section_breaks = word in ("sectd", "sbkpage")
        elif word in _FLOWING and self._is_shown:
            _FLOWING[word](flow, state)
            self._new_section = self._new_section or (word == "sect" and len(self._flows) == 1)


def _section(flow: Flow, state: State) -> None:
    if flow.paragraph is not None and not flow.paragraph.is_empty:
        flow.end_paragraph(state)


_FLOWING: Mapping[str, Callable[[Flow, State], None]] = {
    "par": lambda flow, state: flow.end_paragraph(state),
    "cell": lambda flow, state: flow.end_cell(state, nested=False),
    "nestcell": lambda flow, state: flow.end_cell(state, nested=True),
    "row": lambda flow, state: flow.end_row(state, nested=False),
    "sect": _section,
    "page": lambda flow, state: flow.writing(state).new_page(),
    "line": lambda flow, state: flow.writing(state).new_row(),
    "column": lambda flow, state: flow.writing(state).new_row(),
    "tab": lambda flow, state: flow.tab(state),
}
