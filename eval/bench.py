"""Measures speed and memory: what the whole pipeline costs beside bare spaCy, step by step, and what it holds.

    python eval/bench.py [PATH…] [--runs 5] [--documents 1000] [--workers 1] [--json FILE]

Speed is measured on the documents of PATH (else on `examples/documents`) and ninety made-up news articles. Memory is
that of a build of `--documents` made-up articles; `--fast` leaves the parser out of that build, which then says
nothing about the parser's own memory.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

import newswire
import spacy
from spacy.tokens import Doc

from communique import ingest, read, resolve
from communique.annotate import pipeline as annotators
from communique.extract.checks import checked
from communique.pipeline import build
from communique.publish.jsonl import export
from communique.records import Article, Document
from communique.settings import settings
from communique.steps import Trouble
from communique.store import View, Writer
from communique.understanding import extractors, understand
from communique.versions import versions

EXAMPLES = Path(__file__).parents[1] / "examples" / "documents"


def main() -> None:
    """Measures and prints."""
    options = arguments()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        found: dict[str, Any] = {"on": machine()}
        show(" · ".join(f"{name} {value}" for name, value in found["on"].items()))
        made = place / "news.jsonl"
        made.write_text("".join(newswire.lines(90)), encoding="utf-8")
        sources = [*(options.paths or [str(EXAMPLES)]), str(made)]
        found["speed"] = speed(sources, place, options.runs)
        found["steps"] = steps(sources, place)
        found["first_document_seconds"] = first_document(place)
        found["memory"] = memory(place, options.documents, options.workers, "blank:en" if options.fast else None)
    if options.json is not None:
        options.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


def arguments() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", metavar="PATH", help="documents to measure speed on")
    parser.add_argument("--runs", type=int, default=5, help="runs of each pipeline; their median counts")
    parser.add_argument("--documents", type=int, default=1000, help="articles of the build whose memory is measured")
    parser.add_argument("--workers", type=int, default=1, help="processes of that build")
    parser.add_argument("--fast", action="store_true", help="build them without a parser")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there, too")
    return parser.parse_args()


def show(line: str = "") -> None:
    """Prints at once, so that a long run can be followed."""
    print(line, flush=True)


def machine() -> dict[str, str]:
    """What the figures were measured on."""
    cpu = Path("/proc/cpuinfo")
    models = [line for line in cpu.read_text().splitlines() if line.startswith("model name")] if cpu.exists() else []
    return {
        "CPU": models[0].split(":")[1].strip() if models else platform.machine(),
        "cores": str(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()),
        "load average": " ".join(f"{load:.2f}" for load in os.getloadavg()),
        "Python": platform.python_version(),
        "spaCy": version("spacy"),
        "numpy": version("numpy"),
        "pipeline": settings().pipeline,
        "communique": version("communique"),
    }


# Speed of the whole, beside bare spaCy


def speed(sources: list[str], place: Path, runs: int) -> dict[str, Any]:
    """Words a second of a whole build and of bare spaCy on the same articles, in turns, in one process."""
    bare = spacy.load(settings().pipeline)
    articles = [article for _, article in read_all(sources)]
    texts = [article.text for article in articles]
    words = sum(len(text.split()) for text in texts)
    records = (place / f"speed{i}.db" for i in range(runs + 1))

    def whole() -> None:
        build(sources, next(records))

    def one_by_one() -> None:
        for text in texts:
            bare(text)

    def in_batches() -> None:
        for _ in bare.pipe(texts):
            pass

    ways: dict[str, Callable[[], None]] = {"bare": one_by_one, "batches": in_batches, "whole": whole}
    for way in ways.values():
        way()  # what is made once only (tables, strings, files) is not the speed
    taken: dict[str, list[Taken]] = {way: [] for way in ways}
    for _ in range(runs):
        for name, way in ways.items():
            taken[name].append(timed(way))
    pace = {name: words / median(one.clock for one in times) for name, times in taken.items()}
    show(f"\nSpeed: {len(texts)} documents, {words:,} words; median of {runs} runs each, in turns")
    show(f"  bare spaCy, a document at a time   {pace['bare']:8,.0f} words/s")
    show(f"  bare spaCy, in batches (nlp.pipe)  {pace['batches']:8,.0f} words/s")
    show(f"  communique build, all of it        {pace['whole']:8,.0f} words/s")
    ratios = {name: ratio(taken["whole"], taken[name]) for name in ("bare", "batches")}
    for name, beside in (("bare", "a document at a time"), ("batches", "batches")):
        one = ratios[name]
        show(f"  ratio to {beside}: {one.clock:.2f} by the clock, {one.processor:.2f} in processor time")
    fixed = once(place)
    show(f"  of a build's time, {fixed.processor:.2f} s is for any record, however small (processor time)")
    return {
        "documents": len(texts),
        "words": words,
        "fixed_seconds": asdict(fixed),
        "words_per_second": pace,
        "ratio": {name: asdict(one) for name, one in ratios.items()},
        "seconds": {name: [asdict(one) for one in times] for name, times in taken.items()},
    }


def once(place: Path) -> "Taken":
    """What a build of one short line takes: tables are made, resolvers loaded."""
    line = place / "line.jsonl"
    line.write_text('{"source": "line", "text": "Nobody met."}\n', encoding="utf-8")
    return timed(lambda: build([str(line)], place / "line.db"))


@dataclass(frozen=True)
class Taken:
    """Seconds by the clock, and of the processor, which another program's work on the machine disturbs less."""

    clock: float
    processor: float


def timed(work: Callable[[], Any]) -> Taken:
    """What a piece of work takes."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return Taken(time.perf_counter() - clock, time.process_time() - processor)


def ratio(ours: list[Taken], theirs: list[Taken]) -> Taken:
    """The median of what we take to what they take in the same turn."""
    pairs = list(zip(ours, theirs, strict=True))
    return Taken(median(a.clock / b.clock for a, b in pairs), median(a.processor / b.processor for a, b in pairs))


def read_all(sources: Sequence[str]) -> list[tuple[Document, Article]]:
    """Every document that can be read, with its article."""
    found = []
    for document in ingest.documents(sources):
        if isinstance(document, Document):
            result = understand(document)
            if isinstance(result, Trouble):
                show(f"left out: {document.source}: {result.reason}")
            else:
                found.append((document, result[0]))
    return found


# What each step costs


def steps(sources: list[str], place: Path) -> dict[str, float]:
    """Microseconds of the processor that each step takes for a token, read to resolve, in a run of its own."""
    nlp, cost, tokens = annotators.load(), Counter[str](), 0
    base = {name for name in nlp.pipe_names if not name.startswith("communique_")}
    made_with = versions({name: extractor.version for name, extractor in extractors().items()})
    documents = [document for document, _ in read_all(sources)]

    def step(name: str, work: Callable[[], Any]) -> Any:
        started = time.process_time()
        result = work()
        cost[name] += time.process_time() - started
        return result

    def understood(document: Document) -> Doc:
        article = step("read", lambda: read.read(document))
        doc = step("spaCy: tokenizer", lambda: nlp.make_doc(article.text))
        doc._.article = article
        doc._.published = article.published.date if article.published is not None else None
        for name, component in nlp.pipeline:
            if name == annotators.ANNOTATORS[0]:
                step("annotate: grammar", lambda: doc._.grammar)
            label = f"spaCy: {name}" if name in base else f"annotate: {name.removeprefix('communique_')}"
            step(label, lambda component=component: component(doc))
        for name, extract in extractors().items():
            found = step(f"extract: {name}", lambda extract=extract: list(checked(extract(article, doc), article)))
            doc._.found.extend(found)
        return doc

    record = place / "steps.db"
    with Writer(record, made_with.fingerprint) as writer:
        for document in documents:
            with annotators.memory(nlp):  # as in a build
                doc = understood(document)
                step("store", lambda d=document, doc=doc: writer.keep(d, doc._.article, doc._.found))
                tokens += len(doc)
        with View(record) as view:
            links = step("resolve", lambda: list(resolve.links(view)))
        step("store", lambda: writer.replace_links(links, "bench"))
    each = {name: seconds / tokens * 1e6 for name, seconds in cost.items()}
    show(f"\nCost of each step: microseconds of the processor a token, over {tokens:,} tokens")
    for name, value in each.items():
        show(f"  {name:28}{value:8.1f}")
    bare = sum(value for name, value in each.items() if name.startswith("spaCy"))
    show(f"  {'spaCy, together':28}{bare:8.1f}\n  {'ours, together':28}{sum(each.values()) - bare:8.1f}")
    return each


# The first document, and memory


def first_document(place: Path) -> float:
    """Seconds from the command to the first document kept, looked at from outside; the median of three."""
    corpus, taken = place / "first.jsonl", []
    corpus.write_text("".join(newswire.lines(20)), encoding="utf-8")
    for i in range(3):
        record = place / f"first{i}.db"
        started = time.perf_counter()
        command = [sys.executable, "-m", "communique", "build", str(corpus), "-o", str(record), "--quiet"]
        with subprocess.Popen(command) as process:
            while process.poll() is None and not kept(record):
                time.sleep(0.01)
            taken.append(time.perf_counter() - started)
    show(f"\nFrom the command to the first document kept: {median(taken):.2f} s (median of three)")
    return median(taken)


def kept(record: Path) -> int:
    """How many articles a record holds; none where it is only being made."""
    from communique.errors import StoreError

    if not record.exists():
        return 0
    try:
        with View(record) as view:
            return sum(1 for _ in view.articles())
    except StoreError:
        return 0


def memory(place: Path, documents: int, workers: int, pipeline: str | None) -> dict[str, Any]:
    """Memory of a build in a process of its own, at every tenth of the way and at its peak."""
    corpus = place / "many.jsonl"
    with corpus.open("w", encoding="utf-8") as file:
        file.writelines(newswire.lines(documents))
    environment = {**os.environ, **({} if pipeline is None else {"COMMUNIQUE_PIPELINE": pipeline})}
    command = [sys.executable, __file__, "--child", str(corpus), str(place / "many.db"), str(documents), str(workers)]
    used = pipeline or settings().pipeline
    show(f"\nMemory: a build of {documents:,} made-up articles with {used}, {workers} process(es)")
    found: list[dict[str, Any]] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        for line in process.stdout or ():
            found.append(json.loads(line))
            show(
                "  {at:>24}: {mib:6.0f} MiB held, {peak:6.0f} at the peak so far, {seconds:7.1f} s".format(**found[-1])
            )
    if process.returncode != 0:
        sys.exit("the build that was to be measured failed")
    return {"documents": documents, "pipeline": used, "at": found}


def child(corpus: str, record: str, documents: str, workers: str) -> None:
    """Builds, and says now and then what this process and its workers hold."""
    count, started = 0, time.perf_counter()
    every = max(1, int(documents) // 10)

    def say(at: str) -> None:
        held, peak = resident()
        seconds = time.perf_counter() - started
        print(json.dumps({"at": at, "mib": held, "peak": peak, "seconds": round(seconds, 1)}), flush=True)

    def progress(_: object) -> None:
        nonlocal count
        count += 1
        if count % every == 0:
            say(f"{count} documents")

    build([corpus], Path(record), workers=int(workers), progress=progress)
    say("links made")
    with View(Path(record)) as view:
        size = sum(map(len, export(view)))
    say(f"exported {size / 2**20:.0f} MiB")


def resident() -> tuple[float, float]:
    """MiB that this process and its children hold now, and the sum of what each held at its most."""
    me = os.getpid()
    children = Path(f"/proc/{me}/task/{me}/children").read_text().split()
    held = peak = 0
    for process in (str(me), *children):
        status = dict(
            line.split(":", 1) for line in Path(f"/proc/{process}/status").read_text().splitlines() if ":" in line
        )
        held += int(status["VmRSS"].split()[0])
        peak += int(status["VmHWM"].split()[0])
    return held / 1024, peak / 1024


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(*sys.argv[2:6])
    else:
        main()
