"""Finds the words between quotation marks, of any typography, balanced or not.

Within one block (paragraph) a mark opens or closes by its shape and by what stands beside it, since web exports mix
curly, straight and wrong-way marks. A quotation that is not closed ends with its block; where the next block begins
with an opening mark, it goes on there, as English print does. A single mark opens only where another closes, so that
apostrophes stay apostrophes.
"""

import re
from bisect import bisect_left, bisect_right

from spacy.attrs import IDX
from spacy.language import Language
from spacy.tokens import Doc

from communique.annotate.dashes import spoken_dashes
from communique.annotate.extensions import article_of, grammar_of, text_of
from communique.annotate.mentions import Quotation
from communique.codebook import cues

MARKS = re.compile(r"[\"“”„‟«»「」『』]|``|''|(?<![\w'’])['‘‚](?=\w)|(?<=[\w.,!?…])['’‘](?!\w)")
DOUBLE_OPEN, DOUBLE_CLOSE = "“„‟«「『", "”»」』"
SINGLE = "'‘’‚"
DASHED = re.compile(r"^\s*[–—―-][ \u00a0]*[A-ZÀ-ÞĀ-Ž¿¡…]", re.MULTILINE)
PARAGRAPH = re.compile(r"[^\n]+")


class Quotations:
    """Fills `doc._.quotations`, outermost quotations only, in order of the text."""

    def __call__(self, doc: Doc) -> Doc:
        """Finds quotations block by block and hangs them on the document as token spans."""
        article = article_of(doc)
        text = text_of(doc)
        if MARKS.search(text) is None and DASHED.search(text) is None:
            return doc
        offsets = doc.to_array(IDX).tolist()
        if article is not None and article.blocks:
            blocks = [(block.start, block.end) for block in article.blocks]
        else:
            blocks = [match.span() for match in PARAGRAPH.finditer(text)]
        found = []
        for first, last in blocks:
            for start, end, closed in quotations_in(text, first, last):
                token = bisect_right(offsets, start) - 1
                stop = bisect_left(offsets, end)
                if stop > token:
                    found.append(Quotation(token, stop, closed))
        doc._.quotations = _with_dashes(doc, text, blocks, offsets, found)
        return doc


def _with_dashes(
    doc: Doc, text: str, blocks: list[tuple[int, int]], offsets: list[int], found: list[Quotation]
) -> list[Quotation]:
    """The quotations with those that dashes mark, in order; a dash within marks is none."""
    if DASHED.search(text) is None:
        return found
    g, verbs = grammar_of(doc), frozenset(cues("speech")["clause"])
    told = frozenset(g.offset[i] for i in range(g.size) if g.lemma[i] in verbs and g.pos[i] in ("VERB", "AUX"))
    marked = {i for quotation in found for i in range(quotation.start, quotation.end)}
    for start, end in spoken_dashes(text, blocks, told):
        first, stop = bisect_left(offsets, start), bisect_left(offsets, end)
        if stop > first and marked.isdisjoint(range(first, stop)):
            found.append(Quotation(first, stop))
    return sorted(found, key=lambda quotation: quotation.start)


def quotations_in(text: str, first: int, last: int) -> list[tuple[int, int, bool]]:
    """The quotations between code points `first` and `last`: start and end with their marks, and whether closed."""
    marks = [(match.start(), match.end(), match.group()) for match in MARKS.finditer(text, first, last)]
    out: list[tuple[int, int, bool]] = []
    opened: tuple[int, str] | None = None
    for k, (start, end, mark) in enumerate(marks):
        if opened is None:
            if _opens(text, first, start, end, mark) and (mark not in SINGLE or _single_closes(marks, k, text, last)):
                opened = (start, mark)
        elif _same_family(opened[1], mark) and _closes(text, last, start, end, mark, opened[1]):
            out.append((opened[0], end, True))
            opened = None
    if opened is not None:
        out.append((opened[0], _end_of_text(text, last), False))
    return out


def _same_family(opening: str, mark: str) -> bool:
    return (opening in SINGLE) == (mark in SINGLE)


def _opens(text: str, first: int, start: int, end: int, mark: str) -> bool:
    """Whether a mark opens: by its shape, else because a word follows it and none stands before it."""
    after = text[end : end + 1]
    before = text[start - 1 : start] if start > first else " "
    if mark == "’":
        return False
    if mark in DOUBLE_OPEN:
        return not (before.isalnum() and not after.isalnum())
    free_before = not before.isalnum() and before not in ".,!?…%"
    if mark in DOUBLE_CLOSE:  # the wrong way round, as exports have it
        return free_before and (after.isalnum() or after in "$€£[(…") and mark in "”»"
    return free_before and bool(after) and not after.isspace()


def _closes(text: str, last: int, start: int, end: int, mark: str, opening: str) -> bool:
    """Whether a mark closes what `opening` opened."""
    before = text[start - 1 : start]
    after = text[end : end + 1] if end < last else " "
    if mark in SINGLE:
        return (mark != "‘" or opening == "‚") and mark != "‚" and not before.isspace()
    if opening in "»" and mark == "«":
        return True
    if mark in DOUBLE_CLOSE or (opening == "„" and mark == "“"):
        return True
    if mark in DOUBLE_OPEN:  # an opening mark where a closing one belongs: "word“ said"
        return not before.isspace() and not after.isalnum()
    return not before.isspace() or after.isspace() or not after.isalnum()


def _single_closes(marks: list[tuple[int, int, str]], k: int, text: str, last: int) -> bool:
    """Whether a single mark at `k` has a partner before the block ends, not just a plural's apostrophe."""
    for start, end, mark in marks[k + 1 :]:
        if mark not in SINGLE or mark == "‚" or (mark == "‘" and marks[k][2] != "‚"):
            continue
        before, after = text[start - 1], text[end : end + 1] if end < last else " "
        if before in ".,!?…" or not before.endswith("s") or not after.isspace():
            return True
    return False


def _end_of_text(text: str, last: int) -> int:
    while last and text[last - 1].isspace():
        last -= 1
    return last


@Language.factory("communique_quotations")
def make_quotations(nlp: Language, name: str) -> Quotations:
    """The quotations component."""
    return Quotations()
