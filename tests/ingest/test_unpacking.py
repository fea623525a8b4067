"""Containers, feeds and exports are unpacked in a confined process: the same comes of them, and harm stays there."""

import bz2
import gzip
import io
import json
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from archives import nested_zip, response, tar_of, warc_record, zip_of
from taking import items

from communique import ingest
from communique import settings as settings_module
from communique.errors import ReadingError
from communique.ingest import Failure, orders, streams, unpacking
from communique.ingest.containers.flows import Flow
from communique.records import Document, document_id

WORDS = b"The envoys of both sides met in Suva on Monday and parted as friends."
CHAT = {"name": "Desk", "type": "public_channel", "messages": [{"id": 7, "type": "message", "text": WORDS.decode()}]}
RSS = b"<rss><channel><item><title>One</title><link>https://x.example/1</link></item></channel></rss>"
WHOLE = {
    "zip": zip_of({"a.txt": WORDS, "in.zip": zip_of({"b.txt": WORDS * 2})}),
    "zip three deep": nested_zip(2, zip_of({"a.txt": WORDS})),
    "zip cut off": zip_of({"a.txt": WORDS, "b.txt": WORDS})[:-40],
    "zip in a tar in a gzip": gzip.compress(tar_of({"a.zip": zip_of({"a.txt": WORDS}), "b.zip": zip_of({"b": WORDS})})),
    "large member": zip_of({"a.txt": bytes(range(256)) * 12_000}),
    "bzip2": bz2.compress(WORDS),
    "web archive": warc_record("response", "https://x.example/", response(WORDS)) * 2,
    "mail box": b"From a@b Mon May  6 10:00:00 2024\nSubject: x\n\nThey met.\n\n" * 3,
    "feed": RSS,
    "feed in a gzip": gzip.compress(RSS),
    "export": json.dumps(CHAT).encode(),
    "export after a mark of its encoding": b"\xef\xbb\xbf" + json.dumps(CHAT).encode(),
    "damaged": gzip.compress(WORDS)[:-9],
    "nothing in it": zip_of({}),
}


@pytest.fixture
def tight(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("COMMUNIQUE_READ_MEMORY", "64")
    settings_module.settings.cache_clear()
    yield
    monkeypatch.undo()
    settings_module.settings.cache_clear()


def here(data: bytes) -> list[Document | Failure]:
    return list(streams.documents(Flow(io.BytesIO(data), file=io.BytesIO(data)), "b"))


def of_file(data: bytes) -> list[Document | Failure]:
    return list(unpacking.documents(Flow(io.BytesIO(data), file=io.BytesIO(data)), "b"))


@pytest.mark.parametrize("name", WHOLE)
def test_the_same_comes_of_it_from_a_file_and_from_a_pipe(name: str) -> None:
    data = WHOLE[name]
    expected = [
        one.model_copy(update={"id": document_id(one.data)}) if isinstance(one, Document) else one for one in here(data)
    ]
    assert of_file(data) == expected
    assert unpacking.is_running(), "the process is kept for the next"
    assert list(unpacking.documents(Flow(io.BytesIO(data)), "b")) == expected


def test_an_export_gives_its_messages_also_after_a_mark_of_its_encoding() -> None:
    for name in ("export", "export after a mark of its encoding"):
        (message,) = of_file(WHOLE[name])
        assert isinstance(message, Document) and message.source == "b!7"


def test_plain_documents_need_no_process(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph(WORDS.decode())
    word.save(str(tmp_path / "a.docx"))
    (tmp_path / "b.html").write_bytes(b"<html><body><p>" + WORDS + b"</p></body></html>")
    (tmp_path / "c.jsonl").write_text(json.dumps({"source": "s", "text": "They met."}) + "\n", encoding="utf-8")
    (tmp_path / "d.txt").write_bytes(WORDS)
    unpacking.end()
    assert len(list(ingest.documents([str(tmp_path)]))) == 4
    assert not unpacking.is_running()


@pytest.mark.skipif(sys.platform == "win32", reason="a signal of POSIX")
def test_a_process_that_dies_costs_its_container_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[unpacking.Unpacker] = []

    class Noted(unpacking.Unpacker):
        def __init__(self) -> None:
            super().__init__()
            made.append(self)

    data = zip_of({f"{n}.txt": bytes(range(256)) * 4000 for n in range(9)})
    unpacking.end()
    monkeypatch.setattr(unpacking, "Unpacker", Noted)
    found = unpacking.documents(Flow(io.BytesIO(data), file=io.BytesIO(data)), "b")
    assert isinstance(next(found), Document)
    os.kill(made[0].child.pid, signal.SIGKILL)
    *_, last = found
    assert isinstance(last, Failure) and "what came before was read" in last.reason
    assert items(WHOLE["zip"])[0]


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux alone")
def test_memory_is_limited(tight: None) -> None:
    data = b'{"name": "Desk", "type": "page", "messages": [' + b"[]," * (8 << 20) + b"[]]}"
    (failure,) = of_file(data)
    assert isinstance(failure, Failure) and "64 MiB of memory" in failure.reason
    assert items(WHOLE["zip"])[0]


def test_a_container_that_nobody_hears_to_its_end_does_not_disturb_the_next() -> None:
    for _ in range(2):
        found = unpacking.documents(Flow(io.BytesIO(WHOLE["mail box"])), "b")
        assert isinstance(next(found), Document)
        found.close()  # type: ignore[attr-defined]
    assert len(items(WHOLE["mail box"])[0]) == 3


def test_two_containers_at_a_time_have_a_process_each() -> None:
    first = unpacking.documents(Flow(io.BytesIO(WHOLE["mail box"])), "first")
    second = unpacking.documents(Flow(io.BytesIO(WHOLE["mail box"])), "second")
    assert [one.source for pair in zip(first, second, strict=True) for one in pair][:2] == ["first!1", "second!1"]


def test_nothing_that_it_answers_is_believed() -> None:
    for kind, payload in (
        (orders.FOUND, b"{}"),
        (orders.FOUND, b"[]"),
        (orders.FOUND, b"no JSON"),
        (orders.FAILURE, b'{"source": 1, "reason": "x"}'),
    ):
        with pytest.raises(ReadingError):
            orders.found_of(kind, payload)
    told = orders.found_of(orders.FOUND, b'{"id": "another", "source": "s"}', WORDS)
    assert isinstance(told, Document) and told.id == document_id(WORDS)
    for payload in (b"{}", b"[1]", b"no JSON"):
        with pytest.raises(ReadingError):
            orders.links_of(payload)


def test_the_addresses_of_a_feed_come_out_of_the_process() -> None:
    assert unpacking.links(RSS, "https://x.example/feed") == ["https://x.example/1"]
    with pytest.raises(ReadingError, match="no feed"):
        unpacking.links(b"<html></html>", "https://x.example/feed")
    assert unpacking.is_running()
