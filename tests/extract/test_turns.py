"""Transcripts and interviews: who speaks in each paragraph, and what is only asked; own texts of many layouts."""

import json

import pytest
from pytest import param as case
from reading import article_of
from spacy.language import Language

from communique.annotate.pipeline import annotate
from communique.extract.checks import checked
from communique.extract.statements import Statements
from communique.records import Statement

TURNS = [  # text, other fields of the document, and for each statement its speaker and the beginning of its content
    case(
        "Ada Lund was Norway's envoy to Chad.\n\nQ: How did the talks begin?\n\nA: With tea. Nobody had a map.\n\n"
        "Q: And the border?\n\nA: The border was never on the table. Chad told us that it was settled in 1994.",
        {},
        [("Ada Lund", "With tea."), ("Ada Lund", "The border was"), ("Chad", "it was settled")],
        id="q-and-a",
    ),
    case(
        "MR KELLY: Good afternoon, everyone.\n\nQUESTION: Do you have a view on the arrest?\n\n"
        "MR KELLY: We are aware of the reports.\n\nI would add that our consul is there.\n\n"
        "QUESTION: The lawyer says he was beaten.\n\nMR KELLY: I have nothing to add.",
        {},
        [
            ("Kelly", "Good afternoon"),
            ("Kelly", "We are aware"),
            ("Kelly", "I would add"),
            ("lawyer", "he was beaten"),
            ("Kelly", "I have nothing"),
        ],
        id="capitals-and-a-second-paragraph",
    ),
    case(
        "Question (Rui Costa, Porto Daily): Does Angola want the port?\n\nSpokesperson: We have seen the offer.\n\n"
        "Question (Ana Reis, Radio Sul): Will there be talks?\n\nSpokesperson: Talks are due in May.",
        {},
        [("Spokesperson", "We have seen"), ("Spokesperson", "Talks are due")],
        id="outlets-in-brackets",
    ),
    case(
        "Deputy Minister Ana Belo spoke to Lisbon Review on Monday.\n\nLR: Is the treaty dead?\n\n"
        "AB: It sleeps. I have seen worse.\n\nLR: Will Angola sign?\n\nAB: Angola signed in May.",
        {"publisher": "Lisbon Review"},
        [("Ana Belo", "It sleeps."), ("Ana Belo", "Angola signed")],
        id="initials",
    ),
    case(
        "Interview with Hala Nasser, who heads the Gulf desk of an institute in Amman.\n\nWhy did Doha step back?\n\n"
        "Because it was tired. I spoke to the mediators in March.\n\nThey had lost their seat at the table.\n\n"
        "What would bring it back?\n\nA call would do. We have seen that before.\n\nA deadline?\n\nI see none.",
        {"genre": "interview", "title": "The mediators are tired"},
        [
            ("Hala Nasser", "Because it was"),
            ("Hala Nasser", "They had lost"),
            ("Hala Nasser", "A call would"),
            ("Hala Nasser", "I see none."),
        ],
        id="no-labels",
    ),
    case(
        "A debate with Moussa Traoré of the Bamako Centre and Claire Dubois, a former French ambassador.\n\n"
        "MODERATOR: Has France lost the Sahel?\n\nTRAORÉ: It lost it in 2013. Nobody had asked for bases.\n\n"
        "DUBOIS: That is not so.\n\nMODERATOR: And Russia?\n\nTRAORÉ: Russia sells what it has.",
        {},
        [("Moussa Traoré", "It lost it"), ("Claire Dubois", "That is not"), ("Moussa Traoré", "Russia sells")],
        id="a-panel",
    ),
    case(
        "What did the summit bring? Not much.\n\nWho gained? The host, of course.\n\n"
        "The minister said that the deal was done.\n\nWhy then did nobody sign?\n\nNobody believes it.",
        {"genre": "opinion"},
        [("minister", "the deal was done")],
        id="a-column-that-asks",
    ),
    case(
        "The ministers met in Rabat on Monday.\n\nPlace: Rabat\n\nBackground: The two states broke ties in 2019.\n\n"
        "Next steps: The experts will meet in June. They will report in July.",
        {},
        [],
        id="headings-with-colons",
    ),
    case(
        "BREAKING: The talks are over.\n\nUPDATE: Reporters were told to leave.\n\nLATEST: The hall is dark now.",
        {},
        [],
        id="a-live-blog",
    ),
]


def statements(nlp: Language, text: str, fields: dict[str, object]) -> list[Statement]:
    """The statements of one document that is given clean."""
    article = article_of(json.dumps({"source": "t", "text": text, "published": "2024-05-10", **fields}))
    return [s for s in checked(Statements()(article, annotate(nlp, article)), article) if isinstance(s, Statement)]


@pytest.mark.parametrize(("text", "fields", "expected"), TURNS)
def test_turns(nlp: Language, text: str, fields: dict[str, object], expected: list[tuple[str, str]]) -> None:
    found = statements(nlp, text, fields)
    told = [(s.speaker.name if s.speaker else None, s.content) for s in found]
    assert len(told) == len(expected), told
    for speaker, beginning in expected:
        assert any(name == speaker and content.startswith(beginning) for name, content in told), (speaker, told)


def test_what_is_told_in_a_turn_comes_through_its_speaker(nlp: Language) -> None:
    text = "Ada Lund was Norway's envoy.\n\nQ: And Chad?\n\nA: It was short. Chad told us that it was settled."
    told = {s.content: s for s in statements(nlp, text, {})}
    assert told["It was short. Chad told us that it was settled."].mode == "direct"
    assert [party.name for party in told["it was settled"].via] == ["Ada Lund"]
