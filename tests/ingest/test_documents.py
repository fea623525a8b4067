"""Documents come in one at a time from paths, folders, globs, JSON Lines and standard input."""

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique import ingest
from communique.errors import SourceError
from communique.ingest import Failure
from communique.records import Document, document_id


def article(source: str, text: str = "The ministers met in Accra.", **more: object) -> str:
    return json.dumps({"source": source, "text": text, **more})


def sources(*given: str) -> list[str]:
    return [item.source for item in ingest.documents(given)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a/z.html", "a/c.txt", ".hidden.txt", ".git/x.txt", "c.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"text of {name}")
    return tmp_path


def test_a_folder_is_read_to_the_bottom_in_order_and_without_hidden_files(folder: Path) -> None:
    assert sources(str(folder)) == [str(folder / name) for name in ("b.txt", "c.txt", "a/c.txt", "a/z.html")]


def test_a_file_keeps_its_bytes_and_is_known_by_them(folder: Path) -> None:
    (found,) = ingest.documents([str(folder / "b.txt")])
    assert isinstance(found, Document)
    assert found.data == b"text of b.txt"
    assert found.id == document_id(b"text of b.txt")


@pytest.mark.parametrize("pattern", ["*.txt", "**/*.txt"])
def test_a_glob_is_sorted_and_may_be_recursive(folder: Path, pattern: str) -> None:
    expected = ["b.txt", "c.txt"] if pattern == "*.txt" else ["a/c.txt", "b.txt", "c.txt"]
    assert sources(str(folder / pattern)) == [str(folder / name) for name in expected]


def test_a_double_star_names_each_file_once(folder: Path) -> None:
    found = sources(str(folder / "**"))
    assert len(found) == len(set(found)) == 4


def test_a_file_with_glob_characters_in_its_name_is_itself(tmp_path: Path) -> None:
    path = tmp_path / "talks [draft].txt"
    path.write_text("x")
    assert sources(str(path)) == [str(path)]


@pytest.mark.parametrize(
    ("source", "hint"),
    [
        ("nowhere.txt", "check the name"),
        ("none*.txt", "no file matches"),
        ("ftp://example.org/a", "only http and https"),
    ],
)
def test_a_missing_source_is_told_before_anything_is_read(folder: Path, source: str, hint: str) -> None:
    with pytest.raises(SourceError, match=hint):
        ingest.documents([str(folder), source])


def test_each_json_line_is_a_document_and_a_bad_one_a_failure_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    lines = [article("one"), "", "{broken", '["list"]', '{"source": "x"}', '{"source": 1, "text": "t"}', article("two")]
    path.write_text("\n".join(lines))
    found = list(ingest.documents([str(path)]))
    assert [item.source for item in found if isinstance(item, Document)] == ["one", "two"]
    failures = [item for item in found if isinstance(item, Failure)]
    assert [failure.source for failure in failures] == [f"{path}:{number}" for number in (3, 4, 5, 6)]
    assert [failure.reason.split(":")[0] for failure in failures] == [
        "not JSON",
        "not a JSON object",
        "no 'text'",
        "'source' is not a string",
    ]


def test_the_same_article_is_the_same_document_in_whatever_order_its_keys_are(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text('{"source": "s", "text": "t", "title": "x"}\n{"title": "x", "text": "t", "source": "s"}\n')
    first, second = ingest.documents([str(path)])
    assert isinstance(first, Document)
    assert first == second


def test_lines_are_taken_one_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = []

    def lines() -> Iterator[bytes]:
        for number in range(1000):
            drawn.append(number)
            yield article(str(number)).encode()

    from communique.ingest import lines as json_lines

    found = json_lines.of_stream(lines(), "x.jsonl")
    next(found)
    next(found)
    assert len(drawn) <= 3


def test_a_file_that_cannot_be_read_is_a_failure_and_the_rest_goes_on(folder: Path) -> None:
    (folder / "broken").symlink_to(folder / "gone")
    found = list(ingest.documents([str(folder)]))
    assert [item.source for item in found if isinstance(item, Failure)] == [str(folder / "broken")]
    assert len(found) == 5


def of_stdin(data: bytes, monkeypatch: pytest.MonkeyPatch) -> list[Document | Failure]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    return list(ingest.documents(["-"]))


def test_standard_input_is_one_document(monkeypatch: pytest.MonkeyPatch) -> None:
    (found,) = of_stdin(b"\nThe talks in Lima ended.\nNothing was signed.\n", monkeypatch)
    assert isinstance(found, Document)
    assert found.data == b"\nThe talks in Lima ended.\nNothing was signed.\n"


def test_standard_input_of_json_lines_is_many(monkeypatch: pytest.MonkeyPatch) -> None:
    found = of_stdin(f"{article('a')}\n{article('b')}\nnonsense\n".encode(), monkeypatch)
    assert [item.source for item in found] == ["a", "b", "-:3"]


def test_empty_standard_input_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SourceError, match="pipe a document"):
        of_stdin(b"", monkeypatch)
