"""Notes beside an article: the editors' and the author's, by their opening words, a disclaimer or what they tell."""

import re
from functools import cache

from communique.read import bylines, cues, shapes
from communique.read.draft import Piece
from communique.records import Zone

LONGEST = 1500
PARAGRAPHS = 2
NEAR = 4
"""Lines above a note among which its heading stands, when a share bar or a counter parts them."""
LONGEST_BIO = 90
"""Words of the longest note on an author that nothing but its first words tells."""
_OWN_VIEWS = re.compile(
    r"\b(?:his|her|their|my) own\b|^[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3} (?:is|was|has|teaches|works|serves)\b",
    re.IGNORECASE,
)
_TITLE = r"(?:(?:Dr|Prof|Amb|Ambassador|Professor|Mr|Ms|Mrs|Lt|Gen|Col)\.? )*"
_NAME = rf"{_TITLE}(?P<name>[^\W\d_a-z][\w.’'-]*(?: [\w.’'-]+){{1,4}}?)"


def note_of(text: str) -> Zone | None:
    """Whether a piece is an editor's or an author's note, by its opening words or a disclaimer."""
    opening = text[:40].casefold().lstrip("([*_ ")
    for zone in ("editors_note", "authors_note"):
        if opening.startswith(_openers(zone)):
            for opener in filter(opening.startswith, _openers(zone)):
                rest = text.lstrip("([*_ ")[len(opener) :]
                if rest.strip(" :.：") and (rest[:1] in " :：.-—" or not opener[-1].isascii()):
                    return zone
    if len(text) < LONGEST and _could_disclaim(text) and cues.pattern("disclaimers").search(text):
        return "authors_note" if _OWN_VIEWS.search(text) else "editors_note"
    return None


@cache
def _openers(zone: str) -> tuple[str, ...]:
    return tuple(sorted(cues.words("notes", zone)))


def _could_disclaim(text: str) -> bool:
    """A quick look that spares most paragraphs the patterns."""
    words = text.casefold()
    return any(word in words for word in cues.words("disclaimer_words"))


@cache
def _bio() -> re.Pattern[str]:
    table = cues.table()["bios"]
    verbs = cues.alternatives(table["verbs"])
    return re.compile(rf"\W{{0,3}}{_NAME},? (?:{verbs})\b(?P<told>.*)", re.DOTALL)


def find_bios(pieces: list[Piece]) -> None:
    """Marks what tells who wrote the article: below its text, a paragraph that opens with a name and tells a post.

    Of a name that a byline has, any such paragraph does; of another name it must tell of a writer's or scholar's work,
    right under an author's heading or below all other text.
    """
    authors = {
        cues.key(name)
        for piece in pieces[: _head_end(pieces)]
        if len(piece.text) <= bylines.LONGEST and not shapes.is_prose(piece.text)
        for name in _names(piece.text)
    }
    below = _last_text(pieces)
    first = next((i for i, piece in enumerate(pieces) if piece.kept and shapes.is_prose(piece.text)), len(pieces))
    for index, piece in enumerate(pieces):
        if piece.zone not in (None, "body", "list_item") or not piece.kept or shapes.size(piece.text) > LONGEST_BIO:
            continue
        above = [other for other in pieces[max(0, index - NEAR) : index] if other.reason != "share"][-1:]
        headed = any(other.reason == "author" or _names_again(other, authors) for other in above)
        headed = headed and (shapes.is_prose(piece.text) or shapes.ends_sentence(piece.text))
        headed = headed and index > first  # under a byline above all text the text itself begins
        if headed and index >= below:
            piece.zone = "authors_note"
        match = _bio().match(piece.text)
        if match is None:
            continue
        own = cues.key(match["name"]) in authors and index >= below - 1
        told = cues.pattern("bios", "work").search(match["told"]) is not None
        if (own and (told or index > below)) or headed or (told and index > below):
            piece.zone = "authors_note"


def _head_end(pieces: list[Piece]) -> int:
    """Where the lines end among which an article's own byline stands: at its third paragraph."""
    prose = [index for index, piece in enumerate(pieces) if piece.kept and shapes.is_prose(piece.text)]
    return prose[PARAGRAPHS] if len(prose) > PARAGRAPHS else len(pieces)


def _names(text: str) -> tuple[str, ...]:
    """The names of a byline: those after "By", or a line that is a name, a post beside it or not."""
    return bylines.names_after_cue(text) or bylines.names(text.split(",")[0])


def _names_again(piece: Piece, authors: set[str]) -> bool:
    """Whether a line names the author by a byline's words, as one does above a note on them."""
    return any(cues.key(name) in authors for name in bylines.names_after_cue(piece.text))


def _last_text(pieces: list[Piece]) -> int:
    """The index of the last paragraph that stands above all junk of the page's end."""
    prose = [i for i, p in enumerate(pieces) if p.kept and shapes.is_prose(p.text)]
    told = [i for i in prose if _bio().match(pieces[i].text) is None]
    return told[-1] if told else len(pieces)
