"""`communique export`: the record for other programs."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from communique.cli.options import Record


def export(
    record: Record,
    format: Annotated[
        str, typer.Option("--format", "-f", help="The form to write, by the name of its exporter.")
    ] = "jsonl",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The file to write.", show_default="standard output")
    ] = None,
) -> None:
    """Write the whole record, one JSON object a line, as docs/record.md tells.

    Example: `communique export record.db --format jsonl -o record.jsonl`
    """
    from communique import registry
    from communique.errors import SettingsError
    from communique.store import View

    exporter = registry.load("exporters", format)
    with View(record) as view:
        if output is None:
            sys.stdout.buffer.writelines(exporter(view))
            sys.stdout.buffer.flush()
            return
        try:
            with output.open("wb") as file:
                file.writelines(exporter(view))
        except OSError as error:
            raise SettingsError(
                f"{output}: cannot be written: {error.strerror}; choose another place with -o"
            ) from error
