"""Whom the user wishes to meet: kept, shown, taken back."""

from __future__ import annotations

from typing import Any

import click

import infograph
from infograph.cli import screen
from infograph.cli.options import Asking, with_field
from infograph.errors import BadRequest
from infograph.phrases import housekeeping

PLACE = 305


@click.command(cls=Asking, short_help="Keep whom you wish to meet; suggest alone then asks for it.")
@with_field
@click.option("--clear", is_flag=True, help="Take the goal back.")
def goal(clear: bool, **asked: Any) -> None:
    """Keep whom you wish to meet; alone, show it. `infograph suggest` without a filter then asks for it.

    \b
    Examples:
      infograph goal --industry fintech --function product --level senior
      infograph goal
      infograph goal --clear
    """
    given = any(asked.values())
    if clear and given:
        raise BadRequest("--clear takes the goal back: leave out the rest.", "infograph goal --clear")
    with infograph.Workspace.open() as net:
        if clear or given:
            net.goal = net.query(**asked) if given else None
        kept = net.goal
    screen.say(housekeeping.goal_words(kept.about() if kept else ""))
    screen.hint(housekeeping.goal_next(kept=kept is not None))
