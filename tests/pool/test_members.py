"""Members come in with consent and once, and leave as if they had never been there."""

from __future__ import annotations

import stat
from datetime import date

import pytest

from exports import export
from infograph import Pool
from infograph.errors import Ambiguous, BadRequest, NotFound, StoreProblem, UnusableFile
from infograph.store import pool as rows
from pool.conftest import DAY, LISTS, MEMBERS, row, url


def contents(pool: Pool) -> dict[str, list]:
    """Return what a pool holds, people by their keys: numbers tell only in which order things came."""
    db = pool._store.db
    key = dict(db.execute("SELECT id, key FROM person"))
    tables = {
        "people": "SELECT key, name, slug, company, position, contacts, complete FROM person",
        "labels": "SELECT p.key, l.industry, l.confidence, l.what, l.source FROM label l JOIN person p ON p.id = l.person",
        "files": "SELECT m.name, s.kind, s.records FROM source s JOIN pool_member m ON m.owner = s.owner",
        "consent": "SELECT m.name, c.words, c.scope, c.day, c.until FROM pool_consent c JOIN pool_member m ON m.owner = c.owner",
        "settings": "SELECT key, value FROM meta WHERE key NOT IN ('pool_generation', 'last_record', 'pool')",
    }
    held = {name: sorted(db.execute(query).fetchall()) for name, query in tables.items()}
    ties = db.execute("SELECT person, other, since, connected, sent, received, last, mutual, noted FROM tie")
    held["ties"] = sorted((key[one], key[other], *map(str, rest)) for one, other, *rest in ties)
    for table in ("record_key", "evidence", "fact", "record", "link", "joining", "pool_agreement"):
        held[table] = db.execute(f"SELECT count(*) FROM {table}").fetchall()
    return held


@pytest.mark.sampled(2)
@pytest.mark.parametrize("gone", MEMBERS)
def test_answers_of_and_to_whoever_is_removed_go_with_them(make, gone):
    with make("one") as pool:
        for ask in [row for row in pool.suggest(limit=9) if gone in (row.member, row.connector)]:
            pool.decline(ask.ask, limit=9)
        pool.remove(gone)
        with pool._store.reading() as db:
            assert rows.answers(db) == []


@pytest.mark.sampled(2)
@pytest.mark.parametrize("gone", MEMBERS)
def test_whoever_is_removed_was_never_there(make, gone):
    pool = make("all")
    pool.remove(gone)
    with make("others", tuple(one for one in MEMBERS if one != gone)) as never:
        assert contents(pool) == contents(never)
    pool.close()
    only_theirs = {"Ada Berg": b"Ida", "Eve Falk": b"Quinn"}
    if gone in only_theirs:
        assert only_theirs[gone] not in (pool.folder / "pool.db").read_bytes()


def test_members_may_come_in_any_order(make):
    with make("one") as one, make("other", MEMBERS[::-1]) as other:
        held, again = contents(one), contents(other)
        assert held["ties"] == again["ties"] and held["people"] == again["people"]


def test_a_pool_is_private_and_no_store_of_ones_own(make, monkeypatch):
    with make("one", MEMBERS[:1]) as pool:
        assert stat.S_IMODE(pool.folder.stat().st_mode) == 0o700
        assert stat.S_IMODE((pool.folder / "pool.db").stat().st_mode) == 0o600
        assert not (pool.folder / "infograph.db").exists()


def test_nobody_comes_in_without_consent(make, tmp_path):
    with make("one", ()) as pool:
        file = export(tmp_path / "bo.csv", LISTS["Bo Costa"])
        for given in ({}, {"consent": " "}, {"consent": "form", "until": date(2026, 1, 1)}):
            with pytest.raises(BadRequest):
                pool.add(file, "Bo Costa", url=url("Bo Costa"), scope=["connector"], **given)
            assert pool.status().members == [] and pool.status().people == 0
        pool.add(file, "Bo Costa", url=url("Bo Costa"), consent="form", until=DAY)
        with Pool.open(pool.folder, today=date(2026, 11, 21)) as later:
            assert not later.status().members[0].holds
            with pytest.raises(BadRequest, match="ended on 2026-11-20"):
                later.add(export(tmp_path / "more.csv", LISTS["Ada Berg"]), "Bo Costa", url=url("Bo Costa"))


def test_the_newest_word_counts(make):
    with make("one") as pool:
        pool.consent("Bo Costa", "by telephone", scope=["counts"])
        assert [one.scope for one in pool.status().members if one.member == "Bo Costa"] == ["counts"]
        with pytest.raises(NotFound):
            pool.consent("Nobody Here", "form")
        with pytest.raises(BadRequest):
            pool.consent("Bo Costa", "form", scope=["counts", "seen"])


def test_a_member_twice_under_two_names_is_refused_and_nothing_changes(make, tmp_path):
    with make("one", MEMBERS[:2]) as pool:
        before = contents(pool)
        long_list = [row(f"Person{chr(97 + n)} Long") for n in range(12)]
        told = {"consent": "form"}
        with pytest.raises(BadRequest, match="Bo Costa’s, a member already"):
            pool.add(export(tmp_path / "b.csv", LISTS["Cem Diaz"]), "Robert Costa", url=url("Bo Costa"), **told)
        with pytest.raises(UnusableFile, match="imported before as Bo Costa"):
            pool.add(export(tmp_path / "c.csv", LISTS["Bo Costa"]), "Robert Costa", **told)
        assert contents(pool) == before
        pool.add(export(tmp_path / "d.csv", long_list), "Cem Diaz", url=url("Cem Diaz"), **told)
        with pytest.raises(BadRequest, match="seems to be Cem Diaz"):
            pool.add(export(tmp_path / "e.csv", [*long_list, row("New Comer")]), "Jem Diaz", **told)
        assert [one.name for one in pool.members()] == ["Ada Berg", "Bo Costa", "Cem Diaz"]


def test_namesakes_are_told_apart_by_their_addresses(make, tmp_path):
    with make("one", MEMBERS[:1]) as pool:
        file = export(tmp_path / "x.csv", [row("Uma Vogt")])
        pool.add(file, "Ada Berg", url="https://www.linkedin.com/in/ada-two-example", consent="form")
        with pytest.raises(Ambiguous):
            pool.remove("Ada Berg")
        assert pool.remove("https://www.linkedin.com/in/ada-two-example") == "Ada Berg"


def test_a_list_is_added_whole_or_not_at_all(make, tmp_path):
    folder = tmp_path / "listed"
    folder.mkdir()
    for number, member in enumerate(MEMBERS[:2]):
        export(folder / f"{number}.csv", LISTS[member])
    head = "file,member,url,consent,scope,until,pool\n"
    good = f"0.csv,Ada Berg,{url('Ada Berg')},form,connector seen,2027-01-01,Spring\n"
    with Pool.create("Spring", tmp_path / "pool", today=DAY) as pool:
        for bad in (
            "1.csv,Bo Costa,,,connector,,\n",
            "1.csv,Bo Costa,,form,connector,,Autumn\n",
            "9.csv,Bo Costa,,form,connector,,\n",
            "1.csv,Bo Costa,,form,everything,,\n",
            "1.csv,Bo Costa,,form,seen,tomorrow,\n",
        ):
            (folder / "members.csv").write_text(head + good + bad, "utf-8")
            with pytest.raises((BadRequest, UnusableFile)):
                pool.add_listed(folder)
            assert pool.status().members == []
        (folder / "members.csv").write_text(head + good + "1.csv,Bo Costa,,form,seen,,spring\n", "utf-8")
        reports = pool.add_listed(folder)
        assert [report.connections for report in reports] == [3, 3]
        unknown = ["member_without_address" in report.warnings for report in reports]
        assert unknown == [False, True], "who is in others’ lists by name alone is said"
        (added,) = [deed for deed in pool.deeds() if deed.what == "pool add"]
        assert (added.files, added.people) == (2, pool.status().people)
        assert [(one.member, one.scope) for one in pool.status().members] == [
            ("Ada Berg", "connector+seen"),
            ("Bo Costa", "seen"),
        ]


def test_what_is_no_pool_is_left_as_it_is(make, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "letter.txt").write_text("mine", "utf-8")
    with pytest.raises(BadRequest):
        Pool.create("Spring", other)
    with pytest.raises(NotFound):
        Pool.open(other)
    (other / "pool.db").write_bytes(b"")
    with pytest.raises(StoreProblem):
        Pool.open(other)
    assert (other / "letter.txt").read_text("utf-8") == "mine"
    with make("one", ()) as pool, pytest.raises(BadRequest):
        Pool.create("again", pool.folder)


def test_many_members_are_added_with_one_check_of_the_pool(make, tmp_path, monkeypatch):
    checked = []
    monkeypatch.setattr("infograph.store.db.refuse_damage", lambda db, path: checked.append(path))
    lines = ["file,member,url,consent"]
    for member in MEMBERS:
        export(tmp_path / f"{member.split()[0]}.csv", LISTS[member])
        lines.append(f"{member.split()[0]}.csv,{member},{url(member)},form")
    (tmp_path / "members.csv").write_text("\n".join(lines) + "\n", "utf-8")
    with make("one", ()) as pool:
        pool.add_listed(tmp_path)
        assert len(pool.members()) == len(MEMBERS) and len(checked) == 1
