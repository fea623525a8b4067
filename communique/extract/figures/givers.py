"""Who gives a figure: the speaker of the statement that holds it, or "according to X"."""

from itertools import pairwise

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.codebook import cues
from communique.extract.base import party_of_phrase
from communique.extract.figures.worth import ATTRIBUTING, CUES
from communique.extract.phrases import clause_verbs
from communique.records import Party, Statement

NOBODY = frozenset(cues("phrases")["quantifiers"]) | frozenset(cues("phrases")["pronouns"])
GIVING: dict[str, str] = CUES["giving"]


class Givers:
    """The sources of figures in one document."""

    def __init__(self, doc: Doc) -> None:
        """Keeps the statements found so far, the shortest first: the nearest speaker gives the figure."""
        self._doc = doc
        said = [record for record in doc._.found if isinstance(record, Statement) and record.speaker is not None]
        self._statements = sorted(said, key=lambda s: (s.content_span.end - s.content_span.start, s.content_span.start))

    def giver(self, i: int) -> Party | None:
        """The party that gives the number at token `i`; `None` when the document speaks itself."""
        offset = self._doc._.grammar.offset[i]
        for statement in self._statements:
            if statement.content_span.start <= offset < statement.content_span.end:
                return _known(statement.speaker)
        return _known(self._according_to(i) or self._reckoner(i) or self._speaker(i))

    def _according_to(self, i: int) -> Party | None:
        g = self._doc._.grammar
        start, end = g.sentences[g.sentence[i]]
        for at in range(start, end - 1):
            if g.lower[at] == "according" and g.lower[at + 1] == "to":
                for head in g.with_dep(at + 1, "pobj") or g.with_dep(at, "pobj"):
                    return party_of_phrase(self._doc, head)
        return None

    def _speaker(self, i: int) -> Party | None:
        """The subject of "said" above the clause: "X said exports rose 4 percent"."""
        g = self._doc._.grammar
        verbs = clause_verbs(g, i)
        for below, verb in pairwise(verbs):
            if g.lemma[verb] in ATTRIBUTING and g.dep[below] in ("ccomp", "parataxis"):
                speakers = g.subjects(verb)
                return party_of_phrase(self._doc, speakers[0]) if speakers and not g.negated(verb) else None
        if verbs and g.dep[verbs[-1]] == "ROOT":
            for verb in g.with_dep(verbs[-1], "parataxis", "ccomp"):
                if g.lemma[verb] in ATTRIBUTING and verb > i and not g.with_dep(verb, "mark"):
                    speakers = g.subjects(verb)
                    return party_of_phrase(self._doc, speakers[0]) if speakers else None
        return None

    def _reckoner(self, i: int) -> Party | None:
        """Who makes the number what it is: "customs count $5 billion", "the agency put it at 7.7 billion"."""
        g = self._doc._.grammar
        verb = giving_verb(g, i)
        subjects = [] if verb is None else g.subjects(verb)
        return party_of_phrase(self._doc, subjects[0]) if subjects else None


def _known(party: Party | None) -> Party | None:
    """The party, unless words stand for it that name nobody: "some say", an unresolved "she"."""
    nobody = party is not None and party.actor is None and party.name.lower() in NOBODY
    return None if nobody else party


def giving_verb(g: Grammar, i: int) -> int | None:
    """The verb by which somebody only gives the number at token `i`: "count", "put at", "speak of"."""
    top = i
    while g.dep[top] in ("nummod", "compound", "quantmod", "amod", "nmod") and g.head[top] != top:
        top = g.head[top]
    prep = g.lower[g.head[top]] if g.dep[top] == "pobj" else ""
    verb = g.head[g.head[top]] if prep else g.head[top]
    if prep and g.dep[verb] == "dobj":  # "put the share at 90 percent", parsed as a share at 90 percent
        verb = g.head[verb]
    if g.pos[verb] != "VERB" or GIVING.get(g.lemma[verb]) != prep or g.passive(verb) or verb > i:
        return None
    return verb if prep or g.dep[top] in ("dobj", "ccomp") else None
