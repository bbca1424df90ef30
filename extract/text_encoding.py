"""The characters of files that are text and nothing more: plain text, Markdown, web pages, CSV."""


def decode(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or, where it is neither, Windows' western code page."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
