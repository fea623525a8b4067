"""Meetings of different documents that may be one, compared and grouped."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from communique.records import Meeting
from communique.resolve.blocking import Part
from communique.resolve.clusters import Edge, clusters, weakest
from communique.resolve.days import Window, window
from communique.resolve.sides import STATE, Side, likeness, side
from communique.resolve.words import tokens
from communique.wording import country_words

if TYPE_CHECKING:
    from communique.resolve.corpus import Corpus

THRESHOLD = 0.6
"""The score from which two tellings are of one meeting; `Contact` and docs/links.md say how it is made."""

WHO, WHEN, WHERE = 0.5, 0.3, 0.2  # what participants, dates and place weigh
AMBIGUOUS = 0.1  # a vague telling joins the likeliest of several meetings only if it leads by this

_MANY = frozenset({"summit", "conference"})
_FORMATS = {"call": "afar", "video": "afar", "letter": "letter"}
_AHEAD = frozenset({"planned", "rumoured"})
_UNDONE = frozenset({"cancelled", "denied"})


@dataclass(frozen=True)
class Contact:
    """A meeting as resolvers compare it.

    `days` are the days it is on; where the document tells none, they are guessed from the day of publication and
    `dated` is false. `blocs` are the countries and organisations at the table.
    """

    id: str
    document: str
    kind: str
    status: str
    sides: tuple[Side, ...]
    place: str | None
    country: str | None
    days: Window | None
    dated: bool
    published: Window | None

    @property
    def format(self) -> str:
        """Whether it is met in person, from afar or by letter."""
        return _FORMATS.get(self.kind, "in person")

    @property
    def firm(self) -> bool:
        """Whether its days tell it from the next meeting of the same people."""
        return self.dated and self.days is not None and self.days.firm

    @property
    def one_sided(self) -> bool:
        """Whether only one country or organisation is named."""
        return len(self.blocs) < 2

    @property
    def vague(self) -> bool:
        """Whether it could be any of several meetings: for want of a day, or of the other side."""
        return not self.firm or self.one_sided

    @cached_property
    def blocs(self) -> frozenset[str]:
        """The countries and organisations at the table."""
        return frozenset(s.bloc for s in self.sides if s.bloc is not None)


def contact(meeting: Meeting, published: Window | None) -> Contact:
    """A meeting as resolvers compare it."""
    days = window(meeting.date)
    dated = days is not None
    if days is None and published is not None:
        days = published.widened(0, 180) if meeting.status in _AHEAD else published.widened(30, 0)
    early = days is not None and published is not None and days.first > published.last
    sides = {one.key: one for one in map(side, meeting.participants)}
    place = meeting.place
    return Contact(
        id=meeting.id,
        document=meeting.document,
        kind=meeting.kind,
        # What lies ahead of the document cannot have been held, whatever its words seem to say.
        status="planned" if early and meeting.status == "held" else meeting.status,
        sides=tuple(sides[key] for key in sorted(sides)),
        place=None if place is None else " ".join(tokens(place.name)),
        country=None if place is None else place.country,
        days=days,
        dated=dated,
        published=published,
    )


def compare(a: Contact, b: Contact) -> float | None:
    """How sure it is that two tellings are of one meeting: 0 to 1, or None where they contradict each other."""
    if a.document == b.document or a.format != b.format or not _statuses_fit(a, b):
        return None
    if a.days is None or b.days is None or not a.days.overlaps(b.days):
        return None
    where = _place(a, b)
    if where is None:
        return None
    who = participants(a, b)
    if who is None:
        return None
    if (a.one_sided or b.one_sided) and not _one_side_is_enough(a, b, where):
        return 0.0
    return round(WHO * who + WHEN * _nearness(a, b) + WHERE * where, 6)


def _one_side_is_enough(a: Contact, b: Contact, where: float) -> bool:
    """Whether a telling of one side may be of the other meeting: the days fit, and the place, or it is a visit."""
    visit = any(one.one_sided and one.kind == "visit" for one in (a, b))
    return a.firm and b.firm and (where >= 0.8 or visit)


def participants(a: Contact, b: Contact) -> float | None:
    """How far the participants are the same: twice the likeness of the pairs by the number of sides.

    None where both name persons of one country and no person is the same, and where the tables differ: India
    and Japan is not India and France.
    """
    best = {x.key: max((likeness(x, y), y.key) for y in b.sides) for x in a.sides} if b.sides else {}
    alike = {key: score for key, (score, _) in best.items() if score}
    for bloc in a.blocs & b.blocs:
        ours = [x for x in a.sides if x.bloc == bloc and x.person]
        theirs = [y for y in b.sides if y.bloc == bloc and y.person]
        if ours and theirs and not any(likeness(x, y) > STATE for x in ours for y in theirs):
            return None
    ours_only, theirs_only = a.blocs - b.blocs, b.blocs - a.blocs
    many = a.kind in _MANY or b.kind in _MANY
    if len(a.blocs | b.blocs) > 2 and ours_only and theirs_only and not (many and alike):
        return None
    if not many and min(len(a.blocs), len(b.blocs)) == 2 < max(len(a.blocs), len(b.blocs)):
        return None
    tables = len(a.sides) + len(b.sides)
    return min(1.0, 2 * sum(alike[key] for key in sorted(alike)) / tables) if tables else 0.0


def _statuses_fit(a: Contact, b: Contact) -> bool:
    """A plan and its fulfilment are one meeting, a plan and its cancellation too; held and denied are not."""
    pair = {a.status, b.status}
    if pair & _UNDONE:
        return "held" not in pair
    if "held" in pair and pair & _AHEAD:
        plan, held = (b, a) if a.status == "held" else (a, b)
        return plan.published is None or held.published is None or plan.published.first <= held.published.last
    return True


def _place(a: Contact, b: Contact) -> float | None:
    if a.format != "in person" or a.place is None or b.place is None:
        return 0.5
    if a.place == b.place:
        return 1.0
    if a.country is not None and b.country is not None and a.country != b.country:
        return None
    countries = country_words()
    if a.country == b.country and (a.place in countries or b.place in countries):
        return 0.8
    return 0.5 if a.country is None or a.country == b.country else None


def _nearness(a: Contact, b: Contact) -> float:
    if not (a.dated and b.dated):
        return 0.3
    if a.firm and b.firm:
        return 1.0 if a.days == b.days else 0.9
    return 0.6


@dataclass(frozen=True)
class Group:
    """The tellings of one meeting, in order of their ids, and how sure the least sure of them is."""

    told: tuple[Contact, ...]
    score: float


class Contacts:
    """All meetings of a corpus, and the groups that are one meeting each."""

    def __init__(self, corpus: "Corpus") -> None:
        """Compares and groups."""
        self._all, self._groups, self._of = (corpus.scratch.shelf() for _ in range(3))
        blocks = corpus.blocks()
        for meeting in corpus.records("meeting"):
            one = contact(meeting, corpus.published(meeting.document))
            self._all[one.id] = one
            months = list(_month_keys(one))
            if one.firm:
                blocks.add(one, _in_short(one), _day_keys(one), months)
            else:
                blocks.add(one, _in_short(one), months)
        for part in blocks.parts(_sure):
            self._group(part)

    def __iter__(self) -> Iterator[Contact]:
        yield from self._all.values()

    def groups(self) -> Iterator[Group]:
        """The meetings that several documents tell of."""
        yield from self._groups.values()

    def group(self, one: Contact) -> tuple[Contact, ...]:
        """The tellings of the meeting that this is a telling of, this one among them."""
        first = self._of.get(one.id)
        group: Group | None = None if first is None else self._groups.get(first)
        return (one,) if group is None else group.told

    def _group(self, part: Part[Contact]) -> None:
        known = part.known

        def compatible(a: str, b: str) -> bool:
            return compare(known[a], known[b]) is not None

        groups = clusters(_clear(part), compatible, lambda id: known[id].document)
        for members, score in zip(groups, weakest(groups, part.edges), strict=True):
            self._groups[members[0]] = Group(tuple(known[id] for id in members), score)
            for member in members:
                self._of[member] = members[0]


def _sure(a: Contact, b: Contact) -> float | None:
    score = compare(a, b)
    return score if score is not None and score >= THRESHOLD else None


def _clear(part: Part[Contact]) -> Iterator[Edge]:
    """The edges without those of a vague telling that could be of several meetings alike."""
    known = part.known
    near: dict[str, list[tuple[float, str]]] = {}
    for score, a, b in part.edges:
        for vague, other in ((a, b), (b, a)):
            if known[vague].vague and not known[other].vague:
                near.setdefault(vague, []).append((score, other))
    allowed = {vague: _likeliest(known, found) for vague, found in near.items()}

    def may(a: str, b: str) -> bool:
        """Whether `a` is free to join `b`: a telling that could be of several meetings joins nothing."""
        return a not in allowed or b in allowed[a] or (bool(allowed[a]) and known[b].vague)

    yield from (edge for edge in part.edges if may(edge[1], edge[2]) and may(edge[2], edge[1]))


def _likeliest(known: dict[str, Contact], found: list[tuple[float, str]]) -> set[str]:
    """The clear tellings of the one meeting that leads; none where another one is as likely."""
    best, leader = max(found, key=lambda pair: (pair[0], pair[1]))
    same = {i for _, i in found if _may_be_one(known[i], known[leader])}
    rival = max((score for score, i in found if i not in same), default=0.0)
    return same if best - rival >= AMBIGUOUS else set()


def _may_be_one(a: Contact, b: Contact) -> bool:
    """Whether days and participants of two meetings agree, be they in one document or not."""
    return a.days is not None and b.days is not None and a.days.overlaps(b.days) and participants(a, b) is not None


def _in_short(one: Contact) -> str:
    days = "" if one.days is None else f"{one.days.first} {one.days.last}"
    return "\x1f".join((one.format, days, *(s.key for s in one.sides), one.place or "", one.status))


def _parts(one: Contact) -> list[str]:
    """The blocking keys of who takes part: each person, each pair of blocs, the place of a table of one."""
    blocs = sorted(one.blocs)
    keys = [s.key for s in one.sides if s.person]
    keys += [" ".join(tokens(s.name)[-1:]) for s in one.sides if s.person]
    keys += [f"{a}|{b}" for i, a in enumerate(blocs) for b in blocs[i + 1 :]] if len(blocs) <= 8 else ["many"]
    if one.place is not None:
        keys += [f"{bloc}@{one.place}" for bloc in blocs[:8]]
    return keys


def _day_keys(one: Contact) -> Iterator[tuple[int, str]]:
    """Keys by day, for meetings whose days are known well."""
    if one.firm and one.days is not None:
        for part in _parts(one):
            for day in range(one.days.first, one.days.last + 1):
                yield day, part


def _month_keys(one: Contact) -> Iterator[tuple[str, str]]:
    """Keys by month, for meetings whose days are vague, and for all that these may be."""
    if one.days is not None:
        for part in _parts(one):
            for month in one.days.months():
                yield month, part
