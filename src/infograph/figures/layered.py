"""The people to meet grouped by company: the figure that answers how to get into a place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from infograph.figures import selection, sheet, text_fit
from infograph.figures.selection import Branch
from infograph.figures.sheet import MARGIN, Entry, Point, Sheet, Stroke
from infograph.figures.style import Mark, Theme, marks, theme
from infograph.model import Suggestion
from infograph.phrases import pictures

KIND = "layered"
TITLE = "by company, for up to 25 people"
TAKES = "suggestions"

ROW, GAP = 0.24, 0.16
"""Inches: from one person to the next, and between companies."""
BOX, WIDEST_BOX, NAME_LINE = (2.0, 0.4), 2.75, 0.15
"""Inches: of a connector's box, of one with a long name, and of a line more, where a name is broken."""
BOX_APART = 0.12
"""Inches at least from one connector's box to the next."""
FAN, FIRST_FAN = 1.9, 1.1
USUAL = {"name": 3.3, "role": 2.6, "company": 2.4}
"""Inches of the columns of text, and in which order they take what is left of them all; longer text is cut."""
SWEEPS = 6
"""Times that both sides are put in the order of their neighbours' middles (Sugiyama 1981); more changes nothing."""
_SIDE_WEIGHT = 0.3


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everybody stands: the y of each connector's middle and each person's row, in inches from the body's top."""

    companies: list[tuple[str, list[Suggestion]]]
    branches: list[Branch]
    rows: dict[int, float]
    boxes: dict[int, float]
    box: tuple[float, float]
    height: float


def draw(
    suggestions: Sequence[Suggestion],
    *,
    title: str = "",
    ego: str = "",
    dark: bool = False,
    limit: int = 25,
    ax: Axes | None = None,
) -> Figure:
    """Draw ego, the connectors and the people to meet, colleagues together under their company.

    Lines are as wide as the tie is strong; dotted lines are other ways to the same person. Readable up to
    about 25 people (`limit`), since lines may cross here: `tree` is for more.
    """
    drawn = selection.top(suggestions, limit)
    colours = theme(dark)
    if not drawn:
        return sheet.sentence(title or pictures.NOTHING["answer"], colours, ax)
    ego = ego or pictures.you()
    plan = _plan(drawn)
    industries = marks((selection.industry_of(s.target) for s in drawn), colours)
    x = _columns(drawn, ego, plan.box[0])
    texts = [t for s in drawn for p in (s.target, s.best.connector) for t in (p.name, p.company, p.position)]
    heading = selection.with_font_hint(selection.finding(suggestions, drawn, title), texts)
    entries = _legend(drawn, industries, colours)
    top = sheet.heading_height(heading, x["total"])
    page = sheet.open_sheet((x["total"], top + plan.height + sheet.legend_height(entries, x["total"])), colours, ax)
    sheet.write_heading(page, heading)
    _draw_ties(page, plan, x, industries, top)
    _draw_left(page, plan, x, ego, top)
    _draw_companies(page, plan, x, industries, top)
    sheet.write_legend(page, entries, top + plan.height)
    return page.figure


def _plan(drawn: Sequence[Suggestion]) -> Plan:
    groups = selection.branches(drawn)
    companies: dict[str, list[Suggestion]] = {}
    for suggestion in drawn:
        companies.setdefault(suggestion.target.company, []).append(suggestion)
    names, connectors = list(companies), [group.connector.id for group in groups]
    for _ in range(SWEEPS):
        place = {connector: float(i) for i, connector in enumerate(connectors)}
        names.sort(key=lambda name: _middle([_pull(s, place) for s in companies[name]]))
        for name in names:
            companies[name].sort(key=lambda s: _pull(s, place))
        order = {s.target.id: float(i) for i, s in enumerate(s for name in names for s in companies[name])}
        met = {group.connector.id: [order[s.target.id] for s in group.suggestions] for group in groups}
        connectors.sort(key=lambda connector: _middle(met[connector]))
    rows, y = {}, 0.0
    for name in names:
        for suggestion in companies[name]:
            rows[suggestion.target.id] = y + ROW / 2
            y += ROW
        y += GAP
    box = _box(groups)
    height = max(y, (box[1] + BOX_APART) * len(connectors))
    rows = {target: row + (height - y) / 2 for target, row in rows.items()}
    wanted = [_middle([rows[s.target.id] for s in group.suggestions]) for group in _in_order(groups, connectors)]
    boxes = dict(zip(connectors, _apart(wanted, height, box[1] + BOX_APART), strict=True))
    return Plan([(name, companies[name]) for name in names], _in_order(groups, connectors), rows, boxes, box, height)


def _box(groups: Sequence[Branch]) -> tuple[float, float]:
    """Return how wide and high every connector's box is, so that the longest name fits, broken if need be."""
    names = [selection.name_of(group.connector) for group in groups]
    wide = min(WIDEST_BOX, max(BOX[0], 0.15 + _widest(names, text_fit.STRONG)))
    return wide, BOX[1] + NAME_LINE * (max(len(_name_lines(name, wide)) for name in names) - 1)


def _name_lines(name: str, wide: float) -> list[str]:
    return text_fit.wrap(name, text_fit.STRONG, wide - 0.15, 2)


def _pull(suggestion: Suggestion, place: Mapping[int, float]) -> float:
    """Return where a person's connectors stand on the whole; other ways pull less than the best."""
    pulls = [(place[path.connector.id], _SIDE_WEIGHT) for path in suggestion.paths[1:] if path.connector.id in place]
    pulls.append((place[suggestion.best.connector.id], 1.0))
    return sum(p * weight for p, weight in pulls) / sum(weight for _, weight in pulls)


def _middle(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _in_order(groups: Sequence[Branch], connectors: Sequence[int]) -> list[Branch]:
    by_id = {group.connector.id: group for group in groups}
    return [by_id[connector] for connector in connectors]


def _apart(wanted: Sequence[float], height: float, step: float) -> list[float]:
    """Return the wanted places, in order, moved as little as keeps them a step apart and on the sheet."""
    placed: list[float] = []
    for number, place in enumerate(wanted):
        least = placed[-1] + step if placed else step / 2
        most = height - step * (len(wanted) - number - 0.5)
        placed.append(min(max(place, least), most))
    return placed


def _columns(drawn: Sequence[Suggestion], ego: str, box: float) -> dict[str, float]:
    wanted = {
        "name": _widest([selection.name_of(s.target) for s in drawn], text_fit.NAME),
        "role": _widest([_role(s) for s in drawn], text_fit.DETAIL),
        "company": _widest([selection.employer(s.target.company, KIND) for s in drawn], text_fit.STRONG),
    }
    room = text_fit.rooms(wanted, USUAL) | {"ego": min(0.9, _widest([ego], text_fit.HEAD))}
    x = {"ego": MARGIN + room["ego"] / 2, "box": MARGIN + room["ego"] + FIRST_FAN}
    x["ties"] = x["box"] + box
    x["mark"] = x["ties"] + FAN
    x["name"] = x["mark"] + 0.12
    x["role"] = x["name"] + room["name"] + 0.22
    x["bar"] = x["role"] + (room["role"] + 0.2 if room["role"] else 0.0)
    x["company"] = x["bar"] + 0.12
    x["total"] = max(x["company"] + room["company"] + MARGIN, sheet.NARROWEST)
    return x | {f"{name} room": inches for name, inches in room.items()}


def _widest(texts: Sequence[str], letter: text_fit.Letter) -> float:
    return max(text_fit.width(text_fit.drawable(text, letter.bold), letter) for text in texts)


def _draw_ties(page: Sheet, plan: Plan, x: dict[str, float], industries: dict[str, Mark], top: float) -> None:
    for _, people in plan.companies:
        for suggestion in people:
            end = (x["mark"] - 0.05, top + plan.rows[suggestion.target.id])
            mark = industries[selection.industry_of(suggestion.target)]
            for place, path in enumerate(suggestion.paths[1:]):
                if path.connector.id in plan.boxes:
                    start = (x["ties"], top + plan.boxes[path.connector.id])
                    as_good = suggestion.undecided and not place
                    other = Stroke(1.0, mark.colour, "other way")
                    sheet.curve(page, start, end, selection.stroke_of(path.second, mark.colour) if as_good else other)
            start = (x["ties"], top + plan.boxes[suggestion.best.connector.id])
            sheet.curve(page, start, end, selection.stroke_of(suggestion.best.second, mark.colour))
            sheet.dot(page, (x["mark"], end[1]), mark)


def _draw_left(page: Sheet, plan: Plan, x: dict[str, float], ego: str, top: float) -> None:
    middle: Point = (x["ego"], top + plan.height / 2)
    sheet.dot(page, middle, Mark("ego", page.theme.ink, "o"), 13)
    name = text_fit.fit(ego, text_fit.HEAD, x["ego room"])
    sheet.write(page, (middle[0], middle[1] + 0.24), name, text_fit.HEAD, "center")
    for group in plan.branches:
        y = top + plan.boxes[group.connector.id]
        sheet.curve(page, (middle[0] + 0.09, middle[1]), (x["box"], y), selection.stroke_of(group.hop, page.theme.tie))
        wide, high = plan.box
        sheet.box(page, (x["box"], y - high / 2), plan.box, page.theme.paper, Stroke(1.0, page.theme.tie))
        centre, lines = x["box"] + wide / 2, _name_lines(selection.name_of(group.connector), wide)
        y -= NAME_LINE * (len(lines) - 1) / 2
        for number, line in enumerate(lines):
            sheet.write(page, (centre, y - 0.08 + NAME_LINE * number), line, text_fit.STRONG, "center")
        below = text_fit.fit(selection.below(group), text_fit.SMALL, wide - 0.15)
        sheet.write(page, (centre, y + 0.09 + NAME_LINE * (len(lines) - 1)), below, text_fit.SMALL, "center")


def _draw_companies(page: Sheet, plan: Plan, x: dict[str, float], industries: dict[str, Mark], top: float) -> None:
    for company, people in plan.companies:
        ys = [top + plan.rows[s.target.id] for s in people]
        for suggestion, y in zip(people, ys, strict=True):
            name = text_fit.fit(selection.name_of(suggestion.target), text_fit.NAME, x["name room"])
            sheet.write(page, (x["name"], y), name, text_fit.NAME)
            role = text_fit.fit(_role(suggestion), text_fit.DETAIL, x["role room"])
            sheet.write(page, (x["role"], y), role, text_fit.DETAIL)
        colour = industries[selection.industry_of(people[0].target)].colour
        sheet.line(page, (x["bar"], ys[0] - 0.09), (x["bar"], ys[-1] + 0.09), Stroke(2.5, colour))
        text = text_fit.fit(selection.employer(company, KIND), text_fit.STRONG, x["company room"])
        sheet.write(page, (x["company"], (ys[0] + ys[-1]) / 2), text, text_fit.STRONG)


def _role(suggestion: Suggestion) -> str:
    parts = (selection.either(suggestion), suggestion.target.position)
    return " · ".join(part for part in parts if text_fit.drawable(part))


def _legend(drawn: Sequence[Suggestion], industries: dict[str, Mark], colours: Theme) -> list[Entry]:
    entries = selection.industry_entries(industries)
    entries += selection.strength_entries(selection.hops_of(drawn, lambda s: s.paths[:1]), colours)
    if any(len(suggestion.paths) > 1 + suggestion.undecided for suggestion in drawn):
        entries.append(Entry(pictures.LEGEND["other way"], stroke=Stroke(1.0, colours.tie, "other way")))
    return entries + selection.either_entries(drawn)
