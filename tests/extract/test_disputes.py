"""Disputes: what is denied, by whom, and who asserted it; and refusals that deny nothing."""

import pytest

from communique.annotate.pipeline import annotate, load
from communique.extract.disputes import Disputes
from communique.extract.meetings import Meetings
from communique.extract.statements import Statements
from communique.records import Article, Published


@pytest.fixture(scope="module")
def read():
    nlp = load()

    def disputes(text):
        published = Published(date="2024-05-10", precision="day", basis="metadata")
        article = Article(document="document-test", text=text, published=published)
        doc = annotate(nlp, article)
        doc._.found = list(Meetings()(article, doc))
        doc._.found += list(Statements()(article, doc))
        return list(Disputes()(article, doc))

    return disputes


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
def test_a_dispute_has_its_claim_and_both_sides(read, text, claim, claimants, deniers):
    (dispute,) = read(text)
    assert claim in dispute.claim
    assert {party.country for party in dispute.claimant} == claimants
    assert {party.country for party in dispute.denier} == deniers


def test_the_denial_may_stand_in_a_later_paragraph(read):
    text = (
        "The newspaper El Faro reported that Guatemala had bought spyware from a foreign company.\n\n"
        "The opposition called for an inquiry.\n\n"
        "Guatemala's defence ministry called the report false and baseless."
    )
    (dispute,) = read(text)
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
def test_a_refusal_or_silence_denies_nothing(read, text):
    assert read(text) == []
