"""The floors of the reading yardstick: they are only ever raised."""

import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

EVAL = Path(__file__).parents[2] / "eval" / "reading.py"
FLOORS = {"f1": 0.985, "ordered": 0.985, "title": 0.98, "date": 0.95, "authors": 0.95, "publisher": 0.95}
MOST_JUNK = 3
"""Strings that must not be in a text, and are."""
WORST = 0.9
"""The F1 of the page that is read worst."""


@cache
def yardstick() -> ModuleType:
    spec = importlib.util.spec_from_file_location("yardstick", EVAL)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["yardstick"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def scores() -> list:
    pages = [case for case in yardstick().load() if case.form == "html"]
    assert len(pages) >= 38
    return yardstick().measure(pages, yardstick().ours)


@pytest.mark.parametrize("what", sorted(FLOORS))
def test_web_pages_are_read_at_least_this_well(scores: list, what: str) -> None:
    assert yardstick().summary(scores)[what] >= FLOORS[what]


def test_no_page_is_read_badly_and_hardly_any_junk_comes_in(scores: list) -> None:
    assert [one.case for one in scores if one.f1 < WORST] == []
    assert sum(len(one.junk) for one in scores) <= MOST_JUNK


def test_the_score_counts_words_and_knows_lost_ones_added_ones_and_order() -> None:
    tool = yardstick()
    case = tool.Case(
        name="x",
        data=b"",
        form="txt",
        text="one two three four",
        title="The title",
        authors=("Ana Ruiz",),
        published="2024-05-09",
        publisher=None,
        removed=("buy now",),
        aside=("By Ana Ruiz", "9 May 2024"),
    )
    right = tool.Reading("The Title\nBy Ana Ruiz | 9 May 2024\nOne, two\nthree four.", "The title", ("Ana Ruiz",))
    good = tool.score(case, right)
    assert (good.f1, good.ordered, good.title, good.authors, good.date) == (1, 1, True, True, False)
    assert tool.score(case, tool.Reading("one two")).f1 == pytest.approx(2 * 2 / 6)
    assert tool.score(case, tool.Reading("one two three four buy now")).junk == ["buy now"]
    turned = tool.score(case, tool.Reading("three four one two"))
    assert (turned.f1, turned.ordered) == (1, 0.5)
