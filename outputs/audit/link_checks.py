"""Checks of how recommendations hang together: renumbered, restated, and judged on what is no longer there."""

from collections.abc import Iterator

from link.records import DecidedBy
from normalise.records import RelationKind, Scope
from outputs.audit import findings
from outputs.audit.case import Case
from outputs.audit.findings import Draft, Subject
from outputs.records import Severity


def renumbered(case: Case) -> Iterator[Draft]:
    """A paper prints another number for it than the papers before: by its own words, or told by the wording alone."""
    for recommendation in case.recommendations:
        for entry in case.own_entries(recommendation):
            resolution, number = entry.resolution, entry.mention.number
            is_other = resolution and resolution.number != recommendation.number and not resolution.printed_number
            if resolution is None or number is None or not is_other or entry.mention.scope is Scope.GROUP:
                continue
            by_words = resolution.decided_by is DecidedBy.MODEL
            name = _inside(findings.name(case.ledger, recommendation))
            message = f"{findings.dated(entry.account)} prints {number} for {name}: {resolution.explanation}."
            severity = Severity.WARNING if by_words else Severity.NOTE
            yield Draft(severity, findings.about(recommendation, entry.account), message, (findings.quote(entry),))


def restated(case: Case) -> Iterator[Draft]:
    """A later series recommends the same again."""
    for relation in case.ledger.linked.relations:
        later = case.ledger.recommendations.get(relation.recommendation_id)
        earlier = case.ledger.recommendations.get(relation.other_id)
        if relation.kind is RelationKind.RESTATES and later and earlier and later.series_id != earlier.series_id:
            message = (
                f"{findings.name(case.ledger, later)} recommends again what "
                f"{_inside(findings.name(case.ledger, earlier))} did: {relation.explanation}."
            )
            entries = (*case.own_entries(later)[:1], *case.own_entries(earlier)[-1:])
            yield Draft(Severity.NOTE, findings.about(later), message, findings.quotes(entries))


def stale_judgement(case: Case) -> Iterator[Draft]:
    """A judgement speaks of a mention or recommendation that is no longer there."""
    for stale in case.ledger.linked.stale:
        one = stale.judgement
        message = (
            f"The judgement of {one.judged_by} ({one.judged_on.isoformat()}) that {one.left} and {one.right} are "
            f"{one.decision} could not be applied: {stale.why}."
        )
        yield Draft(Severity.WARNING, Subject(number=None), message, (findings.Quote(one.reason, "judgements.csv"),))


def _inside(name: str) -> str:
    return name[0].lower() + name[1:]


CHECKS = (renumbered, restated, stale_judgement)
