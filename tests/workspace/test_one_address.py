"""One profile address is one person, whatever the script of the name; who is parted all the same is listed and asked about."""

from __future__ import annotations

import pytest

from exports import BOB, MIRA, export
from infograph import Workspace
from infograph.errors import Ambiguous

ADDRESS = "https://www.linkedin.com/in/olga-ivanova"
LATIN = f"Olga,Ivanova,{ADDRESS},,Acme,Buyer,02 Jan 2019"
CYRILLIC = f"Ольга,Иванова,{ADDRESS},,Acme,Buyer,02 Jan 2019"
OTHER = f"Tobias,Grenfeld,{ADDRESS},,Rail,Driver,02 Jan 2019"


@pytest.fixture
def net(tmp_path):
    with Workspace.open(tmp_path / "home", create=True) as opened:
        opened.import_files([export(tmp_path / "Connections.csv", [BOB, MIRA])], me="Robin Hale")
        yield opened


def lists(net, tmp_path, *rows):
    for number, (row, owner) in enumerate(zip(rows, ("Bob Johnson", "Mira Holloway"), strict=True)):
        net.import_files([export(tmp_path / f"{number}.csv", [row])], owner=owner)


@pytest.mark.parametrize("rows", [(LATIN, CYRILLIC), (CYRILLIC, LATIN)], ids=["latin first", "cyrillic first"])
def test_two_spellings_of_one_address_are_suggested_once(net, tmp_path, rows):
    lists(net, tmp_path, *rows)
    (suggestion,) = net.suggest()
    assert len(suggestion.paths) == 2 and suggestion.target.id == net.person(ADDRESS).id
    assert net.person("Olga Ivanova").id == net.person("Ольга Иванова").id and not net.possible_same()


def test_two_names_of_one_address_are_listed_and_the_address_asks_which(net, tmp_path):
    lists(net, tmp_path, LATIN, OTHER)
    (pair,) = net.possible_same()
    assert {pair.one.name, pair.other.name} == {"Olga Ivanova", "Tobias Grenfeld"} and "one profile address" in pair.why
    with pytest.raises(Ambiguous) as asked:
        net.person(ADDRESS)
    assert "Give the profile address" not in asked.value.hint and "people --possible" in asked.value.hint
    net.keep_apart(f"#{pair.one.id}", f"#{pair.other.id}")
    assert not net.possible_same()


def test_a_mail_address_finds_whoever_has_it(net):
    assert net.person("MIRA@example.com").name == "Mira Holloway"
