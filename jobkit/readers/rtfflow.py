"""One flow of paragraphs and tables of an RTF file (the body, a header, a text box), as blocks.

A table is nowhere announced: a paragraph says how deep in tables it stands, ``\\cell`` ends a cell, ``\\row`` a row
(Rich Text Format Specification 1.9.1, "Table Definitions").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from jobkit.readers.flow import MARGIN, WIDTH, Aside, Block, Break, Row, Side, beside
from jobkit.readers.rtfstate import TWIP, State, Tables
from jobkit.readers.story import Paragraph, Story

_MOST_CELLS = 200


@dataclass(slots=True)
class Grid:
    """The row's definition: where its cells end, in points, and what lies behind them."""

    edges: list[float] = field(default_factory=lambda: [0.0])
    grounds: list[int | None] = field(default_factory=list)
    ground: int | None = None
    """Behind the cell being defined."""

    def define(self, word: str, number: int | None, tables: Tables) -> None:
        """Take in a word of the row's definition."""
        if word == "trleft":
            self.edges[0] = (number or 0) * TWIP
        elif word == "clcbpat":
            self.ground = tables.color(number)
        elif word == "cellx":
            if len(self.grounds) < _MOST_CELLS:
                self.edges.append((number or 0) * TWIP)
                self.grounds.append(self.ground)
            self.ground = None


@dataclass(slots=True)
class _Level:
    """A row of a table being written down."""

    cells: list[list[Block]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    """The cell that is not yet ended."""


@dataclass(slots=True)
class Flow:
    ground: int | None = None
    inside: bool = False
    """In a text box or a header, which no page can end."""
    blocks: list[Block] = field(default_factory=list)
    paragraph: Paragraph | None = None
    mark: str | None = None
    """What stands before the paragraph as an item of a list; None where nothing is said of it."""
    grids: dict[bool, Grid] = field(default_factory=lambda: {False: Grid(), True: Grid()})
    """The definition of the row, and of one in a table within a cell."""
    _story: Story = field(default_factory=Story)
    _levels: list[_Level] = field(default_factory=list)

    def writing(self, state: State) -> Paragraph:
        """The paragraph that is being written down, or a new one."""
        if self.paragraph is None:
            self.paragraph = Paragraph(state.style, state.form, state.face)
        return self.paragraph

    def tab(self, state: State) -> None:
        paragraph = self.writing(state)
        paragraph.form = state.form
        paragraph.tab(WIDTH - 2 * MARGIN)

    def end_paragraph(self, state: State, least: int = 0) -> None:
        """End it with the form that holds now, at least so deep in tables."""
        paragraph = self.writing(state)
        paragraph.style, paragraph.form = state.style, state.form
        depth = max(state.depth, least)
        breaks = not self.inside and depth == 0
        sink = self._sink(depth)
        if breaks and (paragraph.form.breaks or paragraph.breaks_before):
            sink.append(Break())
        sink += self._story.rows(paragraph, self._listed(state), self.ground)
        for box in paragraph.boxes:
            sink += [Aside(box)] if breaks else box
        if breaks and paragraph.breaks_after:
            sink.append(Break())
        self.paragraph = self.mark = None

    def end_cell(self, state: State, nested: bool) -> None:
        depth = max(state.depth, 2) if nested else 1
        if self.paragraph is not None:
            self.end_paragraph(replace(state, depth=depth))
        self._sink(depth)
        level = self._levels[-1]
        level.cells.append(level.blocks)
        level.blocks = []

    def end_row(self, state: State, nested: bool) -> None:
        least = 2 if nested else 1
        if self.paragraph is not None and not self.paragraph.is_empty:
            self.end_paragraph(state, least)
        self.paragraph = self.mark = None
        if len(self._levels) >= least:
            self._sink(len(self._levels) if nested else 1)
            self._close()

    def close(self, state: State) -> list[Block]:
        """All blocks, what was not ended among them."""
        if self.paragraph is not None and (self.paragraph.boxes or not self.paragraph.is_empty):
            self.end_paragraph(state)
        self._sink(0)
        return self.blocks

    def _sink(self, depth: int) -> list[Block]:
        """Where a paragraph so deep in tables goes; rows of deeper tables end."""
        while len(self._levels) > depth:
            self._close()
        while len(self._levels) < depth:
            self._levels.append(_Level())
        return self._levels[-1].blocks if self._levels else self.blocks

    def _close(self) -> None:
        """End the innermost row."""
        level = self._levels.pop()
        if level.blocks:
            level.cells.append(level.blocks)
        grid = self.grids[bool(self._levels)]
        cells: list[tuple[float, tuple[Block, ...]]] = []
        for at, blocks in enumerate(level.cells):
            ground = grid.grounds[at] if at < len(grid.grounds) else None
            left = grid.edges[min(at, len(grid.edges) - 1)] - grid.edges[0]
            cells.append((left, _grounded(blocks, ground)))
        sink = self._levels[-1].blocks if self._levels else self.blocks
        sink += beside(cells)

    def _listed(self, state: State) -> int:
        """The paragraph's depth in a list, from 1; 0 where no mark stands before it."""
        depth = (state.form.depth or 0) + 1
        if self.mark is not None:
            return depth if self.mark.strip() else 0
        if state.listed is not None:
            return depth if state.listed else 0
        return state.style.listed


def _grounded(blocks: Sequence[Block], ground: int | None) -> tuple[Block, ...]:
    """Blocks on a ground, where they have none of their own."""
    if ground is None:
        return tuple(blocks)
    return tuple(_on(block, ground) for block in blocks)


def _on(block: Block, ground: int) -> Block:
    if isinstance(block, Row):
        return block if block.ground is not None else replace(block, ground=ground)
    if isinstance(block, Side):
        return Side(tuple((x, _grounded(blocks, ground)) for x, blocks in block.cells))
    return block
