"""Expressions that stand beside one another: a clock and its day, two ends of a range in one token."""

from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Time

# What may stand between a clock and its date within one expression: "9 pm, 4 May", "the night of 4 May".
GLUE = frozenset({",", "at", "of", "-"})
RANGE_WORDS = frozenset({"to", "until", "till", "and", "-", "–"})


def add(times: list[Time], time: Time, grammar: Grammar) -> None:
    """Adds a time to the list of a text, joining it to the last one where the two are one expression."""
    if not times:
        times.append(time)
        return
    last = times[-1]
    gap = grammar.lower[last.end : time.start]
    if time.start < last.end:
        _widen(last, time)
    elif _is_clock_and_day(last, time) and (not gap or (len(gap) == 1 and gap[0] in GLUE)):
        _join(last, time)
    else:
        if gap == ["on"] and last.type == "TIME" and time.type == "DATE" and time.precision == "day":
            _learn_day(times, time, grammar)
        times.append(time)


def _learn_day(times: list[Time], day: Time, grammar: Grammar) -> None:
    """Gives the last clock its day, and the one it makes a range with: "from 7 to 9 pm on Sunday"."""
    for i in range(len(times) - 1, max(len(times) - 3, -1), -1):
        clock = times[i]
        clock.value = _clock_on(day, clock)
        clock.first, clock.last, clock.precision, clock.basis = day.first, day.last, day.precision, day.basis
        gap = grammar.lower[times[i - 1].end : clock.start] if i else []
        if len(gap) != 1 or gap[0] not in RANGE_WORDS or times[i - 1].type != "TIME":
            break


def _is_clock_and_day(one: Time, two: Time) -> bool:
    """Whether one is a day and the other a time of day."""
    if {one.type, two.type} != {"DATE", "TIME"}:
        return False
    day = one if one.type == "DATE" else two
    return len(day.value) >= len("XXXX-XX") + 1 and "REF" not in day.value and "T" not in day.value


def _join(last: Time, time: Time) -> None:
    day, clock = (time, last) if time.type == "DATE" else (last, time)
    last.value = _clock_on(day, clock)
    last.first, last.last, last.precision, last.basis = day.first, day.last, day.precision, day.basis
    last.end, last.type = time.end, "TIME"


def _clock_on(day: Time, clock: Time) -> str:
    return f"{day.value}T{clock.value.partition('T')[2]}"


def _widen(last: Time, time: Time) -> None:
    """Makes one range of two expressions that share a token ("1939–45"), where they are one."""
    last.end = max(last.end, time.end)
    if last.first is None or time.last is None or time.last < last.first or last.type != time.type:
        return
    last.value, last.last, last.precision = f"{last.value}/{time.value}", time.last, "span" if time.last else None
