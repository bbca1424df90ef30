"""Archives and e-mails opened as the papers in them, within limits.

A member is named by a path that goes on through its archive: `pack.zip/appendix 1.docx`, `letter.eml/plan.zip/a.pdf`.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from extract import mail_parts, media_types
from extract.records import Document, Paper, ProblemKind, UnreadablePaper

DEEPEST = 2  # archives in one another that are opened
MOST_TOO_DEEP = 5  # archives that lie deeper: each is a problem of its own, and many are a bomb
MOST_MEMBERS = 2000
LARGEST_UNPACKED_BYTES = 1024**3
LARGEST_MEMBER_BYTES = 500 * 1024 * 1024
HIGHEST_RATIO, RATIO_FROM_BYTES = 200, 20 * 1024 * 1024  # office files and text stay far below; bombs reach 1,000
HEAD_BYTES = 64 * 1024
PACKAGE_PARTS = (b"[Content_Types].xml", b"mimetype")  # which Office and OpenDocument files have, and archives lack
NO_PAPERS = frozenset({"__macosx", ".ds_store"})


@dataclass(slots=True)
class Budget:
    """How much one archive may still unpack, those in it counted with it."""

    members: int = MOST_MEMBERS
    bytes: int = LARGEST_UNPACKED_BYTES
    too_deep: int = MOST_TOO_DEEP

    def spend(self, members: int, size: int) -> None:
        """Count what is about to be unpacked; raises UnreadablePaper where it is too much."""
        self.members -= members
        self.bytes -= size
        if self.members < 0 or self.bytes < 0:
            raise UnreadablePaper(ProblemKind.TOO_LARGE, _too_large())

    def pass_over(self) -> None:
        """Count an archive that lies too deep to be opened; raises UnreadablePaper for many, as a bomb has them."""
        self.too_deep -= 1
        if self.too_deep < 0:
            raise UnreadablePaper(ProblemKind.TOO_LARGE, _too_large())


@dataclass(frozen=True, slots=True)
class Archive:
    """An opened archive: its members' safe names, in order, each with what it is really called there."""

    content: zipfile.ZipFile | dict[str, bytes]
    names: dict[str, str] = field(default_factory=dict)

    def read(self, name: str) -> bytes:
        """The bytes of a member; raises UnreadablePaper where it is gone, damaged or encrypted."""
        if isinstance(self.content, dict):
            return self.content[name]
        try:
            return self.content.read(self.names[name])
        except RuntimeError as error:
            message = "The archive is protected by a password. Unpack it into the folder."
            raise UnreadablePaper(ProblemKind.ENCRYPTED, message) from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise UnreadablePaper(ProblemKind.DAMAGED, _damaged()) from error


def may_be_archive(path: Path) -> bool:
    """Whether the file may be an archive or e-mail, from its first bytes and its name alone: nothing is unpacked."""
    try:
        if not path.is_file() or path.stat().st_size > LARGEST_MEMBER_BYTES:
            return False
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError:
        return False
    named_so = media_types.expected_type(path.name) not in {None, media_types.ZIP, media_types.EMAIL}
    return _may_be_archive(head) and not (named_so and any(part in head for part in PACKAGE_PARTS))


def member_paths(path: Path) -> tuple[Path, ...]:
    """The paths of all papers in the archive at `path`; () where it is none, or cannot be opened."""
    try:
        data = path.read_bytes()
        is_archive = _may_be_archive(data[:HEAD_BYTES]) and not _is_package(data)
        return tuple(path / name for name in _members(data, Budget(), DEEPEST)) if is_archive else ()
    except (OSError, UnreadablePaper):
        return ()


def read_member(path: Path) -> bytes:
    """The bytes of the member that a path through archives leads to.

    Raises FileNotFoundError where there is no such archive or member, and UnreadablePaper where it cannot be unpacked.
    """
    file = next((each for each in path.parents if each.is_file()), None)
    if file is None:
        raise FileNotFoundError(2, "No such file or directory", str(path))
    return _member(file.read_bytes(), path.relative_to(file).as_posix(), Budget())


def refuse(data: bytes, paper: Paper) -> Document:
    """Raises UnreadablePaper with what is wrong with an archive whose members are not papers of their own."""
    for _ in _members(data, Budget(), DEEPEST):
        pass
    name = media_types.NAMES[paper.media_type]
    message = f"This is {name} that holds no paper, or lies too deep inside others. Unpack it into the folder."
    raise UnreadablePaper(ProblemKind.UNSUPPORTED, message)


def _members(data: bytes, budget: Budget, depth: int) -> Iterator[str]:
    """The paths of all papers in an archive, by name; those of archives in it go on through them."""
    archive = _open(data, budget)
    for name in sorted(archive.names):
        if depth == 1 and PurePosixPath(name).suffix.lower() == ".zip":
            budget.pass_over()
        inner = _inner_members(archive, name, budget, depth - 1) if depth > 1 else ()
        if inner:
            yield from (f"{name}/{each}" for each in inner)
        else:
            yield name


def _inner_members(archive: Archive, name: str, budget: Budget, depth: int) -> tuple[str, ...]:
    """The members of a member that is an archive itself; () of any other, and of one that is damaged."""
    if PurePosixPath(name).suffix.lower() not in {".zip", ".eml"}:
        return ()
    try:
        data = archive.read(name)
        return tuple(_members(data, budget, depth)) if _may_be_archive(data[:HEAD_BYTES]) else ()
    except UnreadablePaper as error:
        if error.kind is ProblemKind.TOO_LARGE:
            raise
        return ()


def _member(data: bytes, member: str, budget: Budget) -> bytes:
    archive = _open(data, budget)
    if member in archive.names:
        return archive.read(member)
    inner = next((name for name in archive.names if member.startswith(f"{name}/")), None)
    if inner is None:
        raise FileNotFoundError(2, "No such file or directory", member)
    return _member(archive.read(inner), member.removeprefix(f"{inner}/"), budget)


def _is_package(data: bytes) -> bool:
    """Whether it is an Office or OpenDocument file, by a package's list of parts; a damaged one counts as one."""
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist() if data.startswith(b"PK") else []
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError):
        return True
    return any(part.decode() in names for part in PACKAGE_PARTS)


def _may_be_archive(head: bytes) -> bool:
    return head.startswith(b"PK\x03\x04") or media_types.media_type(head) == media_types.EMAIL


def _open(data: bytes, budget: Budget) -> Archive:
    """The archive in these bytes; raises UnreadablePaper where it is none, damaged or too large."""
    kind = media_types.media_type(data)
    if kind == media_types.EMAIL:
        parts = mail_parts.read_parts(data)
        budget.spend(len(parts), sum(map(len, parts.values())))
        return Archive(parts, {name: name for name in parts})
    if kind != media_types.ZIP:
        raise UnreadablePaper(ProblemKind.DAMAGED, _damaged())
    try:
        content = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise UnreadablePaper(ProblemKind.DAMAGED, _damaged()) from error
    members = [member for member in content.infolist() if member.filename and not member.is_dir()]
    budget.spend(len(members), sum(member.file_size for member in members))
    if any(_is_bomb(member) for member in members):
        raise UnreadablePaper(ProblemKind.TOO_LARGE, _too_large())
    return Archive(content, _safe_names(members))


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    is_packed_tight = member.file_size > HIGHEST_RATIO * max(member.compress_size, 1)
    return member.file_size > LARGEST_MEMBER_BYTES or (is_packed_tight and member.file_size > RATIO_FROM_BYTES)


def _safe_names(members: list[zipfile.ZipInfo]) -> dict[str, str]:
    """Each member's name as a path that stays inside its archive; of two with one name, the first."""
    names: dict[str, str] = {}
    for member in members:
        parts = [part for part in member.filename.replace("\\", "/").split("/") if part not in {"", ".", ".."}]
        if parts and not NO_PAPERS & {part.lower() for part in parts}:
            names.setdefault("/".join(parts), member.filename)
    return names


def _damaged() -> str:
    return "The archive is damaged and cannot be opened. Fetch it again, or unpack it into the folder."


def _too_large() -> str:
    limit = LARGEST_UNPACKED_BYTES // 1024**2
    return (
        f"The archive would unpack to more than {limit:,} MB or {MOST_MEMBERS:,} files, or is built to fill the disk. "
        "Unpack what you need of it into the folder."
    )
