"""Times of day, alone or with their date."""

from communique.annotate.times.context import Context
from communique.annotate.times.lexicon import lexicon
from communique.annotate.times.readings import shifted
from communique.annotate.times.rules import Match, Reading, rule

Read = Reading | list[Reading] | None
# So many sentences a story may go on before "the night" is that of another day.
SCENE = 3
UNKNOWN_DAY = "XXXX-XX-XX"


@rule(
    "MOD? clock=CLOCK (?:half=MERIDIEM|OCLOCK)? OPEN? (?:LOCAL? TIME|ZONE)? CLOSE?",
    "MOD? clock=(?:DAYNUM|NUMBER) (?:half=MERIDIEM|OCLOCK) (?:LOCAL? TIME|ZONE)?",
    "noon=NOON (?:LOCAL? TIME|ZONE)?",
    "MOD? clock=(?:NUM|YEARNUM) zone=ZONE",
    weight=3,
)
def clock(match: Match, context: Context) -> Read:
    """Reads "15:18", "9:30 p.m.", "8 pm GMT", "0630 GMT", "noon"."""
    if match.has("zone") and not _of_four_digits(match, context):
        return None
    if match.has("noon"):
        time: str | None = lexicon().value(match.word("noon"))
    else:
        half = match.value("half") if match.has("half") else None
        time = _time(match.word("clock"), half)
    if time is None or (match.words()[-1] == ")" and "(" not in match.words()):
        return None
    return _timed(context, time)


def _of_four_digits(match: Match, context: Context) -> bool:
    """Whether a bare number before a zone is an hour and its minutes."""
    zone = match.atoms.tokens[match.at("zone")]
    return len(match.word("clock")) == 4 and context.grammar.text[zone].isupper()


def _time(word: str, half: int | None) -> str | None:
    """The hour and minutes of a clock word; None where the day has no such hour."""
    digits = [int(part) for part in "".join(c if c.isdecimal() else " " for c in word).split()]
    if not digits:
        digits = [lexicon().value(word)]
    if len(digits) == 1 and len(word) >= 4 and word[:4].isdecimal():
        digits = [digits[0] // 100, digits[0] % 100]
    hour, minutes = digits[0], digits[1:]
    if half is None and ("pm" in word or "p.m" in word):
        half = 12
    elif half is None and ("am" in word or "a.m" in word):
        half = 0
    if half is not None:
        hour = hour % 12 + half if hour <= 12 else hour
    if hour > 24 or any(minute > 59 for minute in minutes):
        return None
    return ":".join(f"{part:02d}" for part in (hour, *(minutes or [0])))


def _timed(context: Context, time: str) -> Reading:
    day = context.day_of_clock()
    if day is None or day.span is None:
        return Reading("TIME", f"{UNKNOWN_DAY}T{time}")
    return Reading("TIME", f"{day.value}T{time}", day.span[0], day.span[1], "day")


@rule(
    "EDGE? THE? (?:LATER|EARLIER)? (?:shift=SHIFT)? (?:PART|APPROX)? DASH? part_of_day=DAYPART hours=UNITS?", weight=1
)
def part_of_day(match: Match, context: Context) -> Read:
    """Reads "this morning", "last night", "the afternoon"."""
    part = match.value("part_of_day")
    words, lists = match.words(), lexicon().lists
    if (words[-1].endswith("s") and len(words) == 1) or (match.has("hours") and match.word("hours") != "hours"):
        return None
    day = None
    if match.has("shift"):
        day = shifted(match, context, "shift", "day")
        if day is not None and match.word("shift") in ("this", "current"):
            day = context.here("day") if context.history else context.today("day")
    elif words[0] == "the":
        day = context.day_of_clock(within=SCENE)
    elif words[-1] in lists["turns"] and context.before(match) in lists["before_turns"]:
        day = context.day_of_clock()
    if day is None or day.span is None:
        return Reading("TIME", f"{UNKNOWN_DAY}T{part}")
    return Reading("TIME", f"{day.value}T{part}", day.span[0], day.span[1], "day")


@rule("TONIGHT")
def tonight(match: Match, context: Context) -> Read:
    """Reads "tonight", "overnight"."""
    day = None if context.history else context.today("day")
    if day is None or day.span is None:
        return Reading("TIME", f"{UNKNOWN_DAY}TNI")
    return Reading("TIME", f"{day.value}TNI", day.span[0], day.span[1], "day")
