"""Contacts without "met": who is due somewhere, stands beside somebody, is called in; what came to nothing."""

import pytest
from pytest import param as case

TOLD = [  # text, and for each meeting its kind, status, parties, place and first day
    case(
        "The Kenyan foreign minister, Amos Kiptoo, is due in Kampala on Monday.",
        [("visit", "planned", "Amos Kiptoo", "Kampala", "2024-05-13")],
        id="is-due-in",
    ),
    case(
        "President Kofi Asante is bound for Seoul next week.",
        [("visit", "planned", "Kofi Asante", "Seoul", "2024-05-13")],
        id="is-bound-for",
    ),
    case(
        "Foreign Minister Liv Strand had been due in Dhaka on 3 May; that visit was put off.",
        [("visit", "cancelled", "Liv Strand", "Dhaka", "2024-05-03")],
        id="had-been-due",
    ),
    case(
        "Speaking alongside Greek Foreign Minister Eleni Vasou in Athens on Monday, Norwegian Foreign Minister "
        "Liv Strand "
        "said that talks would go on.",
        [("talks", "held", "Eleni Vasou, Liv Strand", "Athens", "2024-05-06")],
        id="alongside",
    ),
    case(
        "Peruvian President Rosa Quispe, who stood next to Chilean President Iris Labra in Santiago on Tuesday, "
        "denied it.",
        [("talks", "held", "Iris Labra, Rosa Quispe", "Santiago", "2024-05-07")],
        id="stood-next-to",
    ),
    case("The army fought alongside the rebels in Goma on Monday.", [], id="fought-alongside"),
    case(
        "At a joint press conference with Jordanian Foreign Minister Nadia Rahimi in Amman on 2 May, Norwegian Foreign "
        "Minister Liv Strand said the ships would come.",
        [("talks", "held", "Liv Strand, Nadia Rahimi", "Amman", "2024-05-02")],
        id="joint-press-conference",
    ),
    case(
        "Greek Foreign Minister Eleni Vasou lunched with Turkish Foreign Minister Cem Aydin in Ankara on Monday.",
        [("talks", "held", "Cem Aydin, Eleni Vasou", "Ankara", "2024-05-06")],
        id="lunched-with",
    ),
    case(
        "The European Union's foreign ministers had breakfast together in Brussels on Monday.",
        [("talks", "held", "European Union's foreign ministers", "Brussels", "2024-05-06")],
        id="breakfast-of-many",
    ),
    case(
        "Norway's ambassador was summoned to the foreign ministry in Moscow on Tuesday.",
        [("talks", "held", "Norwegian ambassador, Russian Foreign Ministry", "Moscow", "2024-05-07")],
        id="summoned-by-nobody-told",
    ),
    case(
        "Croatian Foreign Minister Ana Horvat was on the phone with Serbian President Pavle Ilic on Monday.",
        [("call", "held", "Ana Horvat, Pavle Ilic", None, "2024-05-06")],
        id="on-the-phone",
    ),
    case(
        "The Joint Border Commission is to meet in Tbilisi in June.",
        [("conference", "planned", "Joint Border Commission", "Tbilisi", "2024-06")],
        id="a-commission-meets",
    ),
    case("The parliamentary committee met on Tuesday.", [], id="a-committee-of-one-state"),
    case(
        "The second Ministerial Meeting will be held in Muscat in 2025.",
        [("conference", "planned", "", "Muscat", "2025")],
        id="a-meeting-by-name",
    ),
    case(
        "The first Summit, which was held in Bridgetown on 14 July 2023, adopted a charter.",
        [("summit", "held", "", "Bridgetown", "2023-07-14")],
        id="which-was-held-in",
    ),
    case(
        "Negotiations on the dam broke off in Addis Ababa on 2 May.",
        [("talks", "held", "", "Addis Ababa", "2024-05-02")],
        id="talks-told-of-nobody",
    ),
    case(
        "Samoan Prime Minister Leilani Faatoia with Tongan Prime Minister Sione Taufa in Apia, 12 April 2024.",
        [("talks", "held", "Leilani Faatoia, Sione Taufa", "Apia", "2024-04-12")],
        id="caption",
    ),
    case(
        "Vanuatu has not ratified the pact that Australian Foreign Minister Jane Harrow signed in Port Vila in "
        "December 2022.",
        [("visit", "held", "Jane Harrow", "Port Vila", "2022-12")],
        id="signs-abroad",
    ),
    case(
        "The Chilean foreign minister was received on Monday by President Rosa Quispe, to whom he delivered a letter "
        "from President Iris Labra.",
        [
            ("letter", "held", "Iris Labra, Rosa Quispe", None, "2024-05-06"),
            ("talks", "held", "Chilean foreign minister, Rosa Quispe", None, "2024-05-06"),
        ],
        id="bearer-of-a-letter",
    ),
    case(
        "Peruvian President Rosa Quispe and Chilean President Iris Labra did not meet in Lima.",
        [("talks", "denied", "Iris Labra, Rosa Quispe", "Lima", None)],
        id="did-not-meet",
    ),
    case(
        'A visit of Foreign Minister Liv Strand to Kyiv "is not on the agenda", an adviser said.',
        [("visit", "denied", "Liv Strand", "Kyiv", None)],
        id="not-on-the-agenda",
    ),
    case(
        "The Gazette wrote that Peruvian President Rosa Quispe met Chilean President Iris Labra in Quito in "
        "February. There "
        "has been no such meeting, the spokeswoman said.",
        [("talks", "denied", "Iris Labra, Rosa Quispe", "Quito", "2024-02")],
        id="no-such-meeting",
    ),
    case(
        "A visit by President Kofi Asante to Lomé that had been promised for May 2023 fell victim to a strike.",
        [("visit", "cancelled", "Kofi Asante", "Lomé", "2023-05")],
        id="fell-victim",
    ),
    case(
        "Foreign Minister Liv Strand had planned to come to Sofia in June but stayed at home because of a strike.",
        [("visit", "cancelled", "Liv Strand", "Sofia", "2024-06")],
        id="had-planned-but",
    ),
    case(
        "The Tunisian authorities refused entry to a delegation of the European Parliament in April.",
        [("visit", "cancelled", "delegation of the European Parliament", None, "2024-04")],
        id="refused-entry",
    ),
    case(
        "The visit of President Kofi Asante to Lisbon fell through in March.",
        [("visit", "cancelled", "Kofi Asante", "Lisbon", "2024-03")],
        id="fell-through",
    ),
    case(
        "Last Thursday Liv Strand came. The Norwegian foreign minister spent six hours in Skopje.",
        [
            ("visit", "held", "Liv Strand", None, "2024-05-09"),
            ("visit", "held", "Norwegian foreign minister", "Skopje", "2024-05-09"),
        ],
        id="came-and-spent-hours",
    ),
    case("The answer of President Kofi Asante came on Tuesday.", [], id="an-answer-came"),
    case(
        "It would be the first meeting between Peruvian President Rosa Quispe and Chilean President Iris Labra "
        "since July "
        "2022.",
        [("talks", "held", "Iris Labra, Rosa Quispe", None, "2022-07")],
        id="the-first-since",
    ),
    case(
        "Croatian Foreign Minister Ana Horvat was in the White House on 2 May.",
        [("visit", "held", "Ana Horvat", "Washington", "2024-05-02")],
        id="seat-of-power",
    ),
    case(
        "Greek Foreign Minister Eleni Vasou on Sunday held talks in the Libyan capital Tripoli.",
        [("talks", "held", "Eleni Vasou", "Tripoli", "2024-05-05")],
        id="talks-of-one-abroad",
    ),
    case(
        "Foreign Minister Liv Strand confirmed President Kofi Asante's intention to come to Oslo in June.",
        [("visit", "planned", "Kofi Asante", "Oslo", "2024-06")],
        id="whose-intention",
    ),
    case(
        "The king invited Croatian Foreign Minister Ana Horvat to Oslo in June.",
        [("visit", "planned", "Ana Horvat", "Oslo", "2024-06")],
        id="invited-for-june",
    ),
    case(
        "The ministers of the lake states met in Abuja on 15 April, under the chairmanship of the Nigerian "
        "foreign minister, "
        "Yusuf Bello, and of the Chadian foreign minister, Idriss Saleh. The secretary general, Moussa Diop, "
        "took part in "
        "the meeting.",
        [
            (
                "talks",
                "held",
                "Idriss Saleh, Moussa Diop, Yusuf Bello, ministers of the lake states",
                "Abuja",
                "2024-04-15",
            )
        ],
        id="chairmanship",
    ),
    case(
        "On the fringes of the fair in Nairobi, Foreign Minister Liv Strand and Foreign Minister Ana Horvat "
        "brought President "
        "Kofi Asante and President Rosa Quispe together.",
        [("talks", "held", "Ana Horvat, Kofi Asante, Liv Strand, Rosa Quispe", "Nairobi", None)],
        id="brought-together",
    ),
    case(
        "Foreign Minister Nadia Rahimi will attend the Baltic Security Conference in Riga on Monday.",
        [("conference", "planned", "Nadia Rahimi", "Riga", "2024-05-13")],
        id="attends-a-conference-by-name",
    ),
    case(
        "The treaty may be signed before the river summit that Asuncion will host in June.",
        [("summit", "planned", "Paraguay", "Asuncion", "2024-06")],
        id="which-a-city-will-host",
    ),
    case(
        "After meeting Peruvian President Rosa Quispe in Lima on Monday, President Iris Labra flew home.",
        [("talks", "held", "Iris Labra, Rosa Quispe", "Lima", "2024-05-06")],
        id="after-meeting",
    ),
    case(
        "Before leaving for Lima, President Iris Labra met President Kofi Asante on 3 May.",
        [("talks", "held", "Iris Labra, Kofi Asante", None, "2024-05-03")],
        id="before-leaving",
    ),
    case("Foreign Minister Liv Strand left Lima on Tuesday.", [], id="left-a-place"),
    case("The two ministers agreed to launch a dialogue on fisheries between Peru and Chile.", [], id="a-practice"),
    case(
        "Kuala Lumpur looks forward to a visit by President Kofi Asante.",
        [("visit", "rumoured", "Kofi Asante", None, None)],
        id="looked-forward-to",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_who_met(who_met, text, expected):
    assert sorted(who_met(text), key=str) == sorted(expected, key=str)


def test_what_a_report_leads_with_has_the_day_of_its_lead(tell):
    text = (
        "BAMAKO, May 9 (Sahel Wire) - Mali and Togo agreed on Thursday to reopen two markets.\n\n"
        "Togolese Foreign Minister Ama Lawson met her Malian counterpart, Seydou Keita, for three hours."
    )
    (meeting,) = tell(text).meetings
    assert meeting.date is not None
    assert (meeting.date.start, meeting.date.basis) == ("2024-05-09", "relative:the day of the lead")


def test_a_live_page_tells_of_its_day(tell):
    text = (
        "6.20 p.m. A truce\n\nFirefighters left.\n\n4.45 p.m. A tea\n\n"
        "Peruvian President Rosa Quispe met Chilean President Iris Labra behind closed doors.\n\n"
        "3.10 p.m. A storm\n\nIt rained on everybody.\n"
    )
    (meeting,) = tell(text).meetings
    assert meeting.date is not None and (meeting.date.start, meeting.date.basis) == ("2024-05-10", "metadata")
