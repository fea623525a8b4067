"""One meeting, told by several documents, is one; two meetings stay two."""

from itertools import permutations

import pytest
from newsroom import Newsroom

NAIROBI = ("Nairobi", "KE")
ADDIS = ("Addis Ababa", "ET")


@pytest.fixture
def room() -> Newsroom:
    return Newsroom()


def told_twice(room: Newsroom, first: dict, second: dict) -> bool:
    """Whether two tellings, one in each of two documents, are linked."""
    ids = set()
    for title, values in (("First", first), ("Second", second)):
        values = {"published": "2024-03-15", **values}
        story = room.story(title, published=values.pop("published"))
        ids.add(story.meeting(f"{title} telling.", values.pop("who"), values.pop("when", None), **values))
    groups = room.groups("same_meeting")
    assert groups in ([], [ids])
    return groups == [ids]


TALKS = {"who": ["Otieno", "Tadesse"], "when": "2024-03-12", "place": NAIROBI}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"who": ["Tadesse", "Otieno"], "when": "2024-03-12", "place": NAIROBI}, id="the same"),
        pytest.param({"who": ["Tadesse", "Otieno"], "when": "2024-03-12/2024-03-13"}, id="two days, no place"),
        pytest.param({"who": ["Otieno", "Tadesse"], "when": "2024-03", "place": NAIROBI}, id="only the month"),
        pytest.param({"who": ["Otieno", "Tadesse"], "place": NAIROBI}, id="no date but the day of publication"),
        pytest.param({"who": ["Tadesse"], "when": "2024-03-12", "place": NAIROBI}, id="one side only"),
        pytest.param({"who": ["Kenya", "Ethiopia"], "when": "2024-03-12", "place": NAIROBI}, id="states for ministers"),
        pytest.param({"who": ["Otieno", "Ethiopia"], "when": "2024-03-12", "kind": "visit"}, id="a visit to a state"),
        pytest.param({**TALKS, "status": "planned", "published": "2024-03-10"}, id="a plan, told before it came true"),
    ],
)
def test_tellings_of_one_meeting_join(room: Newsroom, other: dict) -> None:
    assert told_twice(room, dict(TALKS), other)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"who": ["Otieno", "Tadesse"], "when": "2024-03-14", "place": NAIROBI}, id="two days later"),
        pytest.param({"who": ["Otieno", "Tadesse"], "when": "2024-03-12", "place": ADDIS}, id="in another country"),
        pytest.param({"who": ["Otieno", "Tadesse"], "when": "2024-03-12", "kind": "call"}, id="a call"),
        pytest.param({"who": ["Otieno", "Somalia"], "when": "2024-03-12", "place": NAIROBI}, id="with another state"),
        pytest.param({"who": ["Tadesse"], "when": "2024-03-12"}, id="one side only, no place"),
        pytest.param({"who": ["Sato", "Han"], "when": "2024-03-12", "place": NAIROBI}, id="other people"),
        pytest.param(
            {"who": ["Otieno", "Tadesse", "Somalia"], "when": "2024-03-12", "place": NAIROBI}, id="three at the table"
        ),
        pytest.param({**TALKS, "status": "denied"}, id="one that is denied"),
    ],
)
def test_other_meetings_stay_apart(room: Newsroom, other: dict) -> None:
    assert not told_twice(room, dict(TALKS), other)


def test_two_men_of_one_country_are_two_meetings(room: Newsroom) -> None:
    brasilia = ("Brasília", "BR")
    assert not told_twice(
        room,
        {"who": ["Rossi", "Moreira"], "when": "2023-07-04", "place": brasilia},
        {"who": ["Rossi", "Duarte"], "when": "2023-07-04", "place": brasilia},
    )


def test_a_vague_telling_that_could_be_either_of_two_joins_neither(room: Newsroom) -> None:
    dated = []
    for title, day in (("First call", "2024-03-04"), ("Second call", "2024-03-08")):
        for outlet in ("Coast Post", "Lake Herald"):
            story = room.story(f"{title} in {outlet}", outlet, "2024-03-09")
            dated.append(story.meeting("They spoke by telephone.", ["Otieno", "Tadesse"], day, kind="call"))
    vague = room.story("Round-up", "Coast Post", "2024-04-01")
    vague.meeting("The two spoke in March.", ["Otieno", "Tadesse"], "2024-03", kind="call")
    assert sorted(map(sorted, room.groups("same_meeting"))) == sorted([sorted(dated[:2]), sorted(dated[2:])])


def test_a_document_tells_a_meeting_once(room: Newsroom) -> None:
    story = room.story("Two rooms", published="2024-03-13")
    story.meeting("They met.", ["Otieno", "Tadesse"], "2024-03-12", place=NAIROBI)
    story.meeting("They met again.", ["Otieno", "Tadesse"], "2024-03-12", place=NAIROBI)
    assert room.links("same_meeting") == []


def test_the_reason_names_people_place_and_days(room: Newsroom) -> None:
    for title in ("One", "Two", "Three"):
        room.story(title).meeting("They met.", ["Otieno", "Tadesse"], "2024-03-12", place=NAIROBI)
    (link,) = room.links("same_meeting")
    assert link.why == (
        "Three documents tell of a contact of Almaz Tadesse and Musalia Otieno in Nairobi on the same days "
        "(12 March 2024)."
    )
    assert link.score == 1.0 and link.by == "program"


def test_any_order_of_reading_gives_the_same_links(room: Newsroom) -> None:
    days = ("2024-03-12", "2024-03", None, "2024-03-12/2024-03-13")
    for title, day in zip("ABCD", days, strict=True):
        story = room.story(title, published="2024-03-15")
        story.meeting("They met.", ["Otieno", "Tadesse"], day, place=NAIROBI)
        story.meeting("They spoke.", ["Kenya", "Ethiopia"], day, kind="call")
    expected = room.links()
    assert expected
    stories = list(room.stories)
    for order in permutations(stories):
        room.stories = list(order)
        assert room.links() == expected
