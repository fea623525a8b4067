"""OpenDocument texts, packed or as one flat file: paragraphs, headings, lists, tables and footnotes in their order."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from communique.errors import EmptyDocument, ReadingError
from communique.read import packed, properties
from communique.read.draft import Draft, Piece
from communique.read.numbering import LONG, Lists
from communique.read.packed import attribute, local
from communique.read.properties import Properties
from communique.read.text import normal
from communique.records import Document, Zone

_STYLES: tuple[tuple[str, Zone], ...] = (
    ("subtitle", "standfirst"),
    ("title", "heading"),
    ("heading", "heading"),
    ("quotation", "quotation"),
    ("caption", "caption"),
    ("illustration", "caption"),
    ("footnote", "footnote"),
    ("endnote", "footnote"),
)
_UNSEEN = frozenset(
    {"annotation", "annotation-end", "tracked-changes", "forms", "sequence-decls", "note", "title", "desc"}
)
_INDEXES = frozenset({"table-of-content", "alphabetical-index", "illustration-index", "table-index", "user-index"})
_FRAMES = frozenset({"text-box", "table"})
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
DEEPEST = 200


@dataclass(slots=True)
class _Walk:
    """What has been found so far."""

    styles: dict[str, str]
    pieces: list[Piece] = field(default_factory=list)
    notes: list[Piece] = field(default_factory=list)
    title: str | None = None
    lists: Lists = field(default_factory=lambda: Lists([]))


def read(document: Document) -> Draft:
    """The paragraphs of an OpenDocument text as pieces."""
    content, meta, styles = _roots(document.data)
    body = next((element for element in content.iter("{*}text") if local(element.getparent()) == "body"), None)
    if body is None:
        raise ReadingError("it is an OpenDocument file, but no text; save what it says as .odt or .pdf first")
    packed.check_paragraphs(body)
    walk = _Walk(_parents(content) | (_parents(styles) if styles is not None else {}))
    walk.lists = Lists(root for root in (styles, content) if root is not None)
    _blocks(walk, body, None, "", 0)
    pieces = [piece for piece in [*walk.pieces, *walk.notes] if piece.text]
    if not pieces:
        raise EmptyDocument("there is no text in the OpenDocument file")
    return Draft(pieces, properties.stated(_properties(meta), pieces, walk.title))


def warm() -> None:
    """Loads what reading an OpenDocument text needs."""
    packed.tree(b"<a>Talks go on.</a>")


def _roots(data: bytes) -> tuple[Any, Any, Any]:
    """The roots of content, metadata and styles; one root thrice for a flat file."""
    if not data.startswith(b"PK"):
        flat = packed.tree(data)
        return flat, flat, flat
    packed.check_size(data)
    manifest = packed.part(data, "META-INF/manifest.xml")
    if manifest is not None and b"encryption-data" in manifest:
        raise ReadingError("the OpenDocument file is encrypted; save a copy without a password")
    return packed.tree(packed.part(data, "content.xml") or b""), _beside(data, "meta.xml"), _beside(data, "styles.xml")


def _beside(data: bytes, name: str) -> Any:
    """The root of a part without which the text can be read, too; None when it is missing or broken."""
    try:
        found = packed.part(data, name)
        return packed.tree(found) if found is not None else None
    except ReadingError:
        return None


def _parents(root: Any) -> dict[str, str]:
    """The parent style of each style: those that a program makes by itself stand on one with a telling name."""
    found = {}
    for style in root.iter("{*}style"):
        name, parent = attribute(style, "name"), attribute(style, "parent-style-name")
        if name is not None and parent is not None:
            found[name] = parent
    return found


def _zone(walk: _Walk, element: Any) -> Zone | None:
    name = attribute(element, "style-name") or ""
    for _ in range(10):
        plain = name.replace("_20_", " ").casefold()
        zone = next((zone for word, zone in _STYLES if plain.startswith(word)), None)
        if zone is not None or name not in walk.styles:
            if plain.startswith("title"):
                walk.title = walk.title or _line(walk, element)
            return zone
        name = walk.styles[name]
    return None


def _blocks(walk: _Walk, parent: Any, zone: Zone | None, mark: str, depth: int) -> None:
    """Adds what stands in `parent`; `mark` is the number that opens a list's item."""
    if depth > DEEPEST:
        raise ReadingError("its parts are nested too deep")
    for child in parent:
        name = local(child)
        if name in ("p", "h"):
            own: Zone | None = "heading" if name == "h" else _zone(walk, child) or zone
            _add(walk, child, own, mark, depth)
            mark = ""
        elif name == "list":
            _list(walk, child, zone, depth)
        elif name == "table":
            _table(walk, child, depth)
        elif name in _INDEXES:
            walk.pieces += [Piece(_line(walk, p), reason="menu") for p in child.iter("{*}p") if _line(walk, p)]
        elif name not in _UNSEEN and name:
            _blocks(walk, child, zone, mark, depth + 1)


def _add(walk: _Walk, element: Any, zone: Zone | None, mark: str, depth: int) -> None:
    lines = [" ".join(line.split()) for line in normal("".join(_words(element))).split("\n")]
    for line in filter(None, lines):
        walk.pieces.append(Piece(mark + line, zone=zone))
        mark = ""
    for note in element.iter("{*}note"):
        _note(walk, note)
    for frame in element.iter("{*}text-box", "{*}table"):
        if next((local(p) for p in frame.iterancestors() if local(p) in _FRAMES), None) is None:
            _blocks(walk, frame, "caption" if zone is None else zone, "", depth + 1)


def _list(walk: _Walk, element: Any, zone: Zone | None, depth: int) -> None:
    walk.lists.open(attribute(element, "style-name"), goes_on=_goes_on(element))
    for item in element:
        if local(item) in ("list-item", "list-header"):
            heading = any(local(child) == "h" for child in item)
            long = len("".join(item.itertext()).split()) >= LONG and not any(local(child) == "list" for child in item)
            mark = walk.lists.next() if local(item) == "list-item" and not heading else ""
            _blocks(walk, item, zone if heading or (long and mark) else "list_item", mark, depth + 1)
    walk.lists.close()


def _goes_on(element: Any) -> bool:
    """Whether a list counts on from the one before."""
    return attribute(element, "continue-numbering") == "true" or attribute(element, "continue-list") is not None


def _table(walk: _Walk, table: Any, depth: int) -> None:
    """Rows with their cells apart by bars; a table of one column lays out a page, and its cells are read as such."""
    rows = table.iter("{*}table-row")
    for row in (row for row in rows if next(row.iterancestors("{*}table")) is table):
        cells = [cell for cell in row if local(cell) == "table-cell"]
        if len(cells) == 1:
            _blocks(walk, cells[0], None, "", depth + 1)
            continue
        texts = [" ".join(filter(None, (_line(walk, p) for p in cell.iter("{*}p", "{*}h")))) for cell in cells]
        walk.pieces.append(Piece(" | ".join(filter(None, texts)), zone="table"))
        for cell in cells:
            for note in cell.iter("{*}note"):
                _note(walk, note)


def _note(walk: _Walk, note: Any) -> None:
    number = next((("".join(part.itertext())).strip() for part in note.iter("{*}note-citation")), "")
    body = " ".join(filter(None, (_line(walk, p) for part in note.iter("{*}note-body") for p in part.iter("{*}p"))))
    if body:
        walk.notes.append(Piece(f"[{number or len(walk.notes) + 1}] {body}", zone="footnote"))


def _line(walk: _Walk, element: Any) -> str:
    return " ".join(normal("".join(_words(element))).split())


def _words(element: Any) -> Iterator[str]:
    """The words of a paragraph without its notes, comments and frames."""
    yield element.text or ""
    for child in element:
        name = local(child)
        if name == "s":
            yield " " * min(int(attribute(child, "c") or 1), 100)
        elif name == "tab":
            yield "\t"
        elif name == "line-break":
            yield "\n"
        elif name and name not in _UNSEEN and name not in _FRAMES:
            yield from _words(child)
        yield child.tail or ""


def _properties(meta: Any) -> Properties:
    """What the file states of itself."""
    if meta is None:
        return Properties()
    found: dict[str, str] = {}
    for element in meta.iter("{*}title", "{*}initial-creator", "{*}creator", "{*}creation-date"):
        found.setdefault(local(element), (element.text or "").strip())
    match = _DAY.match(found.get("creation-date", ""))
    try:
        created = datetime.date(*map(int, match.groups())) if match is not None else None
    except ValueError:
        created = None
    author = found.get("initial-creator") or found.get("creator", "")
    return Properties(found.get("title", ""), author, created)
