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


OF_CUE, OF_OBJECT, OF_SUBJECT = _sides("cue"), _sides("object"), _sides("subject")


def stances(g: Grammar, saying: Saying) -> tuple[Stance, ...]:
    """The stances of a saying, each target once, in order of the text."""
    found: dict[str, Stance] = {}
    for target, side in _sided(g, saying):
        text = _text(g, *target)
        if text is not None:
            found.setdefault(text, Stance(target=text, polarity=side))
    return tuple(found.values())


def _sided(g: Grammar, saying: Saying) -> Iterator[tuple[Stretch, Polarity]]:
    """Each target of a saying as a stretch, with the side that is taken on it."""
    side = OF_CUE.get(g.lemma[saying.cue])
    if side is not None and saying.rule in ("object", "name", "preposition"):
        yield (saying.start, saying.end), FLIP[side] if g.negated(saying.cue) else side
    for start, end in saying.segments:
        for i in range(start, end):
            if g.lemma[i] in OF_OBJECT:
                yield from _on_object(g, i, start, end)
            if g.lemma[i] in OF_SUBJECT or g.lower[i] in OF_SUBJECT:
                yield from _on_subject(g, i, start, end)


def _on_object(g: Grammar, i: int, start: int, end: int) -> Iterator[tuple[Stretch, Polarity]]:
    """ "We support the ceasefire": the side that a main verb of the words said takes on its object."""
    if g.pos[i] != "VERB" or not _leads(g, i, start, end):
        return
    side = OF_OBJECT[g.lemma[i]]
    for target in g.objects(i):
        if start <= target < end and g.pos[target] in ("NOUN", "PROPN"):
            yield _within(g, target, start, end), FLIP[side] if g.negated(i) else side


def _on_subject(g: Grammar, i: int, start: int, end: int) -> Iterator[tuple[Stretch, Polarity]]:
    """ "The tariffs are unlawful": the side that a predicate of the words said takes on its subject."""
    side = OF_SUBJECT.get(g.lemma[i]) or OF_SUBJECT[g.lower[i]]
    verb = i if g.pos[i] in ("VERB", "AUX") else g.head[i]
    if g.pos[verb] not in ("VERB", "AUX") or (verb != i and g.dep[i] not in ("acomp", "attr", "oprd")):
        return
    for target in g.with_dep(verb, *SUBJECTS):
        if start <= target < end and g.pos[target] in ("NOUN", "PROPN"):
            yield _within(g, target, start, end), FLIP[side] if g.negated(verb) else side


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
    while end > start and g.text[end - 1] in '“”"«»„,;:.':
        end -= 1
    if start >= end or end - start > LONGEST:
        return None
    return " ".join(g.doc[start:end].text.split())
