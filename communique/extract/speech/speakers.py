"""Who speaks: the phrase that a cue's grammar names as speaker, also where the parser lost it."""

import re

from spacy.tokens import Doc

from communique.annotate.grammar import SUBJECTS, Grammar
from communique.annotate.nominals import is_person_noun
from communique.extract.speech.cues import speech_cues

SPEAKERS_KINDS = frozenset(
    {"person", "state", "body", "ministry", "organisation", "outlet", "document", "company", "group", "unnamed"}
)
PEOPLE_ENDING = re.compile(
    r"(?:[^e]er|[aeiou]or|ist|ian|man|people|crat|[ae]nt|ee)$"
)  # worker, investor, scientist, resident
TO_SOMEBODY = frozenset(
    "tell ask urge inform remind warn assure call describe praise thank accuse blame advise invite".split()
)
PERSONAL = frozenset(
    {
        "he",
        "she",
        "they",
        "i",
        "we",
        "who",
        "it",
        "you",
        "both",
        "others",
        "many",
        "some",
        "those",
        "everyone",
        "nobody",
        "one",
        "all",
        "most",
        "several",
        "few",
    }
)


class Speakers:
    """Finds the speakers of the cues of one document."""

    def __init__(self, doc: Doc, g: Grammar) -> None:
        self.doc, self.g = doc, g
        self.name_of = doc._.name_of
        self.in_quotation = {i: k for k, q in enumerate(doc._.quotations) for i in range(q.start, q.end)}

    def of_verb(self, verb: int) -> int | None:
        """The head of the speaker's phrase for a cue verb, or None."""
        g = self.g
        if g.passive(verb):
            return next(iter(g.prep_objects(verb, "by")), None) or self._agent_above(verb)
        own = [c for c in g.children[verb] if g.dep[c] in SUBJECTS and g.dep[c] not in ("expl", "csubj")]
        if own:
            outside = own if verb in self.in_quotation else [c for c in own if c not in self.in_quotation] or own
            subject = min(outside, key=lambda c: (abs(c - verb), c))
            return self._antecedent(verb, subject)
        if g.dep[verb] == "conj" and g.tag[verb] == g.tag[g.head[verb]]:
            return self._inherited(verb) or self._beside(verb)
        return self._beside(verb) or self._inherited(verb)

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
            return g.head[verb]
        return subject

    def _inherited(self, verb: int) -> int | None:
        """The subject of the verb that a participle or a joined verb hangs on: "met X, adding that …"."""
        g, seen = self.g, {verb}
        current = verb
        while True:
            head, dep = g.head[current], g.dep[current]
            if head in seen or dep == "ROOT":
                return None
            if dep in ("acl", "relcl") and g.pos[head] in ("NOUN", "PROPN", "PRON"):
                if g.tag[current] == "VBN":
                    return None
                if g.lemma[head] in speech_cues().nouns or g.lemma[head] in ("visit", "talk", "meeting", "interview"):
                    return self._owner(head)
                return head
            through = ("dobj", "pobj", "nmod") if g.pos[current] in ("NOUN", "PROPN") else ()
            if dep in ("conj", "advcl", "xcomp", "ccomp", "pcomp", "prep", "dep", "parataxis", *through):
                seen.add(head)
                own = [c for c in g.children[head] if g.dep[c] in SUBJECTS and g.dep[c] not in ("expl", "csubj")]
                if own and g.pos[head] in ("VERB", "AUX"):
                    if dep in ("ccomp", "parataxis") and g.tag[current] not in ("VBG",):
                        return None
                    return self._antecedent(head, own[0])
                current = head
                continue
            return None

    def _owner(self, noun: int) -> int | None:
        return next((c for c in self.g.children[noun] if self.g.dep[c] == "poss"), None)

    def _beside(self, verb: int) -> int | None:
        """A name or person right beside the verb where the parse shows no subject: "…”, said Fidan", "– Fidan said"."""
        g = self.g
        first, last = g.sentences[g.sentence[verb]]
        if g.tag[verb] in ("VBG", "VB") or any(g.dep[c] in ("aux",) and g.lower[c] == "to" for c in g.children[verb]):
            return None
        for i in range(verb + 1, min(verb + 9, last)):
            if g.text[i] in ',.;:“"”»' or g.pos[i] in ("VERB", "AUX", "ADP", "SCONJ"):
                break
            if g.lower[i] in ("him", "her", "them", "me", "us") or (
                g.dep[i] == "dobj" and g.lemma[verb] in TO_SOMEBODY
            ):
                break
            if self._can_speak(i) and not (i + 1 < last and g.dep[i] == "compound" and g.head[i] == i + 1):
                return i
        quoted_before = verb - 1 >= first and g.text[verb - 1] in ',”"»'
        if not quoted_before:
            i = verb - 1
            while i >= first and (g.pos[i] in ("ADV", "AUX") or (i == verb - 1 and g.text[i] == ",")):
                i -= 1
            if i >= first and self._can_speak(i) and i not in self.in_quotation:
                return i
        return None

    def _can_speak(self, i: int) -> bool:
        name = self.name_of.get(i)
        if name is not None:
            return name.use == "actor" and name.actor.kind in SPEAKERS_KINDS
        return self.g.lower[i] in PERSONAL or (self.g.pos[i] == "NOUN" and is_person_noun(self.g.lower[i]))

    def is_speaker(self, i: int, *, weak: bool = False) -> bool:
        """Whether the phrase at `i` is of a kind that speaks; for weak cues only people, bodies and papers do."""
        g = self.g
        name = self.name_of.get(i)
        if name is not None and name.use != "place":
            return True
        if g.lower[i] in PERSONAL and g.lower[i] not in ("it", "one", "all", "that"):
            return True
        cues = speech_cues()
        if is_person_noun(g.lower[i]) or g.lemma[i] in cues.papers or g.lemma[i] in cues.speaking:
            return True
        if g.pos[i] == "PROPN":
            return not weak
        return g.pos[i] == "NOUN" and g.lemma[i] not in cues.lifeless and bool(PEOPLE_ENDING.search(g.lemma[i]))
