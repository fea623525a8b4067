"""When it is expected: the days that the clause of an expectation names."""

from spacy.tokens import Doc

from communique.annotate.dates import date_of, time_near, times_in
from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Time
from communique.records import Date

_PAST = frozenset({"since", "after", "ago", "than", "from"})


class Windows:
    """Answers windows for the expectations of one document."""

    def __init__(self, doc: Doc, g: Grammar) -> None:
        self.doc, self.g = doc, g
        self.published: str | None = doc._.published

    def of(self, verb: int, start: int, end: int) -> Date | None:
        """The window of an act: the time that belongs to it, else one in its clause, deadlines too ("by 2030")."""
        near = time_near(self.doc, verb)
        if near is not None and near.start >= start - 12 and not self._past(near):
            return self._ahead(near)
        inside = [t for t in times_in(self.doc, start, end) if t.first is not None and not self._past(t)]
        behind = [t for t in inside if t.start > verb and not self._in_relative_clause(t, verb)]
        times = behind or [t for t in inside if not self._in_relative_clause(t, verb)]
        return self._ahead(times[0]) if times else None

    def within(self, start: int, end: int) -> Date | None:
        """The window in one piece of a list of occasions."""
        times = [t for t in times_in(self.doc, start, end) if t.first is not None]
        return self._ahead(times[0]) if times else None

    def over(self, window: Date) -> bool:
        """Whether a window was over when the document was published."""
        return self.published is not None and window.end[: len(self.published)] < self.published[: len(window.end)]

    def _ahead(self, time: Time) -> Date | None:
        """The date; a bare month or day that was read as the last one is the next one: "is due in October"."""
        date = date_of(time)
        if date is None or self.published is None or not self.over(date) or not date.basis.startswith("relative:"):
            return date
        words = self.doc[time.start : time.end].text
        if date.precision not in ("month", "day") or any(c.isdigit() for c in words if date.precision == "month"):
            return date
        if any(g in words.lower() for g in ("last", "ago", "yesterday", "earlier", "today", "this")):
            return date
        start, end = (f"{int(day[:4]) + 1}{day[4:]}" for day in (date.start, date.end))
        return Date(start=start, end=end, precision=date.precision, basis=date.basis)

    def _in_relative_clause(self, time: Time, verb: int) -> bool:
        g, i = self.g, time.start
        while i != verb and g.head[i] != i:
            if g.dep[i] == "relcl" or (g.dep[i] == "acl" and time.start < verb):
                return True
            i = g.head[i]
        return False

    def _past(self, time: Time) -> bool:
        g = self.g
        return time.start > 0 and g.lower[time.start - 1] in _PAST
