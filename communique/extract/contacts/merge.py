"""Makes one contact of all its tellings in a document, however often it is told."""

from collections.abc import Iterable
from functools import cache

from communique.codebook import load
from communique.extract.contacts.contact import GATHERINGS, Contact
from communique.extract.contacts.days import finer
from communique.extract.contacts.party import is_person, is_state, is_unnamed, key
from communique.extract.contacts.sameness import SURE, are_same, places_agree, shared
from communique.records import Party, Place
from communique.settings import settings

MANY = 2  # parties beyond which "the meeting" was one of many
NEAR = 3  # sentences over which a telling goes on in time


def merged(contacts: Iterable[Contact]) -> list[Contact]:
    """The contacts of a document, each once, in order of their first telling."""
    out: list[Contact] = []
    dated: list[Contact] = []
    for contact in contacts:
        _take_day(contact, dated)
        if contact.date is not None and contact.status == "held" and not contact.apart:
            dated.append(contact)
        if contact.sequel:
            _take_parties(contact, out)
        known = _known(contact, [each for each in out if each.sequel] if contact.sequel else out)
        if known is not None:
            _join(known, contact)
        elif _stands(contact):
            _drop_states(contact)
            out.append(contact)
    return _again(out)


def _take_day(contact: Contact, dated: list[Contact]) -> None:
    """A held contact without a day takes that of the contacts told right before it, if one person is in both.

    "Lavrov held talks with Wang on April 9. He was also received by Xi Jinping": the telling goes on in time. Of
    several that of the same traveller, then the latest: "it repaid the trip of February" only looks back.
    """
    if contact.date is not None or contact.backdrop or contact.heading or contact.apart:
        return
    if contact.status != "held" or not contact.explicit_status:
        return
    before = [
        last
        for last in dated
        if contact.people() & last.people()
        and contact.sentences[0] - last.sentences[0] <= NEAR
        and places_agree(contact.place, last.place)
    ]
    days = [(len(_visitors(contact) & _visitors(last)), last.date.start, last.date) for last in before if last.date]
    if days:
        latest = max(days, key=lambda each: each[:2])[-1]
        contact.date = latest.model_copy(update={"basis": "relative:the contact told before"})


def _visitors(contact: Contact) -> set[str]:
    return {key(party) for party, part in contact.parties if part == "visitor"}


def _take_parties(contact: Contact, before: list[Contact]) -> None:
    """Whoever met before meets again: a sequel without parties takes those of the last talks told."""
    if len(contact.parties) < 2:
        last = next((each for each in reversed(before) if len(each.parties) > 1), None)
        contact.parties = [(party, "party") for party, _ in last.parties] if last is not None else []


def _again(contacts: list[Contact]) -> list[Contact]:
    """A second look: what a later telling completed may now agree with an earlier one."""
    out: list[Contact] = []
    for contact in contacts:
        known = next(
            (
                k
                for k in out
                if k.sequel == contact.sequel and shared(contact, k) >= SURE and are_same(contact, k, loose=False)
            ),
            None,
        )
        if known is not None:
            _join(known, contact)
        else:
            out.append(contact)
    return out


def _known(contact: Contact, known: list[Contact]) -> Contact | None:
    """The contact that a telling retells: the likeliest; the last told where several are, the first for bare words."""
    if contact.impersonal:
        return next((other for other in known if _at_once(contact, other)), _pointed_at(contact, known))
    if not contact.parties:
        return _pointed_at(contact, known)
    if contact.back and contact.attended:
        meant = _attended(contact, known)
        if meant is not None:
            return meant
    best: tuple[int, int] | None = None
    for index, other in enumerate(known):
        if not are_same(contact, other, loose=contact.back or contact.heading):
            continue
        placed = contact.place is not None and other.place is not None
        dated = contact.date is not None and other.date is not None
        rank = (2 * shared(contact, other) + placed + dated, index)
        if best is None or rank > best:
            best = rank
    return known[best[1]] if best is not None else None


def _at_once(contact: Contact, other: Contact) -> bool:
    """Whether two contacts fall on the same day and place, so that talks told of nobody may be those of the other."""
    if contact.date is None or other.date is None or contact.place is None:
        return False
    return are_same(contact, other, loose=True)


def _attended(contact: Contact, known: list[Contact]) -> Contact | None:
    """ "The Secretary General took part in the meeting": in the gathering of many that was told just before."""
    near = (k for k in reversed(known) if contact.sentences[0] - max(k.sentences) <= NEAR)
    return next((k for k in near if k.assembled or k.kind in GATHERINGS or len(k.parties) > MANY), None)


def _pointed_at(contact: Contact, known: list[Contact]) -> Contact | None:
    """What "the visit" or "the talks" points at: one just told, else the contact that the document begins with."""
    if not contact.back:
        return None
    fits = [other for other in known if are_same(contact, other, loose=True)]
    near = [other for other in fits if contact.sentences[0] - max(other.sentences) <= 1]
    return next(iter([*near[-1:], *fits]), None)


def _stands(contact: Contact) -> bool:
    """Whether a telling is enough for a record of its own."""
    located = contact.place is not None or contact.date is not None
    if contact.heading:
        return False
    if contact.impersonal:
        return True
    if contact.kind in GATHERINGS:
        return contact.title is not None and _is_called(contact, contact.title, located)
    if contact.kind == "visit":
        enough = located or contact.status in ("cancelled", "denied", "rumoured")
    else:
        enough = contact.attended or contact.firsthand or (contact.assembled and located)
    return len(contact.parties) > 1 or ((bool(contact.parties) or contact.firsthand) and enough)


def _is_called(contact: Contact, title: str, located: bool) -> bool:
    """Whether one knows which gathering is meant: by its parties, or by a name with a place or a day."""
    bodies = any(not name.startswith(("state:", "person:")) for name in contact.actors())
    named = any(word[:1].isupper() for word in title.split())
    placed_and_dated = contact.place is not None and contact.date is not None and " " in title
    return len(contact.parties) > 1 or bodies or (named and located) or placed_and_dated


def _join(known: Contact, told: Contact) -> None:
    """Adds what a telling knows to the contact."""
    _join_parties(known, told)
    if told.kind == "visit" and known.kind == "talks":
        known.kind = "visit"
    known.date = finer(known.date, told.date)
    known.place = _closer(known.place, told.place)
    known.title = known.title or told.title
    _join_status(known, told)
    known.sentences += [s for s in told.sentences if s not in known.sentences]
    known.triggers += told.triggers


def _join_parties(known: Contact, told: Contact) -> None:
    """Who is new takes part, too; who is known may turn out to be visitor or host."""
    at = {key(party): index for index, (party, _) in enumerate(known.parties)}
    for party, part in told.parties:
        index = at.get(key(party))
        if index is None:
            if not _stands_for_known(party, known):
                known.parties.append((party, part))
        elif part != "party" and known.parties[index][1] == "party":
            known.parties[index] = (known.parties[index][0], part)
    _drop_states(known)


def _join_status(known: Contact, told: Contact) -> None:
    """What is said goes before what is only likely, held before all else, planned before rumoured.

    What was planned is cancelled once a later telling says so.
    """
    if told.explicit_status and (told.status == "held" or not known.explicit_status):
        known.status, known.explicit_status = told.status, True
    elif {told.status, known.status} == {"planned", "rumoured"}:
        known.status = "planned"
    elif told.status == "cancelled" and known.status == "planned":
        known.status = "cancelled"
    elif told.status == "denied" and told.back:  # "there has been no such meeting"
        known.status = "denied"


def _stands_for_known(party: Party, contact: Contact) -> bool:
    """Whether a state, or one of its people without a name, is already there in the person who represents it."""
    if not is_state(party) and not is_unnamed(party):
        return False
    return party.country is not None and any(
        other.country == party.country and is_person(other) for other, _ in contact.parties
    )


def _drop_states(contact: Contact) -> None:
    """A state goes where a person stands for it."""
    contact.parties = [each for each in contact.parties if not _stands_for_known(each[0], contact)]


def _closer(a: Place | None, b: Place | None) -> Place | None:
    """The narrower of two places: a city before its country."""
    if a is None or b is None:
        return a or b
    return b if a.country == b.country and a.name in _state_names() and b.name not in _state_names() else a


@cache
def _state_names() -> frozenset[str]:
    """The names of countries: a place that is only a country is less than a city in it."""
    return frozenset(country.name for country in load(settings().codebook).countries)
