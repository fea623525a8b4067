"""What kind of text an article is, by the plainest sign that it bears."""

import re

from communique.read import cues, publishers
from communique.read.draft import Piece, Stated
from communique.records import Genre

_ANSWERS = re.compile(r"(?:Q|A|Question|Answer|Вопрос|Ответ|问|答)\s?[:：.]", re.IGNORECASE)
_AUTHOR = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|my|me)\b")
_AUTHORS = re.compile(r"\b(?:we|our|us|my|me)\b|\bI\b")
_QUOTED = re.compile(r"[“«\"][^”»\"]*[”»\"]")
INSTITUTE = "institute"
OFFICIAL = frozenset({"ministry", "presidency"})
HEAD = 14
KICKERS = 2
OWN = 4
"""Times that a text speaks of itself in the first person, outside quotations, from which it is its author's voice."""


def find(pieces: list[Piece], known: Stated) -> Genre:
    """The article's genre; news when nothing speaks for another."""
    body = [p.text for p in pieces if p.zone in ("body", "list_item")]
    title, opening = known.title or "", body[0] if body else ""
    kind = _kind_of(known.publisher)
    if _says("joint_statement", "titles", title) or _says("joint_statement", "openings", opening):
        return "joint_statement"
    if _says("interview", "titles", title) or _above(pieces, "interview") or _answers(pieces):
        return "interview"
    if kind in OFFICIAL or (_says("readout", "titles", title) and (_above(pieces, "readout") or not _reported(body))):
        return "readout"
    if _says("opinion", "titles", title) or _above(pieces, "opinion") or _noted(pieces):
        return "opinion"
    own = _QUOTED.sub(" ", "\n".join(body))
    if kind != INSTITUTE and len(_AUTHOR.findall(own)) >= OWN:
        return "opinion"
    if _is_analysis(pieces, title, opening, kind):
        return "analysis"
    return "opinion" if len(_AUTHORS.findall(own)) >= 2 * OWN else "news"


def _answers(pieces: list[Piece]) -> bool:
    """Whether the lines are questions and answers, marked as such."""
    return sum(_ANSWERS.match(p.text) is not None for p in pieces if p.zone in ("body", "heading", "list_item")) >= 3


def _is_analysis(pieces: list[Piece], title: str, opening: str, kind: str | None) -> bool:
    asking = [p for p in pieces if p.zone == "heading" and p.text.endswith(("?", "？"))]
    return (
        kind == INSTITUTE
        or _says("analysis", "titles", title)
        or _says("analysis", "openings", opening)
        or _above(pieces, "analysis")
        or len(asking) >= int(cues.table()["question_headings"])
    )


def _says(genre: str, place: str, text: str) -> bool:
    return bool(text) and cues.pattern("genres", genre, place).search(text) is not None


def _above(pieces: list[Piece], genre: str) -> bool:
    """Whether a line above the text names the genre."""
    sign = cues.pattern("genres", genre, "heads")
    body = next((index for index, piece in enumerate(pieces) if piece.zone == "body"), len(pieces))
    head = pieces[: min(body, HEAD)]
    return any(sign.search(part) for piece in head if len(piece.text) < 200 for part in _speaking(piece, head))


def _speaking(piece: Piece, head: list[Piece]) -> list[str]:
    """The parts of a line above the text that speak of this text.

    A menu names every part of the paper: only a path to this page, or one or two words above the title, speak of it.
    """
    if piece.zone in ("title", "caption", "editors_note", "heading") or piece.reason in ("duplicate", "related"):
        return []
    if piece.reason != "menu":
        return [part.strip() for part in (piece.text, *re.split(r"\s*[|,•·]\s+", piece.text))]
    if "/" in piece.text or ">" in piece.text or "»" in piece.text:
        return [part.strip() for part in re.split(r"[/>»]", piece.text)]
    return [piece.text] if sum(other.reason == "menu" for other in head) <= KICKERS else []


def _noted(pieces: list[Piece]) -> bool:
    sign = cues.pattern("genres", "opinion", "notes")
    return any(piece.zone in ("editors_note", "authors_note") and sign.search(piece.text) for piece in pieces)


def _reported(body: list[str]) -> bool:
    """Whether a wire's dateline opens the text."""
    return bool(body) and re.match(r"[A-Z][A-Z’'. ,/-]{2,40}\b.{0,40}?(?:--?|–|—)\s", body[0]) is not None


def _kind_of(publisher: str | None) -> str | None:
    """What sort of source publishes: by the codebook, else by the words of its name."""
    if not publisher:
        return None
    source = publishers.by_name(publisher)
    if source is not None:
        return source.kind
    words = publisher.casefold().split()
    if words[0] in cues.words("official_words"):
        return "ministry"
    return INSTITUTE if not cues.words("institute_words").isdisjoint(words) else None
