"""What surrounds an article on its page, told by place and script where no single line gives it away."""

import re
import unicodedata
from collections import Counter
from functools import cache

from communique.read import bylines, captions, cues, dates, runs, shapes
from communique.read.draft import Piece

MOSTLY = 0.8
"""Share of an article's letters in one script from which short lines in another one are no part of it."""
FEW = 200
"""Letters of prose that are needed to tell an article's script."""
SHORT = 4
"""Words of the longest line that goes for standing between two junk lines above the text."""
CARRIED = ("related", "comments", "tags", "advertisement")
"""Reasons that a line hands on to the lines under it, where the page ends."""
LABEL = 12
"""Words of the longest label of a page's control."""
LONGEST_CODE = 200
"""Code points of the longest code of a wire."""
_WORDS = re.compile(r"[a-z]+(?:[-'’][a-z]+)*")
_SIZE = re.compile(r"\(\s*[\d.,]+\s*[km]i?b\s*\)")
_LABELLED = re.compile(r"\w+[:：]\s")
_CODE = re.compile(r"(?=.*\d)[^a-z]*(?:::|[A-Z]\d)[^a-z]*$")


@cache
def _script(letter: str) -> str:
    """The script of a letter by its name in Unicode; Han, Kana and Hangul are one, as they mix in one line."""
    name = unicodedata.name(letter, "").split(" ", 1)[0]
    return "CJK" if name in ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "KATAKANA-HIRAGANA") else name


def _scripts(text: str) -> Counter[str]:
    return Counter(_script(letter) for letter in text if letter.isalpha())


def drop_foreign(pieces: list[Piece]) -> None:
    """Takes out short lines that are in another script than the article: a foreign site's menu around it."""
    counts: Counter[str] = Counter()
    for piece in pieces:
        if piece.kept and shapes.is_prose(piece.text):
            counts.update({"LATIN": len(piece.text)} if piece.text.isascii() else _scripts(piece.text))
    if counts.total() < FEW:
        return
    if counts["LATIN"] < MOSTLY * counts.total():
        return
    last = max(i for i, piece in enumerate(pieces) if piece.kept and _is_own(piece.text))
    for index, piece in enumerate(pieces):
        loose = piece.kept and piece.zone in (None, "table", "list_item") and _is_foreign(piece.text)
        if loose and (not shapes.is_prose(piece.text) or (index > last and not pieces[index - 1].kept)):
            piece.zone, piece.reason = None, "menu"


def _is_own(text: str) -> bool:
    return shapes.is_prose(text) and not _is_foreign(text)


def _is_foreign(text: str) -> bool:
    if text.isascii():
        return False
    if dates.date_line(text) or bylines.names_after_cue(text) or captions.is_caption(text, in_head=False):
        return False
    counts = _scripts(text)
    return counts.total() > 0 and counts["LATIN"] < 0.5 * counts.total()


def is_interface(text: str) -> bool:
    """Whether a line is made of a page's own words alone: "Download full publication as PDF"."""
    words = _WORDS.findall(_SIZE.sub("", text.casefold()))
    if not 1 <= len(words) <= LABEL or not text.isascii():
        return False
    verbs, between = cues.words("interface", "verbs"), cues.words("interface", "between")
    own = [word for word in words if word in verbs or word in cues.words("interface", "things")]
    if not own or any(word not in own and word not in between for word in words):
        return False
    if len(words) == 1:
        return words[0] not in cues.words("interface", "never")
    return len(own) > 1 or own[0] in verbs


def is_code(text: str) -> bool:
    """Whether a line is a wire's or a registry's code in capitals and digits: "0412 :: POL", "A0217"."""
    return len(text) <= LONGEST_CODE and _CODE.match(text) is not None and (" " not in text or "::" in text)


def sweep_head(pieces: list[Piece], title: int, lead: int) -> None:
    """Takes out the shortest lines between title and text that stand between two junk lines."""
    for index in range(title + 1, min(lead, len(pieces))):
        piece = pieces[index]
        if piece.open and piece.text.isdigit():
            piece.reason = "menu"
        if not piece.open or shapes.size(piece.text) > SHORT or shapes.ends_sentence(piece.text):
            continue
        before = next((p for p in reversed(pieces[title:index]) if not p.open), None)
        after = next((p for p in pieces[index + 1 : lead + 1] if not p.open), None)
        if before is not None and after is not None and not before.kept and not after.kept:
            piece.reason = "menu"
    _sweep_row(pieces, title, lead)


def _sweep_row(pieces: list[Piece], title: int, lead: int) -> None:
    """Takes out the shortest lines between title and text that stand in a row: topics, places, files."""
    row: list[Piece] = []
    for piece in pieces[title + 1 : lead + 1]:
        if piece.open and shapes.size(piece.text) <= SHORT and runs.is_loose(piece):
            row.append(piece)
            continue
        if row and piece.kept and any(cues.bare(word) in cues.words("heading_words") for word in row[-1].text.split()):
            row.pop()
        if len(row) > 1:
            for one in row:
                one.reason = "menu"
        row = [] if piece.kept else row


def sweep_tail(pieces: list[Piece]) -> None:
    """Takes out the short lines that follow junk below the last paragraph of the text."""
    last = max((i for i, piece in enumerate(pieces) if is_text(piece)), default=len(pieces))
    runs.drop_tail(pieces, last)
    reason = None
    for piece in pieces[last + 1 :]:
        if not piece.kept:
            reason = piece.reason
        elif reason == "advertisement" and piece.zone == "body" and shapes.ends_sentence(piece.text):
            reason = None  # the text goes on
        elif piece.zone == "byline" and bylines.closes(piece.text):
            reason = reason or "menu"
        elif reason is not None and (runs.is_loose(piece) or _is_teaser_picture(piece) or _is_cut(piece, reason)):
            piece.zone, piece.reason = None, reason if reason in CARRIED else "menu"


def _is_cut(piece: Piece, reason: str) -> bool:
    """Whether a piece below links is the beginning of another page's text, cut behind a comma."""
    return reason == "related" and piece.zone == "body" and piece.text.endswith(",")


def _is_teaser_picture(piece: Piece) -> bool:
    """Whether a caption is a title of another page: "Photos: how the new terminal looks"."""
    short = shapes.size(piece.text) <= SHORT * 4 and not shapes.ends_sentence(piece.text)
    return piece.zone == "caption" and short and _LABELLED.match(piece.text) is not None


def is_text(piece: Piece) -> bool:
    """Whether a piece is surely of the article: prose, a note or an item of a list."""
    if not piece.kept or piece.zone in ("heading", "byline", "dateline", "caption", "authors_note", "editors_note"):
        return False
    if piece.zone in ("list_item", "table"):
        return shapes.size(piece.text) > SHORT
    return piece.zone in ("footnote", "quotation") or shapes.is_prose(piece.text)
