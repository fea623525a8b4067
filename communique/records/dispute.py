"""A dispute: one party asserts, another denies."""

from typing import Literal

from communique.records.base import Party, Record
from communique.records.evidence import Evidence


class Dispute(Record):
    """An assertion and its denial, each in the document's own words."""

    type: Literal["dispute"] = "dispute"
    id: str
    document: str
    claim: str
    claimant: tuple[Party, ...] = ()
    denial: str
    denier: tuple[Party, ...] = ()
    evidence: tuple[Evidence, ...]
