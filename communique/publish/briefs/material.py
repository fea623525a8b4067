"""What a brief is written from: the records that are asked for, each told once however many documents tell of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from communique.independence import ONE_SOURCE, Origins
from communique.records import (
    Dispute,
    Figure,
    Forecast,
    Found,
    InformationGrade,
    Link,
    Meeting,
    Reliability,
    Restriction,
    Statement,
)
from communique.store import View
from communique.store.days import first_day, last_day
from communique.wording import countries_in


@dataclass(frozen=True, slots=True)
class Selection:
    """What a brief is about: one meeting, or all that concerns some countries in some time."""

    meeting: str | None = None
    countries: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A document, as a brief names it."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    source: str
    reliability: Reliability


@dataclass(frozen=True)
class Told:
    """One thing, and the records of it in all documents that tell of it; `record` is the fullest telling."""

    record: Any
    tellings: tuple[Any, ...]

    @cached_property
    def agreed(self) -> tuple[Any, ...]:
        """The tellings that say what the brief says: that it was planned does not tell that it was held."""
        if not isinstance(self.record, Meeting):
            return self.tellings
        return tuple(one for one in self.tellings if one.status == self.record.status)

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """The documents that tell of it so."""
        return tuple(sorted({one.document for one in self.agreed}))

    @cached_property
    def voices(self) -> tuple[Any, ...]:
        """The fullest telling and the first one of each other document."""
        others: dict[str, Any] = {}
        full = next((one for one in self.agreed if one.id == self.record.id), self.agreed[0])
        for one in self.agreed:
            if one.document != full.document:
                others.setdefault(one.document, one)
        return (full, *(others[document] for document in sorted(others)))


@dataclass
class Material:
    """The records of a brief by type, the links between them, and the documents they come from."""

    selection: Selection
    meetings: list[Told] = field(default_factory=list)
    statements: list[Told] = field(default_factory=list)
    outcomes: list[Told] = field(default_factory=list)
    restrictions: list[Told] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    forecasts: list[Forecast] = field(default_factory=list)
    disputes: list[Dispute] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    records: dict[str, Found] = field(default_factory=dict)
    information: dict[str, InformationGrade] = field(default_factory=dict)  # of records that analysts rated

    def linked(self, kind: str) -> Iterator[tuple[Link, list[Any]]]:
        """The links of one kind with those of their members that are part of the brief."""
        for link in self.links:
            if link.kind == kind:
                members = [self.records[i] for i in link.members if i in self.records]
                if len(members) > 1:
                    yield link, members

    @cached_property
    def origins(self) -> Origins:
        """Which documents are one source."""
        return Origins(self.links)

    def independent(self, documents: Iterable[str]) -> int:
        """How many documents there are if reprints of one text and versions of one page count once."""
        return self.origins.independent(documents)

    def tellers(self, documents: Iterable[str]) -> int:
        """How many documents there are if versions of one page count once."""
        return self._pages.independent(documents)

    @cached_property
    def _pages(self) -> Origins:
        return Origins(link for link in self.links if link.kind == "version")

    @cached_property
    def latest(self) -> str | None:
        """The day on which the newest document was published."""
        return max((s.published for s in self.sources.values() if s.published is not None), default=None)


def gather(view: View, selection: Selection) -> Material:
    """Reads what a brief is written from."""
    links = list(view.links())
    found = (
        _of_meeting(view, selection.meeting, links) if selection.meeting is not None else _of_filter(view, selection)
    )
    by_id = {one.id: one for kind in found.values() for one in kind}
    for link in links:
        if link.kind not in ("formula", *ONE_SOURCE):
            _complete(view, link, found, by_id)
    material = Material(
        selection=selection,
        meetings=_grouped(found["meeting"], links, "same_meeting", _fullest_meeting),
        statements=_grouped(found["statement"], links, "same_statement", _fullest_statement),
        outcomes=_grouped(found["outcome"], links, "same_outcome", _first_dated),
        restrictions=_grouped(found["restriction"], links, "same_restriction", _fullest_restriction),
        figures=found["figure"],
        forecasts=found["forecast"],
        disputes=found["dispute"],
        links=links,
        records=by_id,
    )
    documents = {one.document for one in by_id.values()}
    rated = {id: grade for id in by_id if (grade := view.publishers.information_grade(id)) is not None}
    material.information = rated
    material.sources = {s.id: s for s in _sources(view, documents)}
    return material


_TYPES = ("meeting", "statement", "outcome", "figure", "restriction", "forecast", "dispute")
Pile = dict[str, list[Any]]


def _of_filter(view: View, selection: Selection) -> Pile:
    """All records of the selected time that concern the selected countries: all of them, where several are given.

    What has no parties at a table (statements, figures, forecasts) then counts in the documents that tell of the
    countries together.
    """
    wanted = set(selection.countries)
    found: Pile = {}
    for kind in _TYPES:
        country = selection.countries if wanted and kind != "figure" else None
        records = view.records(kind, country=country, since=selection.since, until=selection.until, order="date")
        found[kind] = [one for one in records if _concerns(one, wanted)]
    found["forecast"] += _foretold(view, selection)
    together = {one.document for kind in _TOGETHER for one in found[kind]}
    if len(wanted) > 1:
        for kind in ("statement", "forecast"):
            found[kind] = [one for one in found[kind] if one.document in together]
    if wanted:
        found["figure"] = [one for one in found["figure"] if _is_about(one, wanted, one.document in together)]
    return found


def _foretold(view: View, selection: Selection) -> list[Forecast]:
    """The forecasts that documents of the selected time tell of days after it: what was expected then."""
    if selection.until is None:
        return []
    until = last_day(selection.until)
    told = {
        document
        for document, _, published in view.publications()
        if published is not None
        and first_day(published.date) <= until
        and (selection.since is None or last_day(published.date) >= first_day(selection.since))
    }
    country = selection.countries or None
    later = view.records("forecast", country=country, since=selection.until, order="date")
    return [
        one for one in later if one.document in told and one.window is not None and first_day(one.window.start) > until
    ]


_TOGETHER = ("meeting", "outcome", "restriction", "dispute")  # records that say which countries had to do with another


def _concerns(found: Found, wanted: set[str]) -> bool:
    if not wanted or isinstance(found, Statement | Forecast | Figure):
        return True
    return wanted <= {party.country for party in _parties(found)} | {_place(found)}


def _is_about(figure: Figure, wanted: set[str], together: bool) -> bool:
    """Whether a figure is about the countries: its words name no other, or none, in a document about them."""
    named = countries_in(f"{figure.measure or ''} {figure.subject or ''}")
    if len(wanted) == 1:
        return bool(named & wanted)
    return together and named <= wanted


def _parties(found: Any) -> Iterator[Any]:
    for name in ("participants", "parties", "by", "on", "claimant", "denier"):
        yield from getattr(found, name, ())


def _place(found: Any) -> str | None:
    place = getattr(found, "place", None)
    return None if place is None else place.country


def _of_meeting(view: View, meeting: str, links: Sequence[Link]) -> Pile:
    """What the documents that tell of a meeting say of it: its own records, and those of its sides and days."""
    same = {m for link in links if link.kind == "same_meeting" and meeting in link.members for m in link.members}
    ids = same | {meeting}
    tellings = [one for id in sorted(ids) if isinstance(one := view.record(id), Meeting)]
    documents = sorted({one.document for one in tellings})
    countries = {party.country for one in tellings for party in one.participants} - {None}
    found: Pile = {kind: list(view.records(kind, document=documents, order="date")) for kind in _TYPES}
    other = {one.id for one in found["meeting"]} - ids
    planned = [one for one in found["meeting"] if one.status in ("planned", "rumoured") and one.id in other]
    found["meeting"] = tellings + [one for one in planned if countries & {p.country for p in one.participants}]
    found["statement"] = [
        one
        for one in found["statement"]
        if one.meeting not in other and one.speaker is not None and one.speaker.country in countries
    ]
    found["outcome"] = [
        one
        for one in found["outcome"]
        if one.meeting in ids or (one.meeting is None and {p.country for p in one.parties} <= countries)
    ]
    found["figure"] = [
        one for one in found["figure"] if countries_in(f"{one.measure or ''} {one.subject or ''}") & countries
    ]
    for kind in ("restriction", "dispute"):
        found[kind] = [one for one in found[kind] if countries & {p.country for p in _parties(one)}]
    return found


def _complete(view: View, link: Link, found: Pile, by_id: dict[str, Found]) -> None:
    """Adds the members of a link of which the brief has one, so that everything is told by all who tell it."""
    missing = [id for id in link.members if id not in by_id]
    if not missing or len(missing) == len(link.members):
        return
    for id in missing:
        one = view.record(id)
        if one is not None and one.type in found:
            by_id[id] = one
            if link.kind != "forecast_resolved":  # what came of a forecast is cited, and not a subject of its own
                found[one.type].append(one)


def _grouped(records: list[Any], links: Sequence[Link], kind: str, full: Callable[[list[Any]], Any]) -> list[Told]:
    """Records as one thing each: those that a link of `kind` holds together are tellings of one."""
    leader = {member: link.members[0] for link in links if link.kind == kind for member in link.members}
    groups: dict[str, list[Any]] = {}
    for one in records:
        groups.setdefault(leader.get(one.id, one.id), []).append(one)
    made = [Told(full(sorted(group, key=lambda r: r.id)), tuple(sorted(group, key=lambda r: r.id)))
            for group in groups.values()]  # fmt: skip
    return sorted(made, key=lambda told: (_first_day(told.record), told.record.id))


def _first_day(record: Any) -> str:
    """What records are sorted by: the first day, the undated last."""
    return record.date.start if record.date is not None else "9999"


_STATUSES = ("held", "cancelled", "denied", "planned", "rumoured")


def _narrow(one: Any) -> tuple[bool, int, str, str]:
    """How well a record tells its days: the narrowest first, the undated last."""
    date = one.date
    if date is None:
        return True, 0, "", one.id
    return False, -min(len(date.start), len(date.end)) + (date.start != date.end), date.start, one.id


def _fullest_meeting(tellings: list[Meeting]) -> Meeting:
    """The telling that names most, its gaps filled from the others: what was held counts before what was planned."""
    status = min((one.status for one in tellings), key=_STATUSES.index)
    settled = [one for one in tellings if one.status == status]
    fullest = max(settled, key=lambda one: (len(one.participants), one.place is not None, one.date is not None))
    dated = min(settled, key=_narrow)
    place = fullest.place or next((one.place for one in settled if one.place is not None), None)
    return fullest.model_copy(update={"date": dated.date, "place": place})


def _fullest_statement(tellings: list[Statement]) -> Statement:
    """The telling in the speaker's own words, and of those the longest."""
    return max(tellings, key=lambda one: (one.mode == "direct", one.mode == "mixed", len(one.content), one.id))


def _first_dated(tellings: list[Any]) -> Any:
    """The telling with the narrowest date."""
    return min(tellings, key=_narrow)


def _fullest_restriction(tellings: list[Restriction]) -> Restriction:
    """The telling that names most parties, and of those the one with the narrowest date."""
    return min(tellings, key=lambda one: (-len(one.by) - len(one.on), _narrow(one)))


def _sources(view: View, documents: set[str]) -> Iterator[Source]:
    for entry in view.entries():
        article = entry.article
        if article.document in documents:
            published = article.published.date if article.published is not None else None
            yield Source(article.document, article.title, article.publisher, published, entry.source, entry.reliability)
