"""What the clause around a word of contact says: who acts in it, and which verb only carries the noun."""

from collections.abc import Callable, Container, Iterable

from communique.annotate.grammar import Grammar
from communique.extract.contacts.cues import contact_cues
from communique.extract.phrases import clause_verb


def under(g: Grammar, i: int, prepositions: Iterable[str]) -> list[int]:
    """The heads of the phrases under token `i`, in the order of their `prepositions`.

    Also of those that the parser hangs on an adverb: "met two days later with the emir".
    """
    near = (i, *(c for c in g.with_dep(i, "advmod", "npadvmod") if c > i))
    return [j for preposition in prepositions for each in near for j in g.prep_objects(each, preposition)]


def acting(g: Grammar, verb: int) -> list[int]:
    """The subjects of a verb; for "who" the noun it stands for, for "invited X to visit" X."""
    head = g.head[verb]
    if g.dep[verb] in ("xcomp", "ccomp") and g.lemma[head] in contact_cues().sending:
        sent = g.objects(head) or [c for c in g.children[verb] if g.dep[c] == "nsubj"]
        if sent:
            return sent
    if g.dep[verb] == "acl" and g.tag[verb] == "VB" and g.lower[head] in contact_cues().resolved:
        owners = g.with_dep(head, "poss")
        if owners and not g.tag[owners[0]].startswith("PRP"):  # "confirmed Xi's intention to come"
            return owners
        over = g.head[head]  # "accepted an invitation to visit", "announced plans to meet"
        return acting(g, over) if g.dep[head] == "dobj" and g.lemma[over] in contact_cues().resolving else []
    if g.tag[verb] == "VB" and g.dep[verb] in ("relcl", "acl") and g.dep[head] == "ROOT":  # "Xi, Lula to meet"
        return [head, *g.with_dep(head, "appos", "conj")]
    subjects = g.subjects(verb)
    if not subjects and g.tag[verb] == "VBG" and g.dep[verb] == "pcomp":  # "flew to Lima before attending the forum"
        above = clause_verb(g, head)
        subjects = g.subjects(above) if above is not None and above != verb else []
    if len(subjects) == 1 and g.lower[subjects[0]] in ("who", "which", "that"):
        clause = g.head[subjects[0]]
        return [g.head[clause]] if g.dep[clause] == "relcl" else []
    return subjects


def is_one_of(g: Grammar, verb: int, verbs: Container[str]) -> bool:
    """Whether a verb is one of `verbs`, alone or with the word that belongs to it: "cancel", "call off"."""
    lemma = g.lemma[verb]
    return lemma in verbs or any(f"{lemma} {g.lower[c]}" in verbs for c in g.children[verb] if c > verb)


def confers(g: Grammar, noun: int) -> bool:
    """Whether a noun names people of offices: "ministers", also "Ministers", which keeps its own form."""
    conferring = contact_cues().conferring
    return g.lemma[noun].lower() in conferring or g.lower[noun].removesuffix("s") in conferring


def firsthand(g: Grammar, verb: int) -> bool:
    """Whether who tells of it acts: "I met the envoy", "we spoke by telephone with her"."""
    return any(g.lower[i] in ("i", "we") for i in acting(g, verb))


def company(g: Grammar, verb: int) -> list[int]:
    """Whom a traveller is with: "was in Lima with X", "flew in for talks with X", "accompanied by X, she visited"."""
    cues = contact_cues()
    found = []
    for i in range(verb + 1, g.edges[verb][1] + 1):
        if g.lower[i] != "with" or g.dep[i] != "prep":
            continue
        j = g.head[i]
        # A crossing parse may lead past the verb, to the sentence's root, which is its own head.
        while j not in (verb, g.head[j]) and (
            g.lemma[j] in cues.nouns
            or g.dep[j] in ("prep", "pobj", "dobj", "advmod", "npadvmod")
            or (g.tag[j] == "VB" and g.dep[j] in ("xcomp", "advcl"))
            or (g.pos[j] == "VERB" and g.dep[j] == "conj" and not g.with_dep(j, "nsubj", "nsubjpass"))
        ):
            j = g.head[j]
        if j == verb:
            found += g.with_dep(i, "pobj")
    beside = [*g.children[verb], *(c for i in acting(g, verb) for c in g.children[i])]
    along = (c for c in beside if g.lemma[c] in cues.accompanying and g.tag[c] == "VBN")
    return found + [i for c in along for i in g.prep_objects(c, "by")]


def chairing(g: Grammar, i: int) -> list[int]:
    """Those "under the chairmanship of" whom a gathering is held, "co-chaired by" whom, by its noun or its verb."""
    cues = contact_cues()
    verb = i if g.pos[i] == "VERB" else clause_verb(g, i)
    near = {i} if verb is None else {i, verb}
    chairs = [o for j in near for o in g.prep_objects(j, "under", "with") if g.lemma[o] in cues.chairs]
    led = [c for j in near for c in g.with_dep(j, "acl", "advcl") if g.tag[c] == "VBN" and g.lemma[c] in cues.chairing]
    by = [leader for c in led for leader in g.prep_objects(c, "by")]
    return by + [leader for chair in chairs for of in _chairs_of(g, chair) for leader in _governed(g, of)]


def _chairs_of(g: Grammar, chair: int) -> list[int]:
    """The prepositions of "under the chairmanship of X and of Y", the second of which may hang on "under"."""
    own = [j for c in g.children[chair] if g.lower[c] == "of" for j in g.conjuncts(c)]
    return [j for j in own + g.with_dep(g.head[chair], "conj") if g.lower[j] == "of"]


def _governed(g: Grammar, preposition: int) -> list[int]:
    """The nouns under a preposition, all of a list."""
    return [i for o in g.with_dep(preposition, "pobj") for i in g.conjuncts(o)]


def measured(g: Grammar, noun: int) -> int:
    """ "Two days of talks", "the 24th round of talks": the measure that carries the noun in the sentence."""
    over: int = g.head[g.head[noun]]
    if g.dep[noun] == "pobj" and g.lower[g.head[noun]] == "of" and g.lemma[over] in contact_cues().measures:
        return over
    return noun


def carrier(g: Grammar, noun: int) -> int | None:
    """The verb that only carries the noun: "held talks", "arrived for talks", "talks were held"."""
    cues = contact_cues()
    noun = measured(g, noun)
    head: int = g.head[noun]
    dep = g.dep[noun]
    if dep == "conj" and g.lemma[head] in cues.nouns:
        return carrier(g, head)
    if dep in ("dobj", "nsubjpass") and g.pos[head] == "VERB" and g.lemma[head] in cues.light:
        return head
    if dep != "pobj":
        return None
    verb: int = g.head[head]
    preposition = g.lower[head]
    if preposition in ("on", "in") and g.lemma[verb] == "be":  # "is on an official visit", "had been in talks"
        return verb
    if preposition in ("for", "on", "in", "at", "to", "with") and g.pos[verb] == "VERB":
        return verb if g.lemma[verb] in cues.verbs or g.lemma[verb] in cues.light else None
    return None


def describing_verb(g: Grammar, noun: int) -> int | None:
    """The verb of "the trip that X made to Cairo": a relative clause whose object is the noun."""
    light = contact_cues().light
    for child in g.with_dep(noun, "relcl"):
        for verb in (child, *g.with_dep(child, "xcomp")):  # "the trip that X was to make"
            if g.lemma[verb] in light and g.with_dep(verb, "dobj"):
                return verb
    return None


def firsts(g: Grammar, noun: int) -> list[int]:
    """ "The visit, the first by a Kenyan minister to Lima": the words beside a noun that stand for it once more."""
    return [c for c in g.with_dep(noun, "appos") if g.lower[c] in contact_cues().which]


def takes_place(g: Grammar, noun: int) -> bool:
    """Whether the noun is the subject of "will take place", "was held"."""
    return g.dep[noun] in ("nsubj", "nsubjpass") and g.lemma[g.head[noun]] in contact_cues().taking_place


def infinitive_of(g: Grammar, noun: int) -> int | None:
    """The infinitive that a noun is the subject of: "talks are due to resume", "the summit is likely to be held"."""
    over = measured(g, noun)
    if g.dep[over] not in ("nsubj", "nsubjpass"):
        return None
    verb = g.head[over]
    for i in (verb, *g.with_dep(verb, "acomp", "oprd")):
        for child in g.with_dep(i, "xcomp"):
            if child > over and any(g.lower[c] == "to" for c in g.with_dep(child, "aux")):
                return child
    return None


def is_paid(g: Grammar, noun: int) -> bool:
    """Whether a call is paid, not made by telephone: "paid a courtesy call on the emir"."""
    return g.lemma[noun] == "call" and g.lemma[g.head[noun]] == "pay" and g.dep[noun] == "dobj"


def frames(g: Grammar, noun: int, tells: Callable[[int], bool]) -> bool:
    """Whether a gathering is only where something else happens: "on the margins of the summit", "met at the summit".

    `tells` says whether a verb tells a contact of its own: "the leaders are to meet at the summit" may not.
    """
    cues = contact_cues()
    if g.dep[noun] != "pobj":
        return False
    preposition, over = g.lower[g.head[noun]], g.head[g.head[noun]]
    if preposition == "of" and g.lower[over] in cues.sidelines:
        return True
    return preposition in ("at", "for", "during") and g.lemma[over] in cues.verbs and tells(over)


def places_another(g: Grammar, noun: int) -> bool:
    """Whether the noun's contact only tells when another was: "met on Sunday, less than two months after their summit".

    A stretch of time stands before the preposition, and what is placed is a contact itself.
    """
    cues = contact_cues()
    over = measured(g, noun)
    preposition: int = g.head[over]
    if g.dep[over] != "pobj" or g.lower[preposition] not in ("after", "before", "since", "until"):
        return False
    lengths = [c for c in g.children[preposition] if c < preposition and g.lemma[c] in cues.measures | {"decade"}]
    verb = g.head[preposition]
    told = cues.verbs.get(g.lemma[verb])
    if g.lemma[verb] in ("arrive", "come", "land", "reach") and cues.nouns.get(g.lemma[noun]) == "visit":
        return True  # "arrived in Lima on Monday after visits to Chile and Bolivia"
    return bool(lengths) and ((told is not None and told.shape != "accord") or g.lemma[verb] in cues.nouns)
