"""Seasons, quarters and halves of a year."""

from communique.annotate.times.context import Context, with_year
from communique.annotate.times.lexicon import lexicon
from communique.annotate.times.periods import SEASONS, Period
from communique.annotate.times.readings import (
    NARRATIVE,
    STATED,
    blank,
    dated,
    named_year,
    part_of,
    shifted,
    unit_name,
    unknown,
    year_of,
)
from communique.annotate.times.rules import Match, Reading, rule
from communique.annotate.times.tense import FUTURE

Read = Reading | list[Reading] | None


@rule(
    "EDGE? THE? season=SEASON (?:OF? year=YEAR (?:(?:DASH|SLASH) (?:DAYNUM|NUM|YEARNUM))?|OF? OF_YEAR)?",
    "THE? year=YEARNUM DASH? season=SEASON",
    weight=3,
)
def season(match: Match, context: Context) -> Read:
    """Reads "the spring of 2022", "summer", "winter 1941-42"."""
    number = SEASONS.index(match.value("season")) + 1
    month = (4, 7, 10, 12)[number - 1]
    if match.has("year"):
        named = named_year(match, context)
        assert named is not None
        year, before_christ, basis = named[0], named[1], STATED
    elif match.has("rel"):
        year, before_christ, basis = year_of(match, context, month)  # type: ignore[assignment]
    else:
        if len(match.words()) == 1 and not _season_as_date(match, context):
            return unknown(f"XXXX-{SEASONS[number - 1]}")
        year, before_christ, basis = context.year_for(match, month), context.before_christ, None  # type: ignore[assignment]
    part = part_of(match)
    return dated(Period("season", year, number, 1, before_christ), part=part, basis=basis)


def _season_as_date(match: Match, context: Context) -> bool:
    return context.before(match) in lexicon().lists["before_dates"]


@rule("THE? shift=SHIFT season=SEASON", weight=4)
def shifted_season(match: Match, context: Context) -> Read:
    """Reads "last summer", "this spring", "the following winter"."""
    number = SEASONS.index(match.value("season")) + 1
    word = match.words("shift")[0]
    narrative = lexicon().class_of[word] in NARRATIVE
    base = context.here("month") if narrative or context.history else context.today("month")
    if base is None:
        coarse = context.here("year") if narrative or context.history else context.today("year")
        step = lexicon().value(word)
        return dated(Period("season", coarse.year + step if coarse and coarse.year else None, number))
    current = base.to("season")
    assert current is not None and current.year is not None
    step, year = lexicon().value(word), current.year
    if step < 0 and number >= current.number:
        year -= 1
    elif step > 0 and number <= current.number:
        year += 1
    elif step == 0 and base.year is not None:
        year = base.year
    return dated(Period("season", year, number))


@rule(
    "EDGE? THE? FISCAL? nth=ORDINAL DASH? unit=(?:QUARTER|HALF)"
    "(?:OF THE? (?:FISCAL|UNIT)? year=YEAR|OF THE? rel=SHIFT? rel_unit=UNIT)?",
    "EDGE? THE nth=(?:ORDINAL|LAST|LATTER) unit=HALF OF THE? (?:year=YEAR|rel=SHIFT? rel_unit=UNIT)",
    "THE? FISCAL? year=YEAR POSSESSIVE? nth=ORDINAL DASH? unit=(?:QUARTER|HALF)",
    "THE? rel=SHIFT rel_unit=UNIT POSSESSIVE nth=ORDINAL DASH? unit=(?:QUARTER|HALF)",
    weight=4,
)
def quarter(match: Match, context: Context) -> Read:
    """Reads "the third quarter", "the first half of 2024", "last year's second quarter"."""
    nth = match.value("nth") if match.word("nth") not in ("last", "latter", "past") else 0
    unit = "quarter" if match.value("unit") == "Q" else "half"
    if unit == "half" and match.has("rel_unit") and match.value("rel_unit") != "Y":
        return _half_of(match, context, nth)
    if nth == 0:
        nth = 4 if unit == "quarter" else 2
    if nth > (4 if unit == "quarter" else 2):
        return None
    if match.has("year"):
        named = named_year(match, context)
        assert named is not None
        return dated(Period(unit, named[0], nth, 1, named[1]), basis=STATED)
    if unit == "half" and not match.has("rel_unit"):
        return None
    base = None
    if match.has("rel"):
        base = shifted(match, context, "rel", "year")
    elif context.history or match.has("rel_unit"):
        base = context.here("year")
    if base is None:
        base = _year_of_quarter(match, context, unit, nth)
    return dated(Period(unit, base.year if base is not None else None, nth))


def _half_of(match: Match, context: Context, nth: int) -> Read:
    """Reads "the second half of the decade": the unit's later part."""
    unit = unit_name(match.value("rel_unit"))
    if unit is None or nth > 2:
        return None
    period = shifted(match, context, "rel", unit) if match.has("rel") else context.passage(unit)
    return unknown(blank(unit)) if period is None else dated(period, part="START" if nth == 1 else "END")


def _year_of_quarter(match: Match, context: Context, unit: str, nth: int) -> Period | None:
    """Companies and ministries tell of the quarter just over, unless the verb looks ahead."""
    today = context.today(unit)
    if today is None or today.year is None:
        return context.today("year") or context.here("year")
    if context.direction(match) != FUTURE and nth > today.number:
        return Period("year", today.year - 1)
    return Period("year", today.year)


@rule("THE year=YEARNUM (?:QUARTER|PERIOD)", weight=4)
def same_quarter(match: Match, context: Context) -> Read:
    """Reads "the 2023 quarter": the quarter told of last, in another year."""
    quarter = context.quarter or (quarter_over(context) if match.words()[-1] == "quarter" else None)
    if quarter is None:
        return dated(Period("year", int(match.word("year"))), basis=STATED)
    return dated(with_year(quarter, int(match.word("year"))))


@rule(
    "THE? SAME unit=(?:QUARTER|PERIOD|UNIT) (?:OF|IN)? THE? rel=SHIFT rel_unit=UNIT",
    "rel=SHIFT rel_unit=UNIT POSSESSIVE unit=QUARTER",
    weight=5,
)
def same_stretch(match: Match, context: Context) -> Read:
    """Reads "the same quarter of last year", "last year's quarter": the one told of last, in another year."""
    if match.value("rel_unit") != "Y":
        return None
    year, word = shifted(match, context, "rel", "year"), match.word("unit")
    told = context.passage("month") if word == "month" else context.quarter
    if word == "quarter" and told is None:
        told = quarter_over(context)
    if year is None or told is None or word not in ("month", "quarter", "period"):
        return None if year is None or word not in ("month", "quarter", "period") else dated(year)
    return dated(with_year(told, year.year))


def quarter_over(context: Context) -> Period | None:
    """The quarter before publication: the one that figures tell of."""
    today = context.today("quarter")
    return None if today is None else today.shift(-1)


@rule(
    "short=SHORT_QUARTER (?:OF|IN|COMMA|DASH)? year=YEAR",
    "year=YEARNUM DASH? short=SHORT_QUARTER",
    "short=SHORT_QUARTER",
    weight=4,
)
def short_quarter(match: Match, context: Context) -> Read:
    """Reads "Q3 2023", "H1"."""
    symbol = match.value("short")
    unit, nth = ("quarter" if symbol[0] == "Q" else "half"), int(symbol[1])
    if match.has("year"):
        named = named_year(match, context)
        assert named is not None
        return dated(Period(unit, named[0], nth), basis=STATED)
    base = _year_of_quarter(match, context, unit, nth)
    return dated(Period(unit, base.year if base is not None else None, nth))
