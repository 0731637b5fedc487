"""Why people have their functions, and the user's own word on what a title is."""

from __future__ import annotations

import click

import infograph
from infograph.cli import last_answer, screen
from infograph.cli.options import complete_function
from infograph.phrases import fields

PLACE = 224


@click.group(short_help="Why somebody has a function, and your own word on it.")
def function() -> None:
    """See what people do by their titles and how senior these are, and correct it: your word outranks all else."""


@function.command(short_help="Why somebody, or a title, has a function.")
@click.argument("name")
def why(name: str) -> None:
    """Show the functions and the level of a person or of a title, how sure they are, and by which word.

    \b
    Examples:
      infograph function why 'Carol Lee'
      infograph function why 'Product Manager, Payments'
    """
    with infograph.Workspace.open() as net:
        label, doings, level = net.work.why(last_answer.person(net, name))
    screen.say("\n".join([label, *fields.why_function(label, doings, level)]))


@function.command("set", short_help="Say what a title is.")
@click.argument("title")
@click.argument("functions", nargs=-1, shell_complete=complete_function)
def set_(title: str, functions: tuple[str, ...]) -> None:
    """Keep your word that TITLE is the work of FUNCTIONS, or of “none”; without any, take it back.

    \b
    Examples:
      infograph function set 'Growth Ninja' marketing
      infograph function set 'Growth Ninja'
    """
    with infograph.Workspace.open() as net:
        settled = net.work.set_functions(title, functions)
    screen.say(fields.settled_words(title, functions, settled))
