"""Exports in which the markup is lost: what surrounds an article is told from its words, its place and its script."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import article_of, removed, zones

from communique.read import cues, furniture
from communique.read.draft import Piece, lay_out
from communique.read.zones import settle

TITLE = "Paramaribo and Georgetown talk about one bridge"
FIRST = (
    "Surinamese Transport Minister Albert Kanhai met his Guyanese counterpart Rita Persaud in Paramaribo on Monday, "
    "and they spoke for two hours about a bridge over the Corentyne."
)
SECOND = "The bridge will cost 236 million dollars. Nobody has said yet who will pay for its second half."
LAST = "A third meeting is planned for May in Nieuw Nickerie, where the ferry leaves from now."
CASES = sorted((Path(__file__).parents[2] / "eval" / "reading").glob("*/document.txt"))


def export(*lines: str) -> str:
    return "\n\n".join(lines)


@pytest.mark.parametrize(
    "lines",
    [
        ("الرئيسية", "أخبار محلية", "طقس اليوم"),
        ("होम", "राज्य", "मौसम"),
        ("ホーム", "地域の話題", "天気予報"),
        ("Главная", "Погода в области", "Справочная"),
        ("Αρχική", "Ο καιρός σήμερα", "Τοπικά"),
    ],
)
def test_menus_in_another_script_go_and_the_english_article_stays(lines: tuple[str, ...]) -> None:
    article = article_of(export(*lines, TITLE, FIRST, lines[1], SECOND, LAST, *lines))
    assert article.text == export(TITLE, FIRST, SECOND, LAST)
    assert article.title == TITLE


def test_a_day_and_a_name_in_another_script_stay() -> None:
    article = article_of(export("Главная", TITLE, "7 ноября 2023", FIRST, SECOND, "Поделиться"))
    assert article.published is not None
    assert article.published.date == "2023-11-07"
    assert "7 ноября 2023" in article.text


def test_a_short_line_in_the_articles_own_script_is_no_menu() -> None:
    russian = "Министр транспорта Суринама встретился с коллегой из Гайаны и говорил о мосте через реку два часа. " * 3
    article = article_of(export("Мост на двоих", russian, "Кто заплатит", russian + "Это неизвестно."))
    assert "Кто заплатит" in article.text


@pytest.mark.parametrize(
    "line",
    [
        "Download full publication as PDF",
        "Save articles to read later and create your own reading list",
        "Show more news sections",
        "Increase text size",
        "Type your email...",
    ],
)
def test_labels_of_controls_are_told_by_their_words(line: str) -> None:
    assert furniture.is_interface(line)
    assert article_of(export(TITLE, FIRST, line, SECOND, LAST)).text == export(TITLE, FIRST, SECOND, LAST)


@pytest.mark.parametrize(
    "line", ["Next steps", "Background", "The last article of the treaty", "Full text of the deal"]
)
def test_headings_that_share_a_word_with_a_control_stay(line: str) -> None:
    assert line in article_of(export(TITLE, FIRST, line, SECOND, LAST)).text


def test_unknown_lines_after_junk_below_the_text_go_with_it() -> None:
    article = article_of(export(TITLE, FIRST, SECOND, "Share", "Corentyne", "Infrastructure", "Related", "Ferry fares"))
    assert article.text == export(TITLE, FIRST, SECOND)
    assert removed(article)["related"] == ["Related", "Ferry fares"]


def test_signatures_below_the_text_stay() -> None:
    signed = ("For the Republic of Suriname", "For Guyana")
    article = article_of(export(TITLE, FIRST, SECOND, *signed))
    assert article.text == export(TITLE, FIRST, SECOND, *signed)


def test_a_short_last_sentence_below_an_insert_stays() -> None:
    article = article_of(export(TITLE, FIRST, SECOND, "READ ALSO: The ferry that never was", "Nobody asked."))
    assert article.text.endswith("Nobody asked.")
    assert removed(article) == {"related": ["READ ALSO: The ferry that never was"]}


def test_an_article_that_goes_on_below_related_links_is_whole() -> None:
    article = article_of(export(TITLE, FIRST, "RELATED", "Ferry fares rise", "Who owns the river?", SECOND, LAST))
    assert article.text == export(TITLE, FIRST, SECOND, LAST)


@pytest.mark.parametrize(
    "bio",
    [
        "Rita Mahabir is a reporter based in Georgetown.",
        "Rita Mahabir has covered the Guianas since 2009. She tweets too much.",
    ],
)
def test_what_tells_who_wrote_it_is_an_authors_note_even_among_junk(bio: str) -> None:
    text = export(TITLE, "By Rita Mahabir", FIRST, SECOND, "Related", "Ferry fares rise", bio, "Share", "2 Comments")
    article = article_of(text)
    assert zones(article)["authors_note"] == [bio]
    assert article.authors == ("Rita Mahabir",)


def test_a_paragraph_on_somebody_in_the_news_is_no_note() -> None:
    told = "Albert Kanhai is an engineer by training and has been minister for three years, longer than most."
    article = article_of(export(TITLE, "By Rita Mahabir", FIRST, told, SECOND))
    assert "authors_note" not in zones(article)


def test_a_caption_shown_twice_in_a_row_stands_once_and_is_one() -> None:
    caption = "The Corentyne at low water, seen from the ferry at Springlands on a Sunday."
    article = article_of(export(TITLE, FIRST, caption, caption, SECOND))
    assert zones(article)["caption"] == [caption]
    assert article.text.count(caption) == 1


def test_a_standfirst_above_names_and_days_is_no_first_paragraph() -> None:
    standfirst = "The two neighbours have argued about the river since 1799, and about the ferry since 1998."
    article = article_of(export(TITLE, standfirst, "By Rita Mahabir", "Published on 4 March 2024", FIRST, SECOND))
    assert zones(article)["standfirst"] == [standfirst]
    assert article.published is not None
    assert (article.authors, article.published.date) == (("Rita Mahabir",), "2024-03-04")


def test_a_title_and_its_subtitle() -> None:
    article = article_of(export(TITLE, "What would a second half cost?", "Rita Mahabir", "4 March 2024", FIRST, SECOND))
    assert article.title == TITLE
    assert zones(article)["standfirst"] == ["What would a second half cost?"]


def test_a_short_title_above_its_day_wins_over_longer_labels() -> None:
    article = article_of(export("Sign in", "The River Commission Weekly", "One bridge", "4 March 2024", FIRST, SECOND))
    assert article.title == "One bridge"


def test_the_day_that_a_title_ends_with() -> None:
    article = article_of(export("Press briefing by the spokesperson, 17 May 2023", FIRST, SECOND))
    assert article.published is not None
    assert (article.published.date, article.published.basis) == ("2023-05-17", "stated")


@pytest.mark.parametrize(
    ("line", "date"),
    [("15 lutego 2023", "2023-02-15"), ("21 Şubat 2024", "2024-02-21"), ("2023년 7월 11일", "2023-07-11")],
)
def test_days_in_more_languages(line: str, date: str) -> None:
    article = article_of(export(TITLE, line, FIRST, SECOND))
    assert article.published is not None
    assert article.published.date == date


def test_words_cut_at_the_margin_are_whole_and_a_dateline_stays_apart() -> None:
    text = (
        "A bridge for two coasts\nParamaribo, 4 March 2024\n\n"
        "The ministers of transport of both countries met in the\n"
        "building of the river commission in order to consider the ren-\n"
        "ovation of the second half of the bridge, as had been an-\n"
        "nounced by the commission in the spring of the same year, be-\n"
        "fore the rains set in on both of the coasts of the river and\n"
        "the ferry stopped.\n"
    )
    article = article_of(text)
    assert article.title == "A bridge for two coasts"
    assert "renovation" in article.text
    assert "announced" in article.text
    assert "before the rains" in article.text


def test_subtitles_give_what_is_said() -> None:
    article = article_of(
        "1\n00:00:01,000 --> 00:00:03,000\nThe minister landed\n<i>this morning.</i>\n\n"
        "2\n00:00:06,500 --> 00:00:09,000\nShe said nothing at the airport.\n\n"
        "3\n00:00:09,000 --> 00:00:10,000\n[music]\n"
    )
    assert article.text == "The minister landed this morning.\n\nShe said nothing at the airport."
    assert article.title is None


LINES = st.sampled_from(
    [
        *(TITLE, FIRST, SECOND, LAST, "Share", "Related posts", "Leave a reply", "Reply", "Главная", "41", "• a"),
        *("By Rita Mahabir", "4 March 2024", "Tags: bridge", "Home / News / Bridge", "Rita Mahabir is a reporter."),
        *("About the author", "Author: Rita Mahabir", "Copy link", "[1] https://a.example", "Source: Wire", "(AP)"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES | st.text(min_size=1, max_size=40).map(str.strip).filter(bool), min_size=1, max_size=25))
def test_every_character_is_in_one_zone_or_removed_with_a_reason(lines: list[str]) -> None:
    check([Piece(line) for line in lines])


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.parent.name)
def test_every_character_of_the_yardstick_is_accounted_for(case: Path) -> None:
    from communique.read import text

    check(text.pieces(case.read_text(encoding="utf-8")))


def check(pieces: list[Piece]) -> None:
    """All that went in comes out, in order: in a zone, or removed and with a reason of the kinds that are known."""
    before = cues.key("".join(piece.text for piece in pieces))
    settle(pieces)
    assert cues.key("".join(piece.text for piece in pieces)) == before
    assert all((piece.zone is None) != (piece.reason is None) for piece in pieces)
    text, blocks, out = lay_out(pieces)
    whole = "\n\n".join(piece.text for piece in pieces)
    assert all(whole[part.start : part.end] == part.quote and part.reason for part in out)
    assert all(first.end <= second.start for first, second in pairwise(blocks))
    assert sum(block.end - block.start for block in blocks) + sum(len(part.quote) for part in out) == sum(
        len(piece.text) for piece in pieces
    )
    assert not text or blocks


def test_the_only_paragraph_under_a_byline_is_the_text() -> None:
    lines = (TITLE, "Published: 3 May 2023\nBy Ida Holm", "Share", FIRST, "Related posts\nTen boats for the summer")
    assert zones(article_of(export(*lines)))["body"] == [FIRST]
