"""Archives made to do harm end with a word, at once and in little memory, and cost nothing but themselves."""

import gzip
import io
import lzma
import tarfile
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from archives import (
    MIB,
    gzip_bomb,
    lying_zip,
    nested_gzip,
    nested_zip,
    overlapping_zip,
    response,
    tar_of,
    warc_record,
    zip_of,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from taking import items, take

from communique import ingest
from communique.ingest import Failure
from communique.ingest.containers import limits
from communique.records import Document

READOUT = b"The ministers met in Accra on Monday."


@pytest.fixture(autouse=True)
def tight(unconfined: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same limits, sixteen times smaller, so that each bomb is quick; memory is measured, so all is done here."""
    monkeypatch.setattr(limits, "FREE", limits.FREE // 16)


def peak_of(work: Callable[[], object]) -> int:
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def zeros() -> bytes:
    return b"0" * (16 * MIB)


def coded() -> bytes:
    return warc_record("response", "https://x.example/", response(gzip_bomb(64), content_encoding="gzip"))


BOMBS: dict[str, Callable[[], bytes]] = {
    "gzip of a line of 2 GiB": lambda: gzip_bomb(2048),
    "gzip in gzip": lambda: gzip.compress(gzip_bomb(512)),
    "one member of a zip": lambda: zip_of({"a.txt": zeros()}),
    "zip in a zip": lambda: zip_of({"in.zip": zip_of({"a.txt": zeros()})}),
    "zip in a zip by thousands": lambda: nested_zip(2, zip_of({"a.txt": b"0" * MIB}), fan=100),
    "overlapping members": lambda: overlapping_zip(5000, 2),
    "tar in a gzip": lambda: gzip.compress(tar_of({"a.txt": zeros(), "b.txt": zeros()}), 1),
    "coded body of a response": coded,
    "coded body in a web archive in a gzip": lambda: gzip.compress(coded()),
    "JSON Lines of one endless line": lambda: gzip.compress(b'{"source": "') + gzip_bomb(256),
    "a feed without end": lambda: gzip.compress(b"<rss><channel><title>") + gzip_bomb(256),
    "xz of zeros": lambda: lzma.compress(zeros(), preset=0),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_ends_with_a_word_within_its_limits(name: str, tmp_path: Path) -> None:
    path = tmp_path / "bomb"
    path.write_bytes(BOMBS[name]())
    failures: list[str] = []

    def read() -> None:
        failures.extend(one.reason for one in ingest.documents([str(path)]) if isinstance(one, Failure))

    assert peak_of(read) < 80 * MIB  # the largest honest document among them, twice, and some more
    assert any("as bombs do" in reason or "larger than a feed" in reason for reason in failures), failures


def test_a_bomb_names_its_member_and_what_stands_around_goes_on() -> None:
    bomb = zip_of({"first.txt": READOUT, "bomb.txt": b"0" * (32 * MIB), "lost.txt": READOUT})
    found, failures = take(zip_of({"in.zip": bomb, "after.txt": READOUT}), "b")
    assert list(found) == ["b!in.zip!first.txt", "b!after.txt"]
    assert list(failures) == ["b!in.zip!bomb.txt"]
    found, failures = take(gzip.compress(tar_of({"first.txt": READOUT, "bomb.txt": b"0" * (32 * MIB)})), "b")
    assert (list(found), list(failures)) == (["b!first.txt"], ["b!bomb.txt"])


def test_a_bomb_in_a_folder_costs_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "a.gz").write_bytes(gzip_bomb(128))
    (tmp_path / "b.txt").write_bytes(READOUT)
    bomb, text = ingest.documents([str(tmp_path)])
    assert isinstance(bomb, Failure) and isinstance(text, Document)


def test_a_text_that_packs_well_is_no_bomb() -> None:
    text = b"".join(b"%d tonnes of wheat went by rail\n" % n for n in range(300_000))
    assert len(text) > limits.FREE
    assert take(gzip.compress(text, 9))[0] == {"file.bin": text}


def test_a_member_that_lies_about_its_size_is_damaged() -> None:
    found, failures = take(lying_zip(READOUT * 20, says=10), "b")
    assert found == {}
    assert "damaged" in failures["b!a.txt"]


@pytest.mark.parametrize("depth", [4, 40])
def test_endless_nesting_ends(depth: int) -> None:
    found, (failure,) = items(nested_zip(depth, READOUT), "b")
    assert (found, "containers in each other" in failure.reason) == ([], True)
    found, (failure,) = items(nested_gzip(depth, READOUT), "b")
    assert (found, "containers in each other" in failure.reason) == ([], True)


def test_too_many_members_end_the_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MEMBERS", 50)
    many = {f"{n}.txt": b"x" for n in range(200)}
    for data in (zip_of(many), tar_of(many), zip_of([(f"{n}.zip", zip_of({"a.txt": b"x"})) for n in range(200)])):
        documents, failures = items(data, "b")
        assert 20 < len(documents) <= 50
        assert "more than 50 members" in failures[-1].reason


def test_a_list_of_members_that_would_fill_the_memory_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "DIRECTORY", 10_000)
    found, failures = take(zip_of({f"{n}.txt": b"x" for n in range(1000)}), "b")
    assert found == {}
    assert "list of members" in failures["b"]


def test_a_sparse_member_of_a_tar_is_not_unrolled() -> None:
    info = tarfile.TarInfo("sparse.txt")
    info.pax_headers = {"GNU.sparse.major": "0", "GNU.sparse.minor": "1", "GNU.sparse.size": str(1 << 40)}
    info.pax_headers |= {"GNU.sparse.map": "0,5", "GNU.sparse.numblocks": "1"}
    info.size = 5
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as archive:
        archive.addfile(info, io.BytesIO(b"hello"))
    found, failures = take(file.getvalue(), "b")
    assert found == {}
    assert "sparse" in failures["b!sparse.txt"]


def test_a_tar_header_of_any_length_is_not_read_into_memory() -> None:
    data = bytearray(tar_of({"a.txt": READOUT}))
    data[156:157] = b"x"  # an extended header, which tarfile reads whole
    data[124:136] = b"%011o\x00" % (7 << 30)
    data[148:156] = b"%06o\x00 " % (8 * 32 + sum(data[:148]) + sum(data[156:512]))
    failures: dict[str, str] = {}
    assert peak_of(lambda: failures.update(take(bytes(data), "b")[1])) < 8 * MIB
    assert "damaged" in failures["b"]


@pytest.mark.parametrize("where", ["WARC/1.0\r\nWARC-Type: ", "WARC/1.0\r\nWARC-Type: response\r\n\r\n"])
def test_headers_of_a_record_without_end_are_not_read(where: str) -> None:
    data = where.encode() + b"a" * (8 * MIB)
    failures: dict[str, str] = {}
    assert peak_of(lambda: failures.update(take(data, "b")[1])) < 24 * MIB
    assert "headers" in failures["b"] or "record" in failures["b"]


WHOLE = [
    zip_of({"a.txt": READOUT, "in.zip": zip_of({"b.txt": READOUT})}),
    gzip.compress(tar_of({"a.txt": READOUT, "b.txt": READOUT})),
    tar_of({"a.txt": READOUT, "b.txt": READOUT}),
    warc_record("response", "https://x.example/", response(zlib.compress(READOUT), content_encoding="deflate")) * 2,
    b"From a@b Mon May  6 10:00:00 2024\nSubject: x\n\nThey met.\n" * 3,
    b"<rss><channel><title>T</title><item><title>One</title><link>https://x.example/1</link></item></channel></rss>",
]


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from(WHOLE), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=12), st.floats(0.1, 1)
)
def test_any_damage_gives_documents_or_words_and_never_a_crash(
    whole: bytes, changes: list[tuple[float, int]], kept: float
) -> None:
    data = bytearray(whole[: max(8, int(len(whole) * kept))])
    for place, value in changes:
        data[int(place * (len(data) - 1))] = value
    documents, failures = items(bytes(data), "b")
    assert documents or failures
    assert all(one.source and one.source.isprintable() for one in [*documents, *failures])
    assert all(one.reason for one in failures)
