"""What `infograph` alone says at a terminal: where one stands and the one next step, never more than a screen."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import infograph
from infograph.cli import last_answer
from infograph.cli.commands.todo import commands_for
from infograph.errors import NoStore
from infograph.phrases import counted
from infograph.phrases.due import once
from infograph.text import short

if TYPE_CHECKING:
    from infograph.answers import Status
    from infograph.workspace import Workspace

_NAME = 40  # cells of a name, so that a long one leaves the screen to the step
_WORDS = 240  # letters of what is due: three lines
_EXPORT = """\
  1. LinkedIn: Settings & Privacy > Data privacy > Get a copy of your data
     > the larger archive (a day), or Connections alone (ten minutes)
  2. infograph import FILE.zip                as it came"""
_BEGIN = f"""\
infograph finds who can refer you to people in the field you want to enter,
from contacts that you and your friends already have. Nothing was imported yet.

Next: get your own contacts
{_EXPORT}

While you wait, an answer from invented people: infograph demo"""
_OWN_LACKS = f"""\
Next: get your own contacts, which say how well you know your friends
{_EXPORT}"""
_LISTS_LACK = """\
Next: a friend’s list, since yours cannot say whom your contacts know
  infograph ask-next                          whose would open most
  infograph draft 'NAME' --kind list-ask      the message that asks for it
  infograph import FILE --owner 'NAME'        when it came
  infograph import MAILBOX                    or your own mail, read here

Whom you know in a field yourself: infograph suggest --industry fintech"""
_ASK = """\
Next: ask who can refer you, in the field that you want to enter
  infograph suggest --industry fintech        others: infograph industries"""
_WRITE = """\
Next: write to the first of your last answer
  infograph draft {row}            what to write, and to whom
  infograph log {row} asked        once it is sent; --via 'NAME': through whom

Or ask again: infograph suggest --industry fintech"""
_MORE = "\nEverything else: infograph -h"


def where_one_stands() -> str:
    """Return where one stands and the one next step, in at most 24 lines of 80 cells."""
    try:
        net = infograph.Workspace.open()
    except NoStore:
        return f"{_BEGIN}\n{_MORE}"
    with net:
        status = net.status()
        more = _MORE.strip() + ("; what would help: infograph status" if status.hints else "")
        return "\n\n".join([_stand(status), _step(net, status), more])


def _stand(status: Status) -> str:
    """Return who one is and what there is, in a line; a trial says that it is one."""
    lists = counted(status.exports, "contact list")
    reach = f"{counted(status.contacts, 'contact')}, {lists}, {status.second_degree:,} of the second degree"
    said = f"{short(status.me or 'You', _NAME)}: {reach}."
    return f"{said}\nAll of them invented: infograph demo --drop ends the trial." if status.trial else said


def _step(net: Workspace, status: Status) -> str:
    """Return the next step: what is due goes before what could be asked."""
    begun = bool(net.meetings.history())
    if begun and (due := _due(net)):
        return due
    if not any(source.owner == "me" and source.records for source in status.sources):
        return _OWN_LACKS
    if not status.second_degree:
        return _LISTS_LACK
    row = last_answer.first_row(net)
    return _WRITE.format(row=row) if row and not begun else _ASK


def _due(net: Workspace) -> str:
    """Return the first thing that is due, with its command, and how many more; "" where nothing is."""
    due = [one for one in net.meetings.todo() if one.day <= net.now]
    if not due:
        return ""
    first = due[0]
    ((command, then),) = commands_for(net, [first])
    lines = [f"Next: {short(first.words, _WORDS)} (due {date.fromordinal(first.day).isoformat()})", f"  {command}"]
    done = once(first.then[1]).replace("then", "once it is done")
    lines += [f"  {then}      {done}"] if then != command else []
    return "\n".join([*lines, "", f"All that is due ({len(due):,}): infograph todo"])
