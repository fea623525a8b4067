"""Between which days an article was written, where no line shows it: what its words and its page leave open."""

import calendar
import datetime
import re
from collections.abc import Callable, Iterator

from communique.ranges import Range
from communique.read import cues, dates, daywords, published, terms
from communique.read.draft import Piece
from communique.records import Bounds

MOST = 9
"""More days than these are not told one by one: nothing but the calendar bounds them."""

OPENING = 2
"""Words that may stand before a date that opens a sentence."""
LONGEST = 800
"""Code points of the longest sentence: more is a list or a table, in which no verb tells of all dates."""

_SENTENCE = re.compile(r"[^.!?;\n]+(?:\.(?=\S)[^.!?;\n]*|\b(?:[A-Z]|[A-Z][a-z]{1,3})\.[^.!?;\n]*)*")
_YEAR = re.compile(r"\b(?P<how>in|since|of|during|by|for) (?P<year>(?:19[5-9]|20[0-4])\d)\b(?![-–/]\d)")
_PREPOSITION = re.compile(r"^(?:in|since|of|during|by|for) ")
_COPYRIGHT = re.compile(r"(?:©|\([Cc]\)|[Cc]opyright)\s*(?:©\s*)?(?:\d{4}\s*[-–]\s*)?(?P<year>(?:19|20)\d\d)\b")


def found(told: published.Account, pieces: list[Piece]) -> Bounds | None:
    """What bounds the days on which an article was written; None where nothing does."""
    span = Range()
    for first, _, words in _told(told.text, _is_past):
        span.after(first, f"it tells of {words} as past")
    for _, last, words in _told(told.text, _is_announced):
        span.before(last, f"it tells of {words} as still to come")
    year = max((int(match["year"]) for match in _copyrights(pieces)), default=None)
    if year is not None:
        span.before(f"{year}-12-31", f"its page has the copyright of {year}")
    if told.current:
        _in_office(span, told)
        _in_some_years(span, told)
    elif told.days and (told.latest is None or told.latest.year >= daywords.EARLIEST):
        _in_any_year(span, published.anchor(told))
    return span.made()


def _told(text: str, tells: Callable[[str, int, int], bool]) -> Iterator[tuple[str, str, str]]:
    """The dates and years of the sentences of one sort: first day, last day and words of each."""
    for match in _SENTENCE.finditer(text):
        sentence = match.group()
        if len(sentence) > LONGEST or not any(map(str.isdigit, sentence)):
            continue
        for first, last, start, end in _dates(sentence):
            if tells(sentence, start, end):
                yield first, last, _PREPOSITION.sub("", sentence[start:end]).strip()


def _dates(sentence: str) -> Iterator[tuple[str, str, int, int]]:
    taken: list[tuple[int, int]] = []
    for date in dates.shown(sentence):
        if date.precision in ("day", "month"):
            taken.append((date.start, date.end))
            yield _first_day(date.date), _last_day(date.date), date.start, date.end
    for match in _YEAR.finditer(sentence):
        if not any(start <= match.start("year") < end for start, end in taken):
            yield f"{match['year']}-01-01", f"{match['year']}-12-31", match.start(), match.end()


def _is_past(sentence: str, start: int, end: int) -> bool:
    """Whether a sentence surely tells of a date as past: it has a past verb, and nothing in it looks ahead."""
    if cues.pattern("inference", "past").search(sentence) is None:
        return False
    before = sentence[:start]
    if cues.pattern("inference", "unsure").search(sentence) or cues.pattern("inference", "aims").search(before):
        return False
    year = _YEAR.match(sentence, start)
    if year is not None:  # "by a third in 2021" looks back, "by 2021" ahead
        return year["how"] not in ("by", "for")
    return cues.pattern("inference", "ahead").search(daywords.clause(sentence, start)) is None


def _is_announced(sentence: str, start: int, end: int) -> bool:
    """Whether a sentence announces something for a date, in the present tense and in nobody's older words.

    The date follows in the same clause ("will meet in Rabat on 9 August 2022"), or opens the sentence.
    """
    said = cues.pattern("inference", "announced").search(sentence)
    if said is None or cues.pattern("inference", "told_then").search(sentence) is not None:
        return False
    if said.end() <= start:
        between = sentence[said.end() : start]
    elif end <= said.start() and len(sentence[:start].split()) <= OPENING:
        between = sentence[end : said.start()]
    else:
        return False
    return "," not in between.strip(" ,") and cues.pattern("inference", "past").search(between) is None


def _in_office(span: Range, told: published.Account) -> None:
    """The days on which all office-holders of the lead held the office that they are named with."""
    held = terms.common(told.lead)
    if held is None:
        return
    first, last = held
    why = "those whom it names with an office held it"
    if first is not None and (span.last is None or first <= span.last):
        span.after(first, f"{why} from {first} on")
    if last is not None:
        span.before(last, f"{why} until {last}")


def _in_some_years(span: Range, told: published.Account) -> None:
    """The days that the latest day without a year may be, where a weekday or the offices leave few."""
    day = published.anchor(told)
    if day is None:
        return
    possible, weekday = published.candidates(told)
    days = [one for one in possible if (span.last is None or one <= span.last) and _reaches(span.first, one)]
    if len(days) > MOST:
        _in_any_year(span, day)
    if not 0 < len(days) <= MOST:
        return
    span.candidates = days
    years = ", ".join(one[:4] for one in days)
    span.why.append(f"“{day.words}” {'with its weekday ' if weekday else ''}can be of {years}")
    span.after(days[0], f"it tells of “{day.words}” as past")
    if len(possible) == 1:
        span.before(_next_year(days[0]), f"it tells of “{day.words}” without the year")


def _in_any_year(span: Range, day: daywords.Day | None) -> None:
    """The latest day without a year, where nothing in the text bounds the year."""
    if day is not None:
        span.candidates = [f"--{day.month:02}-{day.day:02}"]
        span.why.append(f"“{day.words}” can be of any year")


def _reaches(first: str | None, day: str) -> bool:
    """Whether a day told of without its year may lie before the latest one with it: by less than a year."""
    return first is None or first <= _next_year(day)


def _next_year(day: str) -> str:
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=published.NEAR)).isoformat()


def _copyrights(pieces: list[Piece]) -> Iterator[re.Match[str]]:
    for piece in pieces:
        if (piece.reason == "legal" or piece.zone == "footnote") and len(piece.text) < cues.LONGEST_JUNK:
            yield from _COPYRIGHT.finditer(piece.text)


def _first_day(date: str) -> str:
    return date if len(date) == 10 else f"{date}-01"


def _last_day(date: str) -> str:
    if len(date) == 10:
        return date
    return f"{date}-{calendar.monthrange(int(date[:4]), int(date[5:7]))[1]}"
