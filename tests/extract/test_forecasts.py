"""Forecasts with their window, their hedge, their likelihood and whose they are; and what is none."""

import pytest

from communique.annotate.pipeline import annotate, load
from communique.extract.forecasts import Forecasts
from communique.extract.meetings import Meetings
from communique.extract.statements import Statements
from communique.records import Article, Published


@pytest.fixture(scope="module")
def read():
    nlp = load()

    def forecasts(text, published="2024-05-10"):
        given = Published(date=published, precision="day", basis="metadata")
        article = Article(document="document-test", text=text, published=given)
        doc = annotate(nlp, article)
        doc._.found = list(Meetings()(article, doc))
        doc._.found += list(Statements()(article, doc))
        return list(Forecasts()(article, doc))

    return forecasts


def window(forecast):
    return None if forecast.window is None else forecast.window.start


@pytest.mark.parametrize(
    ("text", "start", "hedge", "likelihood"),
    [
        ("Canada and Mexico will hold talks in Ottawa next Tuesday.", "2024-05-14", "will", (0.8, 0.95)),
        ("The Bolivian president is not expected to attend the summit.", None, "is not expected to", (0.2, 0.45)),
        ("Togo is bound to follow next year.", "2025", "is bound to", (0.95, 0.99)),
        ("Bangladesh is probably going to withdraw its ambassador.", None, "is probably going to", (0.55, 0.8)),
        ("South Korea almost certainly will not join.", None, "almost certainly will not", (0.01, 0.05)),
        (
            "It is highly likely that Tunisia will extend the mandate of the mission this year.",
            "2024",
            "highly likely will",
            (0.8, 0.95),
        ),
        (
            "There is little chance that Armenia will sign a treaty this year.",
            "2024",
            "little chance will",
            (0.05, 0.2),
        ),
        ("Talks between Sudan's rivals are set to resume on Sunday.", "2024-05-12", "are set to", (0.8, 0.95)),
        ("Elections are due in October in Ghana.", "2024-10", "are due", (0.8, 0.95)),
        ("Trade between India and Oman is projected to reach $15 billion by 2027.", "2027", None, (0.55, 0.8)),
        ("Premier Ana Kovac is to travel to Lagos on Sunday.", "2024-05-12", "is to", (0.8, 0.95)),
    ],
)
def test_a_forecast_has_its_window_its_hedge_and_its_band(read, text, start, hedge, likelihood):
    (forecast,) = read(text)
    assert window(forecast) == start
    assert hedge is None or forecast.hedge == hedge
    assert forecast.likelihood == likelihood


@pytest.mark.parametrize(
    "text",
    [
        "Diplomacy will often fail.",
        "Trust must be earned, and the world should listen.",
        "Could the two leaders meet again?",
        "The minister was due to visit Kyiv last week but cancelled the trip.",
        "Last year everyone expected a crisis.",
        "We will never forget our friends.",
        "Sweden hopes to join soon.",
        "Sweden wants Turkey to ratify the protocol in May.",
        "The bridge may be seen as a symbol.",
        "The fund is intended to help farmers.",
        "The envoys discussed the steps that Riga intends to take.",
    ],
)
def test_habits_wishes_questions_and_the_past_are_no_forecasts(read, text):
    assert read(text) == []


def test_a_forecast_belongs_to_whoever_says_it(read):
    (quoted,) = read("“Our countries will resume direct flights in the spring,” the Georgian transport minister said.")
    assert [party.country for party in quoted.by] == ["GE"]
    (reported,) = read("The daily Al-Safa reported that the emir would fly to Rabat in June.")
    assert window(reported) == "2024-06" and len(reported.by) == 1
    (analysts,) = read("Analysts expect the central bank of Nigeria to raise interest rates in July.")
    assert [party.name.lower() for party in analysts.by] == ["analysts"]
    (authors,) = read("The outcome suggests that Turkey will continue to balance between the two blocs.")
    assert authors.by == ()


def test_a_condition_stays_in_what_is_expected(read):
    (forecast,) = read("If the ceasefire holds, Jordan is likely to reopen the border crossing in July.")
    assert forecast.what.startswith("If the ceasefire holds")


def test_each_occasion_of_a_list_is_a_forecast(read):
    text = "The next meeting of the commission will take place in Hanoi in 2026 and in Jakarta in 2027."
    first, second = read(text)
    assert (window(first), window(second)) == ("2026", "2027")
    assert "Hanoi" in first.what and "Jakarta" not in first.what and "Jakarta" in second.what


def test_a_rumoured_visit_in_a_noun_is_a_forecast(read):
    (forecast,) = read("The news came ahead of a rumoured visit by President Daniel Noboa to Peru in June.")
    assert forecast.hedge == "rumoured" and window(forecast) == "2024-06"


def test_confirmed_plans_are_a_forecast_of_who_confirmed_them(read):
    (forecast,) = read(
        "The talks prepared the visit of the Omani sultan to Tehran, whose plans were confirmed by Iran."
    )
    assert forecast.hedge == "plans confirmed" and [party.country for party in forecast.by] == ["IR"]


def test_a_meeting_that_a_clause_tells_is_not_told_again(read):
    assert len(read("Macron will visit Morocco in October. The visit will begin on 3 October.")) <= 2
    assert len(read("The Polish minister will visit Skopje on Thursday.")) == 1


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The parliament of Peru will vote on the pact by the end of June.", "2024-05-10", "2024-06-30"),
        ("Elections will be held before Christmas.", "2024-05-10", "2024-12-24"),
        ("The minister may call an election within days.", "2024-05-10", "2024-05-24"),
        ("The tunnel will not open before 2027.", "2027", "2027"),
        ("Officers will work in one hall from 1 September.", "2024-09-01", "2024-09-01"),
        ("The trade law expires in September.", "2024-09", "2024-09"),
        ("Steel tariffs take effect on June 12.", "2024-06-12", "2024-06-12"),
        ("President Berdi has postponed his visit to Rome until October.", "2024-10", "2024-10"),
        ("A direct flight was announced for January 2025.", "2025-01", "2025-01"),
        ("A new date in the third quarter is likely.", "2024-07", "2024-09"),
        ("I would be astonished if they signed before June.", "2024-05-10", "2024-05-31"),
        ("The new embassy, to be opened in June, is of glass.", "2024-06", "2024-06"),
    ],
)
def test_windows_of_deadlines_and_timetables(read, text, start, end):
    (forecast,) = read(text)
    assert forecast.window is not None and (forecast.window.start, forecast.window.end) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "Sosa said that La Paz would never renounce its claim to the sea.",
        "A meeting of their coast guards will not take place.",
        "The buyer may do so until the end of 2024.",
        "The President expressed his hope that the talks might resume in Lima.",
        "On 29 March he takes the responsibility upon himself and resigns.",
    ],
)
def test_refusals_permissions_hopes_and_chronicles_foretell_nothing(read, text):
    assert not read(text)


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("My own guess is that it will be a Swede who sits down in it.", "guess will"),
        ("There might be an offer to the islanders.", "might"),
        ("What analysts expect is pressure on trade.", "expect"),
        ("A decision on tolls is possible.", "possible"),
        ("There is little chance of a deal.", "little chance"),
    ],
)
def test_what_nouns_and_adjectives_hold_likely(read, text, hedge):
    (forecast,) = read(text)
    assert forecast.hedge == hedge


@pytest.mark.parametrize(
    ("text", "what", "start"),
    [
        ("Should the talks on the dam succeed, the embargo on Malawi may be eased.", "may be eased", None),
        ("If no extension is signed by July 12, Thai duties would go back up.", "would go back up", "2024-05-10"),
        (
            "The pair chose July 22, when both states will mark the day of the treaty.",
            "will mark the day",
            "2024-07-22",
        ),
        ("Okoro is to visit Peru next week, where he will meet the king.", "will meet the king", "2024-05-13"),
        ("Two Zambian officials say there will be no third tranche unless Lusaka pays.", "no third tranche", None),
        (
            "Lund reiterated that an agreement signed last year would be implemented in steps.",
            "would be implemented",
            None,
        ),
        ("The next one will be hosted by Laos.", "will be hosted", None),
        ("The UN coordinator, Ana Ruiz, warned that cholera could spread if the rains went on.", "could spread", None),
        ("Banda expressed confidence that the tunnels would be finished in time.", "would be finished", None),
        ("A Laotian mission will report every fortnight to the ministers.", "will report", None),
    ],
)
def test_what_will_come_is_a_forecast_whatever_its_verb(read, text, what, start):
    found = [(f.what, window(f)) for f in read(text)]
    assert any(what in told and first == start for told, first in found), found


def test_a_condition_that_is_not_open_foresees_nothing(read):
    assert not read("If they signed the treaty, the port would open again. Had they paid, ships would have come.")


def test_the_half_of_a_year_that_is_expected_lies_ahead(read):
    found = read("It lasts until the Zambian election, which is expected in the second half of the year.", "2024-01-29")
    assert [window(f) for f in found] == ["2024-07"]
