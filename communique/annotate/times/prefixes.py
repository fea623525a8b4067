"""With which two letters a pattern of the time grammar can begin, so that most places are passed over at a glance.

The patterns are regular expressions over letters with groups, alternatives, `?` and `*`; look-arounds say nothing
about the beginning. A beginning is one letter where the pattern may end after it, else two.
"""

import re

LENGTH = 2
_PARTS = re.compile(r"\(\?P<\w+>|\(\?[:!=]|\\.|[()|?*$]|[^()|?*$\\]")


def prefixes(pattern: str) -> frozenset[str]:
    """The beginnings of what `pattern` matches, each cut after two letters; "" stands for the empty match."""
    parts = _PARTS.findall(pattern)
    found, end = _alternatives(parts, 0)
    assert end == len(parts), pattern
    return frozenset(found)


def _alternatives(parts: list[str], i: int) -> tuple[set[str], int]:
    """The beginnings of alternatives from part `i` to the closing bracket or the end."""
    whole: set[str] = set()
    here = {""}
    while i < len(parts) and parts[i] != ")":
        if parts[i] == "|":
            whole |= here
            here, i = {""}, i + 1
            continue
        item, i = _item(parts, i)
        if i < len(parts) and parts[i] in "?*":
            item = item | {""} if parts[i] == "?" else _repeated(item)
            i += 1
        here = _joined(here, item)
    return whole | here, i


def _item(parts: list[str], i: int) -> tuple[set[str], int]:
    """The beginnings of one letter, group or look-around."""
    part = parts[i]
    if part == "$":
        return {""}, i + 1
    if not part.startswith("("):
        return {part.removeprefix("\\")}, i + 1
    inside, end = _alternatives(parts, i + 1)
    return ({""} if part in ("(?!", "(?=") else inside), end + 1


def _joined(first: set[str], then: set[str]) -> set[str]:
    """What begins with one of `first` and goes on with one of `then`."""
    return {one if len(one) == LENGTH else (one + two)[:LENGTH] for one in first for two in then}


def _repeated(item: set[str]) -> set[str]:
    """The beginnings of any number of an item."""
    once = item | {""}
    return _joined(once, once)
