"""Restrictions: sanctions, tariffs, bans, freezes, warnings; by whom, on whom, when, how it stands."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.extract.base import evidence
from communique.extract.restrictions.acts import Act, Verbal, verb_cues
from communique.extract.restrictions.advice import Advice
from communique.extract.restrictions.answers import Answers
from communique.extract.restrictions.cues import (
    ADVISING,
    ADVISORIES,
    DELISTING_VERBS,
    ECHOES,
    ENDING,
    ENTERING,
    FORMS,
    GENERAL,
    LETTING,
    LISTING_VERBS,
    ORDER_NOUNS,
    ORDER_VERBS,
    OWN_VERBS,
    PAYING_BACK,
    RELIEFS,
    SHOPS,
    TRIGGERS,
    WARNING_NOUNS,
    WARNING_VERBS,
)
from communique.extract.restrictions.kept import keeper
from communique.extract.restrictions.kept_out import KeptOut
from communique.extract.restrictions.labels import Labels
from communique.extract.restrictions.merging import able, merged
from communique.extract.restrictions.nominal import Nominal
from communique.extract.restrictions.reliefs import Reliefs
from communique.extract.restrictions.sides import Sides
from communique.extract.restrictions.subjected import Subjected
from communique.extract.when import Clock
from communique.records import Article, Restriction, record_id

__all__ = ["Restrictions"]


@dataclass(frozen=True, slots=True)
class Readers:
    """What reads the measures of one document, by kinds of trigger words."""

    verbal: Verbal
    nominal: Nominal
    advice: Advice
    reliefs: Reliefs
    kept_out: KeptOut
    answers: Answers
    subjected: Subjected


class Restrictions:
    """Reads the restrictions of one article; a measure told twice is one record."""

    name = "restrictions"
    version = 4

    def __call__(self, article: Article, doc: Doc) -> Iterator[Restriction]:
        """Yields one record a measure."""
        g: Grammar = doc._.grammar
        lower = g.lower
        triggers = [
            i for i, lemma in enumerate(g.lemma) if lemma in TRIGGERS or lower[i] in FORMS or lower[i] in TRIGGERS
        ]
        if not triggers:
            return
        clock = Clock(doc)
        sides = Sides(doc, clock.tokens)
        readers = Readers(
            Verbal(doc, sides, clock),
            Nominal(doc, sides, clock),
            Advice(doc, sides, clock),
            Reliefs(doc, sides, clock),
            KeptOut(doc, sides, clock),
            Answers(doc, sides, clock),
            Subjected(doc, sides, clock),
        )
        acts = [act for i in triggers for act in _acts(g, i, readers)]
        seen: dict[str, int] = {}
        labels = Labels(doc)
        acts = [act if act.date is not None else replace(act, date=labels.date(act.at)) for act in acts]
        for act, sentences in merged(g, article.text, acts, doc._.published):
            if act.by and (act.on or act.refers) and able(act):
                yield self._restriction(article, g, act, sentences, seen)

    def _restriction(
        self, article: Article, g: Grammar, act: Act, sentences: list[int], seen: dict[str, int]
    ) -> Restriction:
        start, end = g.sentence_span(act.at)
        anchor = (article.text[start:end], g.text[act.at])
        identity = record_id("restriction", article.document, *anchor)
        seen[identity] = seen.get(identity, 0) + 1
        if seen[identity] > 1:
            identity = record_id("restriction", article.document, *anchor, str(seen[identity]))
        first, last = g.span(act.start, act.end)
        origin = f"{self.name}@{self.version}"
        return Restriction(
            id=identity,
            document=article.document,
            kind=act.kind,
            action=" ".join(article.text[first:last].split()),
            by=act.by,
            on=act.on,
            date=act.date,
            status=act.status,
            evidence=tuple(evidence(article, *g.span(*g.sentences[i]), origin) for i in sentences),
        )


def _acts(g: Grammar, i: int, read: Readers) -> list[Act]:
    """The measures that a trigger word tells, by the first rule that reads one."""
    if g.lower[i].startswith("subject") and (act := read.subjected.measure(i)) is not None:
        return [act]
    cue = read.nominal.cue(i)
    if cue is not None:
        return read.nominal.measures(i, cue)
    act = _noun_act(g, i, read) if g.pos[i] in ("NOUN", "PROPN") else _verb_act(g, i, read)
    return [] if act is None else [act]


def _noun_act(g: Grammar, i: int, read: Readers) -> Act | None:
    lemma = g.lemma[i]
    if lemma in ADVISORIES and (act := read.advice.noun(i)) is not None:
        return act
    if lemma in WARNING_NOUNS:
        return read.nominal.warning(i)
    if lemma in ORDER_NOUNS:
        return read.verbal.ordered_by_noun(i)
    if lemma in SHOPS:
        return read.kept_out.off_shelves(i)
    if lemma in RELIEFS:
        return read.reliefs.measure(i)
    return read.nominal.general(i) if lemma in GENERAL else None


def _verb_act(g: Grammar, i: int, read: Readers) -> Act | None:
    lemma, verbal = g.lemma[i], read.verbal
    if (g.pos[i] != "VERB" and keeper(g, i) is None) or g.lower[i] in WARNING_NOUNS:
        return read.nominal.warning(i) if g.lower[i] in WARNING_NOUNS else None
    readings = [partial(verbal.measure, i, frame) for frame in verb_cues(g, i)]
    readings += [
        partial(reading, i)
        for verbs, reading in (
            (LISTING_VERBS, verbal.listing),
            (DELISTING_VERBS, verbal.listing),
            (WARNING_VERBS, verbal.warning),
            (ADVISING, read.advice.told),
            (ORDER_VERBS, verbal.order),
            (ECHOES, read.answers.echo),
            (ENDING, read.answers.ended),
            (OWN_VERBS, read.answers.its_own),
            (PAYING_BACK, read.answers.alike),
            (PAYING_BACK, read.answers.paid_back),
            (ENTERING, read.kept_out.barred),
            (LETTING, read.kept_out.barred),
            (LETTING, read.kept_out.not_let),
            (LETTING, read.kept_out.let_again),
        )
        if lemma in verbs
    ]
    return next((act for reading in readings if (act := reading()) is not None), None)
