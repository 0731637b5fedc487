"""All members at once, in arrays: the same as ranking each member's network, whatever the pool holds."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import infograph
from exports import export
from infograph import Pool, ranking
from infograph.errors import BadRequest
from infograph.pool.everyone import Everyone
from infograph.query import Query
from infograph.ranking.listing import suggestion_for
from infograph.ranking.score import find, order_value
from laws import law
from pool.conftest import DAY, MEMBERS, row, url

OTHERS = tuple(f"Kim {name}" for name in ("Lund", "Noor", "Pohl", "Roy", "Sand", "Toft"))
MAIL = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER"

person = st.tuples(st.sampled_from(MEMBERS + OTHERS), st.sampled_from(("Stripe", "Adyen", "Acme Labs")), st.integers(1, 28))
member = st.fixed_dictionaries(
    {
        "lists": st.lists(st.lists(person, min_size=1, max_size=9), min_size=1, max_size=2),
        "letters": st.lists(st.tuples(st.sampled_from(MEMBERS + OTHERS), st.integers(1, 28)), max_size=4),
        "scope": st.sampled_from((["connector"], ["connector", "seen"], ["connector", "seen"], ["seen"], ["counts"])),
        "until": st.sampled_from((None, None, DAY)),
    }
)
pools = st.lists(member, min_size=2, max_size=5)


def filled(folder: Path, held: list[dict]) -> Pool:
    """Make a pool of members with these lists, an older and a newer one, and messages."""
    pool = Pool.create("made", folder / "pool", today=DAY, asks=2)
    for name, one in zip(MEMBERS, held, strict=False):
        for number, people in enumerate(one["lists"]):
            unlike = {who: (company, day) for who, company, day in people if who != name}
            lines = [row(who, company, day=f"{day:02} Mar {2019 + number}") for who, (company, day) in unlike.items()]
            lines.append(row(f"Lone {name.split()[1]}{number}", day=f"01 Apr {2019 + number}"))
            archive = folder / f"{name} {number}"
            archive.mkdir()
            export(archive / "Connections.csv", lines)
            letters = [
                f"c{n},,{who},{url(who)},{name},{url(name)},2026-0{1 + n}-{day:02} 10:00:00 UTC,,Hello,INBOX"
                for n, (who, day) in enumerate(one["letters"])
                if who != name
            ]
            if letters:
                (archive / "messages.csv").write_text("\n".join([MAIL, *letters]) + "\n", "utf-8")
            try:
                pool.add(archive, name, url=url(name), consent="form", scope=one["scope"], until=one["until"])
            except BadRequest as error:
                pool.close()
                assume("a member already" not in str(error))  # two lists that are alike are one member's
                raise
    return pool


def ranked_by_networkx(pool: Pool, name: str, **asked) -> dict[int, float]:
    graph = pool.graph(name, **asked)
    found = find(graph)
    return {target: order_value(found, target) for target in found.paths}


def ranked_by_arrays(pool: Pool, name: str, **asked) -> dict[int, float]:
    with pool._store.reading() as db:
        ready = pool._prepared(db, infograph.question.as_query(None, asked))
        person = next(one.person for one in pool.members() if one.name == name)
        rows, values = ready.everyone.scores(ready.arrays.row(person))
        return {int(ready.arrays.people[target]): float(value) for target, value in zip(rows, values, strict=True)}


@law(4)
@given(pools, st.sampled_from(({}, {"industry": "fintech"})))
def test_arrays_rank_as_networkx_does(held, asked):
    with tempfile.TemporaryDirectory() as folder, filled(Path(folder), held) as pool:
        for one in pool.members():
            expected = ranked_by_networkx(pool, one.name, **asked)
            assert ranked_by_arrays(pool, one.name, **asked) == pytest.approx(expected, rel=1e-9, abs=1e-12)


@law(3)
@given(pools)
def test_bands_ways_and_connectors_are_those_of_the_ranking(held):
    with tempfile.TemporaryDirectory() as folder, filled(Path(folder), held) as pool, pool._store.reading() as db:
        ready = pool._prepared(db, Query())
        for one in pool.members():
            graph = pool.graph(one.name)
            found = ready.everyone.of(ready.arrays.row(one.person), 50)
            for target in set(found["target"].tolist()):
                ways = found[found["target"] == target]
                expected = suggestion_for(graph, int(ready.arrays.people[target]))
                assert expected is not None and len(expected.paths) == ways["paths"][0]
                assert ways["times"] == pytest.approx(expected.times_median, rel=1e-9)
                best = max(path.ask for path in expected.paths)
                nearly = {path.connector.id: path.ask for path in expected.paths if path.ask >= 0.75 * best * (1 - 1e-12)}
                asked = dict(zip(ready.arrays.people[ways["connector"]].tolist(), ways["ask"].tolist(), strict=True))
                assert asked == pytest.approx(nearly) and sorted(ways["ask"], reverse=True) == list(ways["ask"])


def test_nobody_is_led_through_or_to_whom_consent_leaves_out(make):
    with make("one", names="shown") as pool:
        rows = pool.suggest(limit=9)
        assert {one.connector for one in rows} == {"Ada Berg", "Bo Costa", "Cem Diaz"}
        assert "Eve Falk" not in {one.name for one in rows}, "counts alone"
        assert ("Eve Falk", "Quinn Roy") not in {(one.member, one.name) for one in rows}
        assert not any(one.name == "Quinn Roy" for one in rows), "only Eve, who is no connector, lists them"
        assert ("Bo Costa", "Cem Diaz") in {(one.member, one.name) for one in rows}
        pool.consent("Ada Berg", "taken back", scope=["counts"])
        assert {one.connector for one in pool.suggest(limit=9)} <= {"Bo Costa", "Cem Diaz"}
    with Pool.open(pool.folder, today=date(2027, 1, 1)) as pool:
        pool.consent("Bo Costa", "until spring", scope=["connector"], until=date(2027, 3, 1))
        assert "Bo Costa" in {one.connector for one in pool.suggest()}
    with Pool.open(pool.folder, today=date(2027, 3, 2)) as pool:
        rows = pool.suggest()
        assert not {"Bo Costa"} & ({one.connector for one in rows} | {one.member for one in rows}), "ended"


def test_names_are_hidden_until_the_connector_agrees(make):
    with make("one") as pool:
        rows = pool.suggest(industry="fintech")
        assert rows and all((one.name, one.company, one.position) == ("", "", "") for one in rows)
        first = rows[0]
        said = pool.agree(first.ask, industry="fintech")
        assert said.name and said.agreed and said.member == first.member
        assert pool.deeds()[-1].what == "pool agree"
        again = pool.suggest(industry="fintech")
        assert [one.ask for one in again] == [one.ask for one in rows]
        assert [one.ask for one in again if one.name] == [first.ask]
        with pytest.raises(infograph.InfographError):
            pool.agree("0000000000", industry="fintech")


def test_a_way_that_was_refused_is_suggested_no_more_and_its_connector_counts_less(make):
    with make("one", names="shown") as pool:
        first = next(row for row in pool.suggest() if row.member == "Ada Berg" and row.name == "Kim Lund")
        said = pool.decline(first.ask)
        assert (said.connector, said.member) == (first.connector, "Ada Berg") and pool.deeds()[-1].what == "pool decline"
        again = pool.suggest(limit=9)
        assert first.ask not in {row.ask for row in again}
        other = next(row for row in again if row.member == "Ada Berg" and row.name == "Kim Lund")
        assert other.connector not in (first.connector, "")
        assert pool.suggest(limit=9) == again
        graph = pool.graph("Ada Berg")
        refused = next(node for node, known in graph.nodes.items() if known["name"] == first.connector)
        assert (graph.nodes[refused]["asked"], graph.nodes[refused]["agreed"]) == (1, 0)
        pool.remove("Gus Hale")
        assert first.ask not in {row.ask for row in pool.suggest(limit=9)}
        assert pool.agree(first.ask, limit=9).agreed, "they thought better of it"
        assert first.ask in {row.ask for row in pool.suggest(limit=9)}


def test_answers_count_for_all_members_as_a_question_of_ones_own_learns_them(make):
    with make("one", names="shown") as pool:
        asks = pool.suggest(limit=9)
        for ask in [row for row in asks if row.connector == "Cem Diaz"][:2]:
            pool.decline(ask.ask, limit=9)
        pool.agree(next(row.ask for row in asks if row.connector == "Bo Costa"), limit=9)
        with pool._store.reading() as db:
            ready = pool._prepared(db, Query())
        assert len(ready.everyone.asked.answers) == len([row for row in asks if row.connector == "Cem Diaz"][:2]) + 1
        for member in pool.members():
            if not member.consent.holds(DAY):
                continue
            expected = ranking.score(pool.graph(member.name))
            targets, values = ready.everyone.scores(ready.arrays.row(member.person))
            held = dict(zip(ready.arrays.people[targets].tolist(), values.tolist(), strict=True))
            assert held == pytest.approx(expected, rel=1e-9)
        with pool._store.reading() as db:
            plain = Everyone(ready.arrays, replace(ready.everyone.asked, answers=()))
        ada = ready.arrays.row(pool.member("Ada Berg").person)
        assert plain.scores(ada)[1].tolist() != ready.everyone.scores(ada)[1].tolist()


def test_a_connector_is_asked_no_more_often_than_the_rule_says(make):
    for most in (1, 2):
        with make(f"most{most}", asks=most) as pool:
            rows = pool.suggest(limit=9)
            asked = [one.connector for one in rows]
            assert rows and max(asked.count(name) for name in asked) <= most


@pytest.mark.sampled(3)
@pytest.mark.parametrize("fault", ["cut", "gone", "header", "older", "no folder", "garbage"])
def test_arrays_that_are_not_whole_are_made_anew(make, fault):
    with make("one") as pool:
        rows = pool.suggest()
        place = pool.folder / "arrays"
        assert (place.stat().st_mode & 0o777, (place / "others.npy").stat().st_mode & 0o777) == (0o700, 0o600)
        if fault == "cut":
            (place / "others.npy").write_bytes((place / "others.npy").read_bytes()[:-4])
        elif fault == "gone":
            (place / "since.npy").unlink()
        elif fault == "header":
            (place / "header.json").unlink()
        elif fault == "garbage":
            (place / "header.json").write_bytes(b"\xff{")
        elif fault == "older":
            header = json.loads((place / "header.json").read_text())
            (place / "header.json").write_text(json.dumps(header | {"generation": 1}))
        else:
            place.rename(pool.folder / "elsewhere")
        assert pool.suggest() == rows
        assert (place / "header.json").exists()


def test_arrays_follow_who_comes_and_goes(make, tmp_path):
    with make("one", MEMBERS[:3]) as pool, make("other", MEMBERS[:2]) as never:
        pool.suggest()
        pool.remove("Cem Diaz")
        pool._store.db.execute("DELETE FROM pool_left")  # the mark by which nobody is led to Cem
        rows, expected = ([replace(one, ask="", member_code="") for one in some.suggest(limit=9)] for some in (pool, never))
        assert rows == expected
        assert pool.coverage() == never.coverage() and pool.export() == never.export()
        assert b"cem" not in (pool.folder / "arrays" / "people.npy").read_bytes().lower()


def test_no_other_command_loads_numpy(make):
    import subprocess
    import sys

    with make("one", MEMBERS[:2]) as pool:
        code = (
            "import sys, infograph\n"
            f"with infograph.Pool.open({str(pool.folder)!r}) as pool:\n"
            "    pool.status(); pool.remove('Bo Costa')\n"
            "print('numpy' in sys.modules)"
        )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.split() == ["False"]
