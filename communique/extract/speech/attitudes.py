"""The words that report an attitude, from codebook/cues/attitudes.yaml."""

from dataclasses import dataclass
from functools import cache

from communique.codebook import cues

FRAMES = {"clause": "clause", "infinitive": "infinitive", "object": "object", "preposition": "preposition"}


@dataclass(frozen=True)
class AttitudeCues:
    """Which kind of attitude each verb reports in each frame, and the lemmas of every frame."""

    kind: dict[tuple[str, str], str]  # by frame and lemma
    verbs: dict[str, frozenset[str]]  # by frame
    prepositions: dict[str, frozenset[str]]


@cache
def attitude_cues() -> AttitudeCues:
    """The cues of attitudes, read once; a verb in two kinds is of the first."""
    kind: dict[tuple[str, str], str] = {}
    prepositions: dict[str, frozenset[str]] = {}
    for name, frames in cues("attitudes").items():
        for frame, words in frames.items():
            for word in words:
                kind.setdefault((frame, word), name)
            if frame == "preposition":
                for verb, preps in words.items():
                    prepositions[verb] = prepositions.get(verb, frozenset()) | frozenset(preps)
    verbs = {frame: frozenset(w for f, w in kind if f == frame) for frame in {f for f, _ in kind}}
    return AttitudeCues(kind, verbs, prepositions)
