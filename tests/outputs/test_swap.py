"""A run that is ended between any two steps of the swap loses nothing."""

from pathlib import Path

import pytest

from outputs.dataset import swap


def folder(path: Path, content: str) -> Path:
    path.mkdir(parents=True)
    (path / "run.json").write_text('{"files": {"table": ""}}', encoding="utf-8")
    (path / "table").write_text(content, encoding="utf-8")
    return path


def write(out: Path, content: str) -> None:
    with swap.replacing(out) as new:
        (new / "run.json").write_text('{"files": {"table": ""}}', encoding="utf-8")
        (new / "table").write_text(content, encoding="utf-8")


def content(out: Path) -> str:
    return (out / "table").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("left_over", "kept"),
    [
        ({"latest": "old", "latest.partial": "half"}, "old"),  # ended while writing
        ({"latest.previous": "old", "latest.partial": "new"}, "old"),  # ended between the two renames
        ({"latest": "new", "latest.previous": "old"}, "new"),  # ended before the old one was removed
    ],
)
def test_the_next_run_finds_the_earlier_results_and_puts_things_right(
    tmp_path: Path, left_over: dict[str, str], kept: str
) -> None:
    for name, text in left_over.items():
        folder(tmp_path / name, text)
    out = tmp_path / "latest"
    swap.recover(out)
    assert content(out) == kept
    write(out, "newest")
    assert content(out) == "newest"
    assert [path.name for path in tmp_path.iterdir()] == ["latest"]


@pytest.mark.parametrize("failing", [1, 2])
@pytest.mark.parametrize(
    ("error", "told"), [(PermissionError("in use"), swap.FolderInUse), (KeyboardInterrupt(), None)]
)
def test_a_rename_that_fails_puts_the_earlier_results_back(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    failing: int,
    error: BaseException,
    told: type[BaseException] | None,
) -> None:
    out = folder(tmp_path / "latest", "old")
    real, calls = Path.replace, []

    def replace(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == failing:
            raise error
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(told or type(error)):
        write(out, "new")
    assert content(out) == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["latest"]


def test_an_interrupted_write_leaves_the_earlier_results(tmp_path: Path) -> None:
    out = folder(tmp_path / "latest", "old")
    with pytest.raises(KeyboardInterrupt), swap.replacing(out):
        raise KeyboardInterrupt
    assert content(out) == "old"


def test_what_people_put_into_the_folder_stays(tmp_path: Path) -> None:
    out = folder(tmp_path / "latest", "old")
    (out / "my notes.txt").write_text("mine", encoding="utf-8")
    (out / "figures").mkdir()
    write(out, "new")
    assert content(out) == "new"
    assert (out / "my notes.txt").read_text(encoding="utf-8") == "mine"
    assert (out / "figures").is_dir()


def test_a_first_run_makes_the_folders_above_it(tmp_path: Path) -> None:
    write(tmp_path / "results" / "latest", "new")
    assert content(tmp_path / "results" / "latest") == "new"


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "latest").write_text("not a folder", encoding="utf-8")
    with pytest.raises(swap.NotAResultsFolder):
        write(tmp_path / "latest", "new")
