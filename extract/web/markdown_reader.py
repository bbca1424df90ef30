"""Markdown texts, read as the web page that they stand for (CommonMark, with tables and struck-out words)."""

from markdown_it import MarkdownIt

from extract import text_encoding
from extract.records import Document, Paper
from extract.web import html_reader


def read_markdown(data: bytes, paper: Paper) -> Document:
    """The Markdown text as a Document; raises UnreadablePaper where it shows no text."""
    renderer = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return html_reader.read_html(renderer.render(text_encoding.decode(data)).encode("utf-8-sig"), paper)
