"""Keeps the record: all SQL lives here. `Writer` writes, `View` reads.

`from communique.store import View, Writer` imports only the one that is named.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from communique.store.view import Entry, Failure, View
    from communique.store.writer import UnkeepableError, Writer

__all__ = ["Entry", "Failure", "UnkeepableError", "View", "Writer"]


def __getattr__(name: str) -> Any:
    """Imports what is asked for: the command line must start fast."""
    if name in ("Writer", "UnkeepableError"):
        from communique.store import writer

        return getattr(writer, name)
    if name in __all__:
        from communique.store import view

        return getattr(view, name)
    raise AttributeError(name)
