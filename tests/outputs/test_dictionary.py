"""The pages that are made from the code say what the code says."""

import pytest

from outputs.dataset import dictionary, schema
from tests.conftest import ROOT


@pytest.mark.parametrize("name", dictionary.pages())
def test_a_page_is_what_the_code_says(name: str) -> None:
    written = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert written == dictionary.pages()[name], "run `make docs` and commit the page"


@pytest.mark.parametrize("vocabulary", schema.ENUMS)
def test_every_code_of_a_vocabulary_is_explained(vocabulary: str) -> None:
    assert list(dictionary.meanings()[vocabulary]) == [str(code) for code in schema.ENUMS[vocabulary]]


def test_every_column_is_in_the_dictionary() -> None:
    page = dictionary.data_dictionary()
    for table in schema.load().tables:
        assert f"\n## {table.name}\n" in page
        assert all(f"| `{column.name}` | " in page for column in table.columns)


def test_no_description_breaks_its_table() -> None:
    for table in schema.load().tables:
        assert not any("|" in column.description or "\n" in column.description for column in table.columns)
