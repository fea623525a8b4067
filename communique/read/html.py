"""Web pages: trafilatura tells the article from the page, the page's own markup tells its zones and what it states."""

import re
from collections import Counter
from typing import Any

from communique.errors import EmptyDocument, ReadingError
from communique.read import belonging, bylines, captions, cues, dates, encodings, markup, pages, publishers, shapes
from communique.read.draft import Draft, Piece, Stated
from communique.read.given import published
from communique.read.markup import Markup
from communique.read.pages import PageBlock
from communique.read.text import normal
from communique.records import Document, Published

_PARTS = re.compile(r"\s+(?:[|–—«»•·:-]+|::)\s+|\s*\|\s*")
DATES = {"original_date": True, "extensive_search": False, "min_date": "1900-01-01", "max_date": "2999-12-31"}
"""The last day is fixed, so that a page reads the same tomorrow."""
_ELSEWHERE = frozenset({"related", "comments", "advertisement"})
"""Parts of a page that have titles and authors of their own."""
MOSTLY = 0.8
"""Share of its paragraphs from which a zone is how a page is laid out, and tells nothing."""
_HEADINGS = frozenset({"h1", "h2", "h3"})
SITE_WORDS = 9
"""Words of the longest name of a site."""
LEAST_TITLE = 3
"""Words of the shortest line that can be a title which nothing else names."""


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

    tree = trafilatura.load_html(encodings.of_page(data))
    if tree is None:
        raise ReadingError("its HTML cannot be parsed")
    found = pages.blocks(tree)
    if not found:
        raise EmptyDocument("the page shows no text")
    known = markup.read(tree)
    day = known.published or _guessed(tree)
    result = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    title, at = _shown_title(found, known)
    reasons = belonging.settle(found, (result.text or "") if result is not None else "", at)
    if title is None:
        title, at = _other_title(found, reasons, known)
    stated = Stated(
        title=title,
        authors=known.authors or _signed(found, reasons, at),
        publisher=_publisher(known, title),
        published=_published(day),
        url=known.url,
        updated=_published(known.updated if day is None or (known.updated or "") >= day else None),
    )
    return Draft(_pieces(found, reasons, title, at), stated)


def _guessed(tree: Any) -> str | None:
    """The day that htmldate finds in places of a page that we do not know."""
    from htmldate import find_date

    return find_date(tree, **DATES)  # type: ignore[no-any-return]


def _published(date: str | None) -> Published | None:
    try:
        return published(date)
    except ReadingError:
        return None


def _shown_title(found: list[PageBlock], known: Markup) -> tuple[str | None, int | None]:
    """The title that the page states and a line of it says too, and the index of that line."""
    shown = {cues.key(block.text): index for index, block in reversed(list(enumerate(found))) if _may_title(block)}
    whole = [known.page_title] if known.page_title else []
    behind = [part for title in whole for part in _behind_colons(title)]
    for title in [*known.titles, *whole, *_parts(known.page_title), *behind]:
        at = shown.get(cues.key(title))
        if at is not None:
            return found[at].text, at
        at = _opens(found, title)
        if at is not None:
            return title, at
    pictured = {cues.key(text) for text in known.pictured}
    drawn = next((title for title in [*whole, *_parts(known.page_title)] if cues.key(title) in pictured), None)
    return drawn, None


def _other_title(found: list[PageBlock], reasons: list[str | None], known: Markup) -> tuple[str | None, int | None]:
    """A heading above the text, else what the page states; None where a line above the text may be the title."""
    first = next((i for i, b in enumerate(found) if reasons[i] is None and shapes.is_prose(b.text)), len(found))
    headings = [i for i in range(first) if found[i].tag in _HEADINGS and _may_title(found[i])]
    headings = [i for i in headings if shapes.size(found[i].text) >= LEAST_TITLE]
    if headings:
        at = min(headings, key=lambda i: (found[i].tag, -i))
        return found[at].text, at
    if known.titles:
        return known.titles[0], None
    if any(reasons[i] is None and _like_title(found[i].text) for i in range(first)):
        return None, None
    parts = _parts(known.page_title)
    return (parts[0] if parts else known.page_title), None


def _may_title(block: PageBlock) -> bool:
    """Whether a line may be the title: no part of other articles, and no link to the site's front page."""
    if block.tag not in _HEADINGS and block.linked > MOSTLY and _leads_to_front(block):
        return False
    return not any(region.reason in _ELSEWHERE for region in block.regions)


def _leads_to_front(block: PageBlock) -> bool:
    links = [block.element, *block.element.iter("a")]
    return any((link.get("href") or "").rstrip("/").count("/") in (0, 2) for link in links if link.get("href"))


def _like_title(text: str) -> bool:
    """Whether a line above the text could be its title and is nothing else."""
    return (
        shapes.size(text) > LEAST_TITLE
        and not text.endswith((",", ":", ";"))
        and dates.date_line(text) is None
        and not bylines.names_after_cue(text)
        and not captions.is_caption(text, in_head=True)
        and cues.junk(text) is None
    )


def _opens(found: list[PageBlock], title: str) -> int | None:
    """The index of the block that opens with a title and goes on with names or a day; it is cut in two there."""
    if shapes.size(title) < LEAST_TITLE:
        return None
    for index, block in enumerate(found):
        rest = block.text[len(title) :]
        if (
            _may_title(block)
            and 0 < len(rest) <= bylines.LONGEST
            and block.text.startswith(title)
            and (dates.date_line(rest) is not None or bylines.names_after_cue(rest.strip()))
        ):
            return index
    return None


def _signed(found: list[PageBlock], reasons: list[str | None], title: int | None) -> tuple[str, ...]:
    """The persons in the first line that the page itself calls a byline."""
    last = max((index for index, reason in enumerate(reasons) if reason is None), default=0)
    for index in range(title or 0, min(len(found), last + 1 + belonging.ABOVE)):
        block = found[index]
        if block.byline and len(block.text) <= bylines.LONGEST and reasons[index] not in _ELSEWHERE:
            names = bylines.names_after_cue(block.text) or bylines.names(block.text)
            if names:
                return names
    return ()


def _parts(page_title: str | None) -> list[str]:
    """The parts of a page's title that bars and dashes part, the longest first."""
    parts = [part.strip() for part in _PARTS.split(page_title or "")]
    return sorted([part for part in parts if part], key=lambda part: -len(part))


def _behind_colons(page_title: str) -> list[str]:
    """What stands behind each colon of a page's title: "The Lake Post: a road and a lake"."""
    parts = page_title.split(": ")
    return [": ".join(parts[at:]) for at in range(1, len(parts))]


def _publisher(known: Markup, title: str | None) -> str | None:
    """The site's name, as the codebook writes it; a bare address is none."""
    name = known.site or _site(known.page_title, title) or ""
    source = publishers.by_host(known.host) or publishers.by_name(name)
    if source is not None:
        return source.name
    return name if name and "." not in name.split()[-1].strip(".") and cues.key(name) != cues.key(known.host) else None


def _site(page_title: str | None, title: str | None) -> str | None:
    """The name of the site in a page's title: what stands at its end or beginning beside the article's title."""
    own = cues.key(title or "")
    parts = [part.strip() for part in _PARTS.split(page_title or "")]
    if page_title and title and len(parts) == 1 and page_title.endswith(f": {title}"):
        parts = [page_title[: -len(title) - 2].strip(), title]
    rest = [part for part in parts if part and cues.key(part) not in own]
    if not own or own not in cues.key(page_title or "") or not rest:
        return None
    name = rest[-1]
    known = cues.bare(name) in cues.words("sections") or cues.junk(name) is not None
    return name if not known and shapes.size(name) <= SITE_WORDS and name[:1].isupper() else None


def _pieces(found: list[PageBlock], reasons: list[str | None], title: str | None, at: int | None) -> list[Piece]:
    pieces = []
    layout = _layout(found, reasons)
    for index, (block, reason) in enumerate(zip(found, reasons, strict=True)):
        text = normal(block.text).strip()
        if index == at and title is not None:
            rest = text[len(title) :].strip() if text.startswith(title) else ""
            pieces.extend([Piece(title), *([Piece(rest)] if rest else [])])
        elif reason is None and at is not None and index < at and not _above_title(block):
            pieces.append(Piece(text, reason="menu"))
        else:
            zone = block.zone if reason is None and block.zone != layout else None
            pieces.append(Piece(text, zone=zone, reason=reason))
    if at is None and title is not None and cues.key(title) not in {cues.key(p.text) for p in pieces if p.kept}:
        pieces.insert(0, Piece(title))
    return pieces


def _layout(found: list[PageBlock], reasons: list[str | None]) -> str | None:
    """The zone that only lays a page out: nearly all of its text is indented as a quotation or set as a summary."""
    prose = [b.zone for b, reason in zip(found, reasons, strict=True) if reason is None and shapes.is_prose(b.text)]
    zone, count = Counter(prose).most_common(1)[0] if prose else (None, 0)
    return zone if zone in ("quotation", "standfirst", "caption") and count >= max(3, MOSTLY * len(prose)) else None


def _above_title(block: PageBlock) -> bool:
    """Whether a block above the title is one of those that stand there: date, names, picture, summary."""
    return (
        block.zone in ("caption", "standfirst")
        or belonging.is_dated(block.text)
        or bool(bylines.names_after_cue(block.text))
    )
