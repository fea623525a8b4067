"""Who wrote a document, from the lines that say so."""

import re
from functools import cache

from communique.codebook import cities
from communique.read import cues, shapes

_BETWEEN = re.compile(r"\s*(?:,|;|&|/|\||·|\band\b|\bund\b|\bet\b|\by\b|\bи\b|、|和)\s*")
_BRACKETS = re.compile(r"\s*[(\[（][^)\]）]*[)\]）]\s*")
_STOPS = re.compile(r"\s+(?:(?:in|for|from|at|is|with|of|has|was|on)\s|\d|(?:[Oo]n|ON|[Ii]n|IN|[Aa]t|AT)$).*$")
LONGEST_LIST = 2000
"""Code points of the longest list of names."""
OF = frozenset({"of", "for", "иностранных", "des", "de"})
LONGEST = 140


@cache
def _opener() -> re.Pattern[str]:
    words = cues.alternatives(cues.table()["bylines"]["openers"])
    return re.compile(
        rf"(?:.*[.|,;]\s+)?(?:{words})(?:\s*[:：|]\s*|\s+|(?<=by)(?=(?-i:[A-Z])))(?P<names>\S.*)$", re.IGNORECASE
    )


@cache
def _closer() -> re.Pattern[str]:
    words = cues.alternatives(cues.table()["bylines"]["closers"])
    return re.compile(rf"[(\[（]?(?:{words})(?:\s*[:：]\s*|\s+)\S.{{0,100}}$", re.IGNORECASE)


def warm() -> None:
    """Readies the names of the world's cities, which few bylines ask for."""
    cities.warm()


def names_after_cue(text: str) -> tuple[str, ...]:
    """The names in a line like "By Ana Ruiz and Jon Holm"; empty when the line is none."""
    if len(text) > LONGEST or shapes.ends_sentence(text.rstrip(".")):
        return ()
    match = _opener().match(text)
    return names(match["names"]) if match else ()


def after_cue(text: str) -> str | None:
    """What a line says behind "By" and the like."""
    match = _opener().match(text) if len(text) <= LONGEST else None
    return match["names"] if match else None


def names(text: str) -> tuple[str, ...]:
    """The persons in a list of names; outlets, places and offices among them are left out."""
    parts = _BETWEEN.split(_BRACKETS.sub(" , ", text[:LONGEST_LIST]))
    found: list[str] = []
    for part in parts:
        name = _STOPS.sub("", part.strip(" .·*–—-"))
        if name.isupper() and name.isascii():
            name = name.title()
        if not shapes.is_name(name):
            name = _before_outlet(name)
        if (shapes.is_name(name) and not (found and is_place(name))) or _is_cjk_name(name):
            found.append(name)
    return tuple(dict.fromkeys(found))


def _before_outlet(text: str) -> str:
    """A name without the outlet or post that stands behind it with nothing between: "ANA RUIZ Plains News Service"."""
    words = text.split()
    agencies = cues.table()["captions"]["agencies"]
    for size in (2, 3):
        name, rest = " ".join(words[:size]), " ".join(words[size:])
        posted = any(cues.bare(word) in cues.words("bylines", "posts") for word in words[size:])
        parted = name.isupper() and not rest.isupper() and is_outlet(rest)
        if rest and (posted or parted or rest in agencies) and shapes.is_name(name):
            return name.title() if name.isupper() else name
    return text


def authors(lines: list[str]) -> tuple[str, ...]:
    """The persons that the bylines name, in order."""
    return tuple(dict.fromkeys(name for line in lines for name in (names_after_cue(line) or names(line))))


_CONTACT = re.compile(r"\s*[(<\[]?[\w.+-]+@[\w-]+(?:\.[\w-]+)+[)>\]]?|\s+@\w{2,30}\b")


def with_post(text: str) -> str | None:
    """The name in a line that adds the writer's post or address: "Ana Ruiz, Rome correspondent"."""
    if len(text) > LONGEST:  # asked first: the time for an address grows with the square of a line
        return None
    name, _, post = _CONTACT.sub("", text).partition(",")
    if not shapes.is_name(name.strip()):
        return None
    posts = cues.words("bylines", "posts")
    told = any(cues.bare(word) in posts for word in post.split()) and shapes.size(post.strip()) <= 5
    return name.strip() if told or (not post and _CONTACT.search(text)) else None


def closes(text: str) -> bool:
    """Whether a line below the text names who edited it or where it comes from."""
    return len(text) <= LONGEST and bool(_closer().match(text))


def only_names(text: str) -> bool:
    """Whether a line is the names of two persons or more and nothing else."""
    parts = _BETWEEN.split(text.strip())
    return len(text) <= LONGEST and len(parts) > 1 and all(shapes.is_name(part) for part in parts)


def is_office(text: str) -> bool:
    """Whether a line is an office's name: "Ministry of Transport"."""
    words = text.split()
    return len(words) >= 3 and cues.bare(words[0]) in cues.words("office_words") and words[1].lower() in OF


def is_outlet(text: str) -> bool:
    """Whether a short line is the name of who publishes."""
    words = text.split()
    if not 1 <= len(words) <= 9 or shapes.ends_sentence(text):
        return False
    if is_office(text):
        return True
    return (
        len(words) <= 5
        and cues.bare(words[-1]) in cues.words("outlet_words")
        and text[:1].isupper()
        and all(w[0].isupper() or len(w) <= 3 for w in words)
    )


def is_place(name: str) -> bool:
    """Whether a name behind another is that of the place where it was written: "Ana Ruiz, La Paz"."""
    return cities.country_of_city(name.title() if name.isupper() else name) is not None


def _is_cjk_name(text: str) -> bool:
    return 2 <= len(text) <= 4 and all("\u4e00" <= character <= "\u9fff" for character in text)
