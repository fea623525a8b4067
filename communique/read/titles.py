"""Which line of a document is its title."""

import re

from communique.read import bylines, cues, dates, furniture, shapes
from communique.read.draft import Piece

_CRUMBS = re.compile(r"\s+[/>»›→|]\s+")
_BARS = re.compile(r"\s+[|•·]\s+")
LONGEST = 40
"""Words of the longest title."""
LEAST = 4
"""Words from which a line is as long as a title."""
_ASIDE = re.compile(r"\s*\([^()]*\)|^(?:Mr|Mrs|Ms|Dr|Sir|Dame|Hon|Prof)\.? ")
SUBTITLED = 5
"""Words from which a line above another one is a title, and that one its subtitle."""
CARDS = 2
"""Lines with days that an article's own head may have."""
TOLD = 12
"""Pieces of a text in which the words of its title come again."""
STEM = 5
_BY = re.compile(r"(?:By|BY) (?:[A-Z][\w.’'-]* ?)+$")
_LONGER = re.compile(r"[^\W\d_]{4,}")
_SURE = 3
"""The score of a line that is as long as a title and nothing else by its looks."""


def find(pieces: list[Piece], lead: int, stated: str | None) -> int | None:
    """The index of the title among the pieces before `lead`, the first paragraph; None when no line is one.

    A breadcrumb that ends in the title is cut in two, so that the title stands alone.
    """
    if stated is not None:
        found = _stated(pieces, stated)
        if found is not None:
            return found
    crumb = _split_breadcrumb(pieces, lead)
    if crumb is not None:
        return crumb
    head = [index for index in range(lead) if pieces[index].open]
    crumbed = [index for index in head if _ends_a_breadcrumb(pieces, index)]
    if crumbed:
        return crumbed[0]
    told = _told(pieces, lead)
    repeated = _repeated(pieces, head)
    if repeated is not None and (len(_stems(pieces[repeated].text) & told) > 1 or not _dated_cards(pieces, head)):
        return repeated
    scored = []
    for index in head:
        signed = _signed(pieces, index, lead)
        points = _score(pieces[index].text) + signed + _placed(pieces, index, lead, told)
        scored.append((points, signed, index if signed else -index))  # of several with days, the others are above
    best = max(scored, default=(0, 0, 0))
    if best[0] > 1 or (best[0] == 1 and len(scored) == 1):
        return _above(pieces, abs(best[2]), told)
    return _sentence_title(pieces, lead)


def _dated_cards(pieces: list[Piece], head: list[int]) -> bool:
    """Whether several lines with days stand above the text, as they do in lists of other articles."""
    return sum(dates.date_line(pieces[index].text) is not None for index in head) > CARDS


def _stated(pieces: list[Piece], stated: str) -> int | None:
    wanted = cues.key(stated)
    for index, piece in enumerate(pieces):
        if (
            piece.kept
            and piece.zone in (None, "heading", "title", "body")
            and len(piece.text) <= 2 * len(stated) + 20
            and wanted
        ):
            own = cues.key(piece.text)
            if own == wanted or (len(own) >= 12 and wanted.startswith(own) and len(own) >= 0.5 * len(wanted)):
                return index
    return None


def _split_breadcrumb(pieces: list[Piece], lead: int) -> int | None:
    """Cuts "Home / Reports / The title" in two, or takes it out when the title follows; the title's index if cut."""
    for index in range(lead):
        piece = pieces[index]
        marks = _crumbs(piece.text) if piece.open else []
        if not marks or not _leads_home(piece.text[: marks[-1].start()], len(marks), index):
            continue
        title = piece.text[marks[-1].end() :].strip()
        own = cues.key(title)
        later = [cues.key(other.text) for other in pieces[index + 1 : lead] if other.open]
        if (
            not own
            or shapes.size(title) < 3
            or any(text.startswith(own) for text in later)
            or (shapes.size(title) <= LEAST and _titled_below(pieces, index + 1, lead))
        ):
            piece.reason = "menu"
            return None
        piece.text, piece.reason = piece.text[: marks[-1].end()].strip(), "menu"
        pieces.insert(index + 1, Piece(title, zone="title"))
        return index + 1
    return None


def _titled_below(pieces: list[Piece], index: int, lead: int) -> bool:
    """Whether a line as long as a title stands right above a day: what is above it names a section."""
    following = pieces[index : min(index + 2, lead)]
    if len(following) < 2 or not all(piece.open for piece in following):
        return False
    line = dates.date_line(following[1].text)
    named = shapes.size(following[0].text) > LEAST and _score(following[0].text) >= _SURE
    return named and line is not None and not line.rest


def _crumbs(text: str) -> list[re.Match[str]]:
    """The signs between the parts of a path; one bar alone parts other things."""
    marks = list(_CRUMBS.finditer(text))
    return [] if len(marks) == 1 and "|" in marks[0].group() else marks


def _ends_a_breadcrumb(pieces: list[Piece], index: int) -> bool:
    """Whether a line is the last part of a breadcrumb above it: where the page says that the reader is."""
    own = pieces[index].text
    above = (piece.text for piece in pieces[:index] if not piece.kept and len(piece.text) > len(own))
    return shapes.size(own) >= LEAST and any(t.endswith(own) and _CRUMBS.search(t) is not None for t in above)


def _leads_home(path: str, depth: int, index: int) -> bool:
    parts = _CRUMBS.split(path)
    if not all(part.strip() and shapes.size(part) <= 4 for part in parts):
        return False
    known = cues.junk(parts[0]) == "menu" or cues.bare(parts[0]) in cues.words("sections")
    return known or (index == 0 and depth >= 2 and "|" not in path)


def _repeated(pieces: list[Piece], head: list[int]) -> int | None:
    """A line that stands twice above the text, and is no caption."""
    seen: dict[str, int] = {}
    for index in head:
        own = cues.key(pieces[index].text)
        if own in seen and shapes.size(pieces[index].text) >= 4 and _score(pieces[index].text) > 1:
            return seen[own]
        seen.setdefault(own, index)
    return None


def _above(pieces: list[Piece], index: int, told: frozenset[str]) -> int:
    """The line right above the best one, when that is its subtitle: as long as a title, and no label of a section.

    Of its words some come again in the text, if any of the lower line's do: else it is a title of another article.
    """
    upper = pieces[index - 1] if index > 0 else None
    if upper is None or not upper.open or shapes.size(upper.text) < SUBTITLED or _score(upper.text) < _SURE:
        return index
    if 2 * len(_stems(upper.text) & told) < len(_stems(pieces[index].text) & told):
        return index
    label = upper.text.isupper() or bylines.is_outlet(upper.text) or _CRUMBS.search(upper.text)
    if label or (shapes.in_title_case(pieces[index].text) and not shapes.in_title_case(upper.text)):
        return index
    return index - 1


def _signed(pieces: list[Piece], index: int, lead: int) -> int:
    """A point for a line above a date or a name; two for one right above a date that is too short to be told else."""
    following = next((piece.text for piece in pieces[index + 1 : min(index + 3, lead + 1)] if piece.kept), "")
    dated = dates.date_line(following) is not None or bool(bylines.names_after_cue(following))
    if dated and 1 < shapes.size(pieces[index].text) < LEAST and following == pieces[index + 1].text:
        return 1 if bylines.is_outlet(pieces[index].text) else 2
    return int(dated or bylines.with_post(following) is not None or shapes.is_name(following))


def _told(pieces: list[Piece], lead: int) -> frozenset[str]:
    """The beginnings of the longer words of a text, down to so many of its pieces."""
    prose = [piece.text for piece in pieces[lead : lead + TOLD] if piece.kept and shapes.is_prose(piece.text)]
    return frozenset(_stems(" ".join(prose)))


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in _LONGER.findall(text.casefold())}


def _placed(pieces: list[Piece], index: int, lead: int, told: frozenset[str]) -> int:
    """How far a line's place and words speak for it: no menu of the site below it, its words again in the text."""
    text = pieces[index].text
    below = [piece.text for piece in pieces[index + 1 : lead] if not piece.kept]
    path = any(_is_path(line) for line in below) or sum(cues.bare(line) in cues.words("sections") for line in below) > 1
    again = len(_stems(text) & told)
    document = shapes.size(text) >= LEAST and cues.pattern("document_titles").match(text) is not None
    return (again > 1) + 3 * document - 2 * path


def _is_path(text: str) -> bool:
    marks = _crumbs(text)
    return bool(marks) and _leads_home(text[: marks[-1].start()], len(marks), 1)


def _score(text: str) -> int:
    """How much a line above the text looks like a title; 0 and less for lines that are something else."""
    words = shapes.size(text)
    if (
        words > LONGEST
        or bylines.with_post(text)
        or bylines.names_after_cue(text)
        or _BY.match(text)
        or bylines.only_names(text)
        or cues.bare(text) in cues.words("sections")
        or not any(map(str.isalpha, text))
    ):
        return 0
    line = dates.date_line(text)
    if line is not None and (line.label is not None or len(line.rest.split()) <= 2):
        return 0
    score = 3 if words >= LEAST else 1
    if _BARS.search(text) or (text.isupper() and words <= 3):
        score -= 2
    if shapes.is_name(text) or bylines.is_outlet(text):
        score -= 1
    elif shapes.is_name(_ASIDE.sub("", text)):
        return 0
    if line is not None and len(line.rest.split()) <= 5:
        score -= 1
    if ", " in text and shapes.is_name(text.rpartition(", ")[2]):  # who is on a picture
        score -= 1
    if bylines.is_office(text) or shapes.ends_sentence(text) or shapes.sentences(text) > 2 or furniture.is_code(text):
        score -= 2
    return score


def _sentence_title(pieces: list[Piece], lead: int) -> int | None:
    """A first line that ends like a sentence, but is written like a title."""
    for index in range(min(lead + 1, len(pieces))):
        text = pieces[index].text
        if pieces[index].open and index + 1 < len(pieces):
            one = shapes.sentences(text) == 1 and shapes.size(text) <= LONG_TITLE
            return index if one and shapes.in_title_case(text) else None
    return None


LONG_TITLE = 24
