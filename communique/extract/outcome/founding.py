"""Outcomes told by what they do: what a decision set up, whom a body censured, what ties were raised to."""

from collections.abc import Iterator

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.extract.outcome.acts import together
from communique.extract.outcome.agreements import BODIES
from communique.extract.outcome.cues import lemma_of, words
from communique.extract.outcome.telling import Telling
from communique.extract.outcome.things import Things
from communique.extract.outcome.verbal import Verbal
from communique.extract.phrases import phrase_text
from communique.extract.standing import standing
from communique.records.outcome import OutcomeAction

_CREATING, _CENSURING, _RAISING = words("creating"), words("censuring"), words("raising_ties")
_TIES, _RAISED_TO = words("ties"), words("raised_to")
TRIGGERS = _CREATING | _CENSURING | _RAISING


class Founding:
    """Reads, for one document, outcomes that no noun or verb of outcomes tells."""

    def __init__(self, doc: Doc, g: Grammar, things: Things, verbal: Verbal) -> None:
        self.doc, self.g, self.things, self.verbal = doc, g, things, verbal

    def find(self, verb: int) -> Iterator[Telling]:
        """What the verb at `verb` tells."""
        lemma = self.g.lemma[verb]
        if standing(self.g, verb) != "done":
            return
        if lemma in _CREATING and self.g.passive(verb):
            yield from self._created(verb)
        if lemma in _CENSURING and not self.g.passive(verb):
            yield from self._censured(verb)
        if lemma in _RAISING and not self.things.ahead(verb):
            yield from self._raised(verb)

    def _created(self, verb: int) -> Iterator[Telling]:
        """ "Was set up by a treaty of 1995": the paper by which something came to be, where its day is told."""
        for noun in self.g.prep_objects(verb, "by", "under", "through"):
            kind = self.things.known(noun)
            if kind not in ("decision", "treaty", "agreement", "memorandum"):
                continue
            action: OutcomeAction = "adopted" if kind == "decision" else "signed"
            telling = self.verbal.telling(verb, noun, kind, action, self.things.sides(noun))
            date = None if telling is None else telling.date or self.things.date(noun)
            if telling is not None and date is not None:
                telling.date = date
                yield telling

    def _censured(self, verb: int) -> Iterator[Telling]:
        """ "The board censured Togo": what a body decides against somebody, which needs a resolution."""
        g, doers = self.g, self.verbal.doers(verb)
        named = any((p.actor or "").startswith(("body:", "org:")) for p in doers)
        if not (named or any(lemma_of(g, s) in BODIES for s in g.subjects(verb))):
            return
        for noun in g.objects(verb):
            title = phrase_text(self.doc, g, verb, self.things.span(noun)[1])
            if title is not None:
                yield Telling(verb, noun, title, "decision", "adopted", doers, self.verbal.date(verb, noun))

    def _raised(self, verb: int) -> Iterator[Telling]:
        """ "Upgraded their relations to a strategic partnership"."""
        g = self.g
        ties = [n for n in self.verbal.objects(verb) if lemma_of(g, n) in _TIES]
        under = [n for i in (verb, *ties) for n in g.prep_objects(i, "to", "into")]
        for noun in (n for n in under if ties and lemma_of(g, n) in _RAISED_TO):
            sides = together(self.verbal.doers(verb), self.things.sides(ties[0]))
            telling = self.verbal.telling(verb, noun, "other", "agreed", sides)
            if telling is not None:
                yield telling
