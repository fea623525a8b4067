"""What dated documents tell of the events of undated ones: the same meetings, the same words of the same people."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from communique.records import Meeting
from communique.resolve import statements
from communique.resolve.contacts import Contact, contact
from communique.resolve.contacts import compare as same_contact
from communique.resolve.corpus import Corpus
from communique.resolve.days import Window, window
from communique.resolve.statements import Said, said
from communique.resolve.words import tokens
from communique.wording import days_in_words

HEAD = 700
"""Code points from the top of a text in which its news stands."""
SURE = 0.75
"""The score from which a meeting on one day of the year is the meeting on that day of some year."""
VERBATIM, WORDS = 0.85, 7
"""The share of words, and the number of content words, from which two reports are surely of one utterance."""


@dataclass(frozen=True)
class Telling:
    """The days of an event that an undated document tells of, by others that tell of it and know the days.

    `leads` says whether the document opens with it, `ahead` whether it lies ahead there.
    """

    document: str
    days: Window
    why: str
    leads: bool = False
    ahead: bool = False


def of_meetings(corpus: Corpus, documents: Collection[str]) -> Iterator[Telling]:
    """The meetings of some documents that a link holds together with dated ones of others."""
    shelf = corpus.scratch.shelf()
    for link in corpus.view.links("same_meeting"):
        for member in link.members:
            shelf[member] = None
    for meeting in corpus.records("meeting"):
        if meeting.id in shelf:
            shelf[meeting.id] = _Held.of(meeting, told_in_undated=meeting.document in documents)
    for link in corpus.view.links("same_meeting"):
        held = [one for member in link.members if (one := shelf.get(member)) is not None]
        days = {one.days for one in held if not one.undated and one.days is not None and one.days.length == 1}
        if len(days) != 1:
            continue
        (day,) = days
        why = f"documents with a date tell of a meeting in it on {_in_words(day)}"
        yield from (Telling(one.document, day, why, one.leads, one.ahead) for one in held if one.undated)


class _Held(NamedTuple):
    """A meeting of a link: what datings need of it."""

    document: str
    days: Window | None
    undated: bool
    leads: bool
    ahead: bool

    @classmethod
    def of(cls, meeting: Meeting, *, told_in_undated: bool) -> "_Held":
        """What a meeting tells."""
        leads = min(words.start for words in meeting.evidence) < HEAD
        ahead = meeting.status in ("planned", "rumoured")
        return cls(meeting.document, window(meeting.date), told_in_undated, leads, ahead)


def of_day(corpus: Corpus, candidates: Mapping[str, Collection[str]]) -> Iterator[Telling]:
    """The meetings of documents that know a day but not its year, with those of others on that day of some year."""
    if not candidates:
        return
    blocks = corpus.blocks(mutual=False)
    for meeting in corpus.records("meeting"):
        one = contact(meeting, None)
        if meeting.document in candidates:
            if one.days is None and one.status == "held" and not one.one_sided:
                days = sorted(candidates[meeting.document])
                blocks.add(
                    _Guess(one.id, one, tuple(days)),
                    one.id,
                    (f"{day[-5:]} {bloc}" for day in days for bloc in one.blocs),
                )
        elif one.firm and one.days is not None and not one.one_sided:
            day = _iso(one.days.last)
            blocks.add(_Guess(one.id, one, ()), one.id, (), (f"{day[-5:]} {bloc}" for bloc in one.blocs))
    for guess, found in blocks.matches(_on_that_day):
        for _, other in found:
            days = other.contact.days
            assert days is not None
            why = f"documents with a date tell of its meeting on {_in_words(Window(days.last, days.last))}"
            yield Telling(guess.contact.document, Window(days.last, days.last), why)


class _Guess(NamedTuple):
    """A meeting, and the days on which it may have been: ISO days, or `--04-09` for that of any year."""

    id: str
    contact: Contact
    days: tuple[str, ...]


def _on_that_day(a: _Guess, b: _Guess) -> float | None:
    """How sure it is that a meeting without a day is one that others date, if it was on that day."""
    if b.contact.days is None or not any(_iso(b.contact.days.last).endswith(day.removeprefix("-")) for day in a.days):
        return None
    score = same_contact(replace(a.contact, days=b.contact.days, dated=True), b.contact)
    return score if score is not None and score >= SURE else None


def of_statements(corpus: Corpus, documents: Collection[str]) -> Iterator[Telling]:
    """The words of somebody that some documents report, with reports of them by others that know the day."""
    blocks = corpus.blocks(mutual=False)
    for statement in corpus.records("statement"):
        one = said(statement, None)
        if one is None or len(one.words) < WORDS:
            continue
        speaker = (tokens(one.speaker.name) or [one.speaker.key])[-1]
        keys = [(speaker, word) for word in sorted(one.words)]
        if statement.document in documents:
            if one.days is None:
                blocks.add(one, one.id, keys)
        elif one.days is not None and one.days.length == 1:
            blocks.add(one, one.id, (), keys)
    for one, found in blocks.matches(_verbatim):
        days = {other.days for _, other in found if other.days is not None}
        if len(days) == 1:
            (day,) = days
            why = f"documents with a date report words of {one.speaker.name} in it as of {_in_words(day)}"
            yield Telling(one.document, day, why)


def _verbatim(a: Said, b: Said) -> float | None:
    """How far two reports are of the same words, if they were of one day."""
    if len(a.words & b.words) < WORDS:
        return None
    score = statements.compare(replace(a, days=b.days), b)
    return score if score is not None and score >= VERBATIM else None


def _in_words(days: Window) -> str:
    return days_in_words(days.first, days.last)


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
