"""One page about somebody, to read before the meeting."""

from __future__ import annotations

import click

from infograph.cli import last_answer, screen
from infograph.cli.options import complete_person, ends_in
from infograph.cli.screen_options import opened, with_anon

PLACE = 520


@click.command(short_help="One page about somebody before you meet.")
@click.argument("person", shell_complete=complete_person)
@click.option(
    "--purpose",
    default="field",
    metavar="LIST",
    show_default=True,
    help="What to ask about: field, role, company, change, or a list of your own.",
)
@click.option("-o", "--output", default="", metavar="FILE", callback=ends_in(".md", ".txt"), help="Write to a file.")
@with_anon
def brief(person: str, purpose: str, output: str) -> None:
    """Write who PERSON is, who knows them, what you share and what to ask, as text that is Markdown too.

    \b
    Examples:
      infograph brief 'Carol Lee'
      infograph brief 2 --purpose change -o carol.md
    """
    with opened() as net:
        about = net.meetings.logged(last_answer.person(net, person))
        text = net.meetings.brief(f"#{about.id}", purpose=purpose, first=last_answer.booked(about))
    if output:
        screen.give(text, output)
    else:
        screen.say(text)
