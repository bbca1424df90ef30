"""What begins an entry with first words of its own: "Recommendation 12:", "AO-7 (011/20)", "Action 4:", "R.A.1. …"."""

import dataclasses
import re

from extract.records import Block, Kind
from normalise.numbers import references
from normalise.numbers.references import Reference
from normalise.prose import part_labels, runs
from normalise.prose.runs import Context, Run

WITH_ASIDE = "leading-aside"
PARTS_LOOKED_AT = 8  # lines below a number in which a labelled answer, status or progress shows it to be tracked
_OWN_MARK = re.compile(r"[:–—.)-]\s*$")
_ASIDE = re.compile(r"\([^()]*[a-z][^()]{1,60}\)\s?[:–—-]\s+")  # "Rec 2 (pump house) - …"
_OTHER_IDS = r"(?:[A-Z][A-Z0-9]{0,5}[-/ ]\d[\w-]*\s?[,:]?\s*){0,2}"  # an inquiry's own number before ours
_CODE = re.compile(r"(?P<code>[A-Z][A-Za-z.-]{0,8}\d[\w./-]*?)[.:)]?(?:\s*[–—:-])?(?=\s+[A-Z‘“\"])")
_HEADING_NUMBER = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3}){0,3})[.:)]?\s+(?=[A-Z‘“\"])")


def find(run: Run, position: int, context: Context) -> Reference | None:
    """The reference that makes a block the start of an entry of its own, or None."""
    block = run[position]
    return keyword_lead(block) or _form_lead(block, context) or _tracked_lead(run, position, context)


def keyword_lead(block: Block) -> Reference | None:
    """The reference of a heading, or of words set apart from the rest.

    "Recommendation 12: Repair the sluice" is one; "Recommendation 12 asks for repairs" is a sentence.
    """
    reference = _by_keyword(block)
    return reference if reference and reference.is_recommendation else None


def _by_keyword(block: Block) -> Reference | None:
    text = text_of(block)
    reference = references.leading_reference(text)
    if reference is None:
        return None
    rest = text[reference.end :]
    if aside := _ASIDE.match(rest):
        return dataclasses.replace(reference, end=reference.end + aside.end(), rule_id=WITH_ASIDE)
    is_set_apart = (
        not rest
        or _opens_wording(block, rest)
        or block.kind is Kind.HEADING
        or bool(_OWN_MARK.search(text[: reference.end]))
    )
    return reference if is_set_apart or (block.is_bold and len(rest.split()) < 40) else None


def _opens_wording(block: Block, rest: str) -> bool:
    """Whether a sentence of its own stands behind the number, in "Recommendation 2.1 A fund should be set up"."""
    return block.kind is Kind.PARAGRAPH and rest[:1].isupper() and runs.obliges(rest.split(". ")[0])


def _form_lead(block: Block, context: Context) -> Reference | None:
    """A number in one of the paper's own distinctive forms, first in its paragraph or behind another body's number."""
    for form in context.forms:
        match = re.match(rf"{_OTHER_IDS}\(?(?P<number>{form.pattern})\)?(?P<after>\s*[:–—.-]?\s*)", block.text)
        if match:
            return Reference(
                block.text[: match.end("number")].strip(), 0, match.end(), (match["number"],), "number-form"
            )
    return None


def _tracked_lead(run: Run, position: int, context: Context) -> Reference | None:
    """A code, an action's number or a heading's number, where labelled lines right below say what became of it."""
    block = run[position]
    is_alone = block.is_bold and references.CODE.fullmatch(block.text)
    below = position + (2 if is_alone else 1)  # the wording stands under a code that has a line of its own
    if not part_labels.is_labelled_below(run[below : below + PARTS_LOOKED_AT]):
        return None
    if part_labels.part_role(block):
        return None
    return _by_keyword(block) or _coded(block) or _numbered_heading(block, context)


def _coded(block: Block) -> Reference | None:
    if references.CODE.fullmatch(block.text):
        return Reference(block.text, 0, len(block.text), (block.text,), "code")
    code = _CODE.match(text_of(block))
    return Reference(code["code"], 0, code.end(), (code["code"],), "code") if code else None


def _numbered_heading(block: Block, context: Context) -> Reference | None:
    """A heading's number counts where the heading is itself the wording, in a part about recommendations."""
    text = block.printed
    number = _HEADING_NUMBER.match(text) if block.kind is Kind.HEADING else None
    if number is None or not runs.obliges(text[number.end() :]):
        return None
    steps = number["number"].split(".")
    above = [context.parts_of.get(".".join(steps[:depth]), "") for depth in range(1, len(steps))]
    if not any(map(runs.names_recommendations, above)):
        return None
    return Reference(number["number"], 0, number.end(), (number["number"],), "numbered-heading")


def text_of(block: Block) -> str:
    """The words in which a lead stands: with its number where a heading has one of its own."""
    is_own = block.kind is not Kind.HEADING or references.leading_reference(block.text) is not None
    return block.text if is_own else block.printed
