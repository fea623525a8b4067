"""`forecast_resolved`: what was expected, and the later telling that it happened."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from communique.records import Forecast, Link
from communique.resolve import answers
from communique.resolve.contacts import AMBIGUOUS, Contact, participants
from communique.resolve.corpus import Corpus, Shelf, led_link
from communique.resolve.days import Window, window
from communique.resolve.sides import Side
from communique.resolve.words import content_words, listed, stem, tokens
from communique.wording import countries_in, days_in_words

THRESHOLD = 0.6
MANY = 12  # names of a meeting; of more, at a summit, no two are looked for together
HORIZON = 200  # days after publication in which an expectation without a window may come true


@dataclass(frozen=True)
class Expected:
    """A forecast, or a meeting that is planned or rumoured, as resolvers compare it.

    `plan` is the meeting; for a forecast it is None, and `words` and `countries` tell what is expected; `joint` that
    its countries are those of the document, whoever acts for them.
    """

    id: str
    document: str
    told: Window | None
    window: Window
    windowed: bool
    plan: Contact | None = None
    words: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    joint: bool = False


def expectation(forecast: Forecast, told: Window | None, table: frozenset[str]) -> Expected | None:
    """A forecast of a contact; None where it speaks of none or of no time.

    `table` are the countries that the document is about: those of "both", "they", "the two neighbours".
    """
    words = content_words(forecast.what)
    if not words & _contact_forms():
        return None
    given = _until(forecast, told)
    joint = _joint(forecast.what)
    days = given if given is not None else told.widened(0, HORIZON) if told is not None else None
    if days is None:
        return None
    return Expected(
        id=forecast.id,
        document=forecast.document,
        told=told,
        window=days,
        windowed=given is not None and given.length < HORIZON,
        words=words,
        countries=countries_in(forecast.what) | (table if joint else frozenset()),
        joint=joint,
    )


def _joint(text: str) -> bool:
    """Whether a text leaves to the one around it who they are: "their officials", "the two sides"."""
    return not listed("joint_words").isdisjoint(tokens(text))


def _until(forecast: Forecast, told: Window | None) -> Window | None:
    """The days of a forecast's window; those of a deadline ("by June", "before the end of the year") begin at once."""
    given = window(forecast.window)
    if given is None or told is None or told.first >= given.first:
        return given
    deadline = not listed("deadline_words").isdisjoint(tokens(forecast.what))
    return Window(told.first, given.last) if deadline else given


@cache
def _contact_forms() -> frozenset[str]:
    """The contact verbs and nouns in all their forms: visit, visited, visiting."""
    forms: set[str] = set()
    for word in listed("contact_words"):
        base = word.removesuffix("e")
        forms.update(
            base + ending for ending in ("", "e", "ed", "ing", "er", "s", "es", base[-1] + "ing", base[-1] + "ed")
        )
    return frozenset(stem(form) for form in forms)


def plan(meeting: Contact) -> Expected | None:
    """A planned or rumoured meeting as an expectation."""
    if meeting.days is None:
        return None
    return Expected(
        id=meeting.id,
        document=meeting.document,
        told=meeting.published,
        window=meeting.days,
        windowed=meeting.dated and meeting.days.length < HORIZON,
        plan=meeting,
    )


def fits(expected: Expected, held: Contact) -> float:
    """How sure it is that a meeting is what was expected: 0 where it is told earlier, at another time, or of others."""
    if held.days is None or not held.dated or held.document == expected.document:
        return 0.0
    if not held.days.overlaps(expected.window) or _told_before(expected, held):
        return 0.0
    who = _plan_fits(expected.plan, held) if expected.plan is not None else _words_fit(expected, held)
    return round(who * (1.0 if expected.windowed else 0.8), 6)


def _told_before(expected: Expected, held: Contact) -> bool:
    """Whether the meeting was over before the expectation was printed."""
    return expected.told is not None and held.days is not None and held.days.last < expected.told.first


def _plan_fits(planned: Contact, held: Contact) -> float:
    if planned.format != held.format:
        return 0.0
    if planned.country is not None and held.country is not None and planned.country != held.country:
        return 0.0
    who = participants(planned, held)
    if who is None or not who:
        return 0.0
    same_place = planned.country is not None and planned.country == held.country
    return min(1.0, who + (0.2 if same_place else 0.0))


def _words_fit(expected: Expected, held: Contact) -> float:
    """The share of the meeting's sides that the forecast names; its place counts for the side of its country."""
    named = {s.bloc or s.key for s in held.sides if _names(expected, s)}
    if held.country is not None and held.country in expected.countries:
        named.add(held.country)
    if held.place is not None and set(held.place.split()) & expected.words:
        named.add(held.country or held.place)
    people = not expected.joint and any(_names(expected, s) for s in held.sides if s.person)
    blocs = set(held.blocs) | ({held.country} if held.country is not None else set())
    if len(named) < 2 or not blocs:
        return 0.0
    return min(1.0, 0.6 * min(1.0, len(named) / 2) + (0.3 if people else 0.1))


def _names(expected: Expected, given: Side) -> bool:
    last = tokens(given.name)[-1:]
    if given.person and last and stem(last[0]) in expected.words:
        return True
    of_its_countries = given.country is not None and given.country in expected.countries
    return of_its_countries and (not given.person or expected.joint)


class ForecastResolved:
    """Links a forecast, or a planned or rumoured meeting, to the later tellings of what came of it.

    A contact is answered by the meeting that was held, anything else by an outcome, or by the telling that there was
    none. The expectation is the first member.
    """

    name = "forecast_resolved"
    version = 4

    def __call__(self, corpus: Corpus) -> Iterator[Link]:
        """Yields a link for each expectation of which a later document tells what came of it."""
        answered = corpus.scratch.shelf()
        for link in _by_meetings(corpus):
            answered[link.members[0]] = True
            yield link
        yield from _by_outcomes(corpus, answered)


def _by_meetings(corpus: Corpus) -> Iterator[Link]:
    blocks, names = corpus.blocks(mutual=False), corpus.scratch.shelf()
    for one in corpus.contacts:
        if one.status == "held" and one.dated and one.days is not None:
            words = _names_of(one)
            for word in words:
                names[word] = True
            blocks.add(one, _who_and_when(one.blocs, one.days), (), _found(words, one.days))
    for expected in _expectations(corpus):
        blocs, words = expected.countries, expected.words | expected.countries
        if expected.plan is not None:
            blocs, words = expected.plan.blocs, _names_of(expected.plan)
        keys = _seeks(expected, frozenset(word for word in words if word in names))
        blocks.add(expected, _who_and_when(blocs, expected.window), keys)
    for expected, scored in blocks.matches(_sure):
        score, first = _choose(scored)
        came = {one.id for one in corpus.contacts.group(first) if one.status == "held"}
        came -= {one.id for one in corpus.contacts.group(first) if one.document == expected.document}
        members = [expected.id, first.id, *sorted(came - {first.id})]
        yield led_link("forecast_resolved", members, _why(expected, first), score)


def _by_outcomes(corpus: Corpus, answered: Shelf) -> Iterator[Link]:
    blocks = corpus.blocks(mutual=False)
    for outcome in corpus.records("outcome"):
        one = answers.answer(outcome, corpus.published(outcome.document))
        blocks.add(one, _who_and_when(one.countries, one.told), (), answers.found(one))
    for forecast in corpus.records("forecast"):
        told = corpus.published(forecast.document)
        if told is not None and forecast.id not in answered:
            question = answers.question(forecast, told)
            blocks.add(question, _who_and_when(question.countries, told), answers.seeks(question))
    for question, scored in blocks.matches(answers.sure):
        score, best = min(scored, key=lambda pair: (-pair[0], pair[1].days.first, pair[1].id))
        why = f"what was forecast is told later {'as an outcome' if best.came else 'not to have come about'}."
        yield led_link("forecast_resolved", [question.id, best.id], why, score)


def _sure(expected: Expected, held: Contact) -> float | None:
    score = fits(expected, held)
    return score if score >= THRESHOLD else None


def _expectations(corpus: Corpus) -> Iterator[Expected]:
    for one in corpus.contacts:
        if one.status in ("planned", "rumoured") and (expected := plan(one)) is not None:
            yield expected
    for forecast in corpus.records("forecast"):
        made = expectation(forecast, corpus.published(forecast.document), corpus.table(forecast.document))
        if made is not None:
            yield made


def _choose(scored: list[tuple[float, Contact]]) -> tuple[float, Contact]:
    """The meeting that fits best; of those as likely, the first one after the expectation."""
    best = max(score for score, _ in scored)
    near = [pair for pair in scored if pair[0] > best - AMBIGUOUS]
    return min(near, key=lambda pair: ((pair[1].days or Window(0, 0)).first, -pair[0], pair[1].id))


def _who_and_when(blocs: frozenset[str], days: Window | None) -> str:
    return "\x1f".join((*sorted(blocs), "", "" if days is None else str(days.first)))


def _names_of(one: Contact) -> frozenset[str]:
    """The words by which an expectation may name a meeting: surnames, countries, organisations, the place."""
    place = frozenset((one.place or "").split())
    country = frozenset(() if one.country is None else (one.country,))
    return one.blocs | place | country | {stem(word) for s in one.sides for word in tokens(s.name)[-1:]}


def _seeks(expected: Expected, words: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """Keys by month and two names that it has in common with the meeting; one name where a plan tells one side only."""
    alone = expected.plan is not None and expected.plan.one_sided
    for month in expected.window.months():
        yield from ((month, *pair) for pair in combinations(sorted(words), 2))
        yield from ((month, word, "many") for word in sorted(words))
        yield from ((month, word) for word in sorted(words) if alone)


def _found(words: frozenset[str], days: Window) -> Iterator[tuple[str, ...]]:
    """Keys by month and each name, and by each two names; at a large table by one name only."""
    for month in days.months():
        yield from ((month, word) for word in sorted(words))
        if len(words) <= MANY:
            yield from ((month, *pair) for pair in combinations(sorted(words), 2))
        else:
            yield from ((month, word, "many") for word in sorted(words))


def _why(expected: Expected, held: Contact) -> str:
    what = "A meeting that was planned or rumoured" if expected.plan is not None else "A contact that was forecast"
    if held.days is None:
        return f"{what} was held."
    days = days_in_words(held.days.first, held.days.last)
    return f"{what} was held: {days} lies in the expected window and the participants fit."
