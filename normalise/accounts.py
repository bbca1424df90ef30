"""Read one document into an account of all that it says about recommendations."""

import dataclasses

from extract.records import Document
from normalise import mentions
from normalise.papers import attachments, paper_facts
from normalise.records import Account, Claim
from normalise.sets import claim_topics, claims, series_names, series_scope
from normalise.tables import table_ledger


def read_account(document: Document) -> Account:
    """The account of a document; that of an unreadable one holds its facts and problems and nothing else."""
    facts = paper_facts.read_facts(document)
    if not document.is_readable:
        return Account(facts=facts, problems=document.problems)
    named = series_names.find_series_names(document, facts)
    unplaced = mentions.find_mentions(document)
    scopes = series_scope.Scopes(document, named, unplaced)
    found = tuple(dataclasses.replace(mention, series_raw=scopes.naming_of(mention)) for mention in unplaced)
    topics = claim_topics.Topics(document)
    stated = [_placed(claim, scopes, topics) for claim in claims.find_claims(document, facts)]
    return Account(
        facts=facts,
        mentions=found,
        claims=claims.count_listed(stated, found, document),
        series_names=named,
        attachments=attachments.find_attachments(document),
        problems=document.problems,
        ledger=table_ledger.ledger(document, found),
    )


def _placed(claim: Claim, scopes: series_scope.Scopes, topics: claim_topics.Topics) -> Claim:
    """A claim with its topic, and where its own words name no series, with the naming that rules its place."""
    block_no = claim.place.block_no
    raw = claim.series_raw or scopes.heading_naming(block_no) or scopes.naming_before(block_no)
    return dataclasses.replace(claim, series_raw=raw, topic=topics.of(claim))
