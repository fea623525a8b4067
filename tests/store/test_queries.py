"""The queries of docs/queries.md run in a plain SQLite client and answer their questions."""

import re
import sqlite3
from pathlib import Path

import pytest
from newsroom import Newsroom

DOCS = Path(__file__).parents[2] / "docs" / "queries.md"
PAGE = DOCS.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> sqlite3.Connection:
    room = Newsroom()
    for publisher, value in (("Wire A", 12e9), ("Wire B", 15e9)):
        story = room.story("Visit to Tokyo", publisher, "2024-03-05")
        story.meeting("Duarte met Sato in Tokyo.", ["Duarte", "Sato"], "2024-03-04", place=("Tokyo", "JP"))
        story.statement('Sato said "our trade is back".', "Sato", "our trade is back", issues=("trade",))
        story.figure(
            f"Trade between Brazil and Japan came to {value:.0f} dollars in 2023.", value, "USD", "trade",
            subject="Brazil and Japan", period="2023",
        )  # fmt: skip
    path = room.keep(tmp_path_factory.mktemp("queries") / "record.db")
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True)


def query(number: int) -> str:
    return re.findall(r"```sql\n(.*?)```", PAGE, re.S)[number]


def test_who_met_whom(client: sqlite3.Connection) -> None:
    rows = client.execute(query(0)).fetchall()
    assert [row[:6] for row in rows] == [("Helena Duarte", "Kenji Sato", "talks", "held", "2024-03-04", "Tokyo")] * 2
    assert all(row[-1] == "Duarte met Sato in Tokyo." for row in rows)


def test_who_said_what_by_month(client: sqlite3.Connection) -> None:
    assert client.execute(query(1)).fetchall() == [("JP", "2024-03", "trade", 2, "our trade is back")]


def test_conflicting_figures_stand_side_by_side(client: sqlite3.Connection) -> None:
    rows = client.execute(query(2)).fetchall()
    assert [row[1] for row in rows] == [12e9, 15e9]


def test_every_view_is_documented_and_can_be_read(client: sqlite3.Connection) -> None:
    views = [name for (name,) in client.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
    assert len(views) == len(re.findall(r"^\| `(?!view)\w+` \|", PAGE, re.M))
    for name in views:
        columns = {row[1] for row in client.execute(f"PRAGMA table_info({name})")}
        [told] = re.findall(rf"^\| `{name}` \|[^|]*\|([^|]*)\|", PAGE, re.M)
        told = re.sub(r"\(.*?\)", "", told)
        assert set(re.findall(r"`([a-z]\w+)`", told)) <= columns, name
        client.execute(f"SELECT * FROM {name}").fetchall()


def test_every_table_is_documented(client: sqlite3.Connection) -> None:
    tables = {name for (name,) in client.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    told = set(re.findall(r"`(\w+)`", PAGE.split("## Tables")[1]))
    assert tables - told - {"meta", "alembic_version"} == set()
