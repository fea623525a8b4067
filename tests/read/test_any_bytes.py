"""Any bytes give an article that keeps the contract of blocks, or a plain error; never a crash."""

import json
import random
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading import article_of

from communique.errors import EmptyDocument, ReadingError, UnknownForm
from communique.records import Article

PARTS = st.sampled_from(
    [
        "Home",
        "Share",
        "3 Comments",
        "Notify of",
        "About the author",
        "By Ana Ruiz",
        "• a point",
        "[1] a note",
        "2024-04-09",
        "Related",
        "On Tuesday, April 9, the minister said that talks would go on in Cairo.",
        "a / b / three words here",
        "x" * 300,
        "\t",
        "Photo: AP",
        "Editor's note: The views are his own.",
        "1. Item",
        "(AP)",
        "«",
        "Q: why?",
        " | ".join("abcd"),
    ]
)
TEXTS = st.lists(PARTS).map("\n".join) | st.text(max_size=300)
PAGES = TEXTS.map(lambda text: f"<html><body><p>{text}</p><br><tr><td>{text}<td>{text}</ul>")
LINES = TEXTS.map(lambda text: json.dumps({"source": "s", "text": text}))
BYTES = st.binary(max_size=400) | (TEXTS | PAGES | LINES).map(lambda text: text.encode("utf-8", "replace"))


def check(data: bytes) -> None:
    try:
        article = article_of(data)
    except ReadingError as error:
        assert str(error)
        return
    keeps_contract(article)
    assert article_of(data) == article


def keeps_contract(article: Article) -> None:
    end = 0
    for block in article.blocks:
        assert not article.text[end : block.start].strip()
        assert article.text[block.start : block.end].strip()
        end = block.end
    assert article.text.strip()
    assert not article.text[end:].strip()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BYTES)
def test_any_bytes_give_an_article_or_a_plain_error(data: bytes) -> None:
    check(data)


def whole_documents() -> list[bytes]:
    """A document of each form that is more than letters."""
    import test_mail
    import test_markdown
    import test_odt
    import test_rtf
    from test_papers import POINTS, docx, pdf_of, word_of

    word = docx.Document()
    for point in POINTS[:4]:
        word.add_paragraph(point)
    letter = test_mail.letter()
    letter.set_content(test_mail.text())
    letter.add_alternative(test_mail.page(), "html")
    return [
        pdf_of(POINTS[:4]),
        word_of(word),
        test_odt.packed(test_odt.FULL),
        test_odt.flat(test_odt.FULL),
        test_rtf.rtf(test_rtf.points(*test_rtf.BODY)),
        bytes(letter),
        test_markdown.MARKED.encode(),
    ]


def test_damaged_papers_give_an_article_or_a_plain_error() -> None:
    chance = random.Random(7)
    for whole in whole_documents():
        for _ in range(15):
            data = bytearray(whole)
            for _ in range(chance.randint(1, 30)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            check(bytes(data[: chance.randrange(1, len(data))] if chance.random() < 0.3 else data))


def test_a_reader_loads_what_it_needs_and_nothing_more() -> None:
    script = """
import sys
from communique.read import read
from communique.records import Document
read(Document(id="x", source="x", data=b"A ferry\\n\\nThe minister met her guest in Suva on Monday about boats."))
heavy = {"docx", "pypdfium2", "trafilatura", "markdown_it", "lxml"}
print(sorted(heavy & set(sys.modules)))
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("data", [b"<div>" * 20_000 + b"words", b"( " * 20_000, b"a / " * 20_000, b"1 " * 20_000])
def test_hostile_repetition_neither_crashes_nor_hangs(data: bytes) -> None:
    check(data)


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf", b"<html><body></body></html>", b"Home\nShare\n"])
def test_nothing_in_it_is_said_to_be_empty(data: bytes) -> None:
    with pytest.raises(EmptyDocument):
        article_of(data)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"PK\x03\x04 broken", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Office"),
        (bytes(range(32)) * 9, "not text"),
    ],
)
def test_a_form_that_nobody_reads_is_named(data: bytes, what: str) -> None:
    with pytest.raises(UnknownForm, match=what):
        article_of(data)
