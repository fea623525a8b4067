"""The words of a text, as far as they tell what it is about."""

import re
from functools import cache, lru_cache

from communique.codebook import cues
from communique.wording import country_words, words_of

_ENDINGS = ("ies", "es", "s", "’s", "'s")


@cache
def listed(table: str) -> frozenset[str]:
    """A word list of the cue table `likeness`."""
    return frozenset(cues("likeness")[table].split())


@cache
def common_language() -> frozenset[str]:
    """Phrases that everybody in diplomacy uses."""
    return frozenset(cues("likeness")["common_language"])


def tokens(text: str) -> list[str]:
    """The words of a text in order, lower case, compounds with a hyphen split."""
    return words_of(text)


@lru_cache(maxsize=10_000)
def stem(word: str) -> str:
    """A word without the ending of the plural or the genitive, a country's adjective as the country's code."""
    code = country_words().get(word)
    if code is not None:
        return code
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word


def content_words(text: str | None) -> frozenset[str]:
    """The stems of the words of a text that are not words of grammar."""
    skipped = listed("function_words")
    return frozenset(stem(word) for word in tokens(text or "") if word not in skipped)


def negations(text: str) -> int:
    """How many words of a text deny or oppose."""
    found = listed("negations")
    return sum(word in found or word.endswith(("n't", "n’t")) for word in tokens(text))


def numbers(text: str) -> frozenset[str]:
    """The numbers written in digits in a text."""
    return frozenset(re.findall(r"\d+(?:[.,]\d+)*", text))


def shared(a: frozenset[str], b: frozenset[str]) -> float:
    """How much of two sets of words is common to both: the Jaccard index, 0 where either is empty."""
    return len(a & b) / len(a | b) if a and b else 0.0


def contained(a: frozenset[str], b: frozenset[str]) -> float:
    """How much of the smaller set the larger one holds, 0 where either is empty."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0
