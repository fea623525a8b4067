"""Figures: numbers worth keeping, each with what it measures, whose it is, when, and who gives it."""

from collections.abc import Iterator

from spacy.tokens import Doc

from communique.annotate.mentions import Quantity
from communique.extract.base import evidence
from communique.extract.figures.context import Context
from communique.extract.figures.givers import Givers
from communique.extract.figures.measured import Measured, measured
from communique.extract.figures.worth import worth_keeping
from communique.extract.when import Clock
from communique.records import Article, Figure, record_id

__all__ = ["Figures"]


class Figures:
    """Reads the figures of one article; a figure told twice is one record with both places as evidence."""

    name = "figures"
    version = 3

    def __call__(self, article: Article, doc: Doc) -> Iterator[Figure]:
        """Yields one record a figure."""
        kept = [quantity for quantity in doc._.quantities if worth_keeping(doc._.grammar, quantity)]
        if not kept:
            return
        clock, givers = Clock(doc), Givers(doc)
        context = Context(doc, clock)
        numbers = {i for quantity in doc._.quantities for i in range(quantity.start, quantity.end)}
        found: list[Figure] = []
        seen: dict[str, int] = {}
        for quantity in kept:
            parts = measured(doc, quantity, clock, numbers)
            earlier = context.complete(quantity, parts)
            figure = self._figure(article, doc, quantity, parts, givers, seen, earlier)
            same = next((i for i, other in enumerate(found) if _same(figure, other)), None)
            if same is None:
                found.append(figure)
            else:
                found[same] = _merged(found[same], figure)
        yield from found

    def _figure(
        self,
        article: Article,
        doc: Doc,
        quantity: Quantity,
        parts: Measured,
        givers: Givers,
        seen: dict[str, int],
        earlier: set[int],
    ) -> Figure:
        g = doc._.grammar
        start, end = g.sentence_span(quantity.start)
        places: list[tuple[int, int]] = [(start, end), *(g.span(*g.sentences[i]) for i in sorted(earlier))]
        words = g.span(quantity.start, quantity.end)
        anchor = (article.text[start:end], article.text[words[0] : words[1]])
        identity = record_id("figure", article.document, *anchor)
        seen[identity] = seen.get(identity, 0) + 1
        if seen[identity] > 1:
            identity = record_id("figure", article.document, *anchor, str(seen[identity]))
        return Figure(
            id=identity,
            document=article.document,
            value=quantity.value,
            unit=quantity.unit,
            measure=parts.measure,
            subject=parts.subject,
            period=parts.period,
            change=parts.change,
            compared_with=parts.compared_with,
            attributed_to=givers.giver(quantity.start),
            evidence=tuple(evidence(article, first, last, f"{self.name}@{self.version}") for first, last in places),
        )


def _same(one: Figure, other: Figure) -> bool:
    """Whether two tellings give one figure: the same number of the same thing, and no other period."""
    if (
        one.value != other.value
        or one.unit != other.unit
        or (one.change or other.change) != (other.change or one.change)
    ):
        return False
    if one.period is not None and other.period is not None and one.period != other.period:
        return False
    if one.measure is None or other.measure is None:
        return True
    ours, theirs = set(one.measure.lower().split()), set(other.measure.lower().split())
    return 2 * len(ours & theirs) >= min(len(ours), len(theirs))


def _merged(first: Figure, second: Figure) -> Figure:
    """The first telling, with what only the second knows, and both places."""
    gaps = {
        field: getattr(second, field)
        for field in ("measure", "subject", "period", "change", "compared_with", "attributed_to")
        if getattr(first, field) is None
    }
    places = first.evidence + tuple(e for e in second.evidence if e not in first.evidence)
    return first.model_copy(update={**gaps, "evidence": places})
