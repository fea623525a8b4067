"""An outcome: what a contact produced, or conspicuously did not."""

from typing import Literal

from communique.records.base import Date, Party, Record
from communique.records.evidence import Evidence

OutcomeKind = Literal[
    "agreement", "memorandum", "joint_statement", "treaty", "decision", "commitment", "programme", "invitation", "other"
]
OutcomeAction = Literal["signed", "agreed", "adopted", "announced", "extended", "ratified", "promised", "absent"]


class Outcome(Record):
    """Something signed, agreed, adopted, announced, extended, ratified or promised, or said to be missing."""

    type: Literal["outcome"] = "outcome"
    id: str
    document: str
    title: str
    kind: OutcomeKind
    action: OutcomeAction
    parties: tuple[Party, ...] = ()
    date: Date | None = None
    meeting: str | None = None
    evidence: tuple[Evidence, ...]
