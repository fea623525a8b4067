"""Days and places that the parser joins to a name: own sentences, with people whom no list knows where it matters."""

import pytest
from pytest import param as case

DAYS = [  # text, who acts, the day
    case("On 20 June Tokayev flew to Tashkent.", "Kassym-Jomart Tokayev", "2023-06-20", id="day-month"),
    case("In April Lavrov telephoned the emir of Qatar.", "Sergey Lavrov", "2024-04", id="month"),
    case("On Monday Albares received the Chilean envoy.", "José Manuel Albares", "2024-05-06", id="weekday"),
]


@pytest.mark.parametrize(("text", "who", "day"), DAYS)
def test_a_day_before_the_subject_is_no_part_of_the_name(tell, text, who, day):
    (meeting,) = tell(text).meetings
    assert who in [party.name for party in meeting.participants]
    assert meeting.date is not None and meeting.date.start == day


def test_a_place_before_the_subject_is_no_part_of_the_name(tell):
    (meeting,) = tell("In Ankara Fidan received the Iraqi foreign minister on Sunday.").meetings
    assert meeting.place is not None and meeting.place.name == "Ankara"
    assert "Hakan Fidan" in [party.name for party in meeting.participants]


def test_nothing_before_a_semicolon_belongs_to_the_clause_behind_it(tell):
    text = "Oman's foreign minister telephoned his colleague, Idriss Moussa, on Wednesday night; she wrote on Thursday."
    (call, *_) = tell(text).meetings
    assert call.kind == "call" and call.date is not None and call.date.start == "2024-05-08"
