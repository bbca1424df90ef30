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
