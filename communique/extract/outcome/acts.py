"""The acts that outcomes are told by: what a verb does to which things, who does it, and when."""

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.extract.outcome.cues import (
    words,
)
from communique.extract.outcome.telling import Telling
from communique.extract.outcome.things import Things
from communique.extract.when import when_told
from communique.records import Date, Party
from communique.records.outcome import OutcomeAction, OutcomeKind

_TOLD_AT_ONCE = words("told_at_once")
_BACK = 12  # tokens from a participle to the thing that it describes
_OWN = frozenset({"nsubj", "nsubjpass", "mark", "aux", "dobj"})
_PRODUCED: dict[str, OutcomeAction] = {
    "memorandum": "signed",
    "treaty": "signed",
    "joint_statement": "adopted",
    "agreement": "agreed",
}


class Acts:
    """Answers, for the verbs of one document, their things, doers and days."""

    def __init__(self, doc: Doc, g: Grammar, things: Things) -> None:
        self.doc, self.g, self.things = doc, g, things

    def objects(self, verb: int) -> list[int]:
        """What a verb is done to, also where the parser lost it."""
        g = self.g
        found = [self._meant(verb, i) for i in g.objects(verb) if i not in self.things.times]
        if g.dep[verb] == "relcl" and any(g.tag[i] in ("WDT", "WP$") for n in found for i in (n, *g.children[n])):
            return [self._thing_above(verb)]
        if g.dep[verb] == "acl" and g.tag[verb] == "VBN" and g.text[verb - 1] == ",":
            return [self._nearest(verb, g.head[verb])]
        if found:
            # "released an agreement as well as a joint statement", of which the parser loses the second.
            lost = [
                c for c in g.with_dep(verb, "npadvmod", "dep", "oprd") if c > verb and self.things.known(c) is not None
            ]
            return found + [c for c in lost if c not in found and g.pos[c] != "VERB"]
        shared = self._shared(verb)
        if shared:
            return shared
        dep = g.dep[verb]
        if dep == "acl" and g.tag[verb] in ("VBN", "VBD"):
            return [self._nearest(verb, g.head[verb])]
        if dep == "relcl" and (
            g.passive(verb) or any(g.lower[c] in ("which", "that", "they", "it") for c in g.children[verb])
        ):
            return [self._thing_above(verb)]
        # The parser takes "a treaty inked in 2001" for a clause of its own.
        if (
            g.tag[verb] in ("VBN", "VBD")
            and dep in ("advcl", "dep", "ccomp")
            and not any(g.dep[c] in _OWN for c in g.children[verb])
        ):
            nearest = self._nearest(verb, verb - 1)
            return [nearest] if g.pos[nearest] in ("NOUN", "PROPN") else []
        return []

    def _meant(self, verb: int, noun: int) -> int:
        """The thing that a pronoun stands for, told first in the sentence: "the pact has held since they signed it"."""
        g, above = self.g, self.g.head[verb]
        if g.lower[noun] not in ("it", "them") or g.dep[verb] not in ("advcl", "relcl", "conj", "ccomp"):
            return noun
        return next((s for s in g.subjects(above) if s < noun and self.things.known(s) is not None), noun)

    def _shared(self, verb: int) -> list[int]:
        """ "Initialled, but did not sign, a treaty": the object stands behind the second verb alone."""
        g = self.g
        behind = verb + 1
        if behind >= g.size or (g.text[behind] != "," and g.pos[behind] != "CCONJ"):
            return []
        for other in g.with_dep(verb, "conj"):
            if other > verb and not any(g.dep[c] in ("nsubj", "nsubjpass") for c in g.children[other]):
                return [i for i in g.objects(other) if i > other and i not in self.things.times]
        return []

    def _thing_above(self, verb: int) -> int:
        """What a relative clause tells of: "a memorandum on border services that they signed" is the memorandum."""
        g = self.g
        noun = above = g.head[verb]
        for _ in range(3):
            if self.things.known(above) is not None:
                return above
            if g.dep[above] != "pobj" or g.pos[g.head[g.head[above]]] not in ("NOUN", "PROPN"):
                break
            above = g.head[g.head[above]]
        return noun

    def _nearest(self, verb: int, noun: int) -> int:
        """The thing right before a participle: "the decision to extend the Treaty of Peace signed in 1994"."""
        g = self.g
        first = g.sentences[g.sentence[verb]][0]
        end = verb - (g.text[verb - 1] == ",")  # "two protocols on opening the border, signed in 2009"
        for i in range(end - 1, max(first, end - _BACK) - 1, -1):
            if g.pos[i] in ("AUX", "PUNCT") or (g.pos[i] == "VERB" and g.tag[i] != "VBG"):
                break
            if self.things.known(i) not in (None, "other") and self.things.span(i)[1] == end:
                return i
        over = noun
        while end < verb and g.dep[over] in ("pobj", "pcomp", "dobj", "prep") and g.head[over] < over:
            over = g.head[over]
            if self.things.known(over) in _PRODUCED:
                return over
        return noun

    def _in_passing(self, verb: int, noun: int) -> bool:
        """Whether the act only describes the thing: "the treaty signed in 2001", "which they signed last year"."""
        return noun < verb and (self.g.dep[verb] in ("acl", "relcl") or noun not in self.g.objects(verb))

    def doers(self, verb: int) -> tuple[Party, ...]:
        """Who does it, each side once."""
        g = self.g
        head = g.head[verb]
        if g.dep[verb] == "relcl" and not g.passive(verb):
            own = [c for c in g.children[verb] if g.dep[c] == "nsubj"]
            if own and g.lower[own[0]] not in ("who", "which", "that"):
                return self.things.parties(j for c in own for j in g.conjuncts(c))
        if (
            g.dep[verb] in ("pcomp",)
            and not any(g.dep[c] == "nsubj" for c in g.children[verb])
            and g.head[head] != head
        ):
            upper = g.head[head]
            if g.pos[upper] in ("VERB", "AUX"):
                return self.things.parties(g.agents(upper))
        return self.things.parties(g.agents(verb))

    def telling(
        self, verb: int, noun: int, kind: OutcomeKind, action: OutcomeAction, parties: tuple[Party, ...]
    ) -> Telling | None:
        """What a verb tells of a thing, with the thing's words and the day; `None` for one without words."""
        title = self.things.title(noun)
        return None if title is None else Telling(verb, noun, title, kind, action, parties, self.date(verb, noun))

    def date(self, verb: int, thing: int) -> Date | None:
        """When the act was done: by its own words, by the day that its clause explains, by the report of it."""
        date = self.things.date(verb)
        if date is None and thing in self._shared(verb):
            return self.things.date(self.g.with_dep(verb, "conj")[0]) or self.things.date(thing)
        return date or when_told(self.doc, verb) or self._date_of_report(verb)

    def _date_of_report(self, verb: int) -> Date | None:
        """The day of "they announced on 3 May that they had agreed", "it was in Lomé on 3 May that they agreed"."""
        g, above = self.g, self.g.head[verb]
        if g.dep[verb] not in ("ccomp", "advcl", "relcl") or above > verb or g.tag[above] != "VBD":
            return None
        cleft = g.lemma[above] == "be" and any(g.lower[c] == "it" for c in g.with_dep(above, "nsubj", "expl"))
        told = g.lemma[above] in _TOLD_AT_ONCE and g.dep[verb] == "ccomp"
        return self.things.date(above) if cleft or told else None


def together(*groups: tuple[Party, ...]) -> tuple[Party, ...]:
    """Parties of several groups, each once; a state is not added to its own minister."""
    out: dict[str, Party] = {}
    for group in groups:
        known = {p.country for p in out.values() if p.country is not None}
        for party in group:
            if (party.actor or "").startswith("state:") and party.country in known and group is not groups[0]:
                continue
            out.setdefault(party.actor or party.name, party)
    return tuple(out.values())
