"""Pages and mails as programs print them for a terminal: the numbers of links and their list, addresses in brackets."""

import re

_LISTED = re.compile(r"\s*(?P<number>\d{1,4})\. +(?:https?|ftp|mailto|file|javascript|tel|about):\S*\s*$")
_HEADING = re.compile(
    r"\s*(?:References|(?:Visible|Hidden) links:?|Links|Link list|Verweise|Referenzen|Références)\s*$"
)
_MARK = re.compile(r"\[(\d{1,4})\](?=\S)")
_FIELD = re.compile(r"_{5,}|\(BUTTON\)|\[(?:INLINE|IMAGE|IMG|LINK|EMBED|_|X| )\]|\( \) |\(\*\) ")
"""What such browsers print for fields, buttons and pictures."""
_ADDRESS = re.compile(r"(?<=\S) ?[(<\[]\s?https?://[^\s()<>\[\]]+\s?[)>\]]")
"""An address behind the words that lead to it."""
_TRACKED = re.compile(
    r"https?://[^\s/]*\b(?:click|clicks|links?|track\w*|e?mail\w*|list-manage|news|nl|go|url\d*)\b|\?\w+="
)
LEAST = 3
"""Addresses that make a list."""
FEWER = 0.5
"""Share of the listed numbers that must mark words above."""


def split(text: str) -> tuple[str, str]:
    """A text without its links' numbers, and the list of their addresses below it; nothing changes in other texts.

    Marks are numbers in brackets right before a word. A footnote's mark stands behind one and stays. Addresses in
    brackets go too, where several of them count who follows them.
    """
    text = _without_addresses(text)
    lines = text.split("\n")
    first, numbers = _list(lines)
    if len(numbers) < LEAST:
        return text, ""
    above = "\n".join(lines[:first])
    marks = {int(number) for number in _MARK.findall(above)}
    if len(marks & numbers) < FEWER * len(numbers):
        return text, ""
    last = max(marks)
    plain = _MARK.sub(lambda match: "" if int(match[1]) <= last else match[0], above)
    return _FIELD.sub(" ", plain), "\n".join(lines[first:])


def _without_addresses(text: str) -> str:
    """A mail's text without the addresses behind its words, most of which tell the sender who has read it."""
    found = _ADDRESS.findall(text)
    tracked = sum(_TRACKED.search(address) is not None for address in found)
    return _ADDRESS.sub("", text) if tracked >= LEAST and 2 * tracked >= len(found) else text


def _list(lines: list[str]) -> tuple[int, set[int]]:
    """Where the list of addresses at the end begins, and the numbers in it."""
    first, numbers = len(lines), set()
    for index in range(len(lines) - 1, -1, -1):
        listed = _LISTED.match(lines[index])
        if listed is not None:
            numbers.add(int(listed["number"]))
        elif lines[index].strip() and _HEADING.match(lines[index]) is None:
            break
        if lines[index].strip():
            first = index
    return first, numbers
