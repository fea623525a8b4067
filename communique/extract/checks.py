"""What the record asks of every extractor: words behind each record, and an id of its own."""

from collections.abc import Iterable, Iterator

from communique.errors import CommuniqueError
from communique.records import Article, Found


class BrokenRuleError(CommuniqueError):
    """An extractor yields a record that the contract forbids."""


def checked(found: Iterable[Found], article: Article) -> Iterator[Found]:
    """The records as they are; raises `BrokenRuleError` at the first without true evidence or with another's id."""
    seen: set[str] = set()
    for one in found:
        if one.id in seen:
            raise BrokenRuleError(f"two records have the id {one.id}")
        seen.add(one.id)
        if not one.evidence:
            raise BrokenRuleError(f"{one.id} has no evidence")
        for evidence in one.evidence:
            if evidence.document != article.document or not evidence.quote:
                raise BrokenRuleError(f"{one.id} has evidence without words of its document")
            if article.text[evidence.start : evidence.end] != evidence.quote:
                raise BrokenRuleError(f"{one.id} quotes words that are not at their place")
        yield one
