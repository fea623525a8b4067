"""A statement: what somebody said, as somebody reports it."""

from typing import Literal

from communique.records.base import Date, Party, Record, Span
from communique.records.evidence import Evidence


class Stance(Record):
    """What a statement supports or opposes, from its own words."""

    target: str
    polarity: Literal["support", "oppose", "neutral"]


class Statement(Record):
    """Words or their sense, with their speaker and the chain of those who pass them on (`via`, outermost first).

    `attitude` tells whether somebody said so, or is only told to believe, to intend or to value it.
    """

    type: Literal["statement"] = "statement"
    id: str
    document: str
    speaker: Party | None = None
    mode: Literal["direct", "indirect", "mixed"]
    cue: str | None = None
    content: str
    content_span: Span
    addressee: Party | None = None
    via: tuple[Party, ...] = ()
    date: Date | None = None
    meeting: str | None = None
    stance: tuple[Stance, ...] = ()
    issues: tuple[str, ...] = ()
    attitude: Literal["says", "believes", "intends", "judges"] = "says"
    evidence: tuple[Evidence, ...]
