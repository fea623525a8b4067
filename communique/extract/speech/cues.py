"""The words that report speech, from codebook/cues/speech.yaml."""

from dataclasses import dataclass
from functools import cache

from communique.codebook import cues


@dataclass(frozen=True)
class SpeechCues:
    """Each list of the table as a set of lemmas; the table says what each is for."""

    clause: frozenset[str]
    object: frozenset[str]
    infinitive: frozenset[str]
    preposition: dict[str, frozenset[str]]
    particle: dict[str, frozenset[str]]
    pronominal: frozenset[str]
    naming: frozenset[str]
    weak: frozenset[str]
    as_frame: frozenset[str]
    nouns: frozenset[str]
    papers: frozenset[str]
    media: frozenset[str]
    parts: frozenset[str]
    according: frozenset[str]
    in_view: frozenset[str]
    wording: frozenset[str]
    hearsay: frozenset[str]
    speaking: frozenset[str]
    lifeless: frozenset[str]
    verbs: frozenset[str]


@cache
def speech_cues() -> SpeechCues:
    """The cues of speech, read once."""
    table = dict(cues("speech"))
    prepositions = {verb: frozenset(preps) for verb, preps in table.pop("preposition").items()}
    particles = {verb: frozenset(words) for verb, words in table.pop("particle").items()}
    lists = {name: frozenset(words) for name, words in table.items()}
    verbs = (
        lists["clause"]
        | lists["object"]
        | lists["infinitive"]
        | lists["naming"]
        | lists["as_frame"]
        | prepositions.keys()
        | particles.keys()
    )
    return SpeechCues(preposition=prepositions, particle=particles, verbs=frozenset(verbs), **lists)
