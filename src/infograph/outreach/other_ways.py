"""What is due beside the log: whom to ask instead of a connector who did not introduce, and whom to congratulate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from infograph.answers import Move
from infograph.companies import fold_company
from infograph.model import Person
from infograph.outreach.entries import due_by_log
from infograph.outreach.log import named_in_meetings
from infograph.outreach.stages import OF_THE_DAY, Due, instead
from infograph.people.find import told_apart
from infograph.people.moves import job_moves
from infograph.question import answer
from infograph.question.cadence import cadence_of
from infograph.question.open_ways import open_ways
from infograph.question.view import View
from infograph.store import employers, events, read

CONGRATULATED = 45
"""Days after the newer list in which a new job is still new."""


def todo(view: View) -> list[Due]:
    """Return everything there is still to do, whom to ask instead among it, in the order of days."""
    tasks = [task for task in due_by_log(view.db) if task.day >= view.now or task.kind not in OF_THE_DAY]
    return _told_apart(view, sorted([*tasks, *beside_log(view)], key=lambda task: task.day))


def _told_apart(view: View, tasks: list[Due]) -> list[Due]:
    """Return what is to do with the number and the employer of whoever is not the only one of their name."""
    people = read.people(view.db, {number for task in tasks for number in (task.person, task.through) if number})
    names = told_apart(view.db, people)
    said = {(number, person.name): names[number] for number, person in people.items()}
    return [
        replace(
            task,
            names=(
                said.get((task.person, task.names[0]), task.names[0]),
                said.get((task.through, task.names[1]), task.names[1]),
            ),
        )
        for task in tasks
    ]


def beside_log(view: View) -> list[Due]:
    """Return what is due that no step of the log asks for by itself."""
    return [*offers(view), *congratulations(view), *named_ones(view)]


def ever_beside_log(view: View) -> list[Due]:
    """Return what can ever have been due so, without names, by which calendars strike out what no longer is."""
    log = events.log(view.db)
    moved = [move for move in job_moves(view.db, own=True) if move.kind == "employer"]
    days = {("instead", step.person): step.day for step in log if events.is_closed_way(step)}
    days |= {("named", person): step.day for person, step in named_in_meetings(view.db, log).items()}
    days |= {("congrats", move.person.id): move.day.toordinal() for move in moved}
    return [Due(kind, day, person, 0, ("", ""), (person, "")) for (kind, person), day in days.items()]


def congratulations(view: View) -> list[Due]:
    """Return the contacts who have a new employer by a list of the last weeks, until something is logged with them."""
    moves = job_moves(view.db, date.fromordinal(view.now - CONGRATULATED), own=True)
    newest = {row.person.id: row for row in reversed(moves) if row.kind == "employer"}
    old_news = _named_before(view, newest)
    last = {step.person: step.day for step in sorted(events.log(view.db), key=lambda step: step.day)} if newest else {}
    return [
        Due(
            "congrats",
            max(row.day.toordinal(), view.now),  # nobody is late with what an import has just said
            number,
            0,
            (row.person.name, ""),
            (number, "thanked"),
            "congrats",
            other=row.company,
        )
        for number, row in newest.items()
        if last.get(number, 0) < row.day.toordinal() and (number, fold_company(row.company)) not in old_news
    ]


def named_ones(view: View) -> list[Due]:
    """Return whom to write to because somebody named them in a meeting, until something is logged with them."""
    log = events.log(view.db)
    named = named_in_meetings(view.db, log)
    new = named.keys() - {step.person for step in log} - {read.ego(view.db)}
    people = read.people(view.db, new | {named[number].person for number in new})
    mine = {tie.other for tie in read.ties_with(view.db, read.ego(view.db) or 0, new)}
    loop = cadence_of(view.db).loop
    return [
        Due(
            "named",
            named[number].day + loop,
            number,
            0 if number in mine else named[number].person,
            (people[number].name, people[named[number].person].name),
            (number, "asked"),
            "direct" if number in mine else "note",
            other=people[named[number].person].name,
        )
        for number in sorted(new)
    ]


def _named_before(view: View, newest: Mapping[int, Move]) -> set[tuple[int, str]]:
    """Return (person, employer) of new jobs that some list had earlier than the one before them: they are no news."""
    careers = employers.careers(view.db, read.ego(view.db)) if newest else ()
    return {
        (seen.person, fold_company(seen.company))
        for career in careers
        for seen in career
        if seen.person in newest and seen.day <= newest[seen.person].was_day.toordinal()
    }


def offers(view: View) -> list[Due]:
    """Return for everybody whose way was closed, and who is not asked for otherwise, the best contact to ask instead.

    A contact who was asked lately is due when they have rested.
    """
    closed = {step.person: step for step in events.log(view.db) if events.is_closed_way(step)}
    waiting = [step for person, step in closed.items() if person not in events.set_aside(view.db)] if closed else []
    rested, offered = events.rested_on(view.db, cadence_of(view.db).rest), []
    for step in waiting:
        people = read.people(view.db, [step.person, step.through])
        others = connectors(view, people[step.person])
        if others:
            rests = {other.id: max(step.day, rested.get(other.id, step.day)) for other in others}
            best = min(others, key=lambda other: max(rests[other.id] - view.now, 0))
            offered.append(instead(rests[best.id], best, people[step.person], people[step.through], step.stage))
    return offered


def connectors(view: View, person: Person) -> list[Person]:
    """Return the contacts through whom somebody can still be asked for, best first."""
    ways = answer.ways(view, person)
    return [way.connector for way in open_ways(view.db, person.id, ways) if not way.via]
