"""The door: finds the papers of a folder and reads each, whatever it turns out to be."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from extract import media_types
from extract.records import Document, Paper, Problem, ProblemKind, UnreadablePaper

SAMPLE_FOLDER = "sample"
CONTROL_SUFFIXES = frozenset({".py", ".pyc", ".toml"})
CONTROL_NAMES = frozenset({"judgements.csv", "thumbs.db", "desktop.ini"})
LARGEST_FILE_BYTES = 500 * 1024 * 1024

Reader = Callable[[bytes, Paper], Document]


def find_papers(corpus: Path) -> tuple[Path, ...]:
    """Every file under `corpus` that may be a paper, by relative path; files that steer the run are none.

    The sample papers (in `sample/`) are left out as soon as the folder holds a paper of its own.
    """
    found = _all_papers(corpus)
    own = tuple(path for path in found if not _is_sample(path, corpus))
    return own or found


def is_sample_left_out(corpus: Path) -> bool:
    """Whether `corpus` holds sample papers that are not read because it also holds others."""
    return len(find_papers(corpus)) < len(_all_papers(corpus))


def read_paper(path: Path, corpus: Path) -> Document:
    """The paper at `path` as a Document; one that cannot be read has `is_readable` False and says why."""
    relative = path.relative_to(corpus).as_posix()
    try:
        if path.stat().st_size > LARGEST_FILE_BYTES:
            raise UnreadablePaper(ProblemKind.TOO_LARGE, _too_large())
        data = path.read_bytes()
    except UnreadablePaper as error:
        return _unreadable(_unopened_paper(relative), error)
    except OSError as error:
        return _unreadable(_unopened_paper(relative), _not_accessible(error))
    return read_bytes(data, relative)


def read_bytes(data: bytes, relative_path: str) -> Document:
    """The paper with these bytes, named by its path in the corpus; never raises because of what is in it."""
    sha256 = hashlib.sha256(data).hexdigest()
    paper = Paper(sha256[:12], relative_path, sha256, media_types.media_type(data))
    try:
        return _reader(paper)(data, paper)
    except UnreadablePaper as error:
        return _unreadable(paper, error)
    except Exception as error:  # a reader's bug or a hostile file costs one paper, never the run
        return _unreadable(paper, _unexpected(error))


def give_up(path: Path, corpus: Path, error: UnreadablePaper) -> Document:
    """The paper at `path` as one that could not be read, for a reader that never came back."""
    relative = path.relative_to(corpus).as_posix()
    try:
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return _unreadable(_unopened_paper(relative), error)
    return _unreadable(Paper(sha256[:12], relative, sha256, media_types.UNKNOWN), error)


def _all_papers(corpus: Path) -> tuple[Path, ...]:
    # os.walk asks nothing of the files themselves: one that cannot be opened is found, and its trouble told.
    files = (Path(folder, name) for folder, _, names in os.walk(corpus) for name in names)
    papers = (path for path in files if _may_be_paper(path, corpus))
    return tuple(sorted(papers, key=lambda path: path.relative_to(corpus).as_posix()))


def _may_be_paper(path: Path, corpus: Path) -> bool:
    name = path.name.lower()
    is_hidden = any(part.startswith((".", "~$")) for part in path.relative_to(corpus).parts)
    is_control = path.suffix.lower() in CONTROL_SUFFIXES or name in CONTROL_NAMES or name.split(".")[0] == "readme"
    return not is_hidden and not is_control


def _is_sample(path: Path, corpus: Path) -> bool:
    return path.relative_to(corpus).parts[0] == SAMPLE_FOLDER and path.parent != corpus


def _reader(paper: Paper) -> Reader:
    """The reader for what the file really is; raises UnreadablePaper where there is none."""
    expected = media_types.expected_type(paper.path)
    is_misnamed = paper.media_type == media_types.TEXT and not _may_be_text(paper.path)
    reader = None if is_misnamed else READERS.get(paper.media_type)
    if reader:
        return reader
    if refusal := REFUSALS.get(paper.media_type):
        raise UnreadablePaper(*refusal)
    if paper.media_type == media_types.UNKNOWN and expected:
        raise UnreadablePaper(ProblemKind.DAMAGED, _damaged(media_types.NAMES[expected]))
    raise _unsupported(paper.media_type, expected)


def _may_be_text(path: str) -> bool:
    return Path(path).suffix.lower() in media_types.TEXT_SUFFIXES


def _read_pdf(data: bytes, paper: Paper) -> Document:
    from extract import pdf_reader

    return pdf_reader.read_pdf(data, paper)


def _read_docx(data: bytes, paper: Paper) -> Document:
    from extract import docx_reader

    return docx_reader.read_docx(data, paper)


def _read_text(data: bytes, paper: Paper) -> Document:
    from extract import text_reader

    return text_reader.read_text(data, paper)


# Each reader is imported when its first paper comes, so that reading Word never loads a PDF library.
READERS: dict[str, Reader] = {
    media_types.PDF: _read_pdf,
    media_types.DOCX: _read_docx,
    media_types.TEXT: _read_text,
}
REFUSALS = {
    media_types.EMPTY: (
        ProblemKind.EMPTY_FILE,
        "The file is empty (0 bytes): copying or downloading it probably failed. Fetch it again.",
    ),
    media_types.ENCRYPTED_OFFICE: (
        ProblemKind.ENCRYPTED,
        "The file is protected by a password. Open it in Word, remove the password (File, Info, Protect Document) "
        "and save it again.",
    ),
    media_types.OLD_WORD: (
        ProblemKind.UNSUPPORTED,
        "This is a Word document of the old kind (.doc). Open it in Word or LibreOffice and save it as .docx.",
    ),
    media_types.DAMAGED_ZIP: (
        ProblemKind.DAMAGED,
        "The file is damaged or was cut short: it begins like a Word document but cannot be opened. Fetch it again, "
        "or open it in Word, which may repair it, and save it as .docx.",
    ),
}


def _unsupported(found: str, expected: str | None) -> UnreadablePaper:
    name = media_types.NAMES.get(found, f"a file of the kind {found}")
    advice = "Papers are read as Word (.docx), PDF or plain text (.txt): fetch or save it as one of these."
    if expected and expected != found:
        message = f"This is {name}, not {media_types.NAMES[expected]} as its name says. {advice}"
        return UnreadablePaper(ProblemKind.WRONG_TYPE, message)
    return UnreadablePaper(ProblemKind.UNSUPPORTED, f"This is {name}, which cannot be read. {advice}")


def _damaged(name: str) -> str:
    return f"The file is named as {name} but its content is not: it is damaged, or of another kind. Fetch it again."


def _too_large() -> str:
    limit = LARGEST_FILE_BYTES // 1024 // 1024
    return (
        f"The file is larger than {limit} MB, too large for a committee paper. Split it, or save it without pictures."
    )


def _not_accessible(error: OSError) -> UnreadablePaper:
    reason = (error.strerror or type(error).__name__).lower()
    message = (
        f"The file could not be opened ({reason}). Check that it is still there, that you may read it, and that no "
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
