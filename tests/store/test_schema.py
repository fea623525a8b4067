"""The migrations lead to the tables that the code knows, and the database is set as promised."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from communique.records import Article, Document
from communique.store import Writer, schema
from communique.store.rows import TYPES


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a record of 100%.db"
    Writer(path, "v1").close()
    return path


def test_migrations_make_the_tables_of_the_schema(path: Path) -> None:
    with create_engine(f"sqlite:///{path}").connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), schema.metadata) == []


def test_the_number_of_the_form_is_that_of_the_newest_migration() -> None:
    from communique.store import migrations

    heads = ScriptDirectory(str(Path(migrations.__file__).parent)).get_heads()
    assert [int(head) for head in heads] == [schema.REVISION]


def test_the_header_tells_a_record_from_other_databases(path: Path) -> None:
    header = path.read_bytes()[:100]
    assert header[68:72] == b"CMQR"
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_every_record_type_has_a_table_with_its_values_in_columns() -> None:
    spelt_out = {
        "type",
        "document",
        "participants",
        "place",
        "date",
        "issues",
        "evidence",
        "speaker",
        "content_span",
        "addressee",
        "via",
        "stance",
        "parties",
        "period",
        "attributed_to",
        "by",
        "on",
        "window",
        "likelihood",
        "claimant",
        "denier",
        "plover",
        "actors",
        "recipients",
    }
    for name, model in TYPES.items():
        columns = set(schema.metadata.tables[name].columns.keys())
        assert set(model.model_fields) - spelt_out <= columns, name


def test_rows_of_a_document_go_with_it(path: Path) -> None:
    with Writer(path, "v1") as writer:
        writer.keep(Document(id="document-1", source="a", data=b"a"), Article(document="document-1", text="Said."), [])
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("DELETE FROM document")
    assert connection.execute("SELECT count(*) FROM article").fetchone() == (0,)
    assert connection.execute("SELECT count(*) FROM sighting").fetchone() == (0,)
