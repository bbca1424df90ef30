"""How many words normalise reads in a CPU second, beside a blank spaCy pipeline with sentences and 2,000 phrases.

    python -m benchmarks.normalise_speed [FOLDER]

Reads the papers of FOLDER (default: the sample) once, untimed, then takes the best of several rounds of each in turn.
"""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy
from spacy.matcher import PhraseMatcher

from extract import papers
from extract.records import Document
from normalise import accounts
from normalise.papers import passages

SAMPLE = Path(__file__).resolve().parents[1] / "corpus" / "sample"
ROUNDS = 5
PHRASES = 2000


def main() -> None:
    """Print words per CPU second of both."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
    documents = [papers.read_paper(path, folder) for path in papers.find_papers(folder)]
    documents = [document for document in documents if document.is_readable]
    texts = [passage.text for document in documents for passage in passages.passages(document)]
    words = sum(len(text.split()) for text in texts)
    reference = phrase_pipeline(texts)
    times = {"normalise": [0.0] * ROUNDS, "spaCy, sentences and phrases": [0.0] * ROUNDS}
    for at in range(ROUNDS):
        times["normalise"][at] = seconds(lambda: normalise(documents))
        times["spaCy, sentences and phrases"][at] = seconds(lambda: reference(texts))
    print(f"{len(documents)} papers, {words} words")
    for name, taken in times.items():
        print(f"{name}: {words / min(taken):,.0f} words per CPU second")


def normalise(documents: Sequence[Document]) -> None:
    """Read all documents as if each were new: nothing is remembered from the round before."""
    forget()
    for document in documents:
        accounts.read_account(document)


def forget() -> None:
    """Empty every bounded cache of the stage; what is loaded once for good, as rules are, stays."""
    for name in sorted(name for name in sys.modules if name.startswith("normalise.")):
        for held in vars(sys.modules[name]).values():
            if hasattr(held, "cache_parameters") and held.cache_parameters()["maxsize"] is not None:
                held.cache_clear()


def phrase_pipeline(texts: Sequence[str]) -> Callable[[Sequence[str]], None]:
    """A blank pipeline with a sentencizer and 2,000 phrases, taken from the texts themselves."""
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    words = " ".join(texts).split()
    step = max(1, len(words) // PHRASES)
    phrases = [" ".join(words[at : at + 3]) for at in range(0, len(words), step)][:PHRASES]
    matcher = PhraseMatcher(pipeline.vocab, attr="LOWER")
    matcher.add("phrases", [pipeline.make_doc(phrase) for phrase in phrases])

    def read(texts: Sequence[str]) -> None:
        for doc in pipeline.pipe(texts):
            list(doc.sents)
            matcher(doc)

    return read


def seconds(work: Callable[[], None]) -> float:
    """The CPU seconds that some work takes."""
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    main()
