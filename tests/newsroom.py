"""Invents small records in memory: documents whose sentences are the evidence of the records made of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from communique.addresses import Undated, Visit, page_of
from communique.records import (
    Article,
    Bounds,
    Date,
    Dispute,
    Document,
    Evidence,
    Figure,
    Forecast,
    Link,
    Meeting,
    Mention,
    Outcome,
    Participant,
    Party,
    Place,
    Published,
    Restriction,
    Span,
    Stance,
    Statement,
    document_id,
    record_id,
)
from communique.store.scratch import Scratch

PEOPLE = {
    "Otieno": ("person:musalia-otieno", "Musalia Otieno", "Cabinet Secretary for Foreign Affairs", "KE"),
    "Tadesse": ("person:almaz-tadesse", "Almaz Tadesse", "Foreign Minister", "ET"),
    "Rossi": ("person:lucia-rossi", "Lucia Rossi", "Foreign Minister", "AR"),
    "Moreira": ("person:joao-moreira", "João Moreira", "Foreign Minister", "BR"),
    "Duarte": ("person:helena-duarte", "Helena Duarte", "President", "BR"),
    "Sato": ("person:kenji-sato", "Kenji Sato", "Prime Minister", "JP"),
    "Han": ("person:han-ji-woo", "Han Ji-woo", "President", "KR"),
    "Kenya": ("state:ke", "Kenya", None, "KE"),
    "Ethiopia": ("state:et", "Ethiopia", None, "ET"),
    "Brazil": ("state:br", "Brazil", None, "BR"),
    "Argentina": ("state:ar", "Argentina", None, "AR"),
    "Japan": ("state:jp", "Japan", None, "JP"),
    "Somalia": ("state:so", "Somalia", None, "SO"),
    "South Korea": ("state:kr", "South Korea", None, "KR"),
    "European Union": ("org:eu", "European Union", None, None),
    "African Union": ("org:au", "African Union", None, None),
}


def party(name: str) -> Party:
    """A party by its short name, or one that nobody knows."""
    actor, full, role, country = PEOPLE.get(name, (None, name, None, None))
    return Party(name=full, actor=actor, role=role, country=country)


def date(given: str | None) -> Date | None:
    """`2024-04-08`, `2024-04-08/2024-04-09` or `2024-04` as a date of the record."""
    if given is None:
        return None
    start, _, end = given.partition("/")
    precision = "span" if end else {4: "year", 7: "month", 10: "day"}[len(start)]
    return Date.model_validate({"start": start, "end": end or start, "precision": precision, "basis": "stated"})


@dataclass
class Story:
    """One document in the making; each record adds its sentence to the text."""

    id: str
    source: str
    title: str | None
    publisher: str | None
    published: str | None
    text: str = ""
    url: str | None = None
    fetched: str | None = None
    written: Bounds | None = None
    records: list[Any] = field(default_factory=list)

    @property
    def article(self) -> Article:
        """The finished article."""
        day = self.published
        given = None if day is None else Published(date=day, precision="day", basis="metadata")
        return Article(
            document=self.id,
            text=self.text,
            title=self.title,
            publisher=self.publisher,
            url=self.url,
            published=given,
            written=self.written,
            genre="news",
        )

    def _write(self, sentence: str) -> tuple[Evidence, ...]:
        start = len(self.text)
        self.text += sentence + "\n"
        end = start + len(sentence)
        return (Evidence(document=self.id, start=start, end=end, quote=sentence, origin="test@1"),)

    def _add(self, made: Any) -> str:
        self.records.append(made)
        return made.id

    def _id(self, kind: str, sentence: str) -> str:
        return record_id(kind, self.id, sentence, str(len(self.records)))

    def meeting(self, sentence: str, who: list[str], when: str | None = None, **more: Any) -> str:
        place = more.pop("place", None)
        values = {"kind": "talks", "status": "held", **more}
        made = Meeting(
            id=self._id("meeting", sentence),
            document=self.id,
            participants=tuple(Participant(**party(name).model_dump()) for name in who),
            date=date(when),
            place=None if place is None else Place(name=place[0], country=place[1]),
            evidence=self._write(sentence),
            **values,
        )
        return self._add(made)

    def statement(self, sentence: str, who: str, content: str, when: str | None = None, **more: Any) -> str:
        start = len(self.text) + sentence.index(content)
        values = {"mode": "direct", "cue": "said", **more}
        values["stance"] = tuple(Stance(target=t, polarity=p) for t, p in values.pop("stance", ()))
        speaker = party(who)
        at = sentence.find(speaker.name)
        if at >= 0:
            where = len(self.text) + at
            mention = Mention(start=where, end=where + len(speaker.name), quote=speaker.name)
            speaker = speaker.model_copy(update={"mention": mention})
        made = Statement(
            id=self._id("statement", sentence),
            document=self.id,
            speaker=speaker,
            content=content,
            content_span=Span(start=start, end=start + len(content)),
            date=date(when),
            evidence=self._write(sentence),
            **values,
        )
        return self._add(made)

    def figure(self, sentence: str, value: float, unit: str, measure: str, **more: Any) -> str:
        period = date(more.pop("period", None))
        made = Figure(
            id=self._id("figure", sentence),
            document=self.id,
            value=value,
            unit=unit,
            measure=measure,
            period=period,
            evidence=self._write(sentence),
            **more,
        )
        return self._add(made)

    def outcome(self, sentence: str, title: str, who: list[str], when: str | None = None, **more: Any) -> str:
        values = {"kind": "agreement", "action": "signed", **more}
        made = Outcome(
            id=self._id("outcome", sentence),
            document=self.id,
            title=title,
            parties=tuple(map(party, who)),
            date=date(when),
            evidence=self._write(sentence),
            **values,
        )
        return self._add(made)

    def restriction(
        self, sentence: str, action: str, by: list[str], on: list[str], when: str | None = None, **more: Any
    ) -> str:
        values = {"kind": "tariff", "status": "imposed", **more}
        made = Restriction(
            id=self._id("restriction", sentence),
            document=self.id,
            action=action,
            by=tuple(map(party, by)),
            on=tuple(map(party, on)),
            date=date(when),
            evidence=self._write(sentence),
            **values,
        )
        return self._add(made)

    def forecast(self, sentence: str, what: str, by: list[str], window: str | None = None, **more: Any) -> str:
        made = Forecast(
            id=self._id("forecast", sentence),
            document=self.id,
            what=what,
            window=date(window),
            by=tuple(map(party, by)),
            evidence=self._write(sentence),
            **more,
        )
        return self._add(made)

    def dispute(self, sentence: str, claim: str, by: list[str], denial: str, denied_by: list[str]) -> str:
        made = Dispute(
            id=self._id("dispute", sentence),
            document=self.id,
            claim=claim,
            claimant=tuple(map(party, by)),
            denial=denial,
            denier=tuple(map(party, denied_by)),
            evidence=self._write(sentence),
        )
        return self._add(made)


class Newsroom:
    """A record in memory, with the reading methods of a view that resolvers use."""

    def __init__(self) -> None:
        self.stories: list[Story] = []

    def story(self, title: str, publisher: str | None = None, published: str | None = None, text: str = "") -> Story:
        """A new document."""
        source = "stories/" + title.lower().replace(" ", "-") + ".txt"
        made = Story(document_id(f"{source}|{publisher}".encode()), source, title, publisher, published, text)
        self.stories.append(made)
        return made

    def articles(self) -> Iterator[Article]:
        yield from (story.article for story in self.stories)

    def publications(self) -> Iterator[tuple[str, str | None, Published | None]]:
        yield from ((a.document, a.publisher, a.published) for a in self.articles())

    def visits(self) -> Iterator[Visit]:
        for story in self.stories:
            address = story.url or story.source
            yield Visit(story.id, address, page_of(address), story.published, story.fetched)

    def undated(self) -> Iterator[Undated]:
        for story in self.stories:
            if story.published is None:
                yield Undated(story.id, "news", story.written, story.url or story.source, story.fetched)

    def scratch(self) -> Scratch:
        return Scratch()

    def records(self, type: str) -> Iterator[Any]:
        yield from (one for story in self.stories for one in story.records if one.type == type)

    def links(self, kind: str | None = None) -> list[Link]:
        """The links that all resolvers find, or those of one kind."""
        from communique.resolve import links

        return [link for link in links(self) if kind in (None, link.kind)]

    def groups(self, kind: str) -> list[set[str]]:
        """The members of the links of one kind."""
        return [set(link.members) for link in self.links(kind)]

    def keep(self, path: Path) -> Path:
        """Writes all of it into a record on disk, as a build does."""
        from communique import resolve
        from communique.store import View, Writer

        with Writer(path, "newsroom") as writer:
            for story in self.stories:
                data = orjson.dumps({"source": story.source, "publisher": story.publisher, "text": story.text})
                document = Document(
                    id=story.id, source=story.source, data=data, media_type="text/plain", fetched=story.fetched
                )
                writer.keep(document, story.article, story.records)
            with View(path) as view:
                writer.replace_links(resolve.links(view), "newsroom")
            with View(path) as view:
                writer.replace_datings(resolve.datings(view), "newsroom")
        return path
