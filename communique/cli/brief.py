"""`communique brief`: the record as a few pages with citations."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from communique.cli.options import Record


def brief(
    record: Record,
    meeting: Annotated[
        str | None, typer.Option(metavar="ID", help="One meeting, by its id or the id's first characters.")
    ] = None,
    country: Annotated[
        list[str] | None, typer.Option(help="What concerns this country; repeated, what concerns all of them.")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="From this day, month or year on.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Up to this day, month or year.")] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write Markdown to a file.")
    ] = None,
    width: Annotated[int | None, typer.Option(min=40, help="Characters a line in the terminal.")] = None,
) -> None:
    """Write a brief in Markdown: every sentence with the words it stands on.

    In a terminal the brief is laid out to be read; into a file or a pipe it goes as Markdown.

    Example: `communique brief record.db --country Kenya --country Ethiopia --since 2024-03 -o brief.md`
    """
    from communique.cli.choices import country_codes, date_prefix, record_of
    from communique.errors import SettingsError
    from communique.publish.briefs import Selection
    from communique.publish.briefs import brief as write
    from communique.store import View

    codes = tuple(country_codes(country) or ())
    if meeting is not None and (codes or since is not None or until is not None):
        raise SettingsError("--meeting already says which documents a brief is of; leave the other choices out")
    with View(record) as view:
        chosen = record_of(view, "meeting", meeting) if meeting is not None else None
        text = write(view, Selection(chosen, codes, date_prefix(since), date_prefix(until)))
    if output is not None:
        output.write_text(text, encoding="utf-8")
    elif width is not None or sys.stdout.isatty():
        _lay_out(text, width)
    else:
        sys.stdout.write(text)


def _lay_out(text: str, width: int | None) -> None:
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console(width=width)
    console.print(Markdown(text, hyperlinks=False), width=width or min(console.width, 100))
