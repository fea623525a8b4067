"""Captions and picture credits, by their words alone."""

import re
from functools import cache

from communique.read import cues, shapes

LONGEST = 600
LEAST = 8
"""Words from which a line with a name behind a slash can be a caption; a shorter one is a path of sections."""
_INSIDE = r"[^()\[\]]"
_NAMED = re.compile(r"[.!?][\"”’]?\s{2,}[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}$")
"""A photographer's name two blanks behind a sentence."""
_SLASH = re.compile(r"(?:^|[.\s”\"])/\s?(?:[A-Z][\w.’'&-]*|[\u4e00-\u9fff]+)(?:[ /][\w.’'&-]+){0,5}$")


_ANNOUNCES = re.compile(
    r"\s*[(\[]\s*\+?\s*(?:with )?(?:(?:photo|picture|pic|image|video)s?(?:[\s,+&/]+|(?=[)\]]))(?:and )?){1,3}[)\]]$",
    re.IGNORECASE,
)
"""What a title says of its page: "(+ photos)"."""


@cache
def _credit() -> re.Pattern[str]:
    agency = cues.alternatives(cues.table()["captions"]["agencies"])
    word = r"(?:[Pp]hotos?|PHOTO|[Ii]mage|[Pp]icture|[Cc]redit|Foto|Фото)"
    via = rf"{_INSIDE}{{0,60}}(?:[/:|]|\bvia\b)\s?"
    return re.compile(
        rf"[(\[](?:{_INSIDE}*\b)?{word}\b{_INSIDE}*[)\]]\.?$"
        rf"|[(\[](?:{via})?(?:{agency})[/,]{_INSIDE}{{1,40}}[)\]]\.?$"
        rf"|[(\[]{via}(?:{agency})[)\]]\.?$"
        rf"|(?:©|\bvia|\b[Cc]ourtesy(?: of)?|\b{word}(?: by)?\s?[:/])\s?[^.!?]{{2,60}}\.?$"
        rf"|\b(?:{agency})(?:\s?[/|]\s?[A-Z][\w ]{{1,20}})+$"
        rf"|\b(?:{agency}) (?:[Pp]hoto|[Ff]ile|[Ii]mages?)(?: by [\w .’'-]{{2,40}})?\.?$"
    )


@cache
def _bare_credit() -> re.Pattern[str]:
    """A name and an agency, and nothing else."""
    agency = cues.alternatives(cues.table()["captions"]["agencies"])
    return re.compile(
        rf"(?:[A-Z][\w.’'-]+[ ,/]+){{1,4}}(?:{agency})(?:[ /,]+(?:{agency}))*$"
        rf"|(?:{agency})(?:\s?/\s?(?:{agency}|[A-Z]\w+))+$"
    )


@cache
def _paren_agency() -> re.Pattern[str]:
    return re.compile(rf"[(\[](?:{cues.alternatives(cues.table()['captions']['agencies'])})[)\]]\.?$")


@cache
def _opener() -> re.Pattern[str]:
    opener = cues.alternatives(cues.table()["captions"]["openers"])
    return re.compile(rf"[(\[]?(?:{opener})\b[^:：/©]{{0,20}}[:：/©]", re.IGNORECASE)


def is_caption(text: str, *, in_head: bool) -> bool:
    """Whether a line tells of a picture: it credits one, or says who stands where in it.

    `in_head`: before the article's first paragraph, where an agency in brackets is a credit and not a wire's sign.
    """
    if len(text) > LONGEST or _ANNOUNCES.search(text):
        return False
    tail = text[-90:]
    if (
        (shapes.size(text) >= LEAST and _SLASH.search(tail))
        or _NAMED.search(tail)
        or _credit().search(tail)
        or _opener().match(text)
    ):
        return True
    if len(text) <= 90 and _bare_credit().match(text):
        return True
    if ("(" in text or "[" in text or "pictured" in text or "seen here" in text or "photo" in text) and cues.pattern(
        "captions", "marks"
    ).search(text):
        return len(text) < 400
    return in_head and bool(_paren_agency().search(tail)) and len(text) < 400
