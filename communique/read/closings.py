"""The sentence with which a feed ends an entry's words: "The post <title> appeared first on <outlet>"."""

from dataclasses import replace

from communique.read import cues
from communique.read.draft import Draft, Stated

LAST = 12
"""Pieces from the end among which it stands."""
LONGEST = 400


def stated(draft: Draft) -> Stated:
    """What is stated about a document, with the title and outlet that its closing sentence names, where it has one."""
    known = draft.stated
    for piece in draft.pieces[-LAST:]:
        match = cues.pattern("feed_closings", whole=True).match(piece.text) if len(piece.text) <= LONGEST else None
        if match is None:
            continue
        piece.zone, piece.reason = None, "menu"
        found = {name: words for name, words in match.groupdict().items() if words}
        title = next((words for name, words in found.items() if name.startswith("title")), None)
        outlet = next((words for name, words in found.items() if name.startswith("outlet")), None)
        return replace(known, title=known.title or title, publisher=known.publisher or outlet)
    return known
