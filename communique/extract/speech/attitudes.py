"""The words that report an attitude, from codebook/cues/attitudes.yaml."""

from dataclasses import dataclass
from functools import cache

from communique.codebook import cues
from communique.extract.speech.saying import Attitude

Complements = dict[str, Attitude]  # what stands behind a word ("that", "to" or a preposition), and the kind it makes


@dataclass(frozen=True)
class AttitudeCues:
    """Which kind of attitude each word reports, by what holds its content."""

    attitude: dict[tuple[str, str], Attitude]  # of verbs, by frame and lemma
    shown: frozenset[tuple[str, str]]  # frames and lemmas that hold only what a picture shows
    verbs: dict[str, frozenset[str]]  # by frame
    prepositions: dict[str, frozenset[str]]  # by verb
    nouns: dict[str, Complements]
    holders: dict[str, Complements]
    adjectives: dict[str, Complements]
    holding: frozenset[str]  # verbs whose subject has the attitude that their object names
    aspect: frozenset[str]  # verbs over an attitude's infinitive: "came to believe"
    pictures: frozenset[str]  # what shows a bare thing: polls, films
    words: frozenset[str]  # the nouns and adjectives

    def of(self, frame: str, lemma: str) -> Attitude:
        """The attitude that a verb reports in a frame; what is shown is said."""
        return self.attitude.get((frame, lemma), "says")


@cache
def attitude_cues() -> AttitudeCues:
    """The cues of attitudes, read once; a word in two kinds is of the first."""
    table = dict(cues("attitudes"))
    holding, aspect, pictures = (frozenset(table.pop(name)) for name in ("holding", "aspect", "pictures"))
    nouns, holders, adjectives = (_complements(table.pop(name)) for name in ("nouns", "holders", "adjectives"))
    kind: dict[tuple[str, str], Attitude] = {}
    shown = frozenset((frame, verb) for frame, verbs in table.pop("shows").items() for verb in verbs)
    prepositions: dict[str, frozenset[str]] = {}
    for name, frames in table.items():
        for frame, words in frames.items():
            for word in words:
                kind.setdefault((frame, word), name)
        for verb, words in frames.get("preposition", {}).items():
            prepositions[verb] = prepositions.get(verb, frozenset()) | frozenset(words)
    known = shown.union(kind)
    kind |= dict.fromkeys(shown.difference(kind), "says")
    verbs = {frame: frozenset(word for f, word in known if f == frame) for frame in {f for f, _ in known}}
    words = frozenset([*nouns, *holders, *adjectives])
    return AttitudeCues(kind, shown, verbs, prepositions, nouns, holders, adjectives, holding, aspect, pictures, words)


def _complements(entry: dict[Attitude, dict[str, list[str]]]) -> dict[str, Complements]:
    """The table turned round: what each word may have behind it."""
    out: dict[str, Complements] = {}
    for kind, frames in entry.items():
        for how, words in frames.items():
            for word in words:
                out.setdefault(word, {}).setdefault(how, kind)
    return out
