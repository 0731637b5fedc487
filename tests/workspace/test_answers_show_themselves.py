"""What Python gives back shows itself, makes a table of itself, and says what can be asked."""

from __future__ import annotations

import inspect

import pytest

import infograph as ig
from exports import ALEX, BOB, CAROL, DAN, MIRA, export
from infograph import figures
from infograph.cli.traits import traits
from infograph.errors import BadRequest
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
