"""The options that every command has: how much is shown, and in colour or not. The list of commands needs no others."""

from __future__ import annotations

import click


def with_screen_options(command: click.Command, *, hidden: bool = True) -> click.Command:
    """Give a command, and those below it, -q and --color, which work before a command's name and after it."""
    for below in command.commands.values() if isinstance(command, click.Group) else ():
        with_screen_options(below)
    if all(param.name != "quiet" for param in command.params):
        command.params += [
            click.Option(
                ("-q", "--quiet"),
                is_flag=True,
                expose_value=False,
                callback=_keep_quiet,
                hidden=hidden,
                help="Only the answer: no headings, no next steps.",
            ),
            click.Option(
                ("--color/--no-color",),
                default=None,
                expose_value=False,
                callback=_keep_color,
                hidden=hidden,
                help="Colour even in a pipe, or never (also: NO_COLOR, FORCE_COLOR).",
            ),
        ]
    return command


def _keep_quiet(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        ctx.meta["infograph.quiet"] = True


def _keep_color(ctx: click.Context, param: click.Parameter, value: bool | None) -> None:
    if value is not None:
        ctx.color = value
