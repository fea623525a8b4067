"""A link: a cross-document judgment over records."""

from typing import Literal

from communique.records.base import Record

LinkKind = Literal[
    "same_meeting",
    "same_statement",
    "formula",
    "figure_agrees",
    "figure_conflicts",
    "forecast_resolved",
    "same_outcome",
    "same_restriction",
    "syndicated",
    "version",
]


class Link(Record):
    """These records are the same, agree, conflict or resolve one another; `why` is one plain sentence."""

    type: Literal["link"] = "link"
    id: str
    kind: LinkKind
    members: tuple[str, ...]
    by: str  # "program" or "analyst:<name>"
    why: str
    score: float
