"""Gives every quotation its speaker, or leaves it alone where nobody says it.

A saying found by grammar takes the whole of the quotations that its content touches. What is left looks for a cue
beside it, for the dash of a caption ("“…” ― Name"), for a wording verb above it, or goes on what the sentence or the
paragraph before it quoted. Terms and titles in marks, with none of these, stay unattributed.
"""

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Quotation
from communique.extract.speech.cues import speech_cues
from communique.extract.speech.papers import Papers
from communique.extract.speech.saying import Saying, merge
from communique.extract.speech.speakers import Speakers

DASHES = frozenset({"–", "—", "―", "-", "--", "~"})
THIN = frozenset(",.;:–—―-“”\"'’‘«»„!?…()[]") | {"--", "..."}
FRAGMENT = 4  # words; a shorter quotation without a cue is a term
GAP = 14  # tokens between a cue phrase and its quotation


class Quoted:
    """Attributes the quotations of one document."""

    def __init__(self, doc: Doc, g: Grammar, speakers: Speakers, papers: Papers, blocks: list[tuple[int, int]]) -> None:
        """`blocks` are the paragraphs as token spans."""
        self.doc, self.g, self.speakers = doc, g, speakers
        self.papers = papers
        self.quotations: list[Quotation] = doc._.quotations
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
            saying = self._attributed(k, quotation, out, bare, claimed)
            if saying is None:
                continue
            claimed[k] = saying
            saying.quoted.add(k)
            if saying not in out:
                out.append(saying)
        return sorted(out, key=lambda s: (s.start, -s.end, s.cue))

    def _widen(self, saying: Saying, claimed: dict[int, Saying]) -> None:
        """Takes in the whole of each quotation that a content touches, but for a cue that stands inside one."""
        for k, quotation in enumerate(self.quotations):
            if quotation.start <= saying.cue < quotation.end:
                continue
            touches = any(start < quotation.end and quotation.start < end for start, end in saying.segments)
            if touches:
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
            saying.cue, saying.speaker, [saying.segments[1]], "quotation", saying.cue_text, saying.addressee, {k}
        )
        saying.segments, saying.quoted = saying.segments[:1], set()
        claimed[k] = own
        return [saying, own]

    def _within(self, quotation: Quotation, sayings: list[Saying]) -> bool:
        return any(s <= quotation.start and quotation.end <= e for saying in sayings for s, e in saying.segments)

    def _attributed(
        self, k: int, quotation: Quotation, sayings: list[Saying], bare: list[Saying], claimed: dict[int, Saying]
    ) -> Saying | None:
        near = self._cue_beside(quotation, bare) or self._cue_behind(quotation, sayings)
        if near is not None:
            near.segments = merge([*near.segments, (quotation.start, quotation.end)])
            return near
        span = [(quotation.start, quotation.end)]
        previous = self._goes_on(k, quotation, sayings, claimed)
        if previous is not None and self._far(previous, quotation):
            return Saying(previous.cue, previous.speaker, span, "continued quotation", previous.cue_text)
        if previous is not None:
            previous.segments = merge([*previous.segments, (quotation.start, quotation.end)])
            return previous
        signed = self._signed(quotation)
        if signed is not None:
            return Saying(signed[0], signed[1], span, "signed quotation", self.g.text[signed[0]])
        opened = self._opened_by_colon(quotation)
        if opened is not None:
            return Saying(opened[0], opened[1], span, "quotation", self.g.text[opened[0]])
        worded = self._worded(quotation)
        if worded is not None:
            return Saying(worded[0], worded[1], span, "wording", self.g.text[worded[0]])
        paper = self.papers.quoting(quotation)
        if paper is not None:
            return paper
        if self._words(quotation) < FRAGMENT:
            return None
        before = self._paragraph_before(k, quotation, claimed)
        if before is not None:
            return Saying(before.cue, before.speaker, span, "continued quotation", before.cue_text)
        return None

    def _far(self, saying: Saying, quotation: Quotation) -> bool:
        """Whether so much stands between two parts of a quotation that they are better kept apart."""
        said = sum(end - start for start, end in saying.segments) + quotation.end - quotation.start
        return quotation.start - saying.end > 0.5 * said

    # Patterns ---------------------------------------------------------------------------------------------------

    def _cue_beside(self, quotation: Quotation, bare: list[Saying]) -> Saying | None:
        """The cue without content whose phrase stands beside the quotation, the nearest first."""
        best: tuple[int, Saying] | None = None
        for saying in bare:
            if self.block_of[saying.cue] != self.block_of[quotation.start] and not self._introduces(saying, quotation):
                continue
            if quotation.start <= saying.cue < quotation.end:
                continue
            gap = saying.cue - quotation.end if saying.cue >= quotation.end else quotation.start - saying.cue
            if gap > GAP or not self._same_sentence(saying.cue, quotation) and not self._introduces(saying, quotation):
                continue
            if best is None or gap < best[0]:
                best = (gap, saying)
        return best[1] if best is not None else None

    def _cue_behind(self, quotation: Quotation, sayings: list[Saying]) -> Saying | None:
        """ "“A,” he told the host, “B.”" where the parse knows B alone: the cue stands right behind A."""
        for saying in sayings:
            behind = (
                0 <= saying.cue - quotation.end <= 6
                and self.g.sentence[saying.cue] == self.g.sentence[quotation.end - 1]
            )
            if behind and saying.quoted and saying.start > saying.cue:
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
        i -= 1
        while i >= 0 and self.g.pos[i] == "SPACE":
            i -= 1
        return i if i >= 0 else None

    def _goes_on(
        self, k: int, quotation: Quotation, sayings: list[Saying], claimed: dict[int, Saying]
    ) -> Saying | None:
        """ "“A,” he said. “B.”": the quotation after the sentence that attributed the one before, in one paragraph."""
        if k == 0 or (k - 1) not in claimed:
            return None
        g, saying, last = self.g, claimed[k - 1], self.quotations[k - 1]
        if self.block_of[last.start] != self.block_of[quotation.start]:
            return None
        between = range(last.end, quotation.start)
        sentence_start = g.sentences[g.sentence[quotation.start]][0]
        if all(g.text[i] in THIN or g.pos[i] == "SPACE" for i in between):
            return saying
        if (
            saying.cue in between
            and g.sentence[saying.cue] == g.sentence[quotation.start]
            and g.text[quotation.start - 1] == ","
        ):
            return saying  # "“A,” he told the host, “B.”"
        begins = quotation.start <= sentence_start + 1
        cue_between = saying.cue in between
        outside = [
            i
            for i in between
            if g.sentence[i] != g.sentence[saying.cue] and g.text[i] not in THIN and g.pos[i] != "SPACE"
        ]
        return saying if begins and cue_between and not outside else None

    def _signed(self, quotation: Quotation) -> tuple[int, int] | None:
        """ "“…” – Name" and "“…” – said Name": dash and speaker behind a quotation."""
        g, i = self.g, quotation.end
        if any(dash in g.text[i - 1] for dash in "–—―"):  # the mark and the dash are one token: "”―"
            i -= 1
        while i < g.size and (g.text[i] in ",." or g.pos[i] == "SPACE" and "\n\n" not in g.text[i]):
            i += 1
        if i + 1 >= g.size or g.text[i].strip('”"»“') not in DASHES:
            return None
        dash = i
        for j in range(dash + 1, min(dash + 12, g.size)):
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
        verb = colon - 1
        first = g.sentences[g.sentence[colon]][0]
        for i in range(verb, max(first, colon - GAP) - 1, -1):
            if g.pos[i] == "VERB" and i not in self.speakers.in_quotation:
                own = [c for c in g.children[i] if g.dep[c] == "nsubj"]
                if own and self.speakers.is_speaker(own[0]):
                    return i, own[0]
        if self._can_open(colon - 1, first):  # "Lavrov: “…”"
            return colon, self.speakers.name_of[colon - 1].head
        return None

    def _can_open(self, i: int, first: int) -> bool:
        name = self.speakers.name_of.get(i)
        return name is not None and name.actor.kind in ("person", "unnamed") and name.start - first <= 1

    def _worded(self, quotation: Quotation) -> tuple[int, int] | None:
        """A quotation in the object of a verb of wording: "coined the formula “…”"."""
        g = self.g
        tops = [i for i in range(quotation.start, quotation.end) if not quotation.start <= g.head[i] < quotation.end]
        for top in tops:
            node, steps = g.head[top], 0
            while steps < 4 and g.pos[node] in ("NOUN", "ADP", "PROPN") and g.head[node] != node:
                node, steps = g.head[node], steps + 1
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
        rest = [i for i in range(start, end) if not quotation.start <= i < quotation.end]
        if any(self.g.text[i] not in THIN and self.g.pos[i] != "SPACE" for i in rest):
            return None
        last = self.quotations[k - 1]
        if block - self.block_of[last.start] != 1:
            return None
        saying = claimed[k - 1]
        return saying if saying.rule != "object" else None

    def _words(self, quotation: Quotation) -> int:
        return sum(1 for i in range(quotation.start, quotation.end) if self.g.text[i][:1].isalnum())
