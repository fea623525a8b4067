"""`same_restriction`: one sanction, tariff or ban as several documents tell it."""

from collections.abc import Iterator
from dataclasses import dataclass

from communique.records import Link, Restriction
from communique.resolve.blocking import Part
from communique.resolve.clusters import clusters, weakest
from communique.resolve.corpus import Corpus, make_link
from communique.resolve.days import Window, window
from communique.resolve.sides import blocs_of
from communique.resolve.words import contained, content_words
from communique.wording import listed

THRESHOLD = 0.6
NEAR = 30  # days of publication in which a telling without a date may be of the same restriction

_STAGES = {"imposed": "made", "announced": "made"}


@dataclass(frozen=True)
class Curb:
    """A restriction as resolvers compare it."""

    id: str
    document: str
    kind: str
    stage: str
    by: frozenset[str]
    on: frozenset[str]
    names: tuple[tuple[str, ...], tuple[str, ...]]
    words: frozenset[str]
    days: Window | None
    dated: bool


def curb(restriction: Restriction, published: Window | None) -> Curb:
    """A restriction as resolvers compare it."""
    days = window(restriction.date)
    dated = days is not None and days.length <= 31
    if not dated and published is not None:
        days = published.widened(NEAR, 0)
    quotes = " ".join(e.quote for e in restriction.evidence)
    return Curb(
        id=restriction.id,
        document=restriction.document,
        kind=restriction.kind,
        stage=_STAGES.get(restriction.status, restriction.status),
        by=blocs_of(restriction.by),
        on=blocs_of(restriction.on),
        names=(tuple(sorted({p.name for p in restriction.by})), tuple(sorted({p.name for p in restriction.on}))),
        words=content_words(f"{restriction.action} {quotes}"),
        days=days,
        dated=dated,
    )


def compare(a: Curb, b: Curb) -> float | None:
    """How sure it is that two restrictions are one: who, on whom, when and in which words; None if they differ."""
    if a.document == b.document or (a.kind, a.stage) != (b.kind, b.stage):
        return None
    if not (a.by & b.by and a.on & b.on):
        return None
    if a.days is None or b.days is None or not a.days.overlaps(b.days):
        return None
    who = 0.5 * contained(a.by, b.by) + 0.5 * contained(a.on, b.on)
    near = 1.0 if a.dated and b.dated else 0.4
    return round(0.4 * who + 0.3 * near + 0.3 * contained(a.words, b.words), 6)


class SameRestriction:
    """Groups the tellings of one restriction: the same kind and stage, by the same, on the same, at one time."""

    name = "same_restriction"
    version = 3

    def __call__(self, corpus: Corpus) -> Iterator[Link]:
        """Yields a link for each restriction that two or more documents tell of."""
        blocks = corpus.blocks()
        for restriction in corpus.records("restriction"):
            one = curb(restriction, corpus.published(restriction.document))
            blocks.add(one, _in_short(one), _keys(one))
        for part in blocks.parts(_sure):
            yield from _links(corpus, part)


def _sure(a: Curb, b: Curb) -> float | None:
    score = compare(a, b)
    return score if score is not None and score >= THRESHOLD else None


def _links(corpus: Corpus, part: Part[Curb]) -> Iterator[Link]:
    known = part.known

    def compatible(a: str, b: str) -> bool:
        return compare(known[a], known[b]) is not None

    groups = clusters(part.edges, compatible, lambda id: known[id].document)
    for members, score in zip(groups, weakest(groups, part.edges), strict=True):
        one = known[members[0]]
        documents = corpus.tellers(known[i].document for i in members)
        by, on = (listed(names) for names in one.names)
        why = f"{documents} tell of a {one.kind} by {by} on {on} with dates that overlap."
        yield make_link("same_restriction", members, why, score)


def _in_short(one: Curb) -> str:
    days = "" if one.days is None else f"{one.days.first} {one.days.last}"
    return "\x1f".join((one.stage, days, *sorted(one.by), "", *sorted(one.on), "", *sorted(one.words)))


def _keys(one: Curb) -> Iterator[tuple[str, str, str, str]]:
    months = list(one.days.months()) if one.days is not None else []
    for month in months:
        for by in sorted(one.by):
            for on in sorted(one.on):
                yield month, one.kind, by, on
