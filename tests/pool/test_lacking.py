"""Who gets fewer asks than asked for is told, with why; counts of them leave the centre where they are not small."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from exports import export
from infograph import Pool
from infograph.cli.main import cli
from infograph.phrases import pools
from infograph.pool import suggesting
from infograph.pool.coverage import by_reason
from infograph.pool.lacking import LACKS, Lacking
from laws import law
from pool.conftest import DAY, MEMBERS, row, url
from pool.test_everyone import filled
from pool.test_everyone import pools as pools_of_members


def whys(pool: Pool, **asked) -> dict[str, str]:
    return {one.member: one.lack for one in pool.suggest(**asked).lacking}


def test_each_member_who_gets_fewer_is_told_with_the_reason(make, tmp_path):
    with make("one", asks=1) as pool:
        said = {"consent": "form", "scope": "connector"}
        pool.add(
            export(tmp_path / "h.csv", [row("Kim Lund", "Stripe", "Head of Payments")]),
            "Hana Sato",
            url=url("Hana Sato"),
            **said,
        )
        pool.add(export(tmp_path / "i.csv", [row("Max Noor", "Adyen", "Engineer")]), "Ian Toft", **said)
        pool.add(export(tmp_path / "j.csv", [row("Gus Hale"), row("Tom Ulm")]), "Jo Vik", url=url("Jo Vik"), **said)
        pool.add(export(tmp_path / "k.csv", [row("Hana Sato")]), "Kaj Wolf", url=url("Kaj Wolf"), until=DAY, **said)
        rows = pool.suggest(industry="fintech", limit=2)
        assert {one.lack for one in rows.lacking if one.member == "Hana Sato"} == {"nobody asked for"}
        assert whys(pool, industry="fintech", limit=2) == {
            "Ada Berg": "cap reached",
            "Bo Costa": "cap reached",
            "Cem Diaz": "cap reached",
            "Eve Falk": "cap reached",
            "Gus Hale": "few people",
            "Hana Sato": "nobody asked for",
            "Ian Toft": "no address",
            "Jo Vik": "no connector known",
            "Kaj Wolf": "few people",
        }
        asks = {code: sum(one.member_code == code for one in rows) for code in (one.code for one in rows.lacking)}
        assert all((one.asks, one.of) == (asks[one.code], 2) for one in rows.lacking)
        pool.remove("Kaj Wolf")
        assert whys(pool, industry="fintech", limit=2)["Hana Sato"] == "no member known"
        assert rows.of_member(pool.code_of(pool.member("Jo Vik"))).lacking[0].contacts == 2


def test_a_consent_that_ended_and_ways_that_were_declined_are_reasons(make):
    with make("one") as pool:
        pool.consent("Bo Costa", "until spring", scope="connector", until=date(2027, 3, 1))
        first = next(one for one in pool.suggest(limit=1) if one.member == "Gus Hale")
        ways = first.ways
        while (more := [one for one in pool.suggest(limit=1) if one.member == "Gus Hale"]) and ways < 99:
            pool.decline(more[0].ask, limit=1)
            ways += 1
        assert whys(pool, limit=1)["Gus Hale"] == "declined"
    with Pool.open(pool.folder, today=date(2027, 3, 2)) as pool:
        assert whys(pool)["Bo Costa"] == "consent ended"


def test_nobody_lacks_who_gets_all(make):
    with make("one", asks=99) as pool:
        full = {one.member for one in pool.suggest(limit=1)}
        assert full and not full & set(whys(pool, limit=1))


def test_namesakes_among_members_are_told_apart(make, tmp_path):
    with make("one") as pool:
        pool.add(export(tmp_path / "two.csv", [row("Ada Berg")]), "Bo Costa", url=url("Bo Two"), consent="form", scope="counts")
        rows = pool.suggest()
        codes = {one.member_code for one in rows if one.member == "Bo Costa"}
        assert len(codes) == 2
        assert all(f"Bo Costa, member {code}" in pools.suggested_words(rows) for code in codes)
        one = pool.member(url("Bo Two"))
        assert pool.member(pool.code_of(one)) == one and len({one.code for one in pool.status().members}) == 6
        said = CliRunner().invoke(cli, ["pool", "suggest", "--member", url("Bo Two"), "-f", "json", "--pool", str(pool.folder)])
        assert {row["member_code"] for row in json.loads(said.stdout)["results"]} == {pool.code_of(one)}


def lack(number: int, why: str) -> Lacking:
    return Lacking(f"Member {number}", f"{number:08}", 0, 3, why, 4, 2, 1, 0)


@pytest.mark.parametrize(
    ("whys", "members", "expected"),
    [
        (["cap reached"] * 6 + ["few people"] * 7, 30, {"few people": 7, "cap reached": 6}),
        (["cap reached"] * 6 + ["few people"] * 2, 30, {"few people": None, "cap reached": None}),
        (["cap reached"] * 28, 30, {"cap reached": None}),
        (["cap reached"] * 6 + ["consent ended"] * 2, 30, {"cap reached": 6, "consent ended": None}),
        (["cap reached"] * 30, 30, {"cap reached": 30}),
        ([], 30, {}),
    ],
)
def test_counts_of_few_are_not_told_nor_can_be_worked_out(whys, members, expected):
    assert by_reason([lack(number, why) for number, why in enumerate(whys)], members, 5) == expected


def test_coverage_and_export_count_them_and_name_nobody(make):
    with make("one", smallest=1) as pool:
        place = str(pool.folder)
        pool.consent("Ada Berg", "by mail", scope="counts")
        assert pool.coverage().without == {"no connector known": 3}
        exported = {one.cell: one.count for one in pool.export() if one.table == "members with fewer asks"}
        assert exported.keys() <= set(LACKS) and sum(exported.values()) == len(pool.suggest().lacking)
    texts = [CliRunner().invoke(cli, ["pool", command, "--pool", place]).stdout for command in ("coverage", "export")]
    assert "without a way, " in texts[0] and not any(name in text for text in texts for name in MEMBERS)


def test_the_command_says_who_and_why_and_scripts_are_told_where(make):
    with make("one", asks=1) as pool:
        place = ["--pool", str(pool.folder)]
    text = CliRunner().invoke(cli, ["pool", "suggest", *place]).stdout
    assert "get fewer than 3" in text and "What helps: " in text
    told = CliRunner().invoke(cli, ["pool", "suggest", "-f", "csv", *place])
    assert "pool suggest --lacking" in told.stderr and "lacking" not in told.stdout
    rows = json.loads(CliRunner().invoke(cli, ["pool", "suggest", "--lacking", "-f", "json", *place]).stdout)["results"]
    listed = CliRunner().invoke(cli, ["pool", "suggest", "--lacking", *place]).stdout
    assert rows and all(f"{one['member']} ({one['code']}): {one['asks']} of 3" in listed for one in rows)
    alone = CliRunner().invoke(cli, ["pool", "suggest", "--member", "Eve Falk", *place]).stdout
    assert "Eve Falk (" in alone and "Gus Hale (" not in alone


@pytest.fixture
def two_doors(tmp_path):
    """Return a pool in which two members know Bo, who leads to many, and one of them Cem too, who leads to one by a weaker way."""
    fintech = [row(f"Fin {chr(65 + n)}tech", "Stripe", "Engineer") for n in range(12)]
    lists = {
        "Ada Berg": [row("Bo Costa"), row("Cem Diaz")],
        "Eve Falk": [row("Bo Costa"), row("Lone Eve")],
        "Bo Costa": fintech,
        "Cem Diaz": [row("Last Door", "Adyen", "Engineer"), *(row(f"Nurse {chr(65 + n)}urs") for n in range(24))],
    }
    with Pool.create("doors", tmp_path / "doors", today=DAY, asks=1) as pool:
        for name, lines in lists.items():
            scope = "connector" if name in ("Bo Costa", "Cem Diaz") else "counts"
            pool.add(export(tmp_path / f"{name}.csv", lines), name, url=url(name), consent="form", scope=scope)
        yield pool


def test_a_connector_further_down_serves_whom_a_taken_one_cannot(two_doors):
    ranked = [
        one.connector for one in two_doors.suggest(industry="fintech", limit=4, max_per_connector=9) if one.member == "Ada Berg"
    ]
    assert ranked == ["Bo Costa"] * 4, "else the list would not end before the other door"
    rows = two_doors.suggest(industry="fintech", limit=1)
    assert {one.member: one.connector for one in rows} == {"Ada Berg": "Cem Diaz", "Eve Falk": "Bo Costa"}
    assert [one.member for one in rows.lacking] == ["Bo Costa", "Cem Diaz"]
    last = next(one for one in rows if one.member == "Ada Berg")
    two_doors.decline(last.ask, industry="fintech", limit=1)
    again = two_doors.suggest(industry="fintech", limit=1)
    assert [one.connector for one in again] == ["Bo Costa"], "the way that was declined is none"


@law(4)
@given(pools_of_members, st.integers(1, 3))
def test_lists_that_end_take_no_ask_from_anybody(held, limit):
    with tempfile.TemporaryDirectory() as folder, filled(Path(folder), held) as pool, pytest.MonkeyPatch.context() as patch:
        patch.setattr(suggesting, "BEYOND", 1)
        short = Counter(one.member for one in pool.suggest(limit=limit, max_per_connector=1))
        patch.setattr(suggesting, "BEYOND", 1000)
        whole = Counter(one.member for one in pool.suggest(limit=limit, max_per_connector=1))
    assert sorted(short.values()) == sorted(whole.values())
