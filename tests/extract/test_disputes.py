"""Disputes: what is denied, by whom, and who asserted it; and refusals that deny nothing."""

import pytest


@pytest.mark.parametrize(
    ("text", "claim", "claimants", "deniers"),
    [
        (
            "Eritrea accused Ethiopia of massing troops near Assab. Addis Ababa denied the accusation on Monday.",
            "massing troops near Assab",
            {"ER"},
            {"ET"},
        ),
        (
            "Belarus rejected Lithuania's claim that its balloons had crossed the border.",
            "balloons had crossed the border",
            {"LT"},
            {"BY"},
        ),
        ("Venezuela has repeatedly denied harbouring guerrillas.", "harbouring guerrillas", set(), {"VE"}),
        ("Kosovo denied involvement in the explosion.", "involvement in the explosion", set(), {"XK"}),
        (
            "Manila said a Chinese ship had rammed a supply boat, a charge that Beijing denies.",
            "a Chinese ship had rammed a supply boat",
            {"PH"},
            {"CN"},
        ),
        (
            "Chad's president dismissed as fiction the allegations of an arms deal with rebels.",
            "arms deal with rebels",
            set(),
            {"TD"},
        ),
        (
            (
                "The United States said North Korea had shipped shells to Myanmar. "
                "“We have never sold a single shell,” the North Korean ambassador retorted."
            ),
            "North Korea had shipped shells to Myanmar",
            {"US"},
            {"KP"},
        ),
        (
            "Poland blamed Russia for the fire in Warsaw. Moscow said it had nothing to do with the blaze.",
            "the fire in Warsaw",
            {"PL"},
            {"RU"},
        ),
        (
            "Both Algiers and Rabat denied the information about a secret meeting in Geneva.",
            "secret meeting in Geneva",
            set(),
            {"DZ", "MA"},
        ),
        (
            (
                "“These claims are untrue,” the Turkish foreign ministry said on Tuesday. "
                "Greece had claimed a day earlier that a drone had entered its airspace."
            ),
            "a drone had entered its airspace",
            {"GR"},
            {"TR"},
        ),
        (
            "Iran's spokesman said there was no truth in reports that inspectors had been expelled.",
            "inspectors had been expelled",
            set(),
            {"IR"},
        ),
    ],
)
def test_a_dispute_has_its_claim_and_both_sides(disputes, text, claim, claimants, deniers):
    (dispute,) = disputes(text)
    assert claim in dispute.claim
    assert {party.country for party in dispute.claimant} == claimants
    assert {party.country for party in dispute.denier} == deniers


def test_the_denial_may_stand_in_a_later_paragraph(disputes):
    text = (
        "The newspaper El Faro reported that Guatemala had bought spyware from a foreign company.\n\n"
        "The opposition called for an inquiry.\n\n"
        "Guatemala's defence ministry called the report false and baseless."
    )
    (dispute,) = disputes(text)
    assert "bought spyware" in dispute.claim
    assert len(dispute.evidence) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Japan denied the diplomat a visa.",
        "The court rejected the appeal.",
        "Colombia rejected the proposal to hold talks in Havana.",
        "Pyongyang neither confirmed nor denied the launch.",
        "Sri Lanka did not deny that the vessel had docked in Colombo.",
        "Hungary refused to deny the rumours. It may deny them later.",
        "The minister dismissed two of his deputies.",
        "The Nepali minister said the talks were not easy. The Indian envoy replied that the tea was good.",
    ],
)
def test_a_refusal_or_silence_denies_nothing(disputes, text):
    assert disputes(text) == []


@pytest.mark.parametrize(
    ("text", "words", "denier"),
    [
        (
            "Bolivian officials allege that Peru moved the stones. “No such thing has happened,” said Peru's envoy.",
            "moved the stones",
            "PE",
        ),
        ("That the two generals met was denied by the Thai foreign ministry.", "generals met", "TH"),
        (
            "Fiji reported that the talks had been stormy. Tonga said it did not recognise that description.",
            "stormy",
            "TO",
        ),
        (
            "No visit was requested, an Omani official said. The Yemeni ministry's staff insist that one was.",
            "one was",
            "OM",
        ),
        (
            "Two fishermen were held: in Senegalese waters according to Dakar, in Gambian ones according to Banjul.",
            "fishermen",
            "GM",
        ),
        ("It is not true that Kenya has recalled its envoy, the Kenyan foreign ministry said.", "recalled", "KE"),
        (
            "Chad's army claimed that Sudan had shelled Adre. The Sudanese embassy called it “without foundation”.",
            "shelled Adre",
            "SD",
        ),
        ("Togo's trade minister disputes the ten lorries that Accra says it lost.", "ten lorries", "TG"),
        ("Peru has denied from the start that its navy was there.", "navy was there", "PE"),
        (
            "Georgia claimed that Armenia was recruiting its veterans. The Armenian embassy spoke of fake news.",
            "recruiting",
            "AM",
        ),
    ],
)
def test_denials_take_many_forms(disputes, text, words, denier):
    (dispute,) = disputes(text)
    told = " ".join([dispute.claim, *(e.quote for e in dispute.evidence)])
    assert words in told
    assert denier in {party.country for party in dispute.denier}


def test_an_answer_in_a_briefing_denies_what_the_question_reports(disputes):
    text = (
        "Question: The Daily Ledger reported that your envoys met in secret in Muscat. Is that true?\n\n"
        "Spokesperson: No. There has been no such meeting."
    )
    (dispute,) = disputes(text)
    assert "met in secret" in dispute.claim
    assert [party.name for party in dispute.denier] == ["Spokesperson"]


def test_the_author_of_a_letter_denies_as_i(disputes):
    (dispute,) = disputes("The member has claimed that we cut our aid in May. I add that this is untrue.")
    assert "cut our aid" in dispute.claim
    assert [party.name for party in dispute.denier] == ["I"]


def test_the_accusation_is_the_one_of_the_sentence_before(disputes):
    (dispute,) = disputes(
        "Malian officials blamed rebels for the attack on the market. Desert Watch said last week that 16 civilians "
        "had been killed in the raid. The army has denied the accusation."
    )
    assert [p.name for p in dispute.claimant] == ["Desert Watch"]


def test_denied_at_all_points_to_the_sentence_before(disputes):
    (dispute,) = disputes(
        "A paper wrote on Monday that two names were on the table. Kenya's minister denies that there is a list at all."
    )
    assert "two names" in " ".join(e.quote for e in dispute.evidence)


def test_who_insists_that_it_is_not_so_contradicts_words_further_back(disputes):
    (dispute,) = disputes(
        "The paper had been signed, Orlando Diaz said. He showed a copy. The foreign ministry of Peru insists that no "
        "paper was signed."
    )
    assert ([p.name for p in dispute.claimant], dispute.denial) == (["Orlando Diaz"], "no paper was signed")


def test_an_assertion_called_untrue_in_passing(disputes):
    (dispute,) = disputes("The report, which the Kenyan ministry called misleading, said that 300 visas had been sold.")
    assert dispute.claim == "300 visas had been sold"


def test_an_account_is_what_its_teller_said(disputes):
    (dispute,) = disputes(
        "The Congolese foreign minister disputed the account of her Rwandan colleague, who had said that the talks "
        "ended in agreement."
    )
    assert dispute.claim == "the talks ended in agreement"


@pytest.mark.parametrize(
    "text",
    [
        "Oslo proposed a joint fund. Copenhagen rejected the idea within hours.",
        "Mayors dispute that figure; one of them, who asked not to be named, laughed.",
        "Lima wants a delayed clause, its minister said. Quito says that there is no such thing as a delayed clause.",
    ],
)
def test_a_refusal_and_a_saying_contradict_nobody(disputes, text):
    assert [d.denial for d in disputes(text) if "figure" not in d.denial] == []
