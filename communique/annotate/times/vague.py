"""Expressions that point at past, present or future without a date."""

from communique.annotate.times.context import Context
from communique.annotate.times.lexicon import lexicon
from communique.annotate.times.readings import unknown
from communique.annotate.times.rules import Match, Reading, rule
from communique.annotate.times.tense import PAST

Read = Reading | list[Reading] | None


@rule("(?:RIGHT|MORE)? VAGUE")
def vague(match: Match, context: Context) -> Read:
    """Reads "now", "recently", "soon"."""
    word = match.words()[-1]
    if word == "shortly" and context.after(match) in ("after", "before", "thereafter", "afterwards"):
        return None
    if word in ("soon", "shortly") and context.direction(match) == PAST:
        return None  # "soon gave way" tells of no future
    if word == "soon" and (context.before(match) == "as" or context.after(match) in ("after", "afterwards", "became")):
        return None
    return unknown(lexicon().value(word))


@rule("PREVIOUSLY")
def previously(match: Match, context: Context) -> Read:
    """Reads "previously" in news; in a history it only orders what is told."""
    return None if context.history else unknown("PAST_REF")


@rule("A LATER DATE")
def later_date(match: Match, context: Context) -> Read:
    """Reads "a later date"."""
    return unknown("FUTURE_REF")


@rule("FORMER")
def former(match: Match, context: Context) -> Read:
    """Reads "former" in a history, where it looks back from the time told, as TIMEX2's guidelines have it."""
    return unknown("PAST_REF") if context.history and context.published is not None else None


@rule("RECENT", "CURRENT", "LATEST PERIOD", weight=-2)
def adjective(match: Match, context: Context) -> Read:
    """Reads "recent" and "current" before a noun, "at present"."""
    word = match.words()[0]
    token = match.atoms.tokens[match.start]
    if word == "present" and context.before(match) not in ("at", "the"):
        return None
    if word == "present" and context.before(match) == "the" and context.grammar.pos[token] != "NOUN":
        return None
    if word not in ("recent", "present") and context.grammar.pos[token] != "ADJ":
        return None
    return unknown("PAST_REF" if word == "recent" else "PRESENT_REF")


@rule("THE LAST", "THE? NEAR? WORDTIME", "THE NEAR TERM", weight=-2)
def past_or_future(match: Match, context: Context) -> Read:
    """Reads "the past", "the near future"."""
    words = match.words()
    token = match.atoms.tokens[match.end - 1]
    if words[-1] == "past" and context.grammar.pos[token] == "NOUN":
        return unknown("PAST_REF")
    if words[-1] in ("future", "term"):
        return unknown("FUTURE_REF")
    return None


@rule(
    "THESE unit=UNITS",
    "AT? THE MOMENT",
    "(?:THE? CURRENT|MODERN) DASH? (?:UNIT|UNITS|TIME)",
    "THIS TIME",
    "AT THE TIME",
    weight=2,
)
def present(match: Match, context: Context) -> Read:
    """Reads "these days", "the moment", "the present day", "this time"; "at the time" looks back."""
    words = match.words()
    if words[-1] == "times" or (words[0] == "these" and words[-1] != "days"):
        return None
    if words[-1] == "time" and "the" in words and "present" not in words:
        return unknown("PAST_REF") if context.after(match) != "of" else None
    if words[-1] == "time" and words[0] == "this" and context.before(match) not in ("at", "by", "from"):
        return None
    if words[0] == "at":
        return None
    return unknown("PRESENT_REF")
