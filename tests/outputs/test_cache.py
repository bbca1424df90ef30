"""The cache gives back what was stored, or nothing; it never matters that it is damaged, old or gone."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from outputs import code_version
from outputs.cache import Cache


def entries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_what_was_stored_is_found_by_its_key_alone(tmp_path: Path) -> None:
    store = Cache(tmp_path, "1")
    store.put("a", b"first")
    store.put("b", b"")
    store.put("a", b"second")
    assert (store.get("a"), store.get("b"), store.get("c")) == (b"second", b"", None)
    assert Cache(tmp_path, "1").get("a") == b"second"


@given(damage=st.sampled_from(("cut", "flip", "empty", "folder")), at=st.integers(0, 36))
def test_a_damaged_entry_is_not_found_and_is_written_again(
    tmp_path_factory: pytest.TempPathFactory, damage: str, at: int
) -> None:
    folder = tmp_path_factory.mktemp("cache")
    store = Cache(folder, "1")
    store.put("a", b"whole")
    (entry,) = entries(folder)
    data = bytearray(entry.read_bytes())
    if damage == "flip":
        data[at] ^= 255
    entry.write_bytes(bytes({"cut": data[:at], "flip": data}.get(damage, b"")))
    if damage == "folder":
        entry.unlink()
        entry.mkdir()
    assert store.get("a") is None
    store.put("a", b"again")
    assert store.get("a") == (None if damage == "folder" else b"again")


def test_the_folder_can_be_deleted_at_any_time(tmp_path: Path) -> None:
    store = Cache(tmp_path / "cache", "1")
    store.put("a", b"first")
    shutil.rmtree(tmp_path / "cache")
    assert store.get("a") is None
    store.put("a", b"second")
    assert store.get("a") == b"second"


def test_a_folder_that_cannot_be_written_costs_time_only(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file in the way", encoding="utf-8")
    store = Cache(tmp_path / "cache", "1")
    store.put("a", b"first")
    assert store.get("a") is None


def test_another_version_of_the_code_finds_nothing_and_removes_only_what_a_cache_wrote(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    Cache(tmp_path, "1").put("a", b"first")
    newer = Cache(tmp_path, "2")
    assert newer.get("a") is None
    newer.put("a", b"second")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notes.txt", "version-2"]


def test_the_version_of_the_code_is_that_of_its_sources_and_rules(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1", encoding="utf-8")
    first = code_version.fingerprint((tmp_path,))
    (tmp_path / "notes.md").write_text("not code", encoding="utf-8")
    assert code_version.fingerprint((tmp_path,)) == first
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "a.toml").write_text("x = 1", encoding="utf-8")
    second = code_version.fingerprint((tmp_path,))
    (tmp_path / "a.py").write_text("x = 2", encoding="utf-8")
    assert len({first, second, code_version.fingerprint((tmp_path,))}) == 3
    assert code_version.fingerprint((tmp_path,), ("an engine",)) not in (first, second)
