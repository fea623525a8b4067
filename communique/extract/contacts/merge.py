"""Makes one contact of all its tellings in a document, however often it is told.

Two tellings are one contact where nothing speaks against it (other people, disjoint days, other places, another medium,
held against planned) and something speaks for it (shared people, or words that point back).
"""

from collections.abc import Iterable
from functools import cache

from communique.codebook import load
from communique.extract.contacts.contact import Contact
from communique.extract.contacts.days import finer, overlap
from communique.records import Party, Place

FAR = frozenset({"call", "video", "letter"})
GATHERINGS = frozenset({"summit", "conference"})


def merged(contacts: Iterable[Contact]) -> list[Contact]:
    """The contacts of a document, each once, in order of their first telling."""
    out: list[Contact] = []
    last: Contact | None = None
    for contact in contacts:
        _take_day(contact, last)
        last = contact if contact.date is not None and contact.status == "held" else last
        known = _known(contact, out)
        if known is not None:
            _join(known, contact)
        elif _stands(contact):
            _drop_states(contact)
            out.append(contact)
    return _again(out)


def _take_day(contact: Contact, last: Contact | None) -> None:
    """A held contact without a day takes that of the contact told right before it, if one person is in both.

    "Lavrov held talks with Wang on April 9. He was also received by Xi Jinping": the telling goes on in time.
    """
    if contact.date is not None or contact.status != "held" or contact.backdrop or contact.heading or last is None:
        return
    near = contact.sentences[0] - last.sentences[0] <= 3
    apart = (
        contact.place is not None
        and last.place is not None
        and not _places_agree(contact.place, last.place, strict=False)
    )
    if near and not apart and contact.people() & last.people() and last.date is not None and contact.explicit_status:
        contact.date = last.date.model_copy(update={"basis": "relative:the contact told before"})


def _again(contacts: list[Contact]) -> list[Contact]:
    """A second look: what a later telling completed may now agree with an earlier one."""
    out: list[Contact] = []
    for contact in contacts:
        known = next((k for k in out if _same(contact, k, loose=False) and _shared(contact, k) > 3), None)
        if known is not None:
            _join(known, contact)
        else:
            out.append(contact)
    return out


def _known(contact: Contact, known: list[Contact]) -> Contact | None:
    """The contact that a telling retells: the likeliest; the last told where several are, the first for bare words."""
    if not contact.parties:
        return _pointed_at(contact, known)
    best: tuple[int, int] | None = None
    for index, other in enumerate(known):
        if not _same(contact, other, loose=contact.back or contact.heading):
            continue
        placed = contact.place is not None and other.place is not None
        rank = (2 * _shared(contact, other) + placed + bool(contact.date and other.date), index)
        if best is None or rank > best:
            best = rank
    return known[best[1]] if best is not None else None


def _pointed_at(contact: Contact, known: list[Contact]) -> Contact | None:
    """What "the visit" or "the talks" points at: one just told, else the contact that the document begins with."""
    if not contact.back:
        return None
    fits = [other for other in known if _same(contact, other, loose=True)]
    near = [other for other in fits if contact.sentences[0] - max(other.sentences) <= 1]
    return near[-1] if near else fits[0] if fits else None


def _stands(contact: Contact) -> bool:
    """Whether a telling is enough for a record of its own."""
    if contact.heading:
        return False
    if contact.kind in GATHERINGS:
        if contact.title is None:
            return False
        bodies = [key for key in contact.keys() if not key.startswith(("state:", "person:"))]
        named = any(word[:1].isupper() for word in contact.title.split())
        return (
            len(contact.parties) > 1
            or bool(bodies)
            or (named and (contact.place is not None or contact.date is not None))
        )
    if contact.kind == "visit":
        return bool(contact.parties) and (
            contact.place is not None or len(contact.parties) > 1 or contact.date is not None
        )
    return len(contact.parties) > 1 or (contact.attended and bool(contact.parties))


def _same(a: Contact, b: Contact, *, loose: bool) -> bool:
    if not _kinds_agree(a, b) or not _status_agrees(a, b):
        return False
    if a.date is not None and b.date is not None and not overlap(a.date, b.date):
        return False
    if a.place is not None and b.place is not None and not _places_agree(a.place, b.place, strict=False):
        return False
    shared = _shared(a, b)
    if not a.parties:
        return loose
    if (
        a.kind == "visit"
        and b.kind == "talks"
        and a.sentences[0] not in b.sentences
        and not a.back
        and a.sentences > b.sentences
    ):
        if (a.date is not None and b.date is None) or (a.place is not None and b.place is None and shared < 4):
            return False
    if _contradict(a, b):
        return False
    if shared == 0:
        return False
    if loose or shared > 2:
        return True
    near = min(abs(s - t) for s in a.sentences for t in b.sentences) <= 1
    return near or (a.place is not None and b.place is not None) or (a.date is not None and b.date is not None)


def _contradict(a: Contact, b: Contact) -> bool:
    """Whether both name people on the same side who are not the same."""
    mine, theirs = a.people(), b.people()
    if mine and theirs:
        return not (mine <= theirs or theirs <= mine or (a.sentences[0] in b.sentences and bool(mine & theirs)))
    ours, others = _countries(a), _countries(b)
    if ours and others:
        return not (ours <= others or others <= ours)
    return False


def _countries(contact: Contact) -> set[str]:
    """The countries that a contact brings together: its participants' and, on a visit, that of the place."""
    place = contact.place.country if contact.place is not None and contact.kind == "visit" else None
    return contact.countries() | ({place} if place is not None else set())


def _shared(a: Contact, b: Contact) -> int:
    """How many participants two tellings share; a state is shared with its minister where the other names no people."""
    shared = 2 * len(a.keys() & b.keys())
    if not a.people() or not b.people():
        shared = max(shared, len(a.countries() & b.countries()))
    return shared


def _kinds_agree(a: Contact, b: Contact) -> bool:
    if not a.parties and a.kind == "visit":
        return b.kind == "visit"
    if (a.kind in FAR) != (b.kind in FAR):
        return False
    if a.kind in FAR:
        return a.kind == b.kind or a.back
    if (a.kind in GATHERINGS) != (b.kind in GATHERINGS):  # "the Putin-Xi summit" is their talks
        return len(a.people() & b.people()) > 1
    return True


def _status_agrees(a: Contact, b: Contact) -> bool:
    if a.status == b.status:
        return True
    pair = {a.status, b.status}
    if pair <= {"planned", "rumoured"}:
        return True
    if pair == {"held", "planned"}:
        if not (a.explicit_status and b.explicit_status):
            return a.back or a.heading
        return a.date is not None and b.date is not None and overlap(a.date, b.date)
    return not a.explicit_status and (a.back or a.heading)


def _places_agree(a: Place, b: Place | None, *, strict: bool) -> bool:
    if b is None:
        return False
    if a.name == b.name:
        return True
    return not strict and a.country is not None and a.country == b.country


def _join(known: Contact, told: Contact) -> None:
    """Adds what a telling knows to the contact."""
    by_key = {p.actor or p.name: k for k, (p, _) in enumerate(known.parties)}
    for p, part in told.parties:
        k = by_key.get(p.actor or p.name)
        if k is None:
            if not _stands_for_known(p, known):
                known.parties.append((p, part))
        elif part != "party" and known.parties[k][1] == "party":
            known.parties[k] = (known.parties[k][0], part)
    _drop_states(known)
    if told.kind == "visit" and known.kind == "talks":
        known.kind = "visit"
    known.date = finer(known.date, told.date)
    known.place = _closer(known.place, told.place)
    known.title = known.title or told.title
    if told.explicit_status and told.status == "held":
        known.status, known.explicit_status = "held", True
    elif told.explicit_status and not known.explicit_status:
        known.status, known.explicit_status = told.status, True
    elif "planned" in (told.status, known.status) and "rumoured" in (told.status, known.status):
        known.status = "planned"
    known.sentences += [s for s in told.sentences if s not in known.sentences]
    known.triggers += told.triggers


def _stands_for_known(p: Party, contact: Contact) -> bool:
    """Whether a state is already there in the person who represents it."""
    if not (p.actor or "").startswith("state:"):
        return False
    return any(
        q.country == p.country and (q.actor or "").startswith(("person:", "office:")) for q, _ in contact.parties
    )


def _drop_states(contact: Contact) -> None:
    people = {p.country for p, _ in contact.parties if (p.actor or "").startswith(("person:", "office:"))}
    contact.parties = [
        (p, part) for p, part in contact.parties if not ((p.actor or "").startswith("state:") and p.country in people)
    ]


def _closer(a: Place | None, b: Place | None) -> Place | None:
    """The narrower of two places: a city before its country."""
    if a is None or b is None:
        return a or b
    return b if a.country == b.country and a.name in _state_names() and b.name not in _state_names() else a


@cache
def _state_names() -> frozenset[str]:
    """The names of countries: a place that is only a country is less than a city in it."""
    return frozenset(country.name for country in load(None).countries)
