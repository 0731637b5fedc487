"""Lists of different people in one first import: which of them is the user's is asked, not settled by the alphabet."""

from __future__ import annotations

import pytest

from infograph import Workspace
from infograph.errors import UnusableFile

HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
BOBS = ["Carol Lee", "Dan Ng", "Ines Moreau", "Ode Lund"]
GRETAS = ["Eve Hart", "Fay Moe", "Kai Reed", "Wim Voss"]


def listed(path, names):
    rows = (f"{name.replace(' ', ',')},https://example.com/in/{name[:3].lower()},,Acme,Nurse,01 Jan 2024\n" for name in names)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD + "".join(rows), "utf-8")
    return path


@pytest.mark.parametrize(
    "files", [("bob.csv", "greta.csv"), ("bob/Connections.csv", "greta/Connections.csv")], ids=["named", "in folders"]
)
def test_nothing_is_taken_where_no_list_says_whose_it_is(tmp_path, files):
    for file, names in zip(files, (BOBS, GRETAS), strict=True):
        listed(tmp_path / file, names)
    with Workspace.in_memory() as net:
        with pytest.raises(UnusableFile, match="nothing says whose they are") as asked:
            net.import_files([tmp_path / file for file in files])
        assert "owners.csv" in asked.value.hint and not net.sources()
        assert [report.owner for report in net.import_files([tmp_path / files[0]])] == ["me"]
        assert [report.owner for report in net.import_files([tmp_path / files[1]], owner="Greta Kim", new_owner=True)] == [
            "Greta Kim"
        ]


def test_linkedin_s_own_file_is_mine_and_the_others_are_asked_about(tmp_path):
    files = [listed(tmp_path / "Connections.csv", BOBS), listed(tmp_path / "greta.csv", GRETAS)]
    with Workspace.in_memory() as net:
        mine, asked = net.import_files(files)
        assert (mine.owner, asked.status, asked.why.partition(":")[0]) == (
            "me",
            "refused",
            "greta.csv does not look like a newer export of your own",
        )


def test_an_older_and_a_newer_list_of_my_own_are_no_question(tmp_path):
    files = [listed(tmp_path / "old.csv", BOBS), listed(tmp_path / "new.csv", [*BOBS[1:], "Eve Hart"])]
    with Workspace.in_memory() as net:
        assert [(report.owner, report.status) for report in net.import_files(files)] == [("me", "ok")] * 2
