"""Political acts told in many ways: their PLOVER code, how they are held, who does them to whom."""

import pytest

from communique.annotate.pipeline import annotate, load
from communique.extract.coding.complements import CONDITIONS
from communique.extract.coding.table import CODES, table
from communique.extract.events import Events
from communique.extract.meetings import Meetings
from communique.extract.restrictions import Restrictions
from communique.records import Article, Outcome, Party, Published

PROSE = "The weather in the capital was mild. Shops were open. Trams ran on time.\n\n"


@pytest.fixture(scope="module")
def events():
    nlp = load()

    def read(text, earlier=(), records=()):
        published = Published(date="2024-05-10", precision="day", basis="metadata")
        article = Article(document="document-test", text=text, published=published)
        doc = annotate(nlp, article)
        doc._.found = [*records, *(one for extractor in earlier for one in extractor()(article, doc))]
        return list(Events()(article, doc))

    return read


def names(parties):
    return [party.name for party in parties]


ACTS = {
    "AGREE": [
        "Kenya offered to mediate between Ethiopia and Somalia.",
        "The Malian junta promised to hold elections next year.",
        "Tonga said it is prepared to negotiate with Fiji.",
        "Nepal will release political prisoners next month.",
        "Denmark has committed to supplying Ukraine with fighter jets.",
        "India expressed readiness to provide aid to Sri Lanka.",
    ],
    "CONSULT": [
        "Foreign ministers of Peru and Chile met in Lima.",
        "The Finnish president spoke by phone with his Turkish counterpart.",
        "Qatar brokered talks between Chad and the rebels.",
        "The minister paid an official visit to Zambia.",
    ],
    "SUPPORT": [
        "Ireland recognized the state of Palestine.",
        "Laos and Vietnam established diplomatic relations.",
        "Chile and Peru signed a free trade agreement.",
        "Angola voiced support for the peace plan.",
    ],
    "COOPERATE": [
        "Kenya shared intelligence with Uganda.",
        "Egypt and Sudan held joint military exercises.",
        "Spain extradited a suspected trafficker to Colombia.",
    ],
    "AID": [
        "Turkey sent medical supplies to Gaza.",
        "Jordan granted asylum to the former general.",
        "Poland delivered tanks to Ukraine.",
        "Sri Lanka received $1 billion in credit from India.",
    ],
    "CONCEDE": [
        "The king pardoned the convicted bloggers.",
        "The railway workers called off their strike.",
        "The president gave in to the demands of the miners.",
    ],
    "RETREAT": [
        "Myanmar's junta released hundreds of political prisoners.",
        "The rebels declared a unilateral ceasefire.",
        "Washington eased sanctions on Venezuela.",
        "The prime minister stepped down after weeks of protests.",
    ],
    "REQUEST": [
        "Somalia asked Turkey for military aid.",
        "The United Nations called on the generals to free the president.",
        "Greece demanded that Turkey withdraw its ships.",
        "Rwanda must leave the region, Congo's president said.",
    ],
    "ACCUSE": [
        "Armenia accused Azerbaijan of shelling a village.",
        "The United Nations launched an inquiry into the massacre.",
        "A jury found the banker guilty of fraud.",
        "Ankara summoned the Swedish ambassador.",
    ],
    "REJECT": [
        "Hungary refused to extradite the minister.",
        "Iran will not resume talks with the United States.",
        "Parliament voted down the bill.",
        "Zambia failed to reach an agreement with creditors.",
        "Eritrea did not sign the accord with Ethiopia.",
    ],
    "THREATEN": [
        "Ghana threatened to cut ties with Togo.",
        "Iran vowed to retaliate against Israel.",
        "The governor said he would impose a curfew.",
        "The commander gave the rebels an ultimatum.",
    ],
    "PROTEST": [
        "Thousands of farmers marched in Delhi against the new law.",
        "Dock workers in Chile went on strike over pay.",
        "Demonstrators blocked roads in Quito.",
    ],
    "SANCTION": [
        "Colombia cut diplomatic ties with Israel.",
        "The World Bank suspended aid to Uganda.",
        "Lithuania expelled four Russian diplomats.",
        "The delegation walked out of the talks.",
    ],
    "MOBILIZE": [
        "Ethiopia massed troops along the Eritrean border.",
        "Greece put its forces on alert.",
        "Pakistan test-fired a missile.",
    ],
    "COERCE": [
        "Police arrested the opposition leader.",
        "The military imposed a curfew in Yangon.",
        "Belarus banned two newspapers.",
        "Riot police dispersed the crowd with tear gas.",
    ],
    "ASSAULT": [
        "Ukraine launched drone strikes on Russian refineries.",
        "Security forces opened fire on protesters in Conakry.",
        "Airstrikes by Kenya hit al-Shabaab camps.",
        "Fighting erupted between the army and the militia.",
    ],
}


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in ACTS.items() for text in texts])
def test_acts_have_the_code_of_their_words(events, code, text):
    assert [event.plover.type for event in events(text)][:1] == [code]


def test_every_code_of_the_ontology_is_tried():
    assert set(ACTS) == CODES


@pytest.mark.parametrize(
    ("text", "code", "modality"),
    [
        ("Chile and Peru signed the treaty.", "SUPPORT", "actual"),
        ("Chile and Peru did not sign the treaty.", "REJECT", "actual"),
        ("Chile and Peru will sign the treaty.", "AGREE", "future"),
        ("Chile and Peru could sign the treaty.", "SUPPORT", "hypothetical"),
        ("The rebels did not attack the convoy.", "ASSAULT", "negated"),
        ("Turkey said it would impose sanctions on Armenia.", "THREATEN", "future"),
        ("The senators tried to arrest the governor.", "COERCE", "hypothetical"),
    ],
)
def test_what_is_denied_or_to_come_is_no_fact(events, text, code, modality):
    plover = events(text)[0].plover
    assert (plover.type, plover.modality) == (code, modality)


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Kenya was accused by Somalia of meddling.", ["Somalia"], ["Kenya"]),
        ("Norway suspended aid to Mali.", ["Norway"], ["Mali"]),
        ("Fiji welcomed Samoa's decision to reopen the port.", ["Fiji"], ["Samoa"]),
        ("Cuba received medical aid from Vietnam.", ["Vietnam"], ["Cuba"]),
        ("Japan, which imposed sanctions on Belarus, is alone in Asia.", ["Japan"], ["Belarus"]),
        ("Ghana lifted the curbs placed on Togo.", ["Ghana"], ["Togo"]),
    ],
)
def test_sides_are_who_does_it_and_to_whom(events, text, actors, recipients):
    event = events(text)[0]
    assert (names(event.actors), names(event.recipients)) == (actors, recipients)


@pytest.mark.parametrize("text", ["Serbia and Kosovo opened talks in Vienna.", "In Vienna, Serbia met Kosovo."])
def test_a_venue_is_no_party(events, text):
    for event in events(text, [Meetings]):
        assert "Austria" not in names([*event.actors, *event.recipients])


def test_allegations_and_aims_are_no_acts_of_their_own(events):
    assert [e.plover.type for e in events("Benin arrested two men for attacking a convoy.")] == ["COERCE"]
    assert [e.plover.type for e in events("Egypt sent grain to help Lebanon.")] == ["AID"]
    assert [e.plover.type for e in events("Malta denied attacking the boat.")] == []


def test_modes_say_how(events):
    assert events("Prisoners began a hunger strike.")[0].plover.mode == "strike-hun"
    assert events("Serbia's president phoned the Italian prime minister.")[0].plover.mode == "phone"
    assert events("Ghana threatened to attack Togo.")[0].plover.mode == "violence"
    assert events("Peru asked Brazil to send aid.")[0].plover.mode == "assist"


def test_meetings_and_measures_are_events_once(events):
    text = "Norway's foreign minister held talks with his Omani counterpart in Muscat.\n\nOman banned Danish poultry."
    found = events(text, [Meetings, Restrictions])
    assert sorted(event.plover.type for event in found) == ["CONSULT", "SANCTION"]


def test_a_meeting_told_in_two_sentences_is_one_event(events):
    told = "Kenyan President William Ruto flew to Turkey on Monday.\n\nRuto met President Recep Tayyip Erdogan there."
    (event,) = [e for e in events(told, [Meetings]) if e.plover.type == "CONSULT"]
    assert {"William Ruto", "Recep Tayyip Erdoğan"} == set(names([*event.actors, *event.recipients]))
    assert len(event.evidence) == 2


def test_an_outcome_that_no_sentence_codes_becomes_an_event(events):
    text = "The accord between Lima and Quito dates from the spring."
    outcome = {
        "id": "outcome-1",
        "document": "document-test",
        "title": "accord",
        "kind": "agreement",
        "action": "signed",
        "parties": (Party(name="Peru", actor="state:pe"), Party(name="Ecuador", actor="state:ec")),
        "evidence": ({"document": "document-test", "start": 0, "end": 10, "quote": text[:10], "origin": "outcomes@1"},),
    }
    (event,) = events(text, records=[Outcome.model_validate(outcome)])
    assert (event.plover.type, names(event.actors)) == ("SUPPORT", ["Peru", "Ecuador"])
    assert event.evidence[0].quote == text[:10]


def test_prose_needs_somebody_who_acts(events):
    assert events(PROSE + "Prices hit the market hard. The storm destroyed the harvest.") == []
    (event,) = events(PROSE + "Malawi condemned the coup in Gabon.")
    assert (event.plover.type, names(event.actors)) == ("ACCUSE", ["Malawi"])


def test_one_act_told_twice_is_one_event_with_both_sentences(events):
    (event,) = events("Ghana expelled a Togolese diplomat.\n\nShops were open. Ghana expelled a Togolese diplomat.")
    assert len(event.evidence) == 2


def test_evidence_is_the_sentence_and_ids_are_distinct(events):
    text = PROSE + "Chad freed two monks and Chad freed two nuns. Mali shelled the town and Mali stormed the base."
    found = events(text)
    assert len(found) >= 3
    assert len({event.id for event in found}) == len(found)
    for event in found:
        for evidence in event.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote


def test_dates_and_places_are_those_of_the_clause(events):
    event = events("On 3 May 2024 Gambia signed a fisheries agreement with Senegal in Banjul.")[0]
    assert event.date.start == "2024-05-03"
    assert event.place is not None and event.place.name == "Banjul"


def test_an_act_in_passing_has_not_the_day_and_place_of_its_sentence(events):
    text = "On 3 May 2024 Ghana's envoy arrived in Lima for talks on Togo's war against Benin."
    (event,) = [e for e in events(text) if e.plover.type == "ASSAULT"]
    assert (event.date, event.place) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Ghana and Togo agreed that the fishing treaty of 1994 should be renewed.",
        "Chad condemned the raid that Niger had reported in April.",
    ],
)
def test_an_act_has_not_the_date_of_what_it_is_about(events, text):
    assert {event.date for event in events(text)} == {None}


def test_the_table_names_only_codes_operators_and_classes_that_exist():
    known = table()
    for rules in (known.verbs, known.nouns, known.adjectives):
        for lemma, senses in rules.items():
            assert lemma == lemma.lower()
            for rule in senses:
                assert (rule.code is None) != (rule.turns is None)
                assert rule.comp is None or rule.comp in CONDITIONS
                assert rule.code in CODES if rule.turns is None else rule.turns in known.turns
