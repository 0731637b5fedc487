"""Whoever is forgotten is in no text, in no byte, and does not come back; whoever was never meant stays."""

from __future__ import annotations

import tempfile
from pathlib import Path
from zlib import crc32

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infograph import Workspace
from infograph.errors import BadRequest, NotFound, StoreProblem
from infograph.outreach.log import NewStep, log_step
from infograph.people import forget
from infograph.store import backups, db, mentions, owners, records, write
from infograph.store.mentions import Marks, without
from laws import law

HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
CAROL = "Carol,Lee,https://www.linkedin.com/in/carol-lee,,Stripe,Head of Payments,01 Mar 2020\n"
BOB = "Bob,Johnson,https://www.linkedin.com/in/bob-johnson,,Lee Carol Consulting,Assistant to Carol LEE,02 Mar 2020\n"
ANN = "Ann,Novak,https://www.linkedin.com/in/ann-novak,,Visa,Engineer,03 Mar 2020\n"


def written(path, *rows, head=HEAD):
    path.write_text(head + "".join(rows), "utf-8")
    return path


@pytest.fixture
def net(tmp_path):
    with Workspace.open(tmp_path / "home", create=True) as net:
        net.import_files([written(tmp_path / "with-Carol-Lee.csv", CAROL, BOB)], owner="me", consent="told by Carol Lee, 2026")
        net.import_files([written(tmp_path / "ann.csv", CAROL, ANN)], owner="Bob Johnson")
        net.set_industry("Lee Carol Consulting", ["consulting"])
        net.work.set_functions("Assistant to Carol Lee", ["operations"])
        net.add_tie("me", "Bob Johnson", note="met at carol.lee's wedding", closeness=4)
        with net._store.writing("repair") as db:
            log_step(db, "Bob Johnson", NewStep("asked", note="lunch with CarolLee; carol-lee writes"), now=net.now)
        yield net


class FullDisk:
    """A connection on whose disk there is no room to write the file anew."""

    def __init__(self, db):
        self._db = db

    def __getattr__(self, name):
        return getattr(self._db, name)

    def execute(self, query, *values):
        if query == "VACUUM":
            raise apsw.FullError("database or disk is full")
        return self._db.execute(query, *values)


def test_where_the_disk_is_full_after_the_change_the_error_says_that_they_are_gone(net, tmp_path, monkeypatch):
    beside = tmp_path / "home" / backups.FOLDER / "infograph-2026-01-02-0.db"
    beside.parent.mkdir(mode=0o700)
    beside.write_bytes(b"carol-lee")
    assert backups.kept(tmp_path / "home") == [beside]
    monkeypatch.setattr(db, "_ROOM", -1)
    monkeypatch.setattr(net._store, "db", FullDisk(net._store.db))
    with pytest.raises(StoreProblem) as caught:
        net.forget(name="Carol Lee")
    said = f"{caught.value.message} {caught.value.hint}"
    assert "is gone" in said and "disk is full" in said and "Nothing was changed" not in said and "doctor --repair" in said
    assert not beside.exists()  # which still held her
    with pytest.raises(NotFound):
        net.person("Carol Lee")
    monkeypatch.undo()
    free = net._store.db.execute("PRAGMA freelist_count").fetchone()[0]
    monkeypatch.setattr(db, "_ROOM", -1)
    net.doctor(repair=True)  # what the error advises
    assert net._store.db.execute("PRAGMA freelist_count").fetchone()[0] <= min(free, 0)


def test_every_text_that_names_somebody_is_shown_and_written_over(net, tmp_path):
    named = net.privacy.named_beside("Carol Lee")
    assert {table for table, _ in named} == {"record", "source", "override", "said_title", "evidence", "event"}
    gone = net.forget(name="Carol Lee")
    assert gone.mentions == len(named) >= 7
    assert net.person("Bob Johnson").position == "Assistant to [forgotten]"
    left = [p for p in (tmp_path / "home").rglob("*") if p.is_file() and b"carol" in p.read_bytes().lower()]
    assert left == []
    with pytest.raises(NotFound):
        net.person("Carol Lee")


texts = st.lists(
    st.sampled_from(("Carol", "CAROL", "Lee", "lee,", "CarolLee", "carol-lee", "Leeward", "to", "Manager", "Dental", "7")),
    max_size=5,
).map(" ".join)


@law(40)
@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=6))
def test_texts_are_found_by_their_words_as_by_reading_all_of_them(jobs):
    with tempfile.TemporaryDirectory() as folder, Workspace.in_memory() as net:
        lines = [f'Ann{n},Novak,,,"{company}","{title}",01 Mar 2020\n' for n, (company, title) in enumerate(jobs)]
        net.import_files([written(Path(folder) / "list.csv", CAROL, *lines)], owner="me")
        with net._store.reading() as db:
            carol = net.person("Carol Lee")
            marks, own = forget._marks(db, carol), records.of_person(db, carol.id)
            by_words, by_reading = (mentions.find(db, marks, own, by_words=by_words) for by_words in (True, False))
        assert set(by_words) == set(by_reading)


def test_a_text_with_other_accents_than_the_name_is_found(tmp_path):
    row = "Bob,Johnson,,,CÁROL LÉE & Sons,Nurse,02 Mar 2020\n"
    with Workspace.in_memory() as net:
        net.import_files([written(tmp_path / "me.csv", CAROL, row)], owner="me")
        assert net.forget(name="Carol Lee").mentions == 1
        assert net.person("Bob Johnson").company == "[forgotten] & Sons"


def test_who_is_called_by_common_words_alone_is_looked_for_in_every_text(tmp_path):
    rows = "Data,Manager,https://www.linkedin.com/in/44,,,,01 Mar 2020\n", "Bob,Johnson,,,To Data Manager,Nurse,02 Mar 2020\n"
    with Workspace.in_memory() as net:
        net.import_files([written(tmp_path / "me.csv", *rows)], owner="me")
        assert net.forget(name="Data Manager").mentions == 1


def test_no_word_of_whoever_was_forgotten_or_of_a_source_taken_out_is_kept(net):
    def kept():
        with net._store.reading() as db:
            words = {place >> 31 for (place,) in db.execute("SELECT place FROM word")}
            return {word for word in ("lee", "payments", "visa", "stripe") if crc32(word.encode()) in words}

    assert kept() == {"lee", "payments", "visa", "stripe"}
    net.forget(name="Carol Lee")
    assert kept() == {"visa"}
    net.forget(owner="Bob Johnson")
    assert kept() == set()


@pytest.mark.parametrize(
    ("owner", "row"),
    [
        ("me", "Carol,Lee,,,,,01 Mar 2020\n"),
        ("Bob Johnson", "Carol,LEE,,,Anywhere,,01 Mar 2020\n"),
        ("Dan Wu", "Carol,Lee,,,Stripe,Engineer,01 Mar 2020\n"),
        ("Dan Wu", CAROL),
    ],
    ids=["in an own list", "in the list of a friend", "by name and employer", "by address"],
)
def test_whoever_was_forgotten_does_not_come_back_from_a_list(net, tmp_path, owner, row):
    net.forget(name="Carol Lee")
    (report,) = net.import_files([written(tmp_path / "again.csv", ANN, row)], owner=owner, new_owner=True)
    assert [problem.count for problem in report.problems if problem.code == "forgotten"] == [1]
    with pytest.raises(NotFound):
        net.person("Carol Lee")


@pytest.mark.parametrize(
    "row",
    [
        "Carol,Lee,https://www.linkedin.com/in/carol-lee-of-ohio,,Stripe,Nurse,01 Mar 2020\n",
        "Carol,Lee,,,Visa,Nurse,01 Mar 2020\n",
    ],
    ids=["of another address", "of another employer in another's list"],
)
def test_somebody_else_of_that_name_is_let_in(net, tmp_path, row):
    net.forget(name="Carol Lee")
    net.import_files([written(tmp_path / "again.csv", row, ANN)], owner="Dan Wu", new_owner=True)
    assert net.person("Carol Lee")


def test_names_are_taken_out_of_texts_and_words_like_them_stay():
    marks = Marks(("carol lee",), ("carol-lee-1", "carol@example.com"))
    texts = {
        "Carol Leeward and Lee": "Carol Leeward and Lee",
        "“Lee, Carol”": "“[forgotten]”",
        "in/carol-lee-1?x": "in/[forgotten]?x",
        "write to CAROL@example.com": "write to [forgotten]",
        "CÁROL LEE and carol_lee": "[forgotten] and [forgotten]",
    }
    assert {text: without(text, marks) for text in texts} == texts


def test_after_a_merge_both_addresses_find_the_person(tmp_path):
    other = "Caroline,Lee,https://www.linkedin.com/in/caroline-lee-2,,Stripe,Head,01 Mar 2020\n"
    with Workspace.in_memory() as net:
        net.import_files([written(tmp_path / "me.csv", CAROL, other)], owner="me")
        kept = net.merge("Carol Lee", "Caroline Lee", sure=True)
        for slug in ("carol-lee", "caroline-lee-2"):
            assert net.person(f"https://www.linkedin.com/in/{slug}").id == kept.id
        net.forget(name=f"#{kept.id}")
        for row in (CAROL, other):
            net.import_files([written(tmp_path / f"{len(row)}.csv", row, BOB)], owner="Dan Wu", new_owner=True)
        with pytest.raises((NotFound, BadRequest)):
            net.person("Caroline Lee")


def logged(net):
    return [(step.person.name, step.stage, step.through and step.through.name) for step in net.meetings.history()]


def test_what_a_friend_gave_goes_without_the_users_own_log_and_what_they_said(net):
    net.meetings.log("Ann Novak", "asked", via="Bob Johnson")
    net.meetings.log("Carol Lee", "met", via="Bob Johnson", told=["Bob Johnson"])
    before, due = logged(net), [one.words for one in net.meetings.todo()]
    net.forget(owner="Bob Johnson")
    assert logged(net) == before and [one.words for one in net.meetings.todo()] == due
    assert net.meetings.history("Carol Lee")[0].named[0].name == "Bob Johnson"
    bob, graph = net.person("Bob Johnson"), net.ego_graph()
    assert graph.edges[graph.graph["ego"], bob.id]["closeness"] == 4
    assert bob.company == "Lee Carol Consulting" and not net.possible_same()


def test_requests_through_somebody_forgotten_go_with_them_and_read_as_none_to_the_person(net):
    net.meetings.log("Ann Novak", "asked", via="Bob Johnson")
    net.meetings.log("Carol Lee", "met", via="Bob Johnson")
    net.forget(name="Bob Johnson")
    assert logged(net) == [("Carol Lee", "met", None)]


def test_how_close_a_friend_called_others_goes_with_what_they_gave(net):
    with net._store.writing("repair") as db:
        bob = next(record for number, record, me in owners.everybody(db) if not me)
        write.add_said_tie(db, bob, records.of_person(db, net.person("Ann Novak").id)[0], write.Said("judged", 1, 5))
    net.forget(owner="Bob Johnson")
    with net._store.reading() as db:
        assert db.execute("SELECT count(*) FROM evidence WHERE said = 'judged'").fetchone() == (0,)


def test_an_owner_is_found_by_the_name_that_the_user_gave_though_their_files_say_another(tmp_path):
    with Workspace.in_memory() as net:
        net.import_files(
            [written(tmp_path / "me.csv", "Robert,Johnson,https://www.linkedin.com/in/bob-j,,Visa,Nurse,01 Mar 2020\n")]
        )
        net.import_files([written(tmp_path / "bob.csv", CAROL)], owner="https://www.linkedin.com/in/bob-j")
        net.import_files([written(tmp_path / "zoe.csv", ANN)], owner="Zoe Quill", new_owner=True)
        net.merge("Zoe Quill", "Robert Johnson", sure=True)
        assert net.forget(owner="Zoe Quill").sources == 1
