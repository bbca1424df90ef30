"""The installation looked at: this one is sound, and what is missing is told with its remedy."""

from pathlib import Path

import pytest
from packaging.requirements import Requirement

from outputs import doctor
from outputs.doctor import Check


def test_this_installation_is_sound(tmp_path: Path) -> None:
    checks = doctor.examine(tmp_path / "latest")
    assert doctor.is_sound(checks), doctor.describe(checks)
    assert "all " in doctor.describe(checks)


@pytest.mark.parametrize(
    ("requirement", "trouble"),
    [
        ("no-such-package-of-ours>=1", "no-such-package-of-ours is not installed"),
        ("pytest<1", "is installed, <1 is needed"),
        ('pytest<1; sys_platform == "amiga"', None),
        ("pytest>=1", None),
    ],
)
def test_a_package_is_missing_too_old_or_well(requirement: str, trouble: str | None) -> None:
    found = doctor._trouble(Requirement(requirement))
    assert found is None if trouble is None else found is not None and trouble in found


def test_what_is_needed_and_missing_is_told_apart_from_what_is_not() -> None:
    needed = Check("Python", False, "3.9", "Install another.")
    optional = Check("OCR", False, "no engine", "Install one.", is_needed=False)
    assert not doctor.is_sound((needed,))
    assert doctor.is_sound((optional,))
    assert "Install another." in doctor.describe((needed,))
