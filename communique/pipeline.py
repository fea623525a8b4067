"""The stages in order: ingest, read, annotate, extract, store, resolve."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import cache
from pathlib import Path

from spacy.tokens import Doc

from communique import ingest, interim, read, registry, resolve
from communique.annotate import pipeline as annotators
from communique.errors import CommuniqueError
from communique.extract.base import Extractor
from communique.extract.checks import BrokenRuleError, checked
from communique.records import Article, Document, Found
from communique.steps import Step, Summary, Trouble
from communique.store import View, Writer
from communique.versions import Versions, versions
from communique.workers import spread

EXTRACTORS = ("meetings", "outcomes", "statements", "figures", "restrictions", "forecasts", "disputes", "events")
"""The order in which ours run, for the later ones see what the earlier found; anybody's own come after them."""

_read = getattr(read, "read", interim.read)  # to go

Understood = tuple[Article, list[Found]]


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
        with closing(spread(understand, _unread(writer, given, say), workers)) as understood:
            for document, result in understood:
                say(_keep(writer, document, result))
        writer.mend(sources, [step.source for step in summary.failures])
        summary.links = _link(writer, path, made_with)
        writer.end_run(run)
    return summary


def understand(document: Document) -> Understood | Trouble:
    """What a document says: its article and its records, or why there are none. Runs in the workers."""
    stage = "read"
    try:
        article = _read(document)
        nlp = annotators.load()
        # What this document adds to the vocabulary goes with it: else memory would grow with the corpus.
        with nlp.memory_zone():
            stage = "annotate"
            doc = annotators.annotate(nlp, article)
            for name, extract in extractors().items():
                stage = name
                doc._.found.extend(checked(extract(article, doc), article))
            return article, list(doc._.found)
    except BrokenRuleError as error:
        return Trouble(stage, f"{error} ({stage}); please report this document")
    except CommuniqueError as error:
        return Trouble(stage, str(error))
    except Exception as error:  # noqa: BLE001 - a fault of ours on one document must not cost the others
        return Trouble(stage, f"{type(error).__name__} in {stage}: {error}; please report this document")


@cache
def extractors() -> dict[str, Extractor]:
    """Every extractor by its name, in the order in which they run."""
    own = [name for name in registry.names("extractors") if name not in EXTRACTORS]
    found: dict[str, Extractor] = {}
    for name in (*EXTRACTORS, *own):
        try:
            found[name] = registry.load("extractors", name)()
        except ModuleNotFoundError:  # while the extractors are being written; to go
            continue
    return found


def annotated(sources: Sequence[str]) -> Iterator[tuple[str, tuple[Document, Article, Doc] | str]]:
    """Each document's source with its annotated article, or with the reason why it cannot be read."""
    nlp = annotators.load()
    for given in ingest.documents(sources):
        if isinstance(given, ingest.Failure):
            yield given.source, given.reason
            continue
        try:
            article = _read(given)
            yield given.source, (given, article, annotators.annotate(nlp, article))
        except CommuniqueError as error:
            yield given.source, str(error)


def _unread(
    writer: Writer, given: Iterator[Document | ingest.Failure], say: Callable[[Step], None]
) -> Iterator[Document]:
    """The documents to read: first those that other versions read, then what is new among the given."""
    yield from writer.stale()
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
            yield one


def _keep(writer: Writer, document: Document, result: Understood | Trouble | None) -> Step:
    """Keeps what became of a document and then tells it."""
    size = len(document.data)
    if result is None:
        result = Trouble("read", "the process that read it died, maybe for want of memory; try it alone")
    if isinstance(result, Trouble):
        writer.fail(document.source, result.stage, result.reason, document)
        return Step(document.source, "failed", size=size, reason=result.reason)
    article, found = result
    if not writer.keep(document, article, found):
        return Step(document.source, "known", size=size)
    return Step(document.source, "read", size=size, words=len(article.text.split()))


def _link(writer: Writer, path: Path, made_with: Versions) -> int:
    """Makes the links anew if a document, a judgment or a version has changed; says how many there are."""
    resolvers = f"{made_with.fingerprint} {' '.join(registry.names('resolvers'))}"
    if not writer.links_are(resolvers):
        with View(path) as view:
            writer.replace_links(resolve.links(view), resolvers)
    with View(path) as view:
        return view.counts()["link"]
