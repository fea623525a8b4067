"""The confined process: what a parser that turns on us can do there is nothing, and its document alone is lost.

A rogue plug-in takes the place of all readers, and does what the document says.
"""

import io
import os
import signal
import struct
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique import registry
from communique import settings as settings_module
from communique.confinement import process
from communique.errors import CommuniqueError, EmptyDocument, ReadingError, SettingsError
from communique.read import confined, confinement, frames, read
from communique.records import Article, Document, document_id
from communique.settings import Settings

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")

ROGUE = """
    import ctypes, os, socket, subprocess, time
    from communique.errors import EmptyDocument
    from communique.read.draft import Draft, Piece

    def asked(name):
        libc = ctypes.CDLL(None, use_errno=True)
        return libc, getattr(libc, name)

    LIBC, OPEN = asked("open")

    def read(document):
        order, _, rest = document.data.decode().strip().partition(" ")
        return Draft([Piece(str(ORDERS[order](rest)))])

    def spin(_):
        while True:
            pass

    def sleep(_):
        time.sleep(1000)

    def eat(_):
        return len(bytearray(4 << 30))

    def open_natively(path):
        return f"opened {OPEN(path.encode(), 0)}"

    def connect_natively(_):
        return f"socket {LIBC.socket(2, 1, 0)}"

    def empty(_):
        raise EmptyDocument("said so")

    ORDERS = {
        "say": lambda words: words,
        "spin": spin,
        "sleep": sleep,
        "eat": eat,
        "crash": lambda _: ctypes.string_at(0),
        "open": lambda path: open(path).read(),
        "list": lambda path: os.listdir(path),
        "connect": lambda _: socket.create_connection(("127.0.0.1", 9)),
        "run": lambda words: subprocess.run(["echo", words]),
        "system": lambda words: os.system(words),
        "fork": lambda _: os.fork(),
        "delete": lambda path: os.remove(path),
        "import": lambda name: __import__(name),
        "open-natively": open_natively,
        "connect-natively": connect_natively,
        "flood": lambda _: ("w" * 99 + " ") * 20_000,
        "empty": empty,
        "print": lambda words: (print(words, flush=True), words)[1],
    }
"""


@pytest.fixture(scope="module")
def rogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Installs the rogue reader for the confined process."""
    folder = tmp_path_factory.mktemp("rogue")
    (folder / "rogue.py").write_text(textwrap.dedent(ROGUE), encoding="utf-8")
    told = folder / "rogue-1.0.dist-info"
    told.mkdir()
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: rogue\nVersion: 1.0\n", encoding="utf-8")
    points = "".join(f"{name} = rogue:read\n" for name in registry.names("readers"))  # ours are known here from now on
    (told / "entry_points.txt").write_text(f"[communique.readers]\n{points}", encoding="utf-8")
    patch = pytest.MonkeyPatch()
    patch.setattr(sys, "path", [*sys.path, str(folder)])
    patch.setenv("COMMUNIQUE_READ_SECONDS", "1")
    patch.setenv("COMMUNIQUE_READ_MEMORY", "256")
    patch.setenv("COMMUNIQUE_READ_OUTPUT", "1")
    patch.setenv("COMMUNIQUE_READ_CHARACTERS", "9000000")
    settings_module.settings.cache_clear()
    confined.end()
    yield folder
    confined.end()
    patch.undo()
    settings_module.settings.cache_clear()


def order(words: str) -> str:
    """What the rogue answers to an order: the text of its article, or its error."""
    data = words.encode()
    try:
        return confined.read_confined(Document(id=document_id(data), source="test", data=data)).text
    except ReadingError as error:
        return f"{type(error).__name__}: {error}"


def test_the_rogue_is_there(rogue: Path) -> None:
    assert order("say hello there") == "hello there"
    assert order("empty") == "EmptyDocument: said so"
    assert order("print noise") == "noise"


@pytest.mark.parametrize(
    "words",
    [
        "open /etc/hostname",
        "list /",
        "connect",
        "run echo",
        "system true",
        "fork",
        "delete /tmp/nothing",
        "import xmlrpc.server",
    ],
)
def test_python_may_not_reach_outside(rogue: Path, words: str) -> None:
    assert order(words).startswith("ReadingError: its ")
    assert order("say go on") == "go on"


@pytest.mark.parametrize("words", ["open-natively /etc/hostname", "connect-natively"])
def test_nor_may_code_that_is_not_python(rogue: Path, words: str) -> None:
    assert order(words) in ("opened -1", "socket -1")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("spin", "OverLimit: reading it takes more than 1"),
        ("eat", "OverLimit: reading it takes more than 256 MiB of memory"),
        ("flood", "OverLimit: its article has "),
        ("crash", "ReadingError: its parser died of it (SIGSEGV)"),
    ],
)
def test_a_limit_costs_one_document_and_is_named(rogue: Path, words: str, told: str) -> None:
    assert order(words).startswith(told)
    assert order("say go on") == "go on"


def test_a_parser_that_waits_for_ever_is_ended(rogue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "PATIENCE", 1)
    assert order("sleep") == "OverLimit: reading it takes more than 1 s"
    assert order("say go on") == "go on"


def test_a_process_that_was_killed_meanwhile_costs_no_document(rogue: Path) -> None:
    order("say hello")
    os.kill(confined.ready(), signal.SIGKILL)
    assert order("say go on") == "go on"


def test_it_ends_with_its_parent_also_when_that_is_killed() -> None:
    code = "from communique.read import confined; print(confined.ready(), flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        child = Path("/proc", str(int(parent.stdout.readline())))
        assert child.exists()
        parent.kill()
    for _ in range(500):
        if not child.exists() or "\nState:\tZ" in (child / "status").read_text():
            return
        time.sleep(0.01)
    pytest.fail("the confined process goes on without its parent")


def test_ctrl_c_is_not_for_it(rogue: Path) -> None:
    process = confined.ready()
    assert os.getpgid(process) != os.getpgid(0)
    os.kill(process, signal.SIGINT)
    assert order("say go on") == "go on"
    assert confined.ready() == process


def test_what_is_given_clean_needs_no_process_and_it_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    confined.end()
    clean = b'{"source": "s", "text": "The two sides met in Cairo."}'
    page = b"<html><body><p>The two sides met in Cairo on Monday.</p></body></html>"
    for data in (clean, page):
        document = Document(id=document_id(data), source="s", data=data)
        confined.begin(document)
        assert confined.read_confined(document) == read(document)
        assert not confined.is_running()
        monkeypatch.setenv("COMMUNIQUE_CONFINED", "0")
        settings_module.settings.cache_clear()
    monkeypatch.undo()
    settings_module.settings.cache_clear()


def test_a_process_that_cannot_begin_says_why(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "misspelt.yaml").write_text("- nonsense: true\n", encoding="utf-8")
    monkeypatch.setenv("COMMUNIQUE_CODEBOOK", str(tmp_path))
    confined.end()
    with pytest.raises(SettingsError, match=r"misspelt\.yaml"):
        confined.read_confined(Document(id="d", source="s", data=b"Talks go on.\n"))
    confined.end()


def test_nothing_that_it_answers_is_believed() -> None:
    document = Document(id="d", source="s", data=b"")
    other = Article(document="other", text="x").model_dump_json().encode()
    for kind, answer in (
        (frames.ARTICLE, b"{}"),
        (frames.ARTICLE, b"not JSON"),
        (frames.ARTICLE, other),
        (frames.ERROR, b"[]"),
        (frames.ERROR, b'{"error": "SystemExit", "words": ["out"]}'),
        (frames.ERROR, b'{"error": "CommuniqueError", "words": {"a": 1}}'),
        (b"?", b""),
    ):
        with pytest.raises(CommuniqueError):
            confined.article_of(document, kind, answer)
    told = frames.error_bytes(EmptyDocument("nothing\x1b[2Jhere"))
    assert str(frames.error_of(told)) == "nothing [2Jhere"
    assert isinstance(frames.error_of(told), EmptyDocument)
    with pytest.raises(frames.BadFrameError):
        frames.take(io.BytesIO(struct.pack(">cQ", b"A", 1 << 40)), 1 << 20)


def test_an_answer_is_an_article_or_an_error_in_json() -> None:
    made, told = (
        confinement.answer(Document(id="d", source="s", data=data), frames.ARTICLE, Settings())
        for data in (b"Talks\n\nThe two sides met in Cairo on Monday.\n", b"Home\nShare\n")
    )
    assert made[0] == frames.ARTICLE
    assert Article.model_validate_json(made[1]).document == "d"
    assert told[0] == frames.ERROR
    assert isinstance(frames.error_of(told[1]), EmptyDocument)
