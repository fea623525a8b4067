"""Denials whose claim, denier or details stand in the words around."""


def test_what_was_reported_as_it_stands_in_the_sentence_before(disputes):
    (dispute,) = disputes(
        "On 2 May the envoy is said to have told the commissioner that Chile could not accept the quota. "
        "The Lima Herald reported it two days later. Chile's foreign ministry dismissed the report."
    )
    assert dispute.claim == "Chile could not accept the quota"
    assert [p.country for p in dispute.denier] == ["CL"]
    assert len(dispute.evidence) == 2


def test_a_denial_may_be_spelt_out_in_the_next_sentence(disputes):
    (dispute,) = disputes(
        "According to a Chadian officer, the general offered the rebels money. The Sudanese foreign ministry denies "
        "the story. Its spokesman, Omar Saleh, said on Friday that no offer had been made to any armed group."
    )
    assert "no offer had been made" in " ".join(e.quote for e in dispute.evidence)


def test_a_passive_without_an_agent_is_denied_by_whoever_denied_before(disputes):
    first, second = disputes(
        "Mali denies that its army crossed the border. Reports in the Algerian press about a meeting in Oran between "
        "the two generals were likewise rejected as fabrications."
    )
    assert [p.country for p in first.denier] == [p.country for p in second.denier] == ["ML"]
    assert "meeting in Oran" in second.claim


def test_rumours_deny_nothing_but_are_denied(disputes):
    (dispute,) = disputes(
        "Rumours of a devaluation sent prices up on Monday, until a spokeswoman for the Ghanaian treasury, Ama Mensah, "
        'dismissed them as "nonsense".'
    )
    assert dispute.claim == "devaluation"
    assert [p.name for p in dispute.denier] == ["Ama Mensah"]


def test_a_passive_far_from_any_denial_has_no_denier(disputes):
    assert (
        disputes("Kenya and Togo met on Monday.\n\nReports about a meeting in Oran were rejected as fabrications.")
        == []
    )
