"""Outcomes told by verbs, nouns and lists, and what a text says is missing."""

import pytest

from communique.annotate.pipeline import annotate, load
from communique.extract.meetings import Meetings
from communique.extract.outcomes import Outcomes
from communique.records import Article, Published


@pytest.fixture(scope="module")
def read():
    nlp = load()

    def outcomes(text):
        published = Published(date="2024-05-10", precision="day", basis="metadata")
        article = Article(document="document-test", text=text, published=published)
        doc = annotate(nlp, article)
        doc._.found = list(Meetings()(article, doc))
        return list(Outcomes()(article, doc))

    return outcomes


def told(outcome):
    return outcome.action, outcome.title, {party.name for party in outcome.parties}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kenya and Tanzania signed a memorandum of understanding on cross-border fisheries in Arusha on Tuesday.",
            ("signed", "memorandum of understanding on cross-border fisheries", {"Kenya", "Tanzania"}),
        ),
        (
            "The signing of a defence pact between Japan and the Philippines took place in Manila on 8 July.",
            ("signed", "defence pact between Japan and the Philippines", {"Japan", "Philippines"}),
        ),
        (
            "Peru ratified the convention on the high seas in April, becoming the tenth state to do so.",
            ("ratified", "convention on the high seas", {"Peru"}),
        ),
        (
            "India and Australia renewed their civil nuclear cooperation agreement for ten years.",
            ("extended", "civil nuclear cooperation agreement", {"India", "Australia"}),
        ),
        (
            "Serbia and Hungary agreed on the construction of a gas pipeline.",
            ("agreed", "construction of a gas pipeline", {"Serbia", "Hungary"}),
        ),
        (
            "Norway pledged 200 million euros in aid to Moldova.",
            ("promised", "200 million euros in aid to Moldova", {"Norway"}),
        ),
        (
            "Turkish Foreign Minister Emre Yalman accepted an invitation to visit Ottawa in the autumn.",
            ("agreed", "invitation to visit Ottawa", {"Emre Yalman"}),
        ),
        (
            "A U.S.-brokered deal between Israel and Lebanon was reached on Thursday.",
            ("agreed", "U.S.-brokered deal between Israel and Lebanon", {"Israel", "Lebanon"}),
        ),
        (
            "Laos and Malta established diplomatic relations in Vienna on 2 May.",
            ("announced", "diplomatic relations", {"Laos", "Malta"}),
        ),
        (
            "The EU and Mercosur concluded negotiations on a trade agreement in December.",
            ("agreed", "trade agreement", {"European Union", "Mercosur"}),
        ),
    ],
)
def test_an_outcome_has_its_act_its_name_and_its_parties(read, text, expected):
    assert [told(outcome) for outcome in read(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Georgia and Oman did not sign the transit agreement in Batumi.", "transit agreement"),
        ("The summit of the Andean states ended without a joint statement.", "joint statement"),
        ("The ministers of Egypt and Sudan failed to reach an agreement on the dam.", "agreement on the dam"),
        ("The communique made no mention of the disputed islands.", "disputed islands"),
        ("The clause on reparations was left out of the final declaration.", "clause on reparations"),
        ("No date was announced for the next round.", "date for next round"),
        ("Oman and Iran have yet to ratify the border treaty signed in 2015.", "border treaty"),
        ("Neither Pakistan nor India mentioned Kashmir in the joint statement.", "Kashmir"),
        ("The long-planned railway project was not mentioned.", "long-planned railway project"),
        ("The spokesman did not specify the timing of the visit.", "timing of the visit"),
        ("France refused to sign the declaration.", "declaration"),
    ],
)
def test_what_is_missing_is_an_absence(read, text, title):
    (absence,) = [outcome for outcome in read(text) if outcome.action == "absent"]
    assert (absence.action, absence.title) == ("absent", title)


@pytest.mark.parametrize(
    "text",
    [
        "Brazil may sign the accord next month, and Bolivia is expected to sign it in June.",
        "The EU urged Serbia and Kosovo to sign the normalisation agreement.",
        "If Ukraine and Poland sign the deal, trucks will move again.",
        "Before signing the treaty, Colombia wants more guarantees.",
        "Will the two countries sign a treaty?",
        "The two presidents agreed that sanctions were harmful.",
        "Both ministers agreed on the importance of dialogue.",
        "The spokeswoman issued a statement on Friday.",
        "The new rules promise to make trade with Paraguay easier.",
        "Envoys of Mali and Niger discussed the possible signing of a treaty.",
        "He signed the book of condolence.",
    ],
)
def test_what_is_wished_planned_or_no_outcome_gives_none(read, text):
    assert read(text) == []


def test_each_item_of_a_list_is_an_outcome(read):
    text = (
        "The following instruments were signed in Lisbon:\n\n"
        "(a) Agreement on the Recognition of Driving Licences\n"
        "(b) Letter of Intent on Solar Energy\n\n"
        "6. The ministers thanked their hosts."
    )
    assert [outcome.title for outcome in read(text)] == [
        "Agreement on the Recognition of Driving Licences",
        "Letter of Intent on Solar Energy",
    ]


def test_a_list_in_one_line_is_divided_at_its_letters(read):
    text = "They signed: (a) an agreement on visas; (b) a memorandum on railways; and (c) a protocol on plant health."
    assert [outcome.title for outcome in read(text)] == [
        "agreement on visas",
        "memorandum on railways",
        "protocol on plant health",
    ]


def test_what_the_documents_include_is_told_one_by_one(read):
    text = (
        "Jordan and Chad signed five agreements on Monday. They include the creation of a nature park, "
        "higher quotas for coffee, and cooperation between customs offices."
    )
    titles = [outcome.title for outcome in read(text)]
    assert titles == [
        "five agreements",
        "creation of a nature park",
        "higher quotas for coffee",
        "cooperation between customs offices",
    ]


def test_the_two_sides_are_those_who_met(read):
    text = (
        "The foreign ministers of Kazakhstan and Hungary held talks in Astana on 8 September 2021. "
        "The two sides agreed to open a consulate in Almaty."
    )
    (outcome,) = read(text)
    assert outcome.meeting is not None
    assert {party.country for party in outcome.parties} == {"KZ", "HU"}
    assert outcome.date is not None and outcome.date.start == "2021-09-08"


def test_a_treaty_told_in_passing_has_its_own_date_and_is_not_doubled(read):
    passing = read(
        "Under the 1979 peace treaty, which Egypt and Israel signed in Washington, the Sinai is demilitarised."
    )
    assert [outcome.date.start for outcome in passing if outcome.date] == ["1979"]
    (extended,) = read("Mutual consent of both sides led to the prolongation of the Treaty of Amity inked in 2001.")
    assert (extended.action, extended.title) == ("extended", "Treaty of Amity")


def test_the_end_of_an_extension_is_not_its_date(read):
    (outcome,) = read("Zambia and China extended the currency swap agreement until 2027.")
    assert outcome.date is None


def test_an_outcome_told_twice_is_one_record_with_both_sentences(read):
    text = (
        "Chile and Japan signed a treaty on lithium on Monday. Reporters were let in late. "
        "The treaty on lithium was signed by Chile and Japan in the old library."
    )
    (outcome,) = read(text)
    assert len(outcome.evidence) == 2


@pytest.mark.parametrize(
    ("text", "action", "title"),
    [
        ("Norway has extended for two years the stay of Syrian refugees.", "extended", "stay of Syrian refugees"),
        ("Kuwait rolled over deposits with the central bank of Egypt in March.", "extended", None),
        ("A paper of the nine senior officials was agreed in March.", "agreed", "paper of the nine senior officials"),
        ("The envoys of Chad and Togo signed letters of intent on cattle.", "signed", "letters of intent on cattle"),
        ("Direct flights between Nairobi and Colombo were resumed on 2 May.", "announced", None),
        ("Chad and Sudan exchanged 41 prisoners at Tine on Tuesday.", "agreed", "41 prisoners"),
        ("Bolivia named Carla Quiroga ambassador to Peru.", "announced", "Carla Quiroga ambassador to Peru"),
        ("The fisheries agreement entered into force on 1 March.", "ratified", "fisheries agreement"),
        ("The World Bank approved a loan of 300 million dollars for Togo.", "adopted", None),
        ("Denmark announced that it will spend 14 billion kroner on frigates.", "announced", None),
        ("Guyana and Suriname agreed at Nieuw Nickerie not to use force.", "agreed", "not to use force"),
        ("The two sides undertook not to build posts on the river.", "promised", "not to build posts on the river"),
        ("They put their signatures to an accord on film.", "signed", "accord on film"),
        ("Ghana's parliament gave its consent to the lithium lease.", "adopted", "lithium lease"),
        ("The Cabinet decided to open an office in Almaty.", "agreed", "open an office in Almaty"),
        ("The ministers welcomed the entry into force of the Protocol on 1 May 2023.", "ratified", "Protocol"),
    ],
)
def test_outcomes_of_many_verbs(read, text, action, title):
    (outcome,) = read(text)
    assert outcome.action == action
    assert title is None or outcome.title == title


def test_what_was_initialled_but_not_signed_is_both(read):
    found = read("Serbia and Hungary initialled, but did not sign, a treaty on the Tisza in Subotica.")
    assert {outcome.action for outcome in found} == {"signed", "absent"}


def test_a_list_behind_agreed_is_told_one_by_one(read):
    found = read("The two sides agreed:\n\n- to open talks on visas;\n- to establish a round table on water.")
    assert [outcome.title for outcome in found] == ["open talks on visas", "establish a round table on water"]


def test_the_day_that_heads_an_entry_dates_it(read):
    (outcome,) = read("18 December - In Oslo, ministers sign the agreement on critical minerals.")
    assert outcome.date is not None and outcome.date.start == "2023-12-18"


@pytest.mark.parametrize(
    "text",
    [
        "In the first case the treaty is signed before the end of this year.",
        "The singer signed autographs for two hours.",
        "This decision does not apply to persons without documents.",
        "The signing of a fourth document, on fishing rights, will follow.",
    ],
)
def test_what_lies_ahead_or_is_no_paper_gives_none(read, text):
    assert not read(text)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The text is silent on the islands.", "islands"),
        ("The communique says nothing about the strait.", "strait"),
        ("The treaty remains unsigned.", "treaty"),
        ("She did not secure the guarantee that Kyiv had asked for.", "guarantee"),
        ("Peru offers to sign the draft; Ecuador does not.", "draft"),
        ("The ministers neither adopted it nor fixed another date.", "date"),
        ("An option for more gas was not exercised.", "option for more gas"),
        ("The co-chairs deferred the question of tolls.", "question of tolls"),
        ("A planned memorandum on lithium was dropped from the programme.", "planned memorandum on lithium"),
        ("No agreement on the lake was possible.", "agreement on the lake"),
        ("The bridge agreement is still waiting for ratification.", "bridge agreement"),
        ("The Indian readout omits the dam.", "dam"),
        ("An extradition treaty was not on the table.", "extradition treaty"),
    ],
)
def test_silences_are_absences(read, text, title):
    (absence,) = [outcome for outcome in read(text) if outcome.action == "absent"]
    assert absence.title == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The talks ended without an extension of the truce.", "extension of the truce"),
        ("Fisheries were not discussed, the minister said.", "Fisheries"),
        ("Nor did the delegations touch on the prisoners.", "prisoners"),
        ("Nor is there an agreement on the order of withdrawals.", "agreement on the order of withdrawals"),
        ("No progress was reported on the seabed zone.", "progress on seabed zone"),
        ("No new meeting has been fixed.", "new meeting"),
        ("A press conference that had been planned did not take place.", "press conference"),
        ("At the end there were handshakes and not one line on the border.", "border"),
        ("A proposal by Malawi to name the lake was dropped after Tanzania objected.", "proposal"),
        ("The contract for liquefied gas did not materialise.", "contract for liquefied gas"),
        ("Negotiators failed to bridge their differences over water.", "differences"),
        ("The question of the islands was left open.", "question of the islands"),
        ("The two leaders did not shake hands.", "hands"),
    ],
)
def test_what_did_not_come_is_an_absence(read, text, title):
    (outcome,) = read(text)
    assert (outcome.action, outcome.title.startswith(title)) == ("absent", True), outcome.title


@pytest.mark.parametrize(
    "text",
    [
        "The talks were not fruitless.",
        "We do not discuss the contents of courtesy calls.",
        "Sources spoke of the talks without giving details.",
        "He repeated that no solution could be found by force.",
        "A visit to Niamey is not on the agenda of this ministry.",
    ],
)
def test_what_nobody_expected_is_not_absent(read, text):
    assert [o for o in read(text) if o.action == "absent"] == []


def test_each_deed_of_a_list_is_an_outcome(read):
    found = read(
        "Kenya and Uganda agreed on Monday to reopen the Busia market, to extend joint patrols on the lake "
        "and to meet again in Kampala in March."
    )
    assert [(o.title, o.date.start) for o in found] == [
        ("reopen the Busia market", "2024-05-06"),
        ("extend joint patrols on the lake", "2024-05-06"),
        ("meet again in Kampala in March", "2024-05-06"),
    ]


def test_a_purpose_is_no_deed_of_its_own(read):
    assert [o.title for o in read("Kenya agreed to send troops to protect the port.")] == ["send troops"]


def test_the_years_of_a_plan_are_not_the_day_of_its_adoption(read):
    (outcome,) = read("The ministers approved a roadmap for cooperation in 2025-2026.")
    assert outcome.date is None


def test_what_the_two_sides_did_has_the_day_of_the_news(read):
    news = "Delegations of Togo and Benin sat down in Accra on Wednesday for a first round.\n\nIt went well.\n\n"
    found = read(news + "The two sides agreed to exchange lists of prisoners.")
    assert [o.date.start for o in found if o.action == "agreed"] == ["2024-05-08"]
    found = read(news + "Chad and Niger had agreed to exchange lists of prisoners.")
    assert [o.date for o in found if o.action == "agreed"] == [None]
