"""Word documents: paragraphs, headings, lists, tables and notes in their order, as they stand after all changes."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from communique.errors import EmptyDocument, ReadingError
from communique.read import packed, properties
from communique.read.draft import Draft, Piece
from communique.read.numbering import LONG, Numbering
from communique.read.packed import attribute, local, value
from communique.read.properties import Properties
from communique.read.text import normal
from communique.records import Document, Zone

_STYLES: tuple[tuple[str, Zone], ...] = (
    ("subtitle", "standfirst"),
    ("title", "heading"),
    ("heading", "heading"),
    ("list", "list_item"),
    ("caption", "caption"),
    ("quote", "quotation"),
    ("intense quote", "quotation"),
    ("footnote", "footnote"),
    ("endnote", "footnote"),
)
_GONE = frozenset({"del", "moveFrom", "rPr", "pPr", "instrText", "delText", "commentReference", "Fallback", "sdtPr"})
"""What a reader does not see: deleted words, properties, the code of fields, and the second copy of a text box."""
_BLANKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
DEEPEST = 200
BROKEN = (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, LookupError, ValueError, AttributeError, TypeError)
"""What python-docx and what is under it raise over damaged files, as it comes."""


@dataclass(slots=True)
class _Walk:
    """What has been found so far, and what the document's other parts tell."""

    names: dict[str, str]
    numbering: Numbering
    notes: dict[tuple[str, str], str]
    pieces: list[Piece] = field(default_factory=list)
    called: list[tuple[str, str]] = field(default_factory=list)
    title: str | None = None
    carried: str = ""


def read(document: Document) -> Draft:
    """The paragraphs of a Word document as pieces; its fields count as far as the text bears them out."""
    try:
        return _draft(document.data)
    except BROKEN as error:
        raise ReadingError(f"the Word document is broken: {error}"[:300]) from error


def _draft(data: bytes) -> Draft:
    word = _opened(data)
    packed.check_paragraphs(word.element.body)
    walk = _Walk({s.style_id: (s.name or "").casefold() for s in word.styles}, Numbering(word), dict(_notes(word)))
    _blocks(walk, word.element.body, None, 0)
    for number, call in enumerate(dict.fromkeys(walk.called), 1):
        if walk.notes.get(call):
            walk.pieces.append(Piece(f"[{number}] {walk.notes[call]}", zone="footnote"))
    pieces = [piece for piece in walk.pieces if piece.text]
    if not pieces:
        raise EmptyDocument("there is no text in the Word document")
    pieces += [Piece(line, reason="running_head") for line in dict.fromkeys(_furniture(word))]
    return Draft(pieces, properties.stated(_properties(word), pieces, walk.title))


def warm() -> None:
    """Loads what reading a Word document needs."""
    import docx

    made = io.BytesIO()
    word = docx.Document()
    word.add_paragraph("Talks go on.")
    word.save(made)
    _default_styles()
    read(Document(id="", source="", data=made.getvalue()))


def _opened(data: bytes) -> Any:
    import docx
    from docx.opc.exceptions import OpcError

    packed.check_size(data)
    try:
        word = docx.Document(io.BytesIO(data))
    except (OpcError, KeyError, *packed.DAMAGE) as error:
        raise ReadingError(f"the Word document cannot be opened: {error}") from error
    _give_styles(word.part)
    return word


def _give_styles(part: Any) -> None:
    """Gives a document that brings no styles python-docx's own, which it would look up in a file."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.parts.styles import StylesPart

    own = [key for key, relation in part.rels.items() if relation.reltype == RELATIONSHIP_TYPE.STYLES]
    for key in own:
        if part.rels[key].is_external:  # nothing is fetched
            del part.rels[key]
    if not any(key in part.rels for key in own):
        name = PackURI("/word/styles.xml")
        styles = StylesPart.load(name, CONTENT_TYPE.WML_STYLES, _default_styles(), part.package)
        part.relate_to(styles, RELATIONSHIP_TYPE.STYLES)


@cache
def _default_styles() -> bytes:
    import docx

    return (Path(docx.__file__).parent / "templates" / "default-styles.xml").read_bytes()


def _blocks(walk: _Walk, parent: Any, zone: Zone | None, depth: int) -> None:
    if depth > DEEPEST:
        raise ReadingError("its parts are nested too deep")
    for child in parent:
        name = local(child)
        if name == "p":
            _paragraph(walk, child, zone, depth)
        elif name == "tbl":
            _table(walk, child, depth)
        elif name == "sdt" and _is_contents(child):
            walk.pieces += [Piece(line, reason="menu") for p in child.iter("{*}p") if (line := _line(walk, p))]
        elif name and name not in _GONE and name != "sectPr":
            _blocks(walk, child, zone, depth + 1)


def _is_contents(element: Any) -> bool:
    gallery = next(iter(element.iter("{*}docPartGallery")), None)
    return gallery is not None and "table of contents" in (value(gallery) or "").casefold()


def _paragraph(walk: _Walk, element: Any, zone: Zone | None, depth: int) -> None:
    """Adds a paragraph; one whose end was deleted runs on in the next."""
    words = walk.carried + "".join(_words(walk, element))
    walk.carried = ""
    own = next((child for child in element if local(child) == "pPr"), None)
    if own is not None and value(own, "rPr", "del") is not None:
        walk.carried = words
    else:
        _add(walk, element, words, own, zone)
    for box in _boxes(element):
        _blocks(walk, box, zone, depth + 1)


def _add(walk: _Walk, element: Any, words: str, own: Any, zone: Zone | None) -> None:
    style = value(own, "pStyle") if own is not None else None
    name = walk.names.get(style or "", "")
    found = next((zone for word, zone in _STYLES if name.startswith(word)), zone)
    mark = walk.numbering.mark(own, style) if words.strip() else None
    lines = [line for part in normal(words).split("\n") if (line := " ".join(part.split()))]
    if name.startswith("toc "):
        walk.pieces += [Piece(line, reason="menu") for line in lines]
        return
    if name == "title" and lines:
        walk.title = walk.title or " ".join(lines)
    if mark is not None and found is None and len(words.split()) < LONG:
        found = "list_item"
    elif mark and found == "list_item" and len(words.split()) >= LONG:
        found = None
    for line in lines:  # a soft line break parts lines of one paragraph: a byline block, an address
        walk.pieces.append(Piece(f"{mark} {line}" if mark else line, zone=found))
        mark = None


def _words(walk: _Walk, element: Any) -> Iterator[str]:
    """The words of a paragraph as they stand after all changes, without hidden ones, comments and text boxes."""
    for child in element:
        name = local(child)
        if name == "t":
            yield child.text or ""
        elif name in _BLANKS:
            yield _BLANKS[name]
        elif name in ("footnoteReference", "endnoteReference"):
            number = attribute(child, "id") or ""
            walk.called.append((name[: -len("Reference")], number))
        elif name == "r" and _is_hidden(child):
            continue
        elif name and name not in _GONE and name != "txbxContent":
            yield from _words(walk, child)


def _is_hidden(run: Any) -> bool:
    hidden = value(run, "rPr", "vanish")
    return hidden is not None and hidden not in ("0", "false")


def _boxes(element: Any) -> Iterator[Any]:
    """The text boxes that hang on a paragraph, once each, and not those within them."""
    for box in element.iter("{*}txbxContent"):
        above = [local(parent) for parent in box.iterancestors()]
        inside = above[: above.index("p")] if "p" in above else above
        host = next((parent for parent in box.iterancestors() if local(parent) == "p"), None)
        if host is element and not {"Fallback", "del", "moveFrom"} & set(above) and "txbxContent" not in inside:
            yield box


def _table(walk: _Walk, table: Any, depth: int) -> None:
    """The rows of a table, their cells apart by bars; a row of one cell lays out a page and is read as such."""
    for row in (child for child in table.iter("{*}tr") if _nearest(child, "tbl") is table):
        cells = [cell for cell in row.iter("{*}tc") if _nearest(cell, "tr") is row]
        if value(row, "trPr", "del") is not None:
            continue
        if len(cells) == 1:
            _blocks(walk, cells[0], None, depth + 1)
            continue
        texts = [" ".join(filter(None, (_line(walk, p) for p in cell.iter("{*}p")))) for cell in cells]
        walk.pieces.append(Piece(" | ".join(filter(None, texts)), zone="table" if sum(map(bool, texts)) > 1 else None))


def _nearest(element: Any, name: str) -> Any:
    return next((parent for parent in element.iterancestors() if local(parent) == name), None)


def _line(walk: _Walk, paragraph: Any) -> str:
    return " ".join(normal("".join(_words(walk, paragraph))).split())


def _notes(word: Any) -> Iterator[tuple[tuple[str, str], str]]:
    """The words of each footnote and endnote by its kind and number."""
    silent = _Walk({}, Numbering(None), {})
    for relation in word.part.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if kind not in ("footnotes", "endnotes") or relation.is_external:
            continue
        for note in packed.tree(relation.target_part.blob):
            number = attribute(note, "id") or ""
            words = " ".join(filter(None, (_line(silent, p) for p in note.iter("{*}p"))))
            yield (kind[:-1], number), words


def _furniture(word: Any) -> Iterator[str]:
    """The lines of headers and footers."""
    silent = _Walk({}, Numbering(None), {})
    for relation in word.part.rels.values():
        if relation.reltype.rpartition("/")[2] in ("header", "footer") and not relation.is_external:
            for paragraph in packed.tree(relation.target_part.blob).iter("{*}p"):
                if line := _line(silent, paragraph):
                    yield line


def _properties(word: Any) -> Properties:
    try:
        core = word.core_properties
        created = core.created.date() if core.created is not None else None
        return Properties(core.title or "", core.author or "", created)
    except (ValueError, KeyError, AttributeError):
        return Properties()
