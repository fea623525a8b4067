"""Web pages: trafilatura tells the article from the page, the page's own markup tells its zones."""

from typing import Any

from communique.errors import EmptyDocument, ReadingError
from communique.read import bylines, cues, limits, pages, publishers
from communique.read.draft import Draft, Piece, Stated
from communique.read.given import published
from communique.read.pages import PageBlock
from communique.read.text import normal
from communique.records import Document, Published

SHORT = 24
"""Letters of a line that may stand in the text by chance: a shorter one counts only as a whole line."""
MOSTLY_LINKS = 0.6
NEVER = frozenset({"comments", "share", "menu"})
"""Regions of a page that hold nothing of the article, whatever else speaks for it."""
DATES = {"original_date": True, "extensive_search": False, "min_date": "1900-01-01", "max_date": "2999-12-31"}
"""The last day is fixed, so that a page reads the same tomorrow."""


def read(document: Document) -> Draft:
    """The blocks of a page as pieces, those outside the article taken out, and what its head states."""
    return draft(document.data)


def warm() -> None:
    """Loads what reading a page needs: one so short that trafilatura tries all that it knows."""
    for words in (b"Talks go on.", b"The two sides meet again on Friday and will then say more. " * 9):
        draft(b"<html><body><div><p>" + words + b"</p></div><p>10 May 2024</p></body></html>")


def draft(data: bytes) -> Draft:
    """The draft of a page's bytes."""
    import trafilatura

    limits.check_size(len(data))
    tree = trafilatura.load_html(data)
    if tree is None:
        raise ReadingError("its HTML cannot be parsed")
    found = pages.blocks(tree)
    if not found:
        raise EmptyDocument("the page shows no text")
    result = trafilatura.bare_extraction(
        tree, include_comments=False, include_tables=True, with_metadata=True, date_extraction_params=dict(DATES)
    )
    stated = _stated(result) if result is not None else Stated()
    pieces = _pieces(found, (result.text or "") if result is not None else "", stated.title)
    return Draft(pieces, stated)


def _stated(result: Any) -> Stated:
    return Stated(
        title=normal(result.title).strip() or None if result.title else None,
        authors=bylines.names((result.author or "").replace(";", ",")),
        publisher=_publisher(result),
        published=_published(result.date),
    )


def _publisher(result: Any) -> str | None:
    """The site's name, as the codebook writes it; a bare address is none."""
    host = result.hostname or ""
    name = (result.sitename or "").strip()
    source = publishers.by_host(host) or publishers.by_name(name)
    if source is not None:
        return source.name
    return name if name and "." not in name.split()[-1].strip(".") and cues.key(name) != cues.key(host) else None


def _published(date: str | None) -> Published | None:
    try:
        return published(date)
    except ReadingError:
        return None


def _pieces(found: list[PageBlock], extracted: str, title: str | None) -> list[Piece]:
    kept = _kept(found, extracted)
    wanted = cues.key(title or "")
    titled = False
    pieces = []
    for index, block in enumerate(found):
        piece = Piece(normal(block.text).strip(), zone=block.zone)
        own = cues.key(block.text)
        if wanted and not titled and own == wanted and block.region != "related":
            titled = True
            piece.zone = None
        elif index not in kept:
            piece.zone, piece.reason = (
                None,
                block.region or ("menu" if len(own) <= 2 * SHORT or block.linked > MOSTLY_LINKS else "other"),
            )
        pieces.append(piece)
    if not titled and title is not None and wanted not in {cues.key(p.text) for p in pieces if p.kept}:
        pieces.insert(0, Piece(title))
    return pieces


def _kept(found: list[PageBlock], extracted: str) -> set[int]:
    """The indices of the blocks that belong to the article.

    What trafilatura found does, and so does what stands in the same place of the page between its blocks: it drops
    short paragraphs and captions now and then.
    """
    if not extracted.strip():
        return {index for index, block in enumerate(found) if block.region is None}
    whole = cues.key(extracted)
    lines = {cues.key(line) for line in extracted.split("\n")}
    sure = set()
    for index, block in enumerate(found):
        own = cues.key(block.text)
        if own and block.region not in NEVER and (own in lines or (len(own) > SHORT and own in whole)):
            sure.add(index)
    if not sure:
        return {index for index, block in enumerate(found) if block.region is None}
    first, last = min(sure), max(sure)
    homes = {id(found[index].parent) for index in sure}
    beside = {
        index
        for index, block in enumerate(found)
        if block.region is None
        and block.linked <= MOSTLY_LINKS
        and (id(block.parent) in homes or block.zone == "caption" or (first < index < last and block.zone is not None))
        and first - ABOVE <= index <= last + ABOVE
    }
    return sure | beside


ABOVE = 6
"""Blocks above and below what trafilatura found in which bylines, dates and notes stand."""
