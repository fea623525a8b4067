"""Events that other records show: a meeting held is a CONSULT, a signed agreement a SUPPORT, a ban a SANCTION."""

from collections.abc import Iterable, Iterator

from communique.records import Article, Event, Evidence, Found, Meeting, Outcome, Party, Plover, Restriction, record_id
from communique.records.event import PloverType

_MODES = {"call": "phone", "video": "phone", "visit": "visit", "summit": "multilateral", "conference": "multilateral"}
_OUTCOMES: dict[str, PloverType] = {
    "signed": "SUPPORT",
    "ratified": "SUPPORT",
    "agreed": "AGREE",
    "adopted": "SUPPORT",
    "extended": "AGREE",
    "promised": "AGREE",
}
# What the text may have called the act of a record: a ban that "will not be lifted" is a REJECT of its lifting.
_ALIKE = {
    "CONSULT": {"CONSULT"},
    "SUPPORT": {"SUPPORT", "AGREE", "COOPERATE"},
    "AGREE": {"SUPPORT", "AGREE", "COOPERATE", "AID"},
    "SANCTION": {"SANCTION", "COERCE", "REJECT", "RETREAT", "CONCEDE", "THREATEN", "REQUEST", "ACCUSE", "AGREE"},
    "COERCE": {"SANCTION", "COERCE", "REJECT", "RETREAT", "CONCEDE", "THREATEN", "REQUEST", "ACCUSE", "AGREE"},
}
_IMPOSED = frozenset({"imposed", "announced", "extended"})


def joined(article: Article, found: Iterable[Found], told: list[Event], origin: str) -> Iterator[Event]:
    """The events of the text and those of meetings, outcomes and restrictions, each act once.

    A held meeting stands for all the sentences that tell it: its event takes the place of theirs. The other records
    give an event only where their sentences are not coded so already.
    """
    added: list[Event] = []
    replaced: set[int] = set()
    for record in found:
        event = _event(article, record, origin)
        if event is None:
            continue
        alike = [i for i, other in enumerate(told) if _same(event, other)]
        if isinstance(record, Meeting):
            replaced.update(alike)
            added.append(_fuller(event, [told[i] for i in alike]))
        elif not alike:
            added.append(event)
    yield from (event for i, event in enumerate(told) if i not in replaced)
    yield from added


def _fuller(event: Event, told: list[Event]) -> Event:
    """A meeting's event with the sides of a sentence that names all of its parties and more."""
    for other in told:
        if _who(event) < _who(other):
            return event.model_copy(update={"actors": other.actors, "recipients": other.recipients})
    return event


def _who(event: Event) -> set[str]:
    return {p.actor or p.name for p in (*event.actors, *event.recipients)}


def _event(article: Article, record: Found, origin: str) -> Event | None:
    if isinstance(record, Meeting) and record.status == "held" and len(record.participants) > 0:
        actors, recipients = _sides(record)
        plover = Plover(type="CONSULT", mode=_MODES.get(record.kind), contexts=("diplomatic",))
        return _made(article, record, plover, actors, recipients, origin)
    if (
        isinstance(record, Outcome)
        and record.action in _OUTCOMES
        and len(record.parties) > (record.action == "adopted")
    ):
        return _made(article, record, Plover(type=_OUTCOMES[record.action]), record.parties, (), origin)
    if isinstance(record, Restriction) and record.status in _IMPOSED and record.by and record.kind != "warning":
        return _made(article, record, _restricting(record), record.by, record.on, origin)
    return None


def _restricting(record: Restriction) -> Plover:
    """A measure against others is a SANCTION; a state's ban on its own people or press represses them."""
    homes = {p.country for p in record.by} - {None}
    if record.kind in ("ban", "suspension", "freeze") and homes and all(p.country in homes for p in record.on):
        return Plover(type="COERCE", mode="confiscate" if record.kind == "freeze" else "ban")
    return Plover(type="SANCTION", mode="expel" if record.kind == "expulsion" else "sever")


def _sides(meeting: Meeting) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """The visitors and their hosts; where nobody visits, all take part alike and are actors, as PLOVER has it."""
    plain = [(p.part, Party(**p.model_dump(exclude={"part"}))) for p in meeting.participants]
    visitors = tuple(p for part, p in plain if part == "visitor")
    hosts = tuple(p for part, p in plain if part == "host")
    if visitors and hosts:
        return (*visitors, *(p for part, p in plain if part == "party")), hosts
    return tuple(p for _, p in plain), ()


def _made(
    article: Article,
    record: Meeting | Outcome | Restriction,
    plover: Plover,
    actors: tuple[Party, ...],
    recipients: tuple[Party, ...],
    origin: str,
) -> Event:
    return Event(
        id=record_id("event", article.document, record.id),
        document=article.document,
        plover=plover,
        actors=actors,
        recipients=recipients,
        date=record.date,
        place=record.place if isinstance(record, Meeting) else None,
        evidence=tuple(
            Evidence(document=e.document, start=e.start, end=e.end, quote=e.quote, origin=origin)
            for e in record.evidence
        ),
    )


def _same(event: Event, told: Event) -> bool:
    """Whether an event of the text tells a record's act: a shared sentence, a code alike, a shared party."""
    if told.plover.type not in _ALIKE[event.plover.type]:
        return False
    if not {(e.start, e.end) for e in event.evidence} & {(e.start, e.end) for e in told.evidence}:
        return False
    return bool(_who(event) & _who(told))
