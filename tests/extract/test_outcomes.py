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
