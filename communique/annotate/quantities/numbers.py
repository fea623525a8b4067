"""Reads one number where it begins: digits, words, fractions, and the scale words after it."""

import re
from dataclasses import dataclass
from typing import Any

from communique.annotate.grammar import Grammar
from communique.codebook import cues

TABLE: dict[str, Any] = cues("quantities")
NUMERALS: dict[str, int] = TABLE["numerals"]
SCALES: dict[str, float] = TABLE["scales"]
LETTER_SCALES: dict[str, float] = TABLE["letter_scales"]
FRACTIONS: dict[str, float] = TABLE["fractions"]
HYPHENS = frozenset({"-", "–", "—", "‑", "−"})

# "US$8.4bn", "7,000", "€1,2", "5,000km", "1.2-million" is split by the tokenizer: sign, digits, letters glued to them.
DIGITS = re.compile(r"([^\d\W]{0,3}[^\w\s\d.,()\[\]#№/&-]?\.?)(\d[\d,.’']*\d|\d)(%|[^\d\W]{1,10}[²³23]?|°c)?\.?$")
_GROUPED = re.compile(r"\d{1,3}(?:[,.’']\d{3})+$")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}$")


@dataclass(slots=True)
class Number:
    """A number read from tokens `start` to `end`; `sign` and `suffix` are what is glued to the digits.

    `scaled` is true when a scale word was read; `plain` for bare digits without separators, which may be a year.
    """

    start: int
    end: int
    value: float
    sign: str = ""
    suffix: str = ""
    scaled: bool = False
    plain: bool = False
    fraction: bool = False


def digits_value(text: str, scaled: bool) -> float | None:
    """The value of written digits: "1,200", "3.5", "1,20,000", and "1,2" before a scale word."""
    if _INDIAN.match(text):
        return float(text.replace(",", ""))
    grouped = _GROUPED.match(text)
    if grouped is not None:
        separators = {c for c in text if not c.isdigit()}
        # One group after a point is a decimal in English ("1.234"), but "1.234.567" can only be grouped.
        if len(separators) == 1 and (separators != {"."} or text.count(".") > 1):
            return float(re.sub(r"\D", "", text))
    if text.count(",") == 1 and "." not in text and scaled:
        text = text.replace(",", ".")
    if text.count(",") == 1 and "." not in text and re.search(r",\d{1,2}$", text):
        text = text.replace(",", ".")
    text = re.sub(r"[,’']", "", text)
    return float(text) if text.count(".") <= 1 else None


def read_number(g: Grammar, i: int) -> Number | None:
    """The number that begins at token `i`, with its scale words; `None` when there is none."""
    word = g.lower[i]
    if word in NUMERALS or word in SCALES or word in FRACTIONS or word in ("a", "an"):
        return _words(g, i)
    match = DIGITS.match(g.text[i])
    return None if match is None else _digits(g, i, match)


def _digits(g: Grammar, i: int, match: re.Match[str]) -> Number | None:
    sign, digits, suffix = match[1], match[2], (match[3] or "").lower()
    end = i + 1
    while end < g.size and _is_group(g, i, end, digits):
        digits += g.text[end]
        end += 1
    glued = LETTER_SCALES.get(suffix) or SCALES.get(suffix)
    scaled = glued is not None or _scale_at(g, end) is not None
    value = digits_value(digits, scaled)
    if value is None:
        return None
    number = Number(i, end, value, sign, suffix, plain=digits.isdigit() and not sign and not suffix)
    if glued is not None and (suffix in SCALES or sign or suffix == "k"):
        number.value, number.suffix, number.scaled = value * glued, "", True
    elif glued is not None:
        number.suffix = suffix  # "100m" may be metres: the unit decides
    _and_a_half(g, number)
    return _scale(g, number)


def _is_group(g: Grammar, first: int, i: int, digits: str) -> bool:
    """Whether token `i` goes on with a number that is grouped by spaces: "7 000", "1 250 000"."""
    return (
        len(g.text[first]) <= 3
        and digits.isdigit()
        and digits[0] != "0"
        and len(g.text[i]) == 3
        and g.text[i].isdigit()
        and g.offset[i] == g.offset[i - 1] + len(g.text[i - 1]) + 1
    )


def _words(g: Grammar, i: int) -> Number | None:
    """Number words from token `i`: "twenty-five", "two hundred and fifty thousand", "half a million", "a third"."""
    article = g.lower[i] in ("a", "an")
    j = i + 1 if article else i
    if j >= g.size:
        return None
    if g.lower[j] == "half" and j + 2 < g.size and g.lower[j + 1] in ("a", "an") and g.lower[j + 2] in SCALES:
        return _scale(g, Number(i, j + 2, 0.5))
    if g.lower[j] in FRACTIONS:
        if g.lower[j + 1 : j + 3] in (["of", "a"], ["of", "one"]) and "".join(g.lower[j + 3 : j + 4]) in SCALES:
            return _scale(g, Number(i, j + 3, FRACTIONS[g.lower[j]]))  # "a quarter of a million"
        return Number(i, j + 1, FRACTIONS[g.lower[j]], fraction=True)
    if g.lower[j] in SCALES:
        return _scale(g, Number(i, j, 1.0))
    if article:
        return None
    total, group, end, last = 0.0, 0.0, j, 0.0
    while end < g.size:
        word = g.lower[end]
        if word in NUMERALS:
            unit = NUMERALS[word]
            if last and not (last >= 20 > 9 >= unit and last < 100) and last != 100.0:
                break
            group, last, end = group + unit, unit, end + 1
        elif word == "hundred" and group:
            group, last, end = group * 100, 100.0, end + 1
        elif word in SCALES and group:
            total, group, last, end = total + group * SCALES[word], 0.0, 100.0, end + 1
        elif _joins(g, end, last):
            end += 1
        else:
            break
    fraction = FRACTIONS.get(g.lower[end]) if end < g.size else None
    skip = end + 1 if fraction is None and end + 1 < g.size and g.text[end] in HYPHENS else end
    if fraction is None and skip < g.size:
        fraction = FRACTIONS.get(g.lower[skip])
    if fraction is not None and g.lower[skip] != "half" and not total:
        return Number(i, skip + 1, group * fraction, fraction=True)
    number = Number(i, end, total + group, scaled=total > 0)
    _and_a_half(g, number)
    return _scale(g, number)


def _joins(g: Grammar, i: int, last: float) -> bool:
    """Whether token `i` holds a number together: the hyphen of "twenty-five", the "and" of "hundred and fifty"."""
    if i + 1 >= g.size or not last:
        return False
    following = g.lower[i + 1]
    if g.text[i] in HYPHENS:
        return (following in NUMERALS and 20 <= last < 100 and NUMERALS[following] < 10) or following in SCALES
    return g.lower[i] == "and" and last == 100.0 and following in NUMERALS


def _and_a_half(g: Grammar, number: Number) -> None:
    """Reads "one and a half million" and "three-and-a-half"."""
    words = [w for w in g.lower[number.end : number.end + 6] if w not in HYPHENS]
    if words[:3] in (["and", "a", "half"], ["and", "one", "half"]):
        end = number.end
        while g.lower[end] != "half":
            end += 1
        number.value, number.end, number.plain = number.value + 0.5, end + 1, False


def _scale_at(g: Grammar, i: int) -> int | None:
    """The token of the scale word at `i`, a hyphen before it passed over ("45-billion")."""
    if i + 1 < g.size and g.text[i] in HYPHENS:
        i += 1
    return i if i < g.size and g.lower[i].rstrip(".") in SCALES else None


def _scale(g: Grammar, number: Number) -> Number:
    """Multiplies by the scale words that follow: "2 lakh crore", "half a million"."""
    while number.end < g.size and (at := _scale_at(g, number.end)) is not None:
        number.value *= SCALES[g.lower[at].rstrip(".")]
        number.end, number.scaled, number.plain = at + 1, True, False
    return number
