"""Lines that a mail, a typewriter or a scan broke at its margin, made paragraphs again."""

import re

from communique.read import bylines, dates
from communique.read.layout import hyphens

_NUMBERED = re.compile(r"\s*(?:\(?\d{1,3}[.)]|\(?[a-z][.)]|[ivx]{1,5}[.)])\s+\S")
_CUT = re.compile(r"([^\W\d_]+)[-\u2010]$")
_RULE = re.compile(r"(?:[-–—=*_~#+.|]\s*){4,}$")
"""A row of signs under a heading or between two parts."""
_ENDS = '.!?:;"”»。！？：；」』）'
"""What a line ends with that is none of its margin's."""
RAGGED = 8
"""Columns by which a wrapped line may fall short of its margin though the next word would have fitted."""


def width(lines: list[str]) -> int:
    """The width at which a text was wrapped, or 0: most of its lines end near one column in mid-sentence."""
    full = [line for line in lines if len(line) >= 40]
    if len(full) < 4 or max(map(len, full)) > 120:
        return 0
    widest = sorted(map(len, full))[int(len(full) * 0.9)]
    near = [line for line in full if len(line) >= widest - 20]
    midway = [line for line in near if line[-1] not in _ENDS]
    return widest if len(near) >= 0.5 * len(full) and len(midway) >= 0.5 * len(near) else 0


def runs_on(last: str, line: str, margin: int) -> bool:
    """Whether a line goes on with the paragraph of the line before."""
    if _CUT.search(last[-hyphens.LONGEST :]) and line.lstrip()[:1].islower():
        return True
    if _RULE.match(line.strip()) or _RULE.match(last.strip()):
        return False
    first_word = line.split(maxsplit=1)[0]
    return (
        len(last) + 1 + len(first_word) > margin - RAGGED
        and _NUMBERED.match(line) is None
        and not _stands_alone(line)
        and not _stands_alone(last)
    )


def _stands_alone(line: str) -> bool:
    """Whether a line shows a day or a name, and is part of no paragraph."""
    shown = dates.date_line(line)
    if shown is not None and (shown.label is not None or len(shown.rest.split()) <= 3):
        return line.strip()[-1] not in ",;:"
    return bool(bylines.names_after_cue(line.strip()))
