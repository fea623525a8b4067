"""Titles, names, days and outlets of exports, by place and form."""

import pytest

from communique.read import dates, read
from communique.records import Article, Document

TEXT = (
    "The energy ministers of Chad and Niger met in Diffa on Monday and agreed to link their grids by 2031.",
    "Niger's minister, Aïssa Moussa, said the line would be 212 kilometres long and cost 90 million dollars.",
)
TITLE = "Chad and Niger to link their grids"


def article(*lines: str) -> Article:
    return read(Document(id="", source="", data="\n".join(lines).encode()))


@pytest.mark.parametrize(
    "line", ["8-9 April 2024", "8 and 9 April 2024", "March 30 – April 2, 2024", "1.2.2021 - 3.2.2021"]
)
def test_a_span_of_days_is_no_day_of_publication(line: str) -> None:
    assert dates.date_line(line) is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("14 октомври 2020", "2020-10-14"),
        ("3. ožujka 2019.", "2019-03-03"),
        ("2023. október 7.", "2023-10-07"),
        ("2. 11. 2021", "2021-11-02"),
        ("12 กันยายน 2561", "2018-09-12"),
        ("7 tháng 9, 2023", "2023-09-07"),
        ("12:30 - 9 April 2024", "2024-04-09"),
    ],
)
def test_days_in_more_orders_and_languages(line: str, day: str) -> None:
    found = dates.date_line(line)
    assert found is not None and found.shown.date == day


def test_a_numeric_date_is_read_as_the_others_of_its_page() -> None:
    read_ = article("Related: 23/04/2021", TITLE, "05/04/2021", *TEXT)
    assert read_.published is not None and read_.published.date == "2021-04-05"


def test_the_day_of_the_site_gives_way_to_that_below_the_title() -> None:
    read_ = article("Wednesday, July 3, 2024", "World", "Sport", "Opinion", TITLE, "Updated - July 02, 2024", *TEXT)
    assert read_.published is not None and read_.published.date == "2024-07-02"


def test_a_feeds_closing_sentence_names_title_and_outlet() -> None:
    read_ = article(*TEXT, f"The post {TITLE} appeared first on Sahel Ledger.")
    assert (read_.title, read_.publisher) == (TITLE, "Sahel Ledger")
    assert "appeared first" not in read_.text


def test_an_official_document_is_titled_by_its_kind() -> None:
    title = "JOINT DECLARATION ON THE GRIDS OF THE SAHEL"
    assert article("Third Meeting of the Ministers of Energy", "Diffa, 4 May 2021", title, *TEXT).title == title


@pytest.mark.parametrize(
    ("lines", "outlet"),
    [
        (("High Sahel Log", "Log in", "Sign up", TITLE, "4 May 2021", *TEXT), "High Sahel Log"),
        ((TITLE, "Source: Sahel Courier 2021-05-04 16:20", *TEXT), "Sahel Courier"),
        ((TITLE, *TEXT, "© 2021 Sahel Post Pvt. Ltd. All rights reserved."), "Sahel Post"),
        (("News", "Foreign policy", "العربية", TITLE, "4 May 2021", *TEXT), None),
    ],
)
def test_who_publishes(lines: tuple[str, ...], outlet: str | None) -> None:
    assert article(*lines).publisher == outlet


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("WRITER: ANA RUIZ", ("Ana Ruiz",)),
        ("By ANA RUIZ Plains News Service", ("Ana Ruiz",)),
        ("4 May 2021 | Ana Ruiz | 2 318 views", ("Ana Ruiz",)),
        ("Updated - May 04, 2021 09:31 pm IST - NEW DELHI", ()),
        ("BY ANA RUIZ ON MAY 4, 2021", ("Ana Ruiz",)),
        ("Читати російською", ()),
    ],
)
def test_who_wrote(line: str, authors: tuple[str, ...]) -> None:
    assert article(TITLE, line, *TEXT).authors == authors


def test_a_counter_beside_a_name_goes() -> None:
    read_ = article(TITLE, "By Ana Ruiz | 14 comments", *TEXT)
    assert read_.authors == ("Ana Ruiz",)
    assert "14 comments" not in read_.text


def test_salutations_above_a_speech_stay() -> None:
    assert (
        "Excellencies,\n\nLadies and gentlemen,"
        in article(
            "Remarks at the opening of the grid", "4 May 2021", "Excellencies,", "Ladies and gentlemen,", *TEXT
        ).text
    )
