"""Plans in words and rows: whose export to ask for, and campaigns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from infograph import renderers
from infograph.phrases import plans
from infograph.text import quoted

if TYPE_CHECKING:
    from infograph.model import Person
    from infograph.planning.campaign import Campaigned, Step
    from infograph.planning.whose_export import Opening

COLUMNS = (
    "week",
    "day",
    "name",
    "company",
    "position",
    "url",
    "ask",
    "ask_url",
    "your_tie",
    "their_tie",
    "value",
    "why_then",
    "degree",
)
WIDE = 110
"""Terminal cells from which a plan is a table."""


def opening_text(opening: Opening, width: int | None, typed: str = "") -> str:
    """Return whose export to ask for, each in two lines, and what those that are here have opened.

    `typed` is how the first of those to ask is typed in a command.
    """
    lines = plans.whom_to_ask(opening)
    if opening.opened:
        lines += ["", plans.what_is_opened(opening)]
        rows = [(friend.person.name, f"{friend.targets:,}", f"{friend.only:,}") for friend in opening.opened]
        columns = renderers.columns([plans.OPENED, *rows], width and width - 2)
        lines += [f"  {line}" for line in columns]
    if opening.ask:
        lines += ["", plans.once_you_have_it(typed or quoted(opening.ask[0].person.name))]
    return "\n".join(lines)


def opening_object(opening: Opening) -> dict[str, Any]:
    """Return whose export to ask for, for scripts; fields only grow."""
    return {
        "ask": [
            _person(friend.person)
            | {
                "expected_people": round(friend.expected.gain, 3),
                "worth": round(friend.expected.worth, 6),
                "expected_list": round(friend.expected.size),
                "reasons": list(friend.reasons),
            }
            for friend in opening.ask
        ],
        "opened": [_person(friend.person) | {"people": friend.targets, "only": friend.only} for friend in opening.opened],
        "reached": opening.reached,
    }


def plan_text(made: Campaigned, width: int | None = None) -> str:
    """Return a campaign, as a table or, where `width` is small, two lines a step, and what each cap costs."""
    lines = _week_table(made, width) if width is None or width >= WIDE else plans.week_lines(made)
    return "\n".join([*lines, *plans.below_the_plan(made)]).rstrip()


def _week_table(made: Campaigned, width: int | None) -> list[str]:
    rows = [
        (
            str(step.week),
            step.day.isoformat(),
            step.connector.name,
            renderers.tie_words(step.first),
            step.target.name,
            step.target.company,
            step.target.position,
        )
        for step in made.steps
    ]
    return renderers.columns([plans.WEEKS, *rows], width)


def plan_object(made: Campaigned) -> dict[str, Any]:
    """Return a campaign for scripts; fields only grow."""
    return {
        "steps": [_row(step, made) | {"waits": list(step.waits)} for step in made.steps],
        "value": round(made.value, 6),
        "caps": [{"cap": lifted.cap, "value": round(lifted.value, 6), "meetings": lifted.meetings} for lifted in made.lifted],
    }


def plan_rows(made: Campaigned, own: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return a campaign as rows of the columns `COLUMNS`, own contacts first, who need no week."""
    first = [
        {column: contact.get(column, "") for column in COLUMNS} | {"ask": "", "value": "", "your_tie": contact["tie"]}
        for contact in own
    ]
    return [*first, *(_row(step, made) for step in made.steps)]


def _row(step: Step, made: Campaigned) -> dict[str, Any]:
    return {
        "week": step.week,
        "day": step.day.isoformat(),
        "name": step.target.name,
        "company": step.target.company,
        "position": step.target.position,
        "url": step.target.url,
        "ask": step.connector.name,
        "ask_url": step.connector.url,
        "your_tie": step.first.word,
        "their_tie": step.second.word,
        "value": round(step.value, 6),
        "why_then": plans.why_then(step, made),
        "degree": 2,
    }


def _person(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "company": person.company,
        "position": person.position,
        "url": person.url,
        "key": person.key,
    }
