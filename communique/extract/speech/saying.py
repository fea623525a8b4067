"""What one cue reports, by tokens: the step between the parse and a statement."""

from dataclasses import dataclass, field
from typing import Literal

from communique.extract.speech.stretches import Stretch
from communique.records import Party

Attitude = Literal["says", "believes", "intends", "judges"]


@dataclass(slots=True)
class Saying:
    """A cue with its speaker and the stretches of text that it reports.

    `cue` is a token; `speaker` the head token of the phrase that names the speaker, or None; `segments` are half-open
    token spans in order; `rule` names the pattern that found it; `attitude` is of those in attitudes.yaml.
    """

    cue: int
    speaker: int | None
    segments: list[Stretch]
    rule: str
    cue_text: str
    addressee: int | None = None
    quoted: set[int] = field(default_factory=set)  # indices into doc._.quotations
    attitude: Attitude = "says"
    via: tuple[int, ...] = ()  # those who pass it on beside the cues that hold it, outermost first
    party: Party | None = None  # who speaks, where it is known without a phrase of the grammar

    @property
    def start(self) -> int:
        """The first token of the content."""
        return self.segments[0][0]

    @property
    def end(self) -> int:
        """The token behind the content's last."""
        return self.segments[-1][1]
