"""One telling that is several contacts: at each gathering it names, at each place of a journey."""

from dataclasses import replace

from communique.annotate.grammar import Grammar
from communique.extract.contacts.clauses import takes_place
from communique.extract.contacts.contact import Contact
from communique.extract.contacts.cues import contact_cues
from communique.extract.contacts.places import as_place
from communique.extract.contacts.reading import Reading
from communique.records import Date, Place


def at_each_gathering(reading: Reading, contact: Contact) -> list[Contact]:
    """ "Meetings with X will take place at the summit in A in June and at the forum in B in May": one for each."""
    g = reading.g
    verb = _gathering_verb(g, contact.trigger)
    if verb is None:
        return [contact]
    end = g.edges[verb][1] + 1
    starts = [i for i in range(verb + 1, end) if _leads_to_gathering(g, i)]
    out = []
    for start, stop in zip(starts, [*starts[1:], end], strict=False):
        place, date = reading.places.within(start, stop), reading.timing.within(start, stop)
        if place is not None or date is not None:
            out.append(_copy(contact, place, date, explicit_status=True))
    return out or [contact]


def at_each_place(reading: Reading, contact: Contact) -> list[Contact]:
    """ "Visited Serbia and Hungary", "Cairo on April 24, Nairobi on April 25": a visit for each further place."""
    further = {place.name: place for place in contact.places[1:] if place.name != contact.places[0].name}
    out = [_copy(contact, place, contact.date) for place in further.values()]
    if contact.kind == "visit" and contact.date is not None and len(contact.places) == 1:
        stops = _stops(reading, contact.trigger)
        out += [_copy(contact, place, date) for place, date in stops if place.name != contact.places[0].name]
    return out


def _gathering_verb(g: Grammar, trigger: int) -> int | None:
    """The verb behind which gatherings are told: that of "meetings will take place", "will meet"."""
    if takes_place(g, trigger):
        verb: int = g.head[trigger]
        return verb
    return trigger if g.lemma[trigger] == "meet" and g.tag[trigger].startswith("VB") else None


def _leads_to_gathering(g: Grammar, i: int) -> bool:
    """Whether token `i` begins "at the annual meeting", "on the sidelines of the summit"."""
    if g.lower[i] not in ("at", "during", "on", "within") or g.dep[i] not in ("prep", "conj"):
        return False
    first, last = g.edges[i]
    return any(lemma in contact_cues().nouns for lemma in g.lemma[first : last + 1])


def _stops(reading: Reading, verb: int) -> list[tuple[Place, Date]]:
    """The stops of a journey as a list tells them: each place with the day right behind it."""
    g = reading.g
    last = g.sentences[g.sentence[verb]][1]
    end = next((i for i in range(verb + 1, last) if g.pos[i] in ("VERB", "AUX")), last)
    out = []
    for venue in reading.places.in_order:
        if verb <= venue.start < end:
            date = reading.timing.behind(venue.end)
            if date is not None:
                out.append((as_place(venue), date))
    return out if len(out) > 1 else []


def _copy(contact: Contact, place: Place | None, date: Date | None, *, explicit_status: bool | None = None) -> Contact:
    """The same contact at another place and day."""
    said = contact.explicit_status if explicit_status is None else explicit_status
    return replace(contact, place=place, date=date, parties=list(contact.parties), explicit_status=said)
