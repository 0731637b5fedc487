"""A question: its graph, its answer, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infograph.rooms import lazy_names

if TYPE_CHECKING:
    from infograph.question.answer import Asked, answer_to, as_query, asked_for, graph_of
    from infograph.question.cadence import Cadence, cadence_of, resting, set_cadence
    from infograph.question.companies import companies_of
    from infograph.question.evidence import noted
    from infograph.question.explanation import explain, ways
    from infograph.question.goal import goal_of, keep_goal, with_goal
    from infograph.question.graph import ego_graph, read_graphml, whole_graph, write_graphml
    from infograph.question.learned import add_answers, evaluate_log, forget_answers
    from infograph.question.logged import close_ways, under_way
    from infograph.question.nearest import near_question, own_contacts_near, second_degree
    from infograph.question.neighbourhood import Neighbourhood
    from infograph.question.reach import connectors
    from infograph.question.results import DRAFTED, Suggestions, own_contacts_of
    from infograph.question.settings import keep, kept
    from infograph.question.settings_file import changed, from_toml, to_toml
    from infograph.question.showing import show_network, show_paths
    from infograph.question.view import View
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "answer": "Asked answer_to as_query asked_for graph_of",
            "cadence": "Cadence cadence_of resting set_cadence",
            "companies": "companies_of",
            "evidence": "noted",
            "explanation": "explain ways",
            "goal": "goal_of keep_goal with_goal",
            "graph": "ego_graph read_graphml whole_graph write_graphml",
            "learned": "add_answers evaluate_log forget_answers",
            "logged": "close_ways under_way",
            "nearest": "near_question own_contacts_near second_degree",
            "neighbourhood": "Neighbourhood",
            "reach": "connectors",
            "results": "DRAFTED Suggestions own_contacts_of",
            "settings": "keep kept",
            "settings_file": "changed from_toml to_toml",
            "showing": "show_network show_paths",
            "view": "View",
        },
    )
