"""Another language could be spoken: with other words in place of `phrases`, no English of evidence or reasons is left anywhere.

The English is read from the source of `phrases` itself, so that words added there are looked for too.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from matplotlib.text import Text

import infograph.phrases as phrases
from infograph import Workspace, figures, ranking, renderers, report
from infograph.cli.commands.todo import due_text
from infograph.cli.import_report import report_object, report_text
from infograph.cli.plan_wording import opening_text, plan_text
from infograph.model import FileReport
from infograph.outreach.stages import KINDS, STAGES, Due
from infograph.phrases import advice, due, evidence, labels, problems, reasons
from other_language import speak_otherwise, spoken

pytestmark = pytest.mark.slow

SAMPLE = Path(__file__).parents[1] / "sample_data"
TODAY = date(2026, 11, 20)
FIXED = {" list of ", " contacts know", " contact knows", "know each other", "very close", "hardly know each other"}
"""Said elsewhere too, of other things: what would change the order (`explain --what-if`); or put together of single words."""


ENGLISH = {part for module in (evidence, labels, reasons) for part in spoken(module)} - FIXED


@pytest.fixture(scope="module")
def imported() -> Iterator[tuple[Workspace, list[FileReport]]]:
    with Workspace.in_memory(today=TODAY) as workspace:
        reports = workspace.import_files([SAMPLE / "alex-rivera"], me="Alex Rivera")
        reports += workspace.import_files([SAMPLE / "friends"])
        workspace.add_tie("me", "Bob Johnson", closeness=4, note="qqq")
        yield workspace, reports


@pytest.fixture
def net(imported: tuple[Workspace, list[FileReport]]) -> Workspace:
    return imported[0]


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
    speak_otherwise(monkeypatch)
    other = everything(net)
    assert {part for part in ENGLISH if part in other} == set()
    assert phrases.evidence_words("in one choir") == "in one choir"


def advised(net: Workspace) -> str:
    """Return what is advised where nobody is found, for each reason that the sample can give."""
    asked = (
        {"company": "Strype"},
        {"industry": "space"},
        {"industry": "space", "degree": 1},
        {"title": "Astronaut", "via": "Bob Johnson"},
    )
    return "\n".join(str(net.advise(**one)) for one in asked)


def test_advice_is_given_in_the_words_of_phrases_alone(net, monkeypatch):
    english = advised(net)
    assert sum(part in english for part in spoken(advice)) > 4
    speak_otherwise(monkeypatch)
    other = advised(net)
    assert {part for part in spoken(advice) if part in other} == set()


def to_do() -> str:
    """Return whatever can be due, one of each kind and outcome, as `todo` and calendars say it."""
    steps = [
        Due(
            kind,
            1,
            1,
            through,
            ("Carol", "Bob" if through else ""),
            (1, "asked"),
            draft=kind,
            asked=1,
            outcome=outcome,
            other="Eve",
        )
        for kind in KINDS
        for through in (0, 2)
        for outcome in ("declined", "no answer", "met")
    ]
    return "\n".join(
        [
            *(due_text(one, "", 1) for one in steps),
            *(due.once(stage, kind) for stage in STAGES for kind in KINDS),
            *(due.once_done(stage, kind) for stage in STAGES for kind in KINDS),
            due.more_later(3, ""),
            due.nothing_due(),
            due.all_due(3),
        ]
    )


def test_what_is_due_is_said_by_phrases_alone(monkeypatch):
    english = to_do()
    assert spoken(due) == {part for part in spoken(due) if part in english}
    speak_otherwise(monkeypatch)
    other = to_do()
    assert {part for part in spoken(due) if part in other} == set()


ODD: dict[str, str | bytes] = {
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
    speak_otherwise(monkeypatch)
    other = reported(tmp_path)
    assert {part for part in ours if part in other} == set() and other.count("ж") > 400


OURS = re.compile(r"\b(the|is|are|your|their|whom|this|that|not|nobody|would|was|were|has|have)\b", re.IGNORECASE)
"""Words that every English sentence has and no name here."""


def sentences(net: Workspace, reports: list[FileReport]) -> Iterator[str]:
    """Yield what is said in sentences of every use: why and what if, plans, lists, an import, a measurement, the store."""
    answer = net.suggest(industry="fintech", limit=3)
    target = f"#{answer[0].target.id}"
    yield from (net.explain(target, query=answer.query, what_if=True), net.path(target), repr(answer))
    for form in ("cards", "table"):
        out = io.StringIO()
        renderers.renderer(form).render(answer, answer.query, out, renderers.Display(160))
        yield out.getvalue()
    opening, made = net.campaign.ask_next(industry="fintech"), net.campaign.plan(industry="fintech")
    yield from (opening_text(opening, 80), repr(opening), plan_text(made, 80), repr(made))
    yield from (re.sub("it (has|is|begins) .*", "", report_text(report, 400)) for report in reports)  # as its format says
    measured = ranking.evaluate(egos=1, worlds=1, people=120)
    yield from (*measured.tables(), *(re.sub(r"\+ (your|their)", "", line) for line in measured.closing()))
    yield str(ranking.evaluate_log(net.graph(industry="fintech"), [], []))
    yield from (*net.status().hints, *(f"{one.check} {one.detail} {one.hint}" for one in net.doctor()))
    yield from (pair.why for pair in net.possible_same(limit=3))


def drawn(net: Workspace) -> Iterator[str]:
    """Yield all texts of every figure, of what the sample has and of nothing."""
    what = {
        "suggestions": net.suggest(industry="fintech", limit=300),
        "graph": net.ego_graph(),
        "counts": {row.code: row.contacts for row in net.industries()} | {"": 9},
        "companies": net.companies(industry="fintech"),
        "functions": net.work.functions(),
        "days": [tie.get("since") for _, _, tie in net.ego_graph().edges(data=True)] + [None],
        "progress": net.meetings.progress(),
        "introductions": net.meetings.introductions(),
    }
    nothing: dict[str, Any] = dict.fromkeys(what, ()) | {"graph": nx.Graph(), "counts": {}}
    for kind, figure in figures.kinds().items():
        for given in (what[figure.TAKES], nothing[figure.TAKES]):
            yield from (text.get_text() for text in figures.draw(kind, given).findobj(Text))


def test_no_figure_says_anything_in_english(imported, monkeypatch):
    speak_otherwise(monkeypatch)
    texts = list(drawn(imported[0]))
    assert sum("ж" in text for text in texts) > 60
    left = [
        text
        for text in texts
        if OURS.search(text) or re.search(r"\b(you|more|people|drawn|each|first|tie|guess|gone|ask|strong|weak|known)\b", text)
    ]
    assert left == []


def test_no_english_sentence_is_left_where_another_language_is_spoken(imported, monkeypatch):
    speak_otherwise(monkeypatch)
    said = "\n".join(sentences(*imported))
    assert said.count("ж") > 5000
    assert "\n".join(line for line in said.split("\n") if OURS.search(line)) == ""
