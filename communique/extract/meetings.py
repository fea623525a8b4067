"""Meetings: who met whom, where and when, and whether it took place; one record a contact."""

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.annotate.titles import vocabulary
from communique.extract.base import evidence, participant
from communique.extract.contacts.contact import Contact
from communique.extract.contacts.finder import Finder
from communique.extract.contacts.merge import merged
from communique.records import Article, Meeting, record_id

EVIDENCES = 8  # sentences quoted for one meeting
RANKS = {"head": 0, "minister": 1, "official": 2}


class Meetings:
    """Visits, talks, calls, summits: held, planned, rumoured, cancelled or denied."""

    name = "meetings"
    version = 1

    def __call__(self, article: Article, doc: Doc) -> Iterator[Meeting]:
        """Yields the meetings of one article in order of their first telling."""
        g: Grammar = doc._.grammar
        zones = _zones(article, g)
        found = [
            c for c in Finder(doc, g, zones).find() if zones.get(c.sentences[0]) not in ("editors_note", "authors_note")
        ]
        seen: Counter[str] = Counter()
        for contact in merged(found):
            if contact.status == "held" and _ahead(contact, article):
                contact.status = "planned"
            if contact.status == "planned" and not contact.explicit_status and _past(contact, article):
                contact.status = "held"  # "ahead of their talks on 23 May", told on the 24th
            yield self._meeting(article, doc, g, contact, seen)

    def _meeting(self, article: Article, doc: Doc, g: Grammar, contact: Contact, seen: Counter[str]) -> Meeting:
        origin = f"{self.name}@{self.version}"
        anchor = (article.text[slice(*g.sentence_span(contact.trigger))], g.text[contact.trigger])
        key = record_id("meeting", article.document, *anchor)
        seen[key] += 1
        if seen[key] > 1:
            key = record_id("meeting", article.document, *anchor, str(seen[key]))
        spans = [g.span(*g.sentences[s]) for s in sorted(contact.sentences)[:EVIDENCES]]
        issues = {issue for s in contact.sentences for issue in doc._.issues.get(s, ())}
        return Meeting(
            id=key,
            document=article.document,
            title=contact.title,
            kind=contact.kind,
            status=contact.status,
            participants=tuple(participant(p, part) for p, part in contact.parties),
            place=contact.place,
            date=contact.date,
            level=_level(contact),
            issues=tuple(sorted(issues)),
            evidence=tuple(evidence(article, start, end, origin) for start, end in spans),
        )


def _past(contact: Contact, article: Article) -> bool:
    """Whether a contact's day lies before the article's."""
    if contact.date is None or article.published is None or len(contact.date.end) < 10:
        return False
    return contact.date.end < article.published.date


def _ahead(contact: Contact, article: Article) -> bool:
    """Whether a contact's days begin behind the article's day."""
    if contact.date is None or article.published is None or len(article.published.date) < 10:
        return False
    return contact.date.start > article.published.date


def _zones(article: Article, g: Grammar) -> dict[int, str]:
    """The zone of the block that each sentence begins in."""
    out, k, blocks = {}, 0, article.blocks
    for sentence, (start, _) in enumerate(g.sentences):
        offset = g.offset[start]
        while k + 1 < len(blocks) and blocks[k + 1].start <= offset:
            k += 1
        if blocks:
            out[sentence] = blocks[k].zone
    return out


def _level(contact: Contact) -> Literal["head", "minister", "official"] | None:
    """The level of a contact: that of its visitor, else the lowest of those whose office is told."""
    levels = [
        (part, level) for p, part in contact.parties if p.role is not None and (level := _rank(p.role)) is not None
    ]
    if not levels:
        return None
    visitors = [level for part, level in levels if part == "visitor"]
    return max(visitors or [level for _, level in levels], key=RANKS.__getitem__)  # type: ignore[return-value]


def _rank(role: str) -> str | None:
    words = role.lower().replace("-", " ").split()
    if "minister" in words and "prime" in words and not {"deputy", "vice"} & set(words):
        return "head"
    kinds = [vocabulary().get(word, "") for word in words]
    if {"deputy", "vice", "assistant"} & set(words):
        return "official" if "minister" not in words or "prime" not in words else "minister"
    return next((level for level in RANKS if f"head:{level}" in kinds), None)
