"""Findings that an analyst set aside."""

from pathlib import Path

import pytest

from outputs.audit import audit_checks, silencing
from outputs.records import Finding, Severity

FINDING = Finding("f1", "dropped", Severity.ERROR, "s", "s/4", "4", None, "It was dropped.")
SILENCED = '[[silenced]]\ncheck = "dropped"\nrecommendation = "s/4"\nreason = "moved to the other board"\n'


def read(tmp_path: Path, text: str) -> tuple[silencing.Silence, ...]:
    path = tmp_path / "silenced.toml"
    path.write_text(text, encoding="utf-8")
    return silencing.read_silenced(path, audit_checks.ids())


def test_a_silenced_finding_stays_with_its_reason(tmp_path: Path) -> None:
    (found,) = silencing.apply([FINDING], read(tmp_path, SILENCED))
    assert found.silenced == "moved to the other board"


def test_who_set_it_aside_is_told(tmp_path: Path) -> None:
    (found,) = silencing.apply([FINDING], read(tmp_path, SILENCED + 'by = "Ada Marlow"\n'))
    assert found.silenced == "moved to the other board (Ada Marlow)"


def test_a_former_id_is_set_aside_too(tmp_path: Path) -> None:
    (found,) = silencing.apply([FINDING], read(tmp_path, SILENCED.replace("s/4", "old/4")), {"old/4": "s/4"})
    assert found.silenced


def test_another_check_or_recommendation_is_not_silenced(tmp_path: Path) -> None:
    other = SILENCED.replace('"s/4"', '"s/5"')
    assert silencing.apply([FINDING], read(tmp_path, other)) == (FINDING,)
    assert silencing.read_silenced(tmp_path / "none.toml", ()) == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (SILENCED.replace("dropped", "droped"), "line 1: check: droped is none of"),
        (f"\n{SILENCED.replace('reason', 'because')}", "line 2: .*needs check, recommendation, reason"),
        ("[[silenced\n", "not valid TOML"),
    ],
)
def test_a_bad_file_says_what_to_do(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(silencing.BadSilence, match=says):
        read(tmp_path, text)
