"""A restriction: a sanction, tariff, ban, freeze, expulsion, suspension or warning."""

from typing import Literal

from communique.records.base import Date, Party, Record
from communique.records.evidence import Evidence


class Restriction(Record):
    """What one side does to another's trade, money, people or standing; `action` holds the document's own words."""

    type: Literal["restriction"] = "restriction"
    id: str
    document: str
    kind: Literal["sanction", "tariff", "ban", "freeze", "expulsion", "suspension", "warning", "other"]
    action: str
    by: tuple[Party, ...] = ()
    on: tuple[Party, ...] = ()
    date: Date | None = None
    status: Literal["imposed", "announced", "extended", "lifted", "threatened"]
    evidence: tuple[Evidence, ...]
