"""One telling of a contact, by tokens: the step between the parse and a meeting."""

from dataclasses import dataclass, field

from communique.extract.contacts.party import is_person, key
from communique.records import Date, MeetingKind, MeetingStatus, Party, Place

GATHERINGS = frozenset({"summit", "conference"})  # kinds with a title, of any number of parties


@dataclass(slots=True)
class Contact:
    """Who met whom, where and when, as one trigger word tells it; each party with its part in the meeting.

    `back` is true where the words point back ("the visit", "during the talks"); `explicit_status` where the words
    themselves say whether it took place, not just the default of a noun.
    """

    trigger: int
    kind: MeetingKind
    status: MeetingStatus
    parties: list[tuple[Party, str]] = field(default_factory=list)
    place: Place | None = None
    places: list[Place] = field(default_factory=list)  # all that one verb names: "visited Serbia and Hungary"
    date: Date | None = None
    title: str | None = None
    back: bool = False
    heading: bool = False
    attended: bool = False  # told of one who takes part: "will attend the meeting"
    assembled: bool = False  # told of many in one word: "EU leaders met in Brussels"
    impersonal: bool = False  # told of nobody: "talks on the dam ended in Lima on 2 May"
    firsthand: bool = False  # told by one who took part: "I met the envoy in Lima"
    backdrop: bool = False  # told as background: "had met", "last year"
    apart: bool = False  # told only to place another contact in time: "met, months after their summit in Lima"
    sequel: bool = False  # one more between the parties of the contact told before: "the next round"
    explicit_status: bool = False
    sentences: list[int] = field(default_factory=list)
    triggers: list[int] = field(default_factory=list)

    def actors(self) -> set[str]:
        """What tells the participants apart: the actor id, else the name."""
        return {key(party) for party, _ in self.parties}

    def people(self) -> set[str]:
        """The keys of the participants that are people or offices."""
        return {key(party) for party, _ in self.parties if is_person(party)}

    def countries(self) -> set[str]:
        """The countries of the participants."""
        return {party.country for party, _ in self.parties if party.country is not None}
