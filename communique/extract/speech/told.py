"""Which sayings are told as statements: no reports that only pass others' words on, none told twice or elsewhere.

"The agency said that the ministry warned …" is the ministry's, "she said she had asked for calm" is one statement.
"""

from spacy.tokens import Doc

from communique.annotate.extensions import grammar_of, name_at
from communique.annotate.grammar import Grammar
from communique.extract.speech.bounds import FRAMED
from communique.extract.speech.cues import speech_cues
from communique.extract.speech.saying import Saying
from communique.records import Meeting, Outcome


def told(doc: Doc, g: Grammar, sayings: list[Saying]) -> list[Saying]:
    """The sayings of one document that make statements, in order of their cues."""
    found = [saying for saying in _distinct(sayings) if not _of_anothers_words(doc, g, saying, sayings)]
    found = [saying for saying in found if not _only_passes_on(doc, g, saying, found)]
    found = [saying for saying in found if not _told_already(doc, g, saying)]
    found = [saying for saying in found if not _repeats(g, saying, sayings)]
    return sorted(found, key=lambda s: (s.cue, s.start))


def _only_passes_on(doc: Doc, g: Grammar, saying: Saying, sayings: list[Saying]) -> bool:
    """Whether somebody only passes on another's words: "the agency reported that the ministry said …" is one.

    So is "the daily cited the minister as saying …", whoever cites.
    """
    framed = saying.rule in FRAMED or (saying.rule == "clause" and saying.end <= saying.cue)
    if framed and any(_leads(g, other, saying) for other in sayings):
        return True
    if saying.rule == "according to" and any(
        a <= o.cue < b for o in sayings if o is not saying for a, b in saying.segments
    ):
        return name_at(doc).get(saying.speaker or -1) is not None and _is_medium(doc, g, saying.speaker or -1)
    for other in sayings:
        preposition = g.head[other.cue]
        if g.dep[other.cue] == "pcomp" and g.lower[preposition] == "as" and g.head[preposition] == saying.cue:
            return not g.passive(saying.cue)
    if saying.speaker is None or not _is_medium(doc, g, saying.speaker):
        return False
    return any(
        other is not saying
        and other.speaker is not None
        and g.head[other.cue] == saying.cue
        and g.dep[other.cue] == "ccomp"
        for other in sayings
    )


def _leads(g: Grammar, inner: Saying, outer: Saying) -> bool:
    """Whether the words of one saying are those of another's cue: "according to the readout, Modi told him that"."""
    cue = inner.cue
    if (
        inner is outer
        or inner.attitude != "says"
        or inner.speaker in (None, outer.speaker)
        or inner.rule in FRAMED
        or g.pos[cue] != "VERB"
    ):
        return False
    joined = g.head[outer.cue] == cue or (g.head[cue] == outer.cue and g.dep[cue] == "ccomp")
    return joined and any(start <= cue < end for start, end in outer.segments)


def _repeats(g: Grammar, saying: Saying, sayings: list[Saying]) -> bool:
    """Whether a noun of a standing is the object of other words said: "expressed its concern over …"."""
    if saying.rule != "standing" or g.pos[saying.cue] != "NOUN":
        return False
    return any(
        other.rule != "standing" and any(start <= saying.cue < end for start, end in other.segments)
        for other in sayings
    )


def _is_medium(doc: Doc, g: Grammar, speaker: int) -> bool:
    """Whether a speaker is an outlet or the like, who passes on what others say."""
    name = name_at(doc).get(speaker)
    return (name is not None and name.actor.kind == "outlet") or g.lemma[speaker] in speech_cues().media


def _of_anothers_words(doc: Doc, g: Grammar, saying: Saying, sayings: list[Saying]) -> bool:
    """Whether a saying is part of what somebody else is told to say, and no report of its own.

    An attitude is ("he said she fears a war"); so is what the same speaker tells of himself ("she said she had called
    for calm"), but no clause, which passes another's words on.
    """
    holding = [
        other
        for other in sayings
        if other is not saying
        and (other.rule != "object" or saying.rule == "standing")
        and any(start <= saying.cue < end for start, end in other.segments)
    ]
    if saying.attitude != "says":
        return bool(holding)
    weak = saying.rule == "clause" and g.lemma[saying.cue] in speech_cues().weak
    if weak and any(other.rule != "turn" for other in holding):
        return True
    if any(_of_own_side(doc, saying, other) for other in holding):
        return True
    if saying.rule not in ("object", "preposition", "infinitive"):
        return False
    return any(_same_speaker(doc, saying, other) for other in holding)


def _told_already(doc: Doc, g: Grammar, saying: Saying) -> bool:
    """Whether a meeting or outcome of the record tells it: what two sides agreed or spoke of there is no statement."""
    if g.lemma[saying.cue] not in speech_cues().joint:
        return False
    offset = g.offset[saying.cue]
    return any(
        e.start <= offset < e.end
        for record in doc._.found
        if isinstance(record, Meeting | Outcome)
        for e in record.evidence
    )


def _same_speaker(doc: Doc, one: Saying, other: Saying) -> bool:
    """Whether two sayings have one speaker, or the first's is a mere word that nobody is known to stand behind."""
    names = name_at(doc)
    speaker = names.get(one.speaker) if one.speaker is not None else None
    outer = names.get(other.speaker) if other.speaker is not None else None
    if speaker is None:
        return one.speaker is not None and grammar_of(doc).pos[one.speaker] == "PRON"
    return outer is not None and speaker.actor is outer.actor


def _of_own_side(doc: Doc, inner: Saying, outer: Saying) -> bool:
    """Whether somebody tells what his own state says: "Fidan said Ankara welcomed the decision"."""
    names = name_at(doc)
    speaker = names.get(inner.speaker) if inner.speaker is not None else None
    teller = names.get(outer.speaker) if outer.speaker is not None else None
    if speaker is None or teller is None or speaker.actor.kind != "state":
        return False
    return speaker.actor.country is not None and speaker.actor.country == teller.actor.country


def _distinct(sayings: list[Saying]) -> list[Saying]:
    """Each stretch of text once for each speaker; the first cue wins."""
    out: dict[tuple[int, int, int | None], Saying] = {}
    for saying in sayings:
        out.setdefault((saying.start, saying.end, saying.speaker), saying)
    return list(out.values())


def reporters(saying: Saying, sayings: list[Saying]) -> list[Saying]:
    """The sayings of others that hold this one, cue and content, outermost first."""
    first, last = min(saying.start, saying.cue), max(saying.end, saying.cue + 1)
    outer = []
    for other in sayings:
        if other.speaker != saying.speaker:
            for start, end in other.segments:
                if start <= first and last <= end:
                    outer.append(other)
                    break
    return sorted(outer, key=lambda other: (other.start - other.end, other.cue))
