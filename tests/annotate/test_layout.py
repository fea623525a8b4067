"""Sentences begin where blocks begin, so that nothing crosses a paragraph, a heading or a dateline."""

import pytest
from pytest import param as case

from communique.annotate.pipeline import annotate
from communique.records import Article, Block

SPLIT = [
    case(
        "Ministers Meet in Accra\n\nGhana hosted the talks on Monday.",
        ["Ministers Meet in Accra", "Ghana hosted the talks on Monday."],
        id="heading",
    ),
    case("The deal\n \nThe port stays open.", ["The deal", "The port stays open."], id="blank-line-with-a-space"),
    case(
        "VIENTIANE, May 9 (Delta Wire) - Laos opened the border.",
        ["VIENTIANE, May 9 (Delta Wire) -", "Laos opened the border."],
        id="wire-dateline",
    ),
    case("QUITO/LIMA — Ecuador and Peru agreed.", ["QUITO/LIMA —", "Ecuador and Peru agreed."], id="two-cities"),
    case(
        "ADDIS ABABA, 3 May 2024 – “We agreed,” he said.",
        ["ADDIS ABABA, 3 May 2024 –", "“We agreed,” he said."],
        id="dateline-before-a-quotation",
    ),
    case("Bamako (PAN) – Mali agreed.", ["Bamako (PAN) –", "Mali agreed."], id="place-and-agency"),
    case("Oslo - a quiet city - hosted them.", ["Oslo - a quiet city - hosted them."], id="a-dash-is-no-dateline"),
    case(
        "“We agreed,” he wrote on X. Nobody replied.",
        ["“We agreed,” he wrote on X.", "Nobody replied."],
        id="behind-on-x",
    ),
    case("", [], id="nothing"),
    case("\n\n\n", [], id="only-lines"),
]


@pytest.mark.parametrize(("text", "expected"), SPLIT)
def test_sentences_begin_with_paragraphs(tell, text, expected):
    assert [sentence for sentence in tell(text).sentences() if sentence] == expected


def test_blocks_tell_where_lines_are_no_paragraphs(nlp):
    text = "Readout of the call\nThe two ministers spoke of\nfisheries in the strait."
    blocks = (Block(start=0, end=19, zone="title"), Block(start=20, end=len(text), zone="body"))
    doc = annotate(nlp, Article(document="d", text=text, blocks=blocks))
    assert [s.text.strip() for s in doc.sents] == [text[:19], text[20:]]
