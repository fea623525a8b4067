"""Restrictions that stand on: kept, pointed back to, answered, eased; who is kept out, and what is no measure."""

import pytest


def told(found):
    return [(r.kind, r.status, [p.name for p in r.by], [p.name for p in r.on]) for r in found]


ONE = [
    # kept as they are
    ("Azerbaijan keeps its land borders closed.", ("other", "imposed", ["Azerbaijan"], ["land borders"])),
    ("Mali's airspace remains closed to Algerian flights.", ("other", "imposed", ["Mali"], ["Algerian flights"])),
    ("Kenyan maize remains barred from the Tanzanian market.", ("ban", "imposed", ["Tanzania"], ["Kenyan maize"])),
    (
        "Belgium holds 190 billion euros of Russian reserves frozen.",
        ("freeze", "imposed", ["Belgium"], ["Russian reserves"]),
    ),
    ("Germany put its aid to Rwanda on hold.", ("suspension", "imposed", ["Germany"], ["Rwanda"])),
    ("Moldovan apples stay off the shelves in Russia.", ("ban", "imposed", ["Russia"], ["Moldovan apples"])),
    (
        "Supermarkets in Oslo took Israeli dates off the shelves.",
        ("ban", "imposed", ["Supermarkets"], ["Israeli dates"]),
    ),
    # passives and participles
    ("Kenya's ambassador to Khartoum was recalled.", ("other", "imposed", ["Kenya"], ["Sudan"])),
    ("Five Dutch lawmakers were denied entry to Tunisia.", ("ban", "imposed", ["Tunisia"], ["Dutch lawmakers"])),
    (
        "Banned from Ethiopian airspace since May, Eritrean pilots take the long way round.",
        ("ban", "imposed", ["Ethiopia"], ["Eritrean pilots"]),
    ),
    (
        "Cut off from SWIFT by the EU, Belarusian banks have turned to Moscow.",
        ("suspension", "imposed", ["European Union"], ["Belarusian banks"]),
    ),
    ("It was Niger that shut the bridge to Benin.", ("other", "imposed", ["Niger"], ["Benin"])),
    # kept out
    ("Russian citizens can no longer buy land in Finland.", ("ban", "imposed", ["Finland"], ["Russian citizens"])),
    ("Thai fruit is no longer allowed into Cambodia.", ("ban", "imposed", ["Cambodia"], ["Thai fruit"])),
    (
        "Vienna has ordered eight Omani diplomats out of the country.",
        ("expulsion", "imposed", ["Austria"], ["Omani diplomats"]),
    ),
    ("Niger told the French ambassador to pack his bags.", ("expulsion", "imposed", ["Niger"], ["French ambassador"])),
    ("China warned its citizens against travelling to Palau.", ("warning", "imposed", ["China"], ["Palau"])),
    ("Egypt told its citizens to leave Sudan.", ("warning", "imposed", ["Egypt"], ["Sudan"])),
    ("Canada issued a travel advisory for Fiji.", ("warning", "imposed", ["Canada"], ["Fiji"])),
    ("Greece vetoed the opening of accession talks with Albania.", ("ban", "imposed", ["Greece"], ["Albania"])),
    ("Peru listed the Andean Front as a terrorist organization.", ("sanction", "imposed", ["Peru"], ["Andean Front"])),
    ("The African Union suspended Gabon.", ("suspension", "imposed", ["African Union"], ["Gabon"])),
    # shared, aimed, announced in a headline
    (
        "Norway joined the EU sanctions against Myanmar.",
        ("sanction", "imposed", ["European Union", "Norway"], ["Myanmar"]),
    ),
    (
        "Brussels rolled out sanctions targeting Belarusian refineries.",
        ("sanction", "imposed", ["European Union"], ["Belarusian refineries"]),
    ),
    ("UK sanctions Georgian judges over jailings", ("sanction", "imposed", ["United Kingdom"], ["Georgian judges"])),
    (
        "Moscow reintroduced the visa requirement for Georgian citizens.",
        ("ban", "imposed", ["Russia"], ["Georgian citizens"]),
    ),
    # eased
    (
        "Switzerland has taken the Belarusian oligarch off its sanctions list.",
        ("sanction", "lifted", ["Switzerland"], ["Belarusian oligarch"]),
    ),
    ("Mexico exempted Guatemalan sugar from its new tariffs.", ("tariff", "lifted", ["Mexico"], ["Guatemalan sugar"])),
    (
        "The United States granted Serbia's oil company a waiver from sanctions until July.",
        ("sanction", "lifted", ["United States"], ["Serbia's oil company"]),
    ),
    ("Japan paused its tariffs on Thai rice for a month.", ("tariff", "lifted", ["Japan"], ["Thai rice"])),
    ("Togo allowed the Ghanaian airline to fly to Lome again.", ("ban", "lifted", ["Togo"], ["Ghanaian airline"])),
    (
        "The measures, which Brussels had imposed on Serbia in 2021, were eased on Monday.",
        ("other", "lifted", ["European Union"], ["Serbia"]),
    ),
]


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_one_measure_and_its_two_sides(restrictions, text, expected):
    assert told(restrictions(text)) == [expected]


def test_a_definite_measure_points_back_to_one_of_its_sort(restrictions):
    found = restrictions(
        "Last year the African Union imposed a blockade on Mali. Nigeria cut electricity to Mali too.\n\n"
        "When the sanctions were lifted in March, traders cheered."
    )
    assert told(found)[-1] == ("sanction", "lifted", ["African Union"], ["Mali"])
    assert (found[-1].date.start, len(found[-1].evidence)) == ("2024-03", 2)


def test_what_became_of_a_measure_is_told_step_by_step(restrictions):
    found = restrictions(
        "In January the EU put an embargo on Tongan copra. The embargo was extended in March and lifted in April."
    )
    assert sorted((r.status, r.date.start) for r in found) == [
        ("extended", "2024-03"),
        ("imposed", "2024-01"),
        ("lifted", "2024-04"),
    ]


def test_an_answer_in_kind_hits_whoever_hit_first(restrictions):
    found = restrictions("Peru put a duty of 10 percent on Chilean wine. Chile threatened to respond in kind.")
    assert told(found)[-1] == ("other", "threatened", ["Chile"], ["Peru"])


def test_one_lowers_its_own(restrictions):
    found = restrictions("Washington cut the tariffs on Chinese goods, and Beijing lowered its own to 10 percent.")
    assert sorted(told(found)) == [
        ("tariff", "lifted", ["China"], ["United States"]),
        ("tariff", "lifted", ["United States"], ["Chinese goods"]),
    ]


def test_a_duty_that_takes_effect_is_whose_the_one_before_was(restrictions):
    text = (
        "On April 3 Peru imposed a duty of 5 percent on Chilean steel. On May 1 a 25 percent duty on cars took effect."
    )
    assert told(restrictions(text))[-1] == ("tariff", "imposed", ["Peru"], ["cars"])
    assert restrictions("On May 1 a 25 percent duty on cars took effect.") == []


def test_blow_and_counterblow_told_in_one_breath_share_the_day(restrictions):
    zambia, zimbabwe = restrictions(
        "On 3 May Zambia recalled its envoy from Harare. Zimbabwe expelled two Zambian diplomats."
    )
    assert (zambia.date.start, zimbabwe.date.start, len(zimbabwe.evidence)) == ("2024-05-03", "2024-05-03", 2)


def test_a_watchdogs_charge_is_a_measure_unless_somebody_denies_it(restrictions):
    charge = "Desert Watch alleges that Algerian forces expelled 300 Malians in March."
    assert told(restrictions(charge)) == [("expulsion", "imposed", ["Algerian forces"], ["Mali"])]
    assert restrictions(f"{charge} Algeria denies the charge.") == []


def test_a_year_that_hangs_on_what_was_stopped_dates_the_stop(restrictions):
    (restriction,) = restrictions("Vietnam stopped issuing export licences in 2017.")
    assert restriction.date.start == "2017"


@pytest.mark.parametrize(
    "text",
    [
        "Snow closed the pass between Georgia and Russia.",
        "My neighbour has closed the border of his garden.",
        "The farmers blocked the border crossing with Ukraine.",
        '"Would Sweden send back the Danes?"',
        "Hungary blocked the EU's sixth package of sanctions against Belarus.",
        "Visitors may not enter the palace.",
        "The doctor warned against travelling with a fever.",
        "Mali and Senegal agreed on Thursday to reopen two border markets.",
        "The minister put it down to bad luck.",
    ],
)
def test_what_is_no_measure_is_no_record(restrictions, text):
    assert restrictions(text) == []


def test_who_strikes_back_at_things_hits_nobody_told(restrictions):
    found = restrictions("Peru put a duty on Chilean wine. Chile retaliated against Christmas trees.")
    assert len(found) == 1


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("China has hit back with duties on 58 percent of American goods.", ["American goods"]),
        ("Rwanda banned Congolese planes from its airspace.", ["Congolese planes"]),
        ("Fiji froze 40 million francs linked to the Kazakh mayor.", ["Kazakh mayor"]),
        ("Somalia ordered Ethiopia's ambassador out.", ["Ethiopian ambassador"]),
    ],
)
def test_who_is_hit_is_no_share_no_sum_and_no_place_of_the_authors(restrictions, text, on):
    (restriction,) = restrictions(text)
    assert [p.name for p in restriction.on] == on


def test_a_ban_and_its_end_in_one_sentence_are_two_with_their_own_days(restrictions):
    imposed, lifted = restrictions("Nepal banned TikTok in November and lifted the ban nine months later.")
    assert (imposed.status, imposed.date.start, lifted.status, lifted.date) == ("imposed", "2023-11", "lifted", None)


def test_what_is_to_be_banned_is_announced(restrictions):
    found = restrictions("The Peruvian ministry blocked 14 Chinese apps, and TikTok is to be banned as well.")
    assert [r.status for r in found] == ["imposed", "announced"]


def test_a_ministry_that_confirms_a_measure_takes_it(restrictions):
    (restriction,) = restrictions(
        "Kazakhstan's energy ministry confirmed that a ban on Omani diesel had been extended."
    )
    assert (restriction.status, restriction.by[0].country) == ("extended", "KZ")
