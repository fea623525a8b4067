"""Patterns of word classes and the engine that finds them.

A pattern is written in class names of the lexicon, e.g. `"THE? day=DAYNUM OF? month=MONTH COMMA? year=YEARNUM"`: a
regular expression over atoms in which `name=CLASS` is a named group and `MACRO` names stand for patterns.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from communique.annotate.times.context import Context
from communique.annotate.times.lexicon import OTHER, Atoms, Lexicon, lexicon
from communique.annotate.times.numbers import number
from communique.annotate.times.prefixes import LENGTH, prefixes

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]

# Patterns with a name, for use in other patterns.
MACROS = {
    "DAY": "(?:DAYNUM|NTH)",
    "SPELLED_DAY": "(?:ORDINAL|NUMBER DASH ORDINAL)",
    "YEAR": "(?:YEARNUM|SHORTYEAR|(?:YEARNUM|NUM|DAYNUM) ERA)",
    "JOIN": "(?:TO|AND|DASH)",
    "WORDNUM": "(?:NUMBER|HUNDRED)",
    "NUMWORDS": "WORDNUM(?:(?:DASH|AND)? WORDNUM)*",
    "COUNT": "(?:(?:DAYNUM|NUM|YEARNUM|DECIMAL) WORDNUM*|NUMWORDS|A HUNDRED|A? COUPLE OF?|A? SEVERAL)",
    "SINGLE": "(?:UNIT|QUARTER|WEEKEND|HALF)",
    "PLURAL": "(?:UNITS|QUARTERS)",
    "MOD": "(?:MORE THAN|AT LEAST|A? APPROX)",
    "EDGE": "(?:THE? part=PART (?:PART|DASH)? (?:OF|IN|ON)?|(?:LATER|EARLIER) IN)",
    "SHIFT": "(?:LAST|NEXT|COMING|PREVIOUS|SUBSEQUENT|FOLLOWING|PRECEDING|THIS|CURRENT|THAT SAME?|SAME|LATEST|THESE)",
    "SUFFIX": "(?:(?:COMMA|OF)? year=YEAR|(?:OF|COMMA)? THE? rel=SHIFT rel_unit=UNIT)",
    "OF_YEAR": "(?:THE? rel=SHIFT rel_unit=UNIT)",
    "END": "(?=STOP|COMMA|CLOSE|BREAK|AND|DASH|$)",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means: type, TIMEX3 value, days, and how we know.

    `start` and `end` count atoms where one match holds several expressions ("30 and 31 March").
    """

    type: TimeType
    value: str
    first: str | None = None
    last: str | None = None
    precision: str | None = None
    basis: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found in a text, by atoms."""

    atoms: Atoms
    found: re.Match[str]
    rule: "Rule"

    @property
    def start(self) -> int:
        """The first atom."""
        return self.found.start()

    @property
    def end(self) -> int:
        """The atom after the last one."""
        return self.found.end()

    def has(self, name: str) -> bool:
        """Whether the group took part."""
        return self.found.groupdict().get(name) is not None

    def at(self, name: str) -> int:
        """The first atom of a group."""
        return self.found.start(name)

    def words(self, name: str | None = None) -> list[str]:
        """The words of a group, or of the whole match."""
        first, last = self.found.span(name or 0)
        return self.atoms.words[first:last]

    def word(self, name: str) -> str:
        """The first word of a group."""
        return self.atoms.words[self.found.start(name)]

    def value(self, name: str) -> Any:
        """What the first word of a group counts with; None where the group took no part."""
        return lexicon().value(self.word(name)) if self.has(name) else None

    def kind(self, name: str) -> str | None:
        """The class of a group's first word."""
        return lexicon().class_of.get(self.word(name))

    def number(self, name: str) -> float | None:
        """The number that a group's words make."""
        return number(self.words(name))

    def text(self) -> str:
        """The words as a phrase."""
        return " ".join(self.words())


Reader = Callable[[Match, Context], "Reading | list[Reading] | None"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern and the function that reads what it finds."""

    pattern: re.Pattern[str]
    read: Reader
    weight: int
    begins: frozenset[str]


_RULES: list[Rule] = []


def rule(*patterns: str, weight: int = 0) -> Callable[[Reader], Reader]:
    """Registers a reader for patterns; of matches of one length the heavier rule wins."""

    def register(reader: Reader) -> Reader:
        for pattern in patterns:
            letters = expand(pattern, lexicon())
            _RULES.append(Rule(re.compile(letters), reader, weight, prefixes(letters)))
        return reader

    return register


def registered() -> list[Rule]:
    """All rules, in the order in which they were written."""
    return list(_RULES)


def expand(pattern: str, words: Lexicon) -> str:
    """A pattern of class names as a regular expression over letters."""

    def name(found: re.Match[str]) -> str:
        group, item = found.groups()
        if item == "WORD":
            return f"(?P<{group}>{re.escape(OTHER)})"
        body = expand(MACROS[item], words) if item in MACROS else words.letter_of[item]
        return f"(?P<{group}>{body})" if group else body

    grouped = re.sub(r"([a-z_0-9]+)=\(\?:", r"(?P<\1>", pattern)
    return re.sub(r"(?:\b([a-z_0-9]+)=)?(?<![?])\b([A-Z_]+)\b", name, grouped).replace(" ", "")


def matches(atoms: Atoms, begin: int = 0, stop: int | None = None) -> Iterator[list[Match]]:
    """The places of a text where rules match, left to right, each with its matches: the longest and heaviest first.

    Places do not overlap; a reader that refuses the first match leaves the place to the next. `begin` and `stop`
    bound the atoms looked at.
    """
    letters = atoms.letters
    end = len(letters) if stop is None else stop
    find, beginning = _promising().search, _rules_by_beginning()
    spot = find(letters, begin, end)
    while spot is not None:
        start = spot.start()
        here = [
            Match(atoms, found, each)
            for each in beginning[letters[start : min(start + LENGTH, end)]]
            if (found := each.pattern.match(letters, start, end)) is not None
        ]
        here.sort(key=lambda match: (-match.end, -match.rule.weight))
        if here:
            yield here
        spot = find(letters, here[0].end if here else start + 1, end)


class _Beginnings(dict[str, list[Rule]]):
    """For the two letters at a place the rules that can match there; made when first asked for."""

    def __missing__(self, letters: str) -> list[Rule]:
        rules = self[letters] = [each for each in _RULES if letters in each.begins or letters[0] in each.begins]
        return rules


@cache
def _rules_by_beginning() -> _Beginnings:
    return _Beginnings()


@cache
def _promising() -> re.Pattern[str]:
    """Finds the places where the first two letters allow a rule to match."""
    begins = {beginning for each in _RULES for beginning in each.begins}
    alone = {beginning for beginning in begins if len(beginning) == 1}
    after: dict[str, list[str]] = {}
    for beginning in sorted(begins - alone):
        if beginning[0] not in alone:
            after.setdefault(beginning[0], []).append(beginning[1])
    pairs = (f"{re.escape(first)}(?=[{re.escape(''.join(seconds))}])" for first, seconds in after.items())
    return re.compile("|".join([f"[{re.escape(''.join(sorted(alone)))}]", *pairs]))
