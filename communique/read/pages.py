"""The blocks of a web page in their order: what each says, and what the page's own markup says about it."""

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
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
_LASTING = frozenset({"footnote", "authors_note"})
_INLINE = frozenset({"span", "a", "time", "cite"})
_PLAIN = frozenset({"li", "p", "div", "ol", "ul", "dd", "dt", "dl", "h2", "h3", "h4", "h5", "h6"})
"""Elements in which the zone around them holds: the items of a list of footnotes are footnotes."""
_BREAK = "\x1e"
"""A line break that ends nothing; a blank in the end."""
_CLOSERS = " \"”’')"
_FIRM = frozenset({"nav", "menu", "dialog"})
_SPACE = re.compile(r"\s+")
_WIDGETS = frozenset({"div", "section", "aside"})
_ASKED = 60
"""Words of the longest invitation to sign up around a form."""
_CELL = 80
"""Code points of the longest cell of a table that holds data rather than a page's layout."""
_LINE = 48
"""Code points of a line that breaks before its page's edge: what follows is another line, not its rest."""


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a page whose place in the markup speaks for junk, and which; `firm` when its name says so."""

    root: Any
    reason: str
    firm: bool


@dataclass(slots=True)
class PageBlock:
    """One block of a page.

    `regions` hold it, the outermost first; `linked` is the share of link text; `byline`: its element's name says so.
    """

    text: str
    tag: str
    element: Any
    zone: Zone | None
    regions: tuple[Region, ...]
    linked: float
    byline: bool = False

    @property
    def parent(self) -> Any:
        """The element around the block's own."""
        return self.element.getparent()

    @property
    def region(self) -> str | None:
        """The junk that the block's place speaks for."""
        return self.regions[0].reason if self.regions else None

    @property
    def firm(self) -> bool:
        """Whether a name says so."""
        return any(region.firm for region in self.regions)


@dataclass(slots=True)
class _Open:
    """What holds inside an element that is open."""

    element: Any
    zone: Zone | None
    regions: tuple[Region, ...]
    in_article: bool
    first_block: int
    byline: bool = False


@dataclass(slots=True)
class _Walk:
    blocks: list[PageBlock] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    linked: int = 0
    byline: bool = False

    def flush(self, place: _Open) -> None:
        """Ends the block at hand."""
        text = _SPACE.sub(" ", "".join(self.words)).strip()
        if text:
            share = min(1.0, self.linked / len(text))
            self.blocks.append(
                PageBlock(
                    text,
                    str(place.element.tag),
                    place.element,
                    place.zone,
                    place.regions,
                    share,
                    place.byline or self.byline,
                )
            )
        self.words.clear()
        self.linked = 0
        self.byline = False


def blocks(tree: Any) -> list[PageBlock]:
    """The blocks of a page that a reader sees, in the order of its markup."""
    walk = _Walk()
    stack = [_Open(tree, None, (), False, 0)]
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
        if _ends_line(element, walk.words):
            walk.flush(stack[-1])
        else:
            walk.words.append(_BREAK)
    elif tag in _INLINE:
        if _is_glued(walk.words, element):
            walk.words.append(" ")
        name = element.get("class")
        walk.byline = walk.byline or (name is not None and _is_byline(name))
    walk.words.append(element.text or "")
    if tag == "a":
        walk.linked += len("".join(element.itertext()).strip())


def _is_glued(words: list[str], element: Any) -> bool:
    """Whether an element's words would run into those before it, from which only the page's style parts them."""
    before = next((word[-1] for word in reversed(words) if word), " ")
    after = (element.text or "")[:1]
    return (before.isalnum() or before in ".?!:") and (after.isupper() or after.isdigit())


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


def _ends_line(element: Any, words: list[str]) -> bool:
    """Whether a line break ends more than a line: a sentence, a short line, or all that one element holds."""
    line = _SPACE.sub(" ", _last_line(words)).strip()
    following, before = element.getnext(), element.getprevious()
    if not line:
        return False
    double = following is not None and following.tag == "br" and not (element.tail or "").strip()
    if double or line.rstrip(_CLOSERS).endswith((".", "!", "?", "。")):
        return True
    alone = (
        before is not None
        and not (before.tail or "").strip()
        and line == _SPACE.sub(" ", "".join(before.itertext())).strip()
    )
    short = len(line) < _LINE and not line.rsplit(" ", 1)[-1].islower()  # a name, a day, a place
    return (alone or short) and not _runs_on(element)


def _last_line(words: list[str]) -> str:
    """What stands behind the last line break."""
    start = len(words)
    while start and words[start - 1] is not _BREAK:
        start -= 1
    return "".join(words[start:])


def _runs_on(element: Any) -> bool:
    """Whether the words behind a line break go on with a sentence."""
    following = element.getnext()
    text = (element.tail or "").strip() or ("".join(following.itertext()).strip() if following is not None else "")
    return text[:1].islower() or text[:1] in ",;)"


def _opened(element: Any, outer: _Open, first_block: int) -> _Open:
    tag = element.tag
    in_article = outer.in_article or tag in ("article", "main")
    zone = outer.zone if outer.zone in _LASTING and tag in _PLAIN else _ZONES.get(tag, outer.zone)
    byline = outer.byline and tag in _PLAIN
    reason, firm = _REGIONS.get(tag), tag in _FIRM
    if reason is None and tag == "header" and not in_article:
        reason = "menu"
    if reason is None and _asks(element):
        reason, firm = "advertisement", True
    name = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}".strip()
    if name and tag not in ("body", "html", "article", "main"):
        said, shown = _named(name)
        firm = firm or said is not None
        reason = said or reason
        zone = shown or zone
        byline = byline or _is_byline(name)
    regions = outer.regions if reason is None else (*outer.regions, Region(element, reason, firm))
    return _Open(element, zone, regions, in_article, first_block, byline)


def _asks(element: Any) -> bool:
    """Whether an element holds a form and few words more: what a page asks its readers to sign."""
    if element.tag not in _WIDGETS or element.find("form") is None:
        return False
    return len("".join(element.itertext()).split()) <= _ASKED


@cache
def _names() -> tuple[tuple[tuple[str, re.Pattern[str]], ...], tuple[tuple[Zone, re.Pattern[str]], ...]]:
    table = cues.table()
    regions = tuple((reason, re.compile(body, re.IGNORECASE)) for reason, body in table["regions"].items())
    zones: Any = tuple((zone, re.compile(body, re.IGNORECASE)) for zone, body in table["region_zones"].items())
    return regions, zones


@lru_cache(maxsize=8192)
def _named(name: str) -> tuple[str | None, Zone | None]:
    regions, zones = _names()
    zone = next((zone for zone, expression in zones if expression.search(name)), None)
    region = (
        None if zone is not None else next((reason for reason, expression in regions if expression.search(name)), None)
    )
    return region, zone


@lru_cache(maxsize=8192)
def _is_byline(name: str) -> bool:
    return cues.pattern("byline_names").search(name) is not None


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
    found[first:] = [PageBlock(text, "tr", row[0].parent, "table", row[0].regions, 0.0)]
