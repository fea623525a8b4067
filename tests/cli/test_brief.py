"""`communique brief`: Markdown for files and pipes, a laid out page for the terminal."""

from pathlib import Path

import pytest
from newsroom import Newsroom
from typer.testing import CliRunner

from communique.cli import app


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    room = Newsroom()
    for title, outlet in (("Ferry", "Coast Post"), ("Pier", "Lake Herald")):
        story = room.story(title, outlet, "2024-03-13")
        story.meeting("They met.", ["Sato", "Han"], "2024-03-12", place=("Busan", "KR"))
    return room.keep(tmp_path_factory.mktemp("brief") / "record.db")


def run(record: Path, *arguments: str) -> str:
    result = CliRunner().invoke(app, ["brief", str(record), *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_a_pipe_gets_markdown(record: Path) -> None:
    text = run(record)
    assert text.startswith("# Brief of the record\n\n## Bottom line\n\nJapanese Prime Minister Kenji Sato and")
    assert text.endswith("\n") and "as two documents report [1][2]" in text


def test_a_file_gets_the_same(record: Path, tmp_path: Path) -> None:
    assert run(record, "-o", str(tmp_path / "brief.md")) == ""
    assert (tmp_path / "brief.md").read_text(encoding="utf-8") == run(record)


def test_a_width_lays_it_out(record: Path) -> None:
    text = run(record, "--width", "60")
    assert max(map(len, text.splitlines())) <= 60 and "##" not in text and "Bottom line" in text


def test_the_first_characters_of_an_id_choose_a_meeting(record: Path) -> None:
    listed = CliRunner().invoke(app, ["show", str(record), "meetings"]).output
    short = next(line.split()[0] for line in listed.splitlines() if "Busan" in line)
    assert run(record, "--meeting", short).startswith("# Talks of Kenji Sato and Han Ji-woo, Busan, 12 March 2024")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--meeting", "zzzz"), "no meeting has the id"),
        (("--meeting", ""), "begins with"),
        (("--meeting", "ab", "--country", "JP"), "--meeting already says"),
        (("--since", "soon"), "is no date"),
    ],
)
def test_choices_that_make_no_sense_are_told(record: Path, arguments: tuple[str, ...], told: str) -> None:
    result = CliRunner().invoke(app, ["brief", str(record), *arguments])
    assert result.exit_code == 2 and told in result.output
