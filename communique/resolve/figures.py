"""`figure_agrees` and `figure_conflicts`: one measure, subject and period in several documents."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.records import Figure, Link
from communique.resolve.clusters import blocks, clusters, in_order, pairs_of, weakest
from communique.resolve.corpus import Corpus, make_link
from communique.resolve.days import Window, window
from communique.resolve.words import contained, content_words, listed, shared
from communique.wording import amount, counted, countries_in, country_phrases, date_in_words
from communique.wording import listed as prose

ALIKE = 0.5  # the likeness of two measures from which equal numbers agree
SAME = 0.7  # the likeness from which different numbers conflict
FARTHEST = 5.0  # two numbers further apart than this factor measure different things


@dataclass(frozen=True, slots=True)
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


def reading(figure: Figure, table: frozenset[str]) -> Reading | None:
    """A figure as resolvers compare it; None where its words do not tell what it measures.

    `table` are the countries that the document is about: "the two countries" where the words name none.
    """
    text = f"{figure.measure or ''} {figure.subject or ''}"
    where = countries_in(text)
    named = {word for phrase, code in country_phrases().items() if code in where for word in phrase.split()}
    words = frozenset(word for word in content_words(text) - named if not word.startswith("@"))
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
    )


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
    if bool(a.where) != bool(b.where):
        return None
    if a.value * b.value <= 0 or not 1 / FARTHEST <= a.value / b.value <= FARTHEST:
        return None
    return alike


class Figures:
    """Links figures of one measure, subject and period: those equal within rounding agree, the others conflict."""

    name = "figures"
    version = 1

    def __call__(self, corpus: Corpus) -> Iterator[Link]:
        """Yields a link for each number that several documents give, and for each pair of numbers that differ."""
        readings = (reading(f, corpus.tables.get(f.document, frozenset())) for f in corpus.records("figure"))
        known = {one.id: one for one in in_order((r for r in readings if r is not None), lambda r: r.id)}
        pairs = pairs_of(blocks(known.values(), _keys, lambda r: r.id).values())

        def score(a: str, b: str) -> float:
            return agree(known[a], known[b]) or 0.0

        edges = [(value, a, b) for a, b in pairs if (value := score(a, b)) > 0]
        groups = clusters(edges, lambda a, b: conflict(known[a], known[b]) is None)
        for members in groups:
            yield make_link("figure_agrees", members, _why_agree([known[i] for i in members]), weakest(members, score))
        yield from _conflicts(known, pairs, groups)


def _conflicts(known: dict[str, Reading], pairs: list[tuple[str, str]], groups: list[list[str]]) -> Iterator[Link]:
    """One link for each number that contradicts one which more documents give: to the foremost of those."""
    group = {member: tuple(members) for members in groups for member in members}
    rivals: dict[tuple[str, ...], dict[tuple[str, ...], float]] = {}
    differing = [(a, b, value) for a, b in pairs if (value := conflict(known[a], known[b])) is not None]
    nearest = _nearest(known, [(a, b) for a, b, _ in differing] + _agreeing(groups))
    for a, b, value in differing:
        if nearest[a, known[b].document] == b and nearest[b, known[a].document] == a:
            one, two = sorted((group.get(a, (a,)), group.get(b, (b,))), key=_rank)
            found = rivals.setdefault(two, {})
            found[one] = max(found.get(one, 0.0), value)
    for two, found in sorted(rivals.items()):
        one = min(found, key=_rank)
        yield make_link("figure_conflicts", one + two, _why_conflict(known[one[0]], known[two[0]]), found[one])


def _agreeing(groups: list[list[str]]) -> list[tuple[str, str]]:
    return [(a, b) for members in groups for i, a in enumerate(members) for b in members[i + 1 :]]


def _nearest(known: dict[str, Reading], pairs: list[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """For each figure and other document the figure there that comes nearest.

    A document that gives two numbers for one measure means two things (the trade and its deficit): only the nearest
    one is compared.
    """
    found: dict[tuple[str, str], tuple[float, str]] = {}
    for a, b in pairs:
        for one, other in ((a, b), (b, a)):
            product = known[one].value * known[other].value
            far = abs(math.log(known[one].value / known[other].value)) if product > 0 else 0.0
            key = one, known[other].document
            found[key] = min(found.get(key, (math.inf, "")), (far, other))
    return {key: other for key, (_, other) in found.items()}


def _rank(members: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    """The order of numbers given for one thing: those that more records give come first."""
    return -len(members), members


def _why_agree(told: list[Reading]) -> str:
    documents = counted(len({one.document for one in told}), "document")
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


def _keys(one: Reading) -> Iterator[tuple[str, str, str]]:
    """Keys by word and number, for what may agree, and by word, year and country, for what may conflict."""
    words = sorted(one.topic or one.where)
    near = _near(one.value)
    years = sorted({month[:4] for month in one.period.months(36)}) if one.period is not None else []
    about = [f"{year} {country}" for year in years for country in sorted(one.where) or [""]]
    for word in words:
        for key in (*near, *about):
            yield one.unit, word, key


def _near(value: float) -> list[str]:
    """The number with two significant digits, rounded down and up."""
    if value == 0:
        return ["=0"]
    power = math.floor(math.log10(abs(value))) - 1
    scaled = round(abs(value) / 10**power, 6)
    return sorted({f"={n * 10.0**power:.3g}" for n in (math.floor(scaled), math.ceil(scaled))})
