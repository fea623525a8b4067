"""Hostile documents, made here: each small or made in a moment, each meant to harm whoever reads it.

`BOMBS` are quick enough for every run of the tests; `HEAVY` are for `eval/hostile.py`. Those that want a file or an
address read are told which, so that a test can look whether it was.
"""

import io
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

WORDS = "The two delegations met in Cairo on Tuesday and agreed to speak again next month."
CANARY = "/tmp/communique-canary"
ADDRESS = "http://127.0.0.1:9/canary"
MIB = 1024 * 1024


@dataclass(frozen=True)
class Lure:
    """A file and an address that a hostile document wants to have read."""

    path: str = CANARY
    address: str = ADDRESS


Bomb = Callable[[Lure], bytes]


# Markup


def page(body: str, head: str = "") -> bytes:
    """A page around some markup."""
    return f"<!DOCTYPE html><html><head>{head}</head><body><p>{WORDS}</p>{body}</body></html>".encode()


def nested(tag: str, times: int) -> bytes:
    """Elements inside one another, and words at the bottom."""
    return page(f"<{tag}>" * times + WORDS)


def laughs() -> str:
    """A document type whose entities stand for thousands of millions of letters."""
    rows = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE html [<!ENTITY l0 "laugh">{rows}]>'


def outside(lure: Lure) -> str:
    """A document type that asks for a file and an address, by entity, by parameter and as its own definition."""
    return (
        f'<!DOCTYPE html SYSTEM "{lure.address}.dtd" [<!ENTITY file SYSTEM "file://{lure.path}">'
        f'<!ENTITY net SYSTEM "{lure.address}"><!ENTITY % more SYSTEM "file://{lure.path}">%more;]>'
    )


def xhtml(doctype: str, words: str) -> bytes:
    """A page in XML."""
    return (
        f'<?xml version="1.0"?>{doctype}<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Talks</title></head>'
        f"<body><p>{WORDS}</p><p>{words}</p></body></html>"
    ).encode()


def luring_page(lure: Lure) -> bytes:
    """A page that includes, by every way of markup, what lies outside of it."""
    return page(
        f'<img src="{lure.address}"><iframe src="file://{lure.path}"></iframe><object data="{lure.address}"></object>'
        f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file://{lure.path}" parse="text"/>'
        f'<embed src="file://{lure.path}"><!--#include file="{lure.path}" -->',
        f'<base href="{lure.address}"><link rel="stylesheet" href="{lure.address}">'
        f'<script src="{lure.address}"></script>'
        f'<meta http-equiv="refresh" content="0;url={lure.address}">',
    )


def picture(doctype: str, words: str) -> bytes:
    """An SVG with a script in it."""
    return (
        f'<?xml version="1.0"?>{doctype}<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">'
        f"<script>alert(document.cookie)</script><text>{words}</text><foreignObject><p>{WORDS}</p></foreignObject></svg>"
    ).encode()


# Word documents

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _relations(rows: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def word(body: str, doctype: str = "", parts: dict[str, bytes] | None = None, relations: str = "") -> bytes:
    """A Word document with a body of this XML, and with further parts."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = f'<?xml version="1.0"?>{doctype}<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    main = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _relations(main))
        archive.writestr("word/document.xml", document)
        archive.writestr("word/_rels/document.xml.rels", _relations(relations))
        for name, data in (parts or {}).items():
            archive.writestr(name, data)
    return made.getvalue()


def paragraph(words: str) -> str:
    """A paragraph of a Word document."""
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def lying_word() -> bytes:
    """A Word document whose directory says that its text is small: it is not."""
    data = bytearray(word(paragraph("x" * (6 * MIB))))
    entry = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4) + 4)
    assert data[entry + 46 :].startswith(b"word/document.xml")
    data[entry + 24 : entry + 28] = (1000).to_bytes(4, "little")
    return bytes(data)


def luring_word(lure: Lure) -> bytes:
    """A Word document that refers to a template, a picture and a text outside of it, and climbs out of its archive."""
    kinds = ("attachedTemplate", "image", "aFChunk", "hyperlink", "styles")
    targets = (lure.address, f"file://{lure.path}", lure.path, "../../../../../../etc/passwd", lure.address)
    rows = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
        for n, (kind, target) in enumerate(zip(kinds, targets, strict=True), start=1)
    )
    return word(paragraph(WORDS), relations=rows, parts={"../../../../tmp/climbed": b"out", "/etc/climbed": b"out"})


# Other forms


def odt(body: str, doctype: str = "", parts: dict[str, bytes] | None = None) -> bytes:
    """An OpenDocument text with a body of this XML."""
    names = "".join(f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text"))
    names += ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    content = f"<office:document-content{names}><office:body><office:text>{body}</office:text></office:body>"
    content = f'<?xml version="1.0"?>{doctype}{content}</office:document-content>'
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        for name, data in (parts or {}).items():
            archive.writestr(name, data)
    return made.getvalue()


def words_of_odt(words: str) -> str:
    """A paragraph of an OpenDocument text."""
    return f"<text:p>{words}</text:p>"


def rtf(body: str) -> bytes:
    """An RTF file."""
    return ("{\\rtf1\\ansi " + WORDS + "\\par " + body + "}").encode()


def markdown(body: str, front: str = "title: Talks") -> bytes:
    """A Markdown text with front matter."""
    return f"---\n{front}\n---\n# Talks\n\n{WORDS}\n\n{body}\n".encode()


def laughs_in_yaml() -> str:
    """Front matter whose names stand for thousands of millions of words."""
    rows = "\n".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 10))
    return f"l0: &l0 [laugh, laugh]\n{rows}\nauthors: *l9\ntitle: *l9"


def entry(words: str) -> bytes:
    """An entry of a feed with this HTML."""
    return b'{"entry": {"title": "Talks", "link": "https://desk.example/1", "html": "' + words.encode() + b'"}}'


def export(text: str, messages: str = "") -> bytes:
    """A chat's export with a message of this JSON."""
    told = f'{{"id": 1, "type": "message", "date": "2024-05-10T10:00:00", "text": {text}}}{messages}'
    return f'{{"name": "Desk", "type": "public_channel", "id": 1, "messages": [{told}]}}'.encode()


# PDF


def pdf(objects: dict[int, bytes]) -> bytes:
    """A PDF of numbered objects, of which the first is the catalogue."""
    made, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in objects.items():
        places[number] = len(made)
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(made), max(objects) + 1
    made += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        made += b"%010d 00000 n \n" % places.get(number, 0)
    made += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return bytes(made)


def many_pages(levels: int) -> bytes:
    """A PDF of ten to the power of `levels` pages: each node of the tree has the same child ten times."""
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>"}
    for level in range(levels):
        children = b"%d 0 R " % (level + 3) * 10
        count = 10 ** (levels - level)
        objects[level + 2] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, children)
    objects[levels + 2] = b"<< /Type /Page /MediaBox [0 0 200 200] /Parent %d 0 R >>" % (levels + 1)
    return pdf(objects)


def one_page(stream: bytes, filters: bytes, contents: bytes = b"4 0 R") -> bytes:
    """A PDF of one page with a packed stream."""
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            3: b"<< /Type /Page /MediaBox [0 0 200 200] /Parent 2 0 R /Contents " + contents + b" /Resources << "
            b"/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> /XObject << /X 5 0 R >> >> >>",
            4: b"<< /Length %d /Filter %s >>\nstream\n%s\nendstream" % (len(stream), filters, stream),
            5: b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> "
            b"/Length 6 >>\nstream\n/X Do \nendstream",
        }
    )


def packed_twice(size: int, unit: bytes = b"\x00" * MIB) -> bytes:
    """`size` MiB packed, and packed again: some bytes."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(unit) for _ in range(size)) + packer.flush()
    return zlib.compress(packed, 9)


def looping_pdf() -> bytes:
    """A PDF whose page tree has itself for a child, and whose objects stand for one another."""
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R /Outlines 4 0 R >>",
            2: b"<< /Type /Pages /Count 9 /Parent 2 0 R /Kids [2 0 R 3 0 R 2 0 R] >>",
            3: b"<< /Type /Page /Parent 2 0 R /Contents 5 0 R /MediaBox 5 0 R >>",
            4: b"5 0 R",
            5: b"4 0 R",
        }
    )


def scripted_pdf(lure: Lure) -> bytes:
    """A PDF that wants to run a script, start a program and send its form somewhere."""
    names = b"%s (%s)" % (b"/F", lure.path.encode())
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R /OpenAction 4 0 R /AA << /WC 5 0 R >> >>",
            2: b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            3: b"<< /Type /Page /MediaBox [0 0 200 200] /Parent 2 0 R /AA << /O 6 0 R >> /Contents 7 0 R >>",
            4: b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>",
            5: b"<< /S /Launch " + names + b" >>",
            6: b"<< /S /URI /URI (" + lure.address.encode() + b") >>",
            7: b"<< /Length 0 /F (" + lure.path.encode() + b") /FFilter [] >>\nstream\n\nendstream",
        }
    )


# Mail


def mail(parts: int) -> bytes:
    """A mail with mails inside one another."""
    top = "From: Desk <desk@example.org>\nTo: All <all@example.org>\nSubject: Talks\nMIME-Version: 1.0\n"
    made = ""
    for n in range(parts):
        made += f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n'
    return f"{top}{made}Content-Type: text/plain\n\n{WORDS}\n".encode()


BOMBS: dict[str, Bomb] = {
    "100,000 divs": lambda _: nested("div", 100_000),
    "100,000 quotations": lambda _: nested("blockquote", 100_000),
    "100,000 lists": lambda _: nested("ul><li", 100_000),
    "20,000 tables": lambda _: nested("table><tr><td", 20_000),
    "100,000 letters in bold": lambda _: nested("b", 100_000),
    "300 divs, closed": lambda _: page("<div>" * 300 + WORDS + "</div>" * 300),
    "5,000 attributes": lambda _: page("<p " + " ".join(f"a{n}='{n}'" for n in range(5_000)) + ">" + WORDS),
    "laughs in XHTML": lambda _: xhtml(laughs(), "&l9;"),
    "laughs in SVG": lambda _: picture(laughs(), "&l9;"),
    "laughs in DOCX": lambda _: word(paragraph("&l9;") + paragraph(WORDS), laughs()),
    "outside entities in XHTML": lambda lure: xhtml(outside(lure), "&file; &net;"),
    "outside entities in SVG": lambda lure: picture(outside(lure), "&file; &net;"),
    "outside entities in DOCX": lambda lure: word(paragraph("&file; &net;") + paragraph(WORDS), outside(lure)),
    "page with inclusions": luring_page,
    "DOCX with relations outside": luring_word,
    "SVG with script": lambda _: picture("", WORDS),
    "DOCX that unpacks to 24 MiB": lambda _: word(paragraph(" " * 24 * MIB)),
    "DOCX that lies about its size": lambda _: lying_word(),
    "DOCX nested 50,000 deep": lambda _: word("<w:p>" * 50_000),
    "DOCX of tables in tables": lambda _: word(
        "<w:tbl><w:tr><w:tc>" * 80 + paragraph(WORDS) + "</w:tc></w:tr></w:tbl>" * 80
    ),
    "PDF of a million pages": lambda _: many_pages(6),
    "PDF that claims 2,000,000,000 pages": lambda _: many_pages(1).replace(b"/Count 10 ", b"/Count 2000000000 "),
    "PDF whose tree bites its tail": lambda _: looping_pdf(),
    "PDF with scripts and launches": scripted_pdf,
    "PDF whose picture draws itself": lambda _: one_page(zlib.compress(b"/X Do " * 1000), b"/FlateDecode"),
    "PDF nested 100,000 deep": lambda _: one_page(b"[" * 100_000, b"[]", b"[" * 100_000),
    "ODT nested 50,000 deep": lambda _: odt("<text:span>" * 50_000),
    "ODT of lists in lists": lambda _: odt("<text:list><text:list-item>" * 5_000 + words_of_odt(WORDS)),
    "ODT of 2,000,000,000 blanks": lambda _: odt(words_of_odt(f'{WORDS}<text:s text:c="2000000000"/>')),
    "ODT of 2,000,000,000 cells": lambda _: odt(
        '<table:table><table:table-row table:number-rows-repeated="2000000000"><table:table-cell '
        f'table:number-columns-repeated="2000000000">{words_of_odt(WORDS)}</table:table-cell></table:table-row>'
        "</table:table>"
    ),
    "ODT that unpacks to 24 MiB": lambda _: odt(words_of_odt(" " * 24 * MIB)),
    "laughs in ODT": lambda _: odt(words_of_odt("&l9;") + words_of_odt(WORDS), laughs()),
    "outside entities in ODT": lambda lure: odt(words_of_odt("&file; &net;") + words_of_odt(WORDS), outside(lure)),
    "ODT with names that climb out": lambda _: odt(words_of_odt(WORDS), parts={"../../../../tmp/climbed": b"out"}),
    "RTF of 100,000 groups in groups": lambda _: rtf("{" * 100_000),
    "RTF with 999,999,999 bytes of nothing": lambda _: rtf("\\bin999999999 " + WORDS),
    "RTF of 100,000 fonts": lambda _: rtf("{\\fonttbl" + "{\\f1\\fcharset9 a;}" * 100_000 + "}"),
    "RTF of a row of 100,000 cells": lambda _: rtf("\\trowd\\intbl " + "a\\cell " * 100_000 + "\\row"),
    "RTF with an object and a field that asks": lambda lure: rtf(
        f'{{\\object\\objocx{{\\*\\objdata 0105}}}}{{\\field{{\\*\\fldinst INCLUDETEXT "{lure.path}"}}'
        f'{{\\fldrslt {WORDS}}}}}{{\\field{{\\*\\fldinst INCLUDEPICTURE "{lure.address}"}}}}'
    ),
    "RTF of halves of characters": lambda _: rtf("\\u-10240?" * 50_000),
    "Markdown of 100,000 brackets": lambda _: markdown("[" * 100_000),
    "Markdown of 15,000 open links": lambda _: markdown("a[b](" * 15_000),
    "Markdown of 50,000 stars": lambda _: markdown("*a**b" * 25_000),
    "Markdown of quotations in quotations": lambda _: markdown("> " * 50_000 + WORDS),
    "Markdown of lists in lists": lambda _: markdown("\n".join(" " * n + "- a" for n in range(1_000))),
    "Markdown of a table of 3,000 columns": lambda _: markdown("|a" * 3_000 + "|\n" + "|---" * 3_000 + "|\n|b|\n|c|"),
    "Markdown with a page in it": lambda lure: markdown(luring_page(lure).decode() + "\n\n![a](file:///etc/passwd)"),
    "laughs in front matter": lambda _: markdown(WORDS, laughs_in_yaml()),
    "an object in front matter": lambda _: markdown(
        WORDS, "title: !!python/object/apply:os.system ['true']\nauthor: !!python/name:os.system"
    ),
    "brackets in front matter": lambda _: markdown(WORDS, "title: " + "[" * 16_000),
    "JSON nested 100,000 deep": lambda _: b'{"source": "s", "text": "Talks", "more": ' + b"[" * 100_000,
    "JSON of 300,000 lists": lambda _: b'{"source": "s", "text": "Talks", "more": [' + b"[]," * 300_000 + b"[]]}",
    "JSON of a number without end": lambda _: b'{"source": "s", "text": "Talks", "more": ' + b"9" * 1_000_000 + b"}",
    "JSON of half a character": lambda _: b'{"source": "s", "text": "Talks \\ud800 go on \\u0000 in Cairo."}',
    "an entry nested 100,000 deep": lambda _: entry("<div>" * 100_000 + WORDS),
    "an entry with inclusions": lambda lure: entry(luring_page(lure).decode().replace('"', "'")),
    "an entry of the wrong kinds": lambda _: b'{"entry": {"title": [1], "html": {"a": 1}, "text": 7, "link": false}}',
    "an export with words in words": lambda _: export("[" * 1_000 + "]" * 1_000),
    "an export nested 100,000 deep": lambda _: export("[" * 100_000),
    "an export of the wrong kinds": lambda _: export(
        '[{"text": {"text": [1]}}, 7, null, {"type": 1, "text": "Talks"}]'
    ),
    "an export of 100,000 messages": lambda _: export('"Talks"', ', {"type": "message", "text": "a"}' * 100_000),
    "mail in mail": lambda _: mail(300),
    "malformed UTF-8": lambda _: b"\xc3\x28\xa0\xa1\xe2\x28\xa1\xf0\x28\x8c\xbc\xf8\xa1\xa1\xa1" * 500 + WORDS.encode(),
    "malformed UTF-8 in a page": lambda _: page("@").replace(b"@", b"<p>\xc0\xaf\xed\xa0\x80\xf4\x90\x80\x80</p>" * 99),
    "NUL bytes": lambda _: b"\x00" * 100_000 + WORDS.encode(),
    "NUL bytes in a page": lambda _: page("@").replace(b"@", b"<p>\x00" * 1000),
    "half a surrogate": lambda _: b"\xff\xfe" + b"\x00\xd8" * 1000 + WORDS.encode("utf-16-le"),
    "a million line ends": lambda _: b"\n" * 1_000_000 + WORDS.encode(),
    "a line of a million letters": lambda _: b"a" * 1_000_000,
    "a line of a million brackets": lambda _: b"(" * 1_000_000,
    "gzip": lambda _: b"\x1f\x8b\x08" + packed_twice(1),
    "deflate behind a page's beginning": lambda _: packed_twice(64),
}
"""Documents by what they try."""

HEAVY: dict[str, Bomb] = {
    "a line of 200 MiB": lambda _: b"a" * 200 * MIB,
    "a page of 200 MiB": lambda _: page("<p>" + WORDS) + b"<p>talks " * (20 * MIB),
    "10,000,000 elements": lambda _: page("<b>a</b>" * 10_000_000),
    "a page of one comment": lambda _: page("<!--" + "-" * 40 * MIB),
    "30 MiB of short lines": lambda _: b"a b\n" * (8 * MIB),
    "100,000 short lines": lambda _: b"By Ana Ruiz\n" * 100_000,
    "a PDF stream of 4 GiB": lambda _: one_page(packed_twice(4096), b"[/FlateDecode /FlateDecode]"),
    "a PDF page of 50,000,000 words": lambda _: one_page(
        packed_twice(512, b"BT /F1 9 Tf (talks) Tj ET ".ljust(32) * (MIB // 32)), b"[/FlateDecode /FlateDecode]"
    ),
    "DOCX that unpacks to 1 GiB": lambda _: word(paragraph(" " * 1024 * MIB)),
    "DOCX of 200 MiB of paragraphs": lambda _: word(paragraph("a") * (4 * MIB)),
    "DOCX of 30,000 parts": lambda _: word(paragraph(WORDS), parts={f"word/p{n}.xml": b"" for n in range(30_000)}),
    "ODT of 200 MiB of paragraphs": lambda _: odt(words_of_odt("a") * (10 * MIB)),
    "RTF of 60 MiB": lambda _: rtf("a" * 60 * MIB),
    "RTF of 2,000,000 paragraphs": lambda _: rtf("a\\par " * 2_000_000),
    "Markdown of 2,000,000 paragraphs": lambda _: markdown("a\n\n" * 2_000_000),
    "JSON of 60 MiB of lists": lambda _: b'{"source": "s", "text": "Talks", "more": [' + b"[]," * (20 * MIB) + b"[]]}",
    "an entry of 40 MiB": lambda _: entry("<p>" + "talks " * (7 * MIB)),
    "an export of 2,000,000 messages": lambda _: export('"Talks"', ', {"type": "message", "text": "a"}' * 2_000_000),
    "DOCX table of 1,000,000 cells": lambda _: word(
        "<w:tbl>" + ("<w:tr>" + f"<w:tc>{paragraph('a')}</w:tc>" * 1000 + "</w:tr>") * 1000 + "</w:tbl>"
    ),
}
"""Documents that take seconds to make or to refuse."""
