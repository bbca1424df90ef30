"""What a count is said under: the words that lead up to it in its paragraph, or the heading above."""

from extract.records import Block, Document
from normalise.papers import sections
from normalise.records import Claim
from normalise.words import language


class Topics:
    """The headings and paragraphs of one paper, for its counts to be placed under."""

    def __init__(self, document: Document) -> None:
        self._heading_of = sections.sections(document)
        self._texts = {b.place.block_no: b.text for b in document.blocks if isinstance(b, Block)}

    def of(self, claim: Claim) -> str:
        """The sentence before the count in its paragraph, else its heading, if it speaks of recommendations."""
        text = self._texts.get(claim.place.block_no, "")
        before = language.sentences(text[: max(0, text.find(claim.raw))])
        candidates = (before[-1][2] if before else "", self._heading_of.get(claim.place.block_no, ""))
        return next((topic.strip() for topic in candidates if "recommend" in topic.casefold()), "")
