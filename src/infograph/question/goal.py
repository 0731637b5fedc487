"""Whom the user wishes to meet, kept until another is kept: what a question asks for where it says nothing itself."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import Any

from infograph.errors import BadRequest
from infograph.model import Query
from infograph.store import meta
from infograph.store.db import Connection, Store

_KEY = "goal"
_PARTS = ("industries", "functions", "level", "company", "title", "near")
"""What of a question a goal says; how many are listed and over which ways belongs to each question."""


def goal_of(db: Connection) -> Query | None:
    """Return the goal as it was kept, or None; raises BadRequest where it cannot be read."""
    text = meta.get_meta(db, _KEY)
    return Query(**_parts(json.loads(str(text)))) if text else None


def keep_goal(store: Store, goal: Query | None) -> None:
    """Keep a goal, or with None none; raises BadRequest for one that asks for nothing or for more than a goal can say."""
    if goal is not None and (goal.anybody or goal != Query(**_parts(asdict(goal)))):
        raise BadRequest(
            "A goal is an industry, a function, a level, a company or words of a title, and nothing else.",
            "infograph goal --industry fintech --function product",
        )
    with store.writing("goal") as db:
        meta.put_meta(db, _KEY, json.dumps(_parts(asdict(goal))) if goal else "")


def with_goal(query: Query, goal: Query | None) -> Query:
    """Return a question that asks for the goal where it names nothing itself, without its functions with `any_function`."""
    if goal is None or not query.anybody:
        return query
    asked = replace(query, **_parts(asdict(goal)))
    return replace(asked, functions=()) if query.any_function else asked


def _parts(goal: dict[str, Any]) -> dict[str, Any]:
    return {name: goal[name] for name in _PARTS if goal.get(name)}
