"""`communique show`: the record as tables."""

from typing import Annotated

import typer

from communique.cli.options import Record

What = Annotated[
    str | None,
    typer.Argument(
        metavar="[WHAT]",
        help="meetings, statements, outcomes, figures, restrictions, forecasts, disputes, events, documents, sources, "
        "ratings or links; "
        "nothing for an overview.",
        show_default=False,
    ),
]
Several = list[str] | None


def show(
    record: Record,
    what: What = None,
    actor: Annotated[Several, typer.Option(help="An actor's id, or words of its name; may be repeated.")] = None,
    country: Annotated[Several, typer.Option(help="A country's name or two-letter code; may be repeated.")] = None,
    issue: Annotated[Several, typer.Option(help="An issue's id; may be repeated.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="From this day, month or year on.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Up to this day, month or year.")] = None,
    min_source: Annotated[
        str | None, typer.Option(metavar="GRADE", help="Only from sources that you rated so, A to F, or better.")
    ] = None,
    limit: Annotated[int, typer.Option(min=0, help="Rows at most; 0 for all.")] = 50,
    wide: Annotated[bool, typer.Option("--wide", "-w", help="All columns; best at 160 characters or more.")] = False,
    no_color: Annotated[bool, typer.Option("--no-color", help="No colours; NO_COLOR does the same.")] = False,
) -> None:
    """Print the record as tables, by date.

    A record that tells no day counts with the day on which its document was published.

    Example: `communique show record.db meetings --country Kenya --since 2024-03`
    """
    from rich.console import Console

    from communique.cli.choices import country_codes, date_prefix, letter
    from communique.errors import SettingsError
    from communique.publish.overview import overview
    from communique.publish.tables import KINDS, table
    from communique.store import View

    console = Console(no_color=True if no_color else None, highlight=False)
    if what is not None and what not in KINDS:
        raise SettingsError(f"there is no table of {what!r}; known: {', '.join(KINDS)}")
    filters = {
        "actor": actor or None,
        "country": country_codes(country),
        "issue": issue or None,
        "since": date_prefix(since),
        "until": date_prefix(until),
        "min_source": letter(min_source),
    }
    with View(record) as view:
        if what is None:
            console.print(overview(view))
            return
        made, more = table(view, what, filters, limit=limit or None, wide=wide)
    if not made.row_count:
        console.print(f"No {what} here{' with these filters' if any(filters.values()) else ''}.")
        return
    console.print(made)
    if more:
        console.print(f"The first {limit} {what}; --limit 0 shows all.", style="dim")
