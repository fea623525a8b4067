"""What each piece of a document is: a zone of the article, or junk and of what sort.

First every piece is looked at by itself (its words), then in its place: above the text, between paragraphs,
after the last one. The order of the steps in `settle` is the order of trust.
"""

import re
from itertools import islice

from communique.read import bylines, captions, cues, dates, furniture, glued, heads, notes, runs, shapes, threads
from communique.read import titles as title_lines
from communique.read.draft import Piece
from communique.read.settled import Settled

_FOOTNOTE = re.compile(r"(?:\[\d{1,3}\]|[¹²³⁴-⁹⁰]+|\^|\d{1,3}\.(?=\s*https?://))\s*\S")
_NUMBERED = re.compile(r"(?:\(?\d{1,3}[.)]|\(?[a-z]\)|\(?[ivx]{1,5}\))\s+\S")
_DATED = re.compile(r"(?:©|\(c\)|copyright)[\s©]*\d{4}", re.IGNORECASE)
_POINT = re.compile(r"\(?(?:[a-z]|[ivx]{1,5})\)\s+\S")
_TABLE = re.compile(r"\t|\s\|\s.*\s\|\s|\S {3,}\S+ {3,}\S")
LONGEST_HEADING = 18
DUPLICATE = 6
"""Words from which a repeated piece is a duplicate, and not a refrain."""


def settle(pieces: list[Piece], stated_title: str | None = None, publisher: str | None = None) -> Settled:
    """Gives every piece its zone or the reason for which it is taken out."""
    glued.part(pieces)
    _part_counters(pieces)
    for piece in pieces:
        _look(piece)
    furniture.drop_foreign(pieces)
    threads.cut(pieces)
    notes.find_bios(pieces)
    runs.drop_notice(pieces)
    runs.drop_running_heads(pieces)
    runs.drop_contents(pieces)
    runs.drop_advertised(pieces)
    runs.drop_labelled(pieces)
    _cut_related(pieces)
    lead = heads.lead_of(pieces)
    _find_captions(pieces, lead)
    lead = heads.lead_of(pieces)
    before = len(pieces)
    settled = Settled(title_lines.find(pieces, lead, stated_title))
    lead += len(pieces) - before
    if settled.title is not None:
        pieces[settled.title].zone = "title"
        lead = max(lead, settled.title + 1)
        lead = heads.past_standfirst(pieces, lead)
    _drop_duplicates(pieces, settled.title)
    _drop_masthead(pieces, settled.title, publisher)
    runs.drop_echoes(pieces, lead)
    runs.drop_inserts(pieces, lead)
    runs.drop_between(pieces, lead)
    heads.settle_head(pieces, lead, settled)
    if settled.title is not None:
        furniture.sweep_head(pieces, settled.title, lead)
    _settle_body(pieces, settled)
    runs.drop_teasers(pieces)
    runs.drop_boilerplate(pieces)
    furniture.sweep_tail(pieces)
    runs.drop_contacts(pieces)
    _settle_tail(pieces, settled)
    _lone_headings(pieces)
    return settled


_COUNTED = re.compile(
    r"(?P<own>.*[^\s:：])(?:\s*[|·•/–—]\s*|\s+)(?P<count>\d[\d.,]*[km]?\+? ?\S+(?: \S+)?)$", re.IGNORECASE
)


def _part_counters(pieces: list[Piece]) -> None:
    """Parts a counter from the names or the day that it stands beside: "By Ana Ruiz | 14 comments"."""
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        match = _COUNTED.match(piece.text) if piece.open and len(piece.text) <= bylines.LONGEST else None
        if match is None or cues.junk(match["count"]) is None or dates.date_line(match["count"]) is not None:
            continue
        if bylines.names_after_cue(match["own"]) or dates.date_line(match["own"]) is not None:
            piece.text = match["own"]
            pieces.insert(index + 1, Piece(match["count"]))


def _look(piece: Piece) -> None:
    """What the words of one piece say by themselves."""
    text = piece.text
    if piece.reason is not None:
        return
    note = notes.note_of(text)
    if note is not None and piece.zone in (None, "body", "heading"):
        piece.zone = note
        return
    reason = _junk(text) if piece.zone in (None, "list_item", "heading", "body") else None
    if reason == "legal" and _credits(text):
        piece.zone = "caption"
    elif reason is not None:
        piece.zone, piece.reason = None, reason
    elif piece.zone == "table" and _menu_bar(text):
        piece.zone, piece.reason = None, "menu"
    elif piece.zone is not None:
        return
    elif shapes.is_stray(text) or runs.is_rule(text):
        piece.reason = "stray"
    elif _menu_bar(text):
        piece.reason = "menu"
    elif _FOOTNOTE.match(text):
        piece.zone = "footnote"
    elif len(text) < 300 and _TABLE.search(text) and not (shapes.ends_sentence(text) or heads.is_date_line(text)):
        piece.zone = "table"


def _junk(text: str) -> str | None:
    if _heads_links(text):
        return "related"
    return cues.junk(text) or ("menu" if furniture.is_interface(text) else None)


def _credits(text: str) -> bool:
    """Whether a line with a copyright's sign credits a picture: no year, nothing about rights."""
    rest = text.replace("©", "").strip()
    short = len(text) < 60 and not _DATED.match(text) and cues.junk(rest) != "legal"
    return short and captions.is_caption(text, in_head=True)


_BAR = re.compile(r"\s{2,}|\s*[|•·>»›/]\s*|\t")


def _menu_bar(text: str) -> bool:
    """Whether a line is several menu words in a row: "Home | World | About"."""
    words = text.split()
    if len(words) > 2 and all(_is_menu_word(word) for word in words):
        return True
    if len(text) > 200 or "://" in text or _BAR.search(text) is None:
        return False
    parts = [part for part in _BAR.split(text) if part.strip()]
    if len(parts) < 2 or not all(shapes.size(part) <= 5 for part in parts):
        return False
    if cues.junk(parts[0]) == "menu" and all(shapes.size(part) <= 2 for part in parts):
        return True
    known = sum(cues.junk(part) is not None or _is_menu_word(part) for part in parts)
    return known >= max(2, 0.4 * len(parts))


def _is_menu_word(word: str) -> bool:
    bare = cues.bare(word)
    return bare in cues.words("sections") or bare in cues.words("junk", "menu", "lines")


MOST_TEASERS = 200
"""Pieces below a heading of links from which they are more than links."""


def _cut_related(pieces: list[Piece]) -> None:
    """Takes out the links under a heading like "Related articles", up to where the text goes on."""
    above = end = 0
    for index, piece in enumerate(pieces, 1):
        if piece.kept and shapes.is_prose(piece.text):
            above += shapes.size(piece.text)
        if index < end or piece.reason != "related" or not _heads_links(piece.text):
            continue
        kept = (pieces[later] for later in range(index, len(pieces)) if pieces[later].kept)
        rest = list(islice(kept, MOST_TEASERS))
        through = len(rest) < MOST_TEASERS and not _is_label(piece.text) and runs.only_teasers(rest, above)
        through = through or runs.ends_page(pieces, index, above)
        last = _own_head(pieces, index) if above == 0 else len(pieces)
        for end in range(index, last):
            later = pieces[end]
            if not later.kept or later.zone in ("editors_note", "authors_note"):
                continue
            if not through and (_goes_on(later) or later.zone == "footnote"):
                break
            later.zone, later.reason = None, "related"


OWN_HEAD = 2
"""Lines right above the first paragraph that may be of its article, below links to others."""


def _own_head(pieces: list[Piece], start: int) -> int:
    """Where below a list of links above the text the article's own head begins: a line above its last days or names."""
    first = next((i for i in range(start, len(pieces)) if pieces[i].kept and _goes_on(pieces[i])), len(pieces))
    kept = [i for i in range(start, first) if pieces[i].kept]
    signed = [
        at for at, i in enumerate(kept) if heads.is_date_line(pieces[i].text) or bylines.names_after_cue(pieces[i].text)
    ]
    at = len(kept) - OWN_HEAD
    if signed:
        at = signed[-1]
        while at - 1 in signed:
            at -= 1
        at -= 1
    return kept[max(0, min(at, len(kept) - OWN_HEAD))] if kept else first


def _heads_links(text: str) -> bool:
    return (
        cues.bare(text) in cues.words("junk", "related", "lines")
        or cues.pattern("junk", "related", "headings", whole=True).match(text) is not None
        or _is_label(text)
    )


def _is_label(text: str) -> bool:
    """Whether a line is the label of links within a text, below which the text goes on: "Read also:"."""
    return cues.pattern("junk", "related", "bare_labels", whole=True).match(text) is not None


def _goes_on(piece: Piece) -> bool:
    return shapes.is_prose(piece.text) and not piece.text.endswith(("…", "...", "[…]", "[...]"))


def _find_captions(pieces: list[Piece], lead: int) -> None:
    open_before = {cues.key(piece.text) for piece in pieces[:lead] if piece.open}
    for index, piece in enumerate(pieces):
        if piece.open and bylines.closes(piece.text) and index > lead and not heads.is_date_line(piece.text):
            piece.zone = "byline"
        elif (
            piece.open
            and not heads.is_date_line(piece.text)
            and captions.is_caption(piece.text, in_head=index <= lead and bool(open_before))
        ):
            piece.zone = "caption"


def _drop_duplicates(pieces: list[Piece], title: int | None) -> None:
    """Keeps a caption, a title and any longer paragraph once."""
    seen: dict[str, Piece] = {}
    last: Piece | None = None
    heading = cues.key(pieces[title].text) if title is not None else None
    for index, piece in enumerate(pieces):
        if not piece.kept:
            continue
        own = cues.key(piece.text)
        if own == heading and index != title:
            piece.zone, piece.reason = None, "duplicate"
        elif own in seen and (piece.zone == "caption" or shapes.size(piece.text) >= DUPLICATE):
            # An export that shows a picture twice over, large and small, has nothing but its caption twice in a row.
            if piece.zone == "caption" or (last is seen[own] and seen[own].zone is None):
                seen[own].zone = "caption"
            piece.zone, piece.reason = None, "duplicate"
        else:
            seen[own] = piece
            last = piece


def _drop_masthead(pieces: list[Piece], title: int | None, publisher: str | None) -> None:
    """Takes out what a page says of itself above the title: its name and its motto."""
    for piece in pieces[: title or 0]:
        if piece.open and publisher is not None and cues.key(piece.text).startswith(cues.key(publisher)):
            piece.reason = "menu"


def _settle_body(pieces: list[Piece], settled: Settled) -> None:
    for piece in pieces:
        if not piece.open:
            continue
        names = bylines.names_after_cue(piece.text)
        if names and set(names) <= set(bylines.authors(settled.byline_lines)):
            piece.reason = "duplicate"
        elif _POINT.match(piece.text) or (_NUMBERED.match(piece.text) and not shapes.is_prose(piece.text)):
            piece.zone = "list_item"
        elif is_heading(piece.text):
            piece.zone = "heading"
        else:
            piece.zone = "body"


def is_heading(text: str) -> bool:
    """Whether a line between paragraphs names the part that follows."""
    if shapes.is_prose(text) or shapes.ends_sentence(text) or shapes.size(text) > LONGEST_HEADING:
        return False
    if (
        text.endswith((":", "：", ",", "—", "-", "–", "?”", '?"', "?''", "?»"))
        or text[:1].islower()
        or shapes.sentences(text) > 1
    ):
        return False
    return text[:1] not in "\"“«‘'„—–-(" and any(map(str.isalpha, text))


def _settle_tail(pieces: list[Piece], settled: Settled) -> None:
    """What stands below the last paragraph: the maker's names and a labelled date stay, loose menu words go."""
    for piece in reversed(pieces):
        if not piece.kept or piece.zone == "caption":
            continue
        line = dates.date_line(piece.text) if piece.zone in ("body", "heading") else None
        if line is not None and not line.rest:
            piece.zone = "dateline"
            if line.label is not None or not settled.date_lines:
                settled.date_lines.append(line)
            continue
        if piece.zone != "heading" and not (piece.zone == "body" and not shapes.is_prose(piece.text)):
            return
        if bylines.closes(piece.text):
            piece.zone = "byline"
        elif piece.zone == "heading" and (
            cues.bare(piece.text) in cues.words("sections") or bylines.is_outlet(piece.text)
        ):
            piece.zone, piece.reason = None, "menu"
        else:
            return


def _lone_headings(pieces: list[Piece]) -> None:
    """A heading with nothing under it is none; an author's heading with something under it opens a note."""
    kept = [piece for piece in pieces if piece.kept]
    if kept and kept[-1].zone == "heading" and len(kept) > 1:
        kept[-1].zone = "body"
