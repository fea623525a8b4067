"""What somebody says that a thing is: "fired what Seoul claims was a rocket", "what state media called a spy ship".

Found by the order of the words, for the parser reads "claims" as a noun and "what" as part of either verb.
"""

from collections.abc import Iterator

from communique.annotate.grammar import Grammar
from communique.extract.speech.attitudes import attitude_cues
from communique.extract.speech.cues import speech_cues
from communique.extract.speech.saying import Saying
from communique.extract.speech.speakers import Speakers
from communique.extract.speech.stretches import trimmed

HELPING = frozenset(
    {"has", "have", "had", "then", "later", "still", "also", "only", "now", "once", "repeatedly", "often"}
)
BEING = frozenset({"is", "was", "were", "are", "be", "been"})
HELPING_BE = BEING | {"would", "will", "may", "might", "could", "had", "has", "have", "to"}
# By form, not by lemma: "claims" is a noun to the parser here.
SAYING = {
    form: form
    for verb in ("say", "claim", "insist", "allege", "believe", "maintain", "describe", "think", "suspect")
    for form in (verb, verb + "s", verb.removesuffix("e") + "ed")
} | {"said": "said", "thought": "thought"}
NAMING = frozenset(
    {
        "call",
        "calls",
        "called",
        "term",
        "terms",
        "termed",
        "dub",
        "dubs",
        "dubbed",
        "label",
        "labels",
        "labelled",
        "labeled",
        "brand",
        "brands",
        "branded",
    }
)
SUBJECT = 7  # tokens between "what" and the verb: "what the Korean state news agency called"
MEDIA = frozenset({"media", "press", "newspapers", "outlets", "broadcasters"})
ANYBODY = frozenset({"they", "we", "you", "people", "some", "many"})


class Whats:
    """Finds in one document what is called something in passing."""

    def __init__(self, g: Grammar, speakers: Speakers) -> None:
        """Reads the parse and who may speak."""
        self.g, self.speakers = g, speakers
        self.cues, self.attitudes = speech_cues(), attitude_cues()

    def find(self) -> Iterator[Saying]:
        """All of them, outside of quotation marks."""
        g = self.g
        for i, word in enumerate(g.lower):
            if word == "what" and i > g.sentences[g.sentence[i]][0] and i not in self.speakers.in_quotation:
                saying = self._at(i)
                if saying is not None:
                    yield saying

    def _at(self, what: int) -> Saying | None:
        """What a verb behind "what" and its subject says of it."""
        g = self.g
        last = g.sentences[g.sentence[what]][1]
        verb = next((i for i in range(what + 2, min(what + 2 + SUBJECT, last)) if self._is_cue(i)), None)
        if verb is None:
            return None
        subject = verb - 1
        while subject > what and g.lower[subject] in HELPING:
            subject -= 1
        if (
            subject == what
            or not self._speaks(subject, naming=g.lower[verb] in NAMING)
            or any(g.pos[i] == "PUNCT" for i in range(what, verb))
        ):
            return None
        start = verb + 1
        if g.lower[verb] not in NAMING:
            while start < last and g.lower[start] in HELPING_BE:
                start += 1
            if start == last or g.lower[start - 1] not in BEING:
                return None
        end = self._end(start, last) if self._is_noun_phrase(start) else start
        if end == start:
            return None
        kind = self.attitudes.of("clause", g.lemma[verb]) if g.lemma[verb] in self.cues.weak else "says"
        return Saying(verb, subject, [trimmed(g, start, end)], "name", g.text[verb], attitude=kind)

    def _is_noun_phrase(self, i: int) -> bool:
        """Whether a noun phrase may begin at a token: "a rocket", "forged papers"."""
        g = self.g
        return i < g.size and (
            g.pos[i] in ("DET", "ADJ", "NOUN", "PROPN", "NUM") or (g.tag[i] == "VBN" and g.dep[i] == "amod")
        )

    def _is_cue(self, i: int) -> bool:
        return self.g.lower[i] in SAYING or self.g.lower[i] in NAMING

    def _speaks(self, i: int, *, naming: bool) -> bool:
        """Whether a noun or name says it; what a text or "they" call a thing is mere wording."""
        g = self.g
        if naming and (g.lower[i] in ANYBODY or g.lemma[i] in self.cues.papers):
            return False
        return self.speakers.can_speak(i) or self.speakers.is_speaker(i) or self.g.lower[i] in MEDIA

    def _end(self, start: int, last: int) -> int:
        """Where the phrase that begins at `start` ends: behind its noun and what hangs on that."""
        g = self.g
        noun = next(
            (i for i in range(start, last) if g.pos[i] in ("NOUN", "PROPN") and g.head[i] not in range(i + 1, i + 4)),
            None,
        )
        if noun is None:
            return start
        end = noun + 1
        while end < last and end <= g.edges[noun][1] and g.text[end] not in ",;:.–—()" and g.pos[end] != "SCONJ":
            end += 1
        return end
