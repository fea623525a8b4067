"""A figure: a number with unit, measure, subject and period."""

from typing import Literal

from communique.records.base import Date, Party, Record
from communique.records.evidence import Evidence


class Figure(Record):
    """A number that a document gives; `measure` and `subject` are the document's own words."""

    type: Literal["figure"] = "figure"
    id: str
    document: str
    value: float
    unit: str | None = None
    measure: str | None = None
    subject: str | None = None
    period: Date | None = None
    change: Literal["up", "down"] | None = None
    compared_with: str | None = None
    attributed_to: Party | None = None
    evidence: tuple[Evidence, ...]
