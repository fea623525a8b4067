"""The words that report an attitude, from codebook/cues/attitudes.yaml."""

from dataclasses import dataclass
from functools import cache

from communique.codebook import cues

Complements = dict[str, str]  # what stands behind a word ("that", "to" or a preposition), and the kind it makes


@dataclass(frozen=True)
class AttitudeCues:
    """Which kind of attitude each word reports, by what holds its content."""

    kind: dict[tuple[str, str], str]  # of verbs, by frame and lemma
    verbs: dict[str, frozenset[str]]  # by frame
    prepositions: dict[str, frozenset[str]]  # by verb
    nouns: dict[str, Complements]
    holders: dict[str, Complements]
    adjectives: dict[str, Complements]
    holding: frozenset[str]  # verbs whose subject has the attitude that their object names


@cache
def attitude_cues() -> AttitudeCues:
    """The cues of attitudes, read once; a word in two kinds is of the first."""
    table = dict(cues("attitudes"))
    holding = frozenset(table.pop("holding"))
    nouns, holders, adjectives = (_complements(table.pop(name)) for name in ("nouns", "holders", "adjectives"))
    kind: dict[tuple[str, str], str] = {}
    prepositions: dict[str, frozenset[str]] = {}
    for name, frames in table.items():
        for frame, words in frames.items():
            for word in words:
                kind.setdefault((frame, word), name)
        for verb, words in frames.get("preposition", {}).items():
            prepositions[verb] = prepositions.get(verb, frozenset()) | frozenset(words)
    verbs = {frame: frozenset(word for f, word in kind if f == frame) for frame in {f for f, _ in kind}}
    return AttitudeCues(kind, verbs, prepositions, nouns, holders, adjectives, holding)


def _complements(entry: dict[str, dict[str, list[str]]]) -> dict[str, Complements]:
    """The table turned round: what each word may have behind it."""
    out: dict[str, Complements] = {}
    for kind, frames in entry.items():
        for how, words in frames.items():
            for word in words:
                out.setdefault(word, {}).setdefault(how, kind)
    return out
