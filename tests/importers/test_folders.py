"""Folders: an unpacked archive, or friends' exports with a list that says whose each is."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from importers.reading import HEADER
from infograph.importers import Bundle, Refusal, open_sources

PROFILE = "First Name,Last Name,Maiden Name,Headline,Industry\nNia,Okello,,Analyst,Banking\n"


def listing(first: str) -> str:
    return HEADER + f"{first},Sample,https://www.linkedin.com/in/{first.lower()}-sample,,Fable,Engineer,03 Feb 2025\n"


def put(folder: Path, **files: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, "utf-8")
    return folder


def found(folder: Path) -> dict[str, str]:
    """Return for each file the owner it was given, or the code of its refusal."""
    owners = {}
    for one in open_sources([str(folder)]):
        if isinstance(one, Refusal):
            owners[one.file] = one.error.code
        else:
            owners[one.path] = one.owner.name or one.owner.url if one.owner else "nobody said"
    return owners


def test_an_unpacked_archive_is_one_bundle_whose_profile_tells_the_owner(tmp_path):
    folder = put(tmp_path / "Complete_Export.zip", Connections__csv=listing("Ada"), Profile__csv=PROFILE, Notes__csv="x,y")
    (one,) = open_sources([str(folder)])
    assert isinstance(one, Bundle) and one.owner is not None
    assert one.owner.name == "Nia Okello" and [hint.kind for hint in one.hints] == ["profile"]
    assert [part.kind for part in one.parts] == ["linkedin_connections", "linkedin_profile"]


def test_a_list_in_the_folder_says_whose_each_export_is(tmp_path):
    folder = put(tmp_path, bob__csv=listing("Ada"), eve__csv=listing("Ola"), README__md="x", notes__txt="x")
    put(tmp_path / "carol", Connections__csv=listing("Ina"), Profile__csv=PROFILE)
    with zipfile.ZipFile(tmp_path / "dan.zip", "w") as made:
        made.writestr("Connections.csv", listing("Luc"))
    put(
        tmp_path,
        owners__csv="file,owner,url\nbob.csv,Bob Johnson,\nEVE.csv,,https://www.linkedin.com/in/eve\n"
        "./carol/,Carol Lee,\ndan.zip,Dan Wu,\n",
    )
    assert found(folder) == {
        "bob.csv": "Bob Johnson",
        str(folder / "carol"): "Carol Lee",
        "dan.zip": "Dan Wu",
        "eve.csv": "https://www.linkedin.com/in/eve",
    }


def test_the_list_of_owners_may_be_saved_by_a_european_spreadsheet(tmp_path):
    put(tmp_path, bob__csv=listing("Ada"))
    (tmp_path / "Owners.csv").write_bytes("\ufeffFile;Owner;URL\r\nbob.csv;Zoé Lee;\r\n".encode())
    assert found(tmp_path) == {"bob.csv": "Zoé Lee"}


def test_a_file_that_the_list_does_not_name_is_nobodys(tmp_path):
    put(tmp_path, bob__csv=listing("Ada"), stray__csv=listing("Ola"), owners__csv="file,owner,url\nbob.csv,Bob Johnson,\n")
    assert found(tmp_path) == {"bob.csv": "Bob Johnson", "stray.csv": "owner_unclear"}


def test_a_listed_file_that_is_not_there_is_said_and_the_others_are_read(tmp_path):
    put(tmp_path, bob__csv=listing("Ada"), owners__csv="file,owner\nbob.csv,Bob Johnson\ngone.csv,Eve Adams\n")
    owners = found(tmp_path)
    assert owners.pop("bob.csv") == "Bob Johnson"
    assert list(owners.values()) == ["missing_file"] and "Eve Adams" in next(iter(owners))


@pytest.mark.parametrize("text", ["", "file,owner\n", "who,what\na,b\n", "file,owner\n,Bob\n"])
def test_a_list_of_owners_that_names_nobody_is_refused(tmp_path, text):
    put(tmp_path, bob__csv=listing("Ada"), owners__csv=text)
    assert list(found(tmp_path).values()) == ["owners_csv"]


def test_folders_of_friends_within_a_folder_are_found_and_other_things_passed_over(tmp_path):
    put(tmp_path / "me", Connections__csv=listing("Ada"), Profile__csv=PROFILE)
    put(tmp_path / "friends", bob__csv=listing("Ola"), owners__csv="file,owner\nbob.csv,Bob Johnson\n")
    put(tmp_path / "pictures", holiday__txt="x")
    put(tmp_path / ".hidden", secret__csv=listing("Eve"))
    assert found(tmp_path) == {"bob.csv": "Bob Johnson", str(tmp_path / "me"): "Nia Okello"}


def test_a_link_that_leads_back_is_not_followed(tmp_path):
    put(tmp_path, bob__csv=listing("Ada"))
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert found(tmp_path) == {"bob.csv": "nobody said"}


def test_folders_are_looked_into_to_a_depth(tmp_path):
    put(tmp_path / "1" / "2", near__csv=listing("Ada"))
    put(tmp_path / "1" / "2" / "3" / "4", far__csv=listing("Ola"))
    assert found(tmp_path) == {"near.csv": "nobody said"}


def test_one_bad_file_of_a_folder_does_not_hide_the_good_ones(tmp_path):
    put(tmp_path, bad__csv="<html></html>", good__csv=listing("Ada"))
    assert found(tmp_path) == {"bad.csv": "looks_like_html", "good.csv": "nobody said"}


def test_an_empty_folder_a_missing_file_and_no_zip_are_refused(tmp_path):
    assert list(found(tmp_path).values()) == ["no_export"]
    assert list(found(tmp_path / "not there.csv").values()) == ["unreadable"]
    (tmp_path / "x.zip").write_bytes(LIST_BYTES)
    assert [one.error.code for one in open_sources([str(tmp_path / "x.zip")])] == ["bad_zip"]


LIST_BYTES = listing("Ada").encode()


def test_several_sources_are_read_in_the_order_given(tmp_path):
    put(tmp_path, b__csv=listing("Ada"), a__csv=listing("Ola"))
    paths = [str(tmp_path / name) for name in ("b.csv", "none.csv", "a.csv")]
    assert [getattr(one, "path", "refused") for one in open_sources(paths)] == ["b.csv", "refused", "a.csv"]


@pytest.mark.parametrize("list_name", ["Connections.csv", "Profile.csv"])
def test_of_an_unpacked_archive_nothing_is_opened_but_what_is_needed(tmp_path, monkeypatch, list_name):
    content = listing("Ada") if list_name == "Connections.csv" else PROFILE
    folder = put(tmp_path / "Basic_Export.zip", Search_Queries__csv="x", Ad_Targeting__csv="x", Skills__csv="Name\nx")
    put(folder / "Jobs", Saved_Jobs__csv="x")
    (folder / list_name).write_text(content, "utf-8")
    opened = []
    kept = Path.open

    def watching(self, *how, **more):
        opened.append(self.name)
        return kept(self, *how, **more)

    monkeypatch.setattr(Path, "open", watching)
    (one,) = open_sources([str(folder)])
    assert opened == [list_name]
    if list_name == "Connections.csv":
        assert isinstance(one, Bundle) and [part.kind for part in one.parts] == ["linkedin_connections"]
    else:
        assert isinstance(one, Bundle) and [part.kind for part in one.parts] == ["linkedin_profile"]


def test_a_folder_of_friends_lists_beside_one_s_own_is_no_archive(tmp_path):
    put(
        tmp_path,
        Connections__csv=listing("Ada"),
        bob__csv=listing("Ola"),
        owners__csv="file,owner\nbob.csv,Bob\nConnections.csv,me\n",
    )
    assert found(tmp_path) == {"Connections.csv": "me", "bob.csv": "Bob"}


def test_the_owner_s_address_is_taken_from_invitations_and_that_is_said(tmp_path):
    rows = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\nNia Okello,Ada Sample,,,OUTGOING,"
    rows += "https://www.linkedin.com/in/Nia-Okello/,https://www.linkedin.com/in/ada-sample\n"
    (one,) = open_sources([str(put(tmp_path, Connections__csv=listing("Ada"), Invitations__csv=rows))])
    assert one.owner.url.casefold() == "https://www.linkedin.com/in/nia-okello/"
    assert [hint.kind for hint in one.hints] == ["invitations"]
