"""Lengths of time and repeated times."""

from dataclasses import replace

from communique.annotate.times.context import Context
from communique.annotate.times.lexicon import lexicon
from communique.annotate.times.periods import SEASONS
from communique.annotate.times.readings import back, unit_name, unknown
from communique.annotate.times.rules import Match, Reading, TimeType, rule
from communique.annotate.times.tense import FUTURE

Read = Reading | list[Reading] | None
TIME_UNITS = {"TH": "H", "TM": "M", "TS": "S"}
ADJECTIVES = ("ADJ", "VERB")
MULTIPLES = {"DE": (10, "Y"), "CE": (100, "Y"), "ML": (1000, "Y"), "FN": (2, "W")}


def length(symbol: str, count: float | None) -> str:
    """The TIMEX3 value of `count` units; X where the text does not count them."""
    if symbol in MULTIPLES and count is not None:
        factor, symbol = MULTIPLES[symbol]
        count *= factor
    number = "X" if count is None else f"{count:g}" if count != int(count) else str(int(count))
    if symbol in TIME_UNITS:
        return f"PT{number}{TIME_UNITS[symbol]}"
    return f"P{number}{symbol}"


PARTS = frozenset({"first", "last"})


def anchored(
    match: Match, context: Context, symbol: str, count: float | None, direction: int, kind: TimeType = "DURATION"
) -> Reading:
    """A length before or after publication, with its days where they can be told."""
    value = length(symbol, count)
    unit = unit_name(symbol)
    today = context.here("day") if context.history else context.today("day")
    if unit is None or count is None or today is None or today.span is None or direction == 0 or count != int(count):
        return unknown(value, kind)
    scale = 2 if symbol == "FN" else 1
    other = back(today, unit, -direction * int(count) * scale)
    if other is None:
        return unknown(value, kind)
    first, last = sorted((other, today.span[0]))
    return Reading(kind, value, first, last, "span")


@rule(
    "THE? MOD? count=COUNT FRACTION? DASH? MOD? unit=(?:UNIT|UNITS|QUARTER|QUARTERS) (?:DASH? OLD|AND SO)?",
    "MOD? count=COUNT (?:DASH|TO|AND) COUNT DASH? unit=(?:UNIT|UNITS|QUARTERS) (?:DASH? OLD)?",
    "THE? shift=(?:LAST|NEXT|COMING|PREVIOUS|SUBSEQUENT|FOLLOWING|PRECEDING) MOD? count=COUNT unit=(?:UNITS|QUARTERS)"
    "(?:AND SO)? (?:OF year=YEARNUM)?",
    "(?:MORE THAN|AT LEAST) THE? shift=(?:LAST|NEXT|COMING|PREVIOUS|SUBSEQUENT) count=COUNT unit=(?:UNITS|QUARTERS)",
    "THE count=COUNT shift=(?:LAST|NEXT|COMING|PREVIOUS|SUBSEQUENT|FOLLOWING|PRECEDING) unit=(?:UNITS|QUARTERS)",
    "THE? ORDINAL count=COUNT unit=(?:UNITS|QUARTERS) (?:OF year=YEARNUM)?",
    "count=COUNT unit=(?:UNITS|QUARTERS) OF year=YEARNUM",
    "MOD? count=COUNT MORE unit=UNITS",
    "THE? (?:shift=(?:LAST|NEXT|COMING)) count=COUNT (?:DASH|TO|AND) COUNT unit=(?:UNITS|QUARTERS)",
    "THE? MOD? count=COUNT adjective=WORD unit=UNITS",
    "THE? UNIT DASH (?:AGO|EARLIER) count=COUNT unit=UNITS",
    weight=0,
)
def counted(match: Match, context: Context) -> Read:
    """Reads "two days", "three-month", "the past two years", "12 to 18 months"."""
    symbol = match.value("unit")
    if _age(match, context) or _fraction(match, context):
        return None
    if match.has("adjective") and context.grammar.pos[match.atoms.tokens[match.at("adjective")]] not in ADJECTIVES:
        return None
    if not match.has("count"):
        return unknown(length(symbol, None), "DURATION")
    count = match.number("count")
    if count is not None and any("/" in word for word in match.words()):
        count += 0.5
    if (
        match.word("count") == "one"
        and match.words()[-1] == "day"
        and len(match.words()) == 2
        and context.direction(match) == FUTURE
    ):
        return unknown("FUTURE_REF")
    if match.has("year"):
        return _part_of_year(match, symbol, count)
    if match.has("shift"):
        return anchored(match, context, symbol, count, 1 if match.value("shift") > 0 else -1)
    before = context.before(match)
    if before in ("within", "in") and context.direction(match) == FUTURE:
        return anchored(match, context, symbol, count, 1)
    if _rate(match, context):
        return unknown(length(symbol, count), "SET")
    reading = unknown(length(symbol, count), "DURATION")
    # The article of "the two-day visit" belongs to the visit.
    describing = count != 1 and match.words()[0] == "the" and match.kind("unit") in ("UNIT", "QUARTER")
    return replace(reading, start=match.start + 1) if describing else reading


def _part_of_year(match: Match, symbol: str, count: float | None) -> Reading:
    """The length "the first nine months of 2023" with its months; of other units and parts the length alone."""
    months, year = {"M": 1, "Q": 3}.get(symbol, 0) * int(count or 0), match.word("year")
    reading, edge = unknown(length(symbol, count), "DURATION"), PARTS.intersection(match.words())
    if not 0 < months < 12 or not year.isdecimal():
        return reading
    first, last = (13 - months, 12) if edge == {"last"} else (1, months)  # "by the results of nine months of 2023"
    return replace(reading, first=f"{year}-{first:02}", last=f"{year}-{last:02}", precision="span", basis="stated")


def _age(match: Match, context: Context) -> bool:
    """Whether "-year-old" tells the age of a person, not how long something lasts."""
    if match.words()[-1] != "old" or "-" not in match.words() or match.value("unit") != "Y":
        return False
    grammar, last = context.grammar, match.atoms.tokens[match.end - 1]
    return grammar.lemma[grammar.head[last]] not in lexicon().lists["lasting"]


def _fraction(match: Match, context: Context) -> bool:
    """Whether "three quarters of the voters" are parts of a whole."""
    if match.value("unit") != "Q" or match.words()[0] != match.word("count") or context.after(match) != "of":
        return False
    return context.after(match, 2) in ("the", "its", "their", "his", "her", "our", "all", "those", "these")


@rule("MOD? A MOD? unit=(?:UNIT|QUARTERS) (?:DASH? OLD|AND SO)?", "MOD? count=HALF (?:A|DASH) unit=UNIT", weight=0)
def single(match: Match, context: Context) -> Read:
    """Reads "a year", "almost an hour", "half a year"; after a number it is a rate ("twice a year")."""
    symbol = match.value("unit")
    if match.has("count"):
        return unknown(
            {"Y": "P6M", "CE": "P50Y", "DE": "P5Y", "TH": "PT30M", "D": "PT12H"}.get(symbol, f"P0.5{symbol}"),
            "DURATION",
        )
    if _rate(match, context) and len(match.words()) == 2:
        return unknown(length(symbol, 1), "SET")
    return unknown(length(symbol, 1), "DURATION")


def _rate(match: Match, context: Context) -> bool:
    before = context.before(match)
    if match.words()[0] not in ("a", "an", "per"):
        return False
    grammar, first = context.grammar, match.atoms.tokens[match.start]
    return before in ("once", "twice", "times", "%", "percent", "cent") or (
        first > 0 and grammar.tag[first - 1] in ("NNS", "CD") and before not in ("for", "in")
    )


@rule(
    "MOD? count=COUNT AND A? HALF unit=(?:UNITS|UNIT)",
    "MOD? count=(?:A|COUNT) unit=(?:UNITS|UNIT) AND A HALF",
    weight=1,
)
def and_a_half(match: Match, context: Context) -> Read:
    """Reads "two and a half years", "a year and a half"."""
    count = match.number("count") or 1
    return unknown(length(match.value("unit"), count + 0.5), "DURATION")


@rule(
    "THE? RECENT unit=(?:UNITS|QUARTERS)",
    "THE? (?:shift=(?:COMING|LAST|NEXT|PREVIOUS|SUBSEQUENT|FOLLOWING|PRECEDING)) unit=(?:UNITS|QUARTERS)",
    "THE unit=UNITS AHEAD",
    "THE? PART unit=UNITS",
    weight=1,
)
def uncounted(match: Match, context: Context) -> Read:
    """Reads "recent weeks", "the coming months", "the weeks ahead"."""
    words = match.words()
    if words in (["past", "years"], ["recent", "years"]):
        return unknown("PAST_REF")
    return unknown(length(match.value("unit"), None), "DURATION")


@rule("unit=UNITS (?:AND UNITS)?", "(?:THE|some=APPROX) unit=UNITS", weight=-1)
def bare(match: Match, context: Context) -> Read:
    """Reads "weeks of talks", "for years", "some months"."""
    words = match.words()
    if match.has("some") and words[0] != "some":
        return None
    first = match.atoms.tokens[match.start]
    if (first and context.grammar.pos[first - 1] in ("NUM", "PROPN")) or context.before(match) in (
        "working",
        "-",
        "th",
    ):
        return None
    if words[-1] == "seconds":
        return None
    return unknown(length(match.value("unit"), None), "DURATION")


@rule("EVERY WEEKDAY (?:COMMA WEEKDAY)* COMMA? AND WEEKDAY", weight=4)
def weekdays(match: Match, context: Context) -> Read:
    """Reads "every Tuesday and Friday": an expression for each day."""
    places = [i for i in range(match.start, match.end) if match.atoms.letters[i] == lexicon().letter_of["WEEKDAY"]]
    return [
        replace(
            unknown(f"XXXX-WXX-{lexicon().value(match.atoms.words[place])}", "SET"),
            start=match.start if n == 0 else place,
            end=place + 1,
        )
        for n, place in enumerate(places)
    ]


@rule("EVERY? weekday=WEEKDAY part=DAYPART", weight=4)
def weekday_part(match: Match, context: Context) -> Read:
    """Reads "every Sunday night", "Tuesday nights"."""
    if match.word("part")[-1] != "s" and match.has("weekday") and match.word("weekday") == match.words()[0]:
        return None
    return unknown(f"XXXX-WXX-{match.value('weekday')}T{match.value('part')}", "SET")


@rule("EVERY HALF DASH? unit=UNIT", weight=4)
def every_half(match: Match, context: Context) -> Read:
    """Reads "every half year"."""
    return unknown("P6M", "SET") if match.value("unit") == "Y" else None


@rule(
    "EVERY (?:OTHER|count=COUNT)? unit=(?:UNIT|UNITS|QUARTER|WEEKEND|WEEKDAY|MONTH|SEASON|DAYPART)",
    weight=4,
)
def every(match: Match, context: Context) -> Read:
    """Reads "every month", "each Thursday", "per day", "every two years"."""
    kind = lexicon().class_of[match.word("unit").rstrip(".")].removeprefix("MAYBE_")
    value = match.value("unit")
    if kind == "WEEKDAY":
        return unknown(f"XXXX-WXX-{value}", "SET")
    if kind == "MONTH":
        return unknown(f"XXXX-{value:02d}", "SET")
    if kind == "SEASON":
        return unknown(f"XXXX-{SEASONS[SEASONS.index(value)]}", "SET")
    if kind == "DAYPART":
        return unknown(f"XXXX-XX-XXT{value}", "SET")
    if kind == "WEEKEND":
        return unknown("XXXX-WXX-WE", "SET")
    count = match.number("count") if match.has("count") else 2 if "other" in match.words() else 1
    return unknown(length(value, count), "SET")


@rule("OFTEN")
def often(match: Match, context: Context) -> Read:
    """Reads "daily", "annually"."""
    return unknown(lexicon().value(match.words()[0]), "SET")
