"""Footnotes: the small lines at a column's end that a number opens, and the raised numbers that call them."""

import re

from communique.read.draft import Piece
from communique.read.layout.lines import Line, Region

SMALL = 0.93
"""Height of a footnote's letters, at most, in those of the text."""
_NUMBERED = re.compile(r"(?:([⁰¹²³⁴-⁹]{1,3})\s*|\[(\d{1,3})\]\s*|(\d{1,3})[.)]?\s+|([*†‡§])\s*)(?=[^\W\d_]|[\"“«(‘'])")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARK = re.compile(r"(?<=[^\W\d_]|[.,;:!?\"”’)\]»%])[⁰¹²³⁴-⁹]{1,3}(?![^\W_])")
_UNIT = re.compile(r"\b(?:k|c|m|d)?m$")


def split(regions: list[Region], size: float) -> tuple[list[Region], list[list[Line]]]:
    """The regions without their footnotes, and the lines of each footnote."""
    kept: list[Region] = []
    notes: list[list[Line]] = []
    for region in regions:
        start = _start(region.lines, size, going_on=bool(notes))
        if start > 0:
            kept.append(Region(region.lines[:start]))
        for line in region.lines[start:]:
            if notes and _number(line.text) is None:
                notes[-1].append(line)
            else:
                notes.append([line])
    return kept, notes


def _start(lines: list[Line], size: float, *, going_on: bool) -> int:
    """The index of the first line of a region's footnotes; the number of its lines if it has none."""
    first = len(lines)
    while first > 0 and lines[first - 1].size <= SMALL * size and not lines[first - 1].cells:
        first -= 1
    if going_on and first == 0 and lines and lines[0].text[:1].islower():
        return 0
    opens = (at for at in range(first, len(lines)) if _number(lines[at].text) is not None)
    return next(opens, len(lines))


def _number(text: str) -> str | None:
    """The number or sign that opens a footnote."""
    match = _NUMBERED.match(text)
    if match is None:
        return None
    return next(group for group in match.groups() if group is not None).translate(_PLAIN)


def without_marks(pieces: list[Piece], notes: list[Piece]) -> list[Piece]:
    """The pieces with the raised numbers of known footnotes taken out, each after the piece where it stood."""
    numbers = {_number(note.text) for note in notes}
    found: list[Piece] = []
    for piece in pieces:
        marks = [
            match
            for match in _MARK.finditer(piece.text)
            if match.group().translate(_PLAIN) in numbers and not _UNIT.search(piece.text[: match.start()])
        ]
        for match in reversed(marks):
            piece.text = piece.text[: match.start()] + piece.text[match.end() :]
        found.append(piece)
        found += [Piece(match.group(), reason="note_mark") for match in marks]
    return found
