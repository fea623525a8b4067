"""Plain-text exports: the article's own words stay and are zoned, what surrounds them goes, with its reason."""

import pytest
from reading import article_of, removed, zones

FIRST = (
    "Ghanaian Foreign Minister Esi Tetteh received her Ivorian counterpart Paul Kone in Accra on Monday, and the two "
    "talked for an hour about the sea border and about cocoa."
)
SECOND = "They agreed to meet again in Abidjan before the rains. Nothing was signed, a diplomat in the room said."


def export(*lines: str) -> str:
    return "\n".join(lines)


def test_menus_share_bars_and_scroll_links_go_and_the_article_stays() -> None:
    article = article_of(
        export(
            "Home",
            "World",
            "Business",
            "Gulf of Guinea ministers talk cocoa and borders",
            "Facebook",
            "Copy link",
            "",
            FIRST,
            "",
            "Click to see full-size image",
            "",
            SECOND,
            "",
            "Tags: Ghana, cocoa",
            "Share",
            "Scroll to Top",
        )
    )
    assert article.title == "Gulf of Guinea ministers talk cocoa and borders"
    assert article.text == "\n\n".join([article.title, FIRST, SECOND])
    assert removed(article)["tags"] == ["Tags: Ghana, cocoa"]
    assert set(removed(article)) == {"menu", "share", "tags"}


@pytest.mark.parametrize(
    ("line", "gone"),
    [
        ("Home / Comments / Ministers in Accra talk about the border", "Home / Comments /"),
        ("Главная / Новости / Ministers in Accra talk about the border", "Главная / Новости /"),
        ("首页 > 观点 > Ministers in Accra talk about the border", "首页 > 观点 >"),
    ],
)
def test_the_last_part_of_a_breadcrumb_is_the_title(line: str, gone: str) -> None:
    article = article_of(export(line, "", FIRST, "", SECOND))
    assert article.title == "Ministers in Accra talk about the border"
    assert article.text.startswith(article.title + "\n\n")
    assert removed(article) == {"menu": [gone]}


def test_a_breadcrumb_above_the_title_itself_goes_whole() -> None:
    article = article_of(
        export("Home > Africa > Ministers in Accra", "Ministers in Accra talk about the border", "", FIRST)
    )
    assert article.title == "Ministers in Accra talk about the border"
    assert removed(article) == {"menu": ["Home > Africa > Ministers in Accra"]}


def test_a_title_repeated_in_other_dashes_stands_once() -> None:
    article = article_of(
        export("Cocoa first – borders later in Accra", "", "Cocoa first - borders later in Accra", "", FIRST)
    )
    assert article.title == "Cocoa first – borders later in Accra"
    assert removed(article) == {"duplicate": ["Cocoa first - borders later in Accra"]}


@pytest.mark.parametrize(
    ("line", "date", "author"),
    [
        ("Updated 09:12, 14-Nov-2023", "2023-11-14", None),
        ("Published: 14 November 2023 | By Ama Owusu", "2023-11-14", "Ama Owusu"),
        ("Posted by Ama Owusu on November 14, 2023", "2023-11-14", "Ama Owusu"),
        ("Ama Owusu, 14 November 2023", "2023-11-14", "Ama Owusu"),
        ("Tuesday, 14 November 2023, 06:15 GMT", "2023-11-14", None),
        ("14.11.2023", "2023-11-14", None),
        ("14 ноября 2023 г.", "2023-11-14", None),
        ("2023年11月14日", "2023-11-14", None),
    ],
)
def test_a_line_that_shows_the_day_states_it(line: str, date: str, author: str | None) -> None:
    article = article_of(export("Ministers in Accra talk about the border", line, "", FIRST, "", SECOND))
    assert article.published is not None
    assert (article.published.date, article.published.precision, article.published.basis) == (date, "day", "stated")
    assert article.authors == ((author,) if author else ())
    assert zones(article)["dateline"] == [line]


def test_the_day_of_publication_goes_before_that_of_an_update() -> None:
    lines = ("Last updated: 16 November 2023", "Published on 14 November 2023")
    article = article_of(export("Ministers in Accra talk about the border", *lines, "", FIRST))
    assert article.published is not None
    assert article.published.date == "2023-11-14"


def test_a_numeric_date_that_reads_two_ways_gives_its_year_alone() -> None:
    article = article_of(export("Ministers in Accra talk about the border", "Published 03/04/2023", "", FIRST))
    assert article.published is not None
    assert (article.published.date, article.published.precision) == ("2023", "year")


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ama Owusu and Jean Koffi", ("Ama Owusu", "Jean Koffi")),
        ("By Ama Owusu in Accra", ("Ama Owusu",)),
        ("Ama Owusu", ("Ama Owusu",)),
        ("By Staff Writer", ()),
        ("Accra Daily Ledger", ()),
    ],
)
def test_bylines_name_persons_and_no_outlets(line: str, authors: tuple[str, ...]) -> None:
    article = article_of(export("Ministers in Accra talk about the border", "14 November 2023", line, "", FIRST))
    assert article.authors == authors


def test_a_caption_with_its_credit_stands_once_as_a_caption() -> None:
    caption = "Esi Tetteh (2nd L) greets Paul Kone at the ministry in Accra, November 13, 2023. /Gulf photo"
    article = article_of(
        export("Ministers in Accra talk about the border", caption, "", caption, "", FIRST, "", SECOND)
    )
    assert zones(article)["caption"] == [caption]
    assert removed(article) == {"duplicate": [caption]}


def test_a_name_and_an_agency_credit_a_picture_and_wrote_nothing() -> None:
    article = article_of(export("Ministers in Accra talk about the border", "", "Kofi Mensah AP/TT", "", FIRST))
    assert zones(article)["caption"] == ["Kofi Mensah AP/TT"]
    assert article.authors == ()


def test_an_editors_note_is_kept_as_one_and_makes_an_opinion() -> None:
    note = (
        "Editor's note: Ama Owusu farms cocoa. The article reflects the author's views and not those of Accra Ledger."
    )
    article = article_of(export("What the ministers forgot", "Ama Owusu", "", note, "", FIRST, "", SECOND))
    assert zones(article)["editors_note"] == [note]
    assert (article.genre, article.publisher, article.authors) == ("opinion", "Accra Ledger", ("Ama Owusu",))


def test_everything_below_a_comment_form_goes() -> None:
    thread = [
        "Subscribe",
        "Notify of",
        "guest",
        "2 Comments",
        "Oldest",
        "kwame77",
        "The minister said that Togo will pay for everything. He met the pope there too!",
        "Reply",
    ]
    article = article_of(export("Ministers in Accra talk about the border", "", FIRST, "", SECOND, "", *thread))
    assert article.text.endswith(SECOND)
    assert "kwame77" in removed(article)["comments"]


def test_a_comment_counter_above_the_text_cuts_nothing_off() -> None:
    article = article_of(
        export("Ministers in Accra talk about the border", "By Ama Owusu", "3 Comments", "", FIRST, "", SECOND)
    )
    assert article.text.endswith(SECOND)
    assert removed(article) == {"comments": ["3 Comments"]}


@pytest.mark.parametrize(
    "heading", ["Related Posts", "Further Reading", "MORE ON THE TOPIC:", "Читайте также", "相关文章"]
)
def test_links_under_a_related_heading_go_up_to_where_the_text_goes_on(heading: str) -> None:
    links = [heading, "Cocoa prices at a record", "Why Abidjan waits"]
    middle = article_of(export("Ministers in Accra talk about the border", "", FIRST, "", *links, "", SECOND))
    end = article_of(export("Ministers in Accra talk about the border", "", FIRST, "", SECOND, "", *links))
    assert middle.text == end.text
    assert removed(middle) == removed(end) == {"related": links}


def test_an_authors_heading_with_nothing_under_it_and_legal_lines_go() -> None:
    legal = "(If you want to contribute to these pages, write to letters@gulf.example.)"
    article = article_of(
        export(
            "Ministers in Accra talk about the border",
            "",
            FIRST,
            "",
            SECOND,
            "",
            "About the Author",
            legal,
            "© 2023 Gulf of Guinea Ledger. All rights reserved.",
        )
    )
    assert article.text.endswith(SECOND)
    assert removed(article)["author"] == ["About the Author"]
    assert len(removed(article)["legal"]) == 2


def test_stray_identifiers_go_and_words_stay() -> None:
    article = article_of(
        export("Ministers in Accra talk about the border", "aX91kQpLz7Wm", "", FIRST, "", "McDonaldisation", "", SECOND)
    )
    assert removed(article) == {"stray": ["aX91kQpLz7Wm"]}
    assert "McDonaldisation" in article.text


def test_headings_lists_and_footnotes_have_their_zones() -> None:
    article = article_of(
        export(
            "Ministers in Accra talk about the border",
            "",
            FIRST,
            "",
            "What about the cocoa?",
            "",
            SECOND,
            "",
            "  • The first point is a harbour that both coasts may use.",
            "    It hangs under the point, as does this.",
            "",
            "  • The second point is silence.",
            "",
            "The rest is for lawyers, and they are paid by the hour here.",
            "",
            "[1] The text of 2017 is on the ministry's site.",
        )
    )
    found = zones(article)
    assert found["heading"] == ["What about the cocoa?"]
    assert found["list_item"][0].endswith("both coasts may use.\nIt hangs under the point, as does this.")
    assert len(found["list_item"]) == 2
    assert found["footnote"] == ["[1] The text of 2017 is on the ministry's site."]


def test_wrapped_lines_become_paragraphs() -> None:
    words = f"{FIRST} {SECOND}".split()
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) > 60:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    article = article_of(export("Ministers in Accra talk about the border", "", *lines, line))
    assert article.text.split("\n\n")[1] == f"{FIRST} {SECOND}"


def test_every_character_lies_in_one_block_and_every_removal_quotes_the_text_before() -> None:
    lines = ["Home", "Ministers in Accra talk about the border", "Share", FIRST, SECOND, "Scroll to Top"]
    article = article_of(export(*lines))
    before = "\n\n".join(lines)
    assert all(before[part.start : part.end] == part.quote for part in article.removed)
    assert "".join(article.text[b.start : b.end] for b in article.blocks) == article.text.replace("\n\n", "")


def test_a_letter_is_read_by_its_headers() -> None:
    article = article_of(
        export(
            "From: The Cocoa Letter <post@cocoa.example>",
            "Subject: Fwd: What was said in Accra",
            "Date: Tue, 14 Nov 2023 07:30:00 +0000",
            "Content-Type: text/plain; charset=utf-8",
            "",
            "What was said in Accra",
            "",
            FIRST,
            "",
            SECOND,
            "",
            "--",
            "Unsubscribe | Forward to a friend",
        )
    )
    assert (article.title, article.publisher) == ("What was said in Accra", "The Cocoa Letter")
    assert article.published is not None
    assert (article.published.date, article.published.basis) == ("2023-11-14", "metadata")
    assert article.text.endswith(SECOND)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_encodings_are_told_from_the_bytes(encoding: str) -> None:
    article = article_of(f"Ministre à Abidjan: « dialogue »\n\n{FIRST}".encode(encoding))
    assert article.title == "Ministre à Abidjan: « dialogue »"


def test_an_old_encoding_is_guessed() -> None:
    russian = "Министр иностранных дел Ганы прибыл с официальным визитом и провёл переговоры с коллегой о границе. " * 3
    article = article_of(russian.encode("cp1251"))
    assert "провёл переговоры" in article.text
    assert article.language == "ru"


def test_an_agencys_export_names_its_source_and_editor_apart() -> None:
    lines = [
        "Gulf News Agency | english.gulf.example",
        "Ministers in Accra talk about the border",
        "Source: Gulf News Agency",
        "Editor: kofi",
        "2023-11-14 22:10:15",
        "",
        "ACCRA, Nov. 14 (Gulf News Agency) -- " + FIRST,
        "",
        SECOND,
        "",
        "■",
    ]
    article = article_of(export(*lines))
    assert zones(article)["byline"] == ["Source: Gulf News Agency", "Editor: kofi"]
    assert (article.title, article.publisher, article.authors) == (lines[1], "Gulf News Agency", ())
    assert article.text.endswith(SECOND)


def test_the_points_of_a_list_are_not_footnotes() -> None:
    points = ["(1) to open a line between the ports;", "(2) to exchange pilots;", "(3) to meet every year."]
    article = article_of(
        export("Ministers in Accra talk about the border", "", FIRST, "", "They agreed on three points:", *points)
    )
    assert zones(article)["list_item"] == points


def test_what_the_ministry_calls_itself_above_the_title_is_not_the_title() -> None:
    article = article_of(
        export(
            "MINISTRY OF FOREIGN AFFAIRS OF THE REPUBLIC OF GHANA",
            "Home>Top Stories",
            "Foreign Minister Esi Tetteh holds talks with Paul Kone",
            "2023-11-14 23:40",
            "",
            FIRST,
            "",
            "Suggest to a friend",
        )
    )
    assert article.title == "Foreign Minister Esi Tetteh holds talks with Paul Kone"
    assert article.publisher is not None
    assert article.publisher.startswith("Ministry of Foreign Affairs")
    assert article.genre == "readout"
    assert article.text.endswith(FIRST)
