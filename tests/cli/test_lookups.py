"""What is asked about one person, or about a field around the user, looks rows up: no large table is read from end to end."""

from __future__ import annotations

import re

import apsw
import pytest

from infograph.store import pages
from infograph.store.db import FILE_NAME

LARGE = {"person", "record", "record_key", "evidence", "tie", "label", "doing", "standing", "former", "joining", "word"}
"""Tables that grow with everybody in the store."""
LINES = """explain {carol}|path {carol}|draft {carol}|brief {carol}|suggest -i fintech|connectors -i fintech|ask-next -i fintech
plan -i fintech|companies -i fintech|sheet --via {bob} -i fintech -o sheet.csv|share -i fintech -o share.csv|share --evidence -o a.csv
report -i fintech -o page.html|plot -i fintech -o a.svg|plot --kind network -o b.svg|plot --kind timeline -o c.svg|todo|log
industry why Stripe|sources""".replace("\n", "|").split("|")
WHOLE = """status|companies|suggest --company Nosuchfirm|functions|industries --counts|people --merges|people --moved|people --possible
whois {carol}""".replace("\n", "|").split("|")
"""What does read a whole table, for it counts or looks through everybody: where one no longer does, it goes up."""
_TABLE = re.compile(r"\b(?:FROM|JOIN)\s+(\w+)(?:\s+(?:AS\s+)?(\w+))?")


@pytest.fixture
def said(monkeypatch):
    """Return every statement that is run, with its values."""
    statements = {}

    def note(_, statement, values):
        return bool(statements.setdefault(statement, values) or True)

    def watch(db):
        db.set_exec_trace(note)

    monkeypatch.setattr(apsw, "connection_hooks", [*apsw.connection_hooks, watch])
    return statements


def read_whole(home, statements):
    """Return the large tables that these statements walk through."""
    db = pages.connect(home / FILE_NAME)
    for statement in [one for one in statements if one.startswith("CREATE TEMP")]:
        db.execute(statement)
    walked = set()
    for statement, values in statements.items():
        if not statement.startswith(("SELECT", "WITH")):
            continue
        names = {alias or table: table for table, alias in _TABLE.findall(statement)}
        for *_, step in db.execute(f"EXPLAIN QUERY PLAN {statement}", values):
            scanned = re.match(r"SCAN (\w+)", step)
            table = names.get(scanned[1], scanned[1]) if scanned else ""
            walked |= {(table, statement)} if table in LARGE else set()
    db.close()
    return walked


@pytest.mark.slow
@pytest.mark.parametrize("line", [*LINES, *WHOLE])
def test_what_is_asked_of_some_is_looked_up(line, ig, both, home, tmp_path, monkeypatch, said):
    monkeypatch.chdir(tmp_path)
    words = {"{bob}": "Bob Johnson", "{carol}": "https://www.linkedin.com/in/carol-lee"}
    ig("suggest", "-i", "fintech")
    said.clear()
    ig(*(words.get(word, word) for word in line.split()))
    walked = read_whole(home, dict(said))
    assert said and bool(walked) == (line in WHOLE), walked
