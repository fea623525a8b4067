"""Outcomes told by verbs: "signed a treaty", "an accord was reached", "agreed to open a consulate"."""

from collections.abc import Iterator

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.extract.outcome.cues import (
    AGREED_PAPERS,
    AGREEING,
    CONCLUDING,
    CONTACTS,
    DECIDING,
    NEGOTIATION,
    PRODUCING,
    PROMISING,
    RESULTS,
    VERBS,
    lemma_of,
    words,
)
from communique.extract.outcome.telling import Telling
from communique.extract.outcome.things import LONGEST, Things
from communique.extract.phrases import phrase_text
from communique.extract.standing import standing
from communique.extract.when import when_told
from communique.records import Date, Party
from communique.records.outcome import OutcomeAction, OutcomeKind

_VAGUE_VERBS, _CONCRETE, _GIVING = words("vague_verbs"), words("concrete"), words("giving")
_RESTRICTING = words("restricting")
_OFFERED, _TOLD_AT_ONCE = words("offered"), words("told_at_once")
_BACK = 12  # tokens from a participle to the thing that it describes
BODIES = frozenset(
    {"government", "cabinet", "council", "parliament", "ministry", "commission", "board", "assembly", "presidency"}
)
_GOING_ON = frozenset({"resume", "begin", "start", "continue", "open", "take", "restart"})
_OWN = frozenset({"nsubj", "nsubjpass", "mark", "aux", "dobj"})
_PRODUCED: dict[str, OutcomeAction] = {
    "memorandum": "signed",
    "treaty": "signed",
    "joint_statement": "adopted",
    "agreement": "agreed",
}


class Verbal:
    """Reads the outcomes that the verbs of one document tell."""

    def __init__(self, doc: Doc, g: Grammar, things: Things) -> None:
        self.doc, self.g, self.things = doc, g, things

    def find(self, verb: int) -> Iterator[Telling]:
        """What the verb at `verb` tells."""
        g = self.g
        lemma = g.lemma[verb]
        if lemma in VERBS and not self._particle_misses(verb):
            yield from self._made(verb)
        if lemma in CONCLUDING:
            yield from self._negotiated(verb)
        if lemma in AGREEING or lemma in DECIDING or lemma in PROMISING:
            if standing(g, verb) == "done":
                yield from self._agreed(verb)
        elif lemma in PRODUCING:
            yield from self._produced(verb)
        elif lemma == "be":
            yield from self._was(verb)

    def _particle_misses(self, verb: int) -> bool:
        particle = VERBS[self.g.lemma[verb]].particle
        return particle is not None and not any(self.g.lower[c] == particle for c in self.g.children[verb])

    # "signed a treaty" ------------------------------------------------------------------------------------------

    def _negotiated(self, verb: int) -> Iterator[Telling]:
        """ "Concluded negotiations on a trade agreement"."""
        g = self.g
        talks = [n for n in g.objects(verb) if lemma_of(g, n) in NEGOTIATION]
        things = [t for n in talks for t in g.prep_objects(n, "on", "over", "for", "about")]
        for thing in things:
            kind = self.things.known(self.things.inner(thing))
            if kind in ("agreement", "treaty", "memorandum") and standing(g, verb) == "done":
                telling = self.telling(
                    verb, thing, kind, "agreed", together(self.doers(verb), self.things.sides(thing))
                )
                if telling is not None:
                    yield telling

    def _made(self, verb: int) -> Iterator[Telling]:
        g, cue = self.g, VERBS[self.g.lemma[verb]]
        kinds = [(noun, kind) for noun in self.objects(verb) if (kind := self.things.kind(noun, cue)) is not None]
        deeds = (
            [n for n in self.objects(verb) if cue.action == "announced" and self.things.is_deed(n)]
            if g.lemma[verb] == "announce"
            else []
        )
        if not (kinds or deeds) or standing(g, verb) != "done" or self.things.ahead(verb):
            return
        if any(g.lower[c] == "whenever" for c in g.children[verb]):
            return  # what is done again and again
        over = g.head[g.head[verb]]
        if g.dep[verb] == "pcomp" and (
            g.lemma[over] in (*AGREEING, *DECIDING, *PROMISING) or self.things.known(over) is not None
        ):
            return  # "agreed on reopening the consulate", "a protocol on opening it" is the agreement
        doers = self.doers(verb)
        for noun, kind in kinds:
            if g.lemma[verb] in ("make", "take") and not (kind == "decision" and self._many(verb, doers)):
                continue
            parties = together(doers, self.things.sides(noun, verb))
            if not (self._worth(noun, parties) or self.things.date(verb) is not None):
                continue
            if kind == "other" and cue.plain and not (self.things.diplomatic(noun) or self._many(verb, parties)):
                continue  # "restored ties with its voters"
            telling = self.telling(verb, noun, kind, cue.action, parties)
            if telling is not None:
                telling.background = self._in_passing(verb, noun)
                if telling.background:
                    telling.date = telling.date or self.things.dated_in_name(noun)
                if telling.date is not None or not telling.background or self._told_of(verb, noun, doers):
                    yield telling
        for noun in deeds:
            telling = self.telling(verb, noun, "programme", "announced", doers)
            if telling is not None:
                yield telling

    def _told_of(self, verb: int, noun: int, doers: tuple[Party, ...]) -> bool:
        """Whether a clause in passing tells who did it or where: "a memorandum that the two ministers signed"."""
        g = self.g
        where = any(n in self.things.places for n in g.prep_objects(verb, "in", "at"))
        new = any(g.lower[c] in ("a", "an") for c in g.children[noun])
        return where or new or (bool(doers) and not g.passive(verb) and g.tag[verb] in ("VBD", "VBN"))

    def _worth(self, noun: int, parties: tuple[Party, ...]) -> bool:
        """Whether a thing is told as a text between parties: a plain statement needs several, a contract a party."""
        lemma = lemma_of(self.g, self.things.inner(noun))
        if lemma in ("contract", "lease", "licence", "license", "concession", "swap", "council", "bank"):
            return bool(parties) or bool(self.g.prep_objects(noun, "between", "with"))
        return True

    def objects(self, verb: int) -> list[int]:
        """What a verb is done to, also where the parser lost it."""
        g = self.g
        found = [self._meant(verb, i) for i in g.objects(verb) if i not in self.things.times]
        if g.dep[verb] == "relcl" and any(g.tag[i] in ("WDT", "WP$") for n in found for i in (n, *g.children[n])):
            return [self._thing_above(verb)]
        if g.dep[verb] == "acl" and g.tag[verb] == "VBN" and g.text[verb - 1] == ",":
            return [self._nearest(verb, g.head[verb])]
        if found:
            # "released an agreement as well as a joint statement", of which the parser loses the second.
            lost = [
                c for c in g.with_dep(verb, "npadvmod", "dep", "oprd") if c > verb and self.things.known(c) is not None
            ]
            return found + [c for c in lost if c not in found and g.pos[c] != "VERB"]
        shared = self._shared(verb)
        if shared:
            return shared
        dep = g.dep[verb]
        if dep == "acl" and g.tag[verb] in ("VBN", "VBD"):
            return [self._nearest(verb, g.head[verb])]
        if dep == "relcl" and (
            g.passive(verb) or any(g.lower[c] in ("which", "that", "they", "it") for c in g.children[verb])
        ):
            return [self._thing_above(verb)]
        # The parser takes "a treaty inked in 2001" for a clause of its own.
        if (
            g.tag[verb] in ("VBN", "VBD")
            and dep in ("advcl", "dep", "ccomp")
            and not any(g.dep[c] in _OWN for c in g.children[verb])
        ):
            nearest = self._nearest(verb, verb - 1)
            return [nearest] if g.pos[nearest] in ("NOUN", "PROPN") else []
        return []

    def _meant(self, verb: int, noun: int) -> int:
        """The thing that a pronoun stands for, told first in the sentence: "the pact has held since they signed it"."""
        g, above = self.g, self.g.head[verb]
        if g.lower[noun] not in ("it", "them") or g.dep[verb] not in ("advcl", "relcl", "conj", "ccomp"):
            return noun
        return next((s for s in g.subjects(above) if s < noun and self.things.known(s) is not None), noun)

    def _shared(self, verb: int) -> list[int]:
        """ "Initialled, but did not sign, a treaty": the object stands behind the second verb alone."""
        g = self.g
        behind = verb + 1
        if behind >= g.size or (g.text[behind] != "," and g.pos[behind] != "CCONJ"):
            return []
        for other in g.with_dep(verb, "conj"):
            if other > verb and not any(g.dep[c] in ("nsubj", "nsubjpass") for c in g.children[other]):
                return [i for i in g.objects(other) if i > other and i not in self.things.times]
        return []

    def _thing_above(self, verb: int) -> int:
        """What a relative clause tells of: "a memorandum on border services that they signed" is the memorandum."""
        g = self.g
        noun = above = g.head[verb]
        for _ in range(3):
            if self.things.known(above) is not None:
                return above
            if g.dep[above] != "pobj" or g.pos[g.head[g.head[above]]] not in ("NOUN", "PROPN"):
                break
            above = g.head[g.head[above]]
        return noun

    def _nearest(self, verb: int, noun: int) -> int:
        """The thing right before a participle: "the decision to extend the Treaty of Peace signed in 1994"."""
        g = self.g
        first = g.sentences[g.sentence[verb]][0]
        end = verb - (g.text[verb - 1] == ",")  # "two protocols on opening the border, signed in 2009"
        for i in range(end - 1, max(first, end - _BACK) - 1, -1):
            if g.pos[i] in ("AUX", "PUNCT") or (g.pos[i] == "VERB" and g.tag[i] != "VBG"):
                break
            if self.things.known(i) not in (None, "other") and self.things.span(i)[1] == end:
                return i
        over = noun
        while end < verb and g.dep[over] in ("pobj", "pcomp", "dobj", "prep") and g.head[over] < over:
            over = g.head[over]
            if self.things.known(over) in _PRODUCED:
                return over
        return noun

    def _in_passing(self, verb: int, noun: int) -> bool:
        """Whether the act only describes the thing: "the treaty signed in 2001", "which they signed last year"."""
        return noun < verb and (self.g.dep[verb] in ("acl", "relcl") or noun not in self.g.objects(verb))

    def doers(self, verb: int) -> tuple[Party, ...]:
        """Who does it, each side once."""
        g = self.g
        head = g.head[verb]
        if g.dep[verb] == "relcl" and not g.passive(verb):
            own = [c for c in g.children[verb] if g.dep[c] == "nsubj"]
            if own and g.lower[own[0]] not in ("who", "which", "that"):
                return self.things.parties(j for c in own for j in g.conjuncts(c))
        if (
            g.dep[verb] in ("pcomp",)
            and not any(g.dep[c] == "nsubj" for c in g.children[verb])
            and g.head[head] != head
        ):
            upper = g.head[head]
            if g.pos[upper] in ("VERB", "AUX"):
                return self.things.parties(g.agents(upper))
        return self.things.parties(g.agents(verb))

    # "agreed to open a consulate" -----------------------------------------------------------------------------

    def _agreed(self, verb: int) -> Iterator[Telling]:
        g = self.g
        lemma = g.lemma[verb]
        action: OutcomeAction = "promised" if lemma in PROMISING else "agreed"
        kind: OutcomeKind = "decision" if lemma in DECIDING else "commitment"
        if lemma in PROMISING and g.passive(verb):
            return
        doers = self.doers(self._above(verb))
        if lemma in DECIDING and not (self._many(verb, doers) or self._body(verb, doers)):
            return
        if not doers and not self._unnamed_sides(verb):
            yield from self._agreed_paper(verb, action)
            return
        found = False
        for clause in self._clauses(verb):
            found = True
            title = self.clause_title(clause)
            if title is not None:
                date = self.date(self._above(verb), clause) or self._date_above(verb)
                yield Telling(verb, clause, title, kind, action, doers, date)
        if not found:
            yield from self._agreed_noun(verb, action, doers)

    def _date_above(self, verb: int) -> Date | None:
        """The date in the name of the paper by which somebody commits himself: "the accord of May 2020, by which …"."""
        return self.things.dated_behind(self._thing_above(verb), verb) if self.g.dep[verb] == "relcl" else None

    def _above(self, verb: int) -> int:
        """ "The sides noted that trade had grown, and agreed to …": the parser joins it to the clause of "that"."""
        g = self.g
        over = g.head[verb]
        if g.dep[verb] != "conj" or g.dep[over] != "ccomp" or g.pos[g.head[over]] != "VERB":
            return verb
        own = any(g.dep[c] in ("nsubj", "nsubjpass") for c in g.children[verb])
        return verb if own or self.things.parties(g.agents(over)) else g.head[over]

    def _agreed_paper(self, verb: int, action: OutcomeAction) -> Iterator[Telling]:
        """ "A paper of the senior officials was agreed in March": a text, although nobody is named."""
        g = self.g
        if not g.passive(verb) or g.lemma[verb] not in AGREEING:
            return
        for noun in self.objects(verb):
            inner = self.things.inner(noun)
            kind = self.things.known(inner) or ("agreement" if lemma_of(g, inner) in AGREED_PAPERS else None)
            telling = self.telling(verb, noun, kind, action, self.things.sides(noun, verb)) if kind else None
            if telling is not None:
                yield telling

    def _clauses(self, verb: int) -> Iterator[int]:
        """The verbs of "to open …", "on opening …", "that talks would resume"."""
        g = self.g
        own = [c for c in g.children[verb] if g.dep[c] == "nsubj"]
        under = any(g.tag[n] == "WDT" for n in g.prep_objects(verb, "by", "under", "in", "with"))
        under = under or any(g.lower[c] in ("when", "where") for c in g.children[verb])  # "11 May, when they agreed to"
        if g.dep[verb] == "relcl" and own and g.tag[own[0]] not in ("WDT", "WP") and not under:
            return  # "the target that they pledged to reach", but not "a pact by which they pledged to reach it"
        if g.lemma[verb] == "commit" and any(
            not g.lower[n].endswith(("self", "selves")) for n in g.with_dep(verb, "dobj")
        ):
            return  # "committed theft to open accounts"
        for child in [*g.children[verb], *self._behind_report(verb)]:
            if child < verb:
                continue
            dep = g.dep[child]
            if (
                dep in ("xcomp", "advcl", "ccomp") and any(g.lower[c] == "to" and c < child for c in g.children[child])
            ) or (dep == "ccomp" and g.lemma[verb] not in DECIDING and self._concrete(child)):
                heads = [child]
            elif dep == "prep" and g.lower[child] in ("on", "to", "upon"):
                heads = g.with_dep(child, "pcomp")
            else:
                continue
            for head in heads:
                for clause in self._joined(head):
                    joined = (
                        clause == head
                        or any(g.lower[c] == "to" for c in g.with_dep(clause, "aux"))
                        or (g.tag[clause] == "VB" and g.lemma[clause] in _CONCRETE and not self._own_clause(clause))
                        or self._concrete(clause)
                        or not any(g.dep[c] in _OWN for c in g.children[clause])
                    )
                    left = g.lemma[clause] in _RESTRICTING or any(g.dep[c] == "neg" for c in g.children[clause])
                    against = g.lemma[verb] in DECIDING and left
                    if (
                        g.pos[clause] == "VERB"
                        and joined
                        and not against
                        and g.lemma[clause] not in _VAGUE_VERBS
                        and clause > verb
                    ):
                        yield clause

    def _own_clause(self, clause: int) -> bool:
        """Whether the verb has a subject, a conjunction or a helper of its own."""
        g = self.g
        return any(g.dep[c] in ("nsubj", "nsubjpass", "mark", "aux", "neg") for c in g.children[clause])

    def _joined(self, head: int) -> list[int]:
        """The verbs of a list of deeds, also those that the parser hangs on one another: "to open …, to extend …"."""
        g = self.g
        out = g.conjuncts(head)
        for clause in out:  # it grows as it goes
            out += [
                j
                for c in g.with_dep(clause, "xcomp", "advcl", "ccomp", "dep")
                if c > clause and any(g.lower[k] == "to" for k in g.with_dep(c, "aux")) and self._listed(clause, c)
                for j in g.conjuncts(c)
                if j not in out
            ]
        return out

    def _listed(self, clause: int, other: int) -> bool:
        """Whether a comma parts two "to" clauses, so that the second is a deed of its own, not a purpose."""
        g = self.g
        start = g.edges[other][0]
        more = any(g.dep[c] == "conj" for c in g.children[other])
        return g.text[start - 1] == "," and more and other > clause

    def _behind_report(self, verb: int) -> list[int]:
        """ "They agreed, an envoy says, to reopen it": the parser hangs the act on the report between."""
        g = self.g
        return [c for report in g.with_dep(verb, "parataxis") for c in g.with_dep(report, "xcomp") if c > report > verb]

    def _concrete(self, clause: int) -> bool:
        """Whether "agreed that …" tells a deed: "that a hotline will be opened", not "that sanctions are harmful"."""
        g = self.g
        helpers = {g.lower[c] for c in g.children[clause] if g.dep[c] in ("aux", "auxpass")}
        subjects = [c for c in g.children[clause] if g.dep[c] in ("nsubj", "nsubjpass")]
        own = any(g.lower[c] in ("they", "both", "we") or self.things.parties([c]) for c in subjects)
        return (
            (own or g.passive(clause) or g.lemma[clause] in _GOING_ON)
            and g.lemma[clause] in _CONCRETE
            and bool(helpers & {"will", "would", "should", "shall", "be"} or g.tag[clause] == "VB")
            and not any(g.dep[c] == "neg" for c in g.children[clause])
            and not any(g.dep[c] == "mark" and g.lower[c] not in ("that",) for c in g.children[clause])
        )

    def clause_title(self, clause: int) -> str | None:
        """The words of an act: "open a consulate", "not to use force"."""
        g = self.g
        first, last = g.edges[clause]
        others = [c for c in g.children[clause] if g.dep[c] in ("conj", "cc", "advcl", "punct") and c > clause]
        end = min([last + 1, *(g.edges[c][0] for c in others)])
        subject = [c for c in g.children[clause] if g.dep[c] in ("nsubj", "nsubjpass")]
        denied = [c for c in g.children[clause] if g.dep[c] == "neg" and c < clause]
        start = g.edges[subject[0]][0] if subject else min([clause, *denied])
        return phrase_text(self.doc, g, max(start, first), min(end, start + LONGEST))

    def _agreed_noun(self, verb: int, action: OutcomeAction, doers: tuple[Party, ...]) -> Iterator[Telling]:
        """ "Agreed on a roadmap", "agreed a plan", "pledged 20 million euros in aid"."""
        g = self.g
        promised = action == "promised"
        nouns = self.objects(verb) if g.lemma[verb] != "decide" else []
        if not promised:
            nouns = nouns + g.prep_objects(verb, "on", "upon")
            nouns += [n for n in g.prep_objects(verb, "to") if self._agreeable(self.things.inner(n))]
        for noun in nouns:
            inner = self.things.inner(noun)
            known = self.things.known(inner)
            if self.things.vague(inner) or (g.pos[inner] not in ("NOUN", "PROPN") and known is None):
                continue
            if promised and not (self._amount(noun) or known is not None or self._gift(verb, noun)):
                continue
            telling = self.telling(
                verb, noun, known or "commitment", action, together(doers, self.things.sides(noun, verb))
            )
            if telling is not None:
                yield telling

    def _agreeable(self, noun: int) -> bool:
        """Whether somebody can agree to a thing: a text, another's terms."""
        return self.things.known(noun) is not None or lemma_of(self.g, noun) in _OFFERED

    def _gift(self, verb: int, noun: int) -> bool:
        """ "Promised Kiribati a new wharf": a thing for somebody."""
        g = self.g
        a = any(g.lower[c] in ("a", "an") for c in g.children[noun])
        return a and noun not in self.things.times and bool(g.with_dep(verb, "dative") or g.prep_objects(verb, "to"))

    def _amount(self, noun: int) -> bool:
        g = self.g
        start, end = self.things.span(noun)
        return any(g.tag[i] in ("CD", "$") for i in range(start, end)) or lemma_of(g, noun) in _GIVING

    def _unnamed_sides(self, verb: int) -> bool:
        """ "It was agreed", "the two sides agreed": an agreement although nobody is named."""
        g = self.g
        subjects = [*g.subjects(self._above(verb)), *g.with_dep(verb, "expl")]
        return any(
            (g.lower[c] == "it" and g.passive(verb))
            or (g.lower[c] in ("they", "both", "we", "two", "three", "pair", "duo") and g.lemma[verb] in AGREEING)
            or (g.tag[c] == "NNS" and g.lemma[verb] in AGREEING)
            or g.lemma[c] in ("side", "party", "leader", "minister", "delegation")
            for c in subjects
        )

    def _body(self, verb: int, doers: tuple[Party, ...]) -> bool:
        """Whether a state or a body decides, or it is told that "it was decided"."""
        g = self.g
        if any((p.actor or "").startswith(("state:", "body:", "ministry:")) for p in doers):
            return True
        subjects = g.subjects(verb)
        return any(lemma_of(g, i) in BODIES for i in subjects) or any(
            g.lower[c] == "it" and g.passive(verb) for c in [*subjects, *g.with_dep(verb, "expl")]
        )

    def _many(self, verb: int, doers: tuple[Party, ...]) -> bool:
        """Whether several decide, or a body that unites several."""
        return (
            len(doers) > 1
            or any((p.actor or "").startswith("org:") for p in doers)
            or any(self.g.tag[i] in ("NNS", "NNPS") for i in self.g.agents(verb))
        )

    # "The talks produced an accord", "the main result was a pact" ------------------------------------------------

    def _produced(self, verb: int) -> Iterator[Telling]:
        g = self.g
        subjects = g.subjects(verb)
        if not any(lemma_of(g, i) in CONTACTS for i in subjects) or standing(g, verb) != "done":
            return
        for noun in [*g.objects(verb), *g.prep_objects(verb, "in", "with", "to")]:
            yield from self._fruit(verb, noun)

    def _was(self, verb: int) -> Iterator[Telling]:
        g = self.g
        subjects = [j for i in g.with_dep(verb, "nsubj") for j in (i, *g.prep_objects(i, "of"))]
        if not any(lemma_of(g, i) in RESULTS for i in subjects) or standing(g, verb) != "done":
            return
        for attribute in g.with_dep(verb, "attr"):
            for noun in g.conjuncts(attribute):
                yield from self._fruit(verb, noun)

    def _fruit(self, verb: int, noun: int) -> Iterator[Telling]:
        kind = self.things.known(self.things.inner(noun))
        if kind is None or any(self.g.lower[c] in ("no", "any") for c in self.g.children[noun]):
            return
        telling = self.telling(verb, noun, kind, _PRODUCED.get(kind, "announced"), self.things.sides(noun))
        if telling is not None:
            yield telling

    # --------------------------------------------------------------------------------------------------------------

    def telling(
        self, verb: int, noun: int, kind: OutcomeKind, action: OutcomeAction, parties: tuple[Party, ...]
    ) -> Telling | None:
        """What a verb tells of a thing, with the thing's words and the day; `None` for one without words."""
        title = self.things.title(noun)
        return None if title is None else Telling(verb, noun, title, kind, action, parties, self.date(verb, noun))

    def date(self, verb: int, thing: int) -> Date | None:
        """When the act was done: by its own words, by the day that its clause explains, by the report of it."""
        date = self.things.date(verb)
        if date is None and thing in self._shared(verb):
            return self.things.date(self.g.with_dep(verb, "conj")[0]) or self.things.date(thing)
        return date or when_told(self.doc, verb) or self._date_of_report(verb)

    def _date_of_report(self, verb: int) -> Date | None:
        """The day of "they announced on 3 May that they had agreed", "it was in Lomé on 3 May that they agreed"."""
        g, above = self.g, self.g.head[verb]
        if g.dep[verb] not in ("ccomp", "advcl", "relcl") or above > verb or g.tag[above] != "VBD":
            return None
        cleft = g.lemma[above] == "be" and any(g.lower[c] == "it" for c in g.with_dep(above, "nsubj", "expl"))
        told = g.lemma[above] in _TOLD_AT_ONCE and g.dep[verb] == "ccomp"
        return self.things.date(above) if cleft or told else None


def together(*groups: tuple[Party, ...]) -> tuple[Party, ...]:
    """Parties of several groups, each once; a state is not added to its own minister."""
    out: dict[str, Party] = {}
    for group in groups:
        known = {p.country for p in out.values() if p.country is not None}
        for party in group:
            if (party.actor or "").startswith("state:") and party.country in known and group is not groups[0]:
                continue
            out.setdefault(party.actor or party.name, party)
    return tuple(out.values())
