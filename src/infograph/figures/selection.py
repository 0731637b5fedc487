"""Which people a figure draws, in which order, and the sentence it states: the same for tree, layered and matrix."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from infograph.errors import BadRequest
from infograph.figures import text_fit
from infograph.figures.own_contacts import DIRECTLY, is_own, number_of, number_of_connectors, others, with_own
from infograph.figures.sheet import Entry, Heading, Stroke
from infograph.figures.style import Mark, Theme, line_width
from infograph.model import Hop, Path, Person, Suggestion
from infograph.phrases import pictures
from infograph.phrases.explanation import either_words
from infograph.text import clean

SAMPLE = {"strong": 0.85, "medium": 0.45, "weak": 0.15, "unknown": 0.25}
"""Strength 0..1 that stands for each word in a legend."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A connector with the people to be met through them, companies kept together, best company first."""

    connector: Person
    hop: Hop
    suggestions: tuple[Suggestion, ...]


def top(suggestions: Sequence[Suggestion], limit: int) -> list[Suggestion]:
    """Return own contacts, then the first `limit` suggestions that have a path, in the order given."""
    check_limit(limit)
    rows = with_own(suggestions)
    return [*filter(is_own, rows), *others(rows)[:limit]]


def check_limit(limit: int) -> None:
    """Refuse a limit that leaves nobody to draw.

    Raises:
        BadRequest: the limit is less than one.
    """
    if limit < 1:
        raise BadRequest(f"A figure cannot be limited to {limit} people.", "Use a limit of 1 or more.")


def branches(suggestions: Sequence[Suggestion]) -> list[Branch]:
    """Return the suggestions by the connector to ask first: own contacts, then connectors with the highest summed score."""
    by_connector: dict[int, list[Suggestion]] = {}
    for suggestion in suggestions:
        by_connector.setdefault(suggestion.best.connector.id, []).append(suggestion)
    ranked = sorted(
        by_connector.values(),
        key=lambda met: (not is_own(met[0]), -sum(s.score for s in met), met[0].best.connector.name),
    )
    return [Branch(met[0].best.connector, met[0].best.first, _companies_together(met)) for met in ranked]


def finding(suggestions: Sequence[Suggestion], drawn: Sequence[Suggestion], title: str) -> Heading:
    """Return the heading: own contacts, how many people through how many connectors, and how many of both are left out.

    A given title comes first, the finding then stands below it.
    """
    reached, own = others(suggestions), number_of(suggestions)
    total = max(len(reached), getattr(suggestions, "total", 0))
    sentence = pictures.referred_words(total if reached else 0, number_of_connectors(suggestions), own)
    left_out = pictures.top_words(len(drawn), (total if reached else 0) + own - len(drawn))
    if title:
        return Heading(title, f"{sentence} ({left_out})" if left_out else sentence)
    return Heading(sentence, f"({left_out})" if left_out else "")


def with_font_hint(heading: Heading, texts: Iterable[str]) -> Heading:
    """Return the heading with one more sentence where texts hold letters that no installed font has."""
    lacking = {text for text in texts if text_fit.missing(text)}
    if not lacking:
        return heading
    scripts = sorted({script for text in lacking for script in text_fit.scripts_missing(text)})
    hint = pictures.font_words(len(lacking), scripts)
    return heading._replace(below=f"{heading.below} · {hint}" if heading.below else hint)


def name_of(person: Person) -> str:
    """Return the name to write: their own, else the profile's own name, else that it is missing.

    >>> name_of(Person(1, "Linh Nguyễn")), name_of(Person(2, "🚀", slug="linh-n")), name_of(Person(3, ""))
    ('Linh Nguyễn', 'linh-n', '(no name)')
    """
    if person == DIRECTLY:
        return pictures.directly()
    return next(filter(_is_legible, (person.name, clean(person.slug))), "") or readable(person.name)


def readable(name: str) -> str:
    """Return a name as it is where the fonts have letters of it, else that it is missing or cannot be drawn."""
    return name if _is_legible(name) else pictures.no_name(drawable=not name.strip())


def employer(company: str, kind: str) -> str:
    """Return a company as a figure of a kind is to write it, also where there is none."""
    return readable(company) if company else pictures.NO_COMPANY[kind]


def _is_legible(text: str) -> bool:
    return any(char.isalnum() for char in text_fit.drawable(text))


def industry_of(person: Person) -> str:
    """Return the code of a person's likeliest industry, "" where none is known."""
    return person.labels[0].industry if person.labels else ""


def below(group: Branch) -> str:
    """Return what to write below the name of a group: the tie to the connector, or that none is needed, and how many people."""
    tie = "" if is_own(group.suggestions[0]) else pictures.tie_words(group.hop)
    return pictures.group_words(tie, len(group.suggestions))


def stroke_of(hop: Hop, colour: str) -> Stroke:
    """Return how to draw a tie: as wide as it is strong, dashed where it is a guess, dash and dot where it is gone."""
    return Stroke(line_width(hop.strength), colour, "guess" if not hop.observed else "gone" if hop.departed else "")


def industry_entries(marks: dict[str, Mark]) -> list[Entry]:
    """Return one legend entry a mark, with its line."""
    distinct = {mark.label: mark for mark in marks.values()}
    return [Entry(label, mark, Stroke(2.0, mark.colour)) for label, mark in distinct.items()]


def strength_entries(hops: Iterable[Hop], theme: Theme) -> list[Entry]:
    """Return one legend entry a strength word that occurs, one for guesses and one for ties that are gone."""
    met = list(hops)
    words = {hop.word for hop in met}
    entries = [
        Entry(pictures.tie_words(Hop(strength, "unknown", word)), stroke=Stroke(line_width(strength), theme.tie))
        for word in ("strong", "medium", "weak", "unknown")
        if word in words
        for strength in [SAMPLE[word]]
    ]
    if any(not hop.observed for hop in met):
        entries.append(Entry(pictures.LEGEND["guess"], stroke=Stroke(1.2, theme.tie, "guess")))
    if any(hop.departed for hop in met):
        entries.append(Entry(pictures.LEGEND["gone"], stroke=Stroke(1.2, theme.tie, "gone")))
    return entries


def either(suggestion: Suggestion) -> str:
    """Return the second connector, where nothing known says which of the first two is better to ask; "" elsewhere."""
    return pictures.or_words(name_of(suggestion.paths[1].connector)) if suggestion.undecided else ""


def either_entries(suggestions: Iterable[Suggestion]) -> list[Entry]:
    """Return the legend's entry for `either`, where it stands anywhere."""
    return [Entry(either_words())] if any(suggestion.undecided for suggestion in suggestions) else []


def hops_of(suggestions: Iterable[Suggestion], paths: Callable[[Suggestion], Iterable[Path]]) -> list[Hop]:
    """Return all ties of the chosen paths."""
    return [hop for s in suggestions for path in paths(s) for hop in (path.first, *path.via_hops, path.second)]


def _companies_together(suggestions: list[Suggestion]) -> tuple[Suggestion, ...]:
    first_met: dict[str, int] = {}
    for place, suggestion in enumerate(suggestions):
        # A person without a company is nobody's colleague.
        first_met.setdefault(suggestion.target.company or f"\0{place}", place)
    places = [first_met[s.target.company or f"\0{i}"] for i, s in enumerate(suggestions)]
    return tuple(suggestions[i] for i in sorted(range(len(suggestions)), key=lambda i: (places[i], i)))
