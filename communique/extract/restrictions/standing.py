"""How a measure stands: imposed, announced, extended, lifted, threatened, or not at all."""

from typing import Literal

from communique.annotate.grammar import Grammar
from communique.extract.restrictions.cues import (
    ALLEGING,
    ANSWERING,
    CHARGING,
    DEMANDING,
    DENYING,
    HITTING,
    LEADING,
    MODES,
    PRESUPPOSING,
    PREVENTING,
    STATUS,
    THWARTING,
    Status,
)

NEAR_DENIAL = 4  # sentences to a denial
_CLOSING = frozenset({'"', "”", "’", "'", "»", ")", "“"})
_UNDER = frozenset({"xcomp", "ccomp", "pcomp", "acl", "relcl", "prep", "dobj", "pobj"})
Standing = Status | Literal["open"]
SURE_HELPERS = frozenset({"will", "'ll", "shall", "wo"})
ASKING_HELPERS = frozenset({"should", "must", "ought", "can"})
EMBEDDED = frozenset({"xcomp", "ccomp", "pcomp", "advcl", "acl", "conj"})


def of_verb(g: Grammar, verb: int) -> Standing | None:
    """The standing of an act that a verb tells; `None` where it is denied or only asked for, "open" for "may"."""
    if g.negated(verb) or _at_no_time(g, verb) or _denied(g, verb) or _asked(g, verb):
        return None
    helpers = _helpers(g, verb)
    if helpers & ASKING_HELPERS or _supposed(g, verb):
        return None
    led = _led(g, verb)
    if led == "asked":
        return None
    if helpers & SURE_HELPERS:
        return "open" if _on_condition(g, verb) else "announced"
    if "would" in helpers or "'d" in helpers:
        if "have" in helpers:
            return None  # "would have closed the strait"
        if _on_condition(g, verb):
            return "open" if led == "announced" else None
        return "announced" if led == "announced" else "threatened"
    if helpers & MODES:
        return "threatened" if led == "threatened" else "open"
    if led == "announced" and not _infinitive(g, verb):
        return "imposed"
    return led or "imposed"  # type: ignore[return-value]


def _asked(g: Grammar, verb: int) -> bool:
    """Whether the sentence ends in a question mark; marks of quotation and white space may follow it."""
    first, last = g.sentences[g.sentence[verb]]
    while last - 1 > first and (g.pos[last - 1] == "SPACE" or g.text[last - 1] in _CLOSING):
        last -= 1
    return g.text[last - 1].endswith("?")


def _at_no_time(g: Grammar, verb: int) -> bool:
    """ "At no time have we threatened", "under no circumstances"."""
    fronted = [c for c in g.children[verb] if c < verb and g.dep[c] == "prep"]
    return any(g.lower[c] == "no" for prep in fronted for noun in g.with_dep(prep, "pobj") for c in g.children[noun])


def _denied(g: Grammar, verb: int) -> bool:
    """Whether somebody says that it is not so: "denied that it planned to expel"."""
    at = verb
    for _ in range(6):
        head = g.head[at]
        if head == at or g.dep[at] not in _UNDER:
            return False
        if g.pos[head] == "VERB" and at > head and _unbelieved(g, head):
            return True
        if g.dep[at] in ("dobj", "pobj") and g.pos[at] != "VERB" and at == verb:
            return False
        at = head
    return False


def _unbelieved(g: Grammar, verb: int) -> bool:
    """Whether what stands under a verb is denied, or only claimed."""
    lemma = g.lemma[verb]
    return lemma in DENYING or (lemma in ALLEGING and (lemma not in CHARGING or _contradicted(g, verb)))


def _contradicted(g: Grammar, verb: int) -> bool:
    """Whether somebody denies soon after what is alleged; else what is alleged is told as a measure."""
    last = g.sentences[min(g.sentence[verb] + NEAR_DENIAL, len(g.sentences) - 1)][1]
    return any(g.lemma[i].lower() in DENYING or g.lower[i] in ("denial", "denials") for i in range(verb + 1, last))


def _helpers(g: Grammar, verb: int) -> set[str]:
    """The auxiliaries of a verb; a joined verb shares those of the first ("will close … and expel …")."""
    for _ in range(3):
        helpers = {g.lower[c] for c in g.children[verb] if g.dep[c] in ("aux", "auxpass")}
        alone = g.dep[verb] != "conj" or any(g.dep[c] in ("nsubj", "nsubjpass") for c in g.children[verb])
        if helpers or alone or g.pos[g.head[verb]] != "VERB":
            return helpers
        verb = g.head[verb]
    return set()


def _supposed(g: Grammar, verb: int) -> bool:
    """Whether the act stands under "if": "if Rome imposes", "if Rome were to impose"."""
    for _ in range(2):
        if any(g.dep[c] == "mark" and g.lower[c] in ("if", "unless", "whether") for c in g.children[verb]):
            return True
        if g.dep[verb] != "xcomp":
            return False
        verb = g.head[verb]
    return False


def _on_condition(g: Grammar, verb: int) -> bool:
    """Whether the act waits for something: "will impose duties if the talks fail"."""
    clauses = g.with_dep(verb, "advcl")
    return any(g.lower[c] in ("if", "unless") for clause in clauses for c in g.with_dep(clause, "mark", "advmod"))


def _infinitive(g: Grammar, verb: int) -> bool:
    return any(g.lower[c] == "to" and g.dep[c] == "aux" for c in g.children[verb]) or g.tag[verb] == "VBG"


def _led(g: Grammar, verb: int) -> str | None:
    """What the verb or noun above makes of an act: "agreed to", "threatened to", "urged them to", "plans to"."""
    at = verb
    for _ in range(3):
        head = g.head[at]
        if head == at or g.dep[at] not in EMBEDDED:
            return None
        if g.dep[at] == "ccomp" and at < head:
            return None  # "Rome expelled two envoys; Bern is expected to follow": no clause of the verb
        if g.dep[at] == "advcl" and not (g.lemma[head] in DEMANDING and _infinitive(g, at)):
            return None
        lemma = g.lemma[head]
        if g.dep[at] != "conj":
            if lemma in DEMANDING and lemma not in PRESUPPOSING:
                return "asked"
            if g.dep[at] != "ccomp" and _helpers(g, head) & (MODES | {"would"}):
                return "threatened"
            if lemma == "be" and g.dep[at] == "xcomp" and _infinitive(g, at):
                return "announced"  # "is to be banned"
            if lemma in LEADING:
                if g.negated(head):
                    return "asked"
                return LEADING[lemma]
            if lemma in ("threat", "warning"):
                return "threatened"
            if lemma in ("plan", "decision", "intention", "pledge", "promise"):
                return "announced"
        at = head
    return None


def of_noun(g: Grammar, verb: int | None, container: Status | None) -> Standing | None:
    """The standing of a measure told by a noun under `verb`; a `container` noun ("the lifting of …") goes first.

    A measure that somebody did not lift, or may lift, is in force; one that is only asked for is no measure.
    """
    if container in ("lifted", "extended") and verb is not None and _does_not_come(g, verb):
        return "imposed"  # "called for the lifting of", "vetoed the extension of"
    if container in ("lifted", "threatened", "extended"):
        return container
    if verb is None:
        return container or "imposed"
    lemma = g.lemma[verb]
    base = STATUS.get(lemma)
    if base is None:
        if lemma in THWARTING and not g.negated(verb):
            return None  # "vetoed the sanctions on Gabon"
        if lemma in DEMANDING and lemma not in PRESUPPOSING:
            return None
        if lemma in ANSWERING or lemma in HITTING:
            return of_verb(g, verb)
        return container or "imposed"
    standing = of_verb(g, verb)
    if base == "extended" and standing == "threatened":
        return standing
    if base in ("lifted", "extended"):
        return base if standing in ("imposed", "announced") else "imposed"
    if base == "threatened":
        return None if standing is None else base
    if standing in (None, "threatened", "open"):
        return standing
    return "announced" if standing == "announced" or base == "announced" else container or "imposed"


def _does_not_come(g: Grammar, verb: int) -> bool:
    """Whether the lifting or extension under `verb` is only asked for, denied or prevented."""
    lemma = g.lemma[verb]
    return lemma in DEMANDING or lemma in PREVENTING or g.negated(verb)
