"""The record as tables, as somebody at a terminal sees it."""

from pathlib import Path

import pytest
from newsroom import Newsroom
from typer.testing import CliRunner

from communique.cli import app
from communique.records import Bounds


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    room = Newsroom()
    for title, publisher, day in (
        ("Ministers meet", "Coast Post", "2024-03-13"),
        ("The talks", "Lake Herald", "2024-03-14"),
    ):
        story = room.story(title, publisher, day)
        story.meeting("They met in Nairobi.", ["Otieno", "Tadesse"], "2024-03-12", place=("Nairobi", "KE"))
        story.statement("“The port is open to all”, Musalia Otieno said.", "Otieno", "The port is open to all")
        story.figure("Trade was 950 million dollars in 2023.", 950e6, "USD", "trade", subject="Kenya and Ethiopia",
                     period="2023")  # fmt: skip
    other = room.story("Steel", "Pampa Daily", "2024-06-04")
    other.restriction("A tariff came.", "tariff on steel", ["European Union"], ["Brazil"], "2024-06-03")
    other.outcome("They signed a pact.", "pact on beef", ["Brazil", "Argentina"], "2024-06-01")
    other.forecast("Rossi may come.", "Rossi may come in July", ["Argentina"], "2024-07", hedge="may")
    other.dispute("He denied it.", "the ports are shut", ["Argentina"], "they are open", ["Brazil"])
    return room.keep(tmp_path_factory.mktemp("show") / "record.db")


def show(record: Path, *arguments: str, width: int = 80) -> str:
    result = CliRunner().invoke(app, ["show", str(record), *arguments], env={"COLUMNS": str(width)})
    assert result.exit_code == 0, result.output
    return result.output


def test_documents_show_their_versions_and_bounds(tmp_path: Path) -> None:
    room = Newsroom()
    first, later = room.story("Seeds", "Hill Post", "2024-02-01"), room.story("Rain", "Hill Post", "2024-02-03")
    first.url = later.url = "https://hill-post.example/seeds"
    undated = room.story("Fish", "Bay Post")
    undated.written = Bounds(not_before="2021-01-01", not_after="2022-12-31", basis=("it tells of 2021 as past",))
    text = " ".join(show(room.keep(tmp_path / "r.db"), "documents", width=200).split())
    assert f"Rain (later version of {first.id.rpartition('-')[2][:8]})" in text
    assert "Seeds (later" not in text
    assert "from 2021-01-01 until 2022-12-31" in text


def test_the_overview_counts_and_names(record: Path) -> None:
    text = show(record)
    assert "three documents, published 13 March to 4 June 2024" in text
    assert "Musalia Otieno" in text and "Kenya" in text
    assert "meetings" in text and "same meeting" in text


@pytest.mark.parametrize("width", [80, 160])
@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("meetings", ["Nairobi", "held", "2024-03-12"]),
        ("statements", ["Otieno", "port"]),
        ("outcomes", ["signed", "pact on beef"]),
        ("figures", ["950 million", "2023"]),
        ("restrictions", ["tariff", "imposed", "Brazil"]),
        ("forecasts", ["may", "open", "July 2024"]),
        ("disputes", ["shut", "open"]),
        ("documents", ["Lake Herald", "2024-03-13"]),
        ("links", ["same meeting", "1.00"]),
    ],
)
def test_every_table_fits_its_width_and_holds_its_words(record: Path, what: str, words: list[str], width: int) -> None:
    text = show(record, what, *(["--wide"] if width == 160 else []), width=width)
    assert max(map(len, text.splitlines())) <= width
    for word in words:
        assert all(part in text for part in word.split()), word
    assert "None" not in text and "\x1b" not in text


def test_filters_leave_out_the_rest(record: Path) -> None:
    assert "Nairobi" in show(record, "meetings", "--country", "kenya", "--actor", "Tadesse", "--since", "2024-03")
    assert show(record, "meetings", "--country", "BR").startswith("No meetings here with these filters")
    assert show(record, "meetings", "--until", "2024-02").startswith("No meetings")
    assert "Pampa" in show(record, "documents", "--country", "Brazil")
    assert "Coast" not in show(record, "documents", "--country", "Brazil")
    assert "same meeting" in show(record, "links", "--country", "KE")
    assert show(record, "links", "--country", "BR").startswith("No links")


def test_a_limit_says_that_there_is_more(record: Path) -> None:
    text = show(record, "meetings", "--limit", "1")
    assert text.count("Nairobi") == 1 and "--limit 0 shows all" in text


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("meeting",), "known: meetings, statements"),
        (("meetings", "--country", "Narnia"), "no country is called 'Narnia'"),
        (("meetings", "--since", "last week"), "is no date"),
    ],
)
def test_what_cannot_be_shown_is_told(record: Path, arguments: tuple[str, ...], told: str) -> None:
    result = CliRunner().invoke(app, ["show", str(record), *arguments])
    assert result.exit_code == 2 and told in result.output
