"""Measures in relative clauses, side by side, in kind, and under papers, each with its own author, target and day."""

import pytest


def sides(restriction):
    return [p.name for p in restriction.by], [p.name for p in restriction.on]


@pytest.mark.parametrize(
    ("text", "by", "on", "start"),
    [
        (
            "Norwegian brewers complain about the duties on malt, which Chile imposed in March 2023.",
            "Chile",
            "malt",
            "2023-03",
        ),
        (
            "The third package against Mali, which the Kenyan ministers adopted on 18 April, includes two banks.",
            "Kenyan ministers",
            "Mali",
            "2024-04-18",
        ),
        (
            "Since 3 May, when Peru introduced export licences for lithium, prices have doubled.",
            "Peru",
            "lithium",
            "2024-05-03",
        ),
        (
            "Thailand had made Cambodian loans subject to government approval in April 2020.",
            "Thailand",
            "Cambodian loans",
            "2020-04",
        ),
        ("Tunisia subjected Moroccan olives to a quota in 2022.", "Tunisia", "Moroccan olives", "2022"),
        (
            "In March Brazil shut Argentine firms out of its tenders for buses.",
            "Brazil",
            "Argentine firms",
            "2024-03",
        ),
        (
            "Under the accord reached in Dakar on 12 March, Senegal cut its tariffs on Moroccan fish.",
            "Senegal",
            "Moroccan fish",
            "2024-03-12",
        ),
        (
            "Steel tariffs of 25 percent imposed by Canada on Turkey take effect on 12 June.",
            "Canada",
            "Turkey",
            "2024-06-12",
        ),
        (
            "Beijing put 15 Chilean firms on its export control list on 4 January.",
            "China",
            "Chilean firms",
            "2024-01-04",
        ),
        (
            "Tunis had already in 2022 stopped issuing visas to Libyans.",
            "Tunisia",
            "Libya",
            "2022",
        ),
        (
            "Sudan's army chief has been subject to Swiss sanctions since 2023.",
            "Switzerland",
            "Sudanese army chief",
            "2023",
        ),
        (
            "Iraq's National Security Council listed the PKK as a banned organisation in March 2024.",
            "Iraqi National Security Council",
            "Kurdistan Workers' Party",
            "2024-03",
        ),
    ],
)
def test_who_hits_whom_and_when(restrictions, text, by, on, start):
    (restriction,) = restrictions(text)
    assert sides(restriction) == ([by], [on])
    assert restriction.date.start == start


def test_deeds_side_by_side_are_records_of_their_own_with_the_day_that_opens_the_sentence(restrictions):
    found = restrictions(
        "In 2018, after the dams had begun to fill, the Thai ministers suspended high-level meetings with Laos, "
        "cut aid to Vientiane and placed two managers of a Laotian firm under sanctions."
    )
    assert [r.kind for r in found] == ["suspension", "suspension", "sanction"]
    assert {r.date.start for r in found} == {"2018"}
    assert "managers" in found[2].on[0].name


def test_the_like_of_a_measure_hits_back(restrictions):
    first, answer = restrictions(
        "In March Brazil barred Argentine firms from its tenders. Buenos Aires answered on 6 April with a similar rule."
    )
    assert sides(answer) == (["Argentina"], ["Brazil"])
    assert (first.kind, answer.kind, answer.date.start) == ("ban", "ban", "2024-04-06")


def test_a_measure_goes_on_or_ends_in_a_pronoun(restrictions):
    _, extended = restrictions(
        "The asset freeze that the Swiss government imposed on two Angolan bankers in 2020 is still in force; "
        "it was extended in March for another year."
    )
    assert (extended.status, extended.date.start, extended.action) == ("extended", "2024-03", "it was extended")
    _, lifted = restrictions("Kenya imposed sanctions on Togo in January 2022. It lifted most of them in July 2022.")
    assert (lifted.status, lifted.date.start, sides(lifted)) == ("lifted", "2022-07", (["Kenya"], ["Togo"]))


def test_under_sanctions_beside_a_name(restrictions):
    (restriction,) = restrictions("Nicaragua, under Canadian sanctions since 2019, protested.")
    assert sides(restriction) == (["Canada"], ["Nicaragua"])


def test_whom_a_state_no_longer_lets_in(restrictions):
    (restriction,) = restrictions("Oman does not allow Yemeni dhows to land in its ports.")
    assert sides(restriction) == (["Oman"], ["Yemeni dhows"])


def test_a_package_acts_for_whoever_made_it(restrictions):
    found = restrictions("The EU's 12th package against Minsk, agreed in March, bans exports of cars.")
    assert {tuple(p.name for p in r.by) for r in found} == {("European Union",)}


@pytest.mark.parametrize(
    "text",
    [
        "Lima does not let the matter rest.",
        "The treaty is subject to approval by the Peruvian parliament.",
        "Peru made the offer subject to the wishes of the families.",
        "The driver locked his keys out of reach.",
        "The firm answered the letter with a similar one.",
        "Kenya introduced a driving test in March, when the rains began.",
    ],
)
def test_what_is_no_measure(restrictions, text):
    assert restrictions(text) == []
