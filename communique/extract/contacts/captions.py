"""Captions: "Prime Minister A with Foreign Minister B in Apia, 12 April 2024", no verb and yet a contact."""

from collections.abc import Iterator

from communique.annotate.dates import date_of, times_in
from communique.extract.contacts.contact import Contact
from communique.extract.contacts.party import is_person, unique
from communique.extract.contacts.places import as_place
from communique.extract.contacts.reading import Reading

LONGEST = 40  # tokens: captions are short
JOINING = frozenset({"with", "and", "&", "alongside", "beside"})


def of_captions(reading: Reading) -> Iterator[Contact]:
    """The contacts of sentences without a verb that join people of two countries at a place on a day."""
    g = reading.g
    for start, end in g.sentences:
        if end - start > LONGEST or end - start < len(JOINING):
            continue
        if any(g.pos[i] in ("VERB", "AUX") for i in range(start, end)) or not JOINING.intersection(g.lower[start:end]):
            continue
        contact = _caption(reading, start, end)
        if contact is not None:
            yield contact


def _caption(reading: Reading, start: int, end: int) -> Contact | None:
    g, names = reading.g, reading.parties.name_of
    heads = dict.fromkeys(name.head for i in range(start, end) if (name := names.get(i)) is not None)
    people = unique(p for p in reading.parties.of(heads) if is_person(p))
    days = [time for time in times_in(reading.parties.doc, start, end) if time.precision == "day"]
    venue = next((v for v in reading.places.in_order if start < v.start < end and g.lower[v.start - 1] == "in"), None)
    if len({party.country for party in people}) < 2 or len(days) != 1 or venue is None:
        return None
    first = next(name.head for i in range(start, end) if (name := names.get(i)) is not None)
    contact = Contact(first, "talks", "held", [(party, "party") for party in people], explicit_status=True)
    contact.place, contact.date = as_place(venue), date_of(days[0])
    return contact
