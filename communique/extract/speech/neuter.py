"""What an "it" that speaks stands for: "Beijing's readout lists six points. It adds that …", "…, it says, …".

An "it" whose body the references did not tell is the paper or body that was the subject last, of this sentence or of
the two before. A subject that only belongs to a body ("the Commission's answer has been to wait") leads to its owner.
"""

from spacy.tokens import Doc

from communique.annotate.extensions import grammar_of, name_at
from communique.annotate.grammar import NOUN_SUBJECTS
from communique.annotate.nominals import is_person_noun
from communique.extract.speech.cues import speech_cues

REACH = 2
BODIES = frozenset({"state", "organisation", "body", "ministry", "outlet", "company"})


class Neuter:
    """The phrases that the speaking "it" of one document stand for."""

    def __init__(self, doc: Doc) -> None:
        """Nothing is looked for before it is asked."""
        self.g, self.names, self.papers = grammar_of(doc), name_at(doc), speech_cues().papers
        self.known: dict[int, int | None] = {}

    def stands_for(self, i: int) -> int:
        """The head of the phrase that token `i` stands for, if it is an "it" of which nobody else knows; else `i`."""
        if self.g.lower[i] != "it" or i in self.names:
            return i
        if i not in self.known:
            self.known[i] = self._before(i)
        found = self.known[i]
        return i if found is None else found

    def _before(self, i: int) -> int | None:
        """The subject before the pronoun: in its sentence, else in the ones before, the nearest sentence first."""
        g, here = self.g, self.g.sentence[i]
        for sentence in range(here, max(-1, here - 1 - REACH), -1):
            first, last = g.sentences[sentence]
            subjects = [j for j in range(first, min(last, i)) if g.dep[j] in NOUN_SUBJECTS]
            for j in subjects if sentence < here else reversed(subjects):
                found = self._speaks(j)
                if found is not None:
                    return found
        return None

    def _speaks(self, subject: int) -> int | None:
        """The subject if it is a paper or body, what it stands for itself, or the body that it belongs to."""
        g = self.g
        if g.lower[subject] == "it":
            found = self.stands_for(subject)
            return found if found != subject or subject in self.names else None
        if self._is_body(subject) or (g.pos[subject] == "NOUN" and g.lemma[subject] in self.papers):
            return subject if g.tag[subject] not in ("NNS", "NNPS") or self._is_body(subject) else None
        if g.pos[subject] != "NOUN" or is_person_noun(g.lower[subject]):
            return None
        return next((owner for owner in g.with_dep(subject, "poss") if self._is_body(owner)), None)

    def _is_body(self, i: int) -> bool:
        name = self.names.get(i)
        return name is not None and name.use != "place" and name.actor.kind in BODIES and not name.actor.plural
