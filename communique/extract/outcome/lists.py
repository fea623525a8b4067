"""Lists of outcomes: items behind a colon, and what "they include"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.extract.outcome.telling import Telling
from communique.extract.outcome.things import LONGEST, Things
from communique.extract.phrases import phrase_text

_MARK = re.compile(r"^(?:[-–—•●▪*·‣]|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)])$", re.IGNORECASE)
INCLUDING = frozenset({"include", "cover", "concern", "comprise", "range", "relate"})
REACH = 3  # sentences between the documents and what they include
MOST = 40  # items of one list


class Lists:
    """Reads what a list spells out."""

    def __init__(self, doc: Doc, g: Grammar, things: Things) -> None:
        self.doc, self.g, self.things = doc, g, things

    def items(self, lead: Telling) -> list[Telling]:
        """The items behind the colon that ends the clause of `lead`, each as an outcome of its own."""
        colon = self._colon(lead.at)
        if colon is None or not self._announces(lead, colon):
            return []
        out = []
        for start, end in self._segments(colon + 1):
            item = self._item(lead, start, end)
            if item is not None:
                out.append(item)
        return out

    def included(self, verb: int, told: list[Telling]) -> Iterator[Telling]:
        """ "They include the creation of a park": items of the texts that were told just before."""
        g = self.g
        subjects = g.subjects(verb)
        lead = next(
            (t for t in reversed(told) if 0 <= g.sentence[verb] - g.sentence[t.at] <= REACH and t.action != "absent"),
            None,
        )
        if lead is None or not subjects or not self.things.gathers(self.things.inner(lead.thing)):
            return
        subject = subjects[0]
        if not (g.lower[subject] in ("they", "these", "those", "which") or self.things.gathers(subject)):
            return
        for noun in g.objects(verb):
            if g.pos[noun] in ("NOUN", "PROPN"):
                title = self.things.title(noun)
                if title is not None:
                    yield replace(
                        lead,
                        at=noun,
                        thing=noun,
                        title=title,
                        kind=self.things.known(noun) or "agreement",
                        sentences=[g.sentence[verb]],
                    )

    def _colon(self, at: int) -> int | None:
        """The colon that ends the clause of token `at`, not far behind it."""
        g = self.g
        end = g.sentences[g.sentence[at]][1]
        for i in range(at + 1, min(end + 1, at + 40, g.size)):
            if g.text[i] == ":":
                return i
        return None

    def _announces(self, lead: Telling, colon: int) -> bool:
        """Whether a colon opens a list of texts, not a remark in brackets or an explanation."""
        g = self.g
        inside = [g.text[i] for i in range(lead.at, colon)]
        if inside.count("(") > inside.count(")"):
            return False
        following = colon + 1
        while following < g.size and g.pos[following] == "SPACE":
            following += 1
        marked = following < g.size and self._unmarked(following) != following
        return (
            marked
            or self.things.gathers(self.things.inner(lead.thing))
            or "following" in g.lower[max(0, lead.thing - 4) : colon]
        )

    def _segments(self, start: int) -> Iterator[tuple[int, int]]:
        """The items from token `start`: of one line divided by semicolons or letters, or one a line with a mark each."""
        g = self.g
        i = start
        while i < g.size and g.pos[i] == "SPACE":
            i += 1
        if i >= g.size:
            return
        listed = (
            any("\n" in g.text[j] for j in range(start, i)) or "\n" in self.doc.text[g.offset[start - 1] : g.offset[i]]
        )
        count = 0
        while i < g.size and count < MOST:
            first = self._unmarked(i)
            if listed and first == i:
                return
            end = self._end(first, listed)
            yield first, end
            count += 1
            if not listed and (
                end >= g.size or (g.text[end] not in ";" and not _MARK.match(g.text[end]) and g.text[end] != "(")
            ):
                return
            i = end
            while i < g.size and (g.pos[i] == "SPACE" or g.text[i] in ";,." or g.lower[i] == "and"):
                i += 1

    def _unmarked(self, i: int) -> int:
        """The first token behind the mark of an item: a dash, a bullet, "(a)", "2."."""
        g = self.g
        for width in (3, 2, 1):
            mark = "".join(g.text[i : i + width])
            if i + width < g.size and _MARK.match(mark):
                return i + width
        return i

    def _end(self, start: int, listed: bool) -> int:
        g = self.g
        i = start
        while i < g.size:
            if "\n" in g.text[i] or (
                i > start and "\n" in self.doc.text[g.offset[i - 1] + len(g.text[i - 1]) : g.offset[i]]
            ):
                return i
            if g.text[i] == ";" or (
                not listed and i > start and (g.text[i] == "." or (g.text[i] == "(" and self._unmarked(i) != i))
            ):
                return i
            i += 1
        return i

    def _item(self, lead: Telling, start: int, end: int) -> Telling | None:
        g = self.g
        nouns = [i for i in range(start, min(end, start + 12)) if g.pos[i] in ("NOUN", "PROPN")]
        if not nouns:
            return None
        thing = next((i for i in nouns if self.things.known(i) is not None), nouns[0])
        title = phrase_text(self.doc, g, start, min(end, start + LONGEST))
        if title is None:
            return None
        kind = self.things.known(thing) or "agreement"
        sentences = sorted({g.sentence[lead.at], g.sentence[start]})
        return replace(lead, at=thing, thing=thing, title=title, kind=kind, sentences=sentences)
