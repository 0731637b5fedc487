"""E-mail addresses in friends' files: none is kept readable, whichever file has it, and friends are known by them all the same."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports import BOB, CAROL, HEAD, export
from infograph.workspace import Workspace
from laws import law

HERE = Path(__file__).parents[2]
CORPUS = HERE / ".." / "shared" / "corpus"
FRIENDS = HERE / "sample_data" / "friends"
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")

FILES = {
    "archive.zip": "",
    "Connections.csv": "\n".join(
        [HEAD, CAROL, "Dan,Wu,,dan@example.com,Adyen,Engineer (dan.wu@example.com),01 Apr 2021", "eve@example.com,,,,,,"]
    ),
    "ties.csv": "source,target,relationship\nBob Johnson <bob@example.com>,dan@example.com,see bob@example.com\n"
    "Dan Wu,Carol Lee,club\n",
    "card.vcf": "BEGIN:VCARD\nVERSION:4.0\nFN:Dan Wu\nEMAIL:dan@example.com\nRELATED;TYPE=friend:mailto:eve@example.com\nEND:VCARD\n",
    "mail.mbox": "From bob@example.com Mon May 05 10:00:00 2025\nFrom: Bob Johnson <bob@example.com>\nTo: bjohnson@example.org,"
    " Dan Wu <dan@example.com>\nDate: Mon, 05 May 2025 10:00:00 +0000\nMessage-ID: <1@example.com>\nSubject: x\n\nx\n",
    "messages.csv": "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n"
    "1,,Bob Johnson,https://www.linkedin.com/in/bob-johnson,dan@example.com,https://www.linkedin.com/in/dan-wu,"
    "2025-05-05 10:00:00 UTC,,x dan@example.com,INBOX\n",
}
"""A file of each kind as a friend could give it, with addresses where they are usual and where they are not."""

OF_ARCHIVE = {
    "Email Addresses.csv": "Email Address,Confirmed,Primary,Updated On\nbob@example.com,Yes,Yes,\nbobby@example.org,Yes,No,\n",
    "Profile.csv": "First Name,Last Name,Maiden Name,Address,Headline,Summary\nBob,Johnson,,,Write to bob@example.com,bob@example.com\n",
    "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On\nAcme,Engineer bob@example.com,,,Jan 2020,\n",
    "Invitations.csv": "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\nBob Johnson,Dan Wu,"
    '"1/2/25, 3:04 PM",dan@example.com,OUTGOING,https://www.linkedin.com/in/bob-johnson,https://www.linkedin.com/in/dan-wu\n',
}


def archive(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as file:
        for name, text in {
            **OF_ARCHIVE,
            "Connections.csv": FILES["Connections.csv"],
            "messages.csv": FILES["messages.csv"],
        }.items():
            file.writestr(name, text)
    return path


def written(path: Path, text: str) -> Path:
    if path.suffix == ".zip":
        return archive(path)
    path.write_text(text, "utf-8")
    return path


def addresses_kept(home: Path, net: Workspace) -> set[str]:
    """Return every e-mail address in the bytes of the store and in what is handed out of it."""
    out = io.StringIO()
    net.export("json", out)
    bytes_ = b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())
    return set(ADDRESS.findall(out.getvalue())) | set(ADDRESS.findall(bytes_.decode("utf-8", "replace")))


EVERY = [
    *(pytest.param(name, id=name) for name in FILES),
    *(pytest.param(path, id=path.name) for path in sorted(FRIENDS.glob("*.*")) if path.name != "owners.csv"),
    *(pytest.param(path, id=path.name) for path in (sorted(CORPUS.glob("[0-9]*.*")) if CORPUS.is_dir() else ())),
]


@pytest.mark.parametrize("file", EVERY)
def test_no_address_of_a_friends_file_is_kept(file, tmp_path):
    path = file if isinstance(file, Path) else written(tmp_path / file, FILES[file])
    home = tmp_path / "home"
    with Workspace.open(home, create=True) as net:
        net.import_files([export(tmp_path / "me.csv", [BOB])], me="Alex Rivera")
        reports = net.import_files([path], owner="Bob Johnson", new_owner=True)
        assert isinstance(file, Path) or reports[0].status == "ok", reports[0]
        assert addresses_kept(home, net) == set()


@law(40)
@given(st.text("abc .@<>,;'\"", max_size=30), st.sampled_from(["First Name", "Company", "Position", "Email Address"]))
def test_no_address_is_kept_wherever_in_a_list_it_stands(text, column):
    cells = {"First Name": "Dan", "Last Name": "Wu", "Company": "Adyen", "Position": "", "Email Address": ""}
    cells[column] = f"{cells[column]} {text} dan.wu@example.com"
    row = ",".join('"{}"'.format(cells.get(name, "").replace('"', '""')) for name in HEAD.split(","))
    with Workspace.in_memory() as net:
        stream = io.BytesIO(f"{HEAD}\n{row}\nEve,Ray,,,Visa,,\n".encode())
        net.import_files(["-"], owner="Bob Johnson", new_owner=True, stdin=stream)
        out = io.StringIO()
        net.export("json", out)
        assert "wu@example.com" not in out.getvalue()


def test_a_friend_is_known_by_an_address_that_is_not_kept(tmp_path):
    own = tmp_path / "Email Addresses.csv"
    own.write_text(OF_ARCHIVE["Email Addresses.csv"])
    with Workspace.open(tmp_path / "home", create=True) as net:
        net.import_files([export(tmp_path / "me.csv", [BOB])], me="Alex Rivera")
        net.import_files([archive(tmp_path / "bob.zip")], owner="Bob Johnson")
        own.write_text(own.read_text() + "third@example.org,Yes,No,\n")
        (report,) = net.import_files([own])
        assert report.owner == "Bob Johnson"
        (source,) = [source.id for source in net.sources() if source.file.endswith("Profile.csv")]
        net.forget(sources=[source])  # owners are known anew from what is left
        own.write_text(own.read_text() + "fourth@example.org,Yes,No,\n")
        (report,) = net.import_files([own])
        assert report.owner == "Bob Johnson"


def test_a_friends_addresses_are_kept_where_that_is_asked_for(tmp_path):
    with Workspace.open(tmp_path / "home", create=True) as net:
        net.import_files([export(tmp_path / "me.csv", [BOB])], me="Alex Rivera")
        net.import_files([archive(tmp_path / "bob.zip")], owner="Bob Johnson", keep_email=True)
        assert {"bob@example.com", "bobby@example.org", "carol@example.com"} <= addresses_kept(tmp_path / "home", net)
