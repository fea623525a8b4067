"""What lines of an export are by the company they keep: ends of pages, contents, echoes, links, contacts, notices."""

import pytest

from communique.read import read
from communique.records import Article, Document

TEXT = (
    "The energy ministers of Chad and Niger met in Diffa on Monday and agreed to link their grids by 2031.",
    "Niger's minister, Aïssa Moussa, said the line would be 212 kilometres long and cost 90 million dollars.",
)


def article(*lines: str) -> Article:
    return read(Document(id="", source="", data="\n".join(lines).encode()))


def kept(*lines: str) -> list[str]:
    return article("Chad and Niger to link their grids", *TEXT, *lines).text.split("\n\n")[3:]


def test_links_below_the_text_go_without_a_known_heading() -> None:
    assert kept("Elsewhere", "A bridge for Bol", "Rice harvest begins early in Lai", "Who guards the lake?") == []


@pytest.mark.parametrize(
    "lines",
    [
        ("Annex: Participants", "Chad", "Mr Idriss Abakar, Minister of Energy", "Niger", "Ms Aïssa Moussa, Minister"),
        ("Programme", "9:00 am\tWelcome", "9:30 am\tSigning", "11:00 am\tLunch"),
        ("Monday: Diffa", "Tuesday: N'Guigmi – the new mast", "Wednesday: return"),
        ("For Chad", "Idriss Abakar", "For Niger", "Aïssa Moussa"),
    ],
)
def test_lists_and_signatures_below_the_text_stay(lines: tuple[str, ...]) -> None:
    assert kept(*lines) == list(lines)


def test_a_table_of_contents_goes_and_its_headings_stay() -> None:
    read_ = article(
        *("Power lines in the Sahel", "By Ana Ruiz", "A weak grid", "What it costs"),
        *("A weak grid", TEXT[0], "What it costs", TEXT[1]),
    )
    assert read_.text.split("\n\n") == [
        *("Power lines in the Sahel", "By Ana Ruiz"),
        *("A weak grid", TEXT[0], "What it costs", TEXT[1]),
    ]


def test_what_is_set_large_again_goes() -> None:
    assert kept("the line would be 212 kilometres long and cost 90 million dollars", "It is to be ready in 2031.") == [
        "It is to be ready in 2031."
    ]


@pytest.mark.parametrize(
    "line",
    [
        "MIRA TAMBIÉN: Puno pide un puente nuevo",
        "Citește și: De ce stau camioanele la graniță",
        "Les også: Hytta som sank",
        "Explainer: Why Diffa has no power at night",
    ],
)
def test_links_between_paragraphs_go_by_their_labels(line: str) -> None:
    last = "The two sides will meet again in Mao in the second week of November, officials said."
    assert kept(line, last) == [last]


def test_a_title_may_begin_with_such_a_label() -> None:
    assert article("Explainer: Why Diffa has no power at night", *TEXT).title == (
        "Explainer: Why Diffa has no power at night"
    )


def test_where_to_ask_goes_with_its_heading() -> None:
    assert kept("Inquiries:", "Ana Ruiz, Special Adviser, tel. +227 20 555 000", "ana.ruiz@energy.example") == []


def test_an_advertisement_between_rules_goes_whole() -> None:
    line = "=" * 40
    advertised = ("A MESSAGE FROM OUR SPONSOR", "Moussa's lamps burn all night. Order two and get a third one free.")
    last = "The line is to be ready in 2031, if the banks agree to pay for it before the rains."
    assert kept(line, *advertised, line, last) == [last]


def test_a_notice_above_the_menu_is_no_first_paragraph() -> None:
    read_ = article(
        "This page is kept for reference and is not updated. Links on it may no longer work.",
        *("What We Do", "Bureaus", "Press Room", "Remarks with the Minister of Energy of Chad", "June 11, 2014"),
        *TEXT,
    )
    assert read_.title == "Remarks with the Minister of Energy of Chad"
    assert read_.published is not None and read_.published.date == "2014-06-11"
    assert "kept for reference" not in read_.text


def test_the_heads_of_printed_pages_go() -> None:
    assert kept("SAHEL GRID PAPERS 7      2", "Ports are far away.", "SAHEL GRID PAPERS 7      3") == [
        "Ports are far away."
    ]


def test_links_above_the_text_do_not_take_its_title() -> None:
    read_ = article("Latest News", "Rain in Lai", "Chad and Niger to link their grids", "4 May 2021", *TEXT)
    assert read_.title == "Chad and Niger to link their grids"
    assert read_.text.split("\n\n")[1:] == ["4 May 2021", *TEXT]


def test_of_several_dated_lines_the_last_one_is_the_title() -> None:
    read_ = article(
        *(
            "Goalkeeper wins medal in Lomé",
            "Published on 13 May 2021",
            "Bus fares rise again",
            "Published on 12 May 2021",
        ),
        *("Chad and Niger to link their grids", "Published on 4 May 2021", *TEXT),
    )
    assert read_.title == "Chad and Niger to link their grids"
    assert read_.published is not None and read_.published.date == "2021-05-04"


def test_a_last_sentence_with_initials_behind_it_stays() -> None:
    last = "The minister thanked the engineers for their efforts and wished them success in their duties. (end)"
    assert kept(last, "Font", "Print", "Related stories", "Rain in Lai") == [last]
