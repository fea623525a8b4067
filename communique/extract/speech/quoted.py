"""Gives every quotation its speaker, or leaves it alone where nobody says it.

A saying found by grammar takes the whole of the quotations that its content touches. What is left looks for a cue
beside it, for the dash of a caption ("“…” ― Name"), for a wording verb above it, or goes on what the sentence or the
paragraph before it quoted. Terms and titles in marks, with none of these, stay unattributed.
"""

from bisect import bisect_right
from itertools import pairwise

from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Quotation
from communique.extract.speech.cues import speech_cues
from communique.extract.speech.papers import Papers
from communique.extract.speech.saying import Saying
from communique.extract.speech.speakers import Speakers
from communique.extract.speech.stretches import merge
from communique.records import Article

DASHES = frozenset({"–", "—", "―", "-", "--", "~"})
THIN = frozenset(",.;:–—―-“”\"'’‘«»„!?…()[]") | {"--", "..."}
FRAGMENT = 4  # words; a shorter quotation without a cue is a term
GAP = 14  # tokens between a cue phrase and its quotation
CLOSE = 6  # tokens between a quotation and the cue behind it that the parse gave another
DEPTH = 4  # noun phrases that a quotation may stand in under a verb of wording
SIGNED = 12  # tokens behind a dash in which the signer stands
PLACES = frozenset({"on", "in", "at", "during", "from", "for", "into"})
FAR = 0.5  # parts of a quotation with more than this share of their length between them are kept apart


def token_blocks(article: Article, g: Grammar) -> list[tuple[int, int]]:
    """The article's blocks as token spans that cover the text; line by line where no blocks are known."""
    starts = [block.start for block in article.blocks] or [i + 1 for i, c in enumerate(article.text) if c == "\n"]
    edges, k = [0], 0
    for i, offset in enumerate(g.offset):
        while k < len(starts) and starts[k] <= offset:
            if starts[k] > 0 and edges[-1] != i:
                edges.append(i)
            k += 1
    return list(pairwise([*edges, g.size]))


class Quoted:
    """Attributes the quotations of one document."""

    def __init__(
        self,
        g: Grammar,
        quotations: list[Quotation],
        speakers: Speakers,
        papers: Papers,
        blocks: list[tuple[int, int]],
    ) -> None:
        """`blocks` are the paragraphs as token spans."""
        self.g, self.speakers, self.papers = g, speakers, papers
        self.quotations = quotations
        self.ends = [quotation.end for quotation in quotations]
        self.blocks = blocks
        self.block_of = [0] * g.size
        for k, (start, end) in enumerate(blocks):
            self.block_of[start:end] = [k] * (end - start)

    def attribute(self, sayings: list[Saying], bare: list[Saying]) -> list[Saying]:
        """The sayings with their quotations, and those that quotations alone show; in order of the text."""
        claimed: dict[int, Saying] = {}
        out = []
        for saying in sayings:
            self._widen(saying, claimed)
            out += self._apart(saying, claimed)
        for k, quotation in enumerate(self.quotations):
            if k in claimed or self._within(quotation, sayings):
                continue
            said = self._attributed(k, quotation, out, bare, claimed)
            if said is None:
                continue
            claimed[k] = said
            said.quoted.add(k)
            if said not in out:
                out.append(said)
        out += self._opened(claimed, sayings)
        return sorted(out, key=lambda s: (s.start, -s.end, s.cue))

    def _opened(self, claimed: dict[int, Saying], sayings: list[Saying]) -> list[Saying]:
        """Paragraphs of a long quotation whose speaker is told in a later one; only the last mark closes it."""
        out: list[Saying] = []
        for k in range(len(self.quotations) - 2, -1, -1):
            quotation, after = self.quotations[k], self.quotations[k + 1]
            if k in claimed or quotation.closed or k + 1 not in claimed or self._within(quotation, sayings):
                continue
            block = self.block_of[after.start]
            if block - self.block_of[quotation.start] == 1 and after.start <= self.blocks[block][0] + 1:
                claimed[k] = self._continued(claimed[k + 1], quotation)
                claimed[k].quoted.add(k)
                out.append(claimed[k])
        return out

    def _widen(self, saying: Saying, claimed: dict[int, Saying]) -> None:
        """Takes in the whole of each quotation that a content touches, but for a cue that stands inside one."""
        nearest = bisect_right(self.ends, min(start for start, _ in saying.segments))
        for k, quotation in enumerate(self.quotations[nearest:], nearest):
            if quotation.start >= max(end for _, end in saying.segments):
                return
            if quotation.start <= saying.cue < quotation.end:
                continue
            if any(start < quotation.end and quotation.start < end for start, end in saying.segments):
                saying.segments = merge([*saying.segments, (quotation.start, quotation.end)])
                saying.quoted.add(k)
                claimed.setdefault(k, saying)

    def _apart(self, saying: Saying, claimed: dict[int, Saying]) -> list[Saying]:
        """ "Prices will fall, she said: “I am sure.”": the quotation behind the colon is a saying of its own."""
        g = self.g
        if len(saying.segments) != 2 or saying.segments[1][0] < saying.cue or len(saying.quoted) != 1:
            return [saying]
        (k,) = saying.quoted
        start = saying.segments[1][0]
        if self.quotations[k].start != start or g.text[start - 1] != ":":
            return [saying]
        own = Saying(
            saying.cue, saying.speaker, [saying.segments[1]], "quotation", saying.cue_text, saying.addressee, quoted={k}
        )
        saying.segments, saying.quoted = saying.segments[:1], set()
        claimed[k] = own
        return [saying, own]

    def _within(self, quotation: Quotation, sayings: list[Saying]) -> bool:
        return any(s <= quotation.start and quotation.end <= e for saying in sayings for s, e in saying.segments)

    def _attributed(
        self, k: int, quotation: Quotation, sayings: list[Saying], bare: list[Saying], claimed: dict[int, Saying]
    ) -> Saying | None:
        """The saying that a quotation belongs to, by the first pattern that is there."""
        near = self._cue_beside(quotation, bare) or self._cue_behind(quotation, sayings)
        if near is None:
            near = self._goes_on(k, quotation, claimed)
            if near is not None and self._far(near, quotation):
                return self._continued(near, quotation)
        if near is not None:
            near.segments = merge([*near.segments, (quotation.start, quotation.end)])
            return near
        for rule, pattern in (
            ("signed quotation", self._signed),
            ("quotation", self._opened_by_colon),
            ("wording", self._worded),
        ):
            found = pattern(quotation)
            if found is not None:
                cue, speaker = found
                return Saying(cue, speaker, [(quotation.start, quotation.end)], rule, self.g.text[cue])
        paper = self.papers.quoting(quotation)
        if paper is not None or self._words(quotation) < FRAGMENT:
            return paper
        before = self._paragraph_before(k, quotation, claimed)
        return self._continued(before, quotation) if before is not None else None

    def _continued(self, saying: Saying, quotation: Quotation) -> Saying:
        """A quotation that goes on what a saying began, as a saying of its own."""
        span = [(quotation.start, quotation.end)]
        return Saying(saying.cue, saying.speaker, span, "continued quotation", saying.cue_text)

    def _far(self, saying: Saying, quotation: Quotation) -> bool:
        """Whether so much stands between two parts of a quotation that they are better kept apart."""
        said = sum(end - start for start, end in saying.segments) + quotation.end - quotation.start
        return quotation.start - saying.end > FAR * said

    # Patterns ---------------------------------------------------------------------------------------------------

    def _cue_beside(self, quotation: Quotation, bare: list[Saying]) -> Saying | None:
        """The cue without content whose phrase stands beside the quotation, the nearest first."""
        best: tuple[int, Saying] | None = None
        for saying in bare:
            if quotation.start <= saying.cue < quotation.end:
                continue
            gap = saying.cue - quotation.end if saying.cue >= quotation.end else quotation.start - saying.cue
            if gap > GAP or (best is not None and gap >= best[0]):
                continue
            together = self.block_of[saying.cue] == self.block_of[quotation.start]
            if (together and self._same_sentence(saying.cue, quotation)) or self._introduces(saying, quotation):
                best = (gap, saying)
        return best[1] if best is not None else None

    def _cue_behind(self, quotation: Quotation, sayings: list[Saying]) -> Saying | None:
        """ "“A,” he told the host, “B.”" where the parse knows B alone: the cue stands right behind A."""
        for saying in sayings:
            if not 0 <= saying.cue - quotation.end <= CLOSE or not saying.quoted or saying.start <= saying.cue:
                continue
            if self.g.sentence[saying.cue] == self.g.sentence[quotation.end - 1]:
                return saying
        return None

    def _same_sentence(self, cue: int, quotation: Quotation) -> bool:
        g = self.g
        if g.sentence[cue] in (g.sentence[quotation.start], g.sentence[quotation.end - 1]):
            return True
        first = g.sentences[g.sentence[cue]][0]  # "“Why?” she asked.": the mark ended the sentence before
        return 0 <= first - quotation.end <= 1 and all(g.text[i] in THIN for i in range(quotation.end, first))

    def _introduces(self, saying: Saying, quotation: Quotation) -> bool:
        """Whether a cue's sentence ends in a colon right before the quotation."""
        before = self._before(quotation.start)
        return before is not None and self.g.text[before] == ":" and 0 <= before - saying.cue <= GAP

    def _before(self, i: int) -> int | None:
        """The token before `i` that is not mere space."""
        i -= 1
        while i >= 0 and self.g.pos[i] == "SPACE":
            i -= 1
        return i if i >= 0 else None

    def _goes_on(self, k: int, quotation: Quotation, claimed: dict[int, Saying]) -> Saying | None:
        """ "“A,” he said. “B.”": the quotation after the sentence that attributed the one before, in one paragraph."""
        if k == 0 or (k - 1) not in claimed:
            return None
        g, saying, last = self.g, claimed[k - 1], self.quotations[k - 1]
        if self.block_of[last.start] != self.block_of[quotation.start]:
            return None
        between = [i for i in range(last.end, quotation.start) if not self._thin(i)]
        if not between:
            return saying
        if not last.end <= saying.cue < quotation.start:
            return None
        if g.sentence[saying.cue] == g.sentence[quotation.start] and g.text[quotation.start - 1] == ",":
            return saying  # "“A,” he told the host, “B.”"
        begins = quotation.start <= g.sentences[g.sentence[quotation.start]][0] + 1
        return saying if begins and all(g.sentence[i] == g.sentence[saying.cue] for i in between) else None

    def _thin(self, i: int) -> bool:
        """Whether a token is a mark or space, no word."""
        return self.g.text[i] in THIN or self.g.pos[i] == "SPACE"

    def _signed(self, quotation: Quotation) -> tuple[int, int] | None:
        """ "“…” – Name" and "“…” – said Name": dash and speaker behind a quotation."""
        g, i = self.g, quotation.end
        if any(dash in g.text[i - 1] for dash in "–—―"):  # the mark and the dash are one token: "”―"
            i -= 1
        while i < g.size and (g.text[i] in ",." or (g.pos[i] == "SPACE" and "\n\n" not in g.text[i])):
            i += 1
        if i + 1 >= g.size or g.text[i].strip('”"»“') not in DASHES:
            return None
        dash = i
        for j in range(dash + 1, min(dash + SIGNED, g.size)):
            if g.pos[j] in ("VERB", "AUX") and g.lemma[j] not in speech_cues().verbs:
                break
            name = self.speakers.name_of.get(j)
            if name is not None and name.use == "actor":
                return dash, name.head
        j = dash + 1
        if j < g.size and g.pos[j] == "PROPN" and self._words(quotation) >= FRAGMENT:
            while g.dep[j] == "compound" and g.head[j] > j:
                j = g.head[j]
            return dash, j
        return None

    def _opened_by_colon(self, quotation: Quotation) -> tuple[int, int] | None:
        """ "Sen. McCaskill scolded him: “…”": the verb before a colon, whatever it is, and its subject."""
        g, colon = self.g, self._before(quotation.start)
        if colon is None or g.text[colon] != ":":
            return None
        first = g.sentences[g.sentence[colon]][0]
        for i in range(colon - 1, max(first, colon - GAP) - 1, -1):
            if g.pos[i] == "VERB" and i not in self.speakers.in_quotation:
                own = g.with_dep(i, "nsubj")
                if own and self.speakers.is_speaker(own[0]):
                    return i, own[0]
        for i in range(colon - 1, max(first, colon - GAP) - 1, -1):  # "her verdict: “…”", "his message was read:"
            if g.pos[i] == "NOUN" and (g.lemma[i] in speech_cues().papers or g.lemma[i] in speech_cues().nouns):
                owners = g.with_dep(i, "poss")
                if owners and self.speakers.is_speaker(owners[0]):
                    return colon, owners[0]
        if self._can_open(colon - 1, first):  # "Lavrov: “…”"
            return colon, self.speakers.name_of[colon - 1].head
        return None

    def _can_open(self, i: int, first: int) -> bool:
        """Whether a sentence begins with a person's name that ends at token `i`."""
        name = self.speakers.name_of.get(i)
        return name is not None and name.actor.kind in ("person", "unnamed") and name.start - first <= 1

    def _worded(self, quotation: Quotation) -> tuple[int, int] | None:
        """A quotation in the object of a verb of wording: "coined the formula “…”"."""
        g = self.g
        tops = [i for i in range(quotation.start, quotation.end) if not quotation.start <= g.head[i] < quotation.end]
        for top in tops:
            node, steps = g.head[top], 0
            placed = False
            while steps < DEPTH and g.pos[node] in ("NOUN", "ADP", "PROPN") and g.head[node] != node:
                placed = g.lower[node] in PLACES
                node, steps = g.head[node], steps + 1
            if placed:  # "said on “Meet the Envoys”": where it was said, not what
                continue
            if g.pos[node] == "VERB" and g.lemma[node] in speech_cues().wording and not g.negated(node):
                speaker = self.speakers.of_verb(node)
                name = self.speakers.name_of.get(speaker) if speaker is not None else None
                if speaker is not None and name is not None and name.actor.kind != "document":
                    return node, speaker
        return None

    def _paragraph_before(self, k: int, quotation: Quotation, claimed: dict[int, Saying]) -> Saying | None:
        """What the paragraph before quoted, where this one is a quotation and little else."""
        if k == 0 or (k - 1) not in claimed:
            return None
        block = self.block_of[quotation.start]
        start, end = self.blocks[block]
        if not all(quotation.start <= i < quotation.end or self._thin(i) for i in range(start, end)):
            return None
        last = self.quotations[k - 1]
        if block - self.block_of[last.start] != 1:
            return None
        saying = claimed[k - 1]
        return saying if saying.rule != "object" else None

    def _words(self, quotation: Quotation) -> int:
        """How many words a quotation has."""
        return sum(1 for i in range(quotation.start, quotation.end) if self.g.text[i][:1].isalnum())
