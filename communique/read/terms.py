"""Which years the terms of office of the people whom a text names leave open."""

import calendar
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from communique import codebook
from communique.codebook import Office
from communique.read import cues
from communique.settings import settings

_NAME = re.compile(r"[A-Z][\w’'-]+(?:[ -](?:al-|el-|bin |de |van |von |der )*[A-Z][\w’'-]+){0,5}")
_BEFORE = 70
"""Code points before a name in which its title stands."""
_TITLE_WORD = re.compile(r"[A-Za-z]{4,}")
_OF = re.compile(r"(?P<office>(?:Deputy |Vice |Acting )?(?:Minister|Secretary)) (?:of|for) (?:the )?(?P<field>[\w ]+)$")
_LATEST = "9999"
Term = tuple[str, str]


def fitting(text: str, days: list[str]) -> list[str]:
    """Those of `days` (ISO dates) on which most of the office-holders whom the text names by title held their office.

    All of them when the text names nobody whom the codebook knows.
    """
    held = list(_held(text))
    count = Counter({day: sum(any(start <= day <= end for start, end in terms) for terms in held) for day in days})
    best = max(count.values(), default=0)
    return [day for day in days if count[day] == best]


def common(text: str) -> tuple[str | None, str | None] | None:
    """The first and last day on which all office-holders whom the text names by title held that office.

    None when it names nobody whom the codebook knows, or they never held their offices together. None for a day means
    that nothing bounds that side.
    """
    held = list(_held(text))
    spans = held[0] if held else []
    for others in held[1:]:
        spans = [(max(a, c), min(b, d)) for a, b in spans for c, d in others if max(a, c) <= min(b, d)]
    if not spans:
        return None
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    return _whole(first, "-01-01"), _whole(last, "-12-31")


def _whole(day: str, rest: str) -> str | None:
    """An ISO day of a term's end, where the codebook has only a month or year of it; None for no end at all."""
    if day[:4] in ("0000", _LATEST):
        return None
    year, *parts = day.split("-")
    month, number = (*[part for part in parts if part != "99"], None, None)[:2]
    if month is None:
        return f"{year}{rest}"
    if number is not None:
        return day[:10]
    last = calendar.monthrange(int(year), int(month))[1]
    return f"{year}-{month}-01" if rest == "-01-01" else f"{year}-{month}-{last}"


def _held(text: str) -> Iterator[list[Term]]:
    """For each person named with a title, the terms in which that title was theirs; once a person."""
    seen = set()
    for match in _NAME.finditer(text):
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        for shift in _tails(match.group()):
            offices = _offices().get(cues.key(shift))
            if offices is None:
                continue
            own = f"{before} {match.group()[: len(match.group()) - len(shift)]}"
            terms = _titled(offices, own)
            if terms and cues.key(shift) not in seen:
                seen.add(cues.key(shift))
                yield terms
            break


def _tails(name: str) -> Iterator[str]:
    """A name, and what is left of it without its first words, which may be a title: "Secretary Ana Ruiz"."""
    words = name.split(" ")
    for first in range(len(words)):
        yield " ".join(words[first:])


def _titled(offices: tuple[Office, ...], before: str) -> list[Term]:
    """The terms of the offices whose title stands right before the name; none when it is said to be over."""
    phrase = before.lower().rstrip()
    found = []
    for office in offices:
        if any(_stands(words, before, phrase) for words in _wordings(office.title, office.role)):
            found.append((office.start or "0000", _padded(office.end)))
    return found


def _stands(words: tuple[str, ...], before: str, phrase: str) -> bool:
    """Whether a title of these words stands right before a name, and is not said to be over."""
    at = phrase.rfind(words[-1])
    if at < 0 or len(phrase) - at > len(words[-1]) + 3:
        return False
    return all(word in phrase for word in words) and not _is_over(before[:at].split(), list(words))


@cache
def _wordings(title: str, role: str) -> tuple[tuple[str, ...], ...]:
    """The words of a title in the orders in which it is written: "Minister of Defence", "Defense Minister"."""
    titles = [title, *cues.table()["inference"]["titles"].get(role, ())]
    turned = _OF.match(title)
    if turned is not None:
        field = turned["field"].removesuffix(" Affairs") or "Foreign"
        titles.append(f"{field} {turned['office']}")
    titles += [one.replace("Defence", "Defense") for one in titles if "Defence" in one]
    words = (tuple(word.lower() for word in _TITLE_WORD.findall(one)) for one in titles)
    return tuple(dict.fromkeys(one for one in words if one))


def _is_over(opening: list[str], title: list[str]) -> bool:
    """Whether the words before a title say that it is held no more: "former", then the country or the title's own."""
    for word in reversed(opening):
        plain = word.lower().strip(".,")
        if any(plain == sign or plain.startswith(f"{sign}-") for sign in cues.words("inference", "behind")):
            return True
        if not (plain in title or plain in ("of", "the", "for", "and") or word[:1].isupper()):
            return False
    return False


def _padded(end: str | None) -> str:
    return _LATEST if end is None else end + "-99"[: 10 - len(end)] if len(end) < 10 else end


@cache
def _offices() -> dict[str, tuple[Office, ...]]:
    """The offices of a person by name and alias; names that two persons share are left out."""
    found: dict[str, tuple[Office, ...]] = {}
    shared = set()
    for person in codebook.load(settings().codebook).people:
        names = {cues.key(name) for name in (person.name, *person.aliases, *([person.family] if person.family else []))}
        for name in sorted(names):
            if name in found:
                shared.add(name)
            found[name] = person.offices
    return {name: offices for name, offices in found.items() if name not in shared}
