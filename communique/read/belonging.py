"""Which blocks of a web page belong to its article.

trafilatura says which words are the article's; the page's own markup says where the article stands. What both hold is
sure. What stands beside it in the same place stays too, since short paragraphs and captions are dropped now and then;
what stands elsewhere goes, since a page's furniture is kept now and then.
"""

import re
from collections import Counter
from typing import Any

from communique.read import bylines, captions, cues, dates, shapes
from communique.read.pages import PageBlock, Region

SHORT = 24
"""Letters of a line that may stand in the text by chance: a shorter one counts only as a whole line."""
MOSTLY_LINKS = 0.6
FEW_LINKS = 0.3
ABOVE = 6
"""Blocks above and below what trafilatura found in which bylines, dates and notes stand."""
HEAD = 3
"""Blocks above the first paragraph, in the article's own place, among which an unnamed title may stand."""
UNDER = 2
"""Blocks below the article among which its day and its author's name may stand."""
MOST = 0.8
"""Share of an article's prose that the one element holds in which the article stands."""
LIFTED = 0.5
"""Share of an article's prose from which a part of the page holds the article, whatever its name speaks for."""
_WIDER = frozenset({"div", "section", "article", "main"})
_FEW = 8
"""Words beside the day of a line that shows one."""
_ECHO = 4
"""Words of a line from which it can be an echo of another rather than chance."""
_NAMED_ECHO = 0.7
"""Share of its words in one paragraph that makes an echo of what the markup calls a pull quote."""
_WORD = re.compile(r"\w+")


def settle(found: list[PageBlock], extracted: str, title: int | None) -> list[str | None]:
    """For each block, None when it belongs to the article, else the junk that it is; `title` is the title's index."""
    inside = _extracted(found, extracted)
    lifted = _lifted(found, inside)
    regions = [next((r for r in block.regions if r.root not in lifted), None) for block in found]
    sure = {index for index in inside if _is_sure(found[index], regions[index])}
    if not sure:
        sure = {index for index, block in enumerate(found) if regions[index] is None and block.linked <= MOSTLY_LINKS}
    kept = _placed(found, regions, sure, title)
    kept -= _echoes(found, kept)
    return [None if index in kept else _reason(block, regions[index]) for index, block in enumerate(found)]


def _extracted(found: list[PageBlock], extracted: str) -> set[int]:
    """The blocks whose words trafilatura found."""
    whole = cues.key(extracted)
    lines = {cues.key(line) for line in extracted.split("\n")}
    inside = set()
    for index, block in enumerate(found):
        own = cues.key(block.text)
        if own and (own in lines or (len(own) > SHORT and own in whole)):
            inside.add(index)
    return inside


def _lifted(found: list[PageBlock], inside: set[int]) -> set[Any]:
    """The parts of the page that hold the article in spite of their names: a form around all, a `sidebar-page`."""
    held: Counter[Any] = Counter()
    total = 0
    for index in inside:
        block = found[index]
        if block.linked <= FEW_LINKS and shapes.is_prose(block.text):
            total += len(block.text)
            for region in block.regions:
                if region.reason != "comments":
                    held[region.root] += len(block.text)
    return {root for root, size in held.items() if size > LIFTED * total}


def _is_sure(block: PageBlock, region: Region | None) -> bool:
    return (region is None or not region.firm) and (block.linked <= MOSTLY_LINKS or block.zone == "heading")


def _placed(found: list[PageBlock], regions: list[Region | None], sure: set[int], title: int | None) -> set[int]:
    """The sure blocks in the place where the article stands, and those beside them."""
    if not sure:
        return set()
    home = _home(found, sure)
    wide = _wide(home)
    within = {index for index, block in enumerate(found) if _holds(home, block.element)} or sure
    first, last = min(within & sure or sure), max(within & sure or sure)
    parents = {found[index].parent for index in sure}
    kept = set()
    for index, block in enumerate(found):
        certain, region = index in sure, regions[index]
        if index < first:
            near = first - index <= ABOVE and _is_above(block, region)
            under = (index >= first - HEAD and index in within) if title is None else title < index
            under = under and region is None
            stays = near or (block.linked <= FEW_LINKS and (certain or under))
        elif index in within:
            headed = title is not None and title < index <= title + HEAD and _is_above(block, region)
            stays = certain or headed or _is_beside(block, region, parents, index < last)
        else:
            below = _is_below(block, region, certain) and _holds(wide, block.element)
            stays = below or (index - last <= UNDER and region is None and _signs(block.text))
        if stays and first - 2 * ABOVE <= index:
            kept.add(index)
    kept -= _bare_parts(found, kept, last, home)
    return kept - _cards(found, kept, first, last)


def _is_below(block: PageBlock, region: Region | None, certain: bool) -> bool:
    """Whether a block below the article may be one of its notes."""
    note = block.zone in ("footnote", "authors_note") and region is None
    return note or (certain and block.zone != "table" and block.linked <= FEW_LINKS)


def is_dated(text: str) -> bool:
    """Whether a line tells a day and little else."""
    line = dates.date_line(text)
    return line is not None and (line.label is not None or len(line.rest.split()) <= _FEW)


def _signs(text: str) -> bool:
    """Whether a line below a text tells the day or who wrote it."""
    line = dates.date_line(text)
    return (line is not None and len(line.rest.split()) <= 1) or bool(bylines.names_after_cue(text))


def _bare_parts(found: list[PageBlock], kept: set[int], last: int, home: Any) -> set[int]:
    """What was kept of those parts of the page below the article that hold no prose: addresses, lists of details."""
    around = set(home.iterancestors())
    parts: dict[Any, list[int]] = {}
    for index in sorted(kept):
        if index > last and not _holds(home, found[index].element):
            part = found[index].element
            while part.getparent() is not None and part.getparent() not in around:
                part = part.getparent()
            parts.setdefault(part, []).append(index)
    return {
        index
        for part, indices in parts.items()
        if not any(_speaks(found[index]) for index in indices)
        for index in indices
    }


def _speaks(block: PageBlock) -> bool:
    return block.zone in ("footnote", "authors_note", "caption") or shapes.is_prose(block.text) or _signs(block.text)


def _cards(found: list[PageBlock], kept: set[int], first: int, last: int) -> set[int]:
    """Widgets between the paragraphs of a page without markup: several short lines in a box of their own."""
    boxes: dict[Any, list[int]] = {}
    homes: set[Any] = set()
    for index in sorted(kept):
        block = found[index]
        boxes.setdefault(block.parent, []).append(index)
        if shapes.is_prose(block.text):
            homes.update((block.parent, block.element))
    cards = [
        indices
        for box, indices in boxes.items()
        if len(indices) > 1 and box not in homes and all(_is_loose(found[index]) for index in indices)
    ]
    return {index for indices in cards for index in indices if first < index < last}


def _is_loose(block: PageBlock) -> bool:
    return block.zone is None and block.tag == "div" and not shapes.ends_sentence(block.text)


def _is_beside(block: PageBlock, region: Region | None, parents: set[Any], between: bool) -> bool:
    return (
        region is None
        and block.linked <= MOSTLY_LINKS
        and (block.parent in parents or block.zone == "caption" or (between and block.zone is not None))
    )


def _is_above(block: PageBlock, region: Region | None) -> bool:
    """Whether a block above the article is one of those that stand there: date, names, picture, summary."""
    if region is not None or block.linked > MOSTLY_LINKS:
        return False
    text = block.text
    return (
        block.zone in ("caption", "standfirst")
        or is_dated(text)
        or bool(bylines.names_after_cue(text))
        or captions.is_caption(text, in_head=True)
    )


def _home(found: list[PageBlock], sure: set[int]) -> Any:
    """The innermost element that holds most of the article's prose."""
    shared = Counter(block.element for block in found)
    weights: Counter[Any] = Counter()
    depths: dict[Any, int] = {}
    total = 0
    for index in sorted(sure):
        block = found[index]
        if not shapes.is_prose(block.text):
            continue
        total += len(block.text)
        path = list(block.element.iterancestors())
        if shared[block.element] > 1:
            path.insert(0, block.element)
        for up, element in enumerate(path):
            weights[element] += len(block.text)
            depths[element] = len(path) - up
    holding = [element for element, size in weights.items() if size >= MOST * total]
    return max(holding, key=depths.__getitem__) if holding else found[min(sure)].element.getroottree().getroot()


def _wide(home: Any) -> Any:
    """The part of the page around the article's own element, in which its notes stand."""
    if home.tag not in _WIDER:
        return home
    for _ in range(3):
        parent = home.getparent()
        if home.tag in ("article", "main") or parent is None or parent.tag not in _WIDER:
            break
        home = parent
    return home


def _holds(outer: Any, element: Any) -> bool:
    while element is not None and element is not outer:
        element = element.getparent()
    return element is not None


def _echoes(found: list[PageBlock], kept: set[int]) -> set[int]:
    """Lines set apart to catch the eye, which only say again what a paragraph says."""
    paragraphs = {index: found[index].text for index in sorted(kept) if shapes.is_prose(found[index].text)}
    said = "\n".join(cues.key(text) for text in paragraphs.values())
    opening = min(paragraphs, default=0)
    echoes = set()
    for index in kept:
        block = found[index]
        if any(region.reason == "duplicate" for region in block.regions):
            if _says_again(block.text, [text for other, text in paragraphs.items() if other != index]):
                echoes.add(index)
        elif index > opening and index not in paragraphs and block.zone in (None, "quotation"):
            own = cues.key(block.text)
            if own and shapes.size(block.text) >= _ECHO and own in said:
                echoes.add(index)
    return echoes


def _says_again(quote: str, paragraphs: list[str]) -> bool:
    """Whether one paragraph has most words of a pull quote."""
    own = set(_WORD.findall(quote.casefold()))
    return any(len(own.intersection(_WORD.findall(text.casefold()))) >= _NAMED_ECHO * len(own) for text in paragraphs)


def _reason(block: PageBlock, region: Region | None) -> str:
    if region is not None:
        return region.reason
    own = cues.key(block.text)
    return "menu" if len(own) <= 2 * SHORT or block.linked > MOSTLY_LINKS else "other"
