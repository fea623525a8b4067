"""Whether an expectation is one: an event that can be seen to happen, of an actor or at a time."""

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Name
from communique.annotate.nominals import is_person_noun
from communique.extract.outlook.cues import EVENT_NOUNS, EVENTS, HABITUAL, MODALS, OPEN_MARKS, STATIVE
from communique.records import Date

_SPEAKING = frozenset({"i", "we", "you", "us"})
_PEOPLE = frozenset({"he", "she", "they"})
_OPEN_PRONOUNS = frozenset(
    {"it", "this", "that", "there", "what", "which", "everyone", "nobody", "one", "these", "those"}
)


class Worth:
    """Judges the acts of one document."""

    def __init__(self, doc: Doc, g: Grammar) -> None:
        self.doc, self.g = doc, g
        self.name_of: dict[int, Name] = doc._.name_of

    def barred(self, verb: int) -> bool:
        """Whether the clause asks, sets a condition or purpose, tells a habit, or lies in the past."""
        g = self.g
        if g.text[g.sentences[g.sentence[verb]][1] - 1] == "?":
            return True
        subject = next((c for c in g.children[verb] if g.dep[c] in ("nsubj", "nsubjpass")), verb)
        for child in g.children[verb]:
            word = g.lower[child]
            if word in MODALS and g.dep[child] == "aux" and child < subject < verb:
                return True  # "Will they sign …": asked, not told
            if word in HABITUAL and g.dep[child] in ("advmod", "neg") and word != "never":
                return True
            if (
                child < verb
                and word in OPEN_MARKS
                and g.dep[child] in ("mark", "advmod")
                and not self._when(child, verb)
            ):
                return True
            if g.dep[child] == "aux" and word in ("have", "'ve"):
                return True
            if child < verb and g.lower[child] in ("what", "how", "why", "whatever") and g.dep[child] != "det":
                return True
        return False

    def _when(self, word: int, verb: int) -> bool:
        """ "On June 22, when both will sign": what is so said to come is told, not set as a condition."""
        g = self.g
        return g.lower[word] == "when" and any(g.tag[c] == "MD" and word < c < verb for c in g.children[verb])

    def keep(self, verb: int, subject: int | None, window: Date | None, span: tuple[int, int], sure: bool) -> bool:
        """Whether the act is worth a forecast; `sure` where a word of probability stands with it."""
        g = self.g
        lemma = g.lemma[verb]
        event = lemma in EVENTS
        if lemma in STATIVE and window is None:
            return False
        if subject is None:
            return event and (window is not None or sure)
        word = g.lower[subject]
        if word in _SPEAKING:
            return window is not None or event
        if self.is_actor(subject) or word in _PEOPLE:
            return event or window is not None or lemma not in STATIVE
        if word in _OPEN_PRONOUNS and not (word == "one" and any(g.dep[c] == "amod" for c in g.children[subject])):
            return window is not None and event
        if g.lemma[subject].lower() in EVENT_NOUNS:
            return event or window is not None or sure
        return window is not None or event or sure

    def is_event(self, i: int) -> bool:
        """Whether a noun is an occasion or an act: "election", "offer"."""
        return self.g.lemma[i].lower() in EVENT_NOUNS

    def is_actor(self, i: int) -> bool:
        """Whether a phrase names somebody who acts."""
        g = self.g
        name = self.name_of.get(i)
        if name is not None:
            return (
                name.use != "place"
                and name.actor.kind != "document"
                and not (name.actor.kind == "unnamed" and g.lemma[i].lower() in EVENT_NOUNS)
            )
        return g.pos[i] == "NOUN" and is_person_noun(g.lower[i])
