"""Ties that a newer list no longer has: kept, called gone in every output, and the same in whatever order files came."""

from __future__ import annotations

import io
import json
from datetime import date
from itertools import permutations

import pytest

from exports import ALEX, BOB, CAROL, DAN, MIRA, export
from infograph import Query, Settings, Workspace
from infograph.outreach import ShareWish
from infograph.planning import Campaign

TODAY = date(2026, 11, 20)
NEWEST = "Fay,Nova,https://www.linkedin.com/in/fay-nova,,Wise,Product Manager,03 Nov 2026"
OLD, NEW = [CAROL, DAN, ALEX], [DAN, ALEX, NEWEST]


@pytest.fixture
def net(tmp_path):
    """Return what makes a workspace of me, who know Bob, and of further lists: (owner, rows) in the order of import."""

    def make(*lists, mine=(BOB, MIRA)):
        made = Workspace.in_memory(today=TODAY)
        made.import_files([export(tmp_path / "Connections.csv", mine)], me="Alex Rivera")
        for number, (owner, rows) in enumerate(lists):
            made.import_files([export(tmp_path / f"list{number}.csv", rows)], owner=owner, new_owner=True)
        return made

    return make


def gone(net):
    """Return the ties marked as gone by name, with the day of the list that no longer has them."""
    graph = net.graph()
    name = graph.nodes(data="name")
    return {
        (name[a], name[b]): (name[tie["departed_from"]], date.fromordinal(tie["departed"]))
        for a, b, tie in graph.edges(data=True)
        if "departed" in tie
    }


@pytest.mark.parametrize("lists", [*permutations([("Bob Johnson", OLD), ("Bob Johnson", NEW)])])
def test_who_left_the_newer_list_is_gone_in_whatever_order_they_came(net, lists):
    found = gone(net(*lists))
    assert list(found.values()) == [("Bob Johnson", date(2026, 11, 3))]
    assert set(*found) == {"Bob Johnson", "Carol Lee"}


def test_a_single_list_and_the_same_list_again_say_nothing_of_who_left(net):
    assert gone(net(("Bob Johnson", OLD))) == gone(net(("Bob Johnson", OLD), ("Bob Johnson", OLD[::-1]))) == {}


def test_who_lists_the_owner_themselves_as_lately_is_not_gone(net):
    theirs = [BOB, NEWEST.replace("03 Nov", "05 Nov")]
    assert gone(net(("Bob Johnson", OLD), ("Bob Johnson", NEW), ("Carol Lee", theirs))) == {}
    older = [BOB, CAROL.replace("Carol", "Nora").replace("carol", "nora")]
    assert gone(net(("Bob Johnson", OLD), ("Bob Johnson", NEW), ("Carol Lee", older)))


def test_a_list_that_was_cut_says_nothing_of_who_left(net):
    many = [DAN.replace("Dan,Wu", f"Dan{n},Wu").replace("dan-wu", f"dan-{n}") for n in range(40)]
    assert gone(net(("Bob Johnson", [CAROL, *many]), ("Bob Johnson", [NEWEST, *many[:10]]))) == {}
    assert gone(net(("Bob Johnson", [CAROL, *many]), ("Bob Johnson", [NEWEST, *many[:30]])))


def test_taking_the_newer_list_out_takes_the_mark_away(net):
    made = net(("Bob Johnson", OLD), ("Bob Johnson", NEW))
    made.forget(sources=[3])
    assert gone(made) == {}


def test_a_contact_of_mine_who_left_my_list_is_gone_from_mine(net):
    made = net(("me", [MIRA, NEWEST]), ("Bob Johnson", [CAROL, DAN]))
    (best, *_) = made.suggest(company="Stripe")
    assert best.best.first.departed == date(2026, 11, 3)
    assert "no longer in your list of 3 Nov 2026" in best.best.first.evidence
    assert best.best.second.departed is None


def test_nothing_but_the_older_list_counts_least_and_any_other_word_outranks_it(net):
    made = net(("Bob Johnson", OLD), ("Bob Johnson", NEW))
    by_name = {one.target.name: one.best.second for one in made.suggest(industry="fintech")}
    assert by_name["Carol Lee"].strength == Settings().floor < by_name["Dan Wu"].strength == Settings().unknown
    made.add_tie("Bob Johnson", "Carol Lee", closeness=4)
    hop = made.suggest(company="Stripe")[0].best.second
    assert (hop.rule, hop.strength, hop.departed) == ("closeness", 0.7, date(2026, 11, 3))


@pytest.mark.parametrize("form", ["cards", "table", "csv", "tsv", "json", "ndjson", "md"])
def test_every_format_says_so(net, form):
    text = net(("Bob Johnson", OLD), ("Bob Johnson", NEW)).suggest(company="Stripe").render(form)
    assert "no longer in Bob Johnson’s list of 3 Nov 2026" in " ".join(text.split())


def test_explanation_ways_report_frame_and_scripts_say_so(net, tmp_path):
    made = net(("Bob Johnson", OLD), ("Bob Johnson", NEW))
    said = "no longer in Bob Johnson’s list of 3 Nov 2026"
    assert said in made.explain("Carol Lee") and said in made.path("Carol Lee")
    found = made.suggest(company="Stripe")
    assert list(found.to_frame()["departed"]) == ["2026-11-03"]
    (row,) = json.loads(found.render("json"))["results"]
    assert [tie["departed"] for tie in row["paths"][0]["ties"]] == [None, "2026-11-03"]
    found.report(tmp_path / "page.html")
    assert said in (tmp_path / "page.html").read_text("utf-8")


def test_a_connector_who_is_gone_is_told_so(net):
    made = net(("me", [MIRA, NEWEST]), ("Bob Johnson", [CAROL, DAN]))
    from infograph.cli.wording import connector_object, connector_text

    (row,) = made.connectors(company="Stripe")
    assert "no longer in your list of 3 Nov 2026" in connector_text(row)
    assert connector_object(row)["tie_departed"] == "2026-11-03"


def test_figures_draw_such_a_tie_apart_and_name_it(net):
    from infograph.figures import selection

    (found,) = net(("Bob Johnson", OLD), ("Bob Johnson", NEW)).suggest(company="Stripe")
    assert selection.stroke_of(found.best.second, "#000000").dash == "gone"
    texts = {
        text.get_text()
        for text in net(("Bob Johnson", OLD), ("Bob Johnson", NEW))
        .suggest(company="Stripe")
        .plot()
        .findobj(match=lambda artist: hasattr(artist, "get_text"))
    }
    assert "gone" in texts and "gone: no longer in the newest list" in texts


def test_an_own_contact_who_left_my_list_is_told_so_too(net):
    found = net(("me", [MIRA, NEWEST])).suggest(company="Acme Robotics")
    assert [one.hop.departed for one in found.contacts] == [date(2026, 11, 3)]
    assert "2026-11-03" in found.render("csv")


def test_whose_list_to_ask_for_weighs_a_tie_that_is_gone_as_the_ranking_does(net):
    asked = net(("me", [MIRA, NEWEST])).campaign.ask_next().ask
    strengths = {one.person.name: one.expected.candidate.strength for one in asked}
    assert strengths == {"Bob Johnson": Settings().floor, "Mira Holloway": Settings().unknown, "Fay Nova": Settings().unknown}


def advocates(net) -> str:
    targets = Campaign(net).targets("company\nStripe\n")
    return targets.rows[0][targets.header.index("advocates")]


def test_a_contact_gone_from_the_newest_list_is_not_shared_and_no_advocate(net, tmp_path):
    left = CAROL.replace("07 Mar 2020", "07 Mar 2019")
    made = net(mine=(BOB, MIRA, left))
    assert advocates(made) == "1"
    made.import_files([export(tmp_path / "newer.csv", [BOB, MIRA, DAN.replace("2021", "2026")])])
    assert advocates(made) == "0"
    out = io.StringIO()
    made.meetings.share(Query(industries=("fintech",)), ShareWish(), out)
    assert "Dan" in out.getvalue() and "Carol" not in out.getvalue()
