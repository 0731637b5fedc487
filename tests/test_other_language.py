"""Another language could be spoken: with other words in place of `phrases`, no English of evidence or reasons is left anywhere.

The English is read from the source of `phrases` itself, so that words added there are looked for too.
"""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import infograph.phrases as phrases
from infograph import Workspace, renderers, report
from infograph.cli.import_report import report_object, report_text
from infograph.phrases import evidence, labels, problems, reasons
from infograph.planning import whose_export

SAMPLE = Path(__file__).parents[1] / "sample_data"
TODAY = date(2026, 11, 20)
FIXED = {" contacts know", " contact knows", "know each other", "very close", "hardly know each other"}
"""Said elsewhere too, of other things: what would change the order (`explain --what-if`)."""


def spoken(module) -> set[str]:
    """Return the words that a module of phrases is made of, two words or more of each of its sentences."""
    tree = ast.parse(Path(module.__file__).read_text("utf-8"))
    docs = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, ast.Module | ast.FunctionDef)}
    texts = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    parts = {part for text in texts - docs for part in re.split(r"\{\}|[“”]", text)}
    return {part for part in parts if len(part.split()) > 1 and re.search("[a-z]", part)} - FIXED


ENGLISH = {part for module in (evidence, labels, reasons) for part in spoken(module)}


@pytest.fixture(scope="module")
def net() -> Iterator[Workspace]:
    with Workspace.in_memory(today=TODAY) as workspace:
        workspace.import_files([SAMPLE / "alex-rivera"], me="Alex Rivera")
        workspace.import_files(sorted((SAMPLE / "friends").iterdir()))
        workspace.add_tie("me", "Bob Johnson", closeness=4, note="qqq")
        yield workspace


def everything(net: Workspace) -> str:
    """Return all that says why: every format, page and text, of one question."""
    answer = net.suggest(industry="fintech", include_asked=True)
    out = io.StringIO()
    for name, renderer in renderers.renderers().items():
        if name != "xlsx":
            renderer.render(answer, answer.query, out, renderers.Display(100))
    report.render(answer, answer.query, out, ego="Alex Rivera", sources=net.sources(), drafts={})
    target = answer[0].target
    letters = net.meetings.draft(f"#{target.id}")
    graph = net.graph(industry="fintech")
    texts = [
        out.getvalue(),
        answer._repr_html_(),
        repr(answer),
        answer.to_frame().to_csv(),
        net.explain(f"#{target.id}", query=answer.query),
        net.path(f"#{target.id}"),
        net.meetings.brief(f"#{target.id}"),
        *(letter.draft.body for letter in letters),
        repr(net.connectors(answer.query).to_frame().to_csv()),
        str(net.campaign.ask_next(answer.query)),
        *(one.why for one in net.campaign.ask_next(answer.query).ask),
        *(str(known) for _, known in graph.nodes(data=True)),
        *(str(tie) for *_, tie in graph.edges(data=True)),
    ]
    return "\n".join(texts)


def test_nothing_is_said_of_evidence_and_reasons_but_by_phrases(net, monkeypatch):
    english = everything(net)
    assert sum(part in english for part in ENGLISH) > 12  # the parts are those of what is really shown
    monkeypatch.setattr(evidence, "_WORDS", {kind: lambda known: "⟦tie⟧" for kind in evidence._WORDS})
    monkeypatch.setattr(evidence, "_learnt", lambda known: "⟦learnt⟧")
    monkeypatch.setattr(labels, "_WORDS", dict.fromkeys(labels._WORDS, "⟦label {}⟧"))
    monkeypatch.setattr(reasons, "_WORDS", {kind: lambda why: "⟦reason⟧" for kind in reasons._WORDS})
    monkeypatch.setattr(whose_export, "expected_words", lambda people: "⟦expected⟧")
    other = everything(net)
    assert {part for part in ENGLISH if part in other} == set()
    assert all(mark in other for mark in ("⟦tie⟧", "⟦label ", "⟦reason⟧"))
    assert phrases.evidence_words("in one choir") == "in one choir"


ODD = {
    "a.csv": "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAda,Bloom,x,,,,\nEve,Ross,,,=1,,45000\n,,,,,,\n",
    "b.csv": "source;target\nAda Bloom;Ada Bloom\nAda Bloom;\n",
    "c.csv": b"First Name,Last Name,Company\nJos\xe9,Mu\xf1oz,Caf\xe9\n",
    "d.vcf": "BEGIN:VCARD\nVERSION:3.0\nORG:Acme\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Ada Bloom\n",
    "e.zip": b"not a zip",
}


def reported(folder: Path) -> str:
    """Return all that the import of odd files says, to people and to scripts."""
    for name, content in ODD.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    with Workspace.in_memory(today=TODAY) as workspace:
        reports = workspace.import_files(sorted(folder.iterdir()), owner="Kim Holm", new_owner=True)
    return "\n".join([*map(report_text, reports), *map(str, map(report_object, reports))])


def test_what_is_odd_in_a_file_is_said_by_phrases_alone(tmp_path, monkeypatch):
    ours = spoken(problems)
    assert sum(part in reported(tmp_path) for part in ours) > 7
    monkeypatch.setattr(problems, "_WORDS", dict.fromkeys(problems._WORDS, "⟦problem⟧"))
    other = reported(tmp_path)
    assert {part for part in ours if part in other} == set() and other.count("⟦problem⟧") > 14
