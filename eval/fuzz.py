"""Reads made-up and damaged documents in the confined processes for a while, and says what was no plain answer.

    python eval/fuzz.py [--minutes 10] [--seed 1] [--forms page pdf …] [--keep DIR]

Containers, feeds and exports are unpacked, and of what comes out, the first documents read.

A crash is anything but an article that keeps the contract of blocks, or an error of ours; the death of the process, a
wish for a file, and a reading of more than ten seconds count as crashes, too. Errors that are a parser's own are
counted by their kind: they are plain answers, and tell where a reader could say more. Exit code 1 after a crash.
"""

import argparse
import io
import os
import random
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "read"))

from fuzz_documents import UNPACKED, makers
from test_any_bytes import keeps_contract

from communique.errors import CommuniqueError
from communique.ingest import Failure, unpacking
from communique.ingest.containers.flows import Flow
from communique.read import confined
from communique.records import Document, document_id

SECONDS = 10
FIRST = 3
"""Documents of a container that are read, too."""


@dataclass
class Found:
    """What came of all that was read."""

    runs: Counter[str] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    crashes: dict[str, bytes] = field(default_factory=dict)
    samples: dict[str, str] = field(default_factory=dict)
    slowest: tuple[float, str] = (0.0, "")


def main() -> None:
    """Fuzzes for the minutes asked for and prints what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--forms", nargs="*", help="the forms to try; all, if none is named")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep there the bytes of each crash")
    options = parser.parse_args()
    os.environ.setdefault("COMMUNIQUE_READ_SECONDS", str(SECONDS))
    found, chance = Found(), random.Random(options.seed)
    sources = {name: make for name, make in makers().items() if not options.forms or name in options.forms}
    end, turn = time.monotonic() + options.minutes * 60, 0
    while time.monotonic() < end:
        turn += 1
        for name, make in sources.items():
            make(chance, lambda data, name=name: attempt(name, data, found))
        if turn % 50 == 0:
            print(f"{sum(found.runs.values()):,} executions, {len(found.crashes)} crashes", flush=True)
    report(found, options.keep)
    sys.exit(bool(found.crashes))


def attempt(name: str, data: bytes, found: Found) -> None:
    """Reads one document and notes what came of it."""
    found.runs[name] += 1
    started = time.perf_counter()
    try:
        if name in UNPACKED:
            _unpack(name, data, found)
        else:
            keeps_contract(confined.read_confined(Document(id=document_id(data), source=name, data=data)))
            found.answers["article"] += 1
    except CommuniqueError as error:
        _note(name, type(error).__name__, str(error), data, found)
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        found.crashes.setdefault(f"{name}: {type(error).__name__}: {str(error)[:150]}", data)
    taken = time.perf_counter() - started
    if taken > found.slowest[0]:
        found.slowest = (taken, f"{name}, {len(data):,} bytes")
    if taken > 5 * SECONDS:
        found.crashes.setdefault(f"{name}: {taken:.0f} s", data)


def _unpack(name: str, data: bytes, found: Found) -> None:
    """Unpacks a container, and reads the first documents in it."""
    for number, one in enumerate(unpacking.documents(Flow(io.BytesIO(data), file=io.BytesIO(data)), name)):
        if isinstance(one, Failure):
            _note(name, "Failure", one.reason, data, found)
        elif number < FIRST:
            try:
                keeps_contract(confined.read_confined(one))
                found.answers["article"] += 1
            except CommuniqueError as error:
                _note(name, type(error).__name__, str(error), data, found)


def _note(name: str, kind: str, words: str, data: bytes, found: Found) -> None:
    """Counts an error by its kind, and keeps those that are no plain answer."""
    own = re.match(r"its ((?!\d)\w+Error\w*): ([^:]{,60})", words)
    if own is not None:
        found.samples.setdefault(own[1], f"{name}: {own[2]}")
    found.answers[f"{kind} ({own[1]})" if own else kind] += 1
    if "died" in words or "PermissionError" in words or "takes more than" in words or (own and kind == "Failure"):
        found.crashes.setdefault(f"{name}: {words[:150]}", data)


def report(found: Found, keep: Path | None) -> None:
    """Prints the counts, and keeps the bytes of crashes."""
    print(f"\n{sum(found.runs.values()):,} executions: " + ", ".join(f"{n:,} {name}" for name, n in found.runs.items()))
    for answer, count in found.answers.most_common():
        print(f"{count:9,} {answer}")
    for kind, words in found.samples.items():
        print(f"  such a {kind}: {words}")
    print(f"slowest {found.slowest[0]:.2f} s ({found.slowest[1]})\n{len(found.crashes)} crashes")
    for words, data in found.crashes.items():
        print(f"  {words}")
        if keep is not None:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"crash-{sha256(data).hexdigest()[:12]}").write_bytes(data)


if __name__ == "__main__":
    main()
