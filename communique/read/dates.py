"""Dates that a page shows: full dates in the ways of several languages, and the lines that hold little else."""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from communique.read import cues
from communique.records import Precision


@dataclass(frozen=True, slots=True)
class Shown:
    """A date in a text: its ISO prefix, its precision, and where it stands."""

    date: str
    precision: Precision
    start: int
    end: int
    either: tuple[str, str] | None = None
    """The day that a numeric date is read day first, and month first, where both could be."""


@cache
def months() -> dict[str, int]:
    """The number of a month by each of its names, in lower case."""
    return {str(name): number for number, names in enumerate(cues.table()["dates"]["months"], 1) for name in names}


@cache
def weekdays() -> dict[str, int]:
    """The number of a weekday by each of its names, in lower case; Monday is 0."""
    return {str(name): number for number, names in enumerate(cues.table()["dates"]["weekdays"]) for name in names}


_WORD_OF_MONTH = re.compile(r"[^\s\d.,()|/:;\u2013\u2014-]{2,16}")


@cache
def _expression() -> re.Pattern[str]:
    longer = cues.alternatives([name for name in months() if " " in name or not _WORD_OF_MONTH.fullmatch(name)])
    month = rf"(?:{longer}|{_WORD_OF_MONTH.pattern})"  # looked up later: hundreds of alternatives would cost more
    ordinal = r"(?:st|nd|rd|th|er|º|\.)?"
    return re.compile(
        rf"(?P<y1>\d{{4}})[-/.](?P<m1>\d{{1,2}})[-/.](?P<d1>\d{{1,2}})(?!\d)"
        rf"|(?P<y2>\d{{4}})年(?P<m2>\d{{1,2}})月(?:(?P<d2>\d{{1,2}})日)?"
        rf"|(?P<y7>\d{{4}})년 ?(?P<m7>\d{{1,2}})월 ?(?P<d7>\d{{1,2}})일"
        rf"|(?<![\d.])(?P<d3>\d{{1,2}}){ordinal}[\s-]*(?:of\s+|de\s+)?\b(?P<m3>{month})(?!\w)\.?,?[\s-]*(?:del?\s+)?(?P<y3>\d{{4}})(?!\d)"
        rf"|\b(?P<m4>{month})\b\.?\s+(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y4>\d{{4}})(?!\d)"
        rf"|(?<![\d.-])(?P<n1>\d{{1,2}})(?P<sep>\.\s?|[/-])(?P<n2>\d{{1,2}})(?P=sep)(?P<y5>\d{{4}})(?!\d|-\d)"
        rf"|(?<!\d)(?P<y8>\d{{4}})\.?\s(?:gada\s(?P<d8>\d{{1,2}})\.\s(?P<m8>{month})|(?:m\.\s)?(?P<m9>{month})\s(?P<d9>\d{{1,2}})(?!\d))"
        rf"|(?<![\d.])(?P<d10>\d{{1,2}})\s(?:tháng|月)\s?(?P<m10>\d{{1,2}})(?:,\s|\snăm\s|\s)(?P<y10>\d{{4}})(?!\d)"
        rf"|\b(?P<m6>{month})\b\.?,?\s+(?P<y6>\d{{4}})(?!\d)",
        re.IGNORECASE,
    )


def shown(text: str) -> Iterator[Shown]:
    """The dates with a year in `text`, in order; a numeric date that could be read two ways gives its year alone."""
    for start, end in _around_digits(text):
        while (match := _expression().search(text, start, end)) is not None:
            iso = _iso(match)
            start = match.start() + 1 if iso is None else match.end()
            if iso is not None:
                date, precision = iso
                either = _either(match) if precision == "year" else None
                yield Shown(date, precision, match.start(), match.end(), either)


def _either(match: re.Match[str]) -> tuple[str, str]:
    first, second, year = int(match["n1"]), int(match["n2"]), match["y5"]
    return f"{year}-{second:02}-{first:02}", f"{year}-{first:02}-{second:02}"


def day_first(texts: Iterable[str]) -> bool | None:
    """Whether numeric dates that read one way only have the day first; None where there are none, or of both kinds."""
    found = {int(match["first"]) > MONTHS for text in texts for match in _NUMERIC.finditer(text) if _tells(match)}
    return found.pop() if len(found) == 1 else None


MONTHS = 12
_NUMERIC = re.compile(r"(?<![\d/.-])(?P<first>\d{1,2})[/-](?P<second>\d{1,2})[/-](?:19|20)?\d\d(?![\d/-])")


def _tells(match: re.Match[str]) -> bool:
    first, second = int(match["first"]), int(match["second"])
    return min(first, second) >= 1 and min(first, second) <= MONTHS < max(first, second) <= 31


_DIGITS = re.compile(r"\d+")
REACH = 40
"""Code points on either side of a number in which the rest of its date stands."""


def around_digits(expression: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a date's expression, looked for only where numbers stand: most of a text has none."""
    for start, end in _around_digits(text):
        yield from expression.finditer(text, start, end)


def _around_digits(text: str) -> list[tuple[int, int]]:
    windows: list[tuple[int, int]] = []
    for digits in _DIGITS.finditer(text):
        start, end = max(0, digits.start() - REACH), digits.end() + REACH
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    return windows


_YEARS = ("y1", "y2", "y3", "y4", "y5", "y6", "y7", "y8", "y10")
_MONTHS = ("m1", "m2", "m7", "m10")
_DAYS = ("d1", "d2", "d3", "d4", "d7", "d8", "d9", "d10")
BUDDHIST = 543
"""Years by which Thailand's calendar is ahead."""


def _is_thai(name: str) -> bool:
    return "\u0e00" <= name[0] <= "\u0e7f"


def _iso(match: re.Match[str]) -> tuple[str, Precision] | None:
    group = match.groupdict()
    year = next(int(group[name]) for name in _YEARS if group[name])
    if not 1000 <= year <= 2999:
        return None
    if group["n1"]:
        first, second = int(group["n1"]), int(group["n2"])
        if group["sep"] in "/-" and first <= 12 and second <= 12 and first != second:
            return str(year), "year"
        day, month = (second, first) if second > 12 >= first else (first, second)
    else:
        name = next((group[place] for place in ("m3", "m4", "m6", "m8", "m9") if group[place]), None)
        if name is not None and _is_thai(name):
            year -= BUDDHIST
        if name is not None and name.lower() not in months():
            return None
        month = months()[name.lower()] if name else int(next(group[place] for place in _MONTHS if group[place]))
        number = next((group[place] for place in _DAYS if group[place]), None)
        if not number:
            return (f"{year}-{month:02}", "month") if 1 <= month <= 12 else None
        day = int(number)
    try:
        return datetime.date(year, month, day).isoformat(), "day"
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line whose use is to show a date. `label` tells `published` from `updated`; `rest` are the words beside it.

    `updated` is the date of a change that the line shows, beside that of publication or alone.
    """

    shown: Shown
    label: str | None
    rest: str
    updated: Shown | None = None


_TIME = re.compile(r"\b\d{1,2}[:.h]\d{2}(:\d{2})?\b|[+-]\d{2}:?\d{2}\b|\b\d{1,2}\s?[ap]\.?m\b\.?", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_SPAN = re.compile(r"\s*(?:[-–—/]|\b(?:to|and|und|bis|y|e|et|au|al|a|и|по|ile|dan|tot|i|do)\b)\s*$", re.IGNORECASE)
_BEFORE_SPAN = re.compile(r"(?<![\d:.])\d{1,2}\.?\s*(?:[-–—]|(?<=\d)/|[^\W\d_]{1,3})\s*$")
LONGEST_LINE = 160


@cache
def _labels() -> re.Pattern[str]:
    data = cues.table()["dates"]
    return re.compile(
        rf"(?P<published>(?<!\w)(?:{cues.alternatives(data['published'])})(?!\w))"
        rf"|(?P<updated>(?<!\w)(?:{cues.alternatives(data['updated'])})(?!\w))",
        re.IGNORECASE,
    )


def date_line(text: str) -> DateLine | None:
    """What a short line with a date tells; None when there is no date in it, or it is a sentence."""
    if len(text) > LONGEST_LINE or not any(map(str.isdigit, text)):
        return None
    found = list(shown(text))
    if not found or _spans(text, found):
        return None
    chosen, label = _chosen(text, found)
    changed = _updated(text, found)
    if label == "updated" and changed is not None and changed != chosen:
        label = None  # the first date of the line is before the label: that of publication
    rest = text
    for date in reversed(found):
        rest = f"{rest[: date.start]} {rest[date.end :]}"
    rest = _labels().sub(" ", _TIME.sub(" ", rest))
    dull = cues.words("dates", "filler") | weekdays().keys()
    left = [word for word in _WORD.findall(rest) if word.lower() not in dull]
    if label is None and text.rstrip().endswith(".") and cues.pattern("inference", "past").search(" ".join(left)):
        return None
    return DateLine(chosen, label, " ".join(left), changed)


def _spans(text: str, found: list[Shown]) -> bool:
    """Whether a line tells of several days in a row, as no line of publication does: "8-9 April 2024"."""
    if _labels().search(text) is not None:
        return False
    ends = [0, *(date.end for date in found)]
    return any(
        _SPAN.search(text[end : date.start]) is not None
        and (end > 0 or _BEFORE_SPAN.search(text[: date.start]) is not None)
        for end, date in zip(ends, found, strict=False)
    )


def _chosen(text: str, found: list[Shown]) -> tuple[Shown, str | None]:
    """The date of publication among the dates of a line: the one behind that label, else the first."""
    label = None
    for match in _labels().finditer(text):
        after = [date for date in found if date.start >= match.end()]
        if match.lastgroup == "published" and after:
            return after[0], "published"
        label = label or match.lastgroup
    return found[0], label


def _updated(text: str, found: list[Shown]) -> Shown | None:
    """The date behind the label of an update, before the next label."""
    labels = list(_labels().finditer(text))
    ends = [*(label.start() for label in labels[1:]), len(text)]
    for match, end in zip(labels, ends[: len(labels)], strict=True):
        behind = [date for date in found if match.end() <= date.start < end]
        if match.lastgroup == "updated" and behind:
            return behind[0]
    return None


_CLOSING = re.compile(r"(?:,\s+|\s[-–—|]\s|\()$")


def closing(title: str) -> DateLine | None:
    """The day that a title ends with, as those of briefings and communiqués do: "Daily briefing, 17 May 2023"."""
    for date in shown(title):
        if date.precision == "day" and title[date.end :] in ("", ")") and _CLOSING.search(title[: date.start]):
            return DateLine(date, None, title[: date.start])
    return None
