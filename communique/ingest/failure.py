"""A source that gave no document, and why."""

from communique.records import Record


class Failure(Record):
    """A file or line that cannot be taken in; the run goes on without it. `source` names file and line."""

    source: str
    reason: str
