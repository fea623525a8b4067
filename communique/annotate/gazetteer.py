"""Every name the codebook knows, found in the words of a text."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from communique.annotate.mentions import ActorKind
from communique.codebook import Codebook, Country, Person

How = Literal["name", "acronym", "adjective", "nationals", "capital"]
LONGEST = 8  # words of a name in capitals
PATRONYMICS = frozenset({"bin", "bint", "ibn"})  # "son of", "daughter of", which many names share


@dataclass(frozen=True, slots=True)
class Known:
    """What a name in the codebook stands for; `how` tells a country from its adjective, people and capital."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    how: How


@dataclass(frozen=True, slots=True)
class Match:
    """A codebook name at tokens `start` to `end` (half-open)."""

    start: int
    end: int
    known: Known


class Gazetteer:
    """Finds codebook names in a token list, longest first, by their exact letters.

    Letters count ("US" is not "us"); only words in capitals throughout, as headlines have them, match their usual form.
    """

    def __init__(self, codebook: Codebook, tokenize: Callable[[str], list[str]]) -> None:
        """Reads all names of `codebook`, split as the text will be split by `tokenize`."""
        self.codebook = codebook
        self._by_first: dict[str, list[tuple[list[str], Known]]] = {}
        for alias, known in _aliases(codebook):
            words = alias.split(" ") if all(p.isalpha() for p in alias.split(" ")) else tokenize(alias)
            if words:
                self._by_first.setdefault(words[0], []).append((words, known))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def find(self, words: list[str]) -> list[Match]:
        """All codebook names in `words`, from left to right without overlap."""
        out: list[Match] = []
        free = 0
        for i, word in enumerate(words):
            if word in self._by_first:
                match = self._whole(words, i) if i >= free else None
            elif len(word) > 3 and i >= free and word.isupper():
                match = self._in_capitals(words, i)
            else:
                continue
            if match is not None:
                out.append(match)
                free = match.end
        return out

    def _whole(self, words: list[str], i: int) -> Match | None:
        """The longest name that begins at word `i`, and what a longer name of the same within it adds.

        "Sheikh Tamim" and "Tamim bin Hamad Al Thani" overlap in "Sheikh Tamim bin Hamad Al Thani": one man.
        """
        match = self._longest(words, i)
        if match is None:
            return None
        for j in range(i + 1, match.end):
            longer = self._longest(words, j) if words[j] in self._by_first else None
            if longer is not None and longer.end > match.end and longer.known.id == match.known.id:
                return Match(i, longer.end, match.known)
        return match

    def _longest(self, words: list[str], i: int) -> Match | None:
        """The longest name that begins at word `i`."""
        for name, known in self._by_first.get(words[i], ()):
            if len(name) == 1 or words[i : i + len(name)] == name:
                return Match(i, i + len(name), known)
        return None

    def _in_capitals(self, words: list[str], i: int) -> Match | None:
        """The longest name that begins at word `i` in the capitals of a headline."""
        usual = [word.title() if word.isupper() else word for word in words[i : i + LONGEST]]
        match = self._longest(usual, 0)
        return Match(i, i + match.end, match.known) if match is not None else None

    def alone(self, word: str) -> Known | None:
        """What a single word stands for ("EU" in "U.S.-EU")."""
        for name, known in self._by_first.get(word, ()):
            if len(name) == 1:
                return known
        return None

    @cached_property
    def families(self) -> dict[str, list[Person]]:
        """The people of the codebook by each word that the press uses alone for them."""
        out: dict[str, list[Person]] = {}
        for person in self.codebook.people:
            family = surname(person)
            for spelling in dict.fromkeys((family, _plain(family), _ARTICLE.sub("", family))):
                out.setdefault(spelling, []).append(person)
        return out

    @cached_property
    def by_country(self) -> dict[str, list[Person]]:
        """The people of the codebook by the country they act for."""
        out: dict[str, list[Person]] = {}
        for person in self.codebook.people:
            if person.country is not None:
                out.setdefault(person.country, []).append(person)
        return out

    @cached_property
    def people(self) -> dict[str, Person]:
        """The people of the codebook by id."""
        return {person.id: person for person in self.codebook.people}

    def country(self, code: str | None) -> Country | None:
        """The country of an ISO code."""
        return self.codebook.country_by_code.get(code) if code is not None else None


# Letters that do not come apart into a base letter and an accent.
_LETTERS = str.maketrans("łŁøØđĐıðə", "lLoOdDida") | str.maketrans({"ß": "ss", "æ": "ae", "þ": "th"})
_ARTICLE = re.compile(r"^(?:al|el|Al|El)-")


def surname(person: Person) -> str:
    """The word or words that the press uses alone for a person."""
    return person.family or person.name.split()[-1]


def _stands_alone(family: str) -> bool:
    """Whether a family name of several words is known as such; "bin Hamad" is part of many names."""
    return " " in family and family.split()[0].lower() not in PATRONYMICS


def _plain(name: str) -> str:
    """A name in the plain letters that most outlets print: Erdogan for Erdoğan."""
    return unicodedata.normalize("NFKD", name.translate(_LETTERS)).encode("ascii", "ignore").decode()


def _aliases(codebook: Codebook) -> Iterator[tuple[str, Known]]:
    """Every name and what it stands for; where two tables share one, the first wins at equal length."""
    families = Counter(person.family for person in codebook.people)
    for person in codebook.people:
        known = Known(person.id, person.name, "person", person.country, "name")
        names = dict.fromkeys((person.name, *person.aliases))
        if person.family is not None and families[person.family] == 1 and _stands_alone(person.family):
            names[person.family] = None  # "von der Leyen", "Le Drian"
        plain = [_plain(name) for name in names]
        latin = [short for short, name in zip(plain, names, strict=True) if len(short) > 0.8 * len(name)]
        for alias in dict.fromkeys([*names, *latin]):
            if " " in alias or (alias and not alias.isascii()):
                yield alias, known
    for body in codebook.bodies:
        known = Known(body.id, body.name, "ministry" if body.kind == "ministry" else "body", body.country, "name")
        for alias in (body.name, *body.aliases):
            yield alias, known
    for country in codebook.countries:
        yield from _country_aliases(country)
    for organisation in codebook.organisations:
        known = Known(organisation.id, organisation.name, "organisation", None, "name")
        for alias in (organisation.name, *organisation.aliases):
            yield alias, known
        if organisation.acronym is not None:
            yield organisation.acronym, Known(organisation.id, organisation.name, "organisation", None, "acronym")
    for source in codebook.sources:
        known = Known(source.id, source.name, "outlet", source.country, "name")
        for alias in source.spoken_names:
            yield alias, known


def _country_aliases(country: Country) -> Iterator[tuple[str, Known]]:
    """The names, adjectives, people and capital of a country; some capitals speak for an organisation instead."""

    def known(how: How) -> Known:
        return Known(country.id, country.name, "state", country.code, how)

    for alias in (country.name, *country.aliases):
        yield alias, known("name")
    for alias in country.adjectives:
        yield alias, known("adjective")
    for alias in country.nationals:
        yield alias, known("nationals")
    if country.capital is not None and country.capital != country.name:
        capital = known("capital")
        if country.metonym_of is not None:
            capital = Known(country.metonym_of, country.metonym_of, "organisation", country.code, "capital")
        for alias in (country.capital, *country.capital_aliases):
            yield alias, capital
