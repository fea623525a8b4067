"""Disputes that nobody calls so: two versions of one thing, side by side."""

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc

from communique.annotate.extensions import text_of
from communique.annotate.grammar import Grammar
from communique.extract.base import parties_of_phrase
from communique.extract.denial.answers import says_no
from communique.extract.denial.claims import REACH, STEM, Claim, Claims
from communique.extract.denial.cues import INSISTING
from communique.extract.denial.denied import Denied
from communique.extract.words import content
from communique.records import Party, Statement

BACK = 5  # statements back to a version that another contradicts
_OPPOSED = frozenset({";", "but", "while", "whereas"})


class Versions:
    """The pairs of contradicting versions of one document."""

    def __init__(self, doc: Doc, g: Grammar, claims: Claims) -> None:
        self.doc, self.g, self.claims = doc, g, claims

    def find(self) -> Iterator[tuple[Denied, Claim]]:
        """Each version that contradicts another, with the one it contradicts."""
        yield from self._insisted()
        yield from self._according()

    def _insisted(self) -> Iterator[tuple[Denied, Claim]]:
        """ "No visit was asked for, an official said. The minister's staff insist that one was"."""
        told = [r for r in self.doc._.found if isinstance(r, Statement) and r.speaker is not None]
        told.sort(key=lambda r: r.content_span.start)
        for one, other in pairwise(told):
            here, there = (self.claims.token(r.content_span.start) for r in (one, other))
            distance = self.g.sentence[there] - self.g.sentence[here]
            opposed = distance == 0 and not _OPPOSED.isdisjoint(self.g.lower[here:there])
            insisted = 0 <= distance <= 1 and self.claims.cue(other) in INSISTING
            if not (opposed or insisted) or _one_side(one.speaker, other.speaker):
                continue
            denials = [says_no(self.g, at, record) for at, record in ((here, one), (there, other))]
            if denials[0] == denials[1]:
                continue
            no, yes = (one, other) if denials[0] else (other, one)
            yield self._pair(no, yes)
        for k, record in enumerate(told):
            at = self.claims.token(record.content_span.start)
            if self.claims.cue(record) in INSISTING and says_no(self.g, at, record):
                yield from self._against(told[max(0, k - BACK) : k], record, at)

    def _against(self, told: list[Statement], no: Statement, at: int) -> Iterator[tuple[Denied, Claim]]:
        """ "It had been signed, he said. … The office insists that no paper was": another's words further back."""
        for yes in reversed(told):
            there = self.claims.token(yes.content_span.start)
            far = self.g.sentence[at] - self.g.sentence[there]
            if far > REACH or _one_side(yes.speaker, no.speaker) or says_no(self.g, there, yes):
                continue
            if content(no.content, STEM) & content(yes.content, STEM):
                yield self._pair(no, yes)
                return

    def _pair(self, no: Statement, yes: Statement) -> tuple[Denied, Claim]:
        g = self.g
        at, claimed = (self.claims.token(r.content_span.start) for r in (no, yes))
        denier = () if no.speaker is None else (no.speaker,)
        claimant = () if yes.speaker is None else (yes.speaker,)
        span = yes.content_span
        claim = Claim(g.sentence[claimed], self.claims.cue(yes), span.start, span.end, yes.content, claimant)
        return Denied(at, no.content, denier, sentences=[g.sentence[at]]), claim

    def _according(self) -> Iterator[tuple[Denied, Claim]]:
        """ "On our soil according to Praia, two miles off it according to Dakar"."""
        g = self.g
        for start, end in g.sentences:
            sources = [i for i in range(start, end) if g.lower[i] == "according"]
            if len(sources) != 2 or g.text[end - 1] == "?":
                continue
            parties = [self._source(i, end) for i in sources]
            if not all(parties) or any(_one_side(a, b) for a in parties[0] for b in parties[1]):
                continue
            if not all(p.country for both in parties for p in both):
                continue
            first, last = g.span(start, sources[0])
            words = text_of(self.doc)[first:last].strip(" ,:;")
            told = text_of(self.doc)[slice(*g.span(sources[0], end))]
            claim = Claim(g.sentence[start], "according to", first, last, words, parties[0])
            yield Denied(sources[1], told, parties[1], sentences=[g.sentence[start]]), claim

    def _source(self, i: int, end: int) -> tuple[Party, ...]:
        names = self.doc._.name_of
        for j in range(i + 2, min(end, i + 7)):
            if j in names:
                return parties_of_phrase(self.doc, names[j].head)
        return ()


def _one_side(one: Party | None, other: Party | None) -> bool:
    if one is None or other is None:
        return True
    return (
        one.actor == other.actor if one.actor else (one.name == other.name or one.country == other.country is not None)
    )
