"""Finds what a cue verb or cue noun reports, by the grammar of the clause.

The patterns, each named in `Saying.rule`: a clause ("said that …"), a clause around the cue ("Tokyo, he said, will …"), an
infinitive ("vowed to …"), an object ("stressed the need …"), a preposition ("called for …"), a name given ("called X a
…"), "according to", "as X put it", and nouns ("a warning that …").
"""

from collections.abc import Iterator

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.extract.speech.cues import speech_cues
from communique.extract.speech.saying import Saying, merge
from communique.extract.speech.speakers import Speakers

PUNCTUATION = frozenset(",.;:–—-“”\"'’‘«»„")
SUBORDINATE = frozenset({"advcl", "conj", "cc", "punct", "mark"})


class Clauses:
    """The sayings that the grammar of one document shows, one for each cue."""

    def __init__(self, doc: Doc, g: Grammar, speakers: Speakers) -> None:
        self.doc, self.g, self.speakers = doc, g, speakers
        self.cues = speech_cues()
        self.spoken: list[tuple[int, int, bool]] = []  # each cue so far, its speaker, whether "as X put it"
        self.bare: list[Saying] = []  # cues with a speaker but no content of their own: a quotation may be near

    def find(self) -> Iterator[Saying]:
        """All of them, in order of their cues."""
        g, cues = self.g, self.cues
        for i in range(g.size):
            lemma = g.lemma[i]
            saying = self._in_view(i) if g.lemma[i] in cues.in_view and g.dep[i] == "pobj" else None
            if g.pos[i] in ("VERB", "AUX") or (g.tag[i].startswith("VB")):
                if lemma == "accord":
                    saying = self._according(i)
                elif lemma in cues.verbs:
                    saying = self._verb(i, lemma)
            elif g.lower[i] == "according":
                saying = self._according(i)
            elif g.pos[i] == "NOUN" and lemma in cues.nouns:
                saying = self._noun(i)
            if saying is not None and saying.segments and not self._thought_in_quotation(saying):
                yield saying

    def _thought_in_quotation(self, saying: Saying) -> bool:
        """Whether the cue is one of somebody's own quoted words ("I welcome …"), not a report within a quotation."""
        if saying.cue not in self.speakers.in_quotation:
            return False
        name = self.speakers.name_of.get(saying.speaker) if saying.speaker is not None else None
        return name is None or name.form == "pronoun" or saying.rule not in ("clause", "according to")

    # Verbs ------------------------------------------------------------------------------------------------------

    def _verb(self, v: int, lemma: str) -> Saying | None:
        g, cues = self.g, self.cues
        if g.modality(v) in ("negated", "hypothetical") or self._unsaid(v):
            return None
        weak = lemma in cues.weak and not self._with_particle(v, lemma)
        if weak and g.tag[v] == "VB" and any(g.lower[c] == "to" for c in g.children[v]):
            return None
        speaker = self._speaker(v, weak)
        if speaker is not None:
            self.spoken.append((v, speaker, self._as_frame(v)))
        if self._as_frame(v):
            return (
                Saying(v, speaker, self._around_as(v), "as X put it", self._cue_text(v))
                if speaker is not None
                else None
            )
        if g.passive(v) and speaker is not None and not self._has_clause(v):
            return self._passive(v, speaker, lemma)
        segments, rule = self._content(v, lemma, speaker)
        if not segments:
            self._keep_bare(v, lemma)
            return None
        if speaker is None and not (lemma in cues.hearsay and g.passive(v)):
            self._keep_bare(v, lemma)
            return None
        if weak and rule not in ("clause", "around", "quotation"):
            return None
        return Saying(v, speaker, segments, rule, self._cue_text(v), self._addressee(v, lemma, rule))

    def _with_particle(self, v: int, lemma: str) -> bool:
        """ "Ruled out", "played down"."""
        particles = self.cues.particle.get(lemma, frozenset())
        return any(self.g.dep[c] == "prt" and self.g.lower[c] in particles for c in self.g.children[v])

    def _cut_off(self, clause: int, v: int) -> bool:
        """Whether a semicolon parts a clause from a cue behind it: "Tehran said …; Seoul denied it"."""
        return clause < v and any(self.g.text[i] == ";" for i in range(clause, v))

    def _misplaced(self, v: int) -> list[int]:
        """The "that" clause of a cue where the parser hung it on a noun between: "said in a letter that …"."""
        g = self.g
        for prep in g.children[v]:
            if g.dep[prep] != "prep" or prep < v:
                continue
            for noun in g.with_dep(prep, "pobj"):
                for clause in g.with_dep(noun, "relcl", "acl", "ccomp"):
                    marked = any(g.lower[c] == "that" and g.dep[c] == "mark" for c in g.children[clause])
                    if marked and any(g.dep[c] in ("nsubj", "nsubjpass", "expl") for c in g.children[clause]):
                        return [clause]
        return []

    def _passive(self, v: int, speaker: int, lemma: str) -> Saying | None:
        """ "X was described by Y as Z", "the opposition to X stressed by Y": the object stands before the verb."""
        g = self.g
        named = [c for c in g.children[v] if g.lower[c] == "as" and c > v]
        if lemma in self.cues.naming | self.cues.as_frame and named:
            segments = [self._trim(named[0] + 1, max(g.edges[c][1] for c in named) + 1)]
            return Saying(v, speaker, segments, "name", self._cue_text(v))
        if lemma not in self.cues.object or lemma in self.cues.weak:
            return None
        if g.dep[v] == "acl":
            head = g.head[v]
            segments = [self._trim(g.edges[head][0], v)]
        else:
            subjects = [c for c in g.children[v] if g.dep[c] == "nsubjpass"]
            if g.dep[v] == "relcl":  # "the visit …, whose plans were confirmed by": what the relative stands for
                subjects = [g.head[v]]
            subjects = [c for c in subjects if g.pos[c] != "PRON"]
            segments = [
                self._trim(g.edges[c][0], min(g.edges[c][1] + 1, g.edges[v][0] if c < v else g.size)) for c in subjects
            ]
        return Saying(v, speaker, segments, "object", self._cue_text(v)) if segments else None

    def _keep_bare(self, v: int, lemma: str) -> None:
        """Keeps a cue for a quotation beside it; there any subject may speak ("a narrator asks")."""
        if lemma not in self.cues.clause or v in self.speakers.in_quotation:
            return
        speaker = self.speakers.of_verb(v)
        if speaker is not None and speaker not in self.speakers.in_quotation:
            self.bare.append(Saying(v, speaker, [], "quotation", self._cue_text(v)))

    def _unsaid(self, v: int) -> bool:
        """Whether the words did not fall: "declined to say", "refused to confirm", "asked him to say"."""
        g = self.g
        return g.dep[v] == "xcomp" and g.lemma[g.head[v]] in (
            "decline",
            "refuse",
            "fail",
            "ask",
            "want",
            "urge",
            "tell",
            "expect",
            "try",
            "plan",
        )

    def _speaker(self, v: int, weak: bool) -> int | None:
        """The speaker by the verb's grammar; for a participle that hangs on a wrong word, whoever spoke before it."""
        g = self.g
        before = self._last_speaker(v)
        if g.tag[v] == "VBG" and before is not None and before[1] and g.text[v - 1] == ",":
            return before[0]
        speaker = self.speakers.of_verb(v)
        if speaker is not None and self.speakers.is_speaker(speaker, weak=weak):
            return speaker
        if before is not None and (g.tag[v] == "VBG" or (g.tag[v] == "VBN" and not g.prep_objects(v, "by"))):
            return before[0]
        return None

    def _last_speaker(self, v: int) -> tuple[int, bool] | None:
        """Who spoke last before `v` in its sentence, and whether that was in an "as X put it" right before it."""
        g = self.g
        for cue, speaker, framed in reversed(self.spoken):
            if g.sentence[cue] != g.sentence[v]:
                return None
            if cue < v:
                return speaker, framed and v - cue <= 4
        return None

    def _content(self, v: int, lemma: str, speaker: int | None) -> tuple[list[tuple[int, int]], str]:
        """The stretches that a verb reports, and the pattern."""
        g, cues = self.g, self.cues
        clauses = [c for c in g.children[v] if g.dep[c] == "ccomp" and lemma in cues.clause and not self._cut_off(c, v)]
        if not clauses and lemma in cues.clause:
            clauses = self._misplaced(v)
        if clauses:
            return merge([s for c in clauses for s in self._without_cue(c, v, speaker)]), "clause"
        if lemma in cues.clause and lemma in cues.naming:
            named = [
                c for c in g.children[v] if g.dep[c] in ("oprd", "attr") or (g.dep[c] == "prep" and g.lower[c] == "as")
            ]
            if named:
                return self._rest(v, speaker), "name"
        xcomps = [c for c in g.children[v] if g.dep[c] == "xcomp" and c > v]
        if xcomps and lemma in cues.infinitive:
            return merge([self._trim(self._with_objects(v, c), g.edges[c][1] + 1) for c in xcomps]), "infinitive"
        if xcomps and lemma in cues.clause and any(g.tag[c] == "VBG" for c in xcomps):
            return merge([self._trim(g.edges[c][0], g.edges[c][1] + 1) for c in xcomps]), "clause"
        around = self._around(v, speaker) if lemma in cues.clause else []
        if around:
            return around, "around"
        if self._with_particle(v, lemma) and any(g.dep[c] == "dobj" for c in g.children[v]):
            return self._rest(v, speaker), "object"
        preps = cues.preposition.get(lemma)
        if preps is not None:
            hung = [c for c in g.children[v] if g.dep[c] in ("prep", "prt", "agent") and g.lower[c] in preps and c > v]
            if hung:
                return [self._trim(hung[0] + 1, max(g.edges[c][1] for c in hung) + 1)], "preposition"
        if lemma in cues.naming and any(g.lower[c] == "as" and c > v for c in g.children[v]):
            return self._rest(v, speaker), "name"
        if lemma in cues.object and lemma not in cues.weak:
            objects = [
                c for c in g.children[v] if g.dep[c] in ("dobj", "nsubjpass") and (c > v or g.dep[c] == "nsubjpass")
            ]
            objects = [c for c in objects if g.pos[c] != "PRON" or g.tag[c] == "WP" or lemma in cues.pronominal]
            if objects and objects[0] > v:
                return self._rest(v, speaker), "object"
            if objects:
                return [self._trim(*self._edges(objects[0]))], "object"
        return [], ""

    def _edges(self, i: int) -> tuple[int, int]:
        first, last = self.g.edges[i]
        return first, last + 1

    def _with_objects(self, v: int, clause: int) -> int:
        """Where "urged Tokyo to act" begins: with Tokyo."""
        g = self.g
        objects = [g.edges[c][0] for c in g.children[v] if g.dep[c] in ("dobj", "dative") and v < c < clause]
        return min([g.edges[clause][0], *objects])

    def _rest(self, v: int, speaker: int | None) -> list[tuple[int, int]]:
        """All behind the verb that belongs to it, up to a joined verb or a side clause."""
        g = self.g
        end = v + 1
        for child in g.children[v]:
            if child < v or child == speaker:
                continue
            if g.dep[child] in SUBORDINATE and g.dep[child] != "punct":
                break
            if g.dep[child] == "punct" and g.text[child] in ";–—":
                break
            if g.dep[child] != "punct":
                end = g.edges[child][1] + 1
        return [self._trim(v + 1, end)] if end > v + 1 else []

    def _without_cue(self, clause: int, v: int, speaker: int | None) -> list[tuple[int, int]]:
        """A clause's stretch, cut where the cue and its speaker stand inside it ("…, he said, …")."""
        g = self.g
        start, end = self._edges(clause)
        cut_from, cut_to = v, v + 1
        if speaker is not None and g.sentence[speaker] == g.sentence[v]:
            first, last = self._edges(speaker)
            if not first <= clause < last:
                cut_from, cut_to = min(cut_from, first), max(cut_to, last)
        for child in g.children[v]:
            if g.dep[child] in ("aux", "auxpass", "neg", "advmod") and abs(child - v) < 4:
                cut_from, cut_to = min(cut_from, child), max(cut_to, child + 1)
        if not start < v < end:
            return [self._trim(start, end)]
        return [s for s in (self._trim(start, cut_from), self._trim(cut_to, end)) if s[0] < s[1]]

    def _around(self, v: int, speaker: int | None) -> list[tuple[int, int]]:
        """ "Tokyo, he said, will help": the cue is thrown in, the clause around it is what was said."""
        g = self.g
        head = g.head[v]
        if g.dep[v] not in ("parataxis", "ccomp", "advcl", "dep", "relcl") or speaker is None or head == v:
            return []
        before = g.edges[v][0] - 1
        after = g.edges[v][1] + 1
        first, last = g.sentences[g.sentence[v]]
        if before < first or g.text[before] not in ',”"–—»' or g.pos[head] not in ("VERB", "AUX"):
            return []
        if any(g.dep[c] == "mark" or g.tag[c] in ("WDT", "WP", "WRB") for c in g.children[v]) or g.tag[v] == "VBG":
            return []
        if after < last and g.text[after] not in ',.”"–—»;:':
            return []
        if self._verb_has_own_object(v):
            return []
        return merge([s for s in (self._trim(first, before), self._trim(after, last)) if s[0] < s[1]])

    def _verb_has_own_object(self, v: int) -> bool:
        return any(self.g.dep[c] in ("dobj", "ccomp", "xcomp", "attr", "acomp") for c in self.g.children[v])

    def _has_clause(self, v: int) -> bool:
        return any(self.g.dep[c] == "ccomp" for c in self.g.children[v])

    # "As X put it", "according to X" ----------------------------------------------------------------------------

    def _as_frame(self, v: int) -> bool:
        """Whether the verb stands in "as X put it": a clause opened by "as" that reports no clause of its own."""
        g = self.g
        if g.lemma[v] not in self.cues.as_frame or g.dep[v] not in ("advcl", "parataxis", "ccomp", "ROOT"):
            return False
        marks = [c for c in g.children[v] if g.lower[c] == "as" and c < v]
        objects = [c for c in g.children[v] if g.dep[c] in ("dobj", "ccomp") and g.lower[c] != "it"]
        return bool(marks) and not (objects and g.dep[v] == "ROOT")

    def _around_as(self, v: int) -> list[tuple[int, int]]:
        """The quotation nearest before "as X put it", else the rest of the sentence."""
        g = self.g
        first, last = g.sentences[g.sentence[v]]
        start = min(c for c in [v, *g.children[v]] if c <= v and g.lower[c] == "as" or c == v)
        near = [q for q in self.doc._.quotations if first <= q.start < last and q.end <= start and start - q.end <= 3]
        if near:
            return [(near[-1].start, near[-1].end)]
        subject = self.speakers.of_verb(v)
        behind = [
            g.edges[c][1]
            for c in g.children[v]
            if g.dep[c] in ("npadvmod", "prep", "advmod", "prt", "dobj") and c < v + 6
        ]
        end = max([v, *behind, *([g.edges[subject][1]] if subject is not None and subject < v + 6 else [])]) + 1
        return [s for s in (self._trim(first, start), self._trim(end, last)) if s[0] < s[1]]

    def _according(self, i: int) -> Saying | None:
        """ "According to X": the sentence (or clause) but for these words."""
        g = self.g
        to = next((c for c in g.children[i] if g.lower[c] == "to"), None)
        if to is None or g.pos[i] == "VERB" and g.lower[i] != "according":
            return None
        speaker = next((c for c in g.children[to] if g.dep[c] in ("pobj", "pcomp")), None)
        if speaker is None:
            return None
        first, last = self._clause_of(i)
        start, end = i, g.edges[i][1] + 1
        if end < last and g.text[end] == "," and start == first:
            end += 1
        speaker = self._source_behind(speaker)
        segments = [s for s in (self._trim(first, start), self._trim(end, last)) if s[1] - s[0] > 1]
        return Saying(i, speaker, merge(segments), "according to", "according to")

    def _clause_of(self, i: int) -> tuple[int, int]:
        """The side clause that holds token `i`, else its sentence."""
        g, node = self.g, self.g.head[i]
        while g.pos[node] not in ("VERB", "AUX") and g.head[node] != node:
            node = g.head[node]
        first, last = g.sentences[g.sentence[i]]
        if g.dep[node] in ("ccomp", "advcl", "relcl") and g.edges[node][0] > first + 2 and g.edges[node][0] < i:
            start = g.edges[node][0]
            return start + (g.dep[start] == "mark"), g.edges[node][1] + 1
        return first, last

    def _source_behind(self, noun: int) -> int:
        """ "According to an announcement from the ministry": the ministry speaks."""
        g = self.g
        if g.lemma[noun] in self.cues.papers or g.lemma[noun] in self.cues.nouns:
            for child in g.children[noun]:
                if g.dep[child] == "poss" and child in self.speakers.name_of:
                    return child
            for behind in g.prep_objects(noun, "from", "by", "of"):
                name = self.speakers.name_of.get(behind)
                if name is not None and name.use != "place":
                    return behind
        return noun

    def _in_view(self, n: int) -> Saying | None:
        """ "In his words, …", "in Tokyo's view …": the rest of the sentence."""
        g = self.g
        prep = g.head[n]
        owner = next((c for c in g.children[n] if g.dep[c] == "poss"), None)
        if owner is None or g.lower[prep] != "in" or g.pos[g.head[prep]] not in ("VERB", "AUX"):
            return None
        if not self.speakers.is_speaker(owner, weak=True):
            return None
        first, last = g.sentences[g.sentence[n]]
        start, end = g.edges[prep][0], g.edges[prep][1] + 1
        segments = [s for s in (self._trim(first, start), self._trim(end, last)) if s[1] - s[0] > 1]
        return (
            Saying(n, owner, merge(segments), "in X's words", f"in {g.text[owner]} {g.text[n]}") if segments else None
        )

    # Nouns ------------------------------------------------------------------------------------------------------

    def _noun(self, n: int) -> Saying | None:
        """ "Lavrov's claim that …": a noun with a clause behind it and a speaker before it."""
        g = self.g
        clause = next((c for c in g.children[n] if g.dep[c] in ("acl", "ccomp") and c > n and self._marked(c)), None)
        owner = next((c for c in g.children[n] if g.dep[c] == "poss"), None)
        if clause is None:
            return None
        if owner is None:
            behind = g.prep_objects(n, "by", "from")
            owner = behind[0] if behind else self._light_subject(n)
        if owner is None or not self.speakers.is_speaker(owner, weak=True):
            return None
        return Saying(n, owner, [self._trim(*self._edges(clause))], "noun", g.text[n])

    def _marked(self, clause: int) -> bool:
        return any(self.g.dep[c] == "mark" and self.g.lower[c] == "that" for c in self.g.children[clause])

    def _light_subject(self, n: int) -> int | None:
        """The subject of "issued a warning that", "made the claim that"."""
        g = self.g
        verb = g.head[n]
        if g.dep[n] == "dobj" and g.lemma[verb] in (
            "issue",
            "make",
            "give",
            "repeat",
            "voice",
            "express",
            "send",
            "deliver",
            "convey",
            "offer",
        ):
            return self.speakers.of_verb(verb)
        return None

    # Details ----------------------------------------------------------------------------------------------------

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        """A stretch without "that" and bare punctuation at its ends; quotation marks of a whole quotation stay."""
        g = self.g
        while start < end and (
            g.text[start] in ",.;:–—-"
            or g.pos[start] == "SPACE"
            or (g.lower[start] == "that" and g.dep[start] == "mark")
        ):
            start += 1
        while end > start and (
            g.text[end - 1] in ",.;:–—-"
            or g.pos[end - 1] == "SPACE"
            or (g.lower[end - 1] in ("and", "but", "that") and g.dep[end - 1] in ("cc", "mark"))
        ):
            end -= 1
        return start, end

    def _cue_text(self, v: int) -> str:
        return self.g.text[v]

    def _addressee(self, v: int, lemma: str, rule: str) -> int | None:
        """Whom the words are for: "told reporters", "said to his guest", "urged Tokyo to"."""
        g = self.g
        direct = [
            c
            for c in g.children[v]
            if g.dep[c] in ("dobj", "dative") and c in self.speakers.name_of and g.text[c] != "to"
        ]
        if direct and (rule in ("clause", "infinitive") or lemma in ("tell", "inform", "notify", "assure")):
            return direct[0]
        for prep in ("to",):
            for c in g.prep_objects(v, prep):
                if c in self.speakers.name_of and lemma in (
                    "say",
                    "state",
                    "explain",
                    "stress",
                    "add",
                    "convey",
                    "complain",
                    "appeal",
                    "suggest",
                    "note",
                ):
                    return c
        return None
