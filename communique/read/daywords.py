"""The days that a text tells of without saying when it was written: with a year and without, past and to come."""

import datetime
import re
from dataclasses import dataclass
from functools import cache

from communique.read import cues, dates

EARLIEST = 1990


@dataclass(frozen=True, slots=True)
class Day:
    """A month and day without a year, as the text has it."""

    month: int
    day: int
    words: str
    weekday: int | None
    ahead: bool
    lead: bool

    def of(self, year: int) -> datetime.date | None:
        """This day of a year; None when the year has none."""
        try:
            return datetime.date(year, self.month, self.day)
        except ValueError:
            return None


def years(text: str, latest: datetime.date | None) -> range:
    """Years in which the text may have been written."""
    if latest is not None:
        return range(latest.year - 1, latest.year + 2)
    return range(max([*named_years(text), EARLIEST]), LAST + 1)


def named_years(text: str) -> list[int]:
    """The years that the text names as past or present."""
    found = re.finditer(r"\b(?:19[5-9]\d|20\d\d)\b", text)
    ahead = cues.pattern("inference", "ahead")
    return [int(match.group()) for match in found if not ahead.search(clause(text, match.start()))]


LAST = 2035
"""No clock is asked: the same text gives the same day tomorrow. Terms of office that last end the years earlier."""


@cache
def _expression() -> re.Pattern[str]:
    month = cues.alternatives(list(dates.months()))
    weekday = cues.alternatives(list(dates.weekdays()))
    return re.compile(
        rf"(?:\b(?P<w1>{weekday})\.?,?\s+(?:on\s+)?(?:the\s+)?)?"
        rf"(?:\b(?P<m1>{month})\b\.?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*(?:[-–—]|and|to)\s*(?P<e1>\d{{1,2}}))?(?!\d|:|\s*(?:percent|%))"
        rf"|(?<![\d.,])(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*(?:[-–—]|and|to)\s*(?P<e2>\d{{1,2}}))?\.?\s+(?:of\s+)?(?P<m2>{month})\b)"
        rf"(?!\.?,?\s+\d{{4}}|\s+of\s+(?:last|that))(?:,?\s*\(?(?P<w2>{weekday})\b)?",
        re.IGNORECASE,
    )


def told(text: str, lead: int) -> list[Day]:
    """The days without a year that a text tells of; those before `lead` stand at its top."""
    found = []
    for match in dates.around_digits(_expression(), text):
        name = match["m1"] or match["m2"]
        if not name[:1].isupper() and name.isascii() and name.lower() in ("may", "march", "mar", "sept", "dec"):
            continue
        spoken = match["w1"] or match["w2"]
        number = int(match["e1"] or match["e2"] or match["d1"] or match["d2"])
        weekday = dates.weekdays()[spoken.lower()] if spoken and not (match["e1"] or match["e2"]) else None
        before = clause(text, match.start())
        ahead = bool(cues.pattern("inference", "ahead").search(before))
        day = Day(dates.months()[name.lower()], number, match.group().strip(), weekday, ahead, match.start() < lead)
        if day.of(2000) is not None:
            found.append(day)
    return found


def clause(text: str, end: int) -> str:
    """The words of the sentence before a place, without what quotation or clause stands further off."""
    return re.split(r"[.!?;\n,–—]\s?|\b(?:since|when|after)\b", text[max(0, end - 80) : end])[-1]


def past_dates(text: str, lead: int) -> list[tuple[datetime.date, str, bool]]:
    """The dates with a year that the text does not tell of as to come: the last day of each."""
    found = []
    for date in dates.shown(text):
        if date.precision == "year" or cues.pattern("inference", "ahead").search(clause(text, date.start)):
            continue
        whole = datetime.date.fromisoformat(date.date if date.precision == "day" else f"{date.date}-01")
        found.append((whole, text[date.start : date.end], date.start < lead))
    return found


def weekdays_fit(days: list[Day], year: int) -> bool:
    """Whether each day that has its weekday beside it falls on it in a year."""
    told = [(day.of(year), day.weekday) for day in days if day.weekday is not None]
    return all(date is not None and date.weekday() == weekday for date, weekday in told)


def spoken(text: str) -> set[int]:
    """The weekdays that a text names, as numbers."""
    found = re.findall(rf"\b({cues.alternatives(list(dates.weekdays()))})\b", text, re.IGNORECASE)
    return {dates.weekdays()[word.lower()] for word in found if len(word) > 3 or not word.isascii()}


def spoken_fits(days: list[Day], anchor: datetime.date, spoken: set[int]) -> bool:
    """Whether a weekday that the top of the text names is that of a day told of, at or beside the anchor."""
    placed = [date for day in days if (date := day.of(anchor.year)) is not None]
    return any(date.weekday() in spoken for date in placed if abs((date - anchor).days) <= 3)
