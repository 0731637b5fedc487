"""The user's word that two people are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

import infograph
from infograph.cli import last_answer, screen
from infograph.cli.options import YES, complete_person
from infograph.cli.wording import who
from infograph.phrases import corrections

if TYPE_CHECKING:
    pass

PLACE = 630


@click.command(short_help="Make two people one.")
@click.argument("one", shell_complete=complete_person)
@click.argument("other", shell_complete=complete_person)
@YES
def merge(one: str, other: str, yes: bool) -> None:
    """Say that ONE and OTHER are the same person; later imports keep to it.

    \b
    Examples:
      infograph merge '#12' '#34' --yes      the two are one, you are sure

    It asks before it joins two profile addresses, which are two people to LinkedIn, or yourself with anybody.
    """
    with infograph.Workspace.open() as net:
        one, other = (last_answer.person(net, told) for told in (one, other))
        doubt = net.merge_doubt(one, other)
        if doubt and not yes:
            first, second = net.person(one), net.person(other)
            asked = corrections.merge_question(first, second, doubt)
            if not screen.agreed(asked, corrections.merge_anyway(first.id, second.id)):
                screen.tell(corrections.NOT_MERGED)
                return
        kept = net.merge(one, other, sure=True)
    screen.say(corrections.one_now(who(kept)))
