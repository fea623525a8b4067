"""A forecast: what is expected, when, by whom, and how sure."""

from typing import Literal

from communique.records.base import Date, Party, Record
from communique.records.evidence import Evidence


class Forecast(Record):
    """Something that lies ahead of the document; `hedge` holds the words that say how sure, `likelihood` their band."""

    type: Literal["forecast"] = "forecast"
    id: str
    document: str
    what: str
    window: Date | None = None
    hedge: str | None = None
    likelihood: tuple[float, float] | None = None
    by: tuple[Party, ...] = ()
    outlook: Literal["open", "happened", "did_not_happen"] = "open"
    resolved_by: str | None = None
    evidence: tuple[Evidence, ...]
