"""OpenDocument texts, packed and flat: zones by their styles, notes apart, changes taken, nothing from outside."""

import io
import zipfile

import pytest
from reading import article_of, removed, zones

from communique.errors import ReadingError
from communique.read.forms import form_of

BODY = [
    "The foreign ministers of Kenya and Oman met in Mombasa on Monday and agreed on a common list of fishing grounds.",
    "The list will be kept by the smaller of the two ministries, which has asked for three more clerks and for a map.",
]
NAMES = (
    " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for name, long in {
            "office": "office",
            "text": "text",
            "table": "table",
            "style": "style",
            "draw": "drawing",
            "meta": "meta",
            "svg": "svg-compatible",
        }.items()
    )
    + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
STYLES = (
    '<office:automatic-styles><style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
    '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Quotations"/>'
    "</office:automatic-styles>"
)
META = (
    "<office:meta><dc:title>A list of fishing grounds</dc:title><meta:initial-creator>Ana Ruiz</meta:initial-creator>"
    "<meta:creation-date>2020-02-07T10:00:00</meta:creation-date></office:meta>"
)


def p(text: str, style: str = "Text_20_body") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def packed(body: str, head: str = "", **parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        text = f"<office:body><office:text>{body}</office:text></office:body>"
        archive.writestr(
            "content.xml", f"{head}<office:document-content {NAMES}>{STYLES}{text}</office:document-content>"
        )
        archive.writestr("meta.xml", f"<office:document-meta {NAMES}>{META}</office:document-meta>")
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", data)
    return stream.getvalue()


def flat(body: str) -> bytes:
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    return f'<?xml version="1.0"?><office:document {NAMES}>{META}{STYLES}{text}</office:document>'.encode()


NOTE = (
    '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
    "<text:p>Minutes, page 3.</text:p></text:note-body></text:note>"
)
CHANGES = (
    '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>Nobody agreed.</text:p>'
    "</text:deletion></text:changed-region></text:tracked-changes>"
)
FULL = (
    CHANGES
    + p("A list of fishing grounds", "P1")
    + p(BODY[0].replace("list", f"list{NOTE}"))
    + '<text:h text:outline-level="1">The price</text:h>'
    + "<text:list><text:list-item><text:p>a first map</text:p></text:list-item>"
    "<text:list-item><text:p>a second<text:s text:c='2'/>map</text:p></text:list-item></text:list>"
    "<table:table><table:table-row><table:table-cell><text:p>2018</text:p></table:table-cell>"
    "<table:table-cell><text:p>41 million</text:p></table:table-cell></table:table-row></table:table>"
    + p("The sea does not know the list, and it never asked for one to be made.", "P2")
    + p(
        BODY[1].replace(
            "ministries",
            "<text:span>minis</text:span>tries<office:annotation><text:p>Which?</text:p></office:annotation>",
        )
        + "<draw:frame><draw:text-box><text:p>In brief: one list, two ministries.</text:p></draw:text-box></draw:frame>"
    )
    + p("The talks of 2019 had failed over the same three clerks, as both of the sides remember well.")
)


@pytest.mark.parametrize("data", [packed(FULL), flat(FULL)], ids=["packed", "flat"])
def test_zones_notes_and_properties_are_read(data: bytes) -> None:
    assert form_of(data) == "odt"
    article = article_of(data)
    found = zones(article)
    assert (article.title, article.authors) == ("A list of fishing grounds", ("Ana Ruiz",))
    assert article.published is not None
    assert (article.published.date, article.published.basis) == ("2020-02-07", "metadata")
    assert found["footnote"] == ["[1] Minutes, page 3."]
    assert found["heading"] == ["The price"]
    assert found["list_item"] == ["a first map", "a second map"]
    assert found["table"] == ["2018 | 41 million"]
    assert found["quotation"] == ["The sea does not know the list, and it never asked for one to be made."]
    assert found["body"][:2] == BODY
    assert article.text.count("In brief: one list, two ministries.") == 1
    for gone in ("Nobody agreed", "Which?"):
        assert gone not in article.text


def test_numbers_of_lists_are_counted() -> None:
    style = (
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" '
        'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>'
        "</text:list-style>"
    )

    def item(inner: str) -> str:
        return f"<text:list-item>{inner}</text:list-item>"

    inner = f"<text:list>{item(p('boats'))}{item(p('nets'))}</text:list>"
    first = f'<text:list text:style-name="L1">{item(p("The list") + inner)}{item(p("The map"))}</text:list>'
    more = f'<text:list text:style-name="L1" text:continue-numbering="true">{item(p("The clerks"))}</text:list>'
    article = article_of(packed(style + p(BODY[0]) + first + p(BODY[1]) + more))
    assert zones(article)["list_item"] == ["1. The list", "a) boats", "b) nets", "2. The map", "3. The clerks"]


def test_a_table_of_contents_is_no_text() -> None:
    contents = f"<text:table-of-content><text:index-body>{p('The price 3')}</text:index-body></text:table-of-content>"
    article = article_of(packed(p("A list of fishing grounds", "Title") + contents + p(BODY[0]) + p(BODY[1])))
    assert "The price 3" in removed(article)["menu"]
    assert "The price 3" not in article.text


def test_entities_and_files_from_outside_are_not_read() -> None:
    head = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname"><!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'
    article = article_of(packed(p(BODY[0] + "&f;&b;") + p(BODY[1]), head))
    assert BODY[0] in article.text
    assert "aaaa" not in article.text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (packed(p(BODY[0]))[:-30] + bytes(30), "cannot be (unpacked|opened)"),
        (packed(p(BODY[0]), **{"META-INF__manifest": "<manifest><encryption-data/></manifest>"}), "password"),
        (packed(p(BODY[0])).replace(b"office:text", b"office:tixt"), "no text|broken|Bad"),
        (packed("<text:section>" * 300 + "</text:section>" * 300), "deep|depth"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(ReadingError, match=reason):
        article_of(data)
