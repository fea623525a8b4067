"""How documents are read, as somebody at a terminal sees it."""

from pathlib import Path

import orjson
import pytest
from typer.testing import CliRunner

from communique.cli import app
from communique.publish.stretches import stretches
from communique.records import Article, Block, Document, Removed, document_id
from communique.understanding import articles

PAGE = """
Home
World
Opinion

Lake ministers agree on a ferry line

By Adaeze Mbaya

Posted on 4 May 2023

The transport ministers of Malawi and Tanzania agreed on Thursday to run a ferry between their ports from July on.
The line will carry maize and travellers, both ministries said after the talks in Mbamba Bay.

Share this:
Facebook
Twitter

The first ship was built in Kisumu and needs new papers before it may sail under two flags, an official added.

Leave a comment

Your email address will not be published.

Tom says: first!
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def read(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, ["read", *arguments], env={"COLUMNS": "90"})
    assert result.exit_code == code, result.output
    return result.output


def test_what_is_kept_and_what_is_removed_is_marked_without_colours_too(page: Path) -> None:
    lines = [line.split(maxsplit=1) for line in read(str(page), "--no-color").splitlines() if line.strip()]
    told = {line[-1].strip(): line[0] for line in lines}
    assert told["Lake ministers agree on a ferry line"] == "title"
    assert told["Adaeze Mbaya"] == "authors"
    assert "menu Home · World · Opinion" in " ".join(" ".join(line.split()) for line in read(str(page)).splitlines())
    assert "2023-05-04 (day, stated)" in told
    assert any("share" in " ".join(line) and "✗" in line for line in lines)
    assert any("Tom says" in " ".join(line) for line in lines)


def test_kept_shows_the_article_alone(page: Path) -> None:
    text = read(str(page), "--kept")
    assert "first ship was built" in text and "Tom says" not in text and "Facebook" not in text


def test_the_line_is_that_of_an_export(page: Path) -> None:
    line = orjson.loads(read(str(page), "--format", "jsonl"))
    assert line["type"] == "document" and line["published"]["date"] == "2023-05-04"
    assert "Tom says" not in line["text"] and any("Tom says" in removed["quote"] for removed in line["removed"])


def test_a_file_that_cannot_be_read_is_told_and_costs_no_other(page: Path, tmp_path: Path) -> None:
    bad = tmp_path / "picture.txt"
    bad.write_bytes(b"\x89PNG\r\n")
    text = read(str(bad), str(page), "--strict", code=3)
    assert "picture.txt: it is a PNG picture" in " ".join(text.split()) and "first ship" in text


def test_all_pieces_are_shown_once_and_in_order(page: Path) -> None:
    (_, found), *_ = articles([str(page)])
    assert isinstance(found, tuple)
    shown = [stretch.text for stretch in stretches(found[1])]
    at = -1
    for line in filter(None, map(str.strip, PAGE.splitlines())):
        at = next(i for i in range(max(at, 0), len(shown)) if line in shown[i])
    assert len(shown) == len(found[1].blocks) + len(found[1].removed)
    assert document_id(PAGE.encode()) == found[0].id and isinstance(found[0], Document)


def test_a_notice_takes_no_place() -> None:
    notice = Removed(start=0, end=0, reason="ocr", quote="")
    menu = Removed(start=8, end=12, reason="menu", quote="Home")
    blocks = (Block(start=0, end=6, zone="title"), Block(start=8, end=12, zone="body"))
    found = stretches(Article(document="d", text="Ferry.\n\nGone", blocks=blocks, removed=(notice, menu)))
    assert [(one.text, one.reason) for one in found] == [
        ("", "ocr"),
        ("Ferry.", None),
        ("Home", "menu"),
        ("Gone", None),
    ]
