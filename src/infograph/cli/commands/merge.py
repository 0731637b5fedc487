"""The user's word that two people are one."""

from __future__ import annotations

import click

import infograph
from infograph.cli import last_answer, screen
from infograph.cli.options import YES, complete_person
from infograph.cli.wording import who
from infograph.phrases import corrections

PLACE = 630


@click.command(short_help="Make two people one.")
@click.argument("first", metavar="ONE", shell_complete=complete_person)
@click.argument("second", metavar="OTHER", shell_complete=complete_person)
@YES
def merge(first: str, second: str, yes: bool) -> None:
    """Say that ONE and OTHER are the same person; later imports keep to it.

    \b
    Examples:
      infograph merge '#12' '#34' --yes      the two are one, you are sure

    It asks before it joins two profile addresses, which are two people to LinkedIn, or yourself with anybody.
    """
    with infograph.Workspace.open() as net:
        pair = last_answer.person(net, first), last_answer.person(net, second)
        doubt = net.merge_doubt(*pair)
        if doubt and not yes:
            people = net.person(pair[0]), net.person(pair[1])
            question = corrections.merge_question(*people, doubt)
            if not screen.agreed(question, corrections.merge_anyway(people[0].id, people[1].id)):
                screen.tell(corrections.NOT_MERGED)
                return
        kept = net.merge(*pair, sure=True)
    screen.say(corrections.one_now(who(kept)))
