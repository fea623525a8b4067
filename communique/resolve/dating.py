"""Days of documents that do not tell them: by their address, their fetch, and documents that tell of the same events.

What a document states is never touched, and a day found here is never evidence for another: only days that documents
tell themselves count. So the order of reading leaves no trace.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date

from communique.addresses import Undated, day_of
from communique.ranges import Range
from communique.records import Dating, Published
from communique.resolve import tellings
from communique.resolve.corpus import Corpus
from communique.resolve.days import Window, window

VERSION = 1  # raise it with every change that can change what is found

ABOUT_NOW = frozenset({"news", "readout", "joint_statement"})
"""Genres that tell of a meeting in the days after it; others may come back to it years later."""
AFTER = 3  # days in which news tells of a meeting


@dataclass
class _Case:
    """A document without a day, what bounds it, and the days that others give it, each with its reason."""

    undated: Undated
    span: Range
    told: list[tuple[Published, str]] = field(default_factory=list)

    def tell(self, day: Published, why: str) -> None:
        """Another source gives a day; one that contradicts what the document itself tells counts for nothing."""
        days = window(day)
        assert days is not None
        first, last = (date.fromordinal(number).isoformat() for number in days)
        if (self.span.first is None or self.span.first <= last) and (self.span.last is None or first <= self.span.last):
            self.told.append((day, why))


def datings(corpus: Corpus) -> Iterator[Dating]:
    """A dating for each document that does not tell its day and of which something more is known, in order of ids."""
    cases = {one.document: _Case(one, Range.of(one.written)) for one in corpus.view.undated()}
    if not cases:
        return
    for case in cases.values():
        _by_fetch(case)
    for document, day, why in _by_copies(corpus, cases):
        cases[document].tell(day, why)
    for telling in tellings.of_meetings(corpus, cases.keys()):
        _by_meeting(cases[telling.document], telling)
    by_day: dict[str, set[tuple[Window, str]]] = {}
    candidates = {id: case.span.candidates for id, case in cases.items() if case.span.candidates}
    for telling in tellings.of_day(corpus, candidates):
        by_day.setdefault(telling.document, set()).add((telling.days, telling.why))
    for document, days in by_day.items():
        _by_day(cases[document], days)
    for telling in tellings.of_statements(corpus, cases.keys()):
        cases[telling.document].span.after(_iso(telling.days.first), telling.why)
    for document in sorted(cases):
        made = _made(cases[document])
        if made is not None:
            yield made


def _by_fetch(case: _Case) -> None:
    """Its address may hold its day, and it was written before it was fetched; so some candidates may fall away."""
    fetched = (case.undated.fetched or "")[:10]
    if len(fetched) == len("2024-05-16"):
        case.span.before(fetched, f"it was fetched on {fetched}")
        days = [day for day in case.span.candidates if day.startswith("--") or day <= fetched]
        if len(days) == 1 < len(case.span.candidates):
            case.tell(_month(days[0], "metadata"), f"of its days only {days[0]} is before its fetch")
        case.span.candidates = days or case.span.candidates
    held = day_of(case.undated.address)
    if held is not None:
        case.tell(held, f"its address holds {held.date}")


def _by_copies(corpus: Corpus, cases: Collection[str]) -> Iterator[tuple[str, Published, str]]:
    """The day or month that all dated copies of its text, or versions of its page, agree on."""
    groups = [
        (what, link.members)
        for kind, what in _COPIES.items()
        for link in corpus.view.links(kind)
        if not set(link.members).isdisjoint(cases)
    ]
    wanted = {id for _, members in groups for id in members}
    dated = {id: day.date for id, _, day in corpus.view.publications() if day is not None and id in wanted}
    for what, members in groups:
        days = sorted({dated[id] for id in members if id in dated})
        if not days or len({day[:7] for day in days}) > 1 or len(days[0]) < len("2024-05"):
            continue
        found = _month(days[0])
        if what == _COPIES["version"] and len(days) == 1 and len(days[0]) == len("2024-05-16"):
            found = Published(date=days[0], precision="day", basis="corpus")
        why = f"the {what} that are dated are of {found.date}"
        yield from ((id, found, why) for id in members if id in cases)


_COPIES = {"version": "versions of its page", "syndicated": "copies of its text"}


def _by_meeting(case: _Case, telling: tellings.Telling) -> None:
    """The day of a meeting that dated documents tell of too: it is news in the days after, and a plan before."""
    first, last = _iso(telling.days.first), _iso(telling.days.last)
    if telling.ahead:
        case.span.before(last, f"{telling.why}, still to come in it")
        return
    case.span.after(first, telling.why)
    end = _iso(telling.days.last + AFTER)
    if telling.leads and case.undated.genre in ABOUT_NOW and first[:7] == end[:7]:
        case.tell(_month(first), telling.why)


def _by_day(case: _Case, days: set[tuple[Window, str]]) -> None:
    """Its own day without a year, where others tell of the same meeting on that day of one year alone."""
    if len({found for found, _ in days}) != 1:
        return
    (found, why), *_ = sorted(days)
    day = _iso(found.last)
    case.span.candidates = [day]
    case.tell(_month(day), why)
    case.span.after(day, why)


def _made(case: _Case) -> Dating | None:
    """What is known now; None where it is no more than the document tells itself."""
    published = _agreed([day for day, _ in case.told])
    if published is not None:
        case.span.why += sorted({why for day, why in case.told} - {case.span.why_first, case.span.why_last})
    bounds = case.span.made()
    if bounds is None or (published is None and bounds == case.undated.written):
        return None
    return Dating(document=case.undated.document, published=published, written=bounds)


def _agreed(days: list[Published]) -> Published | None:
    """The narrowest of some days when none of them contradicts another; none else."""
    best = max(days, key=lambda day: (len(day.date), day.basis == "metadata", day.date), default=None)
    return best if best is not None and all(best.date.startswith(day.date) for day in days) else None


def _month(day: str, basis: str = "corpus") -> Published:
    return Published(date=day[:7], precision="month", basis=basis)


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
