"""Which entry of the sources a publisher is: by its name in whatever spelling, by the address it publishes at.

A name that says too little is nobody's: "The Standard" appears in Nairobi, Hong Kong and London. docs/codebook.md has
the rules, `cues/outlets.yaml` the words.
"""

import re
import unicodedata
from functools import cache, lru_cache
from urllib.parse import urlsplit

from communique.codebook import cues, load
from communique.codebook.models import Codebook, Source
from communique.settings import settings

_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?((?:[\w-]+\.)+[a-z]{2,})(?:/.*)?", re.IGNORECASE)
_ENDING = re.compile(r"\.(?:com?|net|org|info|news|[a-z]{2})(?:\.[a-z]{2})?$", re.IGNORECASE)
_PLACE = re.compile(r"^(?P<name>.+?)\s*(?:\((?P<bracket>[^()]+)\)|,\s*(?P<comma>[^,]+)|\s[-–—]\s*(?P<dash>.+))$")
_MARKS = re.compile(r"[^\w&]+|_")
_LATIN = re.compile(r"[a-z]", re.IGNORECASE)
_SHORT = 4  # letters: a name that may be another word, or another's initials
_TELLING = 4  # letters of a word by which two names can be one


@lru_cache(maxsize=10_000)
def find(publisher: str | None, *addresses: str | None) -> Source | None:
    """The codebook's source of a publisher's name and the addresses of its page; None where neither is sure.

    A name that is one source's alone decides. A name of several, and one that the codebook does not have, is a
    source's only at an address of that source, and only if nothing speaks against it: a page of another's text on a
    reprinter's site, or with the address of the original, bears a name that is not the site's.
    """
    named = by_name(publisher) if publisher is not None else None
    if named is not None:
        return named
    at = [source for address in addresses if address is not None and (source := by_address(address)) is not None]
    if publisher is None or not _key(publisher):
        return at[0] if at else None
    return next((source for source in at if _may_be(publisher, source)), None)


def by_address(address: str) -> Source | None:
    """The source that publishes at an address, by its host; a path on disk has none."""
    if not address.lower().startswith(("http://", "https://")):
        return None
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return None
    return _book().source_of(host) if host else None


def by_id(id: str) -> Source | None:
    """The source of an id (`outlet:…`)."""
    found = _book().by_id.get(id)
    return found if isinstance(found, Source) else None


def by_name(name: str) -> Source | None:
    """The one source that a name can mean, whatever its spelling; None for a name of none or of several."""
    address = _ADDRESS.fullmatch(name.strip())
    if address is not None:
        found = _book().source_of(address[1])
        return found if found is not None else _of_words(_ENDING.sub("", address[1]), exact=False)
    return _plain(name) or _with_bracket(name) or _first_part(name)


def official(publisher: str | None, source: Source | None) -> bool:
    """Whether a publisher speaks for a state or an organisation of states."""
    if source is not None:
        return source.kind in ("ministry", "presidency", "organisation") or source.state_affiliation == "government"
    words = f" {_key(publisher or '')} "
    return any(f" {_key(office)} " in words for office in cues("outlets")["office_words"])


def key(publisher: str) -> str:
    """A publisher's name without what varies in writing: case, accents, marks, "The"."""
    return _key(publisher)


def _plain(name: str) -> Source | None:
    found = _of_words(name, exact=True)
    if found is None and (cut := _ENDING.sub("", name.strip())) != name.strip():
        found = _of_words(cut, exact=True)
    return found or _of_words(name, exact=False)


def _with_bracket(name: str) -> Source | None:
    """ "The Standard (Nairobi)", "The Herald, Zimbabwe": with its country or town; "Deutsche Presse-Agentur (dpa)"."""
    match = _PLACE.match(name.strip())
    if match is None:
        return None
    added = match["bracket"] or match["comma"] or match["dash"] or ""
    found = _names().get(_key(match["name"]))
    if found is not None and (_key(added) in _places(found.country) or added.casefold() == "the"):
        return found
    return found if found is not None and _names().get(_key(added)) is found else None


def _first_part(name: str) -> Source | None:
    """ "Harbour Wire | Breaking news": a site's name before its motto."""
    first, bar, _ = name.partition("|")
    return _plain(first) if bar else None


def _of_words(name: str, *, exact: bool) -> Source | None:
    """The source of a name as it is, or of what is left of it without words that do not make it another's."""
    whole = _key(name)
    if exact:
        found = _names().get(whole)
        return found if found is not None and whole not in _shared() and _as_written(name, found) else None
    for core, dropped in _cores(whole):
        found = _names().get(core)
        if found is None or core in _shared():
            continue
        if found.kind == "agency" and dropped & _agency_words():
            return found
        if core not in _ambiguous() and (len(core) > _SHORT or _stands_in(name, found)):
            return found
    return None


def _stands_in(name: str, source: Source) -> bool:
    """Whether a short name of the source stands in a longer one in its own letters: "AP" in "AP News"."""
    return any(part in (source.name, *source.aliases) for part in name.split())


def _as_written(name: str, source: Source) -> bool:
    """A short or an everyday word is a name only in its own letters and with its own article."""
    names = (source.name, *source.aliases)
    if _key(name) in _ambiguous() or len(_key(name)) <= _SHORT:
        return name.strip(" .") in names or name.strip(" .").removeprefix("The ") in names
    return True


def _cores(whole: str) -> list[tuple[str, frozenset[str]]]:
    """What may be left of a name, and what was taken off it: one thing before, one after, a country before all."""
    found: list[tuple[str, frozenset[str]]] = []
    for start, first in ((whole, ""), *_without_country(whole)):
        heads = [(start, "")] + [(start[len(b) + 1 :], b) for b in _words("before") if start.startswith(f"{b} ")]
        for head, before in heads:
            tails = [(head, "")] + [(head[: -len(a) - 1], a) for a in _words("after") if head.endswith(f" {a}")]
            found += [(core, frozenset((first, before, after)) - {""}) for core, after in tails]
    return [(core, dropped) for core, dropped in found if core and core != whole]


def _without_country(whole: str) -> list[tuple[str, str]]:
    """ "Turkey's Anadolu", "Iranian Tasnim": a name without the country before it, if that is the source's own."""
    words = whole.split()
    for count in (1, 2):
        rest = " ".join(words[count:])
        country = " ".join(words[:count])
        possessor = country.removesuffix(" s").removesuffix("s")
        for source in _in_any_form(rest):
            if {country, possessor} & _places(source.country):
                return [(rest, country)]
    return []


def _in_any_form(rest: str) -> list[Source]:
    cores = [rest] + [rest[: -len(a) - 1] for a in _words("after") if rest.endswith(f" {a}")]
    cores += [core[len(b) + 1 :] for core in tuple(cores) for b in _words("before") if core.startswith(f"{b} ")]
    return [source for core in cores if (source := _names().get(core)) is not None]


def _may_be(publisher: str, source: Source) -> bool:
    """Whether a name that says too little alone may be that of the source whose address it stands at."""
    if not _LATIN.search(unicodedata.normalize("NFKD", publisher)):
        return True  # the site's name in the letters of its own language
    names = [_key(name) for name in (source.name, *source.aliases)]
    own = _key(publisher)
    if own in names or any(part.isupper() and _stands_in(part, source) for part in publisher.split()):
        return True
    telling = {w for w in own.split() if len(w) >= _TELLING and w not in _general() and w not in _all_places()}
    site = "".join(domain.partition(".")[0] for domain in source.domains)
    return any(word in name.split() or word in site for word in telling for name in names)


@cache
def _words(table: str) -> tuple[str, ...]:
    return tuple(sorted((_key(word) for word in cues("outlets")[table]), key=lambda word: (-len(word), word)))


@cache
def _agency_words() -> frozenset[str]:
    return frozenset(_words("agency_words"))


@cache
def _shared() -> frozenset[str]:
    return frozenset(_words("shared_names"))


@cache
def _general() -> frozenset[str]:
    return frozenset(_words("general_words"))


@cache
def _ambiguous() -> frozenset[str]:
    return frozenset(_key(name) for source in _book().sources for name in source.ambiguous)


@cache
def _names() -> dict[str, Source]:
    """Every source by its names; a name of two sources that differ in marks only is nobody's."""
    names: dict[str, Source] = {}
    several: set[str] = set()
    for source in _book().sources:
        for name in dict.fromkeys(map(_key, (source.name, *source.aliases))):
            if names.setdefault(name, source) is not source:
                several.add(name)
    return {name: source for name, source in names.items() if name not in several}


@cache
def _places(code: str | None) -> frozenset[str]:
    """The names of a country, its adjectives and its capital."""
    country = _book().country_by_code.get(code or "")
    if country is None:
        return frozenset()
    names = (country.name, country.code, *country.aliases, *country.adjectives, *country.capital_aliases)
    return frozenset(_key(name) for name in (*names, country.capital or country.name))


@cache
def _all_places() -> frozenset[str]:
    return frozenset(word for code in _book().country_by_code for place in _places(code) for word in place.split())


def _book() -> Codebook:
    return load(settings().codebook)


@lru_cache(maxsize=10_000)
def _key(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.strip(" .'\"“”"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"['’‘`´]", "", plain).replace("&", " and ")
    return " ".join(_MARKS.sub(" ", plain).split()).removeprefix("the ")
