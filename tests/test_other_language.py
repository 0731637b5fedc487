"""Another language could be spoken: with other words in place of `phrases`, no English of evidence or reasons is left anywhere.

The English is read from the source of `phrases` itself, so that words added there are looked for too.
"""

from __future__ import annotations

import ast
import inspect
import io
import pkgutil
import re
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import infograph.phrases as phrases
from infograph import Workspace, ranking, renderers, report
from infograph.cli.commands.todo import due_text
from infograph.cli.import_report import report_object, report_text
from infograph.cli.plan_wording import opening_text, plan_text
from infograph.model import FileReport
from infograph.outreach.stages import KINDS, STAGES, Due
from infograph.phrases import advice, due, evidence, labels, problems, reasons

SAMPLE = Path(__file__).parents[1] / "sample_data"
TODAY = date(2026, 11, 20)
FIXED = {" list of ", " contacts know", " contact knows", "know each other", "very close", "hardly know each other"}
"""Said elsewhere too, of other things: what would change the order (`explain --what-if`); or put together of single words."""
WORDED = tuple(import_module(f"infograph.phrases.{found.name}") for found in pkgutil.iter_modules(phrases.__path__))


def words_in(text: str) -> set[str]:
    """Return the parts of a sentence between what is put into it, two words or more each."""
    return {part for part in re.split(r"\{\}|[“”]", text) if len(part.split()) > 1 and re.search("[a-z]", part)}


def foreign(node: ast.Constant) -> ast.Constant:
    """Return a text in letters of another script, but for the places of what is put into it."""
    return ast.Constant(re.sub(r"\{[^}]*\}|[A-Za-z]", lambda sign: sign[0] if sign[0][0] == "{" else "ж", node.value))


class Foreign(ast.NodeTransformer):
    """Write whatever sentence stands in a module in letters of another script; keys of tables are no sentences."""

    def __init__(self) -> None:
        self.english: set[str] = set()

    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        found = words_in(node.value) if isinstance(node.value, str) else set()
        if not found:
            return node
        self.english |= found
        return foreign(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.JoinedStr:
        parts = [foreign(part) if isinstance(part, ast.Constant) else self.visit(part) for part in node.values]
        return ast.JoinedStr(parts)

    def visit_FormattedValue(self, node: ast.FormattedValue) -> ast.FormattedValue:
        return ast.FormattedValue(self.visit(node.value), node.conversion, node.format_spec)

    def visit_Dict(self, node: ast.Dict) -> ast.Dict:
        return ast.Dict(node.keys, [self.visit(value) for value in node.values])

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        return node if isinstance(node.value, ast.Constant) else self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> ast.Compare:
        return node


def spoken(module: ModuleType) -> set[str]:
    """Return the words that a module of phrases is made of."""
    foreign = Foreign()
    foreign.visit(ast.parse(Path(module.__file__).read_text("utf-8")))
    return foreign.english - FIXED


def speak_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put all that phrases say into another script, until the test is over, wherever functions and tables were imported."""
    for module in WORDED:
        tree = ast.fix_missing_locations(Foreign().visit(ast.parse(Path(module.__file__).read_text("utf-8"))))
        other = dict(vars(module))
        exec(compile(tree, module.__file__, "exec"), other)
        for name, value in vars(module).items():
            if inspect.isfunction(value) and value.__module__ == module.__name__:
                monkeypatch.setattr(value, "__code__", other[name].__code__)
            elif isinstance(value, dict) and name != "__builtins__":
                for key in value:
                    monkeypatch.setitem(value, key, other[name][key])
            elif name.isupper() and isinstance(value, str | tuple):
                monkeypatch.setattr(module, name, other[name])


ENGLISH = {part for module in (evidence, labels, reasons) for part in spoken(module)}


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
        Due(kind, 1, 1, through, ("Carol", "Bob" if through else ""), (1, "asked"), asked=1, outcome=outcome, other="Eve")
        for kind in KINDS
        for through in (0, 2)
        for outcome in ("declined", "no answer")
    ]
    return "\n".join([*(due_text(one, "", 1) for one in steps), *map(due.once, STAGES)])


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
    yield from (re.sub("recognised .*", "", report_text(report, 400)) for report in reports)  # as its format says
    measured = ranking.evaluate(egos=1, worlds=1, people=120)
    yield from (*measured.tables(), *(re.sub(r"\+ (your|their)", "", line) for line in measured.closing()))
    yield str(ranking.evaluate_log(net.graph(industry="fintech"), [], []))
    yield from (*net.status().hints, *(f"{one.check} {one.detail} {one.hint}" for one in net.doctor()))
    yield from (pair.why for pair in net.possible_same(limit=3))


def test_no_english_sentence_is_left_where_another_language_is_spoken(imported, monkeypatch):
    speak_otherwise(monkeypatch)
    said = "\n".join(sentences(*imported))
    assert said.count("ж") > 5000
    assert "\n".join(line for line in said.split("\n") if OURS.search(line)) == ""
