"""Lets sentences begin where the article's blocks begin, so that no sentence or name crosses a paragraph."""

import re
from bisect import bisect_left

from spacy.language import Language
from spacy.tokens import Doc

from communique.annotate import extensions as extensions

BLANK_LINE = re.compile(r"\n\s*\n")


class Layout:
    """Runs before the parser, which keeps the sentence starts that are set already."""

    def __call__(self, doc: Doc) -> Doc:
        """Sets a sentence start at the first word of each block (of each paragraph, where no blocks are known)."""
        article = doc._.article
        if article is not None and article.blocks:
            starts = [block.start for block in article.blocks]
        else:
            starts = [match.end() for match in BLANK_LINE.finditer(doc.text)]
        offsets = [token.idx for token in doc]
        for start in starts:
            i = bisect_left(offsets, start)
            while i < len(doc) and doc[i].is_space:
                i += 1
            if 0 < i < len(doc):
                doc[i].is_sent_start = True
        return doc


@Language.factory("communique_layout")
def make_layout(nlp: Language, name: str) -> Layout:
    """The layout component."""
    return Layout()
