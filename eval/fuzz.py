"""Reads made-up and damaged documents in the confined process for a while, and says what was no plain answer.

    python eval/fuzz.py [--minutes 10] [--seed 1] [--forms page pdf …] [--keep DIR]

A crash is anything but an article that keeps the contract of blocks, or an error of ours; the death of the process, a
wish for a file, and a reading of more than ten seconds count as crashes, too. Errors that are a parser's own are
counted by their kind: they are plain answers, and tell where a reader could say more. Exit code 1 after a crash.
"""

import argparse
import io
import os
import random
import re
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "read"))

import bombs
from hypothesis import HealthCheck, Phase, given, seed, settings
from test_any_bytes import BYTES, PAGES, keeps_contract
from test_hostile import seeds

from communique.errors import CommuniqueError
from communique.read import confined
from communique.records import Document, document_id

SECONDS = 10
TOKENS = (
    *(
        b"<table>",
        b"</table>",
        b"<tr>",
        b"<td>",
        b"<br>",
        b"<!--",
        b"-->",
        b"<![CDATA[",
        b"&#0;",
        b"&#xd800;",
        b"&amp;",
    ),
    *(
        b"<p>",
        b"</p>",
        b"<div hidden>",
        b"<script>",
        b"<ul><li>",
        b"<time datetime='2024-02-30'>",
        b"\x00",
        b"\xff\xfe",
    ),
    *(b"<figure>", b"<html", b"<base href=//[>", b"<title/>", b"<w:tbl>", b"<w:tc/>", b"<w:br/>", b"<w:p/>", b"w:val="),
    *(
        b"/Kids",
        b"/Count -1",
        b"/Length 99999999",
        b"/Parent 2 0 R",
        b"stream\n",
        b"endobj",
        b"<< ",
        b" >>",
        b"[",
        b"0 R",
    ),
    *(
        b"Tj",
        b"Td",
        b"BT ",
        b"ET ",
        b"Content-Type: ",
        b'boundary=""',
        b"=?utf-8?q?=41?=",
        b"\r\n\r\n",
        b"From: ",
        b"Date: x",
    ),
    *(
        b"{\\rtf1",
        b"\\u-9999?",
        b"{",
        b"}",
        b"\\bin999 ",
        b"```",
        b"# ",
        b"| a | b |",
        b"|---|",
        b"> ",
        b"[a](",
        b"---\n",
    ),
    *(
        b"By Ana Ruiz\n",
        b"Published: 31 Feb 2024",
        b"3 Comments",
        b"\xe2\x80\xa8",
        b"\xed\xa0\x80",
        b"\xf0\x9f\x92\xa5",
        b"99999999999",
    ),
)
"""Words of all forms, put anywhere."""


@dataclass
class Found:
    """What came of all that was read."""

    runs: Counter[str] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    crashes: dict[str, bytes] = field(default_factory=dict)
    samples: dict[str, str] = field(default_factory=dict)
    slowest: tuple[float, str] = (0.0, "")


def main() -> None:
    """Fuzzes for the minutes asked for and prints what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--forms", nargs="*", help="the forms to try; all, if none is named")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep there the bytes of each crash")
    options = parser.parse_args()
    os.environ.setdefault("COMMUNIQUE_READ_SECONDS", str(SECONDS))
    found, chance = Found(), random.Random(options.seed)
    sources = {name: make for name, make in makers().items() if not options.forms or name in options.forms}
    end, turn = time.monotonic() + options.minutes * 60, 0
    while time.monotonic() < end:
        turn += 1
        for name, make in sources.items():
            make(chance, lambda data, name=name: attempt(name, data, found))
        if turn % 50 == 0:
            print(f"{sum(found.runs.values()):,} executions, {len(found.crashes)} crashes", flush=True)
    report(found, options.keep)
    sys.exit(bool(found.crashes))


def attempt(name: str, data: bytes, found: Found) -> None:
    """Reads one document and notes what came of it."""
    found.runs[name] += 1
    started = time.process_time(), time.perf_counter()
    try:
        article = confined.read_confined(Document(id=document_id(data), source=name, data=data))
        keeps_contract(article)
        found.answers["article"] += 1
    except CommuniqueError as error:
        words = str(error)
        own = re.match(r"its ((?!\d)\w+): ([^:]{,60})", words)
        if own is not None:
            found.samples.setdefault(own[1], f"{name}: {own[2]}")
        found.answers[f"{type(error).__name__} ({own[1]})" if own else type(error).__name__] += 1
        if "died" in words or "PermissionError" in words or "takes more than" in words:
            found.crashes.setdefault(f"{name}: {words[:150]}", data)
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        found.crashes.setdefault(f"{name}: {type(error).__name__}: {str(error)[:150]}", data)
    taken = time.perf_counter() - started[1]
    if taken > found.slowest[0]:
        found.slowest = (taken, f"{name}, {len(data):,} bytes")
    if taken > 5 * SECONDS:
        found.crashes.setdefault(f"{name}: {taken:.0f} s", data)


def report(found: Found, keep: Path | None) -> None:
    """Prints the counts, and keeps the bytes of crashes."""
    print(f"\n{sum(found.runs.values()):,} executions: " + ", ".join(f"{n:,} {name}" for name, n in found.runs.items()))
    for answer, count in found.answers.most_common():
        print(f"{count:9,} {answer}")
    for kind, words in found.samples.items():
        print(f"  such a {kind}: {words}")
    print(f"slowest {found.slowest[0]:.2f} s ({found.slowest[1]})\n{len(found.crashes)} crashes")
    for words, data in found.crashes.items():
        print(f"  {words}")
        if keep is not None:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"crash-{sha256(data).hexdigest()[:12]}").write_bytes(data)


# Where the documents come from

Try = Callable[[bytes], None]
Maker = Callable[[random.Random, Try], None]


def makers() -> dict[str, Maker]:
    """What makes documents of each form: some by mutation of a whole one, some out of nothing."""
    whole = {**seeds(), **more_seeds()}
    found: dict[str, Maker] = {name: mutating(data, list(whole.values())) for name, data in whole.items()}
    return {**found, "made-up bytes": made_up(BYTES, 40), "made-up pages": made_up(PAGES.map(str.encode), 20)}


def more_seeds() -> dict[str, bytes]:
    """Documents in which a mutation meets the parser at once: unpacked, or of forms of their own."""
    stream = b"BT /F1 12 Tf 20 150 Td (The delegations met in Cairo.) Tj 0 -20 Td (They speak again in May.) Tj ET"
    rows = "".join(f"<tr><td>{n}</td><td>{bombs.WORDS}</td></tr>" for n in range(3))
    office = f"<text:h>Talks</text:h><text:p>{bombs.WORDS}</text:p>"
    office = f"<office:document-content><office:body>{office}</office:body></office:document-content>"
    table = f"<w:tbl><w:tr><w:tc>{bombs.paragraph('a')}</w:tc><w:tc>{bombs.paragraph('b')}</w:tc></w:tr></w:tbl>"
    return {
        "rich page": bombs.page(
            "<main><h1>Talks in Cairo</h1><time datetime='2024-05-10'>10 May 2024</time><p>By Ana Ruiz</p>"
            f"<p>{bombs.WORDS}</p><table>{rows}</table><ul><li>one</li><li>two</li></ul>"
            "<figure><img><figcaption>Photo: AP</figcaption></figure>"
            "</main><aside>Related</aside><footer>All rights reserved</footer>",
            '<title>Talks in Cairo</title><meta property="og:site_name" content="The Desk">'
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-05-10",'
            '"author":[{"name":"Ana Ruiz"}]}</script>',
        ),
        "bare pdf": bombs.one_page(stream, b"[]"),
        "bare docx": bombs.word(bombs.paragraph(bombs.WORDS) + table + bombs.paragraph(bombs.WORDS)),
        "odt": zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": office.encode()}),
        "rtf": b"{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Times;}}\\b Talks\\b0\\par "
        + bombs.WORDS.encode()
        + b"\\par}",
        "markdown": (
            f"---\ntitle: Talks\n---\n# Talks\n\n*By Ana Ruiz*\n\n{bombs.WORDS}"
            "\n\n- one\n- two\n\n> said\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
        ).encode(),
        "export": (
            f"Home\nNews\nTalks in Cairo\nBy Ana Ruiz | 10 May 2024\n{bombs.WORDS}\n3 Comments\nNotify of\nRelated\n"
        ).encode(),
        "letter": (
            "From: Desk <desk@example.org>\nTo: All\nSubject: =?utf-8?b?VGFsa3M=?=\n"
            "Date: Fri, 10 May 2024 10:00:00 +0200\n"
            'MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="b"\n\n'
            "--b\nContent-Type: text/plain; charset=utf-8\n"
            f"Content-Transfer-Encoding: quoted-printable\n\n{bombs.WORDS}=\n\n"
            f"--b\nContent-Type: text/html\n\n<p>{bombs.WORDS}</p>\n--b--\n"
        ).encode(),
    }


def zipped(parts: dict[str, bytes]) -> bytes:
    """An archive of these members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()


def mutating(data: bytes, others: list[bytes]) -> Maker:
    """Documents that are damaged: the bytes themselves, or in an archive the bytes of a member."""

    def make(chance: random.Random, attempt: Try) -> None:
        for _ in range(10):
            if data.startswith(b"PK") and chance.random() < 0.8:
                with zipfile.ZipFile(io.BytesIO(data)) as archive:
                    parts = {name: archive.read(name) for name in archive.namelist()}
                name = chance.choice([name for name in parts if name.endswith((".xml", ".rels"))])
                parts[name] = mutated(parts[name], chance, others)
                attempt(zipped(parts))
            else:
                attempt(mutated(data, chance, others))

    return make


def mutated(data: bytes, chance: random.Random, others: list[bytes]) -> bytes:
    """The bytes after one to eight kinds of damage."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(made) + 1)
        to = min(len(made), at + int(chance.expovariate(1 / 20)))
        kind = chance.randrange(8)
        if kind == 0 and made:
            made[min(at, len(made) - 1)] = chance.randrange(256)
        elif kind == 1:
            del made[at:to]
        elif kind == 2:
            made[at:at] = made[at:to] * chance.choice((1, 2, 50, 500))
        elif kind in (3, 4):
            made[at:at] = chance.choice(TOKENS) * chance.choice((1, 1, 1, 3, 300))
        elif kind == 5:
            other = chance.choice(others)
            start = chance.randrange(len(other))
            made[at:to] = other[start : start + chance.randrange(400)]
        elif kind == 6:
            made[at:to] = bytes(chance.randrange(256) for _ in range(to - at))
        elif chance.random() < 0.3:
            del made[at:]
    return bytes(made)


def made_up(strategy: object, times: int) -> Maker:
    """Documents that hypothesis makes up."""

    def make(chance: random.Random, attempt: Try) -> None:
        quiet = settings(
            max_examples=times,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        seed(chance.randrange(1 << 32))(quiet(given(strategy)(attempt_of(attempt))))()  # type: ignore[arg-type]

    return make


def attempt_of(attempt: Try) -> Callable[[bytes], None]:
    """The attempt under a name of its own, as hypothesis wants it."""

    def tried(data: bytes) -> None:
        attempt(data)

    return tried


if __name__ == "__main__":
    main()
