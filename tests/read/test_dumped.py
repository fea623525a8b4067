"""Pages and mails as programs print them for a terminal."""

from communique.read import read
from communique.records import Article, Document

DUMP = """\
   [1]Skip to content
     * [2]The Ministry
     * [3]News

   Lake Chad gets a new gauge

   Published: 07.10.2021

   The water ministers of [4]Chad and Niger opened a gauge at Bol on Monday.[1]

   They will publish its figures every day, the two sides said in [5]Diffa.

References

   Visible links
   1. https://www.example.td/en#main
   2. https://www.example.td/en/ministry
   3. https://www.example.td/en/news
   4. https://www.example.td/en/chad
   5. https://www.example.td/en/diffa
"""


def article(text: str) -> Article:
    return read(Document(id="", source="", data=text.encode()))


def test_the_numbers_of_links_go_and_those_of_notes_stay() -> None:
    assert article(DUMP).text.split("\n\n") == [
        "Lake Chad gets a new gauge",
        "Published: 07.10.2021",
        "The water ministers of Chad and Niger opened a gauge at Bol on Monday.[1]",
        "They will publish its figures every day, the two sides said in Diffa.",
    ]


def test_numbers_in_brackets_without_a_list_of_addresses_stay() -> None:
    text = "Talks go on\n\nThe ministers of [four] states met in Bol on Monday and [4]opened a gauge, they said.\n"
    assert "[4]opened" in article(text).text


def test_the_addresses_behind_a_mails_words_go_where_they_count_readers() -> None:
    link = " (https://click.example.com/?qs=18fa{})"
    words = "The ministers of Chad and Niger met in Bol{} and agreed on a gauge{} that both will read{} every day."
    text = "Lake letter\n\n" + words.format(*(link.format(number) for number in range(3)))
    assert article(text).text.endswith("met in Bol and agreed on a gauge that both will read every day.")


def test_an_address_that_a_text_tells_stays() -> None:
    text = (
        "Talks go on\n\nThe figures stand on the lake's page (https://www.lake.example/figures) and will be kept up.\n"
    )
    assert "(https://www.lake.example/figures)" in article(text).text
