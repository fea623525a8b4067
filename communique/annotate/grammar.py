"""The parse of one text as plain lists, for rules that look at many tokens.

spaCy's token attributes cost about a microsecond each; rules ask for millions. `Grammar` reads them once into lists
and answers the questions that grammar rules ask: who is the subject, is it negated, what does it govern.
"""

from bisect import insort
from functools import cached_property
from itertools import pairwise

from spacy.attrs import DEP, HEAD, IDX, LEMMA, LOWER, ORTH, POS, SENT_START, TAG
from spacy.tokens import Doc

from communique.codebook import cues

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
NOUN_SUBJECTS = frozenset({"nsubj", "nsubjpass"})

_TABLE = cues("grammar")
MODALS_FUTURE = frozenset(_TABLE["modals"]["future"])
MODALS_POSSIBLE = frozenset(_TABLE["modals"]["possible"])
CONDITIONS = frozenset(_TABLE["conditions"])
DENYING = frozenset(_TABLE["denying"])
DENYING_NOUNS = frozenset(_TABLE["denying_nouns"])
INFINITIVES: dict[str, frozenset[str]] = {how: frozenset(heads) for how, heads in _TABLE["infinitives"].items()}
LEMMAS: dict[str, str] = _TABLE["lemmas"]


class Grammar:
    """Words, lemmas, parts of speech and the tree of a parsed `Doc`, by token index."""

    def __init__(self, doc: Doc) -> None:
        """Reads `doc` once; later changes of the parse are not seen."""
        strings = doc.vocab.strings
        rows = doc.to_array([ORTH, LOWER, LEMMA, POS, TAG, DEP, HEAD, SENT_START, IDX])
        known: dict[int, str] = {}

        def words(column: int) -> list[str]:
            keys: list[int] = rows[:, column].tolist()
            known.update((key, strings[key]) for key in set(keys).difference(known))
            return [known[key] for key in keys]

        self.doc = doc
        self.size = len(doc)
        self.text, self.lower = words(0), words(1)
        self.lemma = [LEMMAS.get(lemma, lemma) for lemma in words(2)]
        self.pos, self.tag, self.dep = words(3), words(4), words(5)
        heads: list[int] = rows[:, 6].astype("int64").tolist()
        self.head = [i + offset for i, offset in enumerate(heads)]
        self.children: list[list[int]] = [[] for _ in range(self.size)]
        for i, head in enumerate(self.head):
            if head != i:
                self.children[head].append(i)
        starts = [i for i, start in enumerate(rows[:, 7].tolist()) if i == 0 or start == 1]
        self.sentences: list[tuple[int, int]] = list(pairwise([*starts, self.size]))
        self.sentence = [k for k, (start, end) in enumerate(self.sentences) for _ in range(start, end)]
        self.offset: list[int] = rows[:, 8].tolist()

    @cached_property
    def edges(self) -> list[tuple[int, int]]:
        """For each token the first and last token (inclusive) of its subtree."""
        head, children = self.head, self.children
        first, last = list(range(self.size)), list(range(self.size))
        order = [i for i in range(self.size) if head[i] == i]
        for i in order:  # it grows as it goes: heads stand before what hangs on them
            order += children[i]
        for i in reversed(order):
            above = head[i]
            if first[i] < first[above]:
                first[above] = first[i]
            if last[i] > last[above]:
                last[above] = last[i]
        return list(zip(first, last, strict=True))

    def hang(self, i: int, head: int, dep: str) -> None:
        """Hangs token `i` on another head; `forget_edges` must follow the last such change."""
        if self.head[i] != i:
            self.children[self.head[i]].remove(i)
        insort(self.children[head], i)
        self.head[i], self.dep[i] = head, dep

    def forget_edges(self) -> None:
        """Lets `edges` be computed anew, after the tree was changed."""
        self.__dict__.pop("edges", None)

    @cached_property
    def capitalised(self) -> list[int]:
        """The tokens that begin with an upper-case letter, in order."""
        return [i for i, word in enumerate(self.text) if word[0].isupper()]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The code-point span of tokens `start` to `end` (half-open), white space at its ends left out."""
        while start < end - 1 and self.pos[start] == "SPACE":
            start += 1
        while end - 1 > start and self.pos[end - 1] == "SPACE":
            end -= 1
        return self.offset[start], self.offset[end - 1] + len(self.text[end - 1])

    def sentence_span(self, i: int) -> tuple[int, int]:
        """The code-point span of the sentence that holds token `i`."""
        return self.span(*self.sentences[self.sentence[i]])

    def with_dep(self, i: int, *deps: str) -> list[int]:
        """The children of `i` that hang on it by one of `deps`."""
        return [c for c in self.children[i] if self.dep[c] in deps]

    def conjuncts(self, i: int) -> list[int]:
        """Token `i` and all that is joined to it by "and" or "or", in order of the text."""
        out, queue = [i], [i]
        while queue:
            for child in self.children[queue.pop()]:
                if self.dep[child] == "conj":
                    out.append(child)
                    queue.append(child)
        return sorted(out)

    def subjects(self, verb: int) -> list[int]:
        """The heads of the verb's subject, all of a list; through conjoined verbs, "to" clauses and participles.

        Passive subjects count: ask `passive(verb)` which it is.
        """
        seen: set[int] = set()
        while verb not in seen:
            seen.add(verb)
            own = [c for c in self.children[verb] if self.dep[c] in SUBJECTS and self.dep[c] != "expl"]
            if own:
                return [j for c in own for j in self.conjuncts(c)]
            head, dep = self.head[verb], self.dep[verb]
            joined = dep in ("conj", "xcomp", "advcl", "acomp") and self.pos[head] in ("VERB", "AUX")
            if joined or (dep == "xcomp" and self.dep[head] == "acomp"):  # "is due to visit"
                verb = head
            elif dep in ("acl", "relcl") and self.pos[head] in ("NOUN", "PROPN"):
                return self.conjuncts(head) if dep == "acl" else [head]
            else:
                return []
        return []

    def passive(self, verb: int) -> bool:
        """Whether the verb stands in the passive ("was received by")."""
        if any(self.dep[c] in ("auxpass", "nsubjpass", "agent") for c in self.children[verb]):
            return True
        if self.tag[verb] != "VBN" or self.head[verb] == verb:
            return False
        return self.dep[verb] == "acl" or (
            self.dep[verb] == "conj" and not self._has_aux(verb) and self.passive(self.head[verb])
        )

    def _has_aux(self, verb: int) -> bool:
        return any(self.dep[c] == "aux" for c in self.children[verb])

    def objects(self, verb: int) -> list[int]:
        """The heads of the verb's direct object, all of a list; passive subjects count as objects."""
        out = [j for c in self.with_dep(verb, "dobj", "obj", "dative") for j in self.conjuncts(c)]
        if not out and self.passive(verb):
            out = [j for c in self.with_dep(verb, "nsubjpass") for j in self.conjuncts(c)] or self.subjects(verb)
        return out

    def agents(self, verb: int) -> list[int]:
        """Who does it: the subject of an active verb, the "by" phrase of a passive one."""
        if not self.passive(verb):
            return self.subjects(verb)
        return self.prep_objects(verb, "by")

    def prep_objects(self, i: int, *preps: str) -> list[int]:
        """The heads of noun phrases under one of the prepositions `preps` of token `i`, all of each list."""
        out = []
        for child in self.children[i]:
            if self.dep[child] in ("prep", "agent", "dative") and self.lower[child] in preps:
                for grandchild in self.with_dep(child, "pobj"):
                    out.extend(self.conjuncts(grandchild))
        return out

    def negated(self, verb: int) -> bool:
        """Whether the verb is denied: "did not sign", "never signed", "neither side signed", "without signing"."""
        for child in self.children[verb]:
            if self.dep[child] == "neg" or self.lower[child] in DENYING:
                return True
            if self.dep[child] in ("nsubj", "nsubjpass", "dobj") and (
                self.lower[child] in DENYING_NOUNS or any(self._denies_noun(c) for c in self.children[child])
            ):
                return True
        head = self.head[verb]
        if self.dep[verb] == "pcomp" and self.lower[head] == "without":
            return True
        if self.dep[verb] == "xcomp" and self.lemma[head] in INFINITIVES["negated"]:
            return True
        return self._shares_denial(verb, head) and head != verb and self._denies(head)

    def _shares_denial(self, verb: int, head: int) -> bool:
        """Whether a "not" of the verb above holds for this: "did not sign or ratify", no "do not see it and urged"."""
        if self.dep[verb] != "conj":
            return self.dep[verb] == "xcomp"
        own = self.tag[verb] in ("VBD", "VBZ", "VBP") and self.tag[verb] != self.tag[head]
        return not own and not self.with_dep(verb, *NOUN_SUBJECTS)

    def _denies_noun(self, i: int) -> bool:
        """Whether a word denies the noun that it hangs on: "no envoy", "not one of them", but not "not only him"."""
        if self.lower[i] == "not":
            return self.head[i] > i and self.lower[i + 1] not in ("only", "just", "merely", "least")
        return self.lower[i] in DENYING_NOUNS

    def _denies(self, verb: int) -> bool:
        return any(self.dep[c] == "neg" for c in self.children[verb])

    def modality(self, verb: int) -> str:
        """`actual`, `future`, `hypothetical` or `negated`: how the text holds the verb's act."""
        if self.negated(verb):
            return "negated"
        helpers = {self.lower[c] for c in self.children[verb] if self.dep[c] in ("aux", "auxpass")}
        if helpers & MODALS_FUTURE:
            return "future"
        if helpers & MODALS_POSSIBLE:
            return "hypothetical"
        if any(self.dep[c] == "mark" and self.lower[c] in CONDITIONS for c in self.children[verb]):
            return "hypothetical"
        if self.dep[verb] == "xcomp" and "to" in helpers:
            for how in ("future", "hypothetical"):
                if self.lemma[self.head[verb]] in INFINITIVES[how]:
                    return how
        return "actual"
