"""The record of the examples: every value stands on words, and nothing but the documents decides what is in it."""

import runpy
import shutil
from pathlib import Path
from random import Random
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.pipeline import build
from communique.publish.jsonl import export
from communique.store import View

ROOT = Path(__file__).parents[1]
DOCUMENTS = ROOT / "examples" / "documents"
FILES = sorted(str(path) for path in DOCUMENTS.iterdir())
KINDS = {"meeting", "statement", "outcome", "figure", "restriction", "forecast", "dispute", "event"}


def exported(path: Path) -> bytes:
    with View(path) as view:
        return b"".join(export(view))


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("examples") / "record.db"
    summary = build(FILES, path)
    assert [f"{step.source}: {step.reason}" for step in summary.failures] == []
    return path


@pytest.fixture(scope="module")
def lines(record: Path) -> list[dict[str, Any]]:
    return [orjson.loads(line) for line in exported(record).splitlines()]


def spans(value: Any) -> Any:
    """Every object in a line that names a stretch of text: evidence, mentions, content."""
    if isinstance(value, list):
        for one in value:
            yield from spans(one)
    elif isinstance(value, dict):
        if isinstance(value.get("start"), int):
            yield value
        for one in value.values():
            yield from spans(one)


def test_every_document_is_read(lines: list[dict[str, Any]]) -> None:
    articles = [line for line in lines if line["type"] == "document"]
    given_lines = (DOCUMENTS / "short-articles.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(articles) == len(FILES) - 1 + len(given_lines)
    assert all(article["text"].strip() for article in articles)


def test_every_kind_of_record_is_found(lines: list[dict[str, Any]]) -> None:
    assert {line["type"] for line in lines} == {"document", "link", *KINDS}


def test_every_record_stands_on_the_very_words_of_its_document(lines: list[dict[str, Any]]) -> None:
    texts = {line["id"]: line["text"] for line in lines if line["type"] == "document"}
    for line in (line for line in lines if line["type"] in KINDS):
        assert line["evidence"], line
        text = texts[line["document"]]
        for span in spans(line):
            assert 0 <= span["start"] < span["end"] <= len(text), line
            assert span.get("document", line["document"]) == line["document"]
            if "quote" in span:
                assert text[span["start"] : span["end"]] == span["quote"], line


def test_links_join_records_that_are_there(lines: list[dict[str, Any]]) -> None:
    ids = {line["id"] for line in lines}
    for link in (line for line in lines if line["type"] == "link"):
        assert len(link["members"]) >= 2 and set(link["members"]) <= ids and link["why"], link


def test_ids_are_of_one_thing_each(lines: list[dict[str, Any]]) -> None:
    ids = [line["id"] for line in lines]
    assert len(ids) == len(set(ids))


def test_lines_have_the_fields_of_their_schemas(lines: list[dict[str, Any]]) -> None:
    schemas = {path.stem: orjson.loads(path.read_bytes()) for path in (ROOT / "docs" / "schema").glob("*.json")}
    for line in lines:
        assert list(line) == schemas[line["type"]]["required"]


def test_the_readme_shows_a_real_brief(record: Path) -> None:
    shown = runpy.run_path(str(ROOT / "eval" / "make_excerpt.py"))
    found = shown["PLACE"].search((ROOT / "README.md").read_text(encoding="utf-8"))
    made = shown["excerpt"](record).replace(f"{ROOT}/", "")
    assert found is not None and found[0] == made, "run `make readme`, and look whether the brief is still right"


def test_two_workers_make_the_same_record(record: Path, tmp_path: Path) -> None:
    build(FILES, tmp_path / "two.db", workers=2)
    assert exported(tmp_path / "two.db") == exported(record)


def test_building_again_from_scratch_in_another_order_makes_the_same_record(record: Path, tmp_path: Path) -> None:
    shuffled = list(FILES)
    Random(11).shuffle(shuffled)
    build(shuffled, tmp_path / "again.db")
    assert exported(tmp_path / "again.db") == exported(record)


def test_where_the_folder_lies_changes_no_record(record: Path, tmp_path: Path) -> None:
    """All but a document's `source` depends on the bytes alone."""
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(DOCUMENTS, elsewhere)
    build([str(elsewhere)], tmp_path / "moved.db")
    moved = exported(tmp_path / "moved.db").replace(str(elsewhere).encode(), str(DOCUMENTS).encode())
    assert moved == exported(record)


SHORTER = sorted(FILES, key=lambda path: (Path(path).stat().st_size, path))[:7]
"""Few and short: each example of a property is a build of its own."""


@pytest.fixture(scope="module")
def straight(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("straight") / "record.db"
    build(SHORTER, path)
    return exported(path)


@settings(max_examples=4, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(SHORTER), cut=st.integers(1, len(SHORTER) - 1))
def test_any_order_in_any_two_steps_makes_the_same_record(
    straight: bytes, tmp_path_factory: pytest.TempPathFactory, order: list[str], cut: int
) -> None:
    path = tmp_path_factory.mktemp("steps") / "record.db"
    build(order[:cut], path)
    build(order[cut:], path)
    assert exported(path) == straight
