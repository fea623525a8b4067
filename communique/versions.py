"""What a record is made with: program, parser, codebook and extractors, and one fingerprint of them all."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import orjson

from communique import __version__
from communique.settings import settings


@dataclass(frozen=True, slots=True)
class Versions:
    """Names and versions of all that a document's records depend on beside its bytes."""

    program: str
    pipeline: str
    codebook: str
    extractors: str  # JSON: the version of each by its name

    @property
    def fingerprint(self) -> str:
        """One short name for just these versions: a document read under another one is read again."""
        parts = (self.program, self.pipeline, self.codebook, self.extractors)
        return sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def versions(extractors: dict[str, int]) -> Versions:
    """The versions at work in this process, with these extractors."""
    return Versions(
        program=__version__,
        pipeline=_pipeline(settings().pipeline),
        codebook=codebook_fingerprint(settings().codebook),
        extractors=orjson.dumps(extractors, option=orjson.OPT_SORT_KEYS).decode(),
    )


@cache
def codebook_fingerprint(own: Path | None) -> str:
    """A checksum of every table of the codebook, ours and those of the user's own folder."""
    digest = sha256()
    for folder in (Path(__file__).parent / "codebook", own):
        if folder is not None:
            for path in sorted(folder.glob("**/*.y*ml")):
                digest.update(path.relative_to(folder).as_posix().encode() + b"\x1f" + path.read_bytes() + b"\x1e")
    return digest.hexdigest()[:16]


def _pipeline(name: str) -> str:
    """The spaCy pipeline with its version; a folder's pipeline has its version in its own meta file."""
    spacy = f"spacy {version('spacy')}"
    meta = Path(name) / "meta.json"
    if meta.is_file():
        return f"{name} {sha256(meta.read_bytes()).hexdigest()[:8]}, {spacy}"
    try:
        return f"{name} {version(name)}, {spacy}"
    except PackageNotFoundError:
        return f"{name}, {spacy}"
