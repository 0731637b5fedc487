"""Asking by what people do: functions that are wished, one's own, and occupations that tell little of a field."""

from __future__ import annotations

from pathlib import Path

import pytest

from exports import BOB, export
from infograph import Query, Settings, Workspace
from infograph.errors import UnknownFunction

HOW = "https://www.linkedin.com/in/"
PEOPLE = {
    "Pia Pay": ("Stripe", "Product Manager"),
    "Eli Eng": ("Stripe", "Software Engineer"),
    "Nia Nurse": ("Oscar Health", "Nursing Assistant"),
    "Ada Act": ("Allianz", "Actuary"),
    "Hal Hosp": ("Mayo Clinic", "Registered Nurse"),
    "Non Known": ("Adyen", ""),
    "Ass Law": ("Clifford Chance", "Senior Associate"),
}


@pytest.fixture
def net(tmp_path: Path) -> Workspace:
    rows = [
        f"{name.replace(' ', ',')},{HOW}{name.replace(' ', '-').lower()},,{at},{job}," for name, (at, job) in PEOPLE.items()
    ]
    made = Workspace.in_memory()
    made.import_files([export(tmp_path / "Connections.csv", [BOB])], me="Mira Holloway")
    mira = f"Mira,Holloway,{HOW}mira-holloway,,Northlight Bank,Product Manager,02 Jan 2024"
    made.import_files([export(tmp_path / "bob.csv", [*rows, mira])], owner="Bob Johnson")
    return made


def names(net: Workspace, **asked: object) -> list[str]:
    return [one.target.name for one in net.suggest(**asked)]  # type: ignore[arg-type]


def test_only_those_are_found_who_do_what_is_asked(net: Workspace) -> None:
    assert names(net, industry="fintech", function="engineering") == ["Eli Eng"]
    assert names(net, industry="fintech", function=["product", "software engineers"]) == ["Pia Pay", "Eli Eng"]
    with pytest.raises(UnknownFunction):
        net.suggest(function="qqxzv")


def test_without_a_wish_what_one_does_oneself_counts(net: Workspace) -> None:
    found = {one.target.name: one for one in net.suggest(industry="fintech")}
    assert list(found) == ["Pia Pay", "Non Known", "Eli Eng", "Nia Nurse"]
    assert found["Eli Eng"].function_fit == 0.5 and found["Pia Pay"].function_fit == 1
    assert found["Eli Eng"].function_fit < found["Non Known"].function_fit == Settings().unread_function < 1
    assert "the title does not say what they do, so this counts 0.60 times" in found["Non Known"].reasons
    assert "does something else than you, so this counts 0.50 times" in found["Eli Eng"].reasons
    assert {one.band for one in list(found.values())[1:]} == {"long shot"} and found["Nia Nurse"].times_median < 0.01
    assert "Weighed by what they do: 0.5 of 1; without" in found["Eli Eng"].explain()
    assert "Weighed by what they do: 0.5 of 1 (you: product); without" in net.explain(
        "Eli Eng", query=Query(industries=("fintech",))
    )
    plain = net.suggest(industry="fintech", any_function=True)
    assert {one.function_fit for one in plain} == {1.0}


def test_who_does_what_a_field_is_there_for_counts_as_ones_own_kind(net: Workspace) -> None:
    health = {one.target.name: one.function_fit for one in net.suggest(industry="healthcare")}
    assert health["Hal Hosp"] == 1
    assert {one.target.name: one.function_fit for one in net.suggest(industry="law")} == {"Ass Law": 1.0}


def test_an_occupation_that_tells_little_of_a_field_comes_last_with_the_reason(net: Workspace) -> None:
    last = net.suggest(industry="insurance")[-1]
    assert last.target.name == "Nia Nurse"
    assert "care tells little of this field, so this comes last" in last.reasons
    assert "Hal Hosp" in names(net, industry="healthcare")
    assert all("aside" not in str(one.because) for one in net.suggest(industry="healthcare"))


def test_a_question_by_function_reads_as_one() -> None:
    assert Query(industries=("fintech",), functions=("product",)).about() == "in fintech whose work is product"
    assert Query(functions=["product"]).about() == "whose work is product"


def test_functions_and_levels_stand_in_every_output(net: Workspace) -> None:
    frame = net.suggest(industry="fintech").to_frame().set_index("name")
    assert frame.loc["Pia Pay", "functions"] == "product" and frame.loc["Pia Pay", "level"] == "professional"
    graph = net.graph(industry="fintech")
    assert "engineering:0.92" in {known.get("functions") for _, known in graph.nodes(data=True)}


def test_own_contacts_are_weighed_by_what_they_do_as_others_are(net: Workspace, tmp_path: Path) -> None:
    rows = [
        f"Own,{last},{HOW}own-{last.lower()},,{at},{job},02 Jan 2024"
        for last, at, job in (("Nurse", "Allianz", "Nursing Assistant"), ("Eng", "Allianz", "Software Engineer"))
    ]
    net.import_files([export(tmp_path / "more.csv", [*rows, f"Own,Pay,{HOW}own-pay,,Allianz,Product Manager,02 Jan 2024"])])
    found = net.suggest(industry="insurance", degree=1).contacts
    assert [one.person.name for one in found] == ["Own Pay", "Own Eng", "Own Nurse"]
    assert found[0].relevance == 2 * found[1].relevance > 100 * found[2].relevance
    assert "care tells little of this field, so this comes last" in found[2].reasons
    plain = net.suggest(industry="insurance", degree=1, any_function=True).contacts
    assert len({one.relevance for one in plain}) == 1


def test_a_rank_is_told_by_the_employer_also_when_it_is_corrected(net: Workspace) -> None:
    who = "Ass Law"
    assert [one.function for one in net.work.why(who)[1]] == ["legal"]
    assert net.work.why(who)[1][0].evidence == "“senior associate” at a firm of this profession"
    net.work.set_functions("Senior Associate", ["consulting"])
    net.work.set_functions("Senior Associate", [])
    assert [one.function for one in net.work.why(who)[1]] == ["legal"]
    net.set_industry("Clifford Chance", ["retail"])
    assert net.work.why(who)[1] == ()
