"""Speakers named before a colon: "LAVROV: We will …" in a transcript, "Lavrov: No talks this year" over an article."""

from communique.annotate.grammar import Grammar
from communique.extract.speech.saying import Saying
from communique.extract.speech.speakers import Speakers
from communique.extract.speech.stretches import trimmed

LABEL = 6  # tokens of a speaker's label
SURNAME = 3  # letters of a label in capitals
LEAST = 4  # tokens of what is said
POLLS = frozenset({"poll", "study", "report", "survey"})


class Transcripts:
    """The paragraphs of one document that begin with their speaker and a colon."""

    def __init__(self, g: Grammar, speakers: Speakers, blocks: list[tuple[int, int]]) -> None:
        """`blocks` are the paragraphs as token spans; the first is the headline where there is one."""
        self.g, self.speakers, self.blocks = g, speakers, blocks

    def find(self) -> list[Saying]:
        """Each labelled paragraph as a saying whose cue is the colon."""
        found = [saying for saying in (self._labelled(*block) for block in self.blocks) if saying is not None]
        shouted = [saying for saying in found if self._capitals(saying.speaker)]
        return [saying for saying in found if saying not in shouted or len(shouted) > 1]  # "CORRECTION:" stands alone

    def _labelled(self, start: int, end: int) -> Saying | None:
        g = self.g
        while start < end and (g.pos[start] == "SPACE" or g.text[start] in "\"“'‘«"):
            start += 1
        colon = next((i for i in range(start + 1, min(start + LABEL, end)) if g.text[i] == ":"), None)
        if colon is None:
            return None
        first, last = trimmed(g, colon + 1, end)
        quoted = self.speakers.in_quotation
        if last - first < LEAST or (first in quoted and start not in quoted):  # "Lavrov: “…”" is a quotation's matter
            return None
        speaker = self._speaker(start, colon)
        return None if speaker is None else Saying(colon, speaker, [(first, last)], "transcript", ":")

    def _speaker(self, start: int, colon: int) -> int | None:
        """The label's head: a person's name and nothing else, a word in capitals, or a poll or the like."""
        g = self.g
        name = self.speakers.name_of.get(colon - 1)
        if name is not None and name.start <= start + 1 and (name.actor.kind == "person" or name.actor.role):
            return name.head
        if colon - start == 1 and (g.lower[start] in POLLS or self._capitals(start)):
            return start
        return None

    def _capitals(self, i: int | None) -> bool:
        word = self.g.text[i] if i is not None else ""
        return len(word) >= SURNAME and word.isupper() and word.isalpha()
