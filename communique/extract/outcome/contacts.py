"""Which meeting an outcome came of: one told in its sentence, else the last one of its parties."""

from communique.annotate.grammar import Grammar
from communique.extract.outcome.telling import Telling
from communique.records import Date, Meeting, Party

NEAR = 3  # sentences back for an outcome that names nobody
FAR = 12  # sentences back for one that names parties of the meeting


def meeting_of(telling: Telling, g: Grammar, meetings: list[Meeting]) -> Meeting | None:
    """The held meeting that the outcome belongs to; None where the text tells none, or one of other days."""
    sentence = telling.sentences[0]
    start, end = g.span(*g.sentences[sentence])
    held = [m for m in meetings if m.status == "held" and _days_fit(telling.date, m.date)]
    told = [m for m in held if any(e.start < end and start < e.end for e in m.evidence)]
    for meeting in told:
        if not telling.parties or _shares(telling, meeting, min(2, len(telling.parties))):
            return meeting
    back = g.offset[g.sentences[max(0, sentence - (FAR if telling.parties else NEAR))][0]]
    before = [
        (max(e.start for e in m.evidence if e.start < start), m)
        for m in held
        if any(back <= e.start < start for e in m.evidence)
    ]
    fitting = [(at, m) for at, m in before if not telling.parties or _shares(telling, m, min(2, len(telling.parties)))]
    return max(fitting, key=lambda pair: (pair[0], pair[1].id))[1] if fitting else None


def signatories(meeting: Meeting) -> tuple[Party, ...]:
    """Those who met, as the parties of what nobody is named for."""
    return tuple(
        Party(name=p.name, actor=p.actor, role=p.role, country=p.country, mention=p.mention)
        for p in meeting.participants
    )


def _shares(telling: Telling, meeting: Meeting, wanted: int) -> bool:
    mine = {p.country or p.actor or p.name for p in telling.parties}
    theirs = {p.country or p.actor or p.name for p in meeting.participants}
    return len(mine & theirs) >= min(wanted, len(mine))


def _days_fit(one: Date | None, other: Date | None) -> bool:
    """Whether an outcome of one day can come of a meeting of another: no day is told, or they overlap or follow closely."""
    if one is None or other is None:
        return True
    return (
        one.start[: len(other.end)] <= other.end[: len(one.start)]
        and other.start[: len(one.end)] <= one.end[: len(other.start)]
    )
