"""Say what was logged, what it may have been meant as, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infograph.text import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from infograph.outreach.log import Step

KEPT = "Kept: "
AGAIN = "Kept already: "
TAKEN_BACK = "Taken back: "
"""What stands before a step that was logged, was there before, or was taken back."""


def step_words(step: Step, names: Mapping[int, str]) -> str:
    """Return one step: its day, whom with, through whom, what came of it, and whom they named.

    `names` says what people are called, by their numbers.
    """
    parts = [f"{step.day.isoformat()}  {names[step.person.id]}: {step.stage}"]
    parts += [f"for {step.detail}"] if step.stage == "scheduled" else []
    silent = step.closes_way and step.stage == "no answer"
    parts += [f"{'from' if silent else 'through'} {names[step.through.id]}"] if step.through else []
    text = " ".join(parts)
    text += " (would rather not introduce)" if step.closes_way and not silent else ""
    text += f": {step.note}" if step.note else ""
    named = ", ".join(names[person.id] for person in step.named)
    return text + (f" (named {named})" if named else "")


def typed_step(stage: str, day: str) -> str:
    """Return a stage and its day ("": today) as `log` takes them.

    >>> typed_step("no answer", ""), typed_step("met", "2026-12-01")
    ('no answer', 'met --on 2026-12-01')
    """
    return f"{stage} --on {day}" if day else stage


def nothing_yet() -> str:
    """Return that nothing was logged, and how to."""
    return "Nothing was logged yet. Next: infograph log NAME asked --via CONTACT"


def thanked_by_name(name: str, via: str) -> str:
    """Return how to thank a connector."""
    return f"{name} is thanked by their own name: infograph log {via} thanked"


def say_through(via: str) -> str:
    """Return how to say who was asked to introduce one; `via` is how the best of those who could is typed, "" for none."""
    whom = via or quoted("Bob Johnson")
    return f"If you asked somebody to introduce you, say whom: --via {whom}   (first: infograph log --undo)"


def no_tie(name: str, whom: str) -> str:
    """Return that somebody was asked about a person whom they are not known to know."""
    return f"Nothing here says that {name} knows {whom}. Meant somebody else? infograph log --undo"


def stands_open(name: str, whom: str, via: str) -> str:
    """Return who else could introduce one."""
    return f"{name} stands open too: infograph draft {whom} --via {via}"


def nobody_else(whom: str) -> str:
    """Return that nobody else could."""
    return f"Nobody else of your contacts is known to know them: infograph path {whom}"


def if_connector_declined(name: str, via: str) -> str:
    """Return how to say that it was the connector, as they are typed, who would rather not."""
    return f"If {name} would rather not: infograph log --undo, then the same with --via {via}. Other ways stay open."


def new_name(name: str, near: str) -> str:
    """Return that a name given in a meeting is new, and whom it may mean."""
    return f"{name} is new here. {near} Then: infograph log --undo, and --told with that name"


def list_is_here(name: str) -> str:
    """Return that nothing is waited for."""
    return f"A list of {name}’s came on that day or later, so none is waited for; for a newer one log the day you ask."


def if_about_the_list(whom: str, stage: str) -> str:
    """Return how to log that an answer was about a list of contacts and not about meeting; `whom` as it is typed."""
    return f"If that was about their list: infograph log --undo, then: infograph log {whom} list {stage}"


def what_next() -> str:
    """Return what comes after a step."""
    return "Next: infograph todo   (wrong? infograph log --undo)"


def contradiction(step: Step, stage: str, day: date) -> str:
    """Return that a step and another one cannot both be right by their days."""
    return (
        f"“{step.stage}” on {step.day.isoformat()} does not go with “{stage}” on {day.isoformat()}; the later day counts. "
        "If one is wrong: infograph log --undo, then with --on DATE"
    )
