"""Where the words that a cue reports end, where a semicolon or another speaker's words begin behind them."""

from communique.annotate.grammar import NOUN_SUBJECTS, Grammar
from communique.annotate.mentions import Name
from communique.annotate.nominals import is_person_noun
from communique.extract.speech.saying import Saying
from communique.extract.speech.stretches import Stretch, merge, trimmed

FRAMED = frozenset({"around", "according to", "in X's words", "as X put it"})
OPENING = frozenset({"while", "whereas", "after", "before", "although", "though", "as", "when", "even"})
NEAR = 3  # tokens between an office and the name behind it
NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"})
MINE = frozenset({"'", "’", "to"})
LONGEST = 8  # tokens of such a subject
THINGS = frozenset({"object", "name", "preposition", "infinitive", "standing"})  # rules whose content is no clause
FINITE = frozenset({"MD", "VBD", "VBZ", "VBP"})
CLAUSE_ONLY = frozenset({"say", "argue", "claim", "insist", "believe", "think", "maintain", "contend", "allege"})
PARTING = frozenset(';:–—"“”')
PARTS = frozenset({";"})
PARTS_BEFORE = frozenset({";", ":"})


def bound(g: Grammar, sayings: list[Saying], in_quotation: set[int], name_of: dict[int, Name]) -> None:
    """Cuts the segments of sayings in place at semicolons around the cue, and where somebody else's words begin."""
    by_cue = sorted(sayings, key=lambda s: s.cue)
    cues = [s.cue for s in by_cue]
    for saying in sayings:
        saying.segments = [_behind_speaker(g, saying, segment, name_of) for segment in saying.segments]
        saying.segments = [_with_subject(g, saying, segment, name_of) for segment in saying.segments]
        segments = [_within_parts(g, saying, segment, in_quotation, cues) for segment in saying.segments]
        segments = [_before_colon(g, saying, segment, in_quotation) for segment in segments]
        segments = [_before_others(g, saying, segment, by_cue, cues) for segment in segments]
        saying.segments = merge([trimmed(g, *segment) for segment in segments if segment[1] > segment[0]])


def _behind_speaker(g: Grammar, saying: Saying, segment: Stretch, name_of: dict[int, Name]) -> Stretch:
    """A segment behind "according to" without a name of the speaker that the parser gave to it."""
    start, end = segment
    if saying.rule not in FRAMED or saying.speaker is None or start < saying.speaker:
        return segment
    name, own = name_of.get(start), name_of.get(saying.speaker)
    if name is None or own is None or name.actor is not own.actor or start - saying.speaker > NEAR:
        return segment
    return trimmed(g, name.end, end) if name.end < end and g.text[name.end] == "," else segment


def _with_subject(g: Grammar, saying: Saying, segment: Stretch, name_of: dict[int, Name]) -> Stretch:
    """A clause with its subject, where the parser took that for the cue's object: "warned a ban would cost jobs"."""
    start, end = segment
    between = range(saying.cue + 1, start)
    if saying.rule == "clause" and saying.cue < start and _lost_subject(g, saying.cue, start, end):
        return saying.cue + 1, end
    if saying.rule != "clause" or not between or len(between) > LONGEST or start < saying.cue:
        return segment
    if any(g.pos[i] not in NOMINAL or is_person_noun(g.lower[i]) or g.lower[i] in MINE for i in between):
        return segment
    if any(name_of[i].actor.kind in ("person", "unnamed") for i in between if i in name_of):
        return segment
    verb = next((i for i in range(start, end) if not start <= g.head[i] < end), start)
    finite = g.tag[start] in FINITE
    return (saying.cue + 1, end) if finite and not g.with_dep(verb, *NOUN_SUBJECTS) else segment


def _lost_subject(g: Grammar, cue: int, start: int, end: int) -> bool:
    """Whether "say" has an object, which is the subject of the clause behind it: "say a meeting in May is likely"."""
    if g.lemma[cue] not in CLAUSE_ONLY or any(g.text[c] in PARTING for c in g.children[cue] if cue < c < start):
        return False
    verb = next((i for i in range(start, end) if g.head[i] == cue and g.dep[i] == "ccomp"), None)
    objects = [c for c in g.with_dep(cue, "dobj") if c < start]
    finite = verb is not None and (g.tag[verb] in FINITE or any(g.tag[c] in FINITE for c in g.with_dep(verb, "aux")))
    return bool(objects) and finite and not g.with_dep(verb or cue, *NOUN_SUBJECTS, "expl")


def _within_parts(g: Grammar, saying: Saying, segment: Stretch, in_quotation: set[int], cues: list[int]) -> Stretch:
    """A segment as far as it lies in the cue's own part of the sentence."""
    start, end = segment
    framed = saying.rule in FRAMED
    if start < saying.cue and (framed or (saying.rule == "clause" and end <= saying.cue)):
        marks = PARTS_BEFORE if framed else PARTS
        for i in range(saying.cue - 1, start - 1, -1):
            if g.text[i] in marks and i not in in_quotation:
                return min(i + 1, end), end
    if framed and end > saying.cue:
        for i in range(saying.cue, end):
            goes_on = saying.rule == "around" and not any(i < cue < end for cue in cues)
            if g.text[i] in PARTS and i not in in_quotation and not goes_on:
                return start, max(start, i)
    return start, end


def _before_colon(g: Grammar, saying: Saying, segment: Stretch, in_quotation: set[int]) -> Stretch:
    """A thing that is said without a clause of its own behind a colon: "dislikes the idea: the minister complained"."""
    start, end = segment
    if saying.rule not in THINGS or start < saying.cue:
        return segment
    colon = next((i for i in range(start + 1, end - 1) if g.text[i] == ":" and i not in in_quotation), None)
    if colon is None or colon + 1 in in_quotation:
        return segment
    clause = any(g.tag[i] in FINITE and i not in in_quotation for i in range(colon + 1, end))
    return (start, colon) if clause else segment


def _before_others(g: Grammar, saying: Saying, segment: Stretch, by_cue: list[Saying], cues: list[int]) -> Stretch:
    """A segment behind its cue without a clause behind a comma in which somebody else speaks."""
    start, end = segment
    if start < saying.cue:
        return segment
    for cue in cues:
        if not start < cue < end:
            continue
        first = _opening(g, cue, start)
        if first is not None and any(o.cue == cue and o.speaker != saying.speaker for o in by_cue):
            return start, first
    return segment


def _opening(g: Grammar, cue: int, start: int) -> int | None:
    """Where the side clause of another cue begins: ", while his guest spoke of", ", a date which they call"."""
    if not g.with_dep(cue, *NOUN_SUBJECTS):
        return None
    first = g.edges[cue][0]
    if g.dep[cue] == "relcl" and g.dep[g.head[cue]] == "appos":
        first = g.edges[g.head[cue]][0]
    elif g.dep[cue] != "relcl" and (g.dep[cue] != "advcl" or g.lower[first] not in OPENING):
        return None
    return first - 1 if first - 1 > start and g.text[first - 1] == "," else None
