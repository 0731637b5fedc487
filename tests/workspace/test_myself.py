"""The user is never suggested to meet themselves: who is them in a friend's list, and who may be."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from exports import export
from infograph.workspace import Workspace

TODAY = date(2026, 11, 20)
L = "https://www.linkedin.com/in/"
DAYS = {"Bob": "02 Jan 2024", "Cy": "03 Feb 2023"}
MINE = [f"Bob,Quill,{L}bob,,Rail,Driver,{DAYS['Bob']}", f"Cy,Voss,{L}cy,,Rail,Driver,{DAYS['Cy']}"]
JAN, KAI = f"Jan,Reed,{L}jan,,Plan,Teller,01 Mar 2024", f"Kai,Lund,{L}kai,,Plan,Teller,01 Mar 2024"
OWNERS = {"Bob": "Bob Quill", "Cy": "Cy Voss", "Di": "Di Moss"}


def row(name: str = "Pat,Example", slug: str = "pat", company: str = "Example Bank", day: str = DAYS["Bob"]) -> str:
    return f"{name},{L + slug if slug else ''},,{company},Teller,{day}"


@pytest.fixture
def net(tmp_path: Path):
    with Workspace.open(tmp_path / "home", create=True, today=TODAY) as opened:
        yield opened


def give(net: Workspace, folder: Path, me: str = "Pat Example", mine: list[str] | None = None, **lists: list[str]):
    """Import my own list and friends' lists, each by the first name of its owner."""
    net.import_files([export(folder / "mine.csv", MINE if mine is None else mine)], me=me)
    for friend, rows in lists.items():
        net.import_files([export(folder / f"{friend}.csv", rows)], owner=OWNERS[friend], new_owner=True)


def met(net: Workspace) -> set[str]:
    """Return the names of everybody who is suggested, or stands on a way."""
    ways = [path for found in net.suggest(limit=50, max_hops=3) for path in found.paths]
    return {found.target.name for found in net.suggest(limit=50, max_hops=3)} | {
        person.name for path in ways for person in (path.connector, *path.via)
    }


def asked(net: Workspace) -> list[str]:
    return [pair.other.name for pair in net.possible_same() if pair.me]


def test_i_am_the_only_one_of_my_name_in_the_lists_of_my_contacts(net, tmp_path):
    give(net, tmp_path, Bob=[row(), JAN], Cy=[row(day=DAYS["Cy"]), KAI])
    assert net.person("me").slug == "pat" and net.person("me").company == "Example Bank"
    assert {s.target.name for s in net.suggest()} == {"Jan Reed", "Kai Lund"}
    assert asked(net) == [] and net.status().second_degree == 2


def test_the_order_of_the_files_makes_no_difference_to_who_i_am(net, tmp_path):
    net.import_files([export(tmp_path / "bob.csv", [row(), JAN])], owner="Bob Quill", me="Pat Example")
    assert asked(net) == ["Pat Example"] and met(net) == {"Jan Reed", "Bob Quill"}  # whether Bob is a contact is not known yet
    net.import_files([export(tmp_path / "mine.csv", MINE)])
    assert net.person("me").slug == "pat" and asked(net) == []
    net.forget(sources=[source.id for source in net.sources() if source.file == "mine.csv"])
    assert net.person("me").slug == "" and asked(net) == ["Pat Example"]


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    ("lists", "doubtful"),
    [
        ({"Di": [row(), JAN]}, 1),  # Di is no contact of mine: a namesake, or me
        ({"Bob": [row(), row(slug="pat-2"), JAN]}, 2),
        ({"Bob": [row(), JAN], "Cy": [row(slug="pat-2"), KAI]}, 2),
        ({"Bob": [row("Patricia,Example"), JAN]}, 1),
        ({"Bob": [row("Pat,E."), JAN]}, 1),
        ({"Di": [row("Patricia,Example"), JAN]}, 0),
        ({"Bob": [row(), JAN], "Di": [row(slug="pat-2", company="Acme"), KAI]}, 0),  # another address than mine by now
        ({"Bob": [row(), JAN], "Di": [row(slug="pat-2"), KAI]}, 1),  # but an employer of mine
        ({"Bob": [row(), row(slug="pat-2")], "Di": [row(), row(slug="pat-2")]}, 2),
    ],
)
def test_whoever_may_be_me_is_asked_about_once_and_not_suggested_meanwhile(net, tmp_path, lists, doubtful):
    give(net, tmp_path, **lists)
    assert len(asked(net)) == doubtful
    if doubtful:
        assert not {name for name in met(net) if name.startswith("Pat")}
        assert sum("infograph merge me" in hint for hint in net.status().hints) == doubtful
    reports = net.import_files([export(tmp_path / "more.csv", [KAI, JAN])], owner="Cy Voss")
    assert not any("merge me" in note for note in reports[-1].notes)


def test_who_stands_beside_me_in_a_list_is_another_member(net, tmp_path):
    give(net, tmp_path, me=f"{L}pat", Bob=[row(), row(slug="pat-2", company="Acme"), JAN])
    assert net.person("me").name == "Pat Example" and asked(net) == []
    assert net.status().second_degree == 2


def test_my_answer_is_kept_and_nobody_is_asked_twice(net, tmp_path):
    give(net, tmp_path, Di=[row(), JAN], Bob=[row("Patricia,Example", "patricia"), KAI])
    pairs = {pair.other.name: f"#{pair.other.id}" for pair in net.possible_same() if pair.me}
    assert set(pairs) == {"Pat Example", "Patricia Example"}
    net.merge("me", pairs["Patricia Example"])
    net.keep_apart("me", pairs["Pat Example"])
    assert asked(net) == [] and net.person("me").slug == "patricia"
    net.import_files([export(tmp_path / "di2.csv", [row(), JAN, KAI])], owner="Di Moss")
    assert asked(net) == [] and net.person("me").slug == "patricia"
    assert "Pat Example" in met(net)


def test_without_a_name_who_stands_in_every_friends_list_and_not_in_mine_is_asked_about(net, tmp_path):
    both = [f"Ola,Brekke,{L}ola,,Plan,Teller,01 Mar 2024"]
    give(net, tmp_path, me="", Bob=[row(), JAN, *both, MINE[1]], Cy=[row(day=DAYS["Cy"]), KAI, *both, MINE[0]])
    assert asked(net) == ["Pat Example"]  # connected with both on the days on which I am
    assert met(net) == {"Jan Reed", "Kai Lund", "Ola Brekke", "Bob Quill", "Cy Voss"}
    (pair,) = [pair for pair in net.possible_same() if pair.me]
    net.merge("me", f"#{pair.other.id}")
    assert (net.status().me, asked(net), net.status().people) == ("Pat Example", [], 6)


def test_without_a_name_and_with_a_crowd_in_every_list_i_am_asked_for_my_name(net, tmp_path):
    crowd = [f"Ola,Brekke{letter},{L}ola{letter},,Plan,Teller,05 Mar 2020" for letter in "abcdef"]
    give(net, tmp_path, me="", Bob=crowd, Cy=[*crowd, KAI])
    assert asked(net) == [] and any("--me" in hint and "every friend’s list" in hint for hint in net.status().hints)
    assert net.suggest().crowd > 5


def test_a_namesake_in_my_own_list_is_not_me_even_at_my_employer(net, tmp_path):
    place = tmp_path / "archive"
    place.mkdir()
    (place / "Connections.csv").write_text(
        "First Name,Last Name,Company,Position,Connected On\nPat,Example,Acme,Buyer,02 Jan 2020\n"
    )
    (place / "Profile.csv").write_text("First Name,Last Name,Headline\nPat,Example,x\n")
    (place / "Positions.csv").write_text("Company Name,Title,Started On,Finished On\nAcme,Buyer,Jan 2020,\n")
    net.import_files([place])
    assert (net.status().contacts, net.status().people, asked(net)) == (1, 2, [])


def test_who_is_not_me_by_my_word_is_not_asked_about_as_one_of_a_crowd(net, tmp_path):
    give(net, tmp_path, me="", Bob=[row(), JAN], Cy=[row(), KAI])
    (pair,) = [pair for pair in net.possible_same() if pair.me]
    net.keep_apart("me", f"#{pair.other.id}")
    assert asked(net) == [] and not any("every friend’s list" in hint for hint in net.status().hints)
    assert net.suggest().crowd == 0


def test_who_writes_in_every_conversation_of_a_json_snapshot_tells_whose_it_is(net, tmp_path):
    import json

    def message(sender: str, reader: str, number: int) -> dict[str, str]:
        ends = {"FROM": sender, "TO": reader, "SENDER PROFILE URL": "", "RECIPIENT PROFILE URLS": ""}
        ends["SENDER PROFILE URL"], ends["RECIPIENT PROFILE URLS"] = (L + name.split()[0].lower() for name in (sender, reader))
        return {"CONVERSATION ID": str(number), **ends, "DATE": "2024-05-01 10:00:00 UTC", "CONTENT": "Hello"}

    contacts = [{"First Name": "Bob", "Last Name": "Quill", "Connected On": "02 Jan 2024"}]
    sent = [message("Pat Example", "Bob Quill", 1), message("Cy Voss", "Pat Example", 2)]
    pages = [{"snapshotDomain": "CONNECTIONS", "snapshotData": contacts}, {"snapshotDomain": "INBOX", "snapshotData": sent}]
    place = tmp_path / "snapshot.json"
    place.write_text(json.dumps({"elements": pages}))
    give(net, tmp_path)
    (report,) = net.import_files([place])
    assert report.taken_as.startswith("yours") and "Pat Example" in report.taken_as


PROFILE = "First Name,Last Name,Maiden Name,Headline,Industry\nPatricia,Example,{},Teller,Banking\n"
JOBS = "Company Name,Title,Started On,Finished On\nExample Bank,Teller,Jan 2020,\nOld Mill,Miller,Jan 2010,Dec 2019\n"


def archive(net: Workspace, folder: Path, maiden: str = "") -> None:
    folder.mkdir()
    (folder / "Profile.csv").write_text(PROFILE.format(maiden))
    (folder / "Positions.csv").write_text(JOBS)
    net.import_files([export(folder / "Connections.csv", MINE).parent])


def test_i_am_known_by_the_name_i_had_before(net, tmp_path):
    archive(net, tmp_path / "mine", "Stone")
    net.import_files([export(tmp_path / "bob.csv", [row("Patricia,Stone", "ps", "Old Mill"), JAN])], owner="Bob Quill")
    assert met(net) == {"Jan Reed", "Bob Quill"} and asked(net) == []
    two = [row("Patricia,Stone", "", "Acme"), row("Patricia,Example", "", "Acme"), KAI]
    net.import_files([export(tmp_path / "cy.csv", two)], owner="Cy Voss")
    with net._store.reading() as db:  # whose name is now mine
        mine = {name for (name,) in db.execute("SELECT name FROM record WHERE joined LIKE 'your name%' AND source = 5")}
    assert mine == {"Patricia Example"}


@pytest.mark.parametrize(
    ("rows", "doubtful"),
    [
        ([row("Patricia,Stone", "ps", "Old Mill"), JAN], ["Patricia Stone"]),
        ([row("Patricia,Stone", "ps", "Old Mill"), row("Patricia,Example", "pe"), JAN], []),  # I stand there already
        ([row("Patricia,Stone", "ps", "Old Mill"), row("Patricia,Moss", "pm", "Old Mill"), JAN], []),  # could be either
        ([row("Patricia,Stone", "ps", "Elsewhere"), JAN], []),
        ([row("Patrick,Stone", "ps", "Old Mill"), JAN], []),
    ],
    ids=["alone", "beside me", "two", "no employer of mine", "another first name"],
)
def test_whoever_has_my_first_name_and_an_employer_of_mine_in_a_list_that_must_hold_me_is_asked_about(
    net, tmp_path, rows, doubtful
):
    archive(net, tmp_path / "mine")
    (report,) = net.import_files([export(tmp_path / "bob.csv", rows)], owner="Bob Quill")
    assert asked(net) == doubtful and met(net).isdisjoint(doubtful)
    assert sum("first name" in note for note in report.notes) == len(doubtful)
