"""What a statement supports or opposes, from the verbs of its own words and their polarity, never from likeness."""

from functools import cache
from typing import Any

from communique.annotate.grammar import SUBJECTS, Grammar
from communique.codebook import cues
from communique.extract.speech.saying import Saying
from communique.records import Stance

FLIP = {"oppose": "support", "support": "oppose"}
LONGEST = 16  # words of a target


@cache
def _words(place: str) -> dict[str, str]:
    table = cues("stance")[place]
    return {word: polarity for polarity, words in table.items() for word in words}


def stances(g: Grammar, saying: Saying) -> tuple[Stance, ...]:
    """The stances of a saying, each target once, in order of the text."""
    found: dict[str, Stance] = {}

    def keep(target: tuple[int, int] | None, polarity: str) -> None:
        text = _text(g, target)
        if text is not None and text not in found:
            value: Any = polarity
            found[text] = Stance(target=text, polarity=value)

    cue_side = _words("cue").get(g.lemma[saying.cue])
    if cue_side is not None and saying.rule in ("object", "name", "preposition"):
        if g.negated(saying.cue):
            cue_side = FLIP[cue_side]
        keep((saying.start, saying.end), cue_side)
    for start, end in saying.segments:
        for i in range(start, end):
            _of_word(g, i, start, end, keep)
    return tuple(found.values())


def _of_word(g: Grammar, i: int, start: int, end: int, keep: Any) -> None:
    lemma = g.lemma[i]
    side = _words("object").get(lemma) if g.pos[i] == "VERB" and _leads(g, i, start, end) else None
    if side is not None:
        objects = [c for c in g.objects(i) if start <= c < end and g.pos[c] in ("NOUN", "PROPN")]
        for target in objects:
            keep(_edges(g, target, start, end), FLIP[side] if g.negated(i) else side)
    side = _words("subject").get(lemma) or _words("subject").get(g.lower[i])
    if side is None:
        return
    verb = i if g.pos[i] in ("VERB", "AUX") else g.head[i]
    if g.pos[verb] not in ("VERB", "AUX") or (verb != i and g.dep[i] not in ("acomp", "attr", "oprd")):
        return
    subjects = [
        c for c in g.children[verb] if g.dep[c] in SUBJECTS and start <= c < end and g.pos[c] in ("NOUN", "PROPN")
    ]
    for target in subjects:
        keep(_edges(g, target, start, end), FLIP[side] if g.negated(verb) else side)


def _leads(g: Grammar, i: int, start: int, end: int) -> bool:
    """Whether a verb is the main one of the words said, or joined to it."""
    while start <= g.head[i] < end and g.head[i] != i:
        if g.dep[i] not in ("conj", "xcomp") or g.lemma[g.head[i]] in ("refuse", "fail", "decline"):
            return False
        i = g.head[i]
    return True


def _edges(g: Grammar, i: int, start: int, end: int) -> tuple[int, int]:
    first, last = g.edges[i]
    return max(first, start), min(last + 1, end)


def _text(g: Grammar, span: tuple[int, int] | None) -> str | None:
    if span is None:
        return None
    start, end = span
    while start < end and (g.text[start] in '“”"«»„,;:' or g.dep[start] == "det"):
        start += 1
    while end > start and g.text[end - 1] in '“”"«»„,;:.':
        end -= 1
    if start >= end or end - start > LONGEST:
        return None
    return " ".join(g.doc[start:end].text.split())
