"""Numbers that stand for industries and connectors in the page, so that its script never handles names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from infograph.industry import LEVELS, function_name
from infograph.model import Person, Suggestion
from infograph.phrases import pages

SHAPES = "●■◆▲▼★"
"""One sign for each of the six commonest industries: colour is never the only difference."""
OTHER, UNKNOWN = "✚", "○"


@dataclass(frozen=True, slots=True)
class Sign:
    """A shape with its colour, and in the legend what it stands for."""

    hue: str
    shape: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Keys:
    """Industries and connectors of one report, each by its place: the commonest industry is 0.

    `connectors` are those to ask first, the one with the highest summed score is 0. Functions stand in the order of their
    names, levels in that of their height.
    """

    industries: tuple[str, ...]
    connectors: tuple[Person, ...]
    functions: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()

    def industry(self, person: Person) -> int:
        """Return the number of a person's likeliest industry."""
        return self.industries.index(best_industry(person))

    def doings(self, person: Person) -> str:
        """Return the numbers of what a person does, between blanks."""
        return " ".join(str(self.functions.index(doing.function)) for doing in person.functions)

    def level(self, person: Person) -> str:
        """Return the number of a person's level, "" where it is not known."""
        return str(self.levels.index(person.level)) if person.level else ""

    def sign(self, person: Person) -> Sign:
        """Return the sign of a person's likeliest industry."""
        code, place = best_industry(person), self.industry(person)
        if not code:
            return Sign("other", UNKNOWN)
        return Sign(str(place), SHAPES[place]) if place < len(SHAPES) else Sign("other", OTHER)

    def ways(self, suggestion: Suggestion) -> str:
        """Return the numbers of those who can introduce somebody, between blanks."""
        through = {path.connector.id for path in suggestion.paths}
        return " ".join(str(place) for place, person in enumerate(self.connectors) if person.id in through)

    def legend(self) -> list[Sign]:
        """Return each sign that stands in the page, with what it means."""
        named = enumerate(self.industries[: len(SHAPES)])
        signs = [Sign(str(place), SHAPES[place], industry_words(code)) for place, code in named if code]
        if any(self.industries[len(SHAPES) :]):
            signs.append(Sign("other", OTHER, pages.OTHER_INDUSTRIES))
        return [*signs, Sign("other", UNKNOWN, pages.no_industry())] if "" in self.industries else signs


def keys(suggestions: Sequence[Suggestion]) -> Keys:
    """Return the numbers to use for these suggestions; ties are broken by name, so they never change."""
    met = Counter(best_industry(suggestion.target) for suggestion in suggestions)
    industries = sorted(met, key=lambda code: (not code, -met[code], code))
    people = {suggestion.best.connector.id: suggestion.best.connector for suggestion in suggestions}
    score = dict.fromkeys(people, 0.0)
    for suggestion in suggestions:
        score[suggestion.best.connector.id] += suggestion.score
    ranked = sorted(people.values(), key=lambda person: (-score[person.id], person.name, person.id))
    doings = {
        function_name(doing.function): doing.function for suggestion in suggestions for doing in suggestion.target.functions
    }
    levels = {suggestion.target.level for suggestion in suggestions} - {""}
    return Keys(
        tuple(industries),
        tuple(ranked),
        tuple(doings[name] for name in sorted(doings)),
        tuple(sorted(levels, key=lambda level: (level not in LEVELS, [*LEVELS, level].index(level), level))),
    )


def best_industry(person: Person) -> str:
    """Return the code of a person's likeliest industry, "" where none is known."""
    return person.labels[0].industry if person.labels else ""


def industry_words(code: str) -> str:
    """Return an industry's code as people read it.

    >>> industry_words("artificial-intelligence"), industry_words("")
    ('artificial intelligence', 'industry unknown')
    """
    return code.replace("-", " ") or pages.no_industry()
