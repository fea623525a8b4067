"""Which numbers are figures: money, shares, measures, and counts of what matters between states."""

from typing import Any

from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Quantity
from communique.annotate.quantities.units import MEASURES, MONEY_NAMES, PEOPLE_VERBS, TIMES
from communique.codebook import cues

CUES: dict[str, Any] = cues("figures")
MATTERS = frozenset(CUES["matters"])
IDLE = frozenset(CUES["idle"])
ATTRIBUTING = frozenset(CUES["attributing_verbs"])
FEW: int = CUES["few"]
MONEY = frozenset(MONEY_NAMES.values()) | {"¥"}
LENGTHS, DOCUMENTS = frozenset(CUES["lengths"]), frozenset(CUES["documents"])
DURATIONS = frozenset(word for word in (*TIMES, *(word + "s" for word in TIMES)))
MEASURED = frozenset(unit for unit, _ in MEASURES.values()) | MONEY | DURATIONS


def worth_keeping(g: Grammar, quantity: Quantity) -> bool:
    """Whether the quantity is a figure and not just a count in passing."""
    if quantity.unit is None:
        return False
    if quantity.unit in MEASURED:
        return True
    if quantity.unit == "times":
        return g.pos[quantity.start] == "VERB" or quantity.end - quantity.start > 1 or g.tag[quantity.start] != "JJ"
    noun = g.lemma[quantity.end - 1].lower()
    nouns = {noun, quantity.unit.split()[-1].lower(), quantity.unit.split()[-1].lower().removesuffix("s")}
    if nouns & LENGTHS and quantity.value > FEW:
        return _of_document(g, quantity)
    if nouns & IDLE:
        return False
    if quantity.value > FEW:
        return True
    last = quantity.end - 1
    speaks = g.dep[last] == "nsubj" and g.lemma[g.head[last]] in ATTRIBUTING  # "two officials said"
    befell = g.dep[last] in ("nsubj", "nsubjpass", "dobj") and g.lemma[g.head[last]] in PEOPLE_VERBS
    return (bool(nouns & MATTERS) or befell) and not speaks


def _of_document(g: Grammar, quantity: Quantity) -> bool:
    """Whether a count tells how long a document is: "a statement of 7,000 words"."""
    last = quantity.end - 1
    prep = g.head[last]
    return g.dep[last] == "pobj" and g.lower[prep] == "of" and g.lemma[g.head[prep]] in DOCUMENTS
