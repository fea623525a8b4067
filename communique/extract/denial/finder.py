"""Finds denials: "denied", "rejected the claim", "called the report false", "there is no truth in it"."""

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Name
from communique.annotate.nominals import is_person_noun
from communique.extract.base import parties_of_phrase
from communique.extract.denial.cues import (
    ACCUSING,
    ASSERTING,
    ASSERTIONS,
    DENIALS,
    DENYING,
    EXISTING,
    FALSITY,
    NAMING,
    PARTICLES,
    REJECTING,
    STANDING_ALONE,
    TRUTH,
    UNRECOGNISED,
    WITHHELD,
)
from communique.extract.denial.denied import Denied
from communique.extract.denial.voices import Voices
from communique.extract.outlook.clauses import Clauses
from communique.extract.phrases import clause_verb, noun_phrase, phrase_text
from communique.extract.standing import negated, standing
from communique.records import Party

TRUE = frozenset({"true", "correct", "accurate"})
TRIGGERS = DENYING | REJECTING | NAMING | DENIALS | TRUTH | FALSITY | UNRECOGNISED | TRUE | {"such"}
PROPOSALS = frozenset({"idea", "suggestion", "notion", "offer", "plan"})
_PRONOUNS = frozenset({"it", "this", "that", "them", "these", "which", "so", "such"})
_OF = frozenset(
    "of about that over on regarding concerning in for with to from at by between".split()  # noqa: SIM905
)
_ACTORS = frozenset({"person", "state", "body", "ministry", "organisation", "outlet", "company", "group", "unnamed"})


class Finder:
    """The denials of one document, in order of their triggers."""

    def __init__(self, doc: Doc, g: Grammar) -> None:
        self.doc, self.g = doc, g
        self.clauses, self.voices = Clauses(doc, g), Voices(doc)
        self.name_of: dict[int, Name] = doc._.name_of

    def find(self, i: int) -> Denied | None:
        """What the word at `i` denies."""
        g, lemma = self.g, self.g.lemma[i]
        if g.pos[i] in ("VERB", "AUX"):
            if lemma in DENYING or lemma in REJECTING:
                found = self._verb(i, lemma)
                if found is not None:
                    return found
            if lemma in UNRECOGNISED:
                return self._unrecognised(i)
            return self._named(i) if lemma in NAMING else None
        if lemma == "such":
            return self._no_such(i)
        if lemma in DENIALS and g.pos[i] == "NOUN":
            return self._denial(i)
        if lemma in TRUTH and g.pos[i] == "NOUN":
            return self._no_truth(i)
        return self._is_false(i) if lemma in FALSITY or g.lower[i] in FALSITY or lemma in TRUE else None

    # "Denied having met", "rejected the claim" -----------------------------------------------------------------------

    def _verb(self, verb: int, lemma: str) -> Denied | None:
        g = self.g
        if g.dep[verb] == "amod" or not self._particle(verb, lemma) or not self._stands(verb):
            return None
        clause = self._clause(verb)
        deniers = self._deniers(verb)
        denial = self.clauses.words(verb, verb)
        sentences = [g.sentence[verb]]
        if clause is not None:
            asked = any(g.tag[c] in ("WP", "WRB", "WDT") and g.dep[c] != "mark" for c in g.children[clause])
            if asked or (lemma in REJECTING and g.tag[clause] == "VBG"):
                return None
            return Denied(verb, denial, deniers, self._clause_text(clause), (), None, sentences)
        objects = [n for n in g.objects(verb) if n not in self.clauses.times]
        if not objects and g.dep[verb] == "relcl":
            objects = [g.head[verb]]
        if not objects:
            return Denied(verb, denial, deniers, None, (), None, sentences) if lemma == "deny" and deniers else None
        return self._object(verb, lemma, objects[0], denial, deniers)

    def _object(self, verb: int, lemma: str, noun: int, denial: str, deniers: tuple[Party, ...]) -> Denied | None:
        g = self.g
        sentences = [g.sentence[verb]]
        if g.dep[verb] == "relcl" and (g.tag[noun] == "WDT" or g.lower[noun] == "that"):
            cut = noun
            noun = g.head[verb]
            if g.lemma[noun] not in ASSERTIONS:
                return Denied(verb, denial, deniers, None, (), "charge", sentences, cut=cut)
            if self._asserted(noun) is None:
                first = noun_phrase(g, noun, frozenset(), set())[0]
                return Denied(verb, denial, deniers, None, (), g.lemma[noun], sentences, cut=first)
        word = g.lemma[noun].lower()
        told = self._told_before(noun) if g.lower[noun] in ("it", "them", "this", "these") else None
        if told is not None:  # "rumours of a cut spread until the bank dismissed them"
            noun, word = told, g.lemma[told].lower()
        elif (g.lower[noun] in _PRONOUNS and noun not in self.name_of) or g.lower[noun] in (
            "it",
            "this",
            "them",
            "that",
        ):
            return Denied(verb, denial, deniers, None, (), None, sentences)
        if word in PROPOSALS and lemma in REJECTING and self._asserted(noun) is None:
            return None  # "rejected the idea": what was proposed, not what was said to be so
        if word in ASSERTIONS:
            claim = self._asserted(noun) if g.head[verb] != noun else None
            alone = word in STANDING_ALONE
            given = phrase_text(self.doc, g, *noun_phrase(g, noun, _OF, set())) if alone else None
            return Denied(verb, denial, deniers, claim, self._claimants(noun, deniers), word, sentences, given)
        if lemma in REJECTING and self._reported(noun):
            start, end = g.edges[noun][0], min(g.edges[noun][1] + 1, noun + 25)
            return Denied(verb, denial, deniers, phrase_text(self.doc, g, start, end), (), None, sentences)
        if lemma in REJECTING or self._withheld(verb, noun):
            return None
        name = self.name_of.get(noun)
        if name is not None and name.actor.kind in ("person", "state"):
            return None
        start, end = noun_phrase(g, noun, _OF, set())
        end = max(end, g.edges[noun][1] + 1) if g.edges[noun][1] - noun < 20 else end
        return Denied(verb, denial, deniers, phrase_text(self.doc, g, start, end), (), word, sentences)

    def _told_before(self, pronoun: int) -> int | None:
        """The word of assertion that opens the sentence of a pronoun as its subject."""
        g = self.g
        first = g.sentences[g.sentence[pronoun]][0]
        subjects = (i for i in range(pronoun - 1, first - 1, -1) if g.dep[i] in ("nsubj", "nsubjpass"))
        return next((i for i in subjects if g.lemma[i].lower() in ASSERTIONS), None)

    def _reported(self, noun: int) -> bool:
        """ "Disputes the ten boats that Praia says it lost": a thing that somebody only says is so."""
        g = self.g
        inside = range(noun + 1, min(g.edges[noun][1] + 1, noun + 25))
        return any(g.pos[i] == "VERB" and g.lemma[i] in (ASSERTING | ACCUSING) for i in inside)

    def _withheld(self, verb: int, noun: int) -> bool:
        """ "Denied him a visa": something is withheld from somebody, nothing contradicted."""
        g = self.g
        things = [noun, *g.with_dep(verb, "dobj", "dative", "oprd", "npadvmod", "nsubjpass")]
        return any(g.lemma[i].lower() in WITHHELD for i in things) or is_person_noun(g.lower[noun])

    def _particle(self, verb: int, lemma: str) -> bool:
        wanted = PARTICLES.get(lemma)
        return wanted is None or any(self.g.lower[c] in wanted for c in self.g.children[verb])

    def _stands(self, verb: int) -> bool:
        """Whether somebody does deny: not "did not deny", "would deny", "neither confirmed nor denied"."""
        g = self.g
        aside = g.dep[verb] == "ccomp" and g.head[verb] > verb and ";" in g.text[verb : g.head[verb]]
        if aside:  # "denied the report; she called it a joke": a sentence of its own
            return not negated(g, verb) and not any(g.tag[c] == "MD" for c in g.children[verb])
        if standing(g, verb) != "done":
            # "Denying the charges, he left" and "moved to deny" are denials too where their own clause is done.
            return False
        joined = g.head[verb]
        if g.dep[verb] == "conj" and any(g.lower[c] in ("neither", "nor") for c in g.children[joined]):
            return False
        return g.lower[verb - 1] not in ("nor", "neither") if verb > 0 else True

    def _clause(self, verb: int) -> int | None:
        g = self.g
        for child in g.children[verb]:
            after = child > verb and g.dep[child] in ("ccomp", "xcomp", "pcomp")
            if (after or g.dep[child] in ("csubj", "csubjpass")) and g.pos[child] in ("VERB", "AUX"):
                return child
        return self._late_clause(verb)

    def _late_clause(self, verb: int) -> int | None:
        """ "Has denied from the start that …", where the parser hangs the clause on the start."""
        g = self.g
        if g.objects(verb) or g.lemma[verb] not in DENYING:
            return None
        nouns = [noun for prep in g.with_dep(verb, "prep") for noun in g.with_dep(prep, "pobj")]
        clauses = [c for noun in nouns for c in g.with_dep(noun, "acl", "relcl", "ccomp")]
        return next((c for c in clauses if any(g.lower[m] == "that" for m in g.with_dep(c, "mark"))), None)

    def _clause_text(self, clause: int) -> str:
        return self.clauses.words(clause, clause)

    def _deniers(self, verb: int) -> tuple[Party, ...]:
        """Who denies: the verb's own subject or agent, else the speaker of the words that hold it."""
        g = self.g
        agents = g.agents(verb)
        if g.passive(verb) and g.dep[verb] == "advcl" and not g.with_dep(g.head[verb], "nsubj", "nsubjpass"):
            agents = self._first_agent(verb)
        if agents and g.dep[verb] == "relcl" and g.tag[agents[0]] in ("WDT", "WP"):
            agents = [g.head[verb]]
        if agents and all(g.lemma[i].lower() in ASSERTIONS and i not in self.name_of for i in agents):
            agents = self._speaker_before(verb)  # a rumour denies nothing: the parser has lost the subject
        found = self._parties(agents)
        if found or g.passive(verb):
            return found
        return self.voices.of(verb)

    def _speaker_before(self, verb: int) -> list[int]:
        """The last one named before a verb in its sentence, places and owners left out."""
        first = self.g.sentences[self.g.sentence[verb]][0]
        return [
            i
            for i in range(verb - 1, first - 1, -1)
            if self._is_party(i) and self.name_of[i].head == i and self.name_of[i].use == "actor"
        ][:1]

    def _first_agent(self, verb: int) -> list[int]:
        """ "Although it was denied by A, B and C met": B and C belong to what follows."""
        g = self.g
        for by in g.with_dep(verb, "agent", "prep"):
            if g.lower[by] == "by":
                return [
                    i for i in range(by + 1, g.edges[by][1] + 1) if self._is_party(i) and self.name_of[i].head == i
                ][:1]
        return []

    def _parties(self, heads: list[int]) -> tuple[Party, ...]:
        out: dict[str, Party] = {}
        for i in heads:
            if self.g.lower[i] == "both":
                continue
            told = [c for c in self.g.with_dep(i, "appos") if c in self.name_of and i not in self.name_of]
            for party in (p for j in (i, *told) for p in parties_of_phrase(self.doc, j)):
                out.setdefault(party.actor or party.name, party)
        return tuple(out.values())

    # The claim in the words of its noun ---------------------------------------------------------------------------

    def _asserted(self, noun: int) -> str | None:
        """What is asserted: "the claim that …", "accusations of corruption", "reports about a coup"."""
        g = self.g
        for child in g.children[noun]:
            clausal = child > noun and g.dep[child] in ("acl", "ccomp", "relcl") and g.pos[child] in ("VERB", "AUX")
            if clausal and any(g.lower[c] == "that" and g.dep[c] == "mark" for c in g.children[child]):
                return self._clause_text(child)
        tellers = [j for j in g.prep_objects(noun, "of", "by", "from") if self._is_party(j)]
        for said in (c for j in tellers for c in g.with_dep(j, "relcl") if g.lemma[c] in ASSERTING | ACCUSING):
            for clause in g.with_dep(said, "ccomp"):
                return self._clause_text(clause)  # "the account of his colleague, who had said that …"
        for child in g.children[noun]:
            if (
                child > noun
                and g.dep[child] == "prep"
                and g.lower[child] in ("of", "about", "over", "on", "regarding", "concerning")
            ):
                inner = [c for c in g.children[child] if g.dep[c] in ("pobj", "pcomp")]
                if not inner or self._is_party(inner[0]):
                    continue
                if g.dep[inner[0]] == "pcomp":
                    return self._clause_text(inner[0])
                end = next(
                    (
                        g.edges[c][0]
                        for c in g.children[inner[0]]
                        if c > inner[0] and g.dep[c] in ("acl", "relcl", "punct")
                    ),
                    g.edges[inner[0]][1] + 1,
                )
                return phrase_text(self.doc, g, g.edges[inner[0]][0], end)
        return None

    def _claimants(self, noun: int, deniers: tuple[Party, ...]) -> tuple[Party, ...]:
        """Whose assertion it is: "Lithuania's claim", "U.S. allegations", "accusations by the Dutch government"."""
        g = self.g
        heads = [c for c in g.children[noun] if g.dep[c] in ("poss", "amod", "compound", "nmod") and self._is_party(c)]
        heads += [i for i in g.prep_objects(noun, "by", "from", "of") if self._is_party(i)]
        made = [c for c in range(noun + 1, g.edges[noun][1] + 1) if g.dep[c] == "acl" and g.tag[c] == "VBN"]
        heads += [i for c in made for i in g.prep_objects(c, "by", "from")]
        if g.dep[noun] == "conj":
            heads += [c for c in g.children[g.head[noun]] if g.dep[c] in ("poss", "amod") and self._is_party(c)]
        known = {p.actor or p.name for p in deniers}
        return tuple(p for p in self._parties(heads) if (p.actor or p.name) not in known)

    def _is_party(self, i: int) -> bool:
        name = self.name_of.get(i)
        return name is not None and name.actor.kind in _ACTORS and name.use != "place"

    # "Does not recognise that description", "there was no such talk" -----------------------------------------------

    def _unrecognised(self, verb: int) -> Denied | None:
        g = self.g
        nouns = [i for i in g.objects(verb) if g.lemma[i] in ASSERTIONS]
        if not nouns or not any(g.dep[c] == "neg" for c in g.children[verb]):
            return None
        deniers, noun = self._deniers(verb), nouns[0]
        claim = self._asserted(noun)
        denial = self.clauses.words(verb, verb)
        return Denied(verb, denial, deniers, claim, self._claimants(noun, deniers), g.lemma[noun], [g.sentence[verb]])

    def _no_such(self, such: int) -> Denied | None:
        """ "There has been no such meeting", "no such request was made"."""
        g = self.g
        noun = g.head[such]
        verb = clause_verb(g, noun)
        if g.lemma[noun] == "thing" and g.prep_objects(noun, "as"):
            return None  # "there is no such thing as a free lunch"
        if such == 0 or g.lower[such - 1] != "no" or verb is None or g.lemma[verb] not in EXISTING:
            return None
        deniers = self.voices.of(such)
        if not deniers:
            return None
        return Denied(such, self.clauses.words(verb, verb), deniers, None, (), None, [g.sentence[such]])

    # "Called the report false", "this is untrue", "no truth in it" ---------------------------------------------------

    def _named(self, verb: int) -> Denied | None:
        """ "Called the report baseless", "described the accusations as a fabrication"."""
        g = self.g
        first, last = verb + 1, g.edges[verb][1] + 1
        untrue = next((i for i in range(first, last) if self._untrue(i)), None)
        if untrue is None or not self._stands(verb):
            return None
        nouns = [i for i in range(first, untrue) if g.lemma[i] in ASSERTIONS or g.lower[i] in _PRONOUNS]
        if g.passive(verb):
            nouns = [i for i in g.objects(verb) if g.lemma[i] in ASSERTIONS or g.lower[i] in _PRONOUNS]
        passing = g.dep[verb] == "relcl" and g.lemma[g.head[verb]] in ASSERTIONS
        if passing and any(g.tag[c] == "WDT" and g.dep[c] == "dobj" for c in g.children[verb]):
            return self._called_in_passing(verb)  # "the report, which the ministry called misleading, said that …"
        if g.lemma[verb] in ("speak", "talk"):  # "spoke of fake news"
            if not any(g.edges[i][0] <= untrue <= g.edges[i][1] for i in g.prep_objects(verb, "of")):
                return None
            return Denied(
                verb, self.clauses.words(verb, verb), self._deniers(verb), None, (), "claim", [g.sentence[verb]]
            )
        if not nouns:
            return None
        noun = nouns[0]
        deniers = self._deniers(verb)
        claim = self._asserted(noun) if g.lemma[noun] in ASSERTIONS else None
        word = g.lemma[noun] if g.lemma[noun] in ASSERTIONS else None
        denial = self.clauses.words(verb, verb)
        return Denied(verb, denial, deniers, claim, self._claimants(noun, deniers), word, [g.sentence[verb]])

    def _called_in_passing(self, verb: int) -> Denied | None:
        """An assertion that a clause in its midst calls untrue; what it says stands in its own words or its verb's."""
        g = self.g
        noun = g.head[verb]
        told = g.head[noun] if g.dep[noun] == "nsubj" else noun
        clause = next((c for c in g.with_dep(told, "ccomp") if c > verb), None)
        claim = self._asserted(noun) or (None if clause is None else self._clause_text(clause))
        deniers, denial = self._deniers(verb), self.clauses.words(verb, verb)
        claimants = self._claimants(noun, deniers)
        return Denied(verb, denial, deniers, claim, claimants, g.lemma[noun], [g.sentence[verb]])

    def _untrue(self, i: int) -> bool:
        """ "False", "without foundation", "not true"."""
        g = self.g
        if g.lemma[i] in FALSITY or g.lower[i] in FALSITY:
            return True
        if g.lower[i] in ("without", "no") and i + 2 < g.size:
            return any(g.lemma[j] in TRUTH for j in range(i + 1, i + 3))
        return g.lower[i] in TRUE and "not" in g.lower[max(0, i - 3) : i]

    def _is_false(self, i: int) -> Denied | None:
        """ "These claims are untrue", said by somebody."""
        g = self.g
        verb = g.head[i]
        if g.dep[i] not in ("acomp", "attr", "conj") or g.lemma[verb] != "be":
            return None
        plain = g.lower[i] in TRUE
        denied = any(g.dep[c] == "neg" for c in g.children[verb])
        if denied != plain or (not plain and standing(g, verb) != "done"):
            return None
        subjects = [c for c in g.children[verb] if g.dep[c] in ("nsubj", "nsubjpass")]
        if not subjects or not (g.lemma[subjects[0]] in ASSERTIONS or g.lower[subjects[0]] in ("this", "that", "it")):
            return None
        deniers = self.voices.of(verb)
        if not deniers:
            return None
        subject = subjects[0]
        word = g.lemma[subject] if g.lemma[subject] in ASSERTIONS else None
        claim = self._asserted(subject) if word is not None else self._that(verb, i)
        claimants = self._claimants(subject, deniers) if word is not None else ()
        return Denied(verb, self.clauses.words(verb, verb), deniers, claim, claimants, word, [g.sentence[verb]])

    def _that(self, verb: int, adjective: int) -> str | None:
        """The clause of "it is not true that …"."""
        g = self.g
        clauses = [c for i in (verb, adjective) for c in g.with_dep(i, "ccomp", "csubj", "advcl") if c > adjective]
        that = [c for c in clauses if any(g.lower[m] == "that" for m in g.with_dep(c, "mark"))]
        return self._clause_text(that[0]) if that else None

    def _no_truth(self, noun: int) -> Denied | None:
        """ "There was no truth in reports that …"."""
        g = self.g
        if not any(g.lower[c] == "no" for c in g.children[noun]):
            return None
        asserted = [n for n in g.prep_objects(noun, "in", "to", "for", "behind") if g.lemma[n] in ASSERTIONS]
        verb = clause_verb(g, noun)
        deniers = self.voices.of(noun)
        if not asserted or verb is None or not deniers:
            return None
        claim, word = self._asserted(asserted[0]), g.lemma[asserted[0]]
        denial = self.clauses.words(verb, verb)
        return Denied(noun, denial, deniers, claim, self._claimants(asserted[0], deniers), word, [g.sentence[noun]])

    def _denial(self, noun: int) -> Denied | None:
        """ "Despite Caracas's denials", "a denial by the ministry"."""
        g = self.g
        if any(g.lower[c] in ("no", "any") for c in g.children[noun]):
            return None
        heads = [c for c in g.children[noun] if g.dep[c] == "poss"] + g.prep_objects(noun, "by", "from")
        if not heads and g.dep[noun] == "dobj" and standing(g, g.head[noun]) == "done":
            heads = g.agents(g.head[noun])  # "the mission issued a denial"
        deniers = self._parties([i for i in heads if self._is_party(i)])
        if not deniers:
            return None
        claim = self._asserted(noun)
        start, end = g.edges[noun][0], g.edges[noun][1] + 1
        denial = phrase_text(self.doc, g, start, min(end, noun + 25)) or g.text[noun]
        return Denied(noun, denial, deniers, claim, (), "denial", [g.sentence[noun]])
