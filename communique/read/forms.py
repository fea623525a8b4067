"""Which form a document has, told from its bytes alone: the same bytes are read the same way wherever they lie."""

import io
import re
import zipfile
from typing import Any

import orjson

from communique.errors import EmptyDocument, UnknownForm
from communique.read import encodings, mail, markdown, telegram

_HTML = re.compile(rb"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<\?xml\b", re.IGNORECASE)
_TAGS = re.compile(rb"<(?:p|div|article|section|main|h[1-6]|ul|ol|table|br|meta|span|a)\b[^<>]*>", re.IGNORECASE)
_FOREIGN = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a sound, film or picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"SQLite format 3", "a SQLite database"),
    (b"\x7fELF", "a program"),
)
_OLE = b"\xd0\xcf\x11\xe0"
_IN_ZIP = (
    ("word/document.xml", "docx"),
    ("content.xml", "odt"),
)
_FOREIGN_IN_ZIP = (
    ("xl/workbook.xml", "a spreadsheet; save what it says as .pdf or .docx first"),
    ("ppt/presentation.xml", "a presentation; save it as .pdf first"),
    ("META-INF/container.xml", "an e-book; save it as .pdf or .html first"),
)
HEAD = 4096
LONGEST_GIVEN = 32 * 1024 * 1024
"""Bytes of JSON that are parsed outside of the confined process: hostile ones take twenty times their size."""
_BOM = b"\xef\xbb\xbf"
_FLAT_ODT = b"urn:oasis:names:tc:opendocument:xmlns:office"


def form_of(data: bytes) -> str:
    """The name of the reader for `data`: given, entry, telegram, pdf, docx, odt, rtf, mail, html, markdown or text.

    Raises `EmptyDocument` for nothing but blanks, and `UnknownForm` for a form that we know but do not read.
    """
    head = data[:HEAD].removeprefix(_BOM).lstrip()
    if not head and not data.strip():
        raise EmptyDocument("there is nothing in it")
    listed = _of_json(data)  # asked first: whether bytes are read in a confined process hangs on this answer
    if listed is not None:
        return listed
    for mark, what in _FOREIGN:
        if data.startswith(mark):
            raise UnknownForm(f"it is {what}")
    if data.startswith(_OLE):
        raise UnknownForm(f"it is {_of_ole(data)}")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _of_zip(data)
    if head.startswith(b"{\\rtf"):
        return "rtf"
    return _of_text(data, head)


def is_given(data: bytes) -> bool:
    """Whether bytes are the JSON of an article that is already clean, and no longer than any is."""
    return len(data) <= LONGEST_GIVEN and _of_json(data) == "given"


def _of_json(data: bytes) -> str | None:
    """Which of the forms that are JSON the bytes have; None for others."""
    head = data[:HEAD].removeprefix(_BOM).lstrip()
    if not head.startswith(b"{") or head.startswith(b"{\\rtf"):
        return None
    value = _object(data)
    forms = (("given", _is_given), ("entry", _is_entry), ("telegram", telegram.is_export))
    return next((form for form, fits in forms if fits(value)), None)


def _of_text(data: bytes, head: bytes) -> str:
    """The form of what is written in letters."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or encodings.wide_encoding(head) is not None:
        head = head.replace(b"\x00", b"").lstrip(b"\xff\xfe \r\n\t")
    if _FLAT_ODT in head and b"<office:document" in head:
        return "odt"
    if mail.is_mail(data):
        return "mail"
    if _is_html(head):
        return "html"
    return "markdown" if markdown.is_markdown(data) else "text"


def _of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inside = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnknownForm(f"it begins like a zip archive, but cannot be opened: {error}") from error
    for name, what in _FOREIGN_IN_ZIP:
        if name in inside:
            raise UnknownForm(f"it is {what}")
    for name, form in _IN_ZIP:
        if name in inside:
            return form
    raise UnknownForm("it is a zip archive; unpack it first")


def _of_ole(data: bytes) -> str:
    """What an old compound file holds; names in it are UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data[: 1 << 20]:
        return "an encrypted Office file; save it without its password first"
    return "an old Office file; save it as .docx first"


def _object(data: bytes) -> dict[str, Any]:
    """The JSON object that the bytes are, an empty one if they are none."""
    try:
        value = orjson.loads(data.removeprefix(_BOM))
    except orjson.JSONDecodeError:
        return {}
    return value if isinstance(value, dict) else {}


def _is_given(value: dict[str, Any]) -> bool:
    return isinstance(value.get("source"), str) and isinstance(value.get("text"), str)


def _is_entry(value: dict[str, Any]) -> bool:
    """Whether an object is an entry of a feed, as taking in a feed makes them."""
    entry = value.get("entry")
    return len(value) == 1 and isinstance(entry, dict) and any(key in entry for key in ("html", "text", "title"))


def _is_html(head: bytes) -> bool:
    if _HTML.search(head[:1024]):
        return True
    return head.startswith(b"<") and len(_TAGS.findall(head)) >= 2
