"""Whom of one's contacts to ask first about a question: what each of them opens."""

from __future__ import annotations

from infograph import ranking
from infograph.answers import ConnectorRow
from infograph.model import Query
from infograph.question.answer import in_reach, rows_of
from infograph.question.graph import name
from infograph.question.logged import close_ways, under_way
from infograph.question.view import View
from infograph.store import read
from infograph.tables import Rows


def connectors(view: View, query: Query) -> Rows[ConnectorRow]:
    """Return contacts who open the most of a question, best first, at most `limit` of all of them (`total`).

    Whom the log sets aside and ways that it closes are left out, as where people are suggested.
    """
    asks_all = query.include_asked or not read.has_log(view.db)
    aside = frozenset() if asks_all else under_way(view.db)
    graph = rows_of(view, query, {person: fit for person, fit in in_reach(view.db, query).items() if person not in aside})
    if not asks_all:
        close_ways(view, graph, query)
    name(view.db, graph, graph)
    openings = ranking.connectors(graph, now=view.now, settings=view.settings)
    people = read.people(view.db, {p for row in openings[: query.limit] for p in (row.connector, *row.best)})
    rows = (
        ConnectorRow(people[row.connector], row.hop, row.targets, row.only_way, tuple(people[p] for p in row.best), row.score)
        for row in openings[: query.limit]
    )
    return Rows(rows, total=len(openings))
