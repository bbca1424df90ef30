"""Checks of counts, numbers and names: what papers state against what they list, and what the corpus lacks."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from link.records import DecidedBy, Decision, Link, Series
from normalise.records import Account, Attachment, Claim, Scope
from outputs.audit import findings
from outputs.audit.case import Case
from outputs.audit.findings import Draft, Quote, Subject
from outputs.histories import attachments, ledger as ledgers, likeness
from outputs.histories.ledger import Entry
from outputs.records import Outcome, Severity

ClaimOf = tuple[Account, Claim]
ABOUT = 0.1  # a hedged count may be off by a tenth


def count_mismatch(case: Case) -> Iterator[Draft]:
    """A paper states a count that differs from what it lists, or from what it or another paper states elsewhere."""
    for account, claim in case.ledger.all_claims():
        if claim.counted is not None and not claim.is_hedged and claim.counted != claim.stated_count:
            listed = f" ({', '.join(claim.counted_numbers)})" if claim.counted_numbers else ""
            message = f"{findings.dated(account)} states {claim.stated_count} and lists {claim.counted}{listed}."
            yield Draft(Severity.WARNING, _about(case, account, claim), message, (_quote(account, claim),))
    for group in _alike_claims(case):
        firm = [item for item in group if not _agrees_roughly(item[1], group)]
        if len({claim.stated_count for _, claim in firm}) > 1:
            yield _disagreement(case, firm)


def _disagreement(case: Case, group: Sequence[ClaimOf]) -> Draft:
    said = ", ".join(f"{claim.stated_count} in {findings.dated(account)}" for account, claim in group)
    one_time = len({account.facts.date for account, _ in group}) == 1 or group[0][1].is_total
    moved = "" if one_time else "; it may have changed between them"
    what = findings.shorten(group[0][1].subject) or "recommendations"
    message = f"Different counts are stated of “{what}”: {said}{moved}."
    quotes = tuple(_quote(account, claim) for account, claim in group)
    subject = Subject(series_id=case.ledger.claim_series.get(group[0][1].claim_id))
    return Draft(Severity.WARNING if one_time else Severity.NOTE, subject, message, quotes, _accounts(group))


def _agrees_roughly(claim: Claim, group: Sequence[ClaimOf]) -> bool:
    if not claim.is_hedged:
        return False
    others = [other.stated_count for _, other in group if other is not claim]
    return all(abs(claim.stated_count - count) <= ABOUT * count for count in others)


def _alike_claims(case: Case) -> list[list[ClaimOf]]:
    """Claims of one series about the same thing: its totals together, the others by their subject."""
    groups: dict[str, list[list[ClaimOf]]] = defaultdict(list)
    for account, claim in case.ledger.all_claims():
        series_id = case.ledger.claim_series.get(claim.claim_id)
        if series_id is None:
            continue
        for group in groups[series_id]:
            if any(_same_subject(other, claim) for _, other in group):
                group.append((account, claim))
                break
        else:
            groups[series_id].append([(account, claim)])
    return [group for series_id in sorted(groups) for group in groups[series_id]]


def _same_subject(one: Claim, other: Claim) -> bool:
    if one.is_total or other.is_total:
        return one.is_total and other.is_total
    return likeness.subjects_alike(one.subject, other.subject) or (
        one.paper_id != other.paper_id and _same_topic(one, other)
    )


def _same_topic(one: Claim, other: Claim) -> bool:
    """Whether two papers count under the same heading, or one under a heading that says what the other counts."""
    pairs = ((one.topic, other.topic), (one.topic, other.subject), (one.subject, other.topic))
    return any(likeness.topics_alike(left, right) for left, right in pairs)


def _about(case: Case, account: Account, claim: Claim) -> Subject:
    return Subject(series_id=case.ledger.claim_series.get(claim.claim_id), paper_id=account.facts.paper.paper_id)


def _quote(account: Account, claim: Claim) -> Quote:
    return findings.quote_place(account, claim.place, claim.raw)


def _accounts(group: Sequence[ClaimOf]) -> tuple[Account, ...]:
    return tuple({account.facts.paper.paper_id: account for account, _ in group}.values())


def number_out_of_range(case: Case) -> Iterator[Draft]:
    """A number that its series does not have, as printed or as a text copy would show it, and what it was read as."""
    for entry in case.ledger.all_entries():
        series = case.ledger.series.get(entry.resolution.series_id or "") if entry.resolution else None
        if series is None or entry.resolution is None or entry.mention.number is None:
            continue
        misread = _misread(entry, series)
        if misread:
            severity, message = misread
            subject = Subject(
                series_id=series.series_id,
                recommendation_id=entry.resolution.recommendation_id,
                number=entry.resolution.number or entry.mention.number,
                paper_id=entry.facts.paper.paper_id,
            )
            yield Draft(severity, subject, message, (findings.quote(entry),))


def _misread(entry: Entry, series: Series) -> tuple[Severity, str] | None:
    """How bad it is and the sentence to say; None where the number is one of the series."""
    mention, resolution = entry.mention, entry.resolution
    if resolution is None:
        return None
    where, printed = findings.dated(entry.account), resolution.printed_number
    if printed and printed != resolution.number:
        read = f"was read as {resolution.number}" if resolution.recommendation_id else "could not be resolved"
        return Severity.WARNING, f"{where} prints {printed}, which {series.name} does not have; it {read}."
    if resolution.recommendation_id is None and _is_beyond(mention.number, series):
        sized = f"{series.name} has {series.stated_count}"
        return Severity.ERROR, f"{where} prints {mention.number}, but {sized}; it was read as none of them."
    glued = f"{mention.number}{mention.note_label}"
    if mention.note_label and _is_beyond(glued, series):
        read = f"read as {mention.number} with note {mention.note_label}"
        return Severity.NOTE, f"A text copy of {where} shows {glued}, which {series.name} does not have; {read}."
    return None


def _is_beyond(number: str | None, series: Series) -> bool:
    plain = number is not None and number.isdecimal()
    return plain and series.stated_count is not None and not 1 <= int(number or 0) <= series.stated_count


def number_conflict(case: Case) -> Iterator[Draft]:
    """Two mentions share a number and their wordings contradict each other."""
    entries = {entry.mention.mention_id: entry for entry in case.ledger.all_entries()}
    for link in case.ledger.linked.links:
        by_number = link.decision is Decision.POSSIBLE_LINK and link.decided_by is DecidedBy.NUMBER
        if by_number and any(c.field == "wording" and c.match_weight < 0 for c in link.comparisons):
            pair = [entries[i] for i in (link.left_mention_id, link.right_mention_id) if i in entries]
            if len(pair) == 2:
                yield _conflict(case, link, pair)


def _conflict(case: Case, link: Link, pair: Sequence[Entry]) -> Draft:
    resolution = next((e.resolution for e in pair if e.resolution and e.resolution.recommendation_id), None)
    number = pair[0].mention.number
    message = (
        f"{findings.dated(pair[0].account)} and {findings.dated(pair[1].account)} both print number {number}, with "
        f"wordings that contradict each other (match probability {link.match_probability:.2f})."
    )
    subject = Subject(
        series_id=resolution.series_id if resolution else None,
        recommendation_id=resolution.recommendation_id if resolution else None,
        number=resolution.number if resolution else number,
    )
    return Draft(Severity.WARNING, subject, message, findings.quotes(pair))


def missing_paper(case: Case) -> Iterator[Draft]:
    """A paper, section or appendix is named that is not in the corpus and not within the paper that names it."""
    for account in case.ledger.accounts:
        for attachment in attachments.missing(case.ledger, account):
            message = f"{findings.dated(account)} names {_named(attachment)}, which the corpus lacks."
            quotes = (findings.quote_place(account, attachment.place, attachment.raw),)
            subject = Subject(paper_id=account.facts.paper.paper_id)
            yield Draft(Severity.WARNING, subject, message, quotes, case.ledger.accounts)


def _named(attachment: Attachment) -> str:
    """ "Appendix 2 “Actions of the year”", or the quoted words alone where they are no part's label."""
    title = f"“{findings.shorten(attachment.title)}”" if attachment.title else ""
    if attachments.is_part(attachment):
        return f"{attachment.label} {title}".strip()
    return title or f"“{findings.shorten(attachment.label or attachment.raw)}”"


def series_not_itemised(case: Case) -> Iterator[Draft]:
    """A series, or a group of its recommendations, is counted or named as a subject, and no paper lists it."""
    listed = {recommendation.series_id for recommendation in case.recommendations if case.own_entries(recommendation)}
    claims_of: dict[str | None, list[ClaimOf]] = defaultdict(list)
    for account, claim in case.ledger.all_claims():
        claims_of[case.ledger.claim_series.get(claim.claim_id)].append((account, claim))
    for series in case.ledger.linked.series:
        if series.series_id not in listed:
            sized = f"The {series.stated_count} recommendations" if series.stated_count else "The recommendations"
            message = f"{sized} of {series.name} are named, and no paper lists any of them."
            quotes = tuple(_quote(*one) for one in claims_of[series.series_id]) or _namings(case, series)
            yield Draft(Severity.WARNING, Subject(series.series_id), message, quotes, case.searched(series.series_id))
    for group in _alike_claims(case):
        series_id = case.ledger.claim_series[group[0][1].claim_id]
        sizes = _listed_sizes(case, series_id)
        if series_id in listed and _is_nowhere_listed(group) and not sizes & {c.stated_count for _, c in group}:
            yield _unlisted_group(case, series_id, group)


def _namings(case: Case, series: Series) -> tuple[Quote, ...]:
    names = {likeness.plain(name) for name in (series.name, series.issuer, *series.aliases) if name}
    return tuple(
        findings.quote_place(account, naming.place, naming.raw)
        for account in case.ledger.papers_of(series.series_id)
        for naming in account.series_names
        if names & {likeness.plain(naming.raw), likeness.plain(naming.issuer)}
    )


def _is_nowhere_listed(group: Sequence[ClaimOf]) -> bool:
    claims = [claim for _, claim in group]
    return all(claim.counted is None and not claim.is_total and claim.stated_count > 1 for claim in claims)


def _listed_sizes(case: Case, series_id: str) -> set[int]:
    """How many numbers of a series each section of each paper lists: a count that equals one may be about it."""
    listed: dict[tuple[str, str], set[str]] = defaultdict(set)
    for recommendation in case.ledger.recommendations_of(series_id):
        for entry in case.own_entries(recommendation):
            listed[entry.mention.paper_id, entry.mention.section].add(recommendation.recommendation_id)
    return {len(numbers) for numbers in listed.values()}


def _unlisted_group(case: Case, series_id: str, group: Sequence[ClaimOf]) -> Draft:
    counts = sorted({claim.stated_count for _, claim in group})
    what = findings.shorten(group[0][1].subject or group[0][1].raw)
    message = f"{' or '.join(map(str, counts))} recommendations are counted as “{what}”, and no paper lists which."
    quotes = tuple(_quote(account, claim) for account, claim in group)
    return Draft(Severity.NOTE, Subject(series_id), message, quotes, case.searched(series_id))


def unnumbered_status(case: Case) -> Iterator[Draft]:
    """A status is given for recommendations that are not named by number; a single possible one is told."""
    for entry in case.ledger.all_entries():
        mention, resolution = entry.mention, entry.resolution
        if mention.scope is not Scope.TOPIC or not ledgers.has_status(mention):
            continue
        possible = resolution.possible_recommendation_ids if resolution else ()
        only = case.ledger.recommendations.get(possible[0]) if len(possible) == 1 else None
        perhaps = f"; it may be recommendation {only.number}" if only and only.number else ""
        message = (
            f"{findings.dated(entry.account)} gives “{findings.shorten(mention.status.raw)}” for recommendations "
            f"that it does not name by number{perhaps}."
        )
        about = Subject(resolution.series_id if resolution else None, paper_id=entry.facts.paper.paper_id)
        subject = findings.about(only, entry.account) if only else about
        yield Draft(Severity.NOTE, subject, message, (findings.quote(entry),))


def unreadable(case: Case) -> Iterator[Draft]:
    """A paper, or a part of one, could not be read, so that its silence proves nothing."""
    for account in case.ledger.accounts:
        whole = ledgers.outcome(account) is Outcome.UNREADABLE
        path = account.facts.paper.path
        for problem in account.problems:
            if problem.kind in ledgers.HARMLESS:
                continue
            place = f"{path}, page {problem.page_no}" if problem.page_no else path
            message = f"{place} could not be read: {problem.message}"
            quotes = (Quote(problem.message, place),)
            severity = Severity.ERROR if whole else Severity.WARNING
            yield Draft(severity, Subject(paper_id=account.facts.paper.paper_id), message, quotes)


CHECKS = (
    count_mismatch,
    number_out_of_range,
    number_conflict,
    missing_paper,
    series_not_itemised,
    unnumbered_status,
    unreadable,
)
