"""Keeps what is found: one transaction a document, committed before anybody hears that it is done."""

import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import orjson
from sqlalchemy import ColumnElement, Connection, Table, bindparam, delete, exists, insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.exc import DBAPIError, IntegrityError

from communique.addresses import page_of
from communique.errors import StoreError
from communique.records import Article, Axis, Dating, Document, Found, Judgment, Link
from communique.store import schema
from communique.store.corrections import corrected
from communique.store.database import create_or_open
from communique.store.publishers import moves, note_publisher
from communique.store.rows import Row, article_row, dating_row, read_line, rows
from communique.versions import Versions

# Statements that every document needs are built once: SQLAlchemy takes longer to build one than SQLite to run it.
DOCUMENT, ARTICLE, RECORD = schema.document, schema.article, schema.record
MADE_WITH = (
    select(DOCUMENT.c.fingerprint)
    .join(ARTICLE, ARTICLE.c.document == DOCUMENT.c.id)
    .where(DOCUMENT.c.id == bindparam("document"))
)
KEEP_BYTES = upsert(DOCUMENT).on_conflict_do_nothing()
KEEP_ARTICLE = insert(ARTICLE)
SEE = upsert(schema.sighting).on_conflict_do_nothing()
FETCHED = (  # the first of several fetches: whatever the order in which they are read
    update(DOCUMENT)
    .where(DOCUMENT.c.id == bindparam("known"))
    .where(or_(DOCUMENT.c.fetched.is_(None), DOCUMENT.c.fetched > bindparam("moment")))
    .values(fetched=bindparam("moment"))
)
LED = (  # of several addresses that lead to one, the least: whatever the order in which they are asked
    update(schema.sighting)
    .where(schema.sighting.c.document == bindparam("known"))
    .where(schema.sighting.c.source == bindparam("place"))
    .where(or_(schema.sighting.c.asked.is_(None), schema.sighting.c.asked > bindparam("address")))
    .values(asked=bindparam("address"))
)
FORGET_FAILURE = delete(schema.failure).where(schema.failure.c.source == bindparam("place"))
MEND = delete(schema.failure).where(schema.failure.c.document == bindparam("read"))
FORGET_META = delete(schema.meta).where(schema.meta.c.name == bindparam("called"))

DATINGS = "datings"
LINKS = "links"  # both in `meta`: what they were made with; no row while documents have changed since
MEMBERS_AT_ONCE = 500  # of links, written together


class UnkeepableError(StoreError):
    """A document's article or records hold values that no database takes; nothing of it is kept."""


class Writer:
    """The one hand that writes a record.

    `fingerprint` names all that a document's records depend on beside its bytes; a document that was read under
    another one is stale.
    """

    def __init__(self, path: Path, fingerprint: str) -> None:
        """Opens the record at `path`, making it if need be; raises `NotARecord` for any other file."""
        self._path, self._fingerprint = path, fingerprint
        with self._said():
            self._engine = create_or_open(path)
            self._connection = self._engine.connect()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets the record go; what was kept stays."""
        self._connection.close()
        self._engine.dispose()

    def is_own(self, source: str) -> bool:
        """Whether a source is one of the record's own files, met in the folder that is read."""
        name = self._path.name
        own = source.endswith((name, f"{name}-wal", f"{name}-shm"))
        return own and Path(source).absolute().parent == self._path.absolute().parent

    def is_current(self, document: Document) -> bool:
        """Whether the document is in the record, read by what reads now."""
        with self._transaction() as connection:
            return self._is_current(connection, document.id)

    def see(self, document: Document) -> None:
        """Notes one more place where a known document was found."""
        with self._transaction() as connection:
            _see_again(connection, document)

    def stale(self) -> Iterator[Document]:
        """The documents that were read by other versions than now, from the kept bytes, in order of their ids."""
        last = ""
        table = schema.document
        while True:
            with self._transaction() as connection:
                row = connection.execute(
                    select(table)
                    .where(table.c.id > last)
                    .where(table.c.fingerprint != self._fingerprint)
                    # Bytes that never gave an article, at a place that has given another since, are left alone.
                    .where(or_(_has(schema.article), _has(schema.failure)))
                    .order_by(table.c.id)
                    .limit(1)
                ).first()
                if row is None:
                    return
                source = connection.scalar(
                    select(schema.sighting.c.source)
                    .where(schema.sighting.c.document == row.id)
                    .order_by(schema.sighting.c.source)
                )
            last = row.id
            yield Document(
                id=row.id,
                source=source or "",
                data=zlib.decompress(row.data),
                media_type=row.media_type,
                fetched=row.fetched,
            )

    def keep(self, document: Document, article: Article, found: Sequence[Found]) -> bool:
        """Keeps a document, its article and its records, all or nothing; what failed there before is mended.

        Says whether there was anything to do: the same bytes may have come from another place meanwhile. Raises
        `UnkeepableError` for values that no database takes.
        """
        with _keepable(document), self._transaction() as connection:
            if self._is_current(connection, document.id):
                _see_again(connection, document)
                return False
            self._keep_bytes(connection, document)
            connection.execute(KEEP_ARTICLE, article_row(article))
            note_publisher(connection, document.id)
            by_table: dict[Table, list[Row]] = defaultdict(list)
            for one in found:
                for table, row in rows(one, article):
                    by_table[table].append(row)
            for table, several in by_table.items():
                _insert_all(connection, table, several)
            connection.execute(MEND, {"read": document.id})
            _forget_links(connection)
            return True

    def fail(self, source: str, stage: str, reason: str, document: Document | None = None) -> None:
        """Keeps the name of what could not be read, and why; its bytes too, where there are any."""
        with self._transaction() as connection:
            if document is not None:
                self._keep_bytes(connection, document)
                _forget_links(connection)
            row = {
                "source": source,
                "document": document.id if document is not None else None,
                "stage": stage,
                "reason": reason,
            }
            connection.execute(
                upsert(schema.failure).values(row).on_conflict_do_update(index_elements=["source"], set_=row)
            )

    def mend(self, sources: Sequence[str], failed: Iterable[str]) -> None:
        """Forgets failures without bytes under places that were just read to the end, but those that failed again."""
        table, still = schema.failure, set(failed)
        with self._transaction() as connection:
            without_bytes = connection.scalars(select(table.c.source).where(table.c.document.is_(None))).all()
            for source in without_bytes:
                if source not in still and source.startswith(tuple(sources)):
                    connection.execute(delete(table).where(table.c.source == source))

    def links_are(self, made_with: str) -> bool:
        """Whether the links were made with this, from just these documents."""
        with self._transaction() as connection:
            return connection.scalar(select(schema.meta.c.value).where(schema.meta.c.name == LINKS)) == made_with

    def replace_links(self, links: Iterable[Link], made_with: str) -> int:
        """Puts new links in the place of all the program's old ones, all or nothing; says how many."""
        count, left = 0, iter(links)
        with self._transaction() as connection:
            before = _others_wrote(connection)
        with self._said():  # the first of them takes the work of all: nobody need wait for a lock meanwhile
            first = list(islice(left, 1))
        with self._transaction() as connection:
            untouched = _others_wrote(connection) == before
            connection.execute(delete(schema.link))
            connection.execute(FORGET_META, {"called": DATINGS})
            for some in _batches(chain(first, left)):
                _insert_links(connection, some)
                count += len(some)
            if untouched:  # else they do not follow from what is there now, and the next build makes them again
                _put_meta(connection, LINKS, made_with)
        return count

    def datings_are(self, made_with: str) -> bool:
        """Whether the datings were made with this, from just these documents and links."""
        with self._transaction() as connection:
            return connection.scalar(select(schema.meta.c.value).where(schema.meta.c.name == DATINGS)) == made_with

    def replace_datings(self, datings: Iterable[Dating], made_with: str) -> None:
        """Puts new datings in the place of all old ones, all or nothing."""
        made = [dating_row(one) for one in datings]
        with self._transaction() as connection:
            connection.execute(delete(schema.dating))
            if made:
                connection.execute(insert(schema.dating), made)
            _put_meta(connection, DATINGS, made_with)

    def add_judgment(self, judgment: Judgment) -> None:
        """Adds an analyst's judgment; one that is there already stays as it is.

        Raises `StoreError` for a correction of a field that its record does not have, or by a value it cannot hold.
        """
        with self._transaction() as connection:
            if judgment.verdict == "correct":
                query = select(schema.record).where(schema.record.c.id.in_(judgment.members))
                for found in connection.execute(query).all():
                    corrected(read_line(found.type, found.json), judgment)
            row = judgment.model_dump(exclude={"members"})
            added = connection.execute(upsert(schema.judgment).values(row).on_conflict_do_nothing())
            if added.rowcount:
                _insert_members(connection, schema.judgment_member, "judgment", judgment.id, judgment.members)
            _forget_links(connection)

    def rate(self, axis: Axis, target: str, grade: str, *, by: str, why: str | None = None) -> None:
        """Adds an analyst's rating of a source or of information; earlier ones stay, and the last one counts."""
        with self._transaction() as connection:
            row = {"axis": axis, "target": target, "grade": grade, "by": by, "made": _now(), "why": why}
            connection.execute(insert(schema.rating).values(row))

    def begin_run(self, made_with: Versions) -> int:
        """Notes that a build begins, and with what; says the number of the run."""
        with self._transaction() as connection:
            row = {**asdict(made_with), "fingerprint": made_with.fingerprint, "started": _now()}
            made = connection.execute(insert(schema.run), row)
            return int(made.lastrowid)

    def end_run(self, run: int) -> None:
        """Notes that a build went through to its end."""
        with self._transaction() as connection:
            connection.execute(update(schema.run).where(schema.run.c.id == run).values(finished=_now()))

    def _is_current(self, connection: Connection, document: str) -> bool:
        return connection.scalar(MADE_WITH, {"document": document}) == self._fingerprint

    def _keep_bytes(self, connection: Connection, document: Document) -> None:
        """Keeps the document itself, and clears away what was derived from it before."""
        row = {
            "id": document.id,
            "sha256": sha256(document.data).hexdigest(),
            "media_type": document.media_type,
            "fetched": document.fetched,
            "size": len(document.data),
            "data": zlib.compress(document.data),
            "fingerprint": self._fingerprint,
        }
        if not connection.execute(KEEP_BYTES, row).rowcount:
            known = DOCUMENT.c.id == document.id
            connection.execute(update(DOCUMENT).where(known).values(fingerprint=self._fingerprint))
            connection.execute(delete(RECORD).where(RECORD.c.document == document.id))
            connection.execute(delete(ARTICLE).where(ARTICLE.c.document == document.id))
        _see(connection, document)

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with self._said(), self._connection.begin():
            yield self._connection

    @contextmanager
    def _said(self) -> Iterator[None]:
        """Says a database's trouble in words that tell what to do next."""
        try:
            yield
        except (DBAPIError, sqlite3.Error) as error:
            reason = str(error.orig) if isinstance(error, DBAPIError) else str(error)
            if "full" in reason:
                raise StoreError(
                    f"{self._path}: no room left on the disk; what was reported done is kept. Make room and run the "
                    "same command again: it goes on from there"
                ) from error
            if isinstance(error, DBAPIError) and not isinstance(error.orig, sqlite3.OperationalError):
                raise
            raise StoreError(f"{self._path}: cannot be written: {reason}") from error


@contextmanager
def _keepable(document: Document) -> Iterator[None]:
    """Tells values that cannot be kept (half a character, no number, one id twice) as their document's trouble."""
    try:
        yield
    except (IntegrityError, UnicodeError, OverflowError, orjson.JSONEncodeError) as error:
        reason = str(error.orig) if isinstance(error, IntegrityError) else str(error)
        raise UnkeepableError(f"{document.source}: cannot be kept: {reason}") from error


def _insert_all(connection: Connection, table: Table, several: list[Row]) -> None:
    """Inserts rows that all have the same columns, past SQLAlchemy's per-statement work: this is most of all writing.

    Every value is a text, a number or None, which the driver takes as it is.
    """
    names = tuple(several[0])
    connection.exec_driver_sql(_insertion(table, names), [tuple(row[name] for name in names) for row in several])


@cache
def _insertion(table: Table, names: tuple[str, ...]) -> str:
    columns = ", ".join(f'"{name}"' for name in names)
    return f'INSERT INTO "{table.name}" ({columns}) VALUES ({", ".join("?" * len(names))})'


def _see(connection: Connection, document: Document) -> None:
    """Notes where and when a document was found; a failure noted for that place is mended if it was another one's."""
    seen = {"document": document.id, "source": document.source, "asked": document.asked}
    added = connection.execute(SEE, seen).rowcount
    if not added and document.asked is not None:
        connection.execute(LED, {"known": document.id, "place": document.source, "address": document.asked})
    if added and page_of(document.source) is not None:
        _forget_links(connection)  # the address of its page may be another now
    if document.fetched is not None:
        connection.execute(FETCHED, {"known": document.id, "moment": document.fetched})
    connection.execute(FORGET_FAILURE, {"place": document.source})


def _see_again(connection: Connection, document: Document) -> None:
    """Notes one more place of a document that is in the record; its address may tell who publishes it."""
    _see(connection, document)
    if moves(document.source):
        note_publisher(connection, document.id)


def _has(table: Table) -> ColumnElement[bool]:
    return exists().where(table.c.document == schema.document.c.id)


def _insert_members(connection: Connection, table: Table, owner: str, id: str, members: Sequence[str]) -> None:
    rows: list[dict[str, Any]] = [{owner: id, "position": i, "member": member} for i, member in enumerate(members)]
    if rows:
        connection.execute(insert(table), rows)


def _others_wrote(connection: Connection) -> int:
    """A number that changes when another program writes into the record."""
    return int(connection.exec_driver_sql("PRAGMA data_version").scalar_one())


def _batches(links: Iterable[Link]) -> Iterator[list[Link]]:
    """The links, some at a time, but never more than one with very many members."""
    some: list[Link] = []
    for link in links:
        some.append(link)
        if sum(len(one.members) for one in some) >= MEMBERS_AT_ONCE:
            yield some
            some = []
    if some:
        yield some


def _insert_links(connection: Connection, links: Sequence[Link]) -> None:
    connection.execute(insert(schema.link), [link.model_dump(exclude={"type", "members"}) for link in links])
    members = [
        {"link": link.id, "position": i, "member": member} for link in links for i, member in enumerate(link.members)
    ]
    if members:
        connection.execute(insert(schema.link_member), members)


def _put_meta(connection: Connection, name: str, value: str) -> None:
    row = {"name": name, "value": value}
    connection.execute(upsert(schema.meta).values(row).on_conflict_do_update(index_elements=["name"], set_=row))


def _forget_links(connection: Connection) -> None:
    """The links no longer follow from the documents: the next build makes them again."""
    for name in (LINKS, DATINGS):
        connection.execute(FORGET_META, {"called": name})


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
