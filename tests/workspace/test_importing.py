"""Importing: everything or nothing, once, and said in a report."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest

from exports import ALEX, BOB, CAROL, DAN, MIRA, export
from infograph.errors import Ambiguous, NotFound
from infograph.model import Query
from infograph.question.graph import read_graphml, write_graphml
from infograph.ranking import suggest
from infograph.workspace import Workspace

TODAY = date(2026, 11, 1)


@pytest.fixture
def net(tmp_path: Path):
    with Workspace.open(tmp_path / "home", create=True, today=TODAY) as opened:
        yield opened


def dump(net: Workspace, tmp_path: Path) -> str:
    path = tmp_path / "dump.json"
    with path.open("w", encoding="utf-8") as out:
        net.export("json", out)
    return path.read_text("utf-8")


def known(net: Workspace, tmp_path: Path) -> str:
    """Return what is known, without the numbers of records, which are never used again."""
    return dump(net, tmp_path).partition('"store"')[0]


def test_my_export_makes_contacts_and_the_report_counts_them(net, tmp_path):
    (report,) = net.import_files([export(tmp_path / "me.csv", [BOB, MIRA])])
    assert (report.kind, report.status, report.owner) == ("linkedin_connections", "ok", "me")
    assert (report.data_rows, report.valid_rows, report.connections, report.people_new) == (2, 2, 2, 2)
    assert net.status().contacts == 2


def test_the_same_file_twice_changes_nothing(net, tmp_path):
    path = export(tmp_path / "me.csv", [BOB, MIRA])
    net.import_files([path])
    before = dump(net, tmp_path)
    (report,) = net.import_files([path])
    assert report.status == "unchanged"
    assert dump(net, tmp_path) == before


@pytest.mark.parametrize("owner", ["me", "Bob Johnson"])
def test_a_file_that_owners_csv_leaves_out_is_unchanged_where_the_store_knows_whose_it_is(net, tmp_path, owner):
    (tmp_path / "in").mkdir()
    net.import_files([export(tmp_path / "in" / "mine.csv", [MIRA, CAROL])], owner=owner, new_owner=True)
    export(tmp_path / "in" / "friend.csv", [BOB, CAROL])
    (tmp_path / "in" / "owners.csv").write_text("file,owner,url\nfriend.csv,Mira Tolland,\n")
    reports = {report.file: (report.status, report.owner) for report in net.import_files([tmp_path / "in"])}
    assert reports == {"friend.csv": ("ok", "Mira Tolland"), "mine.csv": ("unchanged", owner)}
    export(tmp_path / "in" / "mine.csv", [MIRA, CAROL, BOB])
    assert [report.status for report in net.import_files([tmp_path / "in"])] == ["unchanged", "refused"]


def test_bob_who_gives_an_export_is_the_bob_in_my_contacts(net, tmp_path):
    net.import_files([export(tmp_path / "me.csv", [BOB, MIRA])])
    net.import_files([export(tmp_path / "bob.csv", [CAROL, MIRA])], owner="Bob Johnson")
    bob = net.person("Bob Johnson")
    assert bob.complete and bob.slug == "bob-johnson"
    assert net.person("Mira Holloway").contacts == 2
    assert [s.target.name for s in net.suggest(company="Stripe")] == ["Carol Lee"]


def test_the_order_of_files_makes_no_difference(tmp_path):
    mine = export(tmp_path / "me.csv", [BOB, MIRA])
    bobs = export(tmp_path / "bob.csv", [CAROL, ALEX])
    dumps = []
    for name, first in (("a", "mine"), ("b", "bobs")):
        with Workspace.open(tmp_path / name, create=True, today=TODAY) as net:
            for which in ("mine", "bobs") if first == "mine" else ("bobs", "mine"):
                if which == "mine":
                    net.import_files([mine], me="https://www.linkedin.com/in/alex-rivera")
                else:
                    net.import_files([bobs], owner="Bob Johnson")
            graph = net.graph()
            dumps.append(sorted(tuple(sorted((graph.nodes[a]["key"], graph.nodes[b]["key"]))) for a, b in graph.edges))
    assert dumps[0] == dumps[1]


def test_i_listed_in_bobs_export_am_me(net, tmp_path):
    net.import_files([export(tmp_path / "me.csv", [BOB])], me="https://www.linkedin.com/in/alex-rivera")
    net.import_files([export(tmp_path / "bob.csv", [ALEX, CAROL])], owner="Bob Johnson")
    me = net.person("me")
    assert me.slug == "alex-rivera" and me.name == "Alex Rivera"
    assert net.status().people == 3


def test_an_ambiguous_owner_lists_whom_it_could_mean_and_changes_nothing(net, tmp_path):
    other_bob = BOB.replace("bob-johnson", "bob-j-2").replace("Acme Robotics", "Globex")
    net.import_files([export(tmp_path / "me.csv", [BOB, other_bob])])
    before = dump(net, tmp_path)
    with pytest.raises(Ambiguous) as caught:
        net.import_files([export(tmp_path / "bob.csv", [CAROL])], owner="Bob Johnson")
    assert len(caught.value.candidates) == 2 and "Globex" in " ".join(caught.value.candidates)
    assert dump(net, tmp_path) == before


def test_an_unknown_owner_is_refused_with_a_name_that_is_near_and_changes_nothing(net, tmp_path):
    net.import_files([export(tmp_path / "me.csv", [BOB])])
    before = dump(net, tmp_path)
    with pytest.raises(NotFound) as caught:
        net.import_files([export(tmp_path / "bob.csv", [CAROL])], owner="Bob Jonson")
    assert "Bob Johnson" in caught.value.hint and "--new-owner" in caught.value.hint
    assert dump(net, tmp_path) == before


def test_a_friends_export_alone_already_gives_suggestions(net, tmp_path):
    net.import_files([export(tmp_path / "bob.csv", [CAROL])], owner="Bob Johnson")
    (found,) = net.suggest(company="Stripe")
    assert found.best.connector.name == "Bob Johnson"


def test_emails_in_friends_files_are_dropped_unless_kept(net, tmp_path):
    net.import_files([export(tmp_path / "bob.csv", [CAROL])], owner="Bob Johnson")
    assert "carol@example.com" not in dump(net, tmp_path)
    net.import_files([export(tmp_path / "bo.csv", [CAROL, DAN])], owner="Bob Johnson", keep_email=True)
    assert "carol@example.com" in dump(net, tmp_path)


def test_a_dry_run_reports_and_keeps_nothing(net, tmp_path):
    (report,) = net.import_files([export(tmp_path / "me.csv", [BOB, MIRA])], dry_run=True)
    assert report.connections == 2
    assert net.status().people == 0


def test_one_bad_file_does_not_hide_the_good_ones(net, tmp_path):
    bad = tmp_path / "page.csv"
    bad.write_text("<!DOCTYPE html><html><body>Sign in</body></html>")
    reports = net.import_files([bad, export(tmp_path / "me.csv", [BOB])])
    assert [report.status for report in reports] == ["refused", "ok"]
    assert reports[0].hint
    assert net.status().contacts == 1


def test_if_nothing_is_usable_nothing_is_kept(net, tmp_path):
    wrong = tmp_path / "Connections.csv"
    wrong.write_text("From,To,Line\nA,B,1\n")
    (report,) = net.import_files([wrong])
    assert report.status == "refused" and "From" in report.why + report.hint
    assert net.status().people == 0 and net.sources() == []


def test_a_strangers_list_without_owner_is_not_taken_as_mine(net, tmp_path):
    def rows(tag):
        return [f"Ada,{tag}{n}{'xyz'[n % 3]},https://www.linkedin.com/in/{tag}-{n},,Acme,CFO,02 Jan 2024" for n in range(20)]

    net.import_files([export(tmp_path / "me.csv", rows("Mine"))])
    (report,) = net.import_files([export(tmp_path / "who.csv", rows("Theirs"))])
    assert report.status == "refused" and "--owner" in report.hint
    assert net.status().contacts == 20


def test_a_newer_export_brings_job_changes_and_names_who_is_gone(net, tmp_path):
    old = [f"Ada,Sample{'xyz'[n % 3]}{n},https://www.linkedin.com/in/ada-{n},,Acme,CFO,02 Jan 2020" for n in range(12)]
    net.import_files([export(tmp_path / "old.csv", [*old, MIRA.replace("02 Jan 2024", "05 Jan 2020")])])
    newer = [*old[1:], MIRA.replace("Northlight Bank", "Stripe"), CAROL]
    (report,) = net.import_files([export(tmp_path / "new.csv", [row for row in newer])])
    mira = net.person("Mira Holloway")
    assert mira.company == "Stripe" and mira.was == ("Northlight Bank",)
    assert any("Ada Samplex0" in note for note in report.notes)
    assert net.status().contacts == 14


def test_a_list_without_addresses_still_meets_the_people_known(net, tmp_path):
    net.import_files([export(tmp_path / "me.csv", [BOB, MIRA])])
    head = "First Name,Last Name,Email Address,Company,Position,Connected On"
    rows = ["Mira,Holloway,,Northlight Bank,Product Manager,03 Mar 2021", ",,,,,07 Jun 2022"]
    (report,) = net.import_files([export(tmp_path / "bob.csv", rows, head)], owner="Bob Johnson")
    assert report.merged == {"name and company": 1}
    assert "hidden_rows:1" in report.warnings and "no_url_column" in report.warnings
    assert net.person("Mira Holloway").contacts == 2


def test_forgetting_a_source_restores_what_was_before(net, tmp_path):
    net.import_files([export(tmp_path / "me.csv", [BOB, MIRA])])
    before = known(net, tmp_path)
    net.import_files([export(tmp_path / "bob.csv", [CAROL, MIRA])], owner="Bob Johnson")
    gone = net.forget(owner="Bob Johnson")
    assert gone.people == 1 and gone.sources == 1
    assert known(net, tmp_path) == before


def test_a_forgotten_person_leaves_no_byte_and_does_not_come_back(net, tmp_path):
    path = export(tmp_path / "me.csv", [BOB, CAROL])
    net.import_files([path])
    net.forget(name="Carol Lee")
    assert "Carol" not in dump(net, tmp_path)
    assert all(b"Carol" not in part.read_bytes() for part in (tmp_path / "home").iterdir())
    (report,) = net.import_files([export(tmp_path / "again.csv", [CAROL, MIRA])])
    assert "forgotten:1" in report.warnings
    assert "Carol" not in dump(net, tmp_path)


def test_merging_by_hand_survives_the_next_import_and_splitting_undoes_a_join(net, tmp_path):
    head = "First Name,Last Name,Email Address,Company,Position,Connected On"
    net.import_files([export(tmp_path / "me.csv", [BOB, MIRA])])
    net.import_files([export(tmp_path / "b.csv", ["Mira,Holloway,,Globex,CEO,03 Mar 2021"], head)], owner="Bob Johnson")
    pair = net.possible_same()[0]
    net.merge(f"#{pair.one.id}", f"#{pair.other.id}")
    net.import_files([export(tmp_path / "b2.csv", [CAROL])], owner="Bob Johnson")
    assert net.person("Mira Holloway").contacts == 2
    assert net.possible_same() == []
    join = next(row for row in net.merges(by="by hand") if row.person.name == "Mira Holloway")
    assert join.record and join.joined_to


def test_who_was_merged_is_found_by_either_name_and_address(net, tmp_path):
    net.import_files([export(tmp_path / "me.csv", [BOB, MIRA])], me="Alex Rivera")
    one = net.merge("Bob Johnson", "Mira Holloway", sure=True).id
    told = ("Bob Johnson", "Mira Holloway", "linkedin.com/in/bob-johnson", "linkedin.com/in/mira-holloway")
    assert [net.person(words).id for words in told] == [one] * 4


def test_an_export_gives_a_name_as_it_was_written_where_it_is_shown_otherwise(net, tmp_path):
    rows = [
        "null,O'Neil,,a@x.example,Fable,,",
        "<b>Ada</b>,Bloom (she/her),,b@x.example,Fable,,",
        "&lt;i&gt;,Carr,,c@x.example,,,",
        BOB,
    ]
    net.import_files([export(tmp_path / "me.csv", rows)], me="Alex Rivera", keep_email=True)
    out = io.StringIO()
    net.export("json", out)
    written = {one.get("written") for one in json.loads(out.getvalue())["people"]}
    assert written == {"null O'Neil", "<b>Ada</b> Bloom (she/her)", "&lt;i&gt; Carr", None}


def test_a_tie_by_hand_needs_a_note_for_somebody_new(net, tmp_path):
    net.import_files([export(tmp_path / "me.csv", [BOB])])
    with pytest.raises(NotFound):
        net.add_tie("Bob Johnson", "Zoe Quill")
    net.add_tie("Bob Johnson", "Zoe Quill", note="they row together", closeness=4)
    (found,) = net.suggest()
    assert found.target.name == "Zoe Quill"
    assert found.best.second.rule == "closeness"


def test_a_failed_first_import_leaves_no_store_behind(tmp_path):
    wrong = tmp_path / "Connections.csv"
    wrong.write_text("Line,Stop\n1,A\n")
    with Workspace.open(tmp_path / "new", create=True) as fresh:
        (report,) = fresh.import_files([wrong])
    assert report.status == "refused"
    assert not (tmp_path / "new").exists()


def test_a_graph_keeps_everything_through_graphml(net, tmp_path):
    net.import_files([export(tmp_path / "me.csv", [BOB, MIRA])])
    net.import_files([export(tmp_path / "bob.csv", [CAROL, MIRA])], owner="Bob Johnson")
    whole = net.graph()
    write_graphml(whole, tmp_path / "graph.graphml")
    again = read_graphml(tmp_path / "graph.graphml")
    assert dict(again.nodes(data=True)) == dict(whole.nodes(data=True))
    assert {frozenset((a, b)): d for a, b, d in again.edges(data=True)} == {
        frozenset((a, b)): d for a, b, d in whole.edges(data=True)
    }
    assert again.graph["ego"] == whole.graph["ego"] and again.graph["half_life"] == whole.graph["half_life"]
    (carol,) = (s.target for s in suggest(again, query=Query(industries=("payments",))))
    assert (carol.name, [one.function for one in carol.functions], carol.level) == ("Carol Lee", ["finance"], "director")


def test_the_graph_of_a_question_holds_only_what_answers_it(net, tmp_path):
    net.import_files([export(tmp_path / "me.csv", [BOB, MIRA])])
    net.import_files([export(tmp_path / "bob.csv", [CAROL, ALEX])], owner="Bob Johnson")
    asked = net.graph(industry="fintech")
    assert {known["name"] for _, known in asked.nodes(data=True)} == {"", "Bob Johnson", "Carol Lee"}
    carol = next(known for _, known in asked.nodes(data=True) if known["name"] == "Carol Lee")
    assert carol["industry"] == "payments" and 0 < carol["relevance"] <= 1 and carol["company"] == "Stripe"
    found = net.suggest(industry="fintech")
    assert set(found.graph) == set(asked) and {*map(frozenset, found.graph.edges)} == {*map(frozenset, asked.edges)}


def test_a_file_that_was_read_wrongly_is_read_again_as_the_user_says(net, tmp_path):
    path = tmp_path / "me.csv"
    head = "First Name,Last Name,Company,Position,Connected On\n"
    path.write_bytes(
        (head + "José,Muñoz,Compañía,Teller,02 Jan 2024\nJörg,Müller,Bahn,Driver,03 Jan 2024\n").encode("mac_roman")
    )
    net.import_files([path])
    (report,) = net.import_files([path], encoding="mac_roman")
    assert (report.status, report.people_new, len(net.sources())) == ("ok", 0, 1)
    assert any("read again with --encoding mac_roman" in note for note in report.notes)
    assert {"José Muñoz", "Jörg Müller"} <= {net.person(name).name for name in ("Jose Munoz", "Jorg Muller")}
    for encoding in ("mac_roman", ""):
        assert [one.status for one in net.import_files([path], encoding=encoding)] == ["unchanged"]
    assert all(finding.ok for finding in net.doctor() if "people" in finding.check)


def test_a_friends_poor_newer_row_takes_no_name_and_no_title_of_my_contact(net, tmp_path):
    mine = "Jürgen,Vogt,https://www.linkedin.com/in/jvogt,,Stadtwerke Rosenheim,Projektleiter Netzausbau,12 Sep 2021"
    spelt = "Jurgen,Vogt,https://www.linkedin.com/in/jvogt,,Stadtwerke Rosenheim,,12 Sep 2020"
    poor = "Jurgen,Vogt,,,Stadtwerke Rosenheim,,12 Sep 2012"
    net.import_files([export(tmp_path / "Connections.csv", [mine, BOB])])
    net.import_files([export(tmp_path / "bob.csv", [spelt, MIRA])], owner="Bob Johnson")
    net.import_files([export(tmp_path / "ann.csv", [poor, MIRA])], owner="Ann Bell", new_owner=True)
    found = net.person("Jürgen Vogt")
    assert (found.name, found.position) == ("Jürgen Vogt", "Projektleiter Netzausbau")
