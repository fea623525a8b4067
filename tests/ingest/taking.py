"""Takes bytes in as a file of any name, and tells what came of it."""

import tempfile
from pathlib import Path

from communique import ingest
from communique.ingest import Failure
from communique.records import Document


def take(data: bytes, name: str = "file.bin") -> tuple[dict[str, bytes], dict[str, str]]:
    """The documents by source and the failures by source, where the file is called `name`."""
    documents, failures = items(data, name)
    return {one.source: one.data for one in documents}, {one.source: one.reason for one in failures}


def items(data: bytes, name: str = "file.bin") -> tuple[list[Document], list[Failure]]:
    """Documents and failures of the bytes, in order; sources without the folder."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        found = list(ingest.documents([str(path)]))
        assert [one.name for one in Path(folder).iterdir()] == [name], "nothing is written beside it"
    found = [one.model_copy(update={"source": one.source.removeprefix(f"{folder}/")}) for one in found]
    return [o for o in found if isinstance(o, Document)], [o for o in found if isinstance(o, Failure)]
