"""One text in many papers is found however it is changed, and led to its likely origin; other texts stay apart."""

import random
import sys
from pathlib import Path

import pytest
from newsroom import Newsroom, Story

sys.path.append(str(Path(__file__).parents[2] / "eval"))
import stories

WIRE = stories.story(7)


def text(parts: list[str]) -> str:
    return "\n".join(parts)


def printed(room: Newsroom, publisher: str | None, parts: list[str], day: str | None = "2024-03-05") -> Story:
    return room.story(parts[0], publisher, day, text(parts))


DESKS = [change for change in stories.REPRINTS if change is not stories.rewritten]


@pytest.mark.parametrize("change", DESKS, ids=lambda change: change.__name__)
def test_a_reprint_is_known_whatever_a_desk_does_to_it(change: object) -> None:
    room = Newsroom()
    wire = printed(room, "Ferry Wire", WIRE)
    copy = printed(room, "Coast Post", change(WIRE, random.Random(1)), "2024-03-06")  # type: ignore[operator]
    (link,) = room.links("syndicated")
    assert link.members == (wire.id, copy.id)


@pytest.mark.parametrize("make", [stories.same_event, stories.one_speech, stories.in_one_frame, stories.serial])
def test_two_stories_stay_two_whatever_they_share(make: object) -> None:
    room = Newsroom()
    for number in range(3):
        for one in make(number):  # type: ignore[operator]
            printed(room, "Coast Post", one)
    assert room.links("syndicated") == []


def test_a_joint_statement_is_no_reprint_of_itself_but_papers_reprint_it() -> None:
    room = Newsroom()
    sides = [printed(room, f"Ministry of Foreign Affairs of {state}", WIRE) for state in ("Lesotho", "Samoa")]
    assert room.links("syndicated") == []
    paper = printed(room, "Coast Post", [*WIRE, "The paper adds this line."], "2024-03-06")
    (link,) = room.links("syndicated")
    assert paper.id in link.members and len(link.members) == 2 and link.members[0] in {side.id for side in sides}


def test_versions_of_one_page_are_no_reprints() -> None:
    room = Newsroom()
    for day in ("2024-03-05", "2024-03-06"):
        printed(room, "Coast Post", [*WIRE, f"Changed on {day}."], day).url = "https://coast-post.example/a"
    assert room.links("syndicated") == []


@pytest.mark.parametrize(
    "credit",
    [
        "This article was originally published by Ferry Wire.",
        "— With Ferry Wire",
        "Source: Ferry Wire",
        "Republished from Ferry Wire with thanks.",
        "© 2024 Ferry Wire. All rights reserved.",
    ],
)
def test_whom_the_copies_credit_comes_first_though_it_is_dated_later(credit: str) -> None:
    room = Newsroom()
    printed(room, "Coast Post", [*WIRE, credit], "2024-03-04")
    wire = printed(room, "The Ferry Wire", WIRE, "2024-03-06")
    (link,) = room.links("syndicated")
    assert link.members[0] == wire.id
    assert "The likely origin is The Ferry Wire, which the other credits." in link.why


def test_a_dateline_credits_the_agency() -> None:
    room = Newsroom()
    printed(room, "Coast Post", [WIRE[0], f"ARVIK (Reuters) - {WIRE[1]}", *WIRE[2:]], "2024-03-04")
    wire = printed(room, "Reuters", WIRE, None)
    (link,) = room.links("syndicated")
    assert link.members[0] == wire.id


def test_a_credited_house_that_is_not_here_is_named() -> None:
    room = Newsroom()
    for paper in ("Coast Post", "Lake Herald"):
        printed(room, paper, [WIRE[0], f"ARVIK, March 5 (Xinhua) -- {WIRE[1]}", *WIRE[2:]])
    (link,) = room.links("syndicated")
    assert "They credit Xinhua News Agency, whose own copy is not here" in link.why


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        (("Yonhap", WIRE, "2024-03-06"), ("Coast Post", WIRE, "2024-03-05"), "a news agency"),
        (("Lake Herald", WIRE, "2024-03-05"), ("Coast Post", WIRE, "2024-03-06"), "published first, on 5 March 2024"),
        (("Lake Herald", WIRE, None), ("Coast Post", WIRE[:-1], None), "the fullest"),
        (("Coast Post", WIRE, None), ("Lake Herald", [*WIRE[:-1], WIRE[-1]], None), "Nothing tells"),
    ],
)
def test_else_an_agency_the_first_or_the_fullest_is_the_likely_origin(
    first: tuple[str, list[str], str | None], second: tuple[str, list[str], str | None], reason: str
) -> None:
    room = Newsroom()
    one, _ = printed(room, *first), printed(room, *second)
    (link,) = room.links("syndicated")
    assert reason in link.why
    assert reason == "Nothing tells" or link.members[0] == one.id


def test_forty_reprints_are_one_source_of_a_formula_and_of_a_figure() -> None:
    room = Newsroom()
    for number in range(40):
        story = printed(room, f"Paper {number}", WIRE)
        story.statement("“A corridor of patient trade”, Sato said.", "Sato", "A corridor of patient trade")
        story.figure(
            "Trade came to 28.4 bn in 2023.", 28.4e9, "USD", "trade", subject="Japan and Brazil", period="2023"
        )
    for number in range(2):
        other = room.story(f"Own {number}", f"House {number}", "2024-03-07", text(stories.story(100 + number)))
        other.figure(
            "Trade came to 31.2 bn in 2023.", 31.2e9, "USD", "trade", subject="Japan and Brazil", period="2023"
        )
    assert len(room.links("syndicated")) == 1
    assert room.links("formula") == [] or all(link.score <= 0.5 for link in room.links("formula"))
    (conflict,) = room.links("figure_conflicts")
    assert len(conflict.members) == 42


def test_the_order_of_reading_leaves_no_trace() -> None:
    rooms = [Newsroom(), Newsroom()]
    for room in rooms:
        for number, change in enumerate(stories.REPRINTS):
            printed(room, f"Paper {number}", change(WIRE, random.Random(number)), None)
    rooms[1].stories.reverse()
    assert rooms[0].links("syndicated") == rooms[1].links("syndicated")
