"""`same_statement`: one utterance as several documents report it."""

from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

from communique.records import Link, Statement
from communique.resolve.blocking import Part
from communique.resolve.clusters import clusters, weakest
from communique.resolve.corpus import Corpus, make_link
from communique.resolve.days import Window, window
from communique.resolve.sides import SURNAME, Side, likeness, side
from communique.resolve.words import contained, content_words, negations, numbers, shared, tokens
from communique.wording import counted

THRESHOLD = 0.55
LEAST_WORDS = 4  # content words that two reports must share: fewer are a turn of phrase
NEAR = 14  # days between two reports' dates or days of publication, at most


@dataclass(frozen=True)
class Said:
    """A statement as resolvers compare it."""

    id: str
    document: str
    speaker: Side
    words: frozenset[str]
    numbers: frozenset[str]
    denials: int
    stances: frozenset[tuple[str, str]]
    days: Window | None


def said(statement: Statement, published: Window | None) -> Said | None:
    """A statement as resolvers compare it; None where nobody known says it or it says too little."""
    words = content_words(statement.content)
    if statement.speaker is None or len(words) < LEAST_WORDS:
        return None
    days = window(statement.date)
    if days is None or not days.firm:
        days = published
    return Said(
        id=statement.id,
        document=statement.document,
        speaker=side(statement.speaker),
        words=words,
        numbers=numbers(statement.content),
        denials=negations(statement.content),
        stances=frozenset((s.target.casefold(), s.polarity) for s in statement.stance if s.polarity != "neutral"),
        days=days,
    )


def compare(a: Said, b: Said) -> float | None:
    """How much of their words two reports share, 0 to 1; None where they cannot be of one utterance.

    Likeness of words never shows that two speakers agree, so other speakers, another number of denials, opposed
    stances and other numbers keep reports apart however alike they are.
    """
    if a.document == b.document or likeness(a.speaker, b.speaker) < SURNAME:
        return None
    if a.days is None or b.days is None or not a.days.widened(NEAR, NEAR).overlaps(b.days):
        return None
    if a.denials % 2 != b.denials % 2 or _opposed(a, b):
        return None
    if a.numbers and b.numbers and not a.numbers & b.numbers:
        return None
    if len(a.words & b.words) < LEAST_WORDS:
        return 0.0
    return round(0.5 * shared(a.words, b.words) + 0.5 * contained(a.words, b.words), 6)


def _opposed(a: Said, b: Said) -> bool:
    ours, theirs = dict(sorted(a.stances)), dict(sorted(b.stances))
    return any(theirs.get(target, polarity) != polarity for target, polarity in ours.items())


class SameStatement:
    """Groups the reports of one utterance: one speaker, near in time, and most content words in common."""

    name = "same_statement"
    version = 3

    def __call__(self, corpus: Corpus) -> Iterator[Link]:
        """Yields a link for each utterance that two or more documents report."""
        blocks = corpus.blocks()
        for statement in corpus.records("statement"):
            one = said(statement, corpus.published(statement.document))
            if one is not None:
                blocks.add(one, _in_short(one), _keys(one))
        for part in blocks.parts(_sure):
            yield from _links(corpus, part)


def _sure(a: Said, b: Said) -> float | None:
    if len(a.words & b.words) < LEAST_WORDS:
        return None
    score = compare(a, b)
    return score if score is not None and score >= THRESHOLD else None


def _links(corpus: Corpus, part: Part[Said]) -> Iterator[Link]:
    known = part.known

    def compatible(a: str, b: str) -> bool:
        return compare(known[a], known[b]) is not None

    groups = clusters(part.edges, compatible, lambda id: known[id].document)
    for members, score in zip(groups, weakest(groups, part.edges), strict=True):
        common = frozenset.intersection(*(known[i].words for i in members))
        speaker = min(known[i].speaker.name for i in members)
        tellers = corpus.tellers(known[i].document for i in members)
        why = (
            f"{tellers} report {speaker} within {NEAR} days with mostly the same words, "
            f"{counted(len(common), 'content word')} common to all."
        )
        yield make_link("same_statement", members, why, score)


def _in_short(one: Said) -> str:
    """Its words in an order that has nothing to do with language: near copies begin with the same ones."""
    return " ".join(sorted(one.words, key=lambda word: (crc32(word.encode()), word)))


def _keys(one: Said) -> Iterator[tuple[str, int, str]]:
    if one.days is None:
        return
    speaker = (tokens(one.speaker.name) or [one.speaker.key])[-1]
    fortnight = one.days.first // NEAR
    for word in sorted(one.words):
        for near in (fortnight, fortnight + 1):  # one key in common with reports of the neighbouring fortnight
            yield speaker, near, word
