"""Words that frame what somebody says without a verb over it.

"According to X", "as X put it", "in Tokyo's view": the rest of the sentence is the content. A noun ("the claim that …")
carries its own.
"""

from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Quotation
from communique.extract.speech.cues import speech_cues
from communique.extract.speech.saying import Saying
from communique.extract.speech.speakers import Speakers
from communique.extract.speech.stretches import Stretch, around, subtree, trimmed

CLOSE = 3  # tokens between a quotation and the "as X put it" behind it
SHORT = 6  # tokens behind a verb in which its own words stand: "as he put it on Monday"


class Frames:
    """Finds what frames, and nouns with a clause, report in one document."""

    def __init__(self, g: Grammar, speakers: Speakers, quotations: list[Quotation]) -> None:
        """Reads the parse and the quotations."""
        self.g, self.speakers, self.quotations = g, speakers, quotations
        self.cues = speech_cues()

    def is_frame(self, v: int) -> bool:
        """Whether the verb stands in "as X put it": a clause opened by "as" that reports no clause of its own."""
        g = self.g
        if g.lemma[v] not in self.cues.as_frame or g.dep[v] not in ("advcl", "parataxis", "ccomp", "ROOT"):
            return False
        if not any(g.lower[c] == "as" and c < v for c in g.children[v]):
            return False
        if any(g.lower[c] in self.cues.preposition.get(g.lemma[v], ()) for c in g.with_dep(v, "prep")):
            return False  # "as she called for calm"
        return g.dep[v] != "ROOT" or all(g.lower[c] == "it" for c in g.with_dep(v, "dobj", "ccomp"))

    def around_frame(self, v: int) -> list[Stretch]:
        """The quotation nearest before "as X put it", else the rest of the sentence."""
        g = self.g
        first, last = g.sentences[g.sentence[v]]
        start = min([v, *(c for c in g.children[v] if c < v and g.lower[c] == "as")])
        near = [q for q in self.quotations if first <= q.start < last and 0 <= start - q.end <= CLOSE]
        if near:
            return [(near[-1].start, near[-1].end)]
        behind = [c for c in g.with_dep(v, "npadvmod", "prep", "advmod", "prt", "dobj") if c < v + SHORT]
        subject = self.speakers.of_verb(v)
        if subject is not None and subject < v + SHORT:
            behind.append(subject)
        end = max([v, *(g.edges[c][1] for c in behind)]) + 1
        return around(g, first, start, end, last)

    def according(self, i: int) -> Saying | None:
        """ "According to X": the sentence (or clause) but for these words."""
        g = self.g
        to = next((c for c in g.children[i] if g.lower[c] == "to"), None)
        if to is None or (g.pos[i] == "VERB" and g.lower[i] != "according"):
            return None
        source = next(iter(g.with_dep(to, "pobj", "pcomp")), None)
        if source is None or g.tag[to + 1 : to + 2] in (["WDT"], ["WP"]):  # "statistics according to which trade grew"
            return None
        first, last = self._clause_of(i)
        start, end = i, g.edges[i][1] + 1
        if end < last and g.text[end] == "," and start == first:
            end += 1
        rest = around(g, first, start, end, last, least=2)
        return Saying(i, self._source_behind(source), rest, "according to", "according to")

    def in_view(self, n: int) -> Saying | None:
        """ "In his words, …", "in Tokyo's view …": the rest of the sentence."""
        g, prep = self.g, self.g.head[n]
        owner = self._owner(n)
        if owner is None or g.lower[prep] != "in" or g.pos[g.head[prep]] not in ("VERB", "AUX"):
            return None
        if not self.speakers.is_speaker(owner, weak=True):
            return None
        first, last = g.sentences[g.sentence[n]]
        rest = around(g, first, *subtree(g, prep), last, least=2)
        return Saying(n, owner, rest, "in X's words", f"in {g.text[owner]} {g.text[n]}") if rest else None

    def noun(self, n: int) -> Saying | None:
        """ "Lavrov's claim that …": a noun with a clause behind it and a speaker beside it."""
        g = self.g
        clause = next((c for c in g.with_dep(n, "acl", "ccomp") if c > n and self._opened_by_that(c)), None)
        if clause is None:
            return None
        owner = self._owner(n)
        if owner is None:
            owner = next(iter(g.prep_objects(n, "by", "from")), None)
        if owner is None:
            owner = self._giver(n)
        if owner is None or not self.speakers.is_speaker(owner, weak=True):
            return None
        return Saying(n, owner, [trimmed(g, *subtree(g, clause))], "noun", g.text[n])

    def _owner(self, n: int) -> int | None:
        return next(iter(self.g.with_dep(n, "poss")), None)

    def _opened_by_that(self, clause: int) -> bool:
        return any(self.g.lower[c] == "that" for c in self.g.with_dep(clause, "mark"))

    def _giver(self, n: int) -> int | None:
        """The subject of "issued a warning that", "made the claim that"."""
        g, verb = self.g, self.g.head[n]
        return self.speakers.of_verb(verb) if g.dep[n] == "dobj" and g.lemma[verb] in self.cues.giving else None

    def _clause_of(self, i: int) -> Stretch:
        """The side clause that holds token `i`, else its sentence."""
        g, node = self.g, self.g.head[i]
        while g.pos[node] not in ("VERB", "AUX") and g.head[node] != node:
            node = g.head[node]
        first, last = g.sentences[g.sentence[i]]
        start, end = subtree(g, node)
        if g.dep[node] in ("ccomp", "advcl", "relcl") and first + 2 < start < i:
            return start + (g.dep[start] == "mark"), end
        return first, last

    def _source_behind(self, noun: int) -> int:
        """ "According to an announcement from the ministry": the ministry speaks."""
        g, names = self.g, self.speakers.name_of
        if g.lemma[noun] not in self.cues.papers and g.lemma[noun] not in self.cues.nouns:
            return noun
        owner = next((c for c in g.with_dep(noun, "poss") if c in names), None)
        if owner is not None:
            return owner
        behind = (i for i in g.prep_objects(noun, "from", "by", "of") if i in names and names[i].use != "place")
        return next(behind, noun)
