"""By what medium a contact is held: by telephone, by video, by letter."""

from communique.annotate.grammar import Grammar
from communique.extract.contacts.clauses import carrier, is_paid, under
from communique.extract.contacts.cues import contact_cues
from communique.extract.contacts.parties import Parties
from communique.records import MeetingKind


def medium(g: Grammar, i: int) -> MeetingKind | None:
    """The medium that words in the phrase of token `i`, or of the verb that carries it, tell."""
    words = contact_cues().medium
    return next((words[g.lower[j]] for j in _near(g, i) if g.lower[j] in words), None)


def _near(g: Grammar, i: int) -> list[int]:
    objects = [c for p in g.children[i] if g.dep[p] == "prep" for c in g.children[p]]
    near = [*g.children[i], *objects, *(c for o in objects for c in g.with_dep(o, "compound", "amod"))]
    verb = carrier(g, i) if g.pos[i] != "VERB" else None
    if verb is not None:
        by = [p for p in g.children[verb] if g.dep[p] == "prep" and g.lower[p] in ("by", "via", "over")]
        near += [c for p in by for c in g.children[p]]
        near += g.with_dep(verb, "advmod")
    return near


def noun_kind(parties: Parties, noun: int, kind: MeetingKind) -> MeetingKind | None:
    """The kind of a noun's contact, `kind` where no medium is told; None where it is none: "a call for peace"."""
    g = parties.g
    told = medium(g, noun)
    if told is not None:
        return told
    if kind != "call" or g.lemma[noun] in contact_cues().lines:
        return kind
    if is_paid(g, noun):
        return "talks"
    if _has_other_side(parties, noun):
        return "call"
    return None if g.lemma[noun].lower() == "call" else "talks"


def _has_other_side(parties: Parties, noun: int) -> bool:
    """ "A call with X", "the Rubio-Fidan call"; "a call on Iran with a plea" calls nobody."""
    g = parties.g
    if g.dep[noun] == "pobj" and g.lower[g.head[noun]] in ("in", "during", "over"):  # "discussed it in a call"
        return True
    if any(g.lower[c] in ("for", "on") and g.dep[c] == "prep" for c in g.children[noun]):
        return False
    return bool(under(g, noun, contact_cues().beside)) or any(parties.is_party(c) for c in g.with_dep(noun, "compound"))


def telephoned(parties: Parties, verb: int) -> bool:
    """ "Called the Omani minister in the evening": a person and nothing that the person is called."""
    g = parties.g
    called = [c for c in g.with_dep(verb, "dobj", "oprd") if parties.is_person(c)]
    if not called:
        return False
    rest = [c for c in g.children[verb] if c not in called]
    names = ("oprd", "attr", "ccomp", "xcomp", "acomp", "prt")
    if any(g.dep[c] in names or g.lower[c] in ("as", "for", "on") for c in rest):
        return False
    return not any(c > called[0] and g.pos[c] in ("NOUN", "ADJ") for c in g.children[verb])
