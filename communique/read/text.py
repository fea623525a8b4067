"""Plain text, as a web page's export, a wire or a mail leaves it."""

import re

from communique.errors import UnknownForm
from communique.read import mail, subtitles, wrapped
from communique.read.draft import Draft, Piece
from communique.records import Document

_BULLET = re.compile(r"\s*(?:[•‣▪●◦·■►➢✓*]|[-–—](?=\s))\s+(?=\S)")
_INDENT = re.compile(r"[ \t]{2,}\S")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e\x00-\x08\x0e-\x1f\x7f]")
_BLANKS = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\x0b]")
_NEWLINES = re.compile("\r\n?|[\u0085\u2028\u2029\x0c]")
BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
SAMPLE = 1 << 16
"""Bytes that are enough to tell an encoding."""
MOST_CONTROLS = 0.01
"""Share of control characters above which bytes are no text."""


def read(document: Document) -> Draft:
    """The lines of a plain text as pieces; zones are found from their words alone."""
    if not mail.is_mail(document.data):
        return Draft(pieces(decode(document.data)))
    words, is_html, stated = mail.body(document.data)
    if is_html:
        from communique.read import html

        found = html.draft(words.encode()).pieces
    else:
        found = pieces(words)
    return mail.draft(found, stated)


def decode(data: bytes) -> str:
    """The characters of `data`: by its byte order mark, as UTF-8, or in the encoding that fits best."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _guessed(data)
    controls = len(re.findall("[\x00-\x08\x0e-\x1a\x1c-\x1f]", text[:SAMPLE]))
    if controls > max(2, MOST_CONTROLS * len(text[:SAMPLE])):
        raise UnknownForm("the bytes are of no form that we know: not text, HTML, PDF or DOCX")
    return text


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    if best is None:
        raise UnknownForm("the bytes are text in no encoding that we know, or no text at all")
    return data.decode(best.encoding, errors="replace")


def normal(text: str) -> str:
    """Text with one kind of line end and of blank, and without characters that nobody sees."""
    text = _BLANKS.sub(" ", _NEWLINES.sub("\n", text))
    return _INVISIBLE.sub("", text)


def pieces(text: str) -> list[Piece]:
    """The paragraphs of a text; wrapped lines are joined, and a list item keeps the lines that hang under it."""
    text = normal(text)
    if subtitles.is_subtitles(text):
        return [Piece(words) for words in subtitles.paragraphs(text)]
    lines = [line.rstrip() for line in text.split("\n")]
    found: list[Piece] = []
    margin = wrapped.width(lines)
    known = wrapped.vocabulary(lines) if margin else frozenset()
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
        elif last and margin and wrapped.runs_on(last, line, margin):
            found[-1].text = wrapped.joined(found[-1].text, words, known)
        else:
            found.append(Piece(words))
        hanging = bullet is not None or (hanging and found[-1].zone == "list_item")
        last = line
    return found
