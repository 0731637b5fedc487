"""The export of a whole store makes the same store of an empty one: the same bytes, people, answers and log."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from exports import ALEX, BOB, CAROL, DAN, MIRA, export
from infograph.errors import BadRequest, InfographError, StoreProblem
from infograph.store import dump
from infograph.store.meta import put_meta
from infograph.workspace import Workspace
from laws import law

TODAY = date(2026, 11, 20)
SAMPLE = Path(__file__).parents[2] / "sample_data"


def dumped(net: Workspace) -> str:
    out = io.StringIO()
    net.export("json", out)
    return out.getvalue()


def derived(net: Workspace) -> dict[str, list[tuple[object, ...]]]:
    db = net._store.db
    return {table: sorted(db.execute(f"SELECT * FROM {table}"), key=repr) for table in dump.DERIVED if table != "lost_key"}


def restored(text: str, folder: Path) -> Workspace:
    path = folder / "everything.json"
    path.write_text(text, "utf-8")
    net = Workspace.in_memory(today=TODAY)
    (report,) = net.import_files([path])
    assert report.status == "ok", report.why
    return net


def assert_the_same(net: Workspace, folder: Path) -> None:
    text = dumped(net)
    with restored(text, folder) as again:
        assert dumped(again) == text
        assert derived(again) == derived(net)
        assert again.suggest(industry="fintech").render("json") == net.suggest(industry="fintech").render("json")
        assert again.meetings.history() == net.meetings.history() and again.meetings.todo() == net.meetings.todo()
        assert (again.goal, again.settings, again.meetings.cadence) == (net.goal, net.settings, net.meetings.cadence)
        stamp = datetime(2026, 11, 20, tzinfo=UTC)
        assert again.meetings.calendar(stamp) == net.meetings.calendar(stamp)
        assert again.merges() == net.merges() and again.sources() == net.sources()


@pytest.fixture
def sample():
    with Workspace.in_memory(today=TODAY) as net:
        net.import_files([SAMPLE / "alex-rivera", SAMPLE / "friends"])
        yield net


@pytest.mark.slow
def test_the_sample_people_come_back_exactly(sample, tmp_path):
    assert_the_same(sample, tmp_path)


@pytest.mark.slow
def test_decisions_log_sheets_and_settings_come_back_exactly(sample, tmp_path):
    targets = [one.target for one in sample.suggest(industry="fintech", limit=6)]
    via = sample.suggest(industry="fintech")[0].best.connector
    sample.meetings.log(
        f"#{targets[0].id}", "asked", via=f"#{via.id}", on=date(2026, 11, 1), note="over “lunch”\u2028, ünïcode"
    )
    sample.meetings.log(f"#{targets[0].id}", "met", told=("Ann Po <https://www.linkedin.com/in/ann-po>",))
    sample.meetings.log(f"#{targets[1].id}", "scheduled", on=date(2026, 12, 1))
    sample.meetings.set_pitch("Planner, moving into payments")
    sample.meetings.set_cadence({"nudge": 5})
    sample.set_industry("Larkspur Commerce", ["fintech"])
    sample.add_tie("me", f"#{via.id}", closeness=5, note="rowed in one boat")
    sample.merge(f"#{targets[2].id}", f"#{targets[3].id}", sure=True)
    joined = sample.merges()[0]
    sample.split(joined.record_id, joined.other_id)
    sample.forget(name=f"#{targets[4].id}")
    sample.forget(sources=[sample.sources()[-1].id])
    assert_the_same(sample, tmp_path)


STEPS = (
    lambda net, folder: net.import_files([folder / "dan.csv"], owner="Dan Wu", new_owner=True),
    lambda net, _: net.meetings.log("Carol Lee", "asked", via="Bob Johnson"),
    lambda net, _: net.meetings.log("Carol Lee", "met", told=("Ann Po", "Dan Wu")),
    lambda net, _: net.meetings.undo(),
    lambda net, _: net.merge("Dan Wu", "Carol Lee", sure=True),
    lambda net, _: net.split(net.merges()[0].record_id, net.merges()[0].other_id),
    lambda net, _: net.add_tie("Bob Johnson", "Ole Voss", note="cousins"),
    lambda net, _: net.forget(name="Dan Wu"),
    lambda net, _: net.forget(owner="Bob Johnson"),
    lambda net, _: net.set_industry("Acme Robotics", ["fintech"]),
    lambda net, _: net.meetings.log("Bob Johnson", "list asked"),
    lambda net, _: net.meetings.log("Mira Holloway", "list declined"),
    lambda net, _: net.meetings.log("Carol Lee", "scheduled", on=date(2026, 12, 1)),
    lambda net, _: net.meetings.set_cadence({"nudge": 5, "rest": 0}),
    lambda net, _: net.meetings.set_pitch("Planner, moving into payments"),
    lambda net, _: net.configure("reuse", "0.5"),
    lambda net, _: setattr(net, "goal", net.query(industry="fintech", level="senior")),
    lambda net, _: setattr(net, "goal", None),
)


@law(30)
@example([12, 3, 10, 13, 14, 15, 16])  # struck out of calendars, and every setting
@example([0, 2, 7, 3])  # a meeting undone in which somebody was named who was forgotten since
@given(st.lists(st.sampled_from(range(len(STEPS))), max_size=7))
def test_whatever_was_done_comes_back_exactly(tmp_path_factory, order):
    folder = tmp_path_factory.mktemp("restoring")
    export(folder / "dan.csv", [CAROL, BOB, MIRA])
    with Workspace.in_memory(today=TODAY) as net:
        net.import_files([export(folder / "me.csv", [BOB, MIRA])], me="Alex Rivera")
        net.import_files([export(folder / "bob.csv", [CAROL, DAN, ALEX])], owner="Bob Johnson")
        for step in order:
            try:
                STEPS[step](net, folder)
            except (InfographError, IndexError):
                continue  # what cannot be done changes nothing
        assert_the_same(net, folder)


@pytest.mark.parametrize("setting", ["ranking", "goal", "cadence", "struck"])
def test_what_could_not_be_imported_again_is_not_exported(net, tmp_path, setting):
    with net._store.writing("config") as db:
        put_meta(db, setting, "{cut off")
    out = io.StringIO()
    with pytest.raises(StoreProblem, match=setting):
        net.export("json", out)
    assert not out.getvalue()


def test_templates_come_along_and_what_stands_there_stays(tmp_path):
    with Workspace.open(tmp_path / "one", create=True, today=TODAY) as net:
        net.import_files([export(tmp_path / "me.csv", [BOB])])
        net.meetings.copy_templates()
        (tmp_path / "one" / "templates" / "ask.txt").write_bytes("Subject: Hé\r\n\r\nHello".encode())
        text = dumped(net)
    path = tmp_path / "all.json"
    path.write_text(text, "utf-8")
    with Workspace.open(tmp_path / "two", create=True, today=TODAY) as net:
        net.import_files([path])
        assert dumped(net) == text
    assert (tmp_path / "two" / "templates" / "ask.txt").read_bytes() == "Subject: Hé\r\n\r\nHello".encode()
    (tmp_path / "three" / "templates").mkdir(parents=True)
    (tmp_path / "three" / "templates" / "ask.txt").write_text("mine")
    with Workspace.open(tmp_path / "three", create=True, today=TODAY) as net:
        (report,) = net.import_files([path])
    assert "ask.txt" in report.notes[-1] and (tmp_path / "three" / "templates" / "ask.txt").read_text() == "mine"


@pytest.fixture
def net(tmp_path):
    with Workspace.in_memory(today=TODAY) as opened:
        opened.import_files([export(tmp_path / "me.csv", [BOB, MIRA])], me="Alex Rivera")
        yield opened


def test_a_store_that_holds_something_else_is_not_touched(net, tmp_path):
    path = tmp_path / "all.json"
    path.write_text(dumped(net), "utf-8")
    (report,) = net.import_files([path])
    assert report.status == "unchanged"
    net.meetings.log("Bob Johnson", "asked")
    before = dumped(net)
    (report,) = net.import_files([path])
    assert report.status == "refused" and "another one here already" in report.why and "INFOGRAPH_HOME" in report.hint
    assert dumped(net) == before


def test_it_is_told_by_its_content_and_imported_alone(net, tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("\ufeff" + json.dumps(json.loads(dumped(net)), indent=2), "utf-8")
    with Workspace.in_memory(today=TODAY) as other:
        with pytest.raises(BadRequest, match="whole store"):
            other.import_files([path, tmp_path / "me.csv"])
        with pytest.raises(BadRequest, match="no --owner"):
            other.import_files([path], owner="Bob Johnson")
        (report,) = other.import_files([path], dry_run=True)
        assert (report.status, report.kind, report.people_new) == ("ok", "infograph_export", 3)
        assert other.status().people == 0
        with path.open("rb") as stream:
            other.import_files(["-"], stdin=stream)
        assert dumped(other) == dumped(net)


def change(text: str, table: str, column: str, value: object) -> str:
    found = json.loads(text)
    one = next(one for one in found["store"]["tables"] if one["table"] == table)
    one["rows"][0][one["columns"].index(column)] = value
    return json.dumps(found)


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("record", "connected", 10**9),
        ("record", "name", 7),
        ("record", "name", None),
        ("record", "source", 99),
        ("record", "id", True),
        ("record", "id", 1 << 70),
        ("source", "imported_on", "soon"),
        ("event", "day", 0),
        ("event", "record", 99),
        ("record_key", "key", "xyz"),
        ("owner", "me", 7.5),
        ("record", "name", "\ud800"),
        ("record", "id", "1"),
    ],
)
def test_a_value_that_no_store_can_hold_is_refused_and_nothing_kept(net, tmp_path, table, column, value):
    net.meetings.log("Bob Johnson", "asked")
    path = tmp_path / "all.json"
    path.write_text(change(dumped(net), table, column, value), "utf-8")
    with Workspace.in_memory(today=TODAY) as other:
        (report,) = other.import_files([path])
        assert report.status == "refused" and dump.is_empty(other._store.db)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("cadence", "{"),
        ("cadence", '{"nag": 1}'),
        ("cadence", "7"),
        ("ranking", "[]"),
        ("ranking", '{"hub": "x"}'),
        ("struck", '{"a": -5}'),
        ("struck", "1"),
    ],
)
def test_settings_that_were_never_kept_are_refused(net, tmp_path, key, value):
    found = json.loads(dumped(net))
    next(one for one in found["store"]["tables"] if one["table"] == "meta")["rows"].append([key, value])
    path = tmp_path / "all.json"
    path.write_text(json.dumps(found), "utf-8")
    with Workspace.in_memory(today=TODAY) as other:
        (report,) = other.import_files([path])
        assert report.status == "refused" and dump.is_empty(other._store.db)


@pytest.mark.parametrize(
    "text",
    [
        '{"format": "infograph store"',
        '{"format": "infograph store"}',
        '{"format": "infograph store", "store": []}',
        '{"format": "infograph store", "store": {"version": 99, "tables": []}}',
        '{"format": "infograph store",' + "[" * 100_000,
        '{"format": "infograph store", "store": {"version": 1, "tables": [{"table": "x", "columns": ["a"], "rows": [[1]]}]}}',
        '{"format": "infograph store", "store": {"version": 1, "tables": [{"table": "meta", "columns": ["key; DROP"], "rows": []}]}}',
        '{"format": "infograph store", "store": {"version": 1, "tables": [{"table": "meta", "columns": 5, "rows": 5}]}}',
    ],
)
def test_what_is_no_whole_export_is_refused(tmp_path, text):
    path = tmp_path / "all.json"
    path.write_text(text, "utf-8")
    with Workspace.in_memory(today=TODAY) as other:
        (report,) = other.import_files([path])
        assert report.status == "refused" and report.hint and dump.is_empty(other._store.db)


def test_every_table_of_the_store_is_handed_out_or_made_of_those(net):
    tables = {row[0] for row in net._store.db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert tables - {"sqlite_sequence"} == {*dump.TABLES, *dump.DERIVED, *dump.STAYS}
