"""The entries of the codebook's tables: who acts, who publishes, what it is about.

Dataclasses rather than pydantic models: some thousands of them are made at every start of the program.
"""

from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Office:
    """One term of office; `start` and `end` are ISO prefixes, `end` is None while it lasts."""

    title: str
    role: str
    country: str | None
    organisation: str | None
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who acts for a state or an organisation, with the terms of office that the table knows."""

    id: str
    name: str
    aliases: tuple[str, ...]
    family: str | None
    gender: str | None
    country: str | None
    offices: tuple[Office, ...]


@dataclass(frozen=True, slots=True)
class Organisation:
    """An international organisation or format of states."""

    id: str
    name: str
    acronym: str | None
    aliases: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory that diplomacy names.

    `combining` are the forms that stand before a hyphen only: "Sino" in "Sino-Indian". `metonym_of` is the actor
    that the capital's name means first when it is not this country's government: "Brussels" is the capital of
    Belgium, but speaks for the European Union.
    """

    id: str
    code: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    nationals: tuple[str, ...]
    combining: tuple[str, ...]
    capital: str | None
    capital_aliases: tuple[str, ...]
    metonym_of: str | None


@dataclass(frozen=True, slots=True)
class Body:
    """A seat or an institution that acts for a state: the Kremlin, the State Department."""

    id: str
    name: str
    aliases: tuple[str, ...]
    country: str
    kind: str


@dataclass(frozen=True, slots=True)
class Source:
    """Who publishes: an outlet, a ministry, an institute; facts only.

    `ambiguous` are those of its names that are also usual words ("Time", "Foreign Affairs", "The Australian"): a
    byline or a title may bear them, running text says nothing by them.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    ambiguous: tuple[str, ...]
    domains: tuple[str, ...]
    country: str | None
    owner: str | None
    state_affiliation: str
    kind: str

    @property
    def spoken_names(self) -> tuple[str, ...]:
        """The names to look for in running text: none of a ministry's or organisation's, an actor of its own there."""
        if self.kind in ("ministry", "presidency", "organisation"):
            return ()
        return tuple(name for name in (self.name, *self.aliases) if name not in self.ambiguous)


@dataclass(frozen=True, slots=True)
class Issue:
    """What diplomacy is about, in two levels.

    `terms` are the lower-case phrases that show it wherever they stand; `topics` are names that show it only where
    they are what is talked about: "talks on Sudan" are about the war there, "Sudan's envoy" is not. `unless` are
    longer phrases in which a term says nothing: "health reasons", "national security adviser".
    """

    id: str
    name: str
    parent: str | None
    terms: tuple[str, ...]
    topics: tuple[str, ...]
    unless: tuple[str, ...]

    @property
    def phrases(self) -> tuple[str, ...]:
        """Every phrase that this issue lays claim to, of whatever sort."""
        return self.terms + self.topics + self.unless


Entry = Person | Organisation | Country | Body | Source | Issue


@dataclass(frozen=True)
class Codebook:
    """All tables, each in the order of its file."""

    people: tuple[Person, ...] = field(repr=False)
    organisations: tuple[Organisation, ...] = field(repr=False)
    countries: tuple[Country, ...] = field(repr=False)
    bodies: tuple[Body, ...] = field(repr=False)
    sources: tuple[Source, ...] = field(repr=False)
    issues: tuple[Issue, ...] = field(repr=False)

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        """Every entry of every table by its id (`person:…`, `org:…`, `state:…`, `body:…`, `outlet:…`, an issue's)."""
        tables = (self.people, self.organisations, self.countries, self.bodies, self.sources, self.issues)
        return {entry.id: entry for table in tables for entry in table}

    @cached_property
    def country_by_code(self) -> dict[str, Country]:
        """Every country by its two-letter code, upper case."""
        return {country.code: country for country in self.countries}

    @cached_property
    def source_by_domain(self) -> dict[str, Source]:
        """Every source by each of its internet domains, without `www.`."""
        return {domain: source for source in self.sources for domain in source.domains}

    @cached_property
    def source_by_name(self) -> dict[str, Source]:
        """Every source by each of its names in lower case, for bylines and publishers of metadata."""
        return {name.lower(): source for source in self.sources for name in (source.name, *source.aliases)}

    def source_of(self, host: str) -> Source | None:
        """The source that publishes at an internet host: its own domain or the nearest one above it."""
        host = host.lower().split(":")[0].removeprefix("www.")
        while host:
            source = self.source_by_domain.get(host)
            if source is not None:
                return source
            host = host.partition(".")[2]
        return None
