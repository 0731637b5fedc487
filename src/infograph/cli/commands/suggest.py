"""Whom to meet, and through whom: the question that this program is for."""

from __future__ import annotations

from typing import Any

import click

from infograph import renderers
from infograph.cli import last_answer
from infograph.cli.answer import or_the_goal, show, tell_next, tell_who_rests
from infograph.cli.options import (
    HTML,
    OUTPUT,
    Asking,
    complete_format,
    count,
    format_by_name,
    format_name,
    with_question,
)
from infograph.cli.screen_options import opened, with_anon
from infograph.cli.traits import in_words
from infograph.errors import BadRequest

PLACE = 310


@click.command(cls=Asking, short_help="Find people to meet, and whom to ask for an introduction.")
@with_question()
@click.option(
    "-f",
    "--format",
    "form",
    default="",
    callback=format_name,
    shell_complete=complete_format,
    metavar="FORMAT",
    show_default="by -o, else by the terminal",
    help=f"{in_words('infograph.renderers', 'FORMAT')}; {HTML}: the report.",
)
@OUTPUT
@count("--width", least=40, usual=False, help="Width of text in cells; longer lines are wrapped.")
@click.option("--raw", is_flag=True, help="csv, tsv: leave cells alone that a spreadsheet would run as formulas.")
@click.option("--fail-empty", is_flag=True, help="Leave with exit code 1 where nobody is found.")
@with_anon
def suggest(form: str, output: str, width: int | None, raw: bool, fail_empty: bool, **asked: Any) -> None:
    """Find people whom somebody you know also knows, best first, each with the ways to reach them.

    \b
    Examples:
      infograph suggest --industry fintech
      infograph suggest -i payments --level senior --via 'Bob Johnson'
      infograph suggest --company Stripe -n 30 -o stripe.csv
    """
    form = form or _by_extension(output)
    with opened() as net:
        answer = show(net, or_the_goal(net, net.query(**asked)), form=form, output=output, width=width, raw=raw)
        last_answer.keep(net, answer)
        tell_next(net, answer, form)
        tell_who_rests(net, answer)
    if fail_empty and not answer and not answer.contacts:
        click.get_current_context().exit(1)


def _by_extension(output: str) -> str:
    """Return the format that a file's name asks for; "" for none, an error for one that is another command's."""
    if output in ("", "-"):
        return ""
    if output.lower().endswith((".png", ".svg", ".pdf")):
        raise BadRequest("suggest writes text, not pictures.", f"For a picture: infograph plot -o {output}")
    by_ending = {
        extension: output_format.FORMAT
        for output_format in renderers.renderers().values()
        for extension in output_format.EXTENSIONS
    }
    return format_by_name(output, by_ending | {".html": HTML, ".htm": HTML}, "table")
