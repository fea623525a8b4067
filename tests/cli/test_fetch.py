"""The command fetch as its users meet it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import Clock, Site
from typer.testing import CliRunner

from communique.cli import app
from communique.settings import settings


@pytest.fixture(autouse=True)
def allowed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("COMMUNIQUE_FETCH_PRIVATE", "1")
    monkeypatch.setenv("COMMUNIQUE_FETCH_INTERVAL", "0")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "200")
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.fixture
def site() -> Iterator[Site]:
    with Site(Clock()).up() as site:
        site.lay("/readout", "The ministers met in Accra.", Content_Type="text/plain")
        site.lay("/feed", "<rss><channel><item><link>/readout</link></item></channel></rss>")
        yield site


def run(*arguments: object, code: int = 0):
    result = CliRunner().invoke(app, ["fetch", *(str(argument) for argument in arguments)])
    assert result.exit_code == code, result.output
    return result


def test_a_table_tells_what_became_of_each_address(site: Site, tmp_path: Path) -> None:
    place, path = f"http://127.0.0.1:{site.port}", tmp_path / "pages.warc.gz"
    said = run(f"{place}/readout", f"{place}/none", "--feed", f"{place}/feed", "-o", path).stdout
    rows = [line.split() for line in said.splitlines()]
    assert ["fetched", f"{place}/readout", "27", "text/plain"] in rows
    assert ["failed", f"{place}/none", "12", "the", "server", "answers", "404", "Not", "Found"] in rows
    assert f"2 fetched, 1 failed. The pages are in {path}" in said
    assert "1 unchanged" in run(f"{place}/readout", "-o", path).stdout


def test_json_is_one_object_an_address(site: Site, tmp_path: Path) -> None:
    place = f"http://127.0.0.1:{site.port}"
    said = run("--feed", f"{place}/feed", "--json", "-o", tmp_path / "pages.warc.gz").stdout
    feed, page = map(json.loads, said.splitlines())
    assert feed["outcome"] == page["outcome"] == "fetched"
    assert page == {
        "address": f"{place}/readout", "outcome": "fetched", "final": f"{place}/readout", "status": 200,
        "media_type": "text/plain", "size": 27, "reason": None,
    }  # fmt: skip


def test_strict_exits_with_3_when_an_address_failed(site: Site, tmp_path: Path) -> None:
    run(f"http://127.0.0.1:{site.port}/none", "-o", tmp_path / "pages.warc.gz", "--strict", code=3)
    run(f"http://127.0.0.1:{site.port}/readout", "-o", tmp_path / "pages.warc.gz", "--strict")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "no address given"),
        (["https://press.example/", "-o", "pages.html"], "ends in .warc.gz"),
        (["https://press.example/", "-o", "no/such/pages.warc.gz"], "cannot be used"),
    ],
)
def test_what_cannot_begin_says_what_to_do(arguments: list[str], told: str) -> None:
    assert told in run(*arguments, code=2).stderr.replace("\n", " ")
