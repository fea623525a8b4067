"""Reads the codebook's YAML tables into entries, and merges a user's folder into ours.

Every scalar is read as a string: "NO" is Norway and not a falsehood, "2014-03" is a prefix and not a day.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from communique.codebook.models import Body, Country, Entry, Issue, Office, Organisation, Person, Source
from communique.errors import CodebookError

Raw = dict[str, Any]


class _Strings(yaml.CSafeLoader):
    """libyaml's parser without tag resolution, whose regular expressions take most of the time."""

    def resolve(self, kind: object, value: object, implicit: object) -> None: ...
    def descend_resolver(self, parent: object, index: object) -> None: ...
    def ascend_resolver(self) -> None: ...


class PlainWords(yaml.CSafeLoader):
    """YAML for lists of words: "on", "off", "yes" and "no" are words, dates are text; true and false alone are not."""


PlainWords.yaml_implicit_resolvers = {
    first: [
        (tag, re.compile(r"(true|false)$") if tag == "tag:yaml.org,2002:bool" else pattern)
        for tag, pattern in resolvers
        if tag != "tag:yaml.org,2002:timestamp" and not (tag == "tag:yaml.org,2002:bool" and first not in "tf")
    ]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def _value(node: Any) -> Any:
    value = node.value
    if isinstance(value, str):
        return None if value in ("", "null", "~") and node.style not in ("'", '"', "|", ">") else value
    if isinstance(node, yaml.MappingNode):
        return {key.value: _value(child) for key, child in value}
    return [_value(child) for child in value]


def read_entries(path: Path) -> list[Raw]:
    """The entries of one YAML table, every scalar a string or None."""
    try:
        node = _Strings(path.read_text(encoding="utf-8")).get_single_node()
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        raise CodebookError(f"{path}: cannot be read as YAML: {error}") from error
    entries = [] if node is None else _value(node)
    if entries is None:
        return []
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise CodebookError(f"{path}: a table is a list of entries, each with its fields")
    return entries


class _Fields:
    """One entry's fields, taken one by one; what is missing, of the wrong form or left over is an error."""

    def __init__(self, raw: Raw, where: str) -> None:
        self._raw, self._where, self._taken = raw, where, 0

    def optional(self, name: str) -> str | None:
        if name not in self._raw:
            return None
        self._taken += 1
        value = self._raw[name]
        if value is not None and not isinstance(value, str):
            raise CodebookError(f"{self._where}: {name} must be one piece of text")
        return value

    def text(self, name: str) -> str:
        value = self.optional(name)
        if value is None:
            raise CodebookError(f"{self._where}: {name} is missing")
        return value

    def words(self, name: str) -> tuple[str, ...]:
        values = self._list(name)
        if not all(isinstance(value, str) for value in values):
            raise CodebookError(f"{self._where}: {name} must be a list of texts")
        return tuple(values)

    def entries(self, name: str) -> list[Raw]:
        values = self._list(name)
        if not all(isinstance(value, dict) for value in values):
            raise CodebookError(f"{self._where}: {name} must be a list of entries")
        return values

    def _list(self, name: str) -> list[Any]:
        if name not in self._raw:
            return []
        self._taken += 1
        values = self._raw[name]
        if values is None:
            return []
        if not isinstance(values, list):
            raise CodebookError(f"{self._where}: {name} must be a list")
        return values

    def done(self, known: tuple[str, ...]) -> None:
        if self._taken != len(self._raw):
            unknown = ", ".join(sorted(set(self._raw) - set(known)))
            raise CodebookError(f"{self._where}: unknown field {unknown}; known: {', '.join(known)}")


def _prefixed(prefix: str, name: str) -> str:
    return name if name.startswith(prefix) else prefix + name


def state_id(code: str) -> str:
    """The actor id of the state with this two-letter code; `uk`, as everybody writes it, for GB."""
    return "state:uk" if code == "GB" else f"state:{code.lower()}"


def _person(fields: _Fields, where: str) -> Person:
    return Person(
        id=_prefixed("person:", fields.text("id")),
        name=fields.text("name"),
        aliases=fields.words("aliases"),
        family=fields.optional("family"),
        gender=fields.optional("gender"),
        country=fields.optional("country"),
        offices=tuple(_office(raw, f"{where}, office {i}") for i, raw in enumerate(fields.entries("offices"), 1)),
    )


def _office(raw: Raw, where: str) -> Office:
    fields = _Fields(raw, where)
    organisation = fields.optional("organisation")
    office = Office(
        title=fields.text("title"),
        role=fields.text("role"),
        country=fields.optional("country"),
        organisation=None if organisation is None else _prefixed("org:", organisation),
        start=fields.optional("start"),
        end=fields.optional("end"),
    )
    fields.done(Office.__match_args__)
    return office


def _organisation(fields: _Fields, _: str) -> Organisation:
    return Organisation(
        id=_prefixed("org:", fields.text("id")),
        name=fields.text("name"),
        acronym=fields.optional("acronym"),
        aliases=fields.words("aliases"),
        kind=fields.text("kind"),
    )


def _country(fields: _Fields, _: str) -> Country:
    code = fields.text("code")
    return Country(
        id=state_id(code),
        code=code,
        name=fields.text("name"),
        aliases=fields.words("aliases"),
        adjectives=fields.words("adjectives"),
        nationals=fields.words("nationals"),
        combining=fields.words("combining"),
        capital=fields.optional("capital"),
        capital_aliases=fields.words("capital_aliases"),
        metonym_of=fields.optional("metonym_of"),
    )


def _body(fields: _Fields, _: str) -> Body:
    return Body(
        id=_prefixed("body:", fields.text("id")),
        name=fields.text("name"),
        aliases=fields.words("aliases"),
        country=fields.text("country"),
        kind=fields.text("kind"),
    )


def _source(fields: _Fields, _: str) -> Source:
    return Source(
        id=_prefixed("outlet:", fields.text("id")),
        name=fields.text("name"),
        aliases=fields.words("aliases"),
        ambiguous=fields.words("ambiguous"),
        domains=fields.words("domains"),
        country=fields.optional("country"),
        owner=fields.optional("owner"),
        state_affiliation=fields.text("state_affiliation"),
        kind=fields.text("kind"),
    )


def _issue(fields: _Fields, _: str) -> Issue:
    return Issue(
        id=fields.text("id"),
        name=fields.text("name"),
        parent=fields.optional("parent"),
        terms=fields.words("terms"),
        topics=fields.words("topics"),
        unless=fields.words("unless"),
    )


@dataclass(frozen=True)
class Table:
    """How one table is kept: `NAME.yaml` or a folder `NAME/` of such files, and what makes its entries."""

    name: str
    make: Callable[[_Fields, str], Entry]
    fields: tuple[str, ...]

    def files(self, folder: Path) -> list[Path]:
        """This table's files in a folder, in order of their names."""
        files = [folder / f"{self.name}.yaml"] if (folder / f"{self.name}.yaml").is_file() else []
        return files + sorted((folder / self.name).glob("*.yaml"))

    def read(self, folder: Path) -> Iterator[tuple[Path, Entry]]:
        """Every entry of this table in a folder, with the file that holds it."""
        for path in self.files(folder):
            for number, raw in enumerate(read_entries(path), 1):
                where = f"{path}: {raw.get('id') or raw.get('code') or f'entry {number}'}"
                fields = _Fields(raw, where)
                entry = self.make(fields, where)
                fields.done(self.fields)
                yield path, entry


TABLES = (
    Table("people", _person, Person.__match_args__),
    Table("organisations", _organisation, Organisation.__match_args__),
    Table("countries", _country, Country.__match_args__[1:]),
    Table("bodies", _body, Body.__match_args__),
    Table("sources", _source, Source.__match_args__),
    Table("issues", _issue, Issue.__match_args__),
)
