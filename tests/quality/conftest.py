"""`pytest tests/quality --update-floors` pins what is measured; it lowers a floor only with `--allow-regression`."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-floors", action="store_true", help="Pin the quality that is measured now.")
    parser.addoption("--allow-regression", action="store_true", help="Also where that lowers a floor.")
