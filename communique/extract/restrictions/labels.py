"""The day that stands before what is told of it: "1 July. The Union's measures take effect", one label a paragraph."""

from bisect import bisect_right

from spacy.tokens import Doc

from communique.annotate.dates import date_of, whole_range
from communique.annotate.extensions import text_of
from communique.annotate.grammar import Grammar
from communique.records import Date

_AFTER = frozenset({".", ":", "–", "—", "-", "|"})
_BULLETS = " \t*•-–—[("
FEWEST = 2  # labels of a chronology


class Labels:
    """The dated paragraphs of one document."""

    def __init__(self, doc: Doc) -> None:
        self.g: Grammar = doc._.grammar
        self.text = text_of(doc)
        self.times = [time for time in doc._.times if time.precision == "day" and self._labels(time.start, time.end)]
        self.starts = [time.start for time in self.times]
        self.doc = doc

    def _labels(self, start: int, end: int) -> bool:
        """Whether a time opens its paragraph and is set off from what follows."""
        g = self.g
        first = g.offset[start]
        line = self.text.rfind("\n", 0, first) + 1
        return not self.text[line:first].strip(_BULLETS) and end < g.size and g.text[end].strip()[:1] in _AFTER

    def date(self, at: int) -> Date | None:
        """The day of the label over token `at`."""
        k = bisect_right(self.starts, at) - 1
        if k < 0 or len(self.times) < FEWEST:
            return None
        between = self.text[self.g.offset[self.starts[k]] : self.g.offset[at]]
        return None if "\n" in between.strip("\n") else date_of(whole_range(self.doc, self.times[k]))
