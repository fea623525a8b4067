"""One record an outcome: what several places of a document tell of the same one is put together."""

from dataclasses import replace

from communique.annotate.grammar import Grammar
from communique.extract.outcome.telling import Telling
from communique.extract.words import content
from communique.records import Date, Party

_MADE = frozenset({"signed", "agreed", "adopted", "announced"})
_STRENGTH = ("signed", "ratified", "extended", "adopted", "agreed", "promised", "announced", "absent")


def merged(g: Grammar, tellings: list[Telling]) -> list[Telling]:
    """The outcomes with the sentences that tell them, in order of the text."""
    out: list[Telling] = []
    for telling in sorted(tellings, key=lambda t: (t.at, t.thing)):
        sentences = telling.sentences or [g.sentence[telling.at]]
        telling = replace(telling, sentences=sorted({*sentences}))
        same = next((k for k, other in enumerate(out) if _same(telling, other)), None)
        if same is None:
            out.append(telling)
        elif telling.background and telling.thing == out[same].thing:
            continue  # "extended the treaty signed in 2001": the treaty is told once
        elif out[same].background and telling.thing == out[same].thing:
            out[same] = telling
        else:
            out[same] = _joined(out[same], telling)
    return out


def _same(one: Telling, other: Telling) -> bool:
    if (one.action == "absent") != (other.action == "absent"):
        return False  # "initialled, but did not sign, a treaty", "did not ratify the treaty signed in 2015"
    if one.thing == other.thing:
        return True
    if one.action != other.action and not {one.action, other.action} <= _MADE:
        return False
    if one.date is not None and other.date is not None and not _overlap(one.date, other.date):
        return False
    if not _agree(one.parties, other.parties):
        return False
    a, b = content(one.title), content(other.title)
    if a == b:
        return one.kind == other.kind
    if one.kind != other.kind or one.sentences[0] == other.sentences[0]:
        return False
    small, large = sorted((a, b), key=len)
    return small <= large and (
        len(small) > 1 or (one.kind == "joint_statement" and bool(small & {"statement", "communique", "communiqué"}))
    )


def _agree(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    """Whether no side contradicts: one names nobody, or they share a party or a country."""
    if not one or not other:
        return True
    return not _keys(one).isdisjoint(_keys(other))


def _keys(parties: tuple[Party, ...]) -> set[str]:
    return {p.actor or p.name.lower() for p in parties} | {p.country for p in parties if p.country is not None}


def _overlap(one: Date, other: Date) -> bool:
    return (
        one.start[: len(other.end)] <= other.end[: len(one.start)]
        and other.start[: len(one.end)] <= one.end[: len(other.start)]
    )


def _joined(first: Telling, second: Telling) -> Telling:
    """Both tellings as one: the stronger act, the longer title, all parties and sentences."""
    strong = min(first, second, key=lambda t: _STRENGTH.index(t.action))
    known = _keys(first.parties)
    title = first if first.kind == "joint_statement" else max(first, second, key=lambda t: len(content(t.title)))
    return replace(
        first,
        title=title.title,
        action=strong.action,
        parties=first.parties
        + tuple(p for p in second.parties if (p.actor or p.name.lower()) not in known and p.country not in known),
        date=first.date or second.date,
        sentences=sorted({*first.sentences, *second.sentences}),
    )
