"""The words that report speech, from codebook/cues/speech.yaml."""

from dataclasses import dataclass
from functools import cache

from communique.codebook import cues
from communique.extract.speech.attitudes import attitude_cues


@dataclass(frozen=True)
class SpeechCues:
    """Each list of the table as a set of lemmas; the table says what each is for."""

    spoken: frozenset[str]  # verbs of speech.yaml that are never weak: words fell
    clause: frozenset[str]
    plain: frozenset[str]
    object: frozenset[str]
    infinitive: frozenset[str]
    preposition: dict[str, frozenset[str]]
    particle: dict[str, frozenset[str]]
    voicing: dict[str, frozenset[str]]
    pronominal: frozenset[str]
    naming: frozenset[str]
    weak: frozenset[str]
    as_frame: frozenset[str]
    nouns: frozenset[str]
    papers: frozenset[str]
    media: frozenset[str]
    parts: frozenset[str]
    in_view: frozenset[str]
    wording: frozenset[str]
    hearsay: frozenset[str]
    speaking: frozenset[str]
    lifeless: frozenset[str]
    quoting: frozenset[str]
    unsaid: frozenset[str]
    giving: frozenset[str]
    telling: frozenset[str]
    telling_to: frozenset[str]
    to_somebody: frozenset[str]
    personal: frozenset[str]
    vague: frozenset[str]
    occasions: frozenset[str]
    contacts: frozenset[str]
    joint: frozenset[str]
    verdicts: frozenset[str]
    verbs: frozenset[str]  # every verb that may report
    words: frozenset[str]  # every lemma that may report


@cache
def speech_cues() -> SpeechCues:
    """The cues of speech, read once."""
    table = dict(cues("speech"))
    prepositions, particles, voicing = (_by_verb(table.pop(name)) for name in ("preposition", "particle", "voicing"))
    lists = {name: frozenset(words) for name, words in table.items()}
    attitudes = attitude_cues()
    spoken = lists["clause"] | lists["infinitive"] | lists["object"] | lists["naming"] | frozenset(prepositions)
    for frame in ("clause", "infinitive", "object"):
        new = attitudes.verbs[frame] - lists[frame]
        lists[frame] |= new
    prepositions = {
        verb: prepositions.get(verb, frozenset()) | attitudes.prepositions.get(verb, frozenset())
        for verb in prepositions | attitudes.prepositions
    }
    verbs = frozenset[str]().union(
        *(lists[name] for name in ("clause", "object", "infinitive", "naming", "as_frame")),
        prepositions,
        particles,
        voicing,
    )
    words = verbs | lists["nouns"] | lists["in_view"] | {"accord"}  # "according", as the parser has it
    return SpeechCues(
        preposition=prepositions,
        spoken=spoken - lists["weak"],
        particle=particles,
        voicing=voicing,
        verbs=verbs,
        words=words,
        **lists,
    )


def _by_verb(entry: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    return {verb: frozenset(words) for verb, words in entry.items()}
