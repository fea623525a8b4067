"""`syndicated`: documents whose articles are near copies of one text, the likely original first."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy

from communique.codebook import outlets
from communique.records import Article, Link
from communique.resolve import prints
from communique.resolve.blocking import Part
from communique.resolve.clusters import clusters, weakest
from communique.resolve.corpus import Corpus, led_link
from communique.resolve.credits import credits, house
from communique.resolve.days import window
from communique.wording import counted, days_in_words, listed

CONTAINED = 0.65  # the share of the sequences of five words of one text, mostly the shorter, that the other has
PROMISING = 0.2  # the resemblance of two sketches below which the texts themselves are not compared
FOREIGN = 0.2  # the share of a text that one stretch without counterpart may take up, in the text where it is shorter
OWN_ZONES = ("body", "list_item", "quotation", "standfirst")
NEVER = sys.maxsize  # the day of what has no date


@dataclass(frozen=True)
class Print:
    """A document's text as the resolver compares it, and what tells where the text may come from.

    `sketch` and `text` are numbers of 32 bits; `page` is the first version of the document's page, `house` who
    publishes, `credits` whom the document credits.
    """

    id: str
    page: str
    publisher: str | None
    house: str | None
    credits: tuple[str, ...]
    official: bool
    agency: bool
    day: int
    sketch: bytes
    text: bytes

    @cached_property
    def sequences(self) -> prints.Numbers:
        """The sequences of five words, in order."""
        return numpy.frombuffer(self.text, "<u4")

    def keys(self) -> Iterator[str]:
        """The bands of its sketch."""
        yield from (f"{i} {band.hex()}" for i, band in enumerate(prints.bands(self.sketch)))


def printed(article: Article, page: str) -> Print | None:
    """A document as the resolver compares it; None where its text is too short."""
    found = prints.sequences(own_text(article))
    if found is None:
        return None
    days, source = window(article.published), outlets.find(article.publisher, article.url)
    return Print(
        id=article.document,
        page=page,
        publisher=article.publisher,
        house=source.id if source is not None else house(article.publisher),
        credits=credits(article),
        official=outlets.official(article.publisher, source),
        agency=source is not None and source.kind == "agency",
        day=NEVER if days is None else days.last,
        sketch=prints.sketch(found),
        text=found.tobytes(),
    )


def own_text(article: Article) -> str:
    """What an article tells, without the captions, notes and lines of its own house around it."""
    told = [article.text[block.start : block.end] for block in article.blocks if block.zone in OWN_ZONES]
    return "\n".join(told) or article.text


def compare(a: Print, b: Print) -> float | None:
    """How much of one of two texts the other holds; None where they are no copies.

    What one house puts around all it publishes makes no copies of two stories: where both texts have a long stretch
    of their own, these are two stories in one frame.
    """
    if prints.resemblance(a.sketch, b.sketch) < PROMISING or never_copies(a, b):
        return None
    short, long = sorted((a.sequences, b.sequences), key=len)
    held, apart = _held(short, long)
    if held < CONTAINED or apart > FOREIGN:  # mostly the shorter text tells all, and the longer one is not asked
        other = _held(long, short)
        held, apart = max(held, other[0]), min(apart, other[1])
    return round(held, 6) if held >= CONTAINED and apart <= FOREIGN else None


def _held(one: prints.Numbers, other: prints.Numbers) -> tuple[float, float]:
    """The share of a text that another one holds, and the share that its longest stretch without counterpart has."""
    found = prints.kept(one, other)
    return float(found.mean()), prints.longest_gap(found) / len(found)


def never_copies(a: Print, b: Print) -> bool:
    """Whether two documents are no reprints however alike: versions of one page, a statement of two offices.

    Of a joint statement neither side's copy is the other's: each gives the words in its own name.
    """
    return a.page == b.page or (a.official and b.official and a.house != b.house)


class Syndicated:
    """Groups documents that print one text, whatever headline, credit or paragraph each house adds or cuts.

    The first member is the likely original; see `origin`.
    """

    name = "syndicated"
    version = 3

    def __call__(self, corpus: Corpus) -> Iterator[Link]:
        """Yields a link for each text that two or more documents print."""
        yield from corpus.reprints


def reprints(corpus: Corpus) -> Iterator[Link]:
    """A link for each text that two or more documents print."""
    blocks = corpus.blocks()
    for article in corpus.view.articles():
        one = printed(article, corpus.page(article.document))
        if one is not None:
            blocks.add(one, one.sketch[: prints.ROWS * 4].hex(), one.keys())
    for part in blocks.parts(compare):
        yield from _links(part)


def _links(part: Part[Print]) -> Iterator[Link]:
    groups = clusters(part.edges, lambda x, y: not never_copies(part.known[x], part.known[y]))
    for members, least in zip(groups, weakest(groups, part.edges), strict=True):
        ranked, reason = origin([part.known[i] for i in members])
        yield led_link("syndicated", [one.id for one in ranked], _why(ranked, reason, least), least)


def origin(group: list[Print]) -> tuple[list[Print], str]:
    """The documents of one text, the likely original first, and what speaks for it.

    In this order count: whom the others credit; who credits nobody; a news agency; the day of publication; the
    fullest text.
    """
    credited = {one.id: sum(one.house in other.credits for other in group) for one in group if one.house is not None}
    telling: tuple[tuple[Callable[[Print], int], Callable[[Print], str]], ...] = (
        (lambda one: -credited.get(one.id, 0), lambda one: _credited(credited[one.id], len(group))),
        (lambda one: bool(one.credits), lambda one: "which alone credits nobody else"),
        (lambda one: not one.agency, lambda one: "a news agency"),
        (lambda one: one.day, lambda one: f"which published first, on {days_in_words(one.day, one.day)}"),
        (lambda one: -len(one.sequences), lambda one: "whose text is the fullest"),
    )
    ranked = sorted(group, key=lambda one: (*(value(one) for value, _ in telling), one.id))
    first, second = ranked[0], ranked[1]
    for value, words in telling:
        if value(first) != value(second):
            return ranked, words(first)
    return ranked, ""


def _credited(count: int, size: int) -> str:
    if count == size - 1:
        return "which the other credits" if count == 1 else "which all others credit"
    return f"which {counted(count, 'other')} {'credits' if count == 1 else 'credit'}"


def _why(ranked: list[Print], reason: str, least: float) -> str:
    publishers = sorted({one.publisher for one in ranked if one.publisher is not None})
    by = f", of {listed(publishers)}," if publishers else ""
    text = f"{counted(len(ranked), 'document')}{by} print one text: {least:.0%} of it or more is in another of them."
    here = {one.house for one in ranked}
    absent = sorted({_named(credit) for one in ranked for credit in one.credits if credit not in here})
    if ranked[0].credits and absent:
        return f"{text} They credit {listed(absent)}, whose own copy is not here; {_first(ranked[0], 'is put first')}."
    if not reason:
        return f"{text} Nothing tells which of them came first."
    return f"{text} The likely origin is {_first(ranked[0], reason)}."


def _first(one: Print, rest: str) -> str:
    who = one.publisher or "a document that names no publisher"
    return f"{who} {rest}" if rest.startswith("is ") else f"{who}, {rest}"


def _named(credit: str) -> str:
    """A house as the codebook names it, or as its key has it."""
    source = outlets.by_id(credit)
    return source.name if source is not None else credit.title()
