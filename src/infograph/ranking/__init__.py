"""Rank second-degree people on a graph: how strong ties are, whom to meet, whom to ask, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infograph.model import Rule
from infograph.ranking.graph import GraphLike
from infograph.ranking.learning import Answer, LogStep, answers, note_answers
from infograph.ranking.score import parts, score
from infograph.ranking.settings import MEANINGS, Settings
from infograph.ranking.strength import half_life_of, strength, word_of
from infograph.rooms import lazy_names

if TYPE_CHECKING:
    from infograph.ranking.contacts import own_contacts
    from infograph.ranking.evaluating import evaluate
    from infograph.ranking.evaluating_log import LogEvaluation, evaluate_log
    from infograph.ranking.explaining import explain, improvements, path_lines, what_if
    from infograph.ranking.listing import Lean, Rest, count_answers, count_connectors, suggest, suggestion_for, usual_way
    from infograph.ranking.mutual import count_mutual
    from infograph.ranking.notice import evidence_notice
    from infograph.ranking.reach import Connector, connectors
    from infograph.ranking.spreading import inversions
    from infograph.ranking.three_ties import best_paths
    from infograph.ranking.verdict import LISTS_ONLY

__all__ = [
    "LISTS_ONLY",
    "MEANINGS",
    "Answer",
    "Connector",
    "GraphLike",
    "Lean",
    "LogEvaluation",
    "LogStep",
    "Rest",
    "Rule",
    "Settings",
    "answers",
    "best_paths",
    "connectors",
    "count_answers",
    "count_connectors",
    "count_mutual",
    "evaluate",
    "evaluate_log",
    "evidence_notice",
    "explain",
    "half_life_of",
    "improvements",
    "inversions",
    "note_answers",
    "own_contacts",
    "parts",
    "path_lines",
    "score",
    "strength",
    "suggest",
    "suggestion_for",
    "usual_way",
    "what_if",
    "word_of",
]

if not TYPE_CHECKING:  # a file that is imported needs strengths alone, a question more, what measures networkx
    __getattr__ = lazy_names(
        __name__,
        {
            "contacts": "own_contacts",
            "evaluating": "evaluate",
            "evaluating_log": "LogEvaluation evaluate_log",
            "explaining": "explain improvements path_lines what_if",
            "listing": "Lean Rest count_answers count_connectors suggest suggestion_for usual_way",
            "mutual": "count_mutual",
            "notice": "evidence_notice",
            "reach": "Connector connectors",
            "spreading": "inversions",
            "three_ties": "best_paths",
            "verdict": "LISTS_ONLY",
        },
    )
