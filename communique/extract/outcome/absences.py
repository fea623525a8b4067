"""What a text says is missing: not signed, not mentioned, left out, postponed, no date set."""

from collections.abc import Iterator

from spacy.tokens import Doc

from communique.annotate.grammar import SUBJECTS, Grammar
from communique.annotate.nominals import is_person_noun
from communique.extract.outcome.cues import AGREEING, CONTACTS, PRODUCING, TABLE, UNSIGNED, VERBS, lemma_of, words
from communique.extract.outcome.telling import Telling
from communique.extract.outcome.things import Things
from communique.extract.outcome.verbal import Verbal
from communique.extract.phrases import clause_verb
from communique.extract.standing import negated, standing
from communique.records import Party

UNTOLD, UNFILLED, LEFT_OUT, POSTPONING = words("untold"), words("unfilled"), words("left_out"), words("postponing")
_FILLING, _WITHOUT, _MISSING = words("unfilled_objects"), words("without"), words("missing")
_POSTPONED, _MENTION, _PAPERS = words("postponed"), words("mention"), words("papers")
_PLACES = _PAPERS | words("agendas")
_RAISING, _COMING, _STAGEABLE = words("raising"), words("coming"), words("stageable")
_GIVEN_UP = frozenset({"drop", "shelve", "abandon", "discard", "bury"})
_PROPOSED, _DROPPED, _QUESTIONS = words("proposed"), words("dropped"), words("open_questions")
_UNREPORTED: dict[str, frozenset[str]] = {verb: frozenset(nouns) for verb, nouns in TABLE["unreported"].items()}
TRIGGERS = (
    frozenset(VERBS) | AGREEING | UNTOLD | UNFILLED | LEFT_OUT | POSTPONING | _MISSING | PRODUCING | _MENTION
    | _RAISING | _COMING | _DROPPED | frozenset(_UNREPORTED)
    | frozenset({"shake", "be", "without", "refer", "contain", "include", "stop", "fall", "exist"})
)  # fmt: skip
_DETAILS = frozenset({"detail", "information", "reason", "explanation", "example", "figure", "name"})
_NOBODY = frozenset({"none", "nobody", "nothing", "anything", "everything"})
_WISHED = frozenset({"may", "might", "would", "should", "must", "can", "will", "'ll", "shall"})
_STANDING_FOR = frozenset(
    {"one", "ones", "it", "both", "either", "neither", "other", "latter", "former", "they", "them"}
)
_READ = 2  # sentences back to the paper that a pronoun means


def stands_for_paper(g: Grammar, i: int) -> bool:
    """Whether a pronoun means a paper told just before: "two readouts. The Chinese one says nothing of it"."""
    if g.lower[i] not in _STANDING_FOR:
        return False
    first = g.sentences[max(0, g.sentence[i] - _READ)][0]
    return any(lemma_of(g, j) in _PAPERS and g.pos[j] in ("NOUN", "PROPN") for j in range(i - 1, first - 1, -1))


class Absences:
    """Reads the absences of one document."""

    def __init__(self, doc: Doc, g: Grammar, things: Things, verbal: Verbal) -> None:
        self.doc, self.g, self.things, self.verbal = doc, g, things, verbal

    def find(self, i: int) -> Iterator[Telling]:
        """The absences that the word at `i` tells."""
        for noun in dict.fromkeys(self._missing(i)):
            title = self._title(i, noun)
            if title is None:
                continue
            kind = self.things.known(self.things.inner(noun)) or "other"
            yield Telling(i, noun, title, kind, "absent", self._doers(i, noun), self.things.date(i))

    def _title(self, i: int, noun: int) -> str | None:
        """The thing's words; "no date was announced for the talks" keeps what the date is for."""
        g = self.g
        title = self.things.title(noun)
        if title is None or " " in title or g.dep[noun] != "nsubjpass":
            return title
        after = [c for c in g.with_dep(i, "prep") if g.lower[c] in ("for", "on", "of", "about") and c == i + 1]
        objects = [o for c in after for o in g.with_dep(c, "pobj") if o not in self.things.times]
        more = self.things.title(objects[0]) if objects else None
        return title if more is None else f"{title} {g.lower[after[0]]} {more}"

    def _missing(self, i: int) -> list[int]:
        g, lemma = self.g, self.g.lemma[i]
        if g.lower[i] == "without":
            return self._without(i)
        if lemma in _MENTION and g.pos[i] == "NOUN":
            return self._no_mention(i)
        if lemma in _MISSING and g.pos[i] in ("ADJ", "NOUN", "VERB", "ADV"):
            return self._lacking(i)
        if g.pos[i] not in ("VERB", "AUX") or self._wished(i):
            return []
        if lemma == "be" or lemma == "exist":
            return self._there_is_no(i)
        if lemma in LEFT_OUT and g.passive(i) and (found := self._left_out(i)):
            return found
        if lemma in _DROPPED and g.passive(i) and standing(g, i) == "done":
            return [n for n in self.verbal.objects(i) if lemma_of(g, n) in _PROPOSED or self._fresh_text(i, n)]
        if lemma == "leave" and g.passive(i) and any(g.lower[c] == "open" for c in g.children[i]):
            return [n for n in g.objects(i) if lemma_of(g, n) in _QUESTIONS and not negated(g, i)]
        if lemma in POSTPONING and not negated(g, i):
            return self._put_off(i)
        if lemma in ("stop", "fall") and any(g.lower[c] == "short" for c in g.children[i]):
            return self._short_of(i)
        if self._undone(i):
            return self._not_done(i)
        return []

    def _fresh_text(self, verb: int, noun: int) -> bool:
        """Whether a text that was to come is given up: "a fourth text was dropped at the last moment"."""
        g = self.g
        new = any(g.lower[c] in ("a", "an", "another") for c in g.children[noun])
        return new and g.lemma[verb] in _GIVEN_UP and (lemma_of(g, noun) in _PAPERS)

    def _undone(self, verb: int) -> bool:
        """Whether the act is denied here; a modal of the future or a wish leaves it open."""
        g = self.g
        if standing(g, verb) != "undone":
            return False
        head = g.head[verb]
        if any(g.lower[c] == "could" for c in g.with_dep(verb, "aux")) and self._reported(verb):
            return False  # "repeated that no solution could be found by force"
        return not (g.dep[verb] == "xcomp" and self._wished(head))

    def _reported(self, verb: int) -> bool:
        """Whether the verb stands in the clause of another verb, or is joined to one that does."""
        g = self.g
        while g.dep[verb] == "conj" and g.head[verb] != verb:
            verb = g.head[verb]
        return g.dep[verb] == "ccomp"

    def _wished(self, verb: int) -> bool:
        g = self.g
        if g.text[g.sentences[g.sentence[verb]][1] - 1] == "?":
            return True
        return any(g.dep[c] == "aux" and g.lower[c] in _WISHED for c in g.children[verb]) or any(
            g.dep[c] == "mark" and g.lower[c] in ("if", "unless", "whether", "until") for c in g.children[verb]
        )

    # The patterns ---------------------------------------------------------------------------------------------------

    def _not_done(self, verb: int) -> list[int]:
        """ "Did not sign the pact", "was not mentioned", "failed to agree on a date", "no details were given"."""
        g, lemma = self.g, self.g.lemma[verb]
        objects = self.verbal.objects(verb)
        if g.dep[verb] == "pcomp" and any(lemma_of(g, n) in _DETAILS for n in objects):
            return []  # "without giving details" is how somebody told it
        if lemma == "confirm" and any(lemma_of(g, n) in CONTACTS for n in objects) and self._reported(verb):
            return []  # "said that no meeting had been confirmed" denies it
        if lemma in AGREEING and any(lemma_of(g, s) in _PAPERS for s in g.subjects(verb)):
            return []  # two texts that do not agree
        if lemma in AGREEING:
            objects = objects or g.prep_objects(verb, "on", "upon", "to")
            return [n for n in objects if g.pos[n] in ("NOUN", "PROPN") and g.lower[n] not in _NOBODY]
        if lemma in VERBS:
            found = [
                n
                for n in objects
                if self.things.known(self.things.inner(n)) in VERBS[lemma].kinds
                or (
                    lemma in ("sign", "ratify", "adopt", "initial")
                    and not (is_person_noun(g.lower[n]) or lemma_of(g, n) in UNSIGNED)
                )
            ]
            if found:
                return [n for n in found if g.pos[n] in ("NOUN", "PROPN") and g.lower[n] not in _NOBODY - {"none"}]
        objects = [n for n in objects if g.pos[n] in ("NOUN", "PROPN") and n not in self.things.times]
        if lemma in _RAISING:
            return self._not_raised(verb, objects)
        if lemma in _COMING:
            return [n for n in g.subjects(verb) if g.pos[n] in ("NOUN", "PROPN")]
        if lemma == "shake":
            return [n for n in objects if g.lemma[n] == "hand"]
        if lemma == "take" and any(g.lower[n] == "place" for n in objects):
            return [n for n in g.subjects(verb) if lemma_of(g, n) in _STAGEABLE]
        if lemma in _UNREPORTED:
            unreported = [n for n in objects if lemma_of(g, self.things.inner(n)) in _UNREPORTED[lemma]]
            if unreported:
                return unreported
        if lemma in UNTOLD and self._told_by(verb):
            return objects
        if lemma in ("refer", "contain", "include", "mention") and any(
            lemma_of(g, s) in _PLACES or stands_for_paper(g, s)
            for n in g.subjects(verb)
            for s in (n, *g.prep_objects(n, "of"))
        ):
            return objects or g.prep_objects(verb, "to")
        if lemma in UNFILLED and not (lemma == "see" or (lemma == "make" and not objects)):
            return [n for n in objects if lemma_of(g, self.things.inner(n)) in _FILLING]
        if lemma in PRODUCING and any(lemma_of(g, s) in CONTACTS for s in g.subjects(verb)):
            found = objects or g.prep_objects(verb, "in", "to", "with")
            return [
                n for n in found if lemma_of(g, self.things.inner(n)) in _FILLING or self.things.known(n) is not None
            ]
        return []

    def _not_raised(self, verb: int, objects: list[int]) -> list[int]:
        """ "Fisheries were not discussed", "nor did the delegations touch on prisoners": what a contact left out."""
        g = self.g
        if g.lemma[verb] == "touch":
            objects = g.prep_objects(verb, "on", "upon")
        if not g.passive(verb) and not any(g.lower[c] in ("did", "had") for c in g.with_dep(verb, "aux")):
            return []  # "we do not discuss such things"
        subjects = g.subjects(verb)
        several = any(g.tag[s] in ("NNS", "PRP") or lemma_of(g, s) in CONTACTS for s in subjects)
        names = [self.things.name_of[s] for s in subjects if s in self.things.name_of]
        met = several or any(name.actor.kind in ("state", "organisation", "body") for name in names)
        return [n for n in objects if g.pos[n] in ("NOUN", "PROPN")] if met or g.passive(verb) else []

    def _told_by(self, verb: int) -> bool:
        """Somebody who could have told it, or a passive: a thing that "does not name" nothing is left out."""
        g = self.g
        if g.passive(verb):
            return True
        subjects = g.subjects(verb)
        return any(
            s in self.things.name_of or lemma_of(g, s) in _PAPERS or g.lower[s] in ("side", "neither") for s in subjects
        )

    def _without(self, i: int) -> list[int]:
        g = self.g
        verb = g.head[i]
        found = [j for n in g.with_dep(i, "pobj") for j in g.conjuncts(n)]
        if g.pos[verb] in ("NOUN", "PROPN", "PRON") and lemma_of(g, verb) not in CONTACTS:
            return []  # "persons without documents"
        if g.pos[verb] in ("VERB", "AUX") and standing(g, verb) not in ("done",):
            return []
        return [n for n in found if lemma_of(g, self.things.inner(n)) in _WITHOUT]

    def _there_is_no(self, verb: int) -> list[int]:
        """ "There was no joint statement"."""
        g = self.g
        if not any(g.dep[c] == "expl" for c in g.children[verb]):
            return []
        subjects = [j for c in g.with_dep(verb, "attr", "nsubj", "dobj") for j in g.conjuncts(c)]
        denied = any(g.dep[c] == "neg" or g.lower[c] == "nor" for c in g.children[verb])
        out = []
        for noun in subjects:
            no = any(g.lower[c] == "no" for c in g.children[noun])
            if (no or denied) and lemma_of(g, self.things.inner(noun)) in _FILLING | _WITHOUT:
                out.append(noun)
        return out

    def _no_mention(self, noun: int) -> list[int]:
        """ "Made no mention of the dispute", "there was no reference to the border"."""
        g = self.g
        verb = clause_verb(g, noun)
        no = any(g.lower[c] == "no" for c in g.children[noun]) or (verb is not None and negated(g, verb))
        without = g.lower[g.head[noun]] == "without"
        if not (no or without) or (verb is not None and self._wished(verb)):
            return []
        about = g.prep_objects(noun, "of", "to", "about", "on")
        there = verb is not None and any(g.dep[c] == "expl" for c in g.children[verb])
        if there and any(g.lower[n] in ("it", "this", "that", "them") for n in about):
            return [noun]  # "a new route was to be announced, but there was no mention of it"
        return [n for n in about if g.pos[n] in ("NOUN", "PROPN")]

    def _lacking(self, i: int) -> list[int]:
        """ "Absent from the statement was any promise", "the clause is missing from the text"."""
        g = self.g
        verb = g.head[i] if g.pos[i] in ("ADJ", "NOUN", "ADV") else i
        papers = [
            n
            for n in g.prep_objects(i, "from", "in")
            if lemma_of(g, n) in _PAPERS or lemma_of(g, n) in CONTACTS or stands_for_paper(g, n)
        ]
        if not papers or g.pos[verb] not in ("VERB", "AUX") or negated(g, verb):
            return []
        return [
            c for c in g.children[verb] if g.dep[c] in (*SUBJECTS, "attr") and g.pos[c] in ("NOUN", "PROPN") and c != i
        ]

    def _left_out(self, verb: int) -> list[int]:
        g = self.g
        lemma = g.lemma[verb]
        if lemma == "leave" and not any(g.lower[c] in ("out", "off", "aside") for c in g.children[verb]):
            return []
        papers = [n for n in g.prep_objects(verb, "from", "of") if lemma_of(g, n) in _PLACES]
        deep = [n for c in g.children[verb] if g.lower[c] == "out" for n in g.prep_objects(c, "of")]
        if lemma != "omit" and not papers and not deep and lemma != "leave":
            return []
        return (
            []
            if negated(g, verb)
            else [n for n in g.objects(verb) if g.pos[n] in ("NOUN", "PROPN") and not self._person(n)]
        )

    def _put_off(self, verb: int) -> list[int]:
        """ "The signing was postponed", "shelved the pact", "put off ratification"."""
        g, lemma = self.g, self.g.lemma[verb]
        if lemma == "put" and not any(g.lower[c] in ("off", "hold") for c in g.children[verb]):
            return []
        if lemma == "call" and not any(g.lower[c] == "off" for c in g.children[verb]):
            return []
        if lemma in ("suspend", "freeze", "cancel", "call") and not any(
            lemma_of(g, n) in ("signing", "signature", "ratification") or g.lower[n - 1] == "signing"
            for n in self.verbal.objects(verb)
        ):
            return []
        if standing(g, verb) != "done":
            return []
        return [
            n
            for n in self.verbal.objects(verb)
            if lemma_of(g, n) in _POSTPONED or g.lower[n] in _POSTPONED or g.lower[n - 1] == "signing"
        ]

    def _short_of(self, verb: int) -> list[int]:
        """ "Stopped short of signing a pact", "fell short of an agreement"."""
        g = self.g
        short = next(c for c in g.children[verb] if g.lower[c] == "short")
        out = []
        for prep in [*g.with_dep(verb, "prep"), *g.with_dep(short, "prep")]:
            out += [n for n in g.with_dep(prep, "pobj") if self.things.known(n) is not None]
        return out

    def _person(self, noun: int) -> bool:
        name = self.things.name_of.get(noun)
        return name is not None and name.actor.kind == "person"

    def _doers(self, i: int, noun: int) -> tuple[Party, ...]:
        g = self.g
        if g.pos[i] in ("VERB", "AUX"):
            return self.verbal.doers(i) or self.things.sides(noun, i)
        verb = clause_verb(g, i)
        if verb is None or g.lower[i] == "without":
            return self.things.sides(noun)
        return self.things.parties(g.agents(verb))
