"""Scanned pages: read by tesseract where it is installed, said so, and a plain error where it is not."""

import io
import os
import shutil
import struct
import sys
import textwrap
import time
from pathlib import Path

import pypdfium2
import pytest
from reading import article_of, removed, zones
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from test_pdf import FIRST, SECOND, TITLE, drawn, write

from communique.errors import ReadingError, Scanned
from communique.read import confined, frames, ocr, pdf, pictures
from communique.records import Document, document_id


@pytest.fixture(scope="module")
def scan() -> bytes:
    """A PDF whose one page is a picture of a page."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842))
    picture = pypdfium2.PdfDocument(drawn(write))[0].render(scale=150 / 72).to_pil()
    canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
    canvas.save()
    return stream.getvalue()


def installed(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts a program called tesseract into the path, which does what `script` says with its arguments and input."""
    program = folder / "tesseract"
    program.write_text(
        f"#!{sys.executable}\nimport sys, time\nsent = sys.stdin.buffer.read()\n{textwrap.dedent(script)}"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    ocr._language.cache_clear()


SPEAKS = f"""
assert sent.startswith(b"\\x89PNG") or "--list-langs" in sys.argv
if "--list-langs" in sys.argv:
    print("List of languages:\\neng\\nosd")
    sys.exit()
assert sys.argv[1:3] == ["stdin", "stdout"] and "eng" in sys.argv
def row(*cells): print(*cells, sep="\\t")
row("level", "page_num", "block_num", "par_num", "line_num", "word_num", "left", "top", "width", "height", "conf")
row(1, 1, 0, 0, 0, 0, 0, 0, 1240, 1754, -1, "")
for line, text in enumerate({[TITLE, *textwrap.wrap(f"{FIRST} {SECOND}", 80)]!r}):
    tall = 40 if line == 0 else 22
    for word, letters in enumerate(text.split()):
        left = 150 + 12 * len(" ".join(text.split()[:word])) + 12 * (word > 0)
        top = 200 + 30 * line + 60 * (line > 0)
        row(5, 1, 1 + (line > 0), 1, line, word, left, top, 12 * len(letters), tall, 95, letters)
row(5, 1, 9, 1, 1, 1, 900, 1500, 30, 22, 3, "smudge")
"""


def test_a_scanned_page_is_recognized_and_said_to_be(
    scan: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(tmp_path, SPEAKS, monkeypatch)
    article = article_of(scan)
    assert article.title == TITLE
    assert zones(article)["body"] == [f"{FIRST} {SECOND}"]
    assert removed(article) == {"ocr": [""]}


def test_a_scanned_page_among_others_is_told_as_not_read() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842))
    write(canvas)
    canvas.showPage()
    picture = pypdfium2.PdfDocument(drawn(write))[0].render(scale=1).to_pil()
    canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
    canvas.save()
    article = article_of(stream.getvalue())
    assert FIRST in article.text
    assert removed(article) == {"not read: page 2, without text but with a picture": [""]}


def test_without_the_program_the_error_says_what_to_install(
    scan: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Scanned, match="install tesseract"):
        article_of(scan)


def test_a_program_that_fails_or_hangs_costs_no_more_than_the_document(
    scan: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(tmp_path, 'sys.exit("no such language")', monkeypatch)
    with pytest.raises(ReadingError, match="no such language"):
        article_of(scan)
    installed(tmp_path, "time.sleep(60)", monkeypatch)
    monkeypatch.setattr(ocr, "SECONDS", 0.5)
    begun = time.monotonic()
    with pytest.raises(ReadingError, match="more than"):
        article_of(scan)
    assert time.monotonic() - begun < 30


@pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")
def test_the_confined_process_draws_the_pages_and_the_program_runs_outside(
    scan: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Document(id=document_id(scan), source="test", data=scan)
    process = confined.ready()
    with monkeypatch.context() as without:
        without.setenv("PATH", str(tmp_path))
        with pytest.raises(Scanned, match="its pages are pictures without text; install tesseract"):
            confined.read_confined(document)
    installed(tmp_path, SPEAKS, monkeypatch)
    assert confined.read_confined(document) == article_of(scan)
    assert confined.ready() == process


def test_only_grey_pictures_of_a_sane_size_come_to_the_program(scan: bytes) -> None:
    pages = pictures(Document(id="d", source="test", data=scan))
    told = frames.pictures_bytes(pages * 2)
    assert frames.pictures_of(told, 2, pdf.LONGEST_SIDE) == pages * 2
    huge = pages[0].replace(pages[0][16:24], struct.pack(">II", 1, 100_000), 1)
    for answer, most in (
        (told, 1),
        (told[:-1], 2),
        (told + b"x", 3),
        (frames.pictures_bytes([b"P5 1 1 255 x" * 9]), 2),
        (frames.pictures_bytes([huge]), 2),
    ):
        with pytest.raises(ReadingError, match="no pictures"):
            frames.pictures_of(answer, most, pdf.LONGEST_SIDE)


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_the_real_program_reads_the_page(scan: bytes) -> None:
    ocr._language.cache_clear()
    article = article_of(scan)
    words = article.text.split()
    assert sum(word in words for word in f"{TITLE} {FIRST} {SECOND}".split()) > 0.95 * len(words)
    assert os.environ.get("OMP_THREAD_LIMIT") is None
