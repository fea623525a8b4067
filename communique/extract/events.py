"""Events: who did what to whom, coded by PLOVER, from the text and from the records found before."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.extract.base import evidence
from communique.extract.coding.clauses import Coded, Coder
from communique.extract.coding.derived import joined
from communique.records import Article, Event, Plover, record_id


class Events:
    """The political acts of one article, each once however many words tell it."""

    name = "events"
    version = 2

    def __call__(self, article: Article, doc: Doc) -> Iterator[Event]:
        """Yields the events of the text in its order, then those that other records show and no sentence coded."""
        told = [self._event(article, doc, coded) for coded in Coder(doc).coded()]
        yield from _distinct(joined(article, doc._.found, told, f"{self.name}@{self.version}"))

    def _event(self, article: Article, doc: Doc, coded: Coded) -> Event:
        g: Grammar = doc._.grammar
        start, end = g.sentence_span(coded.at)
        identity = record_id("event", article.document, article.text[start:end], g.text[coded.at], coded.code)
        return Event(
            id=identity,
            document=article.document,
            plover=Plover(type=coded.code, mode=coded.mode, contexts=coded.contexts, modality=coded.modality),
            actors=coded.actors,
            recipients=coded.recipients,
            date=coded.date,
            place=coded.place,
            evidence=(evidence(article, start, end, f"{self.name}@{self.version}"),),
        )


def _distinct(events: Iterable[Event]) -> Iterator[Event]:
    """One event an act: the same code between the same parties on the same day is told once, with all its words."""
    merged: dict[tuple[object, ...], Event] = {}
    for event in events:
        key = _key(event)
        first = merged.get(key)
        if first is None:
            merged[key] = event
            continue
        spans = {(e.start, e.end) for e in first.evidence}
        more = tuple(e for e in event.evidence if (e.start, e.end) not in spans)
        merged[key] = first.model_copy(
            update={"evidence": (*first.evidence, *more), "place": first.place or event.place}
        )
    seen: dict[str, int] = {}
    for event in merged.values():
        seen[event.id] = seen.get(event.id, 0) + 1
        if seen[event.id] > 1:
            again = record_id("event", event.document, event.id, str(seen[event.id]))
            event = event.model_copy(update={"id": again})
        yield event


def _key(event: Event) -> tuple[object, ...]:
    def who(side: Iterable[object]) -> tuple[str, ...]:
        return tuple(sorted(getattr(p, "actor", None) or getattr(p, "name", "").lower() for p in side))

    day = None if event.date is None else (event.date.start, event.date.end)
    plover = event.plover
    return plover.type, plover.mode, plover.modality, who(event.actors), who(event.recipients), day
