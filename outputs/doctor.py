"""Checks of the installation: what is there, what is missing, and how to mend it."""

import importlib.metadata
import importlib.util
import os
import shutil
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

PROJECT = Path(__file__).parents[1] / "pyproject.toml"
INSTALL = "python -m pip install --require-hashes -r requirements.lock"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: whether it is well, what was found, and how to mend it ("" where nothing is to mend).

    `is_needed` is False for what only some papers need.
    """

    name: str
    is_well: bool
    found: str
    remedy: str = ""
    is_needed: bool = True


def examine(out: Path) -> tuple[Check, ...]:
    """Every check of the installation and of the folder for the results."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    return (_python(project["requires-python"]), *_packages(project["dependencies"]), *_optional(), _writable(out))


def describe(checks: tuple[Check, ...]) -> str:
    """The checks as lines for a terminal, each with its remedy where it is not well."""
    lines = []
    for check in checks:
        mark = "ok     " if check.is_well else "MISSING" if check.is_needed else "without"
        lines.append(f"{mark}  {check.name}: {check.found}")
        if check.remedy and not check.is_well:
            lines.append(f"         {check.remedy}")
    return "\n".join(lines)


def is_sound(checks: tuple[Check, ...]) -> bool:
    """Whether all that is needed is there."""
    return all(check.is_well for check in checks if check.is_needed)


def _python(required: str) -> Check:
    version = ".".join(map(str, sys.version_info[:3]))
    is_well = SpecifierSet(required).contains(version)
    return Check("Python", is_well, version, f"Install a Python that fits {required} and make a new environment.")


def _packages(dependencies: list[str]) -> Iterator[Check]:
    """The packages that the project declares; those that are well in one line, each other in its own."""
    troubles = [trouble for dependency in dependencies if (trouble := _trouble(Requirement(dependency)))]
    if not troubles:
        yield Check("Packages", True, f"all {len(dependencies)} are there")
    for trouble in troubles:
        yield Check("Package", False, trouble, f"Install the packages again: {INSTALL}")


def _trouble(requirement: Requirement) -> str | None:
    if requirement.marker and not requirement.marker.evaluate():
        return None
    try:
        version = importlib.metadata.version(requirement.name)
    except importlib.metadata.PackageNotFoundError:
        return f"{requirement.name} is not installed"
    if not requirement.specifier.contains(version, prereleases=True):
        return f"{requirement.name} {version} is installed, {requirement.specifier} is needed"
    return None


def _optional() -> Iterator[Check]:
    engines = [engine for engine in ("tesserocr", "rapidocr") if importlib.util.find_spec(engine)]
    yield Check(
        "OCR for scanned papers",
        bool(engines),
        " and ".join(engines) or "no engine",
        f"Install the packages again: {INSTALL}",
        is_needed=False,
    )
    office = shutil.which("soffice") or shutil.which("libreoffice")
    yield Check(
        "LibreOffice for old papers (.doc, .ppt)",
        office is not None,
        "found" if office else "not found",
        "Install LibreOffice, or save such papers as .docx, .xlsx or PDF.",
        is_needed=False,
    )


def _writable(out: Path) -> Check:
    """Whether the results folder, or the nearest folder above it that exists, can be written to."""
    nearest = next(folder for folder in (out.resolve(), *out.resolve().parents) if folder.is_dir())
    is_well = os.access(nearest, os.W_OK)
    found = "can be written" if is_well else f"{nearest} cannot be written"
    return Check("Results folder", is_well, found, "Choose another folder with --out.")
