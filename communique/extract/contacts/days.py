"""Spans of days: stretching, overlapping, and which of two tells more."""

import datetime

from communique.records import Date

FINE = ("day", "span", "week", "month", "season", "quarter", "year", "decade")


def stretched(date: Date, days: int, *, backwards: bool) -> Date:
    """A single day stretched to `days` days, forwards from its start or backwards from its end."""
    if date.precision != "day" or date.start != date.end or len(date.start) != 10:
        return date
    day = datetime.date.fromisoformat(date.start)
    other = day + datetime.timedelta(days=(1 - days) if backwards else (days - 1))
    start, end = sorted([day, other])
    return Date(start=start.isoformat(), end=end.isoformat(), precision="span", basis=date.basis)


def days_before(day: str, days: int) -> str:
    """The day so many days before another."""
    return (datetime.date.fromisoformat(day) - datetime.timedelta(days=days)).isoformat()


def bounds(date: Date) -> tuple[str, str]:
    """First and last day as strings that compare: a month reaches from its first day to beyond its last."""
    return date.start + "-00"[: 10 - len(date.start)], date.end + "~"


def overlap(a: Date, b: Date) -> bool:
    """Whether two spans of days share a day, as far as their precision tells."""
    return bounds(a)[0][:10] <= bounds(b)[1] and bounds(b)[0][:10] <= bounds(a)[1]


def _whole(a: Date, b: Date) -> Date | None:
    """The one of two stretches of whole days that holds the other: a two-day visit and its talks on the second."""
    if not all(len(day) == 10 for day in (a.start, a.end, b.start, b.end)):
        return None
    if a.start <= b.start and b.end <= a.end:
        return a
    return b if b.start <= a.start and a.end <= b.end else None


def finer(a: Date | None, b: Date | None) -> Date | None:
    """The date that tells more; of a day and a span of days around it the span, the first where both tell as much."""
    if a is None or b is None:
        return a or b
    whole = _whole(a, b)
    if whole is not None:
        return whole
    return b if FINE.index(b.precision) < FINE.index(a.precision) else a
