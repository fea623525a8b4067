"""A document's text as it was before reading took anything out: what stays with its zone, what went with its reason."""

from collections.abc import Iterator
from dataclasses import dataclass

from communique.records import Article


@dataclass(frozen=True, slots=True)
class Stretch:
    """One piece of a document: `zone` where it stays in the article, `reason` where it was taken out."""

    text: str
    zone: str | None
    reason: str | None


def stretches(article: Article) -> Iterator[Stretch]:
    """The pieces of a document in their order, those that were taken out at their places.

    `removed` counts in the text before anything was taken out, `blocks` in the text after: what was removed stands
    where it begins before the words that were kept so far, with what stood between them, are at an end.
    """
    blocks = iter(article.blocks)
    place = 0  # in the text before
    for removed in article.removed:
        while place < removed.start:
            block = next(blocks, None)
            if block is None:
                break
            place += block.end - block.start + BETWEEN
            yield _kept(article, block.start, block.end, block.zone)
        yield Stretch(removed.quote, None, removed.reason)
        if removed.end > removed.start:  # else a notice that takes no place: "ocr", "teaser"
            place = removed.end + BETWEEN
    for block in blocks:
        yield _kept(article, block.start, block.end, block.zone)


BETWEEN = 2
"""Code points that stand between two pieces: a blank line."""


def _kept(article: Article, start: int, end: int, zone: str) -> Stretch:
    return Stretch(article.text[start:end], zone, None)
