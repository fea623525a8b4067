"""Prints of texts: what two articles are compared by, to see whether they print one text.

A sketch (MinHash) finds the few texts that may be copies among many; the sequences of five words themselves, as
numbers in the order of the text, then tell. Everything is whole-number arithmetic on 64 bits: the same on any machine.
"""

import zlib
from functools import lru_cache
from typing import Any

import numpy

from communique.resolve.words import tokens

SEQUENCE = 5  # words
RUN = 4  # sequences in a row that show copying: eight words
LEAST_WORDS = 40  # a shorter text is a headline: two of them may be alike by chance
BANDS, ROWS = 42, 3
"""Two texts with half of their sequences in common share a band of hashes 996 times in a thousand, with a third 795
times, with a twentieth five times."""
SKETCHED = BANDS * ROWS

Numbers = Any  # numpy arrays: uint32 of sequences, uint64 while they are made

_ODD = numpy.uint64(0x9E3779B97F4A7C15)  # 2^64 divided by the golden ratio, as in Steele's SplitMix
_LOW = numpy.uint64(32)


def _mixed(numbers: Numbers) -> Numbers:
    """Numbers of 64 bits each of which depends on all bits of its own (the finaliser of SplitMix64)."""
    mixed = (numbers ^ (numbers >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> numpy.uint64(31))


with numpy.errstate(over="ignore"):
    _DRAWN = _mixed(numpy.arange(1, 2 * SKETCHED + 1, dtype="<u8") * _ODD)
_FACTORS, _SUMMANDS = _DRAWN[:SKETCHED, None] | numpy.uint64(1), _DRAWN[SKETCHED:, None]
_PLACES = numpy.array([pow(0x5851F42D4C957F2D, n, 1 << 64) for n in range(SEQUENCE)], dtype="<u8")


@lru_cache(maxsize=50_000)
def _number(word: str) -> int:
    return zlib.crc32(word.encode())


def sequences(text: str) -> Numbers | None:
    """The sequences of five words of a text as numbers of 32 bits, in order; None for a text too short to compare."""
    words = tokens(text)
    if len(words) < LEAST_WORDS:
        return None
    numbers = numpy.array([_number(word) for word in words], dtype="<u8")
    count = len(words) - SEQUENCE + 1
    found = numpy.zeros(count, dtype="<u8")
    for place in range(SEQUENCE):
        found += numbers[place : place + count] * _PLACES[place]
    return (_mixed(found) >> _LOW).astype("<u4")


def sketch(found: Numbers) -> bytes:
    """The MinHash of sequences: for each of 126 orders of all numbers the first that occurs, 32 bits each."""
    numbers = _mixed(found.astype("<u8") * _ODD)
    drawn = numbers[None, :] * _FACTORS
    drawn += _SUMMANDS
    least: bytes = (drawn.min(axis=1) >> _LOW).astype("<u4").tobytes()
    return least


def bands(hashes: bytes) -> list[bytes]:
    """The bands of a sketch: copies have one in common."""
    found: list[bytes] = numpy.frombuffer(hashes, f"V{ROWS * 4}").tolist()
    return found


def resemblance(one: bytes, two: bytes) -> float:
    """The share of their sequences that two texts have in common, as their sketches tell it."""
    equal = numpy.frombuffer(one, "<u4") == numpy.frombuffer(two, "<u4")
    return float(numpy.count_nonzero(equal) / SKETCHED)


def kept(one: Numbers, other: Numbers) -> Numbers:
    """For each sequence of one text whether the other has it too, among others next to it.

    A phrase of fewer than eight words that both use ("for the second time this year") is no sign of copying.
    """
    line = numpy.sort(other)
    at: Numbers = numpy.searchsorted(line, one)
    at[at == len(line)] = 0
    found: Numbers = line[at] == one
    edges = numpy.flatnonzero(numpy.diff(found, prepend=False, append=False))
    for start, end in edges.reshape(-1, 2)[numpy.diff(edges)[::2] < RUN]:
        found[start:end] = False
    return found


def longest_gap(found: Numbers) -> int:
    """The longest run of sequences that the other text does not have."""
    edges = numpy.flatnonzero(numpy.concatenate(([True], found, [True])))
    return int(numpy.diff(edges).max() - 1)
