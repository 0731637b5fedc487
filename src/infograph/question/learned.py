"""Put what connectors answered before into the graph of a question, so that the ranking can learn from the user's log."""

from __future__ import annotations

from collections.abc import Sequence

from infograph import ranking
from infograph.question.graph import evidence, question_rows
from infograph.question.view import View
from infograph.store import candidates, events, meta, read
from infograph.store.db import Connection

_SINCE = "learn_since"
"""Day from which on answers count; moved to today by a reset. The log itself stays."""


def add_answers(view: View, graph: ranking.GraphLike) -> None:
    """Note in a graph what connectors answered."""
    ranking.note_answers(graph, given(view, log_steps(view.db)))


def log_steps(db: Connection) -> list[ranking.LogStep]:
    """Return the log as the ranking reads it, in the order of days."""
    return [ranking.LogStep(step.through, step.person, step.stage, step.day) for step in events.log(db)]


def given(view: View, steps: Sequence[ranking.LogStep]) -> list[ranking.Answer]:
    """Return the answers that count: those since the last reset."""
    me = read.ego(view.db)
    through = {step.connector for step in steps if step.connector}
    ties = {tie.other: tie for tie in read.ties_with(view.db, me, through)} if me is not None else {}

    def kind_of(connector: int) -> ranking.Rule:
        tie = ties.get(connector)
        attributes = evidence(tie.n, tie.last, tie.closeness, tie.mutual) if tie else {}
        return ranking.strength(attributes, now=view.now, half_life=1.0, settings=view.settings)[1]

    return ranking.answers(steps, kind_of, since=float(str(meta.get_meta(view.db, _SINCE) or 0)))


def evaluate_log(view: View) -> ranking.LogEvaluation:
    """Measure the ranking on the outcomes of the log, on the ways that lead to its people now."""
    steps = log_steps(view.db)
    fits = candidates.among(view.db, {step.target: 1.0 for step in steps})
    graph = question_rows(view.db, fits, now=view.now)
    answers = given(view, steps)
    return ranking.evaluate_log(graph, steps, answers, settings=view.settings)


def forget_answers(db: Connection, today: int) -> None:
    """Learn anew: answers until today, and those of today, count no more."""
    meta.put_meta(db, _SINCE, today + 1)
