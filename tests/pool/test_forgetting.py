"""Somebody who is no member is looked up in a pool, and forgotten for good."""

from __future__ import annotations

import pytest

from exports import export
from infograph.errors import BadRequest, NotFound
from pool.conftest import LISTS, MEMBERS, row, url


def test_what_is_held_on_a_third_person_is_told_with_file_and_line(make):
    with make("one") as pool:
        held = pool.held("Kim Lund")
        assert {row.owner for row in held.rows} == {"Bo Costa", "Cem Diaz", "Gus Hale"} and held.person.company == "Stripe"
        with pytest.raises(NotFound, match="in this pool") as error:
            pool.held("Kim Lunt")
        assert "Kim Lund" in error.value.hint


def test_whoever_is_forgotten_is_in_no_file_and_comes_back_by_none(make, tmp_path):
    with make("one", names="shown") as pool:
        before = pool.status()
        pool.suggest()
        gone = pool.forget("Kim Lund")
        assert (gone.people, pool.status().people) == (1, before.people - 1) and pool.deeds()[-1].what == "forget person"
        assert not (pool.folder / "arrays").exists()
        (report,) = pool.add(export(tmp_path / "again.csv", [row("Kim Lund"), row("Uma Vogt")]), "Ada Berg")
        assert [problem.code for problem in report.problems] == ["forgotten"]
        assert "Kim Lund" not in {one.name for one in pool.suggest(limit=9)}
        with pytest.raises(NotFound):
            pool.held("Kim Lund")
    assert b"lund" not in (pool.folder / "pool.db").read_bytes().lower()


def test_the_others_stay_as_if_nobody_had_listed_them(make, tmp_path):
    from pool.test_members import contents

    with make("one") as pool, make("none", ()) as never:
        pool.forget("Kim Lund")
        for member in MEMBERS:
            rows = [line for line in LISTS[member] if "Kim" not in line]
            scope = {"Eve Falk": ["counts"], "Gus Hale": ["seen"]}.get(member, ["connector", "seen"])
            never.add(export(tmp_path / f"without {member}.csv", rows), member, url=url(member), consent="form", scope=scope)
        assert contents(pool)["people"] == contents(never)["people"] and contents(pool)["ties"] == contents(never)["ties"]


def test_a_member_is_removed_first(make):
    with make("one") as pool:
        with pytest.raises(BadRequest, match="Cem Diaz is a member"):
            pool.forget("Cem Diaz")
        pool.remove("Cem Diaz")
        pool.forget("Cem Diaz")
        with pytest.raises(NotFound):
            pool.held("Cem Diaz")
