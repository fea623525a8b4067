"""How the text holds an act: done, ahead, left open or undone, from the words around its verb."""

from typing import Literal

from communique.annotate.grammar import MODALS_FUTURE, Grammar
from communique.codebook import cues

Standing = Literal["done", "ahead", "open", "undone"]

_TABLE = cues("standing")
_DONE, _UNDONE, _OPEN_CLAUSE = (frozenset(_TABLE[name]) for name in ("done", "undone", "open_clause"))
_OPEN_MARKS, _OPEN_PREPS = frozenset(_TABLE["open_marks"]), frozenset(_TABLE["open_preps"])
_AHEAD = frozenset(
    {"plan", "expect", "due", "set", "schedule", "slate", "intend", "prepare", "agree", "promise", "decide", "be"}
)
_POSSIBLE = frozenset({"may", "might", "would", "should", "must", "can", "'d", "’d", "ought"})
_NO = frozenset({"no", "neither", "none", "nobody", "nor"})


def standing(g: Grammar, verb: int, depth: int = 0) -> Standing:
    """How the text holds the act of `verb`; questions and conditions leave it open."""
    if depth > 5 or g.text[g.sentences[g.sentence[verb]][1] - 1] == "?":
        return "open"
    if negated(g, verb):
        return "undone"
    helpers = {g.lower[c] for c in g.children[verb] if g.dep[c] in ("aux", "auxpass")}
    if helpers & MODALS_FUTURE:
        return "ahead"
    if helpers & _POSSIBLE or ("could" in helpers):
        return "open"
    past = g.tag[verb] == "VBD" or helpers & {"was", "were", "had"}  # "when they signed it" tells that they did
    marks = [g.lower[c] for c in g.children[verb] if g.dep[c] in ("mark", "advmod") and c < verb]
    if any(mark in _OPEN_MARKS and not (past and mark == "when") for mark in marks):
        return "open"
    head, dep = g.head[verb], g.dep[verb]
    if head == verb:
        return "ahead" if "to" in helpers else "done"
    if "to" in helpers:
        return _infinitive(g, verb, head, dep, depth)
    if dep == "conj":
        own = helpers or (g.tag[verb] in ("VBD", "VBZ", "VBP") and g.tag[head] not in ("VB",))
        if own and not _under_open(g, head):
            return "done"
        above = standing(g, head, depth + 1)
        return "open" if above == "done" and g.tag[verb] == "VB" and g.tag[head] not in ("VB",) else above
    if dep in ("pcomp", "prep"):
        return _after_preposition(g, verb, head, depth)
    if dep == "ccomp" and g.lemma[head] in _OPEN_CLAUSE:
        return "open"
    if dep in ("xcomp", "advcl") and g.tag[verb] == "VBG":
        if g.lemma[head] in _OPEN_CLAUSE or g.lemma[head] in (
            "consider",
            "discuss",
            "avoid",
            "delay",
            "postpone",
            "oppose",
            "stop",
        ):
            return "open"
        return standing(g, head, depth + 1)
    if g.tag[verb] == "VBG" and helpers & {"is", "are", "be", "'s", "’s", "’re", "'re"} and "been" not in helpers:
        return "ahead"
    # A bare form that no helper carries ("to triple, grow and create"): the parser lost what it hangs on.
    return "open" if g.tag[verb] == "VB" and not helpers else "done"


def _infinitive(g: Grammar, verb: int, head: int, dep: str, depth: int) -> Standing:
    lemma = g.lemma[head]
    if dep == "conj":
        return standing(g, head, depth + 1)
    if lemma in _UNDONE or (lemma in ("have", "be") and any(g.lower[c] == "yet" for c in g.children[head])):
        return "undone"
    if dep in ("xcomp", "advcl") and lemma in _DONE and g.pos[head] == "VERB":
        return standing(g, head, depth + 1)
    if dep in ("xcomp", "ccomp", "acl") and (
        lemma in _AHEAD or lemma in ("plan", "decision", "agreement", "intention")
    ):
        return "ahead"
    return "open"


def _after_preposition(g: Grammar, verb: int, head: int, depth: int) -> Standing:
    """ "By adopting", "after signing", "without signing"."""
    prep = g.lower[head] if g.dep[verb] == "pcomp" else g.lower[verb]
    if prep == "without":
        return "undone"
    if prep == "of" and g.lower[g.head[head]] == "short":
        return "undone"
    if prep in _OPEN_PREPS:
        return "open"
    upper = g.head[head] if g.dep[verb] == "pcomp" else head
    if upper in (verb, head) or g.pos[upper] not in ("VERB", "AUX"):
        return "done" if prep in ("after", "by", "since", "upon", "on", "following") else "open"
    if prep == "for" and g.lemma[upper] in ("prepare", "call", "push", "plan", "press", "wait", "hope", "ready"):
        return "open"
    return standing(g, upper, depth + 1)


def _under_open(g: Grammar, verb: int) -> bool:
    return any(g.dep[c] == "mark" and g.lower[c] in _OPEN_MARKS for c in g.children[verb])


def negated(g: Grammar, verb: int) -> bool:
    """Whether the words deny the act: "did not sign", "no pact was signed", "without signing", "failed to sign"."""
    for child in g.children[verb]:
        if g.dep[child] == "neg" or g.lower[child] in ("never", "neither", "nor", "hardly", "nowhere"):
            return True
        if g.dep[child] in ("nsubj", "nsubjpass", "dobj") and any(
            g.lower[c] in _NO and (g.dep[c] in ("det", "preconj", "neg") or c == child)
            for c in [child, *g.children[child]]
        ):
            return True
    head, dep = g.head[verb], g.dep[verb]
    if head == verb:
        return False
    if dep == "conj" and not any(g.dep[c] in ("nsubj", "nsubjpass") for c in g.children[verb]):
        joined_by = {g.lower[c] for c in g.children[head] if g.dep[c] == "cc"}
        if "nor" in joined_by:
            return True  # "neither adopted it nor fixed a date"
        return "or" in joined_by and any(g.dep[c] == "neg" for c in g.children[head])
    if dep == "xcomp" and any(g.lower[c] == "to" for c in g.children[verb]):
        return any(g.dep[c] == "neg" for c in g.children[head])
    return False
