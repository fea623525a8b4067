"""spaCy's attribute ruler with its rules for single words looked up instead of matched: the same matches, sooner.

A pipeline's ruler tries every rule on every word, which takes a tenth of a parse. Most rules ask one word for its tag,
its form or its dependency; which of them hold is known once for each such word.
"""

from collections.abc import Sequence
from typing import Any

from spacy.attrs import DEP, IS_SPACE, LOWER, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.vocab import Vocab

ASKED = {"TAG": TAG, "LOWER": LOWER, "DEP": DEP, "IS_SPACE": IS_SPACE}

Condition = tuple[int, bool, frozenset[int]]  # the place of an attribute in ASKED, whether in or not in, its values
Match = tuple[int, int, int, int]  # the rule's number, its key, and the words from and to


class QuickAttributeRuler(AttributeRuler):  # type: ignore[misc]  # spaCy has no types
    """An attribute ruler whose `match` finds just what spaCy's own finds."""

    def __init__(self, vocab: Vocab, name: str = "attribute_ruler") -> None:
        super().__init__(vocab, name)
        self._single: list[tuple[int, int, list[Condition]]] = []
        self._known: list[frozenset[int]] = [frozenset()] * len(ASKED)
        self._other = Matcher(vocab)
        self._found: dict[tuple[int, ...], list[tuple[int, int]]] = {}

    def add(self, patterns: Sequence[list[dict[str | int, Any]]], attrs: dict[str, Any], index: int = 0) -> None:
        """Adds a rule: as spaCy's, and where it asks one word for known attributes, for the look-up."""
        number = len(self.attrs)
        super().add(patterns, attrs, index)
        key = self.vocab.strings.add(str(number))
        for pattern in patterns:
            conditions = self._conditions(pattern) if len(pattern) == 1 else None
            if conditions is None:
                self._other.add(key, [pattern])
            else:
                self._single.append((number, key, conditions))
                for place, _, values in conditions:
                    self._known[place] |= values
        self._found.clear()

    def match(self, doc: Doc) -> list[Match]:
        """The matches in the order in which they are to be set: by number of the rule."""
        matches = self._other(doc, allow_missing=True, as_spans=False) if len(self._other) else []
        found = {(int(self.vocab.strings[key]), key, start, end) for key, start, end in matches}
        values = (doc.to_array(attribute).tolist() for attribute in ASKED.values())
        columns = (self._told(column, place) for place, column in enumerate(values))
        for i, word in enumerate(zip(*columns, strict=True)):
            rules = self._found.get(word)
            if rules is None:
                rules = self._found[word] = self._rules(word)
            found.update((number, key, i, i + 1) for number, key in rules)
        return sorted(found)

    def _conditions(self, pattern: list[dict[str | int, Any]]) -> list[Condition] | None:
        """What a pattern asks of its one word; None where only spaCy's matcher can tell."""
        places, conditions = list(ASKED), []
        for name, asked in pattern[0].items():
            if name not in ASKED:
                return None
            wanted = True
            if isinstance(asked, dict):
                if len(asked) != 1 or not asked.keys() <= {"IN", "NOT_IN"}:
                    return None
                wanted = "IN" in asked
            values = next(iter(asked.values())) if isinstance(asked, dict) else [asked]
            if not all(isinstance(value, str | bool) for value in values):
                return None
            numbers = frozenset(v if isinstance(v, bool) else self.vocab.strings.add(v) if v else 0 for v in values)
            conditions.append((places.index(str(name)), wanted, numbers))
        return conditions

    def _told(self, values: list[int], place: int) -> list[int]:
        """The values, all that no rule asks for as one."""
        known = self._known[place]
        return [value if value in known else -1 for value in values]

    def _rules(self, word: tuple[int, ...]) -> list[tuple[int, int]]:
        return [
            (number, key)
            for number, key, conditions in self._single
            if all((word[place] in values) == wanted for place, wanted, values in conditions)
        ]


@Language.factory("communique_attributes")
def make_attributes(nlp: Language, name: str) -> QuickAttributeRuler:
    """The ruler without rules, as a spaCy component."""
    return QuickAttributeRuler(nlp.vocab, name)


def look_up(nlp: Language) -> None:
    """Puts the quick ruler, with the same rules, in the place of each of spaCy's own."""
    for name, component in nlp.pipeline:
        if type(component) is AttributeRuler:
            rules = component.patterns
            quick = nlp.replace_pipe(name, "communique_attributes")
            quick.add_patterns(rules)
