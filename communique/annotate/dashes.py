"""Speech between dashes, as many languages print it: "– Nobody asked us – said the mayor. – We read it in the paper."

A paragraph opens with a dash, and another stands before and behind the words that tell who speaks. A dash that opens a
paragraph without such words is speech only behind a paragraph that ends in a colon; several in a row are a list.
"""

import re
from collections.abc import Iterator, Sequence

OPENING = re.compile(r"\s*[–—―-](?=[ \u00a0]?[^\W\d_]|[ \u00a0])[ \u00a0]*(?=[A-ZÀ-ÞĀ-Ž\d¿¡…])")
PARTING = re.compile(r"(?<=[^\s])[ \u00a0]+[–—―-]{1,2}[ \u00a0]+|(?<=[,.!?…])[ \u00a0]*[–—―][ \u00a0]*")
ENDING = ".!?…"


def spoken_dashes(text: str, blocks: Sequence[tuple[int, int]], cues: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The stretches of speech between dashes, as code points; `cues` are the offsets of verbs that report."""
    openings = [OPENING.match(text, start, end) for start, end in blocks]
    for k, (start, end) in enumerate(blocks):
        opening = openings[k]
        if opening is None or text[start:end].rstrip()[-1:] not in ENDING:
            continue
        parts = _parts(text, opening.end(), end)
        told = [any(i in cues for i in range(a, b)) for a, b in parts]
        if len(parts) > 1 and told[1]:
            yield from (part for j, part in enumerate(parts) if j % 2 == 0)
        elif len(parts) == 1 and _alone_behind_colon(text, blocks, openings, k):
            yield parts[0]


def _alone_behind_colon(
    text: str, blocks: Sequence[tuple[int, int]], openings: list[re.Match[str] | None], k: int
) -> bool:
    """Whether a paragraph stands behind one that ends in a colon, and none that begins with a dash behind it."""
    if k == 0 or not text[slice(*blocks[k - 1])].rstrip().endswith(":"):
        return False
    return k + 1 >= len(blocks) or openings[k + 1] is None


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of a paragraph between its dashes."""
    out = []
    for match in PARTING.finditer(text, start, end):
        out.append((start, match.start()))
        start = match.end()
    out.append((start, end))
    return [(a, b) for a, b in out if text[a:b].strip()]
