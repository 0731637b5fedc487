"""Damaged stores: every answer is the right one or an error, in whatever state a process left the store, however large it is."""

from __future__ import annotations

import io
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from infograph import Workspace
from infograph.errors import InfographError
from infograph.store.db import FILE_NAME

HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
COMPANIES = ("Stripe", "Siemens", "Visa", "Nike", "Monzo")
KINDS = ("bit", "byte", "page", "zeros", "block", "swap", "cut", "head", "tail of a page")
KILLED = """
import os, sys
from infograph import Workspace
with Workspace.open(sys.argv[1]) as net, net._store.writing("repair") as db:
    db.execute("PRAGMA cache_size = 4")  # pages go to the file before the change has landed
    db.execute("UPDATE person SET name = upper(name)")
    db.execute("UPDATE tie SET sent = 7")
    os.kill(os.getpid(), 9)
"""


def made(home: Path, rows: int) -> Path:
    """Make a store of so many contacts of two people."""
    for number, owner in enumerate(("me", "Bob Johnson")):
        lines = (
            f"First{n % 997},Last{n},https://www.linkedin.com/in/p-{n},,{COMPANIES[n % 5]},Engineer,0{1 + n % 9} Mar 20{10 + n % 10}\n"
            for n in range(number * rows // 2, number * rows // 2 + rows)
        )
        (home.parent / f"{number}.csv").write_text(HEAD + "".join(lines), "utf-8")
        with Workspace.open(home, create=True) as net:
            net.import_files([home.parent / f"{number}.csv"], owner=owner, new_owner=True)
    return home


def answers(home: Path) -> tuple[str, str]:
    """Return what a store says: everything, and a question."""
    with Workspace.open(home) as net:
        out = io.StringIO()
        net.export("json", out)
        found = net.suggest(industry="fintech", limit=50)
        return out.getvalue(), str([(one.target.name, one.score) for one in found])


def spoil(path: Path, kind: str, chance: random.Random) -> None:
    """Damage a file in place; of a large one only the part that changes is written."""
    size = path.stat().st_size
    at, page = chance.randrange(size), 4096 * chance.randrange(max(1, size // 4096))
    with path.open("r+b") as file:
        if kind == "cut":
            file.truncate(at)
            return
        start, length = {
            "bit": (at, 1),
            "byte": (at, 1),
            "page": (page, 4096),
            "zeros": (page, 4096),
            "block": (at // 512 * 512, 512),
            "swap": (page, 4096),
            "head": (0, 100),
            "tail of a page": (page + 4000, 96),
        }[kind]
        file.seek(start)
        old = bytearray(file.read(length))
        if kind == "bit":
            old[0] ^= 1 << chance.randrange(8)
        elif kind == "swap":
            file.seek(4096 * chance.randrange(max(1, size // 4096)))
            old = bytearray(file.read(4096))
        else:
            old = bytearray(len(old)) if kind == "zeros" else bytearray(chance.randbytes(len(old)))
        file.seek(start)
        file.write(old)


def damaged_stores(folder: Path, rows: int, number: int, *, kill: bool, seed: int) -> dict[str, int]:
    """Count what comes of so many damaged copies of a store: an error, the right answer, or a wrong one."""
    base = made(folder / "base", rows)
    right = answers(base)
    if kill:
        subprocess.run([sys.executable, "-c", KILLED, str(base)], check=False)
        assert (base / f"{FILE_NAME}-journal").stat().st_size > 0
    chance, home = random.Random(seed), folder / "copy"
    found = {"error": 0, "right": 0, "wrong": 0}
    for turn in range(number):
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(base, home)
        files = [FILE_NAME, f"{FILE_NAME}-journal"] if kill else [FILE_NAME]
        spoil(home / files[turn % len(files)], KINDS[turn // len(files) % len(KINDS)], chance)
        try:
            said = answers(home)
        except InfographError:
            found["error"] += 1
        else:
            found["right" if said == right else "wrong"] += 1
    return found


@pytest.mark.parametrize("kill", [False, True], ids=["at rest", "after a kill"])
def test_no_damaged_store_answers_wrongly(tmp_path, kill):
    found = damaged_stores(tmp_path, 60, 54, kill=kill, seed=3)
    assert found["wrong"] == 0 and found["error"] > 10, found


JOURNAL, BLOCK, RECORD = bytes.fromhex("d9d505f920a163d7"), 512, 4104
"""How a head of the journal begins, what it takes, and a page with its number before and SQLite's checksum after it."""


def without(raw: bytes, start: int, length: int) -> bytes:
    """Return bytes with zeros in one place."""
    return raw[:start] + bytes(length) + raw[start + length :]


def test_a_damaged_journal_never_leaves_a_change_half_done(tmp_path):
    base = made(tmp_path / "base", 60)
    right = answers(base)
    subprocess.run([sys.executable, "-c", KILLED, str(base)], check=False)
    raw = (base / f"{FILE_NAME}-journal").read_bytes()
    heads = [place for place in range(0, len(raw), BLOCK) if raw[place:].startswith(JOURNAL)]
    assert len(heads) > 1, "the store was written to before the change had landed"
    for head in heads:
        name, count, start = (head, 8), (head + 8, 4), (head + 12, 4)
        damaged = [without(raw, *place) for place in (name, count, start)]
        damaged += [without(raw, head, 1), without(raw, head, BLOCK), without(raw, head // 4096 * 4096, 4096)]
        damaged += [without(raw, head + BLOCK, 4), without(raw, head + BLOCK + RECORD - 4, 4)]
        damaged += [raw[: head + cut] for cut in (20, BLOCK + 100, BLOCK + RECORD - 1)] + [raw[:head]] * (head > 0)
        for journal in damaged:
            home = tmp_path / "copy"
            shutil.rmtree(home, ignore_errors=True)
            shutil.copytree(base, home)
            (home / f"{FILE_NAME}-journal").write_bytes(journal)
            try:
                assert answers(home) == right
            except InfographError:
                continue


def test_an_import_does_not_go_on_over_damage_that_it_does_not_touch(tmp_path):
    path = made(tmp_path / "base", 60) / FILE_NAME
    whole = path.read_bytes()
    (tmp_path / "more.csv").write_text(f"{HEAD}Zoe,Quill,,,Visa,Nurse,01 Mar 2020\n", "utf-8")
    for start in range(4096, len(whole), 4096):
        path.write_bytes(whole[:start] + bytes(4096) + whole[start + 4096 :])
        with pytest.raises(InfographError), Workspace.open(path.parent) as net:
            net.import_files([tmp_path / "more.csv"], owner="Dan Wu", new_owner=True)


@pytest.mark.slow
@pytest.mark.parametrize("kill", [False, True], ids=["at rest", "after a kill"])
@pytest.mark.parametrize(("rows", "number"), [(400, 400), (22_000, 100)], ids=["small", "20 MB"])
def test_none_of_a_thousand_damaged_stores_answers_wrongly(tmp_path, rows, number, kill):
    found = damaged_stores(tmp_path, rows, int(os.environ.get("DAMAGED", number)), kill=kill, seed=11)
    sys.stderr.write(f"\n{rows} contacts, {'after a kill' if kill else 'at rest'}: {found}\n")
    assert found["wrong"] == 0 and found["error"] > number // 4
