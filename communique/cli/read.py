"""`communique read`: how documents are read, before anything is found in them."""

import sys
from typing import Annotated, Literal

import typer

from communique.cli.errors import FAILED, complain
from communique.cli.options import Codebook, Sources, use_codebook


def read(
    paths: Sources,
    format: Annotated[
        Literal["text", "jsonl"], typer.Option("--format", "-f", help="For a person, or the line of an export.")
    ] = "text",
    kept: Annotated[bool, typer.Option("--kept", help="Leave out what was removed.")] = False,
    whole: Annotated[bool, typer.Option("--whole", help="Show long removed pieces to their end.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 3 if a document cannot be read.")] = False,
    no_color: Annotated[bool, typer.Option("--no-color", help="No colours; NO_COLOR does the same.")] = False,
    codebook: Codebook = None,
) -> None:
    """Show how documents are read: title, authors, day and publisher, and the zone of every piece of their text.

    What is no part of the article (menus, comments, advertisements) is struck out and marked with its reason. No
    record is made.

    Example: `communique read article.html --kept`
    """
    use_codebook(codebook)
    from rich.console import Console

    from communique.publish.jsonl import line_alone
    from communique.publish.reading import reading
    from communique.steps import Trouble
    from communique.understanding import articles

    console, failed = Console(no_color=True if no_color else None, highlight=False), False
    for source, result in articles(paths):
        if isinstance(result, Trouble):
            failed = True
            complain(f"failed: {source}: {result.reason}")
        elif format == "jsonl":
            sys.stdout.buffer.write(line_alone(*result))
            sys.stdout.buffer.flush()
        else:
            console.print(reading(*result, whole=whole, kept_only=kept))
    if failed and strict:
        raise typer.Exit(FAILED)
