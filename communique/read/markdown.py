"""Text with the marks of Markdown, as exporters of web pages leave it: the marks told from the words."""

import re

from communique.read.draft import Piece

_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(?P<words>\S.*?)\s*#*$")
_PICTURE = re.compile(r"!\[(?P<words>[^\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_LINK = re.compile(r"(?<!!)\[(?P<words>[^\[\]]+)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])(\*|_)(?=\S)([^*_]+?)(?<=\S)\1(?![\w*])")
_QUOTED = re.compile(r"\s{0,3}>\s?")
_ITEM = re.compile(r"\s*[-*+]\s+(?=\S)")
_RULE = re.compile(r"\s*([-*_]\s*){3,}$")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!>-])")
NEEDED = 3
"""Marks that make a text one with marks."""


def is_markdown(text: str) -> bool:
    """Whether a text has headings, links or pictures in the marks of Markdown."""
    lines = text.split("\n")
    headings = sum(_HEADING.match(line) is not None for line in lines)
    links = len(_LINK.findall(text)) + len(_PICTURE.findall(text))
    return (headings > 0 and headings + links + len(_STRONG.findall(text)) >= NEEDED) or links >= NEEDED


def pieces(text: str) -> list[Piece]:
    """The paragraphs of a text without its marks; lines that are links in a row are a menu."""
    found: list[Piece] = []
    fresh = True
    titled = False
    for line in text.split("\n"):
        if not line.strip():
            fresh = True
            continue
        piece = _piece(line, titled=titled)
        titled = titled or (_HEADING.match(line) is not None and piece.zone is None)
        if not fresh and found and piece.open and _HEADING.match(line) is None and _continues(found[-1], line):
            found[-1].text += f" {piece.text}"
        elif piece.text:
            found.append(piece)
        fresh = _HEADING.match(line) is not None
    return found


def _continues(last: Piece, line: str) -> bool:
    """Whether a line goes on with the one above, and is not the next of several short lines."""
    return last.kept and last.zone in (None, "list_item", "quotation") and len(last.text) > 60 and not line[:1].isdigit()


def _piece(line: str, *, titled: bool) -> Piece:
    heading = _HEADING.match(line)
    if heading is not None:
        words = plain(heading["words"])
        return Piece(words, zone="heading" if titled or len(heading.group(1)) > 2 else None)
    if _RULE.match(line):
        return Piece(line.strip(), reason="menu")
    picture = _PICTURE.fullmatch(line.strip())
    if picture is not None:
        return Piece(picture["words"].strip(), zone="caption")
    if len(_LINK.findall(line)) > 1 and not any(map(str.isalnum, _LINK.sub("", line))):
        return Piece(plain(line), reason="menu")
    if _QUOTED.match(line):
        return Piece(plain(_QUOTED.sub("", line, count=1)), zone="quotation")
    if _ITEM.match(line):
        return Piece(plain(_ITEM.sub("", line, count=1)), zone="list_item")
    return Piece(plain(line))


def plain(words: str) -> str:
    """Words without the marks of links, pictures, emphasis and code."""
    words = _LINK.sub(lambda link: link["words"], _PICTURE.sub(lambda picture: picture["words"], words))
    words = _STRONG.sub(r"\2", words)
    words = _EMPHASIS.sub(r"\2", words).replace("`", "")
    return _ESCAPED.sub(r"\1", words).strip()
