"""What people type for countries and ids, read as the record writes them."""

from typing import TYPE_CHECKING

from communique.errors import SettingsError

if TYPE_CHECKING:
    from communique.records import Axis
    from communique.store import View


def country_codes(given: list[str] | None) -> list[str] | None:
    """Countries given by code or name in any case as ISO 3166 codes; raises `SettingsError` for an unknown one."""
    from communique.codebook import load
    from communique.settings import settings

    if not given:
        return None
    names: dict[str, str] = {}
    for country in load(settings().codebook).countries:
        for name in (*country.aliases, country.name):
            names.setdefault(name.casefold(), country.code)
    for country in load(settings().codebook).countries:
        names[country.code.casefold()] = country.code
    unknown = [text for text in given if text.casefold() not in names]
    if unknown:
        raise SettingsError(f"no country is called {unknown[0]!r}; use its English name or its two-letter code")
    return [names[text.casefold()] for text in given]


def record_of(view: "View", kind: str, given: str) -> str:
    """The id of a record from the id or its first characters; raises `SettingsError` where none or several fit."""
    wanted = given.removeprefix(f"{kind}-")
    found = [one.id for one in view.records(kind) if one.id.removeprefix(f"{kind}-").startswith(wanted)]
    if len(found) == 1:
        return str(found[0])
    if not found:
        raise SettingsError(f"no {kind} has the id {given!r}; `communique show RECORD {kind}s` lists them")
    raise SettingsError(f"{len(found)} {kind}s have an id that begins with {given!r}; give more of it")


def rated(view: "View", source: str | None, information: str | None) -> tuple["Axis", str, str]:
    """What is to be rated: the axis, the id, and how to call it; raises `SettingsError` where nothing or much fits."""
    from communique.codebook import outlets

    if (source is None) == (information is None):
        raise SettingsError("say either --source PUBLISHER or --information ID: the two are rated apart")
    if source is not None:
        found = view.publishers.named(source)
        if len(found) != 1:
            reason = (
                "no publisher here or in the codebook is called" if not found else f"{len(found)} publishers are called"
            )
            raise SettingsError(
                f"{reason} {source!r}; `communique show RECORD sources --wide` lists them with their ids"
            )
        known = outlets.by_id(found[0])
        return "source", found[0], known.name if known is not None else source
    ids = view.ids(information or "")
    if len(ids) != 1:
        reason = "no document or record has an id that begins with" if not ids else "several ids begin with"
        raise SettingsError(f"{reason} {information!r}; `communique show RECORD documents` lists those of documents")
    return "information", ids[0], ids[0]


def letter(given: str | None) -> str | None:
    """A source's grade in any case; raises `SettingsError` for any other."""
    if given is None:
        return None
    if given.upper() not in tuple("ABCDEF"):
        raise SettingsError(f"{given!r} is no grade of a source; A is the best, F says that nobody can judge it")
    return given.upper()


def date_prefix(given: str | None) -> str | None:
    """A date as an ISO prefix (`2024`, `2024-04`, `2024-04-08`); raises `SettingsError` for anything else."""
    from datetime import date

    if given is None:
        return None
    whole = given + "-01-01"[len(given) - 4 :] if len(given) in (4, 7) else given
    try:
        date.fromisoformat(whole)
    except ValueError as error:
        raise SettingsError(f"{given!r} is no date; write 2024, 2024-04 or 2024-04-08") from error
    return given
