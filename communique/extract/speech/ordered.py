"""What a cue reports by the order of the words alone, where the parse hung its clause on something else.

"The fee, he said on Monday, is legal." and "The envoys said after the talks they would return." are read by commas and
by what stands behind the cue, whichever way the parser joined them.
"""

from communique.annotate.grammar import NOUN_SUBJECTS, Grammar
from communique.extract.speech.cues import speech_cues
from communique.extract.speech.stretches import Stretch, around, trimmed

ASIDE = 9  # tokens between a cue and the comma that ends its aside: "he said in an interview on Monday,"
SUBJECT = 14  # tokens of a speaker's phrase in an aside
LEAST = 3  # words of a content that only the order of words shows
FINITE = frozenset({"VBD", "VBZ", "VBP"})
STOPS = frozenset({",", ".", "–", "—", "--", ";", "?", "!"})


class Ordered:
    """Finds the contents of plain cues ("say", "note", no "believe") by word order in one document."""

    def __init__(self, g: Grammar, in_quotation: set[int]) -> None:
        """Reads the parse for subjects and parts of speech alone."""
        self.g, self.in_quotation, self.cues = g, in_quotation, speech_cues()

    def aside(self, v: int) -> list[Stretch] | None:
        """ "Tokyo, the minister said on Monday, will help": what stands on both sides of the commas."""
        g = self.g
        if not self._plain(v) and not self._reports(v):
            return None
        subject = next((c for c in g.with_dep(v, *NOUN_SUBJECTS) if c < v), None)
        if subject is None:
            return None
        start, end = g.edges[subject][0], self._aside_end(v)
        first, last = g.sentences[g.sentence[v]]
        if end is None or end >= last - LEAST or v - start > SUBJECT or start - 1 <= first or g.text[start - 1] != ",":
            return None
        if end + 1 < last and (end + 1 in self.in_quotation or g.pos[end + 1] in ("CCONJ", "SCONJ")):
            return None
        if end + 1 < last and g.tag[end + 1] == "VBG" and g.lower[end + 1] != "including":
            return None
        return around(g, first, start - 1, end, last, least=2) or None

    def behind(self, v: int) -> list[Stretch] | None:
        """ "Said after the talks they would return": all behind the cue, where it holds a clause."""
        g = self.g
        if not self._plain(v) or not g.with_dep(v, *NOUN_SUBJECTS):
            return None
        last = g.sentences[g.sentence[v]][1]
        if v + LEAST >= last or g.text[v + 1] in STOPS or v + 1 in self.in_quotation:
            return None
        if g.pos[v + 1] in ("SCONJ", "CCONJ") or g.tag[v + 1] in ("WRB", "WDT", "WP"):
            return None
        finite = next((i for i in range(v + 1, last) if g.tag[i] in FINITE or g.tag[i] == "MD"), None)
        if finite is None or not self._has_subject(finite, v):
            return None
        start, end = trimmed(g, v + 1, last)
        return [(start, end)] if end - start >= LEAST else None

    def _has_subject(self, verb: int, v: int) -> bool:
        """Whether a verb behind the cue, or the one that it helps, has a subject between the two."""
        g = self.g
        if g.dep[verb] in ("aux", "auxpass"):
            verb = g.head[verb]
        return any(v < c < verb for c in g.with_dep(verb, *NOUN_SUBJECTS))

    def _plain(self, v: int) -> bool:
        return self.g.lemma[v] in self.cues.plain and self.g.tag[v] in FINITE and v not in self.in_quotation

    def _reports(self, v: int) -> bool:
        """Whether a verb that reports, but takes other clauses too, is one between commas."""
        lemma = self.g.lemma[v]
        return (
            lemma in self.cues.clause
            and lemma not in self.cues.weak
            and self.g.tag[v] in FINITE
            and v not in self.in_quotation
            and not self.g.with_dep(v, "dobj", "ccomp", "xcomp", "prt")
            and all(self.g.lower[c] not in self.cues.preposition.get(lemma, ()) for c in self.g.with_dep(v, "prep"))
        )

    def _aside_end(self, v: int) -> int | None:
        """The comma that ends an aside, with no verb before it."""
        g = self.g
        for i in range(v + 1, min(v + 1 + ASIDE, g.size)):
            if g.text[i] == ",":
                return i
            if g.pos[i] in ("VERB", "AUX", "SCONJ") or g.text[i] in STOPS or i in self.in_quotation:
                return None
        return None
