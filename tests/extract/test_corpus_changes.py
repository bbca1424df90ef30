"""A watched folder tells of a new paper once it has come to rest."""

import threading
from pathlib import Path

from extract import corpus_changes


def test_a_paper_that_is_dropped_in_is_told_once_it_rests(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text("An old paper.", encoding="utf-8")
    told = corpus_changes.changes(tmp_path, look_seconds=0.02)
    drop = threading.Timer(0.1, lambda: (tmp_path / "new.txt").write_text("A new paper.", encoding="utf-8"))
    drop.start()
    next(told)
    drop.join()
    assert {Path(path).name for path, _, _ in corpus_changes.look(tmp_path)} == {"old.txt", "new.txt"}


def test_what_is_no_paper_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text("An old paper.", encoding="utf-8")
    before = corpus_changes.look(tmp_path)
    (tmp_path / "~$lock.docx").write_text("", encoding="utf-8")
    (tmp_path / "series.toml").write_text("", encoding="utf-8")
    assert corpus_changes.look(tmp_path) == before
