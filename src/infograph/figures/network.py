"""The ego network: which groups my contacts form and who bridges them, readable at 2,000 people."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle

from infograph.figures import selection, sheet, text_fit
from infograph.figures.sheet import MARGIN, Entry, Heading, Point, Sheet, Stroke
from infograph.figures.style import Mark, Theme, marks, theme
from infograph.figures.text_fit import Letter
from infograph.groups.communities import SMALLEST_GROUP, Bridge, Network, network_of
from infograph.groups.naming import about
from infograph.groups.packing import pack, rim_angles, sunflower
from infograph.model import Person
from infograph.phrases import groups, pictures

if TYPE_CHECKING:
    import networkx as nx

KIND = "network"
TITLE = "the groups among your contacts, and who bridges them"
TAKES = "graph"

MAP_AREA = 24.0
"""Square inches for everybody's dots; with more people the dots stand closer, down to `CLOSEST`."""
CLOSEST, WIDEST = 0.085, 0.22
HOLE, RIM, APART = 0.17, 0.07, 0.34
"""Inches: free in a group's middle for its letter, between dots and rim, between two groups."""
BADGE = 0.2
"""Inches across of a bridge's number on the rim of its group."""
PANEL, PANEL_MOST, LINE = 3.3, 6.9, 0.22
"""Inches of the list beside the map: as wide as its longest line, between these two; and of a line of it."""
SIGN = 0.28
MOST_BRIDGES, MOST_LETTERS = 10, 12
PEOPLE_A_BRIDGE = 10
"""In a small network nearly everybody knows somebody of another group: one in ten is marked."""
INNER_TIES_UP_TO = 300
"""People up to whom ties inside a group are drawn; of more they only make the ground grey."""
LINKS_A_GROUP = 2
BADGE_LETTER = Letter(7, bold=True)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a group stands on the map, in inches from the map's top left corner."""

    middle: Point
    radius: float


def draw(
    graph: nx.Graph[Any],
    *,
    ego: Hashable | None = None,
    title: str = "",
    dark: bool = False,
    limit: int = 2000,
    ax: Axes | None = None,
) -> Figure:
    """Draw the groups among ego's contacts as circles, and number the people who bridge most of them.

    `ego` is a node, by default the graph's own `ego`; ego's ties are left out, since ego knows everybody. A graph
    without an ego is drawn whole. People of whom no tie to the others is known stand apart. Of more than `limit`
    people those with most ties are drawn.
    """
    selection.check_limit(limit)
    me = graph.graph.get("ego") if ego is None else ego
    network = network_of(graph, me if me in graph else None, limit)
    colours = theme(dark)
    if not network.members:
        return sheet.sentence(title or pictures.NOTHING[KIND], colours, ax)
    industries = marks((member.industry for member in network.members), colours)
    step = min(WIDEST, max(CLOSEST, math.sqrt(MAP_AREA / len(network.members))))
    badges = network.bridges[: min(MOST_BRIDGES, 1 + len(network.members) // PEOPLE_A_BRIDGE)]
    places, size = _map(network, badges, step)
    panel = _panel(network, badges)
    wide = max(size[0], 4.0 if panel else sheet.NARROWEST)
    width = MARGIN + wide + (0.35 + SIGN + _panel_room(panel) if panel else 0.0) + MARGIN
    heading = selection.with_font_hint(_finding(network, title, me in graph), [m.name for m in network.members])
    entries = [Entry(mark.label, mark) for mark in {mark.label: mark for mark in industries.values()}.values()]
    if network.links:
        entries.append(Entry(pictures.LEGEND["thicker"], stroke=Stroke(3.0, colours.tie)))
    entries += _gone_entries(network, colours)
    top = sheet.heading_height(heading, width)
    per_row = max(1, int(wide / step))
    loose = (0.3 + step * math.ceil(len(network.loose) / per_row)) if network.loose else 0.0
    body = max(size[1] + loose, LINE * len(panel)) + 0.1
    page = sheet.open_sheet((width, top + body + sheet.legend_height(entries, width)), colours, ax)
    sheet.write_heading(page, heading)
    shifted = [Place((MARGIN + p.middle[0] + (wide - size[0]) / 2, top + p.middle[1]), p.radius) for p in places]
    dots = _draw_groups(page, network, badges, shifted, step)
    dots |= _place_loose(page, network, (top + size[1], step, per_row))
    _draw_dots(page, network, dots, industries, step)
    _write_panel(page, panel, (MARGIN + wide + 0.35, top))
    sheet.write_legend(page, entries, top + body)
    return page.figure


def _gone_entries(network: Network, colours: Theme) -> list[Entry]:
    """Return what marks those whom newest lists no longer have, as far as they are drawn."""
    drawn = network.lost or (network.departed.intersection(network.inner) and len(network.members) <= INNER_TIES_UP_TO)
    lines = [Entry(pictures.LEGEND["gone"], stroke=Stroke(1.2, colours.tie, "gone"))] if drawn else []
    hollow = any(member.gone for member in network.members)
    return [*lines, *([Entry(pictures.LEGEND["hollow"])] if hollow else [])]


def _finding(network: Network, title: str, with_ego: bool) -> Heading:
    everybody = len(network.members) + network.left_out
    finding = groups.network_words(everybody, len(network.groups), len(network.bridges), with_ego=with_ego)
    notes = [] if network.groups else [groups.no_group(network.ties, SMALLEST_GROUP)]
    notes += [groups.lines_left_out()] if network.groups and with_ego else []
    notes += [groups.fewer_ties(network.left_out)] if network.left_out else []
    return Heading(title, " · ".join([finding, *notes])) if title else Heading(finding, " ".join(notes))


def _map(network: Network, badges: Sequence[Bridge], step: float) -> tuple[list[Place], Point]:
    bridging = {bridge.member for bridge in badges}
    radii = []
    for number, group in enumerate(network.groups):
        dots = sum(1 for member in group if member not in bridging)
        hole = HOLE if number < MOST_LETTERS else 0.0
        around = (len(group) - dots) * BADGE * 1.2 / (2 * math.pi)
        radii.append(max(math.sqrt(step**2 * dots / math.pi + hole**2) + step / 2 + RIM, around, HOLE + RIM))
    if not radii:
        return [], (0.0, 0.0)
    centres = pack(radii, network.links, APART, stretch=1.3)
    edge = BADGE / 2 + 0.02
    left = min(x - r for (x, _), r in zip(centres, radii, strict=True)) - edge
    top = min(y - r for (_, y), r in zip(centres, radii, strict=True)) - edge
    places = [Place((x - left, y - top), r) for (x, y), r in zip(centres, radii, strict=True)]
    right = max(place.middle[0] + place.radius for place in places) + edge
    return places, (right, max(place.middle[1] + place.radius for place in places) + edge)


def _draw_groups(
    page: Sheet, network: Network, badges: Sequence[Bridge], places: Sequence[Place], step: float
) -> dict[int, Point]:
    """Draw circles, letters, links and bridges; return where everybody in a group stands."""
    _draw_links(page, network, places)
    dots: dict[int, Point] = {}
    bridging = {bridge.member for bridge in badges}
    for number, (group, place) in enumerate(zip(network.groups, places, strict=True)):
        rim = {"facecolor": page.theme.paper, "edgecolor": page.theme.rule, "linewidth": page.scale}
        page.axes.add_patch(Circle(place.middle, place.radius, zorder=2, **rim))
        inside = [member for member in group if member not in bridging]
        hole = HOLE if number < MOST_LETTERS else 0.0
        seeds = sunflower(len(inside), place.radius - RIM - step / 2, hole)
        dots |= {m: (place.middle[0] + x, place.middle[1] + y) for m, (x, y) in zip(inside, seeds, strict=True)}
        if number < MOST_LETTERS:
            sheet.write(page, place.middle, ascii_uppercase[number], text_fit.HEAD, "center")
    rims = _rims(network, badges, places)
    if len(network.members) <= INNER_TIES_UP_TO:
        everywhere = dots | rims
        for gone in (False, True):
            lines = [(everywhere[a], everywhere[b]) for a, b in network.inner if ((a, b) in network.departed) == gone]
            sheet.lines(page, lines, Stroke(0.6, page.theme.rule, "gone" if gone else ""), 2.5)
    for number, bridge in enumerate(badges, 1):
        _draw_badge(page, rims[bridge.member], number)
    return dots


def _draw_links(page: Sheet, network: Network, places: Sequence[Place]) -> None:
    strongest = sorted(network.links.items(), key=lambda link: (-link[1], link[0]))[: LINKS_A_GROUP * len(places)]
    most = max(network.links.values(), default=1)
    for (group, other), ties in strongest:
        start, end = places[group].middle, places[other].middle
        stroke = Stroke(0.5 + 4.5 * ties / most, page.theme.tie, "gone" if (group, other) in network.lost else "")
        sheet.line(page, start, end, stroke, layer=1)


def _rims(network: Network, badges: Sequence[Bridge], places: Sequence[Place]) -> dict[int, Point]:
    """Return the place of each bridge: on the rim of its group, towards the groups that it reaches."""
    rims: dict[int, Point] = {}
    for group, place in zip(network.groups, places, strict=True):
        here = [bridge for bridge in badges if bridge.member in set(group)]
        wanted = [_towards(place, [places[other] for other in bridge.groups]) for bridge in here]
        for bridge, angle in zip(here, rim_angles(wanted, BADGE * 1.2 / place.radius), strict=True):
            x, y = place.middle
            rims[bridge.member] = (x + place.radius * math.cos(angle), y + place.radius * math.sin(angle))
    return rims


def _towards(place: Place, others: Sequence[Place]) -> float:
    x = sum(other.middle[0] for other in others) / len(others) - place.middle[0]
    y = sum(other.middle[1] for other in others) / len(others) - place.middle[1]
    return math.atan2(y, x)


def _draw_badge(page: Sheet, at: Point, number: int) -> None:
    page.axes.add_line(
        Line2D(
            [at[0]],
            [at[1]],
            linestyle="none",
            marker="o",
            markersize=BADGE * 72 * page.scale,
            markerfacecolor=page.theme.paper,
            markeredgecolor=page.theme.ink,
            markeredgewidth=1.2 * page.scale,
            zorder=4,
        )
    )
    sheet.write(page, at, str(number), BADGE_LETTER, "center")


def _place_loose(page: Sheet, network: Network, where: tuple[float, float, int]) -> dict[int, Point]:
    """Write who stands apart and return their places: rows of dots, those of one industry together."""
    top, step, per_row = where
    if not network.loose:
        return {}
    if network.groups:
        text = groups.apart_words(len(network.loose))
        room = step * per_row
        sheet.write(page, (MARGIN, top + 0.16), text_fit.fit(text, text_fit.DETAIL, room), text_fit.DETAIL)
    ordered = sorted(network.loose, key=lambda i: (network.members[i].industry == "", network.members[i].industry, i))
    return {
        member: (MARGIN + step * (number % per_row + 0.5), top + 0.3 + step * (number // per_row + 0.5))
        for number, member in enumerate(ordered)
    }


def _draw_dots(page: Sheet, network: Network, dots: Mapping[int, Point], industries: Mapping[str, Mark], step: float) -> None:
    size = min(6.0, step * 72 * 0.6) * page.scale
    for (industry, mark), gone in product(industries.items(), (False, True)):
        alike = [member for member in sorted(dots) if network.members[member].industry == industry]
        here = [dots[member] for member in alike if network.members[member].gone == gone]
        page.axes.add_line(
            Line2D(
                [x for x, _ in here],
                [y for _, y in here],
                linestyle="none",
                marker=mark.marker,
                markersize=size,
                markerfacecolor=page.theme.paper if gone else mark.colour,
                markeredgecolor=mark.colour,
                markeredgewidth=page.scale * gone,
                zorder=3,
            )
        )


def _panel(network: Network, badges: Sequence[Bridge]) -> list[tuple[str, str, Letter]]:
    """Return the list beside the map: sign, words, lettering."""
    lines: list[tuple[str, str, Letter]] = []
    if network.groups:
        lines.append(("", groups.GROUPS, text_fit.STRONG))
    for number, group in enumerate(network.groups[:MOST_LETTERS]):
        words = groups.listed_group(len(group), about(network, group, selection.readable))
        lines.append((ascii_uppercase[number], words, text_fit.NOTE))
    further = len(network.groups) - MOST_LETTERS
    if further > 0:
        lines.append(("", groups.smaller_groups(further), text_fit.DETAIL))
    if badges:
        lines += [("", "", text_fit.NOTE), ("", groups.BRIDGES, text_fit.STRONG)]
    for number, bridge in enumerate(badges, 1):
        member = network.members[bridge.member]
        name = selection.name_of(Person(0, member.name, slug=member.slug))
        lines.append(
            (
                str(number),
                groups.listed_bridge(name, len(bridge.groups), member.company and selection.readable(member.company)),
                text_fit.NOTE,
            )
        )
    if len(network.bridges) > len(badges):
        lines.append(("", groups.more_across(len(network.bridges) - len(badges)), text_fit.DETAIL))
    return lines


def _panel_room(lines: Sequence[tuple[str, str, Letter]]) -> float:
    """Return how wide the words of the list come out, in inches; its signs stand before them."""
    widths = (text_fit.width(text_fit.drawable(words, letter.bold), letter) for _, words, letter in lines)
    return min(PANEL_MOST, max([PANEL, *widths]))


def _write_panel(page: Sheet, lines: Sequence[tuple[str, str, Letter]], corner: Point) -> None:
    (x, y), room = corner, _panel_room(lines)
    for number, (sign, words, letter) in enumerate(lines):
        middle = y + LINE * (number + 0.5)
        sheet.write(page, (x, middle), sign, Letter(8, bold=True))
        left = x + (SIGN if sign else 0.0)
        sheet.write(page, (left, middle), text_fit.fit(words, letter, room), letter)
