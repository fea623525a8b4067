"""Outcomes and absences told in passing: clauses with "when", papers behind deeds, texts that only a pronoun names."""

import pytest

from communique.annotate.pipeline import annotate, load
from communique.extract.outcomes import Outcomes
from communique.records import Article, Published


@pytest.fixture(scope="module")
def outcomes():
    nlp = load()

    def read(text):
        published = Published(date="2024-05-10", precision="day", basis="metadata")
        article = Article(document="document-test", text=text, published=published)
        return list(Outcomes()(article, annotate(nlp, article)))

    return read


@pytest.mark.parametrize(
    ("text", "action", "title", "start"),
    [
        (
            "The crisis dates from 1 January 2024, when Togo signed a memorandum of understanding with Benin.",
            "signed",
            "memorandum of understanding with Benin",
            "2024-01-01",
        ),
        (
            "Ruto had been to Kampala on 11 January, when the two countries agreed to reopen the crossing at Malaba.",
            "agreed",
            "reopen the crossing at Malaba",
            "2024-01-11",
        ),
        (
            "Kenya and Uganda announced in March that they had agreed on the text of a water treaty.",
            "agreed",
            "text of a water treaty",
            "2024-03",
        ),
        (
            "It was in Kingstown on 14 April that they agreed to set up a hotline.",
            "agreed",
            "set up a hotline",
            "2024-04-14",
        ),
        (
            "The fund was created by a decision of the Nordic Council in 1995 and covers small firms.",
            "adopted",
            "decision of the Nordic Council",
            "1995",
        ),
        ("The agency's board censured Eritrea on 21 April.", "adopted", "censured Eritrea", "2024-04-21"),
        (
            "Japan and Mongolia upgraded their relations to a strategic partnership in November 2022.",
            "agreed",
            "strategic partnership",
            "2022-11",
        ),
        (
            "Relations have improved since the two countries restored them in Oman in March 2022.",
            "announced",
            "Relations",
            "2022-03",
        ),
        (
            "Two protocols on opening the border, signed in Geneva in 2009, gather dust.",
            "signed",
            "Two protocols",
            "2009",
        ),
        (
            "On 3 May the ministers spoke; the two agreed, according to Lima, to settle a dozen disputes.",
            "agreed",
            "settle a dozen disputes",
            "2024-05-03",
        ),
        ("On 3 May Uganda agreed to the conditions of Nairobi.", "agreed", "conditions of Nairobi", "2024-05-03"),
    ],
)
def test_what_came_of_it_and_when(outcomes, text, action, title, start):
    (outcome,) = outcomes(text)
    assert (outcome.action, outcome.date.start) == (action, start)
    assert outcome.title.startswith(title)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "Two statements came out. The trade pact whose signing the papers had announced is absent from both.",
            ["trade pact"],
        ),
        ("The trip to Accra produced a loan for refugees, but nothing on trade.", ["trade"]),
        ("Each side put out a readout. The Peruvian one says nothing of the border.", ["border"]),
        ("The agreement has nine articles. It does not mention policing or defence.", ["policing", "defence"]),
        ("A ferry was to be announced, but there was no mention of it on Thursday.", ["mention of it"]),
        ("A fourth text, on a free zone at Safi, was dropped at the last moment.", ["fourth text"]),
        ("Nothing is signed yet.", ["Nothing"]),
    ],
)
def test_what_did_not_come(outcomes, text, titles):
    assert [o.title for o in outcomes(text) if o.action == "absent"] == titles


@pytest.mark.parametrize(
    "text",
    [
        "Whenever Brussels signs a trade agreement with somebody, farmers protest.",
        "The readouts do not even agree on the subjects.",
        "Togo's foreign ministry said that no meeting had been confirmed by either side.",
        "The government restored ties with its voters.",
        "The children looked at a bird. It does not mention policing.",
        "If all goes on like this, nothing is signed before the election.",
    ],
)
def test_what_is_no_outcome(outcomes, text):
    assert outcomes(text) == []
