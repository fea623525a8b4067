"""The cue table `codebook/cues/reading.yaml`, made ready for looking up."""

import re
from functools import cache, lru_cache
from typing import Any

from communique.codebook import cues

_INNER = re.compile(r"[^\W_]")
_SPACE = re.compile(r"\s+")
_SIGN = re.compile(r"^[^\w\s\"'«“‘„(\[©ⓒ@#.…-]+\s*(?=\w)")
"""An arrow, a hand or another sign before the words of a button."""
LONGEST_JUNK = 400
"""Code points: no line of a page's furniture that the patterns know is longer."""


def table() -> Any:
    """The whole cue table of this stage."""
    return cues("reading")


def bare(text: str) -> str:
    """A line without case and outer punctuation, for comparing."""
    return _inner(_SPACE.sub(" ", text)).casefold()


def _inner(text: str) -> str:
    """A line from its first letter or digit to its last; looked for from both ends, each sign but once."""
    first, last = _INNER.search(text), _INNER.search(text[::-1])
    return text[first.start() : len(text) - last.start()] if first is not None and last is not None else ""


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """A line's letters and digits alone: the same words in other dashes, quotation marks or case are the same."""
    return "".join(filter(str.isalnum, text)).casefold()


def flat(lists: list[Any]) -> frozenset[str]:
    """The words of a list of lists, as `bare` gives them."""
    return frozenset(bare(word) for part in lists for word in (part if isinstance(part, list) else [part]))


@cache
def words(*path: str) -> frozenset[str]:
    """A word list of the table by its path of keys."""
    value = table()
    for name in path:
        value = value[name]
    return flat(value)


@cache
def pattern(*path: str, whole: bool = False) -> re.Pattern[str]:
    """The patterns at a path of keys as one expression, without case; `whole` for those that match a whole line."""
    value = table()
    for name in path:
        value = value[name]
    body = "|".join(f"(?:{part})" for part in value)
    return re.compile(rf"(?:{body})\Z" if whole else body, re.IGNORECASE)


def alternatives(strings: list[Any]) -> str:
    """Strings as alternatives of a regular expression, the longest first, blanks of any width."""
    longest_first = sorted(
        {str(s) for part in strings for s in (part if isinstance(part, list) else [part])}, key=lambda s: (-len(s), s)
    )
    return "|".join(re.escape(s).replace(r"\ ", r"\s+") for s in longest_first)


@cache
def _phrases() -> dict[str, str]:
    """Whole junk lines, and the reason for which each is taken out; the first reason that knows a line has it."""
    found: dict[str, str] = {}
    for reason, kind in table()["junk"].items():
        for phrase in sorted(flat(kind["lines"])):
            found.setdefault(phrase, reason)
    return found


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    order = ("menu", "share", "comments", "related", "tags", "advertisement", "legal")
    return tuple((reason, pattern("junk", reason, "patterns", whole=True)) for reason in order)


@lru_cache(maxsize=4096)
def junk(text: str) -> str | None:
    """Why a line is no part of the article, by the line alone; None if nothing says so."""
    if len(text) > LONGEST_JUNK:
        return None
    line = _SPACE.sub(" ", text).strip()
    reason = _phrases().get(_inner(line).casefold())
    if reason is not None:
        return reason
    plain = _SIGN.sub("", line)
    for reason, expression in _patterns():
        if expression.match(line) or (plain is not line and expression.match(plain)):
            return reason
    return None
