"""Invented names in whatever a command shows, for screenshots: the store is read into a copy that names nobody."""

from __future__ import annotations

import click

import infograph
from infograph.cli.options import Command
from infograph.errors import BadRequest

_ASKED = "infograph.anon"
_REAL = ("company", "title")
"""What a question may ask for that nobody has any more under an invented name."""


def with_anon(command: Command) -> Command:
    """Give a command the option --anon, which `opened` keeps to."""
    return click.option(
        "--anon", is_flag=True, expose_value=False, callback=_keep, is_eager=True, help="Invented names, for showing around."
    )(command)


def opened() -> infograph.Workspace:
    """Open the user's own store; with --anon, a copy of it in memory in which everybody has an invented name."""
    context = click.get_current_context()
    net = infograph.Workspace.open()
    if not context.meta.get(_ASKED):
        return net
    with net:
        if any(context.params.get(name) for name in _REAL):
            raise BadRequest(
                "With --anon nobody has an employer or a title to be asked for by.", "Ask by field, function or level instead."
            )
        return net.privacy.hidden()


def _keep(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        ctx.meta[_ASKED] = True
