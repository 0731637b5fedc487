"""Whose file, who am I, whose messages: archives as people have them, through the whole import."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest

from infograph.errors import BadRequest
from infograph.workspace import Workspace

TODAY = date(2026, 11, 20)
L = "https://www.linkedin.com/in/"
OLD = "First Name,Last Name,Email Address,Company,Position,Connected On\n"
NEW = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
SENDERS = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER\n"
BOTH = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n"


@pytest.fixture
def net(tmp_path: Path):
    with Workspace.open(tmp_path / "home", create=True, today=TODAY) as opened:
        yield opened


def folder(place: Path, **files: str) -> Path:
    """Write an unpacked archive."""
    place.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (place / f"{name}.csv").write_text(text, "utf-8")
    return place


def old_message(thread: int, sender: str, slug: str, to: str) -> str:
    return f"{thread},,{sender},{L}{slug},{to},2022-01-0{thread} 10:00:00 UTC,,Hello,INBOX\n"


def test_an_old_list_without_addresses_keeps_the_conversations_of_its_people(net, tmp_path):
    archive = folder(
        tmp_path / "old",
        Connections=OLD + "Mira,Tolland,,Example Bank,Analyst,02 Mar 2021\nOde,Farrow,,Example Rail,Engineer,05 Apr 2020\n"
        "Wim,Castell,,Example Foods,Buyer,06 Apr 2020\n",
        messages=SENDERS
        + old_message(1, "Mira Tolland", "mira-1a2b3c", "Pat Example")
        + old_message(1, "Pat Example", "pat-example", "Mira Tolland")
        + old_message(2, "Ode Farrow", "ode-77", "Pat Example")
        + old_message(3, "Pat Example", "pat-example", "Wim Castell"),
    )
    (report,) = net.import_files([archive])
    assert (report.owner, report.evidence, report.evidence_waiting) == ("me", {"messages": 3}, 0)
    assert net.person("Mira Tolland").slug == "mira-1a2b3c"
    assert net.status().messaged == 3


def test_two_of_one_name_in_one_list_stay_two_and_are_shown_as_possible(net, tmp_path):
    rows = "Asha,Verma,,Example Bank,Assistant Manager,07 Jan 2019\nAsha,Verma,,Example Motors,Process Engineer,07 Jan 2019\n"
    archive = folder(
        tmp_path / "old",
        Connections=OLD + rows + "Bo,Quill,,Example Rail,Driver,08 Jan 2019\n",
        messages=SENDERS
        + old_message(1, "Asha Verma", "asha-1", "Pat Example")
        + old_message(2, "Bo Quill", "bo", "Pat Example"),
    )
    (report,) = net.import_files([archive])
    assert (report.connections, report.merged, report.evidence_waiting) == (3, {}, 1)
    assert [(pair.one.company, pair.other.company) for pair in net.possible_same()] == [("Example Bank", "Example Motors")]


LIST = (
    NEW
    + f"Mira,Tolland,{L}mira-1a2b3c,,Example Bank,Analyst,02 Mar 2021\nOde,Farrow,{L}ode-77,,Example Rail,Engineer,05 Apr 2020\n"
)
PROFILE = "First Name,Last Name,Headline\n{},Buyer\n"
PAT, MIRA, ODE, BOB = (
    ("Pat Example", "pat-example"),
    ("Mira Tolland", "mira-1a2b3c"),
    ("Ode Farrow", "ode-77"),
    ("Bob Quill", "bob"),
)


def message(thread: int, sender: tuple[str, str], to: tuple[str, str]) -> str:
    day = f"2022-01-0{thread} 10:00:00 UTC"
    return f"{thread},,{sender[0]},{L}{sender[1]},{to[0]},{L}{to[1]},{day},,Hello,INBOX\n"


def talks(owner: tuple[str, str]) -> str:
    """Return messages of an owner with two people, neither of whom stands in all of them."""
    return BOTH + message(1, MIRA, owner) + message(1, owner, MIRA) + message(2, ODE, owner)


def picked(place: Path, owner: tuple[str, str] = PAT, **more: str) -> Path:
    """Write what LinkedIn gives for files picked by hand: no profile."""
    return folder(place, Connections=LIST, messages=talks(owner), **more)


@pytest.mark.sampled(6)
@pytest.mark.parametrize(
    "told", ["Pat Example", "pat éxample", "PAT Q. EXAMPLE", "Example Pat", "Pat Quinn Example", f"{L}Pat-Example/"]
)
@pytest.mark.parametrize("when", ["now", "earlier", "typed wrong before"])
def test_an_archive_without_a_profile_is_mine_if_who_writes_is_whom_i_said_i_am(net, tmp_path, told, when):
    bob = folder(tmp_path / "bob", Connections=NEW + f"Jan,Reed,{L}jan,,Plan,Teller,02 Jan 2024\n")
    if when != "now":
        net.import_files([bob / "Connections.csv"], owner="Bob Quill", me="Pta Exmpl" if when != "earlier" else told)
    (report,) = net.import_files([picked(tmp_path / "mine")], me=told if when != "earlier" else "")
    assert (report.owner, report.connections, report.evidence) == ("me", 2, {"messages": 2})
    assert "stands in its conversations" in report.taken_as
    assert net.person("me").slug == "pat-example" and net.status().contacts == 2 + (when != "now")


def test_a_friends_archive_is_the_friends_by_who_writes_in_it(net, tmp_path):
    net.import_files(
        [folder(tmp_path / "me", Connections=NEW + f"Bob,Quill,{L}bob,,Rail,Driver,02 Jan 2024\n")], me="Pat Example"
    )
    (report,) = net.import_files([picked(tmp_path / "theirs", BOB)])
    assert (report.owner, report.taken_as) == (
        "Bob Quill",
        "Bob Quill’s: Bob Quill (linkedin.com/in/bob) stands in its conversations",
    )
    assert net.status().contacts == 1 and net.status().second_degree == 2
    assert net.person("Bob Quill").complete


def test_a_loose_file_of_a_friends_messages_is_not_mine(net, tmp_path):
    net.import_files(
        [folder(tmp_path / "me", Connections=NEW + f"Bob,Quill,{L}bob,,Rail,Driver,02 Jan 2024\n")], me="Pat Example"
    )
    (report,) = net.import_files([picked(tmp_path / "theirs", BOB) / "messages.csv"])
    assert report.owner == "Bob Quill"


def test_a_friend_of_an_old_list_is_whoever_writes_in_their_archive(net, tmp_path):
    net.import_files(
        [folder(tmp_path / "me", Connections=OLD + "Bob,Quill,,Example Rail,Driver,02 Jan 2024\n")], me="Pat Example"
    )
    net.import_files([picked(tmp_path / "theirs", BOB)])
    assert net.status().contacts == 1 and net.person("Bob Quill").slug == "bob"


def test_files_given_one_by_one_say_who_i_am_as_the_archive_does(net, tmp_path):
    mine = picked(tmp_path / "mine")
    list_, messages = net.import_files([mine / "Connections.csv", mine / "messages.csv"], me="pat example")
    assert (list_.owner, messages.owner, messages.evidence) == ("me", "me", {"messages": 2})
    assert net.person("me").slug == "pat-example"


def test_a_single_conversation_is_mine_where_one_of_both_is_me(net, tmp_path):
    archive = folder(tmp_path / "mine", Connections=LIST, messages=BOTH + message(1, MIRA, PAT) + message(1, PAT, MIRA))
    (report,) = net.import_files([archive], me="Pat Example")
    assert (report.owner, report.evidence) == ("me", {"messages": 1})


@pytest.mark.parametrize(
    ("me", "profile", "writer"),
    [
        ("Pat Example", "Bob,Quill", PAT),
        ("Pat Example", "Pat,Example", BOB),
        ("Patricia Example", "Pat,Example", PAT),
        ("Pat", "Pat,Example", PAT),
        ("", "Carol,Lee", BOB),
    ],
    ids=["profile another's", "messages another's", "a shorter name", "a first name", "nobody told"],
)
def test_where_the_signs_disagree_i_am_asked_and_either_answer_is_taken(tmp_path, me, profile, writer):
    archive = picked(tmp_path / "it", writer, Profile=PROFILE.format(profile))
    for owner in ("me", writer[0]):
        with Workspace.in_memory(today=TODAY) as net:
            (asked,) = net.import_files([archive], me=me)
            assert (asked.status, [problem.code for problem in asked.problems]) == ("refused", ["owner_unclear"])
            assert "Whose is" in asked.why and "--owner me" in asked.hint
            (taken,) = net.import_files([archive], me=me, owner=owner)
            assert taken.status == "ok" and taken.owner == ("me" if owner in ("me", me) else writer[0])


def test_my_own_files_outrank_another_name_told_later_and_forgetting_them_lets_it_count(net, tmp_path):
    (report,) = net.import_files([picked(tmp_path / "it", BOB)])
    assert report.owner == "me" and net.status().me == "Bob Quill"
    with pytest.raises(BadRequest, match="Bob Quill") as asked:
        net.import_files([tmp_path / "it"], me="Pat Example")
    assert "forget --source 1" in asked.value.hint
    net.forget(sources=[source.id for source in net.sources()])
    (report,) = net.import_files([tmp_path / "it"], owner="Bob Quill", me="Pat Example")
    assert report.owner == "Bob Quill" and net.status().me == "Pat Example"


def test_a_word_that_the_file_contradicts_is_taken_and_the_report_says_so(net, tmp_path):
    (report,) = net.import_files([picked(tmp_path / "it", BOB)], owner="Carol Lee")
    assert report.owner == "Carol Lee" and "owner_disagrees" in report.warnings
    assert net.person("Carol Lee").slug == ""


def test_a_profile_alone_holds_no_contacts_and_says_who_i_am(net, tmp_path):
    jobs = "Company Name,Title,Started On,Finished On\nExample Bank,Teller,Jan 2020,\n"
    (report,) = net.import_files([folder(tmp_path / "mine", Profile=PROFILE.format("Pat,Example"), Positions=jobs)])
    assert (report.status, report.owner, report.connections, report.people_new) == ("ok", "me", 0, 0)
    assert "holds no contacts" in report.notes[0] and "second" not in report.notes[0]
    assert (net.status().contacts, net.status().me, net.person("me").company) == (0, "Pat Example", "Example Bank")


@pytest.mark.parametrize("packed", [True, False], ids=["zip", "folder"])
def test_a_single_conversation_with_a_contact_tells_who_the_other_is_under_any_file_name(net, tmp_path, packed):
    files = {
        "Kontakte.csv": "Vorname,Nachname,URL,Unternehmen,Position,Vernetzt am\n"
        f"Jürgen,Groß,{L}jg-1,Bank,Berater,02. März 2021\n",
        "Nachrichten.csv": SENDERS
        + old_message(1, "Jürgen Groß", "jg-1", "Pat Example")
        + old_message(1, "Pat Example", "pat", "Jürgen Groß"),
    }
    place = tmp_path / "archive.zip" if packed else tmp_path / "archive"
    if packed:
        with zipfile.ZipFile(place, "w") as archive:
            for name, text in files.items():
                archive.writestr(name, text)
            archive.writestr("Liesmich.txt", "nothing")
    else:
        folder(place, **{name.removesuffix(".csv"): text for name, text in files.items()})
    reports = net.import_files([place])
    assert sum(report.evidence.get("messages", 0) for report in reports) == 1
    assert (net.person("me").name, net.person("me").slug, net.status().messaged) == ("Pat Example", "pat", 1)


def people_of(path: Path, first: int, many: int, *more: str) -> Path:
    """Write a list of that many people by number, and these rows."""
    rows = [f"Pia{n:03},Quell,{L}pia-{n:03},,Example Works,Clerk,02 Mar 2021\n" for n in range(first, first + many)]
    path.write_text(NEW + "".join([*rows, *more]), "utf-8")
    return path


@pytest.mark.parametrize(
    ("row", "mine"),
    [
        (f"Pat,Example,{L}pat-example,,,,02 Mar 2021\n", False),
        ("Pat,Example,,,Example Bank,Teller,02 Mar 2021\n", False),
        ("Pat,Example,,,Example Rail,Teller,02 Mar 2021\n", True),
        (f"Pat,Example,{L}pat-other,,Example Bank,Teller,02 Mar 2021\n", True),
    ],
    ids=["my address", "my name and employer", "my name alone", "a namesake"],
)
def test_a_list_that_holds_me_is_not_taken_as_mine(net, tmp_path, row, mine):
    net.import_files([people_of(tmp_path / "mine.csv", 0, 12)], me="Pat Example")
    jobs = "Company Name,Title,Started On,Finished On\nExample Bank,Teller,Jan 2020,\n"
    net.import_files([folder(tmp_path / "it", Profile=PROFILE.format("Pat,Example"), Positions=jobs)], me=f"{L}pat-example")
    other = people_of(tmp_path / "other.csv", 2, 30, row)
    (asked,) = net.import_files([other])
    assert (asked.status == "ok") == mine
    if not mine:
        assert "holds you yourself" in asked.why and "--owner me" in asked.hint
        assert net.import_files([other], owner="me")[0].status == "ok"


def test_a_list_that_lacks_most_of_my_contacts_is_not_taken_as_mine(net, tmp_path):
    net.import_files([people_of(tmp_path / "mine.csv", 0, 20)], me="Pat Example")
    (asked,) = net.import_files([people_of(tmp_path / "other.csv", 12, 40)])
    assert asked.status == "refused" and "only 8 of its people are your contacts" in asked.why
    (newer,) = net.import_files([people_of(tmp_path / "newer.csv", 8, 40)])
    assert newer.status == "ok" and newer.owner == "me"
