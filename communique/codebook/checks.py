"""The rules of the codebook's tables, run by the tests on ours and by `load` on a user's."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from communique.codebook.models import Body, Country, Entry, Issue, Office, Organisation, Person, Source
from communique.errors import CodebookError

Placed = tuple[Path, Entry]  # an entry and the file that holds it
Tables = dict[str, list[Placed]]

ROLES = frozenset({"head_of_state", "head_of_government", "foreign_minister", "chief", "other"})
GENDERS = frozenset({"m", "f"})
ORGANISATION_KINDS = frozenset(
    {"organisation", "format", "bloc", "court", "bank", "agency", "ngo", "initiative", "movement"}
)
BODY_KINDS = frozenset(
    {"presidency", "government", "ministry", "parliament", "military", "party", "bank", "intelligence", "court"}
)
SOURCE_KINDS = frozenset(
    {"newspaper", "agency", "broadcaster", "magazine", "ministry", "presidency", "institute", "organisation", "blog"}
)
AFFILIATIONS = frozenset({"state_media", "state_funded", "public", "party", "independent", "government"})
_CODE = re.compile(r"[A-Z]{2}")
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_DOMAIN = re.compile(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")
_ID = re.compile(r"([a-z]+:)?[a-z0-9]+(-[a-z0-9]+)*")


def check(tables: Tables) -> None:
    """Raises `CodebookError` with every rule that the tables break, one a line, each with file and entry."""
    faults = list(faults_in(tables))
    if faults:
        raise CodebookError("\n".join(faults))


def faults_in(tables: Tables) -> Iterator[str]:
    """Every rule that the tables break, as "FILE: ENTRY: what is wrong"."""
    codes = {entry.code for _, entry in tables["countries"] if isinstance(entry, Country)}
    organisations = {entry.id for _, entry in tables["organisations"]}
    for table in tables.values():
        yield from _ids(table)
        yield from _once(table, "name", _names)
    yield from _once(tables["sources"], "domain", _domains)
    yield from _once(tables["countries"], "capital", _capitals)
    yield from _once(tables["issues"], "term", _terms)
    for path, entry in (placed for table in tables.values() for placed in table):
        for fault in _entry_faults(entry, codes, organisations):
            yield f"{path}: {entry.id}: {fault}"
    yield from _parents(tables["issues"])


def _ids(table: Iterable[Placed]) -> Iterator[str]:
    seen: set[str] = set()
    for path, entry in table:
        if entry.id in seen:
            yield f"{path}: {entry.id}: the id is used twice"
        seen.add(entry.id)
        if not _ID.fullmatch(entry.id):
            yield f"{path}: {entry.id}: an id is of lower-case letters and figures, joined by hyphens"


def _once(table: Iterable[Placed], what: str, keys: Callable[[Entry], Iterable[str]]) -> Iterator[str]:
    owner: dict[str, str] = {}
    for path, entry in table:
        for key in keys(entry):
            if key != key.strip() or not key:
                yield f"{path}: {entry.id}: {what} {key!r} is empty or has white space at its ends"
            if key in owner:
                whose = "twice" if owner[key] == entry.id else f"that of {owner[key]} too"
                yield f"{path}: {entry.id}: {what} {key!r} is {whose}"
            owner[key] = entry.id


def _names(entry: Entry) -> list[str]:
    if isinstance(entry, Issue):
        return [entry.name]
    names = [entry.name, *entry.aliases]
    if isinstance(entry, Organisation) and entry.acronym is not None:
        names.append(entry.acronym)
    return names


def _domains(entry: Entry) -> tuple[str, ...]:
    return entry.domains if isinstance(entry, Source) else ()


def _capitals(entry: Entry) -> list[str]:
    if not isinstance(entry, Country) or entry.capital is None:
        return []
    return [entry.capital, *entry.capital_aliases]


def _terms(entry: Entry) -> tuple[str, ...]:
    return entry.phrases if isinstance(entry, Issue) else ()


def _entry_faults(entry: Entry, codes: set[str], organisations: set[str]) -> Iterator[str]:
    if isinstance(entry, Person):
        yield from _person(entry, codes, organisations)
    elif isinstance(entry, Organisation):
        yield from _one_of("kind", entry.kind, ORGANISATION_KINDS)
    elif isinstance(entry, Country):
        yield from _country(entry, organisations)
    elif isinstance(entry, Body):
        yield from _one_of("kind", entry.kind, BODY_KINDS)
        yield from _known("country", entry.country, codes)
    elif isinstance(entry, Source):
        yield from _one_of("kind", entry.kind, SOURCE_KINDS)
        yield from _one_of("state_affiliation", entry.state_affiliation, AFFILIATIONS)
        yield from _known("country", entry.country, codes)
        for name in entry.ambiguous:
            if name not in _names(entry):
                yield f"ambiguous {name!r} is none of its names"
        for domain in entry.domains:
            if not _DOMAIN.fullmatch(domain) or domain.startswith("www."):
                yield f"domain {domain!r} is not a bare lower-case domain"
    else:
        for term in entry.phrases:
            if term != term.lower():
                yield f"term {term!r} is not in lower case"


def _person(person: Person, codes: set[str], organisations: set[str]) -> Iterator[str]:
    if person.gender is not None:
        yield from _one_of("gender", person.gender, GENDERS)
    yield from _known("country", person.country, codes)
    for office in person.offices:
        yield from _office(office, codes, organisations)
    starts = [office.start for office in person.offices if office.start is not None]
    for earlier, later in pairwise(starts):
        if later < earlier:
            yield f"the office that starts {later} stands after the one that starts {earlier}"


def _office(office: Office, codes: set[str], organisations: set[str]) -> Iterator[str]:
    yield from _one_of("role", office.role, ROLES)
    yield from _known("country", office.country, codes)
    yield from _known("organisation", office.organisation, organisations)
    if office.country is None and office.organisation is None:
        yield f"the office {office.title!r} is of no country and of no organisation"
    for date in (office.start, office.end):
        if date is not None and not _DATE.fullmatch(date):
            yield f"{date!r} is not a date (2014, 2014-03 or 2014-03-09)"
    if office.start is not None and office.end is not None:
        shared = min(len(office.start), len(office.end))
        if office.end[:shared] < office.start[:shared]:
            yield f"the office {office.title!r} ends {office.end}, before it starts {office.start}"


def _country(country: Country, organisations: set[str]) -> Iterator[str]:
    if not _CODE.fullmatch(country.code):
        yield f"code {country.code!r} is not two capital letters"
    yield from _known("metonym_of", country.metonym_of, organisations)


def _one_of(field: str, value: str, allowed: frozenset[str]) -> Iterator[str]:
    if value not in allowed:
        yield f"{field} {value!r} is not one of {', '.join(sorted(allowed))}"


def _known(field: str, value: str | None, known: set[str]) -> Iterator[str]:
    if value is not None and value not in known:
        yield f"{field} {value!r} is in no table"


def _parents(issues: Iterable[Placed]) -> Iterator[str]:
    placed = [(path, entry) for path, entry in issues if isinstance(entry, Issue)]
    tops = {issue.id for _, issue in placed if issue.parent is None}
    for path, issue in placed:
        if issue.parent is not None and issue.parent not in tops:
            yield f"{path}: {issue.id}: parent {issue.parent!r} is no top area"
