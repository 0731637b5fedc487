"""One way for one thing: people are named alike in every command, an option has one name, a file's name one meaning."""

from __future__ import annotations

import csv
import io
from collections import defaultdict

import click
import pytest

from every_command import ALL

WAYS = ("1", "Carol Lee", "https://www.linkedin.com/in/carol-lee", "#{id}")
"""A row of the last answer, a name, a profile address, a number."""
TAKES_A_PERSON = [
    ("explain", "{}"),
    ("path", "{}"),
    ("draft", "{}"),
    ("brief", "{}"),
    ("log", "{}"),
    ("log", "{}", "asked", "--via", "Bob Johnson"),
    ("industry", "why", "{}"),
    ("tie", "me", "{}", "--closeness", "2"),
    ("tie", "{}", "Bob Johnson", "--closeness", "2"),
    ("merge", "{}", "Dan Wu", "--yes"),
    ("forget", "{}", "--yes"),
]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("words", TAKES_A_PERSON, ids=" ".join)
def test_a_person_is_named_in_the_same_ways_everywhere(ig, both, way, words):
    from infograph.workspace import Workspace

    assert "Carol Lee" in ig("suggest", "-i", "fintech", "-n", 1).stdout
    with Workspace.open() as net:
        way = way.format(id=net.person("Carol Lee").id)
    said = ig(*(word.format(way) for word in words)).output
    assert "Carol Lee" in said or (words[0] == "merge" and "one person now" in said) or words == ("log", "{}")


def test_joined_records_are_kept_apart_by_the_persons_name(ig, both):
    assert "Two people now" in ig("split", "Bob Johnson").stdout
    assert "not joined" in ig("split", "Dan Wu", rc=2).stderr
    assert "two such records" in ig("split", 1, 999, rc=2).stderr
    assert "two of them" in ig("split", 1, 2, 3, rc=2).stderr


def test_records_that_are_two_people_cannot_be_split(ig, both):
    from infograph.workspace import Workspace

    with Workspace.open() as net, net._store.reading() as db:
        apart = [row[0] for row in db.execute("SELECT min(id) FROM record WHERE person IS NOT NULL GROUP BY person LIMIT 2")]
    assert "two people already" in ig("split", *apart, rc=2).stderr


def test_an_option_has_one_name_and_a_name_one_option():
    by_name, by_keyword = defaultdict(set), defaultdict(set)
    for _, command in ALL.items():
        for param in command.params:
            if isinstance(param, click.Option):
                long = {name for name in param.opts if name.startswith("--")}
                assert len(long) == 1, param.opts
                short = tuple(name for name in param.opts if not name.startswith("--"))
                by_name[long.pop()].add(short)
                by_keyword[param.name].add(next(name for name in param.opts if name.startswith("--")))
    assert {name: found for name, found in by_name.items() if len(found) > 1} == {}
    assert {name: found for name, found in by_keyword.items() if len(found) > 1} == {}


def test_every_number_is_an_n():
    """What Click says of its own accord, INTEGER RANGE, takes a third of a line; the range stands behind the words."""
    numbers = {
        (words, param.opts[-1]): param.metavar
        for words, command in ALL.items()
        for param in command.params
        if isinstance(param.type, click.IntRange)
    }
    assert len(numbers) > 20
    assert {place: written for place, written in numbers.items() if written not in ("N", "1|2", "2|3")} == {}


ABOUT_A_FIELD = [words for words, command in ALL.items() if any(p.name == "industry" and p.multiple for p in command.params)]

NAMED_FIRST = (("draft",), ("pool", "ask"), ("pool", "tables"))
"""Their first word is a person, a code or a folder."""


@pytest.mark.parametrize("words", [words for words in ABOUT_A_FIELD if words not in NAMED_FIRST], ids=" ".join)
def test_a_field_without_its_option_is_told_how_to_give_it(ig, words):
    error = ig(*words, "green energy", rc=2).stderr
    assert f"infograph {' '.join(words)} -i 'green energy'" in error.replace("\n", " ")
    assert "-i fintech" in ig(*words, "fintech", rc=2).stderr


WRITES = {
    ("draft",): ("Carol Lee",),
    ("brief",): ("Carol Lee",),
    ("sheet",): ("--via", "Bob Johnson"),
    ("targets",): ("{file}",),
    ("people",): ("--moved",),
    ("whois",): ("Carol Lee",),
    ("pool", "whois"): ("Carol Lee",),
    ("industry", "infer"): ("{file}",),
}


@pytest.mark.parametrize(
    "words", [words for words, command in ALL.items() if any(p.name == "output" for p in command.params)], ids=" ".join
)
def test_a_file_of_no_known_kind_is_refused_with_those_that_are(ig, both, tmp_path, words):
    table = tmp_path / "table.csv"
    table.write_text("employer,company\nStripe,Stripe\n", "utf-8")
    target = tmp_path / "out.zzz"
    error = ig(*words, *(word.format(file=table) for word in WRITES.get(words, ())), "-o", target, rc=2).stderr
    assert "ends in one of ." in " ".join(error.split()) and not target.exists()


@pytest.mark.parametrize("words", ["connectors", "ask-next"])
def test_lists_of_contacts_come_as_a_table_too(ig, both, words):
    (row, *_) = csv.DictReader(io.StringIO(ig(words, "-i", "fintech", "-f", "csv").stdout))
    assert row["name"] in ("Bob Johnson", "Mira Holloway") and row["url"].startswith("https://") and None not in row


def test_explain_path_brief_and_draft_speak_first_of_the_contact_whom_the_row_names(ig, tmp_path):
    head = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    line = "{0},{1},https://www.linkedin.com/in/{0}-{1}-example,,Acme Bank,Teller,{2}\n"
    (tmp_path / "mine.csv").write_text(
        head + line.format("Ann", "Old", "02 Jan 2014") + line.format("Ben", "New", "02 Jan 2016")
    )
    for friend, year in (("Ann Old", 2020), ("Ben New", 2021)):
        theirs = (line.format(name, "Target", f"02 Jan {year}") for name in ("Uma", "Vic", "Wes", "Xia"))
        (tmp_path / f"{friend[:3]}.csv").write_text(head + "".join(theirs))
    ig("import", tmp_path / "mine.csv", "--me", "Pat Example")
    for friend in ("Ann Old", "Ben New"):
        ig("import", tmp_path / f"{friend[:3]}.csv", "--owner", friend)
    rows = list(csv.DictReader(io.StringIO(ig("suggest", "--degree", 2, "-f", "csv").stdout)))
    assert {row["ask"] for row in rows} == {"Ann Old", "Ben New"}
    for row in rows:
        first, other = sorted(("Ann Old", "Ben New"), key=lambda name: name != row["ask"])
        for words in ("explain", "path", "brief"):
            said = ig(words, row["rank"]).stdout
            assert said.index(first) < said.index(other), words
        assert ig("draft", row["rank"], "--kind", "ask").stdout.count(row["ask"].split()[0])
