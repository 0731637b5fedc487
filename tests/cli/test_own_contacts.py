"""One's own contacts in every answer, from the first file on."""

from __future__ import annotations

import csv
import json
import os
import re
from io import StringIO
from pathlib import Path

import pytest

from exports import CAROL, DAN, export
from infograph.store import pages
from infograph.store.db import FILE_NAME
from infograph.text import clean_name
from infograph.workspace import Workspace

ALEX = Path(__file__).parents[2] / "sample_data" / "alex-rivera"
FRIENDS = ALEX.parent / "friends"


@pytest.fixture(scope="session")
def first_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("day-one") / "store"
    with Workspace.open(folder, create=True) as net:
        net.import_files([ALEX / "Connections.csv"], me="Alex Rivera")
    return folder


@pytest.fixture(params=["own file", pytest.param("friends too", marks=pytest.mark.slow)])
def store(request, home, first_file, sample_store, monkeypatch):
    """Point the commands to a store of one's own file alone, then to one with friends' lists too."""
    folder = first_file if request.param == "own file" else sample_store
    monkeypatch.setenv("INFOGRAPH_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample") / "store"
    with Workspace.open(folder, create=True) as net:
        net.import_files([ALEX, FRIENDS])
    return folder


def contacts(store, **asked):
    with Workspace.open(store) as net:
        return net.suggest(**asked)


@pytest.mark.slow
def test_every_format_carries_them_first_with_their_degree(store, ig):
    found = contacts(store, industry="fintech", limit=3)
    assert len(found.contacts) == 3 < found.contacts_total
    names = [contact.person.name for contact in found.contacts]
    rows = list(csv.DictReader(StringIO(ig("suggest", "-i", "fintech", "-n", "3", "-f", "csv").stdout)))
    assert [row["name"] for row in rows if row["degree"] == "1"] == names
    assert [row["degree"] for row in rows] == ["1"] * 3 + ["2"] * len(found)
    assert all(row["ask"] == row["next_tie"] == row["ask_key"] == "" and row["tie"] for row in rows[:3])
    results = json.loads(ig("suggest", "-i", "fintech", "-n", "3", "-f", "json").stdout)["results"]
    assert [(row["name"], row["degree"], row["rank"]) for row in results][:3] == [(n, 1, i) for i, n in enumerate(names, 1)]
    assert len(ig("suggest", "-i", "fintech", "-n", "3", "-f", "ndjson").stdout.splitlines()) == 3 + len(found)
    for form in ("cards", "table", "md"):
        text = ig("suggest", "-i", "fintech", "-n", "3", "-f", form).stdout
        assert all(name in text for name in names), form
    for form in ("cards", "table"):
        first = ig("suggest", "-i", "fintech", "-n", "3", "-f", form).stdout.splitlines()[0]
        assert "ask directly" in first and f"{found.contacts_total} own contacts" in first and "best 3" in first


@pytest.mark.slow
def test_a_notebook_carries_them_too(store):
    found = contacts(store, industry="fintech", limit=3)
    frame = found.to_frame()
    assert list(frame["degree"]) == [1] * 3 + [2] * len(found)
    assert frame["next_tie_strength"][:3].isna().all() and frame["tie_strength"][:3].notna().all()
    for contact in found.contacts:
        assert contact.person.name in found._repr_html_() and contact.person.name in repr(found)


def test_one_degree_alone_can_be_asked_for(store, ig):
    both = contacts(store, industry="fintech")
    one, two = contacts(store, industry="fintech", degree=1), contacts(store, industry="fintech", degree=2)
    assert one.contacts == both.contacts and not len(one) and one.total == 0
    assert two.contacts == () and two.contacts_total == 0
    assert [s.target for s in two] == [s.target for s in both] and two.total == both.total
    rows = csv.DictReader(StringIO(ig("suggest", "-i", "fintech", "--degree", "1", "-f", "csv").stdout))
    assert {row["degree"] for row in rows} == {"1"}


def test_only_who_was_asked_already_is_left_out(store, tmp_path, monkeypatch, ig):
    from shutil import copytree

    monkeypatch.setenv("INFOGRAPH_HOME", str(copytree(store, tmp_path / "copy")))
    before = contacts(None, industry="fintech")
    ig("log", f"#{before.contacts[0].person.id}", "asked")
    after = contacts(None, industry="fintech")
    assert after.contacts_total == before.contacts_total - 1 and before.contacts[0].person not in [
        c.person for c in after.contacts
    ]
    assert contacts(None, industry="fintech", include_asked=True).contacts_total == before.contacts_total


def test_with_no_list_but_ones_own_it_says_whose_to_ask_for_and_the_message_is_ready(first_file, home, monkeypatch, ig):
    monkeypatch.setenv("INFOGRAPH_HOME", str(first_file))
    text = ig("suggest", "-i", "fintech").stdout
    assert "ask directly" in text and "no friend’s export" in text
    advice = contacts(first_file, industry="fintech").advice
    assert advice.ask and all(clean_name(person.name) in text and why in text for person, why in advice.ask)
    assert [run(ig, command) for command in advice.next if "FILE" not in command]
    letter = ig("draft", advice.ask[0][0].name, "--kind", "list-ask").stdout
    assert "stays on my computer" in letter and "fintech" in letter and "[" not in letter


@pytest.fixture
def own_file(first_file, home, tmp_path, monkeypatch):
    from shutil import copytree

    monkeypatch.setenv("INFOGRAPH_HOME", str(copytree(first_file, tmp_path / "copy")))


def to_ask():
    """Return whose list to ask for, by name."""
    return [person.name for person, _ in contacts(None, industry="fintech").advice.ask]


@pytest.mark.usefixtures("own_file")
def test_a_list_that_was_asked_for_is_waited_for_until_it_is_here(tmp_path, ig):
    first, second = to_ask()[:2]
    ig("log", first, "list asked", "--on", "2020-01-06")
    assert f"Remind {first} of the list" in ig("todo").stdout and "infograph todo" in ig("ask-next").stderr
    assert first in ig("suggest", "-i", "fintech", "-n", "99").stdout.split("No second-degree")[0]  # still somebody to meet
    assert first not in to_ask()
    assert "I will not ask again" in run(ig, f"infograph draft '{first}' --kind list-nudge")
    ig("log", second, "list declined")
    assert second not in ig("todo", "--all").stdout and second not in to_ask()
    assert "better not ask again" in ig("draft", second, "--kind", "list-ask").stderr
    before = ig("todo", "-o", "-").stdout
    assert "STATUS:CONFIRMED" in before and "STATUS:CANCELLED" in before and second not in before
    ig("import", export(tmp_path / "friend.csv", [CAROL, DAN]), "--owner", first)
    assert "Nothing is due" in ig("todo", "--all").stdout and "CONFIRMED" not in ig("todo", "-o", "-").stdout
    assert [step["stage"] for step in steps(ig)] == ["list asked", "list declined"]
    assert "no contact of yours" in ig("log", "Dan Wu", "list asked", rc=2).stderr
    ig("forget", "--owner", first, "--yes")  # what is given back is not asked for again
    assert "Nothing is due" in ig("todo", "--all").stdout
    assert "list declined" in ig("log", "--undo").stdout and not steps(ig)


@pytest.mark.usefixtures("own_file")
def test_a_part_of_a_list_is_one_and_what_came_before_the_request_is_not(tmp_path, ig):
    friend = to_ask()[0]
    ig("import", export(tmp_path / "part.csv", [CAROL]), "--owner", friend)
    assert "none is waited for" in ig("log", friend, "list asked", "--on", "2020-01-06").stderr
    db = pages.connect(Path(os.environ["INFOGRAPH_HOME"]) / FILE_NAME)
    db.execute("UPDATE source SET imported_on = '2020-01-01'")
    db.close()
    assert f"Remind {friend}" in ig("todo").stdout


@pytest.mark.usefixtures("own_file")
@pytest.mark.parametrize("taken_out", ["forget --source 2 --yes", "expire --older-than 30d --yes"])
def test_a_request_that_was_answered_is_not_open_again_once_the_file_is_gone(taken_out, tmp_path, ig):
    friend, other = to_ask()[:2]
    ig("log", friend, "list asked", "--on", "2019-12-30")
    ig("log", other, "list asked", "--on", "2019-12-30")
    ig("import", export(tmp_path / "friend.csv", [CAROL, DAN]), "--owner", friend)
    db = pages.connect(Path(os.environ["INFOGRAPH_HOME"]) / FILE_NAME)
    db.execute("UPDATE source SET imported_on = '2020-01-01' WHERE id = 2")
    db.close()
    ig("log", friend, "list asked", "--on", "2020-02-03")  # for a newer one, which has not come
    ig(*taken_out.split())
    assert [(step["name"], step["day"]) for step in steps(ig)] == [(other, "2019-12-30"), (friend, "2020-02-03")]
    assert "Dan Wu" not in ig("whois", "Dan Wu", rc=2).stdout


@pytest.mark.usefixtures("own_file")
def test_an_answer_about_a_list_is_told_from_one_about_meeting(ig):
    friend = to_ask()[0]
    ig("log", friend, "list asked", "--on", "2020-01-06")
    said = ig("log", friend, "agreed").stderr
    assert f"infograph log '{friend}' list agreed" in said
    ig("log", "--undo")
    ig("log", friend, "list agreed")
    assert friend in ig("todo", "--all").stdout
    for stage in ("list declined", "list asked", "list declined"):  # a mistake and its mending, all on one day
        assert ig("log", friend, stage).stdout.startswith("Kept: ")
    assert ig("log", friend, "list declined").stdout.startswith("Kept already")
    assert "Nothing is due" in ig("todo", "--all").stdout


def steps(ig):
    return json.loads(ig("log", "-f", "json").stdout)["steps"]


def run(ig, command):
    import shlex

    program, *words = shlex.split(command)
    assert program == "infograph"
    return ig(*words).stdout


@pytest.mark.slow
def test_a_company_nobody_is_at_is_an_answer(store, ig):
    result = ig("suggest", "--company", "Wibbly Wobbly Ltd")
    assert "Nobody at Wibbly Wobbly Ltd among" in result.stdout and "linkedin.com/search" in result.stdout
    told = json.loads(ig("suggest", "--company", "Wibbly Wobbly Ltd", "--format", "json").stdout)
    assert told["results"] == [] and "Nobody at" in told["reason"] and told["next"] and told["search_url"]
    assert ig("suggest", "--company", "Wibbly Wobbly Ltd", "--fail-empty", rc=1).exit_code == 1
    found = contacts(store, company="Wibbly Wobbly Ltd")
    assert len(found) == 0 and found.contacts == () and found.advice.reason in result.stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    ("typed", "meant"), [("Monso", "Monzo"), ("Stirpe", "Stripe"), ("Revolt", "Revolut"), ("Goggle", "Google")]
)
def test_a_mistyped_company_is_recognised(store, typed, meant, ig):
    found = contacts(store, company=typed)
    assert found.advice.did_you_mean[0].startswith(meant), found.advice.did_you_mean
    assert f"Did you mean {meant}" in ig("suggest", "--company", typed).stdout
    for command in found.advice.next:
        if command.startswith("infograph suggest"):
            assert meant in run(ig, command)


def test_where_nobody_is_in_a_field_the_fields_near_it_are_asked_for_in_one_command(store, ig):
    advice = contacts(store, industry="nuclear").advice
    assert advice.next[0] == "infograph suggest -i nuclear --near"
    assert "or a field near it" in run(ig, advice.next[0])
    asked = contacts(store, industry="nuclear", near=True)
    assert asked.advice is None or not any("--near" in command for command in asked.advice.next)


@pytest.mark.parametrize("command", ["connectors", "ask-next", "plan"])
def test_an_unknown_company_ends_no_command(store, command, ig):
    assert ig(command, "--company", "Wibbly Wobbly Ltd").stdout


def test_ones_own_contact_at_a_company_is_named(store, ig):
    for name in ("PayPal", "paypal inc", "PAYPAL, INC."):
        assert [one.person.name for one in contacts(store, company=name).contacts] == ["Femi Mensah"]
    assert "Femi Mensah" in ig("suggest", "--company", "PayPal").stdout


def test_an_employer_is_found_by_its_other_names(both, tmp_path, ig):
    file = export(
        tmp_path / "bank.csv",
        ["Ada,Quill,https://www.linkedin.com/in/ada-quill-example,,JPMorgan Chase & Co.,Analyst,01 May 2020"],
    )
    ig("import", file)
    assert "Ada Quill" in ig("suggest", "--company", "JPMC").stdout


def test_the_first_name_of_one_contact_is_enough(store, ig):
    whole = ig("suggest", "-i", "fintech", "--via", "Femi Mensah", "-f", "csv").stdout
    assert ig("suggest", "-i", "fintech", "--via", "femi", "-f", "csv").stdout == whole


def test_several_of_a_name_are_listed_with_employer_and_number(store, ig):
    result = ig("suggest", "--via", "Peter", rc=2)
    assert (
        "could be any of" in result.stderr and "Peter Kingsley, Lead, Credit Risk, First Oak Park Credit Union" in result.stderr
    )
    number = next(line.split()[0] for line in result.stderr.splitlines() if "Kingsley" in line)
    ig("suggest", "--via", number)


def test_somebody_who_is_no_contact_is_no_way(both, ig):
    assert "Carol Lee is not one of your contacts" in ig("suggest", "--via", "Carol Lee", rc=2).stderr
    assert "That is you" in ig("suggest", "--via", "me", rc=2).stderr
    assert "Nobody called" in ig("suggest", "--via", "Zaphod", rc=2).stderr


def test_counts_are_of_the_question_asked(sample_store, home, monkeypatch, ig):
    monkeypatch.setenv("INFOGRAPH_HOME", str(sample_store))
    everybody = contacts(sample_store, industry="fintech", limit=1000, max_per_connector=1000)
    assert everybody.total == len(everybody)
    bob = contacts(sample_store, industry="fintech", via="Bob Johnson", limit=1000)
    assert bob.total == len(bob) < everybody.total
    few = contacts(sample_store, industry="fintech", via="Bob Johnson", limit=3)
    assert few.total == bob.total and len(few) == 3
    told = json.loads(ig("suggest", "-i", "fintech", "--via", "Bob Johnson", "-n", "3", "--format", "json").stdout)
    assert told["total"] == bob.total and f"{bob.total:,} suggestions" in few._repr_html_()


def test_a_row_of_an_own_contact_can_be_named_by_its_mark(store, ig):
    first = contacts(store, industry="fintech").contacts[0].person
    ig("suggest", "-i", "fintech")
    assert first.name in ig("explain", "c1").stdout and first.name in ig("draft", "c1").stdout
    assert "no row c99" in ig("explain", "c99", rc=2).stderr


@pytest.mark.parametrize("kind", ["tree", "layered", "matrix"])
def test_figures_show_them_first_and_count_everybody_who_answers(store, kind):
    found = contacts(store, industry="fintech", limit=3)
    texts = [text.get_text() for text in found.plot(kind).axes[0].texts]
    whole = " ".join(texts)  # a long title stands on several lines
    assert (
        "Ask directly" in texts
        and "Whom you could meet in fintech" in whole
        and f"{found.contacts_total} contacts of yours to ask directly" in whole
    )
    assert not found.total or f"{found.total:,} people" in whole
    if kind != "matrix":
        assert all(clean_name(contact.person.name) in texts for contact in found.contacts)


def test_a_figure_without_real_names_keeps_them_apart(store, tmp_path, ig):
    ig("plot", "-i", "fintech", "--anon", "--text", "-o", tmp_path / "tree.svg")
    drawn = (tmp_path / "tree.svg").read_text("utf-8")
    assert "Ask directly" in drawn
    assert not [one.person.name for one in contacts(store, industry="fintech").contacts if one.person.name in drawn]


def test_the_report_shows_them_first_and_counts_everybody_who_answers(store, tmp_path, ig):
    found = contacts(store, industry="fintech", limit=3)
    ig("report", "-i", "fintech", "-n", "3", "-o", tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text("utf-8")
    assert page.index("ask directly") < page.index("Where this comes from") and f"{found.contacts_total} own contacts" in page
    assert all(contact.person.url in page for contact in found.contacts)
    if found:
        assert f"{found.total} people you can be referred to" in page and "The best 3 stand here" in page
    else:
        assert "Whom to ask for their list" in page and "--kind list-ask" in page
    ig("report", "-i", "fintech", "--anon", "-o", tmp_path / "anon.html")
    hidden = (tmp_path / "anon.html").read_text("utf-8")
    assert "ask directly" in hidden and not [
        one for one in found.contacts if one.person.name in hidden or one.person.company in hidden
    ]


@pytest.mark.parametrize("command", ["connectors", "plan"])
def test_connectors_and_plans_begin_with_them(store, command, ig):
    found = contacts(store, industry="fintech")
    assert "ask directly" in ig(command, "-i", "fintech").stdout.splitlines()[0]
    told = json.loads(ig(command, "-i", "fintech", "-f", "json").stdout)
    assert [(row["name"], row["degree"]) for row in told["contacts"]] == [(one.person.name, 1) for one in found.contacts]


def test_a_plan_as_rows_says_of_each_which_degree(store, ig):
    rows = list(csv.DictReader(StringIO(ig("plan", "-i", "fintech", "-f", "csv").stdout)))
    degrees = [row["degree"] for row in rows]
    assert degrees == sorted(degrees) and degrees.count("1") == len(contacts(store, industry="fintech").contacts)
    assert all(row["week"] == row["ask"] == "" for row in rows if row["degree"] == "1")


def test_nothing_imported_leads_on(home, ig):
    with Workspace.in_memory() as net:
        found = net.suggest(industry="fintech")
    assert found.advice.next == ("infograph import Connections.csv",) and "not imported yet" in found.advice.reason


def test_friends_lists_alone_lead_through_those_who_gave_them(home, ig):
    ig("import", FRIENDS / "bob-johnson.csv", "--owner", "Bob Johnson", "--new-owner")
    found = contacts(home, industry="fintech")
    assert found.contacts == () and {person.name for person in found.connectors} == {"Bob Johnson"}
    for command in ("connectors", "plan", "ask-next"):
        assert ig(command, "-i", "fintech").stdout


def test_nobody_among_ones_own_contacts_says_so(store, ig):
    assert "Nobody in space among 417 own contacts" in ig("suggest", "-i", "space", "--degree", "1").stdout


def test_connectors_as_rows_begin_with_them_in_the_same_columns(store, ig):
    rows = list(csv.DictReader(StringIO(ig("connectors", "-i", "fintech", "-f", "csv").stdout)))
    named = [row["name"] for row in rows if row["degree"] == "1"]
    assert (
        named
        == [one.person.name for one in contacts(store, industry="fintech").contacts]
        == [row["name"] for row in rows][: len(named)]
    )
    assert all(row["targets"] == "0" for row in rows[: len(named)]) and None not in {key for row in rows for key in row}


def test_a_connector_may_be_named_by_a_part_of_the_name(both, ig):
    drafted = ig("draft", "Carol Lee", "--kind", "ask", "--via", "Bob").stdout
    assert "Hi Bob" in drafted
    ig("log", "Carol Lee", "asked", "--via", "bob")
    assert "Bob Johnson" in ig("log").stdout
    assert "Nobody called" in ig("log", "Carol Lee", "asked", "--via", "Zebedee", rc=2).stderr


@pytest.mark.parametrize("store", ["friends too"], indirect=True)
def test_a_list_says_how_many_more_there_are_and_by_which_command(store, ig):
    said = " ".join(ig("connectors", "-i", "fintech", "-n", "2").stderr.split())
    assert "3 more own contacts and 10 more connectors: infograph connectors -i fintech -n 12" in said
    assert "more connector" not in ig("connectors", "-i", "fintech", "-n", "18").stderr
    said = " ".join(ig("ask-next", "-i", "fintech", "-n", "2").stderr.split())
    assert re.search(r"\d+ more contacts: infograph ask-next -i fintech -n 30$", said)
