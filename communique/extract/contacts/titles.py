"""What a gathering is called."""

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.extract.phrases import phrase_text

LONGEST = 12  # tokens of a phrase behind the noun that still belong to a title


def title(doc: Doc, noun: int, times: set[int]) -> str | None:
    """The words of a noun's phrase, the tokens `times` before it left out: "river summit" of "June river summit"."""
    g: Grammar = doc._.grammar
    before = ("compound", "amod", "nmod", "poss", "nummod", "punct")
    start, end = noun, noun + 1
    for child in g.children[noun]:
        first, last = g.edges[child]
        if child < noun and g.dep[child] in before and child not in times:
            start = min(start, first)
        elif child == end and g.dep[child] == "prep" and g.lower[child] in ("of", "on", "between", "with"):
            end = last + 1 if last - child < LONGEST else end
    return phrase_text(doc, g, start, end)
