"""What a container may cost: every limit in one place, and the guard that keeps to them.

A document has the limit of all documents, `paths.LARGEST`. The limits here are far above what honest archives need
and far below what fills a memory or a day; they are no settings, for an archive beyond them can be unpacked by hand.
"""

from collections.abc import Callable

MEMBERS = 1_000_000
"""Members of one container, with those of the containers in it."""
TOTAL = 64 * 1024**3
"""Bytes that one container unpacks to: a container streams through, so this bounds time, not memory."""
RATIO = 200
"""Bytes unpacked for each packed one. Pages pack at 5 to 20, tables at up to 100, and deflate's utmost is 1,032."""
FREE = 64 * 1024 * 1024
"""Bytes that are unpacked before the ratio counts: a small file may be as monotonous as it likes."""
NESTING = 3
"""Containers in containers, the outermost counted; gzip around a tar, mail box or web archive is one with it."""
DIRECTORY = 32 * 1024 * 1024
"""Bytes of a ZIP's list of members, which is the one thing read into memory whole: some 300,000 names."""
SPOOLED = 4 * 1024**3
"""Bytes of a ZIP that comes by standard input or in another container: it waits in a nameless temporary file."""
IN_MEMORY = 16 * 1024 * 1024
"""Bytes up to which such a ZIP waits in memory."""
HEADERS = 1024 * 1024
"""Bytes of the headers of one record of a web archive."""
LZMA_MEMORY = 128 * 1024 * 1024
"""Bytes that unpacking xz may take: its default needs 9 MiB, its utmost 4 GiB."""
NAME = 300
"""Code points of a member's name as it is shown."""
ENTRIES = 100_000
"""Entries of one feed."""
FEED = 16 * 1024 * 1024
"""Bytes of one feed, which is turned into text as a whole; the largest that people read have two million."""


class Exceeded(Exception):
    """A container goes past a limit: it ends, and what stands around it goes on."""

    def __init__(self, guard: "Guard", place: str, reason: str) -> None:
        super().__init__(reason)
        self.guard, self.place, self.reason = guard, place, reason


class Guard:
    """What one container has cost so far; what is unpacked in it counts for the containers around it, too.

    `packed` tells how many packed bytes stand against what was unpacked.
    """

    def __init__(self, label: str, packed: Callable[[], int], outer: "Guard | None" = None, *, level: int = 1) -> None:
        self.label, self.level, self._outer, self.packed = label, level, outer, packed
        self._members = self._unpacked = 0

    def count(self, place: str) -> None:
        """Counts one more member; raises `Exceeded` for one too many."""
        for guard in self._and_outer():
            guard._members += 1
            if guard._members > MEMBERS:
                raise Exceeded(guard, place, f"more than {MEMBERS:,} members: the rest of {guard.label} is left out")

    def charge(self, size: int, place: str) -> None:
        """Counts unpacked bytes; raises `Exceeded` when they are too many, or too many for the packed ones."""
        for guard in self._and_outer():
            guard._unpacked += size
            if guard._unpacked > TOTAL:
                reason = f"more than {TOTAL:,} bytes unpacked"
            elif guard._unpacked > FREE + RATIO * guard.packed():
                reason = f"it unpacks to more than {RATIO} times its size, as bombs do"
            else:
                continue
            raise Exceeded(guard, place, f"{reason}: the rest of {guard.label} is left out")

    def check(self, unpacked: int, packed: int, place: str) -> None:
        """Raises `Exceeded` for a member that by its own words unpacks to too much, before it is unpacked."""
        if unpacked > FREE + RATIO * packed:
            reason = f"it says that it unpacks from {packed:,} bytes to {unpacked:,}, as bombs do"
            raise Exceeded(self, place, f"{reason}: the rest of {self.label} is left out")

    def _and_outer(self) -> "list[Guard]":
        found, guard = [], self
        while True:
            found.append(guard)
            if guard._outer is None:
                return found
            guard = guard._outer
