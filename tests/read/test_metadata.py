"""What is known about an article: the day only where the text bounds it, genre and publisher by their signs."""

import pytest
from reading import article_of, given

REST = "The talks have been long, officials said, and they will go on in the spring. Trade was the main subject."


def day(*paragraphs: str) -> tuple[str, str] | None:
    article = article_of("\n\n".join(["Visitors talk trade and visas in the capital", *paragraphs, REST]))
    published = article.published
    return None if published is None else (published.date, published.basis)


def test_weekday_and_term_of_office_give_the_year_of_a_day_without_one() -> None:
    found = day(
        "U.S. Secretary of State Mike Pompeo arrived in the Kazakh capital on Saturday and met his counterpart there.",
        "At a news conference on February 1 he promised help with the evacuation of students.",
    )
    assert found == ("2020-02", "weekday")


def test_a_weekday_beside_the_day_decides_between_years_named() -> None:
    found = day(
        "The ministers of Laos and Nepal met in Vientiane on Wednesday, November 8, and spoke about airports.",
        "In October 2023 the two airlines had asked for a common timetable.",
    )
    assert found == ("2023-11", "weekday")


def test_the_day_without_a_year_follows_the_latest_date_with_one() -> None:
    found = day(
        "On June 12 the ministers of Laos and Nepal met in Vientiane and spoke about airports and pilots.",
        "The agreement of 3 March 2019 has been in force since then, and both sides are content with it.",
    )
    assert found == ("2019-06", "relative:June 12")


def test_a_whole_date_at_the_top_gives_its_month() -> None:
    assert day("On 16 and 17 May 2018 the ministers of Laos and Nepal met in Vientiane and spoke about pilots.") == (
        "2018-05",
        "relative:17 May 2018",
    )


def test_a_wires_dateline_with_a_year_states_the_day() -> None:
    assert day(
        "VIENTIANE, May 17, 2018 (Mekong News Agency) -- The ministers met and spoke about pilots for an hour."
    ) == (
        "2018-05-17",
        "stated",
    )


def test_a_wire_without_a_year_is_of_the_year_in_which_its_day_falls_on_the_weekday_it_names() -> None:
    lead = "LUSAKA, June 2. /Copper Agency/. Zambia doubts that the talks will end soon, its envoy said on Wednesday."
    assert day(lead, "It would be the first round since the two men met in Ndola in July 2018.") == (
        "2021-06-02",
        "weekday",
    )


def test_a_wire_may_tell_of_the_day_before_and_the_offices_decide() -> None:
    lead = (
        "Lusaka [Zambia], December 26 (CNI): Japanese Foreign Minister Iwaya Takeshi on Wednesday held a meeting here."
    )
    assert day(lead) == ("2024-12-26", "weekday")


def test_a_date_in_a_clause_about_what_had_been_before_is_not_the_days_of_the_news() -> None:
    lead = "Banda met the Laotian minister on Monday, the first visit since Okoro came to Vientiane in November 2023."
    assert day(lead, "The two ministers agreed that the envoys will meet again on Jan. 20.") is None


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("The ministers of Laos and Nepal met on Tuesday, April 9, and spoke about airports and pilots for an hour.",),
        ("The ministers of Laos and Nepal will meet on June 12, 2030, to speak about airports and pilots.",),
        ("The ministers of Laos and Nepal met in Vientiane and spoke about airports and about pilots for an hour.",),
        ("The kingdom fell on 4 July 1821, and its last minister has been forgotten. In 1825 nobody named him.",),
    ],
)
def test_a_day_that_could_be_of_several_years_is_not_made_up(paragraphs: tuple[str, ...]) -> None:
    assert day(*paragraphs) is None


def test_a_former_holder_of_an_office_bounds_nothing() -> None:
    lead = "Former U.S. Secretary of State Mike Pompeo arrived in the Kazakh capital on Saturday and met friends."
    assert day(lead, "At a lunch on February 1 he spoke about his years in office, which have been long ago.") is None


BODY = (
    "The ministers met for an hour in the capital. They spoke about airports, pilots and fees, and then they had lunch."
)


@pytest.mark.parametrize(
    ("lines", "genre"),
    [
        (["Ministers of Laos and Nepal meet in Vientiane", BODY], "news"),
        (["Joint statement of the ministers of Laos and Nepal", BODY], "joint_statement"),
        (["Readout of the meeting of the ministers", BODY], "readout"),
        (["Interview: the man who drew the runway", BODY], "interview"),
        (
            [
                "Pilots first",
                "Q: Why pilots?",
                BODY,
                "Q: And the fees?",
                BODY[::-1],
                "Q: When?",
                "A: Soon enough, I am told by all.",
            ],
            "interview",
        ),
        (["OPINION", "Pilots before runways in Vientiane", BODY], "opinion"),
        (["Home / Opinion / Pilots before runways in Vientiane", BODY], "opinion"),
        (["What the Vientiane talks mean for pilots", BODY], "analysis"),
        (
            [
                "Runways and pilots in Vientiane",
                BODY,
                "Who pays for it?",
                BODY + " All do.",
                "Who flies?",
                BODY + " Few do.",
            ],
            "analysis",
        ),
        (
            [
                "Runways and pilots in Vientiane",
                BODY + " I doubt it. I have seen both airports, and I do not envy my pilot friends.",
            ],
            "opinion",
        ),
    ],
)
def test_the_genre_is_told_by_the_plainest_sign(lines: list[str], genre: str) -> None:
    assert article_of("\n\n".join(lines)).genre == genre


def test_a_menu_that_names_every_part_of_a_paper_tells_no_genre() -> None:
    menu = ["Home", "World", "Opinion", "Analysis", "Sport"]
    assert article_of("\n".join([*menu, "", "Ministers of Laos and Nepal meet in Vientiane", "", BODY])).genre == "news"


@pytest.mark.parametrize(
    ("lines", "publisher"),
    [
        (["VIENTIANE, May 17 (Mekong News Agency) -- " + BODY], "Mekong News Agency"),
        (["Mekong Daily", "Ministers meet in the capital of Laos", BODY], "Mekong Daily"),
        (["Ministers meet in the capital of Laos", BODY, "© 2018 Mekong Daily. All rights reserved."], "Mekong Daily"),
        (
            [
                "Ministers meet in the capital of Laos",
                BODY,
                "The views are the author's own and not those of the Mekong Forum.",
            ],
            "Mekong Forum",
        ),
        (
            ["Ministers meet in the capital of Laos", BODY, "(If you want to contribute, write to desk@reuters.com.)"],
            "Reuters",
        ),
        (["Ministers meet in the capital of Laos", BODY], None),
    ],
)
def test_the_publisher_is_named_where_the_text_names_one(lines: list[str], publisher: str | None) -> None:
    assert article_of("\n\n".join(lines)).publisher == publisher


def test_who_is_credited_for_a_picture_is_not_the_publisher() -> None:
    caption = "The two ministers (left) shake hands in Vientiane. /Reuters"
    assert article_of("\n\n".join(["Ministers meet in the capital of Laos", caption, BODY])).publisher is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Les ministres se sont entretenus pendant une heure dans la capitale et ont parlé des aéroports.", "fr"),
        ("两国外长周三在首都举行会谈，就机场和飞行员问题交换了意见，并同意明年再次会晤。", "zh"),
        ("12 34 56", None),
    ],
)
def test_the_language_is_told_from_the_words(text: str, language: str | None) -> None:
    assert given(text=text).language == language
