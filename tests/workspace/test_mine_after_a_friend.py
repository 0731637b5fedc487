"""A newer archive of one's own after friends' lists: it is the user's by its contacts, in whosever lists the user stands."""

from __future__ import annotations

import pytest

from exports import export
from infograph import Workspace
from infograph.demo import sample_exports
from infograph.errors import BadRequest
from infograph.intake.trial import mark

L = "https://www.linkedin.com/in/"
PAT = f"Pat,Example,{L}pat-example,,Example Rail,Driver,02 Jan 2019"
BOB = f"Bob,Quill,{L}bob-quill,,Example Bank,Teller,02 Jan 2019"


def rows(first: int, last: int) -> list[str]:
    return [f"Pia{n:03},Quell,{L}pia-{n:03},,Example Works,Clerk,02 Mar 2021" for n in range(first, last)]


def archive(place, people, name="Pat,Example", slug="pat-example"):
    """Write an archive whose profile and conversations say whose it is."""
    place.mkdir()
    export(place / "Connections.csv", people)
    (place / "Profile.csv").write_text(f"First Name,Last Name,Headline\n{name},Driver\n", "utf-8")
    full, head = (
        name.replace(",", " "),
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE",
    )
    talk = [f"{n},,Pia{n:03} Quell,{L}pia-{n:03},{full},{L}{slug},2022-01-0{n} 10:00:00 UTC" for n in (1, 2, 3)]
    (place / "messages.csv").write_text("\n".join([head, *talk]), "utf-8")
    return place


@pytest.fixture
def net(tmp_path):
    """A store of one's own list and of a friend's, in which one stands."""
    with Workspace.open(tmp_path / "home", create=True) as opened:
        opened.import_files([export(tmp_path / "Connections.csv", [*rows(0, 20), BOB])])
        opened.import_files([export(tmp_path / "bob.csv", [*rows(15, 40), PAT])], owner="Bob Quill")
        yield opened


@pytest.mark.parametrize("kept", [21, 18], ids=["all of them", "nearly all"])
def test_a_larger_archive_that_holds_my_contacts_is_mine(net, tmp_path, kept):
    (report,) = net.import_files([archive(tmp_path / "new", [*[*rows(0, 20), BOB][-kept:], *rows(50, 70)])])
    assert report.owner == "me" and "nearly all of your contacts stand in it" in report.taken_as
    assert (net.status().me, net.status().contacts) == ("Pat Example", 41)
    assert [source.owner for source in net.sources()].count("me") == len(net.sources()) - 1
    assert net.person("me").slug == "pat-example"
    assert "Pat Example" not in [suggestion.target.name for suggestion in net.suggest()]


@pytest.mark.parametrize("typed", ["Pat Exmaple", "Pat Exampl", "Pat Example"])
def test_a_slip_in_my_name_does_not_make_me_another(tmp_path, typed):
    with Workspace.open(tmp_path / "home", create=True) as net:
        net.import_files([export(tmp_path / "Connections.csv", [*rows(0, 20), BOB])], me=typed)
        net.import_files([export(tmp_path / "bob.csv", [*rows(15, 40), PAT])], owner="Bob Quill")
        (report,) = net.import_files([archive(tmp_path / "new", [*rows(0, 20), BOB, *rows(50, 70)])])
        assert (report.owner, net.status().me) == ("me", "Pat Example")
        assert net.person("me").slug == "pat-example"


@pytest.mark.parametrize(
    ("told", "people"),
    [("Ode Farrow", rows(0, 21)), ("", rows(0, 13))],
    ids=["I said that I am somebody else", "half of my contacts"],
)
def test_what_only_may_be_mine_is_asked_about(tmp_path, told, people):
    with Workspace.open(tmp_path / "home", create=True) as net:
        net.import_files([export(tmp_path / "Connections.csv", [*rows(0, 20), BOB])], me=told)
        net.import_files([export(tmp_path / "bob.csv", [*rows(15, 40), PAT])], owner="Bob Quill")
        (asked,) = net.import_files([archive(tmp_path / "new", people)])
        assert (asked.status, asked.problems[0].code) == ("refused", "owner_unclear")
        assert "--owner me" in asked.hint and "--owner 'Pat Example'" in asked.hint


def test_an_archive_of_a_contact_is_theirs_whomever_they_know(net, tmp_path):
    (report,) = net.import_files([archive(tmp_path / "new", rows(0, 20), "Bob,Quill", "bob-quill")])
    assert report.owner == "Bob Quill"


def test_an_archive_of_others_contacts_is_another_s(net, tmp_path):
    (report,) = net.import_files([archive(tmp_path / "new", rows(70, 99))])
    assert report.owner == "Pat Example" and net.status().me == ""


def test_before_any_list_of_mine_it_is_asked_who_stands_in_a_friends_list(tmp_path):
    with Workspace.open(tmp_path / "home", create=True) as net:
        net.import_files([export(tmp_path / "bob.csv", [*rows(0, 9), PAT])], owner="Bob Quill")
        (asked,) = net.import_files([archive(tmp_path / "new", rows(0, 20))])
        assert asked.problems[0].code == "owner_unclear" and "--owner me" in asked.hint


def test_the_way_out_of_an_archive_that_was_taken_for_another_s_is_named(net, tmp_path):
    new = archive(tmp_path / "new", [*rows(0, 20), BOB, *rows(50, 52)])
    net.import_files([new], owner="Pat Example")
    (refused,) = net.import_files([new], owner="me")
    assert refused.hint.endswith("--source 5, then import it again with --owner me.")
    net.forget(sources=[3, 4, 5])
    assert net.import_files([new], owner="me")[0].owner == "me"


@pytest.mark.parametrize(
    ("row", "refused"),
    [(BOB, True), (BOB.replace(f"{L}bob-quill", ""), True), (BOB.replace("bob-quill", "bob-other"), False)],
    ids=["by address", "by name and employer", "a namesake"],
)
def test_a_list_that_holds_its_owner_is_another_s(tmp_path, row, refused):
    with Workspace.open(tmp_path / "home", create=True) as net:
        net.import_files([export(tmp_path / "Connections.csv", [*rows(0, 20), BOB])])
        (report,) = net.import_files([export(tmp_path / "tobias.csv", [*rows(9, 30), row])], owner="Bob Quill")
        assert report.status == ("refused" if refused else "ok")
        if refused:
            assert (
                report.why
                == "tobias.csv is hardly Bob Quill’s: it holds Bob Quill, as the list of somebody who knows them does."
            )
            assert len(net.sources()) == 1


def test_who_is_me_and_another_is_not_forgotten_as_one(net, tmp_path):
    net.import_files([archive(tmp_path / "new", [*rows(0, 20), BOB, *rows(50, 52)])], owner="Pat Example")
    assert net.privacy.likely_mine("Pat Example").sure is False
    assert net.privacy.likely_mine("Bob Quill") is None
    net.import_files([tmp_path / "Connections.csv"], me="Pat Example")
    with pytest.raises(BadRequest, match="You are Pat Example") as refused:
        net.forget(owner="Pat Example")
    assert refused.value.hint.endswith("infograph forget --source 3 --source 4 --source 5") and len(net.sources()) == 5
    assert (net.privacy.likely_mine("me").files, net.forget(owner="me").sources) == (1, 1)


@pytest.mark.slow
def test_a_list_of_ones_own_ends_the_trial_first(tmp_path):
    with Workspace.open(tmp_path / "home", create=True) as net:
        net.import_files(sample_exports())
        mark(net._store)
        (refused,) = net.import_files([export(tmp_path / "greta.csv", rows(0, 20))])
        assert "invented people" in refused.why and "demo --drop" in refused.hint and "forget" not in refused.hint
