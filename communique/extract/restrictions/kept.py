"""What a measure has made of a thing and the thing is kept: "keeps its border closed", "remains barred from"."""

from communique.annotate.grammar import Grammar
from communique.extract.restrictions.cues import KEEPING, STAYING

_STATES = frozenset({"VBN", "VBD", "JJ"})
_HUNG = frozenset({"ccomp", "oprd", "xcomp", "acomp", "advcl", "dobj", "acl"})


def keeper(g: Grammar, state: int) -> int | None:
    """The verb above that keeps a thing in the state of token `state`; `None` where it is a verb of its own."""
    head = g.head[state]
    if head == state or head > state or g.dep[state] not in _HUNG or g.tag[state] not in _STATES:
        return None
    if g.pos[head] != "VERB" and g.dep[state] == "acl":
        head = g.head[head]  # "holds the reserves frozen", where the parser hangs the state on the reserves
    if g.lemma[head] not in KEEPING and g.lemma[head] not in STAYING:
        return None
    return None if any(g.dep[c] in ("aux", "auxpass") for c in g.children[state]) else head


def kept(g: Grammar, state: int, above: int) -> list[int]:
    """The things in the state: the object of keeping, the subject of staying."""
    if g.lemma[above] in STAYING or g.passive(above):
        return g.subjects(above)
    own = g.with_dep(state, "nsubj", "nsubjpass") or g.with_dep(above, "dobj")
    return [j for c in own for j in g.conjuncts(c) if j < state]


def fronted(g: Grammar, verb: int) -> bool:
    """Whether a participle opens the sentence for its subject: "Barred from Chad since May, the traders …"."""
    head = g.head[verb]
    own = g.with_dep(verb, "nsubj", "nsubjpass", "aux", "mark")
    if g.dep[verb] != "advcl" or head <= verb or own:
        return False
    agent = any(g.dep[c] == "agent" for c in g.children[verb])
    return (g.tag[verb] == "VBN" or agent) and not g.with_dep(verb, "dobj", "auxpass")


def by_keeper(g: Grammar, above: int) -> bool:
    """Whether the subject of the verb above is who keeps, not what is kept."""
    return g.lemma[above] in KEEPING and not g.passive(above)
