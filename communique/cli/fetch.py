"""`communique fetch`: pages of the web into a file that can be read offline."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.errors import FAILED

if TYPE_CHECKING:
    from communique.ingest.fetching.collecting import Report

STYLES = {"fetched": "green", "unchanged": "", "known": "", "failed": "yellow"}
"""What becomes of an address, in the order in which it is counted, and its colour."""


def fetch(
    urls: Annotated[
        list[str] | None,
        typer.Argument(metavar="URL…", help="Addresses of pages, http or https.", show_default=False),
    ] = None,
    feed: Annotated[
        list[str] | None,
        typer.Option(metavar="URL", help="A feed (RSS, Atom, JSON Feed) and the pages that it names; may be repeated."),
    ] = None,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="The WARC file to make or to add to (.warc.gz).")
    ] = Path("pages.warc.gz"),
    again: Annotated[
        bool, typer.Option("--again", help="Ask for a feed's known pages again, too, and keep what has changed.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object an address, not a table.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 3 if an address cannot be fetched.")] = False,
) -> None:
    """Fetch pages and feeds, as their sites allow, into a WARC file that `communique build` reads offline.

    Obeys robots.txt, asks a site once a second at most, and asks for known pages only if they have changed. Nothing
    but public web servers is ever asked; docs/fetching.md tells the rules.

    Example: `communique fetch https://example.org/readout --feed https://example.org/news.xml -o pages.warc.gz`
    """
    from communique.errors import SettingsError
    from communique.ingest import fetching

    if not urls and not feed:
        raise SettingsError("no address given; name pages, or a feed with --feed URL")
    if not output.name.endswith(fetching.SUFFIX):
        raise SettingsError(
            f"{output}: what is fetched is kept in WARC files; give a name that ends in {fetching.SUFFIX}"
        )
    collector = fetching.Collector(fetching.fetcher(), fetching.Archive(output))
    pages = chain(collector.pages(urls or []), *(collector.feed(address, again=again) for address in feed or []))
    reports = list(_shown(pages, json=json))
    if not json:
        _print_table(reports, output)
    if strict and any(report.outcome == "failed" for report in reports):
        raise typer.Exit(FAILED)


def _shown(reports: "Iterable[Report]", *, json: bool) -> "Iterator[Report]":
    """The reports as they come: each printed at once as JSON, or counted on the terminal while the work goes on."""
    import orjson
    from rich.console import Console
    from rich.markup import escape

    console, counts = Console(stderr=True, highlight=False), Counter[str]()
    with console.status("fetching", spinner="dots") if console.is_terminal and not json else nullcontext() as status:
        for report in reports:
            counts[report.outcome] += 1
            if status is not None:
                status.update(escape(f"{_counted(counts)}; {report.address}"))
            if json:
                sys.stdout.buffer.write(orjson.dumps(asdict(report), option=orjson.OPT_APPEND_NEWLINE))
                sys.stdout.buffer.flush()
            yield report


def _print_table(reports: "Sequence[Report]", output: Path) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, expand=True, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("Outcome", no_wrap=True)
    table.add_column("Address", overflow="fold", ratio=3)
    table.add_column("Bytes", justify="right", no_wrap=True)
    table.add_column("Told", overflow="fold", ratio=2)
    for report in reports:
        led = f"leads to {report.final}" if report.final not in (None, report.address) else report.media_type
        table.add_row(
            Text(report.outcome, style=STYLES.get(report.outcome, "")),
            Text(report.address),
            f"{report.size:,}" if report.size else "",
            Text(report.reason or led or ""),
        )
    console = Console(highlight=False)
    console.print(table)
    counts = Counter[str](report.outcome for report in reports)
    console.print(f"{_counted(counts)}. The pages are in {output}", markup=False, soft_wrap=True)


def _counted(counts: "Mapping[str, int]") -> str:
    return ", ".join(f"{counts[outcome]:,} {outcome}" for outcome in STYLES if counts[outcome])
