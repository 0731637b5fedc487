"""Stores of a few people in any arrangement, for laws over whatever can be asked."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from infograph.workspace import Workspace

L = "https://www.linkedin.com/in/"
HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
COMPANIES = ("Stripe", "Monzo", "Aldermere Bakery", "Quay Lamps", "")
PEOPLE, CONTACTS, FRIENDS = 14, 6, 3


@st.composite
def worlds(draw) -> tuple[list[int], list[list[int]]]:
    """Draw where each person works, and whom each friend knows; the first people are contacts, the first of these friends."""
    places = draw(st.lists(st.integers(0, len(COMPANIES) - 1), min_size=PEOPLE, max_size=PEOPLE))
    known = st.lists(st.integers(0, PEOPLE - 1), min_size=1, max_size=PEOPLE, unique=True)
    return places, draw(st.lists(known, min_size=1, max_size=FRIENDS))


def loaded(world: tuple[list[int], list[list[int]]], folder: Path) -> Workspace:
    places, friends = world
    rows = [f"Ann{n},Lee{n},{L}p{n},,{COMPANIES[place]},Analyst,03 Feb 2020\n" for n, place in enumerate(places)]
    net = Workspace.in_memory()
    (folder / "Connections.csv").write_text(HEAD + "".join(rows[:CONTACTS]), "utf-8")
    net.import_files([folder / "Connections.csv"], me="Zo Own")
    for friend, known in enumerate(friends):
        path = folder / f"friend{friend}.csv"
        path.write_text(HEAD + "".join(rows[one] for one in known if one != friend), "utf-8")
        net.import_files([path], owner=f"Ann{friend} Lee{friend}")
    return net
