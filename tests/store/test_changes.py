"""After any sequence of changes a store holds what deriving the whole would make of it, row by row."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from infograph.errors import InfographError
from infograph.outreach.log import NewStep, log_step, undo
from infograph.people.derive import derive
from infograph.people.owners import at_address, of_name
from infograph.store import read
from infograph.workspace import Workspace
from laws import law
from store.test_deriving import rows as derived_rows

FIRST, LAST = ("Ada", "Bo", "Cem"), ("Berg", "Costa")
EMPLOYERS = ("", "Acme Labs", "Stripe")
OWNERS = ("me", "Ada Berg", "Fay Novak", "Gus Ortiz")
TITLES = ("Nurse", "Software Engineer", "Head of Product")
HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
MAIL = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER"
DAY = date(2026, 11, 20)

few = st.integers(0, 30)
person = st.tuples(
    st.sampled_from(FIRST),
    st.sampled_from(LAST),
    st.sampled_from(("", "", "a", "b", "c")),
    st.sampled_from(("", "", "", "x", "y")),
    st.sampled_from(EMPLOYERS),
    st.integers(1, 3),
)
contacts = st.tuples(st.just("list"), st.sampled_from(OWNERS), st.lists(person, min_size=1, max_size=7))
newer = st.tuples(st.just("newer list"), st.sampled_from(OWNERS[:2]), st.lists(person, min_size=1, max_size=7))
letters = st.tuples(st.just("letters"), st.sampled_from(OWNERS), st.lists(person, min_size=1, max_size=4))
edges = st.tuples(st.just("edges"), st.just("me"), st.lists(st.tuples(person, person), min_size=1, max_size=4))
SAID = "merge split apart forget forget_source forget_owner tie log industry function undo me expire restore"
words = st.tuples(st.sampled_from(SAID.split()), few, few)
changes = st.lists(st.one_of(contacts, contacts, newer, letters, edges, words, words, words, words), min_size=2, max_size=12)


@law(25)
@given(changes)
def test_any_sequence_of_changes_leaves_what_deriving_the_whole_makes(sequence):
    with tempfile.TemporaryDirectory() as folder, Workspace.in_memory(today=DAY) as net:
        with net._store.writing("repair") as db:
            derive(db, None)
        for number, (word, *rest) in enumerate(sequence):
            try:
                made = WORDS[word](net, Path(folder) / str(number), *rest)
            except InfographError:  # of somebody who is not there any more, or whose name is another's too
                continue
            net = made if isinstance(made, Workspace) else net  # it goes on in what an export was made to
            with net._store.reading() as db:
                slugs = {row[0] for row in db.execute("SELECT slug FROM record")} | {"nobody-example"}
                folds = {row[0] for row in db.execute("SELECT fold FROM record")} | {"nobody at all", "x", ""}
                assert {fold: of_name(db, fold) for fold in folds} == {fold: read.named(db, fold) for fold in folds}
                assert {slug: at_address(db, slug) for slug in slugs} == {slug: read.named(db, "", slug) for slug in slugs}
            grown, whole = rows(net), derived(net)
            assert {table: grown[table] for table in grown if grown[table] != whole[table]} == {
                table: whole[table] for table in grown if grown[table] != whole[table]
            }, (number, word)


def rows(net: Workspace) -> dict[str, list[tuple]]:
    """Return every derived row, and the sums that are kept beside them."""
    kept = "SELECT * FROM meta WHERE key IN ('people', 'ties', 'ego_volume', 'ego_counted', 'median_last', 'maybe_me', 'alike_me') ORDER BY key"
    with net._store.reading() as db:
        return derived_rows(net) | {"kept": db.execute(kept).fetchall()}


def derived(net: Workspace) -> dict[str, list[tuple]]:
    """Return what deriving the whole makes of a store, and leave the store as it is."""
    with net._store.writing("repair") as db:
        db.execute("SAVEPOINT trial")
        derive(db, None)
        whole = rows(net)
        db.execute("ROLLBACK TO trial")
    return whole


def take_list(net, folder, owner, people, year=2020):
    folder.mkdir()
    lines = [
        f"{first},{last},{url(slug)},{mail and f'{mail}@example.com'},{company},{TITLES[day - 1]},0{day} Mar {year}"
        for first, last, slug, mail, company, day in people
    ]
    (folder / "Connections.csv").write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")
    net.import_files([folder / "Connections.csv"], owner=owner, new_owner=True)


def take_newer_list(net, folder, owner, people):
    """Take a list that is newer than all others: whoever is not in it is gone since."""
    take_list(net, folder, owner, people, year=2021 + len(net.sources()))


def take_letters(net, folder, owner, people):
    folder.mkdir()
    lines = [
        f"c{n},,{first} {last},{url(slug)},{owner},,2026-03-0{day} 10:00:00 UTC,,Hello,INBOX"
        for n, (first, last, slug, _, _, day) in enumerate(people)
    ]
    (folder / "messages.csv").write_text("\n".join([MAIL, *lines]) + "\n", encoding="utf-8")
    net.import_files([folder / "messages.csv"], owner=owner, new_owner=True)


def take_edges(net, folder, owner, pairs):
    lines = [f"{a[0]} {a[1]},{b[0]} {b[1]}" for a, b in pairs]
    folder.with_suffix(".csv").write_text("\n".join(["source,target", *lines]) + "\n", encoding="utf-8")
    net.import_files([folder.with_suffix(".csv")], owner=owner)


def url(slug: str) -> str:
    return slug and f"https://www.linkedin.com/in/{slug}-example"


def somebody(net: Workspace, number: int) -> str:
    with net._store.reading() as db:
        ids = [row[0] for row in db.execute("SELECT id FROM person ORDER BY id")]
    return f"#{ids[number % len(ids)]}" if ids else "#1"


def split(net, _, number, __):
    merges = net.merges()
    if merges:
        row = merges[number % len(merges)]
        net.split(row.record_id, row.other_id)


def forget_source(net, _, number, __):
    sources = net.sources()
    if sources:
        net.forget(sources=[sources[number % len(sources)].id])


def log(net, _, number, __):
    with net._store.writing("repair") as db:
        db.execute("SAVEPOINT step")
        try:
            log_step(db, somebody(net, number), NewStep("met", told=("Dan Wu",)), now=DAY.toordinal())
        except InfographError:
            db.execute("ROLLBACK TO step")


def expire(net, _, number, __):
    """Remove every other friend's source, as if it had come long ago."""
    with net._store.writing("repair") as db:
        db.execute("UPDATE source SET imported_on = '2020-01-01' WHERE id % 2 = ?", (number % 2,))
    net.expire(365)


def restored(net, folder, _, __) -> Workspace:
    """Return the store that an export of everything makes of an empty one."""
    path = folder.with_suffix(".json")
    with path.open("w", encoding="utf-8") as out:
        net.export("json", out)
    other = Workspace.in_memory(today=DAY)
    other.import_files([path])
    return other


def take_back(net, _, __, ___):
    with net._store.writing("repair") as db:
        undo(db)


WORDS = {
    "list": take_list,
    "newer list": take_newer_list,
    "letters": take_letters,
    "edges": take_edges,
    "merge": lambda net, _, a, b: net.merge(somebody(net, a), somebody(net, b), sure=True),
    "split": split,
    "apart": lambda net, _, a, b: net.keep_apart(somebody(net, a), somebody(net, b)),
    "forget": lambda net, _, a, b: net.forget(name=somebody(net, a)),
    "forget_source": forget_source,
    "forget_owner": lambda net, _, a, b: net.forget(owner=OWNERS[a % len(OWNERS)]),
    "tie": lambda net, _, a, b: net.add_tie(somebody(net, a), somebody(net, b), closeness=1 + a % 5),
    "log": log,
    "undo": take_back,
    "industry": lambda net, _, a, b: net.set_industry(EMPLOYERS[1 + a % 2], ["fintech"] if b % 2 else []),
    "function": lambda net, _, a, b: net.work.set_functions("Nurse", [("sales", "none")[a % 2]] if b % 3 else []),
    "expire": expire,
    "restore": restored,
    "me": lambda net, folder, a, b: take_list_as(net, folder, f"{FIRST[a % 3]} {LAST[b % 2]}"),
}


def take_list_as(net, folder, name):
    folder.mkdir()
    (folder / "Connections.csv").write_text(f"{HEAD}\nIvo,Sato,,,Acme Labs,Nurse,01 Mar 2020\n", encoding="utf-8")
    net.import_files([folder / "Connections.csv"], owner="me", me=name)


def test_a_reason_that_a_change_makes_another_is_told_again(tmp_path):
    # A last list gives an address under which two names stand: who was joined by name and company is now by the position too.
    ada, bo = ("Ada", "Berg", "", "", "", 1), ("Bo", "Costa", "", "", "Acme Labs", 1)
    lists = [
        [ada],
        [ada] * 6 + [("Ada", "Berg", "a", "", "Stripe", 2)],
        [ada] * 3 + [("Ada", "Berg", "", "", "Acme Labs", 1), bo],
        [ada] * 2 + [bo, ("Ada", "Costa", "a", "", "Acme Labs", 1)],
        [ada] * 3 + [("Bo", "Costa", "a", "", "Acme Labs", 2)],
    ]
    with Workspace.in_memory(today=DAY) as net:
        for number, people in enumerate(lists):
            take_list(net, tmp_path / str(number), "me", people)
        assert rows(net) == derived(net)
