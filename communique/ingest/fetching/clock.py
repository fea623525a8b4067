"""Time, as what waits sees it: given from outside, so that a test need not wait."""

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time and lets it pass."""

    def now(self) -> datetime:
        """The time of day, in UTC."""
        ...

    def passed(self) -> float:
        """Seconds since some moment; it never goes back."""
        ...

    def sleep(self, seconds: float) -> None:
        """Lets time pass."""
        ...


class SystemClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        """The time of day, in UTC."""
        return datetime.now(UTC)

    def passed(self) -> float:
        """Seconds since the machine was started."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Waits."""
        time.sleep(seconds)
