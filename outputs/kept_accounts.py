"""Accounts that an earlier run has made of the same papers, so that a run reads only what is new or changed."""

from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from normalise.records import Account
from outputs.cache import Cache


class KeptAccounts:
    """The accounts in one cache, by the SHA-256 of the paper's bytes and its path, whose name may give its date."""

    def __init__(self, kept: Cache) -> None:
        self._cache = kept

    def find(self, sha256: str, path: str) -> Account | None:
        """The account of the paper with these bytes at this path in the corpus, None where it has to be read."""
        content = self._cache.get(_key(sha256, path))
        try:
            return _adapter().validate_json(content) if content else None
        except ValidationError:
            return None

    def keep(self, account: Account) -> None:
        """Keep the account of a paper that was read; one that was not may do better the next time."""
        facts = account.facts
        if facts.is_readable:
            self._cache.put(_key(facts.paper.sha256, facts.paper.path), _adapter().dump_json(account))


def keeping_in(folder: Path, version: str) -> KeptAccounts:
    """The accounts kept in a folder by this version of the code."""
    return KeptAccounts(Cache(folder, version))


def _key(sha256: str, path: str) -> str:
    return f"{sha256} {path}"


@cache
def _adapter() -> TypeAdapter[Account]:
    return TypeAdapter(Account)  # JSON, not pickle: as fast here, and reading it can run nothing
