"""Whose text an article says it prints: the credit in a wire's dateline, a byline, a line above or below the text."""

import re
from collections.abc import Iterator
from functools import cache

from communique.codebook import cues, outlets
from communique.records import Article

HEAD, TAIL = 8, 8  # lines of an article in which a credit may stand
LONGEST = 240  # characters of a line with a credit
_NAME = r"(?P<name>[^\W\d_a-z][\w&’'.-]*(?:\s+(?:of|for|and|the|de|da|del|la|[^\W\d_a-z][\w&’'.-]*))*)"
_DATELINE = re.compile(
    r"^\W{0,3}[^\W\d_a-z][\w’'.,\s/-]{1,80}?(?:[(（]\s*(?P<bracket>[^()（）]{2,40}?)\s*[)）]\s*[-–—:]|/(?P<slashed>[^/]{2,30})/)"
)
_YEARS = r"(?:\s*(?:\([Cc]\)|©)?\s*\d{4}(?:\s*[-–]\s*\d{4})?,?)?"


def credits(article: Article) -> tuple[str, ...]:
    """The houses that an article credits with its text, as `house` writes them, in order of the alphabet."""
    own = house(article.publisher)  # a house that names itself credits nobody
    names = {*_of_dateline(article), *_of_authors(article), *_of_lines(article)}
    return tuple(sorted({found for name in names if (found := house(name)) is not None and found != own}))


def house(publisher: str | None) -> str | None:
    """Who publishes, to be compared: the id in the codebook, else the name without what varies in writing."""
    if publisher is None:
        return None
    source = outlets.find(publisher)
    return source.id if source is not None else outlets.key(publisher) or None


def _of_dateline(article: Article) -> Iterator[str]:
    for line in _lines(article)[:3]:
        match = _DATELINE.match(line[:200])
        if match is not None:
            yield match["bracket"] or match["slashed"]


def _of_authors(article: Article) -> Iterator[str]:
    """Authors that are outlets: "By The Associated Press"."""
    yield from (name for name in article.authors if outlets.by_name(name) is not None)


def _of_lines(article: Article) -> Iterator[str]:
    lines = _lines(article)
    edges = lines if len(lines) <= HEAD + TAIL else [*lines[:HEAD], *lines[-TAIL:]]
    taken_out = [" ".join(one.quote.split()) for one in article.removed]
    for line in [*edges, *taken_out[:HEAD], *taken_out[HEAD:][-TAIL:]]:
        if len(line) <= LONGEST:
            yield from _named_in(line)


def _named_in(line: str) -> Iterator[str]:
    for match in _credit().finditer(line):
        yield _ended(match["name"])
    alone = _credit_alone().match(line)
    if alone is not None:
        yield _ended(alone["name"])


def _ended(name: str) -> str:
    """A name without the full stop of its sentence."""
    return name.strip().rstrip(".").removesuffix("’s").removesuffix("'s")


def _lines(article: Article) -> list[str]:
    return [line for line in (" ".join(part.split()) for part in article.text.split("\n")) if line]


@cache
def _credit() -> re.Pattern[str]:
    table = cues("outlets")["credit"]
    leads = [lead for lead in table["leads"] if lead not in table["alone"]]
    return re.compile(rf"\b(?i:{_alternatives(leads)})\s*:?\s+(?:(?i:the)\s+)?{_NAME}")


@cache
def _credit_alone() -> re.Pattern[str]:
    """Leads that are everyday words: nothing but the name and some bracket stands beside them on the line."""
    alone = _alternatives(cues("outlets")["credit"]["alone"])
    start, end = rf"^[^\w©]*(?i:{alone})(?![^\W\d]){_YEARS}\s*:?\s*(?:(?i:by|the)\s+)*", r"(?i:all rights reserved)?"
    return re.compile(rf"{start}{_NAME}[\W_]*{end}[\W_]*$")


def _alternatives(words: list[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
