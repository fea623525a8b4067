"""`formula`: fixed phrases that recur with different speakers or in different documents."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from communique.codebook import load
from communique.records import Link, Statement
from communique.resolve.clusters import in_order
from communique.resolve.corpus import Corpus, make_link
from communique.resolve.sides import Side, likeness, side
from communique.resolve.words import common_language, listed, tokens
from communique.settings import settings
from communique.wording import counted, country_words
from communique.wording import listed as prose

SHORTEST, LONGEST = 2, 6  # words
_FRAGMENT = re.compile(r"[“\"«„]([^“”\"«»„]{3,400})[”\"»“]")
_CLAUSE = re.compile(r"[.,;:!?()\[\]…—–“”\"«»\n]+|\s-\s")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


@dataclass(slots=True)
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

    @property
    def speakers(self) -> list[Side]:
        """Its speakers, each once: a minister and his own ministry are one voice."""
        found: list[Side] = []
        for speaker in sorted(self.uses.values(), key=lambda s: (not s.person, s.key)):
            if not any(likeness(speaker, known) for known in found):
                found.append(speaker)
        return found


def quoted(statement: Statement) -> list[tuple[str, bool]]:
    """The quoted stretches of a statement, and whether each is a fragment with marks of its own."""
    if statement.mode == "direct":
        return [(statement.content, len(tokens(statement.content)) <= LONGEST)]
    found = _FRAGMENT.findall(statement.content)
    if not found and statement.mode == "mixed":
        found = [quote for e in statement.evidence for quote in _FRAGMENT.findall(e.quote)]
    return [(words, len(tokens(words)) <= LONGEST) for words in found]


def phrases(statement: Statement) -> Iterator[tuple[tuple[str, ...], str, bool, bool]]:
    """The phrases of a statement's quoted words that could be a formula: words, as written, marked, compound."""
    for text, fragment in quoted(statement):
        for clause in _CLAUSE.split(text):
            found = list(_WORD.finditer(clause))
            whole = fragment and len(tokens(text)) == len(found)
            for size in range(SHORTEST, min(LONGEST, len(found)) + 1):
                for i in range(len(found) - size + 1):
                    run = found[i : i + size]
                    words = tuple(m.group().casefold() for m in run)
                    if _could_be(words):
                        shown = clause[run[0].start() : run[-1].end()]
                        compound = size == 2 and "-" in shown
                        yield words, shown, whole and size == len(found), compound


def _could_be(words: tuple[str, ...]) -> bool:
    grammar, everyday = listed("function_words"), listed("everyday_words")
    if words[0] in grammar and words[0] not in ("no", "never", "not"):
        return False
    if words[-1] in grammar or " ".join(words) in common_language():
        return False
    content = [word for word in words if word not in grammar or word in ("no", "never", "not")]
    telling = [w for w in content if w not in everyday and not w[0].isdigit() and w not in _names()]
    if len(words) == 2 and set(words) & everyday:
        return False
    return len(content) >= 2 and len(telling) >= (1 if len(words) == 2 else 2)


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
    version = 1

    def __call__(self, corpus: Corpus) -> Iterator[Link]:
        """Yields a link for each phrase that recurs, over the statements that use it."""
        found: dict[tuple[str, ...], Phrase] = {}
        statements = (s for s in corpus.records("statement") if s.speaker is not None)
        for statement in in_order(statements, lambda s: s.id):
            for words, shown, marked, compound in phrases(statement):
                phrase = found.setdefault(words, Phrase(words, shown))
                phrase.shown = min(phrase.shown, shown)
                phrase.marked |= marked
                phrase.compound |= compound
                phrase.uses[statement.id] = side(statement.speaker)
                phrase.documents.add(statement.document)
        for phrase in _longest([p for p in found.values() if len(p.uses) > 1 and _recurs(p)]):
            voices = len(phrase.speakers)
            score = 1 - 0.5 ** (voices + len(phrase.documents) - 1)
            yield make_link("formula", phrase.uses, _why(phrase), score)


def _recurs(phrase: Phrase) -> bool:
    if not (phrase.marked or phrase.compound or phrase.content >= 3):
        return False
    return len(phrase.speakers) > 1 or (phrase.marked and len(phrase.documents) > 1)


def _longest(found: list[Phrase]) -> list[Phrase]:
    """One phrase for each group of statements: the longest that all of them share."""
    best: dict[tuple[str, ...], Phrase] = {}
    for phrase in sorted(found, key=lambda p: (-len(p.words), p.words)):
        best.setdefault(tuple(sorted(phrase.uses)), phrase)
    return sorted(best.values(), key=lambda p: p.words)


def _why(phrase: Phrase) -> str:
    names = [speaker.name for speaker in phrase.speakers]
    documents = counted(len(phrase.documents), "document")
    if len(names) > 4:
        names = [*names[:3], f"{len(names) - 3} others"]
    use = "uses" if len(names) == 1 else "both use" if len(names) == 2 else "all use"
    return f"{prose(names)} {use} the words “{phrase.shown}”, in {documents}."
