"""Lines above a text that an export has glued together, and lines that only lead to its title: told apart.

Where markup is lost, what stood side by side has no blank between: a crawler's day before the first line, a path's
parts before the title, a section and a clock behind it.
"""

import re
from itertools import pairwise

from communique.read import cues, dates, heads, shapes
from communique.read.draft import Piece

TITLED = 4
"""Words from which a line is as long as a title."""
LETTERS = 12
"""Letters and digits that a title has more than."""
PART = 3
"""Words of the longest part of a path."""
NEAREST = 40
"""Lines right above the text, and at the top of the page, among which a title stands."""
LONGEST = 300
"""Code points of the longest line that is looked at."""
SURPLUS = 40
"""Code points of the longest path before a title, and of the longest name of a site behind it."""
_CRAWLED = re.compile(r"(?P<day>date \d{4}-\d{2}(?:-\d{2})?)\s+(?=\S)")
_SEAM = re.compile(r"(?<=[^\W\d_A-ZÀ-ÞА-Я])(?=[A-ZÀ-ÞА-Я])")
_CLOCKED = re.compile(
    r"(?P<title>.{20,200}[\w)’'\"”»?!])(?<=[^\WA-ZÀ-ÞА-Я_])(?P<section>[A-ZÀ-ÞА-Я][^\d,.:]{2,50}?)\s+"
    r"(?P<day>(?P<month>[^\W\d_]+) \d{1,2},(?: \d{4},?)? \d{1,2}:\d{2})$"
)
_NUMBERED = re.compile(r"(?P<number>\d)\.\s+(?P<words>\S.*)")
_SITE = re.compile(r"\s+[|–—-]\s+\S")
_BETWEEN = frozenset({"&", "and", "of", "the", "in", "on", "и", "в"})


def part(pieces: list[Piece]) -> None:
    """Parts what is glued in the lines above the text, and takes out what leads to the title there."""
    _part_crawled(pieces)
    lead = heads.lead_of(pieces)
    _drop_letter_sizes(pieces[:lead])
    _drop_numbered_path(pieces[:lead])
    end = min(lead + 1, len(pieces))  # a title that is cut with dots looks like the first sentence
    near = {*range(min(end, NEAREST)), *range(max(0, end - NEAREST), end)}
    for index in sorted(near, reverse=True):
        if pieces[index].open and len(pieces[index].text) <= LONGEST:
            _part_path(pieces, index)
            _part_clocked(pieces, index)
    _drop_cut(pieces[: heads.lead_of(pieces) + 2])
    _drop_leading([piece for piece in pieces[: heads.lead_of(pieces)] if piece.open])


def _part_crawled(pieces: list[Piece]) -> None:
    """Parts the day that a crawler sets before a page's words: "date 2019-04-03 Go to contents"."""
    match = _CRAWLED.match(pieces[0].text) if pieces and pieces[0].open else None
    if match is not None:
        pieces.insert(1, Piece(pieces[0].text[match.end() :]))
        pieces[0].text = match["day"]


def _drop_letter_sizes(head: list[Piece]) -> None:
    """Takes out the buttons for the size of letters: the letter A again and again."""
    for first, second in pairwise(head):
        if cues.key(first.text) == cues.key(second.text) == "a":
            for piece in (first, second):
                piece.zone, piece.reason = None, "menu"


def _drop_numbered_path(head: list[Piece]) -> None:
    """Takes out a path that is a numbered list: "1. Home", "2. News"; a title at its end stays without its number."""
    path: list[tuple[Piece, str]] = []
    for piece in head:
        match = _NUMBERED.match(piece.text)
        if match is None or int(match["number"]) != len(path) + 1:
            if path:
                break
        elif path or cues.junk(match["words"]) == "menu":
            path.append((piece, match["words"]))
    others = {cues.key(piece.text) for piece in head}
    for index, (piece, words) in enumerate(path if len(path) > 1 else []):
        if index == len(path) - 1 and shapes.size(words) >= TITLED and cues.key(words) not in others:
            piece.zone, piece.text = None, words
        else:
            piece.zone, piece.reason = None, "menu"


def _part_path(pieces: list[Piece], index: int) -> None:
    """Parts a path from the title that it leads to: "HomeNationalLagoon reopens to ferries"."""
    text = pieces[index].text
    seams = [match.start() for match in _SEAM.finditer(text)]
    if not seams or cues.junk(text[: seams[0]]) != "menu":
        return
    end = seams[0]
    for number, seam in enumerate(seams[1:]):
        own = text[end:seam]
        if shapes.size(own) > PART or not (number == 0 or cues.bare(own) in cues.words("sections")):
            break
        end = seam
    if shapes.size(text[end:]) >= TITLED:
        pieces[index].text, pieces[index].reason = text[:end], "menu"
        pieces.insert(index + 1, Piece(text[end:]))


def _part_clocked(pieces: list[Piece], index: int) -> None:
    """Parts a title from the section and the day with its clock that are glued to it."""
    match = _CLOCKED.match(pieces[index].text)
    if match is None or match["month"].lower() not in dates.months():
        return
    words = match["section"].split()
    if len(words) > 2 * PART or not all(word[0].isupper() or word in _BETWEEN for word in words):
        return
    pieces[index].text = match["title"]
    pieces[index + 1 : index + 1] = [Piece(match["section"], reason="menu"), Piece(match["day"], zone="dateline")]


def _drop_leading(head: list[Piece]) -> None:
    """Takes out a line that is a later one with a path before it, or with the name of the site behind it."""
    first = max(0, len(head) - NEAREST)
    near = [(index, piece) for index, piece in enumerate(head[first:], first) if _may_title(piece.text)]
    keys = tuple(cues.key(piece.text) for _, piece in near)
    for index, piece in enumerate(head):
        own = cues.key(piece.text) if len(piece.text) <= LONGEST else ""
        if own.endswith(keys) or own.startswith(keys):
            _lead(piece, [later for at, later in near if at > index])


def _may_title(text: str) -> bool:
    """Whether a line is as long as a title, and of words."""
    return shapes.size(text) >= TITLED and len(text) <= LONGEST and len(cues.key(text)) > LETTERS


def _lead(piece: Piece, below: list[Piece]) -> None:
    """Takes out a line that leads to one of those below it; of a path that ends in a day, the day stays."""
    own = cues.key(piece.text)
    for later in below:
        title = cues.key(later.text)
        if not len(title) < len(own) <= len(title) + SURPLUS:
            continue
        path = own.endswith(title) and ":" not in piece.text[: len(piece.text) - len(later.text)]
        named = piece.text.startswith(later.text) and _SITE.match(piece.text, len(later.text)) is not None
        before = piece.text[: -len(later.text)].strip(" |»>/-–—") if piece.text.endswith(later.text) else ""
        if path and dates.date_line(before) is not None:
            piece.text = before
            return
        if path or named:
            piece.reason = "menu"
            return


def _drop_cut(head: list[Piece]) -> None:
    """Takes out the end of a path that is the beginning of the title below it, cut with dots."""
    for piece, later in pairwise(head):
        if not piece.text.endswith(("...", "…")) or not TITLED <= shapes.size(piece.text) <= heads.STANDFIRST:
            continue
        own, whole = cues.key(piece.text), cues.key(later.text)
        if piece.open and later.open and own != whole and whole.startswith(own):
            piece.reason = "menu"
