"""Opens a record's SQLite database, and tells a record from any other file."""

import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from communique.errors import NotARecord, StoreError
from communique.store.schema import APPLICATION_ID, REVISION

WAIT = 30.0  # seconds that one program waits for another that is writing


def create_or_open(path: Path) -> Engine:
    """The record at `path` for writing, made if it is not there, its tables brought up to date."""
    if not path.parent.is_dir():
        raise StoreError(f"{path.parent}: no such folder; make it or choose another place with -o")
    revision = _revision(path) if path.exists() else 0
    engine = _engine(f"file:{quote(str(path.absolute()))}", writing=True)
    if revision < REVISION:
        _migrate(engine, path)
    return engine


def open_existing(path: Path) -> Engine:
    """The record at `path` for reading; a form older than ours is brought up to date first."""
    if not path.exists():
        raise NotARecord(f"{path}: no such record; make one with: communique build PATH -o {path}")
    revision = _revision(path)
    if revision < REVISION:
        create_or_open(path).dispose()
    return _engine(_reading(path), writing=False)


def _reading(path: Path) -> str:
    """The address for reading; on a read-only medium nobody writes, and SQLite must not want its own files there."""
    writable = os.access(path.parent, os.W_OK) or Path(f"{path}-wal").exists()
    return f"file:{quote(str(path.absolute()))}?mode=ro" + ("" if writable else "&immutable=1")


def _revision(path: Path) -> int:
    """The number of the newest migration that the record at `path` has; 0 for an empty file."""
    if path.is_dir():
        raise NotARecord(f"{path}: a folder, not a record")
    try:
        connection = sqlite3.connect(_reading(path), uri=True, timeout=WAIT)
        try:
            marker = connection.execute("PRAGMA application_id").fetchone()[0]
            revision = int(connection.execute("PRAGMA user_version").fetchone()[0])
            tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        raise NotARecord(f"{path}: not a record of communique ({error}); choose another file") from error
    if marker != APPLICATION_ID and (marker or tables):
        raise NotARecord(f"{path}: a database of another program, not a record of communique; choose another file")
    if revision > REVISION:
        raise StoreError(f"{path}: made by a newer communique (form {revision}, known {REVISION}); update communique")
    return revision


def _engine(address: str, *, writing: bool) -> Engine:
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(address, uri=True, timeout=WAIT, check_same_thread=False),
        poolclass=NullPool,
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: object) -> None:
        # The driver of Python 3.11 begins and commits by itself around DDL; we say BEGIN ourselves, below.
        connection.isolation_level = None
        if writing:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA wal_autocheckpoint = 8000")  # 32 MB: waits for the disk come more seldom
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer takes the lock at once: two that read first and write later would deadlock.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _migrate(engine: Engine, path: Path) -> None:
    # Alembic takes 0.4 s to import, and only a new or an old record needs it.
    from communique.store.migrations import upgrade

    try:
        with engine.begin() as connection:
            upgrade(connection)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {REVISION}")
    except DBAPIError as error:
        raise StoreError(f"{path}: cannot be made a record: {error.orig}") from error
