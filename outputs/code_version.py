"""A fingerprint of the code that makes a result: its sources and rules, and the packages that it calls."""

import hashlib
import platform
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

SOURCES = ("*.py", "*.toml")


def fingerprint(folders: Iterable[Path], others: Iterable[str] = ()) -> str:
    """A SHA-256 that changes with any source or rule file of the folders, installed package, or version of Python.

    `others` are further facts, about programs outside Python, say, that change the result.
    """
    found = hashlib.sha256(platform.python_version().encode())
    for folder in folders:
        for path in sorted(path for pattern in SOURCES for path in folder.rglob(pattern)):
            _add(found, path.relative_to(folder).as_posix().encode(), path.read_bytes())
    for name in sorted({f"{package.name} {package.version}" for package in metadata.distributions()}):
        _add(found, name.encode())
    _add(found, *(other.encode() for other in others))
    return found.hexdigest()


def _add(found: "hashlib._Hash", *parts: bytes) -> None:
    for part in parts:
        found.update(hashlib.sha256(part).digest())
