"""One verb or noun that tells several contacts: "met A in Lima on Monday and B in Quito a day later"."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date as day_of

from communique.extract.base import parties_of_phrase
from communique.extract.contacts.contact import Contact
from communique.extract.contacts.cues import contact_cues
from communique.extract.contacts.party import is_person, key
from communique.extract.contacts.places import as_place
from communique.extract.contacts.reading import Reading
from communique.extract.contacts.sameness import FAR
from communique.records import Date, MeetingKind, Party, Place

JOINTS = frozenset({",", ";", "and", "then", "plus"})
# Words behind which the contact itself is told no more: "met A in Lima on Monday, after B's trip to Rome".
BEYOND = frozenset({"after", "before", "since", "during", "until", "following", "about", "over", "despite", "because"})
# What may stand before who is met next: "and then with Chile's …".
OPENING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "ADV", "PART"})
LEADING = frozenset({"with", "to", "by", "from"})
AGAIN = frozenset({"again", "once"})
NEAR = 2  # days between two contacts that may share the one place told


@dataclass(slots=True)
class _Piece:
    """What stands between two joints: tokens `start` to `stop`, and who, where, when and how they tell."""

    start: int
    stop: int
    people: list[Party] = field(default_factory=list)
    place: Place | None = None
    date: Date | None = None
    medium: MeetingKind | None = None
    again: bool = False

    def located(self) -> bool:
        """Whether a place or a day is told."""
        return self.place is not None or self.date is not None

    def take(self, other: "_Piece") -> None:
        """Goes on to the end of `other`, which tells of the same contact."""
        self.stop = other.stop
        self.people += other.people
        self.place, self.date = self.place or other.place, self.date or other.date
        self.medium = self.medium or other.medium


def in_series(reading: Reading, contact: Contact) -> list[Contact]:
    """The contact of each piece with its own people, place, day or medium; the contact alone where there is one."""
    pieces = list(_pieces(reading, contact))
    if len(pieces) < 2:
        return [contact]
    later = {key(p) for piece in pieces[1:] for p in piece.people}
    first = {key(p) for p in pieces[0].people}
    parts = {key(p): part for p, part in contact.parties}
    base = [(p, part) for p, part in contact.parties if key(p) not in later]
    actors = [(p, part) for p, part in base if key(p) not in first]
    part = next((parts[k] for k in first if k in parts), "party")
    _share_day(pieces, contact.date, own=reading.timing.within(contact.trigger + 1, pieces[-1].stop))
    out, medium = [], None
    for piece in pieces:
        parties = actors + [(p, part) for p in piece.people] if piece.people and piece is not pieces[0] else list(base)
        medium = piece.medium or medium
        kind = medium or (_plain(contact.kind) if any(p.medium for p in pieces) else contact.kind)
        told = replace(contact, parties=parties, kind=kind, date=piece.date, places=[])
        told.place = piece.place or (None if kind in FAR else _shared_place(pieces, piece, contact))
        out.append(told)
    return out


def _plain(kind: MeetingKind) -> MeetingKind:
    """The kind of a contact whose medium is another's: "in Ottawa in May and again by telephone"."""
    return "talks" if kind in FAR else kind


def _share_day(pieces: list[_Piece], told: Date | None, *, own: Date | None) -> None:
    """A day told before the verb, or at the end of the list alone, is that of all."""
    dated = [piece for piece in pieces if piece.date is not None]
    shared = told if own is None else dated[0].date if dated == pieces[-1:] else None
    for piece in pieces:
        piece.date = piece.date or shared


def _shared_place(pieces: list[_Piece], piece: _Piece, contact: Contact) -> Place | None:
    """The place of the first contact where the day is the same or the next ones; that told before the verb."""
    first = pieces[0]
    if first.place is None:
        return contact.place if not any(each.place for each in pieces) else None
    if piece.date is None or first.date is None:
        return None
    if len(piece.date.start) < len("2024-05-31") or len(first.date.end) < len("2024-05-31"):
        return None
    apart = day_of.fromisoformat(piece.date.start) - day_of.fromisoformat(first.date.end)
    return first.place if abs(apart.days) <= NEAR else None


def _pieces(reading: Reading, contact: Contact) -> Iterator[_Piece]:
    """The pieces that tell a contact each, in order."""
    current: _Piece | None = None
    for start, stop in _between_joints(reading, contact.trigger):
        piece = _read(reading, contact, start, stop)
        if current is None:
            current = piece
        elif current.located() and _is_new(current, piece):
            yield current
            current = piece
        else:
            current.take(piece)
    if current is not None:
        yield current


def _is_new(before: _Piece, piece: _Piece) -> bool:
    """Whether a piece tells of another contact than the one before: other people, or another place and day."""
    if piece.people and piece.located():
        return not {key(p) for p in piece.people} <= {key(p) for p in before.people}
    if piece.again:
        return piece.located() or piece.medium is not None
    if piece.place is None or piece.date is None or before.place is None:
        return False
    # "In Lima, Peru, on Monday": the country of the place is no other one.
    return before.date is not None and piece.place.name not in (before.place.name, before.place.country)


def _between_joints(reading: Reading, trigger: int) -> Iterator[tuple[int, int]]:
    """The stretches between commas and "and" behind the trigger, up to the next clause."""
    g = reading.g
    start = trigger + 1
    end = g.sentences[g.sentence[trigger]][1]
    for i in range(start, end):
        if g.pos[i] in ("VERB", "AUX") and g.dep[i] not in ("amod", "compound"):
            end = _before_clause(reading, i, start)
            break
        if g.lower[i] in BEYOND or g.tag[i] in ("WP", "WDT", "WRB") or (i > start and _tells_another(reading, i)):
            end = i
            break
    for i in range(start, end):
        if g.lower[i] in JOINTS and i not in reading.timing.tokens:
            if i > start:
                yield start, i
            start = i + 1
    if start < end:
        yield start, end


def _before_clause(reading: Reading, verb: int, start: int) -> int:
    """Where the clause of `verb` begins: with its own subject, else behind the last joint before it."""
    g = reading.g
    if g.edges[verb][0] > start:
        return g.edges[verb][0]
    return next((i for i in range(verb - 1, start, -1) if g.lower[i] in JOINTS), start)


def _tells_another(reading: Reading, i: int) -> bool:
    """Whether another noun of contact begins here: "met A in Lima, a visit that"."""
    g, cues = reading.g, contact_cues()
    return g.pos[i] == "NOUN" and g.lemma[i] in cues.nouns and g.lower[i] not in cues.medium


def _read(reading: Reading, contact: Contact, start: int, stop: int) -> _Piece:
    """What one stretch tells."""
    g, words = reading.g, contact_cues().medium
    piece = _Piece(start, stop, people=_people(reading, start, stop), date=reading.timing.within(start, stop))
    piece.place = reading.places.within(start, stop)
    if piece.place is None and contact.kind == "visit":
        piece.place = _bare_place(reading, start)
    piece.medium = next((words[w] for w in g.lower[start:stop] if w in words), None)
    piece.again = bool(AGAIN.intersection(g.lower[start:stop]))
    return piece


def _bare_place(reading: Reading, start: int) -> Place | None:
    """ "Visited Cairo on Monday and Amman a day later": the place that a stretch begins with."""
    venue = reading.places.venues.get(start)
    return as_place(venue) if venue is not None else None


def _people(reading: Reading, start: int, stop: int) -> list[Party]:
    """Who a stretch begins with: "President B the same evening", "with Chile's foreign minister on Tuesday"."""
    g, names = reading.g, reading.parties.name_of
    for i in range(start, stop):
        name = names.get(i)
        if name is not None and name.use != "place" and not g.tag[i].startswith("PRP"):
            found = [p for p in parties_of_phrase(reading.parties.doc, name.head) if is_person(p)]
            if found:
                return found
        if g.pos[i] not in OPENING and g.lower[i] not in LEADING and name is None:
            return []
    return []
