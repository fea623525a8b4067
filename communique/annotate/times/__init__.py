"""The times annotator: finds time expressions, reads them as TIMEX3 and as days.

Words become letters (`lexicon`), patterns over letters find expressions (`rules`, with the readers of `absolute`,
`relative`, `durations`, `clock` and `vague`), and each is read against publication, narrative and tense (`context`).
"""

from spacy.language import Language
from spacy.tokens import Doc

from communique.annotate import extensions as extensions
from communique.annotate.entries import chronicled
from communique.annotate.grammar import Grammar
from communique.annotate.mending import mend
from communique.annotate.mentions import Time
from communique.annotate.times.reader import read_times
from communique.annotate.times.weekdays import settled


@Language.factory("communique_times")
def make_times(nlp: Language, name: str) -> "Times":
    """The spaCy component that fills `doc._.times`."""
    return Times()


class Times:
    """Fills `doc._.times` with the text's time expressions in order."""

    def __call__(self, doc: Doc) -> Doc:
        """Reads the times of one text against `doc._.published`."""
        doc._.times = settled(read_times(doc._.grammar, doc._.published))
        doc._.times = [time for time in chronicled(doc) if not _begins_name(doc._.grammar, time)]
        mend(doc._.grammar, doc._.times)
        return doc


def _begins_name(g: Grammar, time: Time) -> bool:
    """ "Mar-a-Lago", "May-Britt": a month's letters before a hyphen and a word; "May-June" is one stretch of time."""
    end = time.end
    if time.end - time.start > 1 or end + 1 >= g.size or g.text[end] != "-" or not g.text[time.start].isalpha():
        return False
    joined = g.offset[end] + 1 == g.offset[end + 1] and g.text[end + 1].isalpha()
    return joined and time.precision == "month" and g.text[time.start].istitle() and not g.text[end + 1].isupper()
