"""Read one document into an account of all that it says about recommendations."""

import dataclasses
from collections.abc import Sequence

from extract.records import Document
from normalise import attachments, claims, mentions, paper_facts, sections, series_names
from normalise.records import Account, Mention, SeriesName


def read_account(document: Document) -> Account:
    """The account of a document; that of an unreadable one holds its facts and problems and nothing else."""
    facts = paper_facts.read_facts(document)
    if not document.is_readable:
        return Account(facts=facts, problems=document.problems)
    named = series_names.find_series_names(document, facts)
    found = _with_series(mentions.find_mentions(document), named, sections.sections(document))
    stated = claims.find_claims(document, facts)
    return Account(
        facts=facts,
        mentions=found,
        claims=claims.count_listed(stated, found, document),
        series_names=named,
        attachments=attachments.find_attachments(document),
        problems=document.problems,
    )


def _with_series(
    found: Sequence[Mention], named: Sequence[SeriesName], section_of: dict[int, str]
) -> tuple[Mention, ...]:
    """The mentions, each with the nearest naming of its series: in its own block, else alone in its section."""
    return tuple(dataclasses.replace(mention, series_raw=_nearest(mention, named, section_of)) for mention in found)


def _nearest(mention: Mention, named: Sequence[SeriesName], section_of: dict[int, str]) -> str:
    block_no = mention.place.block_no
    in_block = {name.raw: name.issuer for name in named if name.place.block_no == block_no}
    in_section = {
        name.raw: name.issuer for name in named if section_of[name.place.block_no] == section_of[block_no] != ""
    }
    for candidates in (in_block, in_section):
        if len(set(candidates.values())) == 1:
            return next(iter(candidates))
    return ""
