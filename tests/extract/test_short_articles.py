"""Short articles of several sentences: who met and who said what, read together."""

import pytest
from pytest import param as case
from telling import known_limit

MET = [  # text, and for each meeting its kind, status and parties
    case(
        "On Tuesday Premier Li Wenqing of China met Surinamese Vice President Ronnie Amatali in Beijing. "
        "Li said that China would import more timber. Amatali thanked Beijing.",
        [("talks", "held", "Li Wenqing, Ronnie Amatali")],
        id="state-media",
    ),
    case(
        "Minister for Foreign Affairs of Finland Elina Laakso held a telephone conversation with Minister of Foreign "
        "Affairs of Estonia Peeter Saar. The sides exchanged views on ferries. It was agreed to stay in touch.",
        [("call", "held", "Elina Laakso, Peeter Saar")],
        id="readout",
    ),
    case(
        "Hungarian Foreign Minister Péter Szijjártó flew to Minsk, where he was received by Alexander Lukashenko.",
        [("visit", "held", "Alexander Lukashenko, Péter Szijjártó")],
        id="flew-and-was-received",
    ),
    case(
        "Delegations from Egypt, Sudan and Ethiopia met online on Wednesday.",
        [("video", "held", "Egypt, Ethiopia, Sudan")],
        id="delegations-online",
    ),
    case(
        "During his visit to Astana last week, Tajik President Emomali Rahmon met with Kazakh counterpart "
        "Kassym-Jomart Tokayev and addressed the parliament.",
        [("visit", "held", "Emomali Rahmon, Kassym-Jomart Tokayev")],
        id="visit-and-its-talks",
    ),
    case(
        "Zambia and Malawi held the fifth round of border talks in Mombasa from 6 to 8 May.",
        [("talks", "held", "Malawi, Zambia")],
        id="round-of-talks",
    ),
    case(
        "Sources told Le Monde that Macron had phoned Erdogan on Sunday; Ankara denied the call.",
        [("call", "held", "Emmanuel Macron, Recep Tayyip Erdoğan")],
        id="told-by-sources",
    ),
    case(
        "The Kenyan and Ugandan foreign ministers, Wanjiru Odera and Isaac Okello, met in Kampala.",
        [("talks", "held", "Isaac Okello, Wanjiru Odera")],
        id="two-offices-and-two-names",
    ),
    case(
        "Xi Jinping hosted Putin in Beijing on 6 May. Putin last visited China in October 2023.",
        [("talks", "held", "Vladimir Putin, Xi Jinping"), ("visit", "held", "Vladimir Putin")],
        id="an-earlier-visit",
    ),
    case(
        "Chilean President Marta Rivas and Argentine President Luis Paz held a bilateral meeting on the sidelines of "
        "the G20 summit in Rio de Janeiro.",
        [("talks", "held", "Luis Paz, Marta Rivas")],
        id="sidelines-are-no-meeting-of-their-own",
    ),
    case(
        "German and French leaders met over dinner in Strasbourg on Monday.",
        [("talks", "held", "French leader, German leader")],
        id="two-adjectives",
    ),
    case(
        "Nora Byrne said she would visit Malta on 20 May. On Thursday she said the visit had been cancelled.",
        [("visit", "cancelled", "Nora Byrne")],
        id="cancelled-later",
    ),
    case(
        "Kenya's Odera and Uganda's Okello met in Kampala on Tuesday and agreed to meet again in June.",
        [("talks", "held", "Odera, Okello"), ("talks", "planned", "Odera, Okello")],
        id="possessive-states-and-again",
        marks=known_limit("two surnames behind the possessives of their states do not meet"),
    ),
    case(
        "Kuwait's crown prince left for Doha to attend the GCC summit.",
        [("summit", "planned", "Gulf Cooperation Council, Kuwaiti crown prince")],
        id="left-for-a-capital",
        marks=known_limit("a capital that somebody leaves for becomes a party"),
    ),
    case("The two presidents have not met since 2019.", [], id="have-not-met"),
    case("Oman has mediated between the two sides, the diplomat said.", [], id="mediation"),
    case("Penny Wong and Winston Peters spoke to reporters in Canberra.", [], id="spoke-to-reporters"),
    case("It is unclear whether the president will travel to Accra.", [], id="unclear"),
    case(
        "Kenya, Ethiopia to hold talks in Moyale",
        [("talks", "planned", "Ethiopia, Kenya")],
        id="headline-with-a-comma",
    ),
    case(
        "A planned call between the leaders of Sudan and Ethiopia did not take place, a spokesman said.",
        [("call", "cancelled", "Ethiopian leader, Sudanese leader")],
        id="did-not-take-place",
    ),
    case(
        "Tunisian President Kais Saied received a letter from Algerian President Abdelmadjid Tebboune.",
        [("letter", "held", "Abdelmadjid Tebboune, Kais Saied")],
        id="letter-received",
    ),
    case(
        "The foreign ministers of Norway and Iceland gathered in Reykjavik on 8 May.",
        [("talks", "held", "Icelandic foreign minister, Norwegian foreign minister")],
        id="gathered",
    ),
]


@pytest.mark.parametrize(("text", "expected"), MET)
def test_who_met(tell, text, expected):
    found = tell(text).meetings
    assert [(m.kind, m.status, ", ".join(sorted(p.name for p in m.participants))) for m in found] == expected


@known_limit("visiting before an office is taken for the verb")
def test_a_visiting_guest_is_the_visitor(tell):
    (meeting,) = tell("Chinese Premier Li Wenqing met visiting Surinamese Vice President Ronnie Amatali.").meetings
    parts = {p.name: p.part for p in meeting.participants}
    assert parts["Li Wenqing"] != "visitor" and parts["Ronnie Amatali"] != "host"


SAID = [  # text, and for each statement its speaker and content
    case(
        "“Nobody asked us,” complained Bhutan's envoy, Pema Dorji. “We read it in the papers,” he told the Thimphu "
        "Herald, adding that his government “reserved every right”.",
        [
            ("Pema Dorji", "Nobody asked us"),
            ("Pema Dorji", "We read it in the papers"),
            ("Pema Dorji", "his government “reserved every right”"),
        ],
        id="three-cues-of-one-speaker",
    ),
    case(
        "Reading from a prepared text, Prime Minister Ranil Perera told parliament: “The loan is not a gift. It is a "
        "duty.” Opposition leader Sunil Dias retorted that it was “neither”.",
        [("Ranil Perera", "The loan is not a gift. It is a duty."), ("Sunil Dias", "it was “neither”")],
        id="colon-and-retort",
    ),
    case(
        "Ecuador's foreign ministry said in a communique that it “firmly rejects” Managua's decision, and its "
        "spokesman, Raúl Vega, warned that further steps could follow. Nicaragua has not responded.",
        [
            ("Ecuadorian Foreign Ministry", "it “firmly rejects” Managua's decision"),
            ("Raúl Vega", "further steps could follow"),
        ],
        id="ministry-and-spokesman",
    ),
    case(
        "Niger's rulers “must go”, Benin's president said, but Togo disagreed.",
        [("Beninese president", "Niger's rulers “must go”")],
        id="quotation-within-the-clause",
    ),
    case(
        "The minister thanked Oman for its mediation and praised its “quiet wisdom”.",
        [("minister", "Oman for its mediation"), ("minister", "its “quiet wisdom”")],
        id="thanked-and-praised",
    ),
    case(
        '"The border is closed," Peruvian officials said. "Nobody crosses," they added.',
        [("Peruvian officials", "The border is closed"), ("Peruvian officials", "Nobody crosses")],
        id="they-added",
    ),
    case(
        'Ukraine\'s Kuleba wrote on Facebook: "Thank you, Lithuania."',
        [("Dmytro Kuleba", "Thank you, Lithuania.")],
        id="wrote",
    ),
    case("Nobody in the delegation would say whether the deal was dead.", [], id="nobody-would-say"),
    case(
        "Bolivia accused Paraguay of diverting the river.",
        [("Bolivia", "diverting the river")],
        id="accused",
    ),
    case(
        "Cyprus's president expressed hope that talks would resume.",
        [("Cypriot president", "talks would resume")],
        id="expressed-hope",
    ),
    case(
        "Three officials told the Nairobi Post that the minister would resign.",
        [("Three officials", "the minister would resign")],
        id="officials",
    ),
    case(
        "Ecuador recalled its ambassador on Wednesday.",
        [],
        id="recalled-an-ambassador",
    ),
    case(
        "Elina Laakso welcomed Peeter Saar at the airport.",
        [],
        id="welcomed-a-guest",
    ),
    case(
        "The deal would be signed in June, according to a State Department readout.",
        [("State Department", "The deal would be signed in June")],
        id="readout-of-a-body",
        marks=known_limit("a document's body is not its speaker"),
    ),
    case(
        "Question: Will there be a truce?\n\nForeign Minister Elina Laakso: We hope so, but nobody can promise it.",
        [("Elina Laakso", "We hope so, but nobody can promise it.")],
        id="interview-without-marks",
        marks=known_limit("answers without quotation marks"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_who_said_what(tell, text, expected):
    found = tell(text).statements
    assert [(s.speaker and s.speaker.name, s.content) for s in found] == expected


@known_limit("an object pronoun stands for the subject of its main clause")
def test_him_is_not_the_one_who_acts(tell):
    _, called, him = tell("President [Adama Sow] phoned Prime Minister [Oumar Diarra] to thank [him].").actors
    assert him is called


PAPERS = [
    case("In a section on water, the statement speaks of “shared lakes and shared duties”.", id="section"),
    case("A section on fisheries says that there are “shared lakes and shared duties”.", id="section-says"),
    case("The document opens with a passage on water: “shared lakes and shared duties”.", id="passage"),
]


@pytest.mark.parametrize("quoting", PAPERS)
def test_a_joint_paper_speaks_for_both_parties(tell, quoting):
    (statement,) = tell(f"Norway and Chad adopted a joint statement in Oslo on Monday. {quoting}").statements
    assert statement.speaker.name == "Norway and Chad"
    assert "shared lakes and shared duties" in statement.content
