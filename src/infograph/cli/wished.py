"""The goal in the place of a question that names nothing, said so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infograph import question
from infograph.cli import screen

if TYPE_CHECKING:
    from infograph.model import Query
    from infograph.workspace import Workspace


def or_the_goal(net: Workspace, query: Query) -> Query:
    """Return the question, or where it names nothing what the user wishes, and say so."""
    asked = question.with_goal(query, net.goal) if query.anybody else query
    if asked != query:
        screen.tell(f"Asked for your goal: people {asked.about()}. Another: infograph goal -h")
    return asked
