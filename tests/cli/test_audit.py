"""What was done is noted: one line for each command that changes the store or hands out of it, none for any other, no names."""

from __future__ import annotations

import json
import os
import re
import shutil
from functools import partial

import pytest

import infograph
from every_command import ALL
from infograph.phrases.housekeeping import DEEDS
from infograph.store import deeds
from infograph.store.db import FILE_NAME

WRITES = [
    ("import", "import other.csv --owner Fay --new-owner", "import"),
    ("import", "import bob.csv --owner Bob", "import"),  # again: it was asked for, and changed nothing
    ("merge", "merge Dan Eve --yes", "merge"),
    ("split", "split Bob", "split"),
    ("split", "split Carol Mira", "keep apart"),
    ("tie", "tie me Carol --closeness 3", "tie"),
    ("log", "log Carol asked", "log"),
    ("log", "log --undo", "undo"),
    ("todo", "todo --set nudge=9", "cadence"),
    ("draft", "draft --pitch nurse", "pitch"),
    ("goal", "goal -i fintech", "goal"),
    ("config", "config reuse 0.7", "config"),
    ("config", "config --reset", "config"),
    ("config", "config --learn-anew", "answers"),
    ("industry set", "industry set Stripe payments", "industry"),
    ("industry import", "industry import industries.csv", "industry"),
    ("function set", "function set Ninja marketing", "function"),
    ("sheet", "sheet --read sheet.csv", "sheet"),
    ("share", "share -i fintech", "share"),
    ("share", "share --evidence", "share"),
    ("export", "export", "export"),
    ("export", "export --format csv", "export"),
    ("export", "export --format graphml", "export"),
    ("export", "export --format notes -o notes", "export notes"),
    ("export", "export --format sqlite -o copy.db", "backup"),
    ("export", "export --person Carol", "export person"),
    ("backup", "backup monday.db", "backup"),
    ("restore", "restore monday.db --yes", "restore"),
    ("doctor", "doctor --repair", "repair"),
    ("forget", "forget Carol --yes", "forget person"),
    ("forget", "forget --source 1 --yes", "forget source"),
    ("forget", "forget --owner Bob --yes", "forget owner"),
    ("expire", "expire --older-than 1d --yes", "expire"),
]
"""Commands as they are typed, one after the other, each with the line that it leaves."""

OF_A_POOL = [
    ("pool add", "pool add bob.csv --member Bob --consent signed --scope connector --scope seen", "pool add"),
    ("pool add", "pool add own.csv --member Alex --consent signed --scope connector --scope seen", "pool add"),
    ("pool consent", "pool consent Bob --consent later --scope connector", "pool consent"),
    ("pool forget", "pool forget Dan --yes", "forget person"),
    ("pool export", "pool export -i fintech", "pool export"),
    ("pool backup", "pool backup pool.db", "backup"),
    ("pool remove", "pool remove Bob --yes", "pool remove"),
    ("pool restore", "pool restore pool.db --yes", "restore"),
]
POOL_READS = ["pool status", "pool whois Carol", "pool suggest -i fintech", "pool coverage -i fintech", "pool audit"]

READS = """ask-next -i fintech|audit|brief Carol|companies|completion bash|config|connectors -i fintech|doctor|draft Carol|evaluate
|explain Carol|function why CFO|functions|goal|industries|industry infer companies.csv|industry said|industry unknown
|industry why Stripe|log|path Carol|people|plan -i fintech|plot -i fintech -o net.png|report -i fintech -o report.html|restore
|sheet --via Bob -o sheet2.csv|sources|split Zoe|status|suggest -i fintech|targets targets.csv|tie me Zoe --closeness 3|todo
|whois Carol|expire --older-than 9y|forget Carol|merge Carol Zoe"""
"""Commands that read, and such as were refused or not confirmed."""

ELSEWHERE = {
    "demo": "the sample is a store of its own",
    "pool ask": "an ask needs many members: tests/pool",
    "pool create": "looked at in the pool that it makes",
    "pool tables": "with Spark",
}
BESIDE = {"trial", "migrate", "pool ask", "pool agree", "pool decline", "pool tables"}
"""Noted by tests of their own: a trial is a store of its own, a store is brought up to date once, an ask needs many members, tables Spark."""
NAMES = {
    "Carol": "Carol Lee",
    "Dan": "Dan Wu",
    "Bob": "Bob Johnson",
    "Eve": "Eve Ray",
    "Mira": "Mira Holloway",
    "Alex": "Alex Rivera",
}


def test_every_command_is_in_the_table():
    tried = {command for command, *_ in (*WRITES, *OF_A_POOL)} | {first_words(line) for line in POOL_READS} | set(ELSEWHERE)
    tried |= {first_words(line.strip()) for line in READS.split("|")}
    assert tried == {" ".join(words) for words in ALL}
    with_line = {deed for *_, deed in (*WRITES, *OF_A_POOL)} | {"pool create", *BESIDE}
    assert with_line == set(deeds.ALL) == set(DEEDS)


def test_what_changes_the_store_or_hands_out_of_it_leaves_exactly_one_line(ig, both, made, work, grow_old):
    ig("sheet", "--via", "Bob Johnson", "-o", "sheet.csv")
    for command, line, deed in WRITES:
        before = done(ig)
        if command == "expire":
            grow_old()
        ig(*typed(line))
        assert done(ig)[len(before) :] == [deed], line
    shown = ig("audit").output + ig("audit", "-f", "json").output
    told = r"(?i)carol|bob|dan |wu|johnson|alex|rivera|eve |stripe|siemens|nurse|example|csv|/"
    assert re.findall(told, re.sub(r"\d{4}-\d\d-\d\d", "", shown)) == []


def test_what_was_done_alike_in_a_row_is_one_line_with_its_number(ig, both, work):
    for stage in ("asked", "agreed", "met"):
        ig("log", "Carol Lee", stage)
    assert re.findall(r"a step logged.*", ig("audit").output) == ["a step logged, 3 times"]
    assert done(ig)[-3:] == ["log"] * 3


@pytest.mark.slow
def test_what_reads_or_is_refused_leaves_none(ig, both, work):
    before = done(ig)
    for line in READS.split("|"):
        ig_any(ig, line)
    assert done(ig) == before


def test_a_pool_tells_what_was_done_to_it(ig, both, made, work):
    ig("pool", "create", "Spring", "--names", "shown")
    shutil.copy(made / "Connections.csv", "own.csv")
    assert done(ig, "pool") == ["pool create"]
    for _, line, deed in OF_A_POOL:
        before = done(ig, "pool")
        ig(*typed(line))
        assert done(ig, "pool")[len(before) :] == [deed], line
    for line in POOL_READS:
        ig_any(ig, line)
    assert len(done(ig, "pool")) == 1 + len(OF_A_POOL)


def test_what_is_handed_out_of_a_store_that_cannot_be_written_is_handed_out(ig, both, home, monkeypatch):
    if os.geteuid() == 0:
        monkeypatch.setattr("infograph.store.db.only_writer", refused)
    else:
        (home / FILE_NAME).chmod(0o400)
        home.chmod(0o500)
    assert "Carol Lee" in ig("export").output
    home.chmod(0o700)


def test_what_was_done_is_known_after_a_backup_was_put_back(ig, both, work):
    ig("backup", "monday.db")
    ig("goal", "-i", "fintech")
    ig("restore", "monday.db", "--yes")
    assert done(ig)[-3:] == ["backup", "goal", "restore"]


def test_no_export_takes_it_along(ig, both, work):
    first = ig("export").output
    assert first == ig("export").output and "deed" not in first


def refused(*_, **__):
    from infograph.errors import StoreProblem

    raise StoreProblem("The store cannot be written: Permission denied.")


@pytest.fixture
def work(both, tmp_path, monkeypatch):
    """Give the commands the files that they read."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(infograph, "evaluate", partial(infograph.evaluate, worlds=1, egos=1, people=60))
    shutil.copy(both, "bob.csv")
    for name, text in (
        ("other.csv", "First Name,Last Name,URL,Company,Connected On\nEve,Ray,,Visa,01 Mar 2020\n"),
        ("industries.csv", "company,industries\nStripe,fintech\n"),
        ("companies.csv", "company\nStripe\n"),
        ("targets.csv", "company\nStripe\n"),
    ):
        (tmp_path / name).write_text(text, "utf-8")


def done(ig, *group):
    return [one["what"] for one in json.loads(ig(*group, "audit", "-f", "json").stdout)["results"]]


def typed(line):
    return [NAMES.get(word, word) for word in line.split()]


def first_words(line):
    words = line.split()
    return " ".join(words[: 2 if tuple(words[:2]) in ALL else 1])


def ig_any(ig, line):
    """Run a command that may be refused."""
    try:
        ig(*typed(line))
    except AssertionError as problem:
        assert "Traceback" not in str(problem)
