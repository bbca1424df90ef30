"""Read one document into an account of all that it says about recommendations."""

import dataclasses
from collections.abc import Sequence

from extract.records import Document
from normalise import attachments, claims, mentions, paper_facts, series_names, series_scope
from normalise.records import Account, Mention, SeriesName


def read_account(document: Document) -> Account:
    """The account of a document; that of an unreadable one holds its facts and problems and nothing else."""
    facts = paper_facts.read_facts(document)
    if not document.is_readable:
        return Account(facts=facts, problems=document.problems)
    named = series_names.find_series_names(document, facts)
    found = _with_series(mentions.find_mentions(document), named, document)
    stated = claims.find_claims(document, facts)
    return Account(
        facts=facts,
        mentions=found,
        claims=claims.count_listed(stated, found, document),
        series_names=named,
        attachments=attachments.find_attachments(document),
        problems=document.problems,
    )


def _with_series(found: Sequence[Mention], named: Sequence[SeriesName], document: Document) -> tuple[Mention, ...]:
    """The mentions, each with the words that name its series where some rule it."""
    scopes = series_scope.Scopes(document, named)
    return tuple(dataclasses.replace(mention, series_raw=scopes.naming_of(mention)) for mention in found)
