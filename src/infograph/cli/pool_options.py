"""Options that commands about a pool share: which pool, and what a member consented to."""

from __future__ import annotations

import click

from infograph.cli.options import Command, day, given

SCOPES = ("connector", "seen", "counts")
POOL = click.option("--pool", "place", default="", metavar="NAME", help="Which pool: its name or folder.")
_CONSENT = (
    click.option("--consent", default="", metavar="WORDS", help="How consent was given, kept as it is written."),
    click.option(
        "--scope",
        multiple=True,
        type=click.Choice(SCOPES),
        help="connector: may be asked to introduce; seen: may be suggested; counts: neither. Repeat for both.",
    ),
    click.option("--until", default="", metavar="DAY", callback=day, help="Last day on which the consent holds."),
)


def with_consent(command: Command) -> Command:
    """Give a command the options that say what a member consented to."""
    return given(*_CONSENT)(command)
