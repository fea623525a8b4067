"""Markdown: headings, lists, quotations and tables as its marks tell, metadata as its front matter states it."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from communique.errors import OverLimit, ReadingError
from communique.read import bylines, dates, encodings, given
from communique.read.draft import Draft, Piece, Stated
from communique.read.text import normal
from communique.records import Document, Published, Zone

HEAD = 1 << 16
"""Bytes by which Markdown is told."""
FRONT = 1 << 14
"""Characters of the longest front matter."""
DEEPEST = 40
MOST_LISTS = 200
"""Lists in front matter: its parser takes seconds for thousands, one inside the other."""
MOST_MARKS = 20_000
"""Brackets or code marks of one text; a long report with a link in each sentence has a tenth of these."""
_FRONT = re.compile(rf"\A---[ \t]*\n(.{{0,{FRONT}}}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(
    r"^(?:title|author|authors|date|publisher|source|lang|language|layout|tags|categories)[ \t]*:", re.M
)
_SIMPLE = re.compile(r"^(\w+)[ \t]*:[ \t]*[\"']?(.+?)[\"']?[ \t]*$", re.M)
_HEADING = re.compile(r"(?:\A|\n[ \t]*\n)[ ]{0,3}#{1,6} (?!\d+\b)[^\n#][^\n]*(?=\n[ \t]*\n|\n?\Z|\n[^\n#])")
_LINK = re.compile(r"!?\[[^\[\]\n]{1,200}\]\((?:https?://|/|\.|#|mailto:)[^\s()]{1,400}(?: \"[^\"\n]{0,200}\")?\)")
_STRONG = re.compile(r"(?<![\w*])\*\*(?=\S)[^*\n]{1,200}(?<=\S)\*\*(?![\w*])")
_RULED = re.compile(r"^\|?[ :]*-{3,}[ :]*(?:\|[ :]*-{3,}[ :]*)+\|?[ \t]*$", re.M)
_FENCE = re.compile(r"^(?:```|~~~)\w*[ \t]*$", re.M)
_NOTE = re.compile(r"^\[\^([\w-]{1,40})\]:[ \t]+(.*(?:\n(?:[ ]{2,}|\t)\S.*)*)", re.M)
_NOTE_MARK = re.compile(r"\[\^[\w-]{1,40}\]")
_TAG = re.compile(r"<!--(?:[^<]|<(?!!--)){0,20000}?-->|</?[A-Za-z][^<>]{0,500}>", re.DOTALL)
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?=$|[T ])")
_SAMPLE = b"---\ntitle: Talks\ndate: 2024-05-10\n---\n# Talks\n\n1. **On** &amp; [on](/on)\n\n|a|b|\n|---|---|\n|c|d|\n"
ENOUGH = 2
"""Kinds of marks, or headings, that make a text Markdown: one alone may stand in a plain text by chance."""


def is_markdown(data: bytes) -> bool:
    """Whether bytes are Markdown beyond doubt: by front matter, or by marks of several kinds.

    Single asterisks, hash tags and dashes are in plain texts, too: they count for nothing.
    """
    if (
        b"#" not in data[:HEAD]
        and b"](" not in data[:HEAD]
        and not data[:HEAD].lstrip(b"\xef\xbb\xbf").startswith(b"---")
    ):
        return False
    text = data[:HEAD].decode("utf-8", errors="replace").removeprefix("\ufeff").replace("\r\n", "\n")
    front = _FRONT.match(text)
    if front is not None and _FIELD.search(front.group(1)):
        return True
    headings, links = len(_HEADING.findall(text)), len(_LINK.findall(text))
    others = sum(mark.search(text) is not None for mark in (_STRONG, _RULED, _FENCE, _NOTE))
    return headings + min(links, 1) + others >= ENOUGH and (headings > 0 or links > 1)


def read(document: Document) -> Draft:
    """The blocks of a Markdown text as pieces, and what its front matter states."""
    text = normal(encodings.decode(document.data))
    _check_marks(text)
    front = _FRONT.match(text)
    stated = _stated(front.group(1)) if front is not None else Stated()
    text = text[front.end() :] if front is not None else text
    notes = [Piece(f"[{number}] {_plain(words)}", zone="footnote") for number, words in _NOTE.findall(text)]
    text = _NOTE_MARK.sub("", _NOTE.sub("", text))
    pieces = _pieces(text)
    if stated.title is None:
        stated.title = next((piece.text for piece in pieces[:5] if piece.zone == "heading"), None)
    elif all(piece.text.casefold() != stated.title.casefold() for piece in pieces[:8]):
        pieces.insert(0, Piece(stated.title))
    return Draft(pieces + notes, stated)


def _check_marks(text: str) -> None:
    """Raises `OverLimit` for more marks than a text has: for each of these, a parser looks far ahead for another."""
    for mark in "[]`":
        if text.count(mark) > MOST_MARKS:
            raise OverLimit(f"it has more than {MOST_MARKS:,} times the mark {mark}")


def warm() -> None:
    """Loads what reading Markdown needs."""
    read(Document(id="", source="", data=_SAMPLE))


def _parser() -> Any:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable("table")


@dataclass(slots=True)
class _Walk:
    """Where among the blocks of a text we are."""

    pieces: list[Piece] = field(default_factory=list)
    zones: list[Zone | None] = field(default_factory=lambda: [None])
    numbers: list[int | None] = field(default_factory=list)
    mark: str = ""
    cells: list[str] | None = None


def _pieces(text: str) -> list[Piece]:
    walk = _Walk()
    for token in _parser().parse(text):
        kind = token.type
        if kind in ("bullet_list_open", "ordered_list_open"):
            walk.numbers.append(int(token.attrGet("start") or 1) if kind.startswith("ordered") else None)
        elif kind in ("bullet_list_close", "ordered_list_close"):
            walk.numbers.pop()
        elif kind == "list_item_open":
            walk.zones.append("list_item")
            walk.mark = _next_mark(walk.numbers)
        elif kind in ("heading_open", "blockquote_open"):
            walk.zones.append("heading" if kind == "heading_open" else "quotation")
        elif kind in ("heading_close", "blockquote_close", "list_item_close"):
            walk.zones.pop()
        elif kind == "tr_open":
            walk.cells = []
        elif kind == "tr_close":
            walk.pieces.append(Piece(" | ".join(cell for cell in walk.cells or () if cell), zone="table"))
            walk.cells = None
        elif kind == "inline":
            _add(walk, token)
        elif kind in ("fence", "code_block"):
            walk.pieces += [Piece(line.strip()) for line in token.content.split("\n")]
        elif kind == "html_block":
            walk.pieces += [Piece(line.strip()) for line in _TAG.sub("", token.content).split("\n")]
    return [piece for piece in walk.pieces if piece.text]


def _next_mark(numbers: list[int | None]) -> str:
    """The number of a list's item as it is shown; bullets are no words."""
    number = numbers[-1] if numbers else None
    if number is None:
        return ""
    numbers[-1] = number + 1
    return f"{number}. "


def _add(walk: _Walk, token: Any) -> None:
    lines = list(_lines(token.children or []))
    if walk.cells is not None:
        walk.cells.append(" ".join(lines))
        return
    zone = walk.zones[-1]
    if zone is None and all(child.type in ("image", "softbreak") for child in token.children or []):
        zone = "caption"
    for line in lines:
        walk.pieces.append(Piece(walk.mark + line, zone=zone))
        walk.mark = ""


def _lines(children: list[Any]) -> Iterator[str]:
    """The words of a paragraph, its forced line ends apart."""
    words: list[str] = []
    for child in children:
        if child.type == "hardbreak":
            yield " ".join("".join(words).split())
            words = []
        elif child.type == "softbreak":
            words.append(" ")
        elif child.type == "image" or child.type in ("text", "code_inline"):
            words.append(child.content)
        elif child.type == "html_inline" and child.content.lower().startswith("<br"):
            words.append(" ")
    yield " ".join("".join(words).split())


def _plain(text: str) -> str:
    return " ".join(piece.text for piece in _pieces(text))


def _stated(front: str) -> Stated:
    """What front matter states; fields that are not what they should be are left out."""
    import yaml

    try:
        fields = yaml.safe_load(front) if sum(map(front.count, "[{")) <= MOST_LISTS else None
    except (yaml.YAMLError, ValueError, RecursionError):
        fields = None
    if not isinstance(fields, dict):  # a colon in an unquoted title is no YAML, but plain enough
        fields = dict(_SIMPLE.findall(front))
    return Stated(
        title=_words(fields.get("title")),
        authors=_names(fields.get("authors", fields.get("author"))),
        publisher=_words(fields.get("publisher", fields.get("site", fields.get("outlet")))),
        published=_day(fields.get("date", fields.get("published"))),
        language=(_words(fields.get("lang", fields.get("language"))) or "")[:2].lower() or None,
    )


def _words(value: Any) -> str | None:
    return " ".join(value.split())[:1000] or None if isinstance(value, str) else None


def _names(value: Any) -> tuple[str, ...]:
    """The authors: a line of names, a list of them, or a list of objects with names."""
    values = value if isinstance(value, list) else [value]
    found: list[str] = []
    for one in values[:50]:
        name = _words(one.get("name") if isinstance(one, dict) else one)
        if name is not None:
            found += bylines.names(name)
    return tuple(dict.fromkeys(found))


def _day(value: Any) -> Published | None:
    if isinstance(value, datetime.date):  # a moment is a day, too
        value = value.isoformat()[:10]
    text = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    match = _DAY.match(text)
    if match is None:
        found = next(dates.shown(text[:200]), None)
        return Published(date=found.date, precision=found.precision, basis="metadata") if found is not None else None
    try:
        return given.published(match.group())
    except ReadingError:
        return None
