"""Where things happen: cities and countries as venues, each with its country."""

import pytest
from pytest import param as case

PLACES = [
    case("The talks were held in Nairobi.", [("Nairobi", "KE")], id="capital"),
    case("The talks were held in Mombasa.", [("Mombasa", "KE")], id="city"),
    case("The talks were held in São Paulo.", [("São Paulo", "BR")], id="accents"),
    case("The talks were held in Rio de Janeiro.", [("Rio de Janeiro", "BR")], id="several-words"),
    case("The talks were held in Kenya.", [("Kenya", "KE")], id="country"),
    case("The talks were held in Geneva, Switzerland.", [("Geneva", "CH"), ("Switzerland", "CH")], id="both"),
    case("They met in New York.", [("New York", "US")], id="new-york"),
    case("They met in Saint Petersburg.", [("Saint Petersburg", "RU")], id="the-larger-of-one-name"),
    case("They met at a farm behind the hills.", [], id="no-name"),
    case("May met March in a story.", [], id="months"),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_venues(tell, text, expected):
    assert [(place.name, place.country) for place in tell(text).doc._.places] == expected


def test_a_capital_that_acts_is_no_venue_of_talks(tell):
    (name,) = tell("[Caracas] denied the report.").names
    assert name.use == "actor"
