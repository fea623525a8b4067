"""Events that other records show: a meeting held is a CONSULT, a signed agreement a SUPPORT, a ban a SANCTION."""

from collections.abc import Iterable, Iterator

from communique.records import Article, Event, Evidence, Found, Meeting, Outcome, Party, Plover, Restriction, record_id
from communique.records.event import PloverType

_MODES = {"call": "phone", "video": "phone", "visit": "visit", "summit": "multilateral", "conference": "multilateral"}
_OUTCOMES: dict[str, PloverType] = {
    "signed": "SUPPORT",
    "ratified": "SUPPORT",
    "agreed": "AGREE",
    "adopted": "AGREE",
    "extended": "AGREE",
    "promised": "AGREE",
}
_IMPOSED = frozenset({"imposed", "announced", "extended"})


def derived(article: Article, found: Iterable[Found], told: list[Event], origin: str) -> Iterator[Event]:
    """The events of meetings, outcomes and restrictions, but for those whose act is coded in the same sentence."""
    for record in found:
        event = _event(article, record, origin)
        if event is not None and not any(_same(event, other) for other in told):
            yield event


def _event(article: Article, record: Found, origin: str) -> Event | None:
    if isinstance(record, Meeting) and record.status == "held" and len(record.participants) > 0:
        actors, recipients = _sides(record)
        plover = Plover(type="CONSULT", mode=_MODES.get(record.kind), contexts=("diplomatic",))
        return _made(article, record, plover, actors, recipients, origin)
    if isinstance(record, Outcome) and record.action in _OUTCOMES and record.parties:
        return _made(article, record, Plover(type=_OUTCOMES[record.action]), record.parties, (), origin)
    if isinstance(record, Restriction) and record.status in _IMPOSED and record.by and record.kind != "warning":
        mode = {"expulsion": "expel"}.get(record.kind, "sever")
        return _made(article, record, Plover(type="SANCTION", mode=mode), record.by, record.on, origin)
    return None


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
    """Whether an event coded from the text tells the act of a record: a shared sentence, a code alike, a shared party."""
    alike = {
        "SUPPORT": {"SUPPORT", "AGREE"},
        "AGREE": {"SUPPORT", "AGREE", "COOPERATE"},
        "SANCTION": {"SANCTION", "COERCE"},
    }
    if told.plover.type not in alike.get(event.plover.type, {event.plover.type}):
        return False
    if not {(e.start, e.end) for e in event.evidence} & {(e.start, e.end) for e in told.evidence}:
        return False
    ours = {p.actor or p.name for p in (*event.actors, *event.recipients)}
    return bool(ours & {p.actor or p.name for p in (*told.actors, *told.recipients)})
