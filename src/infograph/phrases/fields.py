"""Say what fields, functions and employers there are, and what the user's word on them settles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from infograph.phrases.numbers import counted, further, meant
from infograph.text import quoted

if TYPE_CHECKING:
    from infograph.answers import CompanyRow
    from infograph.model import Doing, Label

INDUSTRIES_TITLE = "Industries"
FUNCTIONS_TITLE = "Functions"
INDUSTRIES = ("Industry", "People", "Yours", "Name", "Also called")
FUNCTIONS = ("Function", "People", "Yours", "Name", "Also called")
"""The columns of both lists."""
ONCE = (
    "Each person counts once, in their best field. A question for a field also finds people of the fields below it, and"
    " those whose further field it is: infograph industries --tree"
)


def settled_words(what: str, codes: Sequence[str], people: int, like: Sequence[str] = ()) -> str:
    """Return what the user's word on a company or title is now, whom it settles, and what else may have been meant.

    >>> settled_words("Acme", ["fintech"], 2), settled_words("Strype", (), 0, ["Stripe"])
    ('Acme: fintech. That settles 2 people.', 'Strype: as inferred again. That settles 0 people. Did you mean Stripe?')
    """
    said = f"{what}: {', '.join(codes) or 'as inferred again'}. That settles {counted(people, 'person')}."
    return f"{said} {meant(like)}" if like else said


def companies_settled(companies: int, people: int) -> str:
    """Return whom a file of the user's words settles."""
    return f"{counted(companies, 'company')}: that settles {counted(people, 'person')}."


def why_industry(employer: str, labels: Sequence[Label]) -> list[str]:
    """Return why somebody or a company has its industries, or how to say those of the employer ("" where none is known)."""
    lines = [f"  {label.industry}, confidence {label.confidence:.2f}: {label.evidence}" for label in labels]
    if lines:
        return lines
    say = f"industry unknown. Say it: infograph industry set {quoted(employer)} INDUSTRY"
    return [f"  {say if employer else 'no employer is known'}"]


def why_function(name: str, doings: Sequence[Doing], level: str) -> list[str]:
    """Return why somebody or a title has its functions, or how to say them, and its level."""
    lines = [f"  {doing.function}, confidence {doing.confidence:.2f}: {doing.evidence}" for doing in doings]
    unknown = [f"  function unknown. Say it: infograph function set {quoted(name)} FUNCTION"]
    return [*(lines or unknown), *([f"  level: {level}"] if level else [])]


def file_is(file: str, words: str) -> str:
    """Return what is odd about a file that was labelled."""
    return f"{file} is {words}."


def labelled_words(rows: int, labelled: int) -> str:
    """Return how many rows of a file were labelled."""
    return f"{counted(rows, 'row')}, {labelled:,} with a known industry"


def employers_title(about: str) -> str:
    """Return the title of a list of employers."""
    return f"Employers of people {about}"


def no_employer(about: str) -> str:
    """Return that no employer of a field is known ("" is any field)."""
    return f"Nobody{f' {about}' if about else ''} with an employer is known."


def employer_words(row: CompanyRow) -> str:
    """Return an employer in a line: how many people there, whom of them the user knows, its fields."""
    own = ""
    if row.contacts:
        more = f" {further(row.contacts - len(row.contact_names))}" if row.contacts > len(row.contact_names) else ""
        own = f", you know {', '.join(row.contact_names)}{more}"
    fields = f" · {', '.join(row.industries)}" if row.industries else ""
    return f"{row.company}: {counted(row.people, 'person')}{own}{fields}"
