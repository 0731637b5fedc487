"""What tells people of equal scores apart is the same from the store and from its graph, and a cap on companies holds."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

import infograph as ig

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


@pytest.fixture
def net(tmp_path):
    titles = ("Data Analyst", "Chief Executive Officer", "Senior Data Analyst", "", "Nurse", "Lead Data Analyst")
    people = [
        f"Name{n},Person{n},https://www.linkedin.com/in/person{n},,{'Stripe' if n % 8 else 'Adyen'},{titles[n % 6]},"
        f"{1 + n % 28:02} Mar 20{10 + n % 14}"
        for n in range(24)
    ]
    mine = "Bob,Brown,https://www.linkedin.com/in/bob,,Acme,Nurse,01 Jan 2019\n"
    mine += "Eve,Evers,https://www.linkedin.com/in/eve,,Acme,Nurse,01 Jan 2020\n"
    (tmp_path / "mine.csv").write_text(HEADER + mine, "utf-8")
    (tmp_path / "bob.csv").write_text(HEADER + "\n".join(people[:16]), "utf-8")
    (tmp_path / "eve.csv").write_text(HEADER + "\n".join(people[8:]), "utf-8")
    with ig.Workspace.open(tmp_path / "home", create=True, today=date(2026, 11, 20)) as opened:
        opened.import_files([tmp_path / "mine.csv"], me="Ada Ames")
        opened.import_files([tmp_path / "bob.csv"], owner="Bob Brown")
        opened.import_files([tmp_path / "eve.csv"], owner="Eve Evers")
        yield opened


@pytest.mark.parametrize("asked", [{"industry": "fintech"}, {"level": "senior"}, {"title": "analyst"}])
def test_the_graph_of_a_question_gives_the_order_of_the_store(net, asked):
    query = net.query(limit=30, **asked)
    from_graph = ig.suggest(net.graph(**asked), query=query)
    assert [(one.target.key, one.placed_by) for one in net.suggest(query)] == [
        (one.target.key, one.placed_by) for one in from_graph
    ]


def test_people_as_good_are_told_apart_by_function_and_level(net):
    listed = net.suggest(limit=30, spread=False, title="analyst")
    same = [one.target.position for one in listed if one.log_score == listed[-1].log_score]
    assert len(same) > 2 and same == sorted(same, key=["Data Analyst", "Senior Data Analyst", "Lead Data Analyst"].index)


def test_a_cap_on_companies_holds(net):
    assert max(Counter(one.target.company for one in net.suggest(limit=4, max_per_company=2)).values()) == 2
