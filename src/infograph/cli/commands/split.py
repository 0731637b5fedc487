"""The user's word that two are not one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

import infograph
from infograph.cli import last_answer, screen
from infograph.cli.options import complete_person
from infograph.errors import Ambiguous, BadRequest, NotFound
from infograph.grounds import BY_HAND
from infograph.phrases import corrections
from infograph.phrases.corrections import join_words
from infograph.text import clean_name

if TYPE_CHECKING:
    from infograph.workspace import Workspace

PLACE = 640


@click.command(short_help="Keep two records or people apart.")
@click.argument("what", nargs=-1, required=True, shell_complete=complete_person, metavar="PERSON [OTHER] | RECORD RECORD")
def split(what: tuple[str, ...]) -> None:
    """Say that the records of PERSON (a name, a profile address, '#12', a row of the last answer) are not one person, where
    only two were joined; that two people are not (“me” is you); or two records, as `infograph people --merges` shows them.

    \b
    Examples:
      infograph split 'Abigail Holloway'
      infograph split 1485 1344
      infograph split me '#34'
    """
    if len(what) > 2:
        raise BadRequest("One person, two of them, or the numbers of two records.", "infograph people --merges lists them.")
    with infograph.Workspace.open() as net:
        if len(what) == 1:
            said = corrections.two_now(net.split(*_joined(net, last_answer.person(net, what[0]))))
        elif all(typed.isdecimal() and len(typed) < 19 for typed in what):
            said = corrections.two_now(net.split(*map(int, what)))
        else:
            said = corrections.two_still(net.keep_apart(*(last_answer.person(net, typed) for typed in what)))
    screen.say(said)


def _joined(net: Workspace, whom: str) -> tuple[int, int]:
    """Return the two records that a person was joined from; raises NotFound or Ambiguous where they are none or more."""
    person = net.person(whom)
    joins, by_hand = (net.merges(by=why, person=person.id) for why in ("", BY_HAND))
    name = clean_name(person.name)
    if not joins:
        raise NotFound(f"{name} was not joined from several records.", "infograph people --merges lists who was.")
    if len(by_hand) == 1:  # what the user did last is what they take back
        joins = by_hand
    if len(joins) > 1:
        lines = tuple(f"{row.record_id} {row.record} = {row.other_id} {row.joined_to}, {join_words(row.why)}" for row in joins)
        raise Ambiguous(
            f"{name} was joined from {len(joins) + 1} records, two at a time.",
            lines,
            "Give the two numbers of one of these lines.",
        )
    return joins[0].record_id, joins[0].other_id
