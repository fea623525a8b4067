"""Arguments and options that several commands share."""

import os
from pathlib import Path
from typing import Annotated

import typer

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH…",
        help="Files, folders, globs, .jsonl files, addresses (https://…), or - for standard input.",
        show_default=False,
    ),
]
Codebook = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="Codebook tables of your own, read after ours.", exists=True, file_okay=False),
]
Record = Annotated[
    Path, typer.Argument(metavar="RECORD", help="A record made by `communique build`.", show_default=False)
]


def use_codebook(folder: Path | None) -> None:
    """Makes a folder the codebook of the user, here and in the processes that we start."""
    if folder is not None:
        from communique.settings import settings

        os.environ["COMMUNIQUE_CODEBOOK"] = str(folder.absolute())
        settings.cache_clear()


def expect_documents(paths: list[str], workers: int = 1) -> None:
    """Starts the process that reads foreign bytes while spaCy is loaded, if this one will want it."""
    from communique.settings import settings

    foreign = [path for path in paths if path != "-" and not path.endswith((".jsonl", ".ndjson"))]
    if workers == 1 and foreign and settings().confined:
        from communique.read import confined

        confined.begin()
