"""An e-mail's own words and its attachments, each as the file it would be saved as."""

import email
import email.policy
import html
from email.message import EmailMessage, MIMEPart
from pathlib import PurePosixPath

from extract.records import ProblemKind, UnreadablePaper

SHOWN_HEADERS = ("From", "To", "Date")
SUFFIXES = {"text/html": ".html", "text/plain": ".txt"}


def read_parts(data: bytes) -> dict[str, bytes]:
    """The message ("message.html" or "message.txt") and its attachments by name, without the pictures in its text.

    Raises UnreadablePaper where the bytes are no message that can be taken apart.
    """
    try:
        message = email.message_from_bytes(data, _class=EmailMessage, policy=email.policy.default)
        body = message.get_body(("html", "plain"))
        parts = {"message" + SUFFIXES[body.get_content_type()]: _body(message, body)} if body is not None else {}
        for part in message.walk():
            if part is not body and _is_attachment(part):
                parts.setdefault(_name(part, len(parts)), _content(part))
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError) as error:
        message_text = "The e-mail is damaged. Open it in a mail program and save its attachments into the folder."
        raise UnreadablePaper(ProblemKind.DAMAGED, message_text) from error
    return {name: content for name, content in parts.items() if content.strip()}


def _body(message: EmailMessage, body: MIMEPart) -> bytes:
    """The words of the message under its subject, sender and date, as a mail program shows them."""
    text = body.get_content()
    if not isinstance(text, str) or not text.strip():
        return b""
    lines = [f"{name}: {message[name]}" for name in SHOWN_HEADERS if message[name]]
    subject = str(message["Subject"] or "")
    if body.get_content_type() == "text/plain":
        return "\n\n".join([subject, "\n".join(lines), text]).lstrip().encode("utf-8-sig", "replace")
    above = f"<h1>{html.escape(subject)}</h1>" + "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    return (above + text).encode("utf-8-sig", "replace")


def _is_attachment(part: MIMEPart) -> bool:
    if part.get_content_type() == "message/rfc822":
        return True
    if part.is_multipart() or not part.get_filename():
        return False
    is_in_text = part.get_content_maintype() == "image" and not part.is_attachment()
    return not is_in_text


def _name(part: MIMEPart, number: int) -> str:
    """The attachment's own name, without any folder."""
    stated = part.get_filename() or ("message.eml" if part.is_multipart() else "")
    name = PurePosixPath(stated.replace("\\", "/")).name.replace("\x00", "").strip()
    return name or f"attachment {number}"


def _content(part: MIMEPart) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0)
        return inner.as_bytes() if isinstance(inner, EmailMessage) else b""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
