"""The cue table of forecasts, read once."""

from typing import Any

from communique.codebook import cues

TABLE: dict[str, Any] = cues("forecasts")

Band = tuple[float, float]
BANDS: dict[str, Band] = {name: (low, high) for name, (low, high) in TABLE["bands"].items()}
WORDS: dict[str, str] = {word: band for band, words in TABLE["words"].items() for word in words}
RAISED: dict[str, str] = TABLE["raised"]


def words(name: str) -> frozenset[str]:
    """A list of the table as a set."""
    return frozenset(TABLE[name])


MODALS, DOUBTING, HABITUAL = words("modals"), words("doubting"), words("habitual")
SUBJECT_TO, PASSIVE_ONLY, THAT, CHANCES = words("subject_to"), words("passive_only"), words("that"), words("chances")
OBJECT_OF, PLANS, CONFIRMING = words("object_of"), words("plans"), words("confirming")
STATIVE, EVENTS, EVENT_NOUNS = words("stative"), words("events"), words("event_nouns")
SCHEDULED, ANNOUNCED, REPORTING, WISHING = (
    words("scheduled"),
    words("announced_nouns"),
    words("reporting"),
    words("wishing"),
)
OPEN_MARKS, STRONGER = words("open_marks"), words("stronger")
MORE_CHANCE, LESS_CHANCE = words("more_chance"), words("less_chance")
GIVING_UP, FORESEEING, REPORTED, REPORTING_NOUNS = (
    words("giving_up"),
    words("foreseeing"),
    words("reported"),
    words("reporting_nouns"),
)
OPENING = words("opening")
TIMETABLE, MOVED, APPOINTED = words("timetable"), words("moved"), words("appointed")
ADJECTIVES, GUESSES, ASTONISHED, UNCLEAR = words("adjectives"), words("guesses"), words("astonished"), words("unclear")
ESTIMATING, WISH_NOUNS = words("estimating"), words("wish_nouns")
