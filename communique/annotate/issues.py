"""What each sentence is about: the issues of the codebook whose terms stand in it.

Words decide, the longest term first: in "trade war" there is a trade dispute and no war. A name that is only a topic
where it is talked about ("talks on Sudan", "the Syrian crisis") needs the parse to say so.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import chain
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc

from communique.annotate import extensions as extensions
from communique.annotate.grammar import Grammar
from communique.codebook import Codebook, cues
from communique.codebook import load as load_codebook
from communique.settings import settings

Words = tuple[str, ...]
Sort = Literal["term", "topic", "unless"]

SAME = {"–": "-", "‑": "-", "—": "-", "’s": "'s", "’": "'"}  # typographers' forms of what the terms write plainly
LISTED = frozenset({"conj", "appos", "compound", "nmod"})


class Issues:
    """Finds the issues of each sentence of a parsed text."""

    def __init__(self, codebook: Codebook, tokenize: Callable[[str], list[str]]) -> None:
        """Reads the terms of `codebook`, split as the text will be split by `tokenize`."""
        self._terms: dict[str, list[tuple[Words, str, Sort]]] = {}
        for issue in codebook.issues:
            sorts: list[tuple[Words, Sort]] = [(issue.terms, "term"), (issue.topics, "topic"), (issue.unless, "unless")]
            for phrase, sort in ((phrase, sort) for phrases, sort in sorts for phrase in phrases):
                # most phrases are plain words, which the tokenizer would split at spaces too, but slowly
                plain = phrase.replace(" ", "").isalpha()
                words = [SAME.get(word, word) for word in (phrase.split() if plain else tokenize(phrase))]
                self._terms.setdefault(words[0], []).append((tuple(words[1:]), issue.id, sort))
        for entries in self._terms.values():
            entries.sort(key=lambda entry: (-len(entry[0]), entry))
        self._topics = _Topics()

    def find(self, g: Grammar) -> dict[int, tuple[str, ...]]:
        """The ids of the issues of each sentence that has any, in order of the alphabet, by the sentence's index."""
        found: dict[int, set[str]] = {}
        for i, length, issue, sort in self._matches(g.lower):
            if sort == "term" or (sort == "topic" and self._topics.talked_about(g, i + length - 1)):
                found.setdefault(g.sentence[i], set()).add(issue)
        return {sentence: tuple(sorted(issues)) for sentence, issues in found.items()}

    def _matches(self, words: list[str]) -> Iterator[tuple[int, int, str, Sort]]:
        """Every phrase from left to right, without overlap: its first token, its length, its issue and its sort."""
        after = 0
        terms = self._terms
        for i, word in enumerate(words):
            if word not in terms or i < after:
                continue
            for rest, issue, sort in terms[word]:
                end = i + 1 + len(rest)
                if not rest or tuple([SAME.get(w, w) for w in words[i + 1 : end]]) == rest:
                    yield i, end - i, issue, sort
                    after = end
                    break


class _Topics:
    """The grammar of being talked about."""

    @cached_property
    def _cues(self) -> dict[str, frozenset[str]]:
        return {name: frozenset(_flat(lemmas)) for name, lemmas in cues("topics").items()}

    def talked_about(self, g: Grammar, i: int) -> bool:
        """Whether the name whose last token is `i` is what its sentence talks about."""
        situations = self._cues["situations"]
        while True:
            head, dep = g.head[i], g.dep[i]
            if dep in ("amod", "compound", "nmod", "poss") and g.lemma[head] in situations:
                return True
            if dep not in LISTED or head == i:
                break
            i = head
        if dep in ("dobj", "obj", "nsubjpass"):
            return g.lemma[head] in self._cues["verbs"]
        if dep != "pobj":
            return False
        return self._under(g, head)

    def _under(self, g: Grammar, preposition: int) -> bool:
        governor = g.head[preposition]
        if g.lower[preposition] in ("in", "of"):
            return g.lemma[governor] in self._cues["situations"]
        if g.lower[preposition] not in self._cues["prepositions"]:
            return False
        if g.lower[preposition] == "as":  # "such as": what it gives examples of
            governor = g.head[governor]
        return g.lemma[governor] in self._cues["talk"] or g.lemma[governor] in self._cues["situations"]


def _flat(lemmas: list[str | list[str]]) -> Iterable[str]:
    return chain.from_iterable([entry] if isinstance(entry, str) else entry for entry in lemmas)


@Language.factory("communique_issues")
def make_issues(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component that fills `doc._.issues` from the codebook of the settings."""
    issues = Issues(load_codebook(settings().codebook), lambda text: [token.lower_ for token in nlp.make_doc(text)])

    def component(doc: Doc) -> Doc:
        doc._.issues = issues.find(doc._.grammar)
        return doc

    return component
