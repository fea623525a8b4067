"""Outcomes: what was signed, agreed, adopted, extended, ratified, promised, and what was conspicuously not."""

from collections.abc import Iterator

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.extract.base import evidence
from communique.extract.outcome.absences import TRIGGERS as ABSENT
from communique.extract.outcome.absences import Absences
from communique.extract.outcome.contacts import meeting_of, named_parties, narrated, signatories
from communique.extract.outcome.cues import (
    AGREEING,
    CONCLUDING,
    DECIDING,
    NOMINAL,
    PRODUCING,
    PROMISING,
    VERBS,
    lemma_of,
)
from communique.extract.outcome.founding import TRIGGERS as FOUNDING
from communique.extract.outcome.founding import Founding
from communique.extract.outcome.giving import TRIGGERS as GIVING
from communique.extract.outcome.giving import Giving
from communique.extract.outcome.lists import INCLUDING, Lists
from communique.extract.outcome.merging import merged
from communique.extract.outcome.nominal import Nominal
from communique.extract.outcome.silences import TRIGGERS as SILENT
from communique.extract.outcome.silences import Silences
from communique.extract.outcome.telling import Telling
from communique.extract.outcome.things import LONGEST, Things
from communique.extract.outcome.verbal import Verbal
from communique.extract.phrases import phrase_text
from communique.records import Article, Meeting, Outcome, record_id
from communique.records.outcome import OutcomeKind

_VERBS = frozenset(VERBS) | AGREEING | CONCLUDING | DECIDING | PROMISING | PRODUCING | frozenset({"be"})
_TRIGGERS = _VERBS | ABSENT | frozenset(NOMINAL) | INCLUDING | GIVING | FOUNDING | SILENT
_WORDS = frozenset(NOMINAL) | SILENT


class Outcomes:
    """Reads the outcomes of one article; one told twice is one record."""

    name = "outcomes"
    version = 4

    def __call__(self, article: Article, doc: Doc) -> Iterator[Outcome]:
        """Yields one record an outcome or absence, in order of the text."""
        g: Grammar = doc._.grammar
        triggers = [i for i, lemma in enumerate(g.lemma) if lemma in _TRIGGERS or g.lower[i] in _WORDS]
        reader = _Reader(doc, g)
        for i in triggers:
            reader.read(i)
        meetings = [record for record in doc._.found if isinstance(record, Meeting)]
        seen: dict[str, int] = {}
        for telling in merged(g, reader.told()):
            yield self._outcome(article, g, telling, meetings, seen)

    def _outcome(
        self, article: Article, g: Grammar, telling: Telling, meetings: list[Meeting], seen: dict[str, int]
    ) -> Outcome:
        start, end = g.sentence_span(telling.at)
        anchor = (article.text[start:end], g.text[telling.at])
        identity = record_id("outcome", article.document, *anchor)
        seen[identity] = seen.get(identity, 0) + 1
        if seen[identity] > 1:
            identity = record_id("outcome", article.document, *anchor, str(seen[identity]))
        meeting = meeting_of(telling, g, meetings)
        parties, date = telling.parties, telling.date
        if meeting is not None:
            parties, date = parties if named_parties(telling) else signatories(meeting), date or meeting.date
        if date is None:
            date = narrated(telling, g, g.doc._.times, g.doc._.published)
        origin = f"{self.name}@{self.version}"
        return Outcome(
            id=identity,
            document=article.document,
            title=telling.title,
            kind=telling.kind,
            action=telling.action,
            parties=parties,
            date=date,
            meeting=meeting.id if meeting is not None else None,
            evidence=tuple(evidence(article, *g.span(*g.sentences[i]), origin) for i in telling.sentences),
        )


class _Reader:
    """Asks the rules about each trigger of one document and keeps what they tell."""

    def __init__(self, doc: Doc, g: Grammar) -> None:
        self.doc, self.g = doc, g
        things = self.things = Things(doc, g)
        self.verbal, self.nominal = Verbal(doc, g, things), Nominal(doc, g, things)
        self.absences, self.lists = Absences(doc, g, things, self.verbal), Lists(doc, g, things)
        self.silences = Silences(g, things, self.verbal)
        self.founding = Founding(doc, g, things, self.verbal)
        self.giving = Giving(doc, g, things, self.verbal)
        self.tellings: list[Telling] = []

    def read(self, i: int) -> None:
        """Keeps what the word at `i` tells; a list takes the place of the words that announce it."""
        g = self.g
        told: list[Telling] = []
        if g.lemma[i] in _VERBS and g.pos[i] in ("VERB", "AUX"):
            if g.lemma[i] in AGREEING or g.lemma[i] in DECIDING:
                told += self._deeds(i)
            for telling in self.verbal.find(i):
                items = self.lists.items(telling)
                told += items or [telling]
        elif g.lower[i] in NOMINAL or (lemma_of(g, i) in NOMINAL and g.pos[i] in ("NOUN", "PROPN")):
            nominal = self.nominal.find(i)
            if nominal is not None:
                told += self.lists.items(nominal) or [nominal]
        if not told and g.lemma[i] in FOUNDING and g.pos[i] == "VERB":
            told += self.founding.find(i)
        if g.lemma[i] in GIVING and g.pos[i] == "VERB":
            known = {t.thing for t in told}
            told += [t for t in self.giving.find(i) if t.thing not in known]
        if not told and g.lemma[i] in INCLUDING and g.pos[i] == "VERB":
            told += self.lists.included(i, self.tellings)
        if not told and g.lemma[i] in ABSENT:
            told += self.absences.find(i)
        if not told and (g.lemma[i] in SILENT or g.lower[i] in SILENT):
            told += self.silences.find(i)
        self.tellings += told

    def _deeds(self, verb: int) -> list[Telling]:
        """What a list behind "agreed:" tells, one outcome an item."""
        g, out = self.g, []
        for start, end in self.lists.deeds(verb):
            title = phrase_text(self.doc, g, start, min(end, start + LONGEST))
            if title is not None:
                kind: OutcomeKind = "decision" if g.lemma[verb] in DECIDING else "commitment"
                sentences = sorted({g.sentence[verb], g.sentence[start]})
                doers, date = self.verbal.doers(verb), self.things.date(verb)
                out.append(Telling(start, start, title, kind, "agreed", doers, date, False, sentences))
        return out

    def told(self) -> list[Telling]:
        """The tellings, with papers told by name; "a decision on the pact's extension" only as the pact's extension."""
        acts = [t for t in self.tellings if self.g.lower[t.at] in NOMINAL and t.action != "absent"]
        held = [
            t for t in self.tellings for act in acts if t is not act and t.thing < act.at < self.things.span(t.thing)[1]
        ]
        told = {t.thing for t in self.tellings}
        return [t for t in self.tellings if t not in held] + [t for t in self.nominal.dated() if t.thing not in told]
