"""How good the ranking is where the truth is known."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import click

import infograph
from infograph import renderers
from infograph.cli import screen
from infograph.errors import NoStore
from infograph.phrases import imports

if TYPE_CHECKING:
    from infograph.ranking.evaluating import Evaluation

PLACE = 720
_ROOM = 80  # cells that the tables take with the names of their columns written out


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
    with screen.progress(imports.progress_words) as progress:
        measured = infograph.evaluate(seed=seed, progress=progress)
    screen.say(_text(measured, screen.room() or 0))
    with suppress(NoStore), infograph.Workspace.open() as net:
        screen.say(f"\n{net.evaluate_log()}")


def _text(measured: Evaluation, room: int) -> str:
    """Return the figures as text; on a narrow terminal with numbers in place of the names of columns."""
    if not 0 < room < _ROOM:
        return str(measured)
    heads = dict(enumerate(measured.by_evidence, 1))
    lines = [", ".join(f"{number}: {seen}" for number, seen in heads.items())]
    for title, rows in measured.tables().items():
        cells = [(f"  {name}", *(f"{part:.3f}" for part in parts)) for name, parts in rows.items()]
        lines += [f"{title}:", *renderers.columns([("", *map(str, heads)), *cells], room)]
    return "\n".join([*lines, *measured.closing()])
