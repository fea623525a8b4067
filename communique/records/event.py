"""An event: a PLOVER-coded political act."""

from typing import Literal

from communique.records.base import Date, Party, Place, Record
from communique.records.evidence import Evidence

PloverType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]


class Plover(Record):
    """A code of the PLOVER ontology (Political Language Ontology for Verifiable Event Records)."""

    type: PloverType
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    modality: Literal["actual", "future", "hypothetical", "negated"] = "actual"


class Event(Record):
    """Who did what to whom, by the PLOVER code."""

    type: Literal["event"] = "event"
    id: str
    document: str
    plover: Plover
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    date: Date | None = None
    place: Place | None = None
    evidence: tuple[Evidence, ...]
