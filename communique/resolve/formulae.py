"""`formula`: fixed phrases that recur with different speakers or in different documents."""

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache

from communique.codebook import load
from communique.records import Link, Statement, link_id
from communique.resolve.corpus import Corpus, Shelf, Spool, make_link
from communique.resolve.sides import Side, likeness, side
from communique.resolve.words import common_language, listed, tokens
from communique.settings import settings
from communique.wording import counted, country_words
from communique.wording import listed as prose

SHORTEST, LONGEST = 2, 6  # words
MANY = 100  # speakers among whom one voice is looked for
_FRAGMENT = re.compile(r"[“\"«„]([^“”\"«»„]{3,400})[”\"»“]")
_CLAUSE = re.compile(r"[.,;:!?()\[\]…—–“”\"«»\n]+|\s-\s")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


@dataclass
class Phrase:
    """A sequence of quoted words and who used it.

    `marked` is true where somebody put the phrase in quotation marks of its own; `compound` where it is written with
    a hyphen.
    """

    words: tuple[str, ...]
    shown: str
    marked: bool = False
    compound: bool = False
    uses: dict[str, Side] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)

    @property
    def content(self) -> int:
        """How many of its words are not words of grammar."""
        return sum(word not in listed("function_words") for word in self.words)

    @cached_property
    def speakers(self) -> list[Side]:
        """Its speakers, each once: a minister and his own ministry are one voice."""
        found: list[Side] = []
        near: dict[str | None, list[Side]] = {}
        each = {speaker.key: speaker for _, speaker in sorted(self.uses.items(), reverse=True)}
        for speaker in sorted(each.values(), key=lambda s: (not s.person, s.key)):
            # Those of two countries are two; and of very many nobody asks whether the last is a ministry of the first.
            rivals = found if speaker.country is None else near.get(speaker.country, []) + near.get(None, [])
            if not any(likeness(speaker, known) for known in rivals[:MANY]):
                found.append(speaker)
                near.setdefault(speaker.country, []).append(speaker)
        return found


def quoted(statement: Statement) -> list[tuple[str, bool]]:
    """The quoted stretches of a statement, and whether each is a fragment with marks of its own."""
    if statement.mode == "direct":
        return [(statement.content, len(tokens(statement.content)) <= LONGEST)]
    found = _FRAGMENT.findall(statement.content)
    if not found and statement.mode == "mixed":
        found = [quote for e in statement.evidence for quote in _FRAGMENT.findall(e.quote)]
    return [(words, len(tokens(words)) <= LONGEST) for words in found]


@dataclass
class Run:
    """A run of words of one clause that could be a formula."""

    words: tuple[str, ...]
    shown: str
    marked: bool
    compound: bool
    shortest: tuple[str, ...] | None  # the shortest run from the same word on that has three content words


def runs(statement: Statement) -> Iterator[Run]:
    """The runs of a statement's quoted words that could be a formula."""
    for text, fragment in quoted(statement):
        for clause in _CLAUSE.split(text):
            found = list(_WORD.finditer(clause))
            whole = fragment and len(tokens(text)) == len(found)
            words = [m.group().casefold() for m in found]
            for i, size, shortest in _spans(words):
                shown = clause[found[i].start() : found[i + size - 1].end()]
                marked = whole and size == len(words)
                yield Run(tuple(words[i : i + size]), shown, marked, size == 2 and "-" in shown, shortest)


def _spans(words: list[str]) -> Iterator[tuple[int, int, tuple[str, ...] | None]]:
    """Starts and lengths of the runs that begin and end with a content word and are not everyday language."""
    content = [word not in listed("function_words") or word in _DENIALS for word in words]
    everyday, names = listed("everyday_words"), _names()
    telling = [c and w not in everyday and w not in names and not w[0].isdigit()
               for w, c in zip(words, content, strict=True)]  # fmt: skip
    for i in (i for i, c in enumerate(content) if c):
        shortest: tuple[str, ...] | None = None
        for size in range(SHORTEST, min(LONGEST, len(words) - i) + 1):
            if not content[i + size - 1] or words[i + size - 1] in _DENIALS:
                continue
            if shortest is None and sum(content[i : i + size]) >= 3:
                shortest = tuple(words[i : i + size])
            if _could_be(words[i : i + size], sum(telling[i : i + size])):
                yield i, size, shortest


def _could_be(words: list[str], telling: int) -> bool:
    if len(words) == 2:
        return telling >= 1 and not set(words) & listed("everyday_words") and " ".join(words) not in common_language()
    return telling >= 2 and " ".join(words) not in common_language()


_DENIALS = ("no", "never", "not")


class _Seen:
    """What may recur: phrases that are marked or compounds, and runs of three content words that came twice.

    Both are noted in tables of fixed size, so that memory does not grow with the record; what falls on one place by
    chance is told apart when the uses are counted.
    """

    SIZE = 1 << 22

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._short, self._counts = bytearray(self.SIZE), bytearray(self.SIZE)
        for statement in statements:
            mine = list(runs(statement))
            for run in mine:
                if run.marked or run.compound:
                    self._short[self._place(run.words)] = 1
            for place in {self._place(run.shortest) for run in mine if run.shortest is not None}:
                self._counts[place] = min(2, self._counts[place] + 1)

    def __contains__(self, run: Run) -> bool:
        if self._short[self._place(run.words)]:
            return True
        return run.shortest is not None and self._counts[self._place(run.shortest)] > 1

    def _place(self, words: tuple[str, ...]) -> int:
        return zlib.crc32(" ".join(words).encode()) % self.SIZE


@cache
def _names() -> frozenset[str]:
    """Words that are part of the names of countries, organisations and people: their recurrence shows nothing."""
    book = load(settings().codebook)
    names = [name for o in book.organisations for name in (o.name, o.acronym or "", *o.aliases)]
    names += [p.name for p in book.people]
    return frozenset(word for name in names for word in tokens(name)) | frozenset(country_words())


class Formula:
    """Finds phrases of two to six quoted words that recur.

    Common language is none: the phrase has quotation marks of its own somewhere, or is a compound with a hyphen, or
    has three content words; it has two speakers, or one in two documents where it is marked.
    """

    name = "formula"
    version = 3

    def __call__(self, corpus: Corpus) -> Iterator[Link]:
        """Yields a link for each phrase that recurs, over the statements that use it."""
        speakers, uses = corpus.scratch.shelf(), corpus.scratch.spool()
        seen = _Seen(corpus.records("statement"))
        for statement in corpus.records("statement"):
            if statement.speaker is None:
                continue
            mine = [run for run in runs(statement) if run in seen]
            if mine:
                speakers[statement.id] = side(statement.speaker), statement.document
            for run in mine:
                uses.put(" ".join(run.words), (statement.id, run.shown, run.marked, run.compound))
        for phrase in _longest(corpus, filter(_recurs, _phrases(corpus, uses, speakers))):
            voices = len(phrase.speakers)
            score = 1 - 0.5 ** (voices + len(phrase.documents) - 1)
            yield make_link("formula", phrase.uses, _why(phrase), score)


def _phrases(corpus: Corpus, uses: Spool, speakers: Shelf) -> Iterator[Phrase]:
    """Every phrase that came more than once, with its uses."""
    speaker_of = lru_cache(maxsize=5_000)(speakers.__getitem__)
    for words, group in uses.groups():
        first, *others = group
        if not others:
            continue
        phrase = Phrase(tuple(words.split()), first[1])
        for statement, shown, marked, compound in (first, *others):
            phrase.shown = min(phrase.shown, shown)
            phrase.marked |= marked
            phrase.compound |= compound
            phrase.uses[statement], document = speaker_of(statement)
            phrase.documents.add(corpus.origins.of(document))
        if len(phrase.uses) > 1:
            yield phrase


def _recurs(phrase: Phrase) -> bool:
    if not (phrase.marked or phrase.compound or phrase.content >= 3):
        return False
    return len(phrase.speakers) > 1 or (phrase.marked and len(phrase.documents) > 1)


def _longest(corpus: Corpus, found: Iterable[Phrase]) -> Iterator[Phrase]:
    """One phrase for each group of statements: the longest that all of them share."""
    spool = corpus.scratch.spool()
    for phrase in found:
        spool.put(link_id("formula", list(phrase.uses)), phrase, rank=-len(phrase.words), tie=" ".join(phrase.words))
    for _, phrases in spool.groups():
        yield next(iter(phrases))


def _why(phrase: Phrase) -> str:
    names = [speaker.name for speaker in phrase.speakers]
    documents = counted(len(phrase.documents), "document")
    if len(names) > 4:
        names = [*names[:3], f"{len(names) - 3} others"]
    use = "uses" if len(names) == 1 else "both use" if len(names) == 2 else "all use"
    return f"{prose(names)} {use} the words “{phrase.shown}”, in {documents}."
