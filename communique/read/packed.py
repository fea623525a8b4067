"""The parts of office documents: XML files in a zip archive, read with nothing from outside and within limits."""

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from communique.errors import OverLimit, ReadingError
from communique.read import limits

MOST_PARAGRAPHS = 200_000
"""Paragraphs of an office document, most of them in the cells of tables."""
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
"""What zipfile raises for archives that are broken, locked or packed in a way that it does not know."""


@contextmanager
def _opened(data: bytes) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive
    except DAMAGE as error:
        raise ReadingError(f"the document cannot be unpacked: {error}") from error


def check_size(data: bytes) -> None:
    """Raises `OverLimit` for an archive that says of itself that it unpacks to more than a document can be."""
    with _opened(data) as archive:
        limits.check_archive(archive)


def part(data: bytes, name: str) -> bytes | None:
    """The bytes of one file of an archive whose size was checked; None when it is not there."""
    with _opened(data) as archive:
        return archive.read(name) if name in archive.namelist() else None


def tree(data: bytes) -> Any:
    """The root of an XML file; entities and what lies elsewhere are not followed."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ReadingError(f"its XML is broken: {error}") from error


def check_paragraphs(root: Any) -> None:
    """Raises `OverLimit` for more paragraphs, those in cells counted, than are looked at one by one."""
    paragraphs = sum(1 for _ in root.iter("{*}p"))
    if paragraphs > MOST_PARAGRAPHS:
        raise OverLimit(
            f"it has {paragraphs:,} paragraphs and cells; split it into parts of at most {MOST_PARAGRAPHS:,}"
        )


def local(element: Any) -> str:
    """An element's name without its namespace; comments and instructions have none."""
    tag = element.tag if element is not None else ""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str | None:
    """An attribute by its name without namespace."""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


def value(element: Any, *path: str) -> str | None:
    """The `val` of the element at a path of names below `element`, "" where it has none; None without the element."""
    for name in path:
        element = next((child for child in element if local(child) == name), None)
        if element is None:
            return None
    return attribute(element, "val") or ""
