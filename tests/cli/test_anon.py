"""With --anon no output of any command names anybody of the store, an address, an employer, a title, a file or a note."""

from __future__ import annotations

import re

import pytest
from click.shell_completion import ShellComplete

from every_command import ALL
from infograph import Workspace
from infograph.anonymous import invented_name
from infograph.cli.main import cli
from infograph.cli.screen import SHOWING
from infograph.cli.traits import traits
from infograph.store.hidden import hidden_copy

SHOWS_NOBODY = {
    "audit": "names nobody as it is",
    "backup": "one line that says what was done",
    "completion": "a script for the shell",
    "config": "the ranking's parameters",
    "demo": "shows the sample, in which everybody is invented",
    "doctor": "checks, and no people",
    "evaluate": "figures of invented networks, and of the own log in counts",
    "expire": "counts",
    "function set": "the user's own words",
    "function why": "the user's own words",
    "functions": "a list of our own, with counts",
    "goal": "the user's own words",
    "industries": "a list of our own, with counts",
    "industry import": "what was typed",
    "industry infer": "a table that the user gave, and no store",
    "industry said": "a table of employers to be edited, and nobody's",
    "industry set": "what was typed",
    "industry unknown": "a table of employers to be filled in",
    "restore": "names of files",
    "export": "everything, to take along: there is no part of it that is not somebody's",
    "share": "real contacts, for a friend",
    "targets": "a list of employers that the user gave, to be filled in",
    "import": "says who was read, and asks who is who",
    "forget": "asks whom to remove",
    "merge": "asks who is who",
    "split": "asks who is who",
    "tie": "the user's own words",
    "industry why": "why an employer is in a field",
    **dict.fromkeys(
        [
            f"pool {name}"
            for name in "add ask audit backup consent coverage create export forget remove restore status tables whois".split()
        ],
        "for the centre",
    ),
    "pool suggest": "hides names by itself until a connector agrees",
}
"""Commands that have no --anon, each with why."""

LINES = """ask-next -i fintech|ask-next -i fintech -f json|brief {carol}|companies|companies -f csv|connectors -i fintech
|connectors -i fintech -f json|draft {carol} --kind ask|draft {carol} --kind blurb -f eml|explain {carol}|explain {carol} --what-if|log
|log -f json|log {carol}|path {carol}|people --merges|people --possible|people --moved|people --moved -f csv|plan -i fintech
|plan -i fintech -f json|plan -i fintech -o plan.ics|plot -i fintech -o a.svg --text|plot --kind network -o b.svg --text
|plot --kind chain -o c.svg --text|plot --kind companies -i fintech -o d.svg --text|plot --kind functions -o e.svg --text
|plot --kind industries -o f.svg --text|plot --kind search -o g.svg --text|plot --kind timeline -o h.svg --text
|plot --kind layered -i fintech -o i.svg --text|plot --kind matrix -i fintech -o j.svg --text|report -i fintech -o page.html|sheet --via {bob} -i fintech -o sheet.csv|sources|sources -f json|status|suggest -i fintech|suggest -i fintech -f cards
|suggest -i fintech -f csv|suggest -i fintech -f html|suggest -i fintech -f json|suggest -i fintech -f md|suggest -i fintech -f ndjson
|suggest -i fintech -f table|suggest -i fintech -f tsv|suggest -i agriculture|suggest -i fintech -o rows.xlsx|todo --all|todo --all -f json
|todo -o todo.ics|whois {carol}|whois {carol} -f json"""


def test_every_command_that_shows_people_has_it_or_says_why_not():
    with_it = {" ".join(words) for words, command in ALL.items() if any("--anon" in param.opts for param in command.params)}
    assert with_it | set(SHOWS_NOBODY) == {" ".join(words) for words in ALL} and not with_it & set(SHOWS_NOBODY)
    assert set(SHOWING) == with_it - {"log", "sheet"}
    assert with_it == {line.strip().split()[0] for line in LINES.split("|")}


def test_every_figure_is_drawn_with_it():
    drawn = {kind for kind in traits("infograph.figures", "KIND") if f"plot --kind {kind} " in LINES}
    assert drawn | {"tree"} == set(traits("infograph.figures", "KIND")) and "plot -i fintech" in LINES


@pytest.fixture
def named(ig, both, tmp_path, monkeypatch):
    """Fill the store with a log, notes and words; return the numbers of people by their names, and all that must not be shown."""
    monkeypatch.chdir(tmp_path)
    ig("log", "Carol Lee", "asked", "--via", "Bob Johnson", "--note", "Zanzibar, says Quentin Okapi")
    ig("log", "Dan Wu", "met", "--told", "Petra Quokka <https://www.linkedin.com/in/petra-quokka>", "--on", "2026-01-03")
    ig("tie", "me", "Carol Lee", "--note", "Timbuktu Rowing Club", "--closeness", "4")
    ig("draft", "--pitch", "a Yodeller of Note")
    ig("goal", "--company", "Stripe")
    with Workspace.open() as net, net._store.reading() as db:
        ids = {name: f"#{number}" for number, name in db.execute("SELECT id, name FROM person")}
        found = {
            text for row in db.execute("SELECT name, slug, emails, company, position, address FROM record") for text in row
        }
        found |= {text for row in db.execute("SELECT file, digest FROM source") for text in row}
    words = {word for text in found for word in text.split("\n") if len(word) > 2}
    return ids, words | {"Zanzibar", "Okapi", "Timbuktu", "Yodeller", "quokka", str(tmp_path / "home")}


OTHERWISE = re.compile(r" -f (csv|html|md|ndjson|table|tsv)| --text$| -o ")
"""Other forms of what is tried as JSON or cards, with the slower checks."""


@pytest.mark.sampled(8)
@pytest.mark.parametrize(
    "line",
    [
        pytest.param(line, marks=pytest.mark.slow) if OTHERWISE.search(line) else line
        for line in map(str.strip, LINES.split("|"))
    ],
)
def test_nobody_of_the_store_stands_in_what_is_shown(ig, named, tmp_path, line):
    ids, words = named
    words_of_line = line.format(carol=ids["Carol Lee"], bob=ids["Bob Johnson"]).split()
    before = {path.name for path in tmp_path.iterdir()}
    shown = ig(*words_of_line, "--anon").output
    for path in tmp_path.iterdir():
        if path.name not in before:
            shown += everything_in(path)
    assert shown.strip()
    assert [word for word in words if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", shown, re.I)] == []


@pytest.mark.parametrize("line", ["log {carol} asked", "todo --set nudge=9", "draft --pitch me", "sheet --read sheet.csv"])
def test_nothing_is_changed_under_invented_names(ig, named, line):
    ids, _ = named
    before = ig("export").output
    assert ig(*line.format(carol=ids["Carol Lee"]).split(), "--anon", rc=2).exit_code == 2
    assert ig("export").output == before


def test_a_row_of_the_last_answer_means_the_same_person_under_an_invented_name(ig, both):
    ig("suggest", "-i", "fintech")
    name = ig("explain", "1").stdout.splitlines()[0].split(" · ")[0]
    with Workspace.open() as net:
        number = net.person(name).id
    shown = ig("explain", "1", "--anon").stdout
    assert shown.startswith(invented_name(number)) and name not in shown


@pytest.mark.parametrize("via", [(), ("--via",)])
def test_the_rows_of_an_answer_of_invented_people_are_kept_as_those_of_any(ig, both, via):
    with Workspace.open() as net:
        bob, carol, dan = (net.person(name) for name in ("Bob Johnson", "Carol Lee", "Dan Wu"))
    name_of = {invented_name(one.id): one.name for one in (carol, dan)}
    via = (*via, invented_name(bob.id)) if via else ()
    for rows in (("suggest", "--company", "Adyen"), ("suggest", "--company", "Stripe")):
        ig(*rows)
        row = ig("suggest", "-i", "fintech", *via, "--anon", "-n", "1", "-f", "csv").stdout.splitlines()[1]
        (shown,) = (name for name in name_of if name in row)
        assert ig("explain", "1", "--anon").stdout.startswith(shown)
        assert ig("explain", "1").stdout.startswith(name_of[shown])
        assert shown in ig("path", "1", "--anon").stdout


@pytest.mark.parametrize(
    "line", ["explain NAME", "path NAME", "draft NAME", "whois NAME", "suggest -i fintech --via NAME", "sheet --via NAME"]
)
def test_who_gives_a_real_name_is_told_that_names_are_invented(ig, both, line):
    words = [("Bob Johnson" if word == "NAME" else word) for word in line.split()]
    assert "With --anon all names are invented: give the row’s number" in ig(*words, "--anon", rc=2).stderr
    assert "invented" not in ig(*("Nobody Such" if word == "Bob Johnson" else word for word in words), rc=2).stderr


@pytest.mark.parametrize("command", ["suggest", "connectors", "plan", "ask-next"])
def test_a_kept_goal_is_asked_for_under_invented_names_too(ig, both, command):
    ig("goal", "-i", "fintech")
    assert "Asked for your goal: people in fintech" in ig(command, "--anon").stderr


def test_commands_told_of_invented_people_show_invented_names_too(ig, both):
    assert "infograph suggest --anon -n 2" in ig("suggest", "--anon", "-n", "1").stderr
    assert "--anon" not in ig("suggest", "-n", "1").output


def test_commands_under_invented_names_call_people_by_numbers_that_are_theirs(ig, both):
    ig("log", "Carol Lee", "asked", "--via", "Bob Johnson", "--on", "2020-01-02")
    printed = (
        ig("todo", "--all", "--anon").output
        + ig("brief", "#3", "--anon").output
        + ig("suggest", "-i", "fintech", "--anon").output
    )
    whom = re.findall(r"infograph (?:log|draft|brief) (?:--anon )?('[^']*')", printed)
    assert whom and all(re.fullmatch(r"'#\d+'", who) for who in whom)
    assert ig("explain", whom[0].strip("'")).exit_code == 0


def test_no_name_is_offered_behind_it(both):
    offered = [
        ShellComplete(cli, {}, "infograph", "X").get_completions(["explain", *words], "Ca") for words in ([], ["--anon"])
    ]
    assert [[item.value for item in items] for items in offered] == [["Carol Lee"], []]


@pytest.mark.parametrize(
    "line", ["suggest", "connectors", "plan", "ask-next", "report -o a.html", "plot -o a.svg", "plot -o a.html"]
)
def test_a_goal_that_names_an_employer_is_no_question_to_invented_people(ig, named, line):
    said = ig(*line.split(), "--anon", rc=2).output
    assert "employer" in said and "Stripe" not in said


def test_who_asks_for_an_employer_is_told_that_nobody_has_one(ig, named):
    assert "field" in ig("suggest", "--company", "Stripe", "--anon", rc=2).stderr
    assert "field" in ig("report", "--company", "Stripe", "--anon", "-o", "x.html", rc=2).stderr
    assert "field" in ig("plot", "--kind", "companies", "--company", "Stripe", "--anon", "-o", "x.svg", rc=2).stderr
    assert ig("suggest", "--level", "senior", "--anon").exit_code == 0


def test_a_copy_keeps_who_knows_whom_and_how_well(named):
    with Workspace.open() as net:
        hidden = net.privacy.hidden()
        ours, theirs = net.suggest(industry="fintech"), hidden.suggest(industry="fintech")
        assert {(one.target.id, one.score) for one in ours} == {(one.target.id, one.score) for one in theirs}
        assert hidden.status().contacts == net.status().contacts and hidden_copy(net._store).hidden


def everything_in(path):
    if path.suffix == ".xlsx":
        from zipfile import ZipFile

        with ZipFile(path) as book:
            return "".join(book.read(name).decode("utf-8") for name in book.namelist())
    return path.read_text("utf-8") if path.is_file() else ""
