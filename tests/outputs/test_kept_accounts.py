"""An account that comes back from the cache is the one that was put in."""

from pathlib import Path

from outputs import kept_accounts
from outputs.records import Results


def test_every_account_of_the_sample_comes_back_equal(tmp_path: Path, sample_results: Results) -> None:
    kept = kept_accounts.keeping_in(tmp_path, "1")
    for account in sample_results.accounts:
        kept.keep(account, account.facts.paper.sha256)
        paper = account.facts.paper
        found = kept.find(paper.sha256, paper.path)
        assert found == (account if account.facts.is_readable else None)
        assert repr(found) == repr(account if account.facts.is_readable else None)


def test_a_paper_is_found_by_its_bytes_and_its_path(tmp_path: Path, sample_results: Results) -> None:
    kept = kept_accounts.keeping_in(tmp_path, "1")
    account = sample_results.accounts[0]
    kept.keep(account, account.facts.paper.sha256)
    paper = account.facts.paper
    assert kept.find(paper.sha256, f"other/{paper.path}") is None
    assert kept.find("0" * 64, paper.path) is None
    assert kept_accounts.keeping_in(tmp_path, "2").find(paper.sha256, paper.path) is None
