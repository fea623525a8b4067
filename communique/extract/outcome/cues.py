"""The cue table of outcomes, read once."""

import re
from dataclasses import dataclass
from typing import Any

from communique.annotate.grammar import Grammar
from communique.codebook import cues
from communique.records.outcome import OutcomeAction, OutcomeKind

TABLE: dict[str, Any] = cues("outcomes")


@dataclass(frozen=True, slots=True)
class VerbCue:
    """What a verb does to a thing; `kinds` are those it takes, `takes_any` also things the table does not know."""

    action: OutcomeAction
    kinds: frozenset[str]
    takes_any: bool
    particle: str | None
    plain: bool = False


THINGS: dict[str, OutcomeKind] = {noun: kind for kind, nouns in TABLE["things"].items() for noun in nouns}
VERBS = {
    verb: VerbCue(
        action=entry["action"],
        kinds=frozenset(entry.get("kinds", TABLE["things"])),
        takes_any=entry.get("any", False),
        particle=entry.get("particle"),
        plain=entry.get("plain", False),
    )
    for verb, entry in TABLE["verbs"].items()
}
NOMINAL: dict[str, OutcomeAction] = TABLE["nominal"]


def words(name: str) -> frozenset[str]:
    """A list of the table as a set."""
    return frozenset(TABLE[name])


AGREEING, DECIDING, PROMISING = frozenset(TABLE["agreeing"]), words("deciding"), words("promising")
WEAK, MADE_OF, JOINT, GATHERING, DEEDS = (
    words("weak_things"),
    words("made_of"),
    words("joint"),
    words("gathering"),
    words("deeds"),
)
DIPLOMATIC, CONCLUDING, NEGOTIATION = words("diplomatic"), words("concluding"), words("negotiation")
SIGNED_PAPERS, ADOPTED_PAPERS, AGREED_PAPERS = (
    frozenset(TABLE["made_papers"][act]) for act in ("signed", "adopted", "agreed")
)
UNSIGNED, TERMS = words("unsigned"), words("terms")
CONTACTS, PRODUCING, RESULTS = words("contacts"), words("producing"), words("result_nouns")


_FOOTNOTE = re.compile(r"\W?\[\d+\]?$")


def plain(word: str) -> str:
    """A word without the mark of a footnote that stands against it ("agreements,[1")."""
    return _FOOTNOTE.sub("", word) if "[" in word else word


def lemma_of(g: Grammar, i: int) -> str:
    """The lemma of a token in lower case, also of a plural that the parser takes for a name ("Agreements")."""
    lemma = g.lemma[i].lower()
    if "[" in lemma:
        lemma = plain(lemma)
        return lemma[:-1] if lemma not in THINGS and lemma.endswith("s") else lemma
    if g.pos[i] == "PROPN" and lemma not in THINGS and lemma.endswith("s"):
        return lemma[:-1]
    return lemma
