"""Made-up papers of many genres: how inquiries, auditors, inspectorates, parliaments and boards set things out."""

import pytest

from extract.records import Block, Kind, Place
from normalise import mentions, remembered
from normalise.numbers import references
from normalise.prose import answers_by_number
from normalise.records import Mention, Response, Scope, Status
from tests.normalise.made_papers import Part, paper


def read(*parts: Part) -> tuple[Mention, ...]:
    return mentions.find_mentions(paper(*parts))


def told(*parts: Part) -> dict[str | None, tuple[Status | None, Response | None]]:
    return {m.number: (m.status.value, m.response.value if m.response else None) for m in counted(*parts)}


def counted(*parts: Part) -> list[Mention]:
    return [m for m in read(*parts) if m.scope in (Scope.OWN, Scope.GROUP, Scope.LIST)]


def lettered(label: str, text: str) -> Block:
    return Block(Kind.LIST_ITEM, text, Place(1), label=label)


def test_a_code_counts_where_labelled_lines_say_what_became_of_it() -> None:
    found = told(
        "# Review of the Ferry Office",
        "R.A.1. Appoint a pier master.",
        "Management response: Agreed. Interviews are in May.",
        "Owner: Harbour Director",
        "Update (October 2022): Complete",
        "R.A.2. Print a timetable.",
        "Management response: Not agreed.",
    )
    assert found["R.A.1"] == (Status.IMPLEMENTED, Response.ACCEPTED)
    assert found["R.A.2"][1] is Response.REJECTED


def test_a_code_without_labelled_lines_is_none() -> None:
    assert not counted("# Roads", "B4009 Mill Lane was closed for a week.", "The bridge is old.")


def test_an_action_counts_where_its_update_stands_below() -> None:
    found = told(
        "# Action log", "Action 41: Print the map.", "Lead: Clerk", "Update: Completed in May.", "Tea was served."
    )
    assert found["41"][0] is Status.IMPLEMENTED
    assert not counted("# Minutes", "Action 41: Clerk to print the map.", "The meeting closed at nine.")


def test_a_code_may_have_a_line_of_its_own_above_the_wording() -> None:
    code = Block(Kind.PARAGRAPH, "A-20-31", Place(1), is_bold=True)
    (found,) = counted(code, "To the Ferry Office: Fit lights to all ferries.", "Status: In progress")
    assert (found.number, found.wording) == ("A-20-31", "To the Ferry Office: Fit lights to all ferries.")


def test_a_minute_with_what_the_meeting_agreed_is_no_recommendation() -> None:
    assert not counted(
        "# Minutes on the recommendations of the Ferry Panel",
        "12. The Director spoke of fares.",
        "AGREED: that the report be deferred.",
        "13. Work programme",
        "AGREED: that item 4 be deferred.",
    )


def test_a_numbered_heading_is_a_recommendation_where_its_response_is_labelled() -> None:
    found = counted(
        "# 2. The recommendations of last year",
        "# 2.1 Ensure that all bridges are inspected",
        "Response: The backlog was cleared.",
        "# 2.2 Ensure that suppliers are paid",
        "Response: They are.",
        "# 3. Roads",
        "# 3.1 Ensure that all roads are swept",
        "Response: Sweeping is cheap.",
    )
    assert [(m.number, m.wording) for m in found] == [
        ("2.1", "Ensure that all bridges are inspected"),
        ("2.2", "Ensure that suppliers are paid"),
    ]


@pytest.mark.parametrize(
    ("label", "response"),
    [
        ("Accepted: Yes", Response.ACCEPTED),
        ("Accepted: No", Response.REJECTED),
        ("Accepted: In principle", Response.ACCEPTED_IN_PRINCIPLE),
        ("Cabinet decision (14 October 2020): Not agreed", Response.REJECTED),
        ("Department of Ferries response: Agreed.", Response.ACCEPTED),
    ],
)
def test_labels_bear_bodies_dates_and_short_answers(label: str, response: Response) -> None:
    assert told("Recommendation 4: Paint the pier.", label)["4"][1] is response


def test_a_labelled_wording_wins_over_the_title_behind_the_number() -> None:
    (found,) = counted(
        "# Recommendation 4 – Staffing",
        "The inquiry recommended: each home should have a nurse at night.",
        "Current status: In progress",
    )
    assert (found.wording, found.status.value) == ("each home should have a nurse at night.", Status.IN_PROGRESS)


def test_the_answer_below_its_own_label_says_how_far_the_work_is() -> None:
    found = told(
        "Recommendation 1: Install sirens.",
        "# Response: Accepted in full",
        "Implementation of this recommendation is complete. The sirens were tested in May.",
        "Recommendation 2: Train the wardens.",
        "# Our response",
        "Training has been booked and will take place in November.",
    )
    assert found["1"] == (Status.IMPLEMENTED, Response.ACCEPTED)
    assert found["2"][0] is Status.PLANNED


def test_numbered_paragraphs_that_report_on_other_numbers_are_no_recommendations() -> None:
    found = told(
        "# Views on the recommendations",
        "1. Oronia received 134 recommendations in May.",
        "2. The following recommendations enjoy the support of Oronia: 127.1, 127.5-127.7.",
        "3. The recommendations 127.8 and 127.9 do not enjoy the support of Oronia.",
        "4. Recommendation 127.11 is noted.",
        "5. With regard to recommendation 127.12, Oronia partially accepts the recommendation.",
    )
    answers = {number: response for number, (_, response) in found.items()}
    assert answers == {
        **dict.fromkeys(("127.1", "127.5", "127.6", "127.7"), Response.ACCEPTED),
        **dict.fromkeys(("127.8", "127.9"), Response.REJECTED),
        "127.11": Response.NOTED,
        "127.12": Response.PARTIALLY_ACCEPTED,
    }


def test_lines_of_number_and_answer_need_no_wording() -> None:
    found = told(
        "# Responses to recommendations",
        "122.17. Accepted",
        "122.18. Noted",
        "122.21. Not supported. The law provides for this.",
        "122.22, 122.23 and 122.24: Supported",
    )
    assert {number: response for number, (_, response) in found.items()} == {
        "122.17": Response.ACCEPTED,
        "122.18": Response.NOTED,
        "122.21": Response.REJECTED,
        **dict.fromkeys(("122.22", "122.23", "122.24"), Response.ACCEPTED),
    }


def test_such_lines_of_a_meeting_are_none() -> None:
    assert not counted("# Minutes", "3. Agreed.", "4. Agreed.")


def test_a_list_goes_on_under_the_next_heading_and_not_in_an_appendix() -> None:
    items = (
        "We recommend that the pier be painted.",
        "We recommend that the pier be lit.",
        "Ferries should be counted.",
    )
    found = counted(
        "# Conclusions and recommendations",
        *(f"{n}. {item}" for n, item in enumerate(items, 1)),
        "# Fares",
        "4. Fares should be published each spring.",
        "# Appendix 1: Terms of reference",
        "5. To consider the state of the pier.",
    )
    assert [m.number for m in found] == ["1", "2", "3", "4"]


def test_what_a_committee_asks_others_is_listed_whatever_its_verbs() -> None:
    found = counted(
        "The Committee recommends that the Minister should ensure that the Agency:",
        lettered("a)", "Repairs the dredger and reports each quarter."),
        lettered("b)", "Transfers the cold store to the port."),
        "The Committee further recommends that the Minister of Works:",
        lettered("c)", "Sells the crane at the old quay."),
        "Report to be considered.",
    )
    assert [(m.number, m.scope) for m in found] == [(None, Scope.LIST)] * 3


def test_what_an_officer_asks_the_meeting_is_not() -> None:
    assert not counted(
        "It is recommended that Members:",
        lettered("a)", "Raises the mooring fee by two pounds."),
        lettered("b)", "Authorises the Clerk to sign the lease."),
    )


def test_an_introduction_says_that_a_list_stands_below() -> None:
    found = counted(
        "Below is a list of open recommendations that matter most to us. They are grouped by pier.",
        "# East pier",
        "* Improve the lighting of the east pier (p. 4)",
        "* Modify the lease of the tea room, savings",
        "£340 (p. 8)",
        "* Ensure that the clock is wound each day (p. 9)",
    )
    assert [m.wording for m in found] == [
        "Improve the lighting of the east pier (p. 4)",
        "Modify the lease of the tea room, savings",
        "Ensure that the clock is wound each day (p. 9)",
    ]
    assert {m.scope for m in found} == {Scope.LIST}


def test_minutes_report_each_number_with_its_aside_and_in_their_own_tense() -> None:
    found = told(
        "Members noted that recommendations 1 and 2 had been completed, and that recommendation 3 was on hold.",
        "Recommendation 7 (skills audit) would be completed by January, and recommendation 11 (deputy) had not begun.",
    )
    assert {number: status for number, (status, _) in found.items()} == {
        "1": Status.IMPLEMENTED,
        "2": Status.IMPLEMENTED,
        "3": Status.STALLED,
        "7": Status.PLANNED,
        "11": Status.NOT_STARTED,
    }


@pytest.mark.parametrize(
    ("sentence", "response"),
    [
        ("The Board accepts recommendations 2 and 5 in principle.", Response.ACCEPTED_IN_PRINCIPLE),
        ("It does not accept recommendation 2, for want of money.", Response.REJECTED),
        ("Recommendation 2 (the pier) was accepted by the Board.", Response.ACCEPTED),
        ("The Trust had accepted recommendations 2 and 5.", Response.ACCEPTED),
        ("Recommendation 2 had been rejected on grounds of cost.", Response.REJECTED),
        ("The Board discussed recommendation 2 and accepted a cup of tea.", None),
        ("The Board accepted the report and read recommendation 2.", None),
    ],
)
def test_a_sentence_answers_what_it_names(sentence: str, response: Response | None) -> None:
    (reference,) = references.find_references(sentence)
    found = answers_by_number.answer(sentence, reference)
    assert (found.value if found else None) is response


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Safety recommendation R-2021-07", ("R-2021-07",)),
        ("recommendations A-19-1 and H-20-3", ("A-19-1", "H-20-3")),
        ("Recommendation 2021/104 was closed", ("2021/104",)),
        ("Recommendation C3: Paint the pier", ("C3",)),
        ("Recommendation 2021/22 budgets", ()),
        ("Recommendation COVID-19 response", ()),
    ],
)
def test_registers_number_by_code(text: str, numbers: tuple[str, ...]) -> None:
    assert tuple(n for reference in references.find_references(text) for n in reference.numbers) == numbers


def test_an_answer_is_remembered_for_the_same_object_alone() -> None:
    asked: list[object] = []

    @remembered.for_last(1)
    def answer(thing: list[int]) -> int:
        asked.append(thing)
        return len(thing)

    first, alike = [1, 2], [1, 2]
    assert [answer(first), answer(first), answer(alike)] == [2, 2, 2]
    assert len(asked) == 2


def test_what_is_said_of_another_recommendation_is_never_taken_for_this_one() -> None:
    found = told(
        "# Recommendations that are complete",
        "Recommendation 4: work has not started.",
        "Recommendation 9 is complete.",
        "# Recommendations in progress",
        "Recommendation 5: Paint the pier.",
        "Recommendation 6 has been completed.",
        "Recommendation 7: Update awaited from the ferry office.",
    )
    assert {number: status for number, (status, _) in found.items()} == {
        "4": Status.NOT_STARTED,
        "9": Status.IMPLEMENTED,
        "5": Status.NOT_STATED,
        "6": Status.IMPLEMENTED,
        "7": Status.NOT_STATED,
    }


def test_a_wording_that_reads_like_a_status_stays_the_wording() -> None:
    (mention,) = counted("# The recommendations", "Recommendation 3: Complete the audit of the piers.", "It is ready.")
    assert (mention.wording, mention.status.value) != (None, Status.IMPLEMENTED)
    assert mention.wording == "Complete the audit of the piers."
