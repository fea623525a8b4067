"""A bare weekday where the week is not known: the one explicit day of the text that falls on it.

A document of which only the month is known says "on Tuesday" and elsewhere "April 9": if that is the only day told
that is a Tuesday, it is that Tuesday.
"""

from dataclasses import replace
from datetime import date

from communique.annotate.mentions import Time
from communique.annotate.times.relative import WEEKDAY_BASIS

UNKNOWN_WEEK = "XXXX-WXX-"


def settled(times: list[Time]) -> list[Time]:
    """The times, with each bare weekday of an unknown week read as the only day of the text that fits."""
    if not any(time.value.startswith(UNKNOWN_WEEK) for time in times):
        return times
    days = sorted(
        {time.first for time in times if time.first is not None and len(time.first) == 10 and time.first == time.last}
    )
    out = []
    for time in times:
        number = time.value.removeprefix(UNKNOWN_WEEK)
        if time.type == "DATE" and time.first is None and number.isdecimal() and time.value.startswith(UNKNOWN_WEEK):
            fits = [day for day in days if date.fromisoformat(day).isoweekday() == int(number)]
            if len(fits) == 1:
                time = replace(time, value=fits[0], first=fits[0], last=fits[0], precision="day", basis=WEEKDAY_BASIS)
        out.append(time)
    return out
