"""How much a document may hold before its reader gives it up; what a hostile one claims is checked before it is used.

These limits give the clear answer. `confinement.py` is the wall behind them, for what no reader foresaw.
"""

import re
import zipfile
from collections.abc import Sequence

from communique.errors import OverLimit
from communique.settings import settings

MIB = 1024 * 1024
DEEPEST = 250
"""Elements inside one another. The parser drops all that follows the 255th: half an article would be a false one."""
MOST_PARTS = 20_000
"""Members of a packed document; one of a thousand pages with a picture on each has some two thousand."""
LONGEST_RUN = 1000
"""Signs in a row that are neither letters nor blanks: a tokenizer takes them off one by one, from all the rest."""
MOST_PIECES = 50_000
"""Lines or paragraphs of a document: each is looked at by itself, and the longest text has half as many sentences."""
_RUN = re.compile(rf"(?:[^\w\s]|_){{{LONGEST_RUN + 1}}}")
MOST_OF_PICTURES = 512 * MIB
"""Bytes of the pictures of a scanned document's pages, all together; sixty clean ones have some fifty MiB."""
SMALL = 8 * MIB
"""Bytes of a member that may be packed as tightly as they like: it costs little."""
TIGHTEST = 200
"""Times that a larger member may be larger than its packed bytes; Word's own XML comes to some thirty."""


def check_pages(pages: int) -> None:
    """Raises `OverLimit` when a paper has more pages than one may."""
    most = settings().read_pages
    if pages > most:
        raise OverLimit(f"it has {pages:,} pages; split it into parts of at most {most:,}")


def check_depth(depth: int) -> None:
    """Raises `OverLimit` when markup stands deeper inside other markup than it may."""
    if depth > DEEPEST:
        raise OverLimit(f"its markup is nested more than {DEEPEST:,} deep")


def check_size(size: int) -> None:
    """Raises `OverLimit` when a text or page has so many bytes that its article would be too large to keep."""
    most = settings().read_output
    if size > most * MIB:
        raise OverLimit(f"it has {size:,} bytes; split it into parts of at most {most:,} MiB")


def check_pieces(pieces: int) -> None:
    """Raises `OverLimit` when a document has more lines or paragraphs than are looked at one by one."""
    if pieces > MOST_PIECES:
        raise OverLimit(f"it has {pieces:,} lines or paragraphs; split it into parts of at most {MOST_PIECES:,}")


def check_text(text: str) -> None:
    """Raises `OverLimit` when a clean text is longer than what can be parsed in the memory of a usual machine."""
    most = settings().read_characters
    if len(text) > most:
        raise OverLimit(f"its text has {len(text):,} characters; split it into parts of at most {most:,}")
    if _RUN.search(text) is not None:
        raise OverLimit(f"its text has more than {LONGEST_RUN:,} signs in a row that are no letters")


def check_archive(archive: zipfile.ZipFile) -> None:
    """Raises `OverLimit` when the members of a packed document would unpack to more than they may.

    A member never gives more bytes than the archive's directory says: `zipfile` stops there.
    """
    parts: Sequence[zipfile.ZipInfo] = archive.infolist()
    most = settings().read_unpacked
    if len(parts) > MOST_PARTS:
        raise OverLimit(f"it is packed of {len(parts):,} parts; at most {MOST_PARTS:,} are opened")
    unpacked = sum(part.file_size for part in parts)
    if unpacked > most * MIB:
        raise OverLimit(f"it unpacks to {unpacked:,} bytes; a document may unpack to {most:,} MiB")
    for part in parts:
        if part.file_size > SMALL and part.file_size > TIGHTEST * part.compress_size:
            raise OverLimit(f"a part of it is packed {part.file_size // max(1, part.compress_size):,} times smaller")
