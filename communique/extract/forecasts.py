"""Forecasts: what is expected, in which window, in whose words, and how surely."""

from collections.abc import Iterator

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.extract.base import evidence
from communique.extract.outlook.expectation import Expectation
from communique.extract.outlook.finder import Finder
from communique.extract.outlook.meetings import Planned
from communique.extract.outlook.merging import merged
from communique.records import Article, Forecast, record_id


class Forecasts:
    """Reads what lies ahead of one article; an expectation told twice is one record."""

    name = "forecasts"
    version = 3

    def __call__(self, article: Article, doc: Doc) -> Iterator[Forecast]:
        """Yields one record an expectation, in order of the text."""
        g: Grammar = doc._.grammar
        if not g.size:
            return
        told = Finder(doc, g).find()
        ahead = Planned(told).untold()
        seen: dict[str, int] = {}
        for expectation in merged(told.found + ahead):
            yield self._forecast(article, g, expectation, seen)

    def _forecast(self, article: Article, g: Grammar, told: Expectation, seen: dict[str, int]) -> Forecast:
        anchor = (article.text[slice(*g.sentence_span(told.at))], g.text[told.verb])
        identity = record_id("forecast", article.document, *anchor)
        seen[identity] = seen.get(identity, 0) + 1
        if seen[identity] > 1:
            identity = record_id("forecast", article.document, *anchor, str(seen[identity]))
        origin = f"{self.name}@{self.version}"
        return Forecast(
            id=identity,
            document=article.document,
            what=told.what,
            window=told.window,
            hedge=told.hedge,
            likelihood=told.likelihood,
            by=told.by,
            evidence=tuple(evidence(article, *g.span(*g.sentences[i]), origin) for i in told.sentences),
        )
