"""Read one document into an account of all that it says about recommendations."""

import dataclasses

from extract.records import Document
from normalise import attachments, claims, mentions, paper_facts, series_names, series_scope, table_ledger
from normalise.records import Account, Claim


def read_account(document: Document) -> Account:
    """The account of a document; that of an unreadable one holds its facts and problems and nothing else."""
    facts = paper_facts.read_facts(document)
    if not document.is_readable:
        return Account(facts=facts, problems=document.problems)
    named = series_names.find_series_names(document, facts)
    unplaced = mentions.find_mentions(document)
    scopes = series_scope.Scopes(document, named, unplaced)
    found = tuple(dataclasses.replace(mention, series_raw=scopes.naming_of(mention)) for mention in unplaced)
    stated = [_under_heading(claim, scopes) for claim in claims.find_claims(document, facts)]
    return Account(
        facts=facts,
        mentions=found,
        claims=claims.count_listed(stated, found, document),
        series_names=named,
        attachments=attachments.find_attachments(document),
        problems=document.problems,
        ledger=table_ledger.ledger(document, found),
    )


def _under_heading(claim: Claim, scopes: series_scope.Scopes) -> Claim:
    """A claim whose own words name no series, with the naming of the heading above it."""
    raw = claim.series_raw or scopes.heading_naming(claim.place.block_no)
    return dataclasses.replace(claim, series_raw=raw)
