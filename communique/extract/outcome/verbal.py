"""Outcomes told by verbs: "signed a treaty", "an accord was reached", "agreed to open a consulate"."""

from collections.abc import Iterator

from communique.extract.outcome.acts import together
from communique.extract.outcome.agreements import Agreements
from communique.extract.outcome.cues import (
    AGREEING,
    CONCLUDING,
    CONTACTS,
    DECIDING,
    NEGOTIATION,
    PRODUCING,
    PROMISING,
    RESULTS,
    VERBS,
    lemma_of,
)
from communique.extract.outcome.telling import Telling
from communique.extract.standing import standing
from communique.records import Party
from communique.records.outcome import OutcomeAction

_PRODUCED: dict[str, OutcomeAction] = {
    "memorandum": "signed",
    "treaty": "signed",
    "joint_statement": "adopted",
    "agreement": "agreed",
}


class Verbal(Agreements):
    """Reads the outcomes that the verbs of one document tell."""

    def find(self, verb: int) -> Iterator[Telling]:
        """What the verb at `verb` tells."""
        g = self.g
        lemma = g.lemma[verb]
        if lemma in VERBS and not self._particle_misses(verb):
            yield from self._made(verb)
        if lemma in CONCLUDING:
            yield from self._negotiated(verb)
        if lemma in AGREEING or lemma in DECIDING or lemma in PROMISING:
            if standing(g, verb) == "done":
                yield from self.agreed(verb)
        elif lemma in PRODUCING:
            yield from self._produced(verb)
        elif lemma == "be":
            yield from self._was(verb)

    def _particle_misses(self, verb: int) -> bool:
        particle = VERBS[self.g.lemma[verb]].particle
        return particle is not None and not any(self.g.lower[c] == particle for c in self.g.children[verb])

    # "signed a treaty" ------------------------------------------------------------------------------------------

    def _negotiated(self, verb: int) -> Iterator[Telling]:
        """ "Concluded negotiations on a trade agreement"."""
        g = self.g
        talks = [n for n in g.objects(verb) if lemma_of(g, n) in NEGOTIATION]
        things = [t for n in talks for t in g.prep_objects(n, "on", "over", "for", "about")]
        for thing in things:
            kind = self.things.known(self.things.inner(thing))
            if kind in ("agreement", "treaty", "memorandum") and standing(g, verb) == "done":
                telling = self.telling(
                    verb, thing, kind, "agreed", together(self.doers(verb), self.things.sides(thing))
                )
                if telling is not None:
                    yield telling

    def _made(self, verb: int) -> Iterator[Telling]:
        g, cue = self.g, VERBS[self.g.lemma[verb]]
        kinds = [(noun, kind) for noun in self.objects(verb) if (kind := self.things.kind(noun, cue)) is not None]
        deeds = (
            [n for n in self.objects(verb) if cue.action == "announced" and self.things.is_deed(n)]
            if g.lemma[verb] == "announce"
            else []
        )
        if not (kinds or deeds) or standing(g, verb) != "done" or self.things.ahead(verb):
            return
        if any(g.lower[c] == "whenever" for c in g.children[verb]):
            return  # what is done again and again
        over = g.head[g.head[verb]]
        if g.dep[verb] == "pcomp" and (
            g.lemma[over] in (*AGREEING, *DECIDING, *PROMISING) or self.things.known(over) is not None
        ):
            return  # "agreed on reopening the consulate", "a protocol on opening it" is the agreement
        doers = self.doers(verb)
        for noun, kind in kinds:
            if g.lemma[verb] in ("make", "take") and not (kind == "decision" and self.many(verb, doers)):
                continue
            parties = together(doers, self.things.sides(noun, verb))
            if not (self._worth(noun, parties) or self.things.date(verb) is not None):
                continue
            if kind == "other" and cue.plain and not (self.things.diplomatic(noun) or self.many(verb, parties)):
                continue  # "restored ties with its voters"
            telling = self.telling(verb, noun, kind, cue.action, parties)
            if telling is not None:
                telling.background = self._in_passing(verb, noun)
                if telling.background:
                    telling.date = telling.date or self.things.dated_in_name(noun)
                if telling.date is not None or not telling.background or self._told_of(verb, noun, doers):
                    yield telling
        for noun in deeds:
            telling = self.telling(verb, noun, "programme", "announced", doers)
            if telling is not None:
                yield telling

    def _told_of(self, verb: int, noun: int, doers: tuple[Party, ...]) -> bool:
        """Whether a clause in passing tells who did it or where: "a memorandum that the two ministers signed"."""
        g = self.g
        where = any(n in self.things.places for n in g.prep_objects(verb, "in", "at"))
        new = any(g.lower[c] in ("a", "an") for c in g.children[noun])
        return where or new or (bool(doers) and not g.passive(verb) and g.tag[verb] in ("VBD", "VBN"))

    def _worth(self, noun: int, parties: tuple[Party, ...]) -> bool:
        """Whether a thing is told as a text between parties: a plain statement needs several, a contract a party."""
        lemma = lemma_of(self.g, self.things.inner(noun))
        if lemma in ("contract", "lease", "licence", "license", "concession", "swap", "council", "bank"):
            return bool(parties) or bool(self.g.prep_objects(noun, "between", "with"))
        return True

    # "The talks produced an accord", "the main result was a pact" ------------------------------------------------

    def _produced(self, verb: int) -> Iterator[Telling]:
        g = self.g
        subjects = g.subjects(verb)
        if not any(lemma_of(g, i) in CONTACTS for i in subjects) or standing(g, verb) != "done":
            return
        for noun in [*g.objects(verb), *g.prep_objects(verb, "in", "with", "to")]:
            yield from self._fruit(verb, noun)

    def _was(self, verb: int) -> Iterator[Telling]:
        g = self.g
        subjects = [j for i in g.with_dep(verb, "nsubj") for j in (i, *g.prep_objects(i, "of"))]
        if not any(lemma_of(g, i) in RESULTS for i in subjects) or standing(g, verb) != "done":
            return
        for attribute in g.with_dep(verb, "attr"):
            for noun in g.conjuncts(attribute):
                yield from self._fruit(verb, noun)

    def _fruit(self, verb: int, noun: int) -> Iterator[Telling]:
        kind = self.things.known(self.things.inner(noun))
        if kind is None or any(self.g.lower[c] in ("no", "any") for c in self.g.children[noun]):
            return
        telling = self.telling(verb, noun, kind, _PRODUCED.get(kind, "announced"), self.things.sides(noun))
        if telling is not None:
            yield telling
