"""Dates, lists and amounts as people write them."""

import pytest

from communique.records import Date
from communique.wording import (
    amount,
    counted,
    countries_in,
    country_name,
    date_in_words,
    in_words,
    listed,
    number,
    sentence_case,
    span_in_words,
    when,
)


def made(start: str, end: str, precision: str) -> Date:
    return Date.model_validate({"start": start, "end": end, "precision": precision, "basis": "stated"})


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2024-04-08", "2024-04-08", "8 April 2024"),
        ("2024-04-08", "2024-04-09", "8 to 9 April 2024"),
        ("2024-03-30", "2024-04-02", "30 March to 2 April 2024"),
        ("2023-12-30", "2024-01-02", "30 December 2023 to 2 January 2024"),
        ("2024-03", "2024-05", "March to May 2024"),
        ("2019", "2024", "2019 to 2024"),
    ],
)
def test_spans(start: str, end: str, words: str) -> None:
    assert span_in_words(start, end) == words


@pytest.mark.parametrize(
    ("date", "words", "placed"),
    [
        (made("2024-04-08", "2024-04-08", "day"), "8 April 2024", "on 8 April 2024"),
        (made("2024-04-01", "2024-04-30", "month"), "April 2024", "in April 2024"),
        (made("2024", "2024", "year"), "2024", "in 2024"),
        (made("2024-04-01", "2024-06-30", "quarter"), "the second quarter of 2024", "in the second quarter of 2024"),
        (made("2024-04-08", "2024-04-14", "week"), "the week of 8 April 2024", "in the week of 8 April 2024"),
        (made("2010", "2019", "decade"), "the 2010s", "in the 2010s"),
        (made("2024-04-08", "2024-04-09", "span"), "8 to 9 April 2024", "from 8 to 9 April 2024"),
        (None, None, None),
    ],
)
def test_dates_by_precision(date: Date | None, words: str | None, placed: str | None) -> None:
    assert date_in_words(date) == words and when(date) == placed


def test_what_is_no_date_stays_as_it_is() -> None:
    assert in_words("2024-13") == "2024-13" and in_words("199X") == "199X"


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (2.401e11, "USD", "240.1 billion US dollars"),
        (26.3, "percent", "26.3 percent"),
        (1500, "officials", "1,500 officials"),
        (3, None, "3"),
        (-2.5e6, "EUR", "-2.5 million euros"),
        (1e13, None, "10 trillion"),
    ],
)
def test_amounts(value: float, unit: str | None, words: str) -> None:
    assert amount(value, unit) == words


def test_lists_and_counts() -> None:
    assert [listed(x) for x in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
    assert counted(1, "document") == "one document" and counted(13, "document") == "13 documents"
    assert counted(2, "memory", "memories") == "two memories"
    assert sentence_case("the EU") == "The EU" and number(0.5) == "0.5"


def test_countries_are_seen_by_name_and_adjective() -> None:
    assert countries_in("Kenyan exports to South Korea and the U.S., told us by the US envoy") == {"KE", "KR", "US"}
    assert countries_in("told us") == frozenset() and country_name("KE") == "Kenya" and country_name("XX") is None
