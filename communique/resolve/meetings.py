"""`same_meeting`: one meeting as several documents tell it."""

from collections.abc import Iterator, Sequence

from communique.records import Link
from communique.resolve.contacts import Contact
from communique.resolve.corpus import Corpus, make_link
from communique.wording import days_in_words, listed


class SameMeeting:
    """Groups the tellings of one meeting: its participants, days and place agree, and nothing contradicts.

    Two contacts of the same people on different days stay apart, a visit and a call too; a telling that names one
    side only joins when day and place are the same.
    """

    name = "same_meeting"
    version = 3

    def __call__(self, corpus: Corpus) -> Iterator[Link]:
        """Yields a link for each meeting that two or more documents tell of."""
        for group in corpus.contacts.groups():
            tellers = corpus.tellers(one.document for one in group.told)
            yield make_link("same_meeting", [one.id for one in group.told], why(group.told, tellers), group.score)


def why(told: Sequence[Contact], tellers: str) -> str:
    """What the tellings have in common, in one sentence; `tellers` says how many documents they are of."""
    names = _names(told)
    days = _days(told)
    places = sorted({one.place.title() for one in told if one.place is not None})
    parts = [f"{tellers} tell of a contact of {listed(names)}" if names else f"{tellers} tell of a contact"]
    if places:
        parts.append(f"in {listed(places)}")
    parts.append(f"on the same days ({days})" if days else "with no date that tells them apart")
    return " ".join(parts) + "."


def _names(told: Sequence[Contact]) -> list[str]:
    """The participants that most tellings name, persons first."""
    count: dict[str, int] = {}
    name: dict[str, str] = {}
    rank: dict[str, bool] = {}
    for one in told:
        for s in one.sides:
            count[s.key] = count.get(s.key, 0) + 1
            name[s.key] = min(name.get(s.key, s.name), s.name)
            rank[s.key] = not s.person
    best = sorted(count, key=lambda key: (rank[key], -count[key], key))[:4]
    return [name[key] for key in best]


def _days(told: Sequence[Contact]) -> str | None:
    firm = [one.days for one in told if one.firm and one.days is not None]
    if not firm:
        return None
    return days_in_words(max(days.first for days in firm), min(days.last for days in firm))
