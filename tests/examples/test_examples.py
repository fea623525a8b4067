"""The examples are complete: every document has its expectation, and the typeset ones are as their words say."""

import json
import runpy
from pathlib import Path
from typing import Any

import pytest
import yaml
from docx import Document as Word
from pypdf import PdfReader

ROOT = Path(__file__).parents[2]
DOCUMENTS = ROOT / "examples" / "documents"
EXPECTED = sorted((ROOT / "examples" / "expected").glob("*.yaml"))


def sources() -> set[str]:
    """The names by which a record knows the examples: files, and the sources of the lines of a `.jsonl`."""
    names = {path.name for path in DOCUMENTS.iterdir() if path.suffix != ".jsonl"}
    for line in (DOCUMENTS / "short-articles.jsonl").read_text(encoding="utf-8").splitlines():
        names.add(Path(json.loads(line)["source"]).name)
    return names


def expectation(path: Path) -> dict[str, Any]:
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def test_every_example_has_one_expectation() -> None:
    assert sorted(expectation(path)["file"] for path in EXPECTED) == sorted(sources())


def test_links_join_examples_that_exist() -> None:
    names = sources()
    for path in EXPECTED:
        for link in expectation(path).get("cross_document", []):
            joined = [*link.get("docs", []), *link.get("forecast_docs", [])]
            joined += [link["resolved_by"]] if "resolved_by" in link else []
            assert len(joined) >= 2, link
            assert all(any(name.startswith(str(start)) for name in names) for start in joined), link


def test_one_contact_is_told_by_several_examples() -> None:
    links = [link for path in EXPECTED for link in expectation(path).get("cross_document", [])]
    kinds = [link["kind"] for link in links]
    assert kinds.count("same_meeting") >= 3
    assert {"figure_agrees", "figure_conflicts", "forecast_resolved", "same_formula"} <= set(kinds)


def words(path: Path) -> str:
    """What a typeset example says, its white space evened out."""
    if path.suffix == ".docx":
        pages = [paragraph.text for paragraph in Word(str(path)).paragraphs]
    else:
        pages = [page.extract_text() for page in PdfReader(path).pages]
    return " ".join(" ".join(pages).split())


@pytest.mark.parametrize("name", ["beijing-2024-opinion.docx", "buenos-aires-2023-communique.pdf"])
def test_typesetting_again_changes_no_word_of_the_committed_example(name: str, tmp_path: Path) -> None:
    write = runpy.run_path(str(ROOT / "eval" / "make_examples.py"))
    made = tmp_path / name
    (write["write_opinion"] if made.suffix == ".docx" else write["write_communique"])(made)
    assert words(made) == words(DOCUMENTS / name)
