"""Which form a document has, told from its bytes alone: the same bytes are read the same way wherever they lie."""

import io
import re
import zipfile

import orjson

from communique.errors import EmptyDocument, UnknownForm

_HTML = re.compile(rb"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<\?xml\b", re.IGNORECASE)
_TAGS = re.compile(rb"<(?:p|div|article|section|main|h[1-6]|ul|ol|table|br|meta|span|a)\b[^<>]*>", re.IGNORECASE)
_FOREIGN = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a sound, film or picture"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old Office file; save it as .docx first"),
    (b"{\\rtf", "an RTF file; save it as .docx first"),
    (b"SQLite format 3", "a SQLite database"),
    (b"\x7fELF", "a program"),
)
HEAD = 4096
_BOM = b"\xef\xbb\xbf"


def form_of(data: bytes) -> str:
    """The name of the reader for `data`: given, pdf, docx, html or text.

    Raises `EmptyDocument` for nothing but blanks, and `UnknownForm` for a form that we know but do not read.
    """
    head = data[:HEAD].removeprefix(_BOM).lstrip()
    if not head and not data.strip():
        raise EmptyDocument("there is nothing in it")
    if is_given(data):
        return "given"
    for mark, what in _FOREIGN:
        if data.startswith(mark):
            raise UnknownForm(f"it is {what}")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _of_zip(data)
    return "html" if _is_html(head) else "text"


def _of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inside = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnknownForm(f"it begins like a zip archive, but cannot be opened: {error}") from error
    if "word/document.xml" in inside:
        return "docx"
    raise UnknownForm("it is a zip archive; unpack it first")


def is_given(data: bytes) -> bool:
    """Whether bytes are the JSON of an article that is already clean."""
    if not data[:HEAD].removeprefix(_BOM).lstrip().startswith(b"{"):
        return False
    try:
        value = orjson.loads(data.removeprefix(_BOM))
    except orjson.JSONDecodeError:
        return False
    return isinstance(value, dict) and isinstance(value.get("source"), str) and isinstance(value.get("text"), str)


def _is_html(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.replace(b"\x00", b"")[2:]
    if _HTML.search(head[:1024]):
        return True
    return head.startswith(b"<") and len(_TAGS.findall(head)) >= 2
