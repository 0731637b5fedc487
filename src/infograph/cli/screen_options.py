"""The options that every command has, how much is shown and in colour or not, and --anon, which those have that show people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

import infograph
from infograph import renderers
from infograph.errors import BadRequest, InfographError

Command = TypeVar("Command", bound=Callable[..., Any])

ANON = "infograph.anon"
_REAL = ("company", "title")
"""What a question may ask for that nobody has any more under an invented name."""


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


def with_anon(command: Command) -> Command:
    """Give a command the option --anon, which `opened` keeps to."""
    return click.option(
        "--anon",
        is_flag=True,
        expose_value=False,
        callback=_keep_anon,
        is_eager=True,
        help="Invented names, for showing around.",
    )(command)


def opened() -> infograph.Workspace:
    """Open the user's own store; with --anon, a copy of it in memory in which everybody has an invented name."""
    context = click.get_current_context()
    net = infograph.Workspace.open()
    if not context.meta.get(ANON):
        return net
    with net:
        return hidden(net, context.params)


def offered(ctx: click.Context, kind: str, typed: str) -> list[CompletionItem]:
    """Return the people or companies that Tab offers: none behind --anon, and where there is no store."""
    if ctx.meta.get(ANON):
        return []
    try:
        with infograph.Workspace.open() as net:
            return [CompletionItem(renderers.one_line(name)) for name in net.beginning(kind, typed)]
    except InfographError:
        return []


def complete_source(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the numbers of imported files, each with its owner and name; none where there is no store."""
    try:
        with infograph.Workspace.open() as net:
            sources = net.sources()
    except InfographError:
        return []
    return [
        CompletionItem(str(source.id), help=renderers.one_line(f"{source.owner}: {source.file}"))
        for source in sources
        if str(source.id).startswith(incomplete)
    ]


def hidden(net: infograph.Workspace, asked: Mapping[str, Any]) -> infograph.Workspace:
    """Return a copy of a store in memory with invented names; raises BadRequest where real ones are asked for."""
    refuse_real(any(asked.get(name) for name in _REAL))
    return net.privacy.hidden()


def refuse_real(asked: object) -> None:
    """Raise BadRequest where invented people are asked for by an employer or a title."""
    if asked:
        raise BadRequest(
            "With --anon nobody has an employer or a title to be asked for by.", "Ask by field, function or level instead."
        )


def _keep_quiet(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        ctx.meta["infograph.quiet"] = True


def _keep_color(ctx: click.Context, param: click.Parameter, value: bool | None) -> None:
    if value is not None:
        ctx.color = value


def _keep_anon(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        ctx.meta[ANON] = True
