"""Which meeting an outcome came of: one told in its sentence, else the last one of its parties."""

from datetime import date

from communique.annotate.dates import date_of
from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Time
from communique.annotate.nominals import is_person_noun
from communique.extract.outcome.telling import Telling
from communique.records import Date, Meeting, Party

NEAR = 6  # sentences back for an outcome that names nobody
OPENING = 8  # sentences that a report opens with, its dateline and title among them
LONGEST_VISIT = 5  # days
FRESH = 10  # days that news is told after
_ALL = frozenset({"they", "both", "the parties", "the sides", "the ministers", "the leaders", "the delegations"})
FAR = 20  # sentences back for one that names parties of the meeting


def meeting_of(telling: Telling, g: Grammar, meetings: list[Meeting]) -> Meeting | None:
    """The held meeting that the outcome belongs to; None where the text tells none, or one of other days."""
    sentence = telling.sentences[0]
    start, end = g.span(*g.sentences[sentence])
    held = [m for m in meetings if m.status == "held" and _days_fit(telling.date, m.date) and _of_its_sort(telling, m)]
    named = named_parties(telling)
    told = [m for m in held if any(e.start < end and start < e.end for e in m.evidence)]
    for meeting in told:
        if _shares(named, meeting):
            return meeting
    # "The ministers signed …" far below is still of those who met; "a pact was signed" only close by.
    far = FAR if named else None if telling.parties else NEAR
    back = 0 if far is None else g.offset[g.sentences[max(0, sentence - far)][0]]
    before = [
        (max(e.start for e in m.evidence if e.start < start), m)
        for m in held
        if any((back <= e.start or _same_days(telling, m, named)) and e.start < start for e in m.evidence)
    ]
    fitting = [(at, m) for at, m in before if _shares(named, m)]
    return max(fitting, key=lambda pair: (pair[0], pair[1].id))[1] if fitting else None


def signatories(meeting: Meeting) -> tuple[Party, ...]:
    """Those who met, as the parties of what nobody is named for."""
    return tuple(
        Party(name=p.name, actor=p.actor, role=p.role, country=p.country, mention=p.mention)
        for p in meeting.participants
    )


def named_parties(telling: Telling) -> tuple[Party, ...]:
    """The parties that tell who they are: not "the ministers", "the leaders"."""
    return tuple(
        p
        for p in telling.parties
        if p.country is not None
        or not ((p.actor or "unnamed:").startswith("unnamed:") or is_person_noun(p.name.split()[-1].lower()))
    )


def _of_its_sort(telling: Telling, meeting: Meeting) -> bool:
    """Whether those who met without a name may be who acts: "the officials" who prepared it are not "the ministers"."""
    if any(p.country is not None or not _unnamed(p) for p in meeting.participants):
        return True
    theirs = {p.name.lower().split()[-1] for p in meeting.participants}
    return not theirs.isdisjoint(p.name.lower().split()[-1] for p in telling.parties)


def _unnamed(party: Party) -> bool:
    return (party.actor or "unnamed:").startswith("unnamed:")


def _shares(named: tuple[Party, ...], meeting: Meeting) -> bool:
    """Whether those who are named took part: two of them, or the only one."""
    mine = {p.country or p.actor or p.name for p in named}
    theirs = {p.country or p.actor or p.name for p in meeting.participants}
    return len(mine & theirs) >= min(2, len(mine))


def _same_days(telling: Telling, meeting: Meeting, named: tuple[Party, ...]) -> bool:
    """Whether two or more are named and the days are told, so that the meeting may be told far above."""
    if telling.date is None or meeting.date is None or len(named) < 2:
        return False
    return telling.date.precision in ("day", "span") and meeting.date.precision in ("day", "span")


def _days_fit(one: Date | None, other: Date | None) -> bool:
    """Whether an outcome of one day can come of a meeting of another: no day is told, or they overlap."""
    if one is None or other is None:
        return True
    return (
        one.start[: len(other.end)] <= other.end[: len(one.start)]
        and other.start[: len(one.end)] <= one.end[: len(other.start)]
    )


def narrated(telling: Telling, g: Grammar, times: list[Time], published: str | None) -> Date | None:
    """The day that the narrative has come to, for an outcome without a date of its own and without a meeting.

    It is the last day told before in the same paragraph; for what "the ministers" or "the sides" did, the last one in
    the paragraph before, or the day that heads the document.
    """
    if telling.background or telling.action == "absent":
        return None
    first = g.sentences[g.sentence[telling.at]][0]
    paragraph = next((i for i in range(first, 0, -1) if "\n" in g.text[i - 1]), 0)
    days = [t for t in times if t.precision == "day" and t.first is not None and t.type == "DATE" and t.start < first]
    days = [
        t for t in days if published is None or (t.first or "")[: len(published)] <= published[: len(t.first or "")]
    ]
    here = [t for t in days if t.start >= paragraph]
    if not here and _told_plainly(telling, g) and (not telling.parties or _collective(telling)):
        here = _day_of_news(g, [t for t in times if t.type == "DATE"], published)
    if not here and telling.parties and not named_parties(telling):
        before = next((i for i in range(paragraph - 1, 0, -1) if "\n" in g.text[i - 1]), 0) if paragraph else 0
        here = [t for t in days if t.start >= before] or days[:1]
    return date_of(here[-1]) if here else None


def _day_of_news(g: Grammar, days: list[Time], published: str | None) -> list[Time]:
    """The day of which a report tells: the first one in its opening sentences, of the days before it came out."""
    days = [t for t in days if t.first is not None and (t.precision == "day" or _few_days(t))]
    opening = g.sentences[min(OPENING, len(g.sentences)) - 1][1]
    if published is None or len(published) < len("2024-01-01"):
        return []
    heading = [t.first == published and t.basis == "stated" for t in days]  # the day it came out, over the text
    first = [t for t, over in zip(days, heading, strict=True) if t.start < opening and not over][:1]
    return [t for t in first if 0 <= (date.fromisoformat(published) - date.fromisoformat(t.first or "")).days <= FRESH]


def _few_days(time: Time) -> bool:
    """Whether a span is as long as a visit: "on March 20-21"."""
    first, last = time.first or "", time.last or ""
    if len(first) < len("2024-01-01") or len(last) < len("2024-01-01"):
        return False
    return (date.fromisoformat(last) - date.fromisoformat(first)).days < LONGEST_VISIT


def _told_plainly(telling: Telling, g: Grammar) -> bool:
    """Whether the act is told in the simple past, as news is: not "had agreed", "has signed before"."""
    main = g.tag[telling.at] in ("VBD", "VBN") and g.dep[telling.at] not in ("relcl", "acl", "advcl")
    return main and not any(
        g.lower[c] in ("had", "have", "has", "'d") for c in g.children[telling.at] if g.dep[c] == "aux"
    )


def _collective(telling: Telling) -> bool:
    """Whether the parties are told by a word for all who met: "they", "the two sides", "both governments"."""
    quotes = [p.mention.quote.lower() for p in telling.parties if p.mention is not None]
    return bool(quotes) and all(q in _ALL or q.startswith(("the two ", "both ")) for q in quotes)
