"""The default figure: one row a person, grouped by the connector to ask, so that no two ties can cross."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from infograph.figures import selection, sheet, text_fit
from infograph.figures.selection import Branch
from infograph.figures.sheet import MARGIN, Entry, Heading, Sheet
from infograph.figures.style import Mark, Theme, marks, theme
from infograph.figures.text_fit import Letter
from infograph.model import Path, Suggestion
from infograph.phrases import pictures

KIND = "tree"
TITLE = "one row a person, by whom to ask"
TAKES = "suggestions"

ROW, GAP, HEAD_ROW = 0.23, 0.2, 0.3
"""Inches: from one person to the next, between connectors' groups, of the columns' headings."""
NAME_LINE, NAME_LINES = 0.17, 2
"""Inches from one line of a connector's name to the next, and as many of them at most."""
FAN, FIRST_FAN = 1.25, 1.1
"""Inches the ties need from connector to person, and from ego to connector, to be told apart."""
WIDEST = {"ego": 0.9, "connector": 2.6, "tie": 0.8}
"""Inches at most of a column that no other leaves room: a connector's name is broken then, the rest is cut."""
USUAL = {"name": 3.3, "more": 1.8, "role": 2.6, "company": 2.2}
"""Inches of the others, and in which order they take what is left of them all; longer text is cut."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each column begins, and how wide its text may be, in inches."""

    left: dict[str, float]
    room: dict[str, float]
    total: float


def draw(
    suggestions: Sequence[Suggestion],
    *,
    title: str = "",
    ego: str = "",
    dark: bool = False,
    limit: int = 30,
    ax: Axes | None = None,
) -> Figure:
    """Draw ego, the connectors to ask and the people to meet: one row a person.

    Lines are as wide as the tie is strong, and dashed where nobody observed it; colour and marker tell
    the industry. Connectors with the highest summed score come first. `limit` is the number of people
    drawn, the rest is counted below the title. On given axes everything shrinks to fit.
    """
    drawn = selection.top(suggestions, limit)
    colours = theme(dark)
    if not drawn:
        return sheet.sentence(title or pictures.NOTHING["answer"], colours, ax)
    ego = ego or pictures.you()
    groups = selection.branches(drawn)
    industries = marks((selection.industry_of(s.target) for s in drawn), colours)
    columns = _columns(groups, ego)
    heading = selection.with_font_hint(selection.finding(suggestions, drawn, title), _texts(drawn))
    entries = _legend(drawn, industries, colours)
    top = sheet.heading_height(heading, columns.total) + HEAD_ROW
    body = sum(ROW * _rows(group) + GAP for group in groups)
    page = sheet.open_sheet((columns.total, top + body + sheet.legend_height(entries, columns.total)), colours, ax)
    _write_titles(page, columns, heading)
    _draw_groups(page, columns, groups, industries, (ego, top))
    sheet.write_legend(page, entries, top + body)
    return page.figure


def _columns(groups: Sequence[Branch], ego: str) -> Columns:
    texts: dict[str, set[tuple[str, Letter]]] = {name: set() for name in (*WIDEST, *USUAL)}
    texts["ego"] = {(ego, text_fit.HEAD)}
    for group in groups:
        texts["connector"] |= {(selection.name_of(group.connector), text_fit.HEAD), (selection.below(group), text_fit.DETAIL)}
        for suggestion in group.suggestions:
            for name, cell in _cells(suggestion).items():
                texts[name].add(cell)
    for name, words in pictures.TREE.items():
        if any(text for text, _ in texts[name]):
            texts[name].add((words, text_fit.SMALL))
    wanted = {name: _widest(cells) for name, cells in texts.items()}
    room = {name: min(wanted[name], most) for name, most in WIDEST.items()} | text_fit.rooms(wanted, USUAL)
    left = {"ego": MARGIN, "connector": MARGIN + room["ego"] + FIRST_FAN}
    x = left["connector"] + room["connector"] + 0.2 + FAN + 0.18
    for name in ("name", "role", "company", "tie", "more"):
        left[name] = x
        x += room[name] + 0.22 if room[name] else 0.0
    return Columns(left, room, max(x - 0.22 + MARGIN, sheet.NARROWEST))


def _widest(cells: set[tuple[str, Letter]]) -> float:
    return max((text_fit.width(text_fit.drawable(text, letter.bold), letter) for text, letter in cells), default=0.0)


def _cells(suggestion: Suggestion) -> dict[str, tuple[str, Letter]]:
    target, path = suggestion.target, suggestion.best
    return {
        "name": (selection.name_of(target), text_fit.NAME),
        "role": (target.position, text_fit.DETAIL),
        "company": (target.company, text_fit.NAME),
        "tie": (pictures.column_tie(path.second), text_fit.DETAIL),
        "more": (_more(suggestion, path), text_fit.DETAIL),
    }


def _more(suggestion: Suggestion, path: Path) -> str:
    others = len(suggestion.paths) - 1 - suggestion.undecided
    through = pictures.through_words([selection.name_of(person) for person in path.via])
    parts = [selection.either(suggestion), f"+{others}" if others else "", through]
    return " · ".join(filter(None, parts))


def _name_lines(group: Branch) -> list[str]:
    return text_fit.wrap(selection.name_of(group.connector), text_fit.HEAD, WIDEST["connector"], NAME_LINES)


def _rows(group: Branch) -> float:
    # A connector's own two lines need as much as two people, a broken name one more.
    return max(0.9 + 0.8 * len(_name_lines(group)), len(group.suggestions))


def _write_titles(page: Sheet, columns: Columns, heading: Heading) -> None:
    y = sheet.write_heading(page, heading) + HEAD_ROW * 0.35
    for name, words in pictures.TREE.items():
        if not columns.room[name]:
            continue
        middle = name == "connector"
        x = columns.left[name] + (columns.room[name] / 2 if middle else 0)
        sheet.write(page, (x, y), words, text_fit.SMALL, "center" if middle else "left")


def _draw_groups(
    page: Sheet, columns: Columns, groups: Sequence[Branch], industries: dict[str, Mark], start: tuple[str, float]
) -> None:
    ego, y = start
    bottom = y + sum(ROW * _rows(group) + GAP for group in groups) - GAP
    middle = (columns.left["ego"] + columns.room["ego"] / 2, (y + bottom) / 2)
    sheet.dot(page, middle, Mark("ego", page.theme.ink, "o"), 13)
    name = text_fit.fit(ego, text_fit.HEAD, columns.room["ego"])
    sheet.write(page, (middle[0], middle[1] + 0.24), name, text_fit.HEAD, "center")
    for group in groups:
        height = ROW * _rows(group)
        at = (columns.left["connector"], y + height / 2)
        end = (at[0] - 0.1, at[1])
        sheet.curve(page, (middle[0] + 0.09, middle[1]), end, selection.stroke_of(group.hop, page.theme.tie))
        _draw_connector(page, columns, group, at)
        first = y + (height - ROW * len(group.suggestions)) / 2
        for number, suggestion in enumerate(group.suggestions):
            mark = industries[selection.industry_of(suggestion.target)]
            _draw_row(page, columns, suggestion, (mark, at[1], first + ROW * (number + 0.5)))
        y += height + GAP


def _draw_connector(page: Sheet, columns: Columns, group: Branch, at: tuple[float, float]) -> None:
    room = columns.room["connector"]
    lines, x = _name_lines(group), at[0] + room / 2
    y = at[1] - NAME_LINE * (len(lines) - 1) / 2
    for number, line in enumerate(lines):
        sheet.write(page, (x, y - 0.08 + NAME_LINE * number), line, text_fit.HEAD, "center")
    below = text_fit.fit(selection.below(group), text_fit.DETAIL, room)
    sheet.write(page, (x, y + NAME_LINE * len(lines) - 0.08), below, text_fit.DETAIL, "center")


def _draw_row(page: Sheet, columns: Columns, suggestion: Suggestion, where: tuple[Mark, float, float]) -> None:
    mark, from_y, y = where
    start = columns.left["connector"] + columns.room["connector"] + 0.1
    end = columns.left["name"] - 0.16
    sheet.curve(page, (start, from_y), (end, y), selection.stroke_of(suggestion.best.second, mark.colour))
    sheet.dot(page, (end + 0.05, y), mark)
    for name, (text, letter) in _cells(suggestion).items():
        sheet.write(page, (columns.left[name], y), text_fit.fit(text, letter, columns.room[name]), letter)


def _legend(drawn: Sequence[Suggestion], industries: dict[str, Mark], colours: Theme) -> list[Entry]:
    entries = selection.industry_entries(industries)
    entries += selection.strength_entries(selection.hops_of(drawn, lambda s: s.paths[:1]), colours)
    if any(len(suggestion.paths) > 1 + suggestion.undecided for suggestion in drawn):
        entries.append(Entry(pictures.LEGEND["more"]))
    return entries + selection.either_entries(drawn)


def _texts(drawn: Sequence[Suggestion]) -> list[str]:
    people = [person for s in drawn for person in (s.target, s.best.connector)]
    return [text for person in people for text in (person.name, person.company, person.position)]
