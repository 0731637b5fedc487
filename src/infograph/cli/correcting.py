"""The user's own word: ties by hand, who is who."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from infograph.cli import screen
from infograph.cli.options import complete_person
from infograph.cli.rows import format_of, with_rows, write_rows
from infograph.errors import Ambiguous, BadRequest, NotFound
from infograph.text import clean_name

if TYPE_CHECKING:
    from infograph.answers import Listed, Move
    from infograph.model import Person
    from infograph.workspace import Workspace


@click.command(short_help="Say that two people know each other, or how well.")
@click.argument("people", nargs=-1, shell_complete=complete_person, required=True, metavar="[set] ONE OTHER")
@click.option("--closeness", type=click.IntRange(1, 5), help="1: hardly know each other ... 5: very close.")
@click.option("--note", default="", help="How you know; needed where the other is somebody new.")
def tie(people: tuple[str, ...], closeness: int | None, note: str) -> None:
    """Keep a tie that no file tells, or how close one is; "me" is you.

    \b
    Examples:
      infograph tie me 'Bob Johnson' --closeness 4
      infograph tie 'Bob Johnson' 'Carol Lee' --closeness 2 --note 'met at a fair'
    """
    from infograph.cli import last_answer
    from infograph.cli.wording import who
    from infograph.workspace import Workspace

    pair = people[1:] if people[0] == "set" and len(people) > 2 else people
    if len(pair) != 2:
        raise BadRequest("A tie needs two people.", "infograph tie me 'Bob Johnson' --closeness 4")
    with Workspace.open() as net:
        ends = [last_answer.person(net, told) for told in pair]
        one, other = net.add_tie(*ends, closeness=closeness, note=note)
    said = f", closeness {closeness} of 5" if closeness else ""
    screen.say(f"{who(one)} - {who(other)}{said}: kept.")


@click.command(short_help="Who was joined from several files, and who may be one.")
@click.option("--merges", is_flag=True, help="Records that were joined, and by which key.")
@click.option("--possible", is_flag=True, help="Pairs that may be one person, for you to judge.")
@click.option("--by", default="", metavar="KEY", help="With --merges: only joins by this key.")
@click.option("--moved", is_flag=True, help="Who changed employer or title between two lists.")
@with_rows
def people(merges: bool, possible: bool, by: str, moved: bool, form: str | None, output: str) -> None:
    """Show how records of several files became people, or who changed jobs between an older and a newer list.

    \b
    Examples:
      infograph people --merges
      infograph people --possible
      infograph people --moved
      infograph people --moved --format csv

    --format and -o are for --moved.
    """
    from infograph.workspace import Workspace

    if not (merges or possible or moved) or (moved and (merges or possible)):
        raise BadRequest("Which people?", "One of: infograph people --merges, --possible, --moved")
    if (form or output) and not moved:
        raise BadRequest("Only --moved has other formats.", "infograph people --moved --format csv")
    with Workspace.open() as net:
        if moved:
            write_rows(net.moves(), format_of(form, output), output, title="Moves between lists", text=moves_text)
            return
        if merges:
            rows = net.merges(by=by)
            screen.say("\n".join(
                f"{row.person.name}: record {row.record_id} {row.record} = {row.other_id} {row.joined_to}, by {row.why}"
                for row in rows
            ) or "Nobody was joined yet.")  # fmt: skip
            if rows:
                screen.hint("Wrong? infograph split NAME, or with the numbers of two records, keeps them apart.")
        if possible:
            pairs = net.possible_same()
            screen.say("\n".join(
                f"{'You' if pair.me else f'#{pair.one.id} {_job(pair.one.name, pair.one.company)}'} = #{pair.other.id} "
                f"{_job(pair.other.name, pair.other.company)}? {pair.why}"
                for pair in pairs
            ) or "No two people look like one.")  # fmt: skip
            if pairs:
                one = "me" if pairs[0].me else f"'#{pairs[0].one.id}'"
                two = f"{one} '#{pairs[0].other.id}'"
                screen.hint(f"The same? infograph merge {two}   Two people? infograph split {two}")


@click.command(short_help="Make two people one.")
@click.argument("one", shell_complete=complete_person)
@click.argument("other", shell_complete=complete_person)
@click.option("--yes", is_flag=True, help="Do not ask back.")
def merge(one: str, other: str, yes: bool) -> None:
    """Say that ONE and OTHER are the same person; later imports keep to it.

    \b
    Examples:
      infograph merge '#12' '#34' --yes      the two are one, you are sure

    It asks before it joins two profile addresses, which are two people to LinkedIn, or yourself with anybody.
    """
    from infograph.cli import last_answer
    from infograph.cli.wording import who
    from infograph.workspace import Workspace

    with Workspace.open() as net:
        one, other = (last_answer.person(net, told) for told in (one, other))
        doubt = net.merge_doubt(one, other)
        if doubt and not yes:
            first, second = net.person(one), net.person(other)
            asked = _merge_question(first, second, yourself=doubt == "yourself")
            if not screen.agreed(asked, f"If they are: infograph merge '#{first.id}' '#{second.id}' --yes"):
                screen.tell("Nobody was merged.")
                return
        kept = net.merge(one, other, sure=True)
    screen.say(f"{who(kept)}: one person now.")


def _merge_question(one: Person, other: Person, *, yourself: bool) -> str:
    from infograph.cli.wording import who

    if yourself:
        return f"One of {who(one)} and {who(other)} is you. Are they really one person?"
    return f"{who(one)} ({one.url}) and {who(other)} ({other.url}) have two profile addresses. Are they really one person?"


@click.command(short_help="Keep two records or people apart.")
@click.argument("what", nargs=-1, required=True, shell_complete=complete_person, metavar="PERSON [OTHER] | RECORD RECORD")
def split(what: tuple[str, ...]) -> None:
    """Say that the records of PERSON (a name, a profile address, '#12', a row of the last answer) are not one person, where
    only two were joined; that two people are not ("me" is you); or two records, as `infograph people --merges` shows them.

    \b
    Examples:
      infograph split 'Abigail Holloway'
      infograph split 1485 1344
      infograph split me '#34'
    """
    from infograph.cli import last_answer
    from infograph.cli.wording import who
    from infograph.workspace import Workspace

    if len(what) > 2:
        raise BadRequest("One person, two of them, or the numbers of two records.", "infograph people --merges lists them.")
    with Workspace.open() as net:
        if len(what) == 1:
            now = net.split(*_joined(net, last_answer.person(net, what[0])))
        elif all(one.isdecimal() and len(one) < 19 for one in what):
            now = net.split(*map(int, what))
        else:
            now = net.keep_apart(*(last_answer.person(net, told) for told in what))
    screen.say("Two people now:\n" + "\n".join(f"  #{person.id}  {who(person)}" for person in now))


def moves_text(found: Listed[Move], width: int) -> str:
    """Return who moved where, and which lists say so."""
    from textwrap import fill

    if not found:
        return "Nobody changed employer or title between two lists."

    def said(row: Move) -> list[str]:
        was, now = (" · ".join(filter(None, job)) for job in ((row.was_company, row.was_position), (row.company, row.position)))
        whose = " (your contact)" if row.contact else ""
        lists = f"{row.was_list} of {row.was_day.isoformat()}, then {row.list} of {row.day.isoformat()}"
        return [f"{row.person.name}{whose}: was {was}; now {now}", f"    {lists}"]

    return "\n".join(fill(line, max(width, 40), subsequent_indent="    ") for row in found for line in said(row))


def _joined(net: Workspace, told: str) -> tuple[int, int]:
    """Return the two records that a person was joined from; raises NotFound or Ambiguous where they are none or more."""
    person = net.person(told)
    joins = [row for row in net.merges() if row.person.id == person.id]
    name = clean_name(person.name)
    if not joins:
        raise NotFound(f"{name} was not joined from several records.", "infograph people --merges lists who was.")
    if len(joins) > 1:
        lines = tuple(f"{row.record_id} {row.record} = {row.other_id} {row.joined_to}, by {row.why}" for row in joins)
        raise Ambiguous(f"{name} was joined from {len(joins) + 1} records.", lines, "Give the numbers of two of them.")
    return joins[0].record_id, joins[0].other_id


def _job(name: str, company: str) -> str:
    return f"{name}, {company}" if company else name
