"""How good the ranking is where the truth is known."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import click

import infograph
from infograph.cli import screen
from infograph.errors import NoStore

if TYPE_CHECKING:
    pass

PLACE = 720


@click.command(short_help="Measure the ranking on made-up networks with known truth.")
@click.option("--seed", default=7, show_default=True, help="Another seed, other networks.")
def evaluate(seed: int) -> None:
    """Measure how good the ranking is where the truth is known, beside simple rules and PageRank; and on your own log.

    \b
    Examples:
      infograph evaluate
      infograph evaluate --seed 11
      infograph evaluate > ranking.txt
    """
    with screen.progress() as progress:
        measured = infograph.evaluate(seed=seed, progress=progress)
    screen.say(str(measured))
    with suppress(NoStore), infograph.Workspace.open() as net:
        screen.say(f"\n{net.evaluate_log()}")
