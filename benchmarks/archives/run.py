"""Measure whose messages they are: generated archives of every era through the real import, against the truth.

    python benchmarks/archives/run.py [--contacts 1500] [--seeds 1 2 3 4 5] [--keep FOLDER]

Each archive is one invented person's: contacts, conversations with 13 in 100 of them, half of these both ways, and with
strangers. The traps of real archives are in it: no addresses (to mid-2023), addresses of senders alone (2020 to 2022),
names without addresses (2018), contacts of one name, strangers who bear a contact's name, credentials, capitals, initials,
commas, group threads, adverts, closed accounts, with and without Profile.csv.
"""

from __future__ import annotations

import argparse
import csv
import random
import tempfile
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from infograph.store import read
from infograph.text import fold_name
from infograph.workspace import Workspace

FIRST = (
    "Mira Tobias Adaeze Ravi Lucia Hugo Zoë Amir Priya Wei Olga Salma José Kim Anneke Jürgen Mei Kofi Ines Tara Leo Noor Sven "
    "Dana Maria John Anna David Ana Mohammed Fatima Yuki Chen Carlos Elena Ivan Sofia Omar Lena Bruno Clara Edith Farid Greta"
).split()
SYLLABLES = "ba ko ri ne so la mi ta ve du ga pe zo hi ru fe".split()
COMMON = "Garcia Smith Wang Silva Müller Khan Nguyen Johnson Kim Rossi".split()
ERAS = ("2018", "2020", "2022", "early 2023", "2024", "2026")
WITH_LIST_ADDRESSES = ("2024", "2026")
ME = ("Pat Example", "pat-example")
DAY = date(2018, 3, 1)

HEADS = {
    "2018": "From,To,Date,Subject,Content,Direction,Folder",
    "2020": "CONVERSATION ID,CONVERSATION TITLE,FROM,TO,DATE,SUBJECT,CONTENT,FOLDER",
    "2022": "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER",
    "2024": "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER",
}
HEADS |= {"early 2023": HEADS["2024"], "2026": HEADS["2024"] + ",ATTACHMENTS,IS MESSAGE DRAFT"}


@dataclass
class Somebody:
    """A contact or a stranger: the name as LinkedIn shows it in every file, and the messages of the truth."""

    first: str
    last: str
    slug: str
    email: str = ""
    row: int = 0
    sent: int = 0
    received: int = 0

    @property
    def name(self) -> str:
        """Return the name as messages show it."""
        return f"{self.first} {self.last}".strip()


@dataclass
class Measured:
    """What became of the conversations of an archive."""

    both_ways: int = 0
    kept: int = 0
    one_way: int = 0
    one_way_kept: int = 0
    open_names: int = 0
    wrong: int = 0
    strangers: int = 0


def somebody(chance: random.Random, number: int, twin: Somebody | None = None) -> Somebody:
    """Return an invented person, of the same name as `twin` if given."""
    last = chance.choice(COMMON) if chance.random() < 0.1 else "".join(chance.choice(SYLLABLES) for _ in range(3)).capitalize()
    first = chance.choice(FIRST)
    dice = chance.random()
    if dice < 0.03:
        last += ", MBA"
    elif dice < 0.06:
        first, last = first.upper(), last.upper()
    elif dice < 0.08:
        last = last[0] + "."
    if twin is not None:
        first, last = twin.first, twin.last
    return Somebody(first, last, f"person-{number:x}", f"person{number}@example.org")


def people(chance: random.Random, count: int) -> tuple[list[Somebody], list[Somebody]]:
    """Return contacts, 1 in 100 of whom share a name, and strangers who write."""
    contacts: list[Somebody] = []
    for number in range(count):
        twin = chance.choice(contacts) if contacts and chance.random() < 0.005 else None
        contacts.append(somebody(chance, number, twin))
    strangers = [somebody(chance, count + number) for number in range(count // 30)]
    return contacts, strangers


def converse(chance: random.Random, who: list[Somebody], share: float) -> list[tuple[Somebody, list[bool]]]:
    """Return conversations: with whom, and for each message whether the owner wrote it."""
    found = []
    for one in who:
        if chance.random() < share:
            mine = [chance.random() < 0.5 for _ in range(1 + int(chance.expovariate(0.15)))]
            if chance.random() < 0.4:
                mine = [mine[0]] * len(mine)
            one.sent, one.received = sum(mine), len(mine) - sum(mine)
            found.append((one, mine))
    return found


def write(
    folder: Path,
    era: str,
    chance: random.Random,
    contacts: list[Somebody],
    talks: list[tuple[Somebody, list[bool]]],
    *,
    profile: bool,
) -> None:
    """Write an archive as LinkedIn wrote it in an era."""
    folder.mkdir(parents=True)
    urls = era in WITH_LIST_ADDRESSES
    head = ["First Name", "Last Name", *(["URL"] if urls else []), "Email Address", "Company", "Position", "Connected On"]
    rows = []
    for number, one in enumerate(contacts):
        day = DAY - timedelta(days=number)
        shown = f"{day.month}/{day.day}/{day:%y}, 3:45 AM" if era == "2018" else f"{day:%d %b %Y}"
        email = one.email if era == "2018" or chance.random() < 0.04 else ""
        url = [f"https://www.linkedin.com/in/{one.slug}"] if urls else []
        rows.append([one.first, one.last, *url, email, f"Employer {number % 700}", "Buyer", shown])
        one.row = number + 2
    _csv(folder / "Connections.csv", [head, *rows])
    lines = [line for number, (one, mine) in enumerate(talks) for line in _messages(era, number, one, mine)]
    lines += _others(era, contacts)
    _csv(folder / "messages.csv", [HEADS[era].split(","), *lines], quoted=era == "2026")
    if profile:
        _csv(folder / "Profile.csv", [["First Name", "Last Name", "Headline"], ["Pat", "Example", "Buyer"]])


def _messages(era: str, number: int, one: Somebody, mine: list[bool]) -> list[list[str]]:
    return [
        _message(era, f"c{number}", *((ME, (one.name, one.slug)) if out else ((one.name, one.slug), ME)), place, out=out)
        for place, out in enumerate(mine)
    ]


def _message(era: str, thread: str, sender: tuple[str, str], to: tuple[str, str], place: int, *, out: bool) -> list[str]:
    day = DAY + timedelta(days=place)
    text = "Hello,\nshall we meet?" if era == "2026" else "Hello"
    if era == "2018":
        shown = f"{day.month}/{day.day}/{day:%y}, 3:45 AM"
        return [sender[0], to[0], shown, "", text, "OUTGOING" if out else "INCOMING", "INBOX"]
    url, urls = f"https://www.linkedin.com/in/{sender[1]}", f"https://www.linkedin.com/in/{to[1]}"
    middle = {"2020": [sender[0], to[0]], "2022": [sender[0], url, to[0]]}.get(era, [sender[0], url, to[0], urls])
    end = ["", "No"] if era == "2026" else []
    shown = f"{day}T10:08:20" if era == "2020" else f"{day} 10:08:20 UTC"
    return [thread, "", *middle, shown, "", text, "INBOX", *end]


def _others(era: str, contacts: list[Somebody]) -> list[list[str]]:
    """Return an advert, a closed account and a group of three where the file can tell."""
    if era in ("2018", "2020"):
        return []
    lines = [
        _message(era, "ad", ("Big Bank", "big-bank"), ME, 1, out=False),
        _message(era, "gone", ("LinkedIn Member", ""), ME, 1, out=False),
    ]
    lines[0][1], lines[1][3] = "Sponsored Conversation", ""
    for writer in contacts[:2]:
        lines.append(_message(era, "group", (writer.name, writer.slug), ME, 1, out=False))
    return lines


def _csv(path: Path, rows: list[list[str]], *, quoted: bool = False) -> None:
    with path.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL).writerows(rows)


def measure(folder: Path, contacts: list[Somebody], talks: list[tuple[Somebody, list[bool]]], era: str) -> Measured:
    """Import an archive into an empty store and compare every tie with the truth."""
    with Workspace.in_memory(today=date(2026, 11, 1)) as net:
        (report,) = net.import_files([folder], me=ME[0])
        assert report.owner == "me", report.taken_as
        with net._store.reading() as db:
            ties = {tie.other: (tie.sent, tie.received) for tie in read.ties(db, read.ego(db) or 0)}
            rows = db.execute(
                "SELECT r.line, r.person FROM record r JOIN source s ON s.id = r.source WHERE s.kind = 'linkedin_connections'"
            ).fetchall()
    seen = {row: ties.get(person, (0, 0)) for row, person in rows}
    found = Measured()
    names = Counter(fold_name(one.name) for one in contacts)
    strangers = {fold_name(one.name) for one, _ in talks if not one.row}
    writers = Counter(fold_name(one.name) for one, _ in talks)
    for one in contacts:
        got, true = seen[one.row], (one.sent, one.received)
        right = got == true
        shared = names[fold_name(one.name)] > 1 or writers[fold_name(one.name)] > 1
        if any(got) and not right:
            found.strangers += fold_name(one.name) in strangers
            found.wrong += fold_name(one.name) not in strangers
        if not any(true):
            continue
        if shared and era not in WITH_LIST_ADDRESSES:
            found.open_names += 1
        elif all(true):
            found.both_ways, found.kept = found.both_ways + 1, found.kept + right
        else:
            found.one_way, found.one_way_kept = found.one_way + 1, found.one_way_kept + right
    return found


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--contacts", type=int, default=1500)
    options.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3, 4, 5])
    options.add_argument("--keep", help="Write the archives into this folder and leave them there.")
    asked = options.parse_args()
    print("era         both ways    kept           one way    kept           names of two   wrong person  a stranger's")
    with tempfile.TemporaryDirectory(prefix="infograph-archives-") as made:
        for era in ERAS:
            total = Measured()
            for seed in asked.seeds:
                chance = random.Random(f"{era}-{seed}")
                contacts, strangers = people(chance, asked.contacts)
                talks = converse(chance, contacts, 0.13) + converse(chance, strangers, 1.0)
                chance.shuffle(talks)
                folder = Path(asked.keep or made) / f"{era.replace(' ', '-')}-{seed}"
                write(folder, era, chance, contacts, talks, profile=seed % 2 == 0)
                one = measure(folder, contacts, talks, era)
                for name in ("both_ways", "kept", "one_way", "one_way_kept", "open_names", "wrong", "strangers"):
                    setattr(total, name, getattr(total, name) + getattr(one, name))
            print(
                f"{era:11} {total.both_ways:9} {total.kept:7} {100 * total.kept / total.both_ways:6.2f} %"
                f" {total.one_way:10} {total.one_way_kept:7} {100 * total.one_way_kept / total.one_way:6.2f} %"
                f" {total.open_names:14} {total.wrong:14} {total.strangers:22}"
            )


if __name__ == "__main__":
    main()
