"""What one cue reports, by tokens: the step between the parse and a statement."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Saying:
    """A cue with its speaker and the stretches of text that it reports.

    `cue` is a token; `speaker` the head token of the phrase that names the speaker, or None; `segments` are half-open
    token spans in order; `rule` names the pattern that found it.
    """

    cue: int
    speaker: int | None
    segments: list[tuple[int, int]]
    rule: str
    cue_text: str
    addressee: int | None = None
    quoted: set[int] = field(default_factory=set)  # indices into doc._.quotations

    @property
    def start(self) -> int:
        """The first token of the content."""
        return self.segments[0][0]

    @property
    def end(self) -> int:
        """The token behind the content's last."""
        return self.segments[-1][1]


def merge(segments: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that touch or overlap as one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(segments):
        if start >= end:
            continue
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
