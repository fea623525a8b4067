"""The documents that `fuzz.py` damages: one of every form, and what makes others of them."""

import bz2
import gzip
import io
import lzma
import random
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "read"))

import archives
import bombs
from hypothesis import HealthCheck, Phase, given, seed, settings
from test_any_bytes import BYTES, PAGES
from test_hostile import seeds

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


Try = Callable[[bytes], None]
Maker = Callable[[random.Random, Try], None]


def makers() -> dict[str, Maker]:
    """What makes documents of each form: some by mutation of a whole one, some out of nothing."""
    whole = {**seeds(), **more_seeds(), **UNPACKED}
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
        "subtitles": "".join(
            f"{n}\n00:00:{n:02},000 --> 00:00:{n + 1:02},500\n<i>{bombs.WORDS}</i>\n\n" for n in range(1, 9)
        ).encode(),
        "vtt": (
            "WEBVTT\n\nNOTE by the desk\n\n"
            + "".join(f"00:{n:02}.000 --> 00:{n:02}.900\n<v Ana>{bombs.WORDS}\n\n" for n in range(1, 9))
        ).encode(),
        "entry": (
            b'{"entry": {"title": "Talks", "link": "https://desk.example/1", "authors": ["Ana Ruiz"], "part": '
            b'"content", "published": "2024-05-10T10:00:00Z", "publisher": "Desk", "html": "<p>'
            + bombs.WORDS.encode()
            + b'</p><ul><li>one</li></ul>"}}'
        ),
        "given": (
            b'{"source": "s", "title": "Talks", "published": "2024-05-10", "authors": ["Ana Ruiz"], "text": "'
            + bombs.WORDS.encode()
            + b'"}'
        ),
        "message": (
            b'{"name": "Desk", "type": "public_channel", "id": 1, "messages": [{"id": 1, "type": "message", '
            b'"date": "2024-05-10T10:00:00", "text": [{"type": "bold", "text": "Talks"}, "\\n'
            + bombs.WORDS.encode()
            + b'"]}]}'
        ),
        "flat odt": (
            '<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
            'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
            f"<text:h>Talks</text:h><text:p>{bombs.WORDS}</text:p><text:list><text:list-item><text:p>one</text:p>"
            "</text:list-item></text:list></office:text></office:body></office:document>"
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
            if data.startswith(b"PK") and b"word/" in data and chance.random() < 0.8:
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


def unpacked() -> dict[str, bytes]:
    """What holds many documents, or is an export of them."""
    words = bombs.WORDS.encode()
    page = bombs.page(f"<p>{bombs.WORDS}</p>")
    item = "<title>Talks</title><link>/1</link><pubDate>Fri, 10 May 2024 10:00:00 +0200</pubDate>"
    item = f"<item>{item}<description>{bombs.WORDS}</description></item>"
    answers = archives.warc_record("response", "https://x.example/", archives.response(page))
    coded = archives.response(gzip.compress(page), content_encoding="gzip")
    message = (
        b'<div class="message default clearfix" id="message1"><div class="body"><div class="date" '
        b'title="10.05.2024 10:00:00">1</div><div class="from_name">Desk</div><div class="text">'
        + words
        + b"</div></div></div>"
    )
    return {
        "zip": archives.zip_of({"a.txt": words, "in.zip": archives.zip_of({"b.html": page})}, zipfile.ZIP_STORED),
        "packed zip": archives.zip_of({"a.txt": words, "b.html": page}),
        "tar": archives.tar_of({"a.txt": words, "b.html": page}),
        "tgz": gzip.compress(archives.tar_of({"a.txt": words})),
        "bz2": bz2.compress(words),
        "xz": lzma.compress(words),
        "warc": answers + archives.warc_record("response", "https://x.example/2", coded),
        "mbox": (b"From a@b Mon May  6 10:00:00 2024\nFrom: Desk <a@b.example>\nSubject: x\n\n" + words + b"\n\n") * 3,
        "rss": f"<rss><channel><title>Desk</title>{item * 2}</channel></rss>".encode(),
        "atom": (
            f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Desk</title><entry><title>Talks</title>'
            f'<link href="https://x.example/1"/><updated>2024-05-10T10:00:00Z</updated><author><name>Ana Ruiz</name>'
            f'</author><content type="xhtml"><div><p>{bombs.WORDS}</p></div></content></entry></feed>'
        ).encode(),
        "json feed": (
            b'{"version": "https://jsonfeed.org/version/1.1", "title": "Desk", "items": [{"url": "/1", "title": '
            b'"Talks", "date_published": "2024-05-10", "authors": [{"name": "Ana Ruiz"}], "content_html": "<p>'
            + words
            + b'</p>"}]}'
        ),
        "chat": (
            b'{"chats": {"list": [{"name": "Desk", "type": "public_channel", "id": 1, "messages": [{"id": 1, "type": '
            b'"message", "date": "2024-05-10T10:00:00", "text": ["' + words + b'", {"type": "bold", "text": "x"}]}]}]}}'
        ),
        "chat page": (
            b'<html><body><div class="page_header"><div class="text">Desk</div></div><div class="history">'
            + message * 2
            + b"</div></body></html>"
        ),
    }


UNPACKED = unpacked()


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
