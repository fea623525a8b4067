"""One expectation, by tokens: the step between the parse and a forecast."""

from dataclasses import dataclass, field

from communique.extract.outlook.cues import Band
from communique.records import Date, Party


@dataclass(slots=True)
class Expectation:
    """What is expected, as one trigger tells it.

    `at` is the trigger, `verb` the act or the event's noun; `hedge` holds the tokens that say how sure.
    """

    at: int
    verb: int
    what: str
    hedge: str | None
    likelihood: Band | None
    window: Date | None
    by: tuple[Party, ...] = ()
    sentences: list[int] = field(default_factory=list)
