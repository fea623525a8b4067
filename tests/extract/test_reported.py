"""How speech is reported beside verbs and marks: offices, dashes, chains, set phrases; and what says nothing."""

import pytest
from pytest import param as case
from spacy.language import Language
from telling import Told

REPORTED = [  # text, and for each statement its speaker and content
    case(
        "The consul of Chad, Ada Lund, denied that the bridge had been closed.",
        [("Ada Lund", "the bridge had been closed")],
        id="a-name-behind-an-office",
    ),
    case(
        "The road is open, a spokeswoman for its transport ministry, Rim Haddad, told reporters.",
        [("Rim Haddad", "The road is open")],
        id="a-name-behind-a-long-office",
    ),
    case(
        "Asked about the dam, Sudan's minister for water, Amna Osman, pointed out that nobody had measured it.",
        [("Amna Osman", "nobody had measured it")],
        id="asked-about",
    ),
    case(
        "– We shall open it without a ribbon – said Ada Lund, the mayor of Bergen.",
        [("Ada Lund", "We shall open it without a ribbon")],
        id="between-dashes",
    ),
    case(
        "Ada Lund took the floor.\n\n“Nobody has paid us.\n\n“We sent two letters,” Lund added.",
        [("Ada Lund", "Nobody has paid us."), ("Ada Lund", "We sent two letters")],
        id="told-in-a-later-paragraph",
    ),
    case(
        "The Oslo Times reported, quoting two diplomats, that the talks had failed.",
        [("diplomats", "the talks had failed")],
        id="quoting-somebody",
    ),
    case(
        "Lusaka's readout has four points. It says that the bridge will open in May. The toll is for later. "
        "On the ferry, it adds, nothing was decided.",
        [("readout", "the bridge will open in May"), ("readout", "On the ferry nothing was decided")],
        id="it-is-the-paper",
    ),
    case(
        "The African Union's answer has been slow. It announced in May that the office would move to Lusaka.",
        [("African Union", "the office would move to Lusaka")],
        id="it-is-the-owner-of-the-answer",
    ),
    case(
        "Ada Lund made it clear that the port was not for sale.",
        [("Ada Lund", "the port was not for sale")],
        id="clear",
    ),
    case(
        "The two sides were of one mind that the fee was too high.",
        [("two sides", "the fee was too high")],
        id="of-one-mind",
    ),
    case("In the view of Ada Lund, the fee was too high.", [("Ada Lund", "the fee was too high")], id="in-the-view-of"),
    case(
        "The claim by Ada Lund that the fee was too high surprised nobody.",
        [("Ada Lund", "the fee was too high")],
        id="a-noun-and-by",
    ),
    case(
        "Prices will rise before the feast, an importer there said.",
        [("importer", "Prices will rise before the feast")],
        id="thrown-in-at-the-end",
    ),
    case(
        "Ada Lund announced that the permits would be renewed, while Rim Haddad spoke of a first step.",
        [("Ada Lund", "the permits would be renewed"), ("Rim Haddad", "a first step")],
        id="while-another-speaks",
    ),
    case("Ada Lund does not think that the war is over.", [("Ada Lund", "the war is over")], id="does-not-think"),
    case("Ada Lund did not rule out a second visit.", [("Ada Lund", "a second visit")], id="did-not-rule-out"),
    case("The ministry informed Chad of its plan.", [("ministry", "its plan")], id="informed-of"),
]

SILENT = [
    case("Chad and Niger agreed to open a road.", id="agreed-to"),
    case("Norway refused to sign the annex.", id="refused-to"),
    case("Norway threatened to ban the ships.", id="threatened-to"),
    case("Ada Lund welcomed her guest at the palace.", id="welcomed-a-guest"),
    case("Does Norway say that the port is closed?", id="a-question"),
    case("I consider this improbable.", id="the-author-thinks"),
    case("Ada Lund neither confirmed nor denied the leak.", id="neither-nor"),
    case("Trade rose by 3 percent, according to the statistics office.", id="a-statistics-office"),
    case("Ada Lund spoke on Friday.", id="spoke-on-a-day"),
    case("It was announced that a road would be built.", id="nobody-announced"),
]

SIDES = [  # text and the polarity of its first statement
    case("Chad expressed its gratitude for the grants.", "support", id="gratitude"),
    case("Chad voiced deep concern over the sanctions.", "oppose", id="concern"),
    case("Chad noted with satisfaction the opening of the road.", "support", id="with-satisfaction"),
    case("Ada Lund spoke highly of the initiative.", "support", id="highly"),
    case("Ada Lund described the talks as useful.", "support", id="described-as"),
    case('"We are against the toll," Ada Lund said.', "oppose", id="against"),
    case("Ada Lund said that Norway adheres to the treaty.", "support", id="adheres-to"),
    case("Ada Lund regretted the decision of the court.", "oppose", id="regretted"),
]


@pytest.mark.parametrize(("text", "expected"), REPORTED)
def test_reported(nlp: Language, text: str, expected: list[tuple[str, str]]) -> None:
    found = [(s.speaker.name if s.speaker else None, s.content) for s in Told(nlp, text).statements]
    for speaker, content in expected:
        assert any(name is not None and speaker in name and content in said for name, said in found), found
    assert len(found) == len(expected), found


def test_who_passes_words_on(nlp: Language) -> None:
    (found,) = Told(nlp, "Reuters reported, citing two diplomats, that the talks had failed.").statements
    assert found.speaker is not None
    assert found.speaker.name == "two diplomats"
    assert [party.name for party in found.via] == ["Reuters"]


@pytest.mark.parametrize("text", SILENT)
def test_says_nothing(nlp: Language, text: str) -> None:
    assert [(s.cue, s.content) for s in Told(nlp, text).statements] == []


@pytest.mark.parametrize(("text", "side"), SIDES)
def test_takes_a_side(nlp: Language, text: str, side: str) -> None:
    found = Told(nlp, text).statements
    assert [s.polarity for s in found[0].stance] == [side]
