"""Whose file, who am I, whose messages: archives as people have them, through the whole import."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

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
        messages=SENDERS + old_message(1, "Mira Tolland", "mira-1a2b3c", "Pat Example")
        + old_message(1, "Pat Example", "pat-example", "Mira Tolland") + old_message(2, "Ode Farrow", "ode-77", "Pat Example")
        + old_message(3, "Pat Example", "pat-example", "Wim Castell"),
    )  # fmt: skip
    (report,) = net.import_files([archive])
    assert (report.owner, report.evidence, report.evidence_waiting) == ("me", {"messages": 3}, 0)
    assert net.person("Mira Tolland").slug == "mira-1a2b3c"
    assert net.status().messaged == 3


def test_two_of_one_name_in_one_list_stay_two_and_are_shown_as_possible(net, tmp_path):
    rows = "Asha,Verma,,Example Bank,Assistant Manager,07 Jan 2019\nAsha,Verma,,Example Motors,Process Engineer,07 Jan 2019\n"
    archive = folder(
        tmp_path / "old", Connections=OLD + rows + "Bo,Quill,,Example Rail,Driver,08 Jan 2019\n",
        messages=SENDERS + old_message(1, "Asha Verma", "asha-1", "Pat Example") + old_message(2, "Bo Quill", "bo", "Pat Example"),
    )  # fmt: skip
    (report,) = net.import_files([archive])
    assert (report.connections, report.merged, report.evidence_waiting) == (3, {}, 1)
    assert [(pair.one.company, pair.other.company) for pair in net.possible_same()] == [("Example Bank", "Example Motors")]
