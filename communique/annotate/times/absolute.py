"""Dates that name a day, a month, a year, a decade or a century."""

from dataclasses import replace
from datetime import timedelta

from communique.annotate.times.context import Context, with_year
from communique.annotate.times.lexicon import lexicon
from communique.annotate.times.numbers import day_number, spelled_year, year_number
from communique.annotate.times.periods import Period
from communique.annotate.times.readings import NARRATIVE, STATED, dated, named_year, part_of, spanning, year_of
from communique.annotate.times.rules import Match, Reading, rule

Read = Reading | list[Reading] | None


def _day(match: Match, context: Context, month: int, day: int) -> tuple[Period, str | None]:
    year, before_christ, basis = year_of(match, context, month, day)
    return Period("day", year, month, day, before_christ), basis


@rule(
    "(?:(?:WEEKDAY|SHORT_WEEKDAY) (?:COMMA|STOP)? )? THE? day=DAY (?:OF|DASH)? month=MONTH SUFFIX?",
    "day=DAY DASH? month=MONTH DASH dash_year=YEARNUM",
    "day=DAY DASH month=MONTH DASH dash_year=(?:DAYNUM|NUM)",
    "(?:(?:WEEKDAY|SHORT_WEEKDAY) (?:COMMA|STOP)? )? THE day=SPELLED_DAY OF month=MONTH SUFFIX?",
    "(?:(?:WEEKDAY|SHORT_WEEKDAY) (?:COMMA|STOP)? )? month=MONTH DASH? THE? day=(?:DAY|SPELLED_DAY) SUFFIX?",
    weight=5,
)
def one_day(match: Match, context: Context) -> Read:
    """Reads "16 May 2024", "the 16th of May", "Thursday, May 16", "24-Mar-2021"."""
    day = day_number(match.words("day"))
    if day is None:
        return None
    if match.has("dash_year"):
        year = year_number(match.word("dash_year"), context.published.year if context.published else None)
        period = Period("day", year, match.value("month"), day)
        return dated(period, basis=STATED) if period.valid else None
    period, basis = _day(match, context, match.value("month"), day)
    return dated(period, basis=basis) if period.valid else None


@rule(
    "month=MONTH one=DAY (?:DASH|SLASH) two=DAY SUFFIX?",
    "one=DAY (?:DASH|SLASH) two=DAY OF? month=MONTH SUFFIX?",
    weight=6,
)
def days_in_one(match: Match, context: Context) -> Read:
    """Reads "May 16-17, 2024" and "16-17 May" as one stretch of days."""
    first, last = day_number(match.words("one")), day_number(match.words("two"))
    if first is None or last is None:
        return None
    begin, basis = _day(match, context, match.value("month"), first)
    end = replace(begin, day=last)
    return spanning(begin, end, basis) if begin.valid and end.valid and first < last else None


@rule(
    "month=MONTH days=DAY (?:COMMA DAY)* COMMA? (?:AND|TO|TO) DAY (?!UNITS|MERIDIEM|MONTH) (?:SUFFIX)?",
    "THE? days=DAY (?:COMMA DAY)* COMMA? (?:AND|TO) THE? DAY OF? month=MONTH SUFFIX?",
    weight=6,
)
def days_of_month(match: Match, context: Context) -> Read:
    """Reads "March 30 and 31" and "from 7 to 9 July": an expression for each day."""
    month_at, month = match.at("month"), match.value("month")
    places = _day_places(match)
    out = []
    for n, (place, number) in enumerate(places):
        period, basis = _day(match, context, month, number)
        if not period.valid:
            return None
        start, end = place, place + 1
        if n == 0 and month_at < place:
            start = month_at
        if n == len(places) - 1:
            end = match.end
        out.append(dated(period, basis=basis, start=start, end=end))
    return out


def _day_places(match: Match) -> list[tuple[int, int]]:
    year_at = match.at("year") if match.has("year") else match.end
    day_letters = {lexicon().letter_of["DAYNUM"], lexicon().letter_of["NTH"]}
    out = []
    for i in range(match.start, min(year_at, match.end)):
        if match.atoms.letters[i] in day_letters:
            number = day_number([match.atoms.words[i]])
            if number is not None:
                out.append((i, number))
    return out


@rule("EDGE? month=MONTH SUFFIX?", "EDGE? month=MONTH DASH mid_year=YEARNUM", weight=4)
def one_month(match: Match, context: Context) -> Read:
    """Reads "May 2024", "early May", "the end of March", "July of that year"."""
    month = match.value("month")
    if match.has("mid_year"):
        return dated(Period("month", int(match.word("mid_year")), month), part=part_of(match), basis=STATED)
    year, before_christ, basis = year_of(match, context, month)
    return dated(Period("month", year, month, 1, before_christ), part=part_of(match), basis=basis)


@rule("THE (?:nth=ORDINAL|LAST|CLOSING) unit=(?:HALF|UNIT|UNITS) OF month=MONTH SUFFIX?", weight=6)
def stretch_of_month(match: Match, context: Context) -> Read:
    """Reads "the second half of May", "the last week of August", "the first days of June"."""
    symbol = match.value("unit")
    month = match.value("month")
    year, before_christ, basis = year_of(match, context, month)
    period = Period("month", year, month, 1, before_christ)
    days, nth = period.days, match.value("nth") if match.has("nth") else 0
    if (
        symbol not in ("H", "W", "D")
        or (symbol == "D" and match.word("unit") == "day")
        or nth > (5 if symbol == "W" else 2)
    ):
        return None
    if days is None:
        return dated(period, basis=basis)
    length = 7 if symbol == "W" else (days[1].day + 1) // 2 if symbol == "H" else 5
    first = days[0] + timedelta(days=length * (nth - 1)) if nth else days[1] - timedelta(days=length - 1)
    last = days[1] if not nth or (symbol == "H" and nth == 2) else min(first + timedelta(days=length - 1), days[1])
    value = Period.at(last, "week").value if symbol == "W" else period.value
    return Reading("DATE", value, first.isoformat(), last.isoformat(), "week" if symbol == "W" else "span", basis)


@rule("one=MONTH (?:DASH|SLASH) two=MONTH SUFFIX?", weight=5)
def months_in_one(match: Match, context: Context) -> Read:
    """Reads "March-April 2024" as one stretch."""
    first, last = match.value("one"), match.value("two")
    year, before_christ, basis = year_of(match, context, first)
    begin = Period("month", year, first, 1, before_christ)
    end = Period("month", year, last, 1, before_christ)
    if year is not None and last < first:
        end = replace(end, year=year + 1)
    return spanning(begin, end, basis)


@rule("month=MONTH JOIN MONTH SUFFIX", weight=5)
def months_of_year(match: Match, context: Context) -> Read:
    """Reads "March and April 2024": an expression for each month."""
    first, second = match.at("month"), match.at("month") + 2
    last_month = lexicon().value(match.atoms.words[second])
    year, before_christ, basis = year_of(match, context, last_month)
    month = match.value("month")
    early = year - 1 if year is not None and month > last_month else year
    return [
        dated(Period("month", early, month, 1, before_christ), basis=basis, start=first, end=first + 1),
        dated(Period("month", year, last_month, 1, before_christ), basis=basis, start=second, end=match.end),
    ]


@rule("shift=(?:THE? SHIFT) month=MONTH", weight=6)
def shifted_month(match: Match, context: Context) -> Read:
    """Reads "last May", "next June", "the previous April"."""
    month, word = match.value("month"), match.words("shift")[-1]
    narrative = lexicon().class_of[word] in NARRATIVE or context.history
    step = lexicon().value(word)
    if narrative and step == 0:  # "that September"
        told = context.here("year")
        return dated(Period("month", told.year if told is not None else None, month))
    base = context.here("month") if narrative else context.today("month")
    if base is None or base.year is None:
        return dated(Period("month", None, month))
    year = base.year
    if step < 0 and month >= base.number:
        year -= 1
    elif step > 0 and month <= base.number:
        year += 1
    return dated(Period("month", year, month))


@rule(
    "(?:THE? UNIT)? year=YEARNUM",
    "EDGE THE? UNIT? year=YEARNUM",
    "THE? FISCAL UNIT? year=YEARNUM",
    "SHORTYEAR",
    "(?:YEARNUM|NUM|DAYNUM) ERA",
    "FY",
)
def one_year(match: Match, context: Context) -> Read:
    """Reads "2024", "early 2021", "the end of 1999", "fiscal 2023", "490 BC", "the year 1941"."""
    words = match.words()
    if words[0].startswith("fy"):
        return dated(Period("year", year_number(words[0], 2000)), basis=STATED)
    if not match.has("year"):
        year = year_number(words[0], context.anchor.year if context.anchor else None)
        era = len(words) > 1 and words[1].startswith("b")
        if len(words) == 1 and not _dated_by_neighbours(match, context):
            return None
        return dated(Period("year", year, before_christ=era), basis=STATED)
    unit = next((lexicon().value(w) for w in words if lexicon().class_of.get(w) == "UNIT"), None)
    if unit not in (None, "Y"):
        return None
    if len(words) == 1 and _counts_something(match, context):
        return None
    period = Period("year", int(match.word("year")))
    if context.before_christ and context.history and len(words) == 1 and period.year is not None and period.year < 1000:
        period = replace(period, before_christ=True)
    return dated(period, part=part_of(match), basis=STATED)


def _dated_by_neighbours(match: Match, context: Context) -> bool:
    return context.before(match) in lexicon().lists["before_dates"]


def _counts_something(match: Match, context: Context) -> bool:
    """Whether a four-digit number counts or numbers something rather than naming a year."""
    grammar, lists, last = context.grammar, lexicon().lists, match.atoms.tokens[match.end - 1]
    after, year = context.after(match), int(match.words()[-1])
    if context.before(match) in lists["before_numbers"] or after in lists["after_numbers"] | lists["counted"]:
        return True
    following = last + 1
    if following < grammar.size and grammar.tag[following] == "NNS" and grammar.head[last] == following:
        return not 1900 <= year <= 2100
    return after == "-" and context.after(match, 2).isalpha() and not 1500 <= year <= 2100


@rule("NUM", weight=-1)
def bare_year_before_christ(match: Match, context: Context) -> Read:
    """Reads "490" as a year in a text about times before Christ."""
    word = match.words()[0]
    if not (context.history and context.before_christ and len(word) == 3 and word.isdecimal()):
        return None
    if context.before(match) not in lexicon().lists["before_dates"] | {"-", "–", "(", "about"}:
        return None
    return dated(Period("year", int(word), before_christ=True), basis=STATED)


@rule("(?:THE UNITS)? one=YEARNUM (?:DASH|SLASH) two=(?:YEARNUM|DAYNUM|NUM)", weight=3)
def years(match: Match, context: Context) -> Read:
    """Reads "1999-2004", "1914-18", "2023/24": an expression for each year."""
    first, second = match.word("one"), match.word("two")
    if len(second) not in (2, 4) or not second.isdecimal():
        return dated(Period("year", int(first)), basis=STATED, start=match.start, end=match.at("one") + 1)
    last = int(second) if len(second) == 4 else int(first[:2] + second)
    if not int(first) < last <= int(first) + 150:
        return None
    begin, end = Period("year", int(first)), Period("year", last)
    return [
        dated(begin, basis=STATED, start=match.start, end=match.at("one") + 1),
        dated(end, basis=STATED, start=match.end - 1, end=match.end),
    ]


@rule("THE? UNIT? year=(?:NUMBER WORDNUM(?: DASH? NUMBER)?|NUMBER HUNDRED AND NUMBER)", weight=2)
def spelled(match: Match, context: Context) -> Read:
    """Reads "nineteen ninety-six"."""
    year = spelled_year(match.words("year"))
    return None if year is None else dated(Period("year", year), basis=STATED)


@rule("EDGE? THE? POSSESSIVE? tens=(?:TENS|DECADE) ERA?")
def decade(match: Match, context: Context) -> Read:
    """Reads "the 1990s", "mid-1990s", "the nineties", "the '80s"."""
    word = match.word("tens")
    digits = "".join(c for c in word if c.isdecimal()) or str(lexicon().value(word))
    if len(digits) == 2 and (context.before(match) in ("his", "her", "their", "my") or len(match.words()) == 1):
        return None
    year = int(digits) if len(digits) == 4 else 1900 + int(digits)
    if len(digits) == 2 and int(digits) < 30:
        year += 100 if int(digits) < 20 and not lexicon().value(word) else 0
    era = match.words()[-1].startswith("b") and len(match.words()) > 1
    return dated(Period("decade", year - year % 10, before_christ=era), part=part_of(match), basis=STATED)


@rule("EDGE? THE? nth=(?:NTH|SPELLED_DAY) DASH? unit=UNIT ERA?", weight=2)
def century(match: Match, context: Context) -> Read:
    """Reads "the 19th century"; other counted units ("the third day") it leaves alone."""
    nth = day_number(match.words("nth"))
    if match.value("unit") != "CE" or nth is None:
        return None
    era = match.words()[-1].startswith("b")
    return dated(
        Period("century", (nth - (0 if era else 1)) * 100, before_christ=era), part=part_of(match), basis=STATED
    )


@rule(
    "CHRISTMAS (?:edge=EVE|UNIT)? year=YEAR?",
    "NEW UNIT POSSESSIVE (?:edge=EVE|UNIT) (?:COMMA? year=YEAR)?",
    weight=4,
)
def holiday(match: Match, context: Context) -> Read:
    """Reads holidays of a fixed day: "Christmas Eve", "New Year's Day"."""
    words = match.words()
    if words[0] == "new":
        month, day = (12, 31) if "eve" in words else (1, 1)
    else:
        month, day = (int(part) for part in lexicon().value(words[0]).split("-"))
        day -= "eve" in words
    named = named_year(match, context) if match.found.group("year") else None
    year = named[0] if named is not None else context.year_for(match, month, day)
    return dated(with_year(Period("day", None, month, day), year), basis=STATED if named is not None else None)


@rule(
    "year=YEARNUM DASH month=DAYNUM DASH day=(?:DAYNUM|STAMP)",
    "NUMERIC",
    "month=DAYNUM SLASH day=DAYNUM SLASH year=YEARNUM",
    "day=DAYNUM SLASH month=DAYNUM",
    weight=7,
)
def numeric(match: Match, context: Context) -> Read:
    """Reads "2024-05-16", "16.05.2024" and "05/16/2024": day first unless the calendar forbids it."""
    if match.has("month") and not match.has("year"):
        return None
    if not match.has("month"):
        fields = [int(part) for part in match.words()[0].replace("/", ".").split(".")]
        if fields[0] > 31:
            year, month, day = fields
        else:
            day, month, year = fields
            if "/" in match.words()[0] and month > 12:
                day, month = month, day
        year += 2000 if year < 70 else 1900 if year < 100 else 0
    else:
        year, month = int(match.word("year")), int(match.word("month"))
        day = int(match.word("day").split("t")[0])
        if month > 12 and match.at("day") < match.at("year"):
            day, month = month, day
    period = Period("day", year, month, day)
    if not period.valid:
        return None
    reading = dated(period, basis=STATED)
    stamp = match.word("day").partition("t")[2][:8].rstrip("z") if match.has("day") else ""
    return replace(reading, type="TIME", value=f"{period.value}T{stamp}") if stamp else reading
