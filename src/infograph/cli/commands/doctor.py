"""The store's health: every byte, its structure, who can read it, how old it is."""

from __future__ import annotations

import click

import infograph
from infograph.cli import screen
from infograph.phrases import housekeeping

PLACE = 150


@click.command(short_help="Check that the store is sound and private.")
@click.option("--repair", is_flag=True, help="First make people, ties and industries again from what was read and decided.")
def doctor(repair: bool) -> None:
    """Check the store: every page, its structure, who can read it, how old its sources are.

    \b
    Examples:
      infograph doctor
      infograph doctor --repair

    Leaves with exit code 1 where something is wrong.
    """
    with infograph.Workspace.open() as net:
        findings = net.doctor(repair=repair)
    for finding in findings:
        line = f"{housekeeping.OK if finding.ok else housekeeping.WRONG}{finding.check}: {finding.detail}"
        screen.say(line + (f"\n       {finding.hint}" if finding.hint else ""))
    if not all(finding.ok for finding in findings):
        click.get_current_context().exit(1)
