"""Rating at the terminal: one axis at a time, by names and short ids, with words that help."""

from pathlib import Path

import pytest
from newsroom import Newsroom
from typer.testing import CliRunner

from communique.cli import app


@pytest.fixture
def record(tmp_path: Path) -> Path:
    room = Newsroom()
    for publisher in ("The Herald", "Harbour Wire", "Harbour Wire"):
        story = room.story(f"Talks {len(room.stories)}", publisher, "2024-03-05")
        story.meeting("Otieno met Tadesse.", ["Otieno", "Tadesse"], "2024-03-04", place=("Nairobi", "KE"))
    return room.keep(tmp_path / "r.db")


def run(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, list(arguments), env={"COLUMNS": "200"})
    assert result.exit_code == code, result.output
    return " ".join(result.output.split())


def test_a_rating_is_shown_wherever_its_source_is(record: Path) -> None:
    assert "HARBOUR WIRE is rated B by ana." in run(
        "rate", str(record), "--source", "HARBOUR WIRE", "b", "--by", "ana", "--why", "right on both visits"
    )
    assert "Harbour Wire – – – – 2 B" in run("show", str(record), "sources")
    assert "B–" in run("show", str(record), "documents")
    assert "right on both visits" in run("show", str(record), "ratings")
    assert "No meetings here with these filters." in run("show", str(record), "meetings", "--min-source", "A")
    assert "Nairobi" in run("show", str(record), "meetings", "--min-source", "b")
    assert run("show", str(record), "documents", "--min-source", "B").count("Harbour Wire") == 2


def test_earlier_ratings_stay_visible(record: Path) -> None:
    for grade in ("A", "E"):
        run("rate", str(record), "--source", "Harbour Wire", grade)
    assert "2 E" in run("show", str(record), "sources")
    assert run("show", str(record), "ratings").count("publisher:harbour wire") == 2


def test_information_is_rated_by_the_short_id_that_tables_show(record: Path) -> None:
    from communique.store import View

    with View(record) as view:
        document = next(view.entries()).article.document
    run("rate", str(record), "--information", document.rpartition("-")[2][:8], "2")
    assert "–2" in run("show", str(record), "documents")


def test_a_source_of_the_codebook_can_be_rated_before_it_occurs(record: Path) -> None:
    assert "Reuters is rated A" in run("rate", str(record), "--source", "reuters.com", "A")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--source", "Harbour Wire", "2"], "a source is rated A to F"),
        (["--information", "document", "B"], "several ids begin with"),
        (["--source", "Nobody's Gazette", "B"], "no publisher here or in the codebook is called"),
        (["--information", "zzzz", "2"], "no document or record has an id"),
        (["--source", "Harbour Wire", "--information", "x", "B"], "the two are rated apart"),
        (["B"], "the two are rated apart"),
    ],
)
def test_what_cannot_be_rated_is_told(record: Path, arguments: list[str], words: str) -> None:
    assert words in run("rate", str(record), *arguments, code=2)
