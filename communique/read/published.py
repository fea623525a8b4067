"""When an article was published: as it shows, or as its text lets one infer.

Without a line that shows it, the day lies near the latest days that the text tells of as past. A day without a year
("April 9") is placed by what else the text says: the years that it names, the weekday that goes with it, and the
terms of office of the people in it. The month is inferred, never the day.
"""

import datetime
import re
from dataclasses import dataclass
from functools import cache

from communique.read import cues, dates, terms
from communique.read.draft import Piece
from communique.read.zones import Settled
from communique.records import Published

LEAD = 5
"""Paragraphs from the top in which news tells of its own day."""
TOP = 2
"""Paragraphs from the top in which a whole date is the day of the news."""
NEAR = 366
"""Days between the latest date with a year and a day without one, at most: later, the text would name the year."""
EARLIEST = 1990


_DATELINE = re.compile(r"(?:[A-Z][\w’'.-]*[ ,/]+){1,6}$")
_AFTER_DATELINE = re.compile(r"\s*(?:[.:]\s|--?\s|–|—|[(（][^)）]{2,40}[)）]\s*[-–—:])|\s*$")


def shown(settled: Settled, pieces: list[Piece]) -> Published | None:
    """The day that a line of the article shows: one labelled as published first, then any, then one of an update.

    Without such a line, the day in the dateline of its first paragraph.
    """
    order = {"published": 0, None: 1, "updated": 2}
    best = min(settled.date_lines, key=lambda line: order[line.label], default=None)
    if best is not None:
        return Published(date=best.shown.date, precision=best.shown.precision, basis="stated")
    opening = next((piece.text[:120] for piece in pieces if piece.zone == "body"), "")
    for date in dates.shown(opening):
        if (
            date.precision == "day"
            and _DATELINE.match(opening[: date.start])
            and _AFTER_DATELINE.match(opening, date.end)
        ):
            return Published(date=date.date, precision="day", basis="stated")
    return None


@dataclass(frozen=True, slots=True)
class _Day:
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


def inferred(pieces: list[Piece]) -> Published | None:
    """The month of publication, as far as the text alone bounds it; None when it could be several."""
    paragraphs = [
        p.text
        for p in pieces
        if p.kept and p.zone in ("title", "standfirst", "body", "caption", "list_item", "quotation")
    ]
    text = "\n".join(paragraphs)
    if not cues.pattern("inference", "now").search(text):
        return None
    lead = "\n".join(paragraphs[: LEAD + 1])
    top = "\n".join(paragraphs[: TOP + 1])
    full = _past_dates(text, len(top))
    latest = max((date for date, _, _ in full), default=None)
    if latest is not None and latest.year < max(EARLIEST, max(_named_years(text), default=0) - 1):
        return None
    days = [day for day in _days(text, len(lead)) if not day.ahead]
    if any(day.lead for day in days):
        opening = next((p.text for p in pieces if p.kept and p.zone == "body"), "")
        return _by_days(text, top, opening, days, latest)
    in_lead = [(date, words) for date, words, top in full if top]
    if latest is not None and in_lead and max(in_lead)[0] == latest:
        return Published(date=latest.isoformat()[:7], precision="month", basis=f"relative:{max(in_lead)[1]}")
    return None


def _by_days(text: str, top: str, opening: str, days: list[_Day], latest: datetime.date | None) -> Published | None:
    """The month of the latest day without a year, in the one year that everything else in the text allows."""
    anchor = max((day for day in days if day.lead), key=lambda day: (day.month, day.day))
    spoken = _weekdays(top) if not any(day.weekday is not None for day in days) else set()
    candidates = []
    for year in _years(text, latest):
        placed = anchor.of(year)
        if (
            placed is not None
            and (latest is None or -31 <= (placed - latest).days <= NEAR)
            and _weekdays_fit(days, year)
        ):
            candidates.append(placed.isoformat())
    weekday = any(day.weekday is not None for day in days)
    if len(candidates) > 1:
        candidates = terms.fitting(text, candidates)
    if len(candidates) > 1 and spoken:
        told = [day for day in candidates if _spoken_fits(days, datetime.date.fromisoformat(day), spoken)]
        weekday, candidates = weekday or bool(told), told or candidates
    if len(candidates) != 1:
        return None
    year = int(candidates[0][:4])
    basis = "weekday" if weekday else f"relative:{anchor.words}"
    if _wire_day(opening, anchor):
        return Published(date=candidates[0], precision="day", basis=basis)
    month = _latest_month(days, year, candidates[0])
    return Published(date=month, precision="month", basis=basis)


def _wire_day(opening: str, anchor: _Day) -> bool:
    """Whether the first paragraph opens with a wire's dateline of this day: "CAIRO, March 18 (Agency) -"."""
    at = opening[:120].find(anchor.words)
    return (
        at > 0
        and _DATELINE.match(opening[:at]) is not None
        and bool(_AFTER_DATELINE.match(opening, at + len(anchor.words)))
    )


def _latest_month(days: list[_Day], year: int, anchor: str) -> str:
    """The month of the latest past day near the anchor: an account may tell on into the next month."""
    placed = [day.of(year) for day in days]
    near = [d for d in placed if d is not None and 0 <= (d - datetime.date.fromisoformat(anchor)).days <= 45]
    return max(near, default=datetime.date.fromisoformat(anchor)).isoformat()[:7]


def _years(text: str, latest: datetime.date | None) -> range:
    """Years in which the text may have been written."""
    if latest is not None:
        return range(latest.year - 1, latest.year + 2)
    return range(max([*_named_years(text), EARLIEST]), LAST + 1)


def _named_years(text: str) -> list[int]:
    """The years that the text names as past or present."""
    found = re.finditer(r"\b(?:19[5-9]\d|20\d\d)\b", text)
    ahead = cues.pattern("inference", "ahead")
    return [int(match.group()) for match in found if not ahead.search(_clause(text, match.start()))]


LAST = 2035
"""No clock is asked: the same text gives the same day tomorrow. Terms of office that last end the years earlier."""


@cache
def _day_expression() -> re.Pattern[str]:
    month = cues.alternatives(list(dates.months()))
    weekday = cues.alternatives(list(dates.weekdays()))
    return re.compile(
        rf"(?:\b(?P<w1>{weekday})\.?,?\s+(?:on\s+)?(?:the\s+)?)?"
        rf"(?:\b(?P<m1>{month})\b\.?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*(?:[-–—]|and|to)\s*(?P<e1>\d{{1,2}}))?(?!\d|:|\s*(?:percent|%))"
        rf"|(?<![\d.,])(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*(?:[-–—]|and|to)\s*(?P<e2>\d{{1,2}}))?\.?\s+(?:of\s+)?(?P<m2>{month})\b)"
        rf"(?!\.?,?\s+\d{{4}}|\s+of\s+(?:last|that))(?:,?\s*\(?(?P<w2>{weekday})\b)?",
        re.IGNORECASE,
    )


def _days(text: str, lead: int) -> list[_Day]:
    found = []
    for match in dates.around_digits(_day_expression(), text):
        name = match["m1"] or match["m2"]
        if not name[:1].isupper() and name.isascii() and name.lower() in ("may", "march", "mar", "sept", "dec"):
            continue
        spoken = match["w1"] or match["w2"]
        number = int(match["e1"] or match["e2"] or match["d1"] or match["d2"])
        weekday = dates.weekdays()[spoken.lower()] if spoken and not (match["e1"] or match["e2"]) else None
        before = _clause(text, match.start())
        ahead = bool(cues.pattern("inference", "ahead").search(before))
        day = _Day(dates.months()[name.lower()], number, match.group().strip(), weekday, ahead, match.start() < lead)
        if day.of(2000) is not None:
            found.append(day)
    return found


def _clause(text: str, end: int) -> str:
    """The words of the sentence before a place, without what quotation or clause stands further off."""
    return re.split(r"[.!?;\n,–—]\s?", text[max(0, end - 80) : end])[-1]


def _past_dates(text: str, lead: int) -> list[tuple[datetime.date, str, bool]]:
    """The dates with a year that the text does not tell of as to come: the last day of each."""
    found = []
    for date in dates.shown(text):
        if date.precision == "year" or cues.pattern("inference", "ahead").search(_clause(text, date.start)):
            continue
        whole = datetime.date.fromisoformat(date.date if date.precision == "day" else f"{date.date}-01")
        found.append((whole, text[date.start : date.end], date.start < lead))
    return found


def _weekdays_fit(days: list[_Day], year: int) -> bool:
    """Whether each day that has its weekday beside it falls on it in a year."""
    told = [(day.of(year), day.weekday) for day in days if day.weekday is not None]
    return all(date is not None and date.weekday() == weekday for date, weekday in told)


def _weekdays(text: str) -> set[int]:
    found = re.findall(rf"\b({cues.alternatives(list(dates.weekdays()))})\b", text, re.IGNORECASE)
    return {dates.weekdays()[word.lower()] for word in found if len(word) > 3 or not word.isascii()}


def _spoken_fits(days: list[_Day], anchor: datetime.date, spoken: set[int]) -> bool:
    """Whether a weekday that the top of the text names is that of a day told of, at or beside the anchor."""
    placed = [date for day in days if (date := day.of(anchor.year)) is not None]
    return any(date.weekday() in spoken for date in placed if abs((date - anchor).days) <= 3)
