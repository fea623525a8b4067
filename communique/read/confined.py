"""Documents read in a process of its own that can do nothing else, so that a hostile one harms nobody.

One such process serves each process that reads; docs/hostile.md says what holds it, on which system.
"""

import atexit
import threading

from pydantic import ValidationError

from communique.confinement import process
from communique.confinement.process import DiedError, Process
from communique.errors import OverLimit, ReadingError, Scanned
from communique.read import forms, frames, read, recognize
from communique.read.limits import MIB, MOST_OF_PICTURES
from communique.records import Article, Document
from communique.settings import settings


def read_confined(document: Document) -> Article:
    """The article of a document, as `read.read` gives it, read where no harm can be done.

    Raises what `read.read` raises, and `OverLimit` when the document takes more time or memory than one may.
    What is given as clean JSON needs no parser but the JSON's, and is read here. Raises `SettingsError` when the
    process cannot be started at all. Pictures of scanned pages are drawn there and recognized from here.
    """
    if not needs_process(document):
        return read(document)
    try:
        return article_of(document, *_answer(document, frames.ARTICLE))
    except Scanned as scanned:
        from communique.read import ocr, pdf

        ocr.check(str(scanned))
        kind, payload = _answer(document, frames.PICTURES)
        if kind != frames.PICTURES:
            raise frames.error_of(payload) from scanned
        return recognize(document, frames.pictures_of(payload, pdf.MOST_PICTURES, pdf.LONGEST_SIDE))


def _answer(document: Document, wanted: bytes) -> tuple[bytes, bytes]:
    """What the process answers when it is asked for a document's article or pictures."""
    with _LOCK:
        used = _process().used
        try:
            return _process().ask(document, wanted)
        except DiedError as died:
            _process()  # the next document finds another ready
            if not used or isinstance(died.reason, OverLimit):
                raise died.reason from died
        try:  # it may have died of what it read before, or of another's hand: this document gets one of its own
            return _process().ask(document, wanted)
        except DiedError as died:
            raise died.reason from died


def begin(document: Document | None = None) -> None:
    """Starts the process that a document (or any) will need, without waiting for it."""
    if settings().confined and (document is None or needs_process(document)):
        with _LOCK:
            _process()


def ready() -> int:
    """The number of the confined process, once it can be asked: for looking at it from outside."""
    with _LOCK:
        _process().wait_ready()
        return _process().child.pid


def is_running() -> bool:
    """Whether there is a confined process at this moment."""
    return bool(_PROCESS) and _PROCESS[0].usable


def needs_process(document: Document) -> bool:
    """Whether a document is read in the confined process."""
    return settings().confined and not forms.is_given(document.data)


class _Reader(Process):
    """The confined process that reads for this one."""

    def __init__(self) -> None:
        super().__init__("communique.read.confinement")
        self.used = False

    def ask(self, document: Document, wanted: bytes) -> tuple[bytes, bytes]:
        """The answer about a document; raises `DiedError` when the process dies of it."""
        bounds = settings()
        self.wait_ready()
        clock = bounds.read_seconds * process.PATIENCE
        most = MOST_OF_PICTURES if wanted == frames.PICTURES else bounds.read_output * MIB
        give, take = self.pipes
        with self.within(clock, OverLimit(f"reading it takes more than {clock:,} s")):
            try:
                frames.send_document(give, document, wanted)
                frame = frames.take(take, most + frames.MOST_OF_ERROR)
            except frames.BadFrameError as error:
                self.stop(OverLimit(f"what comes of it is too large: {error}; at most {most // MIB:,} MiB are kept"))
                frame = None
            except OSError:
                frame = None
            except BaseException:
                self.stop(ReadingError("the reading was stopped"))  # an answer that nobody waits for must not come
                raise
        self.used = True
        if frame is None:
            raise DiedError(self.reason())
        return frame


def article_of(document: Document, kind: bytes, payload: bytes) -> Article:
    """The article that the process tells of, if it is one: after a hostile document it may tell anything."""
    if kind != frames.ARTICLE:
        raise frames.error_of(payload)
    try:
        article = Article.model_validate_json(payload)
    except ValidationError as error:
        raise ReadingError("the process that read it answered with no article") from error
    if article.document != document.id:
        raise ReadingError("the process that read it answered for another document")
    return article


_LOCK = threading.RLock()
_PROCESS: list[_Reader] = []


def _process() -> _Reader:
    """The process to ask, started when there is none."""
    if _PROCESS and not _PROCESS[0].usable:
        _PROCESS.pop().close()
    if not _PROCESS:
        _PROCESS.append(_Reader())
    return _PROCESS[0]


@atexit.register
def end() -> None:
    """Ends the confined process, if there is one; the next document starts another."""
    while _PROCESS:
        _PROCESS.pop().close()
