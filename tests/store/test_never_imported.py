"""A file that is taken out leaves what there would be had it never been imported, whatever else came before and after."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import mails
from infograph.errors import BadRequest, InfographError, NotFound
from infograph.workspace import Workspace
from store.test_changes import DAY, FIRST, LAST, edges, person, url
from store.test_changes import WORDS as CHANGES

ME = "Ida Sato"
MESSAGES = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER"

owners = st.sampled_from(("me", "me", "Fay Novak", "Gus Ortiz", "Ada Berg", "Bo Costa"))
people = st.lists(person, min_size=1, max_size=5)
few = st.lists(person, min_size=1, max_size=3)
names = st.tuples(st.sampled_from(FIRST), st.sampled_from(LAST))
files = {
    "list": st.tuples(st.just("list"), owners, people),
    "letters": st.tuples(st.just("letters"), owners, few),
    "mail": st.tuples(st.just("mail"), owners, few),
    "calendar": st.tuples(st.just("calendar"), owners, few),
    "edges": edges,
}
merges = st.tuples(st.just("merge"), names, names)
some = st.lists(st.one_of(files["list"], *files.values(), merges), min_size=2, max_size=6)


@pytest.mark.slow
@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(some, st.integers(0, 5))
def test_a_source_taken_out_leaves_what_never_importing_it_does(sequence, number):
    places = [place for place, (word, *_) in enumerate(sequence) if word in files]
    if not places:
        return
    gone = places[number % len(places)]
    with tempfile.TemporaryDirectory() as folder, suppress(InfographError):  # where a name means several people, or nobody yet
        with Workspace.in_memory(today=DAY) as net:
            numbers = done(net, Path(folder) / "all", sequence)
            net.forget(sources=[numbers[gone]])
            left = told(net)
        with Workspace.in_memory(today=DAY) as net:
            done(net, Path(folder) / "never", [one for place, one in enumerate(sequence) if place != gone])
            never = told(net)
        assert {what: left[what] ^ never[what] for what in left} == {what: set() for what in left}


@pytest.mark.slow
@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(some, st.integers(0, 5))
def test_what_an_owner_gave_taken_out_leaves_what_never_importing_it_does(sequence, number):
    theirs = sorted({owner for word, owner, *_ in sequence if word in files})
    if len(theirs) < 2:
        return
    gone = theirs[number % len(theirs)]
    with tempfile.TemporaryDirectory() as folder, suppress(InfographError):
        assert_as_if_never(Path(folder), sequence, gone)


def assert_as_if_never(folder, sequence, gone):
    """Compare a store from which all of an owner's was taken with one that never had it."""
    with Workspace.in_memory(today=DAY) as net:
        done(net, folder / "all", sequence)
        net.forget(owner=gone)
        left = told(net)
    with Workspace.in_memory(today=DAY) as net:
        done(net, folder / "never", [one for one in sequence if one[0] not in files or one[1] != gone])
        never = told(net)
    assert {what: left[what] ^ never[what] for what in left} == {what: set() for what in left}


OF_OWNERS = [
    # Who gave a list was found in the user's, with an address; without the user's they are known by name alone.
    ([("list", "me", [("Ada", "Berg", "a", "", "", 1)]), ("list", "Ada Berg", [("Cem", "Costa", "", "", "", 1)])], "me"),
    # Of two in a single conversation the list of a friend told that the other one is that friend.
    (
        [
            ("list", "Fay Novak", [("Ada", "Berg", "a", "", "Acme Labs", 1)]),
            ("list", "Ada Berg", [("Cem", "Costa", "", "", "", 1)]),
            ("letters", "Gus Ortiz", [("Ada", "Berg", "a", "", "", 1)]),
        ],
        "Fay Novak",
    ),
]


@pytest.mark.parametrize(("sequence", "gone"), OF_OWNERS)
def test_what_an_owners_files_taught_of_others_goes_with_them(tmp_path, sequence, gone):
    assert_as_if_never(tmp_path, sequence, gone)


CASES = [
    # The list told which of two in a single conversation is the user; nothing else tells it.
    (
        [
            ("list", "me", [("Ada", "Costa", "", "", "", 1)]),
            ("list", "me", [("Ada", "Berg", "", "", "", 1)]),
            ("letters", "me", [("Ada", "Berg", "a", "", "", 1)]),
        ],
        1,
    ),
    # A friend who stood in a list was found there, with their address; without it they are known by name alone.
    ([("list", "me", [("Bo", "Costa", "a", "", "", 1)]), ("list", "Bo Costa", [("Ada", "Berg", "", "", "", 1)])], 0),
    # Their own first list came before the one that names them: without it, they are found there.
    (
        [
            ("list", "Ada Berg", [("Cem", "Costa", "", "", "", 1)]),
            ("list", "Fay Novak", [("Ada", "Berg", "", "", "Acme Labs", 1)]),
            ("list", "Ada Berg", [("Bo", "Costa", "", "", "", 1)]),
        ],
        0,
    ),
    # Of a single conversation of two the list told who the owner is not.
    ([("list", "me", [("Ada", "Berg", "", "", "", 1)]), ("letters", "me", [("Ada", "Berg", "", "", "", 1)])], 0),
    # The name of the user was in messages that are gone; in those that are left it could be either's.
    (
        [
            ("letters", "me", [("Ada", "Berg", "", "", "", 1)]),
            ("letters", "me", [("Ada", "Berg", "", "", "", 1), ("Bo", "Costa", "a", "", "", 1)]),
        ],
        1,
    ),
]


@pytest.mark.parametrize(("sequence", "gone"), CASES)
def test_whose_a_file_is_rests_on_no_file_that_is_gone(tmp_path, sequence, gone):
    with Workspace.in_memory(today=DAY) as net:
        numbers = done(net, tmp_path / "all", sequence)
        net.forget(sources=[numbers[gone]])
        left = told(net)
    with Workspace.in_memory(today=DAY) as net:
        done(net, tmp_path / "never", [one for place, one in enumerate(sequence) if place != gone])
        assert told(net) == left


def done(net: Workspace, folder: Path, sequence) -> list[int]:
    """Do all of a sequence; return the number of the file of each step. Raises BadRequest where one brought none."""
    folder.mkdir()
    numbers = []
    for place, (word, *rest) in enumerate(sequence):
        before = {source.id for source in net.sources()}
        WORDS[word](net, folder / str(place), *rest)
        new = {source.id for source in net.sources()} - before
        if word in files and len(new) != 1:
            raise BadRequest("It is the same as one before, or says nothing by itself.")
        numbers.append(min(new, default=0))
    return numbers


def take_letters(net, folder, owner, people):
    folder.mkdir()
    mine, lines = name_of(owner), [MESSAGES]
    for n, (first, last, slug, _, _, day) in enumerate(people):
        lines.append(f"c{n},,{first} {last},{url(slug)},{mine},,2026-03-0{day} 10:00:00 UTC,,Hello,INBOX")
        if day > 1:
            lines.append(f"c{n},,{mine},,{first} {last},{url(slug)},2026-03-0{day} 11:00:00 UTC,,Hello,INBOX")
    (folder / "messages.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    net.import_files([folder / "messages.csv"], owner=owner, new_owner=True)


def take_mail(net, folder, owner, people):
    folder.mkdir()
    letters = []
    for n, one in enumerate(people):
        letters.append(mails.mail(own(owner), [address(one)], name=f"a{n}@x"))
        day = "Wed, 7 May 2025 10:00:00 +0200"
        letters.append(mails.mail(address(one), [own(owner)], name=f"b{n}@x", reply=f"a{n}@x", day=day))
    (folder / "all.mbox").write_bytes(mails.mbox(letters))
    net.import_files([folder / "all.mbox"], owner=owner, new_owner=True, mine=[email_of(owner)])


def take_calendar(net, folder, owner, people):
    folder.mkdir()
    (folder / "all.ics").write_bytes(mails.calendar(mails.event([own(owner), address(one)]) for one in people))
    net.import_files([folder / "all.ics"], owner=owner, new_owner=True, mine=[email_of(owner)])


def name_of(owner):
    return ME if owner == "me" else owner


def email_of(owner):
    return f"{name_of(owner).split()[0].lower()}@own.example"


def own(owner):
    return f"{name_of(owner)} <{email_of(owner)}>"


def address(one):
    first, last, _, mail, *_ = one
    return f"{first} {last} <{mail or first.lower()}@example.com>"


WORDS = CHANGES | {
    "letters": take_letters,
    "mail": take_mail,
    "calendar": take_calendar,
    "merge": lambda net, _, one, other: net.merge(" ".join(one), " ".join(other), sure=True),
}


def test_whose_only_list_is_taken_out_shares_nothing_any_more_and_stays_where_the_user_spoke_of_them(tmp_path):
    with Workspace.in_memory(today=DAY) as net:
        for place, owner in enumerate(("me", "Fay Novak", "Gus Ortiz")):
            WORDS["list"](net, tmp_path / str(place), owner, [(f"Ada{place}", "Berg", "", "", "", 1)])
        net.add_tie("Gus Ortiz", "Ada2 Berg", closeness=4)
        _, fay, gus = net.sources()
        net.forget(sources=[fay.id, gus.id])
        with pytest.raises(NotFound):
            net.person("Fay Novak")
        assert net.person("Gus Ortiz").name == "Gus Ortiz" and net.status().exports == 1


def told(net: Workspace) -> dict[str, set]:
    """Return people, ties and labels of a store without its numbers: a person is the rows of files that name them."""
    with net._store.reading() as db:
        rows = db.execute(
            "SELECT r.person, coalesce(s.digest, o.me, r.name), r.line, r.name, r.joined <> '' FROM record r"
            " LEFT JOIN source s ON s.id = r.source LEFT JOIN owner o ON o.record = r.id"
        )
        of: dict[int, set] = {}
        for person, *row in rows:
            if person:
                of.setdefault(person, set()).add(tuple(map(str, row[:3])))
        who = {person: frozenset(rows) for person, rows in of.items()}
        people = db.execute("SELECT id, key, name, slug, emails, company, position, contacts, complete, address FROM person")
        ties = db.execute("SELECT person, other, since, connected, sent, received, last, closeness, mutual, noted FROM tie")
        labels = db.execute("SELECT person, industry, confidence, what FROM label")
        return {
            "people": {(who[one], *row) for one, *row in people},
            "ties": {(who[a], who[b], *row) for a, b, *row in ties},
            "labels": {(who[one], *row) for one, *row in labels},
            "owners": {
                (bool(me), who.get(person))
                for me, person in db.execute("SELECT o.me, r.person FROM owner o JOIN record r ON r.id = o.record")
            },
        }
