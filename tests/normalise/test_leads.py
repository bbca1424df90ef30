"""What begins an entry of its own in running text, in letters, registers and reports."""

from extract.records import Block, Kind, Place
from normalise.records import Response, Status
from tests.normalise.made_papers import read


def test_lines_of_a_letter_name_each_recommendation_in_an_aside_and_report_behind_a_dash() -> None:
    found = read(
        "Rec 1 (sirens) - done, all 11 fitted.",
        "Rec 2 (pump house) - builder on site, finish expected in spring.",
        "Rec 5 (helpline) - dropped, the insurers run one.",
        "Rec 6 (ditch survey) - haven't started yet.",
        "Rec 8 (lamps) - The harbour office should renew the lamps.",
    )
    told = {number: mention.status.value for number, mention in found.items()}
    assert told == {
        "1": Status.IMPLEMENTED,
        "2": Status.UNCLEAR,
        "5": Status.CLOSED_NOT_IMPLEMENTED,
        "6": Status.NOT_STARTED,
        "8": Status.NOT_STATED,
    }
    assert found["8"].wording == "The harbour office should renew the lamps."
    assert found["2"].wording is None


def test_a_sentence_of_its_own_behind_the_number_is_the_wording() -> None:
    found = read(
        Block(Kind.HEADING, "Recommendation 1: A single harbour office", Place(1), label="4.", level=1),
        "Recommendation 1.1 Rules should be made for a single office.",
        "Status at May 2031: Completed. They are in the by-laws.",
        "Recommendation 1.2 asks for a survey and should be read with the annex.",
    )
    assert (found["1.1"].wording, found["1.1"].status.value) == (
        "Rules should be made for a single office.",
        Status.IMPLEMENTED,
    )
    assert found["1"].wording == "A single harbour office"
    assert "1.2" not in found or found["1.2"].wording is None


def test_a_serial_number_in_brackets_numbers_and_its_paragraph_does_not() -> None:
    found = read(
        "# Recommendation (Sl. No. 3, Para No. 2.14)",
        "The Committee desire that the ferry office should list all 412 berths.",
        "# Reply of the Government",
        "The recommendation is accepted.",
    )
    assert set(found) == {"3"}
    assert found["3"].wording == "The Committee desire that the ferry office should list all 412 berths."
    assert found["3"].response and found["3"].response.value is Response.ACCEPTED


def test_what_will_not_be_done_is_said_of_its_number() -> None:
    found = read("Recommendation 7 would not be taken forward because of the new by-laws.")
    assert found["7"].status.value is Status.CLOSED_NOT_IMPLEMENTED


def test_an_answer_behind_the_number_is_no_wording() -> None:
    found = read(
        "Recommendation 1: I accept this recommendation. Funds were set aside in the budget.",
        "Recommendation 3: I don't accept this recommendation. Small ferries report already.",
    )
    told = {n: (m.wording, m.response and m.response.value) for n, m in found.items()}
    assert told == {"1": (None, Response.ACCEPTED), "3": (None, Response.REJECTED)}


def test_a_paragraph_that_opens_with_a_label_ends_the_wording() -> None:
    found = read(
        "# Recommendation 1 – Size of the board",
        "That the board be reduced from 94 to 60 members.",
        "Completed. New by-laws took effect on the first of August.",
    )
    assert found["1"].status.value is Status.IMPLEMENTED
    assert found["1"].wording == "Size of the board\nThat the board be reduced from 94 to 60 members."


def test_what_is_said_of_the_next_number_in_contracted_words_is_not_said_of_those_before() -> None:
    found = read(
        "The clerk reported that recommendations 1 to 3 were complete and that recommendation 5 hadn't been started."
    )
    told = {number: mention.status.value for number, mention in found.items()}
    assert told == {**dict.fromkeys("123", Status.IMPLEMENTED), "5": Status.NOT_STARTED}


def test_a_table_below_a_motion_is_not_announced_by_its_heading() -> None:
    rows = [["Ref", "Saving", "Status"], ["S1", "Fewer ferries", "Delivered"], ["S2", "Shorter hours", "On track"]]
    assert not read("# Recommendations", "The Board is recommended to:", "note the overspend;", "agree the fees.", rows)
    assert set(read("# Recommendations", "The inquiry made two.", rows)) == {"S1", "S2"}
