"""What `infograph` alone says at a terminal: where one stands and the one next step, never more than a screen."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import infograph
from infograph import pool
from infograph.cli import last_answer
from infograph.cli.commands.todo import commands_for
from infograph.errors import NoStore
from infograph.phrases import due as due_phrases
from infograph.phrases import first_steps
from infograph.text import short

if TYPE_CHECKING:
    from infograph.answers import Status
    from infograph.workspace import Workspace

_NAME = 40  # cells of a name, so that a long one leaves the screen to the step
_WORDS = 240  # letters of what is due: three lines


def where_one_stands() -> str:
    """Return where one stands and the one next step, in at most 24 lines of 80 cells."""
    try:
        net = infograph.Workspace.open()
    except NoStore:
        if pools := pool.pools_here():
            return f"{first_steps.pools_alone(short(pools[0], _NAME), len(pools))}\n\n{first_steps.MORE}"
        return f"{first_steps.BEGIN}\n\n{first_steps.MORE}"
    with net:
        status = net.status()
        stand = first_steps.stand_words(status, short(status.me, _NAME))
        steps = _steps(net, status)
        return "\n\n".join([stand, *steps, first_steps.more_words(hints=bool(status.hints))])


def _steps(net: Workspace, status: Status) -> list[str]:
    """Return the next step, and what is awaited: what is due goes before what could be asked."""
    begun = bool(net.meetings.history())
    if begun and (due := _due(net)):
        return [due]
    later = [task.day for task in net.meetings.todo()] if begun and not status.awaited else []
    return [
        _step(net, status, begun=begun),
        *([first_steps.awaited(status.awaited)] if status.awaited else []),
        *(first_steps.waiting(date.fromordinal(day).isoformat()) for day in later[:1] if status.second_degree),
    ]


def _step(net: Workspace, status: Status, *, begun: bool) -> str:
    """Return the one next step where nothing is due."""
    if not any(source.owner == "me" and source.records for source in status.sources):
        return first_steps.OWN_LACKS
    goal = short(status.goal, _NAME)
    if not status.second_degree:
        return first_steps.lists_lack(goal)
    row = last_answer.first_row(net)
    if row and not begun:
        return first_steps.write_to(row, goal)
    return first_steps.ask(goal)


def _due(net: Workspace) -> str:
    """Return the first thing that is due, with its command, and how many more; "" where nothing is."""
    due = [task for task in net.meetings.todo() if task.day <= net.now]
    if not due:
        return ""
    first = due[0]
    ((command, then),) = commands_for(net, [first])
    lines = [due_phrases.next_due(short(first.words, _WORDS), date.fromordinal(first.day).isoformat()), f"  {command}"]
    lines += [f"  {then}      {due_phrases.once_done(first.then[1], first.kind)}"] if then != command else []
    return "\n".join([*lines, "", due_phrases.all_due(len(due))])
