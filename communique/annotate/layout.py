"""Lets sentences begin where the article's blocks begin, so that no sentence or name crosses a paragraph."""

import re
from bisect import bisect_left

from spacy.attrs import IDX
from spacy.language import Language
from spacy.tokens import Doc

from communique.annotate.extensions import article_of, text_of

# "GENEVA, Aug 15 (Alpine Wire) - ", "TOKYO/SEOUL, 3 May 2023 —": place in capitals, what you will, a dash.
DATELINE = re.compile(
    r"[A-Z][A-Z.'’-]{2,}(?:[ /][A-Z][A-Z.'’-]+)*"
    r"(?:,? [^\n–—()]{0,40}?)?(?:\([^()\n]{2,40}\))? ?(?:-{1,2}|–|—) (?=[\w“\"‘«])"
)
# "she wrote on X. The ministry": the network ends the sentence, no initial of a name stands there.
ON_X = re.compile(r"\b(?:on|via) X\.[”\"’]? +(?=[A-Z“\"‘«])")
# "Tehran (ISNA) – ": place and agency.
PLACE_AND_AGENCY = re.compile(
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}(?:, [^\n()–—]{1,24})? \([A-Z][^()\n]{1,39}\) ?(?:-{1,2}|–|—) (?=[\w“\"‘«])"
)
BLANK_LINE = re.compile(r"\n\s*\n")


def dateline(text: str, start: int) -> re.Match[str] | None:
    """The dateline that opens a paragraph, if one does."""
    return DATELINE.match(text, start) or PLACE_AND_AGENCY.match(text, start)


class Layout:
    """Runs before the parser, which keeps the sentence starts that are set already."""

    def __call__(self, doc: Doc) -> Doc:
        """Sets a sentence start at the first word of each block (or paragraph), behind its dateline and "on X."."""
        article = article_of(doc)
        text = text_of(doc)
        if article is not None and article.blocks:
            starts = [block.start for block in article.blocks]
        else:
            starts = [0, *(match.end() for match in BLANK_LINE.finditer(text))]
        starts += [match.end() for start in starts if (match := dateline(text, start)) is not None]
        starts += [match.end() for match in ON_X.finditer(text)]
        offsets = doc.to_array(IDX).tolist()
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
