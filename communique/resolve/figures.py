"""`figure_agrees` and `figure_conflicts`: one measure, subject and period in several documents."""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from communique.codebook import cues
from communique.records import Figure, Link
from communique.resolve.blocking import Part
from communique.resolve.clusters import clusters, weakest
from communique.resolve.corpus import Corpus, make_link
from communique.resolve.days import Window, window
from communique.resolve.words import contained, content_words, listed, shared
from communique.wording import amount, countries_in, country_phrases, date_in_words
from communique.wording import listed as prose

ALIKE = 0.5  # the likeness of two measures from which equal numbers agree
SAME = 0.7  # the likeness from which different numbers conflict
SHOWN = 50  # records of one number that a conflict names; `figure_agrees` names them all
FARTHEST = 5.0  # two numbers further apart than this factor measure different things


@dataclass(frozen=True)
class Reading:
    """A figure as resolvers compare it: `topic` are the words of its measure, `where` the countries it is about."""

    id: str
    document: str
    value: float
    unit: str
    shown: str
    topic: frozenset[str]
    where: frozenset[str]
    change: str | None
    period: Window | None
    when: str | None
    partial: frozenset[str]  # whether it is of a part of its period, or a goal


def reading(figure: Figure, table: frozenset[str]) -> Reading | None:
    """A figure as resolvers compare it; None where its words do not tell what it measures.

    `table` are the countries that the document is about: "the two countries" where the words name none.
    """
    text = f"{figure.measure or ''} {figure.subject or ''}"
    where = countries_in(text)
    named = {word for phrase, code in country_phrases().items() if code in where for word in phrase.split()}
    words = frozenset(_one_word().get(w, w) for w in content_words(text) - named if not w.startswith("@"))
    topic = words - listed("general_measures")
    if not topic and not where and not words:
        return None
    return Reading(
        id=figure.id,
        document=figure.document,
        value=figure.value,
        unit=(figure.unit or "").casefold().rstrip("s"),
        shown=amount(figure.value, figure.unit),
        topic=topic or words,
        where=where or table,
        change=figure.change,
        period=window(figure.period),
        when=date_in_words(figure.period),
        partial=frozenset(
            kind for kind, words in _partial().items() if any(words.search(e.quote) for e in figure.evidence)
        ),
    )


@cache
def _one_word() -> dict[str, str]:
    """The word under which several words for one measure are compared: "traded", "commerce" as "trade"."""
    return {word: one for one, words in cues("likeness")["one_measure"].items() for word in words}


@cache
def _partial() -> dict[str, re.Pattern[str]]:
    """What tells that a figure is of a part of a year, or a goal."""
    return {kind: re.compile("|".join(words), re.IGNORECASE) for kind, words in cues("likeness")["partial"].items()}


def likeness(a: Reading, b: Reading) -> float:
    """How sure it is that two figures measure the same thing, 0 to 1, whatever their values are."""
    if a.document == b.document or a.unit != b.unit:
        return 0.0
    if a.unit == "percent" and a.change != b.change:
        return 0.0
    if a.where and b.where and not (a.where <= b.where or b.where <= a.where):
        return 0.0
    place = 1.0 if a.where == b.where else 0.85 if a.where and b.where else 0.75
    if not a.topic and not b.topic:
        return round(0.6 * place, 6)
    return round(place * (0.6 * contained(a.topic, b.topic) + 0.4 * shared(a.topic, b.topic)), 6)


def same_period(a: Reading, b: Reading) -> bool | None:
    """Whether two figures are of one period; None where one of them tells none."""
    if a.period is None or b.period is None:
        return None
    long, short = max(a.period.length, b.period.length), min(a.period.length, b.period.length)
    return a.period.overlaps(b.period) and long <= 1.5 * short


@lru_cache(maxsize=10_000)
def digits(value: float) -> int:
    """How many significant digits a number is given with: 240 has two, 240.1 four."""
    return max(1, len(f"{abs(value):.10e}".partition("e")[0].replace(".", "").rstrip("0")))


def rounded(value: float, count: int) -> float:
    """A number with `count` significant digits."""
    return float(f"{value:.{count - 1}e}")


def equal(a: float, b: float) -> bool | None:
    """Whether two numbers are the same but for rounding; None where one is so round that nobody can tell."""
    if a == b:
        return True
    if a == 0 or b == 0 or (a < 0) != (b < 0):
        return False
    coarse, fine = (a, b) if digits(a) <= digits(b) else (b, a)
    if abs(a - b) <= 0.005 * max(abs(a), abs(b)):
        return True
    if rounded(fine, digits(coarse)) == coarse:
        return True if digits(coarse) >= 2 else None
    return False


def agree(a: Reading, b: Reading) -> float | None:
    """How sure it is that two figures say the same; None where they do not."""
    alike = likeness(a, b)
    period = same_period(a, b)
    if alike < ALIKE or period is False or equal(a.value, b.value) is not True:
        return None
    if period is None and not (_telling(a.value) and _telling(b.value)):
        return None
    return alike if period else round(0.9 * alike, 6)


def _telling(value: float) -> bool:
    """Whether a number is rare enough that two texts do not give it by chance: 240 billion, 1,738; not 2."""
    return digits(value) >= 3 or (abs(value) >= 1e6 and digits(value) >= 2)


def conflict(a: Reading, b: Reading) -> float | None:
    """How sure it is that two figures contradict each other; None where they do not, or measure different things."""
    alike = likeness(a, b)
    if alike < SAME or not same_period(a, b) or equal(a.value, b.value) is not False:
        return None
    if bool(a.where) != bool(b.where) or a.partial != b.partial:
        return None
    if a.value * b.value <= 0 or not 1 / FARTHEST <= a.value / b.value <= FARTHEST:
        return None
    return alike


class Figures:
    """Links figures of one measure, subject and period: those equal within rounding agree, the others conflict."""

    name = "figures"
    version = 5

    def __call__(self, corpus: Corpus) -> Iterator[Link]:
        """Yields a link for each number that several documents give, and for each pair of numbers that differ."""
        blocks = corpus.blocks()
        for figure in corpus.records("figure"):
            one = reading(figure, corpus.table(figure.document))
            if one is not None:
                blocks.add(one, _in_short(one), _keys(one), _keys_of_anywhere(one))
        for part in blocks.parts(_sure):
            yield from _links(corpus, part)


def _sure(a: Reading, b: Reading) -> float | None:
    """How sure it is that two figures are of one thing, be they equal or not."""
    if likeness(a, b) < ALIKE:
        return None
    score = agree(a, b)
    return score if score is not None else conflict(a, b)


def _links(corpus: Corpus, part: Part[Reading]) -> Iterator[Link]:
    known, pairs = part.known, [(a, b) for _, a, b in part.edges]
    edges = [(value, a, b) for a, b in pairs if (value := agree(known[a], known[b])) is not None]
    groups = clusters(edges, lambda a, b: conflict(known[a], known[b]) is None)
    for members, score in zip(groups, weakest(groups, edges), strict=True):
        yield make_link("figure_agrees", members, _why_agree(corpus, [known[i] for i in members]), score)
    # A page that gives another number later has mended it: two sources that differ are two pages.
    apart = [(a, b) for a, b in pairs if corpus.page(known[a].document) != corpus.page(known[b].document)]
    yield from _conflicts(corpus, known, apart, groups)


def _conflicts(
    corpus: Corpus, known: dict[str, Reading], pairs: list[tuple[str, str]], groups: list[list[str]]
) -> Iterator[Link]:
    """One link for each number that contradicts one which more documents give: to the foremost of those."""
    differing = [(a, b, value) for a, b in pairs if (value := conflict(known[a], known[b])) is not None]
    group: dict[str, tuple[str, ...]] = {a: (a,) for pair in differing for a in pair[:2]}
    group |= {member: members for members in map(tuple, groups) for member in members}
    nearest = _nearest(known, differing, group)

    def rank(members: tuple[str, ...]) -> tuple[int, int, tuple[str, ...]]:
        """The order of numbers for one thing: those that more sources give come first; reprints are one source."""
        return -corpus.origins.independent(known[one].document for one in members), -len(members), members

    rivals: dict[str, dict[str, float]] = {}
    for a, b, value in differing:
        mutual = nearest[a, known[b].document] == b and nearest[b, known[a].document] == a
        if mutual or _two_camps(known, a, b, group):
            one, two = sorted((group[a], group[b]), key=rank)
            found = rivals.setdefault(two[0], {})
            found[one[0]] = max(found.get(one[0], 0.0), value)
    for two_first, found in rivals.items():
        one_first = min(found, key=lambda first: rank(group[first]))
        members = group[one_first][:SHOWN] + group[two_first][:SHOWN]
        why = _why_conflict(known[one_first], known[two_first])
        yield make_link("figure_conflicts", members, why, found[one_first])


def _two_camps(known: dict[str, Reading], a: str, b: str, group: dict[str, tuple[str, ...]]) -> bool:
    """Whether several documents give each of two numbers for the same words, so that one with both tells a dispute."""
    told = [{known[one].document for one in group[number]} for number in (a, b)]
    return known[a].topic == known[b].topic and all(len(documents) > 1 for documents in told)


def _nearest(
    known: dict[str, Reading], differing: list[tuple[str, str, float]], group: dict[str, tuple[str, ...]]
) -> dict[tuple[str, str], str]:
    """For each figure that differs and other document the figure there that comes nearest.

    A document that gives two numbers for one measure means two things (the trade and its deficit): only the nearest
    one is compared.
    """
    equals: dict[tuple[str, str], list[str]] = {}
    for members in {members[0]: members for members in group.values()}.values():
        for member in members:
            equals.setdefault((members[0], known[member].document), []).append(member)
    found: dict[tuple[str, str], tuple[float, str]] = {}
    for a, b, _ in differing:
        for one, other in ((a, b), (b, a)):
            document = known[other].document
            for rival in (other, *equals.get((group[one][0], document), ())):
                distance = _apart(known[one].value, known[rival].value), rival
                found[one, document] = min(found.get((one, document), (math.inf, "")), distance)
    return {key: other for key, (_, other) in found.items()}


def _apart(a: float, b: float) -> float:
    return abs(math.log(a / b)) if a * b > 0 else 0.0


def _why_agree(corpus: Corpus, told: list[Reading]) -> str:
    documents = corpus.tellers(one.document for one in told)
    shown = sorted({one.shown for one in told})
    topic = _topic(told)
    period = min((one.when for one in told if one.when is not None), default=None)
    return f"{documents} give {prose(shown)} for {topic}{f' in {period}' if period else ''}, equal within rounding."


def _why_conflict(a: Reading, b: Reading) -> str:
    shown = sorted((a.shown, b.shown))
    return f"One document gives {shown[0]} and another {shown[1]} for {_topic([a, b])} in {a.when}."


def _topic(told: Iterable[Reading]) -> str:
    told = list(told)
    common = frozenset.intersection(*(one.topic for one in told)) or frozenset.intersection(*(r.where for r in told))
    return f"the same measure ({', '.join(sorted(common))})" if common else "the same measure"


def _keys(one: Reading) -> Iterator[tuple[str, ...]]:
    """Keys by word and number, for what may agree, and by word and year, for what may conflict; both by country."""
    for near in _near(one.value):
        yield from ((*key, near, country) for key in _measures(one) for country in sorted(one.where) or ["anywhere"])
    years = sorted({month[:4] for month in one.period.months(36)}) if one.period is not None else []
    for year in years:
        yield from ((*key, year, country) for key in _measures(one) for country in sorted(one.where) or ["anywhere"])


def _keys_of_anywhere(one: Reading) -> Iterator[tuple[str, ...]]:
    """Keys under which it is found by figures that tell no country, with which it may agree."""
    for near in _near(one.value):
        yield from ((*key, near, "anywhere") for key in _measures(one))


def _measures(one: Reading) -> Iterator[tuple[str, str]]:
    unit = f"{one.unit} {one.change}" if one.unit == "percent" else one.unit
    yield from ((unit, word) for word in sorted(one.topic or one.where))


def _in_short(one: Reading) -> str:
    """The measure first, the number last: of many figures under one key equal ones lie together."""
    days = "" if one.period is None else f"{one.period.first} {one.period.last}"
    return "\x1f".join((one.unit, *sorted(one.topic), "", *sorted(one.where), "", days, f"{one.value:024.4f}"))


def _near(value: float) -> list[str]:
    """The number with two significant digits, rounded down and up."""
    if value == 0:
        return ["=0"]
    power = math.floor(math.log10(abs(value))) - 1
    scaled = round(abs(value) / 10**power, 6)
    return sorted({f"={n * 10.0**power:.3g}" for n in (math.floor(scaled), math.ceil(scaled))})
