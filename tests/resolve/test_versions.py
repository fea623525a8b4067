"""Versions of one page: told by its address, in the order of their age, and one source however many they are."""

from pathlib import Path
from random import Random

import pytest
from newsroom import Newsroom, Story

from communique.addresses import page_of
from communique.independence import Origins

PAGE = "https://www.lagoon-post.example/2024/03/05/talks-in-nairobi"


def told(room: Newsroom, number: int, published: str | None, url: str | None = PAGE) -> Story:
    story = room.story(f"Talks in Nairobi {number}", "Lagoon Post", published)
    story.url = url
    story.meeting("Otieno met Tadesse in Nairobi.", ["Otieno", "Tadesse"], "2024-03-04", place=("Nairobi", "KE"))
    return story


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://outlet.example/a/b", "http://www.outlet.example/a/b/"),
        ("https://outlet.example/a/b", "https://OUTLET.example/a/b#comments"),
        ("https://outlet.example/a/b", "https://outlet.example/a/b?utm_source=letter&utm_medium=mail"),
        ("https://outlet.example/news?id=4", "https://outlet.example/news/?id=4#top"),
    ],
)
def test_spellings_of_an_address_are_one_page(one: str, other: str) -> None:
    assert page_of(one) == page_of(other) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://outlet.example/news?id=4", "https://outlet.example/news?id=5"),
        ("https://outlet.example/a", "https://outlet.example/b"),
        ("https://outlet.example/a", "https://other.example/a"),
        ("https://outlet.example:8080/a", "https://outlet.example/a"),
    ],
)
def test_other_addresses_are_other_pages(one: str, other: str) -> None:
    assert page_of(one) != page_of(other)


@pytest.mark.parametrize(
    "address", [None, "", "https://outlet.example/", "notes/talks.html", "http://[::1", "ftp://a/b"]
)
def test_fronts_of_sites_and_files_are_no_pages(address: str | None) -> None:
    assert page_of(address) is None


def test_documents_of_one_address_are_its_versions_the_oldest_first() -> None:
    room = Newsroom()
    late, early = told(room, 1, "2024-03-07"), told(room, 2, "2024-03-05")
    undated, other = told(room, 3, None), told(room, 4, "2024-03-06", "https://lagoon-post.example/other")
    (link,) = room.links("version")
    assert link.members == (early.id, late.id, undated.id)
    assert other.id not in link.members
    assert link.why == "Three documents are versions of one page, lagoon-post.example/2024/03/05/talks-in-nairobi."


def test_a_page_tells_of_a_meeting_once_however_many_its_versions() -> None:
    room = Newsroom()
    told(room, 1, "2024-03-05"), told(room, 2, "2024-03-06")
    (link,) = room.links("same_meeting")
    assert link.why.startswith("Two versions of one page tell of a contact")
    told(room, 3, "2024-03-06", "https://highland-times.example/talks")
    (link,) = room.links("same_meeting")
    assert link.why.startswith("Two documents tell of a contact")


def test_a_page_that_mends_its_figure_does_not_contradict_itself() -> None:
    room = Newsroom()
    for number, value in enumerate((12e9, 15e9)):
        told(room, number, "2024-03-05").figure(
            f"Trade of Kenya with Ethiopia rose to {value:.0f} dollars in 2023.",
            value,
            "USD",
            "trade of Kenya with Ethiopia",
            period="2023",
        )
    assert room.links("figure_conflicts") == []
    room.stories[1].url = "https://highland-times.example/trade"
    assert len(room.links("figure_conflicts")) == 1


def test_reprints_and_versions_are_one_source_in_any_order_of_links() -> None:
    room = Newsroom()
    words = " ".join(f"word{n} of the long talks in the capital" for n in range(20))
    for publisher in ("Wire", "Reef Post", "Hill Post"):
        room.story("Talks in the capital", publisher, "2024-03-05", words)
    room.stories[2].url = PAGE
    later = room.story("Talks in the capital go on", "Hill Post", "2024-03-06", "Now they talk of something else.")
    later.url = PAGE
    alone = room.story("Something else", "Bay Post", "2024-03-06", "Nobody met.")
    links, every = room.links(), [story.id for story in room.stories]
    Random(3).shuffle(links)
    origins = Origins(links)
    assert origins.independent(every) == 2
    assert list(origins.each_once([alone.id, later.id, *every])) == [alone.id, later.id]


def test_an_analyst_can_say_that_two_documents_are_no_versions(tmp_path: Path) -> None:
    from communique.records import Judgment
    from communique.store import View, Writer

    room = Newsroom()
    one, two = told(room, 1, "2024-03-05"), told(room, 2, "2024-03-06")
    path = room.keep(tmp_path / "r.db")
    with View(path) as view:
        assert [entry.version_of for entry in view.entries([one.id, two.id])].count(one.id) == 1
        assert view.origins.independent([one.id, two.id]) == 1
    judgment = Judgment(
        id="judgment-1", by="ana", made="2024-04-01", verdict="different", kind="version", members=(one.id, two.id)
    )
    with Writer(path, "newsroom") as writer:
        writer.add_judgment(judgment)
    with View(path) as view:
        assert [entry.version_of for entry in view.entries()] == [None, None]
        assert view.origins.independent([one.id, two.id]) == 2


def test_entries_of_a_feed_without_addresses_of_their_own_are_no_versions(tmp_path: Path) -> None:
    from communique.store import View

    room = Newsroom()
    for number in (1, 2):
        story = room.story(f"Entry {number}", "Lagoon Post", "2024-03-05")
        story.source = f"https://lagoon-post.example/feed.xml#entry{number}"
    with View(room.keep(tmp_path / "r.db")) as view:
        assert [visit.page for visit in view.visits()] == [None, None]
