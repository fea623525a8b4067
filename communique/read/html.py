"""Web pages: trafilatura tells the article from the page, the page's own tags tell its zones."""
from communique.read.draft import Draft
from communique.records import Document


def read(document: Document) -> Draft:
    """x."""
    raise NotImplementedError
