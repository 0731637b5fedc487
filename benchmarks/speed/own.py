"""Import one's own archive with all its evidence, beside pandas' `read_csv` of the same files.

    python benchmarks/speed/own.py [--contacts 30000] [--rounds 3]

Writes an invented archive: every contact, conversations with 13 in 100 of them, an invitation to or from half, a skill
endorsed by one in twenty: the shares that were seen in real archives. Each import goes into an empty store.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import shutil
import sys
import tempfile
from pathlib import Path

from run import name, timed, write_export

READ = """
import sys, glob, pandas as pd
for path in glob.glob(sys.argv[1] + "/*.csv"):
    pd.read_csv(path, skiprows=3 if path.endswith("Connections.csv") else 0, dtype=str, keep_default_na=False)
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--contacts", type=int, default=30_000)
    options.add_argument("--rounds", type=int, default=3)
    asked = options.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="infograph-own-"))
    try:
        rows = write_archive(folder / "archive", asked.contacts)
        home = {**os.environ, "INFOGRAPH_HOME": str(folder / "home"), "NO_COLOR": "1"}
        imports, reads, peak = [], [], 0.0
        for _ in range(asked.rounds):
            shutil.rmtree(folder / "home", ignore_errors=True)
            _, seconds, peak = timed([sys.executable, "-m", "infograph", "-q", "import", str(folder / "archive")], home)
            imports.append(seconds)
            reads.append(timed([sys.executable, "-c", READ, str(folder / "archive")], home).wall)
        print(f"{rows} rows, of them {asked.contacts} contacts: import {min(imports):.2f} s, {peak:.0f} MB")
        print(f"pandas' read_csv of the same files: {min(reads):.2f} s; ratio {min(imports) / min(reads):.1f}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def write_archive(folder: Path, contacts: int) -> int:
    """Write an archive of that many contacts; return the rows of all its files."""
    chance = random.Random(5)
    folder.mkdir(parents=True)
    count = write_export(folder / "Connections.csv", range(contacts))
    count += _write(folder / "Profile.csv", ["First Name", "Last Name", "Headline"], [["Me", "Myself", "Buyer"]])
    head = [
        "CONVERSATION ID",
        "CONVERSATION TITLE",
        "FROM",
        "SENDER PROFILE URL",
        "TO",
        "RECIPIENT PROFILE URLS",
        "DATE",
        "SUBJECT",
        "CONTENT",
        "FOLDER",
    ]
    mine = ["Me Myself", "https://www.linkedin.com/in/me-myself-example"]
    messages = []
    for person in range(contacts):
        for number in range(1 + int(chance.expovariate(0.1)) if chance.random() < 0.13 else 0):
            other = [name(person), f"https://www.linkedin.com/in/person-{person}"]
            ends = [*mine, *other] if number % 2 else [*other, *mine]
            day = f"20{10 + person % 15}-{1 + number % 12:02d}-{1 + person % 28:02d} 10:11:12 UTC"
            messages.append([f"2-{person}", "", *ends, day, "", "Shall we meet, as we said?\nBest", "INBOX"])
    count += _write(folder / "messages.csv", head, messages)
    invitations = [
        [name(person), "Me Myself", "1/2/20, 3:45 AM", "", "INCOMING", f"https://www.linkedin.com/in/person-{person}", mine[1]]
        for person in range(0, contacts, 2)
    ]
    head = ["From", "To", "Sent At", "Message", "Direction", "inviterProfileUrl", "inviteeProfileUrl"]
    count += _write(folder / "Invitations.csv", head, invitations)
    head = [
        "Endorsement Date",
        "Skill Name",
        "Endorser First Name",
        "Endorser Last Name",
        "Endorser Public Url",
        "Endorsement Status",
    ]
    endorsed = [
        ["2024/05/21 15:13:21 UTC", "Buying", *name(person).split(" ", 1), f"www.linkedin.com/in/person-{person}", "ACCEPTED"]
        for person in range(0, contacts, 20)
    ]
    return count + _write(folder / "Endorsement_Received_Info.csv", head, endorsed)


def _write(path: Path, head: list[str], rows: list[list[str]]) -> int:
    with path.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([head, *rows])
    return len(rows)


if __name__ == "__main__":
    main()
