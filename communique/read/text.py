"""Plain text, as a web page's export, a wire or a mail leaves it."""

import re

from communique.read import encodings
from communique.read.draft import Draft, Piece
from communique.records import Document

_BULLET = re.compile(r"\s*(?:[•‣▪●◦·■►➢✓*]|[-–—](?=\s))\s+(?=\S)")
_NUMBERED = re.compile(r"\s*(?:\(?\d{1,3}[.)]|\(?[a-z][.)]|[ivx]{1,5}[.)])\s+\S")
ITEM = re.compile(r"(?:\(?\d{1,3}[.)]|\(?[a-z][.)]|\(?[ivx]{1,5}[.)]|[•‣▪●–—-])\s+\S")
"""The mark of a list's item, and what it marks."""
_INDENT = re.compile(r"[ \t]{2,}\S")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_BLANKS = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\x0b]")
_NEWLINES = re.compile("\r\n?|[\u0085\u2028\u2029\x0c]")


def read(document: Document) -> Draft:
    """The lines of a plain text as pieces; zones are found from their words alone."""
    return Draft(pieces(encodings.decode(document.data)))


def warm() -> None:
    """Loads what telling an encoding needs."""
    encodings.warm()


def normal(text: str) -> str:
    """Text with one kind of line end and of blank, and without characters that nobody sees."""
    text = _BLANKS.sub(" ", _NEWLINES.sub("\n", text))
    return _INVISIBLE.sub("", text)


def pieces(text: str) -> list[Piece]:
    """The paragraphs of a text; wrapped lines are joined, and a list item keeps the lines that hang under it."""
    lines = [line.rstrip() for line in normal(text).split("\n")]
    found: list[Piece] = []
    width = _wrap_width(lines)
    hanging, last = False, ""
    for line in lines:
        words = line.strip()
        if not words:
            last = ""
            continue
        bullet = _BULLET.match(line)
        if bullet is not None:
            found.append(Piece(line[bullet.end() :], zone="list_item"))
        elif hanging and _INDENT.match(line):
            found[-1].text += "\n" + words
        elif last and width and _runs_on(last, line, width):
            found[-1].text += " " + words
        else:
            found.append(Piece(words))
        hanging = bullet is not None or (hanging and found[-1].zone == "list_item")
        last = line
    return found


def _wrap_width(lines: list[str]) -> int:
    """The width at which a text was wrapped, or 0: most of its lines end near one column in mid-sentence."""
    full = [line for line in lines if len(line) >= 40]
    if len(full) < 4 or max(map(len, full)) > 120:
        return 0
    widest = sorted(map(len, full))[int(len(full) * 0.9)]
    near = [line for line in full if len(line) >= widest - 20]
    midway = [line for line in near if line[-1] not in '.!?:;"”»']
    return widest if len(near) >= 0.5 * len(full) and len(midway) >= 0.5 * len(near) else 0


def _runs_on(last: str, line: str, width: int) -> bool:
    """Whether a line goes on with the paragraph of the line before."""
    first_word = line.split(maxsplit=1)[0]
    return len(last) + 1 + len(first_word) > width - 8 and not _NUMBERED.match(line)
