"""What of this machine, besides our own code and Python's packages, decides how a paper is read."""

import os
import shutil

from extract import office_conversion
from extract.scans import ocr_engines


def programs() -> tuple[str, ...]:
    """The engine for pictures of text that was asked for, its language data, and the programs for old formats."""
    wanted = os.environ.get(ocr_engines.ENGINE_SETTING, "")
    offices = (shutil.which(name) for name in office_conversion.PROGRAMS)
    return (wanted, str(ocr_engines.language_folder()), *map(str, offices))
