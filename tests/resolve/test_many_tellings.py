"""What very many documents tell is still told as one, whatever the order, and without comparing all with all."""

import random
from collections.abc import Iterator
from itertools import combinations

import pytest
from newsroom import Newsroom

from communique.resolve import blocking
from communique.resolve.blocking import Blocks
from communique.resolve.clusters import clusters, weakest
from communique.store.scratch import Scratch

MANY = 150


@pytest.fixture
def scratch() -> Iterator[Scratch]:
    with Scratch() as made:
        yield made


class Named:
    """An item that is nothing but its name."""

    def __init__(self, id: str) -> None:
        self.id = id


def compared(
    scratch: Scratch, names: list[str], *, mutual: bool = True, others: tuple[str, ...] = ()
) -> list[set[str]]:
    """The pairs that are compared where all share one key; an item's place is the first letter of its name."""
    blocks: Blocks[Named] = Blocks(scratch.index(), mutual=mutual)
    for name in names:
        blocks.add(Named(name), name[0], ["all"])
    for name in others:
        blocks.add(Named(name), name[0], [], ["all"])
    found: list[set[str]] = []
    list(blocks.matches(lambda a, b: found.append({a.id, b.id})))
    return found


def test_few_are_all_compared_and_each_pair_once(scratch: Scratch) -> None:
    names = ["a1", "a2", "b1", "c1"]
    assert sorted(map(sorted, compared(scratch, names))) == [list(pair) for pair in combinations(names, 2)]


def test_of_many_those_that_say_the_same_are_compared_and_one_of_each_kind(scratch: Scratch) -> None:
    names = [f"{kind}{i:03}" for kind in "abc" for i in range(MANY)]
    pairs = compared(scratch, names)
    assert len(pairs) < len(names) * (blocking.ALIKE + 1)
    assert {"a000", "a001"} in pairs and {"a000", "b000"} in pairs and {"a000", "c000"} in pairs
    assert {"a005", "b005"} not in pairs


def test_those_that_are_only_found_are_not_compared_with_each_other(scratch: Scratch) -> None:
    pairs = compared(scratch, ["a1", "a2"], mutual=False, others=("b1", "b2"))
    assert sorted(map(sorted, pairs)) == [["a1", "b1"], ["a1", "b2"], ["a2", "b1"], ["a2", "b2"]]


@pytest.mark.parametrize("seed", [1, 2])
def test_a_meeting_that_everybody_tells_of_is_one(seed: int) -> None:
    room = Newsroom()
    held = set()
    for i in range(MANY):
        story = room.story(f"Paper {i}", published="2024-03-13")
        who = ["Otieno", "Tadesse"] if i % 3 else ["Kenya", "Ethiopia"]
        held.add(story.meeting("They met.", who, "2024-03-12", place=("Nairobi", "KE")))
        story.meeting("They spoke.", ["Otieno", "Tadesse"], "2024-03-12", kind="call")
        story.figure("Trade came to it.", 31.2e9 if i == 7 else 28.4e9, "USD", "trade", subject="Kenya and Ethiopia",
                     period="2023")  # fmt: skip
    random.Random(seed).shuffle(room.stories)
    links = room.links()
    assert held in [set(link.members) for link in links if link.kind == "same_meeting"]
    assert sorted(len(link.members) for link in links if link.kind == "same_meeting") == [MANY, MANY]
    (agreed,) = (link for link in links if link.kind == "figure_agrees")
    (differs,) = (link for link in links if link.kind == "figure_conflicts")
    assert len(agreed.members) == MANY - 1
    assert "28.4 billion" in differs.why and "31.2 billion" in differs.why and len(differs.members) == 51


def test_groups_with_a_contradiction_stay_apart_however_many_edges_join_them() -> None:
    edges = [(0.9, "a", "b"), (0.8, "c", "d"), (0.7, "b", "c"), (0.6, "a", "d"), (0.5, "d", "e")]
    groups = clusters(edges, lambda x, y: {x, y} != {"a", "d"})
    assert groups == [["a", "b"], ["c", "d", "e"]]
    assert weakest(groups, edges) == [0.9, 0.5]


def test_two_of_one_document_are_never_in_one_group() -> None:
    document = {"a": 1, "b": 2, "c": 1}
    assert clusters([(0.9, "a", "b"), (0.8, "b", "c")], alone=document.__getitem__) == [["a", "b"]]


def test_a_scratch_keeps_things_in_order(scratch: Scratch) -> None:
    spool, shelf = scratch.spool(), scratch.shelf()
    for word in ("pear", "fig", "plum"):
        spool.put(word[0], word, rank=-len(word))
        shelf[word] = len(word)
    assert list(spool) == ["fig", "pear", "plum"]
    assert shelf["fig"] == 3 and shelf.get("kiwi") is None and "plum" in shelf and "kiwi" not in shelf
    assert list(shelf.values()) == [3, 4, 4]
    with pytest.raises(KeyError):
        shelf["kiwi"]
