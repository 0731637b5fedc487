"""Ours beside the peers: `python benchmarks/peers/ours.py ROLE` with INFOGRAPH_HOME set.

Roles: `answer` (what `peers.py answer` prints, by our ranking), `warm` (suggest many times in one process, as in a notebook),
`anew` (the same without what is remembered), `numbers` (rank its graph, which is held, as the peers do), `pages` (how many
pages of the store a question reads), `pairs` (the ties of the 20 best as JSON), `bandwidth` (of the machine).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from time import process_time

from network import QUESTION, answer_of
from peers import ROUNDS, best

import infograph.question.answer as answer_module
from infograph import ranking
from infograph.store import pages
from infograph.store.db import default_home
from infograph.workspace import Workspace


def main() -> None:
    roles: dict[str, Callable[[], object]] = {"answer": answer, "warm": warm, "anew": anew, "pages": read, "pairs": pairs}
    roles |= {"numbers": numbers, "bandwidth": bandwidth}
    sys.stdout.write(json.dumps(roles[sys.argv[1]]()))


def answer() -> list[tuple[int, float]]:
    return sorted(answer_of(default_home()).items())


def warm() -> list[float]:
    """Return the seconds of CPU of the same question, asked again."""
    with Workspace.open() as net:
        net.suggest(QUESTION)
        return [_seconds(lambda: net.suggest(QUESTION)) for _ in range(ROUNDS)]


def anew() -> list[float]:
    """Return those of the same question where no answer is remembered, as of a question that is new."""
    with Workspace.open() as net:
        net.suggest(QUESTION)
        times = []
        for _ in range(ROUNDS):
            answer_module._answers.clear()
            times.append(_seconds(lambda: net.suggest(QUESTION)))
    return times


def numbers() -> list[float]:
    """Return those of the numbers alone: the graph of the question is there, and what comes out are the 20 best values."""
    with Workspace.open() as net, net._viewing() as view:
        graph = answer_module.rows_of(view, QUESTION)
        ranking.score(graph)
        return [_seconds(lambda: best(ranking.score(graph))) for _ in range(ROUNDS)]


def read() -> int:
    """Return how many pages a question reads in a store that was just opened."""
    count = 0
    whole = pages._Pages.xRead

    def counted(file: pages._Pages, amount: int, offset: int) -> bytes:
        nonlocal count
        count += 1
        return whole(file, amount, offset)

    pages._Pages.xRead = counted  # type: ignore[method-assign]
    with Workspace.open() as net:
        net.suggest(QUESTION)
    return count


def pairs() -> list[tuple[int, int]]:
    with Workspace.open() as net:
        found = net.suggest(QUESTION)
    ego = found.graph.graph["ego"]
    ties = {(path.connector.id, one.target.id) for one in found for path in one.paths}
    return sorted(ties | {(ego, connector) for connector, _ in ties})


def bandwidth() -> dict[str, float]:
    """Return how many bytes a second are added up in order, and how many numbers a second are fetched from anywhere."""
    import numpy as np

    numbers = np.ones(32_000_000)
    places = np.random.default_rng(1).integers(0, len(numbers), 4_000_000)
    in_order, anywhere = [], []
    for _ in range(5):
        began = process_time()
        numbers.sum()
        in_order.append(process_time() - began)
        began = process_time()
        numbers.take(places)
        anywhere.append(process_time() - began)
    return {"bytes": round(numbers.nbytes / min(in_order)), "fetches": round(len(places) / min(anywhere))}


def _seconds(ask: Callable[[], object]) -> float:
    began = process_time()
    ask()
    return process_time() - began


if __name__ == "__main__":
    main()
