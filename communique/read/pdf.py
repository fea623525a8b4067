"""PDF: paragraphs rebuilt from lines by where these stand on the page; running heads and page numbers taken out."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from communique.errors import EmptyDocument, ReadingError
from communique.read import cues, limits, shapes
from communique.read.draft import Draft, Piece, Stated
from communique.read.text import normal
from communique.records import Document

EDGE = 0.1
"""Share of a page's height at its top and bottom in which running heads stand."""
REPEATED = 3
"""Pages on which a line at the edge stands before it is a running head; two when there are but two."""
WIDE_GAP = 1.45
"""A step to the next line, in usual steps, from which a new paragraph begins."""
LEADING = 1.1
"""Step from line to line, in heights of their letters, within a heading of several lines."""
LARGE = 1.15
"""Height of a heading's letters in those of the text."""
_NUMBER = re.compile(
    r"[-–—\s]*(?:page\s+|seite\s+|стр\.?\s*)?\d{1,4}(?:\s*(?:/|of|von|из|de)\s*\d{1,4})?[-–—\s]*", re.IGNORECASE
)
_ITEM = re.compile(r"(?:\(?\d{1,3}[.)]|\(?[a-z][.)]|\(?[ivx]{1,5}[.)]|[•‣▪●–—-])\s+\S")
_HYPHEN = re.compile(r"([^\W\d_]+)(?:[-\u2010\u00ad\ufffe\x02])$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(slots=True)
class Line:
    """One line of a page; heights count from the page's bottom, in points."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    page: int

    @property
    def height(self) -> float:
        """The height of its letters."""
        return self.top - self.bottom


def read(document: Document) -> Draft:
    """The paragraphs of a PDF as pieces; its own fields on author and day are the maker's, and are not believed."""
    pages = _pages(document.data)
    lines = [line for _, page in pages for line in page]
    if not lines:
        raise EmptyDocument("there is no text in the PDF: it may hold pictures of pages, which need OCR first")
    edges = _furniture(pages)
    size = median(line.height for line in lines)
    vocabulary = _vocabulary(lines)
    pieces: list[Piece] = []
    for line in lines:
        if id(line) in edges:
            pieces.append(Piece(line.text, reason=edges[id(line)]))
    body = _paragraphs([line for line in lines if id(line) not in edges], size, vocabulary)
    title = _title(body, size)
    return Draft([piece for piece, _ in body] + pieces, Stated(title=title))


def warm() -> None:
    """Loads what reading a PDF needs."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument.new()
    page = pdf.new_page(200, 200)
    text = page.get_textpage()
    text.count_rects()
    text.close()
    pdf.close()


def _vocabulary(lines: list[Line]) -> frozenset[str]:
    """The words of the document, but for the two parts of those that a line's end cuts."""
    found: set[str] = set()
    cut = False
    for line in lines:
        words = [word.casefold() for word in _WORD.findall(line.text)]
        first, cut = int(cut), _HYPHEN.search(line.text) is not None
        found.update(words[first : len(words) - cut])
    return frozenset(found)


def _pages(data: bytes) -> list[tuple[float, list[Line]]]:
    """The height and lines of each page."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise ReadingError(f"the PDF cannot be opened ({error}); a password or a broken file?") from error
    try:
        limits.check_pages(len(pdf))
        return [_page(pdf[number], number) for number in range(len(pdf))]
    except pypdfium2.PdfiumError as error:
        raise ReadingError(f"a page of the PDF cannot be read: {error}") from error
    finally:
        pdf.close()


def _page(page: Any, number: int) -> tuple[float, list[Line]]:
    text = page.get_textpage()
    try:
        runs = []
        for index in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(index)
            words = _clean(text.get_text_bounded(left=left, bottom=bottom, right=right, top=top))
            if words:
                runs.append(Line(words, left, bottom, right, top, number))
        return page.get_height(), _in_order(runs, page.get_width())
    finally:
        text.close()
        page.close()


def _clean(text: str) -> str:
    return " ".join(normal(text.replace("\ufffe", "-").replace("\x02", "-")).split())


def _in_order(runs: list[Line], width: float) -> list[Line]:
    """The lines of a page as one reads them: what spans the page, then the left column, then the right one."""
    lines = _rows(runs)
    middle = width / 2
    left = [line for line in lines if line.right < middle + 5]
    right = [line for line in lines if line.left > middle - 5]
    across = len(lines) - len(left) - len(right)
    if min(len(left), len(right)) < 5 or across > 0.25 * len(lines):
        return lines
    ordered: list[Line] = []
    band: list[Line] = []
    for line in lines:
        if line.right < middle + 5 or line.left > middle - 5:
            band.append(line)
        else:
            ordered += _columns(band, middle)
            ordered.append(line)
            band = []
    return ordered + _columns(band, middle)


def _columns(band: list[Line], middle: float) -> list[Line]:
    return [line for line in band if line.right < middle + 5] + [line for line in band if line.right >= middle + 5]


def _rows(runs: list[Line]) -> list[Line]:
    """Runs of letters that stand on one line and close together, joined; from the top of the page down."""
    rows: list[Line] = []
    for run in sorted(runs, key=lambda r: (-round(r.bottom + r.height / 2), r.left)):
        last = rows[-1] if rows else None
        if last is not None and _beside(last, run):
            gap = "" if run.left - last.right < 0.15 * last.height or last.text.endswith(" ") else " "
            last.text += gap + run.text
            last.right = max(last.right, run.right)
            last.bottom, last.top = min(last.bottom, run.bottom), max(last.top, run.top)
        else:
            rows.append(run)
    return rows


def _beside(last: Line, run: Line) -> bool:
    overlap = min(last.top, run.top) - max(last.bottom, run.bottom)
    return overlap > 0.5 * min(last.height, run.height) and -2 <= run.left - last.right < 1.5 * max(
        last.height, run.height
    )


def _furniture(pages: list[tuple[float, list[Line]]]) -> dict[int, str]:
    """Running heads and page numbers: what stands at the edge of page after page, and numbers alone."""
    at_edge = [
        line for height, page in pages for line in page if line.top < EDGE * height or line.bottom > (1 - EDGE) * height
    ]
    seen = Counter(key for _, key in {(line.page, _undated(line.text)) for line in at_edge})
    needed = REPEATED if len(pages) > REPEATED else 2
    found = {}
    for line in at_edge:
        if _NUMBER.fullmatch(line.text):
            found[id(line)] = "page_number"
        elif seen[_undated(line.text)] >= needed:
            found[id(line)] = "running_head"
    return found


def _undated(text: str) -> str:
    return re.sub(r"\d+", "#", cues.bare(text))


def _paragraphs(lines: list[Line], size: float, vocabulary: frozenset[str]) -> list[tuple[Piece, float]]:
    """The paragraphs, each with the height of its letters."""
    steps = [a.bottom - b.bottom for a, b in pairwise(lines) if a.page == b.page and 0 < a.bottom - b.bottom < 4 * size]
    step = median(steps) if steps else 1.2 * size
    widest = max((line.right - line.left for line in lines), default=0.0)
    found: list[tuple[Piece, float]] = []
    last: Line | None = None
    for line in lines:
        if last is not None and not _breaks(last, line, step, widest):
            piece, height = found[-1]
            piece.text = _joined(piece.text, line.text, vocabulary)
            found[-1] = (piece, height)
        else:
            found.append((Piece(line.text), line.height))
        last = line
    for piece, height in found:
        if height > LARGE * size and not shapes.is_prose(piece.text):
            piece.zone = "heading"
    return found


def _breaks(last: Line, line: Line, step: float, widest: float) -> bool:
    """Whether a new paragraph begins with `line`."""
    if _ITEM.match(line.text):
        return True
    if abs(line.height - last.height) > 0.25 * last.height:
        return True
    ended = shapes.ends_sentence(last.text) or last.text.endswith(("?", ":"))
    moved = line.page != last.page or line.bottom > last.bottom  # the next page or column
    short = last.right - last.left < 0.75 * widest
    if moved:
        return ended and (short or line.text[:1].isupper())
    if last.bottom - line.bottom > WIDE_GAP * max(step, LEADING * min(last.height, line.height)):
        return True
    indented = line.left - last.left > 8
    return (ended and (short or indented)) or (
        short and not line.text[:1].islower() and last.right - last.left < 0.5 * widest
    )


def _joined(text: str, more: str, vocabulary: frozenset[str]) -> str:
    """Two lines of a paragraph as one; a word cut at the line's end is made whole, a compound keeps its hyphen."""
    match = _HYPHEN.search(text)
    following = _WORD.match(more)
    if match is None or following is None or not more[:1].islower():
        return f"{text} {more}"
    first, second = match.group(1).casefold(), following.group().casefold()
    compound = f"{first}-{second}" in vocabulary or (first in vocabulary and second in vocabulary)
    if first + second in vocabulary or not compound:
        return text[: match.end(1)] + more
    return text[: match.end(1)] + "-" + more


def _title(body: list[tuple[Piece, float]], size: float) -> str | None:
    """The piece in the largest letters near the top, if they are larger than the text's."""
    top = [
        (height, -index)
        for index, (piece, height) in enumerate(body[:10])
        if piece.zone == "heading" and cues.junk(piece.text) is None
    ]
    best = max(top, default=(0.0, 0))
    return body[-best[1]][0].text if best[0] > LARGE * size else None
