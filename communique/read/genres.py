"""What kind of text an article is, by the plainest sign that it bears."""

import re
from collections import Counter
from itertools import pairwise

from communique.read import cues, publishers
from communique.read.draft import Piece, Stated
from communique.records import Genre

_ANSWERS = re.compile(r"(?:Q|A|Question|Answer|Вопрос|Ответ|问|答)\s?[:：.]", re.IGNORECASE)
_TURN = re.compile(r"(?P<name>[^\W\d_][\w .'’-]{0,40})\s?[:：]\s?\S")
TURNS = 2
"""Times that each of two has to speak for a talk."""
_AUTHOR = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|my|me)\b")
_AUTHORS = re.compile(r"\b(?:we|our|us|my|me)\b|\bI\b")
_WHOSE = re.compile(
    r"\b(views?|opinions?)\b.{0,40}\b(author['’]s|authors['’]|writer['’]s|his|her|their) own\b", re.IGNORECASE
)
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
    if _is_analysis(pieces, title, body, kind):
        return "analysis"
    return "opinion" if len(_AUTHORS.findall(own)) >= 2 * OWN else "news"


def _answers(pieces: list[Piece]) -> bool:
    """Whether the lines are questions and answers, marked as such or by the names of those who speak in turn."""
    lines = [piece.text for piece in pieces if piece.zone in ("body", "heading", "list_item")]
    return sum(_ANSWERS.match(line) is not None for line in lines) >= 3 or _in_turn(lines)


def _in_turn(lines: list[str]) -> bool:
    """Whether two names before a colon take turns, and one of them asks."""
    turns = [(match["name"], line) for line in lines if (match := _TURN.match(line)) is not None]
    two = [name for name, count in Counter(name for name, _ in turns).most_common(2) if count >= TURNS]
    if len(two) < 2:
        return False
    names = [name for name, _ in turns if name in two]
    changes = sum(one != other for one, other in pairwise(names))
    asking = Counter(name for name, line in turns if "?" in line or "？" in line)
    return changes >= 2 * TURNS - 1 and max(asking[name] for name in two) >= TURNS


def _is_analysis(pieces: list[Piece], title: str, body: list[str], kind: str | None) -> bool:
    opening = body[0] if body else ""
    asking = [p for p in pieces if p.zone == "heading" and p.text.endswith(("?", "？"))]
    return (
        kind == INSTITUTE
        or _says("analysis", "titles", title)
        or (_says("analysis", "asking", title) and not _reported(body))
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
    """Whether a note, or the last paragraph, says whose views these are."""
    sign = cues.pattern("genres", "opinion", "notes")
    last = next((piece for piece in reversed(pieces) if piece.kept and piece.zone == "body"), None)
    if last is not None and _WHOSE.search(last.text):
        return True
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
