"""Whether two tellings are of one contact.

They are where nothing speaks against it (other people, disjoint days, other places, another medium, held against
planned) and something speaks for it (shared people, or words that point back).
"""

from communique.extract.contacts.contact import GATHERINGS, Contact
from communique.extract.contacts.days import overlap
from communique.extract.contacts.party import key
from communique.records import Place

FAR = frozenset({"call", "video", "letter"})  # kinds for which nobody travels
SURE = 4  # what two tellings with the same two participants share


def are_same(a: Contact, b: Contact, *, loose: bool) -> bool:
    """Whether telling `a` retells `b`; `loose` where the words of `a` point back, which needs less in common."""
    if not (_kinds_agree(a, b) and _status_agrees(a, b) and _days_agree(a, b) and places_agree(a.place, b.place)):
        return False
    if set(a.triggers) & set(b.triggers):  # "met A on Monday and B on Tuesday"
        return False
    if a.apart != b.apart and set(a.sentences) & set(b.sentences):
        return False
    if not a.parties:
        return loose
    common = shared(a, b)
    if common == 0 or _is_new_visit(a, b, common) or _contradict(a, b) or _trade_places(a, b):
        return False
    near = min(abs(s - t) for s in a.sentences for t in b.sentences) <= 1
    located = (a.place is not None and b.place is not None) or (a.date is not None and b.date is not None)
    return loose or common > 2 or near or located


def shared(a: Contact, b: Contact) -> int:
    """How much two tellings share: two for each participant; one for each country where one names no people."""
    common = 2 * len(a.actors() & b.actors())
    if not a.people() or not b.people():
        common = max(common, len(a.countries() & b.countries()))
    return common


def places_agree(a: Place | None, b: Place | None) -> bool:
    """Whether two places may be the same: one and its country, or two of one country; unknown places always."""
    if a is None or b is None:
        return True
    return a.name == b.name or (a.country is not None and a.country == b.country)


def _days_agree(a: Contact, b: Contact) -> bool:
    return a.date is None or b.date is None or overlap(a.date, b.date)


def _is_new_visit(a: Contact, b: Contact, common: int) -> bool:
    """Whether a visit told behind talks is another contact, as its own day or place tells."""
    if not b.people():  # "the Russia-China talks" are those of the ministers told next
        return False
    if a.kind != "visit" or b.kind != "talks" or a.back or a.sentences[0] in b.sentences or a.sentences < b.sentences:
        return False
    return (a.date is not None and b.date is None) or (a.place is not None and b.place is None and common < SURE)


def _contradict(a: Contact, b: Contact) -> bool:
    """Whether both name people on the same side who are not the same."""
    mine, theirs = a.people(), b.people()
    if mine and theirs:
        return not (mine <= theirs or theirs <= mine)
    ours, others = _countries(a), _countries(b)
    return bool(ours and others) and not (ours <= others or others <= ours)


def _trade_places(a: Contact, b: Contact) -> bool:
    """Whether the visitor of one telling is the host of the other: "she visited Peru", "she received the envoy"."""
    roles = [{(key(party), part) for party, part in contact.parties} for contact in (a, b)]
    return any(
        (who, "host") in other for mine, other in (roles, roles[::-1]) for who, part in mine if part == "visitor"
    )


def _countries(contact: Contact) -> set[str]:
    """The countries that a contact brings together: its participants' and, on a visit, that of the place."""
    place = contact.place.country if contact.place is not None and contact.kind == "visit" else None
    return contact.countries() | ({place} if place is not None else set())


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
    pair = {a.status, b.status}
    if len(pair) == 1 or pair == {"planned", "rumoured"}:
        return True
    points_back = a.back or a.heading
    if points_back and a.status == "denied" and not a.parties:  # "there has been no such meeting"
        return True
    if points_back and pair == {"planned", "cancelled"}:  # "was due to visit, but the trip was postponed"
        return True
    if pair != {"held", "planned"}:
        return points_back and not a.explicit_status
    if a.explicit_status and b.explicit_status:
        return a.date is not None and b.date is not None and overlap(a.date, b.date)
    return points_back and not a.explicit_status
