"""Who is quoted by those who pass words on: "the daily reported, quoting two officials, that …".

The official is the speaker, the daily passes it on. In "is reported by the agency to be planning" the agency speaks.
"""

from communique.annotate.grammar import Grammar
from communique.extract.speech.saying import Saying
from communique.extract.speech.speakers import Speakers
from communique.extract.speech.stretches import trimmed

QUOTING = frozenset({"quote", "cite"})
HELD = frozenset({"report", "say", "believe", "rumour", "rumor", "claim", "allege", "think", "expect", "know"})
REACH = 14  # tokens between a cue and the participle that tells whom it quotes


def chained(g: Grammar, sayings: list[Saying], speakers: Speakers) -> None:
    """Gives sayings that quote somebody their innermost speaker, in place; adds what an agency is told to report."""
    heard: set[int] = set()
    for saying in sayings:
        quoting = _quoting(g, saying)
        if quoting is None or saying.speaker is None:
            continue
        source = next((c for c in g.with_dep(quoting, "dobj") if c > quoting), None)
        if source is None or source == saying.speaker or not speakers.is_speaker(source):
            continue
        saying.via, saying.speaker = (*saying.via, saying.speaker), source
        saying.segments = [_behind(g, segment, quoting, source) for segment in saying.segments]
        heard |= {quoting} - {saying.cue}
    sayings[:] = [saying for saying in sayings if saying.cue not in heard]
    told = {saying.cue: saying for saying in sayings}
    for v in [i for i, lemma in enumerate(g.lemma) if lemma in HELD and g.tag[i] == "VBN"]:
        agents, clause = g.prep_objects(v, "by"), next(iter(g.with_dep(v, "xcomp")), None)
        if agents and clause is not None and clause > v and speakers.is_speaker(agents[0]) and g.passive(v):
            first, last = g.edges[clause]
            if v in told:
                told[v].segments = [trimmed(g, first, last + 1)]
                continue
            sayings.append(Saying(v, agents[0], [trimmed(g, first, last + 1)], "infinitive", g.text[v]))


def _quoting(g: Grammar, saying: Saying) -> int | None:
    """The participle "quoting" or "citing" that belongs to a saying's cue."""
    cue = saying.cue
    if g.lemma[cue] in QUOTING:
        return cue if g.tag[cue] == "VBG" and saying.rule == "clause" else None
    last = min(g.sentences[g.sentence[cue]][1], cue + REACH)
    for i in range(cue + 1, last):
        if g.tag[i] == "VBG" and g.lemma[i] in QUOTING and g.text[i - 1] in ",(–—":
            return i
        if g.lower[i] == "that" or (g.pos[i] in ("VERB", "AUX") and g.tag[i] != "VBG"):
            return None
    return None


def _behind(g: Grammar, segment: tuple[int, int], quoting: int, source: int) -> tuple[int, int]:
    """A segment without the words that tell whom it quotes at its start."""
    start, end = segment
    if not start <= quoting < end:
        return segment
    for i in range(source + 1, end - 1):
        if g.text[i] == "," and i > quoting:
            return trimmed(g, i + 1, end)
    return trimmed(g, g.edges[source][1] + 1, end)
