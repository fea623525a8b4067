"""The schemas in docs/schema/ are those of the records' types."""

import json
import runpy
from pathlib import Path

ROOT = Path(__file__).parents[1]
WRITTEN = ROOT / "docs" / "schema"
MADE = runpy.run_path(str(ROOT / "eval" / "make_schema.py"))["schemas"]()


def test_the_schemas_in_docs_are_of_the_types_as_they_are_now() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in WRITTEN.glob("*.json")}
    assert written == MADE, "run `make schema`, and tell of the change in CHANGELOG.md"


def test_every_line_of_the_contract_has_its_schema_and_every_record_its_evidence() -> None:
    kinds = {json.loads(text)["properties"]["type"]["const"]: json.loads(text) for text in MADE.values()}
    records = {"meeting", "statement", "outcome", "figure", "restriction", "forecast", "dispute", "event"}
    assert set(kinds) == {"document", "link", *records}
    for kind in records:
        assert {"id", "document", "evidence"} <= set(kinds[kind]["required"])


def test_schemas_let_fields_be_added() -> None:
    assert all("additionalProperties" not in text for text in MADE.values())
