"""What looks like a report of words and is none.

"Agreed to build", "refused to sign", "welcomed his guest", "asked whether he would return", "Do you confirm it?",
"spoke on television", "I consider this improbable", figures "according to" an office that counts.
"""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from communique.annotate.extensions import name_at
from communique.annotate.grammar import NOUN_SUBJECTS, Grammar
from communique.annotate.nominals import is_person_noun, pair_nouns
from communique.codebook import cues
from communique.extract.speech.cues import speech_cues
from communique.extract.speech.deeds import Deeds
from communique.extract.speech.saying import Saying

POWERS = frozenset(pair_nouns()) | {"chairs", "they", "both"}
ANYBODY = frozenset({"whoever", "one", "everyone", "everybody", "anyone", "anybody", "nobody", "whom", "you"})
FIRST_PERSON = frozenset({"i", "we"})
OPEN = frozenset({"infinitive", "object"})
ASKING = frozenset({"ask", "press", "question", "query", "quiz"})
ASKED = frozenset({"whether", "if", "about", "on"})
PRESENT = frozenset({"VBZ", "VBP"})
QUESTION_WORDS = frozenset({"WDT", "WP", "WRB"})


@dataclass(frozen=True)
class _Words:
    deeds: frozenset[str]
    refusals: frozenset[str]
    granted: frozenset[str]
    met: frozenset[str]
    subjects: frozenset[str]
    settings: frozenset[str]
    counting: frozenset[str]
    own_words: frozenset[str]
    imagined: frozenset[str]


@cache
def _words() -> _Words:
    return _Words(**{name: frozenset(words) for name, words in cues("silent").items()})


class Silent:
    """Tells the sayings of one document in which nothing is said."""

    def __init__(self, doc: Doc, g: Grammar, in_quotation: set[int]) -> None:
        """Reads the names, times and quotations."""
        self.g, self.names, self.in_quotation, self.words = g, name_at(doc), in_quotation, _words()
        self.deeds = Deeds(g, self.names)
        self.times = {i for time in doc._.times for i in range(time.start, time.end)}

    def __call__(self, saying: Saying) -> bool:
        """Whether a saying that the grammar shows says nothing."""
        if saying.party is not None or (saying.quoted and saying.rule not in OPEN):
            return False
        return (
            self._nobody(saying)
            or self._deed(saying)
            or self.deeds(saying)
            or self._met(saying)
            or self._asks(saying)
            or self._of_the_author(saying)
            or self._counted(saying)
            or self._of_anybody(saying)
        )

    def without_settings(self, sayings: list[Saying]) -> tuple[list[Saying], list[Saying]]:
        """The sayings in order of their cues, and as cues without content those that tell but where words fell."""
        kept = [saying for saying in sayings if saying.segments and not self._setting(saying)]
        bare = [
            Saying(saying.cue, saying.speaker, [], "quotation", saying.cue_text)
            for saying in sayings
            if saying.segments and saying.speaker is not None and self._setting(saying)
        ]
        return sorted(kept, key=lambda saying: saying.cue), bare

    def _nobody(self, saying: Saying) -> bool:
        """Words that nobody is told to have said, a cue that is part of a name, "neither confirmed nor denied"."""
        g, cue, name = self.g, saying.cue, self.names.get(saying.cue)
        if saying.speaker is None:
            return not saying.quoted
        if self.g.lower[saying.speaker] in ANYBODY and saying.attitude != "says" and not saying.quoted:
            return True
        if name is not None and name.form == "name" and name.actor.kind == "person" and name.end - name.start > 1:
            return g.text[cue][0].isupper() and cue != name.start
        above = g.head[cue] if g.dep[cue] == "conj" else cue
        return any(g.lower[c] in ("neither", "nor") for c in (*g.children[cue], *g.children[above]) if c < cue)

    def _deed(self, saying: Saying) -> bool:
        """ "The states agreed to build", "Lisbon refused to sign": an act of whoever holds power."""
        g, lemma = self.g, self.g.lemma[saying.cue]
        if lemma in self.words.subjects and saying.rule in ("object", "preposition", "name"):
            paper = saying.speaker is not None and g.lemma[saying.speaker] in speech_cues().papers
            return g.tag[saying.cue] == "VBG" or paper or self._holds_power(saying)
        infinitive = g.tag[saying.start] == "TO" or g.lower[saying.start] in ("to", "not")
        if saying.rule == "infinitive" and infinitive and lemma in self.words.deeds:
            return lemma in self.words.refusals or self._holds_power(saying)
        held = ("object", "preposition", "name", "clause" if lemma == "want" else "object")  # "wants them removed"
        if saying.rule in held and lemma in self.words.granted and not saying.quoted:
            return self._holds_power(saying)
        return False

    def _holds_power(self, saying: Saying) -> bool:
        """Whether a state, a body, a paper, a group or the bearer of an office of state is who does it."""
        if saying.speaker is None:
            return True
        name = self.names.get(saying.speaker)
        if name is None:
            return self.g.lower[saying.speaker].removeprefix("co-") in POWERS
        actor = name.actor
        return actor.kind not in ("person", "unnamed") or actor.plural or actor.country not in (None, "US")

    def _met(self, saying: Saying) -> bool:
        """ "Welcomed his guest", "called on the minister"."""
        g, cue = self.g, saying.cue
        if g.lemma[cue] not in self.words.met or saying.rule not in ("object", "preposition"):
            return False
        objects = g.with_dep(cue, "dobj") or g.prep_objects(cue, "on", "upon")
        if not objects or g.with_dep(cue, "oprd", "xcomp", "ccomp") or g.prep_objects(cue, "for", "as"):
            return False
        name = self.names.get(objects[0])
        return (name is not None and name.actor.kind == "person") or is_person_noun(g.lower[objects[0]])

    def _setting(self, saying: Saying) -> bool:
        """ "Spoke on Friday", "commented on Facebook": no words, but where and when they fell."""
        g = self.g
        if saying.rule not in ("preposition", "object", "name") or saying.quoted or saying.end - saying.start > 12:
            return False
        start, end = saying.start, saying.end
        heads = [i for i in range(start, end) if not start <= g.head[i] < end]
        heads = [i for i in heads if g.lower[i] != "to"]  # "report every month to the council"
        return bool(heads) and all(i in self.times or g.lemma[i].lower() in self.words.settings for i in heads)

    def _asks(self, saying: Saying) -> bool:
        """ "Asked whether he would return, she said …"; "Does Oslo say that?"."""
        g, cue = self.g, saying.cue
        if cue in self.in_quotation:
            return False
        if g.lemma[cue] in ASKING and g.tag[cue] == "VBN" and not g.with_dep(cue, *NOUN_SUBJECTS):
            return g.lower[saying.start] in ASKED or g.tag[saying.start] in QUESTION_WORDS
        last = g.sentences[g.sentence[cue]][1] - 1
        while last > cue and g.pos[last] == "SPACE":
            last -= 1
        if g.text[last] != "?" or last in self.in_quotation:
            return False
        verb = cue if g.pos[cue] in ("VERB", "AUX") else g.head[cue]  # "Does Oslo have a view on it?"
        subject = next((c for c in g.with_dep(verb, *NOUN_SUBJECTS) if c < verb), None)
        return subject is not None and any(c < subject for c in g.with_dep(verb, "aux"))

    def _of_the_author(self, saying: Saying) -> bool:
        """The author's own thoughts; words of his own that he said before are told in the past, with their clause."""
        g, cue = self.g, saying.cue
        if saying.speaker is None or g.lower[saying.speaker] not in FIRST_PERSON or cue in self.in_quotation:
            return False
        if saying.speaker in self.in_quotation or any(a <= saying.cue < b for a, b in saying.segments):
            return False
        told = g.lemma[cue] in self.words.own_words and g.tag[cue] in ("VBD", "VBN")
        return not (told and saying.rule in ("clause", "around"))

    def _of_anybody(self, saying: Saying) -> bool:
        """ "Any minister who says that", "a president who despises it will see", "the result is a text that asks"."""
        g, noun, cue = self.g, saying.speaker, saying.cue
        if noun is None or saying.quoted or noun in self.in_quotation or g.pos[noun] != "NOUN":
            return False
        words = {g.lower[c] for c in g.children[noun] if c < noun}
        if "any" in words:
            return True
        if (
            not words & {"a", "an"}
            or g.tag[cue] not in PRESENT
            or not any(g.dep[i] == "relcl" for i in (cue, g.head[cue]))
        ):
            return False
        above = g.head[noun]
        if g.dep[noun] == "attr":
            return any(g.lemma[i] in self.words.imagined for i in g.with_dep(above, *NOUN_SUBJECTS))
        return g.pos[above] in ("VERB", "AUX") and g.modality(above) in ("future", "hypothetical")

    def _counted(self, saying: Saying) -> bool:
        """ "According to the statistics office": figures, no statement."""
        if saying.rule != "according to" or saying.quoted:
            return False
        g = self.g
        to = next((c for c in g.children[saying.cue] if g.lower[c] == "to"), None)
        if to is None:
            return False
        return any(g.lower[i] in self.words.counting for i in range(to, g.edges[to][1] + 1))
