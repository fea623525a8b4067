"""Given articles: the text to the letter, and nothing guessed again."""

import pytest
from reading import given, zones

from communique.errors import EmptyDocument, ReadingError

TEXT = "Talks in Suva\n\n  Share\nFiji's minister met the Tongan one. \n\nThey agreed on fish.\n"


def test_the_text_stays_to_the_letter_and_nothing_is_removed() -> None:
    article = given(text=TEXT)
    assert article.text == TEXT
    assert article.removed == ()
    assert "".join(TEXT[b.start : b.end] for b in article.blocks) == TEXT.replace("\n", "").replace(
        "  Share", "Share"
    ).replace("one. ", "one.")


def test_what_is_given_is_kept() -> None:
    article = given(
        text=TEXT,
        title="Fish",
        authors=["Mele Fifita"],
        publisher="Reef Post",
        published="2020-02-03",
        language="fr",
        genre="readout",
    )
    assert (article.title, article.authors, article.publisher) == ("Fish", ("Mele Fifita",), "Reef Post")
    assert (article.language, article.genre) == ("fr", "readout")
    assert article.published is not None
    assert (article.published.date, article.published.precision, article.published.basis) == (
        "2020-02-03",
        "day",
        "metadata",
    )


def test_a_short_first_line_is_the_title_when_none_is_given() -> None:
    article = given(text=TEXT)
    assert article.title == "Talks in Suva"
    assert zones(article)["title"] == ["Talks in Suva"]


def test_a_first_sentence_is_no_title() -> None:
    assert given(text="The minister met his guest.\nThey ate.").title is None


@pytest.mark.parametrize(
    ("published", "date", "precision"),
    [("2020", "2020", "year"), ("2020-02", "2020-02", "month"), ("2020-02-03T08:00:00Z", "2020-02-03", "day")],
)
def test_a_given_day_keeps_its_precision(published: str, date: str, precision: str) -> None:
    article = given(text=TEXT, published=published)
    assert article.published is not None
    assert (article.published.date, article.published.precision) == (date, precision)


def test_the_day_of_an_export_comes_back_as_it_went() -> None:
    published = {"date": "2020-02", "precision": "month", "basis": "weekday"}
    article = given(text=TEXT, published=published)
    assert article.published is not None
    assert article.published.model_dump() == published


@pytest.mark.parametrize(
    ("field", "value"), [("published", "soon"), ("published", "2020-13-01"), ("genre", "poem"), ("title", ["a"])]
)
def test_a_field_that_cannot_be_used_is_named(field: str, value: object) -> None:
    with pytest.raises(ReadingError, match=field):
        given(text=TEXT, **{field: value})


def test_an_empty_text_is_no_article() -> None:
    with pytest.raises(EmptyDocument):
        given(text=" \n ")
