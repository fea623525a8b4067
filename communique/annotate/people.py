"""The people of one document: every spelling and surname of a person leads to one actor."""

import re
import unicodedata
from collections.abc import Iterator

from rapidfuzz import fuzz

from communique.annotate.gazetteer import Gazetteer, surname
from communique.annotate.mentions import Actor, Gender
from communique.annotate.titles import Title
from communique.codebook import Office, Person

SAME_NAME = 85  # rapidfuzz ratio of whole names: "Josep Borrel" is Borrell (96), Li Qiang is not Li Keqiang (78)
SAME_SURNAME = 88  # ratio of a long surname written apart or together
SAME_GIVEN = 60  # ratio of given names under one surname: Sergey/Sergei 83, Bill/Hillary 40
RANKS = {"head_of_state": 0, "head_of_government": 1, "foreign_minister": 2, "chief": 3}


def slug(text: str) -> str:
    """A name as part of an id: ASCII, lower case, hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or re.sub(r"\W+", "-", text.casefold()).strip("-")


def holds(office: Office, day: str | None) -> bool:
    """Whether an office was held on a day (an ISO prefix); with no day known, whether it ever was."""
    if day is None:
        return True
    start, end = office.start or "0", office.end or "9"
    return start[: len(day)] <= day and day <= end + "~"


class People:
    """Finds or makes the actor that a personal name stands for."""

    def __init__(self, gazetteer: Gazetteer, published: str | None) -> None:
        """People of one document, published on the day `published` if that is known."""
        self.gazetteer = gazetteer
        self.published = published
        self.actors: list[Actor] = []
        self._by_id: dict[str, Actor] = {}
        self._words: dict[str, list[Actor]] = {}  # each word of each name, for surnames used alone

    def known(self, person_id: str, title: Title | None) -> Actor:
        """The actor of a codebook person."""
        actor = self._by_id.get(person_id)
        if actor is None:
            person = self.gazetteer.people[person_id]
            gender: Gender | None = "f" if person.gender == "f" else "m" if person.gender == "m" else None
            actor = Actor(person.id, person.name, "person", None, person.country, gender)
            actor.aliases.add(surname(person))
            self._add(actor, [person.name, *person.aliases])
        self._learn(actor, title)
        return actor

    def full(self, words: list[str], title: Title | None) -> tuple[Actor, str, bool]:
        """The actor of a name of several words; the reason; whether that is sure."""
        text = " ".join(words)
        for actor in self._alike(words):
            self._learn(actor, title)
            if len(text) > len(actor.name) and actor.id not in self.gazetteer.people:
                actor.name = text
            self._index(actor, words)
            return actor, f"the same name as {actor.name}", True
        person = self._misspelt(text, words, title)
        if person is not None:
            actor = self.known(person.id, title)
            self._index(actor, words)
            return actor, f"{text} is a spelling of {person.name}, of the codebook", False
        actor = self._new(words, title)
        return actor, "a name of the document's own", True

    def alone(self, word: str, title: Title | None) -> tuple[Actor, str, bool] | None:
        """The actor of a surname (or only name) by itself; None where nobody is known by it."""
        country = _country(title)
        fits = [a for a in self._words.get(word, []) if country is None or a.country in (None, country)]
        if fits:
            bearers = [a for a in fits if word in a.aliases]
            actor = (bearers or fits)[-1]
            self._learn(actor, title)
            return actor, f"{word} is {actor.name}, named before", len(fits) == 1 or len(bearers) == 1
        person, sure = self._by_family(word, country, title)
        if person is not None:
            actor = self.known(person.id, title)
            return actor, f"{word} is {person.name}, by the codebook", sure
        return None

    def lone(self, word: str, title: Title | None) -> Actor:
        """A new actor known by one word only."""
        return self._new([word], title)

    def knows(self, word: str) -> bool:
        """Whether `word` is a word of the name of a person of this document."""
        return word in self._words

    def is_family(self, word: str) -> bool:
        """Whether a person of this document goes by `word` alone."""
        return any(word in actor.aliases for actor in self._words.get(word, ()))

    def is_part(self, word: str) -> bool:
        """Whether `word` is part of the name of a person of this document, such as a given name."""
        return len(word) > 2 and word in self._words

    def whole_name(self, words: list[str], i: int) -> int:
        """How many words from `i` on are a name of this document's people in full; 0 where none is."""
        for actor in self._words.get(words[i], ()):
            name = actor.name.split()
            if len(name) > 1 and words[i : i + len(name)] == name:
                return len(name)
        return 0

    def _alike(self, words: list[str]) -> Iterator[Actor]:
        """Known actors that a name of several words may be: same surname and like given name, or a part of it."""
        for actor in reversed(self._words.get(words[-1], [])):
            theirs = actor.name.split()
            part = words == theirs[-len(words) :] or theirs == words[-len(theirs) :]
            if part or (words[-1] in actor.aliases and fuzz.ratio(words[0].lower(), theirs[0].lower()) >= SAME_GIVEN):
                yield actor
        text, joined = " ".join(words), "".join(words).lower()
        for actor in reversed(self.actors):
            last = actor.name.split()[-1].lower()
            written_apart = len(last) > 6 and fuzz.ratio(joined, last) >= SAME_SURNAME
            if written_apart or fuzz.ratio(text, actor.name) >= SAME_NAME:  # "Abdel Aaty" for "Badr Abdelatty"
                yield actor

    def _misspelt(self, text: str, words: list[str], title: Title | None) -> Person | None:
        """The codebook person whose name, of the title's country if it tells one, is spelt nearly so."""
        country = _country(title)
        best: tuple[float, str] = (0, "")
        candidates = list(self.gazetteer.families.get(words[-1], []))
        if country is not None:
            candidates += self.gazetteer.by_country.get(country, [])
        for person in candidates:
            if country is not None and person.country not in (None, country):
                continue
            best = max(best, (fuzz.ratio(text, person.name), person.id))
        return self.gazetteer.people[best[1]] if best[0] >= SAME_NAME else None

    def _by_family(self, word: str, country: str | None, title: Title | None) -> tuple[Person | None, bool]:
        """The codebook person of a surname: of the country if told, in office at the time, the highest office first."""
        fits = [p for p in self.gazetteer.families.get(word, []) if country is None or p.country == country]
        serving = [p for p in fits if any(holds(o, self.published) for o in p.offices)]
        fits = serving or fits
        if not fits:
            return None, False
        return min(fits, key=self._rank), len(fits) == 1

    def _rank(self, person: Person) -> tuple[int, bool, str]:
        """Sorts the bearers of a surname: the highest office of the day first, then those whose terms have no end."""
        highest = min((RANKS.get(o.role, 4) for o in person.offices if holds(o, self.published)), default=5)
        return highest, not person.offices or person.offices[-1].end is not None, person.id

    def _new(self, words: list[str], title: Title | None) -> Actor:
        """An actor with an id of its own, made of name and country; the same one for the same two."""
        name, country = " ".join(words), _country(title)
        actor_id = f"person:{slug(name)}" + (f"-{country.lower()}" if country else "")
        existing = self._by_id.get(actor_id)
        if existing is not None:
            self._learn(existing, title)
            return existing
        actor = Actor(actor_id, name, "person", country=country)
        actor.aliases.update((words[-1], words[-1].rpartition("-")[2]))
        self._add(actor, [name])
        self._learn(actor, title)
        return actor

    def _add(self, actor: Actor, names: list[str]) -> None:
        self.actors.append(actor)
        self._by_id[actor.id] = actor
        for name in names:
            self._index(actor, name.split())

    def _index(self, actor: Actor, words: list[str]) -> None:
        parts = [part for word in words if "-" in word for part in word.split("-")]
        for word in (*words, *parts):
            if len(word) > 1 and word[0].isupper() and actor not in self._words.setdefault(word, []):
                self._words[word].append(actor)

    def _learn(self, actor: Actor, title: Title | None) -> None:
        """Keeps what a title tells of its bearer: the first office told, country and gender where unknown."""
        if title is None:
            return
        if actor.role is None and not title.relative:
            actor.role = title.role
        if actor.gender is None:
            actor.gender = title.gender
        if actor.country is None:
            actor.country = _country(title)


def _country(title: Title | None) -> str | None:
    """The country whose office a title tells."""
    return title.at.known.country if title is not None and title.at is not None else None


def office_at(person: Person, day: str | None) -> Office | None:
    """The office that a codebook person held on a day; None where no day is known."""
    if day is None:
        return None
    return next((office for office in reversed(person.offices) if holds(office, day)), None)
