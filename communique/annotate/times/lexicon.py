"""Words of time as letters, so that a pattern of word classes is an ordinary regular expression.

Each class of the cue table `times` has one letter; a text becomes a string with one letter an atom. An atom is a
token, or a part of one where the tokenizer kept two numbers together ("2003–2004", "Mar-2021").
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from communique.annotate.grammar import Grammar
from communique.codebook import cues

# Classes that a word's shape tells.
SHAPES = (
    "DAYNUM",
    "YEARNUM",
    "NUM",
    "DECIMAL",
    "NTH",
    "TENS",
    "SHORTYEAR",
    "CLOCK",
    "NUMERIC",
    "STAMP",
    "FY",
    "FRACTION",
    "BREAK",
)
OTHER = "."
# Classes of a word before "March" or "May" that make it a month.
MONTH_LEADERS = frozenset(
    {"IN", "OF", "TO", "FROM", "LAST", "NEXT", "THIS", "PREVIOUS", "PART", "DASH", "BETWEEN", "COMMA"}
)

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_DECIMAL = re.compile(r"\d+\.\d+")
_NTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_TENS = re.compile(r"['’]?(\d{2}|\d{4})['’]?s")
_SHORT_YEAR = re.compile(r"['’](\d{2})")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?::(\d{2}))?(?:\.\d+)?(?:h|hrs|hours|am|pm|a\.m\.?|p\.m\.?|z)?")
_HOUR = re.compile(r"(\d{1,2})(?:am|pm|a\.m\.?|p\.m\.?)")
_MILITARY = re.compile(r"([01]\d|2[0-4])([0-5]\d)(?:h|hrs|hours)")
_NUMERIC = re.compile(r"(\d{1,4})([./])(\d{1,2})\2(\d{2,4})")
_STAMP = re.compile(r"(\d{1,2})t(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(?:z|[+-]\d{2}:?\d{2})?")
_FISCAL = re.compile(r"fy['’]?(\d{4}|\d{2})")
_PIECES = re.compile(r"\d+(?:st|nd|rd|th|s)?|[^\W\d_]+|['’]\d{2}s?|\W")
_SPLITTABLE = re.compile(r"(?=.*\d)(?:\w+[-–—‑/])+\w+|[a-z]+\d{1,2}|\d{1,2}[a-z]{3,9}\d{4}|mid[-‑]?['’]?\d{2,4}s")


@dataclass(frozen=True, slots=True)
class Atoms:
    """A text for the time grammar: one letter, one word and the token of each atom."""

    letters: str
    words: list[str]
    tokens: list[int]


class Lexicon:
    """The classes of words of time, their letters and values."""

    def __init__(self, table: dict[str, Any]) -> None:
        """Reads the cue table; a word in two classes is an error of the table."""
        self.letter_of: dict[str, str] = {}
        self.class_of: dict[str, str] = {}
        self.value_of: dict[str, Any] = {}
        for i, name in enumerate([*SHAPES, *table["classes"]]):
            self.letter_of[name] = chr(0x4E00 + i)
        for name, words in table["classes"].items():
            for word, value in words.items():
                if word in self.class_of:
                    raise ValueError(f"{word!r} is both {self.class_of[word]} and {name}")
                self.class_of[word], self.value_of[word] = name, value
        self.lists = {name: frozenset(words) for name, words in table.items() if name != "classes"}
        self._letters = {word: self.letter_of[name] for word, name in self.class_of.items()}
        self._maybe = {self.letter_of[name] for name in ("MAYBE_MONTH", "MAYBE_SEASON", "SHORT_WEEKDAY")}
        self._verbs = {self.letter_of["PART"], self.letter_of["LAST"]}
        self._names = {self.letter_of["DAYPART"]}
        self._maybe |= self._verbs | self._names

    def atoms(self, grammar: Grammar) -> Atoms:
        """The letters of a text, each with its word and token."""
        letters: list[str] = []
        words: list[str] = []
        tokens: list[int] = []
        get, maybe = self._letters.get, self._maybe
        for i, word in enumerate(grammar.lower):
            letter = get(word)
            if letter is None:
                if word.isalpha():
                    letter = OTHER
                else:
                    pieces = self._cut(word)
                    if len(pieces) != 1:
                        for piece, piece_letter in pieces:
                            letters.append(piece_letter)
                            words.append(piece)
                            tokens.append(i)
                        continue
                    letter = pieces[0][1]
            if letter in maybe:
                letter = self._unmasked(grammar, i, letter)
            letters.append(letter)
            words.append(word)
            tokens.append(i)
        return Atoms("".join(letters), words, tokens)

    @lru_cache(maxsize=4096)  # noqa: B019 - there is one lexicon
    def _cut(self, word: str) -> tuple[tuple[str, str], ...]:
        """The atoms of a word that is no plain word, with their letters; none of white space within a line."""
        pieces = self._pieces(word)
        if pieces:
            return tuple(pieces)
        letter = self.shape(word)
        return () if letter is None else ((word, letter),)

    def shape(self, word: str) -> str | None:
        """The letter of a word that is no plain word; None for white space within a line."""
        if word.isspace():
            return self.letter_of["BREAK"] if "\n" in word else None
        name = self._shape_name(word)
        if name is not None:
            return self.letter_of[name]
        return self._letters.get(word.rstrip("."), OTHER)

    @staticmethod
    def _shape_name(word: str) -> str | None:
        if len(word) < 2 and not word.isdecimal():
            return None
        if not (word[0].isdecimal() or word[0] in "'’f½¼¾"):
            return None
        if word.isdecimal():
            if len(word) <= 2 and 1 <= int(word) <= 31:
                return "DAYNUM"
            return "YEARNUM" if len(word) == 4 and 1000 <= int(word) <= 2199 else "NUM"
        for name, pattern in _SHAPES:
            if pattern.fullmatch(word):
                return name
        return None

    def _pieces(self, word: str) -> list[tuple[str, str]]:
        """The parts of a token that holds two numbers or a number and a month, if all of them are words of time."""
        if len(word) < 3 or not _SPLITTABLE.fullmatch(word) or self._shape_name(word) in ("NUMERIC", "FRACTION"):
            return []
        out = []
        for piece in _PIECES.findall(word):
            letter = self._letters.get(piece) or self.shape(piece) or OTHER
            if letter == self.letter_of["MAYBE_MONTH"]:
                letter = self.letter_of["MONTH"]
            if letter == OTHER:
                return []
            out.append((piece, letter))
        return out

    def _unmasked(self, grammar: Grammar, i: int, letter: str) -> str:
        """A month, season or weekday that may be another word: by its capital, its part of speech, its neighbours."""
        if letter in self._verbs:  # "talks start May 3", "could last two days"
            return OTHER if grammar.pos[i] == "VERB" else letter
        if letter in self._names:
            return OTHER if self._in_a_name(grammar, i) else letter
        before = grammar.lower[i - 1] if i else ""
        after = grammar.lower[i + 1] if i + 1 < grammar.size else ""
        dated = before[:1].isdecimal() or after[:1].isdecimal()
        capital = grammar.text[i][:1].isupper()
        if letter == self.letter_of["SHORT_WEEKDAY"]:
            return letter if capital and (dated or after in (",", ".") or self._is(after, "MONTH")) else OTHER
        noun = grammar.pos[i] in ("NOUN", "PROPN", "NUM")
        if letter == self.letter_of["MAYBE_MONTH"]:
            led = self.class_of.get(before) in MONTH_LEADERS or before in ("since", "by", "during")
            named = noun and not led and (self._is_name(grammar, i) or self._is_walk(grammar, i, after))
            begin, end = grammar.sentences[grammar.sentence[i]]
            alone = end - begin == 1  # in a table or as a heading
            return self.letter_of["MONTH"] if capital and (dated or led or alone or (noun and not named)) else OTHER
        # "the Prague Spring" is no season; "the fall of the city" no autumn.
        named = capital and i > 0 and grammar.pos[i - 1] in ("PROPN", "ADJ") and not self._is(before, "PART")
        falling = (
            grammar.lower[i] == "fall" and after == "of" and not "".join(grammar.lower[i + 2 : i + 3])[:1].isdecimal()
        )
        return self.letter_of["SEASON"] if noun and not named and not falling else OTHER

    def _in_a_name(self, grammar: Grammar, i: int) -> bool:
        """Whether a part of the day is part of a name: "Operation Dawn", not "Friday Night"."""
        if not i or not (grammar.text[i][:1].isupper() and grammar.text[i - 1][:1].isupper()):
            return False
        return grammar.pos[i - 1] == "PROPN" and self._letters.get(grammar.lower[i - 1], OTHER) == OTHER

    def _is_name(self, grammar: Grammar, i: int) -> bool:
        """Whether "May" or "March" is a person or part of a name: after another name, or as the subject of an act."""
        if i and grammar.text[i - 1][:1].isupper() and grammar.pos[i - 1] in ("PROPN", "ADJ"):
            return not self._is(grammar.lower[i - 1], "MONTH")
        subject = grammar.dep[i] in ("nsubj", "nsubjpass", "poss")
        return subject and grammar.lemma[grammar.head[i]] not in self.lists["passing"]

    @staticmethod
    def _is_walk(grammar: Grammar, i: int, after: str) -> bool:
        """Whether "March" is a march: "the March to the Sea"."""
        owned = i > 0 and (grammar.tag[i - 1] in ("PRP$", "POS") or grammar.lower[i - 1] == "the")
        return owned and after in ("to", "on", "against", "from")

    def _is(self, word: str, name: str) -> bool:
        return self.class_of.get(word.rstrip(".")) == name

    def value(self, word: str) -> Any:
        """What a word counts with."""
        found = self.value_of.get(word)
        return self.value_of.get(word.rstrip(".")) if found is None else found


_SHAPES = (
    ("NUM", _NUMBER),
    ("NTH", _NTH),
    ("TENS", _TENS),
    ("SHORTYEAR", _SHORT_YEAR),
    ("DECIMAL", _DECIMAL),
    ("NUMERIC", _NUMERIC),
    ("CLOCK", _CLOCK),
    ("CLOCK", _HOUR),
    ("CLOCK", _MILITARY),
    ("STAMP", _STAMP),
    ("FY", _FISCAL),
    ("FRACTION", re.compile(r"1/2|½")),
)


@cache
def lexicon() -> Lexicon:
    """The lexicon of the codebook's cue table."""
    return Lexicon(cues("times"))
