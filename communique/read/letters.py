"""What a mail's words hold besides the text sent: a forwarder's cover note and headers, and a signature."""

import re
from dataclasses import dataclass

from communique.read import bylines, cues, dates
from communique.read.draft import Stated
from communique.records import Published

_HEADER = re.compile(r"[>\s*]*(?P<name>[^\W\d_][\w -]{1,14}?)\s?[:：]\**\s*(?P<value>.*)$")
_SIGNATURE = re.compile(r"\n--\s*\n")
_ADDRESS = re.compile(r"\s*[<\[(][^<>\[\]()]*@[^<>\[\]()]*[>\])]")
LONGEST_SIGNATURE = 12
"""Lines under two dashes that are a signature and not a part of the text."""


@dataclass(frozen=True, slots=True)
class Letter:
    """The parts of a mail's words in their order; `headers` are those of what was sent on."""

    cover: str
    headers: str
    words: str
    signature: str


def split(words: str) -> Letter:
    """The parts of a mail's words; all but `words` are empty where nothing was sent on or signed."""
    cover, headers = "", ""
    mark = cues.pattern("letters", "forwarded").search(words)
    if mark is not None:
        cover, headers, words = _opened(words, mark)
    parts = _SIGNATURE.split(words)
    last = parts[-1]
    if len(parts) > 1 and len([line for line in last.split("\n") if line.strip()]) <= LONGEST_SIGNATURE:
        return Letter(cover, headers, words[: len(words) - len(last)].rstrip("\n- "), last)
    return Letter(cover, headers, words, "")


def _opened(words: str, mark: re.Match[str]) -> tuple[str, str, str]:
    """What stands above a forwarded text, the lines of its headers, and the text."""
    lines = words[mark.end() :].split("\n")
    count = 0
    while count < len(lines) and (not lines[count].strip() or _HEADER.match(lines[count])):
        if not lines[count].strip() and any(line.strip() for line in lines[:count]):
            break
        count += 1
    return words[: mark.start()], "\n".join([mark.group(), *lines[:count]]), "\n".join(lines[count:])


def stated(headers: str) -> Stated:
    """What the headers of a forwarded text state: its subject, who sent it and when."""
    found = Stated()
    for line in headers.split("\n"):
        match = _HEADER.match(line)
        if match is None:
            continue
        name, value = cues.bare(match["name"]), match["value"].strip()
        if name in cues.words("letters", "subject"):
            found.title = value or None
        elif name in cues.words("letters", "sender"):
            sender = _ADDRESS.sub("", value).strip('" ')
            found.authors = bylines.names(sender)
            found.publisher = sender if sender and not found.authors and "@" not in sender else None
        elif name in cues.words("letters", "date"):
            day = next((date for date in dates.shown(value) if date.precision == "day"), None)
            found.published = Published(date=day.date, precision="day", basis="metadata") if day is not None else None
    return found
