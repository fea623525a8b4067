"""Statements, outcomes, figures, restrictions, forecasts, phrases and reprints across documents."""

import pytest
from newsroom import Newsroom


@pytest.fixture
def room() -> Newsroom:
    return Newsroom()


def quote(room: Newsroom, title: str, who: str, words: str, published: str = "2024-05-02", **more: object) -> str:
    return room.story(title, published=published).statement(f"“{words}”, said the speaker.", who, words, **more)


WORDS = "The dam will be filled slowly and every neighbour downstream will see the data"


def test_one_utterance_in_two_wordings_is_one_statement(room: Newsroom) -> None:
    a = quote(room, "One", "Tadesse", WORDS)
    b = quote(room, "Two", "Tadesse", "the dam would be filled slowly, and neighbours downstream see all the data",
              mode="indirect")  # fmt: skip
    assert room.groups("same_statement") == [{a, b}]


@pytest.mark.parametrize(
    ("who", "words", "published"),
    [
        ("Otieno", WORDS, "2024-05-02"),
        ("Tadesse", "The dam will not be filled slowly and no, every neighbour downstream will never see the data",
         "2024-05-02"),
        ("Tadesse", WORDS, "2024-09-02"),
        ("Tadesse", "The road to the port will be ready before the rains and trade will double", "2024-05-02"),
    ],
    ids=["another speaker", "the opposite", "months later", "other words"],
)  # fmt: skip
def test_other_utterances_stay_apart(room: Newsroom, who: str, words: str, published: str) -> None:
    quote(room, "One", "Tadesse", WORDS)
    quote(room, "Two", who, words, published)
    assert room.links("same_statement") == []


def test_opposed_stances_are_never_one_statement(room: Newsroom) -> None:
    quote(room, "One", "Tadesse", WORDS, stance=[("dam", "support")])
    quote(room, "Two", "Tadesse", WORDS, stance=[("dam", "oppose")])
    assert room.links("same_statement") == []


def trade(room: Newsroom, title: str, value: float, measure: str = "trade", **more: object) -> str:
    values = {"subject": "Brazil and Argentina", "period": "2023", **more}
    story = room.story(title, title, "2024-02-01")
    return story.figure(f"{measure} came to {value}.", value, values.pop("unit", "USD"), measure, **values)


def test_words_for_one_measure_are_one(room: Newsroom) -> None:
    a = trade(room, "One", 28.4e9)
    b = trade(room, "Two", 28.4e9, "traded goods")
    assert room.groups("figure_agrees") == [{a, b}]


def test_two_numbers_of_two_camps_conflict_though_one_text_gives_both(room: Newsroom) -> None:
    for title, value in (("One", 28.4e9), ("Two", 28.4e9), ("Three", 24.1e9)):
        trade(room, title, value)
    both = room.story("Four", "Four", "2024-02-01")
    for value in (28.4e9, 24.1e9):
        both.figure(f"trade came to {value}.", value, "USD", "trade", subject="Brazil and Argentina", period="2023")
    (link,) = room.links("figure_conflicts")
    assert len(link.members) == 5


def test_figures_equal_within_rounding_agree(room: Newsroom) -> None:
    a = trade(room, "One", 28.4e9)
    b = trade(room, "Two", 28e9, "bilateral trade turnover", subject="Brazilian-Argentine")
    assert room.groups("figure_agrees") == [{a, b}]
    assert room.links("figure_conflicts") == []


def test_figures_that_differ_conflict_and_both_values_are_told(room: Newsroom) -> None:
    a, b = trade(room, "One", 28.4e9), trade(room, "Two", 31.2e9)
    (link,) = room.links("figure_conflicts")
    assert set(link.members) == {a, b}
    assert "28.4 billion US dollars" in link.why and "31.2 billion US dollars" in link.why and "2023" in link.why


def test_a_conflict_is_told_once_over_all_who_give_each_number(room: Newsroom) -> None:
    ids = {trade(room, f"Paper {i}", value) for i, value in enumerate((28.4e9, 28.4e9, 31.2e9))}
    (link,) = room.links("figure_conflicts")
    assert set(link.members) == ids


@pytest.mark.parametrize(
    "other",
    [
        {"period": "2022"},
        {"unit": "EUR"},
        {"subject": "Brazil and Japan"},
        {"measure": "foreign direct investment"},
        {"period": None},
    ],
    ids=["another year", "another currency", "another pair", "another measure", "no period"],
)
def test_figures_of_different_things_do_not_conflict(room: Newsroom, other: dict) -> None:
    trade(room, "One", 28.4e9)
    trade(room, "Two", 31.2e9, **other)
    assert room.links() == []


@pytest.mark.parametrize(
    "words",
    ["In the first four months of 2023 trade came to 31.2 billion.", "They want trade of 31.2 billion by 2023."],
)
def test_a_part_of_a_year_or_a_goal_contradicts_no_whole_year(room: Newsroom, words: str) -> None:
    trade(room, "One", 28.4e9)
    story = room.story("Two", "Two", "2024-02-01")
    story.figure(words, 31.2e9, "USD", "trade", subject="Brazil and Argentina", period="2023")
    assert room.links() == []


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (240e9, 240.1e9, True),
        (200e9, 218e9, None),
        (240e9, 218e9, False),
        (26.3, 26.0, True),
        (26.3, 27.0, False),
        (0.0, 0.0, True),
        (0.0, 3.0, False),
        (-5.0, 5.0, False),
        (99.6, 100.0, True),
    ],
)
def test_rounding(a: float, b: float, same: bool | None) -> None:
    from communique.resolve.figures import equal

    assert equal(a, b) is same and equal(b, a) is same


def test_a_phrase_of_two_speakers_is_a_formula_even_in_one_document(room: Newsroom) -> None:
    story = room.story("Press conference")
    a = story.statement("“We refuse the beggar-thy-neighbour logic”, Rossi said.", "Rossi",
                        "We refuse the beggar-thy-neighbour logic")  # fmt: skip
    b = story.statement("“Nobody gains from beggar-thy-neighbour tariffs”, Moreira said.", "Moreira",
                        "Nobody gains from beggar-thy-neighbour tariffs")  # fmt: skip
    links = room.links("formula")
    assert [set(link.members) for link in links] == [{a, b}]
    assert "João Moreira and Lucia Rossi both use the words “beggar-thy-neighbour”" in links[0].why


def test_a_marked_phrase_in_two_documents_is_a_formula(room: Newsroom) -> None:
    ids = set()
    for title in ("One", "Two"):
        sentence = "Sato called it a “bridge of two shores”."
        ids.add(room.story(title).statement(sentence, "Sato", "a “bridge of two shores”", mode="mixed"))
    (link,) = room.links("formula")
    assert set(link.members) == ids and "bridge of two shores" in link.why


@pytest.mark.parametrize("words", ["international law", "foreign minister", "of the", "South Korea", "long-term"])
def test_common_language_is_no_formula(room: Newsroom, words: str) -> None:
    for title, who in (("One", "Sato"), ("Two", "Han")):
        sentence = f"The speaker praised “{words}”."
        room.story(title).statement(sentence, who, f"“{words}”", mode="mixed")
    assert room.links("formula") == []


def test_a_forecast_is_resolved_by_the_later_visit(room: Newsroom) -> None:
    early = room.story("Rumour", "Pampa Daily", "2024-04-20")
    forecast = early.forecast("Moreira will visit Argentina in May.", "Moreira to visit Argentina in May", ["Brazil"],
                              "2024-05")  # fmt: skip
    late = room.story("Visit", "Pampa Daily", "2024-05-17")
    visit = late.meeting("Moreira visited Buenos Aires.", ["Moreira", "Rossi"], "2024-05-16", kind="visit",
                         place=("Buenos Aires", "AR"))  # fmt: skip
    (link,) = room.links("forecast_resolved")
    assert link.members == (forecast, visit)
    assert "16 May 2024" in link.why


def test_a_forecast_of_the_two_sides_is_of_those_whom_its_document_is_about(room: Newsroom) -> None:
    early = room.story("Plan", "Pampa Daily", "2024-04-20")
    early.meeting("They met.", ["Moreira", "Rossi"], "2024-04-19")
    what = "the two sides will hold technical talks in May"
    forecast = early.forecast("They will hold talks.", what, [], "2024-05")
    late = room.story("Talks", "Pampa Daily", "2024-05-17")
    talks = late.meeting("They met.", ["Moreira", "Rossi"], "2024-05-16")
    assert (forecast, talks) in [link.members for link in room.links("forecast_resolved")]


def test_a_plan_is_resolved_and_every_telling_is_a_member(room: Newsroom) -> None:
    early = room.story("Plan", "Pampa Daily", "2024-04-20")
    plan = early.meeting("Moreira is to visit in May.", ["Moreira", "Argentina"], "2024-05", status="planned",
                         kind="visit")  # fmt: skip
    held = {
        room.story(title, title, "2024-05-17").meeting(
            "Moreira met Rossi.", ["Moreira", "Rossi"], "2024-05-16", place=("Buenos Aires", "AR")
        )
        for title in ("One", "Two")
    }
    (link,) = room.links("forecast_resolved")
    assert link.members[0] == plan and set(link.members[1:]) == held


@pytest.mark.parametrize(
    ("what", "window", "published"),
    [
        ("Moreira to visit Argentina in July", "2024-07", "2024-04-20"),
        ("Sato to visit Argentina in May", "2024-05", "2024-04-20"),
        ("Moreira to visit Japan in May", "2024-05", "2024-04-20"),
        ("Brazilian exports to Argentina to rise in May", "2024-05", "2024-04-20"),
        ("Moreira to visit Argentina in May", "2024-05", "2024-05-30"),
    ],
    ids=["another month", "another man", "another country", "no contact", "told after it"],
)
def test_other_forecasts_stay_open(room: Newsroom, what: str, window: str, published: str) -> None:
    room.story("Early", published=published).forecast(what, what, ["Brazil"], window)
    room.story("Late", published="2024-05-31").meeting("They met.", ["Moreira", "Rossi"], "2024-05-16",
                                                       place=("Buenos Aires", "AR"))  # fmt: skip
    assert room.links("forecast_resolved") == []


@pytest.mark.parametrize(("action", "told"), [("extended", "as an outcome"), ("absent", "not to have come about")])
def test_a_forecast_of_an_outcome_is_answered_by_it(room: Newsroom, action: str, told: str) -> None:
    early = room.story("Early", published="2024-04-20")
    what = "Japan and South Korea will extend the fisheries treaty"
    forecast = early.forecast("They will extend it.", what, ["Japan"], "2024-06")
    late = room.story("Late", published="2024-06-21")
    came = late.outcome("The treaty.", "extension of the fisheries treaty", ["Japan", "South Korea"], "2024-06-20",
                        kind="treaty", action=action)  # fmt: skip
    late.outcome("The pact.", "pact on beef", ["Japan", "Brazil"], "2024-06-20")
    (link,) = room.links("forecast_resolved")
    assert link.members == (forecast, came) and told in link.why


def test_one_agreement_in_two_documents_is_one_outcome(room: Newsroom) -> None:
    a = room.story("One").outcome(
        "They signed.", "agreement on visa-free travel", ["Japan", "South Korea"], "2024-06-03"
    )
    b = room.story("Two").outcome("They agreed.", "visa-free travel agreement", ["Japan", "South Korea"], "2024-06-03",
                                  action="agreed")  # fmt: skip
    room.story("Three").outcome("No deal.", "visa-free travel agreement", ["Japan", "South Korea"], "2024-06-03",
                                action="absent")  # fmt: skip
    assert room.groups("same_outcome") == [{a, b}]


def test_one_tariff_in_two_documents_is_one_restriction(room: Newsroom) -> None:
    def tariff(title: str, on: str, when: str, **more: object) -> str:
        return room.story(title).restriction("The bloc put a tariff on steel.", "tariff on steel", ["European Union"],
                                             [on], when, **more)  # fmt: skip

    a, b = tariff("One", "Brazil", "2024-06-03"), tariff("Two", "Brazil", "2024-06")
    tariff("Three", "Japan", "2024-06-03")
    tariff("Four", "Brazil", "2024-06-03", status="lifted")
    assert room.groups("same_restriction") == [{a, b}]


PARAGRAPH = " ".join(
    f"In round {n} the delegates from the {side} bank spoke about the ferry, the tolls and the light on pier {n}."
    for n, side in enumerate(("north", "south", "east", "west", "upper", "lower", "old", "new"))
)


def test_reprints_are_one_text_and_the_first_printed_is_the_original(room: Newsroom) -> None:
    late = room.story("Copy", "Coast Post", "2024-02-03", PARAGRAPH + " Our staff added this line.")
    early = room.story("Wire", "Ferry Wire", "2024-02-02", PARAGRAPH)
    room.story("Other", "Lake Herald", "2024-02-02", PARAGRAPH.replace("ferry", "bridge").replace("spoke", "argued"))
    (link,) = room.links("syndicated")
    assert link.members == (early.id, late.id)
    assert "Coast Post and Ferry Wire" in link.why


def test_every_link_names_two_documents_or_two_speakers_and_ids_of_the_record(room: Newsroom) -> None:
    trade(room, "One", 28.4e9)
    trade(room, "Two", 28.4e9)
    quote(room, "Three", "Tadesse", WORDS)
    quote(room, "Four", "Tadesse", WORDS)
    document = {one.id: story.id for story in room.stories for one in story.records}
    links = room.links()
    assert {link.kind for link in links} == {"figure_agrees", "same_statement"}
    for link in links:
        assert len({document[member] for member in link.members}) > 1
        assert 0 < link.score <= 1 and link.why.endswith(".") and link.why[0].isupper()
