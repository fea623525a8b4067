"""`communique annotate`: what the annotators see, before any record is made."""

import sys
from typing import Annotated, Literal

import typer

from communique.cli.errors import FAILED, complain
from communique.cli.options import Codebook, Sources, expect_documents, use_codebook


def annotate(
    paths: Sources,
    format: Annotated[Literal["jsonl"], typer.Option("--format", "-f", help="The form to print.")] = "jsonl",
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 3 if a document cannot be read.")] = False,
    codebook: Codebook = None,
) -> None:
    """Print times, names, roles, quantities and quotations as they are found, one JSON object a line.

    Each document's own line comes first, and then its mentions in order of the text.

    Example: `communique annotate articles/ --format jsonl > mentions.jsonl`
    """
    use_codebook(codebook)
    expect_documents(paths)
    from communique.publish.mentions import lines
    from communique.steps import Trouble
    from communique.understanding import annotated

    failed = False
    for source, result in annotated(paths):
        if isinstance(result, Trouble):
            failed = True
            complain(f"failed: {source}: {result.reason}")
        else:
            sys.stdout.buffer.writelines(lines(*result))
            sys.stdout.buffer.flush()
    if failed and strict:
        raise typer.Exit(FAILED)
