"""A made-up corpus of five series that share their numbers, reworded, renumbered, cut short, merged and split."""

import random
from collections.abc import Callable, Iterable
from itertools import combinations

import pytest

from link import linking
from link.records import Linked
from normalise.records import Account, Mention, RelationKind, StatedRelation
from outputs import results
from tests.factories import mention
from tests.link import generated

COUNT = 24
DOUBLE = 2  # so many recommendations ask for two things, and are split later
AND = "; and "
Truth = dict[str, tuple[str, int]]  # mention_id -> (issuer, the recommendation's number in the first paper)


class Corpus:
    """The papers, and what each mention is about; `dropped` are those that the last numbered lists leave out.

    The last list merges and splits: in half of the series it says so ("3 (formerly 3 and 5)"), in the others it only
    prints the words. `became` has what went into what.
    """

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.papers: list[Account] = []
        self.truth: Truth = {}
        self.explicit: set[str] = set()
        self.reworded: set[str] = set()
        self.dropped: set[tuple[str, int]] = set()
        self.became: set[tuple[str, int, int]] = set()
        for issuer in generated.ISSUERS:
            self._add_series(issuer, generated.recommend(COUNT + DOUBLE, self.rng))

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
        for about, second in enumerate(wordings[COUNT:]):
            wordings[about] += AND + second[0].lower() + second[1:]
        everything = list(enumerate(wordings[:COUNT], 1))
        gone = set(self.rng.sample(range(DOUBLE + 1, COUNT + 1), 4))
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
            2021: self._last_list(issuer, kept, is_told=generated.ISSUERS.index(issuer) % 2 == 0),
        }
        for year, said in lists.items():
            self.rng.shuffle(said)
            self.papers.append(generated.paper(f"{issuer} {year}", year, issuer, said))

    def _last_list(self, issuer: str, kept: list[tuple[int, str]], is_told: bool) -> list[Mention]:
        """Two pairs merged, two recommendations split, and one dropped; a new number is the next that is free."""
        numbered = {about: number for number, (about, _) in enumerate(kept, 1)}
        texts, free = dict(kept), iter(range(len(kept) + 1, 100))
        one, two, three, four, gone, *rest = self.rng.sample(list(texts)[DOUBLE:], len(texts) - DOUBLE)
        self.dropped.add((issuer, gone))
        said = [self._say(issuer, 2021, about, numbered[about], texts[about]) for about in rest]
        for pair in ((one, two), (three, four)):
            formerly = tuple(str(numbered[about]) for about in pair)
            about, number = (pair[0], numbered[pair[0]]) if is_told else (100 + pair[0], next(free))
            former = {"former_numbers": formerly} if is_told else {}
            said.append(self._say(issuer, 2021, about, number, AND.join(texts[each] for each in pair), **former))
            self.became |= {(issuer, each, about) for each in pair if each != about}
        for whole in range(1, DOUBLE + 1):
            parts = [
                (100 * (part + 2) + whole, next(free), words) for part, words in enumerate(texts[whole].split(AND))
            ]
            said += [self._say(issuer, 2021, about, number, words) for about, number, words in parts]
            self.became |= {(issuer, whole, about) for about, _, _ in parts}
            if is_told:
                into = tuple(str(number) for _, number, _ in parts)
                told = StatedRelation(RelationKind.SPLIT_INTO, into, f"Split into recommendations {' and '.join(into)}")
                said.append(self._say(issuer, 2021, whole, numbered[whole], texts[whole], relations=(told,)))
        return said

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


def test_what_was_merged_and_split_is_known(corpus: tuple[Corpus, Linked]) -> None:
    made, linked = corpus
    about = {one.recommendation_id: made.truth[one.mention_id] for one in linked.resolutions if one.recommendation_id}
    kinds = (RelationKind.MERGED_INTO, RelationKind.SPLIT_INTO)
    found = {
        (about[one.recommendation_id][0], about[one.recommendation_id][1], about[one.other_id][1])
        for one in linked.relations
        if one.kind in kinds
    }
    assert made.became - found == set()
    assert found - made.became == set()


def test_what_the_last_lists_leave_out_is_reported(corpus: tuple[Corpus, Linked]) -> None:
    made, linked = corpus
    about = {one.recommendation_id: made.truth[one.mention_id] for one in linked.resolutions if one.recommendation_id}
    found = results.build_results(made.papers, linked).findings
    told = {about[one.recommendation_id] for one in found if one.check == "dropped" and one.recommendation_id}
    assert made.dropped <= told
    assert len(made.dropped & told) >= 0.95 * len(told)
