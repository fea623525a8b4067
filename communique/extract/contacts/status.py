"""Tells whether a contact took place, is planned, rumoured, cancelled or denied, from the words around its trigger."""

from typing import NamedTuple

from communique.annotate.grammar import Grammar
from communique.extract.contacts.clauses import infinitive_of, is_one_of
from communique.extract.contacts.cues import contact_cues
from communique.extract.phrases import clause_verb
from communique.records import MeetingStatus


class Told(NamedTuple):
    """The status of a contact; `said` where the words say it, false where it is only likely.

    The status is None for what is only wished, asked for or negated.
    """

    status: MeetingStatus | None
    said: bool = True


HELD, PLANNED, RUMOURED = Told("held"), Told("planned"), Told("rumoured")
CANCELLED, DENIED, NOT_TOLD = Told("cancelled"), Told("denied"), Told(None)
# "The two did not meet", "there was no meeting between them": worth telling where both are named.
NOT_DONE = Told("denied", said=False)
LIKELY_HELD, LIKELY_PLANNED = Told("held", said=False), Told("planned", said=False)

DONE = frozenset({"did", "have", "has", "had"})  # helpers of what was done, or was not
UNDER_WAY = frozenset({"currently", "now", "presently", "already"})  # "is now visiting Peru"
BEING = frozenset({"is", "are", "'s", "’s", "be"})
# Prepositions behind which a contact is over or under way, whatever becomes of the act: "will go home after the talks".
AMID = frozenset({"during", "after", "following", "since"})


def status_of(g: Grammar, trigger: int, *, in_title: bool = False) -> Told:
    """The status of the contact that the verb or noun at `trigger` tells; the present of a title is its own tense."""
    verbal = g.pos[trigger] in ("VERB", "AUX") or g.tag[trigger].startswith("VB")
    told = _of_verb(g, trigger, in_title=in_title) if verbal else _of_noun(g, trigger)
    heard = _of_hearsay(g, trigger) if told.status in ("held", "rumoured", "planned") else None
    return heard or told


def _of_hearsay(g: Grammar, trigger: int) -> Told | None:
    """ "Reports of a meeting were dismissed", "claims that they met are untrue", "rumours of a visit".

    A report in the singular may be a document: only its denial tells anything.
    """
    cues = contact_cues()
    noun = g.head[trigger]
    if g.dep[trigger] == "pobj" and g.lower[noun] in ("of", "about", "that", "concerning", "regarding"):
        noun = g.head[noun]
    elif g.dep[trigger] not in ("acl", "ccomp", "relcl"):
        return None
    if g.lemma[noun] not in cues.hearsay_nouns or g.pos[noun] != "NOUN":
        return None
    verb = g.head[noun]
    if g.dep[noun] in ("dobj", "nsubjpass", "nsubj") and (_rejects(g, noun, verb) or _is_untrue(g, noun, verb)):
        return DENIED
    firm = g.lemma[noun] in cues.documents and (g.tag[noun] == "NN" or g.dep[trigger] != "pobj")
    return None if firm else RUMOURED


def _rejects(g: Grammar, noun: int, verb: int) -> bool:
    """ "Reports were rejected", "rejected the reports"."""
    return g.lemma[verb] in contact_cues().denying and (g.dep[noun] != "nsubj" or g.tag[verb] == "VBN")


def _is_untrue(g: Grammar, noun: int, verb: int) -> bool:
    """ "Called the reports false", "the reports are an invention", "described as baseless"."""
    if g.lower[verb] in contact_cues().untrue:  # "called the reports untrue"
        return True
    behind = range(min(noun, verb) + 1, g.edges[verb][1] + 1)
    untrue = any(g.lower[i] in contact_cues().untrue and verb in (g.head[i], g.head[g.head[i]]) for i in behind)
    return untrue and not g.negated(verb)


def _of_verb(g: Grammar, verb: int, *, in_title: bool = False) -> Told:
    head, dep = g.head[verb], g.dep[verb]
    if dep in ("xcomp", "ccomp", "pcomp", "acl") and g.lemma[head] in contact_cues().denying:
        return DENIED
    helpers = {g.lower[c] for c in g.with_dep(verb, "aux", "auxpass")}
    modality = g.modality(verb)
    if modality == "negated" or any(g.lower[i] == "neither" for c in g.children[verb] for i in (c, *g.children[c])):
        # Not "met neither of them", "went to Lima neither then nor later", "without meeting".
        return NOT_DONE if helpers & DONE and g.with_dep(verb, "neg") and dep != "advcl" else NOT_TOLD
    if g.tag[verb] == "VB" and "to" in helpers:
        return _of_infinitive(g, verb)
    if any(g.lower[c] == "whether" for c in g.with_dep(verb, "mark")):  # "it is unclear whether she will visit"
        return NOT_TOLD
    if modality == "future":
        return PLANNED
    if "should" in helpers and "have" in helpers:  # "should have met on Sunday"
        return CANCELLED
    if helpers & {"may", "might", "could"}:
        return RUMOURED
    if "would" in helpers:  # "said that she would visit", "reports that she would visit"
        if g.lemma[head] in contact_cues().hearsay_nouns:
            return RUMOURED
        return PLANNED if dep == "ccomp" else NOT_TOLD
    if modality == "hypothetical":
        return NOT_TOLD
    told = _of_gerund(g, verb)
    return told if told is not None else _of_tense(g, verb, helpers, in_title=in_title)


def _of_gerund(g: Grammar, verb: int) -> Told | None:
    """ "Plans on visiting", "before meeting", "without meeting"."""
    if g.tag[verb] != "VBG" or g.dep[verb] not in ("pcomp", "xcomp"):
        return None
    head = g.head[verb]
    upper = clause_verb(g, head)
    if upper is not None and upper != verb and g.lemma[upper] in contact_cues().planning_gerund:
        return PLANNED
    if g.lower[head] == "before":
        return LIKELY_HELD
    denied = upper is not None and upper != verb and g.negated(upper)
    return NOT_TOLD if denied or g.lower[head] == "without" else None


def _of_tense(g: Grammar, verb: int, helpers: set[str], *, in_title: bool) -> Told:
    if g.tag[verb] in ("VBZ", "VBP") and not in_title and not helpers & {"has", "have", "had"}:
        return LIKELY_HELD
    if g.tag[verb] == "VBG" and helpers & BEING and not helpers & {"was", "were"}:  # "is meeting her on Friday"
        return HELD if any(g.lower[c] in UNDER_WAY for c in g.children[verb]) else PLANNED
    return HELD


def _of_infinitive(g: Grammar, verb: int) -> Told:
    """ "Came to meet", "plans to visit", "is to visit", "wants to meet"."""
    cues = contact_cues()
    head, dep = g.head[verb], g.dep[verb]
    if dep == "conj":
        return _of_infinitive(g, head) if head != verb and g.tag[head] == "VB" else LIKELY_HELD
    headline = dep in ("relcl", "acl") and g.dep[head] == "ROOT" and g.pos[head] in ("NOUN", "PROPN")
    if dep == "ROOT" or headline:  # "Lavrov to visit Baku", "Xi, Lula to meet in Brasilia"
        return PLANNED
    if dep not in ("xcomp", "acl", "ccomp", "advcl", "relcl"):
        return NOT_TOLD
    lemma, verbal = g.lemma[head], g.pos[head] in ("VERB", "AUX")
    if verbal and g.negated(head):
        return NOT_TOLD
    if lemma in cues.planning or (lemma == "be" and dep in ("xcomp", "ccomp")):
        return CANCELLED if _thwarted(g, head, verb) else PLANNED
    if lemma in cues.hearsay:
        return RUMOURED
    if lemma in cues.purpose or dep in ("advcl", "relcl"):
        return _of_verb(g, head) if g.pos[head] == "VERB" else LIKELY_HELD
    return NOT_TOLD


def _thwarted(g: Grammar, planning: int, planned: int) -> bool:
    """ "Had planned to come but stayed at home", "was to visit but fell ill": what was planned did not come about."""
    over = g.head[planning] if g.dep[planning] == "acomp" else planning
    helpers = {g.lower[c] for c in g.with_dep(over, "aux", "auxpass")}
    if "had" in helpers and ("been" in helpers or g.lower[over] == "been"):  # "they had been expected to meet"
        return True
    if g.tag[over] != "VBD" and not helpers & {"had", "was", "were"}:
        return False
    instead = [c for verb in {over, planned} for c in g.with_dep(verb, "conj") if _is_past(g, c)]
    return bool(instead) and any(g.lower[c] == "but" for verb in {over, planned} for c in g.with_dep(verb, "cc"))


def _is_past(g: Grammar, verb: int) -> bool:
    """ "Stayed", "was postponed", "did not take place"."""
    return g.tag[verb] == "VBD" or any(g.tag[c] == "VBD" for c in g.with_dep(verb, "aux", "auxpass"))


def _of_noun(g: Grammar, noun: int) -> Told:
    cues = contact_cues()
    words = {g.lower[c] for c in g.children[noun] if c < noun}
    if "no" in words or "any" in words:
        return _of_none(g, noun) if "no" in words else NOT_TOLD
    if _is_off_agenda(g, noun):
        return DENIED
    held = (c for c in g.with_dep(noun, "relcl") if g.lemma[c] in cues.taking_place | cues.presiding)
    if any(g.modality(clause) == "future" for clause in held):  # "the summit that Lima will host"
        return PLANNED
    over = g.head[noun]
    if g.lemma[over] in cues.taking_place and g.dep[noun] in ("nsubj", "nsubjpass") and _fails(g, over):
        return CANCELLED  # "the meeting that was planned for Sunday will not take place"
    for word in sorted(words & cues.status.keys()):
        done = _done_to(g, noun, over)
        return done if done in (CANCELLED, DENIED) else Told(cues.status[word])
    preposition = None
    if g.dep[noun] == "pobj":
        preposition, over = over, g.head[over]
        if g.lower[preposition] == "ahead" or (g.lower[preposition] == "of" and g.lower[over] in cues.ahead):
            return LIKELY_PLANNED
        if g.lower[over] in cues.ahead or g.lower[over] in cues.plans:
            return PLANNED
        if g.lower[preposition] == "to" and g.lemma[over] == "invite":
            return LIKELY_PLANNED
        if g.lower[preposition] == "for" and g.lemma[over] in cues.asking:  # "called for a summit", "appeals for talks"
            return NOT_TOLD
        if g.lower[preposition] == "to" and is_one_of(g, over, ("look forward",)):
            return RUMOURED
    if g.dep[noun] in ("conj", "compound", "appos") and g.lemma[over] in cues.nouns:
        return _of_noun(g, over)
    verb = clause_verb(g, noun)
    if verb is None:
        return LIKELY_HELD
    infinitive = infinitive_of(g, noun)
    if infinitive is not None and g.lemma[infinitive] in cues.light | cues.happening | cues.taking_place:
        return _of_infinitive(g, infinitive)
    told = _done_to(g, noun, verb)
    if told == PLANNED and g.dep[verb] == "xcomp" and g.lemma[g.head[verb]] in cues.hearsay and g.passive(g.head[verb]):
        return RUMOURED  # "is reported to be planning a visit"
    return told if told is not None else _carried(g, noun, verb, preposition)


def _fails(g: Grammar, verb: int) -> bool:
    """ "Did not take place", "never happened"."""
    return g.negated(verb) or any(g.lower[c] == "never" for c in g.children[verb])


def _of_none(g: Grammar, noun: int) -> Told:
    """ "There was no meeting between X and Y", "no such visit took place"."""
    verb = g.head[noun]
    told = g.lemma[verb] in {"be", "take", "hold"}
    helpers = {g.lower[c] for c in g.with_dep(verb, "aux")}
    past = g.tag[verb] == "VBD" or bool(helpers & DONE) or g.passive(verb)
    if not told or not past or helpers - DONE:
        return NOT_TOLD
    return DENIED if any(g.lower[c] == "such" for c in g.children[noun]) else NOT_DONE


def _is_off_agenda(g: Grammar, noun: int) -> bool:
    """ "A visit to Kyiv is not on the agenda"."""
    verb = g.head[noun]
    if g.dep[noun] != "nsubj" or g.lemma[verb] != "be" or not g.negated(verb):
        return False
    return any(g.lemma[o] in contact_cues().agendas for o in g.prep_objects(verb, "on", "in"))


def _done_to(g: Grammar, noun: int, verb: int) -> Told | None:
    """ "Cancelled the visit", "denied any meeting", "talks are set for Friday", "proposed a summit"."""
    cues, lemma, dep = contact_cues(), g.lemma[verb], g.dep[noun]
    if g.head[noun] != verb or dep not in ("dobj", "nsubjpass", "nsubj"):
        return None
    if dep != "nsubj" and is_one_of(g, verb, cues.cancelling):
        return CANCELLED
    if dep == "nsubj" and is_one_of(g, verb, cues.failing):
        return CANCELLED
    if lemma in cues.denying:
        return DENIED
    if lemma in cues.announcing and dep == "nsubjpass" and g.negated(verb):  # "the visit was not announced"
        return LIKELY_HELD
    if lemma in ("announce", "agree", "decide") and dep == "nsubjpass" and g.modality(verb) == "actual":
        return LIKELY_PLANNED
    if (lemma in cues.scheduling and dep == "dobj") or (lemma in cues.scheduled and g.passive(verb)):
        return PLANNED
    if lemma in cues.proposing and dep == "dobj":  # "Dakar proposed a meeting of the two"
        return RUMOURED
    if lemma in cues.wishing:
        return NOT_TOLD
    return LIKELY_PLANNED if lemma in cues.announcing and dep == "dobj" else None


def _carried(g: Grammar, noun: int, verb: int, preposition: int | None) -> Told:
    """The status of the verb where it tells of the noun itself: "will hold talks", "the talks began"."""
    cues, lemma = contact_cues(), g.lemma[verb]
    if g.head[noun] != verb and (preposition is None or g.head[preposition] != verb):
        # "Will meet the president at the summit": the parser may hang the summit on the president.
        ahead = preposition is not None and preposition > verb and g.lower[preposition] not in AMID
        return LIKELY_PLANNED if ahead and g.modality(verb) == "future" else LIKELY_HELD
    if lemma not in cues.light | cues.telling | cues.ending and lemma not in cues.verbs:
        return LIKELY_HELD
    if g.dep[noun] == "nsubj" and lemma not in cues.happening | cues.ending:
        return LIKELY_HELD
    told = _of_verb(g, verb)
    amid = preposition is not None and g.lower[preposition] in AMID
    return LIKELY_HELD if amid and told.status != "held" else told
