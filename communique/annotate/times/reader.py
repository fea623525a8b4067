"""Reads a text's time expressions from front to back."""

from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Time
from communique.annotate.times import absolute, clock, durations, relative, seasons, vague
from communique.annotate.times.context import Context
from communique.annotate.times.joins import add
from communique.annotate.times.lexicon import lexicon
from communique.annotate.times.periods import Period, from_iso, from_value
from communique.annotate.times.rules import Match, Reading, matches
from communique.annotate.times.tense import FUTURE

RULES = (absolute, seasons, relative, durations, clock, vague)  # importing them registers their rules
LIST_WORDS = frozenset({"and", "or", "to", "until", "through", ",", "-", "–", "the", "on", "&"})
# A text tells history when it gives at least so many dates of past years to the month, or of years so long ago.
HISTORY_DATES, LONG_AGO = 5, 30
DEICTIC = frozenset({"weekday", "day_word", "shifted_unit"})
NARRATIVE_WORDS = frozenset({"following", "same", "that", "previous", "preceding", "subsequent"})


def read_times(grammar: Grammar, published: str | None) -> list[Time]:
    """The times of a text, `published` an ISO prefix or None."""
    atoms = lexicon().atoms(grammar)
    places = list(matches(atoms))
    found = [place[0] for place in places]
    today = _publication(published)
    context = Context(grammar, atoms, today, history=_tells_history(found, today))
    if today is None:
        context.anchor = _first_year(found)
        context.last_year = max((int(m.word("year")) for m in found if _names_year(m)), default=None)
    times: list[Time] = []
    for n, place in enumerate(places):
        context.sentence = grammar.sentence[atoms.tokens[place[0].start]]
        context.next_year = _year_of_list(found, n)
        _read_place(place, context, times)
    return times


def _read_place(place: list[Match], context: Context, times: list[Time]) -> None:
    """Adds what the first match that is no mistake tells, then what the rest of the place holds."""
    rest, stop = place[0].start + 1, place[0].end
    for match in place:
        reading = match.rule.read(match, context)
        if not reading:
            continue
        for each in [reading] if isinstance(reading, Reading) else reading:
            time = _time(match, each, context)
            if not _compares(match, context) and not _aside(match, context):
                _note(time, context)
            add(times, time, context.grammar)
        rest = match.end
        break
    if rest < stop:
        for inner in matches(context.atoms, rest, stop):
            _read_place(inner, context, times)


def _publication(published: str | None) -> Period | None:
    """The publication date; a year that no publication can have is as good as none."""
    today = from_iso(published) if published is not None else None
    return today if today is not None and today.year in range(1500, 2200) else None


def _tells_history(found: list[Match], today: Period | None) -> bool:
    """Whether a date without year belongs to the narrative's year rather than to the publication's.

    So it is without publication date, and where the text dates much of long ago to the month and little of now: an
    article that mentions the treaty of 2001 is no history. Nor tells one "on 10 July" before it has told a year.
    """
    if today is None:
        return True
    assert today.year is not None
    old = near = 0
    told = False  # whether a year was told
    for n, match in enumerate(found):
        name = match.rule.read.__name__
        if name in DEICTIC:
            near += not NARRATIVE_WORDS & set(match.words())
            continue
        year = _year_word(match)
        if year is None:
            near += not told and match.has("month") and match.has("day") and _year_of_list(found, n) is None
            continue
        told = True
        distance = abs(year - today.year)
        if distance > LONG_AGO or (distance > 1 and match.has("month")):
            old += 1
        elif distance <= 1:
            near += 1
    return old >= HISTORY_DATES and old > near


def _year_word(match: Match) -> int | None:
    """The year that a match states; negative before Christ."""
    words = match.words("year") if match.has("year") else match.words()
    digits = "".join(c for c in words[0] if c.isdecimal())
    era = any(word.startswith(("bc", "b.c")) for word in words[1:])
    if not digits or match.rule.read.__name__ in ("counted", "clock"):
        return None
    return -int(digits) if era else int(digits) if len(digits) == 4 else None


def _first_year(found: list[Match]) -> Period | None:
    """The first year that a text without publication date names: what comes before it is read against it too."""
    return next((Period("year", int(match.word("year"))) for match in found if _names_year(match)), None)


def _names_year(match: Match) -> bool:
    return match.has("year") and match.word("year").isdecimal()


def _year_of_list(found: list[Match], n: int) -> int | None:
    """The year of the date that a list or range ends with: "8 April and 16 May 2024"."""
    first = found[n]
    if not first.has("month") or first.has("year"):
        return None
    end = first.end
    for later in found[n + 1 : n + 5]:
        gap = first.atoms.words[end : later.start]
        if len(gap) > 3 or not LIST_WORDS.issuperset(gap) or not later.has("month"):
            return None
        if later.has("year") and later.word("year").isdecimal():
            year, months = int(later.word("year")), (first.value("month"), later.value("month"))
            return year - 1 if None not in months and months[0] > months[1] else year
        end = later.end
    return None


def _time(match: Match, reading: Reading, context: Context) -> Time:
    atoms = match.atoms
    start = match.start if reading.start is None else reading.start
    end = match.end if reading.end is None else reading.end
    first, last = atoms.tokens[start], atoms.tokens[end - 1] + 1
    basis = reading.basis
    if basis is None:
        basis = "relative:" + " ".join(context.grammar.doc[first:last].text.split())
    return Time(first, last, reading.type, reading.value, reading.first, reading.last, reading.precision, basis)


def _compares(match: Match, context: Context) -> bool:
    """Whether a year is only compared with ("compared to 2022", "for the first time since mid-2022")."""
    words = {context.before(match), context.before(match, 2)}
    return match.rule.read.__name__ == "one_year" and bool(words & lexicon().lists["comparing"])


def _aside(match: Match, context: Context) -> bool:
    """Whether a history only looks aside: "than a year earlier", "planned for 1976", "the 1978 treaty".

    What opens a sentence takes the story along.
    """
    if not context.history or context.opens(match):
        return False
    return _looks_back(match) or context.direction(match) == FUTURE or context.names_a_thing(match)


def _looks_back(match: Match) -> bool:
    """Whether a word counts backwards from the story's day by months and more."""
    backwards = {"ago", "earlier", "previous", "preceding", "prior", "last", "past"}
    return bool(backwards.intersection(match.words())) and not {"day", "days", "night"}.intersection(match.words())


def _note(time: Time, context: Context) -> None:
    """Moves the narrative's anchor to a date that the text tells."""
    if time.type in ("DATE", "TIME"):
        period = from_value(time.value.split("/")[0].split("T")[0])
        if period is not None:
            context.note(period, time.start)
