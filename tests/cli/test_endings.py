"""A list that ends says how many more there are, and by which command to see them; that command shows more."""

from __future__ import annotations

import re
import shlex

import pytest

ENDING = [
    ["path", "Vic Target", "-n", "1"],
    ["people", "--possible", "-n", "1"],
    ["people", "--merges", "-n", "1"],
    ["people", "--moved", "-n", "1"],
    ["companies", "-n", "1"],
    ["industry", "unknown", "-n", "1"],
    ["connectors", "-n", "1"],
    ["ask-next", "-n", "1"],
    ["suggest", "-n", "1"],
    ["sheet", "--via", "Ann Old", "-n", "1", "-o", "sheet.csv"],
    ["todo"],
    ["suggest", "-i", "agriculture"],
]
"""Commands whose list is cut short."""


@pytest.fixture
def lists(ig, tmp_path, monkeypatch, grow_old):
    """Fill a store with lists that are long enough to be cut."""
    monkeypatch.chdir(tmp_path)

    def row(name, company, position, year, slug=True):
        first, last = name.split()
        return (first, last, f"{first}-{last}".lower() if slug else "", company, position, f"02 Jan {year}")

    known = [row(f"{name} Known", f"Firm {name}", "Clerk", 2015) for name in ("Gil", "Hal", "Ida", "Joy", "Kai", "Lou", "Max")]
    friends = [row("Ann Old", "Acme Bank", "Teller", 2014), row("Ben New", "Acme Rail", "Driver", 2016)]
    ig("import", lines(tmp_path / "mine.csv", [*friends, *known]), "--me", "Pat Example")
    shared = [row("Uma Target", "Stripe", "Engineer", 2020), row("Vic Target", "Monzo", "Analyst", 2020)]
    twins = [row("Wes Twin", "Firm W", "Clerk", 2019, slug=False), row("Xia Twin", "Firm X", "Clerk", 2019, slug=False)]
    moved = [row("Uma Target", "Wise", "Engineer", 2021), row("Vic Target", "Brex", "Analyst", 2021)]
    others = [row("Wes Twin", "Firm Y", "Clerk", 2018), row("Xia Twin", "Firm Z", "Clerk", 2018)]
    ig("import", lines(tmp_path / "ann.csv", [*shared, *twins]), "--owner", "Ann Old")
    grow_old()
    ig("import", lines(tmp_path / "ben.csv", [*moved, *others]), "--owner", "Ben New")
    ig("suggest")
    ig("log", "Uma Target", "met", "--via", "Ann Old")


def lines(path, rows):
    head = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    body = (
        f"{first},{last},{slug and 'https://www.linkedin.com/in/' + slug},,{company},{position},{day}\n"
        for first, last, slug, company, position, day in rows
    )
    path.write_text(head + "".join(body), "utf-8")
    return path


@pytest.mark.sampled(4)
@pytest.mark.parametrize("words", ENDING, ids=" ".join)
def test_a_list_that_ends_says_how_many_more_there_are_and_how_to_see_them(ig, lists, words):
    shown = ig(*words)
    left = re.search(r"(\d+) more [^:]*: infograph (.+)", shown.output)
    assert left and int(left[1]) > 0, shown.output
    further = ig(*shlex.split(left[2]))
    assert len(further.output.splitlines()) > len(shown.stdout.splitlines()) or words[0] in ("sheet", "suggest")
    again = re.search(r"(\d+) more [^:]*: infograph", further.output)
    assert again is None or int(again[1]) < int(left[1])
