"""Contacts that only the count of a later one tells: "their first meeting since July", "have not met since July"."""

from collections.abc import Iterator

from communique.annotate.dates import date_of, times_in
from communique.extract.contacts.contact import Contact
from communique.extract.contacts.cues import contact_cues
from communique.extract.contacts.party import is_person
from communique.extract.contacts.reading import Reading
from communique.extract.contacts.sides import Sides
from communique.records import Date

PRECISE = frozenset({"day", "span", "week", "month"})  # since a year ago, since the war: no contact's own time


def earlier_contact(reading: Reading, sides: Sides, i: int, later: Contact | None) -> Iterator[Contact]:
    """The contact on the day since which the one of token `i` is the first, between the same two people."""
    g = reading.g
    verb = g.tag[i].startswith("VB")
    since = _since(reading, i)
    if since is None or not (_is_first_time(reading, i) if verb else _is_first(reading, i)):
        return
    parties = later.parties if later is not None else [] if verb else sides.of(i, "talks")
    if sum(is_person(party) for party, _ in parties) < 2 or (later is not None and later.kind not in ("talks", "call")):
        return
    told = Contact(i, later.kind if later is not None else "talks", "held", explicit_status=True, backdrop=True)
    told.parties = [(party, "party") for party, _ in parties]
    told.date, told.apart = since, True
    yield told


def _since(reading: Reading, i: int) -> Date | None:
    """The day or month behind "since" further on in the sentence."""
    g = reading.g
    end = g.sentences[g.sentence[i]][1]
    times = times_in(reading.parties.doc, i, end)
    since = (t for t in times if t.precision in PRECISE and t.first is not None and g.lower[t.start - 1] == "since")
    return date_of(next(since, None))


def _is_first(reading: Reading, noun: int) -> bool:
    """ "The first meeting", also "the first face-to-face talks"."""
    g = reading.g
    return g.lemma[noun] in contact_cues().nouns and any(g.lower[c] == "first" for c in g.children[noun])


def _is_first_time(reading: Reading, verb: int) -> bool:
    """ "Will meet for the first time", "have not met"."""
    g = reading.g
    again = any(g.lower[i : i + 2] == ["first", "time"] for i in range(verb, g.edges[verb][1]))
    return again or bool(g.with_dep(verb, "neg"))
