"""Write the JSON Schema of each line of the export, from the types that the program itself uses.

python eval/make_schema.py docs/schema
"""

import json
import sys
from pathlib import Path
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, create_model
from pydantic.json_schema import GenerateJsonSchema

from communique.publish.jsonl import OF_ARTICLES
from communique.records import Article, Found, Link, Outlet, Reliability


class OfOutput(GenerateJsonSchema):
    """Schemas of what is written: every field is there, be it null."""

    def field_is_required(self, *_: Any, **__: Any) -> bool:
        """A line leaves nothing out."""
        return True


def document_line() -> type[BaseModel]:
    """The export's line of a document: where it is from, and its article."""
    fields: dict[str, Any] = {"type": (Literal["document"], "document"), "id": (str, ...), "source": (str, ...)}
    fields |= {name: (Article.model_fields[name].annotation, ...) for name in OF_ARTICLES}
    fields |= {"sha256": (str, ...), "syndicated_from": (str | None, ...), "version_of": (str | None, ...)}
    fields |= {"outlet": (Outlet | None, ...), "reliability": (Reliability, ...)}
    about = "A document: where it was found, its checksum, and its article: the clean text and what is known about it."
    return create_model("Document", __doc__=about, __config__=ConfigDict(extra="forbid"), **fields)


def schemas() -> dict[str, str]:
    """The name and the text of each file."""
    found = {}
    for model in (document_line(), *get_args(Found), Link):
        schema = model.model_json_schema(mode="serialization", schema_generator=OfOutput)
        told = {"$schema": OfOutput.schema_dialect, **without_noise(schema)}
        found[f"{model.__name__.lower()}.json"] = json.dumps(told, indent=2, ensure_ascii=False) + "\n"
    return found


def without_noise(schema: Any) -> Any:
    """The schema without titles that repeat a field's name, and open to fields that may be added one day."""
    if isinstance(schema, list):
        return [without_noise(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    left_out = {"additionalProperties", "default"} | ({"title"} if "properties" not in schema else set())
    kept = {name: value for name, value in schema.items() if name not in left_out}
    properties = {name: without_noise(value) for name, value in schema.get("properties", {}).items()}
    return {name: properties if name == "properties" else without_noise(value) for name, value in kept.items()}


def main(folder: Path) -> None:
    """Writes the files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
