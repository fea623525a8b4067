"""Which date belongs to a verb or noun: what extractors ask of `doc._.times`."""

from bisect import bisect_left
from dataclasses import replace

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Time
from communique.annotate.times.lexicon import lexicon
from communique.records import Date

VERBS = ("VERB", "AUX")
NOUNS = ("NOUN", "PROPN", "PRON")
# How closely a date hangs on a word, the closest first.
OWN, INSIDE, CLAUSE, OBJECT, LOOSE = range(5)
# Relations over which a verb shares the date of the verb above it.
CARRIES = frozenset({"conj", "aux", "auxpass", "xcomp", "pcomp", "prep"})
RANGE_WORDS = frozenset({"to", "until", "till", "through", "-", "–", "—"})


def date_of(time: Time | None) -> Date | None:
    """The days of a time expression as the record writes them; None where it names no days."""
    if time is None or time.first is None or time.last is None:
        return None
    return Date.model_validate(
        {"start": time.first, "end": time.last, "precision": time.precision or "span", "basis": time.basis}
    )


def times_in(doc: Doc, start: int, end: int) -> list[Time]:
    """The time expressions that begin within tokens `start` to `end`, in order."""
    times: list[Time] = doc._.times
    first = bisect_left(times, start, key=lambda time: time.start)
    last = bisect_left(times, end, key=lambda time: time.start)
    return times[first:last]


def time_near(doc: Doc, token: int, times: list[Time] | None = None) -> Time | None:
    """The dated expression that tells when the verb or noun at `token` happens; None where none does.

    It is one of `times`, or of those of the whole sentence.

    First what hangs on the word itself or on a clause that describes it ("the talks held on Monday"), then what
    hangs on its clause, last what hangs on nothing (a dateline, a heading). Never what belongs to another noun or
    clause: in "discussed the treaty signed in 2001" the year is the treaty's. A range ("from 7 to 9 July") comes as
    one.
    """
    grammar: Grammar = doc._.grammar
    ranked = []
    for time in times_in(doc, *grammar.sentences[grammar.sentence[token]]) if times is None else times:
        if time.first is None or time.type == "SET" or time.start <= token < time.end:
            continue
        rank = _rank(grammar, time, token)
        if rank is not None:
            ranked.append((rank, time.type == "DURATION", abs(time.start - token), time.start, time))
    if not ranked:
        return None
    return whole_range(doc, min(ranked, key=lambda each: each[:4])[-1])


def whole_range(doc: Doc, time: Time) -> Time:
    """The range that `time` begins or ends ("from 7 to 9 July", "March 30 and 31"), or `time` itself."""
    grammar: Grammar = doc._.grammar
    times: list[Time] = doc._.times
    place = bisect_left(times, time.start, key=lambda each: each.start)
    if place == len(times) or times[place] is not time:
        return time
    for one, two in ((place, place + 1), (place - 1, place)):
        if one >= 0 and two < len(times) and _ranges(grammar, times[one], times[two]):
            begin, end = times[one], times[two]
            stated = begin.basis == end.basis == "stated"
            basis = "stated" if stated else f"relative:{doc[begin.start : end.end].text}"
            return replace(
                begin, end=end.end, value=f"{begin.value}/{end.value}", last=end.last, precision="span", basis=basis
            )
    return time


def _ranges(grammar: Grammar, one: Time, two: Time) -> bool:
    """Whether two expressions are the ends of one stretch of days."""
    if one.first is None or two.last is None or one.first > two.last or "DATE" not in (one.type, two.type):
        return False
    gap = grammar.lower[one.end : two.start]
    if len(gap) != 1 or one.type != two.type:
        return False
    before = grammar.lower[one.start - 1] if one.start else ""
    if gap[0] in RANGE_WORDS or (gap[0] == "and" and before == "between"):
        return True
    # "March 30 and 31": the second is a bare number that needs the first's month, or the first the second's.
    bare = min(one.end - one.start, two.end - two.start) == 1
    return gap[0] == "and" and bare and one.precision == two.precision == "day"


def _rank(grammar: Grammar, time: Time, token: int) -> int | None:
    """How closely `time` hangs on the word at `token`; None where it belongs to something else."""
    governor, preposition = _governor(grammar, time)
    if governor is None or _dateline(grammar, time, governor):
        return LOOSE
    if governor == token:
        return OWN
    if _describes(grammar, governor, token):
        return INSIDE
    clause = _clause(grammar, token)
    if governor in clause:
        return CLAUSE
    if (
        preposition in lexicon().lists["dating"]
        and grammar.pos[governor] in NOUNS
        and grammar.dep[governor] in ("dobj", "pobj", "attr", "oprd")
        and _verb_over(grammar, governor) in {token, *clause}
    ):
        return OBJECT
    return None


def _governor(grammar: Grammar, time: Time) -> tuple[int | None, str]:
    """The verb or noun that an expression hangs on, with its preposition; None where it hangs on nothing."""
    root = next(
        (
            i
            for i in range(time.start, time.end)
            if not time.start <= grammar.head[i] < time.end or grammar.head[i] == i
        ),
        time.start,
    )
    preposition, i = "", root
    while grammar.head[i] != i:
        i = grammar.head[i]
        if grammar.pos[i] in ("ADP", "SCONJ", "PART") or grammar.dep[i] == "prep":
            preposition = preposition or grammar.lower[i]
            continue
        if preposition == "of" and grammar.lemma[i] in lexicon().lists["stretches"]:
            preposition = ""
            continue
        if time.start <= i < time.end or grammar.pos[i] in ("NUM", "ADV", "PUNCT", "SYM", "DET"):
            continue
        return i, preposition
    return None, preposition


def _dateline(grammar: Grammar, time: Time, governor: int) -> bool:
    """Whether the date stands in a dateline ("GENEVA, 16 May 2024 -") before the sentence proper."""
    begin, end = grammar.sentences[grammar.sentence[time.start]]
    if time.start - begin > 5 or time.end >= end or grammar.lower[time.end] not in ("-", "–", "—", "--", ":", ")"):
        return False
    return governor < time.start or grammar.pos[governor] not in VERBS


def _describes(grammar: Grammar, governor: int, token: int) -> bool:
    """Whether `governor` stands inside the phrase of `token`, through places and clauses about it alone."""
    i = governor
    while i != token:
        dep, head = grammar.dep[i], grammar.head[i]
        if head == i:
            return False
        if grammar.pos[token] in VERBS:
            # A verb's phrase reaches through places ("flew to Beijing on Monday"), not into other clauses.
            if grammar.pos[i] in VERBS or dep not in ("pobj", "prep", "conj", "compound"):
                return False
        elif dep not in ("pobj", "prep", "acl", "relcl", "compound", "conj", "appos") or (
            dep == "relcl" and not (head == token and _about_its_noun(grammar, i))
        ):
            return False
        i = head
    return True


def _about_its_noun(grammar: Grammar, verb: int) -> bool:
    """Whether a relative clause tells of its noun: "which began on Monday", not "whose plans were confirmed"."""
    subjects = [c for c in grammar.children[verb] if grammar.dep[c] in ("nsubj", "nsubjpass")]
    return any(grammar.tag[c] in ("WDT", "WP") or grammar.lower[c] == "that" for c in subjects)


def _clause(grammar: Grammar, token: int) -> tuple[int, ...]:
    """The verbs whose date is also the word's: its own verb, those it is joined to, what governs its infinitive."""
    verb = token if grammar.pos[token] in VERBS else _verb_over(grammar, token)
    if verb is None:
        return ()
    out = [verb]
    while grammar.dep[verb] in CARRIES and grammar.head[verb] != verb:
        infinitive = grammar.dep[verb] == "xcomp" and any(grammar.lower[c] == "to" for c in grammar.children[verb])
        if infinitive and grammar.lemma[grammar.head[verb]] not in lexicon().lists["ahead"]:
            break
        verb = grammar.head[verb]
        if grammar.pos[verb] in VERBS:
            out.append(verb)
        elif grammar.pos[verb] in NOUNS:
            break
    return tuple(out)


def _verb_over(grammar: Grammar, noun: int) -> int | None:
    """The verb that a noun serves, not through other nouns but those a date reaches through ("a round of talks")."""
    i: int = noun
    while grammar.head[i] != i:
        i = grammar.head[i]
        if grammar.pos[i] in VERBS:
            return i
        if grammar.pos[i] in NOUNS and grammar.lemma[i] not in lexicon().lists["transparent"]:
            joined = grammar.dep[noun] in ("conj", "appos", "compound", "nmod")
            if not joined:
                return None
    return None
