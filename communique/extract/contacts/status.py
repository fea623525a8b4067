"""Tells whether a contact took place, is planned, rumoured, cancelled or denied, from the words around its trigger."""

from communique.annotate.grammar import Grammar
from communique.extract.contacts.cues import contact_cues
from communique.extract.phrases import clause_verb
from communique.records import MeetingStatus

AHEAD = frozenset({"ahead", "before", "prior", "toward", "towards", "preparation", "preparations", "prepare"})
PURPOSE = frozenset("come go arrive travel fly head visit meet use gather sit hold return be land stop pay".split())


def status_of(g: Grammar, trigger: int, title: bool) -> tuple[MeetingStatus | None, bool]:
    """The status and whether the words say it; None for what is only wished, asked for or negated."""
    if g.pos[trigger] in ("VERB", "AUX") or g.tag[trigger].startswith("VB"):
        return _of_verb(g, trigger, title)
    return _of_noun(g, trigger)


def _of_verb(g: Grammar, v: int, title: bool) -> tuple[MeetingStatus | None, bool]:
    cues = contact_cues()
    head, dep = g.head[v], g.dep[v]
    if dep in ("xcomp", "ccomp", "pcomp", "acl") and g.lemma[head] in cues.deny_verbs:
        return "denied", True
    helpers = {g.lower[c] for c in g.children[v] if g.dep[c] in ("aux", "auxpass")}
    modality = g.modality(v)
    if modality == "negated":
        return None, True
    if g.tag[v] == "VB" and "to" in helpers:
        return _of_infinitive(g, v)
    if modality == "future":
        return "planned", True
    if helpers & {"may", "might", "could"}:
        return "rumoured", True
    if "would" in helpers:
        return ("planned", True) if dep == "ccomp" else (None, True)
    if modality == "hypothetical":
        return None, True
    if dep in ("pcomp", "xcomp") and g.tag[v] == "VBG":
        upper = clause_verb(g, head)
        if upper is not None and upper != v and g.lemma[upper] in cues.plan_verbs:
            return "planned", True
        if g.lower[head] in ("before", "without") or (upper is not None and upper != v and g.negated(upper)):
            return ("held", False) if g.lower[head] == "before" else (None, True)
    if g.tag[v] in ("VBZ", "VBP") and not title and not helpers & {"has", "have", "had"}:
        return "held", False
    if g.tag[v] == "VBG" and helpers & {"is", "are", "'s", "’s", "be"}:
        return ("planned", True) if not helpers & {"was", "were"} else ("held", True)
    return "held", True


def _of_infinitive(g: Grammar, v: int) -> tuple[MeetingStatus | None, bool]:
    """ "Came to meet", "plans to visit", "is to visit", "wants to meet"."""
    cues = contact_cues()
    head = g.head[v]
    if g.dep[v] == "conj":
        return _of_infinitive(g, head) if head != v and g.tag[head] == "VB" else ("held", False)
    lemma = g.lemma[head]
    if g.dep[v] in ("xcomp", "acl", "ccomp", "advcl", "relcl"):
        if g.pos[head] in ("VERB", "AUX") and g.negated(head):
            return None, True
        if lemma in cues.planning:
            return "planned", True
        if lemma == "be" and g.dep[v] in ("xcomp", "ccomp"):
            return "planned", True
        if lemma in ("rumour", "rumor", "report", "say", "likely", "believe"):
            return "rumoured", True
        if lemma in PURPOSE or g.dep[v] in ("advcl", "relcl"):
            return status_of(g, head, False) if g.pos[head] == "VERB" else ("held", False)
    if g.dep[v] == "ROOT":  # a headline: "Lavrov to visit Baku"
        return "planned", True
    return None, True


def _of_noun(g: Grammar, n: int) -> tuple[MeetingStatus | None, bool]:
    cues = contact_cues()
    words = {g.lower[c] for c in g.children[n] if c < n}
    if "no" in words or "any" in words:
        return None, True
    for word in sorted(words):
        status = cues.status.get(word)
        if status is not None:
            return status, True  # type: ignore[return-value]
    over, prep = g.head[n], None
    if g.dep[n] == "pobj":
        prep, over = g.head[n], g.head[g.head[n]]
        if g.lower[prep] == "of" and g.lower[over] in AHEAD or g.lower[prep] == "ahead":
            return "planned", False
        if g.lower[over] in AHEAD or g.lower[over] in ("plan", "plans", "invitation"):
            return "planned", True
    if g.dep[n] in ("conj", "compound", "appos") and g.lemma[over] in cues.nouns:
        return _of_noun(g, over)
    verb = clause_verb(g, n)
    if verb is None:
        return "held", False
    return _under_verb(g, n, verb, prep)


def _under_verb(g: Grammar, n: int, verb: int, prep: int | None) -> tuple[MeetingStatus | None, bool]:
    cues = contact_cues()
    lemma, direct = g.lemma[verb], g.head[n] == verb
    if direct and g.dep[n] in ("dobj", "nsubjpass", "nsubj"):
        if lemma in cues.cancel_verbs and (lemma != "call" or any(g.lower[c] == "off" for c in g.children[verb])):
            return "cancelled", True
        if lemma in cues.deny_verbs:
            return "denied", True
        if (lemma in ("schedule", "plan", "expect", "slate") and g.dep[n] == "dobj") or (
            lemma in ("schedule", "plan", "expect", "slate", "set") and g.passive(verb)
        ):
            return "planned", True
        if lemma in ("prepare", "arrange") and g.passive(verb):
            return "planned", True
        if lemma in cues.wishing:
            return None, True
        if lemma in ("announce", "arrange", "organize", "organise", "agree") and g.dep[n] == "dobj":
            return "planned", False
    carried = direct or (prep is not None and g.head[prep] == verb)
    if not carried or (
        lemma not in cues.light and lemma not in cues.verbs and lemma not in ("be", "take", "come", "see", "follow")
    ):
        return "held", False
    if g.dep[n] == "nsubj" and lemma not in (
        "take",
        "be",
        "begin",
        "start",
        "open",
        "happen",
        "occur",
        "resume",
        "come",
    ):
        return "held", False
    status, said = _of_verb(g, verb, False)
    if prep is not None and status != "held" and g.lower[prep] in ("during", "after", "following", "since", "at"):
        return ("held", False) if g.lower[prep] != "at" else (status, said)
    return status, said
