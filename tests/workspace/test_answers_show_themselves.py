"""What Python gives back shows itself, makes a table of itself, and says what can be asked."""

from __future__ import annotations

import inspect
import io
from datetime import date

import pytest

import infograph as ig
from exports import ALEX, BOB, CAROL, DAN, MIRA, export
from infograph import figures
from infograph.cli.traits import traits
from infograph.errors import BadRequest
from infograph.outreach import ShareWish
from infograph.planning.campaign import Campaign


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    folder = tmp_path_factory.mktemp("answers")
    with ig.Workspace.open(folder / "store", create=True) as net:
        net.import_files([export(folder / "Connections.csv", [BOB, MIRA])], me="Alex Rivera")
        net.import_files([export(folder / "bob.csv", [CAROL, DAN, ALEX])], owner="Bob Johnson")
        yield net


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    with ig.load(export(tmp_path_factory.mktemp("own") / "Connections.csv", [BOB, MIRA])) as net:
        yield net


def methods_that_ask():
    for owner in (ig.Workspace, Campaign):
        for name, method in inspect.getmembers(owner, inspect.isfunction):
            if "asked" in method.__code__.co_varnames[: method.__code__.co_argcount + method.__code__.co_kwonlyargcount + 1]:
                yield pytest.param(method, id=name)


def test_more_than_a_few_methods_ask():
    assert {param.id for param in methods_that_ask()} >= {
        "suggest",
        "graph",
        "query",
        "connectors",
        "companies",
        "ask_next",
        "plan",
    }


@pytest.mark.parametrize("method", [*methods_that_ask()])
def test_the_keywords_of_a_question_are_written_out_and_typed(method):
    parameters = inspect.signature(method).parameters
    assert not [part for part in parameters.values() if part.kind is part.VAR_KEYWORD]
    for name, part in ig.Query.__dataclass_fields__.items():
        assert (parameters[name].annotation, parameters[name].default) == (part.type, part.default)
    assert parameters["industry"].kind is inspect.Parameter.KEYWORD_ONLY


@pytest.mark.slow
def test_a_status_shows_what_is_there_and_what_would_help(own):
    status = own.status()
    assert "2 contacts, 0 of the second degree; 3 people, 2 ties, 1 contact list" in repr(status)
    assert all(hint in repr(status) for hint in status.hints) and status.hints
    assert status.to_frame().iloc[0][["contacts", "people"]].tolist() == [2, 3]


@pytest.mark.parametrize("asked", [{"industry": "fintech"}, {"industry": "space"}, {"company": "Nowhere Ltd"}], ids=str)
def test_an_answer_without_anybody_shows_the_advice(own, asked):
    found = own.suggest(**asked)
    assert not found and found.advice
    assert repr(found.advice) in repr(found) and "advise()" not in repr(found)
    page = found._repr_html_()
    assert found.advice.reason.split(":")[0] in page and "Bob Johnson" in page
    frame = found.advice.to_frame()
    assert list(frame["name"][frame["what"] == "for their list"]) == [person.name for person, _ in found.advice.ask]


def test_hostile_advice_is_text_in_a_page(own):
    assert "<script>" not in own.suggest(company="<script>alert(1)</script>")._repr_html_()


def test_whose_export_to_ask_for_shows_itself(both):
    opening = both.campaign.ask_next(industry="fintech")
    assert opening.ask and "in fintech; 1 export here, 2 people reached" in repr(opening)
    assert list(opening.to_frame()["name"]) == [one.person.name for one in opening.ask]
    assert all(one.person.name in repr(opening) for one in opening.ask)


def test_a_plan_shows_itself(both):
    made = both.campaign.plan(industry="fintech")
    assert made.steps and "2 meetings in fintech in" in repr(made) and "week 1: ask Bob Johnson about " in repr(made)
    frame = made.to_frame()
    assert list(frame["target"]) == [step.target.name for step in made.steps]
    assert {"week", "day", "connector", "first_tie", "second_tie", "value"} <= {*frame.columns}
    assert both.campaign.plan(industry="space").to_frame().empty


def test_an_evaluation_of_the_log_shows_itself(both):
    measured = both.evaluate_log()
    assert repr(measured) == str(measured) and measured.to_frame()["of"].isin(["order", "band"]).all()


def test_an_own_contact_shows_itself(own):
    assert repr(own.own_contacts(title="engineer").contacts[0]).startswith("<c1. your contact: ")


@pytest.mark.parametrize("kind", sorted(traits("infograph.figures", "KIND")))
def test_an_answer_draws_a_figure_or_says_what_does(both, kind):
    found = both.suggest(industry="fintech")
    if figures.kinds()[kind].TAKES == "suggestions":
        assert found.plot(kind).axes
        return
    with pytest.raises(
        BadRequest, match=f"The figure {kind} is not drawn of an answer, as layered, matrix, tree are"
    ) as refused:
        found.plot(kind)
    *before, drawn = refused.value.hint.split("; ")
    names = {"net": both}
    exec("\n".join(before), names)
    assert eval(drawn, names).axes


def test_of_an_answer_a_figure_without_a_name_of_ours_is_told_those_that_it_draws(both):
    with pytest.raises(BadRequest) as refused:
        both.suggest(industry="fintech").plot("pie")
    assert refused.value.hint == "Figures: layered, matrix, tree."
    with pytest.raises(BadRequest) as refused:
        figures.draw("pie", [])
    assert refused.value.hint == f"Figures: {', '.join(figures.kinds())}."


LISTS = {
    "suggest": lambda net: net.suggest(industry="fintech", include_asked=True, degree=2),
    "connectors": lambda net: net.connectors(industry="fintech", include_asked=True),
    "sources": lambda net: net.sources(),
    "doctor": lambda net: net.doctor(),
    "industries": lambda net: net.industries(),
    "companies": lambda net: net.companies(),
    "draft": lambda net: net.meetings.draft("Carol Lee", "ask", "note"),
    "todo": lambda net: net.meetings.todo(),
    "history": lambda net: net.meetings.history(),
    "introductions": lambda net: net.meetings.introductions(),
    "progress": lambda net: net.meetings.progress(),
    "sheet": lambda net: net.meetings.sheet("Bob Johnson", net.query(include_asked=True))[1],
    "share": lambda net: net.meetings.share(net.query(company="Acme Robotics"), ShareWish(), io.StringIO()),
    "ask_next": lambda net: net.campaign.ask_next(),
    "plan": lambda net: net.campaign.plan(industry="fintech"),
    "functions": lambda net: net.work.functions(),
    "deeds": lambda net: net.privacy.deeds(),
    "moves": lambda net: net.moves(),
}
"""Answers that are lists, as docs/notebook-api.md names them."""


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    folder = tmp_path_factory.mktemp("begun")
    with ig.Workspace.open(folder / "store", create=True, today=date(2026, 11, 20)) as net:
        net.import_files([export(folder / "Connections.csv", [BOB, MIRA])], me="Alex Rivera")
        net.import_files([export(folder / "bob.csv", [CAROL, DAN, ALEX])], owner="Bob Johnson")
        net.meetings.log("Carol Lee", "met", via="Bob Johnson", on=date(2026, 11, 2), note="<b>at noon</b>")
        net.meetings.log("Bob Johnson", "asked", on=date(2026, 11, 3))
        yield net


@pytest.mark.parametrize("name", LISTS)
def test_an_answer_that_is_a_list_is_one_and_makes_a_table_of_itself(begun, name):
    answer = LISTS[name](begun)
    rows = list(answer)
    assert rows or name == "moves"
    assert len(answer) == len(rows) and list(answer[:1]) == rows[:1] and [answer[n] for n in range(len(rows))] == rows
    assert len(answer.to_frame()) == len(rows) and len(answer[:1].to_frame()) == len(rows[:1])
    assert "<b>" not in answer._repr_html_() and "<table" in answer._repr_html_()
    assert repr(answer) and repr(answer[:0])


def test_what_is_due_and_what_was_logged_have_days_and_words(begun):
    due = begun.meetings.todo()
    first = due.to_frame().iloc[0]
    assert (first["day"], first["words"]) == (date.fromordinal(due[0].day), due[0].words)
    assert repr(due[0]) == f"<{first['day'].isoformat()}  {due[0].words}>"
    step = begun.meetings.history().to_frame().iloc[0]
    assert (step["day"], step["name"], step["stage"], step["through"]) == (date(2026, 11, 2), "Carol Lee", "met", "Bob Johnson")
    assert repr(begun.meetings.history()[0]) == "<2026-11-02  Carol Lee: met through Bob Johnson: <b>at noon</b>>"
