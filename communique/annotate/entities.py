"""spaCy's recogniser of names with its moves taken for all words at once: the same names, in a third of the time.

The recogniser (`spacy.TransitionBasedParser.v2`, three state tokens) goes from word to word, and asks at each whether a
name begins, goes on or ends. Its scores depend on the word, and inside a name on the name's first word and on the word
before. Outside of names they are therefore known for all words at once; names of several words are then followed side
by side. What spaCy spends on each step one by one, mostly on taking and giving up Python's lock, is not spent.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import ENT_IOB, IS_SPACE, SENT_START
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

Numbers = NDArray[np.int64]
Scores = NDArray[np.float32]
Truths = NDArray[np.bool_]
NOWHERE = -1
"""The place of a state token that a state does not have."""


class QuickEntityRecognizer:
    """Names as the recogniser `own` finds them, in a document in which no name is set before."""

    def __init__(self) -> None:
        self.own: EntityRecognizer | None = None

    def take(self, own: EntityRecognizer) -> None:
        """Works with this recogniser's weights and moves from now on."""
        self.own = own
        self._words, self._lower, self._upper = (own.model.get_ref(part) for part in ("tok2vec", "lower", "upper"))
        moves = [own.moves.get_class_name(column) for column in range(own.moves.n_moves)]
        self._columns: dict[str, dict[str, int]] = {"B": {}, "I": {}, "L": {}, "U": {}, "O": {}}
        for column, move in enumerate(moves):
            kind, _, label = move.partition("-")
            if label or kind == "O":  # a move without a label is for names that are set before
                self._columns[kind][label] = column
        self._labels = [move.partition("-")[2] for move in moves]
        every = np.arange(len(moves))
        self._may = {kind: np.isin(every, list(found.values())) for kind, found in self._columns.items()}

    def __call__(self, doc: Doc) -> Doc:
        """Sets the document's names."""
        assert self.own is not None
        if not len(doc) or doc.to_array(ENT_IOB).any():
            return self.own(doc)
        parts = self._lower.predict(self._words.predict([doc]))
        taken, names = 0, []
        follows = np.append(doc.to_array(SENT_START)[1:] != 1, False)  # whether a name may go on after the word
        for start, end, label in self._names(parts, follows, doc.to_array(IS_SPACE) == 1):
            if start >= taken:
                names.append(Span(doc, start, end, label=label))
                taken = end
        doc.set_ents(names, default="outside")
        return doc

    def _names(self, parts: Scores, follows: Truths, space: Truths) -> Iterator[tuple[int, int, str]]:
        """All names that may begin at a word, were none under way there: from, to, label; in the order of the words."""
        every = np.arange(len(space))
        nowhere = np.full(len(space), NOWHERE)
        scores = self._scores(self._hidden(parts, every, nowhere, nowhere))
        open_to = self._may["O"] | np.outer(~space, self._may["U"]) | np.outer(~space & follows, self._may["B"])
        best = np.where(open_to, scores, -np.inf).argmax(axis=1)
        begins = self._may["B"][best]
        ends = self._ends(parts, follows, every[begins], [self._labels[move] for move in best[begins]])
        for start in every[~self._may["O"][best]].tolist():
            yield start, ends.get(start, start + 1), self._labels[best[start]]

    def _ends(self, parts: Scores, follows: Truths, starts: Numbers, labels: list[str]) -> dict[int, int]:
        """Where the names of several words that begin at these words end, by their first word."""
        going = np.array([self._columns["I"][label] for label in labels], dtype=int)
        ending = np.array([self._columns["L"][label] for label in labels], dtype=int)
        ends: dict[int, int] = {}
        at = starts + 1
        while len(starts):
            hidden = self._hidden(parts, at, starts, at - 1)
            on, off = self._scores_of(hidden, going), self._scores_of(hidden, ending)
            goes_on = follows[at] & ((on > off) | ((on == off) & (going < ending)))
            ends.update(zip(starts[~goes_on].tolist(), (at[~goes_on] + 1).tolist(), strict=True))
            starts, at, going, ending = starts[goes_on], at[goes_on] + 1, going[goes_on], ending[goes_on]
        return ends

    def _hidden(self, parts: Scores, word: Numbers, first: Numbers, before: Numbers) -> Scores:
        """The hidden layer for states of these three tokens; row 0 of the parts is for the one that a state lacks."""
        summed = parts[word + 1, 0] + parts[first + 1, 1] + parts[before + 1, 2] + self._lower.get_param("b")
        hidden: Scores = summed.max(axis=2)
        return hidden

    def _scores(self, hidden: Scores) -> Scores:
        scores: Scores = self._upper.predict(hidden)
        return scores

    def _scores_of(self, hidden: Scores, moves: Numbers) -> Scores:
        """The score of one move for each state."""
        weights, bias = self._upper.get_param("W"), self._upper.get_param("b")
        scores: Scores = (hidden * weights[moves]).sum(axis=1) + bias[moves]
        return scores


@Language.factory("communique_entities")
def make_entities(nlp: Language, name: str) -> QuickEntityRecognizer:
    """The recogniser without weights, as a spaCy component."""
    return QuickEntityRecognizer()


def at_once(nlp: Language) -> None:
    """Puts the quick recogniser, with the same weights, in the place of each of spaCy's own that it can stand for."""
    for name, component in nlp.pipeline:
        if type(component) is EntityRecognizer and _fits(component):
            nlp.replace_pipe(name, "communique_entities").take(component)


def _fits(own: Any) -> bool:
    """Whether its states have the three tokens, its search is greedy, and all its moves were learnt."""
    model = own.model
    simple = own.cfg["beam_width"] == 1 and model.attrs["has_upper"] and not model.attrs["unseen_classes"]
    lower = model.get_ref("lower")
    return bool(simple and lower.get_dim("nF") == 3 and lower.get_dim("nP") > 1)
