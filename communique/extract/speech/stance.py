"""What a statement supports or opposes, from the verbs of its own words and their polarity, never from likeness."""

from collections.abc import Iterator
from typing import Literal

from communique.annotate.grammar import SUBJECTS, Grammar
from communique.codebook import cues
from communique.extract.speech.saying import Saying
from communique.extract.speech.stretches import Stretch, subtree
from communique.records import Stance

Polarity = Literal["support", "oppose"]
FLIP: dict[Polarity, Polarity] = {"oppose": "support", "support": "oppose"}
LONGEST = 16  # words of a target


def _sides(place: str) -> dict[str, Polarity]:
    """The side that each word takes on its target in one place of the table."""
    table: dict[Polarity, list[str]] = cues("stance")[place]
    return {word: polarity for polarity, words in table.items() for word in words}


def _behind_preposition() -> dict[tuple[str, str], Polarity]:
    """The side of each pair of a verb and its preposition."""
    table: dict[Polarity, dict[str, list[str]]] = cues("stance")["preposition"]
    return {
        (verb, prep): side
        for side, verbs in table.items()
        for verb, prepositions in verbs.items()
        for prep in prepositions
    }


OF_CUE, OF_SUBJECT = _sides("cue"), _sides("subject")
OF_OBJECT = OF_CUE | _sides("object")
OF_NOUN, OF_MANNER, OF_PREPOSITION = _sides("noun"), _sides("manner"), _behind_preposition()
PREPOSITIONAL = frozenset(verb for verb, _ in OF_PREPOSITION)
RELATIVE = frozenset({"WP", "WDT", "WRB"})
IDLE = frozenset(cues("stance")["idle"])
ENDING, BEGINNING = frozenset(cues("stance")["ending"]), frozenset({"begin", "start", "continue", "agree", "proceed"})
BEHIND_NOUN = ("for", "of", "to", "over", "about", "at", "against", "with", "in", "on", "towards", "toward")


def stances(g: Grammar, saying: Saying) -> tuple[Stance, ...]:
    """The stances of a saying, each target once and no part of one beside it, in order of the text."""
    found: dict[str, Stance] = {}
    taken: list[tuple[Stretch, Polarity]] = []
    for target, side in _sided(g, saying):
        text = _text(g, *target)
        if text is None or any(a <= target[0] and target[1] <= b and side == held for (a, b), held in taken):
            continue
        taken.append((target, side))
        found.setdefault(text, Stance(target=text, polarity=side))
    return tuple(found.values())


def _sided(g: Grammar, saying: Saying) -> Iterator[tuple[Stretch, Polarity]]:
    """Each target of a saying as a stretch, with the side that is taken on it."""
    side = OF_CUE.get(g.lemma[saying.cue])
    if side is not None and saying.rule in ("object", "name", "preposition"):
        yield (saying.start, saying.end), FLIP[side] if g.negated(saying.cue) else side
    yield from _by_manner(g, saying)
    if saying.rule == "name":
        yield from _named(g, saying)
    for start, end in saying.segments:
        for i in range(start, end):
            if g.lemma[i] in OF_NOUN and g.pos[i] == "NOUN":
                yield from _on_noun(g, i, saying.cue, start, end)
            if g.lemma[i] in PREPOSITIONAL and g.pos[i] in ("VERB", "AUX"):
                yield from _behind(g, i, start, end)
            if g.lemma[i] in OF_OBJECT:
                yield from _on_object(g, i, start, end)
            if g.lemma[i] in OF_SUBJECT or g.lower[i] in OF_SUBJECT:
                yield from _on_subject(g, i, start, end)


def _on_object(g: Grammar, i: int, start: int, end: int) -> Iterator[tuple[Stretch, Polarity]]:
    """ "We support the ceasefire": the side that a main verb of the words said takes on its object."""
    if g.pos[i] != "VERB" or not _leads(g, i, start, end) or (g.lemma[i] in ENDING and not _wanted(g, i)):
        return
    side = OF_OBJECT[g.lemma[i]]
    for target in g.objects(i):
        if start <= target < end and g.pos[target] in ("NOUN", "PROPN"):
            yield _within(g, target, start, end), FLIP[side] if g.negated(i) else side


def _wanted(g: Grammar, i: int) -> bool:
    """Whether an end is called for ("must stop the war", "to lift the ban"), not told of ("ended his visit")."""
    if g.tag[i] not in ("VB", "VBN"):
        return False
    helpers = {g.lower[c] for c in g.with_dep(i, "aux", "auxpass")}
    if helpers & {"must", "should", "ought"}:
        return True
    bare = g.tag[i] == "VB" and not helpers & {
        "will",
        "'ll",
        "would",
        "did",
        "does",
        "do",
        "can",
        "could",
        "may",
        "might",
    }
    return bare and not (g.dep[i] == "xcomp" and g.lemma[g.head[i]] in BEGINNING)


def _on_subject(g: Grammar, i: int, start: int, end: int) -> Iterator[tuple[Stretch, Polarity]]:
    """ "The tariffs are unlawful": the side that a predicate of the words said takes on its subject."""
    side = OF_SUBJECT.get(g.lemma[i]) or OF_SUBJECT[g.lower[i]]
    verb = i if g.pos[i] in ("VERB", "AUX") else g.head[i]
    if verb == i and (g.lemma[i] in OF_OBJECT or g.with_dep(i, "xcomp")):  # "Ankara welcomed it": no "is welcome"
        return
    if g.pos[verb] not in ("VERB", "AUX") or (verb != i and g.dep[i] not in ("acomp", "attr", "oprd")):
        return
    for target in g.with_dep(verb, *SUBJECTS):
        if start <= target < end and g.pos[target] in ("NOUN", "PROPN"):
            yield _within(g, target, start, end), FLIP[side] if g.negated(verb) else side


def _by_manner(g: Grammar, saying: Saying) -> Iterator[tuple[Stretch, Polarity]]:
    """ "Noted with satisfaction the entry", "spoke highly of the initiative", "took positive note of the reform"."""
    cue = saying.cue
    manner = g.with_dep(cue, "advmod", "acomp")
    manner += [c for noun in g.with_dep(cue, "dobj") for c in g.with_dep(noun, "amod") if g.lemma[noun] == "note"]
    sides = [OF_MANNER[g.lower[c]] for c in manner if g.lower[c] in OF_MANNER]
    sides += [OF_NOUN[g.lemma[c]] for c in g.prep_objects(cue, "with") if g.lemma[c] in OF_NOUN]
    if sides:
        yield (saying.start, saying.end), FLIP[sides[0]] if g.negated(cue) else sides[0]


def _named(g: Grammar, saying: Saying) -> Iterator[tuple[Stretch, Polarity]]:
    """ "Described the talks as useful": the side that the name given takes on what it is given to."""
    for target in g.with_dep(saying.cue, "dobj", "nsubj", "nsubjpass"):
        for start, end in saying.segments:
            for i in range(max(start, target + 1), end):
                side = OF_SUBJECT.get(g.lemma[i]) or OF_SUBJECT.get(g.lower[i])
                if side is not None and target != saying.speaker:
                    yield subtree(g, target), FLIP[side] if g.negated(saying.cue) else side
                    return


def _on_noun(g: Grammar, i: int, cue: int, start: int, end: int) -> Iterator[tuple[Stretch, Polarity]]:
    """ "Its gratitude for the grants": the side that a main noun of the words said takes on what stands behind it."""
    top, above = i, g.head[i]
    while g.dep[top] == "conj" and start <= above < top:
        top, above = above, g.head[above]
    if above != cue and not (g.pos[above] == "VERB" and start <= above < end and _leads(g, above, start, end)):
        return
    if g.dep[top] not in ("dobj", "nsubj", "nsubjpass", "pobj"):
        return
    for target in g.prep_objects(i, *BEHIND_NOUN):
        if start <= target < end and g.lemma[target] not in IDLE:
            yield _within(g, target, start, end), OF_NOUN[g.lemma[i]]


def _behind(g: Grammar, i: int, start: int, end: int) -> Iterator[tuple[Stretch, Polarity]]:
    """ "We are against landlords", "it adheres to the treaty": the side that a main verb takes by its preposition."""
    if not _leads(g, i, start, end):
        return
    for prep in g.with_dep(i, "prep", "agent", "acomp"):
        side = OF_PREPOSITION.get((g.lemma[i], g.lower[prep]))
        if side is None or (g.lemma[i] == "be" and g.with_dep(i, "acomp", "attr", "prep") != [prep]):  # "is here for"
            continue
        for target in g.with_dep(prep, "pobj"):
            if start <= target < end and g.lemma[target] not in IDLE and g.pos[target] != "NUM":
                yield _within(g, target, start, end), FLIP[side] if g.negated(i) else side


def _leads(g: Grammar, i: int, start: int, end: int) -> bool:
    """Whether a verb is the main one of the words said, or joined to it."""
    while start <= g.head[i] < end and g.head[i] != i:
        if g.dep[i] not in ("conj", "xcomp") or g.lemma[g.head[i]] in ("refuse", "fail", "decline"):
            return False
        i = g.head[i]
    return True


def _within(g: Grammar, i: int, start: int, end: int) -> Stretch:
    """The phrase of token `i` as far as it lies in a stretch."""
    first, behind = subtree(g, i)
    return max(first, start), min(behind, end)


def _text(g: Grammar, start: int, end: int) -> str | None:
    """A target's words without articles and marks at its ends; None where nothing, or too much, is left."""
    while start < end and (g.text[start] in '“”"«»„,;:' or g.dep[start] == "det"):
        start += 1
    while end > start and (g.text[end - 1] in '“”"«»„,;:.' or g.pos[end - 1] == "CCONJ"):
        end -= 1
    end += end < g.size and g.text[end] in '”"»' and sum(g.text[i] in '“”"«»„' for i in range(start, end)) % 2
    if start >= end or end - start > LONGEST or all(g.tag[i] in RELATIVE for i in range(start, end)):
        return None
    return " ".join(g.doc[start:end].text.split())
