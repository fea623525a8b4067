"""What goes wrong, told in one line that says what to do next."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec

from communique.errors import CommuniqueError

Given = ParamSpec("Given")

USAGE, FAILED, STOPPED = 2, 3, 130  # exit codes: cannot go on; --strict and a document failed; Ctrl-C


def explained(command: Callable[Given, None]) -> Callable[Given, None]:
    """The same command, telling what goes wrong in one line."""

    @wraps(command)
    def run(*args: Given.args, **options: Given.kwargs) -> None:
        with explanations():
            command(*args, **options)

    return run


@contextmanager
def explanations() -> Iterator[None]:
    """Turns an error of ours into one red line and an exit code; a fault in the program stays a traceback."""
    try:
        yield
    except CommuniqueError as error:
        complain(str(error))
        sys.exit(USAGE)
    except KeyboardInterrupt:
        complain("Stopped. What was reported done is kept; the same command goes on from there.")
        sys.exit(STOPPED)
    except BrokenPipeError:
        # Whoever read our output has seen enough ("| head"); Python must not complain again on the way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def complain(message: str) -> None:
    """Prints one red line on standard error; plain where colours are not wanted (`NO_COLOR`, not a terminal)."""
    from rich.console import Console

    Console(stderr=True, highlight=False).print(f"[red]{_escaped(message)}[/red]", soft_wrap=True)


def _escaped(message: str) -> str:
    from rich.markup import escape

    return escape(" ".join(message.split()))
