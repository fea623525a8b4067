"""What a build reports while it runs, and what it came to."""

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one document, said after it is kept: read, known already, or failed and why."""

    source: str
    outcome: Literal["read", "known", "failed"]
    size: int = 0  # bytes
    words: int = 0
    reason: str | None = None


@dataclass(slots=True)
class Summary:
    """What a build came to: documents read and known already, those that failed, and links."""

    read: int = 0
    known: int = 0
    words: int = 0
    links: int = 0
    failures: list[Step] = field(default_factory=list)

    def add(self, step: Step) -> None:
        """Counts one document."""
        if step.outcome == "failed":
            self.failures.append(step)
        elif step.outcome == "read":
            self.read, self.words = self.read + 1, self.words + step.words
        else:
            self.known += 1


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a document gives no records: the stage that failed, and its reason."""

    stage: str
    reason: str
