"""What a cue verb reports, by the grammar of its clause.

Each pattern gives the stretches that it finds, or None where it is not there; the first that is there decides, and its
name is kept in `Saying.rule`.
"""

from communique.annotate.grammar import Grammar
from communique.extract.speech.cues import speech_cues
from communique.extract.speech.stretches import Stretch, around, merge, shed, subtree, trimmed

# What ends a verb's own words: a side clause, or a verb joined to it.
SUBORDINATE = frozenset({"advcl", "conj", "cc", "mark"})
CALLING = frozenset({"call", "term", "dub", "label", "brand", "deem", "declare"})
POINTING = frozenset({"this", "that"})
THINGS = frozenset({"it", "this", "that", "these", "those", "so", "itself"})
# Prepositions that tell where, when and to whom something is said, not what.
PLACING = frozenset(
    {"after", "before", "during", "in", "on", "at", "by", "to", "since", "until", "from", "with", "upon"}
)


class Contents:
    """Finds the contents of the cue verbs of one document."""

    def __init__(self, g: Grammar) -> None:
        """Reads the parse alone."""
        self.g, self.cues = g, speech_cues()
        self.patterns = (
            ("clause", self._clause),
            ("name", self._complement),
            ("infinitive", self._infinitive),
            ("clause", self._gerund),
            ("around", self._around),
            ("object", self._particle),
            ("preposition", self._preposition),
            ("name", self._as),
            ("object", self._voiced),
            ("object", self._object),
        )

    def of_verb(self, v: int, lemma: str, speaker: int | None) -> tuple[list[Stretch], str]:
        """The stretches that a verb reports, and the pattern; nothing where it reports nothing."""
        for rule, pattern in self.patterns:
            stretches = pattern(v, lemma, speaker)
            if stretches is not None:
                return stretches, rule
        return [], ""

    def with_particle(self, v: int, lemma: str) -> bool:
        """ "Ruled out", "played down"."""
        particles = self.cues.particle.get(lemma)
        return particles is not None and any(
            self.g.dep[c] == "prt" and self.g.lower[c] in particles for c in self.g.children[v]
        )

    def _clause(self, v: int, lemma: str, speaker: int | None) -> list[Stretch] | None:
        """ "Said that …", and "…, he said" where the parser hangs the clause on the cue."""
        g = self.g
        if lemma not in self.cues.clause:
            return None
        clauses = [c for c in g.children[v] if g.dep[c] == "ccomp" and not self._cut_off(c, v)] or self._misplaced(v)
        found = [s for c in clauses for s in self._without_cue(c, v, speaker)]
        return merge([shed(g, *s, self.cues.verbs) if s[0] > v else s for s in found]) if clauses else None

    def _complement(self, v: int, lemma: str, speaker: int | None) -> list[Stretch] | None:
        """ "Called it a provocation"."""
        g = self.g
        if lemma not in self.cues.clause or lemma not in self.cues.naming:
            return None
        named = any(g.dep[c] in ("oprd", "attr") or (g.dep[c] == "prep" and g.lower[c] == "as") for c in g.children[v])
        return self._rest(v, speaker) if named or self._judged(v, lemma) else None

    def _judged(self, v: int, lemma: str) -> bool:
        """ "Calls all this nonsense", where the parser makes one noun phrase of the thing and what it is called."""
        g = self.g
        nouns = [c for c in g.with_dep(v, "dobj") if c > v] if lemma in CALLING else []
        return any(
            g.lemma[noun] in self.cues.verdicts and any(g.lower[c] in POINTING for c in g.with_dep(noun, "det"))
            for noun in nouns
        )

    def _infinitive(self, v: int, lemma: str, speaker: int | None) -> list[Stretch] | None:
        """ "Promised to act", "urged Tokyo to act", where what is said begins with Tokyo."""
        g = self.g
        infinitives = self._open_clauses(v) if lemma in self.cues.infinitive else []
        if not infinitives:
            return None
        objects = [(c, g.edges[c][0]) for c in g.children[v] if g.dep[c] in ("dobj", "dative") and c > v]
        found = []
        for clause in infinitives:
            first, end = subtree(g, clause)
            found.append(trimmed(g, min([first, *(start for c, start in objects if c < clause)]), end))
        return merge(found)

    def _gerund(self, v: int, lemma: str, speaker: int | None) -> list[Stretch] | None:
        """ "Suggested holding talks"."""
        clauses = self._open_clauses(v) if lemma in self.cues.clause else []
        if all(self.g.tag[c] != "VBG" for c in clauses):
            return None
        return merge([trimmed(self.g, *subtree(self.g, c)) for c in clauses])

    def _around(self, v: int, lemma: str, speaker: int | None) -> list[Stretch] | None:
        """ "Tokyo, he said, will help": the cue is thrown in, the clause around it is what was said."""
        g, head = self.g, self.g.head[v]
        if lemma not in self.cues.clause or speaker is None or head == v:
            return None
        if g.dep[v] not in ("parataxis", "ccomp", "advcl", "dep", "relcl") or g.pos[head] not in ("VERB", "AUX"):
            return None
        start, end = subtree(g, v)
        first, last = g.sentences[g.sentence[v]]
        start += g.text[start] == ","  # the commas around it may hang on the cue itself
        end -= g.text[end - 1] == ","
        if start - 1 < first or g.text[start - 1] not in ',”"–—»' or (end < last and g.text[end] not in ',.”"–—»;:'):
            return None
        relative = any(g.dep[c] == "mark" or g.tag[c] in ("WDT", "WP", "WRB") for c in g.children[v])
        if relative or g.tag[v] == "VBG" or g.with_dep(v, "dobj", "ccomp", "xcomp", "attr", "acomp"):
            return None
        return around(g, first, start - 1, end, last) or None

    def _particle(self, v: int, lemma: str, speaker: int | None) -> list[Stretch] | None:
        """ "Ruled out a compromise"."""
        found = self.with_particle(v, lemma) and self.g.with_dep(v, "dobj")
        return self._rest(v, speaker) if found else None

    def _preposition(self, v: int, lemma: str, speaker: int | None) -> list[Stretch] | None:
        """ "Called for restraint"."""
        g, words = self.g, self.cues.preposition.get(lemma)
        if words is None:
            return None
        hung = [c for c in g.with_dep(v, "prep", "prt", "agent") if g.lower[c] in words and c > v]
        if not hung and "of" in words:  # "informed the meeting of its plan to …"
            whom = [c for c in g.with_dep(v, "dobj") if c > v]
            if (
                any(g.lower[c] == "of" for noun in whom for c in g.with_dep(noun, "prep"))
                and lemma in self.cues.telling
            ):
                hung = [c for noun in whom for c in g.with_dep(noun, "prep") if g.lower[c] == "of"][:1]
                return [trimmed(g, hung[0] + 1, max(g.edges[c][1] for c in (*hung, *self._open_clauses(v))) + 1)]
        if not hung:
            return None
        aim = [c for c in g.with_dep(v, "prep") if g.lower[c] == "in" and g.with_dep(c, "pcomp")]  # "help in finding"
        return [trimmed(g, hung[0] + 1, max(g.edges[c][1] for c in (*hung, *aim)) + 1)]

    def _as(self, v: int, lemma: str, speaker: int | None) -> list[Stretch] | None:
        """ "Described it as a provocation"."""
        g = self.g
        found = lemma in self.cues.naming and any(g.lower[c] == "as" and c > v for c in g.children[v])
        return self._rest(v, speaker) if found else None

    def _voiced(self, v: int, lemma: str, speaker: int | None) -> list[Stretch] | None:
        """ "Raised concerns over the dam", "lodged a protest"."""
        nouns = self.cues.voicing.get(lemma, frozenset())
        found = any(self.g.lemma[c] in nouns and c > v for c in self.g.with_dep(v, "dobj"))
        return self._rest(v, speaker) if found else None

    def _object(self, v: int, lemma: str, speaker: int | None) -> list[Stretch] | None:
        """ "Stressed the need for talks"; a pronoun says something only by "denied it" and the like."""
        g = self.g
        if lemma not in self.cues.object:
            return None
        for c in g.with_dep(v, "dobj", "nsubjpass"):
            pronoun = g.pos[c] == "PRON" and g.tag[c] != "WP" and lemma not in self.cues.pronominal
            if c > v:
                rest = self._rest(v, speaker)
                if pronoun and (not rest or rest[0][1] - rest[0][0] < 3 or self._only(v, c)):
                    continue
                return rest
            if pronoun:
                continue
            if g.dep[c] == "nsubjpass":
                return [trimmed(g, *subtree(g, c))]
        return None

    def _only(self, v: int, pronoun: int) -> bool:
        """Whether a pronoun for a thing is all that is said: "repeated it after the call"."""
        g = self.g
        if g.lower[pronoun] not in THINGS or any(c > pronoun for c in g.children[pronoun]):
            return False
        return all(
            g.dep[c] in ("npadvmod", "advmod", "punct", "advcl", "cc", "conj", "prt")
            or (g.dep[c] == "prep" and g.lower[c] in PLACING)
            for c in g.children[v]
            if c > pronoun
        )

    # Parts ------------------------------------------------------------------------------------------------------

    def _open_clauses(self, v: int) -> list[int]:
        return [c for c in self.g.with_dep(v, "xcomp") if c > v]

    def _cut_off(self, clause: int, v: int) -> bool:
        """Whether a semicolon or colon parts a clause from a cue behind it: "Tehran said …; Seoul denied it"."""
        return clause < v and any(mark in self.g.text[clause:v] for mark in ";:")

    def _misplaced(self, v: int) -> list[int]:
        """The "that" clause of a cue where the parser hung it on a noun between: "told the envoys that …".

        "That" marks such a clause, which has a subject of its own; in a relative clause it is subject or object itself.
        """
        g = self.g
        nouns = [c for c in g.with_dep(v, "dobj", "dative") if c > v]
        nouns += [noun for prep in g.with_dep(v, "prep") if prep > v for noun in g.with_dep(prep, "pobj")]
        for noun in nouns:
            for clause in g.with_dep(noun, "relcl", "acl", "ccomp"):
                marked = any(g.lower[c] == "that" for c in g.with_dep(clause, "mark"))
                if marked and g.with_dep(clause, "nsubj", "nsubjpass", "expl"):
                    return [clause]
        return []

    def _rest(self, v: int, speaker: int | None) -> list[Stretch]:
        """All behind the verb that belongs to it, up to a joined verb or a side clause."""
        g, end = self.g, v + 1
        for child in g.children[v]:
            if child < v or child == speaker:
                continue
            naming = g.lemma[v] in self.cues.naming and any(g.lower[c] == "as" for c in g.with_dep(child, "mark"))
            if (g.dep[child] in SUBORDINATE and not naming) or (g.dep[child] == "punct" and g.text[child] in ";–—"):
                break
            if g.dep[child] != "punct":
                end = g.edges[child][1] + 1
        return [trimmed(g, v + 1, end)] if end > v + 1 else []

    def _without_cue(self, clause: int, v: int, speaker: int | None) -> list[Stretch]:
        """A clause's stretch, cut where the cue and its speaker stand inside it ("…, he said, …")."""
        g = self.g
        start, end = subtree(g, clause)
        if not start < v < end:
            return [trimmed(g, start, end)]
        cut_from, cut_to = v, v + 1
        if speaker is not None and g.sentence[speaker] == g.sentence[v]:
            first, last = subtree(g, speaker)
            if not first <= clause < last:
                cut_from, cut_to = min(cut_from, first), max(cut_to, last)
        for child in g.children[v]:
            if g.dep[child] in ("aux", "auxpass", "neg", "advmod") and abs(child - v) < 4:
                cut_from, cut_to = min(cut_from, child), max(cut_to, child + 1)
        return around(g, start, cut_from, cut_to, end)
