"""The record as tables for a terminal: one table a record type, readable at 80 columns and at 160."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from rich import box
from rich.table import Table
from rich.text import Text

from communique.records import (
    Bounds,
    Date,
    Dispute,
    Event,
    Figure,
    Forecast,
    Found,
    Link,
    Meeting,
    Outcome,
    Outlet,
    Party,
    Place,
    Rating,
    Reliability,
    Restriction,
    Statement,
)
from communique.store import Entry, View
from communique.wording import amount, country_name, date_in_words, listed

Cell = str | Text | None
Filters = dict[str, Any]

RECORD_TYPES = ("meeting", "statement", "outcome", "figure", "restriction", "forecast", "dispute", "event")
KINDS = (*(f"{kind}s" for kind in RECORD_TYPES), "documents", "sources", "ratings", "links")
"""What there are tables of."""

_STATUS = {
    "held": "green", "planned": "cyan", "rumoured": "yellow", "cancelled": "red", "denied": "red", "absent": "red",
    "threatened": "yellow", "lifted": "green", "happened": "green", "did_not_happen": "red", "open": "cyan",
    "figure_conflicts": "red", "figure_agrees": "green",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, how it takes its share of the width, and whether only a wide table has it."""

    title: str
    ratio: int | None = None
    least: int = 0
    wide: bool = False
    right: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """The columns of a table and the cells that a thing has in them."""

    columns: tuple[Column, ...]
    cells: Callable[[Any, dict[str, str]], tuple[Cell, ...]]


def table(view: View, kind: str, filters: Filters, *, limit: int | None = 50, wide: bool = False) -> tuple[Table, bool]:
    """The table of one of `KINDS`, by date, and whether the limit left some out."""
    shape = SHAPES[kind]
    names = document_names(view)
    shown = [(i, column) for i, column in enumerate(shape.columns) if wide or not column.wide]
    made = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    for _, column in shown:
        made.add_column(
            column.title,
            ratio=column.ratio,
            min_width=column.least or None,
            no_wrap=column.ratio is None,
            overflow="fold",
            justify="right" if column.right else "left",
        )
    things = selected(view, kind, filters)
    for thing in islice(things, limit):
        cells = shape.cells(thing, names)
        made.add_row(*(cells[i] if cells[i] is not None else Text("–", style="dim") for i, _ in shown))
    return made, next(iter(things), None) is not None


def selected(view: View, kind: str, filters: Filters) -> Iterator[Any]:
    """The documents, links or records of one of `KINDS` that the filters let through."""
    wanted = {name: value for name, value in filters.items() if value is not None}
    if kind == "documents":
        return _documents(view, wanted)
    if kind == "links":
        return _links(view, wanted)
    if kind == "sources":
        return _sources(view, wanted)
    if kind == "ratings":
        return view.publishers.ratings()
    return iter(view.records(kind.removesuffix("s"), order="date", **wanted))


def _documents(view: View, wanted: Filters) -> Iterator[Entry]:
    """Documents by day of publication: with a filter, those that have a record which passes it."""
    having = {found.document for found in _passing(view, wanted)} if wanted else None
    entries = (entry for entry in view.entries() if having is None or entry.article.document in having)
    dated = sorted((_published(entry) or "9999", entry.article.document) for entry in entries)
    for _, document in dated:
        entry = view.entry(document)
        if entry is not None:
            yield entry


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher of a record's documents: what the codebook knows of it, how many they are, and its letter."""

    id: str
    name: str
    outlet: Outlet | None
    documents: int
    reliability: str | None


def _sources(view: View, wanted: Filters) -> Iterator[Publisher]:
    """Publishers by the number of their documents: with a filter, of those that have a record which passes it."""
    found: dict[str, list[Entry]] = {}
    for entry in _documents(view, wanted):
        if entry.publisher_id is not None:
            found.setdefault(entry.publisher_id, []).append(entry)
    for id in sorted(found, key=lambda id: (-len(found[id]), id)):
        first = min(found[id], key=lambda entry: entry.article.publisher or "")
        name = first.outlet.name if first.outlet is not None else first.article.publisher or id
        yield Publisher(id, name, first.outlet, len(found[id]), first.reliability.source)


def _links(view: View, wanted: Filters) -> Iterator[Link]:
    """Links by kind: with a filter, those that have a member which passes it."""
    having = {id for found in _passing(view, wanted) for id in (found.id, found.document)} if wanted else None
    links = (link for link in view.links() if having is None or having & set(link.members))
    yield from sorted(links, key=lambda link: (link.kind, -len(link.members), link.id))


def _passing(view: View, wanted: Filters) -> Iterator[Found]:
    for kind in RECORD_TYPES:
        yield from view.records(kind, **wanted)


def document_names(view: View) -> dict[str, str]:
    """A short name for every document: its publisher and day, or its title, or where it is from."""
    return {entry.article.document: short_name(entry) for entry in view.entries()}


def short_name(entry: Entry) -> str:
    """Who published a document and when; its title or source where that is not known."""
    article = entry.article
    who = article.publisher or article.title or entry.source.rpartition("/")[2]
    published = _published(entry)
    return f"{who}, {published}" if published is not None else who


def short_id(id: str) -> str:
    """The first eight characters of an id without its kind; commands take it for the whole."""
    return id.rpartition("-")[2][:8]


def _published(entry: Entry) -> str | None:
    return entry.article.published.date if entry.article.published is not None else None


def _people(parties: Iterable[Party]) -> str | None:
    return listed([party.name for party in parties]) or None


def _day(given: Date | None) -> str | None:
    """A date, short enough for a column: `2024-04-08`, `2024-04-08 to 09`, else in words."""
    if given is None:
        return None
    if given.start == given.end:
        return given.start
    if given.precision in ("month", "year", "quarter", "decade", "week"):
        return date_in_words(given)
    if given.start[:7] == given.end[:7] and len(given.end) == 10:
        return f"{given.start} to {given.end[8:]}"
    return f"{given.start} to {given.end}"


def _place(place: Place | None) -> str | None:
    if place is None:
        return None
    country = country_name(place.country)
    return place.name if country is None or country == place.name else f"{place.name}, {country}"


def _state(word: str) -> Text:
    return Text(word.replace("_", " "), style=_STATUS.get(word, ""))


def _told(found: Found, names: dict[str, str]) -> str:
    return names.get(found.document, found.document)


def _meeting(m: Meeting, names: dict[str, str]) -> tuple[Cell, ...]:
    issues = ", ".join(m.issues) or None
    who = _people(m.participants) or m.title
    return (short_id(m.id), _day(m.date), m.kind, _state(m.status), who, _place(m.place), m.level, issues,
            _told(m, names))  # fmt: skip


def _statement(s: Statement, names: dict[str, str]) -> tuple[Cell, ...]:
    speaker = s.speaker.name if s.speaker is not None else None
    words = f"“{s.content}”" if s.mode == "direct" else s.content
    via = _people(s.via)
    return (short_id(s.id), _day(s.date), speaker, words, s.cue, via, ", ".join(s.issues) or None, _told(s, names))


def _outcome(o: Outcome, names: dict[str, str]) -> tuple[Cell, ...]:
    return short_id(o.id), _day(o.date), _state(o.action), o.title, _people(o.parties), o.kind, _told(o, names)


def _figure(f: Figure, names: dict[str, str]) -> tuple[Cell, ...]:
    measure = ", ".join(part for part in (f.measure, f.subject) if part is not None) or None
    by = f.attributed_to.name if f.attributed_to is not None else None
    return short_id(f.id), amount(f.value, f.unit), measure, _day(f.period), f.change, f.compared_with, by, \
        _told(f, names)  # fmt: skip


def _restriction(r: Restriction, names: dict[str, str]) -> tuple[Cell, ...]:
    return (short_id(r.id), _day(r.date), r.kind, _state(r.status), _people(r.by), _people(r.on), r.action,
            _told(r, names))  # fmt: skip


def _forecast(f: Forecast, names: dict[str, str]) -> tuple[Cell, ...]:
    likely = f"{f.likelihood[0]:.0%} to {f.likelihood[1]:.0%}" if f.likelihood is not None else None
    return short_id(f.id), _day(f.window), f.what, f.hedge, _people(f.by), _state(f.outlook), likely, _told(f, names)


def _dispute(d: Dispute, names: dict[str, str]) -> tuple[Cell, ...]:
    return short_id(d.id), d.claim, _people(d.claimant), d.denial, _people(d.denier), _told(d, names)


def _event(e: Event, names: dict[str, str]) -> tuple[Cell, ...]:
    place = _place(e.place)
    modality = e.plover.modality if e.plover.modality != "actual" else None
    return (short_id(e.id), _day(e.date), e.plover.type, e.plover.mode, modality, _people(e.actors),
            _people(e.recipients), place, _told(e, names))  # fmt: skip


def _written(bounds: Bounds | None) -> str | None:
    """Between which days an undated document was written."""
    if bounds is None or (bounds.not_before is None and bounds.not_after is None):
        return None
    if bounds.not_before is None:
        return f"until {bounds.not_after}"
    return f"from {bounds.not_before}" + (f" until {bounds.not_after}" if bounds.not_after is not None else "")


def _document(entry: Entry, names: dict[str, str]) -> tuple[Cell, ...]:
    article = entry.article
    title = article.title or entry.source.rpartition("/")[2]
    if entry.version_of is not None:
        title = f"{title} (later version of {short_id(entry.version_of)})"
    authors = listed(article.authors) or None
    genre = article.genre.replace("_", " ")
    publisher = entry.outlet.name if entry.outlet is not None else article.publisher
    published, rated = _published(entry) or _written(article.written), rating_in_short(entry.reliability)
    return (short_id(article.document), published, title, publisher, genre, rated, article.language, authors,
            f"{len(article.text.split()):,}", entry.source)  # fmt: skip


def rating_in_short(given: Reliability) -> str | None:
    """Both axes as they are written side by side: "B2", "B–" where nobody judged the information, None without any."""
    if given.source is None and given.information is None:
        return None
    return f"{given.source or '–'}{given.information or '–'}"


def _publisher(one: Publisher, names: dict[str, str]) -> tuple[Cell, ...]:
    known = one.outlet
    facts = (None,) * 4 if known is None else (known.kind, country_name(known.country), known.owner, known.state)
    state = facts[3].replace("_", " ") if facts[3] is not None else None
    return one.name, facts[0], facts[1], facts[2], state, str(one.documents), one.reliability, one.id


def _rating(one: Rating, names: dict[str, str]) -> tuple[Cell, ...]:
    what = names.get(one.target, one.target)
    return one.made[:10], one.axis, what, one.grade, one.by, one.why, one.target


def _link(link: Link, names: dict[str, str]) -> tuple[Cell, ...]:
    members = ", ".join(short_id(member) for member in link.members)
    kind = _state(link.kind)
    return short_id(link.id), kind, link.why, f"{link.score:.2f}", str(len(link.members)), link.by, members


_ID, _DATE = Column("Id"), Column("Date", ratio=4, least=10)
_FROM = Column("Told by", ratio=5, wide=True)

SHAPES = {
    "meetings": Shape(
        (_ID, _DATE, Column("Kind"), Column("Status"), Column("Who", ratio=9), Column("Where", ratio=5),
         Column("Level", wide=True), Column("Issues", ratio=5, wide=True), _FROM), _meeting),
    "statements": Shape(
        (_ID, _DATE, Column("Speaker", ratio=5), Column("Words", ratio=14), Column("Cue", wide=True),
         Column("Via", ratio=4, wide=True), Column("Issues", ratio=5, wide=True), _FROM), _statement),
    "outcomes": Shape(
        (_ID, _DATE, Column("Action"), Column("What", ratio=9), Column("Parties", ratio=6),
         Column("Kind", wide=True), _FROM), _outcome),
    "figures": Shape(
        (_ID, Column("Value", ratio=6, right=True), Column("Measure", ratio=9), Column("Period", ratio=4),
         Column("Change", wide=True), Column("Compared with", ratio=4, wide=True),
         Column("According to", ratio=4, wide=True), _FROM), _figure),
    "restrictions": Shape(
        (_ID, _DATE, Column("Kind"), Column("Status"), Column("By", ratio=5), Column("On", ratio=5),
         Column("Words", ratio=6, wide=True), _FROM), _restriction),
    "forecasts": Shape(
        (_ID, Column("Window", ratio=4), Column("What", ratio=10), Column("Hedge", ratio=4), Column("By", ratio=4),
         Column("Outlook"), Column("Likelihood", ratio=3, wide=True), _FROM), _forecast),
    "disputes": Shape(
        (_ID, Column("Claim", ratio=8), Column("By", ratio=4), Column("Denial", ratio=8),
         Column("Denied by", ratio=4), _FROM), _dispute),
    "events": Shape(
        (_ID, _DATE, Column("Type"), Column("Mode", wide=True), Column("Modality", wide=True), Column("Who", ratio=6),
         Column("To whom", ratio=6), Column("Where", ratio=4, wide=True), _FROM), _event),
    "documents": Shape(
        (_ID, Column("Published"), Column("Title", ratio=9), Column("Publisher", ratio=5), Column("Genre", ratio=3),
         Column("Rated"), Column("Language", wide=True), Column("Authors", ratio=4, wide=True),
         Column("Words", right=True, wide=True), Column("Source", ratio=6, wide=True)), _document),
    "sources": Shape(
        (Column("Publisher", ratio=8), Column("Kind", ratio=4), Column("Country", ratio=5),
         Column("Owner", ratio=7), Column("State", ratio=5), Column("Documents", right=True), Column("Rated"),
         Column("Id", ratio=7, wide=True)), _publisher),
    "ratings": Shape(
        (Column("Made"), Column("Of"), Column("What", ratio=8), Column("Grade"), Column("By", ratio=4),
         Column("Why", ratio=8), Column("Id", ratio=8, wide=True)), _rating),
    "links": Shape(
        (_ID, Column("Kind", ratio=4), Column("Why", ratio=12), Column("Score", right=True),
         Column("Of", right=True, wide=True), Column("By", wide=True), Column("Members", ratio=6, wide=True)), _link),
}  # fmt: skip
