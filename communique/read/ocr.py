"""Words in pictures of pages, read by tesseract if it is installed.

Nothing of the document but the dots of its pages reaches the program: through its standard input, without a shell, with
a limit of time. It runs where readers may not, so that whoever keeps readers in a box calls it from outside.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Iterable, Sequence
from functools import cache
from statistics import median

from communique.errors import EmptyDocument, ReadingError, Scanned
from communique.read import layout
from communique.read.draft import Draft, Stated
from communique.read.layout import Line, Page

PROGRAM = "tesseract"
SECONDS = 60
"""Time for one page."""
SECONDS_IN_ALL = 900
"""Time for a document: what would be left of one that is cut short depends on the machine, so it is given up."""
SURE = 30.0
"""Confidence, of a hundred, below which letters are smudges."""
LANGUAGE = "eng"
UNEVEN = 0.75
"""Height of a line with small letters alone in that of one with tall ones."""
_COLUMNS = 12


def check(reason: str = "it is scanned") -> str:
    """The program's path; raises `Scanned` that says what to do when there is none, and the reason for the need."""
    program = shutil.which(PROGRAM)
    if program is None:
        raise Scanned(f"{reason}; install {PROGRAM} to read it")
    return program


def draft(pictures: Iterable[bytes]) -> Draft:
    """The draft of pages given as PNG pictures; it carries the notice that it was recognized, not read."""
    pages = []
    begun = time.monotonic()
    for number, picture in enumerate(pictures):
        if time.monotonic() - begun > SECONDS_IN_ALL:
            raise ReadingError(f"{PROGRAM} took more than {SECONDS_IN_ALL} s for {number} pages")
        pages.append(_page(_table(picture), number))
    _even(pages)
    pieces, title = layout.pieces(pages)
    if not pieces:
        raise EmptyDocument("it is scanned, and no words were recognized on its pages")
    return Draft(pieces, Stated(title=title), notices=("ocr",))


def _table(picture: bytes) -> str:
    """The words of a picture with their places, as tesseract's table."""
    program = check()
    command = [program, "stdin", "stdout", "--psm", "3", *_language(program), "tsv"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # its threads cost more than they bring
    try:
        run = subprocess.run(command, input=picture, capture_output=True, timeout=SECONDS, env=environment, check=True)
    except subprocess.TimeoutExpired as error:
        raise ReadingError(f"tesseract took more than {SECONDS} s for a page") from error
    except (OSError, subprocess.CalledProcessError) as error:
        said = getattr(error, "stderr", None) or b""
        raise ReadingError(f"tesseract failed: {said.decode(errors='replace').strip()[-200:] or error}") from error
    return run.stdout.decode("utf-8", errors="replace")


@cache
def _language(program: str) -> Sequence[str]:
    """The option for English where it is installed; else the program's own choice."""
    try:
        run = subprocess.run([program, "--list-langs"], capture_output=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return ("-l", LANGUAGE) if LANGUAGE.encode() in run.stdout.split() else ()


def _page(table: str, number: int) -> Page:
    """The lines of a page from tesseract's table: level, page, block, paragraph, line, word, box, confidence, text."""
    page = Page(number, 0.0, 0.0)
    words: dict[tuple[str, ...], list[Line]] = {}
    for row in table.splitlines()[1:]:
        cells = row.split("\t", _COLUMNS - 1)
        if len(cells) < _COLUMNS:
            continue
        left, top, width, height = map(float, cells[6:10])
        if cells[0] == "1":
            page.width, page.height = width, height
        elif cells[0] == "5" and float(cells[10]) >= SURE and cells[11].strip():
            box = (left, page.height - top - height, left + width, page.height - top)
            words.setdefault(tuple(cells[1:5]), []).append(Line(cells[11].strip(), *box, number, height))
    page.lines = [_line(line, number) for line in words.values()]
    return page


def _even(pages: list[Page]) -> None:
    """Gives lines of about the usual height the same size: a line without g or p is no smaller than its neighbours."""
    lines = [line for page in pages for line in page.lines]
    usual = median(line.size for line in lines) if lines else 0.0
    for line in lines:
        if UNEVEN * line.size <= usual <= line.size / UNEVEN:
            line.size = usual


def _line(words: list[Line], number: int) -> Line:
    """Words beside each other as one line."""
    bottom, top = min(word.bottom for word in words), max(word.top for word in words)
    text = " ".join(word.text for word in words)
    return Line(text, words[0].left, bottom, words[-1].right, top, number, top - bottom)
