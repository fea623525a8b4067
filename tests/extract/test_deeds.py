"""Verbs of speech that tell of deeds and questions, reports within reports, and where what is said ends."""

import pytest
from pytest import param as case
from spacy.language import Language
from telling import Told

TOLD = [  # text, and for each statement its speaker and content
    # asking tells nothing; asking for something does
    case(
        "When a Kenyan reporter asked her about the toll, Minister Rim Tadesse replied that it would fall.",
        [("Rim Tadesse", "it would fall")],
        id="a-reporter-asks",
    ),
    case(
        "Ada Lund, asked on the radio what Chad would have to pay, answered that the bill was open.",
        [("Ada Lund", "the bill was open")],
        id="asked-between-commas",
    ),
    case(
        "The Kenyan foreign ministry, asked about the wharf, replied that it was closed.",
        [("Kenyan Foreign Ministry", "it was closed")],
        id="a-ministry-asked",
    ),
    case(
        "A diplomat who asked not to be named said that the toll was too high.",
        [("diplomat", "the toll was too high")],
        id="asked-not-to-be-named",
    ),
    case(
        "Ada Lund asked for Tokyo's help in finding the ferry.",
        [("Ada Lund", "Tokyo's help in finding the ferry")],
        id="asked-for",
    ),
    case(
        "Ada Lund asked Norway to open the wharf.", [("Ada Lund", "Norway to open the wharf")], id="asked-somebody-to"
    ),
    case(
        "The customs office printed a table according to which trade grew. According to Lund, the port is open.",
        [("Lund", "the port is open")],
        id="according-to-which",
    ),
    # declared, recalled, announced: words as well as deeds
    case("Chad declared its readiness to hold talks.", [("Chad", "its readiness to hold talks")], id="readiness"),
    case("Chad declared the memorandum null and void.", [("Chad", "the memorandum null and void")], id="null-and-void"),
    case("Norway recalled that the lake was shared.", [("Norway", "the lake was shared")], id="recalled-that"),
    case("Ada Lund welcomed the delegation's proposal.", [("Ada Lund", "the delegation's proposal")], id="a-proposal"),
    case(
        "Kenyan Foreign Minister Ada Lund proposed to create a common fund for the lake.",
        [("Ada Lund", "to create a common fund for the lake")],
        id="proposed-to",
    ),
    case("The embassy calls all this nonsense.", [("embassy", "all this nonsense")], id="calls-this-nonsense"),
    # the subject above a relative clause, and a joined verb
    case(
        "The head of the Chadian delegation praised the bridge, the construction of which began in 2019, and expressed "
        "confidence that it would open in May.",
        [("delegation", "the bridge"), ("delegation", "it would open in May")],
        id="above-a-relative",
    ),
    case(
        "The head of the Kenyan delegation drew attention to the Kenya-Uganda-Rwanda railway, the construction of "
        "which began in December 2024, and expressed confidence that the tunnels on the Kenyan section would be "
        "completed ahead of schedule.",
        [("delegation", "the tunnels on the Kenyan section would be completed ahead of schedule")],
        id="above-a-long-relative",
    ),
    case(
        "Rim Tadesse, for her part, said the two states had set up a joint commission, and voiced hope that the toll "
        "would be dropped.",
        [("Rim Tadesse", "had set up a joint commission"), ("Rim Tadesse", "the toll would be dropped")],
        id="voiced-hope",
    ),
    case(
        "It did not mention the ferry, and when the talks ended, Rim Tadesse replied that the wharf was closed.",
        [("Rim Tadesse", "the wharf was closed")],
        id="joined-to-a-denial",
    ),
    case(
        "Ada Lund replied that these burdens do not come from Chad and urged her guests to pay.",
        [("Ada Lund", "these burdens do not come from Chad"), ("Ada Lund", "her guests to pay")],
        id="joined-behind-a-denial",
    ),
    case(
        "The port director, Ada Lund, denied that any sailor had been deported but acknowledged that errors were made.",
        [("Ada Lund", "any sailor had been deported"), ("Ada Lund", "errors were made")],
        id="denied-but-acknowledged",
    ),
    case(
        "Ada Lund protested to the envoy that the list was too long.",
        [("Ada Lund", "the list was too long")],
        id="protested-that",
    ),
    # reports within reports
    case(
        "Norwegian minister Ada Lund said Oslo welcomed the decision but expected Chad to pay.",
        [("Ada Lund", "Oslo welcomed the decision but expected Chad to pay")],
        id="of-her-own-state",
    ),
    case(
        "Norwegian minister Ada Lund said that Chad had asked for two tugs.",
        [("Ada Lund", "Chad had asked for two tugs"), ("Chad", "two tugs")],
        id="of-another-state",
    ),
    case(
        "According to the Norwegian readout, Ada Lund told the envoy that Oslo was ready to help.",
        [("Ada Lund", "Oslo was ready to help")],
        id="a-readout-passes-on",
    ),
    case(
        "According to Ada Lund, the two delegations had shown “that the lake can look after itself”.",
        [("Ada Lund", "the two delegations had shown “that the lake can look after itself”")],
        id="a-quotation-of-the-outer",
    ),
    case(
        "Rim Tadesse noted that the wharf was open, while adding that the toll was too high.",
        [("Rim Tadesse", "the wharf was open"), ("Rim Tadesse", "the toll was too high")],
        id="while-adding",
    ),
    case(
        "Envoys in Lima say a meeting on the margins of the summit in Cusco, at the end of May, is likely.",
        [("Envoys", "a meeting on the margins of the summit in Cusco, at the end of May, is likely")],
        id="a-long-subject",
    ),
    case(
        "Oslo dislikes the plan: the Kenyan minister, Ada Lund, complained that it would cost jobs.",
        [("Norway", "the plan"), ("Ada Lund", "it would cost jobs")],
        id="a-colon",
    ),
    # what it is said to be
    case(
        "Norway photographed what Chad claims was a weather balloon.",
        [("Chad", "a weather balloon")],
        id="claims-was",
    ),
    case("The navy boarded what state media called a spy ship.", [("state media", "a spy ship")], id="media-called"),
]

SILENT = [
    case("The European Union approved a further 20 million euros for the port.", id="approved-money"),
    case("Chad declared a state of emergency in two provinces.", id="state-of-emergency"),
    case("Niger declared war on the smugglers.", id="war"),
    case("Nineteen states voted for the resolution.", id="voted-for"),
    case("Chad wants a lease with a naval base.", id="a-state-wants"),
    case("Chad declared the consul persona non grata.", id="persona-non-grata"),
    case("Norway recalled its ambassador from Chad.", id="recalled-its-ambassador"),
    case("Ada Lund welcomed each delegation separately at the palace.", id="welcomed-delegations"),
    case("Rim Tadesse was named by Chad in July as its envoy to the lake states.", id="named-envoy"),
    case("The two governments signed an action plan for a wider partnership.", id="an-action-plan"),
    case("On Friday Ada Lund repeated it after a long call with Rim Tadesse.", id="repeated-it"),
    case("Norway had asked for it in writing.", id="asked-for-it"),
    case("The mission will report every fortnight to the three foreign ministers.", id="report-every-fortnight"),
    case("Chad wants them removed.", id="a-state-wants-them-removed"),
    case("Others point to Rome.", id="point-to-a-place"),
    case("Ada Lund discovered that the wharf was closed.", id="discovered"),
    case("The communique made no mention of the toll.", id="no-mention"),
    case("When the ministers met in Lima, not one of them asked for the toll to be cut.", id="not-one"),
    case("Rim Tadesse had raised it and been told that it was too early.", id="been-told"),
    case("The likeliest result is a declaration that endorses the toll and asks the envoys to meet.", id="imagined"),
    case("Even a president who despises tolls will pay.", id="anybody"),
]

STANCES = [  # text, and all targets with their side
    case("Ada Lund said that Oslo welcomed the decision.", [("decision", "support")], id="not-the-speaker"),
    case("Ada Lund said the strike was for three days.", [], id="a-duration"),
    case("Ada Lund said the wharf was for the time being closed.", [], id="for-the-time-being"),
    case("Ada Lund said that the minister had ended a visit of two days.", [], id="an-end-told"),
    case("Ada Lund said that Chad must end the war.", [("war", "oppose")], id="an-end-wanted"),
    case('Ada Lund rejected the word "corridor".', [('word "corridor"', "oppose")], id="both-marks"),
    case("Ada Lund voiced support for the talks and the truce.", [("talks and the truce", "support")], id="once"),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_told(nlp: Language, text: str, expected: list[tuple[str, str]]) -> None:
    found = [(s.speaker.name if s.speaker else "", s.content) for s in Told(nlp, text).statements]
    assert len(found) == len(expected), found
    for (speaker, content), (name, said) in zip(expected, found, strict=True):
        assert speaker in name and said.endswith(content), found


@pytest.mark.parametrize("text", SILENT)
def test_deeds_and_questions_are_no_statements(nlp: Language, text: str) -> None:
    assert Told(nlp, text).statements == []


@pytest.mark.parametrize(("text", "expected"), STANCES)
def test_stances(nlp: Language, text: str, expected: list[tuple[str, str]]) -> None:
    statement = Told(nlp, text).statements[0]
    assert [(stance.target, stance.polarity) for stance in statement.stance] == expected


def test_the_outer_speaker_passes_on(nlp: Language) -> None:
    (found,) = Told(nlp, "Ada Lund asked for a new ferry, her office said in a release.").statements
    assert found.speaker is not None and found.speaker.name == "Ada Lund"
    assert len(found.via) == 1
