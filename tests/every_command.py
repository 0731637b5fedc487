"""Every command of the command line, for tests that none may escape."""

from __future__ import annotations

from collections.abc import Iterator

import click

from infograph.cli.main import cli


def _commands(group: click.Group, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from _commands(command, (*words, name))
        else:
            yield (*words, name), command


ALL = dict(_commands(cli))
"""The words that call a command -> the command, groups left out."""
