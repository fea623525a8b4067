"""What the zones of a document tell besides themselves."""

from dataclasses import dataclass, field

from communique.read import dates


@dataclass(slots=True)
class Settled:
    """Where the title stands, and the lines that show days and names."""

    title: int | None = None
    date_lines: list[dates.DateLine] = field(default_factory=list)
    byline_lines: list[str] = field(default_factory=list)

    @property
    def updated_only(self) -> bool:
        """Whether the only days shown are of updates."""
        return bool(self.date_lines) and all(line.label == "updated" for line in self.date_lines)
