"""A store of results by key, in a folder that can be deleted at any time.

Each entry begins with the SHA-256 of what follows, so that one which was damaged, or half written when the machine
stopped, is not found and is written again. Entries are plain data; nothing in them is ever run.
"""

import hashlib
import os
import shutil
from contextlib import suppress
from pathlib import Path

DIGEST_BYTES = hashlib.sha256().digest_size


class Cache:
    """What one version of the code has stored under `folder`; what other versions stored there is removed."""

    def __init__(self, folder: Path, version: str) -> None:
        self._folder = folder / f"version-{version[:16]}"
        if not self._folder.is_dir():
            for other in folder.glob("version-*"):
                shutil.rmtree(other, ignore_errors=True)

    def get(self, key: str) -> bytes | None:
        """The content stored under `key`, None where there is none that is whole."""
        try:
            entry = self._path(key).read_bytes()
        except OSError:
            return None
        content = entry[DIGEST_BYTES:]
        return content if hashlib.sha256(content).digest() == entry[:DIGEST_BYTES] else None

    def put(self, key: str, content: bytes) -> None:
        """Store `content`, whole or not at all; where that fails, the next run does the work again."""
        path = self._path(key)
        partial = path.with_name(f"{path.name}.{os.getpid()}")
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(hashlib.sha256(content).digest() + content)
            partial.replace(path)

    def _path(self, key: str) -> Path:
        name = hashlib.sha256(key.encode()).hexdigest()
        return self._folder / name[:2] / name[2:]
