"""Actors, issues, sources and cues as data: YAML tables beside this file, and a user's own.

docs/codebook.md documents every table and its fields.
"""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from communique.codebook.checks import Placed, check
from communique.codebook.models import (
    Body,
    Codebook,
    Country,
    Entry,
    Issue,
    Office,
    Organisation,
    Person,
    Source,
)
from communique.codebook.tables import TABLES, PlainWords, Table, state_id
from communique.errors import CodebookError

__all__ = [
    "Body",
    "Codebook",
    "Country",
    "Entry",
    "Issue",
    "Office",
    "Organisation",
    "Person",
    "Source",
    "cues",
    "load",
    "state_id",
]

HOME = Path(__file__).parent


@cache
def load(extra: Path | None = None) -> Codebook:
    """The codebook; with `extra`, a user's folder of tables read after ours.

    An entry of the user's with an id of ours takes its place, any other is added. Raises `CodebookError` naming
    file and entry when a file of the folder is of no table, cannot be read, or breaks a table's rules; ours are
    checked by the tests, so that a start without `extra` does not wait for it.
    """
    if extra is not None:
        _known_files(extra)
    tables = {table.name: _merged(table, extra) for table in TABLES}
    if extra is not None:
        check(tables)
    return Codebook(**{name: tuple(entry for _, entry in placed) for name, placed in tables.items()})  # type: ignore[arg-type]


@cache
def cues(name: str) -> Any:
    """The cue table `name` (codebook/cues/NAME.yaml) as plain lists and dicts; callers must not change it.

    Numbers, `null`, `true` and `false` are what they say; every other plain word is text: "on" and "no" too.
    """
    path = HOME / "cues" / f"{name}.yaml"
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in path.parent.glob("*.yaml")))
        raise CodebookError(f"no cue table is called {name!r}; known: {known or 'none'}")
    return yaml.load(path.read_text(encoding="utf-8"), Loader=PlainWords)


def _merged(table: Table, extra: Path | None) -> list[Placed]:
    placed = list(table.read(HOME))
    if extra is None:
        return placed
    own = list(table.read(extra))
    replaced = {entry.id for _, entry in own}
    return [(path, entry) for path, entry in placed if entry.id not in replaced] + own


def _known_files(folder: Path) -> None:
    """A misspelt table must not be left out in silence."""
    if not folder.is_dir():
        raise CodebookError(f"{folder}: no such folder of codebook tables")
    known = {path for table in TABLES for path in table.files(folder)}
    for path in sorted([*folder.glob("**/*.yaml"), *folder.glob("**/*.yml")]):
        if path not in known:
            raise CodebookError(f"{path}: no table has this file; known: {', '.join(t.name + '.yaml' for t in TABLES)}")
