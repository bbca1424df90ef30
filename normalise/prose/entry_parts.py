"""What the labelled parts of an entry in running text say beside its wording: "Lead: …", "Due: …", "RAG: …"."""

import dataclasses
from collections.abc import Mapping, Sequence

from extract.records import Block
from normalise.entries import Entry
from normalise.names import owners
from normalise.prose import replies
from normalise.statuses import due_dates, statements, statuses
from normalise.words.heading_roles import Role

Parts = Mapping[Role, Sequence[Block]]


def with_parts(entry: Entry, parts: Parts) -> Entry:
    """The entry with the owners, dates, colour and answers by body of its labelled parts."""
    due = due_dates.read_due(_text(parts, Role.DUE))
    return dataclasses.replace(
        entry,
        owners_raw=entry.owners_raw or owners.column_owners(_text(parts, Role.OWNER)),
        due=entry.due or due.date,
        first_due=due.first,
        rag=statuses.rag_of_cell(_text(parts, Role.RAG)),
        by_body=entry.by_body or _answered(parts),
    )


def _text(parts: Parts, role: Role) -> str:
    return statements.text_of(parts.get(role, ())) or ""


def _answered(parts: Parts) -> replies.ByBody:
    answer = _text(parts, Role.RESPONSE) or _text(parts, Role.PROGRESS)
    reply = replies.read_reply(answer) if answer else None
    return reply.by_body if reply else ()
