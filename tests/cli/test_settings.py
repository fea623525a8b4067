"""docs/settings.md tells every setting with its default, and every exit code."""

import re
from pathlib import Path

from communique.cli import errors
from communique.settings import Settings

PAGE = (Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")


def test_every_setting_is_told_with_its_default() -> None:
    told = dict(re.findall(r"^\| `COMMUNIQUE_(\w+)` \| ([^|]+) \|", PAGE, re.M))
    assert set(told) == {name.upper() for name in Settings.model_fields}
    for name, field in Settings.model_fields.items():
        assert told[name.upper()].strip() == ("none" if field.default is None else f"`{field.default}`")


def test_every_exit_code_is_told() -> None:
    told = set(map(int, re.findall(r"^\| (\d+) \|", PAGE, re.M)))
    assert told == {0, errors.USAGE, errors.FAILED, errors.STOPPED}
