"""Evidence through a whole import: counts, dates and words, never a word that somebody wrote."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from infograph.errors import InfographError
from infograph.model import Query
from infograph.outreach.exchange import ShareWish
from infograph.workspace import Workspace

TODAY = date(2026, 11, 20)
L = "https://www.linkedin.com/in/"
PEOPLE = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
PROFILE = "First Name,Last Name,Maiden Name,Headline\n"
JOBS = "Company Name,Title,Description,Location,Started On,Finished On\n"
SCHOOLS = "School Name,Start Date,End Date,Notes,Degree Name,Activities\n"
PRAISE = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
MAIL = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n"
ME, BOB, INES, OLA = ("Nia Okello", "nia"), ("Bob Johnson, MBA", "bob"), ("Ines Duarte", "ines"), ("Ola Brekke", "ola")
SECRET = "zanzibar"
"""Stands in every text that somebody wrote."""


def message(thread: int, sender, *to, day: str = "2026-03-01") -> str:
    names, urls = ", ".join(name for name, _ in to), ",".join(L + slug for _, slug in to)
    return f'{thread},{SECRET},"{sender[0]}",{L}{sender[1]},"{names}","{urls}",{day} 10:00:00 UTC,{SECRET},"{SECRET}\n{SECRET}",INBOX\n'


MINE = {
    "Connections.csv": PEOPLE
    + f"Bob,Johnson,{L}bob,,Northwind,Engineer,03 Feb 2019\nOla,Brekke,{L}ola,,Veldt,Director,03 Feb 2020\n",
    "Profile.csv": PROFILE + "Nia,Okello,,Analyst\n",
    "Positions.csv": JOBS
    + f"Northwind,Analyst,{SECRET},,Jan 2016,Mar 2018\nNorthwind,Lead,,,Apr 2018,Jun 2019\nVeldt,Manager,,,Jul 2019,\n"
    + "Freelance,Advice,,,Jan 2010,Jan 2012\n",
    "Education.csv": SCHOOLS + "Example University,2010,2014,,BSc,\n",
    "messages.csv": MAIL
    + message(1, ME, BOB)
    + message(1, BOB, ME, day="2026-03-05")
    + message(2, ME, OLA, INES)
    + message(2, OLA, ME, INES, day="2026-03-09"),
    "Invitations.csv": "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
    f'Bob Johnson,Nia Okello,"2/3/19, 3:45 AM",{SECRET},INCOMING,{L}bob,{L}nia\n',
    "Recommendations_Received.csv": PRAISE + f'Bob,Johnson,Northwind,Engineer,"{SECRET}","05/21/24, 03:13 PM",VISIBLE\n',
    "Recommendations_Given.csv": PRAISE + f'Ola,Brekke,Veldt,Director,"{SECRET}","05/21/23, 03:13 PM",VISIBLE\n',
    "Endorsement_Received_Info.csv": "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,"
    "Endorsement Status\n2024/06/21 15:13:21 UTC,Python,Bob,Johnson,www.linkedin.com/in/bob,ACCEPTED\n",
    "SearchQueries.csv": SECRET,
}
BOBS = {
    "Connections.csv": PEOPLE
    + f"Nia,Okello,{L}nia,,Veldt,Manager,03 Feb 2019\nInes,Duarte,{L}ines,,Stripe,Payments Lead,03 Feb 2021\n",
    "Profile.csv": PROFILE + "Bob,Johnson,,Engineer\n",
    "Positions.csv": JOBS
    + "Northwind,Engineer,,,May 2017,\nStripe,Intern,,,Jan 2012,Dec 2016\nVeldt,Intern,,,Jan 2009,May 2011\n",
    "Education.csv": SCHOOLS + "Example University,2012,2016,,MSc,\n",
    "messages.csv": MAIL + message(1, BOB, INES, day="2026-04-01") + message(1, INES, BOB) + message(2, BOB, ME),
    "Recommendations_Received.csv": PRAISE + f'Ines,Duarte,Stripe,Lead,"{SECRET}","05/21/25, 03:13 PM",VISIBLE\n',
}


def packed(folder: Path, name: str, files: dict[str, str]) -> Path:
    with zipfile.ZipFile(folder / name, "w") as made:
        for file, text in files.items():
            made.writestr(file, text)
    return folder / name


@pytest.fixture
def net(tmp_path):
    with Workspace.open(tmp_path / "home", create=True, today=TODAY) as workspace:
        workspace.import_files([packed(tmp_path, "me.zip", MINE)])
        yield workspace


def test_explain_says_in_words_what_a_tie_rests_on_and_in_which_file_it_stands(net, tmp_path):
    net.import_files([packed(tmp_path, "bob.zip", BOBS)], owner="Bob Johnson")
    text = net.explain("Ines Duarte")
    for words in (
        "2 messages, latest 9 months ago",
        "Bob Johnson recommended you (May 2024)",
        "Bob Johnson endorsed you for a skill (Jun 2024)",
        "Bob Johnson invited you to connect, with a personal note (Feb 2019)",
        "you overlapped at Northwind 2017 to 2019",
        "you overlapped at Example University 2012 to 2014",
        "you were both at Veldt, at other times",
        "2 messages, latest 8 months ago",
        "Ines Duarte recommended Bob Johnson (May 2025)",
        "works at Stripe, where Bob Johnson worked 2012 to 2016",
        "me.zip/Recommendations_Received.csv",
        "bob.zip/messages.csv",
    ):
        assert words in text, words
    assert "Freelance" not in text


def test_no_word_that_somebody_wrote_is_in_the_store(net, tmp_path):
    net.import_files([packed(tmp_path, "bob.zip", BOBS)], owner="Bob Johnson")
    held = b"".join(part.read_bytes() for part in (tmp_path / "home").iterdir())
    assert b"Northwind" in held
    assert SECRET.encode() not in held and SECRET.encode("utf-16-le") not in held


def test_an_invitation_makes_no_tie_and_a_message_to_a_stranger_waits(net):
    assert net.status().contacts == 2
    with Workspace.in_memory(today=TODAY) as other:
        text = MINE["Invitations.csv"]
        (report,) = other.import_files(["-"], stdin=io.BytesIO(text.encode()))
        assert (report.connections, report.evidence, report.evidence_waiting) == (0, {}, 1)
        assert report.warnings == ["invitation_is_not_a_connection:1"]
        assert other.status().contacts == 0


def test_a_group_is_told_of_apart_from_messages(net, tmp_path):
    friends = {"Connections.csv": PEOPLE + f"Suda,Wongrat,{L}suda,,Adyen,Payments Lead,03 Feb 2021\n"}
    net.import_files([packed(tmp_path, "ola.zip", friends)], owner="Ola Brekke")
    text = net.explain("Suda Wongrat")
    assert "2 messages in group conversations (Mar 2026)" in text
    assert "you recommended Ola Brekke (May 2023)" in text and "works at Veldt, where you work 2019 to now" in text


def test_a_friend_s_counts_come_without_their_messages_and_find_their_people_by_address(net, tmp_path):
    with Workspace.in_memory(today=TODAY) as friend:
        friend.import_files([packed(tmp_path, "bob.zip", BOBS)])
        out = io.StringIO()
        friend.meetings.share_evidence(Query(), ShareWish(consent="for Nia only"), out)
    shared = out.getvalue()
    assert f"{L}ines,Ines Duarte,1,1,2026-04-01,received,0" in shared
    assert SECRET not in shared and "@" not in shared and "Stripe" not in shared
    renamed = PEOPLE + f"I.,Duarte-Lund,{L}ines,,Stripe,Payments Lead,03 Feb 2021\n"
    (tmp_path / "bob.csv").write_text(renamed, "utf-8")
    (tmp_path / "counts.csv").write_text(shared, "utf-8")
    net.import_files([tmp_path / "bob.csv"], owner="Bob Johnson")
    (report,) = net.import_files([tmp_path / "counts.csv"])
    assert report.owner == "Bob Johnson" and report.evidence["messages"] == 2
    text = net.explain("I. Duarte-Lund")
    assert "2 messages, latest 8 months ago" in text and "recommended Bob Johnson" in text
    assert net.sources()[-1].consent == "for Nia only (2026-11-20)"


def test_undoing_a_meeting_leaves_no_trace_where_a_contact_is_called_otherwise_since(tmp_path):
    def list_of(name: str) -> str:
        first, last = name.split()
        return f"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n{first},{last},{L}carol,,Stripe,Lead,03 Feb 2021\n"

    net = Workspace.open(tmp_path / "home", create=True, today=TODAY)
    for number, name in enumerate(("Carol Lee", "Carol Lindqvist")):
        file = tmp_path / f"{number}" / "Connections.csv"
        file.parent.mkdir()
        file.write_text(list_of(name))
        if number:
            net.meetings.log("Carol Lee", "met", told=("Dan Wu",))
            assert net.status().people == 3
        net.import_files([file], owner="me")
    assert net.person("Carol Lindqvist")
    net.meetings.undo()
    assert net.status().people == 2 and not net.meetings.history()
    with pytest.raises(InfographError):
        net.person("Dan Wu")
    net.close()


def test_one_s_own_network_says_where_people_live_and_studied_as_far_as_a_file_does(net, tmp_path):
    net.import_files([packed(tmp_path, "bob.zip", BOBS)], owner="Bob Johnson, MBA")
    lives = tmp_path / "people.csv"
    lives.write_text("Name,Url,Place\nOla Brekke,https://www.linkedin.com/in/ola,Oslo\n", "utf-8")
    net.import_files([lives], mapping={"Name": "name", "Url": "url", "Place": "location"}, owner="me")
    known = {data["name"]: (data.get("schools"), data.get("location")) for _, data in net.ego_graph().nodes(data=True)}
    assert known["Bob Johnson"] == ("Example University", None) and known["Ola Brekke"] == (None, "Oslo")
    assert "schools" not in net.graph().nodes[net.person("Bob Johnson").id]
