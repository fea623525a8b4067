"""Reports without a verb of speech: "let it be known that", "were of one mind that", "in the view of", "to believe X,".

Each is found by the order of its words, for the parser hangs the parts of such phrases in many ways.
"""

from collections.abc import Iterator

from communique.annotate.grammar import Grammar
from communique.codebook import cues
from communique.extract.speech.cues import speech_cues
from communique.extract.speech.saying import Saying
from communique.extract.speech.speakers import Speakers
from communique.extract.speech.stretches import Stretch, around, subtree, trimmed

_TABLE = cues("set_phrases")
PLAIN: dict[str, frozenset[str]] = {word: frozenset(verbs) for word, verbs in _TABLE["plain"].items()}
MINDS = frozenset(_TABLE["minds"])
HOLDING = frozenset(_TABLE["holding"])
VIEWS = frozenset(_TABLE["views"])
NOUNS = frozenset(_TABLE["nouns"])
LED_BY = frozenset({"in", "from", "by", "on", "to"})
MARKS = frozenset({",", "–", "—", "--", "(", ";", ":"})
PLACING = frozenset({"ADP", "DET", "PROPN", "NOUN", "NUM", "ADV", "PUNCT", "SPACE", "ADJ"})
VERBAL = frozenset({"VERB", "AUX", "SCONJ"})
LONGEST = 14  # tokens between a comma and the cue at a sentence's end
LEAST = 3  # tokens of what was said
TAIL = 7  # tokens behind such a cue
NEAR = 16  # tokens between a noun and the "that" of its clause


class SetPhrases:
    """Finds the set phrases of one document."""

    def __init__(self, g: Grammar, speakers: Speakers) -> None:
        """Reads the parse and who may speak."""
        self.g, self.speakers, self.plain = g, speakers, speech_cues().plain

    def find(self, known: set[int]) -> Iterator[Saying]:
        """All of them, but for cues in `known` and within quotation marks."""
        g = self.g
        for i, word in enumerate(g.lower):
            if i in known or i in self.speakers.in_quotation:
                continue
            saying = None
            if word in PLAIN:
                saying = self._made_plain(i)
            elif g.lemma[i] in MINDS and g.pos[i] == "NOUN":
                saying = self._of_a_mind(i)
            if saying is None and g.lemma[i] in VIEWS and g.pos[i] == "NOUN":
                saying = self._in_view(i)
            if saying is None and g.lemma[i] in NOUNS and g.pos[i] == "NOUN":
                saying = self._noun(i)
            if saying is None and g.lemma[i] in self.plain:
                saying = self._thrown_in(i)
            if word == "believe" and i > 0 and g.lower[i - 1] == "to":
                saying = self._to_believe(i)
            if saying is not None and saying.segments:
                yield saying

    def _made_plain(self, i: int) -> Saying | None:
        """ "Made (it) clear that …", "let it be known that …", and with the words before it."""
        g, verb = self.g, i
        for _ in range(3):
            if g.lemma[verb] in PLAIN[g.lower[i]] and verb != i:
                break
            verb = g.head[verb]
        if verb == i or g.lemma[verb] not in PLAIN[g.lower[i]] or g.modality(verb) in ("negated", "hypothetical"):
            return None
        speaker = self.speakers.of_verb(verb)
        if speaker is None or not self.speakers.is_speaker(speaker):
            return None
        clause = self._that_clause(i + 1, i + 3)
        if clause is None:
            clause = next(
                (
                    subtree(g, c)
                    for c in (*g.with_dep(verb, "ccomp"), *g.with_dep(i, "ccomp"))
                    if i not in range(*subtree(g, c))
                ),
                None,
            )
        if clause is None:
            first, last = g.sentences[g.sentence[i]]
            start = min(g.edges[speaker][0], verb)
            if start - 1 <= first or g.text[start - 1] != ",":
                return None
            return Saying(i, speaker, around(g, first, start - 1, i + 1, last, least=2), "around", g.text[i])
        return Saying(i, speaker, [trimmed(g, *clause)], "clause", g.text[i])

    def _of_a_mind(self, n: int) -> Saying | None:
        """ "Are of one mind that …", "shared the view that …", "is of the opinion that …"."""
        g, verb = self.g, self.g.head[n]
        if g.lower[verb] == "of":
            verb = g.head[verb]
        elif g.dep[n] != "dobj":
            return None
        if g.lemma[verb] not in HOLDING or g.modality(verb) in ("negated", "hypothetical"):
            return None
        speaker = self.speakers.of_verb(verb)
        clause = self._that_clause(n + 1, n + 3)
        if speaker is None or clause is None or not self.speakers.is_speaker(speaker):
            return None
        return Saying(n, speaker, [clause], "clause", g.text[n])

    def _that_clause(self, first: int, behind: int) -> Stretch | None:
        """The clause that "that" opens at one of these tokens, as far as its verb's words or the sentence go."""
        g = self.g
        for i in range(first, min(behind, g.size)):
            if g.lower[i] == "that" and g.pos[i] in ("SCONJ", "PRON", "DET") and i + 2 < g.size:
                head = g.head[i]
                while head > i and g.edges[g.head[head]][0] >= i and g.head[head] != head:
                    head = g.head[head]
                last = g.sentences[g.sentence[i]][1]
                end = g.edges[head][1] + 1 if head > i and g.edges[head][0] <= i else last
                if end + 2 < last and "that" in g.lower[end : end + 3] and {"and", "but"} & set(g.lower[end : end + 3]):
                    end = last
                start, end = trimmed(g, i + 1, end)
                return (start, end) if end - start > 2 else None
        return None

    def _in_view(self, n: int) -> Saying | None:
        """ "In the view of Ada Lund, …", "…, in Oslo's words, …": the rest of the sentence's part."""
        g = self.g
        start = g.edges[n][0]
        prep = start - 1
        if prep < 0 or g.lower[prep] not in LED_BY:
            return None
        first, last = g.sentences[g.sentence[n]]
        if prep > first and g.text[prep - 1] not in MARKS:
            return None
        owners = g.with_dep(n, "poss") or g.prep_objects(n, "of")
        if not owners or not self.speakers.is_speaker(owners[0]):
            return None
        end = g.edges[n][1] + 1
        while end < last and g.text[end - 1] != "," and g.text[end] not in MARKS and prep > first:
            end += 1
        rest = around(g, first, prep, end, last, least=2)
        return Saying(n, owners[0], rest, "in X's words", f"in {g.text[owners[0]]} {g.text[n]}")

    def _noun(self, n: int) -> Saying | None:
        """ "The claim by his colleague, Ada Lund, that …", "complaints from fishermen that …"."""
        g = self.g
        owners = g.with_dep(n, "poss") or g.prep_objects(n, "by", "from")
        if not owners:
            owners = g.prep_objects(n, "in") if g.lemma[n] in ("report", "article", "claim", "story") else []
        if not owners:
            owners = [i for i in g.prep_objects(n, "of") if self.speakers.is_speaker(i, weak=True)][:1]
        if not owners or not self.speakers.is_speaker(owners[0]) or g.negated(n):
            return None
        behind = max(n, owners[0]) + 1
        last = min(g.sentences[g.sentence[n]][1], n + NEAR)
        that = next((i for i in range(behind, last) if g.lower[i] == "that"), None)
        if that is None or any(g.tag[i] in ("VBD", "VBZ", "VBP", "MD") for i in range(behind, that)):
            return None
        if that + 1 >= g.size or g.pos[that + 1] in ("VERB", "AUX"):
            return None
        clause = self._that_clause(that, that + 1)
        return Saying(n, owners[0], [clause], "noun", g.text[n]) if clause is not None else None

    def _to_believe(self, v: int) -> Saying | None:
        """ "To believe the commissioner, nothing was lost"."""
        g = self.g
        first, last = g.sentences[g.sentence[v]]
        whom = next((c for c in g.with_dep(v, "dobj", "nsubj") if c > v), None)
        if v - 1 != first or whom is None or not self.speakers.is_speaker(whom):
            return None
        end = g.edges[whom][1] + 1
        if end >= last or (g.text[end] != "," and g.text[end - 1] != ","):
            return None
        return Saying(v, whom, [trimmed(g, end, last)], "according to", "to believe")

    def _thrown_in(self, v: int) -> Saying | None:
        """ "Prices will rise, an importer there said.", where the parser made something else of the last words."""
        g = self.g
        first, last = g.sentences[g.sentence[v]]
        if g.tag[v] not in ("VBD", "VBZ", "VBP") or not self._ends(v, last):
            return None
        comma = next((i for i in range(v - 1, max(first, v - LONGEST), -1) if g.text[i] == ","), None)
        if comma is None or comma - first < LEAST or any(g.pos[i] in VERBAL for i in range(comma + 1, v)):
            return None
        said = [i for i in range(comma + 1, v) if self.speakers.can_speak(i) and g.dep[i] != "poss"]
        if not said or not any(g.tag[i] in ("VBD", "VBZ", "VBP", "MD") for i in range(first, comma)):
            return None
        name = self.speakers.name_of.get(said[0])
        head = name.head if name is not None else said[0]
        return Saying(v, head, [trimmed(g, first, comma)], "clause", g.text[v])

    def _ends(self, v: int, last: int) -> bool:
        """Whether nothing but a time and a place stands behind a verb."""
        g = self.g
        return last - v < TAIL and all(
            g.pos[i] in ("ADP", "DET", "PROPN", "NOUN", "NUM", "ADV", "PUNCT", "SPACE", "ADJ")
            and g.text[i] not in (",", ":")
            for i in range(v + 1, last)
        )
