"""Meetings: who met whom, where and when, and whether it took place; one record a contact."""

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.extract.base import evidence, participant
from communique.extract.contacts.contact import Contact
from communique.extract.contacts.finder import Finder
from communique.extract.contacts.level import level_of
from communique.extract.contacts.merge import merged
from communique.extract.contacts.reading import Reading
from communique.extract.contacts.sameness import FAR
from communique.records import Article, Date, Meeting, Place, record_id

EVIDENCES = 8  # sentences quoted for one meeting
LEAD = 3  # sentences of a report that tell its news
NOTES = frozenset({"editors_note", "authors_note"})  # zones that tell of who writes, not of the news


class Meetings:
    """Visits, talks, calls, summits: held, planned, rumoured, cancelled or denied."""

    name = "meetings"
    version = 6

    def __call__(self, article: Article, doc: Doc) -> Iterator[Meeting]:
        """Yields the meetings of one article in order of their first telling."""
        g: Grammar = doc._.grammar
        zones = _zones(article, g)
        reading = Reading.of(doc, zones)
        found = (c for c in Finder(reading).find() if zones.get(c.sentences[0]) not in NOTES)
        seen: Counter[str] = Counter()
        published = article.published.date if article.published is not None else None
        lead = reading.timing.lead_day(published)
        for contact in merged(found):
            _fit_day(contact, reading.timing.live_day(contact.sentences[0], published) or lead)
            _fit_status(contact, article)
            _fit_place(contact, reading.places.dateline)
            yield self._meeting(article, doc, contact, seen)

    def _meeting(self, article: Article, doc: Doc, contact: Contact, seen: Counter[str]) -> Meeting:
        g, origin = doc._.grammar, f"{self.name}@{self.version}"
        spans = [g.span(*g.sentences[s]) for s in sorted(contact.sentences)[:EVIDENCES]]
        issues = {issue for s in contact.sentences for issue in doc._.issues.get(s, ())}
        return Meeting(
            id=_id(article, g, contact, seen),
            document=article.document,
            title=contact.title,
            kind=contact.kind,
            status=contact.status,
            participants=tuple(participant(p, part) for p, part in contact.parties),
            place=contact.place,
            date=contact.date,
            level=level_of(contact),
            issues=tuple(sorted(issues)),
            evidence=tuple(evidence(article, start, end, origin) for start, end in spans),
        )


def _id(article: Article, g: Grammar, contact: Contact, seen: Counter[str]) -> str:
    """An id of the sentence and the word that tell it first; `seen` counts those with the same words."""
    anchor = (article.text[slice(*g.sentence_span(contact.trigger))], g.text[contact.trigger])
    key = record_id("meeting", article.document, *anchor)
    seen[key] += 1
    return key if seen[key] == 1 else record_id("meeting", article.document, *anchor, str(seen[key]))


def _fit_day(contact: Contact, lead: Date | None) -> None:
    """What a report leads with and tells without a day was held on the day of its lead: "agreed on Monday …".

    And what a page that is written from hour to hour tells was held on its day.
    """
    if lead is None or contact.date is not None or contact.backdrop or contact.apart:
        return
    early = contact.sentences[0] <= LEAD or lead.basis == "metadata"
    if contact.status == "held" and contact.explicit_status and early:
        contact.date = lead


def _fit_status(contact: Contact, article: Article) -> None:
    """Nothing was held on a day that is yet to come, nor is planned for one that is over.

    "Ahead of their talks on 23 May", told on the 24th, leaves open what became of the talks; they were held.
    """
    if contact.date is None or article.published is None:
        return
    today = article.published.date
    if contact.status == "held" and len(today) == 10 and contact.date.start > today[: len(contact.date.start)]:
        contact.status = "planned"
    over = contact.date.end < today[: len(contact.date.end)]
    if contact.status == "planned" and not contact.explicit_status and over:
        contact.status = "held"


def _fit_place(contact: Contact, dateline: Place | None) -> None:
    """Talks that a wire leads with were held where it was filed, if that is the country of one who took part."""
    if dateline is None or contact.place is not None or contact.kind in FAR or contact.status != "held":
        return
    if contact.sentences[0] <= LEAD and not contact.backdrop and dateline.country in contact.countries():
        contact.place = dateline


def _zones(article: Article, g: Grammar) -> dict[int, str]:
    """The zone of the block that each sentence begins in."""
    out: dict[int, str] = {}
    block, blocks = 0, article.blocks
    for sentence, (start, _) in enumerate(g.sentences):
        while block + 1 < len(blocks) and blocks[block + 1].start <= g.offset[start]:
            block += 1
        if blocks:
            out[sentence] = blocks[block].zone
    return out
