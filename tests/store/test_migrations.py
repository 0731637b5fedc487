"""Stores of earlier versions: brought up to date whole or not at all, and worked out again where the rules changed."""

from __future__ import annotations

import ast
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from infograph import Workspace
from infograph.errors import StoreProblem
from infograph.identity import email_key
from infograph.people import derive, rules
from infograph.people.refold import refold
from infograph.store import layout, pages, write
from infograph.store.db import FILE_NAME, memory_store, open_store

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("v*.sql"), key=lambda path: int(path.stem[1:]))


def laid_out(script: str, home: Path) -> Path:
    """Make a store as an earlier version left it: the first ones without checksums in their pages."""
    home.mkdir(mode=0o700)
    path = home / FILE_NAME
    path.touch(mode=0o600)
    if int(script.rstrip(";\n").rpartition(" ")[2]) in pages.UNCHECKED_VERSIONS:
        with closing(sqlite3.connect(path)) as db:
            db.executescript(script)
    else:
        with closing(pages.connect(path)) as checked:
            pages.leave_room(checked)
            checked.execute(script)
    return path


def shape(db: pages.Connection) -> list[tuple[str, ...]]:
    """Return the columns of every table and every index, in the order of their names."""
    query = (
        "SELECT m.type, m.name, c.name, c.type, c.\"notnull\", coalesce(c.dflt_value, ''), c.pk FROM sqlite_master m"
        " JOIN pragma_table_xinfo(m.name) c WHERE m.type = 'table' UNION ALL"
        " SELECT type, name, tbl_name, coalesce(sql, ''), 0, '', 0 FROM sqlite_master WHERE type = 'index' ORDER BY 1, 2, 3"
    )
    return db.execute(query).fetchall()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    laid_out(FIXTURES[0].read_text("utf-8"), tmp_path / "home")
    return tmp_path / "home"


def test_there_is_a_store_of_every_version_so_far():
    assert [path.stem for path in FIXTURES] == [f"v{number}" for number in range(1, layout.VERSION + 1)]


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_a_store_of_any_version_opens_as_a_new_one_is_laid_out(path, tmp_path):
    home = tmp_path / "home"
    laid_out(path.read_text("utf-8"), home)
    store, new = open_store(home), memory_store()
    assert layout.version(store.db) == layout.VERSION
    assert shape(store.db) == shape(new.db)
    store.close()
    new.close()
    with Workspace.open(home) as workspace:
        assert [suggestion.target.name for suggestion in workspace.suggest(industry="fintech", include_asked=True)] == [
            "Dan Wu"
        ]


def test_readable_addresses_of_a_friend_are_dropped_from_an_older_store_and_the_friend_stays_known(tmp_path):
    script = next(path for path in FIXTURES if path.stem == "v9").read_text("utf-8")
    key = email_key("bob@example.com")
    script = script.replace(
        "COMMIT;",
        "UPDATE record SET emails = 'bob@example.com' WHERE id = 4; UPDATE person SET emails = 'bob@example.com' WHERE id = 2;"
        f"INSERT INTO record_key VALUES ({key}, 4); INSERT INTO fact VALUES (90, 2, 2, 'email', 'bob@example.com', '', '', '');"
        "INSERT INTO sign VALUES (90, 2, 2, 'addresses', '', '', 'bob@example.com', '', 0); COMMIT;",
    )
    home = tmp_path / "home"
    path = laid_out(script, home)
    own = tmp_path / "Email Addresses.csv"
    own.write_text("Email Address,Confirmed,Primary,Updated On\nbob@example.com,Yes,Yes,\n")
    with Workspace.open(home) as workspace:
        assert b"bob@example.com" not in path.read_bytes()
        assert b"carol@example.com" in path.read_bytes()  # of the user's own list
        (report,) = workspace.import_files([own])
        assert report.owner == "Bob Johnson"
    assert b"bob@example.com" not in path.read_bytes()


@pytest.fixture
def two_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Plant two steps on the ladder; return the folder that holds them."""
    folder = tmp_path / "ladder"
    (folder / "migrations").mkdir(parents=True)
    (folder / "migrations" / "002.sql").write_text(
        "-- Where from.\nALTER TABLE source ADD COLUMN place TEXT NOT NULL DEFAULT '';"
    )
    (folder / "migrations" / "003.sql").write_text(
        "UPDATE source SET place = 'here';\nCREATE INDEX source_place ON source (place);"
    )
    monkeypatch.setattr(layout, "VERSION", 3)
    monkeypatch.setattr(layout, "HERE", folder)
    return folder


def test_an_older_store_goes_up_every_step_and_has_checksums_then(home, two_steps):
    store = open_store(home)
    assert layout.version(store.db) == 3
    assert {row[0] for row in store.db.execute("SELECT place FROM source")} == {"here"}
    store.verify()
    store.close()


def test_a_step_that_fails_leaves_the_store_as_it_was(home, two_steps):
    (two_steps / "migrations" / "003.sql").write_text("UPDATE source SET place = 'here';\nUPDATE nowhere SET place = '';")
    before = (home / FILE_NAME).read_bytes()
    with pytest.raises(StoreProblem):
        open_store(home)
    assert (home / FILE_NAME).read_bytes() == before


def test_what_older_rules_made_is_said_and_made_again_at_the_first_write(home):
    path = home / FILE_NAME
    db = sqlite3.connect(path)
    db.execute("UPDATE label SET industry = 'healthcare'")
    db.execute("UPDATE person SET company_key = 'as it was folded once'")
    db.commit()
    db.close()
    with Workspace.open(home) as workspace:
        assert any("another version" in hint for hint in workspace.status().hints)
        workspace.add_tie("me", "Bob Johnson", closeness=4)
        assert not any("another version" in hint for hint in workspace.status().hints)
    upgraded = pages.connect(path)
    labels = set(upgraded.execute("SELECT p.name, l.industry FROM label l JOIN person p ON p.id = l.person"))
    keys = {row[0] for row in upgraded.execute("SELECT company_key FROM person")}
    upgraded.close()
    assert {("Dan Wu", "payments"), ("Carol Lee", "payments")} <= labels
    assert "healthcare" not in {industry for _, industry in labels}
    assert "stripe" in keys
    assert "as it was folded once" not in keys


def test_doctor_says_whose_rules_the_industries_follow_and_makes_them_again(home):
    def said(workspace, **how):
        return next(one for one in workspace.doctor(**how) if "follow the rules" in one.check)

    with Workspace.open(home) as workspace:
        workspace.doctor(repair=True)
        assert said(workspace).detail == "worked out by this version" and not said(workspace).hint
    db = pages.connect(home / FILE_NAME)
    db.execute("UPDATE meta SET value = 'of another version' WHERE key = 'rules'")
    db.close()
    with Workspace.open(home) as workspace:
        assert "another version" in said(workspace).detail and "infograph doctor --repair" in said(workspace).hint
        assert said(workspace, repair=True).detail == "worked out by this version"


def test_the_same_file_again_is_a_write_too(home, tmp_path):
    file = tmp_path / "me.csv"
    file.write_text(
        "First Name,Last Name,URL,Company,Connected On\nEve,Ray,https://www.linkedin.com/in/eve-ray,Visa,01 Mar 2020\n"
    )
    with Workspace.open(home) as workspace:
        workspace.import_files([file], owner="me")
    db = pages.connect(home / FILE_NAME)
    db.execute("UPDATE meta SET value = 'of another version' WHERE key = 'rules'")
    db.execute("DELETE FROM label")
    db.close()
    with Workspace.open(home) as workspace:
        assert [report.status for report in workspace.import_files([file], owner="me")] == ["unchanged"]
        assert workspace.status().labelled == 4


def test_a_change_of_a_word_list_is_a_change_of_the_rules(tmp_path, monkeypatch):
    (tmp_path / "words.csv").write_text("a,b\n")
    monkeypatch.setattr(rules, "_RULES", ("words.csv",))
    monkeypatch.setattr(rules, "_FOLDS", ("words.csv",))
    monkeypatch.setattr(rules, "_PACKAGE", tmp_path)
    before = rules.current.__wrapped__()
    (tmp_path / "words.csv").write_text("a,c\n")
    assert rules.current.__wrapped__() != before


OLD_FOLDS = (
    "UPDATE record SET name = 'McBLOOM, Carol (MBA)', fold = 'as it was folded once' WHERE name = 'Carol Lee'",
    "UPDATE record SET slug = char(8206) || 'dan-wu', company = 'Stripe, Inc.' WHERE name = 'Dan Wu' AND source IS NOT NULL",
    "UPDATE record SET name = 'BOB JOHNSON, MBA', fold = 'bob johnson mba' WHERE id = 4",
    "DELETE FROM record_key WHERE key >> 60 NOT IN (2, 3)",
    "INSERT OR IGNORE INTO record_key VALUES (4 << 60 | 77, 3), (4 << 60 | 77, 5)",
    "UPDATE meta SET value = 'of another version' WHERE key = 'rules'",
)
"""What a store holds that was written when names, companies and addresses were folded otherwise."""


def test_names_addresses_and_keys_of_an_old_store_are_folded_again(tmp_path):
    path = laid_out(FIXTURES[-1].read_text("utf-8"), tmp_path / "home")
    db = pages.connect(path)
    keys = "SELECT key, record FROM record_key WHERE key >> 60 = ? ORDER BY 1, 2"
    kept = [db.execute(keys, (kind,)).fetchall() for kind in (1, 3)]
    for statement in OLD_FOLDS:
        db.execute(statement)
    db.close()
    (tmp_path / "new.csv").write_text("First Name,Last Name,Company,Position,Connected On\nCarol,McBloom,Stripe,,01 Mar 2020\n")
    with Workspace.open(tmp_path / "home") as workspace:
        (report,) = workspace.import_files([tmp_path / "new.csv"], owner="Bob Johnson")
        assert (report.people_new, report.merged) == (0, {"name and company": 1})
        assert workspace.person("Dan Wu").url == "https://www.linkedin.com/in/%E2%80%8Edan-wu"
    db = pages.connect(path)
    assert {row[0] for row in db.execute("SELECT fold FROM record WHERE name LIKE '%McB%'")} == {"carol mcbloom"}
    assert {row[0] for row in db.execute("SELECT slug FROM record WHERE name = 'Dan Wu'")} == {"dan-wu"}
    assert db.execute("SELECT fold FROM record WHERE id = 4").fetchone()[0] == "bob johnson"
    assert [db.execute(keys, (kind,)).fetchall() for kind in (1, 3)] == kept
    assert db.execute("SELECT count(*) FROM record_key WHERE key = (4 << 60 | 77)").fetchone()[0] == 0
    assert db.execute("SELECT count(*) FROM joining WHERE key = (4 << 60 | 77)").fetchone()[0] == 0
    db.close()


def test_folding_again_by_the_same_rules_changes_nothing(tmp_path):
    laid_out(FIXTURES[-1].read_text("utf-8"), tmp_path / "home")
    store = open_store(tmp_path / "home")
    queries = ("SELECT * FROM record ORDER BY id", "SELECT * FROM record_key ORDER BY key, record")
    held = [store.db.execute(query).fetchall() for query in queries]
    refold(store.db)
    assert [store.db.execute(query).fetchall() for query in queries] == held
    store.close()


def test_other_rules_of_folding_alone_have_names_folded_again(tmp_path, monkeypatch):
    laid_out(FIXTURES[-1].read_text("utf-8"), tmp_path / "home")
    store = open_store(tmp_path / "home")
    calls: list[object] = []
    monkeypatch.setattr(derive, "refold", lambda *told: calls.append(told))
    everything, folding = rules.current().split(".")
    for held, folded_again in ((f"0.{folding}", 0), (f"{everything}.0", 1), (everything, 1), ("", 1)):
        calls.clear()
        with store.writing("repair") as db:
            write.keep_rules(db, held)
            derive.derive(db, [])
            assert (len(calls), write.rules(db)) == (folded_again, rules.current()), held
    store.close()


def test_folding_again_writes_only_what_differs_and_says_how_far_it_is(tmp_path):
    laid_out(FIXTURES[-1].read_text("utf-8"), tmp_path / "home")
    store = open_store(tmp_path / "home")
    told: list[tuple[str, int, int]] = []
    rows = store.db.execute("SELECT count(*) FROM record").fetchone()[0]
    with store.writing("repair") as db:
        changes: Callable[[], int] = getattr(db, "total_changes")  # noqa: B009 - of SQLite, not of what the store promises
        refold(db)
        before = changes()
        refold(db, lambda *said: told.append(said))
        owners = db.execute("SELECT count(*) FROM owner").fetchone()[0]
        assert changes() - before <= owners  # who an owner is is kept anew
        before = changes()
        db.execute("UPDATE record SET fold = 'as once' WHERE name = 'Carol Lee' AND source IS NOT NULL")
        changed = changes() - before
        refold(db)
        assert changed and changes() - before <= 2 * changed + owners
    assert told == [("names folded by new rules", 0, rows)]
    store.close()


def imported(path: Path, root: Path) -> set[Path]:
    """Return the modules of the package that one imports, by the text of its imports."""
    found: set[Path] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("infograph"):
            place = root.joinpath(*node.module.split(".")[1:])
            parts = [place.with_suffix(".py"), *(place / f"{name.name}.py" for name in node.names)]
            found |= {part for part in parts if part.exists()}
    return found


NO_RULES = frozenset(
    "answers errors files grounds loading model patterns query rooms phrases/__init__ phrases/evidence phrases/reasons".split()
)
"""What the rules import that decides nothing of people, ties and labels: nouns and words."""


def test_the_rules_are_all_that_they_rest_on():
    root = Path(rules.__file__).parents[1]
    covered = {
        file for name in rules._RULES for file in ((root / name).rglob("*.py") if (root / name).is_dir() else [root / name])
    }
    rest = {part for file in covered if file.suffix == ".py" for part in imported(file, root)} - covered
    names = {part.relative_to(root).with_suffix("").as_posix() for part in rest}
    assert {name for name in names if not name.startswith("store/")} <= NO_RULES | {
        "people/myself",
        "people/owners",
        "people/rules",
    }


def test_the_rules_of_folding_are_all_that_it_rests_on():
    root = Path(rules.__file__).parents[1]
    covered = {root / name for name in rules._FOLDS}
    rest = {part for file in covered if file.suffix == ".py" for part in imported(file, root)} - covered
    names = {part.relative_to(root).with_suffix("").as_posix() for part in rest}
    outside = {name for name in names if not name.startswith("store/")}
    assert outside <= NO_RULES | {"identity/__init__", "people/owners"}
    assert {name for name in rules._FOLDS if not (root / name).exists()} == set()


def test_every_part_of_the_rules_is_there():
    root = Path(rules.__file__).parents[1]
    assert [name for name in rules._RULES if not (root / name).exists()] == []


SAID = (
    "INSERT INTO event VALUES (2, 3, NULL, 'met', 739950, '', '8')",
    "INSERT INTO record VALUES (8,NULL,0,'end','Eve Ray','eve ray','','','','','','',NULL,0,NULL,'',NULL)",
    *(
        f"INSERT INTO evidence (line, kind, a, b, last, label, closeness) VALUES (0, 'tie', {a}, {b}, 739950, '{label}', {close})"
        for a, b, label, close in (
            (1, 2, "you said: told by a friend", 4),
            (2, 3, "Bob Johnson said: they have met", 2),
            (1, 3, "met on 2026-12-09", "NULL"),
            (3, 8, "told by Carol Old Name on 2026-12-09", "NULL"),
            (1, 3, "", 3),
        )
    ),
)
"""What version 1 kept in sentences."""


def test_what_was_kept_in_sentences_becomes_values_that_know_their_step(tmp_path):
    path = laid_out(FIXTURES[0].read_text("utf-8"), tmp_path / "home")
    db = sqlite3.connect(path)
    for statement in SAID:
        db.execute(statement)
    db.commit()
    db.close()
    store = open_store(tmp_path / "home")
    rows = store.db.execute("SELECT said, label, closeness, event FROM evidence ORDER BY id").fetchall()
    store.close()
    assert rows == [
        ("lent", "", None, None),
        ("said", "told by a friend", 4, None),
        ("judged", "", 2, None),
        ("met", "", None, 2),
        ("named", "", None, 2),
        ("", "", 3, None),
    ]
