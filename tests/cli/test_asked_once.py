"""No command ranks its question twice, nor makes its graph twice (`explain --what-if` alone ranks again, for places that might be)."""

from __future__ import annotations

import importlib
import sys
from collections import Counter
from pkgutil import iter_modules

import pytest

from infograph import outreach, planning, question, ranking

LINES = """suggest -i fintech|suggest -i fintech -f json|suggest -i fintech --max-hops 3|suggest -i fintech --via {bob}|suggest --company Nosuchfirm
connectors -i fintech|connectors|ask-next -i fintech|plan -i fintech|plan|plan -i fintech -o plan.ics|explain {carol}
path {carol}|draft {carol}|brief {carol}|sheet --via {bob} -i fintech -o sheet.csv|share -i fintech -o share.csv|companies -i fintech
report -i fintech -o page.html|plot -i fintech -o a.svg|plot -i fintech -o a.html|plot -i fintech --kind matrix -o b.svg
plot -i fintech --kind layered -o c.svg|plot --kind network -o d.svg|plot --kind timeline -o e.svg|plot --kind companies -o f.svg
whois {carol}|todo|status|people --possible|targets {targets}""".replace("\n", "|").split("|")
ONCE = {"infograph.ranking.score": "find", "infograph.question.graph": "question_rows"}
"""What a command does once at most: it ranks, and it makes the graph of a question."""


@pytest.fixture
def times(monkeypatch):
    """Return how often each function of `ONCE` is called, wherever its name stands."""
    called: Counter[str] = Counter()
    for room in (ranking, question, planning, outreach):
        for module_info in iter_modules(room.__path__, f"{room.__name__}."):
            importlib.import_module(module_info.name)
    for module, name in ONCE.items():
        real = getattr(importlib.import_module(module), name)

        def counted(*given, real=real, name=name, **more):
            called[name] += 1
            return real(*given, **more)

        for room in list(sys.modules.values()):
            if getattr(room, "__name__", "").startswith("infograph") and vars(room).get(name) is real:
                monkeypatch.setattr(room, name, counted)
    return called


@pytest.mark.slow
@pytest.mark.parametrize("line", LINES)
def test_a_question_is_ranked_once(line, ig, both, tmp_path, monkeypatch, times):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "targets.csv").write_text("employer,motivation\nStripe,5\n", "utf-8")
    words = {"{bob}": "Bob Johnson", "{carol}": "Carol Lee", "{targets}": "targets.csv"}
    ig(*(words.get(word, word) for word in line.split()))
    assert max(times.values(), default=0) <= 1, times
    assert times["find"] == 1 or not line.startswith(("suggest", "plan", "explain", "report", "connectors -"))
