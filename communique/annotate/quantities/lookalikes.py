"""Numbers that are no quantities: labels, years, dates, ages, and counts that only tell the parties apart."""

from communique.annotate.grammar import Grammar
from communique.annotate.quantities.numbers import HYPHENS, NUMERALS, SCALES, TABLE, Number
from communique.annotate.quantities.units import APPROXIMATE, PEOPLE_VERBS, SIGNS, TIMES, spaced

MONTHS = frozenset(TABLE["months"])
LABELS = frozenset(TABLE["labels"])
PARTIES = frozenset(TABLE["parties"])
POINTED_AT, POINTERS = frozenset(TABLE["parties_if_pointed_at"]), frozenset(TABLE["pointers"])
SUFFERING = frozenset(TABLE["parties_if_suffering"])
PARTIES_LIMIT: int = TABLE["parties_limit"]
CALENDAR = MONTHS | {word for word in TIMES if word.endswith("day")}
VAGUE_BEFORE = frozenset({"couple", "few", "several", "many"})
NOT_BEFORE_COUNTS = frozenset({"to", "below", "above", "under", "as"})
BRACKETS = {"[": "]", "(": ")"}


def is_label(g: Grammar, number: Number) -> bool:
    """Whether the number names something: "Article 5", "Resolution 2254", a list's "1.", a footnote's "[2]"."""
    before = number.start - 1
    if before < 0 or g.text[before].isspace():
        return _numbers_a_line(g, number)
    word = g.lower[before]
    if number.plain and number.value < 10 and g.pos[before] == "PROPN" and word not in CALENDAR:
        return True  # "Nord Stream 2", "Track 2"
    if word in VAGUE_BEFORE and g.lower[number.start] in SCALES:
        return True  # "a couple dozen" has no value
    if word in LABELS or (number.end < g.size and BRACKETS.get(word) == g.text[number.end]):
        return True
    if word == "." and before and g.lower[before - 1] == "no":
        return True
    return not spaced(g, number.start) and _glued_to(g, before)


def _numbers_a_line(g: Grammar, number: Number) -> bool:
    following = g.text[number.end] if number.end < g.size else ""
    pointed = following in (".", ")") or g.text[number.end - 1].endswith(".")
    return pointed and number.end - number.start == 1


def _glued_to(g: Grammar, before: int) -> bool:
    """Whether a number without a space before it goes on with a name or another number: "COVID-19", "15:18", "2+2"."""
    if before == 0:
        return False
    mark, word = g.text[before], g.text[before - 1]
    if mark in ":/.+":
        return word[-1].isdigit()
    if mark not in HYPHENS:
        return False
    # "$2-3 billion" and "twenty-five" are read from their first word.
    return any(c.isalpha() for c in word) and word.lower() not in SIGNS and word.lower() not in NUMERALS


def is_time(g: Grammar, number: Number) -> bool:
    """Whether the number belongs to a date, a time of day, a duration or an age."""
    before = g.lower[number.start - 1] if number.start else ""
    if before in MONTHS and number.value <= 2100:
        return True
    if (
        before in HYPHENS
        and number.value <= 31
        and not MONTHS.isdisjoint(g.lower[max(0, number.start - 4) : number.start])
    ):
        return True  # "May 16-17"
    for at in range(number.end, min(g.size, number.end + 4)):
        word = g.lower[at]
        if g.lemma[at] in TIMES or word in MONTHS or word == "old":
            return True
        if not (g.text[at] in HYPHENS or g.tag[at] in ("JJ", "CD") or word in ("more", "and", "or", "to")):
            return False
    return False


def is_year(g: Grammar, number: Number) -> bool:
    """Whether bare digits are a year: "the 2024 elections", "in 2022 Chinese companies"; "some 2000 troops" are not."""
    if not number.plain or not 1500 <= number.value <= 2100 or len(g.text[number.start]) != 4:
        return False
    before = g.lower[number.start - 1] if number.start else ""
    return before not in APPROXIMATE - NOT_BEFORE_COUNTS


def tells_parties_apart(g: Grammar, number: Number, noun: str) -> bool:
    """Whether the count only says which parties: "the two sides", "three neighbouring countries", "the two envoys"."""
    if number.value == 1 and not number.scaled:
        return True
    if number.value > PARTIES_LIMIT or noun.lower() not in PARTIES:
        return False
    if noun.lower() in SUFFERING:
        return not _suffers(g, number.end)
    if noun.lower() not in POINTED_AT:
        return True
    first = number.start == g.sentences[g.sentence[number.start]][0]
    return first or g.lower[number.start - 1] in POINTERS or g.pos[number.start - 1] == "PART"


def _suffers(g: Grammar, i: int) -> bool:
    """Whether something is done to those counted from token `i` on: "killing two people", "two women were wounded"."""
    for at in range(i, min(g.size, i + 4)):
        if g.lemma[g.head[at]] in PEOPLE_VERBS and g.dep[at] in ("dobj", "nsubjpass", "nsubj"):
            return True
    return False
