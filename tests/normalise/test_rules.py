"""Every rule proves itself: it reads its own examples first, and none of its counter-examples."""

from collections.abc import Iterator

import pytest

from normalise.names import owners
from normalise.numbers import references, renumbering, stated_relations
from normalise.statuses import axes, responses, statuses
from normalise.words import decisions, heading_roles, lexicons

RULE_FILES: dict[str, type[lexicons.Rule]] = {
    "assurance": axes.AssuranceRule,
    "statuses": statuses.StatusRule,
    "timeliness": axes.TimelinessRule,
    "responses": responses.ResponseRule,
    "reference_traps": references.ReferenceTrap,
    "owners": owners.OwnerRule,
    "column_headings": heading_roles.HeadingRule,
    "decisions": decisions.DecisionRule,
    "renumbering": renumbering.RenumberingRule,
    "stated_relations": stated_relations.RelationRule,
}


def all_rules() -> Iterator[tuple[str, lexicons.Rule]]:
    for name, model in RULE_FILES.items():
        for rule in lexicons.load(name, model):
            yield name, rule


@pytest.mark.parametrize(("name", "rule"), [pytest.param(n, r, id=f"{n}:{r.id}") for n, r in all_rules()])
def test_a_rule_reads_its_examples_first_and_no_counter_example(name: str, rule: lexicons.Rule) -> None:
    rules = lexicons.load(name, RULE_FILES[name])
    for example in rule.examples:
        matched = lexicons.first_match(rules, example)
        assert matched is not None and matched[0].id == rule.id, f"{example!r} is read by {matched and matched[0].id}"
    for counter_example in rule.counter_examples:
        assert rule.search(counter_example) is None, counter_example
