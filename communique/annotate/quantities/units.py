"""Reads what a number counts: money, percent, a unit of measurement, or a counted noun."""

from dataclasses import dataclass

from communique.annotate.grammar import Grammar
from communique.annotate.quantities.numbers import HYPHENS, LETTER_SCALES, TABLE, Number

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit and the tokens that the quantity takes with it; `factor` scales the number ("bcm")."""

    name: str
    start: int
    end: int
    factor: float = 1.0


def _currency_tables() -> tuple[dict[str, str], dict[Words, str]]:
    """Signs and codes before or after a number; names of currencies after it, with their adjectives."""
    signs: dict[str, str] = dict(TABLE["shared_signs"])
    names: dict[Words, str] = {}
    for code, entry in TABLE["currencies"].items():
        signs.update({sign.replace(" ", ""): code for sign in entry["signs"]})
        for name in entry["names"]:
            names[(name,)] = names[(_plural(name),)] = code
        for adjective in entry.get("of", ()):
            for name in [*entry["names"], *entry.get("shared", ())]:
                names[(adjective, name)] = names[(adjective, _plural(name))] = code
    for name in TABLE["shared_money"]:
        names.setdefault((name,), _plural(name))
        names.setdefault((_plural(name),), _plural(name))
    return signs, names


def _plural(name: str) -> str:
    if name.endswith(("s", "er", "or")):
        return name  # "kroner" is a plural already
    return name[:-1] + "ies" if name.endswith("y") else name + "s"


def _measure_tables() -> tuple[dict[Words, tuple[str, float]], int]:
    """Forms of units of measurement, as words, with the canonical unit and its scale; the longest form's length."""
    forms: dict[Words, tuple[str, float]] = {}
    for unit, names in TABLE["measures"].items():
        for name in names:
            forms[_split(name)] = (unit, 1.0)
    for name, (unit, factor) in TABLE["scaled_measures"].items():
        forms[_split(name)] = (unit, factor)
    for name in TABLE["points"]:
        forms[_split(name)] = (_plural(name), 1.0)
    for name in TABLE["percent"]:
        forms[(name,)] = ("percent", 1.0)
    for pair in TABLE["percent_pairs"]:
        forms[tuple(pair)] = ("percent", 1.0)
    return forms, max(map(len, forms))


def _split(name: str) -> Words:
    return tuple(name.replace("-", " - ").split())


SIGNS, MONEY_NAMES = _currency_tables()
MEASURES, LONGEST = _measure_tables()
SPLIT_SIGNS = {"us": "USD", "hk": "HKD", "nt": "TWD", "a": "AUD", "c": "CAD", "nz": "NZD", "s": "SGD", "r": "BRL"}
HYPHENATED: dict[str, str] = TABLE["hyphenated"]
TIMES = frozenset(TABLE["times"])
NO_S = frozenset(TABLE["plural_without_s"])
AS_PEOPLE = frozenset(TABLE["adjectives_as_people"])
STREETS = frozenset(TABLE["streets"])
PEOPLE_VERBS = frozenset(TABLE["people_verbs"])
NEEDS_SCALE = frozenset({"won", "sum", "dong", "rand", "sterling", "sh", "rm", "rp", "dh"})
BEFORE_NOUN = frozenset(
    ["JJ", "JJR", "JJS", "VBN", "VBG", "NN", "NNP", "NNPS", "NNS", "RB", "POS", "HYPH", "``", "''", "CD"]
)


def currency(g: Grammar, number: Number) -> Unit | None:
    """The currency by sign, code or name, before or after the number."""
    sign = number.sign.lower()
    if number.suffix == "s":
        return None  # "$20s" are banknotes
    if sign == "¥":
        return _money(g, _yen_or_yuan(g), number, number.start)
    if sign in SIGNS:
        return _money(g, SIGNS[sign], number, number.start)
    if sign:
        return None
    before = _sign_before(g, number.start)
    if before is None and number.start and g.text[number.start - 1] == "¥":
        before = (_yen_or_yuan(g), number.start - 1)
    if before is not None:
        return _money(g, before[0], number, before[1])
    return _currency_after(g, number)


def _yen_or_yuan(g: Grammar) -> str:
    """The currency of a bare "¥", where the text names one of the two; else the sign itself."""
    named = {MONEY_NAMES[(word,)] for word in g.lower if word in ("yen", "yuan", "renminbi", "rmb")}
    return named.pop() if len(named) == 1 else "¥"


def _sign_before(g: Grammar, i: int) -> tuple[str, int] | None:
    """A sign or code that ends just before token `i`, and where it begins: "US$", "RMB", "US $", "Rs."."""
    if i and g.lower[i - 1] in HYPHENS and g.lower[i - 1] == "-" and i > 1:
        i -= 1
    if not i:
        return None
    word = g.lower[i - 1]
    code = SIGNS.get(word)
    if code is None or (word.isalpha() and not (g.text[i - 1].isupper() or word in ("rs", "ksh"))):
        return None
    if word == "$" and i > 1 and g.lower[i - 2] in SPLIT_SIGNS and g.text[i - 2].isupper():
        glued = g.offset[i - 2] + len(g.text[i - 2]) == g.offset[i - 1]
        if glued or g.lower[i - 2] == "us":
            return SPLIT_SIGNS[g.lower[i - 2]], i - 2
    if word in NEEDS_SCALE and not g.text[i - 1].isupper():
        return None
    return code, i - 1


def _money(g: Grammar, code: str, number: Number, start: int) -> Unit:
    """Money whose sign stands before the number; a letter glued to the number or after it scales: "$40m"."""
    end, factor = number.end, 1.0
    letter = number.suffix if number.suffix in LETTER_SCALES else ""
    if not letter and end < g.size and g.lower[end] in LETTER_SCALES and g.lower[end] != "a":
        letter = g.lower[end]
        end += 1
    if letter and not number.scaled:
        factor = LETTER_SCALES[letter]
    return Unit(code, start, end, factor)


def _currency_after(g: Grammar, number: Number) -> Unit | None:
    """ "240 bn USD", "45 billion U.S. dollars", "45-billion-dollar", "8bn €"."""
    at, factor = number.end, 1.0
    if at < g.size and g.text[at] in HYPHENS:
        at += 1
    if at >= g.size:
        return None
    if number.suffix in LETTER_SCALES:
        factor = LETTER_SCALES[number.suffix]
    elif g.lower[at] in LETTER_SCALES and at + 1 < g.size:
        factor, at = LETTER_SCALES[g.lower[at]], at + 1
    for length in (3, 2, 1):
        words = tuple(g.lower[at : at + length])
        code = MONEY_NAMES.get(words[-2:] if length == 3 and words[0].isalpha() else words)
        if code is None and length == 2 and words[0] == "us" and words[-1] == "$":
            code = "USD"
        if code is None and length == 1:
            code = SIGNS.get(words[0])
            if code is not None and words[0].isalpha() and not g.text[at].isupper():
                code = None
        if code is None or (words[-1] in NEEDS_SCALE and not number.scaled):
            continue
        if words[-1].startswith("pound") and g.lower[at + length : at + length + 1] == ["of"] and not number.scaled:
            return Unit("pounds", number.start, at + length)
        return Unit(code, number.start, at + length, factor)
    return None


def measure(g: Grammar, number: Number) -> Unit | None:
    """Percent, percentage points or a unit of measurement after the number."""
    if number.suffix:
        found = MEASURES.get((number.suffix,)) or (("metres", 1.0) if number.suffix == "m" else None)
        return None if found is None else Unit(found[0], number.start, number.end, found[1])
    at = number.end
    if at < g.size and g.text[at] in HYPHENS:
        at += 1
    for length in range(LONGEST, 0, -1):
        words = tuple(g.lower[at : at + length])
        found = MEASURES.get(words)
        if found is not None and len(words) == length:
            if words in (("pc",), ("ha",), ("ton",)) and g.text[at].isupper():
                continue
            return Unit(found[0], number.start, at + length, found[1])
    return None


def counted(g: Grammar, number: Number) -> Unit | None:
    """The plural noun that the number counts: "25 officials", "10 jointly signed agreements", "60-member"."""
    end, inner = number.end, None
    if end < g.size and g.text[end] in HYPHENS:
        noun = g.lower[end + 1] if end + 1 < g.size else ""
        return Unit(HYPHENATED[noun], number.start, end + 2) if noun in HYPHENATED else None
    partitive = end < g.size and g.lower[end] == "of"
    if partitive:
        end += 1
        while end < g.size and g.tag[end] in ("DT", "PRP$", "PDT"):
            end += 1
    elif number.fraction:
        return None
    limit = min(g.size, end + 8)
    first, head = end, None
    while end < limit and g.sentence[end] == g.sentence[number.start]:
        tag, word = g.tag[end], g.lower[end]
        if tag == "CD" and end > first and spaced(g, end) and not partitive:
            break
        inner = inner or (end if tag == "CD" else None)
        if tag == "CC" and head in (None, end - 1) and _joins_adjectives(g, end):
            head = None
        elif _is_plural(g, end):
            head = end
        elif not _goes_on(g, end, head is not None):
            break
        if word in STREETS and g.text[end][0].isupper():
            return None
        end += 1
    if head is None:
        return _of_those_before(g, number) or _people(g, number, first)
    # In "144 of the 275 members" the noun belongs to the second number, which is a quantity of its own.
    return Unit(_noun_phrase(g, first, head), number.start, number.end if partitive and inner is not None else head + 1)


def _joins_adjectives(g: Grammar, i: int) -> bool:
    """Whether an "and" only joins what describes the noun: "13 Chinese and Hong Kong companies"."""
    before = g.tag[i - 1] in ("JJ", "NNP", "NNPS") and g.text[i - 1][0].isupper()
    later = range(i + 1, min(g.size, i + 4))
    noun = next((j for j in later if g.tag[j] == "NNS"), None)
    return before and noun is not None and all(g.text[j][0].isupper() for j in range(i + 1, noun))


def spaced(g: Grammar, i: int) -> bool:
    """Whether white space stands before token `i`."""
    return bool(g.offset[i] > g.offset[i - 1] + len(g.text[i - 1]))


def _goes_on(g: Grammar, i: int, after_plural: bool) -> bool:
    """Whether a plural noun may still follow token `i` in this noun phrase."""
    if after_plural:
        return g.tag[i] in ("NN", "NNP", "HYPH")
    if g.tag[i] == "," and i + 1 < g.size:
        return g.tag[i - 1].startswith("JJ") and g.tag[i + 1].startswith("JJ")
    return g.tag[i] in BEFORE_NOUN


def _is_plural(g: Grammar, i: int) -> bool:
    if g.lower[i] in NO_S:
        return not bool(g.lower[i] in AS_PEOPLE and i + 1 < g.size and g.tag[i + 1] in ("NN", "NNS"))
    if g.tag[i] in ("NNS", "NNPS"):
        return True
    if g.tag[i] != "NNP" or not g.text[i].endswith("s"):
        return False
    return g.text[i][-2:-1].isdigit() or g.dep[i] not in ("compound", "nmod")


def _noun_phrase(g: Grammar, first: int, head: int) -> str:
    """The counted noun with the common nouns that make one term with it: "fighter jets"."""
    if g.lower[head] in AS_PEOPLE:
        return "people"
    start = head
    while start > first and g.tag[start - 1] == "NN" and g.dep[start - 1] == "compound":
        start -= 1
    return " ".join(g.text[i] if _keeps_case(g, i) else g.lower[i] for i in range(start, head + 1))


def _keeps_case(g: Grammar, i: int) -> bool:
    """Whether a word is a name or an acronym: "Americans", "F-16s", "HIMARS"."""
    return g.pos[i] == "PROPN" or any(c.isupper() or c.isdigit() for c in g.text[i][1:])


def _of_those_before(g: Grammar, number: Number) -> Unit | None:
    """ "The prisoners, 23 of whom …", "its observers, 209 at the last count": of the plural noun in front."""
    noun, end = number.start - 2, number.end
    if noun < 0 or g.text[number.start - 1] != "," or not _is_plural(g, noun) or end + 1 >= g.size:
        return None
    relative = g.lower[end] == "of" and g.lower[end + 1] in ("whom", "which")
    counted_at = g.lower[end] == "at" and "count" in g.lower[end + 1 : end + 5]
    return Unit(_noun_phrase(g, noun, noun), number.start, end) if relative or counted_at else None


def _people(g: Grammar, number: Number, at: int) -> Unit | None:
    """People counted without a noun: "at least 40 were killed", "12 dead"."""
    words = range(at, min(g.size, at + 4))
    if at < g.size and g.lower[at] in AS_PEOPLE:
        return Unit("people", number.start, at + 1)
    verb = next((i for i in words if g.lemma[i] in PEOPLE_VERBS and g.tag[i] in ("VBN", "VBD")), None)
    if verb is None or g.tag[at] not in ("VBN", "VBD", "VBP") or g.with_dep(verb, "dobj"):
        return None
    return Unit("people", number.start, number.end)


def bare(g: Grammar, number: Number) -> Unit | None:
    """The unit of a number without a noun, from what is measured: "the death toll rose to 1,234"."""
    at = number.start
    while at > 0 and g.lower[at - 1] in APPROXIMATE:
        at -= 1
    head = g.head[number.end - 1]
    verb = g.head[head] if g.dep[number.end - 1] == "pobj" and g.lower[head] in MEASURING_PREPS else head
    if g.lemma[verb] not in MEASURING_VERBS or g.pos[verb] not in ("VERB", "AUX"):
        return None
    for subject in g.subjects(verb):
        if g.lower[subject] in COUNTING_NOUNS:
            return Unit(COUNTING_NOUNS[g.lower[subject]], number.start, number.end)
        if g.lemma[subject] in COUNTS_OF:
            for noun in g.prep_objects(subject, "of"):
                if _is_plural(g, noun) and g.lower[noun] not in TIMES:
                    return Unit(_noun_phrase(g, noun - 2, noun), number.start, number.end)
    return None


APPROXIMATE = frozenset(TABLE["approximate"])
COUNTING_NOUNS: dict[str, str] = TABLE["counting_nouns"]
COUNTS_OF = frozenset(TABLE["counts_of"])
MEASURING_VERBS = frozenset(TABLE["measuring_verbs"])
MEASURING_PREPS = frozenset(TABLE["measuring_preps"])
