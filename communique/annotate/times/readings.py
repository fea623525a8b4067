"""Readings made of periods: what every group of rules returns."""

import re
from datetime import date, timedelta

from communique.annotate.times.context import Context
from communique.annotate.times.lexicon import lexicon
from communique.annotate.times.numbers import year_number
from communique.annotate.times.periods import UNIT_NAMES, Period, months_away
from communique.annotate.times.rules import Match, Reading, TimeType
from communique.annotate.times.tense import FUTURE

STATED = "stated"
# Classes of words that count from the narrative's day, not from publication.
NARRATIVE = frozenset({"PREVIOUS", "SUBSEQUENT", "FOLLOWING", "PRECEDING", "THAT", "SAME"})
MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}


def dated(
    period: Period,
    *,
    part: str | None = None,
    basis: str | None = None,
    start: int | None = None,
    end: int | None = None,
) -> Reading:
    """The reading of a period, or of its first, middle or last third."""
    span, precision = period.span, str(period.precision)
    third = period.third(part) if part is not None else None
    if third is not None:
        span, precision = (third[0].isoformat(), third[1].isoformat()), "span"
    first, last = span if span is not None else (None, None)
    return Reading("DATE", period.value, first, last, precision if span else None, basis, start, end)


def spanning(first: Period, last: Period, basis: str | None = None) -> Reading:
    """The reading of a range told in one expression ("16-17 May", "March-April 2024")."""
    begin, end = first.span, last.span
    value = f"{first.value}/{last.value}"
    if begin is None or end is None:
        return Reading("DATE", value, None, None, None, basis)
    return Reading("DATE", value, begin[0], end[1], "span", basis)


def unknown(value: str, kind: TimeType = "DATE") -> Reading:
    """A reading whose days the text does not tell."""
    return Reading(kind, value)


def named_year(match: Match, context: Context, group: str = "year") -> tuple[int, bool] | None:
    """The year a group names and whether it is before Christ; None where the group took no part."""
    if not match.has(group):
        return None
    words = match.words(group)
    around = context.anchor or context.published
    year = year_number(words[0], around.year if around is not None else None)
    era = next((word for word in words[1:]), None)
    return year, bool(era is not None and re.sub(r"\W", "", era).startswith("bc"))


def shift_of(match: Match, group: str) -> tuple[int, bool]:
    """How many periods a word like "last" or "the following" goes, and whether it counts from the narrative."""
    words = match.words(group)
    kind = lexicon().class_of[words[0]]
    narrative = kind in NARRATIVE
    return int(lexicon().value(words[0]) or 0), narrative


def shifted(match: Match, context: Context, group: str, unit: str) -> Period | None:
    """The day, week, month … that "last", "this", "next", "the following" … point at."""
    count, narrative = shift_of(match, group)
    word = match.word(group)
    if word == "next" and match.start and "the" in (context.before(match), match.words()[0]):
        narrative = True
    base = context.here(unit) if narrative or (context.history and word != "this") else context.today(unit)
    if context.history and word == "this":
        base = context.here(unit)
    return None if base is None else base.shift(count)


def unit_name(symbol: str) -> str | None:
    """The calendar's name of a unit; None for hours and minutes."""
    return UNIT_NAMES.get(symbol)


def blank(unit: str) -> str:
    """The TIMEX3 value of one day, week, month … of which nothing else is known."""
    return {
        "day": "XXXX-XX-XX",
        "week": "XXXX-WXX",
        "weekend": "XXXX-WXX-WE",
        "month": "XXXX-XX",
        "quarter": "XXXX-QX",
        "half": "XXXX-HX",
        "season": "XXXX-XX",
        "decade": "XXX",
        "century": "XX",
    }.get(unit, "XXXX")


def nearest_weekday(day: date, weekday: int, direction: int) -> date:
    """The weekday in the week around `day` that a tense points at; `day` itself where it is one."""
    ahead = (weekday - day.isoweekday()) % 7
    if ahead == 0:
        return day
    return day + timedelta(days=ahead if direction == FUTURE else ahead - 7)


def part_of(match: Match) -> str | None:
    """START, MID or END where the match has such a word."""
    return match.value("part") if match.has("part") else None


def back(day: Period, unit: str, count: int) -> str | None:
    """The day `count` units before `day` (after it, where negative), as an ISO day."""
    days = day.days
    if days is None:
        return None
    if unit in ("day", "week", "weekend"):
        return (days[0] - timedelta(days=count * (1 if unit == "day" else 7))).isoformat()
    there = months_away(days[0], -count * MONTHS_IN[unit])
    return None if there is None else there.isoformat()


def year_of(match: Match, context: Context, month: int, day: int | None = None) -> tuple[int | None, bool, str | None]:
    """The year of a date, whether before Christ, and the basis (`stated` where the words tell it)."""
    named = named_year(match, context)
    if named is not None:
        return named[0], named[1], STATED
    if match.has("rel"):
        year = shifted(match, context, "rel", "year") if match.value("rel_unit") == "Y" else None
        if year is not None:
            return year.year, year.before_christ, None
    return context.year_for(match, month, day), context.before_christ and context.history, None
