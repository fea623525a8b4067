"""Reads the office of a person from the words around the name.

English puts the office before the name ("Kenya's Cabinet Secretary for Foreign Affairs Musalia Otieno"), behind it
between commas ("Otieno, the Kenyan foreign minister,") or before it with a comma ("China's top diplomat, Wang Yi,").
What counts as office, portfolio and connector is data: codebook/cues/roles.yaml.
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from communique.annotate.gazetteer import Match
from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Gender
from communique.codebook import cues

Level = Literal["head", "minister", "official"]
DETERMINERS = frozenset({"the", "a", "an", "his", "her", "their", "its", "our", "my", "this", "whose"})
LONGEST = 14  # words; a longer "title" is a sentence gone wrong


@dataclass(frozen=True, slots=True)
class Title:
    """An office as the text puts it; `start` to `end` are its tokens, `at` the country or body it belongs to.

    `relative` is true for "counterpart" and "colleague", whose office is that of whom the possessive names.
    """

    start: int
    end: int
    role: str | None
    level: Level | None
    at: Match | None
    relative: bool = False
    gender: Gender | None = None


@cache
def vocabulary() -> dict[str, str]:
    """Each word of titles and its part: head:<level>, modifiers, portfolios, connectors, honorific, relational."""
    table = cues("roles")
    words: dict[str, str] = {}
    for kind in ("connectors", "portfolios", "modifiers"):
        for word in table[kind]:
            words[word] = kind
    for level, heads in table["heads"].items():
        for word in heads:
            words[word] = f"head:{level}"
    for group in table["honorifics"].values():
        for word in group:
            words.setdefault(word, "honorific")
    for word in table["relational"]:
        words.setdefault(word, "relational")
    return words


@cache
def honorific_gender() -> dict[str, Gender]:
    """The gender that a courtesy title tells."""
    table = cues("roles")["honorifics"]
    return {word: gender for gender in get_args(Gender) for word in table[gender]}


def title_before(g: Grammar, name: int, at: dict[int, Match]) -> Title | None:
    """The title that ends right before token `name`; `at` maps tokens to the codebook names on them."""
    first = g.sentences[g.sentence[name]][0]
    title = _title(g, _leftmost(g, name - 1, first, at), name, at)
    start = name if title is None else title.start
    if start - 2 >= first and g.text[start - 1] == ",":
        apart = _before_comma(g, start - 1, first, at)
        if apart is not None:
            return apart
    return title


def _before_comma(g: Grammar, comma: int, first: int, at: dict[int, Match]) -> Title | None:
    """ "The chairperson of the commission, Fatoumata Keita,": a definite office before a comma is the name's."""
    start = _leftmost(g, comma - 1, first, at)
    title = _title(g, start, comma, at, determined=True)
    if title is None or title.role is None or (title.level is None and not title.relative):
        return None
    before = g.lower[title.start - 1] if title.start > first else ""
    return title if before in DETERMINERS or title.at is not None else None


def _leftmost(g: Grammar, i: int, first: int, at: dict[int, Match]) -> int:
    """Where the words of a title that ends at token `i` begin, as far as they can be any part of one."""
    last = i
    while i >= first and last - i < LONGEST:
        match = at.get(i)
        if match is not None and match.known.kind != "person":
            if match.known.how == "capital" and match.start > first and g.pos[match.start - 1] == "ADP" and i < last:
                break  # "From Buenos Aires President Lula": where he travels from
            i = match.start - 1
        elif _before_in_title(g, i, first, at):
            i -= 1
        else:
            break
    return i + 1


def _before_in_title(g: Grammar, i: int, first: int, at: dict[int, Match]) -> bool:
    """Whether a word may stand in a title that goes on behind it."""
    word = g.lower[i]
    if word == "to":  # "ambassador to Kenya", "ambassador to the United Nations"
        return i + 1 in at or (g.lower[i + 1] == "the" and i + 2 in at)
    if word == "the":
        return g.lower[i - 1] in ("of", "for", "to", "at", "in")
    if word in ("and", "-", "&") and i == first:
        return False
    words = vocabulary()
    return word in words or (word.rstrip("s") in words and g.pos[i] in ("NOUN", "PROPN"))


def title_after(g: Grammar, end: int, at: dict[int, Match]) -> Title | None:
    """The title between commas (or brackets) right behind a name that ends at token `end`."""
    last = g.sentences[g.sentence[end - 1]][1]
    if end >= last or g.text[end] not in (",", "(", "–", "—"):
        return None
    i = end + 1
    if i < last and g.lower[i] in DETERMINERS:
        i += 1
    if i < last and g.lower[i] in ("and", "or", "of", "for", "to"):
        return None
    start = i
    while i < last and i - start < LONGEST:
        match = at.get(i)
        if match is not None and match.known.kind != "person":
            i = match.end
        elif _behind_in_title(g, i, start, last):
            i += 1
        else:
            break
    if i == start or (
        i < last and g.text[i] not in ",);–—." and g.pos[i] not in ("VERB", "AUX", "PRON", "ADP", "PUNCT")
    ):
        return None
    return _title(g, start, i, at, determined=True)


def _behind_in_title(g: Grammar, i: int, start: int, last: int) -> bool:
    """Whether a word goes on with a title that began at `start`, or describes the title's word behind it."""
    words = vocabulary()
    if g.lower[i] in words or g.lower[i] == "the" or (i > start and g.pos[i - 1] == "ADP" and g.pos[i] == "PROPN"):
        return True
    describing = ("ADJ",) if i > start else ("ADJ", "NOUN", "PROPN")
    return g.pos[i] in describing and i + 1 < last and g.lower[i + 1] in words


def _title(g: Grammar, start: int, end: int, at: dict[int, Match], *, determined: bool = False) -> Title | None:
    """The title in tokens `start` to `end`, edges trimmed, or None where they name no office."""
    words = vocabulary()
    while start < end and words.get(g.lower[start]) == "connectors" and start not in at:
        start += 1
    while end > start and words.get(g.lower[end - 1]) == "connectors":
        end -= 1
    kinds = [(i, words.get(g.lower[i], "")) for i in range(start, end) if i not in at or g.lower[i] in words]
    heads = [(i, kind) for i, kind in kinds if kind.startswith("head")]
    honorifics = [i for i, kind in kinds if kind == "honorific" or g.lower[i] in honorific_gender()]
    relative = any(kind == "relational" for _, kind in kinds)
    owner = _owner(start, end, at)
    if not heads and not honorifics and not (relative and (determined or owner is not None)):
        if owner is None or owner.known.how not in ("adjective", "name") or owner.end != end:
            return None
        return Title(owner.start, end, None, None, owner)  # "Kenya's Otieno", "Chinese Wang Yi"
    gender = next((honorific_gender()[g.lower[i]] for i in honorifics if g.lower[i] in honorific_gender()), None)
    role = _role(g, start, end, at, honorifics if not heads else [])
    level = _level(heads)
    return Title(start, end, role, level, owner, relative, gender)


def _owner(start: int, end: int, at: dict[int, Match]) -> Match | None:
    """The country or body that an office belongs to: the first one named in it."""
    for i in range(start, end):
        if i in at and at[i].known.kind in ("state", "organisation", "body", "ministry", "outlet"):
            return at[i]
    return None


def _role(g: Grammar, start: int, end: int, at: dict[int, Match], courtesy: list[int]) -> str | None:
    """The office's words without its country: "Foreign Minister"; None for a mere courtesy title."""
    kept = []
    for i in range(start, end):
        match = at.get(i)
        leads = match is not None and match.known.kind in ("state", "organisation") and i == start
        if not leads and i not in courtesy:
            kept.append(i)
    while kept and (
        g.lower[kept[0]] in ("'s", "’s", "of", "and", "the", "-", "&", "'", "’") or _within_owner(kept[0], at, start)
    ):
        kept.pop(0)
    while kept and g.lower[kept[-1]] in ("of", "and", "the", "-"):
        kept.pop()
    if not kept:
        return None
    return " ".join(g.doc[kept[0] : kept[-1] + 1].text.split())


def _within_owner(i: int, at: dict[int, Match], start: int) -> bool:
    match = at.get(i)
    return match is not None and match.start == start and match.known.kind in ("state", "organisation")


def _level(heads: list[tuple[int, str]]) -> Level | None:
    """The level of an office with the words of all its heads ("Deputy Prime Minister" is a minister)."""
    told = {kind.removeprefix("head:") for _, kind in heads}
    return next((level for level in get_args(Level) if level in told), None)
