"""Columns of ticks: each says of a row what its own heading says, a status, an answer or whose task it is."""

from collections.abc import Mapping, Sequence

from extract.records import Cell
from normalise.names import owners
from normalise.statuses import marks, responses, statuses
from normalise.words.heading_roles import Role

Rows = Sequence[Sequence[Cell]]
FEWEST = 2  # columns side by side


def marked(body: Rows, headings: Mapping[int, str], roles: Mapping[int, Role]) -> dict[int, Role]:
    """The columns of ticks, two or more, whose headings are statuses or answers, and those of bodies."""
    texts: dict[int, list[str]] = {c: [] for c in headings}
    for cell in (cell for row in body for cell in row if cell.text.strip()):
        texts.setdefault(cell.column_index, []).append(cell.text)
    ticked = {c for c in headings if all(map(marks.is_mark, texts[c]))}
    shared = {c for c in headings if all(map(marks.is_involved, texts[c]))}
    found: dict[int, Role] = {}
    for tells in (_is_status, _is_answer):
        telling = [c for c in ticked if headings[c] and tells(headings[c])]
        if len(telling) >= FEWEST and any(texts[c] for c in telling):
            found = dict.fromkeys(telling, Role.MARK)
            break
    lettered = [c for c in headings if headings[c] and owners.is_name(headings[c]) and c not in roles and texts[c]]
    shared |= set(lettered) if marks.assign(text for c in lettered for text in texts[c]) else set()
    bodies = [c for c in shared if headings[c] and c not in found and roles.get(c, Role.BODY) is Role.BODY]
    named = sum(owners.is_name(headings[c]) for c in bodies)
    is_matrix = len(bodies) >= FEWEST and 2 * named >= len(bodies) and any(texts[c] for c in bodies)
    return found | dict.fromkeys(bodies, Role.OWNER_MARK) if is_matrix else found


def _is_status(heading: str) -> bool:
    return statuses.label_length(heading) is not None


def _is_answer(heading: str) -> bool:
    return responses.label_response(heading) is not None
