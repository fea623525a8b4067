"""The command line: one file a command group. Nothing heavy is imported before a command runs."""

from typing import Annotated

import typer

from communique import __version__
from communique.cli import annotate, brief, build, export, fetch, rate, read, show
from communique.cli.errors import explained

app = typer.Typer(
    name="communique",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
COMMANDS = (fetch.fetch, build.build, read.read, show.show, brief.brief, rate.rate, export.export, annotate.annotate)
for command in COMMANDS:
    app.command()(explained(command))


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"communique {__version__}")
        raise typer.Exit


@app.callback()
def communique(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Read documents about diplomacy and keep one record of what they say, every value with its words.

    Example: `communique build articles/ -o record.db && communique brief record.db`
    """


def main() -> None:
    """Runs the command line."""
    app()
