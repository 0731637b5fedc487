"""Ties that the user knows of, and how close they are."""

from __future__ import annotations

import click

import infograph
from infograph.cli import last_answer, screen
from infograph.cli.options import complete_person, count
from infograph.cli.wording import who
from infograph.errors import BadRequest
from infograph.phrases import corrections

PLACE = 610


@click.command(short_help="Say that two people know each other, or how well.")
@click.argument("people", nargs=-1, shell_complete=complete_person, required=True, metavar="[set] ONE OTHER")
@count("--closeness", least=1, most=5, usual=False, help="1: hardly know each other ... 5: very close.")
@click.option("--note", default="", help="How you know; needed where the other is somebody new.")
def tie(people: tuple[str, ...], closeness: int | None, note: str) -> None:
    """Keep a tie that no file tells, or how close one is; “me” is you.

    \b
    Examples:
      infograph tie me 'Bob Johnson' --closeness 4
      infograph tie 'Bob Johnson' 'Carol Lee' --closeness 2 --note 'met at a fair'
    """
    pair = people[1:] if people[0] == "set" and len(people) > 2 else people
    if len(pair) != 2:
        raise BadRequest("A tie needs two people.", "infograph tie me 'Bob Johnson' --closeness 4")
    with infograph.Workspace.open() as net:
        ends = [last_answer.person(net, end) for end in pair]
        near, far = net.add_tie(*ends, closeness=closeness, note=note)
    screen.say(corrections.tie_kept(who(near), who(far), closeness))
