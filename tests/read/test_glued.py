"""Lines that an export has glued together above a text, and those that only lead to its title."""

import pytest
from reading import article_of

TITLE = "Praia and Nouakchott share one patrol boat"
FIRST = (
    "The fisheries ministers of Cape Verde and Mauritania agreed in Praia on Friday to share one patrol boat for two "
    "years, and to pay for its fuel by turns."
)
SECOND = "It will leave the yard in May. Its crew is still to be found, both ministers said."


def export(*lines: str) -> str:
    return "\n\n".join(lines)


def test_a_crawlers_day_is_parted_from_the_page() -> None:
    article = article_of(export(" date 2018-06-09 Go to Contents Go to Navigation", TITLE, FIRST, SECOND))
    assert article.published is not None
    assert (article.published.date, article.published.precision) == ("2018-06-09", "day")
    assert article.title == TITLE
    assert "Navigation" not in article.text


def test_a_crawlers_day_is_parted_from_the_first_paragraph() -> None:
    article = article_of(export(f" date 2018-06-09 {FIRST}", SECOND))
    assert article.published is not None
    assert article.published.date == "2018-06-09"
    assert article.text.endswith(export(FIRST, SECOND))


@pytest.mark.parametrize("path", ["HomeNational", "HomeWorldOpinion", "HomeForeign Desk"])
def test_a_path_is_parted_from_the_title_that_is_glued_to_it(path: str) -> None:
    article = article_of(export(path + TITLE, FIRST, SECOND))
    assert article.title == TITLE
    assert path not in article.text


def test_a_title_with_a_capital_within_a_word_stays_whole() -> None:
    article = article_of(export("McArthur and DeVries share one patrol boat", FIRST, SECOND))
    assert article.title == "McArthur and DeVries share one patrol boat"


def test_a_section_and_a_clock_are_parted_from_the_title() -> None:
    article = article_of(export(f"{TITLE}Coastal Politics & Trade June 9, 18:21", FIRST, SECOND))
    assert article.title == TITLE
    assert "Coastal Politics" not in article.text
    assert "June 9, 18:21" in article.text


def test_a_title_that_ends_with_a_clock_and_has_nothing_glued_to_it_stays() -> None:
    article = article_of(export("Ferry timetable changes from June 9, 18:21", FIRST, SECOND))
    assert article.title == "Ferry timetable changes from June 9, 18:21"


@pytest.mark.parametrize("line", [f"Press Releases {TITLE}", f"{TITLE} | Island Weekly", f"{TITLE} - Island Weekly"])
def test_a_line_that_leads_to_the_title_goes(line: str) -> None:
    article = article_of(export(line, TITLE, FIRST, SECOND))
    assert article.title == TITLE
    assert article.text == export(TITLE, FIRST, SECOND)


def test_a_numbered_path_goes_and_a_numbered_list_stays() -> None:
    path = ("1. Home", "2. News", f"3. {TITLE}")
    article = article_of(export(*path, FIRST, SECOND))
    assert article.title == TITLE
    assert {"1. Home", "2. News"} <= {one.quote for one in article.removed}
    points = ("1. Fuel is paid by turns", "2. The crew is mixed")
    assert export(*points) in article_of(export(TITLE, FIRST, *points, SECOND)).text


def test_buttons_for_the_size_of_letters_go() -> None:
    article = article_of(export(TITLE, "  • A\n  • A\n  • A", FIRST, SECOND))
    assert article.text == export(TITLE, FIRST, SECOND)


def test_the_day_of_the_visit_above_the_title_gives_way_to_the_articles_own() -> None:
    article = article_of(export("Sunday, February 9th, 2025", TITLE, "9 June 2018", FIRST, SECOND))
    assert article.published is not None
    assert article.published.date == "2018-06-09"
    article = article_of(export("9 June 2018", TITLE, "Praia, 14 May 2018", FIRST, SECOND))
    assert article.published is not None
    assert article.published.date == "2018-06-09"


def test_a_last_sentence_with_an_agency_and_its_site_behind_it_stays() -> None:
    last = "Both sides will pay for the fuel. (WAN)(www.wannews.example)"
    assert last in article_of(export(TITLE, FIRST, SECOND, last, "Published By", "Also by this writer")).text


@pytest.mark.parametrize("line", ["patrol_boat_praia_2", "IMG_20180609_1", "minister-boat-2.jpg"])
def test_the_name_of_a_pictures_file_goes(line: str) -> None:
    assert line not in article_of(export(TITLE, line, FIRST, SECOND)).text


@pytest.mark.parametrize("line", ["Nouakchott-Praia", "Socio-economic", "Co-operation"])
def test_a_hyphened_heading_is_no_file(line: str) -> None:
    assert line in article_of(export(TITLE, FIRST, line, SECOND)).text


@pytest.mark.parametrize(
    "line",
    [
        "41 total views today",
        "Time taken to read : 2 Minute",
        "Adjust font size:",
        "Total Downloads: 318",
        "Thanks for your feedback!",
        "This news has been read 63 times in total",
        "Facebook Twitter Pinterest LinkedIn Tumblr",
        "Facebook Comments",
        "Getting your Trinity Audio player ready...",
        "Sorry, you need to enable JavaScript to visit this website.",
        "To participate in the discussion log in or register",
        "Comments that contain insults will not be approved.",
    ],
)
def test_more_furniture_of_sites(line: str) -> None:
    article = article_of(export(TITLE, line, FIRST, SECOND, line))
    assert article.text == export(TITLE, FIRST, SECOND)


def test_sentences_on_comments_and_closed_windows_stay() -> None:
    told = (
        "The ministry's comments will be published with the report in the spring, the minister's office said.",
        "Time to read the small print is what the crews asked for: they have been promised two weeks.",
    )
    assert export(*told) in article_of(export(TITLE, FIRST, *told, SECOND)).text


def test_who_publishes_begins_the_path_and_stands_beside_the_day() -> None:
    article = article_of(export("COASTLINE.CV / Politics", TITLE, "9 June 2018 [10:20] - COASTLINE.CV", FIRST, SECOND))
    assert article.publisher == "COASTLINE.CV"


def test_a_path_that_ends_in_a_section_is_no_title() -> None:
    title = "Spokesperson's regular press conference on patrol boats"
    article = article_of(export("Home > Remarks of the Spokesperson", title, "2018-06-09 00:48", FIRST, SECOND))
    assert article.title == title


def test_a_title_that_announces_photos_is_no_caption() -> None:
    article = article_of(export("The Tidal Herald", f"{TITLE} (+ Photos)", FIRST, SECOND))
    assert article.title == f"{TITLE} (+ Photos)"


def test_who_is_on_a_picture_is_no_title() -> None:
    lines = ("9th June 2018", "Fisheries Minister of the Republic, Jose Tavares", "By Ana Lopes")
    article = article_of(export(TITLE, *lines, FIRST, SECOND))
    assert article.title == TITLE


def test_the_day_of_the_visit_gives_way_where_no_title_is_known() -> None:
    article = article_of(export("Fri. Jul 19th, 2024", "Praia, 21/02/2022 – 22:23", FIRST, SECOND))
    assert article.published is not None
    assert article.published.date == "2022-02-21"


def test_beginnings_of_other_texts_below_the_last_links_go() -> None:
    below = ("Related news", "Gold price up today", "MINDELO: The prices of gold and silver have increased today,")
    assert article_of(export(TITLE, FIRST, SECOND, *below)).text == export(TITLE, FIRST, SECOND)


def test_links_that_a_plugin_sets_in_capitals_go() -> None:
    link = "READ  Mayor arrives in Mindelo after the storm - Tidal Herald"
    assert article_of(export(TITLE, FIRST, link, SECOND)).text == export(TITLE, FIRST, SECOND)


def test_a_paragraph_below_a_button_to_cite_stays_and_a_citation_goes() -> None:
    article = article_of(export(TITLE, "CITE THIS COMMENTARY", FIRST, SECOND))
    assert article.text == export(TITLE, FIRST, SECOND)
    citation = "Ana Lopes, “One patrol boat for two,” Tidal Papers, no. 4. Praia, 2018."
    assert citation not in article_of(export(TITLE, FIRST, SECOND, "How to cite", citation)).text


@pytest.mark.parametrize(
    ("lines", "outlet"),
    [
        ((f"{TITLE} | Mindelo Tides", TITLE, "9 June 2018"), "Mindelo Tides"),
        ((f"{TITLE} | World | Mindelo Tides", TITLE, "9 June 2018"), "Mindelo Tides"),
        ((TITLE, "SOURCE: TIDAL PRESS Saturday, June 9, 2018 | 13:47"), "TIDAL PRESS"),
    ],
)
def test_who_publishes_beside_title_and_day(lines: tuple[str, ...], outlet: str) -> None:
    assert article_of(export(*lines, FIRST, SECOND)).publisher == outlet


def test_a_sentence_below_the_text_names_its_source() -> None:
    article = article_of(
        export(TITLE, FIRST, SECOND, "Continue reading", "The source of this news is from Mindelo Tides")
    )
    assert article.publisher == "Mindelo Tides"
    assert article.text == export(TITLE, FIRST, SECOND)


@pytest.mark.parametrize("line", ["about 4 years in Mindelo Tides", "Number of visits: 1204"])
def test_age_and_visits_below_the_title_go(line: str) -> None:
    assert article_of(export(TITLE, line, FIRST, SECOND)).text == export(TITLE, FIRST, SECOND)


def test_a_title_cut_with_dots_at_the_end_of_a_path_goes() -> None:
    article = article_of(export("HomeNews That CountsPraia and Nouakchott share one...", TITLE, FIRST, SECOND))
    assert article.title == TITLE
    assert article.text == export(TITLE, FIRST, SECOND)


def test_a_day_between_a_section_and_the_title_is_the_articles() -> None:
    lines = ("Currency rates from 29/08/2025", "Search", f"Islands 28/09/2021 {TITLE}", TITLE)
    article = article_of(export(*lines, FIRST, SECOND))
    assert article.title == TITLE
    assert article.published is not None
    assert article.published.date == "2021-09-28"
    assert "Currency" not in article.text


def test_a_button_below_a_short_text_names_no_publisher() -> None:
    assert article_of(export(TITLE, FIRST, SECOND, "Views: 12", "Previous and Next News")).publisher is None


def test_a_row_of_signs_leads_nowhere() -> None:
    article = article_of(export(TITLE, "* * * * *", FIRST, SECOND))
    assert article.title == TITLE
