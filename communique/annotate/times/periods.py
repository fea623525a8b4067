"""Calendar periods: the stretches that time expressions name, their TIMEX3 values and their days."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from communique.records import Precision

SEASONS = ("SP", "SU", "FA", "WI")
SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
YEARS = {"year": 1, "decade": 10, "century": 100, "millennium": 1000}
MONTHS = {"month": 1, "quarter": 3, "half": 6}
UNIT_NAMES = {
    "D": "day", "W": "week", "WE": "weekend", "FN": "week", "M": "month", "Q": "quarter", "H": "half", "Y": "year",
    "DE": "decade", "CE": "century", "ML": "millennium",
}  # fmt: skip
FINENESS = ("day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century", "millennium")


@dataclass(frozen=True, slots=True)
class Period:
    """One day, week, month … of the calendar; `year` is None where the text does not tell it.

    `number` is the month, quarter, half, season (1 to 4) or ISO week; `before_christ` years count backwards.
    """

    unit: str
    year: int | None
    number: int = 1
    day: int = 1
    before_christ: bool = False

    @classmethod
    def at(cls, moment: date, unit: str) -> "Period":
        """The period of `unit` that holds the day `moment`."""
        if unit in YEARS:
            return cls(unit, moment.year - moment.year % YEARS[unit])
        if unit in MONTHS:
            return cls(unit, moment.year, (moment.month - 1) // MONTHS[unit] + 1)
        if unit == "season":
            year = moment.year - (moment.month < 3)
            return cls(unit, year, (moment.month - 3) % 12 // 3 + 1)
        if unit in ("week", "weekend"):
            iso = moment.isocalendar()
            return cls(unit, iso.year, iso.week)
        return cls("day", moment.year, moment.month, moment.day)

    @property
    def valid(self) -> bool:
        """Whether the calendar has such a day."""
        if self.unit != "day":
            return True
        if not 1 <= self.number <= 12 or self.day < 1:
            return False
        leap_or_year = 2000 if self.year is None or self.before_christ else max(self.year, 1)
        return self.day <= monthrange(leap_or_year, self.number)[1]

    @property
    def value(self) -> str:
        """The TIMEX3 value, with X for what is not known."""
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.before_christ:
            year = "BC" + year
        match self.unit:
            case "day":
                return f"{year}-{self.number:02d}-{self.day:02d}"
            case "month":
                return f"{year}-{self.number:02d}"
            case "week":
                return f"{year}-W{self.number:02d}"
            case "weekend":
                return f"{year}-W{self.number:02d}-WE"
            case "quarter":
                return f"{year}-Q{self.number}"
            case "half":
                return f"{year}-H{self.number}"
            case "season":
                return f"{year}-{SEASONS[self.number - 1]}"
            case "decade":
                return year[:-1]
            case "century":
                return year[:-2]
            case "millennium":
                return year[:-3]
        return year

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day, or None where the year is unknown or before Christ."""
        if self.year is None or self.before_christ or not 1 <= self.year <= 9998 or not self.valid:
            return None
        if self.unit in YEARS:
            return date(self.year, 1, 1), date(min(self.year + YEARS[self.unit] - 1, 9999), 12, 31)
        if self.unit in MONTHS:
            length = MONTHS[self.unit]
            first = (self.number - 1) * length + 1
            return date(self.year, first, 1), month_end(self.year, first + length - 1)
        if self.unit == "season":
            first, last = SEASON_MONTHS[SEASONS[self.number - 1]]
            return date(self.year, first, 1), month_end(self.year + (last < first), last)
        if self.unit in ("week", "weekend"):
            monday = date.fromisocalendar(self.year, self.number, 1)
            return monday + timedelta(days=5 if self.unit == "weekend" else 0), monday + timedelta(days=6)
        only = date(self.year, self.number, self.day)
        return only, only

    @property
    def span(self) -> tuple[str, str] | None:
        """The first and the last day as ISO prefixes, no finer than the period is."""
        days = self.days
        if days is None:
            return None
        if self.unit in YEARS:
            return f"{days[0].year:04d}", f"{days[1].year:04d}"
        if self.unit in MONTHS or self.unit == "season":
            return days[0].isoformat()[:7], days[1].isoformat()[:7]
        return days[0].isoformat(), days[1].isoformat()

    @property
    def precision(self) -> Precision:
        """How fine the period is, in the record's words."""
        if self.unit in ("day", "week", "month", "quarter", "season", "year", "decade"):
            return self.unit  # type: ignore[return-value]
        return "span"

    def shift(self, count: int) -> "Period":
        """The period `count` periods later, or earlier where negative."""
        if self.year is None:
            return self
        if self.unit in YEARS:
            step = count * YEARS[self.unit]
            return replace(self, year=max(1, self.year - step if self.before_christ else self.year + step))
        if self.unit in MONTHS or self.unit == "season":
            size = 12 // MONTHS.get(self.unit, 3)
            index = self.year * size + self.number - 1 + count
            return replace(self, year=index // size, number=index % size + 1)
        days = self.days
        if days is None:
            return replace(self, year=None)
        return Period.at(days[0] + timedelta(days=count * (1 if self.unit == "day" else 7)), self.unit)

    def to(self, unit: str) -> "Period | None":
        """The period of a coarser or the same `unit` that holds this one; None where this one is too coarse."""
        if unit == self.unit:
            return self
        if FINENESS.index(self.unit) > FINENESS.index(unit):
            return None
        if unit in YEARS and self.year is not None:
            if self.before_christ:
                return replace(self, unit=unit, year=self.year - self.year % YEARS[unit], number=1, day=1)
            if self.unit in YEARS or self.unit == "season":
                return Period(unit, self.year - self.year % YEARS[unit])
        days = self.days
        return None if days is None else Period.at(days[0], unit)

    def third(self, part: str) -> tuple[date, date] | None:
        """The days of its START, MID or END third, as in "early 2021" or "the end of March"."""
        days = self.days
        if days is None:
            return None
        first, last = days
        length = (last - first).days + 1
        if part == "START":
            return first, first + timedelta(days=max(length // 3, 1) - 1)
        if part == "END":
            return last - timedelta(days=max(length // 3, 1) - 1), last
        return first + timedelta(days=length // 3), last - timedelta(days=length // 3)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def from_iso(prefix: str) -> Period | None:
    """The year, month or day that an ISO prefix names."""
    parts = prefix[:10].split("-")
    if not all(part.isdecimal() for part in parts) or len(parts[0]) != 4:
        return None
    year, number, day = [*(int(part) for part in parts), 1, 1][:3]
    period = Period(("year", "month", "day")[len(parts) - 1], year, number, day)
    return period if period.valid and 1 <= number <= 12 else None


def from_value(value: str) -> Period | None:
    """The period that a TIMEX3 value names, where it is wholly known."""
    era = value.startswith("BC")
    year, _, rest = value.removeprefix("BC").partition("-")
    if not year.isdecimal() or "X" in rest:
        return None
    if len(year) != 4:
        unit = {3: "decade", 2: "century"}.get(len(year))
        return Period(unit, int(year.ljust(4, "0")), before_christ=era) if unit is not None else None
    if not rest:
        return Period("year", int(year), before_christ=era)
    if rest in SEASONS:
        return Period("season", int(year), SEASONS.index(rest) + 1, 1, era)
    if rest[0] in "WQH":
        unit = {"W": "weekend" if rest.endswith("WE") else "week", "Q": "quarter", "H": "half"}[rest[0]]
        digits = rest[1:].partition("-")[0]
        return Period(unit, int(year), int(digits), 1, era) if digits.isdecimal() else None
    month, _, day = rest.partition("-")
    if not month.isdecimal() or (day and not day.isdecimal()):
        return None
    return Period("day" if day else "month", int(year), int(month), int(day or 1), era)


def months_away(day: date, months: int) -> date | None:
    """The same day of the month `months` later (the month's last where it is shorter); None beyond the calendar."""
    there = Period.at(day, "month").shift(months)
    if there.year is None or not 1 < there.year < 9999:
        return None
    return date(there.year, there.number, min(day.day, month_end(there.year, there.number).day))
