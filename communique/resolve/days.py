"""Windows of days: when something happens, as far as the words tell it."""

import calendar
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from communique.records import Date, Published

FIRM = 10
"""The longest window, in days, that still tells one contact from the next of the same people."""


class Window(NamedTuple):
    """The first and the last day, as ordinals of the calendar, both inclusive."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """How many days the window holds."""
        return self.last - self.first + 1

    @property
    def firm(self) -> bool:
        """Whether the window is narrow enough to tell one contact from the next."""
        return self.length <= FIRM

    def overlaps(self, other: "Window") -> bool:
        """Whether the two windows share a day."""
        return self.first <= other.last and other.first <= self.last

    def widened(self, before: int, after: int) -> "Window":
        """The window with days added at its ends."""
        return Window(self.first - before, self.last + after)

    def months(self, most: int = 15) -> Iterator[str]:
        """The months that the window touches (`2024-04`); none where they are more than `most`."""
        first, last = date.fromordinal(max(self.first, 1)), date.fromordinal(self.last)
        count = (last.year - first.year) * 12 + last.month - first.month + 1
        if count > most:
            return
        for i in range(count):
            year, month = divmod(first.year * 12 + first.month - 1 + i, 12)
            yield f"{year}-{month + 1:02d}"


@lru_cache(maxsize=10_000)
def _days(prefix: str) -> tuple[int, int] | None:
    """The first and last day of an ISO prefix; None where it is none (`2024-13`, `199X`)."""
    try:
        parts = [int(part) for part in prefix[:10].split("-")]
        year = parts[0]
        if len(parts) == 1:
            return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        month = parts[1]
        if len(parts) == 2:
            last = calendar.monthrange(year, month)[1]
            return date(year, month, 1).toordinal(), date(year, month, last).toordinal()
        day = date(year, month, parts[2]).toordinal()
    except (ValueError, calendar.IllegalMonthError):
        return None
    return day, day


def window(given: Date | Published | None) -> Window | None:
    """The days of a date; None where no days are known."""
    if given is None:
        return None
    start, end = (given.date, given.date) if isinstance(given, Published) else (given.start, given.end)
    first, last = _days(start), _days(end)
    if first is None or last is None or last[1] < first[0]:
        return None
    return Window(first[0], last[1])
