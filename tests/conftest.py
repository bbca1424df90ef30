"""Fixtures for all tests."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared_papers() -> Path:
    """The folder of real papers beside the project; tests that need it skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the real papers (../shared beside the project) are not here; the sample corpus is tested without them")
    return SHARED
