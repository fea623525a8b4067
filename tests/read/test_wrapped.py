"""Lines broken at a margin, made paragraphs again."""

import pytest

from communique.read import text
from communique.read.layout import hyphens


@pytest.mark.parametrize(
    ("first", "second", "known", "whole"),
    [
        ("a plan pro-", "posed by Chad", set(), "a plan proposed by Chad"),
        ("a pro-", "government rally", {"government"}, "a pro-government rally"),
        ("a long-", "term plan", set(), "a long-term plan"),
    ],
)
def test_a_hyphen_at_a_lines_end_is_the_words_own_or_goes(first: str, second: str, known: set[str], whole: str) -> None:
    assert hyphens.joined(first, second, frozenset(known)) == whole


def test_a_row_of_signs_under_a_heading_is_no_part_of_it() -> None:
    lines = [
        "Chad and Niger link their grids in a treaty that neither has read",
        "=" * 66,
        "",
        *["The ministers of energy met in Diffa and talked about the line and"] * 5,
        "left.",
    ]
    assert text.pieces("\n".join(lines))[0].text == lines[0]


def test_chinese_paragraphs_of_one_line_each_stay_apart() -> None:
    line = "十一月七日，两国能源部长在迪法会见并签署了关于连接两国电网的合作备忘录，双方将于明年春天再次会晤。"
    assert [piece.text for piece in text.pieces("\n".join([line] * 5))] == [line] * 5
