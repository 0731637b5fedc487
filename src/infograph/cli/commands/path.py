"""The best ways to one person, of up to three ties."""

from __future__ import annotations

import click

from infograph.cli import last_answer, screen
from infograph.cli.options import complete_person, count
from infograph.cli.screen_options import opened, with_anon
from infograph.query import WAYS

PLACE = 330


@click.command(short_help="The best ways to one person, of up to three ties.")
@click.argument("person", shell_complete=complete_person)
@count("-n", "--limit", default=WAYS, least=1, help="How many ways.")
@with_anon
def path(person: str, limit: int) -> None:
    """Find the best ways to PERSON (a name, a profile address, '#12', a row’s number in the last answer), through one contact
    or, where none leads there, through two people.

    \b
    Examples:
      infograph path 'Carol Lee'
      infograph path https://www.linkedin.com/in/carol-lee-example -n 3
      infograph path '#12'
    """
    with opened() as net:
        about = net.person(last_answer.person(net, person))
        screen.say(net.path(f"#{about.id}", limit=limit, first=last_answer.booked(about)))
