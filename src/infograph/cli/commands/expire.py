"""Take friends' files out that have grown old."""

from __future__ import annotations

import re
from datetime import date

import click

import infograph
from infograph import intake
from infograph.cli import last_answer, screen
from infograph.cli.options import YES
from infograph.errors import BadRequest
from infograph.phrases import housekeeping

PLACE = 660


_DAYS = {"": 1.0, "d": 1.0, "w": 7.0, "m": 365.25 / 12, "y": 365.25}


def days(ctx: click.Context, param: click.Parameter, value: str) -> int:
    """Return an age as 90d, 12m or 2y in days; raises BadRequest for what is none.

    >>> days(None, None, "12m"), days(None, None, "90")
    (365, 90)
    """
    age = re.fullmatch(r"\s*([1-9]\d{0,5})\s*([dwmy]?)\s*", value.lower(), re.ASCII)
    if age is None:
        raise BadRequest(f"“{value}” is no age of a file.", "A number from 1, then d, w, m or y: --older-than 12m")
    return round(int(age[1]) * _DAYS[age[2]])


@click.command(short_help="Remove friends’ files that have grown old.")
@click.option(
    "--older-than", "age", required=True, callback=days, metavar="AGE", help="Imported so long ago: 90d, 12m, 2y, or days."
)
@YES
def expire(age: int, yes: bool) -> None:
    """Remove friends’ exports that were imported longer than AGE ago; your own stay.

    \b
    Examples:
      infograph expire --older-than 12m
    """
    with infograph.Workspace.open() as net:
        if not intake.aged(net.sources(), date.fromordinal(max(1, net.now - age))):
            screen.say(housekeeping.NOTHING_OLD)
            return
        if not screen.confirm(housekeeping.expire_question(age), yes=yes):
            screen.tell(housekeeping.NOTHING_REMOVED)
            return
        gone = net.expire(age)
        last_answer.drop()
    screen.say(housekeeping.forgotten_words(gone))
