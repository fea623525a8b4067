"""Bodies that meet as one: "the joint committee is to meet in Lima in May", "the Council takes place in May"."""

from communique.extract.contacts.clauses import acting, chairing
from communique.extract.contacts.contact import Contact
from communique.extract.contacts.cues import contact_cues
from communique.extract.contacts.reading import Reading
from communique.extract.contacts.status import status_of
from communique.extract.contacts.titles import title

# Verbs of a body's meeting; "take" only in "takes place".
MEETING = frozenset({"meet", "convene", "gather", "assemble", "sit", "take"})
DELIBERATING = frozenset({"discuss", "debate", "consider", "examine"})  # with what it is about, a place and a day
ASSEMBLING = DELIBERATING | {"take"}
CONVENING = frozenset({"convene", "convoke", "host"})  # what their object does


def of_assembly(reading: Reading, verb: int) -> Contact | None:
    """The session that a verb tells of a body of several sides; None for a body of one state, or without day or place.

    A body is of several sides where nothing in its name says that it is a state's own ("the parliamentary committee").
    """
    g = reading.g
    if deliberates(reading, verb):
        told_of = _meeting(reading, verb)  # "a meeting of the Union, which is to discuss it in Lima"
        bodies = [o for i in told_of if g.lemma[i] in contact_cues().nouns for o in g.prep_objects(i, "of")]
        return _session(reading, verb, [*told_of, *bodies], [])
    if g.lemma[verb] in CONVENING and g.with_dep(verb, "dobj"):
        return _session(reading, verb, g.objects(verb), acting(g, verb))
    if g.lemma[verb] not in MEETING or (g.objects(verb) and g.lemma[verb] != "take"):
        return None
    if g.lemma[verb] == "take" and not any(g.lower[c] == "place" for c in g.with_dep(verb, "dobj")):
        return None
    return _session(reading, verb, _meeting(reading, verb), [])


def deliberates(reading: Reading, verb: int) -> bool:
    """ "Is to discuss the matter in Lima on Thursday", told of a body: at a place on a day."""
    g = reading.g
    taken_up = g.lemma[verb] == "take" and any(g.lower[c] == "up" for c in g.with_dep(verb, "prt"))
    if not (taken_up or g.lemma[verb] in DELIBERATING) or not g.objects(verb):
        return False
    place = reading.places.place(verb) or next((p for o in g.objects(verb) for p in reading.places.inside(o)), None)
    day = reading.timing.date(verb)
    return place is not None and day is not None and day.precision == "day"


def meets_as_one(reading: Reading, noun: int) -> bool:
    """ "A meeting of the joint committee", "the session of the Council": of a body of several sides."""
    g = reading.g
    return any(is_assembly(reading, i) and not _is_domestic(reading, i) for i in g.prep_objects(noun, "of"))


def is_assembly(reading: Reading, i: int) -> bool:
    """Whether token `i` names one body of several sides: a committee, a council, an organisation of states."""
    if reading.g.tag[i] not in ("NN", "NNP", "NNPS"):
        return False
    actor = reading.parties.actor(i)
    international = actor is not None and actor.id.startswith("org:")
    return international or reading.g.lemma[i].lower() in contact_cues().assemblies


def _session(reading: Reading, verb: int, bodies: list[int], conveners: list[int]) -> Contact | None:
    """The session of the first of `bodies` that is one of several sides, with those who call it."""
    g = reading.g
    body = next((i for i in bodies if is_assembly(reading, i)), None)
    if body is None or _is_domestic(reading, body):
        return None
    told = status_of(g, verb)
    if told.status is None:
        return None
    contact = Contact(verb, "conference", told.status, explicit_status=told.said)
    contact.parties = [(party, "party") for party in reading.parties.of([body, *conveners, *chairing(g, verb)])]
    contact.place, contact.date = reading.places.place(verb), reading.timing.date(verb)
    if contact.place is None:
        contact.place = next((place for o in g.objects(verb) for place in reading.places.inside(o)), None)
    if contact.date is None and contact.status == "planned":
        contact.date = reading.timing.window(verb)
    contact.title = title(reading.parties.doc, body, reading.timing.tokens)
    return contact if contact.place is not None or contact.date is not None else None


def _meeting(reading: Reading, verb: int) -> list[int]:
    """The subjects of a verb; of "a working group on settlements, which is to meet" also the noun before "on"."""
    g = reading.g
    found = acting(g, verb)
    for i in found:
        if g.dep[i] == "pobj" and g.pos[g.head[g.head[i]]] in ("NOUN", "PROPN"):
            found = [*found, g.head[g.head[i]]]
    return found


def _is_domestic(reading: Reading, body: int) -> bool:
    g = reading.g
    first, last = g.edges[body]
    return any(g.lower[i] in contact_cues().domestic for i in range(first, min(last + 1, body + 8)))
