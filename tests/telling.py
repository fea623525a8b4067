"""A text of a test as the annotators and the extractors see it, in short words."""

import re
from functools import cached_property

import pytest
from spacy.language import Language

from communique.annotate.mentions import Actor, Name
from communique.annotate.pipeline import annotate
from communique.extract.checks import checked
from communique.extract.meetings import Meetings
from communique.extract.outcomes import Outcomes
from communique.extract.statements import Statements
from communique.records import Article, Meeting, Published, Statement

PUBLISHED = Published(date="2024-05-10", precision="day", basis="metadata")  # a Friday


class Told:
    """One annotated text; words that a test asks about stand in [brackets], which are not part of it.

    Every record taken from it has been checked: evidence verifies, ids are its own.
    """

    def __init__(self, nlp: Language, marked: str) -> None:
        parts = re.split(r"[\[\]]", marked)
        self.text = "".join(parts)
        self.ends = [sum(map(len, parts[: k + 1])) for k in range(1, len(parts), 2)]
        self.article = Article(document="document-test", text=self.text, published=PUBLISHED)
        self.doc = annotate(nlp, self.article)

    @property
    def names(self) -> list[Name | None]:
        """For each pair of brackets the name that the last word in them belongs to."""
        last = [next(token.i for token in self.doc if token.idx + len(token) >= end) for end in self.ends]
        return [self.doc._.name_of.get(i) for i in last]

    @property
    def actors(self) -> list[Actor | None]:
        """The actors that the words in brackets stand for."""
        return [None if name is None else name.actor for name in self.names]

    def quotations(self) -> list[str]:
        """The words between quotation marks, marks and all."""
        return [self.doc[q.start : q.end].text for q in self.doc._.quotations]

    def sentences(self) -> list[str]:
        """The sentences without the white space around them."""
        return [sentence.text.strip() for sentence in self.doc.sents]

    @cached_property
    def meetings(self) -> list[Meeting]:
        """What the meetings extractor finds; the statements extractor sees it too."""
        found = list(checked(Meetings()(self.article, self.doc), self.article))
        self.doc._.found.extend(found)
        return found  # type: ignore[return-value]

    @cached_property
    def statements(self) -> list[Statement]:
        """What the statements extractor finds."""
        _ = self.meetings
        self.doc._.found.extend(checked(Outcomes()(self.article, self.doc), self.article))
        return list(checked(Statements()(self.article, self.doc), self.article))  # type: ignore[arg-type]


def known_limit(reason: str) -> pytest.MarkDecorator:
    """Marks a case that ought to hold and does not yet; it fails as soon as it does, so that the mark goes.

    Only another answer, or another number of records, is a limit; a crash never is.
    """
    return pytest.mark.xfail(strict=True, reason=reason, raises=(AssertionError, ValueError))
