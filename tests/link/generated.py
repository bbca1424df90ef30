"""Made-up corpora for linking: recommendations, and how papers reword, renumber, drop, merge and split them.

The same seed gives the same corpus on every machine.
"""

import random
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from normalise.records import Account, Mention
from tests.factories import account, mention, naming

WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("generated_words.toml").read_text(encoding="utf-8"))
LISTS: list[list[str]] = [WORDS[key] for key in ("bodies", "verbs", "objects", "places", "people", "means", "ends")]
ISSUERS = ("Thornshire Warm Homes Commission", "Oakby Rural Transport Panel", "Marlwick Inquiry into Schools",
           "Stonebeck Coastal Review", "Wexcombe Skills Taskforce")  # fmt: skip


def recommend(count: int, rng: random.Random) -> list[str]:
    """So many recommendations of one series, no two alike in what they ask for."""
    made: dict[tuple[str, str, str], str] = {}
    while len(made) < count:
        who, verb, what, where = (rng.choice(words) for words in LISTS[:4])
        text = (
            f"{who} should {verb} {what} in {where} for {rng.choice(LISTS[4])}, {rng.choice(LISTS[5])}, "
            f"so that {rng.choice(LISTS[6])}"
        )
        made.setdefault((verb, what, where), text[0].upper() + text[1:])
    return list(made.values())


def misspell(text: str, rng: random.Random) -> str:
    """One slip in twenty-five letters or so: a letter lost, doubled, or swapped with the next."""
    letters = list(text)
    for _ in range(max(1, len(text) // 60)):
        at = rng.randrange(1, len(letters) - 1)
        letters[at : at + 2] = rng.choice(([], [letters[at]] * 2 + [letters[at + 1]], [letters[at + 1], letters[at]]))[
            :3
        ]
    return "".join(letters)


def abbreviate(text: str, rng: random.Random) -> str:
    """Long words in their short forms."""
    for long, short in WORDS["short_forms"].items():
        text = text.replace(f" {long} ", f" {short} ")
    return text


def truncate(text: str, rng: random.Random) -> str:
    """The first half or more, with dots."""
    words = text.split()
    return " ".join(words[: rng.randint(len(words) // 2 + 1, len(words) - 2)]) + "…"


def reorder(text: str, rng: random.Random) -> str:
    """The clauses in another order."""
    clauses = text.split(", ")
    rng.shuffle(clauses)
    return ", ".join(clauses)


REWORDINGS = (misspell, abbreviate, truncate, reorder)


def reword(text: str, rng: random.Random) -> str:
    """The same recommendation as another paper would print it."""
    return rng.choice(REWORDINGS)(text, rng)


def paper(name: str, year: int, issuer: str, said: Sequence[Mention]) -> Account:
    """A paper that reports on one series."""
    return account(name, naming(issuer, "2014", is_title=True), *said, dated=f"{year}-06-01")


def growing_corpus(mentions: int, series: int = 0) -> list[Account]:
    """Papers with so many mentions in all: fifty recommendations a series, ten papers, half of the words changed."""
    rng = random.Random(mentions)
    papers: list[Account] = []
    made = 0
    number_of_series = series or max(1, mentions // 500)
    for index in range(number_of_series):
        issuer = f"{rng.choice(LISTS[3]).removeprefix('the ').title()} {chr(65 + index % 26)}{index} Commission"
        wordings = recommend(-(-mentions // number_of_series // 10), rng)
        for year in range(2015, 2025):
            said = []
            for number, text in enumerate(wordings, 1):
                made += 1
                printed = text if rng.random() < 0.5 else reword(text, rng)
                shown = str(number) if rng.random() < 0.7 else None
                said.append(
                    mention(f"m{made:07}", number=shown, wording=printed, status="in_progress", block_no=number)
                )
            papers.append(paper(f"s{index}-{year}", year, issuer, said))
    return papers
