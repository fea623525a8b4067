"""A judgment: one decision that makes or forbids a link or corrects a value."""

from typing import Literal

from communique.records.base import Record


class Judgment(Record):
    """An analyst's decision; it is one more row and overwrites nothing.

    `field` and `value` (JSON) serve a correction; `members` a link made (`same`) or forbidden (`different`).
    """

    id: str
    by: str
    made: str
    verdict: Literal["same", "different", "correct", "reject", "confirm", "note"]
    kind: str
    members: tuple[str, ...]
    field: str | None = None
    value: str | None = None
    note: str | None = None
