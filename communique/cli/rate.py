"""`communique rate`: how far a source, or a piece of information, is relied on."""

from typing import Annotated

import typer

from communique.cli.options import Record


def rate(
    record: Record,
    grade: Annotated[
        str, typer.Argument(metavar="GRADE", help="A to F for a source, 1 to 6 for information.", show_default=False)
    ],
    source: Annotated[
        str | None, typer.Option(metavar="PUBLISHER", help="The source to rate: a publisher's name or id.")
    ] = None,
    information: Annotated[
        str | None, typer.Option(metavar="ID", help="The document or record to rate, by its id or the id's beginning.")
    ] = None,
    by: Annotated[str, typer.Option(metavar="NAME", help="Who rates.")] = "analyst",
    why: Annotated[str | None, typer.Option(metavar="TEXT", help="The reason, in a few words.")] = None,
) -> None:
    """Rate a source (A to F) or information (1 to 6), by the Admiralty code; docs/reliability.md tells what each means.

    Earlier ratings stay; the last one counts. `communique show RECORD ratings` shows all.

    Example: `communique rate record.db --source "Harbour Wire" B --why "right on both visits"`
    """
    from communique.cli.choices import rated
    from communique.pipeline import rate as keep
    from communique.store import View

    with View(record) as view:
        axis, target, known = rated(view, source, information)
    keep(record, axis, target, known_grade(axis, grade), by=by, why=why)
    typer.echo(f"{known} is rated {grade.upper()} by {by}.")


def known_grade(axis: str, grade: str) -> str:
    """The grade as it is kept; raises `SettingsError` for one of the other axis or of none."""
    from communique.errors import SettingsError
    from communique.store.publishers import GRADES

    if len(grade) == 1 and grade.upper() in GRADES[axis]:
        return grade.upper()
    scale = "A to F" if axis == "source" else "1 to 6"
    what = "a source is" if axis == "source" else "information is"
    raise SettingsError(f"{grade!r}: {what} rated {scale}; see docs/reliability.md")
