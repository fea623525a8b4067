"""When an article was published: as it shows, or as its text lets one infer.

Without a line that shows it, the day lies near the latest days that the text tells of as past. A day without a year
("April 9") is placed by what else the text says: the years that it names, the weekday that goes with it, and the
terms of office of the people in it. The month is inferred, never the day.
"""

import datetime
import re
from dataclasses import dataclass

from communique.read import cues, dates, daywords, terms
from communique.read.draft import Piece
from communique.read.settled import Settled
from communique.records import Published

LEAD = 5
"""Paragraphs from the top in which news tells of its own day."""
TOP = 2
"""Paragraphs from the top in which a whole date is the day of the news."""
SHORT = 160
"""Characters of a line that heads a report, at most."""
YEARS_SILENT = 5
"""Years after the latest one that a wire names: a weekday falls on its day again only later."""
NEAR = 366
"""Days between the latest date with a year and a day without one, at most: later, the text would name the year."""


_DATELINE = re.compile(r"(?:[A-Z][\w’'.-]*[ ,/]+(?:\[[^\]\n]{2,30}\][ ,/]+)?){1,6}$")
_AFTER_DATELINE = re.compile(r"\s*(?:[.:]\s|--?\s|–|—|[(（][^)）]{2,40}[)）]\s*[-–—:])|\s*$")


def shown(settled: Settled, pieces: list[Piece], language: str | None = None) -> Published | None:
    """The day that a line of the article shows: one labelled as published first, then any, then one of an update.

    Without such a line, the day in the dateline of its first paragraph. A numeric date that reads two ways is read as
    the others of the page are, or with the day first in an article of another `language` than English.
    """
    order = {"published": 0, None: 1, "updated": 2}
    best = min(settled.date_lines, key=lambda line: order[line.label], default=None)
    if best is not None and best.shown.either is not None:
        first = dates.day_first(piece.text for piece in pieces if len(piece.text) <= dates.LONGEST_LINE)
        if first is None and language not in (None, "en"):
            first = True
        if first is not None:
            day = best.shown.either[0 if first else 1]
            return Published(date=day, precision="day", basis="stated")
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
    return _headed(pieces)


def _headed(pieces: list[Piece]) -> Published | None:
    """The day with its weekday in a short line at the top that is no sentence: who reports from where, and when."""
    for line in [piece.text for piece in pieces if piece.kept and piece.zone != "title"][:TOP]:
        days = [date for date in dates.shown(line[:SHORT]) if date.precision == "day"]
        if len(line) > SHORT or line.rstrip()[-1:] in ".!?:" or len(days) != 1:
            continue
        before = line[: days[0].start].rstrip(" ,").rsplit(None, 1)[-1:]
        if before and before[0].lower().rstrip(".,") in dates.weekdays():
            return Published(date=days[0].date, precision="day", basis="stated")
    return None


def updated(settled: Settled) -> Published | None:
    """The day of the last change that a line of the article shows."""
    shown = [line.updated for line in settled.date_lines if line.updated is not None]
    last = max(shown, key=lambda date: date.date, default=None)
    return Published(date=last.date, precision=last.precision, basis="stated") if last is not None else None


@dataclass(frozen=True, slots=True)
class Account:
    """What the words of an article tell of days, for whoever asks when it was written."""

    text: str
    lead: str
    top: str
    opening: str
    full: list[tuple[datetime.date, str, bool]]
    days: list[daywords.Day]

    @property
    def latest(self) -> datetime.date | None:
        """The latest date with a year that is not told of as to come."""
        return max((date for date, _, _ in self.full), default=None)

    @property
    def current(self) -> bool:
        """Whether the text tells of its own days, and not of others long ago."""
        if wire_day(self) is not None:
            return True
        if not cues.pattern("inference", "now").search(self.text):
            return False
        named = max(daywords.named_years(self.text), default=0)
        return self.latest is None or self.latest.year >= max(daywords.EARLIEST, named - 1)


def account(pieces: list[Piece]) -> Account:
    """What an article tells of days."""
    zones = ("title", "standfirst", "body", "caption", "list_item", "quotation")
    paragraphs = [piece.text for piece in pieces if piece.kept and piece.zone in zones]
    text, lead, top = ("\n".join(part) for part in (paragraphs, paragraphs[: LEAD + 1], paragraphs[: TOP + 1]))
    return Account(
        text,
        lead,
        top,
        next((p.text for p in pieces if p.kept and p.zone == "body"), ""),
        daywords.past_dates(text, len(top)),
        [day for day in daywords.told(text, len(lead)) if not day.ahead],
    )


def inferred(told: Account) -> Published | None:
    """The month of publication, as far as the text alone bounds it; None when it could be several."""
    if not told.current:
        return None
    latest = anchor(told)
    if latest is not None:
        days, weekday = candidates(told)
        return _placed(told, days[0], "weekday" if weekday else f"relative:{latest.words}") if len(days) == 1 else None
    in_lead = [(date, words) for date, words, top in told.full if top and not _aside(told.text, words)]
    if in_lead and max(in_lead)[0] == told.latest:
        return Published(date=max(in_lead)[0].isoformat()[:7], precision="month", basis=f"relative:{max(in_lead)[1]}")
    return None


def _aside(text: str, words: str) -> bool:
    """Whether a date stands in a clause about what had been before: "the first visit since she came in May 2018"."""
    start = text.find(words)
    sentence = re.split(r"(?<=[.!?;\n])\s", text[max(0, start - 300) : start])[-1]
    return cues.pattern("inference", "background").search(sentence) is not None


def wire_day(told: Account) -> daywords.Day | None:
    """The day in a wire's dateline, without its year."""
    return next((day for day in told.days if day.lead and _opens_wire(told.opening, day)), None)


def anchor(told: Account) -> daywords.Day | None:
    """The day in a wire's dateline, else the latest day without a year that the top of the text tells of."""
    return wire_day(told) or max(
        (day for day in told.days if day.lead), key=lambda day: (day.month, day.day), default=None
    )


def candidates(told: Account) -> tuple[list[str], bool]:
    """The days that the anchor may be, in the years that all else in the text allows; whether a weekday tells so."""
    latest, day = told.latest, anchor(told)
    wired = _wire_days(told)
    if wired:
        return wired, True
    found = []
    for year in daywords.years(told.text, latest):
        placed = day.of(year) if day is not None else None
        if (
            placed is not None
            and (latest is None or -31 <= (placed - latest).days <= NEAR)
            and daywords.weekdays_fit(told.days, year)
        ):
            found.append(placed.isoformat())
    weekday = any(one.weekday is not None for one in told.days)
    if len(found) > 1:
        found = terms.fitting(told.text, found)
    if len(found) > 1 and not weekday:
        spoken = daywords.spoken(told.top)
        fit = [day for day in found if daywords.spoken_fits(told.days, datetime.date.fromisoformat(day), spoken)]
        return (fit, True) if fit else (found, False)
    return found, weekday


def _wire_days(told: Account) -> list[str]:
    """The days of a wire whose first paragraph names the weekday on which it happened: that day, or the one before."""
    day, spoken = wire_day(told), daywords.spoken(told.opening)
    if day is None or not spoken:
        return []
    first = told.latest.year if told.latest is not None else max([*daywords.named_years(told.text), daywords.EARLIEST])
    days = [placed for year in range(first, daywords.LAST + 1) if (placed := day.of(year)) is not None]
    fit = [
        placed.isoformat()
        for placed in days
        if (told.latest is None or told.latest <= placed)
        and spoken & {placed.weekday(), (placed.weekday() - 1) % 7}
        and daywords.weekdays_fit(told.days, placed.year)
    ]
    held = terms.fitting(told.text, fit)
    if told.latest is not None:
        held = [one for one in held if int(one[:4]) <= told.latest.year + YEARS_SILENT]
    same = [one for one in held if datetime.date.fromisoformat(one).weekday() in spoken]
    return same or held


def _placed(told: Account, day: str, basis: str) -> Published:
    """The month of publication, or the day of a wire, by the one day that the anchor can be."""
    if wire_day(told) is not None:
        return Published(date=day, precision="day", basis=basis)
    return Published(date=_latest_month(told.days, int(day[:4]), day), precision="month", basis=basis)


def _opens_wire(opening: str, day: daywords.Day) -> bool:
    """Whether the first paragraph opens with a wire's dateline of this day: "CAIRO, March 18 (Agency) -"."""
    at = opening[:120].find(day.words)
    return (
        at > 0
        and _DATELINE.match(opening[:at]) is not None
        and bool(_AFTER_DATELINE.match(opening, at + len(day.words)))
    )


def _latest_month(days: list[daywords.Day], year: int, anchor: str) -> str:
    """The month of the latest past day near the anchor: an account may tell on into the next month."""
    placed = [day.of(year) for day in days]
    near = [d for d in placed if d is not None and 0 <= (d - datetime.date.fromisoformat(anchor)).days <= 45]
    return max(near, default=datetime.date.fromisoformat(anchor)).isoformat()[:7]
