"""The days of a chronicle's entries: "22 June. The envoy summons both leaders."

A paragraph that begins with a day and a mark behind it tells of that day; timelines, diaries and live pages are
written so. The day belongs to all that the paragraph tells without another.
"""

import re
from dataclasses import replace

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Time

CHRONICLE = 3  # entries that make a text a chronicle, whose present tense is the past
CLOCK = re.compile(r"\d{1,2}([:.h]\d{2})?")  # what an entry of a live page begins with
HALVES = frozenset({"a.m.", "p.m.", "am", "pm", "gmt", "et", "cet", "bst"})
MARKS = frozenset(".:–—-|,")  # what stands between the day and the entry


def chronicled(doc: Doc) -> list[Time]:
    """The times of a document; in a chronicle, whose entries are past, no entry's year lies ahead of publication."""
    times: list[Time] = doc._.times
    published: str | None = doc._.published
    if published is None or len(published) != len("2024-05-31"):
        return times
    openings = {id(time) for time in Entries(doc).openings}
    if len(openings) < CHRONICLE:
        return times
    return [_year_before(t) if id(t) in openings and _ahead(t, published) else t for t in times]


def _ahead(time: Time, published: str) -> bool:
    """Whether a day whose year was inferred lies after publication."""
    return time.first is not None and time.first > published and time.basis.startswith("relative")


def _year_before(time: Time) -> Time:
    def earlier(day: str | None) -> str | None:
        return None if day is None else f"{int(day[:4]) - 1:04}{day[4:]}"

    value = earlier(time.value) if time.value[:4].isdecimal() else time.value
    return replace(time, value=value or time.value, first=earlier(time.first), last=earlier(time.last))


class Entries:
    """The entries of one document."""

    def __init__(self, doc: Doc) -> None:
        """Looks at the beginning of each paragraph once."""
        self.g: Grammar = doc._.grammar
        self._starting: dict[int, Time] = {t.start: t for t in doc._.times if t.type == "DATE" and t.precision == "day"}
        self._days: dict[int, Time] = {}  # sentence to day
        self.openings: list[Time] = []  # the days that entries begin with
        self.clocks: list[int] = []  # the sentences that begin with a time of day, as the entries of a live page do
        self._find()

    def day(self, i: int) -> Time | None:
        """The day of the entry that token `i` stands in."""
        return self._days.get(self.g.sentence[i])

    def live(self, sentence: int) -> bool:
        """Whether a sentence stands in an entry of a page that follows one day from hour to hour."""
        return len(self.clocks) >= CHRONICLE and sentence >= self.clocks[0]

    def _find(self) -> None:
        g = self.g
        day: Time | None = None
        fresh = True  # whether a paragraph begins
        for number, (start, end) in enumerate(g.sentences):
            first = next((i for i in range(start, end) if g.pos[i] != "SPACE"), end)
            if fresh or any("\n" in g.text[i] for i in range(start, first)):
                day = self._opening(first, end)
                self.clocks += [number] if self._tells_hour(first, end) else []
                self.openings += [day] if day is not None else []
            if day is not None:
                self._days[number] = day
            fresh = "\n" in g.text[end - 1]

    def _opening(self, first: int, end: int) -> Time | None:
        """The day that a paragraph opens with, if more than the day stands there."""
        time = self._starting.get(first)
        if time is None or time.end >= self.g.size or self.g.text[time.end] not in MARKS:
            return None
        alone = time.end + 1 >= end and (end >= self.g.size or "\n" in self.g.text[end - 1])
        return None if alone or (self.g.text[time.end] == "," and self._goes_on(time.end + 1)) else time

    def _tells_hour(self, first: int, end: int) -> bool:
        """ "4.45 p.m. An Andean tea", "14:20 – The envoy arrives"."""
        words = self.g.lower[first : min(first + 2, end)]
        if not words or not CLOCK.fullmatch(words[0].removesuffix("am").removesuffix("pm")):
            return False
        return ":" in words[0] or words[0].endswith(("am", "pm")) or bool(HALVES.intersection(words[1:]))

    def _goes_on(self, i: int) -> bool:
        """ "On 20 June, the minister": a comma opens an entry only where a capital letter follows it."""
        return i >= self.g.size or not self.g.text[i][:1].isupper()
