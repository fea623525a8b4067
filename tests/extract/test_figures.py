"""Figures told in many ways, each with what it measures, whose it is, when, and who gives it."""

import pytest

from communique.annotate.pipeline import annotate, load
from communique.extract.figures import Figures
from communique.records import Article, Published


@pytest.fixture(scope="module")
def figures():
    nlp = load()

    def read(text):
        published = Published(date="2024-05-10", precision="day", basis="metadata")
        article = Article(document="document-test", text=text, published=published)
        return list(Figures()(article, annotate(nlp, article)))

    return read


def words(figure):
    period = None if figure.period is None else figure.period.start
    return figure.value, figure.unit, figure.measure, figure.subject, period, figure.change


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bilateral trade between Kenya and India reached $8.4 billion in 2023.",
            (8.4e9, "USD", "Bilateral trade between Kenya and India", None, "2023", None),
        ),
        (
            "Brazil's soybean exports to China rose 12 percent in 2022.",
            (12, "percent", "Brazil's soybean exports to China", "Brazil", "2022", "up"),
        ),
        (
            "Saudi Aramco cut output by half a million barrels per day.",
            (5e5, "barrels per day", "output", "Saudi Aramco", None, "down"),
        ),
        (
            "Germany expelled 40 Malian diplomats in April 2022.",
            (40, "diplomats", "Malian diplomats", "Germany", "2022-04", None),
        ),
        ("Algeria tripled gas supplies to Spain in 2021.", (3, "times", "gas supplies", "Algeria", "2021", "up")),
        (
            "India accounts for 35 per cent of Russia's crude exports.",
            (35, "percent", "Russia's crude exports", "India", None, None),
        ),
        (
            "The World Bank approved a loan of $1.5 billion for Ethiopia.",
            (1.5e9, "USD", "loan", "World Bank", None, None),
        ),
        (
            "Washington imposed a 25% tariff on Canadian steel.",
            (25, "percent", "tariff on Canadian steel", "Washington", None, None),
        ),
        (
            "Peru's central bank reported a 4.2 percent increase in copper output.",
            (4.2, "percent", "copper output", "Peru's central bank", None, "up"),
        ),
        ("Wheat exports were 30% lower than in 2021.", (30, "percent", "Wheat exports", None, None, "down")),
    ],
)
def test_a_figure_knows_what_it_measures(figures, text, expected):
    assert words(figures(text)[0]) == expected


def test_each_number_of_a_sentence_has_its_own_period_and_measure(figures):
    found = figures(
        "In 2014 the franc accounted for 80 percent of Chad's reserves, but in 2021 its share fell to 35 percent."
    )
    assert [(f.value, f.period.start, f.change) for f in found] == [(80, "2014", None), (35, "2021", "down")]
    assert found[0].measure == "Chad's reserves"
    assert found[1].measure == "share"


def test_a_clause_without_its_verb_keeps_its_own_measure(figures):
    exports, imports = figures(
        "Peru's exports to Chile reached 3 billion dollars and its imports from Chile 2 billion dollars."
    )
    assert exports.measure == "Peru's exports to Chile"
    assert imports.measure == "imports from Chile"


def test_both_ends_of_a_range_count_the_same(figures):
    low, high = figures("Both sides keep some 50,000 to 60,000 troops near the line.")
    assert (low.value, high.value) == (50000, 60000)
    assert low.measure == high.measure == "troops"


def test_two_officials_who_speak_are_no_figure(figures):
    assert figures("Two Somali officials said the talks had failed.") == []


def test_a_goal_is_a_figure_of_its_own(figures):
    reached, goal = figures(
        "In 2022 Vietnamese exports to Japan reached 24 bn USD, less than the 30 bn USD goal set for 2025."
    )
    assert (reached.value, reached.period.start) == (2.4e10, "2022")
    assert (goal.value, goal.measure, goal.period.start) == (3e10, "goal", "2025")


def test_a_comparison_is_kept_in_the_documents_words(figures):
    (figure,) = figures("Grain shipments grew 9 percent in March compared with the same month last year.")
    assert figure.compared_with == "same month last year"


def test_who_gives_a_figure_is_named(figures):
    (figure,) = figures("According to the Turkish Statistical Institute, inflation fell to 38.1 percent in August.")
    assert figure.attributed_to.name == "Turkish Statistical Institute"


def test_a_figure_told_twice_is_one_record(figures):
    (figure,) = figures("Kenya gets $300 million loan\n\nKenya will receive a loan of $300 million, officials said.")
    assert len(figure.evidence) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The two countries held a two-day visit on 4 May 2024.",
        "Two issues and three purposes were named in a 7000-word statement of 12 pages.",
        "Article 5 of the treaty was signed by 52-year-old Minister Okello.",
    ],
)
def test_counts_in_passing_are_no_figures(figures, text):
    assert figures(text) == []


def test_evidence_holds_the_number_and_ids_differ(figures):
    text = "Oslo sent 40 tanks and 40 tanks came from Bern.\n\nRome paid €5 million in 2020 and €5 million in 2021."
    found = figures(text)
    assert len({f.id for f in found}) == len(found)
    for figure in found:
        for evidence in figure.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote


def values(found):
    return [(f.value, f.unit, None if f.period is None else f.period.start) for f in found]


def test_a_number_without_a_unit_takes_that_of_the_number_before(figures):
    found = figures(
        "Peru and Chile traded goods for 9.3 billion dollars in 2021 and for 10.1 billion in 2022. "
        "In Lima the number given for last year is 11.7 billion."
    )
    assert values(found) == [(9.3e9, "USD", "2021"), (1.01e10, "USD", "2022"), (1.17e10, "USD", "2023")]
    assert {f.measure for f in found} == {"traded goods"}


def test_parts_of_a_sum_are_named(figures):
    whole, grants, loans = figures(
        "The bank offers 6 billion euros to Tunis, 2 billion of it as grants and 4 billion as loans."
    )
    assert (whole.value, grants.measure, loans.measure) == (6e9, "grants", "loans")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The two ministers spoke for 45 minutes by telephone.", 45, "minutes"),
        ("After twelve hours of talks in Muscat the envoys left.", 12, "hours"),
        ("Morocco has been Spain's largest African partner for 11 years in a row.", 11, "years"),
        ("They adopted a joint statement of 7,000 words.", 7000, "words"),
    ],
)
def test_lengths_of_contacts_and_documents_are_figures(figures, text, value, unit):
    (figure,) = figures(text)
    assert (figure.value, figure.unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "The minister will visit Oslo for two days and return in 48 hours.",
        "He served as envoy for 11 years.",
        "I asked two people who know the two diplomats.",
    ],
)
def test_other_times_and_people_in_passing_are_none(figures, text):
    assert figures(text) == []


def test_who_only_counts_gives_the_figure_and_does_not_own_it(figures):
    first, second = figures(
        "Trade set a record: Ruto spoke of 4 billion dollars last year. "
        "Indian customs count 5 billion for the same year."
    )
    assert [first.attributed_to.name, second.attributed_to.name] == ["William Ruto", "Indian customs"]
    assert [first.measure, second.measure] == ["Trade", "Trade"]
    assert first.subject is second.subject is None


def test_its_volume_measures_what_was_told_before(figures):
    found = figures(
        "Trade never suffered. Its volume was close to 9.7 billion dollars in 2022, "
        "while Tunisia's statistics agency put it at 7.7 billion."
    )
    assert [(f.measure, f.period.start) for f in found] == [("Trade", "2022"), ("Trade", "2022")]
    assert len(found[0].evidence) == 2


def test_a_paragraph_goes_on_with_its_period_in_the_past_only(figures):
    _, exports = figures("Bilateral trade amounted to $28 billion in 2022. Exports reached $15 billion.")
    _, aim = figures(
        "Bilateral trade amounted to $28 billion in 2022. The two sides want to raise trade to $40 billion."
    )
    assert (exports.period.start, aim.period) == ("2022", None)


def test_an_opening_time_dates_the_sentence_and_a_semicolon_parts_times(figures):
    (growth,) = figures("Last year, she recalled, trade grew by 4 percent.")
    assert growth.period.start == "2023"
    first, second = figures(
        "Hanoi says that 95 percent of payments are in dong; in April the bank had put the share at 90 percent."
    )
    assert first.period is None
    assert second.attributed_to.name == "bank"


def test_a_rise_from_a_year_is_of_the_later_one(figures):
    found = figures("Indonesia's exports to the EU hit a record $24.8 billion last year, up 12 percent from 2021.")
    assert [f.period.start for f in found] == ["2023", "2023"]
    assert found[1].compared_with == "2021"


def test_what_somebody_pays_or_loses_is_not_measured_by_them(figures):
    norway, chad = figures("Norway will pay 7.8 percent, Chad 17 percent.")
    assert (norway.measure, norway.subject) == ("pay", "Norway")
    assert (chad.measure, chad.subject) == ("pay", "Chad")
    (lost,) = figures("Kenyan dairies lost about 2.5 billion shillings.")
    assert (lost.measure, lost.subject, lost.change) == ("lost", "Kenyan dairies", "down")


def test_some_and_she_give_no_figure(figures):
    (figure,) = figures("Some say that exports fell by 12 percent.")
    assert figure.attributed_to is None


def test_what_has_a_share_may_stand_behind_the_verb(figures):
    (figure,) = figures("Some 95 percent of payments between Mali and Togo are now made in local francs.")
    assert (figure.measure, figure.subject) == ("payments between Mali and Togo", "local francs")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Kenyan trade fell by 8 percent in the first two quarters of 2023.", "2023-01", "2023-06"),
        ("Lao exports reached 3 billion dollars in the last three months of 2023.", "2023-10", "2023-12"),
        ("In the first four months of this year imports came to 7 billion dollars.", "2024-01", "2024-04"),
        ("In 2023 imports came to 7 billion dollars.", "2023", "2023"),
    ],
)
def test_a_figure_of_part_of_a_year_is_of_its_months(figures, text, first, last):
    assert [(f.period.start, f.period.end) for f in figures(text)] == [(first, last)]
