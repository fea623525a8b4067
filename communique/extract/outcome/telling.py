"""One telling of an outcome, by tokens: the step between the parse and a record."""

from dataclasses import dataclass, field

from communique.records import Date, Party
from communique.records.outcome import OutcomeAction, OutcomeKind


@dataclass(slots=True)
class Telling:
    """What one trigger word tells; `background` is true for a thing told in passing ("the treaty signed in 2001")."""

    at: int
    thing: int
    title: str
    kind: OutcomeKind
    action: OutcomeAction
    parties: tuple[Party, ...] = ()
    date: Date | None = None
    background: bool = False
    sentences: list[int] = field(default_factory=list)
