"""An analyst's judgments laid over what the program found; what was found stays as it is underneath."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

import orjson
from pydantic import ValidationError

from communique.errors import StoreError
from communique.records import Found, Judgment, Link, link_id


def corrected(found: Found, judgment: Judgment) -> Found:
    """The record with an analyst's value in it.

    The judgment's `field` may lead inside (`date.start`, `participants.0.role`). Raises `StoreError` where it leads
    nowhere or its value is not one of that field.
    """
    values = found.model_dump()
    _put(values, judgment)
    try:
        return type(found).model_validate(values)
    except ValidationError as error:
        reason = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise StoreError(f"a correction of {found.id} gives a value that its field cannot hold: {reason}") from error


def _put(values: dict[str, Any], judgment: Judgment) -> None:
    *way, last = (judgment.field or "").split(".")
    at: Any = values
    try:
        for step in way:
            at = at[int(step)] if isinstance(at, list | tuple) else at[step]
        at[last]  # a correction mends a field that is there
        at[last] = orjson.loads(judgment.value or "null")
    except (KeyError, IndexError, ValueError, TypeError) as error:
        raise StoreError(
            f"judgment {judgment.id} corrects {judgment.field!r}, which {values['id']} does not have"
        ) from error


def judged_same(judgment: Judgment) -> Link:
    """The link that an analyst makes by judging records the same."""
    return Link.model_validate(
        {
            "id": link_id(judgment.kind, list(judgment.members)),
            "kind": judgment.kind,
            "members": judgment.members,
            "by": f"analyst:{judgment.by}",
            "why": judgment.note or f"Judged the same by {judgment.by}.",
            "score": 1.0,
        }
    )


class Judged:
    """All judgments of a record, sorted out by what they do."""

    def __init__(self, judgments: Iterable[Judgment]) -> None:
        """Takes the judgments in the order in which they were made; the last word on a thing counts."""
        self.corrections: dict[str, list[Judgment]] = {}
        self.rejected: set[str] = set()
        self.same: dict[str, Link] = {}
        self._different: dict[frozenset[str], Judgment] = {}
        for judgment in judgments:
            self._take(judgment)

    @property
    def any(self) -> bool:
        """Whether an analyst has changed anything."""
        return bool(self.corrections or self.rejected or self.same or self._different)

    @cached_property
    def linked(self) -> set[str]:
        """The records and documents that an analyst has put into links."""
        return {member for link in self.same.values() for member in link.members}

    def forbids(self, link: Link) -> bool:
        """Whether an analyst has judged two of the link's members different, or one of them wrong."""
        members = set(link.members)
        if members & self.rejected:
            return True
        return any(pair <= members and judgment.kind == link.kind for pair, judgment in self._different.items())

    def _take(self, judgment: Judgment) -> None:
        match judgment.verdict:
            case "correct":
                for member in judgment.members:
                    self.corrections.setdefault(member, []).append(judgment)
            case "reject":
                self.rejected.update(judgment.members)
            case "confirm":
                self.rejected.difference_update(judgment.members)
            case "same":
                link = judged_same(judgment)
                self.same[link.id] = link
                self._different.pop(frozenset(judgment.members), None)
            case "different":
                self._different[frozenset(judgment.members)] = judgment
                self.same.pop(link_id(judgment.kind, list(judgment.members)), None)
            case "note":
                pass
