"""When an article was published: as it shows, or as its text lets one infer."""

from communique.read.draft import Piece
from communique.read.zones import Settled
from communique.records import Published


def shown(settled: Settled) -> Published | None:
    """The day that a line of the article shows: one labelled as published first, then any, then one of an update."""
    order = {"published": 0, None: 1, "updated": 2}
    best = min(settled.date_lines, key=lambda line: order[line.label], default=None)
    if best is None:
        return None
    return Published(date=best.shown.date, precision=best.shown.precision, basis="stated")


def inferred(pieces: list[Piece]) -> Published | None:
    """The month or year that the text itself bounds."""
    return None
