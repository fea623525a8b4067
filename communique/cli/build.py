"""`communique build`: from documents to a record."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.errors import FAILED
from communique.cli.options import Codebook, Sources, expect_documents, use_codebook

if TYPE_CHECKING:
    from communique.steps import Summary

FAILURES_SHOWN = 20


def build(
    paths: Sources,
    output: Annotated[Path, typer.Option("-o", "--output", help="The record to make or to add to.")] = Path(
        "record.db"
    ),
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes that parse at the same time.", show_default="1")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 3 if a document cannot be read.")] = False,
    codebook: Codebook = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print failures only.")] = False,
) -> None:
    """Read documents and keep the record of what they say.

    Reads files, folders, globs, `.jsonl` files, addresses of the web and `-` for standard input. Building
    again adds only what is new; a build that was stopped goes on where it was.

    Example: `communique build articles/ more.jsonl -o record.db --workers 2`
    """
    use_codebook(codebook)
    from communique.settings import settings

    workers = workers or settings().workers
    expect_documents(paths, workers)
    from communique.cli.progress import shown
    from communique.pipeline import build as run

    with shown(paths, quiet=quiet) as progress:
        summary = run(paths, output, workers=workers, progress=progress)
    _report(summary, output, quiet=quiet)
    if strict and summary.failures:
        raise typer.Exit(FAILED)


def _report(summary: "Summary", output: Path, *, quiet: bool) -> None:
    from rich.console import Console

    console = Console(stderr=True, highlight=False, soft_wrap=True, markup=False)
    for step in summary.failures[:FAILURES_SHOWN]:
        console.print(f"failed: {step.source}: {step.reason}", style="yellow")
    if len(summary.failures) > FAILURES_SHOWN:
        left = len(summary.failures) - FAILURES_SHOWN
        console.print(f"... and {left} more; all are kept in the table `failure` of {output}", style="yellow")
    if not quiet:
        known = f", {summary.known:,} known already" if summary.known else ""
        failed = f", {len(summary.failures):,} failed" if summary.failures else ""
        console.print(
            f"{_counted(summary.read, 'document')} read ({_counted(summary.words, 'word')}){known}{failed}; "
            f"{_counted(summary.links, 'link')}. "
            f"The record is {os.fspath(output)}"
        )


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
