"""What is due by the log, each with the command that does it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from textwrap import fill
from typing import TYPE_CHECKING

import click

from infograph import renderers
from infograph.cli import screen
from infograph.cli.options import count, ends_in, pairs, same_command, text_or_json
from infograph.cli.screen_options import opened, with_anon
from infograph.errors import BadRequest
from infograph.phrases import due as due_phrases

if TYPE_CHECKING:
    from infograph.outreach.stages import Due
    from infograph.workspace import Workspace

PLACE = 540

_SOON = 7
_HELD = "met"
"""The stage at which a meeting is over."""
_NARROWEST = 40


@click.command(short_help="What is due: replies, thanks, loops to close.")
@count("--days", default=_SOON, help="Look so far ahead.")
@click.option("--all", "everything", is_flag=True, help="Whatever its day.")
@click.option(
    "-o",
    "--output",
    default="",
    metavar="FILE",
    callback=ends_in(".ics"),
    help="Write a calendar file; imported again, it updates and strikes out what is done.",
)
@click.option(
    "--set",
    "cadence",
    multiple=True,
    callback=pairs,
    metavar="NAME=DAYS",
    help="Change when things are due: nudge, thank, loop, warm, rest; kept.",
)
@text_or_json
@with_anon
def todo(days: int, everything: bool, output: str, cadence: dict[str, str], form: str) -> None:
    """Show what is due by the log: whom to remind, write to, thank, tell how it went, keep in touch with.

    Under each line stands the command that does it.

    \b
    Examples:
      infograph todo
      infograph todo -o todo.ics
      infograph todo --set nudge=5 --set warm=120
    """
    with opened() as net:
        meetings = net.meetings
        if cadence:
            changed = meetings.set_cadence({name: _number(name, text) for name, text in cadence.items()})
            screen.tell(due_phrases.days_words(changed.words()))
        if output:
            with screen.answer_to(output, machine=True) as out:
                out.write(meetings.calendar(datetime.now(UTC)))
            return
        due = meetings.todo()
        listed = [task for task in due if everything or task.day <= net.now + days]
        _show_due(net, listed, form)
    if len(listed) < len(due) and form != "json":
        screen.tell(due_phrases.more_later(len(due) - len(listed), same_command(everything=True, days=None, cadence=None)))


def _show_due(net: Workspace, tasks: list[Due], form: str) -> None:
    commands = commands_for(net, tasks)
    if form == "json":
        rows = [
            {
                "kind": task.kind,
                "day": date.fromordinal(task.day).isoformat(),
                "overdue": task.day < net.now,
                "words": task.words,
                "command": screen.showing_invented(command),
                "then": screen.showing_invented(then) if then != command else "",
            }
            for task, (command, then) in zip(tasks, commands, strict=True)
        ]
        screen.machine_out().write(renderers.document(todo=rows))
        return
    width = screen.width() if screen.is_terminal(screen.out()) else 0
    for task, (command, then) in zip(tasks, commands, strict=True):
        screen.say(due_text(task, command, net.now, width=width))
        if then != command:
            screen.say(f"            {due_phrases.once(task.then[1], task.kind)}: {then}")
    if not tasks:
        screen.say(due_phrases.nothing_due())


def commands_for(net: Workspace, tasks: list[Due]) -> list[tuple[str, str]]:
    """Return for each thing to do the command that does it, and the one that keeps it in the log once it is done."""
    typed = net.meetings.typed(*(person for task in tasks for person in (task.person, task.then[0])))
    vias = net.meetings.typed_via(*(task.through for task in tasks if _names_connector(task)))
    commands = [_command(task, typed, vias) for task in tasks]
    return [
        (done, _then(task, typed, vias, net.now) if task.then[1] else done) for task, done in zip(tasks, commands, strict=True)
    ]


def due_text(task: Due, command: str, now: int, *, width: int = 0) -> str:
    """Return what is due in two lines: its day and words, wrapped at a width (0: never), then the command that does it.

    The command is one line at every width, so that it can be copied.
    """
    late = due_phrases.WHEN["late" if task.day < now else "today" if task.day == now else "later"]
    line = f"{date.fromordinal(task.day).isoformat()}  {late}{task.words}"
    line = fill(line, width, subsequent_indent=" " * 21) if width >= _NARROWEST else line
    return f"{line}\n            {command}"


def _names_connector(task: Due) -> bool:
    """Say whether the connector is not the one whom the log's last step names."""
    return task.through > 0 and (task.kind in ("instead", "named") or task.one_of_several)


def _command(task: Due, typed: dict[int, str], vias: dict[int, str]) -> str:
    """Return the command that does what is due, as it can be typed."""
    whom = typed[task.person]
    if task.draft:
        via = f" --via {vias[task.through]}" if _names_connector(task) else ""
        return f"infograph draft {whom} --kind {task.draft}{via}"
    return f"infograph brief {whom}" if task.kind == "meet" else f"infograph log {whom} {_HELD}"


def _then(task: Due, typed: dict[int, str], vias: dict[int, str], now: int) -> str:
    """Return the command that keeps it in the log once it is done; a meeting's day stands there to be changed."""
    person, stage = task.then
    on = f" --on {date.fromordinal(now + _SOON).isoformat()}" if stage == "scheduled" else ""
    connector = "me" if task.kind == "named" else vias.get(task.through, "")  # who was named is written to: nobody was asked
    via = f" --via {connector}" if _names_connector(task) and person == task.person else ""
    return f"infograph log {typed[person]} {stage}{on}{via}"


def _number(name: str, text: str) -> int:
    if not text.isdecimal():
        raise BadRequest(f"“{name}” takes a number of days, not “{text}”.", "infograph todo --set nudge=5")
    return int(text)
