"""`version`: documents that are one page at different times."""

from collections.abc import Iterator

from communique.addresses import Visit
from communique.records import Link
from communique.resolve.corpus import Corpus, led_link
from communique.wording import counted

LATE = "9999"  # what is not dated comes last


class Versions:
    """Groups documents of other bytes with one address: the canonical one that a page states, else where it was found.

    The members are in the order of their age, the first version first.
    """

    name = "version"
    version = 1

    def __call__(self, corpus: Corpus) -> Iterator[Link]:
        """Yields a link for each page of which there are two versions or more."""
        for page, versions in pages(corpus):
            why = f"{counted(len(versions), 'document')} are versions of one page, {page}."
            yield led_link("version", versions, why, 1.0)


def pages(corpus: Corpus) -> Iterator[tuple[str, list[str]]]:
    """Each page of which there are several documents, with these in order."""
    spool = corpus.scratch.spool()
    for visit in corpus.view.visits():
        if visit.page is not None:
            spool.put(visit.page, visit)
    for page, visits in spool.groups():
        versions = [visit.document for visit in sorted(visits, key=_place)]
        if len(versions) > 1:
            yield page, versions


def _place(visit: Visit) -> tuple[str, str, str]:
    """Where a version comes among the others: by its change, then by its fetch, then by its id."""
    fetched = visit.fetched or LATE
    return visit.changed or fetched[:10], fetched, visit.document
