"""A folder of bad papers costs a clear line for each, and never the good one among them."""

import io
import os
from pathlib import Path

import pikepdf
import pyarrow.parquet as pq
import pytest

from tests import pipeline_runs

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(200)


def locked_pdf() -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    file = io.BytesIO()
    pdf.save(file, encryption=pikepdf.Encryption(owner="secret", user="secret"))
    return file.getvalue()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus with one good paper under a name that needs care, and bad ones of many kinds."""
    corpus = tmp_path_factory.mktemp("corpus")
    report = (pipeline_runs.SAMPLE / "2019-03-flood-commission-report.pdf").read_bytes()
    bad = {
        "truncated.pdf": report[: len(report) // 10],
        "empty.pdf": b"",
        "picture.pdf": JPEG,
        "locked.pdf": locked_pdf(),
        "no zip.docx": b"PK\x03\x04 but no more",
        "Протокол 会議.docx": bytes(range(256)),
    }
    for name, data in bad.items():
        (corpus / name).write_bytes(data)
    good = corpus / "meeting of 10 November" / "レポート – № 1.docx"
    good.parent.mkdir()
    good.write_bytes((pipeline_runs.SAMPLE / pipeline_runs.GOOD).read_bytes())
    if hasattr(os, "mkfifo"):
        os.mkfifo(corpus / "pipe.pdf")
        (corpus / "loop").symlink_to("loop")
        (corpus / "again").symlink_to(corpus)
    return corpus


def test_each_bad_paper_has_its_line_and_the_good_one_is_read(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run = pipeline_runs.run(folder, out)
    assert run.returncode == 1, run.stderr
    problems = {row["path"]: row["kind"] for row in _rows(out, "problems")}
    expected = {
        "truncated.pdf": "damaged",
        "empty.pdf": "empty_file",
        "picture.pdf": "wrong_type",
        "locked.pdf": "encrypted",
        "no zip.docx": "damaged",
        "Протокол 会議.docx": "damaged",
    }
    if hasattr(os, "mkfifo"):
        expected |= {"pipe.pdf": "not_accessible", "loop": "not_accessible"}
    assert problems == expected
    assert all(f"  {name}: " in run.stdout for name in expected)
    good = [row for row in _rows(out, "papers") if row["outcome"] != "unreadable"]
    assert [row["path"] for row in good] == ["meeting of 10 November/レポート – № 1.docx"]
    assert _rows(out, "mentions")
    assert "Traceback" not in run.stderr


def test_nothing_but_good_papers_ends_with_zero_and_wrong_use_with_two(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    assert pipeline_runs.run(corpus, tmp_path / "out").returncode == 2
    assert pipeline_runs.run(tmp_path / "nowhere", tmp_path / "out").returncode == 2
    assert pipeline_runs.run(corpus, tmp_path / "out", "--colour", "red").returncode == 2
    (corpus / "a.docx").write_bytes((pipeline_runs.SAMPLE / pipeline_runs.GOOD).read_bytes())
    assert pipeline_runs.run(corpus, tmp_path / "out").returncode == 0
    assert pipeline_runs.run(corpus, corpus).returncode == 2


def _rows(out: Path, table: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = pq.read_table(out / f"{table}.parquet").to_pylist()
    return found
