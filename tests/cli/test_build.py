"""The commands build, export and annotate as their users meet them."""

import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique import __version__
from communique.annotate import pipeline as annotators
from communique.cli import app
from communique.settings import settings

TALKS = "Kenya and Ethiopia signed 3 agreements in Nairobi on 14 June 2023.\n\nTrade rose by 8 percent."


@pytest.fixture(autouse=True)
def small_machinery(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_PIPELINE", "blank:en")
    monkeypatch.setenv("NO_COLOR", "1")
    settings.cache_clear()
    annotators.load.cache_clear()
    yield
    settings.cache_clear()
    annotators.load.cache_clear()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "talks.txt").write_text(TALKS)
    (tmp_path / "in" / "empty.txt").write_text("  \n")
    return tmp_path / "in"


def run(*arguments: object, code: int = 0, **more: object):
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], **more)
    assert result.exit_code == code, result.output
    return result


def test_a_build_sums_up_and_names_what_failed(folder: Path, tmp_path: Path) -> None:
    said = run("build", folder, "-o", tmp_path / "r.db").stderr
    assert f"failed: {folder / 'empty.txt'}: " in said
    assert "1 document read" in said
    assert "1 failed" in said and str(tmp_path / "r.db") in said
    again = run("build", folder, "-o", tmp_path / "r.db").stderr
    assert "1 known already" in again


def test_quiet_says_failures_only(folder: Path, tmp_path: Path) -> None:
    said = run("build", folder, "-o", tmp_path / "r.db", "--quiet").stderr
    assert said.splitlines() == [line for line in said.splitlines() if line.startswith("failed: ")]
    assert len(said.splitlines()) == 1


def test_strict_exits_with_3_when_a_document_failed(folder: Path, tmp_path: Path) -> None:
    run("build", folder, "-o", tmp_path / "r.db", "--strict", code=3)
    (folder / "empty.txt").unlink()
    run("build", folder, "-o", tmp_path / "r2.db", "--strict")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["build", "{tmp}/none.txt", "-o", "{tmp}/r.db"], "none.txt: no such file or folder"),
        (["build", "{tmp}/in", "-o", "{tmp}/no/r.db"], "no such folder; make it"),
        (["build", "{tmp}/in", "-o", "{tmp}/in/talks.txt"], "not a record"),
        (["export", "{tmp}/none.db"], "no such record; make one with: communique build"),
        (["export", "{tmp}/in/talks.txt"], "not a record"),
        (["annotate", "{tmp}/none.txt"], "no such file or folder"),
    ],
)
def test_an_expected_error_is_one_line_that_says_what_to_do(
    folder: Path, tmp_path: Path, arguments: list[str], told: str
) -> None:
    result = run(*(argument.format(tmp=tmp_path) for argument in arguments), code=2)
    assert told in result.stderr
    assert len(result.stderr.splitlines()) == 1 and "Traceback" not in result.output
    assert not result.stdout


def test_an_unknown_format_lists_the_known(folder: Path, tmp_path: Path) -> None:
    run("build", folder, "-o", tmp_path / "r.db")
    assert "known: jsonl" in run("export", tmp_path / "r.db", "--format", "xml", code=2).stderr


def test_export_to_a_file_and_to_the_screen_are_the_same(folder: Path, tmp_path: Path) -> None:
    run("build", folder, "-o", tmp_path / "r.db")
    printed = run("export", tmp_path / "r.db", "--format", "jsonl").stdout_bytes
    run("export", tmp_path / "r.db", "-o", tmp_path / "r.jsonl")
    assert (tmp_path / "r.jsonl").read_bytes() == printed
    [document, *_] = [json.loads(line) for line in printed.splitlines()]
    assert document["type"] == "document" and document["text"] == TALKS
    assert "cannot be written" in run("export", tmp_path / "r.db", "-o", tmp_path / "no" / "r.jsonl", code=2).stderr


def test_annotate_prints_each_document_and_then_its_mentions(folder: Path) -> None:
    result = run("annotate", folder, "--format", "jsonl")
    [document, *mentions] = [json.loads(line) for line in result.stdout.splitlines()]
    assert (document["type"], document["source"]) == ("document", str(folder / "talks.txt"))
    assert {mention["type"] for mention in mentions} == {"mention"}
    for mention in mentions:
        assert mention["document"] == document["id"]
        assert document["text"][mention["start"] : mention["end"]] == mention["quote"]
    starts = [mention["start"] for mention in mentions]
    assert starts == sorted(starts)
    [time] = [mention for mention in mentions if mention["kind"] == "time"]
    assert (time["quote"], time["timex"]) == ("14 June 2023", {"type": "DATE", "value": "2023-06-14"})
    assert "empty.txt" in result.stderr
    run("annotate", folder, "--strict", code=3)


def test_annotate_tells_the_two_ends_of_a_range_apart(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text("Envoys of Chile and Peru met in Lima on May 16-17, 2022.\n", encoding="utf-8")
    lines = [json.loads(line) for line in run("annotate", tmp_path, "--format", "jsonl").stdout.splitlines()]
    times = [(line["quote"], line["timex"]["value"], line["last"]) for line in lines if line.get("kind") == "time"]
    assert times == [("May 16", "2022-05-16", "2022-05-16"), ("17, 2022", "2022-05-17", "2022-05-17")]


def test_a_codebook_of_ones_own_is_read_and_changes_what_is_made(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "codebook"
    own.mkdir()
    run("build", folder, "-o", tmp_path / "r.db")
    (own / "organisations.yaml").write_text(
        "- id: org:lake-forum\n  name: Lake Forum\n  aliases: []\n  kind: forum\n", encoding="utf-8"
    )
    try:
        said = run("build", folder, "-o", tmp_path / "r.db", "--codebook", own).stderr
    finally:
        os.environ.pop("COMMUNIQUE_CODEBOOK", None)
    assert "1 document read" in said, "another codebook: what is known is read again"


def test_version_and_help() -> None:
    assert run("--version").stdout.strip() == f"communique {__version__}"
    overview = run("--help").stdout
    for command in ("build", "export", "annotate"):
        assert command in overview
        assert f"communique {command}" in run(command, "--help").stdout, "each help has an example"


def test_standard_input_is_read(tmp_path: Path) -> None:
    lines = json.dumps({"source": "wire/1", "text": TALKS}) + "\n"
    run("build", "-", "-o", tmp_path / "r.db", input=lines)
    [document, *_] = [json.loads(line) for line in run("export", tmp_path / "r.db").stdout.splitlines()]
    assert (document["source"], document["text"]) == ("wire/1", TALKS)


def communique(*arguments: object) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run([sys.executable, "-m", "communique", *map(str, arguments)], capture_output=True, check=False)


def test_help_comes_fast_and_loads_nothing_heavy() -> None:
    started = time.monotonic()
    assert communique("--help").returncode == 0
    assert time.monotonic() - started < 2  # 0.2 s on a machine with nothing else to do
    heavy = ("spacy", "sqlalchemy", "pydantic", "yaml")
    code = f"import sys, communique.cli; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.strip() == b"[]"


def test_an_export_that_nobody_reads_to_the_end_is_no_error(folder: Path, tmp_path: Path) -> None:
    for i in range(50):
        (folder / f"{i}.txt").write_text(TALKS * 20 + str(i))
    run("build", folder, "-o", tmp_path / "r.db")
    command = f"{sys.executable} -m communique export {tmp_path / 'r.db'} | head -c 10"
    result = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, check=False)
    assert result.stderr == b""


def test_a_bar_on_a_terminal_counts_documents_failures_and_words(folder: Path, tmp_path: Path) -> None:
    from rich.console import Console

    from communique.cli import progress
    from communique.steps import Step

    with pytest.MonkeyPatch.context() as patch:
        console = Console(force_terminal=True, width=120, record=True, file=io.StringIO())
        patch.setattr(progress, "Console", lambda **_: console)
        with progress.shown([str(folder)], quiet=False) as step:
            step(Step("a", "read", size=10, words=500))
            step(Step("b", "failed", size=5, reason="cut off"))
        said = console.export_text()
    assert "1 done, 1 failed" in said and "words/s" in said
