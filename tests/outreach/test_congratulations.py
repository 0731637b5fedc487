"""Whom to congratulate stands among what is due, once for each new job."""

from __future__ import annotations

from datetime import date

from click.testing import CliRunner

from exports import BOB, MIRA, export
from infograph.cli.main import cli
from infograph.workspace import Workspace

NEWER = [
    BOB.replace("Acme Robotics,Engineer", "Acme Robotics,Lead Engineer"),
    MIRA.replace("Northlight Bank", "Stripe"),
    "Kai,Lund,https://www.linkedin.com/in/kai-lund,,Visa,Analyst,10 Nov 2026",
]


def due(folder, day: date) -> list[tuple[str, str, str]]:
    with Workspace.open(folder, create=True, today=day) as net:
        return [(one.kind, one.words, one.draft) for one in net.meetings.todo()]


def test_a_contact_with_a_new_employer_is_to_be_congratulated_for_some_weeks_or_until_something_is_logged(
    tmp_path, monkeypatch
):
    store = tmp_path / "home"
    with Workspace.open(store, create=True, today=date(2026, 11, 20)) as net:
        net.import_files([export(tmp_path / "old.csv", [BOB, MIRA])], me="Alex Rivera")
        net.import_files([export(tmp_path / "new.csv", NEWER)])
    wanted = [("congrats", "Congratulate Mira Holloway on the new job at Stripe", "congrats")]
    assert due(store, date(2026, 11, 20)) == wanted, "a new title is no new job"
    assert due(store, date(2027, 1, 20)) == []
    monkeypatch.setenv("INFOGRAPH_HOME", str(store))
    with Workspace.open(store, today=date(2026, 11, 20)) as net:
        draft = net.meetings.draft("Mira Holloway", "congrats")
    assert "Stripe" in draft[0].draft.body, draft
    monkeypatch.setattr("infograph.workspace.date", type("Day", (date,), {"today": classmethod(lambda cls: cls(2026, 11, 20))}))
    shown = CliRunner().invoke(cli, ["todo", "--all"], prog_name="infograph").output
    assert (
        "infograph draft 'Mira Holloway' --kind congrats" in shown
        and "“thanked”: infograph log 'Mira Holloway' thanked" in shown
    )
    with Workspace.open(store, today=date(2026, 11, 21)) as net:
        net.meetings.log("Mira Holloway", "asked")
    assert "congrats" not in {kind for kind, *_ in due(store, date(2026, 11, 22))}


def test_a_job_that_another_list_had_before_is_no_news_and_nobody_is_late_with_what_an_import_says(tmp_path):
    def rows(employer: str, day: str) -> list[str]:
        return [BOB, MIRA.replace("Northlight Bank", employer), f"Kai,Lund,https://www.linkedin.com/in/kai,,Visa,Analyst,{day}"]

    for place, friends in enumerate(("Visa", "Stripe")):
        store = tmp_path / f"home{place}"
        with Workspace.open(store, create=True, today=date(2026, 11, 20)) as net:
            net.import_files(
                [export(tmp_path / "bob.csv", rows(friends, "01 Feb 2025")[1:])], owner="Bob Johnson", new_owner=True
            )
            net.import_files([export(tmp_path / "old.csv", rows("Northlight Bank", "02 Mar 2025"))], me="Alex Rivera")
            net.import_files([export(tmp_path / "new.csv", rows("Stripe", "03 Mar 2026"))])
        late = [(task.words, task.day) for task in _todo(store, date(2026, 3, 20))]
        expected = [("Congratulate Mira Holloway on the new job at Stripe", date(2026, 3, 20).toordinal())]
        assert late == (expected if friends == "Visa" else [])


def _todo(folder, day: date):
    with Workspace.open(folder, today=day) as net:
        return net.meetings.todo()
