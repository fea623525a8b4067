"""A record at a glance: how much there is of what, of which days, who is named most, and what failed."""

from collections import Counter
from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from communique.records import Party
from communique.store import View
from communique.wording import counted, country_name, span_in_words

ACTORS_SHOWN = 10
FAILURES_SHOWN = 5


def overview(view: View) -> RenderableType:
    """What a record holds, to be printed in a terminal."""
    return Group(*_parts(view))


def _parts(view: View) -> Iterator[RenderableType]:
    counts = view.counts()
    yield Text.assemble(("Record", "bold"), f" of {counted(counts['document'], 'document')}{_published(view)}")
    span = _span(view)
    if span is not None:
        yield Text(f"The meetings that were held are of {span}.")
    yield _counts(view, counts)
    actors = _actors(view)
    if actors is not None:
        yield actors
    yield from _failures(view, counts["failure"])


def _counts(view: View, counts: dict[str, int]) -> Table:
    kinds = view.link_counts()
    rows = [(f"{name}s", count) for name, count in counts.items() if name not in ("failure", "judgment", "document")]
    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    made.add_column("Records")
    made.add_column("", justify="right")
    made.add_column("Links")
    made.add_column("", justify="right")
    rows = [row for row in rows if row[0] != "links"]
    links = sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))
    for i in range(max(len(rows), len(links))):
        left = (rows[i][0], f"{rows[i][1]:,}") if i < len(rows) else ("", "")
        right = (links[i][0].replace("_", " "), f"{links[i][1]:,}") if i < len(links) else ("", "")
        made.add_row(*left, *right)
    return made


def _published(view: View) -> str:
    days = view.days_of_publication()
    return "" if days is None else f", published {span_in_words(*days)}"


def _span(view: View) -> str | None:
    held = (meeting for meeting in view.records("meeting") if meeting.status == "held")
    dates = [meeting.date for meeting in held if meeting.date is not None]
    if not dates:
        return None
    return span_in_words(min(date.start for date in dates), max(date.end for date in dates))


def _actors(view: View) -> Table | None:
    """Who meets and speaks most."""
    meets: Counter[str] = Counter()
    speaks: Counter[str] = Counter()
    known: dict[str, Party] = {}
    for meeting in view.records("meeting"):
        for party in meeting.participants:
            meets[_note(known, party)] += 1
    for statement in view.records("statement"):
        if statement.speaker is not None:
            speaks[_note(known, statement.speaker)] += 1
    if not known:
        return None
    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for title in ("Most named", "Country"):
        made.add_column(title)
    for title in ("Meetings", "Statements"):
        made.add_column(title, justify="right")
    for key in sorted(known, key=lambda key: (-meets[key] - speaks[key], key))[:ACTORS_SHOWN]:
        made.add_row(known[key].name, country_name(known[key].country) or "–", str(meets[key]), str(speaks[key]))
    return made


def _note(known: dict[str, Party], party: Party) -> str:
    key = party.actor or party.name
    known.setdefault(key, party)
    return key


def _failures(view: View, count: int) -> Iterator[Text]:
    if not count:
        return
    yield Text(f"{counted(count, 'document')} could not be read:".capitalize(), style="yellow")
    for i, failure in enumerate(view.failures()):
        if i == FAILURES_SHOWN:
            yield Text(f"  … and {count - FAILURES_SHOWN} more")
            return
        yield Text(f"  {failure.source}: {failure.reason}")
