"""Contacts in the words of many newsrooms: gatherings, calls paid, company, letters, summonses, plans called off."""

import pytest
from pytest import param as case

TOLD = [  # text, and for each meeting its kind, status, parties and place
    case(
        "Ministers from the six Gulf Cooperation Council states convened in Muscat on Sunday.",
        [("talks", "held", "Ministers from the six Gulf Cooperation Council states", "Muscat")],
        id="convened",
    ),
    case("EU leaders met in Brussels.", [("talks", "held", "EU leaders", "Brussels")], id="leaders-of-a-body"),
    case("Thousands of protesters gathered in Nairobi on Monday.", [], id="a-crowd-gathers"),
    case(
        "Envoys from Hamas and Fatah met in Beijing last month.",
        [("talks", "held", "Fatah envoys, Hamas envoys", "Beijing")],
        id="envoys-of-two-movements",
    ),
    case(
        "Peruvian and Bolivian officials are to resume negotiations in Lima in June.",
        [("talks", "planned", "Bolivian officials, Peruvian officials", "Lima")],
        id="officials-of-two-states",
    ),
    case(
        "Foreign Secretary Nadia Rahimi called on Prime Minister Kofi Asante in Accra.",
        [("talks", "held", "Kofi Asante, Nadia Rahimi", "Accra")],
        id="called-on",
    ),
    case("Foreign Secretary Nadia Rahimi called on Prime Minister Kofi Asante to resign.", [], id="called-on-to-do"),
    case(
        "President Kofi Asante, accompanied by Foreign Minister Ama Boateng, visited Lisbon in March.",
        [("visit", "held", "Ama Boateng, Kofi Asante", "Lisbon")],
        id="accompanied-by",
    ),
    case(
        "Norwegian Foreign Minister Liv Strand met her Jordanian counterpart in Amman.",
        [("talks", "held", "Jordanian Foreign Minister, Liv Strand", "Amman")],
        id="counterpart-without-a-name",
    ),
    case(
        "A planned trip by President Kofi Asante to Lisbon has been called off.",
        [("visit", "cancelled", "Kofi Asante", "Lisbon")],
        id="planned-and-called-off",
    ),
    case(
        "President Kofi Asante had been due to visit Lisbon in May, but the trip was postponed.",
        [("visit", "cancelled", "Kofi Asante", "Lisbon")],
        id="due-but-postponed",
    ),
    case(
        "There were unconfirmed reports that President Kofi Asante would travel to Lisbon in June.",
        [("visit", "rumoured", "Kofi Asante", "Lisbon")],
        id="reports-that-would",
    ),
    case("It is unclear whether President Kofi Asante will visit Lisbon in June.", [], id="unclear-whether"),
    case("President Kofi Asante went from the airport to Lisbon neither then nor later.", [], id="neither-nor"),
    case(
        "Foreign Minister Nadia Rahimi met Prime Minister Liv Strand in Oslo, who said neither side would give way.",
        [("talks", "held", "Liv Strand, Nadia Rahimi", "Oslo")],
        id="neither-in-what-is-said",
    ),
    case(
        "The Omani foreign ministry summoned the Indian ambassador on Friday.",
        [("talks", "held", "Indian ambassador, Omani Foreign Ministry", None)],
        id="summoned",
    ),
    case(
        "President Kofi Asante wrote to Prime Minister Liv Strand on Friday.",
        [("letter", "held", "Kofi Asante, Liv Strand", None)],
        id="wrote-to",
    ),
    case(
        "Speaking after a phone call with Prime Minister Liv Strand, President Kofi Asante said that aid would rise.",
        [("call", "held", "Kofi Asante, Liv Strand", None)],
        id="after-a-call",
    ),
    case(
        "Prime Minister Liv Strand, on whom Foreign Minister Nadia Rahimi called on Friday, proposed a hotline.",
        [("talks", "held", "Liv Strand, Nadia Rahimi", None)],
        id="on-whom",
    ),
    case(
        "Senior diplomats of Peru and Chile met in Arica to prepare the bilateral summit.",
        [("summit", "planned", "Chile, Peru", None), ("talks", "held", "Chile, Peru", "Arica")],
        id="to-prepare-a-summit",
    ),
    case(
        "Talks scheduled for Thursday between Kinshasa and the M23 rebels will not take place, a spokesman said.",
        [("talks", "cancelled", "Democratic Republic of the Congo, March 23 Movement", None)],
        id="will-not-take-place",
    ),
    case(
        "The Peruvian and Chilean defence ministers discussed the border in a call on Friday.",
        [("call", "held", "Chilean defence minister, Peruvian defence minister", None)],
        id="in-a-call",
    ),
    case(
        "Oman's foreign minister told his Qatari counterpart by telephone that Muscat wants calm.",
        [("call", "held", "Omani foreign minister, Qatari foreign minister", None)],
        id="told-by-telephone",
    ),
    case(
        "A Peruvian delegation headed by Trade Minister Ana Quispe is expected to travel to Doha on Monday.",
        [("visit", "planned", "Peru", "Doha")],
        id="headed-by-is-no-journey",
    ),
    case(
        "President Kofi Asante accepted an invitation to visit Asuncion in June.",
        [("visit", "planned", "Kofi Asante", "Asuncion")],
        id="accepted-an-invitation",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_who_met(tell, text, expected):
    found = [
        (m.kind, m.status, ", ".join(sorted(p.name for p in m.participants)), m.place and m.place.name)
        for m in tell(text).meetings
    ]
    assert sorted(found, key=str) == sorted(expected, key=str)


def test_a_wire_leads_with_talks_where_it_was_filed(tell):
    text = (
        "LA PAZ, June 18 (Agency) - Bolivian Foreign Minister Ana Quispe received her Chilean counterpart, "
        "Pedro Vial, on Tuesday."
    )
    (meeting,) = tell(text).meetings
    assert meeting.place is not None and (meeting.place.name, meeting.place.country) == ("La Paz", "BO")


def test_a_chronicle_tells_in_the_present_of_the_past(tell):
    text = (
        "1 March. Liv Strand arrives in Amman.\n\n"
        "12 June – Foreign Minister Nadia Rahimi meets Prime Minister Kofi Asante in Accra.\n\n"
        "9 October. Kofi Asante receives Liv Strand. They part in peace."
    )
    found = [(m.status, m.date and m.date.start) for m in tell(text).meetings]
    assert found == [("held", "2024-03-01"), ("held", "2023-06-12"), ("held", "2023-10-09")]
