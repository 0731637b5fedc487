"""A backup of a pool brings back all that was in it, and nobody who left, took back consent or was forgotten since."""

from __future__ import annotations

import shutil
import stat
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports import export
from infograph import Pool
from infograph import pool as room
from infograph.errors import BadRequest, InfographError, NotFound
from laws import law
from pool.conftest import DAY, LISTS, MEMBERS, SCOPE, row, url
from pool.test_members import contents


@pytest.fixture
def monday(make, tmp_path):
    """Return a pool, closed, and a backup of it."""
    with make("one") as pool:
        pool.copy(tmp_path / "monday.db")
    return pool.folder, tmp_path / "monday.db"


def opened(folder: Path) -> Pool:
    return Pool.open(folder, today=DAY)


def test_a_backup_is_private_and_brings_all_back(monday, tmp_path):
    folder, backup = monday
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    with opened(folder) as pool:
        expected, asks = contents(pool), list(pool.suggest())
        assert pool.deeds()[-1].what == "backup"
    done = Pool.restore(backup, folder)
    assert (done.left, done.forgotten, done.newer, list(done.missing)) == (0, 0, 0, [])
    with opened(folder) as pool:
        assert contents(pool) == expected and list(pool.suggest()) == asks
        assert [one.what for one in pool.deeds()][-2:] == ["backup", "restore"]
    shutil.rmtree(folder)
    (tmp_path / "elsewhere").mkdir()
    assert not room.coming(backup, str(tmp_path / "elsewhere")).remembers
    Pool.restore(backup, tmp_path / "elsewhere")
    with opened(tmp_path / "elsewhere") as pool:
        assert contents(pool) == expected and list(pool.suggest()) == asks


@pytest.mark.parametrize("address", [True, False])
def test_whoever_left_since_is_as_if_they_had_left_the_backup(make, tmp_path, address):
    with make("one") as pool, make("apart") as apart:
        said = {"url": url("Zoe Nova") if address else "", "consent": "form of May", "scope": "connector seen"}
        zoe = export(tmp_path / "zoe.csv", [row("Ada Berg"), row("Zed Only")])
        for one in (pool, apart):
            one.add(zoe, "Zoe Nova", **said)
        pool.copy(tmp_path / "monday.db")
        if not address:
            pool.add(zoe, "Zoe Nova", url=url("Zoe Nova"))  # the address came later
        pool.remove("Zoe Nova")
    done = Pool.restore(tmp_path / "monday.db", pool.folder)
    assert done.left == 1 and "Zoe Nova" not in done.members
    apart.close()
    with opened(apart.folder) as apart, opened(pool.folder) as pool:
        apart.remove("Zoe Nova")
        assert contents(pool) == contents(apart)
        assert b"zed-only" not in (pool.folder / "pool.db").read_bytes().lower()
        with pytest.raises(BadRequest, match="left this pool"):
            pool.add(zoe, "Zoe Nova", **said)
        pool.add(zoe, "Zoe Nova", **{**said, "consent": "form of June"})
        assert "Zoe Nova" in {one.name for one in pool.members()}


def test_newer_words_and_answers_stay(monday):
    folder, backup = monday
    with opened(folder) as pool:
        first, second = pool.suggest()[:2]
        pool.agree(first.ask)
        pool.decline(second.ask)
        pool.consent("Cem Diaz", "by telephone", scope="counts")
        expected = contents(pool)
    assert Pool.restore(backup, folder).newer == 1
    with opened(folder) as pool:
        assert contents(pool) == expected
        assert {one.member: one.scope for one in pool.status().members}["Cem Diaz"] == "counts"
        assert (pool.answer_to(first.ask), pool.answer_to(second.ask)) == (True, False)
    assert Pool.restore(backup, folder).newer == 1, "as often as it is put back"
    with opened(folder) as pool:
        assert contents(pool) == expected


def test_whoever_was_forgotten_stays_so_and_who_came_since_is_named(monday, tmp_path):
    folder, backup = monday
    with opened(folder) as pool:
        pool.forget("Kim Lund")
        pool.add(export(tmp_path / "zoe.csv", [row("Ada Berg")]), "Zoe Nova", url=url("Zoe Nova"), consent="form")
    done = Pool.restore(backup, folder)
    assert (done.forgotten, list(done.missing)) == (1, ["Zoe Nova"])
    assert b"kim-lund" not in (folder / "pool.db").read_bytes().lower()
    with opened(folder) as pool, pytest.raises(NotFound):
        pool.held("Kim Lund")


def test_whoever_came_back_is_not_taken_out(make, tmp_path):
    with make("one") as pool:
        pool.remove("Cem Diaz")
        said = {"url": url("Cem Diaz"), "consent": "form of June", "scope": "seen"}
        pool.add(export(tmp_path / "cem.csv", LISTS["Cem Diaz"]), "Cem Diaz", **said)
        pool.copy(tmp_path / "june.db")
        before = contents(pool)
    assert Pool.restore(tmp_path / "june.db", pool.folder).left == 0
    with opened(pool.folder) as pool:
        assert contents(pool) == before


def test_a_pool_that_cannot_be_read_gives_way_and_nobody_is_remembered(monday):
    folder, backup = monday
    with opened(folder) as pool:
        pool.remove("Cem Diaz")
    store = folder / "pool.db"
    store.write_bytes(store.read_bytes()[:4096] + b"x" * 90_000)
    coming = room.coming(backup, str(folder))
    assert coming.is_there and not coming.remembers and "Cem Diaz" in coming.members
    assert "Cem Diaz" in Pool.restore(backup, folder).members
    assert len(room.kept_backups(folder)) == 1


def test_leaving_and_being_forgotten_leave_no_backup_beside_a_pool(monday):
    folder, backup = monday
    for leave in (lambda pool: pool.remove("Cem Diaz"), lambda pool: pool.forget("Max Noor")):
        Pool.restore(backup, folder)
        assert room.kept_backups(folder)
        with opened(folder) as pool:
            leave(pool)
        assert not room.kept_backups(folder)
        assert not [
            path
            for path in folder.rglob("*")
            if path.is_file() and b"cem-diaz-example" in path.read_bytes().lower() and b"ola-pohl" in path.read_bytes().lower()
        ]


def test_what_is_no_backup_of_this_pool_is_refused_and_nothing_lost(monday, make, tmp_path):
    folder, backup = monday
    with make("other", MEMBERS[:1]) as other:
        other.copy(tmp_path / "other.db")
    (tmp_path / "half.db").write_bytes(backup.read_bytes()[: backup.stat().st_size // 2])
    (tmp_path / "list.csv").write_text("First Name,Last Name\n")
    with opened(folder) as pool:
        before = contents(pool)
    for file in (tmp_path / "other.db", tmp_path / "half.db", tmp_path / "list.csv", tmp_path / "none.db", folder / "pool.db"):
        with pytest.raises(InfographError):
            Pool.restore(file, folder)
    with pytest.raises(BadRequest, match="there already"), opened(folder) as pool:
        pool.copy(backup)
    with opened(folder) as pool:
        assert contents(pool) == before and not room.kept_backups(folder)


STEPS = st.lists(
    st.tuples(st.sampled_from(("remove", "consent", "back", "decline")), st.sampled_from(MEMBERS)), min_size=1, max_size=6
)


def done(pool: Pool, folder: Path, step: tuple[str, str], number: int) -> None:
    what, name = step
    here = name in {one.name for one in pool.members()}
    if what == "remove" and here:
        pool.remove(name)
    elif what == "consent" and here:
        pool.consent(name, f"word {number}", scope="seen", until=date(2027, 1, 1 + number))
    elif what == "back" and not here:
        file = export(folder / f"{number}.csv", LISTS[name])
        pool.add(file, name, url=url(name), consent=f"word {number}", scope="counts")
    elif what == "decline" and (asks := pool.suggest(limit=1)):
        pool.decline(asks[0].ask, limit=1)


@law(6)
@given(STEPS, STEPS)
def test_no_backup_undoes_leaving_or_a_word(tmp_path_factory, before, after):
    """Whatever was done before and after it: who is not in the pool is not in it then, and each one's newest word counts."""
    folder = tmp_path_factory.mktemp("law")
    with Pool.create("Law", folder / "pool", today=DAY) as pool:
        for name in MEMBERS:
            file = export(folder / f"{name}.csv", LISTS[name])
            pool.add(file, name, url=url(name), consent="form", scope=SCOPE.get(name, ["connector", "seen"]))
        for number, step in enumerate(before):
            done(pool, folder, step, number)
        pool.copy(folder / "monday.db")
        inside = {one.name for one in pool.members()}
        for number, step in enumerate(after, len(before)):
            done(pool, folder, step, number)
        words = {one.name: one.consent for one in pool.members()}
        declined = {one.ask for one in pool.suggest(limit=9)}
    Pool.restore(folder / "monday.db", folder / "pool")
    with opened(folder / "pool") as pool:
        assert {one.name: one.consent for one in pool.members()} == {name: words[name] for name in words if name in inside}
        if inside >= words.keys():
            assert {one.ask for one in pool.suggest(limit=9)} == declined
