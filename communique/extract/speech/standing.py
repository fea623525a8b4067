"""Attitudes that nouns and adjectives report: "Seoul's plan to …", "supporters of the bill", "is confident that …"."""

from communique.annotate.grammar import NOUN_SUBJECTS, Grammar
from communique.extract.speech.attitudes import Complements, attitude_cues
from communique.extract.speech.cues import speech_cues
from communique.extract.speech.deeds import deed_words, is_titled
from communique.extract.speech.saying import Attitude, Saying
from communique.extract.speech.speakers import Speakers
from communique.extract.speech.stretches import Stretch, subtree, trimmed

COPULAS = frozenset({"be", "seem", "remain", "feel", "become", "appear", "stay", "look", "sound", "grow", "get"})


class Standing:
    """Finds what nouns and adjectives report in one document."""

    def __init__(self, g: Grammar, speakers: Speakers) -> None:
        """Reads the parse alone."""
        self.g, self.speakers = g, speakers
        self.cues, self.attitudes = speech_cues(), attitude_cues()

    def noun(self, n: int, lemma: str) -> Saying | None:
        """ "His plan to sell", "expressed concern about the dam": somebody's noun and what it is of."""
        kinds = self.attitudes.nouns.get(lemma)
        found = self._complement(n, kinds) if kinds is not None else None
        if found is None or (found[1] == "intends" and is_titled(self.g, n)) or self._omitted(n):
            return None
        owner = self._owner(n)
        return self._saying(n, owner, *found) if owner is not None else None

    def _omitted(self, n: int) -> bool:
        """ "Made no mention of the fee": no word fell; "has no intention to" is an attitude."""
        return self.g.lemma[n] in deed_words().omitted and any(
            self.g.lower[c] == "no" for c in self.g.with_dep(n, "det")
        )

    def holder(self, n: int, lemma: str) -> Saying | None:
        """ "Supporters of the bill", "she is a critic of the plan"."""
        kinds = self.attitudes.holders.get(lemma)
        found = self._complement(n, kinds) if kinds is not None else None
        if found is None:
            return None
        g, verb = self.g, self.g.head[n]
        subject = self.speakers.of_verb(verb) if g.dep[n] == "attr" else None
        return self._saying(n, subject, *found) if subject is not None else None

    def adjective(self, a: int, lemma: str) -> Saying | None:
        """ "Is confident that", "are worried about"."""
        g, verb = self.g, self.g.head[a]
        kinds = self.attitudes.adjectives.get(lemma)
        if kinds is None or not self._predicate(a) or g.modality(verb) in ("negated", "hypothetical"):
            return None
        found = self._complement(a, kinds)
        if found is None:
            return None
        subject = self.speakers.of_verb(verb) if g.dep[a] in ("acomp", "oprd") else self._subject_of(a)
        return self._saying(a, subject, *found) if subject is not None else None

    def _predicate(self, a: int) -> bool:
        """Whether it is said of a subject: "is worried", also where the parser has a passive ("is convinced")."""
        g = self.g
        if g.dep[a] in ("acomp", "oprd"):
            return g.lemma[g.head[a]] in COPULAS
        return g.tag[a] == "VBN" and bool(g.with_dep(a, "auxpass")) and not g.prep_objects(a, "by")

    def _subject_of(self, v: int) -> int | None:
        return next(iter(self.g.with_dep(v, *NOUN_SUBJECTS)), None)

    def _saying(self, i: int, speaker: int, stretch: Stretch, kind: Attitude) -> Saying | None:
        g = self.g
        if not self.speakers.shows(speaker) or g.lower[speaker] in ("it", "that", "this", "what", "which"):
            return None
        if i in self.speakers.in_quotation or stretch[1] - stretch[0] < 1:
            return None
        return Saying(i, speaker, [stretch], "standing", g.text[i], attitude=kind)

    def _complement(self, i: int, kinds: Complements) -> tuple[Stretch, Attitude] | None:
        """What a word is of: its clause, infinitive or prepositional phrase, and the kind of attitude that it makes."""
        g = self.g
        for c in g.children[i]:
            if c < i:
                continue
            if g.dep[c] in ("acl", "ccomp", "xcomp"):
                marks = {g.lower[m] for m in g.children[c] if g.dep[m] in ("mark", "aux")}
                how = "to" if "to" in marks else "that" if ("that" in marks or g.dep[c] == "ccomp") else ""
                if how in kinds:
                    return trimmed(g, *subtree(g, c)), kinds[how]
            elif g.dep[c] == "prep" and g.lower[c] in kinds:
                return trimmed(g, c + 1, g.edges[c][1] + 1), kinds[g.lower[c]]
        return None

    def _owner(self, n: int) -> int | None:
        """Whose noun it is: its possessor, a nation before it, whoever voices it, or "from" and "by" whom it is."""
        g = self.g
        owner = next(iter(g.with_dep(n, "poss")), None)
        if owner is not None:
            return owner
        verb = g.head[n]
        if g.dep[n] == "dobj" and g.lemma[verb] in self.attitudes.holding:
            return self.speakers.of_verb(verb)
        nation = next((c for c in g.children[n] if g.dep[c] == "amod" and c in self.speakers.name_of), None)
        if nation is not None:
            return nation
        return next(iter(g.prep_objects(n, "by", "from", "among")), None)
