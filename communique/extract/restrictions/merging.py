"""One record a measure: what several places of a document tell of the same one is put together."""

from dataclasses import replace

from communique.annotate.grammar import Grammar
from communique.extract.restrictions.acts import Act
from communique.records import Date, Party

SANCTIONING = frozenset({"sanction", "freeze", "ban"})


def merged(g: Grammar, text: str, acts: list[Act]) -> list[tuple[Act, list[int]]]:
    """The measures with the sentences that tell them; back references take the target of the measure before."""
    out: list[tuple[Act, list[int]]] = []
    told: list[Act] = []
    for act in sorted(acts, key=lambda a: a.at):
        sentences = [g.sentence[act.at]]
        if act.refers:
            before = _before(g, text, act, told)
            if before is None:
                continue
            act = replace(act, on=before.on, kind=before.kind if act.kind == "other" else act.kind)
            sentences = sorted({*sentences, g.sentence[before.at]})
        told.append(act)
        same = next((i for i, (other, places) in enumerate(out) if _same(g, act, other)), None)
        if same is None:
            out.append((act, sentences))
        else:
            other, places = out[same]
            out[same] = (_joined(other, act), sorted({*places, *sentences}))
    return out


def _before(g: Grammar, text: str, act: Act, told: list[Act]) -> Act | None:
    """The last measure told in the same paragraph."""
    for other in reversed(told):
        first, last = g.offset[other.at], g.offset[act.at]
        if other.on and "\n" not in text[first:last].strip("\n"):
            return other
    return None


def _same(g: Grammar, one: Act, other: Act) -> bool:
    """Whether two places tell one measure: one kind, sides that do not contradict, no other day."""
    if one.refers and _keys(one.by) != _keys(other.by):
        return False  # "parallel measures" of others are measures of their own
    close = g.sentence[one.at] == g.sentence[other.at]
    if one.kind != other.kind and not (close and {one.kind, other.kind} <= SANCTIONING and _within(g, one, other)):
        return False
    if one.date is not None and other.date is not None and not _overlap(one.date, other.date):
        return False
    if close and _within(g, one, other):
        return _agree(one.by, other.by)
    if one.status != other.status and {one.status, other.status} != {"imposed", "announced"}:
        return False
    return _agree(one.by, other.by) and _share(one.on, other.on)


def _within(g: Grammar, one: Act, other: Act) -> bool:
    """Whether a noun tells its verb's measure again: "was sanctioned …, with 25 firms falling under restrictions"."""
    first, second = (one, other) if one.at < other.at else (other, one)
    return first.verbal and not second.verbal and second.at <= g.edges[first.at][1]


def _overlap(one: Date, other: Date) -> bool:
    return (
        one.start[: len(other.start)] <= other.end[: len(one.start)]
        and other.start[: len(one.end)] <= one.end[: len(other.start)]
    )


def _keys(parties: tuple[Party, ...]) -> set[str]:
    return {party.actor or party.name.lower() for party in parties}


def _agree(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    return not one or not other or not _keys(one).isdisjoint(_keys(other))


def _share(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    return not _keys(one).isdisjoint(_keys(other))


def _joined(first: Act, second: Act) -> Act:
    """The first telling with the parties and the day that only the second knows."""
    return replace(
        first,
        by=first.by + tuple(p for p in second.by if (p.actor or p.name.lower()) not in _keys(first.by)),
        on=first.on + tuple(p for p in second.on if (p.actor or p.name.lower()) not in _keys(first.on)),
        date=first.date or second.date,
    )
