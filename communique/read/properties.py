"""What a file's own properties state: believed only as far as its text bears them out.

Office programs fill these fields by themselves - the title with a file's name, the author with whoever typed, the day
with that of the last export - so that each must be plausible by itself, and author and day need a title that
the text has too: somebody took care of it.
"""

import datetime
import re
from dataclasses import dataclass

from communique.read import bylines, cues, shapes
from communique.read.draft import Piece, Stated
from communique.records import Published

_PROGRAM = re.compile(
    r"^(microsoft|powerpoint|word|layout|slide|untitled|document|dokument|документ|scan|print|doc|новый|template|"
    r"presentation|page|unknown|title)\b[\s\d_.-]*(-|$)|^microsoft \w+ - ",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"\.(docx?|pdf|odt|rtf|indd|qxd|pptx?|xlsx?|html?|txt|tmp|pages|wpd|ps|eps|dvi)\b|[_\\]|^\S*\d\S*$", re.I
)
_YEAR = re.compile(r"\b(?:19[5-9]\d|20\d\d)\b")
HEAD, TAIL = 12, 6
"""Pieces from the top and from the end where names of authors stand."""
LATE = 1
"""Years after the latest one that the text names, in which a day of the file can be that of publication."""


@dataclass(frozen=True, slots=True)
class Properties:
    """The fields of a file, as they are."""

    title: str = ""
    author: str = ""
    created: datetime.date | None = None


def stated(properties: Properties, pieces: list[Piece], shown: str | None = None) -> Stated:
    """What the properties state, as far as it is to be believed; `shown` is the title that the pages show."""
    kept = [piece for piece in pieces if piece.kept]
    title = _title(properties.title)
    borne_out = title is not None and _stands(title, kept)
    found = Stated(title=title if borne_out else shown or title)
    signed = any(bylines.names_after_cue(piece.text) for piece in kept[:HEAD])
    if not signed:
        names = bylines.names(properties.author)
        if names and (borne_out or all(_is_named(name, kept) for name in names)):
            found.authors = names
    if borne_out and properties.created is not None and _fits(properties.created, kept):
        found.published = Published(date=properties.created.isoformat(), precision="day", basis="metadata")
    return found


def _title(text: str) -> str | None:
    """A title of a file if it is one, and not a file's name or a program's filling."""
    title = " ".join(text.split())
    if shapes.size(title) < 2 or _PROGRAM.search(title) or _FILE.search(title) or cues.junk(title) is not None:
        return None
    return title


def _stands(title: str, kept: list[Piece]) -> bool:
    """Whether the top of the text has a title's words, be it in several lines."""
    wanted = cues.key(title)
    return bool(wanted) and wanted in "".join(cues.key(piece.text) for piece in kept[:HEAD])


def _is_named(name: str, kept: list[Piece]) -> bool:
    """Whether a short line at the top or the end has a name."""
    wanted = cues.key(name)
    return any(wanted in cues.key(p.text) for p in (*kept[:HEAD], *kept[-TAIL:]) if not shapes.is_prose(p.text))


def _fits(day: datetime.date, kept: list[Piece]) -> bool:
    """Whether a file made on a day can have this text as news: one made years later is a copy for the archive."""
    years = [int(year) for piece in kept for year in _YEAR.findall(piece.text)]
    past = [year for year in years if year <= day.year]
    return bool(past) and day.year - max(past) <= LATE
