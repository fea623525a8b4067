"""The reading order of a page: what stands across it, then its columns from the left, and what stands across again."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from communique.read import cues, shapes
from communique.read.layout.lines import Line, Region, is_leftward, on_one_row
from communique.read.shapes import ITEM

BIN = 2.0
"""Points in which the page's width is measured."""
GUTTER = 0.6
"""Width of the gap between two columns, at least, in heights of letters."""
LEAST_LINES = 4
"""Lines of the shortest column."""
CROSSED = 0.67
"""Lines across a gap, at most, in those of the column beside it."""
FILLED = 0.7
"""Share of its column that a line of running text fills, but for the last of a paragraph."""
LETTERS = 12
"""Letters of a line of running text: cells of tables are shorter."""
INITIAL, TALL = 2, 1.6
"""Letters of a large initial at most, and its height in that of the lines beside it at least."""
CELL_GAP = 1.5
"""Distance between two cells of one row, at least, in heights of letters."""


def regions(lines: Sequence[Line]) -> list[Region]:
    """The regions of a page, in the order in which one reads them."""
    if not lines:
        return []
    return [_region(part) for part in _ordered(list(lines), _gutters(lines))]


def _gutters(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """The gaps between columns of running text."""
    size = median(line.size for line in lines)
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    count = max(1, min(2000, int((right - left) / BIN) + 1))
    cover = [0] * count
    for line in lines:
        for at in range(max(0, int((line.left - left) / BIN)), min(count, int((line.right - left) / BIN) + 1)):
            cover[at] += 1
    highest_before = [0] * count
    highest_after = [0] * count
    for at in range(1, count):
        highest_before[at] = max(highest_before[at - 1], cover[at - 1])
        highest_after[-at - 1] = max(highest_after[-at], cover[-at])
    found: list[tuple[float, float]] = []
    start: int | None = None
    for at in range(count + 1):
        low = at < count and cover[at] <= CROSSED / (1 + CROSSED) * min(highest_before[at], highest_after[at])
        if low and start is None:
            start = at
        elif not low and start is not None:
            deepest = min(cover[start:at])
            first = next(b for b in range(start, at) if cover[b] == deepest)
            last = next(b for b in range(at - 1, start - 1, -1) if cover[b] == deepest)
            if (last - first + 1) * BIN >= GUTTER * size:
                found.append((left + first * BIN, left + (last + 1) * BIN))
            start = None
    return found if found and _are_columns(lines, found) else []


def _are_columns(lines: Sequence[Line], gutters: list[tuple[float, float]]) -> bool:
    """Whether running text stands on both sides of each gap, rather than the cells of a table."""
    edges = [float("-inf"), *(sum(gutter) / 2 for gutter in gutters), float("inf")]
    columns = [[line for line in lines if line.left >= low and line.right <= high] for low, high in pairwise(edges)]
    return all(_is_running(column) for column in columns)


def _is_running(column: list[Line]) -> bool:
    if len(column) < LEAST_LINES:
        return False
    width = max(line.right for line in column) - min(line.left for line in column)
    full = sum(line.width >= FILLED * width for line in column)
    return median(shapes.size(line.text) * 5 if not line.text.isascii() else len(line.text) for line in column) >= (
        LETTERS
    ) and full >= 0.5 * len(column)


def _ordered(lines: list[Line], gutters: list[tuple[float, float]]) -> list[list[Line]]:
    """The lines in stretches that are read one after another."""
    if not lines:
        return []
    if not gutters:
        return [lines]
    crossing_of = [[line for line in lines if _crosses(line, gutter)] for gutter in gutters]
    best = min(range(len(gutters)), key=lambda index: (len(crossing_of[index]), index))
    middle = sum(gutters[best]) / 2
    found: list[list[Line]] = []
    for part, across in _bands(lines, crossing_of[best]):
        if across:
            found.append(part)
        else:
            found += _ordered([line for line in part if line.right <= middle], gutters[:best])
            found += _ordered([line for line in part if line.right > middle], gutters[best + 1 :])
    return found


def _crosses(line: Line, gutter: tuple[float, float]) -> bool:
    middle = sum(gutter) / 2
    return line.left < middle < line.right


def _bands(lines: list[Line], crossing: list[Line]) -> list[tuple[list[Line], bool]]:
    """The page from its top in stretches that stand across the gap or on both sides of it."""
    across = {id(line) for line in crossing}
    for line in lines:
        if id(line) not in across and any(on_one_row(line, other) for other in crossing):
            across.add(id(line))
    bands: list[tuple[list[Line], bool]] = []
    for line in sorted(lines, key=lambda one: (-(one.top + one.bottom) / 2, one.left)):
        is_across = id(line) in across
        if bands and bands[-1][1] == is_across:
            bands[-1][0].append(line)
        else:
            bands.append(([line], is_across))
    return bands


def _region(lines: list[Line]) -> Region:
    """Lines in rows from the top; runs close together are one line, cells of several rows are a table's."""
    rows: list[list[Line]] = []
    for line in sorted(_with_initials(lines), key=lambda one: -(one.top + one.bottom) / 2):
        if rows and on_one_row(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    joined = [_joined(_from_its_start(row)) for row in rows]
    several = [len(row) > 1 for row in joined]
    found: list[Line] = []
    for at, row in enumerate(joined):
        in_table = several[at] and ((at > 0 and several[at - 1]) or (at + 1 < len(joined) and several[at + 1]))
        found += [_as_row(row)] if in_table else row
    return Region(found)


def _from_its_start(row: list[Line]) -> list[Line]:
    """The runs of a row as one reads them: from the right where most are written so."""
    leftward = is_leftward("".join(line.text for line in row))
    return sorted(row, key=lambda line: -line.right if leftward else line.left)


def _with_initials(lines: list[Line]) -> list[Line]:
    """The lines with a large first letter, which stands beside several of them, set before the first of these."""
    size = median(line.size for line in lines)
    found = list(lines)
    for initial in [line for line in lines if len(line.text) <= INITIAL and line.size > TALL * size]:
        beside = [
            line
            for line in found
            if line is not initial and 0 <= line.left - initial.right + size < 3 * size and on_one_row(initial, line)
        ]
        first = max(beside, key=lambda line: line.top, default=None)
        if first is not None and first.size < initial.size / TALL and initial.text.isalpha():
            first.text, first.left = initial.text + first.text, initial.left
            found.remove(initial)
    return found


def _joined(row: list[Line]) -> list[Line]:
    """The cells of a row: its runs, those close together joined; a mark of a list is joined to what it marks."""
    cells: list[Line] = []
    for run in row:
        last = cells[-1] if cells else None
        apart = max(run.left - last.right, last.left - run.right) if last is not None else 0.0
        if last is not None and (apart < CELL_GAP * max(last.size, run.size) or _marks(last.text)):
            gap = "" if apart < 0.15 * last.size else " "
            if len(run.text) > len(last.text):
                last.size = run.size
            last.text += gap + run.text
            last.left, last.right = min(last.left, run.left), max(last.right, run.right)
            last.bold = last.bold and run.bold
            last.bottom, last.top = min(last.bottom, run.bottom), max(last.top, run.top)
        else:
            cells.append(run)
    return cells


def _marks(text: str) -> bool:
    return len(text) <= 6 and (ITEM.fullmatch(f"{text} x") is not None or not cues.key(text))


def _as_row(cells: list[Line]) -> Line:
    texts = tuple(cell.text for cell in cells)
    first, last = cells[0], cells[-1]
    bottom, top = min(cell.bottom for cell in cells), max(cell.top for cell in cells)
    return Line(
        " | ".join(texts), first.left, bottom, last.right, top, first.page, max(c.size for c in cells), cells=texts
    )
