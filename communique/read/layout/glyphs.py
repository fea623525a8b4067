"""The letters of a PDF's page as runs that stand side by side, turned upright."""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

from communique.read.layout.lines import Line, Page, is_leftward
from communique.read.text import normal

GAP = 1.0
"""Distance to the next letter, in heights of letters, from which it belongs to another run."""
SPACE = 0.22
"""Distance to the next letter, in heights of letters, that is a blank though the page has none there."""
RAISED = 0.8
"""Height of a raised figure's letters, at most, in those of its run."""
MARGINAL = 0.15
"""Share of a page's letters, at most, that run another way than the rest and are a stamp in its margin."""
HYPHENS = {0x02, 0xFFFE, 0xAD}
"""What stands for the hyphen at a line's end."""
LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
)
RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(slots=True)
class Glyph:
    """One letter with its box, on a page that is upright."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    index: int
    spaced: bool = False

    @property
    def height(self) -> float:
        """The height of its box, which is that of its font."""
        return self.top - self.bottom


def page_of(page: Any, number: int) -> Page:
    """The runs of letters of a page of pypdfium2."""
    text = page.get_textpage()
    try:
        found = list(_glyphs(text))
        turned = Counter(quarter for _, quarter in found if quarter is not None)
        left, bottom, right, top = page.get_mediabox()
        width, height = right - left, top - bottom
        for glyph, _ in found:
            glyph.left, glyph.right = glyph.left - left, glyph.right - left
            glyph.bottom, glyph.top = glyph.bottom - bottom, glyph.top - bottom
        made = Page(number, width, height)
        aside = [[glyph for glyph, quarter in found if quarter is None]]
        for rank, (quarter, count) in enumerate(turned.most_common()):
            upright = [glyph for glyph, own in found if own == quarter]
            if quarter:
                upright = [_turned(glyph, quarter, width, height) for glyph in upright]
            if rank == 0:
                made.width, made.height = (height, width) if quarter % 2 else (width, height)
                made.lines += _lines(upright, number, text)
            elif count > MARGINAL * len(found):
                made.lines += _below(made, _lines(upright, number, text))
            else:
                aside.append([glyph for glyph, own in found if own == quarter])
        for glyphs in filter(None, aside):
            words = _cleaned("".join((" " if glyph.spaced else "") + glyph.text for glyph in glyphs))
            made.lines.append(Line(words, 0, 0, 0, 0, number, 0, slanted=True))
        return made
    finally:
        text.close()


def _glyphs(text: Any) -> Iterator[tuple[Glyph, int | None]]:
    """Each letter, and the quarters of a turn at which it is written; None for an angle between."""
    import pypdfium2.raw as pdfium

    unicode_of, box_of, box = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox, pdfium.FS_RECTF()
    spaced, right, bottom, quarter = False, 0.0, 0.0, None
    for index in range(text.count_chars()):
        code = unicode_of(text, index)
        if code in (0x20, 0xA0, 0x09):
            spaced = True
            continue
        if code in (0, 0x0A, 0x0D) or not box_of(text, index, box):
            continue
        letter = "-" if code in HYPHENS else chr(code)
        glyph = Glyph(letter, box.left, box.bottom, box.right, box.top, index, spaced)
        if quarter != 0 or abs(glyph.bottom - bottom) > 0.1 or not -2 < glyph.left - right < 20:
            quarter = _quarter(text, index)  # asked for each letter, it would take a third of the time
        spaced, right, bottom = False, glyph.right, glyph.bottom
        yield glyph, quarter


def _quarter(text: Any, index: int) -> int | None:
    import pypdfium2.raw as pdfium

    angle = pdfium.FPDFText_GetCharAngle(text, index) / (math.pi / 2)
    quarter = round(angle)
    return quarter % 4 if abs(angle - quarter) < 0.06 else None


def _turned(glyph: Glyph, quarter: int, width: float, height: float) -> Glyph:
    """A letter on its page turned so that it stands upright; `quarter` counts with the clock."""
    left, bottom, right, top = glyph.left, glyph.bottom, glyph.right, glyph.top
    if quarter == 1:
        left, bottom, right, top = height - top, left, height - bottom, right
    elif quarter == 2:
        left, bottom, right, top = width - right, height - top, width - left, height - bottom
    elif quarter == 3:
        left, bottom, right, top = bottom, width - right, top, width - left
    return Glyph(glyph.text, left, bottom, right, top, glyph.index, glyph.spaced)


def _lines(glyphs: list[Glyph], number: int, text: Any) -> list[Line]:
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        if runs and _follows(runs[-1][-1], glyph):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return [line for run in runs if (line := _line(run, number, text)).text]


def _below(page: Page, lines: list[Line]) -> list[Line]:
    """Lines that are written another way than the page's own, set under them: they are read last."""
    if not lines:
        return []
    drop = max(line.top for line in lines) - min((line.bottom for line in page.lines), default=0.0)
    for line in lines:
        line.bottom, line.top = line.bottom - drop, line.top - drop
    return lines


def _follows(last: Glyph, glyph: Glyph) -> bool:
    height = max(last.height, glyph.height)
    overlap = min(last.top, glyph.top) - max(last.bottom, glyph.bottom)
    if overlap <= 0.4 * min(last.height, glyph.height) or last.bottom < glyph.bottom - glyph.height:
        return False  # the last holds for a large initial, which hangs over several lines
    if is_leftward(last.text) or is_leftward(glyph.text):
        return -0.6 * height <= max(glyph.left - last.right, last.left - glyph.right) < GAP * height
    return -0.6 * height <= glyph.left - last.right < GAP * height


def _line(run: list[Glyph], number: int, text: Any) -> Line:
    size = median(glyph.height for glyph in run)
    bottom = median(glyph.bottom for glyph in run)
    words: list[str] = []
    for at, glyph in enumerate(run):
        letter = glyph.text
        if glyph.height < RAISED * size and glyph.bottom > bottom + 0.1 * size:
            letter = letter.translate(RAISED_DIGITS)
        before = run[at - 1]
        apart = at > 0 and (glyph.spaced or max(glyph.left - before.right, before.left - glyph.right) > SPACE * size)
        words.append(f" {letter}" if apart else letter)
    edges = (min(glyph.left for glyph in run), bottom, max(glyph.right for glyph in run), bottom + size)
    return Line(_cleaned("".join(words)), *edges, number, size, bold=_is_bold(text, run[len(run) // 2].index))


def _is_bold(text: Any, index: int) -> bool:
    import ctypes

    import pypdfium2.raw as pdfium

    if pdfium.FPDFText_GetFontWeight(text, index) >= 600:
        return True
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(text, index, name, len(name), None)
    return any(word in name.value.lower() for word in (b"bold", b"black", b"heavy"))


def _cleaned(text: str) -> str:
    """Letters without ligatures, halves of pairs and doubled blanks."""
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return " ".join(normal(text.translate(LIGATURES)).split())
