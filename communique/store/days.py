"""The first and the last day of an ISO prefix, so that days compare as text."""

from calendar import monthrange


def first_day(prefix: str) -> str:
    """The first day of a year, month or day: `2024-02` begins on `2024-02-01`."""
    return prefix + "0001-01-01"[len(prefix) :]


def last_day(prefix: str) -> str:
    """The last day of a year, month or day: `2024-02` ends on `2024-02-29`."""
    if len(prefix) == len("2024"):
        return f"{prefix}-12-31"
    if len(prefix) == len("2024-02"):
        year, month = prefix.split("-")
        return f"{prefix}-{monthrange(int(year), int(month))[1]:02}"
    return prefix
