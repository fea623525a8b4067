"""Room on disk for what resolvers compare: keys, pairs and links that would grow with the record in memory.

A scratch is a private SQLite database without a name: it goes to disk where it outgrows its cache, nobody else sees
it, and it disappears when it is closed.
"""

import pickle
import sqlite3
from array import array
from collections.abc import Iterable, Iterator
from itertools import count, groupby
from operator import itemgetter
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

T = TypeVar("T")
CACHE = 4_000  # KiB of a scratch that stay in memory
AT_ONCE, BYTES_AT_ONCE = 2_000, 500_000  # rows, and bytes of them, written at a time


class Scratch:
    """Hands out shelves, spools and indexes; all of them disappear with it."""

    def __init__(self) -> None:
        """Opens an empty one."""
        self._connection = sqlite3.connect("", isolation_level=None)
        for setting in ("journal_mode = OFF", "synchronous = OFF", f"cache_size = -{CACHE}", "temp_store = FILE"):
            self._connection.execute(f"PRAGMA {setting}")
        self._connection.execute("BEGIN")  # never committed: nobody will ever ask for it again
        self._numbers = count()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def shelf(self) -> "Shelf[Any]":
        """An empty shelf."""
        return Shelf(self._connection, next(self._numbers))

    def spool(self) -> "Spool[Any]":
        """An empty spool."""
        return Spool(self._connection, next(self._numbers))

    def index(self) -> "Index":
        """An empty index."""
        return Index(self._connection, next(self._numbers))


class Shelf(Generic[T]):
    """Things by name, as in a dictionary, but on disk."""

    def __init__(self, connection: sqlite3.Connection, number: int) -> None:
        self._connection, self._name = connection, f"shelf{number}"
        connection.execute(f"CREATE TABLE {self._name} (name TEXT PRIMARY KEY, thing BLOB NOT NULL) WITHOUT ROWID")

    def __setitem__(self, name: str, thing: T) -> None:
        """Puts a thing there, in the place of one of that name."""
        self._connection.execute(f"INSERT OR REPLACE INTO {self._name} VALUES (?, ?)", (name, pickle.dumps(thing)))

    def __getitem__(self, name: str) -> T:
        thing = self.get(name)
        if thing is None:
            raise KeyError(name)
        return thing

    def get(self, name: str) -> T | None:
        """The thing of that name, or none."""
        row = self._connection.execute(f"SELECT thing FROM {self._name} WHERE name = ?", (name,)).fetchone()
        return None if row is None else pickle.loads(row[0])

    def __contains__(self, name: object) -> bool:
        found = self._connection.execute(f"SELECT 1 FROM {self._name} WHERE name = ?", (name,)).fetchone()
        return found is not None

    def values(self) -> Iterator[T]:
        """All things in order of their names."""
        for (thing,) in self._connection.execute(f"SELECT thing FROM {self._name} ORDER BY name"):
            yield pickle.loads(thing)


class Spool(Generic[T]):
    """Things put in in any order that come out in order of their keys; those of one key in order of their ranks."""

    def __init__(self, connection: sqlite3.Connection, number: int) -> None:
        self._connection, self._name = connection, f"spool{number}"
        self._waiting: list[tuple[str, int, str, bytes]] = []
        self._size = 0  # of what is waiting, in bytes
        connection.execute(f"CREATE TABLE {self._name} (key TEXT, rank INTEGER, tie TEXT, thing BLOB)")

    def put(self, key: str, thing: T, rank: int = 0, tie: str = "") -> None:
        """Puts a thing in."""
        data = pickle.dumps(thing)
        self._waiting.append((key, rank, tie, data))
        self._size += len(data)
        if len(self._waiting) >= AT_ONCE or self._size >= BYTES_AT_ONCE:
            self._write()

    def groups(self) -> Iterator[tuple[str, Iterator[T]]]:
        """The keys in order with their things."""
        self._write()
        rows = self._connection.execute(f"SELECT key, thing FROM {self._name} ORDER BY key, rank, tie")
        for key, several in groupby(rows, key=itemgetter(0)):
            yield key, (pickle.loads(thing) for _, thing in several)

    def __iter__(self) -> Iterator[T]:
        for _, things in self.groups():
            yield from things

    def _write(self) -> None:
        self._connection.executemany(f"INSERT INTO {self._name} VALUES (?, ?, ?, ?)", self._waiting)
        self._waiting.clear()
        self._size = 0


class Index:
    """Items under keys, found by the keys they share; items are known by their numbers, 0 and up.

    An item seeks under some of its keys and is only found under others. `edges` are pairs of items with a score.
    """

    def __init__(self, connection: sqlite3.Connection, number: int) -> None:
        self._connection, self._number = connection, number
        self._item, self._key, self._edge = (f"{table}{number}" for table in ("item", "key", "edge"))
        self._keys: list[tuple[str, int]] = []
        self._edges: list[tuple[int, int, float]] = []
        self._size = 0
        connection.execute(f"CREATE TABLE {self._item} (n INTEGER PRIMARY KEY, id TEXT, place TEXT, thing BLOB)")
        connection.execute(f"CREATE TABLE {self._key} (key TEXT, item INTEGER)")
        connection.execute(f"CREATE TABLE {self._edge} (a INTEGER, b INTEGER, score REAL)")

    def __len__(self) -> int:
        return self._size

    def add(self, id: str, place: str, thing: Any, seeks: Iterable[str], found: Iterable[str]) -> None:
        """Files an item. `place` sorts the items of a key: what lies next to each other there is alike."""
        number = self._size
        row = (number, id, place, pickle.dumps(thing))
        self._connection.execute(f"INSERT INTO {self._item} VALUES (?, ?, ?, ?)", row)
        sought = set(seeks)
        self._keys += [(key, number) for key in sorted(sought)]
        self._keys += [(key, ~number) for key in sorted(set(found) - sought)]  # the sign says who does not seek
        self._size += 1
        if len(self._keys) >= AT_ONCE:
            self._connection.executemany(f"INSERT INTO {self._key} VALUES (?, ?)", self._keys)
            self._keys.clear()

    def thing(self, number: int) -> Any:
        """The item of this number."""
        query = f"SELECT thing FROM {self._item} WHERE n = ?"
        return pickle.loads(self._connection.execute(query, (number,)).fetchone()[0])

    def ranks(self) -> tuple["array[int]", "array[int]"]:
        """For each number its item's rank by place and id, and the number of its place: equal for equal places."""
        rank, place = array("q", bytes(8 * self._size)), array("q", bytes(8 * self._size))
        last, places = None, -1
        rows = self._connection.execute(f"SELECT n, place FROM {self._item} ORDER BY place, id")
        for i, (number, name) in enumerate(rows):
            if name != last:
                last, places = name, places + 1
            rank[number], place[number] = i, places
        return rank, place

    def blocks(self) -> Iterator[tuple[list[int], list[int]]]:
        """For each key that two or more items have: those that seek, and those that are only found there."""
        self._connection.executemany(f"INSERT INTO {self._key} VALUES (?, ?)", self._keys)
        self._keys.clear()
        query = f"SELECT group_concat(item) FROM {self._key} GROUP BY key HAVING count(*) > 1 AND max(item) >= 0"
        for (numbers,) in self._connection.execute(query):
            items = [int(number) for number in numbers.split(",")]
            yield [item for item in items if item >= 0], [~item for item in items if item < 0]

    def join(self, a: int, b: int, score: float) -> None:
        """Adds an edge; the same edge may be added again."""
        self._edges.append((a, b, score))
        if len(self._edges) >= AT_ONCE:
            self._write_edges()

    def edges(self, label: Any) -> Iterator[tuple[int, Iterator[tuple[int, int, float]]]]:
        """The edges, each once, by what `label` says of their first item's number."""
        self._write_edges()
        name = f"label{self._number}"
        self._connection.create_function(name, 1, label, deterministic=True)
        query = f"SELECT DISTINCT {name}(a) AS part, a, b, score FROM {self._edge} ORDER BY part"
        for part, rows in groupby(self._connection.execute(query), key=itemgetter(0)):
            yield part, ((a, b, score) for _, a, b, score in rows)

    def clear(self) -> None:
        """Gives its room back."""
        for table in (self._item, self._key, self._edge):
            self._connection.execute(f"DELETE FROM {table}")

    def _write_edges(self) -> None:
        self._connection.executemany(f"INSERT INTO {self._edge} VALUES (?, ?, ?)", self._edges)
        self._edges.clear()
