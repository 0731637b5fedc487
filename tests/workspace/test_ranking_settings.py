"""The ranking as a user of a store meets it: parameters kept, answers learnt, longer ways, one band for one question."""

from __future__ import annotations

from datetime import date

import pytest

from infograph.errors import BadRequest
from infograph.ranking import Settings
from infograph.workspace import Workspace

TODAY = date(2026, 11, 20)

MINE = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n" + "\n".join(
    f"{first},{last},https://www.linkedin.com/in/{first}-{last}-example,,Northwind,Buyer,02 Jan 2024".lower().title()
    for first, last in (("bob", "brown"), ("eve", "evers"))
)
TIES = "source,target\nBob Brown,Carol Lee\nBob Brown,Dan Dorn\nEve Evers,Fay Fox\nEve Evers,Gil Gray\nCarol Lee,Hana Hill\n"


@pytest.fixture
def net(tmp_path):
    (tmp_path / "mine.csv").write_text(MINE, "utf-8")
    (tmp_path / "ties.csv").write_text(TIES, "utf-8")
    with Workspace.open(tmp_path / "home", create=True, today=TODAY) as found:
        found.import_files([tmp_path / "mine.csv"], me="Me Myself")
        found.import_files([tmp_path / "ties.csv"])
        yield found


def again(net: Workspace) -> Workspace:
    return Workspace.open(net._store.path.parent, today=TODAY)


def test_a_parameter_is_kept_in_the_store_and_changes_the_answer(net):
    before = net.suggest()[0].score
    net.configure("unknown", "0.5")
    with again(net) as other:
        assert other.settings == Settings(unknown=0.5)
        assert other.suggest()[0].score > before
        other.configure("unknown")
        assert other.settings == Settings()


def test_parameters_go_out_as_a_file_and_come_back(net):
    from infograph.question import to_toml

    net.configure("closeness", "[0.1, 0.2, 0.3, 0.4, 0.5]")
    net.configure("learning", "false")
    text = to_toml(net.settings)
    net.configure()
    net.configure_from(text)
    assert net.settings == Settings(closeness=(0.1, 0.2, 0.3, 0.4, 0.5), learning=False)


@pytest.mark.parametrize(
    ("name", "value"), [("hub", "wide"), ("hub", "7"), ("wings", "1"), ("strong", "1.2"), ("learning", "3")]
)
def test_a_parameter_that_cannot_be_is_refused_and_nothing_changes(net, name, value):
    with pytest.raises(BadRequest):
        net.configure(name, value)
    assert net.settings == Settings()


def test_a_file_that_is_no_toml_is_refused_with_its_line(net):
    with pytest.raises(BadRequest, match="line 2"):
        net.configure_from("hub = 0.4\nhub: 0.5\n")


def test_answers_in_the_log_move_the_order_and_are_told(net):
    first = net.suggest(limit=1)[0].best.connector.name
    for stage in ("asked", "declined"):
        net.meetings.log("Dan Dorn", stage, via=first)
    other = {"Bob Brown": "Eve Evers", "Eve Evers": "Bob Brown"}[first]
    assert net.suggest(limit=1)[0].best.connector.name == other
    assert "agreed to 0 of 1 request so far" in net.explain("Carol Lee")
    net.configure("learning", "false")
    assert "agreed to" not in net.explain("Carol Lee")
    net.configure()
    net.forget_answers()
    assert "agreed to" not in net.explain("Carol Lee")


def test_a_log_too_short_to_measure_says_so(net):
    net.meetings.log("Dan Dorn", "declined", via="Bob Brown")
    assert "1 person with a known outcome" in str(net.evaluate_log())


def test_a_person_three_ties_away_is_found_only_when_asked_for(net):
    assert "Hana Hill" not in [one.target.name for one in net.suggest()]
    far = net.suggest(max_hops=3)[-1]
    assert far.target.name == "Hana Hill" and far.band == "long shot"
    assert [person.name for person in far.best.via] == ["Carol Lee"]
    assert "Through Bob Brown" in net.path("Hana Hill") and "Carol Lee - Hana Hill" in net.path("Hana Hill")


def test_a_person_has_one_band_for_one_question(net):
    query = net.query(limit=10, max_per_connector=9)
    net.add_tie("me", "Bob Brown", closeness=5)
    for one in net.suggest(query):
        told = net.explain(f"#{one.target.id}", query=query)
        assert f"{one.band}: {one.times_median:.1f} times your median path in any field" in told
        assert one.explain().splitlines()[0] in told
