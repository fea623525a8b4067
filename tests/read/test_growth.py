"""The time to read a document grows with its length, and no faster, whatever it is made of."""

import time
from contextlib import suppress

import pytest
from growing import GROWING

from communique.errors import ReadingError
from communique.read import confinement, read
from communique.records import Document, document_id

TIMES = 4
"""How many times longer the longer document is."""
MOST = 10
"""How many times the time that may take; what grows with the square takes sixteen times it."""
SPARE = 0.2
"""Seconds that are forgiven: what is so quick is no harm."""


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    confinement.warm()


def seconds(data: bytes) -> float:
    """Seconds of the processor that the reading of some bytes takes, refused or not."""
    document = Document(id=document_id(data), source="test", data=data)
    started = time.process_time()
    with suppress(ReadingError):
        read(document)
    return time.process_time() - started


@pytest.mark.parametrize("name", GROWING)
def test_time_grows_with_length(name: str) -> None:
    make, times = GROWING[name]
    times //= 2
    short, long = make(times // TIMES), make(times)
    for _ in range(3):  # another's work may be in between
        before, after = seconds(short), seconds(long)
        if after <= MOST * before + SPARE:
            return
    pytest.fail(f"{len(short):,} bytes take {before:.2f} s, {len(long):,} bytes {after:.2f} s")
