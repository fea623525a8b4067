"""Who publishes an article, from its own words."""

import itertools
import re
from collections import Counter
from functools import cache

from communique import codebook
from communique.codebook import Source
from communique.read import bylines, cues, dates, shapes
from communique.read.draft import Piece
from communique.settings import settings

_CAPITALS = r"[A-Z][\w&’'.-]*(?: (?:of|for|and|on|the|og|und|et|de|[A-Z][\w&’'.-]*))*"
_VIEWS_OF = re.compile(
    rf"(?:views?|opinions?|positions?|policy|stance|those)(?: (?:or|and) \w+)? of (?:the )?(?P<name>{_CAPITALS})"
)
_DATELINE = re.compile(
    r"^[^a-z]{0,3}[\w’' .,/\[\]-]{2,80}"
    r"(?:[(（](?P<name>[^()（）]{2,40})[)）]\s*(?:[-–—]{1,2}|:)|/(?P<slashed>[^/]{2,30})/)"
)
_YEARS = r"(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*"
_COPYRIGHT = re.compile(rf"(?:©|\([Cc]\)|[Cc]opyright)\s*(?:©\s*)?{_YEARS}(?:[Bb]y\s+)?(?P<name>{_CAPITALS})")
_PUBLISHED_BY = re.compile(rf"\b[Pp]ublish(?:ed (?:by|in)|er:)\s+(?:the )?(?P<name>{_CAPITALS})")
_HOST = re.compile(r"[\w.+-]+@(?P<mail>[\w-]+(?:\.[\w-]+)+)|\b(?:https?://|www\.)(?P<site>[\w-]+(?:\.[\w-]+)+)")
_TRAILING = {"of", "for", "and", "on", "the", "all", "rights", "reserved"}
_PART_OF = re.compile(r"['’]s?\s(?:[\w.-]+\s){0,3}(?:Service|Bureau|Desk|Staff|Newsroom)$")
HEAD, TAIL = 12, 8
SIGNED = 80
"""Code points of the longest line below a text that says where it was published."""
FIRST = 3
"""Lines from the top among which a name that only comes again is the masthead's, and none of a menu's."""
MENU = 60
"""Lines from the top among which a masthead stands."""
NAMING = frozenset({"legal", "advertisement", "menu"})
"""Reasons of those lines."""
_NAME = re.compile(r"[A-ZÀ-ÞА-ЯЁ][\w&’'.-]*$")
_TAB = re.compile(r"(?:\s+[|–—-]\s+[^|]+?)*?\s+[|–—-]\s+(?P<name>[^|]{2,40})")
SHORTEST_DAY = 3
"""Letters that the name of a weekday or month has more than: a short one may be a name ("Mar", "Sun")."""
_PATH = re.compile(r"\s+[/»>›|]\s+")
_FULL_STOP = re.compile(r"(?<=\w{3})\.\s+")
LONGEST_AGAIN = 160
"""Code points of the longest line in which a masthead's name comes again: "About us", a copyright, a sign-up."""


def find(pieces: list[Piece], title: int | None = None, authors: tuple[str, ...] = ()) -> str | None:
    """The publisher's name: by a disclaimer, a wire's dateline, the lines around the text, an address, a copyright.

    `title` is the index of the title's piece; a name above it that comes again, or opens the page, is the masthead's.
    """
    for piece in pieces:
        if piece.zone in ("editors_note", "authors_note"):
            match = _VIEWS_OF.search(piece.text)
            if match:
                return _named(match["name"])
    wire = _of_dateline(pieces)
    if wire is not None:
        return wire
    edges = [*pieces[:HEAD], *[piece for piece in pieces[HEAD:][-TAIL:] if not piece.kept or piece.zone != "body"]]
    copyright_of = _of_copyright(pieces)
    if copyright_of is not None and cues.key(copyright_of) in map(cues.key, authors):
        copyright_of = None
    titled = _of_title_line(pieces[:title], pieces[title].text) if title is not None else None
    known = titled or _known(pieces) or _of_source(pieces) or _of_addresses(edges)
    masthead = _of_masthead(pieces[: title or 0], pieces)
    if masthead is not None and cues.key(masthead) in map(cues.key, authors):
        masthead = None
    if masthead is not None and copyright_of is not None and _is_part(masthead, copyright_of):
        copyright_of = masthead
    return known or copyright_of or _outlet(pieces) or masthead or _of_path(pieces[: title or 0], pieces)


def _of_dateline(pieces: list[Piece]) -> str | None:
    for piece in [p for p in pieces if p.zone == "body"][:2]:
        match = _DATELINE.match(piece.text[:160])
        name = (match["name"] or match["slashed"]).strip() if match else ""
        source = by_name(name) if name else None
        if source is not None or bylines.is_outlet(name):
            return source.name if source is not None else name
    return None


def _known(pieces: list[Piece]) -> str | None:
    """A line above the text that is the name of an outlet of the codebook, or names its experts."""
    for piece in pieces[:HEAD]:
        if len(piece.text) > 160 or piece.zone in ("title", "caption", "body"):
            continue
        for part in re.split(r"\s*[|•·,()]\s*|\s{2,}|\s[-–—]\s", piece.text):
            source = by_name(part)
            if source is None or piece.reason == "share" or _is_common(part):
                continue
            if piece.kept or part in (source.name, *source.aliases) or part.isupper():
                return source.name
        match = _experts().search(piece.text)
        if match:
            return _named(match["name"])
    return None


def _of_source(pieces: list[Piece]) -> str | None:
    """The outlet behind "Source:" in a line above the text."""
    for piece in itertools.takewhile(lambda piece: piece.zone != "body", pieces[:MENU]):
        if piece.zone not in ("byline", "dateline") or len(piece.text) > LONGEST_AGAIN:
            continue
        match = cues.pattern("source_lines").search(piece.text)
        name = _until_day(match["name"]) if match else ""
        if name and not shapes.is_name(name) and bylines.with_post(name) is None and dates.date_line(name) is None:
            return _named(name)
    for piece in pieces[-TAIL:]:
        match = cues.pattern("source_sentences").match(piece.text) if len(piece.text) <= LONGEST_AGAIN else None
        if match and not piece.kept:
            return _named(match["name"])
    return None


def _until_day(name: str) -> str:
    """A name without the weekday or the month that follows it with no sign between."""
    words = name.split()
    stop = next((i for i, word in enumerate(words) if i and _is_day_word(word)), len(words))
    return " ".join(words[:stop])


def _is_day_word(word: str) -> bool:
    bare = cues.bare(word)
    return len(bare) > SHORTEST_DAY and (bare in dates.weekdays() or bare in dates.months())


def _of_title_line(above: list[Piece], title: str) -> str | None:
    """The site's name behind the title in a line above it that a browser's tab would show: "The title | The Outlet"."""
    for piece in above:
        if piece.reason == "menu" and title and piece.text.startswith(title):
            match = _TAB.fullmatch(piece.text, len(title))
            if match and _is_named(match["name"].split()) and not _is_common(match["name"]):
                return _named(match["name"])
    return None


def _outlet(pieces: list[Piece]) -> str | None:
    """A line above the text that has the look of an outlet's name."""
    first = next((index for index, piece in enumerate(pieces) if piece.zone == "body"), HEAD)
    for index, piece in enumerate(pieces[:HEAD]):
        if piece.zone in ("byline", "dateline") or (piece.reason == "menu" and index < first):
            for part in re.split(r"\s*[|•·,()]\s*", piece.text):
                name = _PART_OF.sub("", bylines.after_cue(part) or part)
                if (
                    bylines.is_outlet(name)
                    and _content(name.split()) > 1
                    and cues.pattern("signatures").match(name) is None
                    and not bylines.names(name)
                    and (index < FIRST or len(name.split()) > 2 or not _may_be_section(name))
                    and dates.date_line(name) is None
                    and not _is_common(name)
                    and _is_named(name.split())
                ):
                    return _in_title_case(name) if name.isupper() else name
    return None


def _may_be_section(name: str) -> bool:
    """Whether a name could be that of a part of the site too: "Maritime Affairs"."""
    return cues.bare(name.split()[-1]) in cues.words("weak_outlet_words")


def _is_common(text: str) -> bool:
    """Whether words that could be a name are those of a menu: a section, a language, a kind of text."""
    return cues.junk(text) is not None or cues.bare(text) in cues.words("sections")


def _of_masthead(above: list[Piece], pieces: list[Piece]) -> str | None:
    """The first name above the title that comes again on the page, or that opens it above its menu."""
    counted = Counter(cues.key(piece.text) for piece in pieces if len(piece.text) <= LONGEST_AGAIN)
    below = [p.text for p in pieces[len(above) + 1 :] if not p.kept and p.reason in NAMING]
    named_below = "\n".join(text for text in below if len(text) <= LONGEST_AGAIN)
    for index, piece in enumerate(above[:MENU]):
        name = piece.text.strip()
        words = name.split()
        named = len(words) <= 5 and _content(words) > 1
        named = named and _is_named(words) and not _is_menu(words) and not _is_common(name)
        if not named or dates.date_line(name) is not None:
            continue
        again = (index < FIRST and counted[cues.key(name)] > 1) or _has_words(named_below, name)
        opens = index == 0 and any(not other.kept and _is_common(other.text) for other in above[1:4])
        if again or opens:
            return _in_title_case(name) if name.isupper() else name
    return None


def _of_path(above: list[Piece], pieces: list[Piece]) -> str | None:
    """The name with which a path above the title begins, where it stands beside the article's day too."""
    beside = "\n".join(piece.text for piece in pieces[:HEAD] if piece.zone == "dateline")
    for piece in above[:FIRST]:
        name, *rest = _PATH.split(piece.text) if piece.reason == "menu" else (piece.text,)
        if rest and _is_named(name.split()) and not _is_common(name) and _has_words(beside, name):
            return name
    return None


def _is_named(words: list[str]) -> bool:
    """Whether all words but the smallest begin with a capital."""
    return all(_NAME.match(word) is not None or word.lower() in cues.words("name_particles") for word in words)


def _content(words: list[str]) -> int:
    """How many of a name's words are no articles or the like."""
    return sum(cues.bare(word) not in cues.words("name_particles") for word in words)


def _is_menu(words: list[str]) -> bool:
    """Whether the words could stand side by side in a menu, or name a part of a text."""
    common = sum(_is_common(word) or cues.bare(word) in cues.words("heading_words") for word in words)
    return common > 1 or common == len(words)


def _has_words(text: str, name: str) -> bool:
    return re.search(rf"\b{re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None


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


def _is_part(name: str, company: str) -> bool:
    """Whether an outlet's name is in that of the company that owns it."""
    return set(map(cues.bare, name.split())) - cues.words("name_particles") <= set(map(cues.bare, company.split()))


def _of_copyright(pieces: list[Piece]) -> str | None:
    for piece in pieces:
        short = len(piece.text) <= SIGNED and piece.text.startswith("Published in ")
        if (piece.kept and piece.zone != "byline" and not short) or len(piece.text) > cues.LONGEST_JUNK:
            continue
        match = _COPYRIGHT.search(piece.text) or _PUBLISHED_BY.search(piece.text)
        if match:
            return _named(match["name"])
    return None


def _in_title_case(name: str) -> str:
    words = [word.lower() if word.lower() in _TRAILING else word.capitalize() for word in name.split()]
    return " ".join([words[0].capitalize(), *words[1:]])


def _named(name: str) -> str | None:
    words = _FULL_STOP.split(re.sub(r"['’]s?$", "", name.strip(" .,")))[0].split()
    while words and (words[-1].lower().strip(".") in _TRAILING or cues.bare(words[-1]) in cues.words("company_forms")):
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
