"""What every extractor is, and how it builds evidence and parties."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from spacy.tokens import Doc

from communique.annotate.mentions import Actor, Name
from communique.records import Article, Evidence, Found, Mention, Participant, Party


class Extractor(Protocol):
    """Reads one annotated article and yields the records that it supports.

    Extractors run in a fixed order; what the earlier ones found is in `doc._.found`, a list of records.
    """

    name: str
    version: int  # raise it with every change that can change the output

    def __call__(self, article: Article, doc: Doc) -> Iterator[Found]:
        """Yields the records of one type."""
        ...


def evidence(article: Article, start: int, end: int, origin: str) -> Evidence:
    """Evidence for the code points `start` to `end` of the article's text."""
    return Evidence(document=article.document, start=start, end=end, quote=article.text[start:end], origin=origin)


def mention(doc: Doc, start: int, end: int) -> Mention:
    """The words of tokens `start` to `end`."""
    first, last = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
    return Mention(start=first, end=last, quote=doc.text[first:last])


def party(doc: Doc, name: Name) -> Party:
    """The party that a name stands for, with its words here."""
    return _party(doc, name.actor, name)


def parties(doc: Doc, names: Iterable[Name]) -> tuple[Party, ...]:
    """The parties that names stand for, a plural one spelt out into its members, each once."""
    out: dict[str, Party] = {}
    for name in names:
        for actor in name.actor.members or (name.actor,):
            out.setdefault(actor.id, _party(doc, actor, name))
    return tuple(out.values())


def participant(given: Party, part: str = "party") -> Participant:
    """A party as a participant of a meeting: `visitor`, `host` or `party`."""
    return Participant.model_validate({**given.model_dump(), "part": part})


def _party(doc: Doc, actor: Actor, name: Name) -> Party:
    return Party(
        name=actor.name,
        actor=actor.id,
        role=actor.role,
        country=actor.country,
        mention=mention(doc, name.start, name.end),
    )
