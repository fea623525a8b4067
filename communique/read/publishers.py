"""Who publishes an article, from its own words."""

import re
from functools import cache

from communique import codebook
from communique.codebook import Source
from communique.read import bylines, cues, dates
from communique.read.draft import Piece
from communique.settings import settings

_CAPITALS = r"[A-Z][\w&’'.-]*(?: (?:of|for|and|on|the|[A-Z][\w&’'.-]*))*"
_VIEWS_OF = re.compile(
    rf"(?:views?|opinions?|positions?|policy|stance|those)(?: (?:or|and) \w+)? of (?:the )?(?P<name>{_CAPITALS})"
)
_DATELINE = re.compile(
    r"^[^a-z]{0,3}[\w’' .,/-]{2,80}(?:[(（](?P<name>[^()（）]{2,40})[)）]\s*(?:[-–—]{1,2}|:)|/(?P<slashed>[^/]{2,30})/)"
)
_YEARS = r"(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*"
_COPYRIGHT = re.compile(rf"(?:©|\([Cc]\)|[Cc]opyright)\s*(?:©\s*)?{_YEARS}(?:[Bb]y\s+)?(?P<name>{_CAPITALS})")
_HOST = re.compile(r"[\w.+-]+@(?P<mail>[\w-]+(?:\.[\w-]+)+)|\b(?:https?://|www\.)(?P<site>[\w-]+(?:\.[\w-]+)+)")
_TRAILING = {"of", "for", "and", "on", "the", "all", "rights", "reserved"}
HEAD, TAIL = 12, 8


def find(pieces: list[Piece]) -> str | None:
    """The publisher's name: by a disclaimer, a wire's dateline, the lines around the text, an address, a copyright."""
    for piece in pieces:
        if piece.zone in ("editors_note", "authors_note"):
            match = _VIEWS_OF.search(piece.text)
            if match:
                return _named(match["name"])
    wire = _of_dateline(pieces)
    if wire is not None:
        return wire
    edges = [*pieces[:HEAD], *[piece for piece in pieces[HEAD:][-TAIL:] if not piece.kept or piece.zone != "body"]]
    return _of_head(pieces) or _of_addresses(edges) or _of_copyright(pieces)


def _of_dateline(pieces: list[Piece]) -> str | None:
    for piece in [p for p in pieces if p.zone == "body"][:2]:
        match = _DATELINE.match(piece.text[:160])
        name = (match["name"] or match["slashed"]).strip() if match else ""
        source = by_name(name) if name else None
        if source is not None or bylines.is_outlet(name):
            return source.name if source is not None else name
    return None


def _of_head(pieces: list[Piece]) -> str | None:
    """A line above the text that is an outlet's name, or names its experts."""
    for piece in pieces[:HEAD]:
        if len(piece.text) > 160 or piece.zone in ("title", "caption", "body"):
            continue
        for part in re.split(r"\s*[|•·,()]\s*|\s{2,}|\s[-–—]\s", piece.text):
            source = by_name(part)
            if source is not None and piece.reason != "share" and not cues.junk(part):
                return source.name
        match = _experts().search(piece.text)
        if match:
            return _named(match["name"])
    for piece in pieces[:HEAD]:
        if piece.zone in ("byline", "dateline") or piece.reason == "menu":
            for part in re.split(r"\s*[|•·,()]\s*", piece.text):
                if (
                    bylines.is_outlet(part)
                    and len(part.split()) > 1
                    and dates.date_line(part) is None
                    and cues.junk(part) is None
                ):
                    return _in_title_case(part) if part.isupper() else part
    return None


@cache
def _experts() -> re.Pattern[str]:
    staff = cues.alternatives(cues.table()["staff"])
    return re.compile(rf"\b(?:from|by) (?:the )?(?P<name>{_CAPITALS}?)(?:['’]s?)? (?:{staff})\b")


def _of_addresses(edges: list[Piece]) -> str | None:
    for piece in edges:
        text = (
            piece.text
            if len(piece.text) < 400 and ("@" in piece.text or "www." in piece.text or "://" in piece.text)
            else ""
        )
        for match in _HOST.finditer(text):
            source = by_host(match["mail"] or match["site"])
            if source is not None:
                return source.name
    return None


def _of_copyright(pieces: list[Piece]) -> str | None:
    for piece in pieces:
        match = _COPYRIGHT.search(piece.text) if piece.reason == "legal" else None
        if match:
            return _named(match["name"])
    return None


def _in_title_case(name: str) -> str:
    return " ".join(word.lower() if word.lower() in _TRAILING else word.capitalize() for word in name.split())


def _named(name: str) -> str | None:
    words = re.sub(r"['’]s?$", "", name.strip(" .,")).split()
    while words and words[-1].lower().strip(".") in _TRAILING:
        words.pop()
    name = " ".join(words).strip(" .,")
    if not name or cues.bare(name) in ("author", "authors", "the author"):
        return None
    source = by_name(name)
    return source.name if source is not None else name


def by_name(name: str) -> Source | None:
    """The codebook's source of a name or alias, without case; short ones only as they are written."""
    name = name.strip(" .")
    found = _by_name().get(cues.bare(name))
    if found is None or (len(name) <= 4 and name not in (found.name, *found.aliases)):
        return None
    return found


def by_host(host: str) -> Source | None:
    """The codebook's source that publishes at an internet host."""
    return _book().source_of(host) if host else None


def _book() -> codebook.Codebook:
    return codebook.load(settings().codebook)


@cache
def _by_name() -> dict[str, Source]:
    names: dict[str, Source] = {}
    for source in _book().sources:
        for name in (source.name, *source.aliases):
            names.setdefault(cues.bare(name), source)
    return names
