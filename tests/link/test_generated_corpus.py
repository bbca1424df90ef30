"""A made-up corpus of five series that share their numbers, reworded, renumbered, cut short, merged and split."""

import random
from collections.abc import Callable, Iterable
from itertools import combinations

import pytest

from link import linking
from link.records import Linked
from normalise.records import Account, Mention
from outputs import results
from outputs.records import Reporting
from tests.factories import mention
from tests.link import generated

COUNT = 24
Truth = dict[str, tuple[str, int]]  # mention_id -> (issuer, the recommendation's number in the first paper)


class Corpus:
    """The papers, and what each mention is about; `dropped` are those that the last numbered list leaves out."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.papers: list[Account] = []
        self.truth: Truth = {}
        self.explicit: set[str] = set()
        self.reworded: set[str] = set()
        self.dropped: set[tuple[str, int]] = set()
        for issuer in generated.ISSUERS:
            self._add_series(issuer, generated.recommend(COUNT, self.rng))

    def _say(self, issuer: str, year: int, about: int, number: int | None, wording: str, **more: object) -> Mention:
        made = mention(
            f"{issuer.split()[0].lower()}-{year}-{about:02}",
            number=str(number) if number else None,
            wording=wording,
            status="in_progress",
            block_no=about,
            **more,
        )
        self.truth[made.mention_id] = (issuer, about)
        (self.explicit if number else self.reworded).add(made.mention_id)
        return made

    def _add_series(self, issuer: str, wordings: list[str]) -> None:
        everything = list(enumerate(wordings, 1))
        gone = set(self.rng.sample(range(1, COUNT + 1), 4))
        kept = [(about, text) for about, text in everything if about not in gone]
        self.dropped |= {(issuer, about) for about in gone}
        lists = {
            2015: [self._say(issuer, 2015, about, about, text) for about, text in everything],
            2016: [self._say(issuer, 2016, about, about, self._reword(text)) for about, text in everything],
            2017: [self._say(issuer, 2017, about, None, self._reword(text)) for about, text in everything],
            2018: [self._say(issuer, 2018, about, None, self._reword(text)) for about, text in everything],
            2019: [
                self._say(issuer, 2019, about, new, text, former_numbers=(str(about),) if new != about else ())
                for new, (about, text) in enumerate(kept, 1)
            ],
            2020: [self._say(issuer, 2020, about, new, text) for new, (about, text) in enumerate(kept, 1)],
        }
        for year, said in lists.items():
            self.rng.shuffle(said)
            self.papers.append(generated.paper(f"{issuer} {year}", year, issuer, said))

    def _reword(self, text: str) -> str:
        return generated.reword(text, self.rng) if self.rng.random() < 0.7 else text


def pairs(ids: Iterable[str], cluster: Callable[[str], object]) -> set[tuple[str, str]]:
    """The pairs of mentions that one cluster holds."""
    groups: dict[object, list[str]] = {}
    for one in sorted(ids):
        if cluster(one) is not None:
            groups.setdefault(cluster(one), []).append(one)
    return {pair for group in groups.values() for pair in combinations(group, 2)}


@pytest.fixture(scope="module", params=[1, 2, 3])
def corpus(request: pytest.FixtureRequest) -> tuple[Corpus, Linked]:
    made = Corpus(request.param)
    return made, linking.link_accounts(made.papers)


def test_explicit_numbers_are_never_linked_wrongly(corpus: tuple[Corpus, Linked]) -> None:
    made, linked = corpus
    found = {one.mention_id: one.recommendation_id for one in linked.resolutions}
    said, wanted = pairs(made.explicit, found.get), pairs(made.explicit, made.truth.get)
    assert said - wanted == set()
    assert wanted - said == set()


def test_rewordings_without_a_number_find_their_recommendation(corpus: tuple[Corpus, Linked]) -> None:
    made, linked = corpus
    found = {one.mention_id: one.recommendation_id for one in linked.resolutions}
    said, wanted = (
        {pair for pair in pairs(made.truth, cluster) if set(pair) & made.reworded}
        for cluster in (found.get, made.truth.get)
    )
    right = len(said & wanted)
    assert 2 * right / (len(said) + len(wanted)) >= 0.98


def test_what_the_last_list_leaves_out_is_known(corpus: tuple[Corpus, Linked]) -> None:
    made, linked = corpus
    made_results = results.build_results(made.papers, linked)
    last = {account.facts.paper.paper_id for account in made.papers if "2020" in account.facts.title}
    names = {series.series_id: series.issuer for series in linked.series}
    silent = {
        (names[row.series_id], int(row.number or 0))
        for row in made_results.reporting
        if row.paper_id in last and row.reporting is Reporting.NOT_MENTIONED
    }
    assert made.dropped <= silent
    assert len(made.dropped & silent) >= 0.95 * len(silent)
    told = {finding.number for finding in made_results.findings if finding.check == "dropped"}
    assert {str(number) for _, number in made.dropped} <= told
