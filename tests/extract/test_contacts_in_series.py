"""Several contacts told by one verb; what reports, plans and invitations came to; words said face to face."""

import pytest
from pytest import param as case

TOLD = [  # text, and for each meeting its kind, status, parties, place and first day
    case(
        "Kenyan Foreign Minister Amos Kiptoo is currently making an official visit to Peru.",
        [("visit", "held", "Amos Kiptoo", "Peru", None)],
        id="under-way",
    ),
    case(
        "Kenyan Foreign Minister Amos Kiptoo is making an official visit to Peru next week.",
        [("visit", "planned", "Amos Kiptoo", "Peru", "2024-05-13")],
        id="next-week",
    ),
    case(
        "Kenyan Foreign Minister Amos Kiptoo met his Peruvian counterpart, Rosa Quispe, on 3 May and President Luis "
        "Carrasco the same evening.",
        [
            ("talks", "held", "Amos Kiptoo, Luis Carrasco", None, "2024-05-03"),
            ("talks", "held", "Amos Kiptoo, Rosa Quispe", None, "2024-05-03"),
        ],
        id="whom-each-on-its-day",
    ),
    case(
        "Norwegian Prime Minister Ingrid Haug met President Rauf Aliyev in Baku on Monday and Georgian Prime Minister "
        "Nika Lomidze in Tbilisi a day later.",
        [
            ("talks", "held", "Ingrid Haug, Nika Lomidze", "Tbilisi", "2024-05-07"),
            ("talks", "held", "Ingrid Haug, Rauf Aliyev", "Baku", "2024-05-06"),
        ],
        id="whom-each-at-its-place",
    ),
    case(
        "Trade Minister Keiko Mori raised the tariffs with her Canadian counterpart John Harlow in Ottawa on 3 May and "
        "again by telephone on 8 May.",
        [
            ("call", "held", "John Harlow, Keiko Mori", None, "2024-05-08"),
            ("talks", "held", "John Harlow, Keiko Mori", "Ottawa", "2024-05-03"),
        ],
        id="again-by-telephone",
    ),
    case(
        "Special envoy Peter Lund held talks with President Moses Banda in Lusaka, Foreign Minister Tendai Moyo in "
        "Harare and Vice President Kagiso Mokoena in Gaborone.",
        [
            ("talks", "held", "Kagiso Mokoena, Peter Lund", "Gaborone", None),
            ("talks", "held", "Moses Banda, Peter Lund", "Lusaka", None),
            ("talks", "held", "Peter Lund, Tendai Moyo", "Harare", None),
        ],
        id="a-noun-with-three",
    ),
    case(
        "Danish Foreign Minister Lars Holm visited Cairo on Monday and Amman a day later.",
        [
            ("visit", "held", "Lars Holm", "Amman", "2024-05-07"),
            ("visit", "held", "Lars Holm", "Cairo", "2024-05-06"),
        ],
        id="two-places-two-days",
    ),
    case(
        "Norwegian Foreign Minister Ingrid Haug met her Chilean colleague Pablo Rojas for two hours on Tuesday and was "
        "afterwards received by President Marta Soto.",
        [
            ("talks", "held", "Ingrid Haug, Marta Soto", None, "2024-05-07"),
            ("talks", "held", "Ingrid Haug, Pablo Rojas", None, "2024-05-07"),
        ],
        id="two-verbs-two-hosts",
    ),
    case(
        "Finnish President Aino Laine met President Joao Pereira and Chancellor Erik Brandt in Oslo on Monday.",
        [("talks", "held", "Aino Laine, Erik Brandt, Joao Pereira", "Oslo", "2024-05-06")],
        id="one-contact-of-three",
    ),
    case(
        "Reports of a secret meeting between Foreign Minister Rosa Quispe and the Chilean president, Pablo Rojas, in "
        "Lima on 3 May were dismissed by Santiago as invented.",
        [("talks", "denied", "Pablo Rojas, Rosa Quispe", "Lima", "2024-05-03")],
        id="reports-dismissed",
    ),
    case(
        "Claims that Kenyan President Moses Banda met General Idris Haroun in Nairobi on Sunday were rejected.",
        [("talks", "denied", "Idris Haroun, Moses Banda", "Nairobi", "2024-05-05")],
        id="claims-rejected",
    ),
    case(
        "Rumours of a visit by President Marta Soto to Havana were described as nonsense by her spokesman.",
        [("visit", "denied", "Marta Soto", "Havana", None)],
        id="rumours-called-nonsense",
    ),
    case(
        "Minister Ingrid Haug and Chilean Minister Pablo Rojas had been scheduled to meet in Davos in January 2024.",
        [("talks", "cancelled", "Ingrid Haug, Pablo Rojas", "Davos", "2024-01")],
        id="had-been-scheduled",
    ),
    case(
        "Minister Ingrid Haug should have met Chilean Minister Pablo Rojas in Quito on 2 May but her plane was "
        "grounded.",
        [("talks", "cancelled", "Ingrid Haug, Pablo Rojas", "Quito", "2024-05-02")],
        id="should-have-met",
    ),
    case(
        "A visit to Quito by Norwegian Foreign Minister Lars Haug planned for 2 May was cancelled on Monday.",
        [("visit", "cancelled", "Lars Haug", "Quito", "2024-05-02")],
        id="cancelled-on-another-day",
    ),
    case(
        "A meeting between Norwegian Foreign Minister Lars Haug and President Luis Soto was announced on 3 May.",
        [("talks", "planned", "Lars Haug, Luis Soto", None, None)],
        id="announced-on-another-day",
    ),
    case(
        "President Marta Soto was invited to Addis Ababa in February 2024.",
        [("visit", "held", "Marta Soto", "Addis Ababa", "2024-02")],
        id="invited-and-over",
    ),
    case(
        "In Oslo on 2 May, Peruvian Foreign Minister Rosa Quispe is said to have told Norwegian Prime Minister Ingrid "
        "Haug that Lima could not accept the quota.",
        [("talks", "held", "Ingrid Haug, Rosa Quispe", "Oslo", "2024-05-02")],
        id="told-at-a-place",
    ),
    case(
        "Over dinner in Oslo on Thursday, Norwegian Prime Minister Ingrid Haug assured Peruvian President Marta Soto "
        "of her support.",
        [("talks", "held", "Ingrid Haug, Marta Soto", "Oslo", "2024-05-09")],
        id="over-dinner",
    ),
    case(
        "Norwegian Prime Minister Ingrid Haug warned Russian President Ivan Petrov on Sunday that ships in the Barents "
        "Sea would be watched.",
        [],
        id="warned-from-afar",
    ),
    case(
        "Norwegian Prime Minister Ingrid Haug told reporters in Oslo on Sunday that the crew was free.",
        [],
        id="told-reporters",
    ),
    case(
        "At a round table with investors in Nairobi Peruvian President Marta Soto offered new ports.",
        [("talks", "held", "Marta Soto, investors", "Nairobi", None)],
        id="round-table",
    ),
    case(
        "Kenyan President Moses Banda and Peruvian President Luis Soto are old friends. The two presidents last dined "
        "together in Oslo in March.",
        [("talks", "held", "Luis Soto, Moses Banda", "Oslo", "2024-03")],
        id="last-dined",
    ),
    case(
        "Norwegian Foreign Minister Ingrid Haug and Peruvian Foreign Minister Marta Soto fell out. The foreign "
        "ministers last spoke by phone on 3 April.",
        [("call", "held", "Ingrid Haug, Marta Soto", None, "2024-04-03")],
        id="the-foreign-ministers",
    ),
    case(
        "A meeting of the Fisheries Commission, which has not been convened since 2019, may take place in June.",
        [("talks", "rumoured", "Fisheries Commission", None, "2024-06")],
        id="meeting-of-a-body",
    ),
    case(
        "The UN Security Council will take up the border dispute in New York on Tuesday.",
        [("conference", "planned", "UN Security Council", "New York", "2024-05-14")],
        id="body-takes-up",
    ),
    case("Norway called for a summit with Peru in May.", [], id="called-for-a-summit"),
    case("The treaty provides for regular consultation between Norway and Peru.", [], id="regular-consultation"),
    case("Norwegian Foreign Minister Lars Haug reached a deal with Peru on Monday.", [], id="reached-a-deal"),
    case(
        "Norwegian Foreign Minister Lars Haug held a meeting with his counterpart Luis Soto in Lima, with their "
        "discussions focused on the fishery.",
        [("talks", "held", "Lars Haug, Luis Soto", "Lima", None)],
        id="place-behind-company",
    ),
    case(
        "Norwegian Foreign Minister Lars Haug reached Lima early on Monday after visits to Chile and Bolivia.",
        [
            ("visit", "held", "Lars Haug", "Bolivia", None),
            ("visit", "held", "Lars Haug", "Chile", None),
            ("visit", "held", "Lars Haug", "Lima", "2024-05-06"),
        ],
        id="after-visits",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_who_met(who_met, text, expected):
    assert sorted(who_met(text), key=str) == sorted(expected, key=str)
