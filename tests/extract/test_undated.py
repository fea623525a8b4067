"""What a document without a day of publication tells of days: nothing is guessed from bounds."""

import pytest
from spacy.language import Language

from communique.annotate.pipeline import annotate
from communique.extract.checks import checked
from communique.extract.meetings import Meetings
from communique.records import Article, Bounds, Meeting, Published

BOUNDS = Bounds(not_before="2024-04-09", not_after="2024-04-20", candidates=("2024-04-09",), basis=("test",))


def meetings(nlp: Language, text: str, published: Published | None = None) -> list[Meeting]:
    article = Article(document="document-undated", text=text, published=published, written=BOUNDS)
    return list(checked(Meetings()(article, annotate(nlp, article)), article))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("when", "start"),
    [
        ("on Tuesday", None),
        ("yesterday", None),
        ("on Tuesday, April 9", None),
        ("on April 9", None),
        ("last week", None),
        ("", None),
        ("on April 9, 2024", "2024-04-09"),
        ("in March 2023", "2023-03"),
    ],
)
def test_a_meeting_has_a_day_only_where_the_words_tell_its_year(nlp: Language, when: str, start: str | None) -> None:
    (meeting,) = meetings(nlp, f"Kenya's President William Ruto met Ghana's President Nana Akufo-Addo in Accra {when}.")
    assert (None if meeting.date is None else meeting.date.start) == start


def test_a_day_of_publication_is_not_the_day_of_an_event(nlp: Language) -> None:
    published = Published(date="2024-04-10", precision="day", basis="stated")
    text = "Kenya's President William Ruto met Ghana's President Nana Akufo-Addo in Accra. They spoke about cocoa."
    (meeting,) = meetings(nlp, text, published)
    assert meeting.date is None
