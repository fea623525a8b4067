"""The stages in order: ingest, read, annotate, extract, store, resolve."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Literal

from communique import ingest, resolve
from communique.records import Axis, Document
from communique.steps import Step, Summary, Trouble
from communique.store import UnkeepableError, View, Writer
from communique.understanding import Understood, extractors, understand
from communique.versions import Versions, versions
from communique.workers import spread


def build(
    sources: Sequence[str], path: Path, *, workers: int = 1, progress: Callable[[Step], None] = lambda step: None
) -> Summary:
    """Reads documents into the record at `path`: only what is new, or was read by other versions.

    `progress` hears of a document once it is kept. A document that fails is kept as failed, and the run goes on.
    Stopped at any moment, the same call goes on where it was.
    """
    given = ingest.documents(sources)  # a path that is not there is told before anything is made
    made_with, summary = versions({name: extractor.version for name, extractor in extractors().items()}), Summary()

    def say(step: Step) -> None:
        summary.add(step)
        progress(step)

    with Writer(path, made_with.fingerprint) as writer:
        run = writer.begin_run(made_with)
        under_way: set[str] = set()
        unread = _unread(writer, given, under_way, say)
        with closing(spread(understand, unread, workers)) as understood:
            for document, result in understood:
                say(_keep(writer, document, result))
                under_way.discard(document.id)
        writer.mend(sources, [step.source for step in summary.failures])
        summary.links = _link(writer, path, made_with)
        writer.end_run(run)
    return summary


def rate(path: Path, axis: Axis, target: str, grade: str, *, by: str, why: str | None = None) -> None:
    """Adds an analyst's rating to the record at `path`: of a source on one axis, of information on the other."""
    with Writer(path, "") as writer:  # no document is read, so that no versions matter
        writer.rate(axis, target, grade, by=by, why=why)


def _unread(
    writer: Writer, given: Iterator[Document | ingest.Failure], under_way: set[str], say: Callable[[Step], None]
) -> Iterator[Document]:
    """The documents to read: what is new among the given, and then all else that other versions read."""
    for one in given:
        if writer.is_own(one.source):
            continue
        if isinstance(one, ingest.Failure):
            writer.fail(one.source, "ingest", one.reason)
            say(Step(one.source, "failed", reason=one.reason))
        elif writer.is_current(one):
            writer.see(one)
            say(Step(one.source, "known", size=len(one.data)))
        else:
            under_way.add(one.id)
            yield one
    yield from (document for document in writer.stale() if document.id not in under_way)


def _keep(writer: Writer, document: Document, result: Understood | Trouble | None) -> Step:
    """Keeps what became of a document, and then tells it."""
    size = len(document.data)
    if result is None:
        result = Trouble("read", "the process that read it died, maybe for want of memory; try it alone")
    if not isinstance(result, Trouble):
        article, found = result
        try:
            outcome: Literal["read", "known"] = "read" if writer.keep(document, article, found) else "known"
            return Step(document.source, outcome, size=size, words=len(article.text.split()))
        except UnkeepableError as error:
            result = Trouble("store", str(error))
    writer.fail(document.source, result.stage, result.reason, document)
    return Step(document.source, "failed", size=size, reason=result.reason)


def _link(writer: Writer, path: Path, made_with: Versions) -> int:
    """Makes the links anew if a document, a judgment or a version has changed; says how many there are."""
    resolvers = " ".join([made_with.fingerprint, *(f"{name}@{n}" for name, n in sorted(resolve.versions().items()))])
    if not writer.links_are(resolvers):
        with View(path) as view:
            writer.replace_links(resolve.links(view), resolvers)
    if not writer.datings_are(resolvers):  # they follow from the links, judgments laid over them
        with View(path) as view:
            writer.replace_datings(resolve.datings(view), resolvers)
    with View(path) as view:
        return view.counts()["link"]
