"""Dates, lists, counts and amounts in plain English, for links' reasons, tables and briefs."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from communique.codebook import load
from communique.records import Date, Published
from communique.settings import settings

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_CAPITALS = re.compile(r"\b(?:[A-Z]\.){2,}|\b[A-Z]{2,5}\b")
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_QUARTERS = {"01": "first", "04": "second", "07": "third", "10": "fourth"}
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_UNITS = {
    "USD": "US dollars", "EUR": "euros", "CNY": "yuan", "RUB": "roubles", "GBP": "pounds sterling", "JPY": "yen",
    "INR": "rupees", "percent": "percent", "percentage points": "percentage points",
}  # fmt: skip


def listed(items: Sequence[str], last: str = "and") -> str:
    """A list as prose: "a", "a and b", "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """A number of things: "no meetings", "one meeting", "three meetings", "14 meetings"."""
    word = noun if count == 1 else plural or f"{noun}s"
    return f"{_SMALL[count] if count < len(_SMALL) else f'{count:,}'} {word}"


def sentence_case(text: str) -> str:
    """The text with a capital first letter, the rest untouched."""
    return text[:1].upper() + text[1:]


def in_words(prefix: str) -> str:
    """An ISO prefix written out: "8 April 2024", "April 2024", "2024"; what is none stays as it is."""
    parts = prefix[:10].split("-")
    try:
        if len(parts) == 3:
            return f"{int(parts[2])} {MONTHS[int(parts[1]) - 1]} {int(parts[0])}"
        if len(parts) == 2:
            return f"{MONTHS[int(parts[1]) - 1]} {int(parts[0])}"
    except (ValueError, IndexError):
        return prefix
    return prefix


def span_in_words(start: str, end: str) -> str:
    """Two ISO prefixes as a span: "8 to 9 April 2024", "30 March to 2 April 2024", "March to May 2024"."""
    if start == end:
        return in_words(start)
    first, last = in_words(start).split(), in_words(end).split()
    if len(first) == len(last):
        while len(first) > 1 and first[-1] == last[len(first) - 1]:
            first.pop()
    return f"{' '.join(first)} to {' '.join(last)}"


def days_in_words(first: int, last: int) -> str:
    """A span of days given as ordinals of the calendar."""
    return span_in_words(date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat())


def date_in_words(given: Date | Published | None) -> str | None:
    """A date of the record written out by its precision: "the second quarter of 2024", "the week of 8 April 2024"."""
    if given is None:
        return None
    if isinstance(given, Published):
        return in_words(given.date)
    start, end = given.start, given.end
    if given.precision == "quarter" and start[5:7] in _QUARTERS:
        return f"the {_QUARTERS[start[5:7]]} quarter of {start[:4]}"
    if given.precision == "decade":
        return f"the {start[:3]}0s"
    if given.precision == "week":
        return f"the week of {in_words(start)}"
    if given.precision == "month" and start[:7] == end[:7]:
        return in_words(start[:7])
    if given.precision == "year" and start[:4] == end[:4]:
        return start[:4]
    return span_in_words(start, end)


def when(given: Date | None) -> str | None:
    """A date with its preposition: "on 8 April 2024", "from 8 to 9 April 2024", "in April 2024"."""
    words = date_in_words(given)
    if given is None or words is None:
        return None
    if given.precision == "day" and given.start == given.end:
        return f"on {words}"
    if " to " in words:
        return f"from {words}"
    return f"in {words}"


def number(value: float) -> str:
    """A number as people write it: "240.1 billion", "1,500", "26.3"."""
    for scale, name in _SCALES:
        if abs(value) >= scale:
            return f"{_plain(value / scale)} {name}"
    return _plain(value)


def amount(value: float, unit: str | None) -> str:
    """A number with its unit: "240.1 billion US dollars", "26.3 percent", "25 officials"."""
    return f"{number(value)} {_UNITS.get(unit, unit)}" if unit else number(value)


def _plain(value: float) -> str:
    return f"{value:,.10g}" if abs(value) < 1e10 else f"{value:,.0f}"


@cache
def country_name(code: str | None) -> str | None:
    """The English short name of a country by its ISO 3166 code; None for an unknown one."""
    if code is None:
        return None
    country = load(settings().codebook).country_by_code.get(code)
    return None if country is None else country.name


def words_of(text: str) -> list[str]:
    """The words of a text in order, lower case, compounds with a hyphen split."""
    return _WORD.findall(text.casefold())


@cache
def country_phrases() -> dict[str, str]:
    """Names of countries, their adjectives and nationals as lower-case words, to the country's code."""
    phrases: dict[str, str] = {}
    for country in load(settings().codebook).countries:
        for name in (country.name, *country.aliases, *country.adjectives, *country.nationals):
            if len(name) > 2:
                phrases.setdefault(" ".join(words_of(name)), country.code)
    return phrases


@cache
def country_words() -> dict[str, str]:
    """Those of `country_phrases` that are one word, to `@` and the country's code."""
    return {phrase: f"@{code}" for phrase, code in country_phrases().items() if " " not in phrase}


def countries_in(text: str | None) -> frozenset[str]:
    """The codes of the countries that the words of a text name, by name or adjective."""
    known, capitals = country_phrases(), _capital_words()
    words = words_of(text or "")
    runs = (" ".join(words[i : i + size]) for i in range(len(words)) for size in range(1, 5))
    found = {known[run] for run in runs if run in known}
    found.update(capitals[word] for word in _CAPITALS.findall(text or "") if word in capitals)
    return frozenset(found)


@cache
def _capital_words() -> dict[str, str]:
    """Countries' names in capital letters, which lower case would confuse with other words: US, U.S., UAE."""
    return {
        name: country.code
        for country in load(settings().codebook).countries
        for name in country.aliases
        if name.isupper() and len(name) <= 6
    }
