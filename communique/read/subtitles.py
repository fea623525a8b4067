"""Subtitles (SRT, WebVTT): what is said, without the numbers and times of its cues."""

import re

from communique.read import shapes

_TIME = r"(?:\d{1,2}:)?\d{1,2}:\d{2}[.,]\d{3}"
_CUE = re.compile(rf"\s*({_TIME})\s*-->\s*({_TIME})")
_TAG = re.compile(r"</?[a-z][^<>]{0,60}>|\{\\[^{}]{1,60}\}", re.IGNORECASE)
_NOISE = re.compile(r"[\[(♪][^\])♪]{0,60}[\])♪]?\s*$")
PAUSE = 1.5
"""Seconds of silence after a whole sentence from which a new paragraph begins."""


def is_subtitles(text: str) -> bool:
    """Whether a text begins with the times of a cue."""
    return any(_CUE.match(line) for line in text.lstrip("\ufeff").lstrip().split("\n", 8)[:8])


def paragraphs(text: str) -> list[str]:
    """What the cues say, joined to paragraphs where a sentence ends and a pause or a speaker's dash follows."""
    found: list[str] = []
    end = 0.0
    for start, until, words in _cues(text):
        new = not found or words.startswith(("- ", "– ", ">>"))
        if new or (_ended(found[-1]) and start - end >= PAUSE):
            found.append(words.lstrip("->– "))
        else:
            found[-1] += f" {words}"
        end = until
    return found


def _ended(text: str) -> bool:
    return shapes.ends_sentence(text) or text.rstrip("\"”'’»").endswith("?")


def _cues(text: str) -> list[tuple[float, float, str]]:
    found: list[tuple[float, float, list[str]]] = []
    lines = [line.strip() for line in text.split("\n")]
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        match = _CUE.match(line)
        if match is not None:
            found.append((_seconds(match.group(1)), _seconds(match.group(2)), []))
        elif found and line and not (line.isdigit() and _CUE.match(following)):
            found[-1][2].append(_TAG.sub("", line))
    told = [(start, end, " ".join(words).strip()) for start, end, words in found]
    return [cue for cue in told if cue[2] and not _NOISE.match(cue[2])]


def _seconds(time: str) -> float:
    parts = [float(part) for part in time.replace(",", ".").split(":")]
    return sum((part * 60.0**power for power, part in enumerate(reversed(parts))), 0.0)
