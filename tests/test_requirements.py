"""What is installed is pinned: one version each with its hashes, from any index, and all that is asked for."""

import re
import tomllib
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = {"requirements.txt": [], "requirements-test.txt": ["test"], "requirements-dev.txt": ["test", "dev"]}


def pins(name: str) -> dict[str, str]:
    """Version by package."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9.-]+)(?:\[[a-z0-9,._-]+\])?==(\S+) \\$", text, re.M))


@pytest.mark.parametrize("name", EXTRAS)
def test_pins_serve_what_is_asked_for(name: str) -> None:
    asked = [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]]
    for extra in EXTRAS[name]:
        asked += PROJECT["project"]["optional-dependencies"][extra]
    for requirement in map(Requirement, asked):
        pinned = pins(name).get(canonicalize_name(requirement.name))
        assert pinned is not None and pinned in requirement.specifier, f"{requirement}: run `make requirements`"


@pytest.mark.parametrize("name", EXTRAS)
def test_every_pin_has_hashes_and_no_address(name: str) -> None:
    entries = re.split(r"\n(?=[a-z0-9])", (ROOT / name).read_text(encoding="utf-8"))[1:]
    assert len(entries) == len(pins(name)) and all("--hash=sha256:" in entry for entry in entries)
    assert not re.search(r"://|--(extra-)?index-url|--find-links|--trusted-host", "".join(entries))


def test_tests_run_on_the_versions_that_are_used() -> None:
    used, tested, developed = map(pins, EXTRAS)
    assert used.items() <= tested.items() <= developed.items()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt"])
def test_extras_that_packages_ask_for_are_pinned_with_them(name: str) -> None:
    # Else pip 23.2 looks for the newest version of "coverage[toml]", which has no hash, and installs nothing.
    text, asked = (ROOT / name).read_text(encoding="utf-8"), set()
    for package in pins(name):
        for requirement in map(Requirement, requires(package) or []):
            if requirement.extras and (requirement.marker is None or requirement.marker.evaluate({"extra": ""})):
                asked.add((canonicalize_name(requirement.name), *sorted(requirement.extras)))
    assert asked
    for package, *extras in asked:
        assert re.search(rf"^{re.escape(package)}\[{','.join(extras)}\]==", text, re.M), package
