"""What is due by the log, each with the command that does it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from textwrap import fill
from typing import TYPE_CHECKING

import click

from infograph import renderers
from infograph.cli import screen
from infograph.cli.options import ends_in, pairs, same_command, text_or_json
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
@click.option("--days", default=_SOON, type=click.IntRange(min=0), show_default=True, help="Look so far ahead.")
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
        found = [one for one in due if everything or one.day <= net.now + days]
        _show_due(net, found, form)
    if len(found) < len(due) and form != "json":
        screen.tell(due_phrases.more_later(len(due) - len(found), same_command(everything=True, days=None, cadence=None)))


def _show_due(net: Workspace, found: list[Due], form: str) -> None:
    commands = commands_for(net, found)
    if form == "json":
        rows = [
            {
                "kind": one.kind,
                "day": date.fromordinal(one.day).isoformat(),
                "overdue": one.day < net.now,
                "words": one.words,
                "command": command,
                "then": then,
            }
            for one, (command, then) in zip(found, commands, strict=True)
        ]
        screen.machine_out().write(renderers.document(todo=rows))
        return
    width = screen.width() if screen.is_terminal(screen.out()) else 0
    for one, (command, then) in zip(found, commands, strict=True):
        screen.say(due_text(one, command, net.now, width=width))
        if then != command:
            screen.say(f"            {due_phrases.once(one.then[1])}: {then}")
    if not found:
        screen.say(due_phrases.nothing_due())


def commands_for(net: Workspace, found: list[Due]) -> list[tuple[str, str]]:
    """Return for each thing to do the command that does it, and the one that keeps it in the log once it is done."""
    typed = net.meetings.typed(*{person for one in found for person in (one.person, one.then[0])})
    vias = net.meetings.typed_via(*{one.through for one in found if one.kind == "instead"})
    commands = [_command(one, typed, vias) for one in found]
    return [
        (done, _then(one, typed, vias, net.now) if one.then[1] else done) for one, done in zip(found, commands, strict=True)
    ]


def due_text(one: Due, command: str, now: int, *, width: int = 0) -> str:
    """Return what is due in two lines: its day and words, wrapped at a width (0: never), then the command that does it.

    The command is one line at every width, so that it can be copied.
    """
    late = due_phrases.WHEN["late" if one.day < now else "today" if one.day == now else "later"]
    line = f"{date.fromordinal(one.day).isoformat()}  {late}{one.words}"
    line = fill(line, width, subsequent_indent=" " * 21) if width >= _NARROWEST else line
    return f"{line}\n            {command}"


def _command(one: Due, typed: dict[int, str], vias: dict[int, str]) -> str:
    """Return the command that does what is due, as it can be typed."""
    whom = f"'{typed[one.person]}'"
    if one.draft:
        via = f" --via '{vias[one.through]}'" if one.kind == "instead" else ""
        return f"infograph draft {whom} --kind {one.draft}{via}"
    return f"infograph brief {whom}" if one.kind == "meet" else f"infograph log {whom} {_HELD}"


def _then(one: Due, typed: dict[int, str], vias: dict[int, str], now: int) -> str:
    """Return the command that keeps it in the log once it is done; a meeting's day stands there to be changed."""
    person, stage = one.then
    on = f" --on {date.fromordinal(now + _SOON).isoformat()}" if stage == "scheduled" else ""
    via = f" --via '{vias[one.through]}'" if one.kind == "instead" else ""
    return f"infograph log '{typed[person]}' {stage}{on}{via}"


def _number(name: str, text: str) -> int:
    if not text.isdecimal():
        raise BadRequest(f"“{name}” takes a number of days, not “{text}”.", "infograph todo --set nudge=5")
    return int(text)
