"""Completion for the shells that people use."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from infograph.cli import screen
from infograph.errors import BadRequest

PLACE = 730

SHELLS = ("bash", "zsh", "fish")


@click.command(short_help="Print the completion script of a shell.")
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script that completes commands, options and industries in SHELL.

    \b
    Examples:
      infograph completion bash >> ~/.bashrc
      infograph completion zsh > ~/.zfunc/_infograph
      infograph completion fish > ~/.config/fish/completions/infograph.fish
    """
    found = get_completion_class(shell)
    if found is None:
        raise BadRequest(f"There is no completion for {shell}.", f"Shells: {', '.join(SHELLS)}.")
    screen.say(found(ctx.find_root().command, {}, "infograph", "_INFOGRAPH_COMPLETE").source())
