"""`syndicated`: documents whose articles are near copies of one text."""

import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import numpy
from datasketch import MinHash

from communique.records import Article, Link
from communique.resolve.blocking import Part
from communique.resolve.clusters import clusters, weakest
from communique.resolve.corpus import Corpus, led_link
from communique.resolve.days import window
from communique.resolve.words import tokens
from communique.wording import counted, listed

THRESHOLD = 0.75  # the share of word sequences that two copies have in common
SEQUENCE = 5  # words
LEAST_WORDS = 40  # a shorter text is a headline: two of them may be alike by chance
PERMUTATIONS = 128
BANDS, ROWS = 11, 11
"""Copies have one of 11 bands of 11 hashes in common: what datasketch finds best for 128 hashes and three quarters."""


@dataclass(frozen=True)
class Print:
    """A document's text as the resolver compares it: its MinHash, 64 bits each, as bytes."""

    id: str
    publisher: str | None
    day: int  # of publication; the undated come last
    hashes: bytes

    def keys(self) -> Iterator[str]:
        """The bands of its hashes."""
        width = ROWS * 8
        for i in range(BANDS):
            yield f"{i} {self.hashes[i * width : (i + 1) * width].hex()}"


def sketch(text: str) -> bytes | None:
    """The MinHash of a text's sequences of five words; None for a text too short to compare."""
    words = tokens(text)
    if len(words) < LEAST_WORDS:
        return None
    found = {" ".join(words[i : i + SEQUENCE]) for i in range(len(words) - SEQUENCE + 1)}
    made = MinHash(num_perm=PERMUTATIONS, seed=1, hashfunc=zlib.crc32)
    made.update_batch([sequence.encode() for sequence in sorted(found)])
    hashes: bytes = made.hashvalues.astype("<u8").tobytes()
    return hashes


def printed(article: Article) -> Print | None:
    """A document as the resolver compares it; None where it is too short."""
    hashes, days = sketch(article.text), window(article.published)
    if hashes is None:
        return None
    return Print(article.document, article.publisher, sys.maxsize if days is None else days.last, hashes)


def compare(a: Print, b: Print) -> float:
    """The share of five-word sequences that two texts have in common, estimated by their MinHashes."""
    one, two = (numpy.frombuffer(p.hashes, "<u8") for p in (a, b))
    return float(numpy.count_nonzero(one == two) / PERMUTATIONS)


class Syndicated:
    """Groups documents that print one text: at least three quarters of their five-word sequences are the same.

    The first member is the original: the one that was published first.
    """

    name = "syndicated"
    version = 2

    def __call__(self, corpus: Corpus) -> Iterator[Link]:
        """Yields a link for each text that two or more documents print."""
        blocks = corpus.blocks()
        for one in map(printed, corpus.view.articles()):
            if one is not None:
                blocks.add(one, one.hashes[: ROWS * 8].hex(), one.keys())
        for part in blocks.parts(_sure):
            yield from _links(part)


def _sure(a: Print, b: Print) -> float | None:
    score = compare(a, b)
    return score if score >= THRESHOLD else None


def _links(part: Part[Print]) -> Iterator[Link]:
    groups = clusters(part.edges)
    for members, least in zip(groups, weakest(groups, part.edges), strict=True):
        prints = sorted((part.known[i] for i in members), key=lambda one: (one.day, one.id))
        yield led_link("syndicated", [one.id for one in prints], _why(prints, least), least)


def _why(prints: list[Print], least: float) -> str:
    publishers = sorted({one.publisher for one in prints if one.publisher is not None})
    by = f", printed by {listed(publishers)}" if publishers else ""
    return f"{counted(len(prints), 'document')} share about {least:.0%} of their sequences of five words: one text{by}."
