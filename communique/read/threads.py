"""What readers write below an article: comment forms and threads, which are no part of it."""

import re

from communique.read import cues, shapes
from communique.read.draft import Piece

COMMENTS_AFTER = 15
"""Words of prose that must stand above a comment form for what follows it to be comments."""


def cut(pieces: list[Piece]) -> None:
    """Takes out everything from a comment form on: what readers write is no part of the article."""
    words = 0
    below_junk = False
    for index, piece in enumerate(pieces):
        if piece.reason == "comments":
            weak = cues.bare(piece.text) in cues.words("weak_comments") and not below_junk
            if words >= COMMENTS_AFTER * (6 if weak else 1):
                for later in pieces[index:]:
                    later.zone, later.reason = None, later.reason or "comments"
                return
        elif cues.bare(piece.text) in cues.words("replies") and words >= COMMENTS_AFTER:
            start = _thread_start(pieces, index)
            if start is not None:
                for later in pieces[start:]:
                    later.zone, later.reason = None, later.reason or "comments"
                return
        elif not piece.kept:
            below_junk = True
        elif shapes.is_prose(piece.text):
            words += shapes.size(piece.text)
            below_junk = False


THREAD = 7
"""Lines above the first "Reply" among which the comment that it belongs to begins."""
_TOLD = re.compile(r"\b(?:ago|[ap]m|\d{1,2}:\d{2})\b", re.IGNORECASE)


def _thread_start(pieces: list[Piece], reply: int) -> int | None:
    """Where the comment above the first "Reply" begins: at the name above its time; None when no time stands there."""
    for index in range(max(1, reply - THREAD), reply):
        text = pieces[index].text
        if shapes.size(text) <= 8 and _TOLD.search(text) and any(map(str.isdigit, text)):
            return index - 1
    return None
