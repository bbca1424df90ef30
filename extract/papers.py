"""The door: finds the papers of a folder and reads each, whatever it turns out to be."""

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from extract import archives, limited_processes, media_types, readers
from extract.limited_processes import Limits
from extract.records import Document, Paper, Problem, ProblemKind, UnreadablePaper

SAMPLE_FOLDER = "sample"
CONTROL_SUFFIXES = frozenset({".py", ".pyc", ".toml"})
CONTROL_NAMES = frozenset({"judgements.csv", "thumbs.db", "desktop.ini"})
LARGEST_FILE_BYTES = 500 * 1024 * 1024
USUAL_LIMITS = Limits()
MEMBER_PATH = (NotADirectoryError, FileNotFoundError)  # what systems say of a path that goes on through a file


def find_papers(corpus: Path, limits: Limits = USUAL_LIMITS) -> tuple[Path, ...]:
    """Every paper under `corpus`, by relative path.

    The papers of an archive or e-mail have paths that go on through it: `pack.zip/appendix 1.docx`. It is opened in a
    worker process within `limits`; one that cannot be opened counts as a paper, whose reading tells why.
    """
    files = find_files(corpus)
    archived = [path for path in files if archives.may_be_archive(path)]
    inside = dict(limited_processes.run_each(archives.member_paths, archived, 1, limits))
    found = [paper for path in files for paper in _members(inside.get(path), corpus) or (path,)]
    return _in_order(found, corpus)


def find_files(corpus: Path) -> tuple[Path, ...]:
    """Every file under `corpus` that may be a paper, or hold some; files that steer the run are none.

    The sample papers (in `sample/`) are left out as soon as the folder holds a file of its own.
    """
    found = _all_files(corpus)
    return tuple(path for path in found if not _is_sample(path, corpus)) or found


def is_sample_left_out(corpus: Path) -> bool:
    """Whether `corpus` holds sample papers that are not read because it also holds others."""
    return len(find_files(corpus)) < len(_all_files(corpus))


def file_of(path: Path) -> Path | None:
    """The file that holds a paper: its own, or the archive that its path goes through; None where it has gone."""
    try:
        return next((each for each in (path, *path.parents) if each.is_file()), None)
    except OSError:
        return None


def is_member(path: Path) -> bool:
    """Whether the path goes on through an archive or e-mail."""
    return file_of(path) not in (None, path)


def read_paper(path: Path, corpus: Path) -> Document:
    """The paper at `path` as a Document; one that cannot be read has `is_readable` False and says why."""
    relative = relative_path(path, corpus)
    try:
        data = _read_file(path)
    except UnreadablePaper as error:
        return _unreadable(_unopened_paper(relative), error)
    return read_bytes(data, relative)


def read_bytes(data: bytes, relative_path: str) -> Document:
    """The paper with these bytes, named by its path in the corpus; never raises because of what is in it."""
    sha256 = hashlib.sha256(data).hexdigest()
    paper = Paper(sha256[:12], relative_path, sha256, media_types.of_file(data, relative_path))
    try:
        return readers.reader(paper)(data, paper)
    except UnreadablePaper as error:
        return _unreadable(paper, error)
    except MemoryError:
        return _unreadable(paper, UnreadablePaper(ProblemKind.TOO_LARGE, _too_much_memory()))
    except Exception as error:  # a reader's bug or a hostile file costs one paper, never the run
        return _unreadable(paper, _unexpected(error))


def give_up(path: Path, corpus: Path, problem: Problem) -> Document:
    """The paper at `path` as one that could not be read, for a reader that never came back."""
    relative, sha256 = relative_path(path, corpus), file_sha256(path)  # None for a member: nothing is unpacked here
    paper = Paper(sha256[:12], relative, sha256, media_types.UNKNOWN) if sha256 else _unopened_paper(relative)
    return Document(paper, problems=(problem,), is_readable=False)


def relative_path(path: Path, corpus: Path) -> str:
    """The path inside the corpus, with slashes; bytes of a name that are no text are written as escapes."""
    return path.relative_to(corpus).as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def file_sha256(path: Path) -> str | None:
    """The SHA-256 of a file's bytes, None where there is no such file, or it is too large to be a paper."""
    try:
        _check_file(path)
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, UnreadablePaper):
        return None


def _read_file(path: Path) -> bytes:
    try:
        return _read_file_or_member(path)
    except OSError as error:
        raise _not_accessible(error) from error


def _read_file_or_member(path: Path) -> bytes:
    try:
        _check_file(path)
        return path.read_bytes()
    except MEMBER_PATH:
        return archives.read_member(path)


def _check_file(path: Path) -> None:
    """UnreadablePaper for what must not even be opened: a pipe, say, from which nothing may ever come."""
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        next(path.iterdir(), None)  # found as a paper only because this fails
    if not stat.S_ISREG(found.st_mode):
        raise UnreadablePaper(ProblemKind.NOT_ACCESSIBLE, "This is no file with content. Take it out of the folder.")
    if found.st_size > LARGEST_FILE_BYTES:
        raise UnreadablePaper(ProblemKind.TOO_LARGE, _too_large())


def _all_files(corpus: Path) -> tuple[Path, ...]:
    return _in_order((path for path in _walk(corpus) if _may_be_paper(path, corpus)), corpus)


def _in_order(paths: Iterable[Path], corpus: Path) -> tuple[Path, ...]:
    return tuple(sorted(paths, key=lambda path: path.relative_to(corpus).as_posix()))


def _members(found: tuple[Path, ...] | Problem | None, corpus: Path) -> list[Path]:
    """The papers of an archive; none of any other file, or of an archive that could not be opened."""
    return [member for member in found if _may_be_paper(member, corpus)] if isinstance(found, tuple) else []


def _walk(corpus: Path) -> Iterator[Path]:
    """Every file, through links to folders too, each folder once; and each folder that does not open, as itself."""
    # os.walk asks nothing of the files themselves: one that cannot be opened is found, and its trouble told.
    closed: list[Path] = []
    seen: set[str] = set()
    for folder, inner, names in os.walk(
        corpus, onerror=lambda error: closed.append(Path(error.filename)), followlinks=True
    ):
        inner.sort()
        place = os.path.realpath(folder)
        if place in seen:
            inner.clear()
            continue
        seen.add(place)
        yield from (Path(folder, name) for name in names)
    yield from closed


def _may_be_paper(path: Path, corpus: Path) -> bool:
    name = path.name.lower()
    is_hidden = any(part.startswith((".", "~$")) for part in path.relative_to(corpus).parts)
    is_control = path.suffix.lower() in CONTROL_SUFFIXES or name in CONTROL_NAMES or name.split(".")[0] == "readme"
    return not is_hidden and not is_control


def _is_sample(path: Path, corpus: Path) -> bool:
    return path.relative_to(corpus).parts[0] == SAMPLE_FOLDER and path.parent != corpus


def _too_large() -> str:
    limit = LARGEST_FILE_BYTES // 1024 // 1024
    return (
        f"The file is larger than {limit} MB, too large for a committee paper. Split it, or save it without pictures."
    )


def _too_much_memory() -> str:
    return "Reading the file took too much memory. Split it, or save it anew in the program it was made with."


def _not_accessible(error: OSError) -> UnreadablePaper:
    reason = (error.strerror or type(error).__name__).lower()
    message = (
        f"It could not be opened ({reason}). Check that it is still there, that you may read it, and that no "
        "other program holds it open."
    )
    return UnreadablePaper(ProblemKind.NOT_ACCESSIBLE, message)


def _unexpected(error: Exception) -> UnreadablePaper:
    reason = f"{type(error).__name__}: {error}".splitlines()[0]
    message = (
        f"The file could not be read ({reason}). It may be damaged: open it in the program it was made with and save "
        "it anew. If it looks right there, please report it as a fault of this tool."
    )
    return UnreadablePaper(ProblemKind.DAMAGED, message)


def _unopened_paper(relative_path: str) -> Paper:
    """A paper whose bytes nobody saw: its id is made from its path, so that two of them stay two."""
    sha256 = hashlib.sha256(relative_path.encode()).hexdigest()
    return Paper(sha256[:12], relative_path, sha256, media_types.UNKNOWN)


def _unreadable(paper: Paper, error: UnreadablePaper) -> Document:
    return Document(paper, problems=(Problem(error.kind, str(error)),), is_readable=False)
