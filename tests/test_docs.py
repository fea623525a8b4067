"""What the docs tell is there, and what is there is told: commands, options, settings, plug-ins, words, examples."""

import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import orjson
import pytest
import typer

from communique.cli import app
from communique.records import Document, document_id
from communique.settings import Settings
from communique.understanding import understand

ROOT = Path(__file__).parents[1]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md")), *sorted((ROOT / "examples").glob("*.md"))]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
COMMANDS: dict[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def command_lines() -> list[tuple[str, list[str]]]:
    """Every call of communique in the pages and in the help texts, with the place where it stands."""
    found = []
    helps = [(f"communique {name} --help", command.help or "") for name, command in COMMANDS.items()]
    for where, text in [*((str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")) for path in PAGES), *helps]:
        code = "\n".join([*re.findall(r"^```sh\n(.*?)^```", text, re.M | re.S), *re.findall(r"^ {4}(.*)", text, re.M)])
        calls = re.findall(r"^(?:[A-Z_]+=\S+ +)?communique ([a-z][^\n#|>&]*)", code, re.M)
        calls += re.findall(r"`communique ([a-z][^\n`#|>&]*)", text)
        found += [(where, shlex.split(call)) for call in calls]
    return found


def test_every_command_is_in_the_readme_and_its_help_has_an_example() -> None:
    for name, command in COMMANDS.items():
        assert f"| `{name}` |" in page("README.md"), name
        assert f"Example: `communique {name}" in (command.help or ""), name


def test_every_option_has_a_help() -> None:
    for name, command in COMMANDS.items():
        for option in command.params:
            assert getattr(option, "help", None), f"{name} {option.name}"


@pytest.mark.parametrize(("where", "call"), command_lines())
def test_calls_in_the_docs_are_possible(where: str, call: list[str]) -> None:
    assert call[0] in COMMANDS, where
    command = COMMANDS[call[0]]
    if "…" not in call:
        command.make_parser(command.context_class(command, info_name=call[0])).parse_args(call[1:])


def test_there_are_calls_to_check() -> None:
    assert {call[0] for _, call in command_lines()} == set(COMMANDS)


def test_every_setting_is_documented_with_its_default() -> None:
    for name, field in Settings.model_fields.items():
        default = "none" if field.default is None else f"`{field.default}`"
        assert f"| `COMMUNIQUE_{name.upper()}` | {default} |" in page("docs/settings.md")


def test_every_plug_in_and_its_kind_is_documented() -> None:
    rows = [line for line in page("docs/plugins.md").splitlines() if line.startswith("| ")]
    for group, points in PROJECT["entry-points"].items():
        [row] = [row for row in rows if f"`{group}`" in row]
        assert all(f"`{name}`" in row for name in points), group


def test_every_kind_of_link_is_documented() -> None:
    kinds = orjson.loads((ROOT / "docs" / "schema" / "link.json").read_bytes())["properties"]["kind"]["enum"]
    assert all(f"| `{kind}` |" in page("docs/links.md") for kind in kinds)


def test_the_contract_names_every_field_of_every_line_and_every_word_of_its_choices() -> None:
    lines = {line.split("`")[1]: line for line in page("docs/record.md").splitlines() if line.startswith("| `")}
    for path in sorted((ROOT / "docs" / "schema").glob("*.json")):
        schema = orjson.loads(path.read_bytes())
        wanted = set(schema["properties"]) - {"type", "id", "document", "evidence"}
        for field in schema["properties"].values():
            choices = [*field.get("enum", []), *(c for one in field.get("anyOf", []) for c in one.get("enum", []))]
            wanted |= set(choices if path.stem != "link" else [])
        assert [word for word in sorted(wanted) if f"`{word}`" not in lines[path.stem]] == [], path.stem


def test_every_python_file_of_the_drawing_is_there() -> None:
    told = page("docs/architecture.md")
    folders = [ROOT / folder for folder in re.findall(r"`((?:communique|eval|tests)/[\w/]*/)`", told)]
    files = re.findall(r"`((?:[\w-]+/)*\w+\.py)`", told)
    assert folders and files and all(folder.is_dir() for folder in folders)
    for file in files:
        assert (ROOT / file).is_file() or list((ROOT / "communique").rglob(file)), file
    parts = {path.name for path in (ROOT / "communique").iterdir() if path.is_dir() and path.name[0] != "_"}
    assert all(f"{part}/" in told for part in parts)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        assert "://" in target or (path.parent / target).exists(), target


def test_every_page_can_be_reached_from_the_readme() -> None:
    for path in (ROOT / "docs").glob("*.md"):
        assert f"(docs/{path.name})" in page("README.md")


def readme_examples() -> list[tuple[str, str]]:
    rows = re.findall(r"^\| (\w+) \| ([^|]+\.\"?) \| [^|]+ \|$", page("README.md"), re.M)
    return [(kind, words) for kind, words in rows]


def test_the_readme_has_an_example_of_every_kind_of_record() -> None:
    records = {path.stem for path in (ROOT / "docs" / "schema").glob("*.json")} - {"document", "link"}
    assert {kind for kind, _ in readme_examples()} == records


@pytest.mark.parametrize(("kind", "words"), readme_examples())
def test_the_readme_promises_only_what_is_found(kind: str, words: str) -> None:
    line = orjson.dumps({"source": "readme", "text": words, "published": "2024-03-12", "language": "en"})
    understood = understand(Document(id=document_id(line), source="readme", data=line))
    assert isinstance(understood, tuple), understood
    assert kind in {found.type for found in understood[1]}
