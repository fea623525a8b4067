"""The blocks of a web page in their order: what each says, and what the page's own markup says about it."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from lxml import etree

from communique.read import cues, limits
from communique.records import Zone

_ZONES: dict[str, Zone] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dd"), "list_item"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    "blockquote": "quotation",
}
_REGIONS = {
    "nav": "menu",
    "menu": "menu",
    "form": "menu",
    "footer": "legal",
    "aside": "related",
    "dialog": "advertisement",
}
_SPACE = re.compile(r"\s+")
_CELL = 80
"""Code points of the longest cell of a table that holds data rather than a page's layout."""


@dataclass(slots=True)
class PageBlock:
    """One block of a page; `region` is the junk its place in the markup speaks for, `linked` the share of link text."""

    text: str
    tag: str
    parent: Any
    zone: Zone | None
    region: str | None
    linked: float


@dataclass(slots=True)
class _Open:
    """What holds inside an element that is open."""

    element: Any
    zone: Zone | None
    region: str | None
    in_article: bool
    first_block: int


@dataclass(slots=True)
class _Walk:
    blocks: list[PageBlock] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    linked: int = 0

    def flush(self, place: _Open) -> None:
        """Ends the block at hand."""
        text = _SPACE.sub(" ", "".join(self.words)).strip()
        if text:
            share = min(1.0, self.linked / len(text))
            element = place.element
            self.blocks.append(PageBlock(text, str(element.tag), element.getparent(), place.zone, place.region, share))
        self.words.clear()
        self.linked = 0


def blocks(tree: Any) -> list[PageBlock]:
    """The blocks of a page that a reader sees, in the order of its markup."""
    walk = _Walk()
    stack = [_Open(tree, None, None, False, 0)]
    skip: Any = None
    depth = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event == "start":
            depth += 1
            limits.check_depth(depth)
        elif event == "end":
            depth -= 1
        if skip is not None:
            if event == "end" and element is skip:
                skip = None
                walk.words.append(element.tail or "")
            continue
        if event in ("comment", "pi"):
            walk.words.append(element.tail or "")
        elif event == "start":
            if element.tag in _tags("unseen") or _is_hidden(element):
                skip = element
            else:
                _enter(walk, stack, element)
        else:
            _leave(walk, stack, element)
    walk.flush(stack[0])
    return walk.blocks


def _enter(walk: _Walk, stack: list[_Open], element: Any) -> None:
    tag = element.tag
    if tag in _tags("blocks"):
        walk.flush(stack[-1])
        stack.append(_opened(element, stack[-1], len(walk.blocks)))
    elif tag == "br":
        following = element.getnext()
        if (following is not None and following.tag == "br" and not (element.tail or "").strip()) or _ended(walk.words):
            walk.flush(stack[-1])
        else:
            walk.words.append(" ")
    walk.words.append(element.text or "")
    if tag == "a":
        walk.linked += len("".join(element.itertext()).strip())


def _leave(walk: _Walk, stack: list[_Open], element: Any) -> None:
    if element.tag in _tags("blocks") and len(stack) > 1:
        walk.flush(stack[-1])
        closed = stack.pop()
        if element.tag == "tr":
            _join_cells(walk.blocks, closed.first_block)
    if element.tail and len(stack) > 1:
        walk.words.append(element.tail)


@cache
def _tags(kind: str) -> frozenset[str]:
    return frozenset(cues.table()["tags"][kind])


def _ended(words: list[str]) -> bool:
    text = "".join(words[-3:]).rstrip(" \"”'’)\n\t")
    return text.endswith((".", "!", "?", "。"))


def _opened(element: Any, outer: _Open, first_block: int) -> _Open:
    tag = element.tag
    in_article = outer.in_article or tag in ("article", "main")
    zone = _ZONES.get(tag, outer.zone)
    region = outer.region or _REGIONS.get(tag)
    if region is None and tag == "header" and not in_article:
        region = "menu"
    name = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}".strip()
    if name and tag not in ("body", "html", "article", "main"):
        said, shown = _named(name)
        region = region or said
        zone = shown or zone
    return _Open(element, zone, region, in_article, first_block)


@cache
def _names() -> tuple[tuple[tuple[str, re.Pattern[str]], ...], tuple[tuple[Zone, re.Pattern[str]], ...]]:
    table = cues.table()
    regions = tuple((reason, re.compile(body, re.IGNORECASE)) for reason, body in table["regions"].items())
    zones: Any = tuple((zone, re.compile(body, re.IGNORECASE)) for zone, body in table["region_zones"].items())
    return regions, zones


@cache
def _named(name: str) -> tuple[str | None, Zone | None]:
    regions, zones = _names()
    zone = next((zone for zone, expression in zones if expression.search(name)), None)
    region = (
        None if zone is not None else next((reason for reason, expression in regions if expression.search(name)), None)
    )
    return region, zone


def _is_hidden(element: Any) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return style is not None and "display:none" in style.replace(" ", "").lower()


def _join_cells(found: list[PageBlock], first: int) -> None:
    """Makes one line of the short cells of a row; a row of long ones lays out a page and stays as it is."""
    row = found[first:]
    if len(row) < 2 or any(len(cell.text) > _CELL or cell.tag not in ("td", "th") or cell.linked > 0.5 for cell in row):
        return
    text = " | ".join(cell.text for cell in row)
    found[first:] = [PageBlock(text, "tr", row[0].parent, "table", row[0].region, 0.0)]
