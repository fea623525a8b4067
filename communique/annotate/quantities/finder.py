"""Goes through a text for quantities, and leaves out the numbers that are none."""

import re

from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Quantity
from communique.annotate.quantities.lookalikes import is_label, is_time, is_year, tells_parties_apart
from communique.annotate.quantities.numbers import FRACTIONS, HYPHENS, NUMERALS, SCALES, TABLE, Number, read_number
from communique.annotate.quantities.units import (
    APPROXIMATE,
    MEASURING_VERBS,
    MONEY_NAMES,
    SIGNS,
    TIMES,
    Unit,
    bare,
    counted,
    currency,
    measure,
)

MULTIPLYING: dict[str, float] = TABLE["multiplying_verbs"]
FOLDS: dict[str, float] = TABLE["folds"]
APPROXIMATE_AFTER = {word: frozenset(TABLE[f"approximate_before_{word}"]) for word in ("to", "as", "than")}
BORROWING_FROM: float = TABLE["borrowing_from"]
MONEY = frozenset(MONEY_NAMES.values()) | {"¥"}
PRONOUNS = frozenset(TABLE["pronouns"])
ENDS = frozenset({"IN", "TO", "CC", ".", ",", ":", "''", "-RRB-", "RB", "_SP", "WDT", "DT", "PRP", "JJR", "RBR"})
DURATIONS, DURATION_OF = frozenset(TABLE["durations"]["units"]), frozenset(TABLE["durations"]["of"])
DURATION_VERBS = frozenset(TABLE["durations"]["verbs"])
HYPHENATED_LENGTHS, LONG_CONTACTS = (frozenset(TABLE["durations"][name]) for name in ("hyphenated", "contacts"))
LASTING, DURATION_ENDS = frozenset(TABLE["durations"]["lasting"]), frozenset(TABLE["durations"]["ending"])
STREAKS, STREAK_UNITS = frozenset(TABLE["durations"]["streaks"]), frozenset(TABLE["durations"]["streak_units"])
COUNTED_AGAINST = frozenset({"votes", "seats", "ballots", "points", "goals"})
PARTS = frozenset({"first", "second", "third", "fourth", "last", "latter", "next", "other", "better"})
RANGE_WORDS = frozenset({"to", "and", "or"}) | HYPHENS
TRIGGERS = frozenset(NUMERALS) | frozenset(SCALES) | frozenset(FRACTIONS) | frozenset(FOLDS)
_digits_in_front = re.compile(r"[^\W\d]{0,3}[^\w\s]{0,2}\d").match


def find(g: Grammar) -> list[Quantity]:
    """The quantities of a parsed text, in order of the text."""
    out: list[Quantity] = []
    done = 0
    for i in _candidates(g):
        if i < done:
            continue
        if g.lemma[i] in MULTIPLYING or g.lower[i] in FOLDS:
            out.extend(_multiplied(g, i))
            continue
        number = _number(g, i)
        if number is None:
            continue
        found = _quantities(g, number) or _borrowed(g, number, out)
        found += _second(g, found)
        out.extend(found)
        done = max(number.end, found[-1].end if found else 0)
    return out


def _candidates(g: Grammar) -> list[int]:
    lower, lemma = g.lower, g.lemma
    return [
        i
        for i, tag in enumerate(g.tag)
        if tag == "CD"
        or lower[i] in TRIGGERS
        or lemma[i] in MULTIPLYING
        or lower[i][0].isdigit()
        or (lower[i][-1].isdigit() and _digits_in_front(lower[i]))
    ]


def _number(g: Grammar, i: int) -> Number | None:
    """The number at token `i`, with the article that makes one of "a million" and "a third"."""
    article = i > 0 and g.lower[i - 1] in ("a", "an") and (g.lower[i] in SCALES or g.lower[i] in FRACTIONS)
    return read_number(g, i - 1 if article else i)


def _multiplied(g: Grammar, i: int) -> list[Quantity]:
    """ "tripled", "halved", "a threefold rise"; "double standards" and "to double down" measure nothing."""
    if g.lower[i] in FOLDS:
        return [Quantity(i, i + 1, FOLDS[g.lower[i]], "times")]
    if g.pos[i] != "VERB" or g.dep[i] == "amod" or g.lower[i + 1 : i + 2] == ["down"]:
        return []
    return [Quantity(i, i + 1, MULTIPLYING[g.lemma[i]], "times")]


def _quantities(g: Grammar, number: Number) -> list[Quantity]:
    """What a number amounts to: nothing, a quantity, or the two of a range ("40 to 50 percent")."""
    if is_label(g, number):
        return []
    if number.fraction:
        return _fraction(g, number)
    unit = _unit(g, number)
    second = _range_end(g, number)
    if second is None or is_year(g, number) or (unit is not None and unit.end > second.end):
        return [] if unit is None else [_made(g, number, unit)]
    return _range(g, number, unit, second) or ([] if unit is None else [_made(g, number, unit)])


def _borrowed(g: Grammar, number: Number, before: list[Quantity]) -> list[Quantity]:
    """A large number that leaves its unit to the number before: "$6 billion, 2 billion of it as grants".

    Money reaches into the next sentence, counted things do not.
    """
    them = g.lower[number.end : number.end + 2] in (["of", "them"], ["of", "whom"])
    if them and before and _counts(before[-1]) and g.sentence[before[-1].start] == g.sentence[number.start]:
        return [_made(g, number, Unit(str(before[-1].unit), number.start, number.end))]
    if number.value < BORROWING_FROM or not number.scaled or number.sign or number.suffix or not before:
        return []
    given, at = before[-1], number.end
    distance = g.sentence[number.start] - g.sentence[given.start]
    if given.unit is None or abs(given.value) < BORROWING_FROM or distance > (1 if given.unit in MONEY else 0):
        return []
    following = g.tag[at] if at < g.size else "."
    if following in ("IN", "TO") and g.lower[at] == "of" and "".join(g.lower[at + 1 : at + 2]) not in PRONOUNS:
        return []
    if following not in ENDS and not g.tag[at].startswith("V") and g.lower[at] not in ("last", "next", "this"):
        return []
    return [_made(g, number, Unit(given.unit, number.start, number.end))]


def _counts(quantity: Quantity) -> bool:
    """Whether a quantity counts people or things, and measures nothing."""
    return quantity.unit is not None and quantity.unit not in MONEY and quantity.unit not in ("percent", "times")


def _second(g: Grammar, found: list[Quantity]) -> list[Quantity]:
    """The second number of a pair whose unit stands with the first: "from 125 percent to 10", "by 13 votes to 9"."""
    at = found[0].end if len(found) == 1 else g.size
    if at + 1 >= g.size or g.lower[at] != "to":
        return []
    first, other = found[0], read_number(g, at + 1)
    changes = first.unit == "percent" and first.start > 0 and g.lower[first.start - 1] == "from"
    if other is None or other.sign or other.fraction or not (changes or first.unit in COUNTED_AGAINST):
        return []
    own = _unit(g, other)
    alone = own is None or own.name == first.unit
    return [_made(g, other, Unit(str(first.unit), other.start, other.end))] if alone else []


def _range_end(g: Grammar, number: Number) -> Number | None:
    """The second number of "40-50 percent", "$2 to $3 billion", "between 40 and 50 percent"."""
    at = number.end
    if at + 1 >= g.size or g.lower[at] not in RANGE_WORDS:
        return None
    if g.lower[at] == "and" and "between" not in g.lower[max(0, number.start - 3) : number.start]:
        return None
    at += 1
    if g.lower[at] in SIGNS and at + 1 < g.size:
        at += 1
    second = read_number(g, at)
    return None if second is None or second.fraction else second


def _range(g: Grammar, number: Number, unit: Unit | None, second: Number) -> list[Quantity]:
    """Both ends of a range; the first borrows unit and scale of the second where it has none."""
    unit_of_second = _unit(g, second)
    if unit_of_second is None and unit is not None and second.scaled:
        unit_of_second = Unit(unit.name, second.start, second.end)
    if unit_of_second is None:
        return []
    if not number.scaled and not number.suffix:
        for i in range(second.start, second.end):
            number.value *= SCALES.get(g.lower[i].rstrip("."), 1.0)
    if unit is None or unit.name != unit_of_second.name:
        unit = Unit(unit_of_second.name, number.start, number.end, unit_of_second.factor)
    return [_made(g, number, unit), _made(g, second, unit_of_second)]


def _unit(g: Grammar, number: Number) -> Unit | None:
    """What the number counts; `None` when it counts nothing, or a time."""
    found = currency(g, number)
    if found is not None:
        # "In 2015 dollar payments": a year before the name of a currency.
        return None if found.end > number.end and is_year(g, number) else found
    if number.sign and number.sign not in "+-−~±≈":
        return None
    if number.end < g.size and g.lemma[number.end] == "time":
        return _times(g, number)
    found = measure(g, number)
    if found is not None:
        return found
    length = _duration(g, number)
    if length is not None:
        return length
    if number.suffix or is_time(g, number) or is_year(g, number) or g.text[number.end : number.end + 1] == ["/"]:
        return None
    found = counted(g, number)
    if found is None:
        return bare(g, number)
    noun = g.lemma[found.end - 1]
    if noun in TIMES or found.name.split()[-1] in TIMES or tells_parties_apart(g, number, noun):
        return None
    return found


def _duration(g: Grammar, number: Number) -> Unit | None:
    """A length of time told for its own sake: "twelve hours of talks", "lasted 50 minutes", "11 years in a row"."""
    at = number.end
    lemma = g.lemma[at] if at < g.size else ""
    if g.text[at : at + 1] == ["-"] and at + 2 < g.size and g.lower[at + 1] in HYPHENATED_LENGTHS:
        contact = not LONG_CONTACTS.isdisjoint([g.lower[at + 2], *g.lemma[at + 2 : at + 5]])
        return Unit(f"{g.lower[at + 1]}s", number.start, at + 2) if contact else None
    if number.value <= 1 or number.suffix or g.tag[at : at + 1] != ["NNS"]:
        return _streak(g, number)
    if lemma in STREAK_UNITS and not STREAKS.isdisjoint(g.lower[at + 1 : at + 4]):
        return Unit(g.lower[at], number.start, at + 1)
    if lemma == "day" and g.dep[at] == "pobj" and g.lower[g.head[at]] == "of":
        return Unit(g.lower[at], number.start, at + 1) if g.lemma[g.head[g.head[at]]] in LASTING else None
    of_contact = g.lower[at + 1 : at + 2] == ["of"] and not DURATION_OF.isdisjoint(g.lemma[at + 2 : at + 6])
    if lemma == "day" and of_contact:
        return Unit(g.lower[at], number.start, at + 1)
    if lemma not in DURATIONS:
        return None
    of_contact = of_contact or g.lower[at + 1 : at + 3] == ["behind", "closed"]
    head = g.head[at]
    verb = g.head[head] if g.dep[at] == "pobj" and g.lower[head] == "for" else head if g.dep[at] != "pobj" else at
    length_of = g.dep[at] == "pobj" and g.lower[head] == "of" and g.lemma[g.head[head]] in LASTING
    ended = g.dep[at] == "pobj" and g.lower[head] == "after" and g.lemma[g.head[head]] in DURATION_ENDS
    if of_contact or length_of or ended or (g.lemma[verb] in DURATION_VERBS and g.pos[verb] == "VERB"):
        return Unit(g.lower[at], number.start, at + 1)
    return None


def _streak(g: Grammar, number: Number) -> Unit | None:
    """ "Eleven straight years": the adjective stands before the unit."""
    at = number.end + 1
    if at < g.size and g.lower[at - 1] in STREAKS and g.lemma[at] in STREAK_UNITS and number.value > 1:
        return Unit(g.lower[at], number.start, at + 1)
    return None


def _times(g: Grammar, number: Number) -> Unit | None:
    """ "three times higher" multiplies; "met three times" counts meetings and is left to others."""
    at = number.end + 1
    if at < g.size and (g.lower[at] in ("as", "the", "more", "less") or g.tag[at] in ("JJR", "RBR")):
        return Unit("times", number.start, at)
    return None


def _fraction(g: Grammar, number: Number) -> list[Quantity]:
    """ "two-thirds of exports", "by half": a share, in percent; "the first half", "a page and a half" are none."""
    start, end = number.start, number.end
    before = g.lower[start - 1] if start else ""
    following = g.lower[end] if end < g.size else ""
    if before == "and" or before in PARTS or (end < g.size and g.lemma[end] in TIMES):
        return []
    if following == "of" and (point := _point(g, end + 1)) is not None:  # "eight-tenths of a percentage point"
        return [Quantity(start, point + 1, number.value, "percentage points", _approximate(g, start))]
    if following == "of" and "".join(g.lower[end + 1 : end + 2]) in PRONOUNS:
        return []  # "half of it"
    if end - start == 1 and g.lower[start] != "half" and end < g.size and g.tag[end].startswith("N"):
        return []  # "by third parties"
    if following == "of" and "".join(g.lower[end + 1 : end + 2]).isdigit():
        return []  # "a quarter of 2023"
    half = g.lower[end - 1] == "half"
    of_something = following == "of" and (half or end - start > 1)
    changed = start > 0 and g.pos[start - 1] == "VERB" and g.lemma[start - 1] in MEASURING_VERBS  # "rose a tenth"
    if not (before == "by" or changed or of_something or (half and following in ("the", "its", "their", "all"))):
        return []
    return [Quantity(start, end, round(number.value * 100, 2), "percent", _approximate(g, start))]


def _point(g: Grammar, i: int) -> int | None:
    """The "point" of "a point", "a percentage point" at token `i`."""
    words = g.lower[i : i + 3]
    return (
        i + words.index("point")
        if "point" in words and set(words[: words.index("point")]) <= {"a", "percentage"}
        else None
    )


def _made(g: Grammar, number: Number, unit: Unit) -> Quantity:
    value = float(f"{number.value * unit.factor:.12g}")  # 136.2 billion is 136200000000.0, not …999.98
    start = min(number.start, unit.start)
    rough = _approximate(g, start) or number.sign in ("~", "≈")
    return Quantity(start, max(number.end, unit.end), -value if number.sign in ("-", "−") else value, unit.name, rough)


def _approximate(g: Grammar, start: int) -> bool:
    """Whether the text gives the number roughly: "some 7,000", "more than 40"."""
    word, before = g.lower[start - 1] if start else "", g.lower[start - 2] if start > 1 else ""
    if word in APPROXIMATE_AFTER:
        return before in APPROXIMATE_AFTER[word]
    return word in APPROXIMATE and (word not in ("most", "least") or before == "at")
