"""How far the search has come: a bar for each stage from asked to thanked, and beside it where asks stop."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from infograph.figures import sheet, text_fit
from infograph.figures.bars import BAR, ROW, bar
from infograph.figures.sheet import MARGIN, Heading
from infograph.figures.style import theme
from infograph.phrases import charts, pictures

KIND = "search"
TITLE = "how far the people you asked about came, and where asks stop"
TAKES = "progress"

MET = "met"


class Stage(Protocol):
    """What is drawn of a stage."""

    @property
    def stage(self) -> str: ...
    @property
    def people(self) -> int: ...
    @property
    def declined(self) -> int: ...
    @property
    def silent(self) -> int: ...
    @property
    def paused(self) -> int: ...
    @property
    def open(self) -> int: ...
    @property
    def stopped(self) -> int: ...
    @property
    def days(self) -> float | None: ...


def draw(stages: Sequence[Stage], *, title: str = "", dark: bool = False, ax: Axes | None = None) -> Figure:
    """Draw how many people came to each stage or further: filled who went on from there, hollow who did not.

    Beside a bar stand the days that it took (the median) and what became of those who came no further.
    """
    colours = theme(dark)
    if not stages:
        return sheet.sentence(title or pictures.NOTHING[KIND], colours, ax)
    names = [stage.stage for stage in stages]
    left = MARGIN + max(text_fit.width(name, text_fit.NAME) for name in names) + 0.15
    each = BAR / stages[0].people
    notes = [_said(stage) for stage in stages]
    ends = [stage.people * each + text_fit.width(words, text_fit.DETAIL) for stage, words in zip(stages, notes, strict=True)]
    width = left + max(*ends, BAR) + 0.1 + MARGIN
    heading = _finding(stages, title)
    top = sheet.heading_height(heading, width)
    page = sheet.open_sheet((width, top + ROW * len(stages) + MARGIN), colours, ax)
    sheet.write_heading(page, heading)
    for number, (stage, words) in enumerate(zip(stages, notes, strict=True)):
        y = top + ROW * (number + 0.5)
        went_on = stage.people - stage.stopped - stage.open
        for people, hollow in ((stage.people, True), (went_on, False)):
            if people:
                bar(page, (left, y), people * each, hollow=hollow)
        sheet.write(page, (left - 0.12, y), stage.stage, text_fit.NAME, "right")
        sheet.write(page, (left + stage.people * each + 0.1, y), words, text_fit.DETAIL)
    return page.figure


def _said(stage: Stage) -> str:
    counts = {"declined": stage.declined, "silent": stage.silent, "paused": stage.paused, "open": stage.open}
    return charts.stage_words(stage.people, counts, stage.days)


def _finding(stages: Sequence[Stage], title: str) -> Heading:
    met = next((stage.people for stage in stages if stage.stage == MET), 0)
    where = max(stages, key=lambda stage: stage.stopped)
    finding, notes = charts.search_words(stages[0].people, met, where.stage, where.stopped), charts.went_on()
    return Heading(title, f"{finding} · {notes}") if title else Heading(finding, notes)
