"""No change makes a stage worse in any layout, unless it says so."""

from pathlib import Path

import pytest

from tests.quality import cases, floors
from tests.quality.cases import Case
from tests.quality.floors import Measured


def hold(corpus: str, found: tuple[str, tuple[Case, ...]], config: pytest.Config) -> None:
    now = floors.measure(*found)
    if config.getoption("--update-floors", default=False):
        floors.update(corpus, now, may_fall=config.getoption("--allow-regression"))
    before = floors.pinned(corpus)
    assert before is not None, "pin its floors: pytest tests/quality --update-floors"
    assert now.sha256 == before.sha256, f"the {corpus} papers or their truth changed: pin their floors anew"
    floors.check(now, before)


def test_the_sample_is_read_as_well_as_before(pytestconfig: pytest.Config) -> None:
    hold("sample", cases.of_sample(), pytestconfig)


@pytest.mark.shared
def test_the_real_papers_are_read_as_well_as_before(shared_papers: Path, pytestconfig: pytest.Config) -> None:
    hold("papers", cases.of_real_papers(shared_papers), pytestconfig)


@pytest.mark.shared
def test_the_papers_of_other_bodies_are_read_as_well_as_before(
    shared_papers: Path, pytestconfig: pytest.Config
) -> None:
    hold("wild", cases.of_wild_papers(shared_papers), pytestconfig)


def measured(*wrong: str) -> Measured:
    made = [Case("normalise numbers", "word", name, name not in wrong) for name in ("a 1", "a 2", "b 1")]
    return floors.measure("0" * 64, made)


def test_a_lowered_floor_fails_and_names_the_cases_that_moved() -> None:
    with pytest.raises(floors.Lowered) as caught:
        floors.check(measured("a 1", "b 1"), measured("a 1"))
    assert "normalise numbers word: b 1" in str(caught.value)
    assert "a 1" not in str(caught.value)


def test_a_slice_that_is_gone_is_a_fall() -> None:
    with pytest.raises(floors.Lowered):
        floors.check(floors.measure("0" * 64, []), measured())


def test_a_better_result_passes() -> None:
    floors.check(measured(), measured("a 1"))


def test_floors_are_lowered_only_where_that_is_allowed(tmp_path: Path) -> None:
    file = tmp_path / "floors.json"
    floors.update("made", measured(), file=file)
    with pytest.raises(floors.Lowered):
        floors.update("made", measured("a 1"), file=file)
    assert floors.pinned("made", file) == measured()
    floors.update("made", measured("a 1"), may_fall=True, file=file)
    before = floors.pinned("made", file)
    assert before is not None and before.slices == measured("a 1").slices
