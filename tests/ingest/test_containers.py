"""Archives give each document in them, told by their bytes, and say of the rest why not."""

import bz2
import gzip
import io
import json
import lzma
import struct
import sys
import tarfile
import tracemalloc
import zipfile
from functools import cache
from pathlib import Path

import docx
import pytest
from archives import encrypted, nested_zip, tar_of, warc_record, zip_of, zip_with_link
from taking import items, take

from communique import ingest
from communique.ingest import Failure
from communique.records import Document, document_id

READOUT = b"The ministers met in Accra on Monday."
NOTE = "Übersicht der Gespräche".encode()
LINES = b"\n".join(json.dumps({"source": f"wire/{n}", "text": "They met."}).encode() for n in (1, 2))
MAIL = b"From: Press <press@ministry.example>\nSubject: Readout\nDate: Mon, 6 May 2024 10:00:00 +0000\n\nThey met.\n"


@cache
def word() -> bytes:
    file = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("The envoys met in Suva.")
    document.save(file)
    return file.getvalue()


@pytest.mark.parametrize("name", ["bundle.zip", "bundle.pdf", "bundle"])
def test_a_zip_gives_its_members_whatever_it_is_called(name: str) -> None:
    found, failures = take(zip_of({"folder/readout.html": READOUT, "note.txt": NOTE}), name)
    assert found == {f"{name}!folder/readout.html": READOUT, f"{name}!note.txt": NOTE}
    assert failures == {}


def test_a_member_is_the_same_document_as_the_file_alone() -> None:
    (inside,), _ = items(zip_of({"a.txt": READOUT}))
    assert inside.id == document_id(READOUT)


def test_a_word_document_is_one_document_alone_and_in_a_zip() -> None:
    whole = word()
    assert take(whole, "letter.docx") == ({"letter.docx": whole}, {})
    assert take(zip_of({"letter.docx": whole}), "b.zip") == ({"b.zip!letter.docx": whole}, {})


def test_an_open_document_is_one_document() -> None:
    odt = zip_of([("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<x/>")])
    assert take(odt, "a.odt") == ({"a.odt": odt}, {})


def test_archives_in_archives_are_read_three_deep_and_no_deeper() -> None:
    found, failures = take(nested_zip(2, zip_of({"a.txt": READOUT})), "b.zip")
    assert (found, failures) == ({"b.zip!0.zip!0.zip!a.txt": READOUT}, {})
    found, failures = take(nested_zip(3, zip_of({"a.txt": READOUT})), "b.zip")
    assert found == {}
    assert "containers in each other" in failures["b.zip!0.zip!0.zip!0.zip"]
    assert take(nested_zip(3, word()), "b.zip")[0] == {"b.zip!0.zip!0.zip!0.zip": word()}


@pytest.mark.parametrize("press", [gzip.compress, bz2.compress, lzma.compress])
def test_a_compressed_file_is_what_it_holds(press) -> None:  # type: ignore[no-untyped-def]
    assert take(press(READOUT), "readout.txt.gz") == ({"readout.txt.gz": READOUT}, {})
    assert take(b"BZhukov wrote to the envoy.")[0] == {"file.bin": b"BZhukov wrote to the envoy."}
    assert take(press(tar_of({"a/b.txt": READOUT})), "x.tgz") == ({"x.tgz!a/b.txt": READOUT}, {})


def test_gzips_one_after_another_are_one_text() -> None:
    assert take(gzip.compress(b"They met. ") + gzip.compress(b"They ate."))[0] == {"file.bin": b"They met. They ate."}


def test_a_tar_in_a_gzip_in_a_zip_is_two_deep() -> None:
    found, failures = take(zip_of({"in.tgz": gzip.compress(tar_of({"m.zip": zip_of({"a.txt": READOUT})}))}), "b.zip")
    assert (found, failures) == ({"b.zip!in.tgz!m.zip!a.txt": READOUT}, {})


@pytest.mark.parametrize("pack", [zip_of, tar_of])
def test_json_lines_in_an_archive_are_articles_with_their_own_sources(pack) -> None:  # type: ignore[no-untyped-def]
    found, failures = take(pack({"lines.jsonl": LINES + b"\n{broken", "lines.txt": LINES}), "b")
    assert list(found) == ["wire/1", "wire/2"]
    assert list(failures) == ["b!lines.jsonl:3"]
    assert [one.source for one in items(gzip.compress(LINES), "x.jsonl.gz")[0]] == ["wire/1", "wire/2"]


def test_hidden_members_and_a_systems_notes_are_left_out_as_in_a_folder() -> None:
    found, failures = take(zip_of({".git/x": b"x", "__MACOSX/a.txt": b"x", "a/.DS_Store": b"x", "a/b.txt": READOUT}))
    assert (list(found), failures) == (["file.bin!a/b.txt"], {})


@pytest.mark.parametrize("pack", [zip_of, tar_of])
def test_two_members_of_one_name_are_both_read(pack) -> None:  # type: ignore[no-untyped-def]
    documents, _ = items(pack([("a.txt", b"one"), ("a.txt", b"two")]))
    assert [one.data for one in documents] == [b"one", b"two"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\Windows\\win.ini", "Windows/win.ini"),
        ("..\\..\\up.txt", "up.txt"),
        ("a/./b.txt", "a/b.txt"),
        ("tricky!name.txt", "tricky%21name.txt"),
        ("gpj.\u202etxt", "gpj.txt"),
        ("..", "nameless"),
        ("a\u0378b\u00a0c", "ab c"),
        ("n" * 5000, "n" * 300 + "…"),
        ("переговоры.txt", "переговоры.txt"),
    ],
)
@pytest.mark.parametrize("pack", [zip_of, tar_of])
def test_a_name_that_leads_out_of_the_archive_is_a_label_and_nothing_else(pack, name: str, shown: str) -> None:  # type: ignore[no-untyped-def]
    assert take(pack([(name, READOUT)]), "b") == ({f"b!{shown}": READOUT}, {})


def test_names_that_are_no_text_can_be_shown() -> None:
    data = bytearray(tar_of({"abcd.txt": READOUT}))
    data[:4] = b"\xff\xfe\x01d"
    checksum = 8 * 32 + sum(data[:148]) + sum(data[156:512])
    data[148:156] = b"%06o\x00 " % checksum
    (document,), _ = items(bytes(data), "b")
    assert document.source.encode()
    assert document.source.startswith("b!") and document.source.endswith("d.txt")


def test_a_member_without_a_name_is_read() -> None:
    data = zip_of({"a": READOUT}, zipfile.ZIP_STORED)
    for mark, at in ((b"PK\x03\x04", 26), (b"PK\x01\x02", 28)):
        place = data.index(mark) + at
        data = data[:place] + b"\0" + data[place + 1 :]
    start = data.index(b"PK\x03\x04") + 30
    assert data[start : start + 1] == b"a"
    data = data[:start] + data[start + 1 :]
    list_at = data.index(b"PK\x01\x02")
    data = data[: list_at + 46] + data[list_at + 47 :]
    end = data.index(b"PK\x05\x06")
    data = data[: end + 12] + struct.pack("<LL", end - list_at, list_at) + data[end + 20 :]
    assert take(data, "b") == ({"b!nameless": READOUT}, {})


def test_links_and_devices_are_left_out_with_a_word() -> None:
    found, failures = take(zip_with_link("passwd", "/etc/passwd"), "b")
    assert list(found) == ["b!plain.txt"]
    assert "link" in failures["b!passwd"]
    kinds = [
        ("soft", tarfile.SYMTYPE),
        ("hard", tarfile.LNKTYPE),
        ("disk", tarfile.BLKTYPE),
        ("pipe", tarfile.FIFOTYPE),
    ]
    found, failures = take(tar_of({"plain.txt": READOUT}, links=kinds), "b")
    assert found == {"b!plain.txt": READOUT}
    assert set(failures) == {"b!soft", "b!hard", "b!disk", "b!pipe"}


def test_a_member_that_needs_any_memory_is_left_out_with_a_word() -> None:
    found, failures = take(zip_of({"a.txt": READOUT}, zipfile.ZIP_LZMA), "b")
    assert (found, "LZMA" in failures["b!a.txt"]) == ({}, True)
    assert take(zip_of({"a.txt": READOUT}, zipfile.ZIP_BZIP2), "b")[0] == {"b!a.txt": READOUT}


def test_an_encrypted_member_is_told() -> None:
    found, failures = take(encrypted(zip_of({"a.txt": READOUT})), "b")
    assert found == {}
    assert "encrypted" in failures["b!a.txt"]


def test_a_damaged_member_costs_itself_only() -> None:
    data = bytearray(zip_of([("a.txt", b"one"), ("b.txt", READOUT), ("c.txt", b"three")], zipfile.ZIP_STORED))
    data[data.index(READOUT) + 3] ^= 0xFF
    found, failures = take(bytes(data), "b")
    assert list(found) == ["b!a.txt", "b!c.txt"]
    assert "damaged" in failures["b!b.txt"]


@pytest.mark.parametrize(
    "data",
    [tar_of({"a.txt": READOUT, "b.txt": NOTE * 100})[:3000], gzip.compress(LINES + b"\n" + LINES * 500)[:-30]],
    ids=["tar", "gzip"],
)
def test_an_archive_that_breaks_off_gives_what_came_before(data: bytes) -> None:
    documents, failures = items(data, "b")
    assert len(documents) >= 1
    assert [one.source.partition("!")[0] for one in failures][-1] == "b"
    assert any("damaged" in one.reason for one in failures)


def test_a_broken_header_in_the_middle_of_a_tar_is_told() -> None:
    data = bytearray(tar_of({"a.txt": READOUT, "b.txt": NOTE}))
    data[1024:1030] = b"\xff" * 6
    found, failures = take(bytes(data), "b")
    assert found == {"b!a.txt": READOUT}
    assert "header" in failures["b"]


def test_a_zip_that_is_cut_off_gives_the_members_before_the_cut() -> None:
    whole = zip_of({"a.txt": READOUT, "b.txt": NOTE * 40, "c.txt": bytes(range(256)) * 40})
    found, failures = take(whole[: whole.index(b"c.txt") + 100], "b")
    assert found == {"b!a.txt": READOUT, "b!b.txt": NOTE * 40}
    assert "cut off" in failures["b"]


def test_a_word_document_that_is_cut_off_is_not_taken_for_its_parts() -> None:
    cut = word()[:-500]
    assert take(cut, "letter.docx") == ({"letter.docx": cut}, {})  # which its reader refuses


def test_a_mail_box_gives_its_mails_to_the_byte() -> None:
    first = MAIL + b"\n>From here the road leads north.\n"
    box = b"From press@x Mon May  6 10:00:00 2024\n" + first + b"\nFrom press@x Tue May  7 10:00:00 2024\n" + MAIL
    documents, _ = items(box, "inbox")
    assert [(one.source, one.data) for one in documents] == [
        ("inbox!1", first.replace(b">From", b"From")),
        ("inbox!2", MAIL),
    ]
    assert list(take(zip_of({"inbox.mbox": box}), "b")[0]) == ["b!inbox.mbox!1", "b!inbox.mbox!2"]


def test_a_text_that_begins_with_from_is_no_mail_box() -> None:
    text = b"From Lima the talks moved to Quito in 2024\nand nothing came of them.\n"
    assert take(text) == ({"file.bin": text}, {})


@pytest.mark.parametrize(
    "data",
    [zip_of({"a.txt": READOUT, "b.txt": NOTE}), gzip.compress(tar_of({"a.txt": READOUT, "b.txt": NOTE}))],
    ids=["zip", "tgz"],
)
def test_standard_input_may_be_an_archive(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [one.source for one in ingest.documents(["-"])] == ["-!a.txt", "-!b.txt"]


def test_an_archive_in_a_folder_is_opened_where_it_stands(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    (tmp_path / "b.zip").write_bytes(zip_of({"m.txt": READOUT}))
    (tmp_path / "c.txt").write_bytes(b"y")
    names = [one.source.removeprefix(f"{tmp_path}/") for one in ingest.documents([str(tmp_path)])]
    assert names == ["a.txt", "b.zip!m.txt", "c.txt"]


@pytest.mark.parametrize("pack", [zip_of, lambda members: gzip.compress(tar_of(members), 1)], ids=["zip", "tgz"])
def test_a_large_archive_takes_the_memory_of_a_document(pack, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "large"
    path.write_bytes(pack({f"{n}.txt": b"%d words\n" % n * 30_000 for n in range(100)}))
    tracemalloc.start()
    try:
        total = sum(len(one.data) for one in ingest.documents([str(path)]) if isinstance(one, Document))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert total > 20_000_000
    assert peak < 4_000_000


def test_documents_come_before_the_archive_is_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "b"
    path.write_bytes(tar_of({"a.txt": READOUT, "b.txt": NOTE * 10_000})[:-200_000])
    first = next(iter(ingest.documents([str(path)])))
    assert not isinstance(first, Failure) and first.data == READOUT


def test_a_web_archive_in_a_zip_is_read() -> None:
    record = warc_record("resource", "https://press.example/a", READOUT, content_type="text/plain")
    assert take(zip_of({"crawl.warc": record}))[0] == {"https://press.example/a": READOUT}
