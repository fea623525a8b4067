"""Bounds of days in the making: what is told from several sides, the narrowest kept with its reason."""

from dataclasses import dataclass, field

from communique.records import Bounds


@dataclass(slots=True)
class Range:
    """Bounds in the making; each reason is kept as long as its bound is the narrowest."""

    first: str | None = None
    last: str | None = None
    why_first: str | None = None
    why_last: str | None = None
    candidates: list[str] = field(default_factory=list)
    why: list[str] = field(default_factory=list)

    def after(self, day: str, why: str) -> None:
        """It was written on this day or later; what contradicts the day before is no bound."""
        if (self.last is None or day <= self.last) and (self.first is None or day > self.first):
            self.first, self.why_first = day, why

    def before(self, day: str, why: str) -> None:
        """It was written on this day or earlier; what contradicts the day before is no bound."""
        if (self.first is None or day >= self.first) and (self.last is None or day < self.last):
            self.last, self.why_last = day, why

    @classmethod
    def of(cls, bounds: Bounds | None) -> "Range":
        """What is known already, to be narrowed further."""
        if bounds is None:
            return cls()
        return cls(bounds.not_before, bounds.not_after, candidates=list(bounds.candidates), why=list(bounds.basis))

    def made(self) -> Bounds | None:
        """The bounds; None where there are none."""
        basis = [*self.why, *(why for why in (self.why_first, self.why_last) if why is not None)]
        if not basis:
            return None
        return Bounds(not_before=self.first, not_after=self.last, candidates=tuple(self.candidates), basis=tuple(basis))
