"""The stages together: what is new is read, what fails is told, and the same input gives the same record."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique import pipeline, understanding
from communique.annotate import pipeline as annotators
from communique.errors import SourceError
from communique.pipeline import build
from communique.publish.jsonl import export
from communique.records import Article, Evidence, Figure, record_id
from communique.steps import Step
from communique.store import View

TOLD = [
    ("harbour.txt", "Kenya and Uganda signed a harbour pact in Mombasa. The pact runs for 12 years."),
    ("steel.txt", "Brazil's trade minister said steel exports to Argentina fell by 7 percent in March."),
    ("envoy.txt", "The envoy of Norway spoke by telephone with her colleague in Doha on Sunday."),
    ("gas.txt", "Algeria will supply 3 billion cubic metres of gas to Italy, both governments said."),
]


class Numbers:
    """An extractor of figures that needs no parse."""

    name = "figures"
    version = 1

    def __call__(self, article: Article, doc: Any) -> Iterator[Figure]:
        for token in doc:
            if token.like_num and token.text.isdigit():
                start, end = token.idx, token.idx + len(token)
                words = Evidence(document=article.document, start=start, end=end, quote=token.text, origin="figures@1")
                id = record_id("figure", article.document, article.text, token.text)
                yield Figure(id=id, document=article.document, value=float(token.text), evidence=(words,))


@pytest.fixture(autouse=True)
def small_machinery(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipeline that splits words only, and one extractor: what is tested here is what joins the stages."""
    words_only = spacy.blank("en")
    monkeypatch.setattr(annotators, "load", lambda: words_only)
    use(monkeypatch, Numbers())


def use(monkeypatch: pytest.MonkeyPatch, *extractors: Any) -> None:
    for module in (pipeline, understanding):
        monkeypatch.setattr(module, "extractors", lambda: {one.name: one for one in extractors})


def write(folder: Path, told: list[tuple[str, str]] = TOLD) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in told:
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def exported(path: Path) -> bytes:
    with View(path) as view:
        return b"".join(export(view))


def figures(path: Path) -> list[float]:
    with View(path) as view:
        return sorted(figure.value for figure in view.records("figure"))


def test_a_folder_becomes_a_record(tmp_path: Path) -> None:
    steps: list[Step] = []
    summary = build([str(write(tmp_path / "in"))], tmp_path / "r.db", progress=steps.append)
    assert (summary.read, summary.known, summary.failures) == (4, 0, [])
    assert summary.words == sum(len(text.split()) for _, text in TOLD)
    assert figures(tmp_path / "r.db") == [3, 7, 12]
    assert {step.outcome for step in steps} == {"read"} and len(steps) == 4
    assert all(step.size and step.words for step in steps)


def test_building_again_reads_only_what_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, path = write(tmp_path / "in"), tmp_path / "r.db"
    build([str(folder)], path)
    before = exported(path)
    read: list[str] = []
    original = pipeline.understand
    monkeypatch.setattr(pipeline, "understand", lambda document: read.append(document.source) or original(document))
    assert build([str(folder)], path).known == 4
    assert not read and exported(path) == before
    write(folder, [("fish.txt", "Iceland and Norway agreed on quotas of 40 tonnes.")])
    summary = build([str(folder)], path)
    assert (summary.read, summary.known) == (1, 4) and [Path(source).name for source in read] == ["fish.txt"]
    assert figures(path) == [3, 7, 12, 40]


def test_a_better_extractor_reads_the_kept_bytes_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, path = write(tmp_path / "in"), tmp_path / "r.db"
    build([str(folder)], path)

    class Doubled(Numbers):
        version = 2

        def __call__(self, article: Article, doc: Any) -> Iterator[Figure]:
            for figure in super().__call__(article, doc):
                yield figure.model_copy(update={"value": figure.value * 2})

    use(monkeypatch, Doubled())
    for file in folder.iterdir():
        file.unlink()
    write(folder, TOLD[:1])
    summary = build([str(folder)], path)
    assert (summary.read, summary.known) == (4, 0), "those whose files are gone are read again too"
    assert figures(path) == [6, 14, 24]


def test_a_document_that_fails_is_kept_as_failed_and_the_others_go_on(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", [*TOLD, ("blank.txt", " \n ")])
    steps: list[Step] = []
    summary = build([str(folder)], tmp_path / "r.db", progress=steps.append)
    assert summary.read == 4
    [failure] = summary.failures
    assert failure.source.endswith("blank.txt") and failure.reason
    with View(tmp_path / "r.db") as view:
        [kept] = view.failures()
        assert (kept.source, kept.stage, kept.reason) == (failure.source, "read", failure.reason)
    write(folder, [("blank.txt", "Malta will host 2 rounds of talks.")])
    assert build([str(folder)], tmp_path / "r.db").failures == []
    with View(tmp_path / "r.db") as view:
        assert not list(view.failures())


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (lambda f: f.model_copy(update={"evidence": ()}), "no evidence"),
        (
            lambda f: f.model_copy(update={"evidence": (f.evidence[0].model_copy(update={"start": 0}),)}),
            "not at their place",
        ),
        (lambda f: f.model_copy(update={"id": "figure-1"}), "two records have the id"),
        (lambda f: 1 / 0, "figures fell over it (ZeroDivisionError"),
    ],
)
def test_an_extractor_that_breaks_the_rules_costs_its_document_and_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: Any, reason: str
) -> None:
    class Wrong(Numbers):
        def __call__(self, article: Article, doc: Any) -> Iterator[Figure]:
            for figure in super().__call__(article, doc):
                yield wrong(figure) if figure.value > 100 else figure

    use(monkeypatch, Wrong())
    bad = [("grain.txt", "Ukraine shipped 400 or 500 tonnes of grain to Egypt.")]
    summary = build([str(write(tmp_path / "in", TOLD + bad))], tmp_path / "r.db")
    [failure] = summary.failures
    assert failure.source.endswith("grain.txt") and reason in failure.reason and "report" in failure.reason
    assert figures(tmp_path / "r.db") == [3, 7, 12]


def test_values_that_no_database_takes_cost_their_document_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Endless(Numbers):
        def __call__(self, article: Article, doc: Any) -> Iterator[Figure]:
            for figure in super().__call__(article, doc):
                yield (
                    figure.model_copy(update={"value": float("nan"), "unit": "\ud800"}) if figure.value == 7 else figure
                )

    use(monkeypatch, Endless())
    [failure] = build([str(write(tmp_path / "in"))], tmp_path / "r.db").failures
    assert failure.source.endswith("steel.txt") and "cannot be kept" in failure.reason
    assert figures(tmp_path / "r.db") == [3, 12]


def test_the_later_extractors_see_what_the_earlier_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []

    class Later:
        name, version = "later", 1

        def __call__(self, article: Article, doc: Any) -> Iterator[Figure]:
            seen.append(len(doc._.found))
            return iter(())

    use(monkeypatch, Numbers(), Later())
    build([str(write(tmp_path / "in"))], tmp_path / "r.db")
    assert sorted(seen) == [0, 1, 1, 1]


def test_a_break_leaves_what_was_reported_and_the_next_run_goes_on(tmp_path: Path) -> None:
    folder = write(tmp_path / "in")
    build([str(folder)], tmp_path / "whole.db")
    done: list[str] = []

    def stop_after_two(step: Step) -> None:
        done.append(step.source)
        if len(done) == 2:
            raise KeyboardInterrupt

    path = tmp_path / "r.db"
    with pytest.raises(KeyboardInterrupt):
        build([str(folder)], path, progress=stop_after_two)
    with View(path) as view:
        assert sorted(entry.source for entry in view.entries()) == sorted(done)
    assert build([str(folder)], path).read == 2
    assert exported(path) == exported(tmp_path / "whole.db")


def test_the_record_itself_is_not_read_though_it_lies_in_the_folder(tmp_path: Path) -> None:
    folder = write(tmp_path / "in")
    for _ in range(2):
        summary = build([str(folder)], folder / "record.db")
        assert (summary.read + summary.known, summary.failures) == (4, [])


def test_a_path_that_is_not_there_makes_no_record(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"none\.txt"):
        build([str(tmp_path / "none.txt")], tmp_path / "r.db")
    assert not (tmp_path / "r.db").exists()


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(4)), cut=st.integers(0, 4))
def test_any_order_of_reading_gives_the_same_bytes(tmp_path_factory: Any, order: list[int], cut: int) -> None:
    folder = tmp_path_factory.mktemp("order")

    def lines(name: str, numbers: list[int]) -> str:
        told = [{"source": TOLD[n][0], "text": TOLD[n][1]} for n in numbers]
        (folder / name).write_bytes(b"".join(orjson.dumps(one) + b"\n" for one in told))
        return str(folder / name)

    build([lines("straight.jsonl", list(range(4)))], folder / "straight.db")
    build([lines("first.jsonl", order[:cut])], folder / "mixed.db")
    build([lines("rest.jsonl", order[cut:] + order[:2])], folder / "mixed.db")
    assert exported(folder / "mixed.db") == exported(folder / "straight.db")
