"""What holds of every extractor whatever the text: sentences of our own, glued, cut and damaged at random."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from communique.annotate.pipeline import annotate
from communique.extract.checks import checked
from communique.records import Article, Found, Published
from communique.understanding import extractors

PEOPLE = (
    "Irish Foreign Minister Nora Byrne",
    "Joe Zammit, Malta's foreign minister,",
    "President Adama Sow",
    "Sergey Lavrov",
    "the Kenyan ambassador",
    "she",
    "Byrne",
    "both ministers",
    "a senior official",
)
STATES = ("Peru", "Chile", "the European Union", "Beijing", "the two countries", "Côte d’Ivoire", "it")
CITIES = ("Cork", "Geneva", "São Paulo", "Tashkent")
DAYS = ("on 7 May", "on Tuesday", "last week", "in March 2021", "from 20 to 22 May", "")
TEMPLATES = (
    "{a} met {b} in {city} {day}.",
    "{a} and {b} spoke by telephone {day}.",
    "{a} will visit {city} {day} for talks with {b}.",
    "The planned summit of {x} and {y} in {city} was cancelled.",
    "“The road is open,” {a} said {day}. “It will stay so.”",
    '"We did not sign," said {a}: "not in {city}."',
    "According to {a}, {x} warned that {y} could close the border {day}.",
    "{x} denied that it had “bought grain” from {y} {day}.",
    "As {a} put it, ‘the minister’s word is “law” in {city}’.",
    "{x} and {y} signed a memorandum on fisheries in {city} {day}, but no joint statement followed.",
    "Trade between {x} and {y} rose by 12 percent to $3.4 billion {day}.",
    "{x} imposed sanctions on 14 officials of {y} {day}.",
    "{a} expects {x} to ratify the treaty by June, and may fly to {city}.",
    "{city}, 9 May (Delta Wire) – {a} told {b} that {x} “will answer”.",
    "{a}: « Nous verrons », and then nothing",
    "TALKS IN {city}: {a} MEETS {b}",
)
PUBLISHED = Published(date="2024-05-10", precision="day", basis="metadata")


def sentence() -> SearchStrategy[str]:
    return st.builds(
        lambda template, **parts: template.format(**parts),
        st.sampled_from(TEMPLATES),
        a=st.sampled_from(PEOPLE),
        b=st.sampled_from(PEOPLE),
        x=st.sampled_from(STATES),
        y=st.sampled_from(STATES),
        city=st.sampled_from(CITIES),
        day=st.sampled_from(DAYS),
    )


def pieces() -> SearchStrategy[str]:
    """Whole sentences, halves of them, loose marks and letters of any script."""
    whole = sentence()
    half = st.builds(lambda text, at: text[at:] if at % 2 else text[:-at] or text, whole, st.integers(1, 30))
    loose = st.sampled_from(["“", '"', "’", "«", "— ", "- said she", "...", "(", "\u00a0", "\u200b", "1."])
    letters = st.characters(exclude_categories=["Cs"])
    return whole | whole | half | loose | st.text(letters, max_size=12)


def texts() -> SearchStrategy[str]:
    glue = st.sampled_from([" ", " ", "\n\n", "\n", ""])
    parts = st.lists(st.tuples(pieces(), glue), max_size=7)
    return parts.map(lambda pairs: "".join(piece + between for piece, between in pairs))


def records(nlp: Any, text: str) -> list[Found]:
    """All records of a text; `checked` holds every quote to its place and every id to one record."""
    article = Article(document="document-test", text=text, published=PUBLISHED)
    doc = annotate(nlp, article)
    for extract in extractors().values():
        doc._.found.extend(checked(extract(article, doc), article))
    return list(doc._.found)


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every span anywhere in a dumped record."""
    if isinstance(value, dict):
        if isinstance(value.get("start"), int):
            yield value
        value = list(value.values())
    if isinstance(value, list | tuple):
        for inner in value:
            yield from spans(inner)


few = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@few
@given(text=texts())
def test_every_span_holds_its_words_and_every_id_is_one_records_own(nlp, text):
    found = records(nlp, text)
    assert len({record.id for record in found}) == len(found)
    for record in found:
        assert record.document == "document-test" and record.evidence
        for span in spans(record.model_dump()):
            assert 0 <= span["start"] < span["end"] <= len(text)
            assert text[span["start"] : span["end"]] == span.get("quote", text[span["start"] : span["end"]])


@few
@given(text=texts(), other=texts())
def test_the_same_text_gives_the_same_records_whatever_was_read_between(nlp, text, other):
    first = [record.model_dump_json() for record in records(nlp, text)]
    records(nlp, other)
    assert [record.model_dump_json() for record in records(nlp, text)] == first


def test_the_templates_give_records_of_most_types(nlp):
    filled = [t.format(a=PEOPLE[0], b="Joe Zammit", x="Peru", y="Chile", city="Geneva", day="") for t in TEMPLATES]
    assert {record.type for record in records(nlp, "\n\n".join(filled))} >= {
        *("meeting", "statement", "outcome", "figure", "restriction")
    }


@pytest.mark.parametrize("digit", ["²", "①", "₂"])
def test_raised_and_circled_digits_are_no_numbers_to_fall_over(nlp, digit):
    records(nlp, f"Peru and Chile held talks in Arica. {digit} Both sides agreed on a pact.")
