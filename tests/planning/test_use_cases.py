"""Planning over a store: opened exports, campaigns that mind the log, employers, notes and copies."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime

import pytest

from exports import BOB, CAROL, export
from infograph.errors import BadRequest
from infograph.grounds import Reason
from infograph.intake.backup import copy_store
from infograph.intake.vault import write_notes
from infograph.phrases import reason_words
from infograph.planning import Caps
from infograph.planning.campaign import Campaign, monday_from
from infograph.workspace import Workspace

MADE = datetime(2026, 6, 1, tzinfo=UTC)


def notes(net, folder):
    return write_notes(net._store, folder)


def test_ask_next_names_contacts_whose_list_is_not_here(net):
    found = Campaign(net).ask_next(industry="fintech")
    assert {one.person.name for one in found.ask} == {"Eve Moreau", "Fay Ito"}
    eve, fay = sorted(found.ask, key=lambda one: one.person.name)
    assert eve.reasons == ("works in the field", "stands in the list of Bob Johnson, so part of theirs may be known")
    assert fay.reasons == ("works in the field",)


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"industry": "fintech", "limit": 1}, "works in the field"),
        ({"industry": "fintech", "title": "engineer"}, "one of those in fintech with “engineer” in the title"),
        ({"title": "engineer"}, "one of those with “engineer” in the title"),
        ({"company": "Stripe"}, "one of those at Stripe"),
    ],
    ids=str,
)
def test_why_a_contact_stands_there_names_what_was_asked(net, asked, reason):
    assert Campaign(net).ask_next(**asked).ask[0].reasons[0] == reason


def test_in_whose_lists_a_contact_stands_is_a_sentence():
    said = {1: "the list of Ann", 2: "the lists of Ann and Bo", 3: "the lists of Ann, Bo and 1 more"}
    for many, words in said.items():
        reason = Reason("listed", between=("Ann", "Bo", "Cy")[:many])
        assert reason_words(reason) == f"stands in {words}, so part of theirs may be known"


def test_who_said_no_or_not_now_is_not_asked_for_an_export(net):
    log(net, "Fay Ito", "paused")
    assert [one.person.name for one in Campaign(net).ask_next(industry="fintech").ask] == ["Eve Moreau"]


def test_what_an_export_has_opened_is_counted_and_contacts_are_not(net):
    found = Campaign(net).ask_next(industry="fintech")
    opened = {one.person.name: (one.targets, one.only) for one in found.opened}
    assert opened == {"Bob Johnson": (2, 1), "Mira Holloway": (1, 0)}
    assert found.reached == 2


def test_an_empty_store_has_nobody_to_ask():
    with Workspace.in_memory() as empty:
        found = Campaign(empty).ask_next()
        assert (found.ask, found.opened) == ((), ())
        assert Campaign(empty).plan().steps == ()


def test_a_campaign_minds_the_caps_and_begins_on_a_monday(net):
    made = Campaign(net).plan(industry="fintech", caps=Caps(2, 2, 1))
    assert {step.target.name for step in made.steps} == {"Carol Lee", "Dan Wu"}
    assert {step.connector.name for step in made.steps} == {"Bob Johnson", "Mira Holloway"}
    assert [step.day for step in made.steps] == [date(2026, 7, 20), date(2026, 7, 27)]


def test_a_campaign_leaves_out_who_was_asked_and_spares_who_still_has_to_answer(net):
    net.add_tie("Bob Johnson", "me", closeness=5)
    log(net, "Dan Wu", "asked", via="Bob Johnson")
    made = Campaign(net).plan(industry="fintech", caps=Caps(3, 3, 1))
    assert [(step.target.name, step.connector.name) for step in made.steps] == [("Carol Lee", "Mira Holloway")]
    assert made.left_out == 1


def test_a_campaign_asks_nobody_who_still_rests(net):
    log(net, "Gil Sommer", "asked", via="Bob Johnson")  # on a Wednesday; rested after two weeks
    made = Campaign(net).plan(industry="fintech", caps=Caps(4, 4, 3))
    bobs = [step.week for step in made.steps if step.connector.name == "Bob Johnson"]
    assert bobs and min(bobs) == 3 and "rest" in {one.cap for one in made.lifted}
    late = next(step for step in made.steps if step.connector.name == "Bob Johnson")
    assert late.waits == ("rest", "rest") and late.rested == date(2026, 7, 29)
    net.meetings.set_cadence({"rest": 0})
    made = Campaign(net).plan(industry="fintech", caps=Caps(4, 4, 3))
    assert min(step.week for step in made.steps if step.connector.name == "Bob Johnson") == 1


def test_a_contact_who_declined_is_not_asked(net):
    log(net, "Mira Holloway", "declined")
    made = Campaign(net).plan(industry="fintech", caps=Caps(3, 3, 3))
    assert {step.connector.name for step in made.steps} == {"Bob Johnson"}


def log(net, name, stage, via=""):
    from infograph.store import events

    with net._store.writing("repair") as db:
        record = dict(db.execute("SELECT person, min(id) FROM record GROUP BY person"))
        through = record[net.person(via).id] if via else 0
        events.add(db, events.NewEvent(record[net.person(name).id], through, stage, net.now))


def test_the_calendar_has_an_entry_for_each_step_and_lasting_marks(net):
    campaign = Campaign(net)
    made = campaign.plan(industry="fintech")
    text = campaign.calendar(made, MADE)
    assert text.count("BEGIN:VEVENT") == len(made.steps) == 2
    uids = [line for line in text.splitlines() if line.startswith("UID")]
    assert uids == [line for line in campaign.calendar(made, MADE).splitlines() if line.startswith("UID")]
    assert "Lee" not in "".join(uids)


def test_employers_are_filled_in_from_the_network(net):
    table = Campaign(net).targets("employer,motivation,mine\nNowhere,5,x\nStripe,3,y\n")
    rows = {row[0]: dict(zip(table.header, row, strict=True)) for row in table.rows}
    assert rows["Stripe"] | {"best path": ""} == {
        "employer": "Stripe",
        "motivation": "3",
        "mine": "y",
        "advocates": "1",
        "alumni": "0",
        "formerly there": "0",
        "reachable": "1",
        "best path": "",
        "checked": "2026-07-15",
    }
    assert "Carol Lee" in rows["Stripe"]["best path"]
    assert rows["Nowhere"]["advocates"] == "0" and "nobody" in rows["Nowhere"]["best path"]


def test_former_colleagues_at_an_employer_are_alumni(tmp_path):
    with Workspace.in_memory(today=date(2026, 7, 15)) as made:
        own = export(tmp_path / "Connections.csv", [BOB])
        (tmp_path / "Positions.csv").write_text("Company Name,Title,Started On,Finished On\nAdyen,Clerk,Feb 2015,Jan 2018\n")
        made.import_files([own, tmp_path / "Positions.csv"], me="Alex Rivera")
        early = export(tmp_path / "bob.csv", [CAROL.replace("Stripe", "Adyen")])
        made.import_files([early], owner="Bob Johnson")
        late = export(
            tmp_path / "bob2.csv",
            [CAROL, CAROL.replace("carol-lee", "x").replace("Carol,Lee", "Kim,Roy").replace("2020", "2026")],
        )
        made.import_files([late], owner="Bob Johnson")
        table = Campaign(made).targets("employer\nStripe\n")
    assert dict(zip(table.header, table.rows[0], strict=True))["alumni"] == "1"


def test_weeks_begin_on_mondays():
    assert monday_from(date(2026, 7, 20)) == date(2026, 7, 20)
    assert monday_from(date(2026, 7, 21)) == date(2026, 7, 27)


def test_notes_link_people_and_are_the_same_the_second_time(net, tmp_path):
    first = notes(net, tmp_path / "n")
    assert first.new == 7 and notes(net, tmp_path / "n").same == 7
    assert "Reached through [[Bob Johnson]], [[Mira Holloway]]." in (tmp_path / "n" / "Carol Lee.md").read_text("utf-8")
    assert "- [[Carol Lee]]" in (tmp_path / "n" / "Bob Johnson.md").read_text("utf-8")


def test_what_the_user_wrote_and_named_in_notes_is_kept(net, tmp_path):
    notes(net, tmp_path)
    old = tmp_path / "Carol Lee.md"
    text = old.read_text("utf-8").replace("---\n\n<!--", "tags: [dear]\nlist:\n  - key: mine\n---\nBefore\n<!--", 1) + "After\n"
    old.rename(tmp_path / "C.md")
    (tmp_path / "C.md").write_text(text, "utf-8")
    log(net, "Carol Lee", "asked", via="Bob Johnson")
    assert notes(net, tmp_path).changed == 3  # Carol's, and the links of both who know her
    kept = (tmp_path / "C.md").read_text("utf-8")
    assert all(part in kept for part in ("tags: [dear]\nlist:\n  - key: mine\n---\n", "\nBefore\n<!--", "After\n"))
    assert 'stage: "asked"' in kept and "2026-07-15 asked through [[Bob Johnson]]" in kept
    assert not old.exists()
    assert notes(net, tmp_path).same == 7


def test_a_note_without_its_marks_or_behind_a_link_is_left_alone(net, tmp_path):
    notes(net, tmp_path)
    note = tmp_path / "Dan Wu.md"
    note.write_text(note.read_text("utf-8").replace("<!-- infograph:end -->", ""), "utf-8")
    before = note.read_bytes()
    assert notes(net, tmp_path).left == ("Dan Wu.md",)
    assert note.read_bytes() == before
    (tmp_path / "link").symlink_to(tmp_path)
    with pytest.raises(BadRequest):
        notes(net, tmp_path / "link")


def test_a_hostile_name_stays_a_file_in_the_folder_and_ends_no_link(tmp_path):
    wild = 'Eve,"../../x]] <!-- infograph:end --> |",https://www.linkedin.com/in/eve-x,,Stripe,Engineer,02 Jan 2022'
    with Workspace.in_memory() as made:
        made.import_files([export(tmp_path / "Connections.csv", [wild, BOB])], me="Alex Rivera")
        notes(made, tmp_path / "n")
        assert notes(made, tmp_path / "n").same == 2
    assert len(list((tmp_path / "n").iterdir())) == 2
    assert [p.name for p in tmp_path.iterdir() if p.suffix == ".md"] == []


def test_a_copy_of_the_store_is_a_store(tmp_path):
    with Workspace.open(tmp_path / "home", create=True) as made:
        made.import_files([export(tmp_path / "Connections.csv", [BOB])], me="Alex Rivera")
        copy_store(made._store, tmp_path / "all.sqlite")
        with pytest.raises(BadRequest):
            copy_store(made._store, tmp_path / "all.sqlite")
    with sqlite3.connect(tmp_path / "all.sqlite") as db:
        assert db.execute("SELECT count(*) FROM person WHERE name = 'Bob Johnson'").fetchone() == (1,)
    db.close()
    (tmp_path / "other").mkdir()
    (tmp_path / "all.sqlite").rename(tmp_path / "other" / "infograph.db")
    with Workspace.open(tmp_path / "other") as again:
        assert again.person("Bob Johnson").company == "Acme Robotics"
    assert not list(tmp_path.glob(".*.part"))


def test_no_note_has_the_name_of_a_device(tmp_path):
    rows = "".join(f"{name},,,,Acme,Nurse,01 Mar 2020\n" for name in ("Con", "LPT1", "aux.de", "Nul ", "Connie", "Com"))
    (tmp_path / "me.csv").write_text(f"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n{rows}", "utf-8")
    with Workspace.in_memory() as net:
        net.import_files([tmp_path / "me.csv"], owner="me")
        notes(net, tmp_path / "n")
    written = {path.stem.casefold() for path in (tmp_path / "n").iterdir()}
    assert written == {"con (name)", "lpt1 (name)", "aux.de (name)", "nul (name)", "connie", "com"}


def test_a_note_has_the_day_of_the_meeting(net, tmp_path):
    net.meetings.log("Carol Lee", "scheduled", on=date(2027, 1, 5))
    notes(net, tmp_path / "n")
    assert " scheduled for 2027-01-05" in (tmp_path / "n" / "Carol Lee.md").read_text("utf-8")
    assert [due.day for due in net.privacy.hidden().meetings.todo()] == [due.day for due in net.meetings.todo()]
