"""Words between quotation marks of any typography: balanced, unbalanced, nested, continued; and apostrophes."""

import pytest
from pytest import param as case
from telling import known_limit

FOUND = [
    case('He said "we are ready" on Monday.', ['"we are ready"'], id="straight"),
    case("He said “we are ready” on Monday.", ["“we are ready”"], id="curly"),
    case("He said ‘we are ready’ on Monday.", ["‘we are ready’"], id="single-curly"),
    case("He said 'we are ready' on Monday.", ["'we are ready'"], id="single-straight"),
    case("Il a dit « nous sommes prêts » lundi.", ["« nous sommes prêts »"], id="guillemets-with-spaces"),
    case("He said «we are ready» on Monday.", ["«we are ready»"], id="guillemets"),
    case("He said »we are ready« on Monday.", ["»we are ready«"], id="guillemets-inward"),
    case("He said „we are ready“ on Monday.", ["„we are ready“"], id="low-high-german"),
    case("He said „we are ready” on Monday.", ["„we are ready”"], id="low-high-polish"),
    case("He said 「we are ready」 on Monday.", ["「we are ready」"], id="corner-brackets"),
    case("He said ``we are ready'' on Monday.", ["``we are ready''"], id="typewriter"),
    case("He said ”we are ready” on Monday.", ["”we are ready”"], id="swedish"),
    case('He said "we are ready” on Monday.', ['"we are ready”'], id="mixed-pair"),
    case('"Yes," she said. "No," he said.', ['"Yes,"', '"No,"'], id="two"),
    case(
        "“The minister told us ‘never again’ twice,” she said.",
        ["“The minister told us ‘never again’ twice,”"],
        id="nested-outermost-only",
    ),
    case("‘The minister said “never” twice,’ she said.", ["‘The minister said “never” twice,’"], id="nested-british"),
    case(
        "“It is Mali’s choice, the ministers’ choice,” he said.",
        ["“It is Mali’s choice, the ministers’ choice,”"],
        id="apostrophes-inside",
    ),
    case("The ministers’ talks and Mali’s offer ended.", [], id="only-apostrophes"),
    case("It was the farmers' and fishers' day.", [], id="two-plural-apostrophes"),
    case("They don't, won't and can't agree.", [], id="contractions"),
    case(
        "The '90s and the '80s were calm.",
        [],
        id="left-out-centuries",
        marks=known_limit("an apostrophe before a number may open"),
    ),
    case("The boat is 12' long and 5'6\" wide.", [], id="feet-and-inches"),
    case('"We will answer. We always do.', ['"We will answer. We always do.'], id="never-closed"),
    case('We will answer," he said.', [], id="never-opened"),
    case('He called it a "mistake', ['"mistake'], id="cut-off"),
    case("", [], id="nothing"),
    case('"', [], id="a-lone-mark"),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_quotations(tell, text, expected):
    assert tell(text).quotations() == expected


def test_a_quotation_that_goes_on_in_the_next_paragraph_is_open_at_the_end_of_the_first(tell):
    told = tell("“We met in Oran.\n\n“We will meet again,” the envoy said.")
    assert told.quotations() == ["“We met in Oran.", "“We will meet again,”"]
    assert [quotation.closed for quotation in told.doc._.quotations] == [False, True]


def test_a_missing_mark_spoils_only_its_own_paragraph(tell):
    told = tell('Dakar said "we wait and see.\n\nBamako said "we go" and left.')
    assert told.quotations() == ['"we wait and see.', '"we go"']
