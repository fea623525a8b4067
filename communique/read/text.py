"""Plain text, as a web page's export, a wire or a mail leaves it."""

import re

from communique.read import dumped, encodings, limits, subtitles, wrapped
from communique.read.draft import Draft, Piece
from communique.read.layout import hyphens
from communique.records import Document

_BULLET = re.compile(r"(?P<indent>\s*)(?:[•‣▪●◦·■►➢✓*]|[-–—](?=\s))\s+(?=\S)")
_INDENT = re.compile(r"[ \t]{2,}(?=\S)")
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
    text = normal(text)
    if subtitles.is_subtitles(text):
        return [Piece(words, zone="body") for words in subtitles.paragraphs(text)]
    text, addresses = dumped.split(text)
    lines = [line.rstrip() for line in text.split("\n")]
    limits.check_pieces(sum(map(bool, lines)))
    found: list[Piece] = []
    parts: list[list[str]] = []  # of each piece: put together once, for a hostile paragraph has a million
    margin = wrapped.width(lines)
    known = hyphens.vocabulary(lines) if margin else frozenset()
    hanging, last, depth = False, "", 0
    for line in lines:
        words = line.strip()
        if not words:
            last = ""
            continue
        bullet = _BULLET.match(line)
        if bullet is not None:
            found.append(Piece("", zone="list_item"))
            parts.append([line[bullet.end() :]])
        elif hanging and (indent := _INDENT.match(line)) and indent.end() > depth:
            parts[-1] += "\n", words
        elif last and margin and wrapped.runs_on(last, line, margin):
            _run_on(parts[-1], words, known)
        else:
            found.append(Piece(""))
            parts.append([words])
        hanging = bullet is not None or (hanging and found[-1].zone == "list_item")
        depth = bullet.end("indent") if bullet is not None else depth
        last = line
    for piece, own in zip(found, parts, strict=True):
        piece.text = "".join(own)
    found.extend(Piece(line.strip(), reason="menu") for line in addresses.split("\n") if line.strip())
    return found


def _run_on(parts: list[str], words: str, known: frozenset[str]) -> None:
    """Adds a line to those of its paragraph."""
    cut, between = hyphens.seam("".join(parts[-3:])[-hyphens.LONGEST :], words, known)
    parts[-1] = parts[-1][: len(parts[-1]) - cut]
    parts += between, words
