"""The record's words as types; see docs/record.md for the contract."""

from communique.records.article import Article, Block, Genre, Removed, Zone
from communique.records.base import Bounds, Date, Mention, Participant, Party, Place, Precision, Published, Record, Span
from communique.records.dating import Dating
from communique.records.dispute import Dispute
from communique.records.document import Document
from communique.records.event import Event, Plover, PloverType
from communique.records.evidence import Evidence
from communique.records.figure import Figure
from communique.records.forecast import Forecast
from communique.records.ids import document_id, link_id, record_id
from communique.records.judgment import Judgment
from communique.records.link import Link, LinkKind
from communique.records.meeting import Meeting, MeetingKind, MeetingStatus
from communique.records.outcome import Outcome, OutcomeAction, OutcomeKind
from communique.records.outlet import Axis, InformationGrade, Outlet, Rating, Reliability, SourceGrade
from communique.records.restriction import Restriction
from communique.records.statement import Stance, Statement

Found = Meeting | Statement | Outcome | Figure | Restriction | Forecast | Dispute | Event
"""A record that one document supports by itself."""

__all__ = [
    "Article",
    "Axis",
    "Block",
    "Bounds",
    "Date",
    "Dating",
    "Dispute",
    "Document",
    "Event",
    "Evidence",
    "Figure",
    "Forecast",
    "Found",
    "Genre",
    "InformationGrade",
    "Judgment",
    "Link",
    "LinkKind",
    "Meeting",
    "MeetingKind",
    "MeetingStatus",
    "Mention",
    "Outcome",
    "OutcomeAction",
    "OutcomeKind",
    "Outlet",
    "Participant",
    "Party",
    "Place",
    "Plover",
    "PloverType",
    "Precision",
    "Published",
    "Rating",
    "Record",
    "Reliability",
    "Removed",
    "Restriction",
    "SourceGrade",
    "Span",
    "Stance",
    "Statement",
    "Zone",
    "document_id",
    "link_id",
    "record_id",
]
