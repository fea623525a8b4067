"""Windows of days: what a date may mean, to the day."""

from datetime import date

import pytest

from communique.records import Date, Published
from communique.resolve.days import Window, window


def days(start: str, end: str) -> Window | None:
    return window(Date.model_validate({"start": start, "end": end, "precision": "day", "basis": "stated"}))


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        ("2024", "2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02-10", "2024-02-12", date(2024, 2, 10), date(2024, 2, 12)),
    ],
)
def test_prefixes_hold_all_their_days(start: str, end: str, first: date, last: date) -> None:
    assert days(start, end) == Window(first.toordinal(), last.toordinal())


@pytest.mark.parametrize(
    ("start", "end"), [("2024-13", "2024-13"), ("2024-02-30", "2024-02-30"), ("soon", "soon"), ("2024", "2023")]
)
def test_what_names_no_days_is_no_window(start: str, end: str) -> None:
    assert days(start, end) is None


def test_publication_and_months() -> None:
    published = window(Published(date="2024-01-31", precision="day", basis="metadata"))
    assert published is not None and list(published.widened(0, 1).months()) == ["2024-01", "2024-02"]
    assert list(Window(1, 4000).months()) == [] and window(None) is None
