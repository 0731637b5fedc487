"""Give an import whatever bytes there are: it reads them or says why not, and raises nothing else.

`python tests/durability/fuzz_import.py --inputs 100000 --seed 1` changes the tests' own files at random; with `pip install atheris`
`python tests/durability/fuzz_import.py FOLDER -max_total_time=600` lets atheris find inputs that reach new lines (FOLDER keeps them).
"""

from __future__ import annotations

import argparse
import gzip
import io
import random
import sys
import tempfile
import time
import warnings
import zipfile
from collections import Counter
from importlib import import_module
from pathlib import Path

from infograph import Workspace
from infograph.errors import InfographError

CASES = Path(__file__).parents[1] / "importers" / "cases"
TOKENS = (
    *(b'"', b'""', b",", b";", b"\t", b"\r", b"\n", b"\r\n", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1a", b"'", b"\\", b"=", b"NaN"),
    *(b"\xed\xa0\x80", b"\xc0\x80", b"\xf4\x90\x80\x80", b"9" * 400, b"A" * 5_000, b"," * 900, b"\n" * 300, b":" * 900, "\u2028".encode()),
    *(b"First Name", b"Connected On", b"31 Feb 2021", b"01 Xxx 99999999", b"99999999999999999999", b"BEGIN:VCARD\n", b"END:VCARD\n"),
    *(b"From x@example.com Tue May  6 10:00:00 2025\n", b"\nFrom: =?utf-8?b?/w==?= <a@b>\n", b"Content-Type: x\n", b"PK\x03\x04", b"PK\x01\x02"),
)  # fmt: skip
SLOW = 5.0
"""Seconds of the processor for one input that are told of; most take a hundredth."""


def feed(data: bytes) -> str:
    """Import bytes as a file into an empty store in memory; return what came of it: "read" or "refused"."""
    with tempfile.TemporaryDirectory() as folder, Workspace.in_memory() as net:
        path = Path(folder) / "fed.csv"
        path.write_bytes(data)
        try:
            reports = net.import_files([path], owner="Bob Johnson", new_owner=True, keep_email=True)
        except InfographError:
            return "refused"
        return "read" if any(report.status != "refused" for report in reports) else "refused"


def wrapped(data: bytes) -> bytes:
    """Return bytes as they are, or as a member of an archive, a gzip file or a cell: the first byte says which."""
    kind, rest = data[:1], data[1:]
    if kind == b"\x01":
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, part in zip(("Connections.csv", "messages.csv", "Profile.csv"), rest.split(b"\x02"), strict=False):
                archive.writestr(name, part)
        return out.getvalue()
    if kind == b"\x03":
        return gzip.compress(rest)
    return rest if kind == b"\x04" else data


def seeds() -> list[bytes]:
    """Return the tests' own files of all kinds, and an archive and a box."""
    from mails import calendar, event, mail, mbox

    people = [f"P{n} Q{n} <p{n}@x{n}.example.com>" for n in range(5)]
    box = mbox(mail(people[n], people[n + 1 : n + 3], name=f"m{n}@x", reply=f"m{n - 1}@x") for n in range(3))
    found = [
        path.read_bytes() for path in sorted(CASES.iterdir()) if path.suffix not in (".py", "") and path.stat().st_size < 60_000
    ]
    lists = [path.read_bytes() for path in sorted(CASES.glob("connections_*.csv"))]
    return [*found, box, calendar([event(people)]), *(b"\x01" + one + b"\x02" + one for one in lists[:2])]


def changed(data: bytes, all_seeds: list[bytes], chance: random.Random) -> bytes:
    """Return bytes with a few changes: a byte, a part taken out, put in, repeated, cut, or taken from another file."""
    raw = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 4, 8, 32])):
        start = chance.randrange(len(raw) + 1)
        end = min(len(raw), start + chance.randrange(1, 60))
        other = chance.choice(all_seeds)
        at = chance.randrange(max(1, len(other)))
        part = bytes(raw[start:end])
        raw[start:end] = chance.choice(
            (
                bytes([chance.randrange(256)]) + part[1:],
                b"",
                chance.choice(TOKENS) + part,
                part * chance.choice([2, 50]),
                other[at : at + 200],
                chance.randbytes(len(part)),
            )
        )
        if chance.random() < 0.05:
            del raw[start:]
    return bytes(raw[:500_000])


def tried(inputs: int, seed: int) -> Counter[str]:
    """Feed so many changed files; return how many were read, refused, raised something else or were slow."""
    chance, all_seeds, found = random.Random(seed), seeds(), Counter[str]()
    for number in range(inputs):
        data = wrapped(changed(chance.choice(all_seeds), all_seeds, chance))
        started = time.process_time()
        try:
            found[feed(data)] += 1
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            found[f"raised {type(error).__name__}: {str(error)[:80]}"] += 1
            Path(f"raised-{seed}-{number}").write_bytes(data)
        if time.process_time() - started > SLOW:
            found["slow"] += 1
            Path(f"slow-{seed}-{number}").write_bytes(data)
    return found


def main() -> None:
    """Run as the first lines say."""
    sys.path.insert(0, str(CASES.parents[1]))
    if "--inputs" in sys.argv:
        told = argparse.ArgumentParser(description=__doc__)
        told.add_argument("--inputs", type=int, default=1_000)
        told.add_argument("--seed", type=int, default=1)
        given = told.parse_args()
        warnings.simplefilter("ignore")
        sys.stdout.write(f"{dict(tried(given.inputs, given.seed))}\n")
        return
    atheris = import_module("atheris")
    atheris.instrument_all()
    atheris.Setup(sys.argv, lambda data: feed(wrapped(data)))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
