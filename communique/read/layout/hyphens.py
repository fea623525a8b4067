"""Words that a line's end cuts: made whole, while a compound keeps its hyphen."""

import re
from collections.abc import Iterable

from communique.read import cues

_CUT = re.compile(r"([^\W_]+)[-\u2010\u00ad]$")
_HYPHENS = ("-", "\u2010", "\u00ad")
_DASH = re.compile(r"\d[-\u2010-\u2013]$")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
LONGEST = 100
"""Letters of the longest word that a line's end cuts."""


def vocabulary(lines: Iterable[str]) -> frozenset[str]:
    """The words of a document, but for the two parts of those that a line's end cuts."""
    found: set[str] = set()
    cut = False
    for line in lines:
        words = [word.casefold() for word in _WORD.findall(line)]
        first, cut = int(cut), line.endswith(_HYPHENS) and _CUT.search(line[-LONGEST:]) is not None
        found.update(words[first : len(words) - cut])
    return frozenset(found)


def joined(text: str, more: str, known: frozenset[str]) -> str:
    """Two lines of a paragraph as one."""
    cut, between = seam(text[-LONGEST:], more, known)
    return text[: len(text) - cut] + between + more


def seam(text: str, more: str, known: frozenset[str]) -> tuple[int, str]:
    """How a line goes on after the last letters of those before: the signs that fall away there, and what is between.

    Only the last letters are looked at, so that a paragraph of any number of lines is made in one go.
    """
    if _DASH.search(text) and more[:1].isdigit():
        return 0, ""
    match = _CUT.search(text) if text[-1:] in _HYPHENS else None
    if match is None or not more[:1].isalnum():
        return 0, " " if _parted(text[-1:], more[:1]) else ""
    following = _WORD.match(more)
    second = following.group().casefold() if following is not None else ""
    if second in cues.words("compounds", "suspended"):
        return 0, " "
    return 1, "-" if _keeps(match.group(1), more, second, known) else ""


def _keeps(first: str, more: str, second: str, known: frozenset[str]) -> bool:
    """Whether the hyphen between `first` and `second` is the word's own."""
    if not more[0].islower() or first[-1].isdigit() or (len(first) > 1 and first.isupper()):
        return True
    own = first.casefold()
    if own + second in known:
        return False
    head = second.split("-")[0]
    return (
        f"{own}-{second}" in known
        or (own in known and second in known)
        or (
            own in cues.words("compounds", "firsts")
            and (own not in cues.words("compounds", "doubtful") or second in known)
        )
        or head in cues.words("compounds", "lasts")
    )


def _parted(last: str, first: str) -> bool:
    """Whether a blank belongs between two lines: Chinese and Japanese have none."""
    return not (_is_ideograph(last) and _is_ideograph(first))


def _is_ideograph(letter: str) -> bool:
    return "\u3000" <= letter <= "\u9fff" or "\uff00" <= letter <= "\uffef"
