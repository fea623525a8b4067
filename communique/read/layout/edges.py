"""What stands at the edge of page after page: running heads and page numbers."""

import re
from collections import Counter

from communique.read import cues
from communique.read.layout.lines import Line, Page

EDGE = 0.1
"""Share of a page's height at its top and bottom in which running heads stand."""
REPEATED = 3
"""Pages on which a line at the edge stands before it is a running head; two when there are but two."""
_NUMBER = re.compile(
    r"[-–—|\s]*(?:(?:page|pg?\.|seite|стр\.?|страница|第)\s*)?(?:\d{1,4}|[ivxl]{1,6})"
    r"(?:\s*(?:/|of|von|из|de|sur)\s*\d{1,4})?(?:\s*页)?[-–—|\s]*",
    re.IGNORECASE,
)


def furniture(pages: list[Page]) -> dict[int, str]:
    """The reason for which each line at a page's edge is taken out, by the line's identity."""
    at_edge = [line for page in pages for line in page.lines if _is_at_edge(line, page)]
    seen = Counter(key for _, key in {(line.page, _undated(line.text)) for line in at_edge})
    in_place = Counter(key for _, key in {(line.page, _placed(line)) for line in at_edge})
    needed = REPEATED if len(pages) > REPEATED else 2
    found = {}
    for page in pages:
        for line in page.lines:
            if line.slanted:
                found[id(line)] = "watermark"
    for line in at_edge:
        if id(line) in found:
            continue
        if _NUMBER.fullmatch(line.text):
            found[id(line)] = "page_number"
        elif seen[_undated(line.text)] >= needed or in_place[_placed(line)] > 1:
            found[id(line)] = "running_head"
    return found


def _is_at_edge(line: Line, page: Page) -> bool:
    return not line.slanted and (line.top < EDGE * page.height or line.bottom > (1 - EDGE) * page.height)


def _placed(line: Line) -> tuple[str, int]:
    """A line's words and its height: heads of left and right pages may stand on two pages alone."""
    return _undated(line.text), round(line.bottom / 4)


def _undated(text: str) -> str:
    return re.sub(r"\d+", "#", cues.bare(text))
