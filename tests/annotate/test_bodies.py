"""Ministries, embassies, governments and organisations that no table names."""

import pytest
from pytest import param as case
from telling import known_limit

STATES_BODIES = [
    case("The Kenyan [Foreign Ministry] denied it.", "ministry", "KE", id="adjective"),
    case("Bolivia's [Foreign Ministry] denied it.", "ministry", "BO", id="possessive"),
    case("The [Ministry of Foreign Affairs] of Malaysia denied it.", "ministry", "MY", id="of-behind"),
    case("The Indian [Ministry of External Affairs] denied it.", "ministry", "IN", id="long-form"),
    case("Canada's [Department of Finance] denied it.", "ministry", "CA", id="department"),
    case("The Cuban [Embassy] in Panama denied it.", "body", "CU", id="embassy-sends-not-hosts"),
    case("Zambia's [parliament] passed the law.", "body", "ZM", id="parliament"),
    case("The Swedish [government] denied it.", "state", "SE", id="government-is-the-state"),
    case("The Nepali [side] thanked the donors.", "state", "NP", id="side-is-the-state"),
    case("The Omani [delegation] left early.", "state", "OM", id="delegation-is-the-state"),
    case("The Danish [Red Cross] sent tents.", "organisation", None, id="a-society-is-no-state"),
]


@pytest.mark.parametrize(("text", "kind", "country"), STATES_BODIES)
def test_bodies_of_states(tell, text, kind, country):
    (actor,) = tell(text).actors
    assert actor is not None and actor.kind == kind
    assert country is None or actor.country == country


def test_one_ministry_in_two_wordings_is_one_actor(tell):
    first, second, third = tell(
        "[Algeria's Foreign Ministry] spoke. The [Algerian Foreign Ministry] waited. "
        "The [Foreign Ministry of Algeria] left."
    ).actors
    assert first.id == second.id == third.id


def test_two_ministries_of_one_state_are_two_actors(tell):
    first, second = tell("Egypt's [Foreign Ministry] and Egypt's [Finance Ministry] disagreed.").actors
    assert first.id != second.id


def test_a_bare_ministry_is_that_of_the_state_told_before(tell):
    first, second = tell("Jordan's [Foreign Ministry] condemned the raid. The [ministry] summoned the envoy.").actors
    assert first is second


SHAPES = [
    case("The [Institute for Gulf Studies] published it.", "Institute for Gulf Studies", id="institute"),
    case("The [Baltic Trade Association] published it.", "Baltic Trade Association", id="association"),
    case(
        "The [University of Nairobi] published it.",
        "University of Nairobi",
        id="university",
        marks=known_limit("a capital within the name of a body is taken out of it"),
    ),
    case("The [Pacific Fisheries Commission] published it.", "Pacific Fisheries Commission", id="commission"),
    case("[Andina Cement Corp.] published it.", "Andina Cement", id="company"),
]


@pytest.mark.parametrize(("text", "begins"), SHAPES)
def test_organisations_by_their_shape(tell, text, begins):
    (actor,) = tell(text).actors
    assert actor is not None and actor.name.startswith(begins)
    assert actor.kind not in ("person", "state")


@known_limit("an acronym in brackets is not joined to the name before it")
def test_an_acronym_told_in_brackets_names_the_organisation_later(tell):
    first, second = tell(
        "The [Lagoon States Forum] (LSF) met in Apia. On Friday the [LSF] called for calm in the lagoon."
    ).actors
    assert first is second
