"""The words of what is expected: a clause without what reports it, a list of occasions one by one."""

from spacy.tokens import Doc

from communique.annotate.extensions import text_of
from communique.annotate.grammar import SUBJECTS, Grammar
from communique.extract.outlook.cues import OPENING, REPORTING
from communique.extract.phrases import CLAUSES, noun_phrase, phrase_text

LONGEST = 60  # tokens of a clause
_LEFT_OUT = frozenset({"parataxis", "meta", "intj"})
_PREPS = frozenset({"of", "by", "to", "with", "between", "in", "at", "on", "from", "for", "into"})
_RELATIVE = frozenset({"WDT", "WP"})


class Clauses:
    """Answers what the words of an expectation are, for one document."""

    def __init__(self, doc: Doc, g: Grammar) -> None:
        self.doc, self.g = doc, g
        self.times = {i for time in doc._.times for i in range(time.start, time.end)}

    def words(self, verb: int, top: int) -> str:
        """The clause of `verb`, governed by `top` ("is likely", "expected"), with its condition, without its report."""
        start, end = self.span(top)
        text = self.between(start, end) or self.g.text[verb]
        subject = self._subject_elsewhere(verb, top, start)
        return text if subject is None else f"{subject} {text}"

    def span(self, top: int) -> tuple[int, int]:
        """The tokens of a clause, without coordinated clauses of other subjects and without reports."""
        g = self.g
        first, last = g.edges[top]
        start, end = first, last + 1
        for child in sorted(g.children[top]):
            a, b = g.edges[child]
            if self._apart(top, child):
                if child > top:
                    end = min(end, a)
                elif b + 1 <= top:
                    start = max(start, b + 1)
        for cc in g.children[top]:
            if g.dep[cc] == "cc" and cc > top and cc == end - 1:
                end = cc
        if g.dep[top] in ("conj", "relcl"):
            start = max(start, min([top, *(g.edges[c][0] for c in g.children[top] if c < top and g.dep[c] != "cc")]))
        while start < end - 1 and (g.lower[start] in OPENING or g.pos[start] in ("PUNCT", "SPACE")):
            start += 1
        end = min(end, start + LONGEST)
        for i in range(start, end):
            if "\n" in g.text[i] and i > top:
                return start, i
        return start, end

    def phrase(self, noun: int) -> str:
        """The phrase of an event's noun with who, where and when: "visit by President X to Y in May"."""
        g = self.g
        start, end = noun_phrase(g, noun, _PREPS, set())
        last = g.edges[noun][1] + 1
        stops = [
            g.edges[c][0]
            for c in g.children[noun]
            if c > noun and g.dep[c] in ("relcl", "appos", "conj", "cc", "punct")
        ]
        if last - start < LONGEST // 2:
            end = max(end, min([last, *stops]))
        end = next((i for i in range(noun + 1, end) if g.tag[i] in ("WDT", "WP", "WP$")), end)
        return phrase_text(self.doc, g, start, end) or g.text[noun]

    def between(self, start: int, end: int) -> str:
        """The words of tokens `start` to `end`, marks at the ends left out."""
        g = self.g
        while start < end and (g.pos[start] in ("PUNCT", "SPACE") and g.text[start] not in "$€£("):
            start += 1
        while end > start and (g.pos[end - 1] in ("PUNCT", "SPACE", "CCONJ") and g.text[end - 1] not in ")%"):
            end -= 1
        if start >= end:
            return ""
        first, last = g.span(start, end)
        return " ".join(text_of(self.doc)[first:last].split())

    def pieces(self, verb: int, start: int, end: int) -> list[tuple[int, int]]:
        """The spans of several occasions: "… at the summit in A in June and at the forum in B in May"."""
        g = self.g
        cuts = [
            i
            for i in range(verb + 1, end)
            if g.lower[i] == "and" and i + 1 < end and g.pos[i + 1] == "ADP" and self._in_clause(i, verb)
        ]
        if not cuts:
            return []
        edges = [self._behind(verb, end), *(i + 1 for i in cuts)]
        spans = list(zip(edges, [*cuts, end], strict=True))
        dated = [any(i in self.times for i in range(a, b)) for a, b in spans]
        return spans if all(dated) else []

    def _in_clause(self, i: int, verb: int) -> bool:
        """Whether nothing but nouns stand between a token and the verb."""
        g = self.g
        for _ in range(8):
            if i == verb:
                return True
            if g.pos[i] in CLAUSES or g.head[i] == i:
                return False
            i = g.head[i]
        return False

    def _behind(self, verb: int, end: int) -> int:
        """Where the occasions begin: the first preposition behind the verb and its object."""
        g = self.g
        preps = [c for c in g.children[verb] if c > verb and g.dep[c] == "prep"]
        return min([end, *preps])

    def _apart(self, top: int, child: int) -> bool:
        """Whether a child of the clause's verb is no part of what is expected."""
        g = self.g
        dep = g.dep[child]
        if dep in _LEFT_OUT or g.lower[child] == "according":
            # "A decision, she said, is possible": a report in the middle leaves the subject in front of it.
            return not any(g.dep[c] in SUBJECTS and c < child < top for c in g.children[top])
        if dep == "advcl" and child < top and g.lemma[child] in REPORTING:
            return any(g.lower[c] == "as" for c in g.children[child])  # "As the minister announced, …"
        if dep == "conj" and g.pos[child] in CLAUSES:
            return any(g.dep[c] in SUBJECTS for c in g.children[child])
        # A clause in front of its own main clause's words: "he said, adding that …".
        return dep == "ccomp" and child < top and any(g.dep[c] in SUBJECTS for c in g.children[child])

    def _subject_elsewhere(self, verb: int, top: int, start: int) -> str | None:
        """The subject that stands outside of the clause: of a joined verb, or what "which" stands for."""
        g = self.g
        own = [c for v in {verb, top} for c in g.children[v] if g.dep[c] in SUBJECTS]
        if own and g.tag[own[0]] not in _RELATIVE and g.lower[own[0]] != "that":
            return None
        if own:
            antecedent = g.head[top] if g.dep[top] == "relcl" else None
            heads = [antecedent] if antecedent is not None else []
        else:
            heads = [i for i in g.subjects(top) if i < start][:1]
        if not heads:
            return None
        first, last = noun_phrase(g, heads[0], _PREPS, self.times)
        return phrase_text(self.doc, g, first, last)
