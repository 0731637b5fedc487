"""The ranking's parameters: shown, changed, taken from a file."""

from __future__ import annotations

# Loaded when used: the ranking takes 26 ms.
from typing import BinaryIO

import click
from click.shell_completion import CompletionItem

import infograph
from infograph import question
from infograph.cli import screen
from infograph.errors import BadRequest
from infograph.phrases import parameters

PLACE = 710


def complete_parameter(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return parameters whose name begins as typed."""
    from infograph.ranking import MEANINGS

    return [CompletionItem(name, help=said) for name, said in MEANINGS.items() if name.startswith(incomplete)]


@click.command(short_help="The ranking’s parameters, and how to change them.")
@click.argument("name", default="", shell_complete=complete_parameter)
@click.argument("value", default="")
@click.option("--from", "file", type=click.File("rb"), help="Take the parameters of a file, and no others.")
@click.option("--reset", is_flag=True, help="Back to the default: NAME, or everything.")
@click.option("--learn-anew", is_flag=True, help="Let no answer until today count any more; the log stays.")
def config(name: str, value: str, file: BinaryIO | None, reset: bool, learn_anew: bool) -> None:
    """Show every parameter of the ranking as a file, or set NAME to VALUE.

    \b
    Examples:
      infograph config
      infograph config reuse 0.6
      infograph config reuse --reset
      infograph config learning false
      infograph config > ranking.toml   (edit it, then:)
      infograph config --from ranking.toml
    """
    if sum((file is not None, reset, learn_anew, bool(value))) > 1:
        raise BadRequest("One change at a time.", "infograph config -h has examples.")
    with infograph.Workspace.open() as net:
        if learn_anew:
            net.forget_answers()
            screen.say(parameters.learnt_anew())
        elif file is not None:
            net.configure_from(file.read().decode("utf-8", "replace"))
            screen.say(parameters.changed_words(net.settings.changed()))
        elif reset or value:
            net.configure(name, value)
            screen.say(parameters.changed_words(net.settings.changed()))
        elif name:
            screen.say(_line(question.to_toml(net.settings), name))
        else:
            screen.say(question.to_toml(net.settings))


def _line(whole: str, name: str) -> str:
    """Return the lines of one parameter; raises BadRequest where there is none of that name."""
    infograph.Settings().with_(**{name: getattr(infograph.Settings(), name, None)})
    return next(part for part in whole.split("\n\n") if part.split("\n")[-1].lstrip("# ").startswith(f"{name} ="))
