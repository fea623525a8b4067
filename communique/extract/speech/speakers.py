"""Who speaks: the phrase that a cue's grammar names as speaker, also where the parser lost it."""

import re

from spacy.tokens import Doc

from communique.annotate.extensions import grammar_of, name_at, quotations_of
from communique.annotate.grammar import NOUN_SUBJECTS
from communique.annotate.nominals import is_person_noun
from communique.extract.speech.cues import speech_cues

# Worker, investor, scientist, resident.
PEOPLE_ENDING = re.compile(r"(?:[^e]er|[aeiou]or|ist|ian|man|people|crat|[ae]nt|ee)$")
BESIDE = 8  # tokens behind a cue in which its speaker may stand
# How a verb hangs on the one whose subject it shares; through a noun also as its object's.
THROUGH = frozenset({"conj", "advcl", "xcomp", "ccomp", "pcomp", "prep", "dep", "parataxis"})
THROUGH_NOUNS = frozenset({"dobj", "pobj", "nmod"})


class Speakers:
    """Finds the speakers of the cues of one document."""

    def __init__(self, doc: Doc) -> None:
        """Reads the names and quotations of `doc`."""
        self.g, self.cues = grammar_of(doc), speech_cues()
        self.name_of = name_at(doc)
        self.relative: dict[int, int] = {}  # speakers that a relative clause tells of, and its pronoun
        self.in_quotation = {i for q in quotations_of(doc) for i in range(q.start, q.end)}

    def of_verb(self, verb: int) -> int | None:
        """The head of the speaker's phrase for a cue verb, or None."""
        g = self.g
        quoted = self._quoted(verb)
        if quoted is not None:
            return quoted
        if self._finite_behind_name(verb):
            return g.head[verb]
        if g.passive(verb):
            agents = g.prep_objects(verb, "by")
            return agents[0] if agents else self._agent_above(verb)
        own = g.with_dep(verb, *NOUN_SUBJECTS)
        if own:
            outside = own if verb in self.in_quotation else [c for c in own if c not in self.in_quotation] or own
            subject = min(outside, key=lambda c: (abs(c - verb), c))
            return self._antecedent(verb, subject)
        if g.dep[verb] == "conj" and g.tag[verb] == g.tag[g.head[verb]]:
            return self._inherited(verb) or self._beside(verb)
        return self._beside(verb) or self._inherited(verb)

    def _finite_behind_name(self, verb: int) -> bool:
        """ "The minister, Ada Lund, alleged that …", where the parser took the verb for a participle."""
        g = self.g
        if g.dep[verb] != "acl" or g.tag[verb] != "VBN" or g.lemma[verb] not in self.cues.clause:
            return False
        first = g.sentences[g.sentence[verb]][0]
        if not g.with_dep(verb, "ccomp") and first not in self.in_quotation:
            return False
        return g.dep[g.head[verb]] == "ROOT" and g.text[verb - 1] == "," and not g.prep_objects(verb, "by")

    def _quoted(self, verb: int) -> int | None:
        """Whom others quote: "he was quoted as saying"; the speaker of both verbs."""
        g, quoting = self.g, verb
        if g.dep[verb] == "pcomp" and g.lower[g.head[verb]] == "as":
            quoting = g.head[g.head[verb]]
        if g.lemma[quoting] not in self.cues.quoting or not any(g.lower[c] == "as" for c in g.children[quoting]):
            return None
        if g.passive(quoting):
            return next(iter(g.with_dep(quoting, "nsubjpass")), None)
        return next(iter(g.with_dep(quoting, "dobj")), None) if quoting != verb else None

    def _agent_above(self, verb: int) -> int | None:
        """The agent of the passive verb that a participle is joined to: "expressed by Wang, formulated as …"."""
        g = self.g
        if g.tag[verb] == "VBN" and g.dep[verb] in ("conj", "advcl", "acl") and g.passive(g.head[verb]):
            return next(iter(g.prep_objects(g.head[verb], "by")), None)
        return None

    def _antecedent(self, verb: int, subject: int) -> int | None:
        """For "who" and "which" of a relative clause the noun that it belongs to."""
        g = self.g
        if g.lower[subject] in ("who", "which", "that") and g.dep[verb] == "relcl":
            self.relative[g.head[verb]] = subject
            return g.head[verb]
        return subject

    def _inherited(self, verb: int) -> int | None:
        """The subject of the verb that a participle or a joined verb hangs on: "met X, adding that …"."""
        g, seen, current, goes_on = self.g, {verb}, verb, False
        while True:
            head, dep = g.head[current], g.dep[current]
            if head in seen or dep == "ROOT":
                return None
            parted = dep == "acl" and g.tag[current] == "VBG" and "," in g.text[head + 1 : current]
            if dep in ("acl", "relcl") and g.pos[head] in ("NOUN", "PROPN", "PRON") and not parted:
                return self._described(current, head)
            if dep not in THROUGH and not parted and not (dep in THROUGH_NOUNS and g.pos[current] in ("NOUN", "PROPN")):
                return None
            seen.add(head)
            if self._goes_on(verb, current, head):
                current, goes_on = head, True
                continue
            own = g.with_dep(head, *NOUN_SUBJECTS)
            if own and g.pos[head] in ("VERB", "AUX"):
                if dep in ("ccomp", "parataxis") and g.tag[current] != "VBG" and not goes_on:
                    return None
                found = self._antecedent(head, own[0])
                above = self._above(head) if dep == "conj" and self._is_relative(head, own[0]) else None
                return found if above is None or (found is not None and self.is_speaker(found)) else above
            current = head

    def _is_relative(self, verb: int, subject: int) -> bool:
        """Whether a verb is of a relative clause, also where the parser joined it: "the cost of which has doubled"."""
        first, last = self.g.edges[subject]
        return self.g.dep[verb] == "relcl" or any(self.g.tag[i] in ("WDT", "WP$") for i in range(first, last + 1))

    def _above(self, relative: int) -> int | None:
        """The subject above a relative clause: "she saw the dam, the cost of which has doubled, and voiced hope"."""
        g = self.g  # the parser may have hung the main clause on the relative one
        node = next((c for c in g.with_dep(relative, "ccomp") if c < relative), g.head[relative])
        while g.pos[node] not in ("VERB", "AUX") and g.head[node] != node:
            node = g.head[node]
        own = g.with_dep(node, *NOUN_SUBJECTS)
        return own[0] if own and self.is_speaker(own[0]) else None

    def _goes_on(self, verb: int, current: int, head: int) -> bool:
        """Whether a cue behind a reported clause goes on its report: "said they would wait and warned that …"."""
        g = self.g
        if g.lemma[verb] not in self.cues.clause:
            return False
        if g.dep[head] == "ccomp" and g.lemma[g.head[head]] in self.cues.clause & self.cues.spoken:
            if g.dep[current] == "conj":
                return g.tag[verb] == "VBD" and g.tag[head] != "VBD"
            return g.dep[current] == "advcl" and g.tag[verb] == "VBG" and g.text[verb - 1] == ","
        return False

    def _described(self, verb: int, noun: int) -> int | None:
        """The noun that a participle describes, or its owner where it is an occasion: "his visit, saying that …"."""
        if self.g.tag[verb] == "VBN":
            return None
        lemma = self.g.lemma[noun]
        return self._owner(noun) if lemma in self.cues.nouns or lemma in self.cues.occasions else noun

    def _owner(self, noun: int) -> int | None:
        return next(iter(self.g.with_dep(noun, "poss")), None)

    def _beside(self, verb: int) -> int | None:
        """A name or person right beside the verb where the parse shows no subject: "…”, said Fidan", "– Fidan said"."""
        g = self.g
        first, last = g.sentences[g.sentence[verb]]
        if g.tag[verb] in ("VBG", "VB") or any(g.lower[c] == "to" for c in g.with_dep(verb, "aux")):
            return None
        for i in range(verb + 1, min(verb + 1 + BESIDE, last)):
            if g.text[i] in ',.;:“"”»' or g.pos[i] in ("VERB", "AUX", "ADP", "SCONJ"):
                break
            spoken_to = g.dep[i] == "dobj" and g.lemma[verb] in self.cues.to_somebody
            if spoken_to or g.lower[i] in ("him", "her", "them", "me", "us"):
                break
            if self.can_speak(i) and not (i + 1 < last and g.dep[i] == "compound" and g.head[i] == i + 1):
                return i
        quoted_before = verb - 1 >= first and (
            g.text[verb - 1] in '”"»' or (g.text[verb - 1] == "," and verb - 2 in self.in_quotation)
        )
        if not quoted_before:
            i = verb - 1
            while i >= first and (g.pos[i] in ("ADV", "AUX") or (i == verb - 1 and g.text[i] == ",")):
                i -= 1
            if i >= first and self.can_speak(i) and i not in self.in_quotation:
                return i
        return None

    def can_speak(self, i: int) -> bool:
        """Whether a token beside a cue can be its speaker: an actor's name, a word or a noun for people."""
        name, word = self.name_of.get(i), self.g.lower[i]
        if name is not None:
            return name.use == "actor"
        return (
            word in self.cues.personal or word in self.cues.vague or (self.g.pos[i] == "NOUN" and is_person_noun(word))
        )

    def is_speaker(self, i: int, *, weak: bool = False) -> bool:
        """Whether the phrase at `i` is of a kind that speaks; for weak cues only people, bodies and papers do."""
        g, cues = self.g, self.cues
        name = self.name_of.get(i)
        if name is not None and name.use != "place":
            return True
        if g.lower[i] in cues.personal or is_person_noun(g.lower[i]):
            return True
        if g.lemma[i] in cues.papers or g.lemma[i] in cues.speaking:
            return True
        if g.tag[i] == "CD" or g.lower[i] in ("other", "former", "latter"):
            return g.tag[i] != "CD" or not weak or bool(g.prep_objects(i, "of"))
        if g.pos[i] == "PROPN":
            return not weak
        return g.pos[i] == "NOUN" and g.lemma[i] not in cues.lifeless and bool(PEOPLE_ENDING.search(g.lemma[i]))

    def can_be_told(self, i: int) -> bool:
        """Whether a clause may be told of the phrase at `i`, person or not: "the slide shows that …"."""
        g = self.g
        return (
            g.pos[i] in ("NOUN", "PROPN", "PRON", "NUM")
            and g.lemma[i] not in self.cues.lifeless
            and g.lower[i] not in ("nothing", "anyone", "anything", "what", "nobody", "there")
        )

    def shows(self, i: int, *, weak: bool = False) -> bool:
        """Whether the phrase at `i` may hold a bare thing: whoever speaks, and names and words that stand for them."""
        return self.g.pos[i] in ("PROPN", "PRON", "NUM") or self.is_speaker(i, weak=weak)
