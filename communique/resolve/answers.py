"""What may answer a forecast that is no meeting: outcomes told later, those that are missing too."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from communique.records import Forecast, Outcome
from communique.resolve.days import Window, window
from communique.resolve.words import contained, content_words
from communique.wording import countries_in

THRESHOLD = 0.6
AFTER = 60  # days after a window's end in which a document may still tell what came of it
_ROOT = 5  # letters by which the forms of a word are one: extend, extended, extension


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class Question:
    """A forecast of anything as outcomes may answer it; `told` is when it was published."""

    id: str
    document: str
    told: Window
    window: Window | None
    words: frozenset[str]
    countries: frozenset[str]


def question(forecast: Forecast, told: Window) -> Question:
    """A forecast as outcomes may answer it."""
    return Question(
        id=forecast.id,
        document=forecast.document,
        told=told,
        window=window(forecast.window),
        words=roots(forecast.what),
        countries=countries_in(forecast.what),
    )


def fits(asked: Question, given: Answer) -> float:
    """How sure it is that an outcome is what was expected: its words, countries, days; 0 where it was told earlier."""
    told, expected, ours, theirs = asked.told, asked.window, asked.countries, given.countries
    if given.told is None or given.days is None or given.told.first <= told.last or given.days.last < told.first:
        return 0.0
    if ours and theirs and not (ours <= theirs or theirs <= ours):
        return 0.0
    in_time = expected is not None and (
        given.days.overlaps(expected) or (not given.came and given.days.overlaps(expected.widened(0, AFTER)))
    )
    if expected is not None and not in_time:
        return 0.0
    if asked.document == given.document or len(asked.words & given.words) < 2:
        return 0.0
    who = 1.0 if ours and theirs else 0.5
    return round(0.5 * contained(asked.words, given.words) + 0.3 * who + 0.2 * (1.0 if in_time else 0.5), 6)


def sure(asked: Question, given: Answer) -> float | None:
    """How sure it is, where it is sure enough."""
    score = fits(asked, given)
    return score if score >= THRESHOLD else None


def seeks(asked: Question) -> Iterator[tuple[str, ...]]:
    """Keys of a forecast: its countries, and a word and the month, or two words where any day will do.

    An outcome that tells no country is sought by all.
    """
    countries = [*(sorted(asked.countries) or ["any"]), "none"]
    months = [] if asked.window is None else list(asked.window.months())
    for country in countries:
        yield from ((country, month, word) for month in months for word in sorted(asked.words))
        if not months:
            yield from ((country, *pair) for pair in combinations(sorted(asked.words), 2))


def found(given: Answer) -> Iterator[tuple[str, ...]]:
    """Keys under which an outcome is found by forecasts of its countries, and by those that tell none."""
    days = given.days
    if days is not None and not given.came:
        days = days.widened(AFTER, 0)
    months = [] if days is None else list(days.months())
    for country in [*(sorted(given.countries) or ["none"]), "any"]:
        yield from ((country, month, word) for month in months for word in sorted(given.words))
        yield from ((country, *pair) for pair in combinations(sorted(given.words), 2))
