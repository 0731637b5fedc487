"""The command `infograph`: finds its commands when they are called, and turns errors into words and exit codes."""

from __future__ import annotations

# Loaded when used: importlib.metadata takes 23 ms, difflib, which serves slips alone, 1.4 ms.
import errno
import os
import sys
from collections.abc import Callable
from io import TextIOWrapper
from typing import Any

import click

from infograph import cli as room
from infograph.cli import commands, screen
from infograph.cli.screen_options import with_screen_options
from infograph.errors import BadRequest, Halted, InfographError

_SETTINGS = {"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "INFOGRAPH", "max_content_width": 100}


class Commands(click.Group):
    """The group of all commands, each loaded from its module on first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order people need them."""
        return list(commands.purposes())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name, or None."""
        command = commands.command(cmd_name)
        return None if command is None else _without_switches_from_environment(with_screen_options(command))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands, of which none is loaded."""
        with formatter.section("Commands"):
            formatter.write_dl(list(commands.purposes().items()))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is meant; raises BadRequest with did-you-mean."""
        if args[0] not in commands.modules() and not args[0].startswith("-") and not ctx.resilient_parsing:
            from difflib import get_close_matches

            near = get_close_matches(args[0], commands.purposes())
            hint = f"Did you mean {' or '.join(near)}?" if near else "infograph -h lists them."
            raise BadRequest(f"There is no command “{args[0]}”.", hint)
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command; standing alone, leave with the documented exit code."""
        inner: Callable[..., Any] = super().main
        if not extra.pop("standalone_mode", True):
            return inner(*args, standalone_mode=False, **extra)
        _never_fail_on_letters()
        sys.exit(_exit_code(lambda: inner(*args, standalone_mode=False, **extra)))


def _without_switches_from_environment(command: click.Command) -> click.Command:
    """Let the environment set numbers and names alone: a switch (--keep-email, --raw) is said each time, or not at all."""
    for option in command.params:
        if isinstance(option, click.Option) and option.is_flag:
            option.allow_from_autoenv = False
    for inner in getattr(command, "commands", {}).values():
        _without_switches_from_environment(inner)
    return command


def _show_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"infograph {version('infograph')}")
        ctx.exit()


@click.group(cls=Commands, context_settings=_SETTINGS, invoke_without_command=True, subcommand_metavar="[COMMAND] [ARGS]...")
@click.option(
    "-V",
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version and leave.",
)
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Find who can refer you to an informational interview, from contacts you and your friends already have.

    \b
    Examples:
      infograph demo
      infograph import Connections.csv
      infograph suggest --industry fintech

    Without a command it says where you stand, and the next step. Everything stays on this computer, in one file in
    INFOGRAPH_HOME.
    """
    if ctx.color is None:
        ctx.color = screen.color_by_environment()
    if ctx.invoked_subcommand is None:
        screen.say(room.where_one_stands())


with_screen_options(cli, hidden=False)


def _exit_code(run: Callable[[], Any]) -> int:
    """Run, and return 0, or the exit code of what went wrong after saying it; a bug passes through."""
    try:
        left = run()
        _flush()
    except InfographError as error:
        screen.complain(error)
        return error.exit_code
    except click.Abort as stopped:
        screen.tell(screen.remarks().interrupted(kept=isinstance(stopped.__cause__, Halted)))
        return 130
    except click.ClickException as error:
        return _usage(error)
    except OSError as error:
        return _system_refused(error)
    return left if isinstance(left, int) else 0


def _usage(error: click.ClickException) -> int:
    """Say how a command is used, in words that are safe whatever was typed."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return error.exit_code
    context = getattr(error, "ctx", None)
    lines = [context.get_usage(), screen.remarks().help_words(context.command_path)] if context is not None else []
    if context is not None and type(error) is click.UsageError and _takes_one_name(context.command):
        lines.insert(0, screen.remarks().name_in_quotes(context.command_path))
    screen.complain(InfographError(error.format_message(), "\n".join(lines)))
    return error.exit_code


def _takes_one_name(command: click.Command) -> bool:
    """Say whether somebody or something is named to a command in one argument."""
    words = [part for part in command.params if isinstance(part, click.Argument)]
    return len(words) == 1 and words[0].nargs == 1 and isinstance(words[0].type, click.types.StringParamType)


def _system_refused(error: OSError) -> int:
    """Say what the system did not allow; a reader who has gone away (head, less) is no error to speak of."""
    _abandon_broken_output()
    if error.errno != errno.EPIPE:
        where = f"{error.filename}: " if error.filename else ""
        screen.complain(InfographError(f"{where}{error.strerror or error}."))
    return 1


def _flush() -> None:
    if sys.stdout is not None and not sys.stdout.closed:
        sys.stdout.flush()


def _abandon_broken_output() -> None:
    """Point standard output at nothing where it cannot be written, so that leaving does not fail on it again."""
    try:
        _flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _never_fail_on_letters() -> None:
    """Let poor encodings replace what they cannot write: no name may end a command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and stream.errors in ("strict", "surrogateescape"):
            stream.reconfigure(errors="replace")
