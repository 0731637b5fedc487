"""The user's word that two people are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

import infograph
from infograph.cli import last_answer, screen
from infograph.cli.options import YES, complete_person
from infograph.cli.wording import who

if TYPE_CHECKING:
    from infograph.model import Person

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
            asked = _merge_question(first, second, yourself=doubt == "yourself")
            if not screen.agreed(asked, f"If they are: infograph merge '#{first.id}' '#{second.id}' --yes"):
                screen.tell("Nobody was merged.")
                return
        kept = net.merge(one, other, sure=True)
    screen.say(f"{who(kept)}: one person now.")


def _merge_question(one: Person, other: Person, *, yourself: bool) -> str:
    if yourself:
        return f"One of {who(one)} and {who(other)} is you. Are they really one person?"
    return f"{who(one)} ({one.url}) and {who(other)} ({other.url}) have two profile addresses. Are they really one person?"
