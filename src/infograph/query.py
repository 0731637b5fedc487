"""What can be asked, of people and of a campaign: records of which every usual number stands here once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from inspect import Parameter, isfunction, signature
from math import ceil
from typing import Any, Literal, TypeVar, get_args

from infograph.errors import BadRequest
from infograph.phrases.labels import about_words, question_words

Level = Literal["", "peer", "senior", "exec"]
Owner = TypeVar("Owner", bound=type)

WAYS = 5
"""Ways to one person that are listed."""
ADVISED = 5
"""Contacts who are named to be asked for their list, and people in other advice: what fits a screen beside the rest."""
DRAWN_OWN = 10
"""Own contacts that a figure draws; its heading counts them all."""

_NO_END = 2**31
_RANGES = {
    "limit": (1, _NO_END),
    "max_per_connector": (0, _NO_END),
    "max_per_company": (0, _NO_END),
    "max_hops": (2, 3),
    "degree": (0, 2),
}
_PLAIN_FIELDS: dict[str, tuple[type, str]] = (
    dict.fromkeys(("industries", "functions"), (str, "a list of names"))
    | dict.fromkeys(("company", "title", "via", "level"), (str, "a text"))
    | dict.fromkeys(("near", "former", "include_asked", "spread", "together", "any_function"), (bool, "True or False"))
    | dict.fromkeys(_RANGES, (int, "a whole number"))
)


_LISTS = ("industries", "functions")


@dataclass(frozen=True, slots=True)
class Query:
    """A question to `suggest`; empty fields do not filter.

    `industries` are names of industries (a list becomes a tuple; the workspace makes codes of them); `company`, `title`
    and `via` are as people write them; `degree` is 1 (own contacts), 2 (people they know) or 0 (both). Without `spread`
    the list stands in the order of scores, however often one connector stands there; without `together` ways are left out that
    rest on mails and meetings alone. `functions` are names of what people do;
    without any, what the user does counts, unless `any_function`. Raises BadRequest for a value that no question can have.
    """

    industries: tuple[str, ...] = ()
    company: str = ""
    title: str = ""
    via: str = ""
    limit: int = 10
    max_per_connector: int = 0
    max_per_company: int = 0
    near: bool = False
    level: str = ""
    former: bool = False
    include_asked: bool = False
    max_hops: int = 2
    degree: int = 0
    spread: bool = True
    together: bool = True
    functions: tuple[str, ...] = ()
    any_function: bool = False

    def __post_init__(self) -> None:
        for name in _LISTS:
            object.__setattr__(self, name, _listed(name, getattr(self, name)))
        for name, (of, words) in _PLAIN_FIELDS.items():
            given = getattr(self, name)
            values = given if isinstance(given, tuple) else (given,)
            if not all(type(value) is of for value in values) or (name in _LISTS) != isinstance(given, tuple):
                raise BadRequest(f"`{name}` is {words}, not {given!r}.", "See help(infograph.Query).")
        for name, (least, most) in _RANGES.items():
            if not least <= getattr(self, name) <= most:
                range_words = f"from {least} to {most}" if most < _NO_END else f"{least} or more"
                raise BadRequest(f"`{name}` is {range_words}, not {getattr(self, name)}.", "See help(infograph.Query).")
        if self.level not in get_args(Level):
            raise BadRequest(f"There is no level “{self.level}”.", "Use peer, senior or exec.")

    def words(self) -> str:
        """Return the question in words, as it stands alone.

        >>> Query(industries=("fintech",), company="Stripe", level="exec").words(), Query().words()
        ('fintech at Stripe at executive level', 'any field')
        """
        return question_words(self)

    def about(self) -> str:
        """Return the question as it follows "people", "nobody" or "whom you could meet".

        >>> Query(company="Stripe").about(), Query(industries=("fintech",)).about(), Query().about()
        ('at Stripe', 'in fintech', 'in any field')
        """
        return about_words(self)

    @property
    def anybody(self) -> bool:
        """Say whether nobody and nothing is named that people must fit."""
        return self == replace(self, company="", title="", level="", via="", industries=(), functions=())


def a_day(given: Any) -> date | None:
    """Return a day as it was given, of a moment its day, None for none; raises BadRequest for anything else.

    >>> a_day(date(2026, 11, 20)), a_day(None)
    (datetime.date(2026, 11, 20), None)
    """
    if given is not None and not isinstance(given, date):
        raise BadRequest(f"`today` is a day, not {given!r}.", "today=datetime.date(2026, 11, 20)")
    return given.date() if isinstance(given, datetime) else given


def _listed(name: str, given: Any) -> Any:
    """Return a list of names as a tuple; raises BadRequest for one text."""
    if isinstance(given, str):
        raise BadRequest(f"`{name}` is a list of names, not one text.", f"{name}=[{given!r}]")
    return tuple(given) if isinstance(given, Iterable) else given


@dataclass(frozen=True, slots=True)
class Caps:
    """How much a campaign may take: 0 means no cap. `per_week` 0 spreads the meetings evenly over the weeks."""

    meetings: int = 10
    weeks: int = 6
    per_connector: int = 2
    per_company: int = 2
    per_week: int = 0

    @property
    def a_week(self) -> int:
        """Return how many meetings a week takes."""
        return self.per_week or ceil(self.meetings / self.weeks)


def written_out(owner: Owner) -> Owner:
    """Give each method of a class that takes a question as `**asked` a signature with every field, its type, its default.

    So help() and completion show what can be asked; type checkers read the same from `Asked`.
    """
    asked = [Parameter("industry", Parameter.KEYWORD_ONLY, default=None, annotation="str | Iterable[str] | None")]
    asked += [asked[0].replace(name="function")]
    for part in fields(Query):
        asked += [Parameter(part.name, Parameter.KEYWORD_ONLY, default=part.default, annotation=part.type)]
    for method in filter(isfunction, vars(owner).values()):
        kept = signature(method)
        own = [part for part in kept.parameters.values() if (part.name, part.kind) != ("asked", Parameter.VAR_KEYWORD)]
        if len(own) < len(kept.parameters):
            method.__dict__["__signature__"] = kept.replace(parameters=[*own, *asked])
    return owner
