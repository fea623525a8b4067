"""How a document was read, for a terminal: its metadata, then its text, each piece with its zone or why it went."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from communique.publish.stretches import Stretch, stretches
from communique.records import Article, Document
from communique.wording import counted, listed

STYLES = {
    "title": "bold",
    "heading": "bold",
    "standfirst": "italic",
    "dateline": "cyan",
    "byline": "cyan",
    "caption": "magenta",
    "table": "blue",
    "quotation": "green",
    "footnote": "blue",
    "editors_note": "yellow",
    "authors_note": "yellow",
}
REMOVED = "dim red strike"
LONGEST_REMOVED = 300
"""Code points shown of one piece that was taken out, unless all is asked for."""


def reading(document: Document, article: Article, *, whole: bool = False, kept_only: bool = False) -> RenderableType:
    """A document's reading, to be printed; `whole` shows long removed pieces to their end."""
    return Group(*_parts(document.source, article, whole, kept_only))


def _parts(source: str, article: Article, whole: bool, kept_only: bool) -> Iterator[RenderableType]:
    yield Text(source, style="bold underline")
    yield _metadata(article)
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 1, 0))
    table.add_column(no_wrap=True, justify="right", style="dim")
    table.add_column(ratio=1)
    for stretch in _together(stretches(article)):
        if stretch.reason is None or not kept_only:
            table.add_row(*_row(stretch, whole))
    yield table
    yield _sum(article)


def _metadata(article: Article) -> Table:
    table = Table(box=box.SIMPLE, show_header=False, pad_edge=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    for name, value in _known(article):
        table.add_row(name, Text(value) if value is not None else Text("not known", style="dim"))
    return table


def _known(article: Article) -> Iterator[tuple[str, str | None]]:
    """What is known about an article; a day with how it is known."""
    yield "title", article.title
    yield "authors", listed(article.authors) or None
    yield "publisher", article.publisher
    yield "published", _day(article.published)
    yield "language", article.language
    yield "genre", article.genre.replace("_", " ")


def _day(published: Any) -> str | None:
    return None if published is None else f"{published.date} ({published.precision}, {published.basis})"


def _together(pieces: Iterator[Stretch]) -> Iterator[Stretch]:
    """The pieces, neighbours that were taken out for one reason as one: a menu is one thing to a reader."""
    for reason, group in groupby(pieces, key=lambda piece: piece.reason):
        if reason is None:
            yield from group
        else:
            yield Stretch(" · ".join(piece.text for piece in group), None, reason)


def _row(stretch: Stretch, whole: bool) -> tuple[Text, Text]:
    if stretch.reason is None:
        zone = stretch.zone or "body"
        return Text(zone.replace("_", " ")), Text(stretch.text, style=STYLES.get(zone, ""))
    text = stretch.text
    if len(text) > LONGEST_REMOVED and not whole:
        text = f"{text[:LONGEST_REMOVED].rstrip()} … ({len(stretch.text):,} characters)"
    # The mark tells it without colours, too.
    return Text(f"✗ {stretch.reason.replace('_', ' ')}", style="red"), Text(text, style=REMOVED)


def _sum(article: Article) -> Text:
    words = counted(len(article.text.split()), "word")
    reasons = Counter(removed.reason for removed in article.removed)
    gone = counted(sum(len(removed.quote.split()) for removed in article.removed), "word")
    told = ", ".join(f"{reason} {count}" for reason, count in sorted(reasons.items(), key=lambda pair: -pair[1]))
    return Text(f"{words} kept; {gone} removed{f' ({told})' if told else ''}.", style="dim")
