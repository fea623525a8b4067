"""Lists of outcomes: items behind a colon, and what "they include"."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, pairwise

from spacy.tokens import Doc

from communique.annotate.extensions import text_of
from communique.annotate.grammar import Grammar
from communique.extract.outcome.telling import Telling
from communique.extract.outcome.things import LONGEST, Things
from communique.extract.phrases import phrase_text

_MARKED = re.compile(
    r"\s*(?:(?P<bullet>[-–—•●▪*·‣])|(?P<letter>\(?(?:[a-z]|[ivx]{1,4})[.)])|(?P<number>\(?\d{1,2}[.)]))\s+",
    re.IGNORECASE,
)
_INLINE = re.compile(r"\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s*", re.IGNORECASE)
_SEMICOLON = re.compile(r";\s*(?:and\s+)?")
_COMMA = re.compile(r",\s+(?:and\s+)?(?=(?:an?|the)\s)|\s+and\s+(?=an?\s)")
_STOP = re.compile(r";|\.(?=\s|$)|,?\s+and\s*$|\s\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)")
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

    def deeds(self, verb: int) -> Iterator[tuple[int, int]]:
        """ "Agreed: - to open talks; - to set up a panel": the acts of a list behind the verb, from "to" on."""
        g = self.g
        colon = next((i for i in range(verb + 1, min(verb + 6, g.size)) if g.text[i] == ":"), None)
        if colon is None:
            return
        for start, end in self._segments(colon + 1):
            if start + 1 < end and g.lower[start] == "to" and g.tag[start + 1] == "VB":
                yield start + 1, end

    def included(self, verb: int, told: list[Telling]) -> Iterator[Telling]:
        """ "They include the creation of a park": items of the texts that were told just before."""
        g = self.g
        subjects = g.subjects(verb)
        lead = next(
            (t for t in reversed(told) if 0 <= g.sentence[verb] - g.sentence[t.at] <= REACH and t.action != "absent"),
            None,
        )
        if (
            lead is None
            or not subjects
            or g.dep[verb] == "acl"
            or not self.things.gathers(self.things.inner(lead.thing))
        ):
            return
        subject = subjects[0]
        if not (g.lower[subject] in ("they", "these", "those", "which") or self.things.gathers(subject)):
            return
        for start, end in self._enumerated(verb):
            item = self._item(lead, start, end)
            if item is not None:
                yield replace(item, sentences=[g.sentence[verb]])

    def _enumerated(self, verb: int) -> list[tuple[int, int]]:
        """The items behind "include": between commas, for the parser loses itself in long lists."""
        g = self.g
        objects = [i for i in g.objects(verb) if i > verb]
        if not objects:
            return []
        start, last = g.edges[objects[0]][0], g.sentences[g.sentence[verb]][1]
        end = next((i for i in range(start, last) if g.text[i] in ".;:()\n" or g.tag[i] in ("WDT", "WP")), last)
        items: list[tuple[int, int]] = []
        first = start
        for i in range(start, end):
            if g.text[i] == "," or (g.lower[i] == "and" and self._full(first, i) and self._full(i + 1, end)):
                items.append((first, i))
                first = i + 1
            elif g.lower[i] == "and" and first == i:
                first = i + 1
        items.append((first, end))
        return [(a, b) for a, b in items if any(g.pos[i] in ("NOUN", "PROPN") for i in range(a, b))]

    def _full(self, start: int, end: int) -> bool:
        """Whether a stretch is an item of its own, with a noun and its complement: "cooperation between ports"."""
        g = self.g
        nouns = [i for i in range(start, end) if g.pos[i] in ("NOUN", "PROPN")]
        return len(nouns) > 1 and any(g.pos[i] == "ADP" for i in range(nouns[0], end)) and "," not in g.text[start:end]

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
        return (
            self._marked(following)
            or self.things.gathers(self.things.inner(lead.thing))
            or "following" in g.lower[max(0, lead.thing - 4) : colon]
        )

    def _segments(self, start: int) -> Iterator[tuple[int, int]]:
        """The items behind the colon before token `start`: one a line, each with a mark of one kind, or in one line."""
        text = text_of(self.doc)
        offset = self.g.offset[start] if start < self.g.size else len(text)
        colon = text.rfind(":", 0, offset) + 1
        line_end = text.find("\n", colon)
        line_end = len(text) if line_end < 0 else line_end
        spans = self._inline(colon, line_end) if text[colon:line_end].strip() else self._lines(line_end)
        for first, last in islice(spans, MOST):
            tokens = range(bisect_left(self.g.offset, first), bisect_left(self.g.offset, last))
            if len(tokens):
                yield tokens.start, tokens.stop

    def _lines(self, position: int) -> Iterator[tuple[int, int]]:
        """Lines that begin with a mark of the first one's kind: dashes, letters in brackets, numbers."""
        text, kind = text_of(self.doc), None
        while position < len(text):
            end = text.find("\n", position + 1)
            end = len(text) if end < 0 else end
            line = text[position:end]
            position, begin = end, position
            if not line.strip():
                continue
            found = _MARKED.match(line)
            if found is None or (kind is not None and found.lastgroup != kind):
                return
            kind = found.lastgroup
            yield begin + found.end(), end

    def _inline(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """ "(a) a treaty; (b) a protocol": divided by semicolons, or by the marks alone."""
        text = text_of(self.doc)[start:end]
        cuts = [match.end() for match in _INLINE.finditer(text)] or [match.end() for match in _SEMICOLON.finditer(text)]
        if not cuts:
            cuts = [match.end() for match in _COMMA.finditer(text)]
            cuts = [0, *cuts] if cuts else []
        elif _SEMICOLON.search(text) and not _INLINE.search(text):
            cuts = [0, *cuts]
        for first, last in pairwise([*cuts, len(text)]):
            stop = next((m.start() for m in _STOP.finditer(text, first, last)), last)
            yield start + first, start + stop

    def _marked(self, token: int) -> bool:
        """Whether a list's mark stands at a token."""
        return (
            token < self.g.size
            and _MARKED.match(text_of(self.doc)[self.g.offset[token] : self.g.offset[token] + 8]) is not None
        )

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
