"""What was asserted before, and by whom: what "the accusation", "this" and "it" point to."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from communique.annotate.extensions import text_of
from communique.annotate.grammar import Grammar
from communique.extract.base import parties_of_phrase
from communique.extract.denial.cues import ACCUSING, ASSERTING, DENYING, MADE_BY, REJECTING
from communique.extract.words import content
from communique.records import Party, Statement

FAR = 40  # sentences back to what a noun of its own names
LABEL = 80  # characters of "Question (name, outlet):"
REACH = 8  # sentences back to what was asserted
STEM = 5  # letters by which words of a claim and its denial are compared
CONTEXT = 3  # sentences back to what names the thing that is denied
_SHORT = 6  # words of "it two days later"
_DENYING = frozenset({"no", "not", "never", "nobody", "nothing", "none", "neither", "nor", "false", "untrue"})
AHEAD = 2  # sentences ahead in which a claim may follow its denial


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody asserts: its sentence, the lemma of its cue, the code points of its words, and who says so."""

    sentence: int
    cue: str
    start: int
    end: int
    text: str
    speakers: tuple[Party, ...]
    told: "Claim | None" = None  # what "reported it" means: the sentence before


class Claims:
    """The assertions of one document, in order."""

    def __init__(self, doc: Doc, g: Grammar) -> None:
        self.doc, self.g = doc, g
        told = list(self._statements())
        covered = {(claim.sentence, claim.cue) for claim in told}
        self.all = sorted([*told, *self._verbs(covered)], key=lambda c: (c.start, c.end, c.cue))

    def _statements(self) -> Iterator[Claim]:
        g = self.g
        for record in self.doc._.found:
            if not isinstance(record, Statement):
                continue
            lemma = self.cue(record)
            if lemma in DENYING or lemma in REJECTING or not (lemma in ACCUSING or lemma in ASSERTING):
                continue
            span = record.content_span
            speakers = () if record.speaker is None else (record.speaker,)
            yield Claim(g.sentence[self.token(span.start)], lemma, span.start, span.end, record.content, speakers)

    def _verbs(self, covered: set[tuple[int, str]]) -> Iterator[Claim]:
        """Accusations that are no statements: "was accused of backing rebels"."""
        g = self.g
        for verb, lemma in enumerate(g.lemma):
            if lemma not in ACCUSING or g.pos[verb] != "VERB" or (g.sentence[verb], lemma) in covered:
                continue
            heads = g.with_dep(verb, "ccomp")
            heads += [
                h
                for prep in g.with_dep(verb, "prep")
                if g.lower[prep] == "of"
                for h in g.with_dep(prep, "pcomp", "pobj")
            ]
            for head in [h for h in heads if h > verb][:1]:
                first, last = g.edges[head]
                start, end = g.span(max(first, verb + 1), last + 1)
                speakers = tuple(p for i in g.agents(verb) for p in parties_of_phrase(self.doc, i))
                yield Claim(g.sentence[verb], lemma, start, end, text_of(self.doc)[start:end], speakers)

    def cue(self, record: Statement) -> str:
        """The lemma of a statement's cue, read off its sentences."""
        g = self.g
        word = (record.cue or "").lower()
        for piece in record.evidence:
            for i in self.tokens(piece.start, piece.end):
                if g.lower[i] == word:
                    return g.lemma[i].lower()
        return word

    def token(self, offset: int) -> int:
        """The token at a code point of the text."""
        return max(0, bisect_right(self.g.offset, offset) - 1)

    def tokens(self, start: int, end: int) -> range:
        """The tokens of a span of code points."""
        return range(bisect_left(self.g.offset, start), bisect_left(self.g.offset, end))

    def before(self, at: int, deniers: tuple[Party, ...], noun: str | None) -> Claim | None:
        """The assertion that a denial at token `at` points back to: another's, of the verb that the noun tells."""
        offset, here = self.g.offset[at], self.g.sentence[at]
        fitting = [
            claim
            for claim in self.all
            if claim.end <= offset
            and 0 <= here - claim.sentence <= self._reach(claim, noun)
            and not _same(claim, deniers)
        ]
        if not fitting:
            return None
        best = max(fitting, key=lambda claim: self._fit(claim, deniers, noun, here))
        return replace(best, told=self._meant(best)) if _bare(best) else best

    def _meant(self, claim: Claim) -> Claim | None:
        """What "the paper reported it" means: what the sentence before it tells, somebody's words first."""
        told = self.last_told(self.token(claim.start))
        if told is None:
            return None
        inside = [c for c in self.all if c.sentence == told.sentence]
        return max(inside, key=lambda c: c.end - c.start) if inside else told

    def added(self, at: int, deniers: tuple[Party, ...]) -> list[Claim]:
        """What the deniers' side says in the next sentence of the paragraph, if it says that something is not so."""
        g, here = self.g, self.g.sentence[at]
        return [
            claim
            for claim in self.all
            if claim.sentence == here + 1
            and (_same(claim, deniers) or g.tag[g.sentences[here + 1][0]] == "PRP$")  # "Its spokesman said that no"
            and "\n" not in text_of(self.doc)[g.offset[at] : claim.start].strip()
            and not _DENYING.isdisjoint(claim.text.lower().split())
        ]

    def _reach(self, claim: Claim, noun: str | None) -> int:
        """How far back a claim may stand: "the report" finds what was reported, also on an earlier page."""
        return FAR if claim.cue in MADE_BY.get(noun or "", frozenset()) else REACH

    def question(self, at: int) -> Claim | None:
        """The question that a denial answers: the paragraph before, if it asks, or the one before a bare "No."."""
        g, text = self.g, text_of(self.doc)
        start = text.rfind("\n", 0, g.offset[at]) + 1
        before = text[:start].rstrip()
        if not before.endswith("?"):
            return None
        first = before.rfind("\n") + 1
        told = {g.sentence[i] for i in self.tokens(first, len(before))}
        asserting = [k for k in sorted(told) if g.text[g.sentences[k][1] - 1] != "?"] or sorted(told)
        longest = max(asserting, key=lambda k: g.sentences[k][1] - g.sentences[k][0])
        begin, end = g.span(*g.sentences[longest])
        inside = [c for c in self.all if c.sentence == longest]
        if inside:
            return max(inside, key=lambda c: c.end - c.start)
        label = text.find(": ", begin, end)
        if begin == first and 0 <= label < begin + LABEL:
            begin = label + 2
        return Claim(longest, "", begin, end, " ".join(text[begin:end].split()), ())

    def last_told(self, at: int) -> Claim | None:
        """The sentence before a denial, in the same paragraph, as what somebody tells."""
        g = self.g
        here = g.sentence[at]
        if here == 0:
            return None
        start, end = g.span(*g.sentences[here - 1])
        words = text_of(self.doc)[start:end]
        if "\n" in text_of(self.doc)[start : g.offset[at]].strip():
            return None
        return Claim(here - 1, "", start, end, " ".join(words.split()), ())

    def around(self, at: int) -> Claim | None:
        """The assertion that begins in the sentence of token `at` before it, and may hold it."""
        offset, here = self.g.offset[at], self.g.sentence[at]
        inside = [c for c in self.all if c.sentence == here and c.start < offset]
        return max(inside, key=lambda c: (c.cue in ACCUSING, c.start)) if inside else None

    def after(self, at: int, deniers: tuple[Party, ...], *, here_too: bool = False) -> Claim | None:
        """The assertion that follows its denial: "X denied it. Y had claimed that …"."""
        g = self.g
        here = g.sentence[at]
        for claim in self.all:
            if _same(claim, deniers) or claim.start < g.offset[at]:
                continue
            if here_too and claim.sentence == here:
                return claim
            if 0 < claim.sentence - here <= AHEAD and (claim.cue in ACCUSING or claim.cue in ("say", "write")):
                start, end = g.sentences[claim.sentence]
                if "had" in g.lower[start:end]:
                    return claim
        return None

    def like(self, at: int, text: str, deniers: tuple[Party, ...]) -> Claim | None:
        """The assertion by another, near the denial, that shares the words of what is denied."""
        wanted, here = content(text, STEM), self.g.sentence[at]
        best: tuple[float, Claim] | None = None
        for claim in self.all:
            if abs(claim.sentence - here) > REACH or claim.sentence == here or _same(claim, deniers):
                continue
            said = content(claim.text, STEM)
            share = len(wanted & said) / max(1, min(len(wanted), len(said)))
            if share >= 0.5 and (best is None or share > best[0]):
                best = share, claim
        return best[1] if best is not None else None

    def context(self, at: int, text: str, deniers: tuple[Party, ...]) -> Claim | None:
        """The sentence shortly before a denial that speaks of the same thing: "two names are on a list".

        Who asserts it is told only where somebody else's words are in it.
        """
        g, here = self.g, self.g.sentence[at]
        wanted = content(text, STEM)
        for k in range(here - 1, max(-1, here - 1 - CONTEXT), -1):
            start, end = g.span(*g.sentences[k])
            words = text_of(self.doc)[start:end]
            if wanted.isdisjoint(content(words, STEM)):
                continue
            held = [c for c in self.all if c.sentence == k and not _same(c, deniers)]
            speakers = held[-1].speakers if held else ()
            return Claim(k, "", start, end, " ".join(words.split()), speakers)
        return None

    def _fit(self, claim: Claim, deniers: tuple[Party, ...], noun: str | None, here: int) -> tuple[int, int, int]:
        """How well an assertion fits: in the noun's own verb, about the denier, near."""
        named = claim.cue in MADE_BY.get(noun or "", frozenset())
        near = claim.sentence - here
        first = self.g.span(*self.g.sentences[here])[0]
        next_to = near == -1 and "\n" not in text_of(self.doc)[claim.end : first]
        score = 2 * named + (claim.cue in ACCUSING) + 2 * self.about(claim, deniers) + (near >= -1) + 2 * next_to
        return score, near, claim.start

    def about(self, claim: Claim, deniers: tuple[Party, ...]) -> bool:
        """Whether the sentence of an assertion names a denier, or the denier's country."""
        start, end = self.g.sentences[claim.sentence]
        known = {p.actor for p in deniers} | {p.country for p in deniers if p.country is not None}
        name_of = self.doc._.name_of
        return any(
            name_of[i].actor.id in known or name_of[i].actor.country in known for i in range(start, end) if i in name_of
        )

    def cut(self, claim: Claim, token: int) -> str:
        """The words of an assertion up to a token."""
        words = text_of(self.doc)[claim.start : min(claim.end, self.g.offset[token])]
        return " ".join(words.split()).rstrip(" ,;–—-")


def _bare(claim: Claim) -> bool:
    """Whether a claim is only "it" and when: "the paper reported it two days later"."""
    words = claim.text.lower().split()
    return words[:1] in (["it"], ["this"], ["that"]) and len(words) <= _SHORT


def _same(claim: Claim, deniers: tuple[Party, ...]) -> bool:
    """Whether the one who asserted is among those who deny, or speaks for the same country."""
    keys = {p.actor or p.name for p in deniers}
    countries = {p.country for p in deniers if p.country is not None}
    for speaker in claim.speakers:
        actor = speaker.actor or speaker.name
        if actor in keys or not set(actor.split("+")).isdisjoint(keys):
            return True
        if speaker.country in countries and speaker.country is not None and not actor.startswith("outlet:"):
            return True
    return False
