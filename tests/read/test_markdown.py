"""Markdown is told by its marks, and only where they leave no doubt; front matter states metadata."""

import pytest
from reading import article_of, zones

from communique.read.forms import form_of

BODY = [
    "Malta's foreign minister met her Tunisian colleague on Friday and spoke of the cable that is to join the grids.",
    "The lenders want an answer by the summer. Neither side would say who pays if the sea bed turns out to be unsafe.",
]
MARKED = f"""---
title: "A cable, and who pays for it"
author: Ana Ruiz
date: 2023-03-10
publisher: Harbour Review
---

# A cable, and who pays for it

{BODY[0].replace("the cable", "the **cable**", 1)}[^1]

## The price

1. The cable itself
2. The landing points

> The sea does not ask for a guarantee, she said, and neither shall we.

| Year | Cost |
|------|------|
| 2022 | 410 million |

{BODY[1]} See [the study](https://lenders.example/study).

![The harbour of Sousse in March](harbour.jpg)

[^1]: The cable was first proposed in 2011.
"""


def test_front_matter_and_marks_are_read() -> None:
    article = article_of(MARKED)
    found = zones(article)
    assert article.title == "A cable, and who pays for it"
    assert (article.authors, article.publisher) == (("Ana Ruiz",), "Harbour Review")
    assert article.published is not None
    assert (article.published.date, article.published.basis) == ("2023-03-10", "metadata")
    assert found["heading"] == ["The price"]
    assert found["list_item"] == ["1. The cable itself", "2. The landing points"]
    assert found["quotation"] == ["The sea does not ask for a guarantee, she said, and neither shall we."]
    assert found["table"] == ["Year | Cost", "2022 | 410 million"]
    assert found["caption"] == ["The harbour of Sousse in March"]
    assert found["footnote"] == ["[1] The cable was first proposed in 2011."]
    assert found["body"] == [BODY[0], f"{BODY[1]} See the study."]


def test_front_matter_that_is_no_yaml_is_read_line_by_line() -> None:
    article = article_of(MARKED.replace('"A cable, and who pays for it"', "A cable: who pays?"))
    assert article.title == "A cable: who pays?"
    assert article.authors == ("Ana Ruiz",)


@pytest.mark.parametrize(
    "text",
    [
        "#hashtags are no headings\n\nThe minister wrote *again* about #cables and **costs**.",
        "#malta #cable\n\n" + BODY[0],
        "* The first point\n* The second point\n\n" + BODY[0],
        "A cable\n=======\n\n" + BODY[0],
        "---\n\n" + BODY[0] + "\n\n---\n",
        "1. First\n2. Second\n\n> quoted by a reader\n\n" + BODY[1],
        "He sent a link [1] (https://x.example/a) and _no_ word. 5 * 3 * 2 = 30.",
        "Item # 12 of the list\n\n# 13 Item\n\n" + BODY[0],
    ],
)
def test_plain_texts_with_a_few_marks_stay_plain(text: str) -> None:
    assert form_of(text.encode()) == "text"


@pytest.mark.parametrize(
    "text",
    [
        "# A cable\n\n" + BODY[0] + "\n\n## The price\n\n" + BODY[1],
        BODY[0] + " [Study](https://a.example/s).\n\n## The price\n\n" + BODY[1],
        "# A cable\n\n" + BODY[0] + " It is **not** cheap.",
    ],
)
def test_marks_of_two_kinds_are_markdown(text: str) -> None:
    assert form_of(text.encode()) == "markdown"
    assert "#" not in article_of(text).text


def test_bombs_of_aliases_and_nesting_end_quickly() -> None:
    aliases = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [*{old}, *{old}, *{old}]\n" for old, new in zip("abcdefghij", "bcdefghijk", strict=True)
    )
    assert article_of(f"---\ntitle: Bomb of a cable\n{aliases}---\n\n{BODY[0]}").title == "Bomb of a cable"
    assert BODY[0] in article_of("# A cable\n\n" + "> " * 3000 + "deep\n\n## Two\n\n" + BODY[0]).text
