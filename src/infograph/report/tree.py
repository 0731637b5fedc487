"""The tree of a report: a list of connectors with those they can introduce, and ties drawn beside it.

The names are a nested list, which reads well aloud, on paper and on a phone; the pictures beside it hold lines alone,
in units of a row's height, so that they follow the reader's letter size. `report.js` draws the lines of a
filtered tree by the same rules.
"""

from __future__ import annotations

from collections.abc import Sequence

from infograph.model import Hop, Person, Suggestion
from infograph.phrases import counted
from infograph.report.keys import Keys
from infograph.report.markup import bdi, name, onward, tie, tie_word

DRAWN = 60
"""People drawn at once, the best first; a longer tree is a scroll without a shape."""
ROW = 24
"""Units from one person to the next; a row is 1.5rem high."""
LEAST = 2
"""Rows that a connector's own two lines need."""
THINNEST, THICKEST = 0.8, 5.0
"""Line widths for strength 0 and 1."""
FAN, TRUNK = 120, 100
"""Widths in units of the pictures between connector and people, and between ego and connectors."""


def tree(suggestions: Sequence[Suggestion], keys: Keys, ego: str) -> str:
    """Return the whole tree, grouped by the connector to ask first; people beyond `DRAWN` are there but hidden."""
    drawn = {id(one) for one in suggestions[:DRAWN]}
    groups = [_met_through(person, suggestions) for person in keys.connectors]
    shown = [sum(id(one) in drawn for one in group) for group in groups]
    heights = [max(LEAST, number) + 0.5 if number else 0 for number in shown]
    branches = "".join(_branch(place, person, groups[place], (drawn, keys)) for place, person in enumerate(keys.connectors))
    return (
        f'<div class="tree{" long" if sum(heights) > 34 else ""}"><p class="ego"><b>{bdi(ego) or "You"}</b></p>'
        f"{_trunk([group[0].best.first for group in groups], heights)}"
        f'<ol class="branches">{branches}</ol></div>'
    )


def _met_through(person: Person, suggestions: Sequence[Suggestion]) -> list[Suggestion]:
    """Return who is to be met through a connector, colleagues together, best company first."""
    met = [one for one in suggestions if one.best.connector.id == person.id]
    first: dict[str, int] = {}
    places = [first.setdefault(one.target.company or f"\0{place}", place) for place, one in enumerate(met)]
    return [met[place] for place in sorted(range(len(met)), key=lambda place: (places[place], place))]


def _branch(place: int, person: Person, group: Sequence[Suggestion], shown: tuple[set[int], Keys]) -> str:
    drawn, keys = shown
    number = sum(id(one) in drawn for one in group)
    rows = "".join(_row(one, keys, hidden=id(one) not in drawn) for one in group)
    best = group[0].best.first
    return (
        f'<li class="branch" data-connector="{place}"{"" if number else " hidden"}><div class="connector">'
        f"<b>{name(person)}</b><span>{tie(best)} · "
        f'<span class="size">{counted(number, "person")}</span></span></div>'
        f'{_fan(group, drawn, keys)}<ol class="people">{rows}</ol></li>'
    )


def _row(one: Suggestion, keys: Keys, *, hidden: bool) -> str:
    target = one.target
    more = len(one.paths) - 1 - one.undecided
    either = f"or {name(one.paths[1].connector)}" if one.undecided else ""
    through = ", ".join(name(person) for person in one.best.via)
    theirs = onward(one.best)
    role = f"through {through}" if through else bdi(target.position)
    notes = [tie_word(theirs) if theirs.observed else "a guess", either, f"+{more}" if more else ""]
    return (
        f'<li data-row="{one.rank}"{" hidden" if hidden else ""}>{keys.sign(target)}'
        f'<a class="name" href="#person-{one.rank}">{name(target)}</a>'
        f'<span class="role">{role}</span><span class="company">{bdi(target.company)}</span>'
        f'<span class="note">{" · ".join(note for note in notes if note)}</span></li>'
    )


def _fan(group: Sequence[Suggestion], drawn: set[int], keys: Keys) -> str:
    number = sum(id(one) in drawn for one in group)
    rows = max(LEAST, number)
    middle, first = rows / 2 * ROW, (rows - number) / 2 * ROW
    paths, place = [], 0
    for one in group:
        hidden = id(one) not in drawn
        y = first + (place + 0.5) * ROW
        hue = keys.industry(one.target) if one.target.labels else -1
        css = f"hue-{hue if 0 <= hue < 6 else 'other'}"
        paths.append(_curve((FAN, middle, y), onward(one.best), css, hidden=hidden))
        place += not hidden
    return _picture("fan", (FAN, rows * ROW), "".join(paths))


def _trunk(hops: Sequence[Hop], heights: Sequence[float]) -> str:
    whole, top, paths = sum(heights), 0.0, []
    for hop, height in zip(hops, heights, strict=True):
        y = (top + (height - 0.5) / 2) * ROW
        paths.append(_curve((TRUNK, whole / 2 * ROW, y), hop, "hue-tie", hidden=not height))
        top += height
    return _picture("trunk", (TRUNK, whole * ROW), "".join(paths))


def _picture(css: str, size: tuple[float, float], paths: str) -> str:
    width, height = size
    return (
        f'<svg class="{css}" aria-hidden="true" focusable="false" preserveAspectRatio="none" '
        f'viewBox="0 0 {width:g} {height:g}" height="{height / ROW * 1.5:g}rem">{paths}</svg>'
    )


def _curve(where: tuple[float, float, float], hop: Hop, css: str, *, hidden: bool) -> str:
    width, start, end = where
    half = width / 2
    dashes = ' stroke-dasharray="4 3"' if not hop.observed else ' stroke-dasharray="1 3"' if hop.departed else ""
    marks = dashes + (' display="none"' if hidden else "")
    stroke = THINNEST + (THICKEST - THINNEST) * min(1.0, max(0.0, hop.strength))
    return (
        f'<path class="{css}" d="M0 {start:g}C{half:g} {start:g} {half:g} {end:g} {width:g} {end:g}" '
        f'stroke-width="{stroke:.1f}"{marks}/>'
    )
