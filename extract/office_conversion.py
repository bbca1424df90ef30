"""Old office files, converted by LibreOffice where the machine has it and read as what they become."""

import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from extract import media_types
from extract.records import Document, Paper, ProblemKind, UnreadablePaper

PROGRAMS = ("soffice", "libreoffice")
LONGEST_SECONDS = 120
# Its own settings for each run: no macro ever runs, and nothing is fetched that a document links to.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">
<value>3</value></prop><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value>
</prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value>
</prop></item>
</oor:items>"""


@dataclass(frozen=True, slots=True)
class Conversion:
    """What a kind of file is opened as, and what it is converted to."""

    suffix: str
    target: str
    opened_as: str = ""  # LibreOffice's import filter; "" lets it look for itself


CONVERSIONS = {
    media_types.OLD_WORD: Conversion("doc", "docx", "MS Word 97"),
    media_types.OLD_POWERPOINT: Conversion("ppt", "pdf", "MS PowerPoint 97"),
    media_types.PPTX: Conversion("pptx", "pdf"),
    media_types.ODP: Conversion("odp", "pdf"),
    media_types.PAGES: Conversion("pages", "docx"),
    media_types.WORD_PERFECT: Conversion("wpd", "docx"),
}


def read_converted(data: bytes, paper: Paper) -> Document:
    """The Document of the paper's conversion; raises UnreadablePaper where LibreOffice is missing or fails."""
    from extract import readers

    converted = convert(data, paper.media_type)
    read = readers.READERS[media_types.media_type(converted)]
    document = read(converted, paper)
    # The file's properties may hold the moment of the conversion, which says nothing of the paper.
    return replace(document, metadata_date="")


def convert(data: bytes, media_type: str) -> bytes:
    """The file in the format that it is read in; raises UnreadablePaper where that cannot be done."""
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    conversion = CONVERSIONS[media_type]
    if program is None:
        raise UnreadablePaper(ProblemKind.UNSUPPORTED, _advice(media_type, conversion))
    with tempfile.TemporaryDirectory(prefix="followthrough-") as name:
        folder = Path(name)
        source, settings = folder / f"paper.{conversion.suffix}", folder / "profile" / "user"
        source.write_bytes(data)
        settings.mkdir(parents=True)
        (settings / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
        _run([program, *_options(folder, conversion), source.as_posix()], folder)
        made = folder / "out" / f"paper.{conversion.target}"
        if not made.is_file():
            raise UnreadablePaper(ProblemKind.DAMAGED, _failed(media_type, conversion))
        return made.read_bytes()


def _options(folder: Path, conversion: Conversion) -> list[str]:
    options = [f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", "--nolockcheck"]
    options += [f"--infilter={conversion.opened_as}"] if conversion.opened_as else []
    return [*options, "--convert-to", conversion.target, "--outdir", (folder / "out").as_posix()]


def _run(command: list[str], folder: Path) -> None:
    """Run the program to its end, or end it and all that it started."""
    own = {"HOME": folder.as_posix(), "TMPDIR": folder.as_posix(), "SAL_USE_VCLPLUGIN": "svp"}
    environment = {"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8", **own}
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(LONGEST_SECONDS)
    except subprocess.TimeoutExpired as error:
        message = f"LibreOffice did not convert the file within {LONGEST_SECONDS} s. Save it as .docx or PDF yourself."
        raise UnreadablePaper(ProblemKind.TOO_SLOW, message) from error
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL) if hasattr(os, "killpg") else process.kill()
            process.wait()


def _advice(media_type: str, conversion: Conversion) -> str:
    return (
        f"This is {media_types.NAMES[media_type]}. Open it in its own program or LibreOffice and save it as "
        f".{conversion.target}; where LibreOffice is installed, this tool does so by itself."
    )


def _failed(media_type: str, conversion: Conversion) -> str:
    return (
        f"This is {media_types.NAMES[media_type]}, and LibreOffice could not convert it: it is damaged, has a "
        "password, or needs a part of LibreOffice that is not installed. Open it in its own program and save it as "
        f".{conversion.target}."
    )
