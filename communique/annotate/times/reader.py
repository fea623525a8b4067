"""Reads a text's time expressions from front to back."""

from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Time
from communique.annotate.times import absolute as absolute
from communique.annotate.times import clock as clock
from communique.annotate.times import durations as durations
from communique.annotate.times import relative as relative
from communique.annotate.times import vague as vague
from communique.annotate.times.context import Context
from communique.annotate.times.lexicon import lexicon
from communique.annotate.times.periods import Period, from_iso
from communique.annotate.times.rules import Match, Reading, matches

LIST_WORDS = frozenset({"and", "or", "to", "until", "through", ",", "-", "–", "the", "on", "&"})
# A text tells history when it gives at least so many dates of past years to the month, or of years so long ago.
HISTORY_DATES, LONG_AGO = 5, 30
DEICTIC = frozenset({"weekday", "day_word", "shifted_unit"})
NARRATIVE_WORDS = frozenset({"following", "same", "that", "previous", "preceding", "subsequent"})


def read_times(grammar: Grammar, published: str | None) -> list[Time]:
    """The times of a text, `published` an ISO prefix or None."""
    atoms = lexicon().atoms(grammar)
    found = list(matches(atoms))
    today = from_iso(published) if published is not None else None
    context = Context(grammar, atoms, grammar.doc.text, today, history=_tells_history(found, today))
    if today is None:
        context.anchor = _first_year(found)
    times: list[Time] = []
    for n, match in enumerate(found):
        context.sentence = grammar.sentence[atoms.tokens[match.start]]
        context.next_year = _year_of_list(found, n)
        reading = match.rule.read(match, context)
        for each in [reading] if isinstance(reading, Reading) else reading or []:
            time = _time(match, each, context)
            _note(time, context, match)
            _append(times, time, context, match)
    return times


def _tells_history(found: list[Match], today: Period | None) -> bool:
    """Whether a date without year belongs to the narrative's year rather than to the publication's.

    So it is without publication date, and where the text dates much of long ago to the month and little of now: an
    article that mentions the treaty of 2001 is no history.
    """
    if today is None:
        return True
    assert today.year is not None
    old = near = 0
    for match in found:
        groups, name = match.found.groupdict(), match.rule.read.__name__
        if name in DEICTIC:
            near += not NARRATIVE_WORDS & set(match.words())
            continue
        year = _year_word(match)
        if year is None:
            continue
        distance = abs(year - today.year)
        if distance > LONG_AGO or (distance > 1 and groups.get("month") is not None):
            old += 1
        elif distance <= 1:
            near += 1
    return old >= HISTORY_DATES and old > near


def _year_word(match: Match) -> int | None:
    """The year that a match states; negative before Christ."""
    words = match.words("year") if match.found.groupdict().get("year") is not None else match.words()
    digits = "".join(c for c in words[0] if c.isdigit())
    era = any(word.startswith(("bc", "b.c")) for word in words[1:])
    if not digits or match.rule.read.__name__ in ("counted", "clock"):
        return None
    return -int(digits) if era else int(digits) if len(digits) == 4 else None


def _first_year(found: list[Match]) -> Period | None:
    """The first year that a text without publication date names: what comes before it is read against it too."""
    for match in found:
        if match.found.groupdict().get("year") is not None and match.word("year").isdigit():
            return Period("year", int(match.word("year")))
    return None


def _year_of_list(found: list[Match], n: int) -> int | None:
    """The year of the date that a list or range ends with: "8 April and 16 May 2024"."""
    match = found[n]
    if match.found.groupdict().get("month") is None or match.found.groupdict().get("year") is not None:
        return None
    for later in found[n + 1 : n + 5]:
        gap = match.atoms.words[match.end : later.start]
        groups = later.found.groupdict()
        if len(gap) > 3 or not LIST_WORDS.issuperset(gap) or groups.get("month") is None:
            return None
        if groups.get("year") is not None and later.word("year").isdigit():
            year = int(later.word("year"))
            return year - 1 if found[n].value("month") > later.value("month") else year
        match = later
    return None


def _time(match: Match, reading: Reading, context: Context) -> Time:
    atoms = match.atoms
    start = match.start if reading.start is None else reading.start
    end = match.end if reading.end is None else reading.end
    first, last = atoms.tokens[start], atoms.tokens[end - 1] + 1
    basis = reading.basis
    if basis is None:
        begin, stop = context.grammar.span(first, last)
        basis = "relative:" + " ".join(context.text[begin:stop].split())
    return Time(first, last, reading.type, reading.value, reading.first, reading.last, reading.precision, basis)


def _note(time: Time, context: Context, match: Match) -> None:
    """Moves the narrative's anchor to a date that the text tells."""
    if time.type not in ("DATE", "TIME"):
        return
    value = time.value.split("/")[0].split("T")[0] if "REF" not in time.value else ""
    period = _period(value)
    if period is not None:
        context.note(period, "", time.start)


def _period(value: str) -> Period | None:
    """The period that a TIMEX3 value names, where it is wholly known."""
    before_christ = value.startswith("BC")
    value = value.removeprefix("BC")
    if not value or "X" in value:
        return None
    year, _, rest = value.partition("-")
    if len(year) != 4:
        length = {3: "decade", 2: "century"}.get(len(year))
        return Period(length, int(year.ljust(4, "0")), before_christ=before_christ) if length else None
    if not rest:
        return Period("year", int(year), before_christ=before_christ)
    if rest[0] == "W" and rest[1:3].isdigit():
        return Period("weekend" if rest.endswith("WE") else "week", int(year), int(rest[1:3]), 1, before_christ)
    if rest[0] in "QH" and rest[1:].isdigit():
        return Period("quarter" if rest[0] == "Q" else "half", int(year), int(rest[1:]), 1, before_christ)
    if rest in ("SP", "SU", "FA", "WI"):
        return Period("season", int(year), ("SP", "SU", "FA", "WI").index(rest) + 1, 1, before_christ)
    parts = [int(part) for part in rest.split("-") if part.isdigit()]
    return Period(("month", "day")[len(parts) - 1], int(year), *parts, before_christ=before_christ)


def _append(times: list[Time], time: Time, context: Context, match: Match) -> None:
    """Adds a time; a clock beside its date becomes one with it, two in one token become a range."""
    if not times:
        times.append(time)
        return
    last = times[-1]
    gap = context.grammar.lower[last.end : time.start]
    if time.start < last.end:
        last.end = max(last.end, time.end)
        last.value, last.last, last.precision = f"{last.value}/{time.value}", time.last, "span" if time.last else None
        return
    joined = not gap or (len(gap) == 1 and gap[0] in (",", "at", "of", "-"))
    if joined and {time.type, last.type} == {"DATE", "TIME"} and "REF" not in time.value + last.value:
        date, clock_time = (time, last) if time.type == "DATE" else (last, time)
        if len(date.value) >= 8 and "T" not in date.value and (gap != ["of"] or last.type == "TIME"):
            last.end = time.end
            last.value = f"{date.value}T{clock_time.value.partition('T')[2]}"
            last.first, last.last, last.precision, last.basis = date.first, date.last, date.precision, date.basis
            last.type = "TIME"
            return
    times.append(time)
