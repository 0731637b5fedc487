"""Take people and sources out of the store for good."""

from __future__ import annotations

from contextlib import suppress

import click

import infograph
from infograph.cli import last_answer, screen
from infograph.cli.options import YES, complete_person
from infograph.cli.screen_options import complete_source
from infograph.cli.wording import who
from infograph.errors import BadRequest, InfographError
from infograph.phrases import housekeeping

PLACE = 650

_MANY = 50
"""More people than this are not taken out at a slip of the keys: who is asked gets a backup; who says --yes means it."""


@click.command(short_help="Remove a person, an owner’s files, or one source.")
@click.argument("name", default="", shell_complete=complete_person)
@click.option("--owner", default="", metavar="NAME", help="All that this person’s exports brought.")
@click.option(
    "--source",
    "sources",
    multiple=True,
    type=int,
    metavar="N",
    shell_complete=complete_source,
    help="This file (see: infograph sources).",
)
@click.option(
    "--backup/--no-backup",
    default=None,
    show_default="where it asks and over 50 people go",
    help="Keep a backup of before beside the store, until the next forget; not with NAME.",
)
@YES
def forget(name: str, owner: str, sources: tuple[int, ...], backup: bool | None, yes: bool) -> None:
    """Remove NAME (as in `explain`) everywhere, not to come back; or what an owner or a file brought.

    Not a byte is left, but for what an owner or a file brought in a backup that it says is kept.

    \b
    Examples:
      infograph forget 'Carol Lee'
      infograph forget --owner 'Bob Johnson'
      infograph forget --source 3 --backup      to be able to take it back
    """
    if sum(map(bool, (name, owner, sources))) != 1:
        raise BadRequest("Forget whom?", "Give one of: a name, --owner NAME, --source N.")
    if backup and name:
        raise BadRequest("Who is forgotten stays in no backup.", "Leave --backup out.")
    with infograph.Workspace.open() as net:
        name = f"#{net.person(last_answer.person(net, name)).id}" if name else ""
        if name and not yes and (beside := housekeeping.named_words(net.privacy.named_beside(name))):
            screen.tell(beside)
        if owner and (mine := net.privacy.likely_mine(owner)):
            screen.tell(housekeeping.likely_mine_words(mine))
        if name:
            question = housekeeping.forget_question(who(net.person(name)))
        else:
            going = net.privacy.who_would_go(owner=owner, sources=sources)
            backup = (going > _MANY and not yes) if backup is None else backup
            question = housekeeping.forget_files_question(owner, sources, going, backup=backup)
        if not screen.confirm(question, yes=yes):
            screen.tell(housekeeping.NOTHING_REMOVED)
            return
        try:
            gone = net.forget(name=name, owner=owner, sources=sources, backup=bool(backup))
            left = _log_left(net, owner) if owner else ""
        finally:  # an error may come when they are gone already
            last_answer.drop()
    screen.say(housekeeping.forgotten_words(gone))
    if owner and left:
        screen.tell(left)


def _log_left(net: infograph.Workspace, owner: str) -> str:
    """Return what of an owner stays in the log, "" for nothing."""
    with suppress(InfographError):  # nothing else may be known of them
        whom = net.meetings.logged(owner)
        return housekeeping.log_left(len(net.meetings.history(f"#{whom.id}")), whom.name, net.meetings.typed(whom.id)[whom.id])
    return ""
