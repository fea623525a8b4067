"""What may answer a forecast that is no meeting: outcomes told later, those that are missing too."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.records import Outcome
from communique.resolve.clusters import in_order
from communique.resolve.corpus import Corpus
from communique.resolve.days import Window, window
from communique.resolve.words import contained, content_words
from communique.wording import countries_in

THRESHOLD = 0.6
AFTER = 60  # days after a window's end in which a document may still tell what came of it
_ROOT = 5  # letters by which the forms of a word are one: extend, extended, extension


@dataclass(frozen=True, slots=True)
class Answer:
    """An outcome as an answer to what was expected; `came` is false where it is told to be missing."""

    id: str
    document: str
    came: bool
    told: Window | None
    days: Window | None
    words: frozenset[str]
    countries: frozenset[str]


def roots(text: str) -> frozenset[str]:
    """The content words of a text by their first letters, without countries."""
    return frozenset(word[:_ROOT] for word in content_words(text) if not word.startswith("@"))


def answer(outcome: Outcome, told: Window | None) -> Answer:
    """An outcome as an answer."""
    days = window(outcome.date)
    quotes = " ".join(e.quote for e in outcome.evidence)
    named = {party.country for party in outcome.parties if party.country is not None}
    return Answer(
        id=outcome.id,
        document=outcome.document,
        came=outcome.action != "absent",
        told=told,
        days=days if days is not None else told,
        words=roots(f"{outcome.title} {outcome.action}"),
        countries=frozenset(named) | countries_in(f"{outcome.title} {quotes}"),
    )


def fits(
    words: frozenset[str], countries: frozenset[str], told: Window, expected: Window | None, given: Answer
) -> float:
    """How sure it is that an outcome is what was expected: its words, countries and days; 0 where it was told earlier.

    `told` is when the expectation was published, `expected` its window.
    """
    if given.told is None or given.days is None or given.told.first <= told.last or given.days.last < told.first:
        return 0.0
    if countries and given.countries and not countries & given.countries:
        return 0.0
    in_time = expected is not None and (
        given.days.overlaps(expected) or (not given.came and given.days.overlaps(expected.widened(0, AFTER)))
    )
    if expected is not None and not in_time:
        return 0.0
    if len(words & given.words) < 2:
        return 0.0
    who = 1.0 if countries & given.countries else 0.5
    return round(0.5 * contained(words, given.words) + 0.3 * who + 0.2 * (1.0 if in_time else 0.5), 6)


class Answers:
    """All outcomes of a corpus by the words of their titles."""

    def __init__(self, answers: Iterable[Answer]) -> None:
        """Files them."""
        self.by_id = {one.id: one for one in in_order(answers, lambda a: a.id)}
        self._index: dict[str, list[str]] = {}
        for one in self.by_id.values():
            for word in one.words:
                self._index.setdefault(word, []).append(one.id)

    @classmethod
    def of(cls, corpus: Corpus) -> "Answers":
        """The outcomes of a corpus."""
        return cls(answer(o, corpus.published(o.document)) for o in corpus.records("outcome"))

    def near(self, words: frozenset[str]) -> Iterator[Answer]:
        """The outcomes that share two words or more with an expectation."""
        shares: dict[str, int] = {}
        for word in words:
            for id in self._index.get(word, ()):
                shares[id] = shares.get(id, 0) + 1
        yield from (self.by_id[id] for id in sorted(shares) if shares[id] > 1)
