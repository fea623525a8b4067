"""Lines of a page: what they say, where they stand and in what letters."""

import unicodedata
from dataclasses import dataclass, field


@dataclass(slots=True)
class Line:
    """Letters that stand side by side; heights count from the page's bottom, in points.

    `size` is the height of most of its letters, `cells` the texts of a table's row, `slanted` tells of letters that
    run across the page at an angle, as watermarks do.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    page: int
    size: float
    bold: bool = False
    slanted: bool = False
    cells: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        """From the lowest to the highest of its letters."""
        return self.top - self.bottom

    @property
    def width(self) -> float:
        """From its first letter to its last."""
        return self.right - self.left


@dataclass(slots=True)
class Page:
    """A page as its reader holds it: upright, with its lines in no order yet."""

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Region:
    """Lines that are read from the top down, one under another: a column, or what stands across columns."""

    lines: list[Line]

    @property
    def left(self) -> float:
        """Where its lines begin."""
        return min(line.left for line in self.lines)

    @property
    def right(self) -> float:
        """Where the longest of its lines ends."""
        return max(line.right for line in self.lines)


def is_leftward(text: str) -> bool:
    """Whether most letters are written from the right to the left."""
    letters = [character for character in text if character.isalpha()]
    leftward = sum(unicodedata.bidirectional(character) in ("R", "AL") for character in letters)
    return 2 * leftward > len(letters)


def on_one_row(one: Line, other: Line) -> bool:
    """Whether two lines stand beside each other."""
    overlap = min(one.top, other.top) - max(one.bottom, other.bottom)
    return overlap > 0.5 * min(one.height, other.height)
