"""Keep how far the reading of mail has come, in a file beside the store, so that it is taken up again where it was stopped."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from infograph.files import whole_file
from infograph.importers.mail.tally import Tally
from infograph.model import Problem

_FORMAT = 2


@dataclass(slots=True)
class Halt:
    """How far reading has come: `done` files, `position` in the next one, what was counted so far, and what was broken."""

    done: int
    position: int
    box: Tally
    problems: list[Problem] = field(default_factory=list)


def save(path: Path, halt: Halt) -> None:
    """Write what was counted so far, readable for its owner alone."""
    plain, held = halt.box.state()
    head = {"format": _FORMAT, "done": halt.done, "position": halt.position, "plain": plain}
    head["problems"] = [[problem.code, problem.text] for problem in halt.problems]
    head["held"] = [[name, len(value)] for name, value in held.items()]
    with whole_file(path) as file:
        file.write(json.dumps(head).encode() + b"\n")
        for value in held.values():
            file.write(value)


def load(path: Path, today: int) -> Halt:
    """Return what `save` wrote; the very beginning where there is nothing, or it cannot be read."""
    with suppress(OSError, ValueError, KeyError, TypeError, OverflowError):
        with path.open("rb") as file:
            head = json.loads(file.readline())
            held = {name: file.read(length) for name, length in head["held"]}
        if head["format"] == _FORMAT:
            problems = [Problem(code, None, text, advisory=True) for code, text in head["problems"]]
            return Halt(int(head["done"]), int(head["position"]), Tally.restored(head["plain"], held), problems)
    return Halt(0, 0, Tally(today))
