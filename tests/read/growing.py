"""Documents that can be made as long as one likes, each of one thing over and over: for measuring how time grows."""

from collections.abc import Callable

import orjson
from bombs import WORDS, page, paragraph, word

Made = Callable[[int], bytes]


def mail(body: str, kind: str = "text/plain") -> bytes:
    """A letter of one part."""
    head = "From: Desk <desk@example.org>\nTo: All <all@example.org>\nSubject: Talks\nMIME-Version: 1.0\n"
    return f"{head}Content-Type: {kind}; charset=utf-8\n\n{body}".encode()


def rtf(body: str) -> bytes:
    """An RTF file."""
    return ("{\\rtf1\\ansi " + body + "}").encode()


def markdown(body: str) -> bytes:
    """A Markdown text."""
    return f"---\ntitle: Talks\n---\n# Talks\n\n{WORDS}\n\n{body}\n".encode()


def table(rows: int) -> bytes:
    """A Word document of one table."""
    row = "<w:tr>" + f"<w:tc>{paragraph('a')}</w:tc>" * 10 + "</w:tr>"
    return word(f"<w:tbl>{row * rows}</w:tbl>")


def entry(words: str) -> bytes:
    """An entry of a feed."""
    return orjson.dumps({"entry": {"title": "Talks", "html": words, "link": "https://desk.example/1"}})


def export(words: str, messages: int = 1) -> bytes:
    """A chat's export."""
    one = {"id": 1, "type": "message", "date": "2024-05-10T10:00:00", "text": words}
    return orjson.dumps({"name": "Desk", "type": "public_channel", "messages": [one] * messages})


def cues(count: int) -> bytes:
    """Subtitles."""
    times = (f"00:{n // 60 % 60:02}:{n % 60:02},000" for n in range(count + 1))
    return "".join(f"{n}\n{time} --> {time}\nThey speak on.\n\n" for n, time in enumerate(times, 1)).encode()


GROWING: dict[str, tuple[Made, int]] = {
    "text: short lines": (lambda n: b"a b\n" * n, 5_000),
    "text: one name in many lines": (lambda n: b"By Ana Ruiz\n" * n, 2_500),
    "text: one name in many paragraphs": (lambda n: b"Ana Ruiz\n\n" * n, 2_500),
    "text: many names": (lambda n: "".join(f"By Ana Ruiz{chr(97 + k % 26)}{k}\n" for k in range(n)).encode(), 2_500),
    "text: one long line": (lambda n: b"word " * n, 20_000),
    "text: letters": (lambda n: b"a" * n, 50_000),
    "text: capitals": (lambda n: b"A" * n, 50_000),
    "text: blanks": (lambda n: b"a" + b" " * n + b"b", 50_000),
    "text: signs": (lambda n: b"(!--" * 200 + b"a " + b"<!--" * n + b"a", 5_000),
    "text: capitals and digits": (lambda n: b"A1" * n, 20_000),
    "text: tabs and blanks": (lambda n: b"a\t " * n, 20_000),
    "text: a(": (lambda n: b"a(" * n, 20_000),
    "text: a, ": (lambda n: b"a, " * n, 20_000),
    "text: a. ": (lambda n: b"a. " * n, 20_000),
    "text: a.": (lambda n: b"a." * n, 20_000),
    "text: a-": (lambda n: b"a-" * n, 20_000),
    "text: a|": (lambda n: b"a | " * n, 20_000),
    "text: a/": (lambda n: b"a/" * n, 20_000),
    "text: a@": (lambda n: b"a@a." * n, 20_000),
    "text: digits": (lambda n: b"12 " * n, 20_000),
    "text: days": (lambda n: b"10 May 2024 " * n, 5_000),
    "text: days in lines": (lambda n: b"10 May 2024\n" * n, 2_500),
    "text: quotation marks": (lambda n: b'"a ' * n, 20_000),
    "text: Capitalized Words": (lambda n: b"Ana " * n, 20_000),
    "text: initials": (lambda n: b"A. B. " * n, 10_000),
    "text: numbered lines": (lambda n: b"1. a\n" * n, 5_000),
    "text: quoted lines": (lambda n: b"> a\n" * n, 5_000),
    "text: sentences": (lambda n: f"{WORDS}\n\n".encode() * n, 500),
    "text: wrapped lines": (lambda n: f"{WORDS[:70]}\n".encode() * n, 1_500),
    "text: bullets": (lambda n: b"- a\n" * n, 5_000),
    "text: comments": (lambda n: b"3 Comments\nNotify of\nRelated\n" * n, 1_500),
    "text: line ends": (lambda n: b"\n" * n + WORDS.encode(), 50_000),
    "text: soft line ends": (lambda n: b"- a\n" + b"  b\n" * n, 10_000),
    "subtitles": (cues, 2_500),
    "markdown: [": (lambda n: markdown("[" * n), 10_000),
    "markdown: [a](": (lambda n: markdown("[a](" * n), 10_000),
    "markdown: ![": (lambda n: markdown("![" * n), 10_000),
    "markdown: ]": (lambda n: markdown("[a" * n + "]" * n), 5_000),
    "markdown: <": (lambda n: markdown("<a " * n), 10_000),
    "markdown: <!--": (lambda n: markdown("<!-- " * n), 10_000),
    "markdown: <?": (lambda n: markdown("a <? " * n), 10_000),
    "markdown: *": (lambda n: markdown("*a " * n), 10_000),
    "markdown: *a**b": (lambda n: markdown("*a**b " * n), 10_000),
    "markdown: _": (lambda n: markdown("a_b_" * n), 10_000),
    "markdown: `": (lambda n: markdown("".join("`" * k + " " for k in range(1, int(n**0.5)))), 100_000),
    "markdown: >": (lambda n: markdown("> a\n" * n), 5_000),
    "markdown: > in one line": (lambda n: markdown(">" * n + "a"), 5_000),
    "markdown: lists": (lambda n: markdown("- a\n" * n), 5_000),
    "markdown: lists in lists": (lambda n: markdown("- " * n + "a"), 2_500),
    "markdown: tables": (lambda n: markdown("|a|b|\n|---|---|\n" + "|c|d|\n" * n), 2_500),
    "markdown: columns": (lambda n: markdown("|a" * n + "|\n" + "|---" * n + "|\n" + "|c|\n" * 50), 500),
    "markdown: notes": (lambda n: markdown("".join(f"a[^{k}]\n\n[^{k}]: b\n\n" for k in range(n))), 500),
    "markdown: references": (lambda n: markdown("[a]: /b\n" * n), 5_000),
    "markdown: paragraphs": (lambda n: markdown("a b\n\n" * n), 5_000),
    "markdown: headings": (lambda n: markdown("# a\n\n" * n), 5_000),
    "markdown: &": (lambda n: markdown("&amp" * n), 20_000),
    "markdown: \\": (lambda n: markdown("\\a" * n), 20_000),
    "markdown: front matter": (lambda n: f"---\ntitle: {'[' * n}\n---\n{WORDS}\n".encode(), 2_000),
    "rtf: letters": (lambda n: rtf("a" * n), 50_000),
    "rtf: letters by code": (lambda n: rtf("\\'e9" * n), 10_000),
    "rtf: letters by number": (lambda n: rtf("\\u233?" * n), 10_000),
    "rtf: words": (lambda n: rtf("\\b a" * n), 10_000),
    "rtf: paragraphs": (lambda n: rtf("a b\\par " * n), 5_000),
    "rtf: groups": (lambda n: rtf("{a}" * n), 10_000),
    "rtf: cells": (lambda n: rtf("\\trowd\\intbl a\\cell b\\cell\\row " * n), 2_500),
    "rtf: cells of one row": (lambda n: rtf("\\trowd\\intbl " + "a\\cell " * n + "\\row"), 10_000),
    "rtf: footnotes": (lambda n: rtf("a{\\footnote b}" * n), 2_500),
    "rtf: fonts": (lambda n: rtf("{\\fonttbl" + "{\\f1 a;}" * n + "} a"), 5_000),
    "rtf: backslashes": (lambda n: rtf("\\ " * n + "a"), 20_000),
    "docx: paragraphs": (lambda n: word(paragraph("a b") * n), 2_500),
    "docx: runs": (lambda n: word("<w:p>" + "<w:r><w:t>a </w:t></w:r>" * n + "</w:p>"), 5_000),
    "docx: rows": (table, 250),
    "docx: cells of one row": (
        lambda n: word("<w:tbl><w:tr>" + f"<w:tc>{paragraph('a')}</w:tc>" * n + "</w:tr></w:tbl>"),
        2_500,
    ),
    "docx: boxes": (
        lambda n: word("<w:p>" + f"<w:r><w:txbxContent>{paragraph('a b')}</w:txbxContent></w:r>" * n + "</w:p>"),
        1_000,
    ),
    "html: paragraphs": (lambda n: page("<p>a b</p>" * n), 2_500),
    "html: elements in a paragraph": (lambda n: page("<b>a</b> " * n), 5_000),
    "html: line breaks": (lambda n: page("<br>a" * n), 5_000),
    "html: list items": (lambda n: page("<ul>" + "<li>a b" * n + "</ul>"), 2_500),
    "html: cells": (lambda n: page("<table>" + "<tr><td>a<td>b" * n + "</table>"), 2_500),
    "html: cells of one row": (lambda n: page("<table><tr>" + "<td>a" * n + "</table>"), 5_000),
    "html: links": (lambda n: page("<a href='/a'>a b</a> " * n), 2_500),
    "html: pictures": (lambda n: page("<figure><img><figcaption>a b</figcaption></figure>" * n), 1_000),
    "html: <": (lambda n: page("<" * n), 50_000),
    "html: <!--": (lambda n: page("<!--" * n), 20_000),
    "html: &": (lambda n: page("&amp" * n), 20_000),
    "html: letters": (lambda n: page("a" * n), 50_000),
    "html: structured data": (
        lambda n: page(WORDS, '<script type="application/ld+json">' + "[" * n + "</script>"),
        5_000,
    ),
    "html: blanks in structured data": (
        lambda n: page(WORDS, '<script type="application/ld+json">{} -->' + " " * n + "x</script>"),
        20_000,
    ),
    "html: tags of one kind": (lambda n: page(WORDS, '<meta property="og:title" content="a">' * n), 2_500),
    "html: headings": (lambda n: page("<h2>Talks</h2>" * n), 2_500),
    "html: one name": (lambda n: page("<p>By Ana Ruiz</p>" * n), 1_000),
    "html: quotations": (lambda n: page("<blockquote>a b</blockquote>" * n), 2_500),
    "mail: words": (lambda n: mail("word " * n), 20_000),
    "mail: blanks": (lambda n: mail("a" + " " * n + "!\n\n" + " " * n + "!\n"), 20_000),
    "mail: blanks in a subject": (lambda n: b"Subject: re" + b" " * n + b"!\n" + mail("word " * 20), 20_000),
    "mail: quoted lines": (lambda n: mail("> a b\n" * n), 2_500),
    "mail: headers in the text": (lambda n: mail("From: a\nTo: b\nSubject: c\n\nx\n\n" * n), 500),
    "mail: dashes": (lambda n: mail("--\na\n" * n), 5_000),
    "mail: headers": (lambda n: b"X-A: b\n" * n + mail("word " * 20), 2_500),
    "mail: one long header": (lambda n: b"Subject: " + b"=?utf-8?q?a?= " * n + b"\n" + mail("word " * 20), 2_500),
    "mail: addresses": (lambda n: b"To: " + b"a <a@b.example>, " * n + b"\n" + mail("word " * 20), 2_500),
    "mail: brackets in a sender": (lambda n: b"From: " + b"(" * n + b"\n" + mail("word " * 20), 20_000),
    "mail: letters in a sender": (lambda n: b"From: " + b"a" * n + b"\n" + mail("word " * 20), 50_000),
    "mail: blanks in a sender": (lambda n: b"From: a" + b" " * n + b"b\n" + mail("word " * 20), 20_000),
    "mail: parts": (
        lambda n: mail("--b\nContent-Type: text/plain\n\na b\n" * n, "multipart/mixed; boundary=b"),
        500,
    ),
    "entry: paragraphs": (lambda n: entry("<p>a b</p>" * n), 2_500),
    "entry: letters": (lambda n: entry("a" * n), 50_000),
    "telegram: lines": (lambda n: export("a b\n" * n), 5_000),
    "telegram: letters": (lambda n: export("a" * n), 50_000),
    "telegram: messages": (lambda n: export("They speak on in Cairo.", n), 1_000),
}
"""A document of `n` times one thing, and an `n` at which its reading takes some hundredths of a second."""
