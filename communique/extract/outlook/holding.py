"""What is held likely otherwise than by a verb: "a deal is possible", "my guess is that", "I'd be astonished if"."""

from communique.annotate.grammar import SUBJECTS
from communique.extract.outlook.collector import Collector
from communique.extract.outlook.cues import LESS_CHANCE, MORE_CHANCE, OBJECT_OF, UNCLEAR
from communique.extract.outlook.hedges import around

_LINKS = frozenset({"be", "seem", "look", "appear", "remain", "become"})


class Holding:
    """Reads adjectives and nouns that hold something likely; each rule says whether it took the word."""

    def __init__(self, told: Collector) -> None:
        self.told, self.g = told, told.g

    def noun_is(self, i: int) -> bool:
        """ "A new date in the second quarter is likely", "a decision is possible at the next session"."""
        g, told = self.g, self.told
        top = g.head[i]
        if g.dep[i] not in ("acomp", "attr", "oprd") or g.lemma[top] not in _LINKS or told.worth.barred(top):
            return False
        subjects = [c for c in g.with_dep(top, "nsubj", "nsubjpass") if g.pos[c] in ("NOUN", "PROPN")]
        tied = [c for v in (i, top) for c in g.children[v] if g.dep[c] in ("xcomp", "ccomp", "csubj") and c != i]
        past = g.tag[top] == "VBD" or any(g.lower[c] in ("was", "were", "had") for c in g.children[top])
        if not subjects or tied or past or top in told.acts:
            return False
        noun = subjects[0]
        window = told.windows.of(noun, *told.clauses.span(top)) or told.windows.of(top, *told.clauses.span(top))
        if window is None and not told.worth.is_event(noun):
            return False
        if window is not None and told.windows.over(window):
            return False
        hedge = {i, *around(g, top), *(c for c in g.children[i] if g.dep[c] == "advmod")}
        told.add(i, top, told.clauses.words(top, top), hedge, window)
        return True

    def guess(self, i: int) -> bool:
        """ "My guess is that it will be a Swede": the clause is the guess, whatever its verb."""
        g, told = self.g, self.told
        be = g.head[i]
        clause = next((c for c in g.with_dep(be, "ccomp") if c > i), None)
        if g.dep[i] != "nsubj" or g.lemma[be] != "be" or clause is None:
            return False
        modal = {c for c in g.with_dep(clause, "aux") if g.tag[c] == "MD"}
        if not modal or clause in told.acts:
            return False
        window = told.windows.of(clause, *told.clauses.span(clause))
        told.add(i, clause, told.clauses.words(clause, clause), {i, *modal, *around(g, clause)}, window)
        return True

    def astonished(self, i: int) -> bool:
        """ "I'd be astonished if they signed": unlikely, in the speaker's eyes."""
        g, told = self.g, self.told
        top = i if g.pos[i] in ("VERB", "AUX") else g.head[i]
        clause = next(
            (
                c
                for v in dict.fromkeys((i, top))
                for c in g.with_dep(v, "advcl", "ccomp")
                if any(g.lower[m] == "if" for m in g.with_dep(c, "mark"))
            ),
            None,
        )
        modal = [c for c in g.with_dep(top, "aux") if g.lower[c] in ("would", "'d", "’d", "should", "will", "'ll")]
        if clause is None or not modal or clause in told.acts:
            return False
        window = told.windows.of(clause, *told.clauses.span(clause))
        hedge = {i, *modal, *(c for c in g.children[clause] if g.dep[c] == "neg")}
        told.add(i, clause, told.clauses.words(clause, clause).removeprefix("if "), hedge, window)
        return True

    def unclear(self, i: int) -> bool:
        """ "Whether he will see her on Friday is unclear"."""
        g, told = self.g, self.told
        clause, top = g.head[i], g.head[g.head[i]]
        modal = [c for c in g.with_dep(clause, "aux") if g.lower[c] in ("will", "would")]
        said = [top, *g.children[top]]
        unclear = [c for c in said if g.lower[c] in UNCLEAR or g.lemma[c] in UNCLEAR]
        not_clear = [
            c for c in said if g.lower[c] in ("clear", "certain", "sure") and any(g.dep[x] == "neg" for x in said)
        ]
        open_word = next(iter(unclear + not_clear), None)
        subject = [c for c in g.children[clause] if g.dep[c] in SUBJECTS]
        if g.dep[i] != "mark" or not modal or open_word is None or not subject or clause in told.acts:
            return False
        person = told.worth.is_actor(subject[0]) or g.lower[subject[0]] in ("he", "she", "they")
        if not person and g.pos[subject[0]] != "NOUN":
            return False
        window = told.windows.of(clause, *told.clauses.span(clause))
        words = told.clauses.words(clause, clause)
        told.add(i, clause, words[8:] if words.lower().startswith("whether ") else words, {*modal, open_word}, window)
        return True

    def chance_of(self, i: int) -> bool:
        """ "There is little chance of a deal before June"."""
        g, told = self.g, self.told
        things = [n for n in g.prep_objects(i, "of", "for") if told.worth.is_event(n)]
        over = g.head[i]
        if not things or g.lemma[over] not in ("be", "see", "remain", "have") or told.worth.barred(over):
            return False
        if g.tag[over] == "VBD" or things[0] in told.acts:
            return False
        window = told.windows.of(over, *told.clauses.span(over))
        sizes = {c for c in g.children[i] if g.lower[c] in MORE_CHANCE | LESS_CHANCE | {"no"}}
        told.add(i, things[0], told.clauses.phrase(things[0]), {i, *sizes}, window)
        return True

    def what_expected(self, i: int) -> bool:
        """ "What I do expect is pressure on trade"."""
        g, told = self.g, self.told
        be = g.head[i]
        if g.dep[i] not in ("csubj", "nsubj") or g.lemma[be] != "be" or g.lemma[i] not in OBJECT_OF:
            return False
        nouns = [c for c in g.with_dep(be, "attr") if c > be and g.pos[c] == "NOUN"]
        if not nouns or g.tag[i] == "VBD":
            return False
        start, end = g.edges[nouns[0]][0], g.edges[be][1] + 1
        window = told.windows.of(be, start, end)
        who = told.parties([s for s in g.subjects(i) if g.tag[s] not in ("WP", "WDT")])
        hedge = {i, *(c for k in range(start, end) for c in [k] if g.lower[k] in ("probably", "perhaps", "possibly"))}
        told.add(i, nouns[0], told.clauses.between(start, end), hedge, window, by=who)
        return True
