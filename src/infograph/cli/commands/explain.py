"""Every path to one person, with the evidence."""

from __future__ import annotations

import click

from infograph.cli import last_answer, screen
from infograph.cli.options import (
    complete_person,
)
from infograph.cli.screen_options import opened, with_anon

PLACE = 320


@click.command(short_help="Every path to one person, with the evidence.")
@click.argument("person", shell_complete=complete_person)
@click.option("--what-if", is_flag=True, help="Say too what would change the order.")
@with_anon
def explain(person: str, what_if: bool) -> None:
    """Explain how to reach PERSON: a name, a profile address, or a row’s number in the last answer.

    \b
    Examples:
      infograph explain 'Carol Lee'
      infograph explain 3
      infograph explain https://www.linkedin.com/in/carol-lee-example
    """
    with opened() as net:
        about = net.person(last_answer.person(net, person))
        screen.say(net.explain(f"#{about.id}", query=last_answer.question(about), what_if=what_if))
