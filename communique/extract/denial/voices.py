"""Who speaks where no verb of saying tells: the holder of the words, the name before a turn, the author as "I"."""

from spacy.tokens import Doc

from communique.annotate.extensions import text_of
from communique.annotate.grammar import Grammar
from communique.extract.base import mention, parties
from communique.extract.outlook.holders import Holders
from communique.records import Party

_SELF = frozenset({"i", "we", "my", "our"})
_LABEL = 12  # tokens of the longest label: "Spokesperson of the ministry (Nairobi):"


class Voices:
    """The speakers of one document, by token."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.g: Grammar = doc._.grammar
        self.holders = Holders(doc)
        self.text = text_of(doc)

    def of(self, i: int) -> tuple[Party, ...]:
        """Who says the words at token `i`."""
        return self.holders.by(self.g.offset[i]) or self._turn(i) or self._self(i)

    def _turn(self, i: int) -> tuple[Party, ...]:
        """The name that opens the paragraph as a label: "Spokesperson: There has been no such talk"."""
        g = self.g
        start = self.text.rfind("\n", 0, g.offset[i]) + 1
        first = i
        while first > 0 and g.offset[first - 1] >= start:
            first -= 1
        colon = next((j for j in range(first, min(i, first + _LABEL)) if g.lower[j] == ":"), None)
        if colon is None:
            return ()
        named = [n for n in self.doc._.names if first <= n.start and n.end <= colon and n.form != "pronoun"]
        return parties(self.doc, named[:1])

    def _self(self, i: int) -> tuple[Party, ...]:
        """The author, who says "I" in this sentence or the next one."""
        g = self.g
        here = g.sentence[i]
        last = g.sentences[min(here + 1, len(g.sentences) - 1)][1]
        for j in range(g.sentences[here][0], last):
            if g.lower[j] in _SELF and "\n\n" not in self.text[g.offset[min(i, j)] : g.offset[max(i, j)]]:
                word = "I" if g.lower[j] in ("i", "my") else "we"
                return (Party(name=word, mention=mention(self.doc, j, j + 1)),)
        return ()
