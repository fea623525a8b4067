"""Days of documents that do not tell them: taken from documents of the same events, never against what is stated."""

from pathlib import Path
from random import Random

import pytest
from newsroom import Newsroom, Story

from communique import resolve
from communique.records import Bounds, Dating, Published
from communique.store import View

BOTH = ["Otieno", "Tadesse"]


def dated(room: Newsroom, when: str = "2024-04-09", publisher: str = "Highland Times") -> Story:
    story = room.story(f"Talks in Nairobi, {when}", publisher, when)
    story.meeting("Otieno met Tadesse in Nairobi.", BOTH, when, place=("Nairobi", "KE"))
    return story


def undated(
    room: Newsroom, *days: str, when: str | None = None, status: str = "held", publisher: str = "Lagoon Post"
) -> Story:
    story = room.story("Ministers talk", publisher)
    if days:
        story.written = Bounds(candidates=days, basis=("“Tuesday, April 9” can be of several years",))
    story.meeting("Tadesse and Otieno met in Nairobi.", BOTH, when, place=("Nairobi", "KE"), status=status)
    return story


def found(room: Newsroom) -> dict[str, Dating]:
    return {one.document: one for one in resolve.datings(room)}


def test_a_meeting_that_others_date_tells_which_of_several_years_it_was() -> None:
    room = Newsroom()
    dated(room)
    story = undated(room, "2013-04-09", "2019-04-09", "2024-04-09")
    (dating,) = found(room).values()
    assert dating.document == story.id
    assert dating.published == Published(date="2024-04", precision="month", basis="corpus")
    assert dating.written.not_before == "2024-04-09"
    assert dating.written.candidates == ("2024-04-09",)
    assert "documents with a date tell of its meeting on 9 April 2024" in dating.written.basis


def test_a_day_of_any_year_is_placed_by_others_too() -> None:
    room = Newsroom()
    dated(room)
    undated(room, "--04-09")
    assert [one.published.date for one in found(room).values() if one.published is not None] == ["2024-04"]


@pytest.mark.parametrize("days", [("2013-04-09", "2019-04-09"), ("--04-10",), ()])
def test_a_meeting_on_another_day_dates_nothing(days: tuple[str, ...]) -> None:
    room = Newsroom()
    dated(room)
    undated(room, *days)
    assert found(room) == {}


def test_the_same_day_of_two_years_dates_nothing() -> None:
    room = Newsroom()
    dated(room), dated(room, "2019-04-09")
    undated(room, "2019-04-09", "2024-04-09")
    assert found(room) == {}


def test_other_people_on_the_same_day_date_nothing() -> None:
    room = Newsroom()
    room.story("Talks", "Reef Post", "2024-04-09").meeting("Rossi met Moreira.", ["Rossi", "Moreira"], "2024-04-09")
    undated(room, "2019-04-09", "2024-04-09")
    assert found(room) == {}


def test_a_linked_meeting_bounds_its_document_and_gives_the_month_of_its_news(tmp_path: Path) -> None:
    room = Newsroom()
    dated(room)
    told = undated(room, when="2024-04-09")
    with View(room.keep(tmp_path / "r.db")) as view:
        entries = {entry.article.document: entry.article for entry in view.entries()}
    article = entries[told.id]
    assert article.published == Published(date="2024-04", precision="month", basis="corpus")
    assert article.written is not None and article.written.not_before == "2024-04-09"


def test_a_plan_was_written_before_the_day(tmp_path: Path) -> None:
    room = Newsroom()
    dated(room, "2024-04-09")
    story = undated(room, when="2024-04-09", status="planned")
    with View(room.keep(tmp_path / "r.db")) as view:
        article = view.entry(story.id).article  # type: ignore[union-attr]
    assert article.published is None
    assert article.written is not None and article.written.not_after == "2024-04-09"


def test_copies_and_versions_give_their_month_and_their_day(tmp_path: Path) -> None:
    room = Newsroom()
    words = " ".join(f"word{n} of the long talks in the capital" for n in range(20))
    room.story("Talks in the capital", "Wire", "2024-03-05", words)
    copy = room.story("Talks in the capital", "Reef Post", None, words)
    first = room.story("Seeds", "Hill Post", "2024-02-01", "They talked of seeds.")
    later = room.story("Seeds again", "Hill Post", None, "They talked of seeds, and then of rain.")
    first.url = later.url = "https://hill-post.example/seeds"
    with View(room.keep(tmp_path / "r.db")) as view:
        published = {entry.article.document: entry.article.published for entry in view.entries()}
    assert published[copy.id] == Published(date="2024-03", precision="month", basis="corpus")
    assert published[later.id] == Published(date="2024-02-01", precision="day", basis="corpus")
    assert published[first.id] == Published(date="2024-02-01", precision="day", basis="metadata")


def test_address_and_fetch_bound_a_document_by_themselves() -> None:
    room = Newsroom()
    addressed, fetched = room.story("A", "Hill Post"), room.story("B", "Hill Post")
    addressed.source = "https://hill-post.example/2021/07/09/seeds.html"
    fetched.fetched, fetched.written = (
        "2020-02-02T10:00:00+00:00",
        Bounds(candidates=("2019-04-09", "2024-04-09"), basis=("“Tuesday, April 9” can be of 2019, 2024",)),
    )
    made = found(room)
    assert made[addressed.id].published == Published(date="2021-07-09", precision="day", basis="metadata")
    assert made[fetched.id].published == Published(date="2019-04", precision="month", basis="metadata")
    assert made[fetched.id].written.not_after == "2020-02-02"


def test_words_that_others_date_bound_a_document() -> None:
    room = Newsroom()
    words = "our two countries will dredge the harbour channel together before the monsoon season returns"
    told = room.story("Channel", "Reef Post", "2024-04-10")
    told.statement(f'Sato said on 9 April: "{words}".', "Sato", words, "2024-04-09")
    story = room.story("Harbour", "Lagoon Post")
    story.statement(f'"{words}", Sato said.', "Sato", words)
    (dating,) = found(room).values()
    assert (dating.document, dating.published) == (story.id, None)
    assert dating.written.not_before == "2024-04-09"


def test_what_a_document_tells_is_never_overwritten() -> None:
    room = Newsroom()
    dated(room)
    story = undated(room, "2019-04-09", "2024-04-09")
    story.published = "2019-04-10"
    assert found(room) == {}
    bounded = undated(room, publisher="Bay Post")
    bounded.written = Bounds(not_after="2020-01-01", candidates=("2024-04-09",), basis=("fetched then",))
    assert all(one.published is None for one in found(room).values())


def test_the_order_of_reading_leaves_no_trace() -> None:
    room = Newsroom()
    dated(room), dated(room, publisher="Reef Post")
    undated(room, "2019-04-09", "2024-04-09")
    before = list(resolve.datings(room))
    for seed in range(4):
        Random(seed).shuffle(room.stories)
        assert sorted(resolve.datings(room), key=lambda one: one.document) == before
    assert before
