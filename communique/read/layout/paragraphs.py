"""Paragraphs rebuilt from lines, by where these stand and in what letters."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from communique.read import shapes
from communique.read.draft import Piece
from communique.read.layout import hyphens
from communique.read.layout.lines import Line, Region, on_one_row
from communique.read.shapes import ITEM

WIDE_GAP = 1.45
"""A step to the next line, in usual steps, from which a new paragraph begins."""
LARGE = 1.15
"""Height of a heading's letters in those of the text."""
OTHER_SIZE = 0.12
"""Difference of two lines' letters, in their height, from which they are of two paragraphs."""
INDENT = 0.6
"""What the first line of a paragraph stands in, at least, in heights of its letters."""
SHORT = 0.75
"""Share of its column's width that a line fills, at most, when it is the last of a paragraph."""
FULL = 0.93
"""Share of its column's width from which a line is full."""
LONGEST_HEADING = 24


@dataclass(slots=True)
class Paragraph:
    """A piece, and the letters that it is written in."""

    piece: Piece
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual in a document: the height of its letters, the step from line to line, the width of a column."""

    size: float
    step: float
    width: float


def measure(regions: list[Region]) -> Measure:
    """The measure of a document, by its letters."""
    letters: Counter[float] = Counter()
    for region in regions:
        for line in region.lines:
            letters[round(line.size, 1)] += len(line.text)
    size = letters.most_common(1)[0][0] if letters else 0.0
    steps = [
        step
        for region in regions
        for a, b in pairwise(region.lines)
        if a.page == b.page and 0.5 * size < (step := a.bottom - b.bottom) < 4 * size
    ]
    wide = sorted(line.width for region in regions for line in region.lines if abs(line.size - size) < 0.1 * size)
    return Measure(size, median(steps) if steps else 1.2 * size, wide[int(0.95 * (len(wide) - 1))] if wide else 0.0)


def paragraphs(regions: list[Region], usual: Measure, known: frozenset[str]) -> list[Paragraph]:
    """The paragraphs of the regions, which may run on from one region to the next."""
    found: list[Paragraph] = []
    last: Line | None = None
    last_room, begins = _Room(0, 0), False
    for region in regions:
        room = _Room(region.left, max(region.right, region.left + (usual.width if len(region.lines) < 3 else 0)))
        for line in region.lines:
            if last is None or _breaks(last, line, _Places(last_room, room, begins), usual):
                zone = "table" if line.cells else None
                found.append(Paragraph(Piece(line.text, zone=zone), line.size, line.bold))  # type: ignore[arg-type]
                begins = True
            else:
                found[-1].piece.text = hyphens.joined(found[-1].piece.text, line.text, known)
                found[-1].bold = found[-1].bold and line.bold
                begins = False
            last, last_room = line, room
    for paragraph in found:
        if paragraph.piece.zone is None and _is_heading(paragraph, usual):
            paragraph.piece.zone = "heading"
    return found


def _is_heading(paragraph: Paragraph, usual: Measure) -> bool:
    text = paragraph.piece.text
    if shapes.is_prose(text) or not any(map(str.isalpha, text)):
        return False
    short = shapes.size(text) <= LONGEST_HEADING and not shapes.ends_sentence(text) and not text.endswith((",", ":"))
    return paragraph.size > LARGE * usual.size or (paragraph.bold and short)


@dataclass(frozen=True, slots=True)
class _Room:
    """From where to where a column reaches."""

    left: float
    right: float

    def fills(self, line: Line) -> float:
        """The share of the column up to a line's end."""
        return (line.right - self.left) / max(1.0, self.right - self.left)


@dataclass(frozen=True, slots=True)
class _Places:
    """The columns of two lines, and whether the first of them begins its paragraph."""

    last: _Room
    room: _Room
    begins: bool


def _breaks(last: Line, line: Line, places: _Places, usual: Measure) -> bool:
    """Whether a new paragraph begins with `line`."""
    if line.cells or last.cells or ITEM.match(line.text) or last.bold != line.bold:
        return True
    if abs(line.size - last.size) > OTHER_SIZE * last.size:
        return True
    ended = shapes.ends_sentence(last.text) or last.text.endswith(("?", ":"))
    fills = places.last.fills(last)
    if line.page != last.page or line.bottom > last.bottom:  # the next page or column
        indented = line.left - places.room.left > INDENT * line.size
        return ended and (fills < FULL or indented)
    if on_one_row(last, line):
        return True
    if last.text.endswith(("-", "\u2010")) and not ended:
        return False
    larger = max(1.0, min(last.size, line.size) / usual.size)  # lines of a heading stand further apart
    if last.bottom - line.bottom > WIDE_GAP * larger * usual.step:
        return ended or fills < FULL or not line.text[:1].islower()  # a picture may part a paragraph
    hangs = places.begins and ITEM.match(last.text) is not None
    indented = line.left - last.left > INDENT * line.size and not hangs
    if ended:
        return fills < SHORT or indented
    return fills < 0.5 and not line.text[:1].islower()
