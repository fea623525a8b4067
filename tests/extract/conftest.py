"""Readers of one text that several test files share: what its restrictions, disputes and meetings are."""

import pytest

from communique.annotate.pipeline import annotate, load
from communique.extract.disputes import Disputes
from communique.extract.meetings import Meetings
from communique.extract.restrictions import Restrictions
from communique.extract.statements import Statements
from communique.records import Article, Published


def _article(text):
    published = Published(date="2024-05-10", precision="day", basis="metadata")  # a Friday
    return Article(document="document-test", text=text, published=published)


@pytest.fixture(scope="session")
def restrictions():
    """The restrictions of a text."""
    nlp = load()

    def read(text):
        article = _article(text)
        return list(Restrictions()(article, annotate(nlp, article)))

    return read


@pytest.fixture(scope="session")
def disputes():
    """The disputes of a text, whose extractor sees its meetings and statements."""
    nlp = load()

    def read(text):
        article = _article(text)
        doc = annotate(nlp, article)
        doc._.found = list(Meetings()(article, doc))
        doc._.found += list(Statements()(article, doc))
        return list(Disputes()(article, doc))

    return read


@pytest.fixture
def who_met(tell):
    """The meetings of a text in short: kind, status, participants, place and first day."""

    def read(text):
        return [
            (
                m.kind,
                m.status,
                ", ".join(sorted(p.name for p in m.participants)),
                m.place and m.place.name,
                m.date and m.date.start,
            )
            for m in tell(text).meetings
        ]

    return read
