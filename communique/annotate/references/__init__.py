"""Carries actors through the text: pronouns, "the minister", "both sides", "her Turkish counterpart".

One pass from left to right over what was named so far (foreground.py). A pronoun takes the person whom grammar, gender
and recency favour (pronouns.py), a phrase whoever bears its office (phrases.py); where two are close, the name is
marked unsure. Every choice keeps its reason.
"""

from spacy.language import Language
from spacy.tokens import Doc

from communique.annotate.extensions import grammar_of, names_of
from communique.annotate.gazetteer import Gazetteer
from communique.annotate.grammar import NOUN_SUBJECTS
from communique.annotate.names import Names, name_index
from communique.annotate.nominals import POSSESSIVE, is_person_noun, of_states, pair_nouns
from communique.annotate.references.foreground import Foreground
from communique.annotate.references.phrases import THINGS, Phrases
from communique.annotate.references.pronouns import Pronouns


class References:
    """The references component: adds to `doc._.names` what stands for an actor without naming it."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Shares the gazetteer of the names component."""
        self.gazetteer = gazetteer

    def __call__(self, doc: Doc) -> Doc:
        """Resolves the references of one document."""
        _resolve(Foreground(doc, grammar_of(doc), self.gazetteer))
        names_of(doc).sort(key=lambda name: (name.start, -name.end))
        doc._.name_of = name_index(names_of(doc))
        return doc


def _resolve(foreground: Foreground) -> None:
    """Goes through the text once."""
    g, pronouns, phrases = foreground.g, Pronouns(foreground), Phrases(foreground)
    pairs, joint = pair_nouns(), of_states()
    for i, pos in enumerate(g.pos):
        if i in foreground.names:
            foreground.hear(foreground.names[i])
        if i in foreground.taken:
            continue
        word = g.lower[i]
        if pos == "PRON" or (word in POSSESSIVE and g.dep[i] == "poss"):
            pronouns.resolve(i, word)
        elif pos in ("NOUN", "PROPN"):
            if g.dep[i] in ("compound", "amod", "nmod"):
                continue
            if (word in joint and phrases.of_states(i)) or (word in pairs and phrases.pair(i, pairs[word])):
                continue
            if is_person_noun(word):
                phrases.person(i)
            elif word in THINGS:
                phrases.thing(i, THINGS[word])
        elif word == "both" and g.dep[i] in NOUN_SUBJECTS:
            _ = phrases.pair(i, "state") or phrases.pair(i, "person")


@Language.factory("communique_references")
def make_references(nlp: Language, name: str) -> References:
    """The references component; it shares the gazetteer of the names component before it."""
    for _, component in nlp.pipeline:
        if isinstance(component, Names):
            return References(component.gazetteer)
    return References(Names(nlp).gazetteer)
