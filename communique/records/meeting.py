"""A meeting: two or more parties met, spoke, or plan to."""

from typing import Literal

from communique.records.base import Date, Participant, Place, Record
from communique.records.evidence import Evidence

MeetingKind = Literal["visit", "talks", "call", "video", "summit", "conference", "letter"]
MeetingStatus = Literal["held", "planned", "rumoured", "cancelled", "denied"]


class Meeting(Record):
    """A visit, talks, call, video talks, summit, conference or letter, once a document however often it is told."""

    type: Literal["meeting"] = "meeting"
    id: str
    document: str
    title: str | None = None
    kind: MeetingKind
    status: MeetingStatus
    participants: tuple[Participant, ...] = ()
    place: Place | None = None
    date: Date | None = None
    level: Literal["head", "minister", "official"] | None = None
    issues: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...]
