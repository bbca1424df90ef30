"""Accounts that an earlier run has made of the same papers, so that a run reads only what is new or changed."""

from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from normalise.records import Account
from outputs.cache import Cache


class KeptAccounts:
    """The accounts in one cache, by a paper's path, whose name may give its date, and the SHA-256 of its file's bytes.

    A paper in an archive is known by the archive's bytes, so that nothing has to be unpacked to find it.
    """

    def __init__(self, kept: Cache) -> None:
        self._cache = kept

    def find(self, sha256: str, path: str) -> Account | None:
        """The account of the paper at this path in the corpus, in a file of these bytes; None: it has to be read."""
        content = self._cache.get(_key(sha256, path))
        try:
            return _adapter().validate_json(content) if content else None
        except ValidationError:
            return None

    def keep(self, account: Account, sha256: str) -> None:
        """Keep the account of a paper that was read; one that was not may do better the next time."""
        if account.facts.is_readable:
            self._cache.put(_key(sha256, account.facts.paper.path), _adapter().dump_json(account))


def keeping_in(folder: Path, version: str) -> KeptAccounts:
    """The accounts kept in a folder by this version of the code."""
    return KeptAccounts(Cache(folder, version))


def _key(sha256: str, path: str) -> str:
    return f"{sha256} {path}"


@cache
def _adapter() -> TypeAdapter[Account]:
    return TypeAdapter(Account)  # JSON, not pickle: as fast here, and reading it can run nothing
