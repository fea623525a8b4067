"""Dates told from another date: from publication ("last week") or from the narrative ("two years later")."""

from dataclasses import replace
from datetime import date, timedelta

from communique.annotate.times.context import Context
from communique.annotate.times.durations import anchored
from communique.annotate.times.lexicon import lexicon
from communique.annotate.times.numbers import day_number
from communique.annotate.times.periods import Period
from communique.annotate.times.readings import back, blank, dated, nearest_weekday, part_of, shifted, unit_name, unknown
from communique.annotate.times.rules import Match, Reading, rule
from communique.annotate.times.seasons import quarter_over
from communique.annotate.times.tense import FUTURE

Read = Reading | list[Reading] | None
# Before "the end of the year": of the publication's, where the sentence tells no other.
DEADLINES = frozenset({"by", "before", "until", "till"})
WEEKDAY_BASIS = "weekday"
# What makes "the year" a noun with its own description, not a date.
FOLLOWED = frozenset({"of", "when", "that", "-", "in", "after", "before", "from", "the", "where", "which"})


@rule("EDGE? DAYWORD")
def day_word(match: Match, context: Context) -> Read:
    """Reads "today", "yesterday", "tomorrow"."""
    step = lexicon().value(match.words()[-1])
    today = context.today("day")
    if context.history:
        return unknown("PRESENT_REF" if step == 0 else "XXXX-XX-XX")
    return unknown("XXXX-XX-XX") if today is None else dated(today.shift(step))


@rule("EDGE? THE? (?:shift=SHIFT)? weekday=WEEKDAY (?:OF? shift_week=SHIFT UNIT)?", weight=1)
def weekday(match: Match, context: Context) -> Read:
    """Reads "Tuesday" by tense, "last Tuesday", "next Friday", "Monday last week"."""
    if match.word("weekday").endswith("s"):
        return unknown(f"XXXX-WXX-{match.value('weekday')}", "SET")
    number = match.value("weekday")
    base = context.here("day") if context.history else context.today("day")
    days = base.days if base is not None else None
    if days is None:
        return unknown(f"XXXX-WXX-{number}")
    today = days[0]
    if match.has("shift_week"):
        week = today + timedelta(weeks=match.value("shift_week"))
        day = week + timedelta(days=number - week.isoweekday())
    elif match.has("shift"):
        day = _shifted_weekday(match, context, number)
    else:
        day = nearest_weekday(today, number, FUTURE if context.history else context.direction(match))
    return dated(Period.at(day, "day"), basis=WEEKDAY_BASIS)


def _shifted_weekday(match: Match, context: Context, number: int) -> date:
    word, step = match.word("shift"), match.value("shift")
    narrative = word in ("following", "previous", "preceding", "subsequent", "that", "same")
    base = context.here("day") if narrative or context.history else context.today("day")
    base = base or context.today("day")
    assert base is not None and base.days is not None
    today = base.days[0]
    ahead = (number - today.isoweekday()) % 7
    if step > 0:
        return today + timedelta(days=ahead or 7)
    if step < 0:
        return today + timedelta(days=ahead - 7)
    if word == "this" and context.direction(match) != FUTURE and ahead:
        monday = today - timedelta(days=today.isoweekday() - 1)
        return monday + timedelta(days=number - 1)
    return nearest_weekday(today, number, context.direction(match))


@rule(
    "EDGE? THE? (?:(?:LATER|EARLIER) IN?)? THE? shift=SHIFT FISCAL? unit=SINGLE",
    "(?:LATER|EARLIER|part=PART) (?:IN|ON)? shift=SHIFT unit=SINGLE",
    "EDGE? THE? shift=SHIFT unit=SINGLE POSSESSIVE? PART?",
    weight=2,
)
def shifted_unit(match: Match, context: Context) -> Read:
    """Reads "last month", "this year", "the following day", "late next week", "earlier this year"."""
    symbol = match.value("unit")
    unit = unit_name(symbol)
    if unit is None or symbol == "H":
        return None
    words = match.words()
    if "same" in words and words[-1] == "time":
        return None
    period = shifted(match, context, "shift", unit)
    if period is None:
        return unknown(blank(unit))
    if words[0] == "past" or match.word("shift") == "past":
        return _past(match, context, unit)
    if unit == "day" and ("present" in words or (words == ["this", "day"] and context.before(match) == "to")):
        return unknown("PRESENT_REF")
    if _lasts(match, context, symbol):
        return anchored(match, context, symbol, 1, match.value("shift"))
    part = part_of(match)
    reading = dated(period, part=part)
    return _so_far(reading, words, period, context)


def _lasts(match: Match, context: Context, symbol: str) -> bool:
    """Whether "the next decade", "for the next year" is a length of time from now, not the calendar's next one."""
    if match.kind("shift") not in ("NEXT", "LAST", "COMING") or match.words()[0] != "the":
        return False
    if symbol == "DE":
        return bool(match.value("shift") > 0)
    return symbol in ("W", "M", "Y") and context.before(match) in ("for", "over", "throughout", "within")


def _past(match: Match, context: Context, unit: str) -> Read:
    """Reads "the past year": the year up to now, not the calendar's last one."""
    today = context.today("day") if not context.history else context.here("day")
    symbol = str(match.value("unit"))
    value = "P10Y" if symbol == "DE" else "P100Y" if symbol == "CE" else f"P1{symbol}"
    if today is None or today.days is None:
        return unknown(value, "DURATION")
    first = back(today, unit, 1)
    return Reading("DURATION", value, first, today.span[0] if today.span else None, "span" if first else None)


def _so_far(reading: Reading, words: list[str], period: Period, context: Context) -> Reading:
    """Lets "earlier this year" end at publication and "later this month" begin there."""
    today = context.published.span if context.published is not None and context.published.unit == "day" else None
    if today is None or reading.first is None or reading.last is None or period.days is None:
        return reading
    first, last = (day.isoformat() for day in period.days)
    if not first <= today[0] <= last:
        return reading
    if "earlier" in words:
        return replace(reading, first=first, last=today[0], precision="span")
    if "later" in words:
        return replace(reading, first=today[0], last=last, precision="span")
    return reading


@rule(
    "EDGE THE? unit=SINGLE",
    "(?:LATER|EARLIER) IN THE unit=SINGLE",
    "THE? unit=UNIT POSSESSIVE part=PART",
    "unit=UNIT DASH? part=PART",
    weight=2,
)
def part_of_unit(match: Match, context: Context) -> Read:
    """Reads "the end of the year", "later in the month", "year-end"."""
    unit = unit_name(match.value("unit"))
    if unit is None or (unit in ("decade", "century") and context.after(match) == "of"):
        return None
    ahead = context.before(match) in DEADLINES and not context.history and not context.told_in_sentence
    period = (context.today(unit) if ahead else None) or context.passage(unit)
    if period is None:
        return unknown(blank(unit))
    part = part_of(match)
    return _so_far(dated(period, part=part), match.words(), period, context)


@rule(
    "THE (?:FISCAL|APPROX|LATEST)? unit=(?:UNIT|QUARTER|WEEKEND)",
    "THIS unit=QUARTER",
    "THE LATEST unit=PERIOD",
    weight=3,
)
def the_unit(match: Match, context: Context) -> Read:
    """Reads "the week", "the full year", "the latest quarter": the one that the narrative has come to."""
    symbol = match.value("unit") or "Q"
    if symbol not in ("W", "M", "Q", "Y", "WE") or _described(match, context):
        return None
    unit = unit_name(symbol)
    assert unit is not None
    if unit == "quarter" and not context.history:
        latest = "latest" in match.words()
        period = (None if latest else context.quarter) or quarter_over(context)
    elif unit == "year" and "full" in match.words() and context.published is not None and not context.history:
        period = _full_year(match, context)
    else:
        period = context.passage(unit)
    if unit == "weekend" and period is not None and period.days and context.published is not None:
        today = context.today("day")
        if today is not None and period == context.today("weekend") and today.days and today.days[0] < period.days[0]:
            period = period if context.direction(match) == FUTURE else period.shift(-1)
    return unknown(blank(unit)) if period is None else dated(period)


def _full_year(match: Match, context: Context) -> Period | None:
    """The year that a forecast or result is for: the running one; early in a year results are those of the last."""
    month, year = context.today("month"), context.today("year")
    results = month is not None and month.number <= 3 and context.direction(match) != FUTURE
    return year.shift(-1) if results and year is not None else year


def _described(match: Match, context: Context) -> bool:
    """Whether what follows says which unit it is ("the week when", "the year the war began")."""
    after = context.after(match)
    whole = len(match.words()) == 3  # "for the full year the ministry expects"
    return after in FOLLOWED and not (whole and after == "the")


def _told_quarter(context: Context, quarter: Period) -> Period:
    """The quarter that figures are compared for: the last one told of, if it is over."""
    over = quarter_over(context)
    if over is None or (quarter.year or 0, quarter.number) <= (over.year or 0, over.number):
        return quarter
    return over


@rule(
    "THE unit=UNIT (?:BEFORE|AFTER|EARLIER|PRECEDING|FOLLOWING) END",
    "THE unit=UNIT (?:BEFORE|EARLIER|PRECEDING|FOLLOWING)",
    "THE? unit=UNIT DASH (?:AGO|EARLIER) (?:nth=ORDINAL? QUARTER|PERIOD)?",
    "THE SAME unit=UNIT DASH (?:AGO|EARLIER) (?:nth=ORDINAL? QUARTER|PERIOD)?",
    weight=3,
)
def unit_before(match: Match, context: Context) -> Read:
    """Reads "the day before", "the year after", "year-earlier"."""
    words = match.words()
    unit = unit_name(match.value("unit"))
    if unit is None:
        return None
    step = 1 if "after" in words or "following" in words else -1
    if unit == "year" and {"ago", "earlier"} & set(words) and not context.history and "-" in words:
        if match.has("nth"):
            base = context.today("year")
            nth = match.value("nth")
            return dated(Period("quarter", base.year - 1 if base and base.year else None, nth)) if nth <= 4 else None
        quarter = context.quarter
        if quarter is None and words[-1] in ("quarter", "period"):
            quarter = quarter_over(context)
        if quarter is not None:
            return dated(_told_quarter(context, quarter).shift(-4))
        base = context.today("year")
        return unknown(blank(unit)) if base is None else dated(base.shift(-1))
    base = context.here(unit)
    if base is None or (words[-1] in ("before", "prior") and _told_by_event(match, context)):
        return unknown(blank(unit))
    return dated(base.shift(step))


def _told_by_event(match: Match, context: Context) -> bool:
    """Whether a clause or noun follows that the reader does not know the date of ("the day before the vote")."""
    after = context.after(match)
    if match.words()[-1] == "prior" and after == "to":
        return True
    return after.isalpha() and after not in ("and", "but", "in", "at", "as", "to", "or", "when")


@rule(
    "MOD? count=(?:COUNT) APPROX? unit=(?:UNIT|UNITS|QUARTERS) (?:AND SO)? way=(?:AGO|EARLIER|LATER|PREVIOUSLY)",
    "MOD? count=(?:COUNT) APPROX? unit=(?:UNIT|UNITS|QUARTERS) way=(?:BEFORE|AFTER|PRECEDING|FOLLOWING) END",
    "MOD? count=A MOD? unit=(?:UNIT|QUARTER) (?:AND SO)? way=(?:AGO|EARLIER|LATER)",
    "MOD? count=A MOD? unit=(?:UNIT|QUARTER) way=(?:BEFORE|AFTER|PRECEDING|FOLLOWING) END",
    "MOD? count=UNITS way=(?:AGO|EARLIER|LATER)",
    weight=3,
)
def counted_shift(match: Match, context: Context) -> Read:
    """Reads "two years ago", "a day earlier", "three weeks later", "months ago"."""
    symbol = match.value("unit") if match.has("unit") else match.value("count")
    way = match.word("way")
    if context.after(match) == "than":  # "a year earlier than planned" is a length
        return None
    count = match.number("count") if match.has("unit") else None
    unit = unit_name(str(symbol))
    step = match.value("way")
    if count is None:
        return unknown("FUTURE_REF" if step > 0 else "PAST_REF")
    if unit is None:
        return _hours_away(match, context, int(count) * step)
    if symbol == "FN":
        count *= 2
    if unit == "year" and step < 0 and count == 1 and context.quarter is not None and not context.history:
        return dated(_told_quarter(context, context.quarter).shift(-4))
    base = context.today(unit) if way in ("ago", "back") and not context.history else context.here(unit)
    if base is None:
        return unknown(blank(unit))
    if step > 0 and context.anchor is None and not context.history:
        return unknown(blank(unit))
    if count != int(count):
        month = context.today("month") if way == "ago" else context.here("month")
        return unknown(blank(unit)) if month is None or unit != "year" else dated(month.shift(round(count * 12) * step))
    return dated(base.shift(int(count) * step))


def _hours_away(match: Match, context: Context, hours: int) -> Read:
    base = context.today("day") if match.word("way") == "ago" else context.here("day")
    if base is None or base.span is None:
        return unknown("XXXX-XX-XXTXX", "TIME")
    return Reading("TIME", f"{base.value}TXX", base.span[0], base.span[1], "day")


@rule("THE nth=NTH (?:OF THE? shift=SHIFT SAME? unit=UNIT)?", weight=1)
def day_of_month(match: Match, context: Context) -> Read:
    """Reads "the 15th" and "the 5th of that month": a day of the narrative's month."""
    day = day_number(match.words("nth"))
    month = context.here("month")
    if match.has("shift"):
        if match.value("unit") != "M":
            return None
        month = shifted(match, context, "shift", "month")
    elif _names_something(match, context):
        return None
    if month is None or month.year is None or day is None:
        return None
    period = Period("day", month.year, month.number, day, month.before_christ)
    return dated(period) if period.valid else None


def _names_something(match: Match, context: Context) -> bool:
    """Whether the ordinal counts a noun ("the 19th summit", "the 20th Congress")."""
    grammar, last = context.grammar, match.atoms.tokens[match.end - 1]
    if last + 1 >= grammar.size:
        return False
    return grammar.pos[last + 1] in ("NOUN", "PROPN", "ADJ", "NUM") or grammar.lower[last + 1] in (
        "-",
        "–",
        "of",
        "round",
    )


@rule("THE? OF? THAT SAME? unit=SINGLE", "THE SAME unit=SINGLE", weight=1)
def that_unit(match: Match, context: Context) -> Read:
    """Reads "that year", "the same day"."""
    unit = unit_name(match.value("unit"))
    if unit is None or match.words()[0] == "of":
        return None
    period = context.here(unit)
    return unknown(blank(unit)) if period is None else dated(period)
