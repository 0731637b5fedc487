"""The log: whom the user asked and met, through whom, and what came of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from infograph import outreach, renderers
from infograph.cli import last_answer, screen
from infograph.cli.options import complete_person, day, text_or_json
from infograph.cli.screen_options import opened, with_anon
from infograph.errors import BadRequest
from infograph.phrases import logged

if TYPE_CHECKING:
    from infograph.model import Person
    from infograph.outreach.log import Step
    from infograph.outreach.meetings import Meetings

PLACE = 530

_REACHED = ("introduced", "scheduled", "met", "thanked")
"""Stages at which somebody is in touch with the user."""


@click.command(short_help="Keep whom you asked and met, and through whom.")
@click.argument("person", default="", shell_complete=complete_person)
@click.argument("stage", nargs=-1)
@click.option("--via", default="", metavar="NAME", help="The connector; me: nobody.")
@click.option(
    "--on",
    default="",
    callback=day,
    metavar="DATE",
    show_default="today",
    help="The day, as 2026-12-01; of the meeting where scheduled.",
)
@click.option("--note", default="", help="What to remember.")
@click.option(
    "--told",
    "named",
    multiple=True,
    metavar="'NAME @ EMPLOYER <URL>'",
    help="Somebody they named when you met, by name alone or more; repeatable.",
)
@click.option("--undo", is_flag=True, help="Take the last step back; with PERSON, theirs.")
@text_or_json
@with_anon
def log(
    person: str,
    stage: tuple[str, ...],
    via: str,
    on: date | None,
    note: str,
    named: tuple[str, ...],
    undo: bool,
    form: str,
) -> None:
    """Keep a step with PERSON, or show the steps so far.

    Stages: asked, agreed, introduced, scheduled, met, thanked, declined, no answer, paused;
    and of a contact’s list: list asked, list agreed, list declined.

    \b
    Examples:
      infograph log 'Carol Lee' asked --via 'Bob Johnson'
      infograph log 'Carol Lee' scheduled --on 2026-12-01
      infograph log 'Carol Lee' met --told 'Dan Wu <https://www.linkedin.com/in/dan-wu-example>'
      infograph log 'Carol Lee'
      infograph log --undo
    """
    if undo and (stage or named or via or note or on):
        raise BadRequest("--undo takes a step back; it keeps none.", "infograph log --undo, or: log 'Carol Lee' --undo")
    if not stage and (named or via or note or on):
        raise BadRequest("Which stage?", "infograph log 'Carol Lee' asked --via 'Bob Johnson'")
    with opened() as net:
        meetings = net.meetings
        whom = last_answer.person(net, person) if person else ""
        if undo:
            steps = [meetings.undo(whom)]
        elif stage:
            steps = [meetings.log(whom, " ".join(stage), via=via, on=on, note=note, told=named)]
        else:
            steps = meetings.history(whom)
        kept = logged.AGAIN if any(step.again for step in steps) else logged.KEPT
        _show_steps(meetings, steps, form, heading=logged.TAKEN_BACK if undo else kept if stage else "")
        if stage:
            _show_next(meetings, steps[0], by_name=bool(via))
            if via and steps[0].stage == "thanked" and (thanked := steps[0].through) is not None:
                screen.tell(logged.thanked_by_name(thanked.name, meetings.typed(thanked.id)[thanked.id]))


def _show_steps(meetings: Meetings, steps: list[Step], form: str, *, heading: str) -> None:
    if form == "json":
        screen.machine_out().write(renderers.document(steps=[outreach.step_object(step) for step in steps]))
    elif steps:
        people = {person.id: person.name for step in steps for person in (step.person, step.through, *step.named) if person}
        names = people | meetings.told_apart(*people)  # whom a step back took out is in the store no more
        screen.say("\n".join(heading + logged.step_words(step, names) for step in steps))
    else:
        screen.say(logged.nothing_yet())


def _show_next(meetings: Meetings, step: Step, *, by_name: bool) -> None:
    """Say what may have been meant otherwise, and whom to ask instead where a connector does not introduce."""
    _show_contradiction(meetings, step)
    _show_list(meetings, step)
    if step.stage == "asked" and step.through is None and not by_name and not meetings.knows(step.person):
        screen.tell(logged.say_through(_first_way(meetings, step.person)))
    if step.stage == "asked" and step.through is not None and not meetings.are_tied(step.through, step.person):
        screen.tell(logged.no_tie(step.through.name, step.person.name))
    if step.closes_way and not _reached(meetings, step.person):
        others = meetings.other_ways(step.person)
        whom = meetings.typed(step.person.id)[step.person.id]
        if others:
            via = meetings.typed_via(others[0].id)[others[0].id]
            screen.tell(logged.stands_open(others[0].name, whom, via))
        else:
            screen.tell(logged.nobody_else(whom))
    elif step.stage == "declined" and step.through is not None and not by_name:
        screen.tell(logged.if_connector_declined(step.through.name, meetings.typed_via(step.through.id)[step.through.id]))
    for name, near in step.near:
        screen.tell(logged.new_name(name, near))
    screen.hint(logged.what_next())


def _show_list(meetings: Meetings, step: Step) -> None:
    """Say how to log that it was about a list, where nothing else was asked; and where a list asked for is here."""
    waits = meetings.waits_for_list(step.person)
    if step.stage == "list asked" and not waits:
        screen.tell(logged.list_is_here(step.person.name))
    others = {earlier.stage for earlier in meetings.history(f"#{step.person.id}")} - {"list asked", step.stage}
    if step.stage in _OF_EITHER and waits and step.through is None and not others:
        whom = meetings.typed(step.person.id)[step.person.id]
        screen.tell(logged.if_about_the_list(whom, "declined" if step.stage == "declined" else "agreed"))


_OF_EITHER = frozenset({"agreed", "declined"})
"""What may be said of a meeting and of a list."""


def _reached(meetings: Meetings, person: Person) -> bool:
    """Say whether somebody was introduced or met by the log, so that no other way is looked for."""
    return any(step.person.id == person.id and step.stage in _REACHED for step in meetings.history(f"#{person.id}"))


def _first_way(meetings: Meetings, person: Person) -> str:
    """Return how the contact is typed through whom somebody can best be asked for, "" for none."""
    others = meetings.other_ways(person)
    return meetings.typed_via(others[0].id)[others[0].id] if others else ""


def _show_contradiction(meetings: Meetings, step: Step) -> None:
    """Say which other step with the person a step does not go with by its day."""
    others = [(earlier.stage, earlier.day) for earlier in meetings.history(f"#{step.person.id}")]
    if against := outreach.contradicted(step.stage, step.day, others):
        screen.tell(logged.contradiction(step, *against))
