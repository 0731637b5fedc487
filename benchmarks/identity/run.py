"""Measure who-is-who on a generated truth: pairwise precision and recall, and what each key contributes.

    python benchmarks/identity/run.py [--people 9000] [--exports 60] [--seed 11]

Invented people appear in many owners' exports of several eras. The traps of real files are all in it: homonyms,
some of them at one company; job changes between exports; changed profile addresses; exports without addresses;
e-mails in few rows, some of them shared mailboxes; credentials, case, accents and initials in names; people without
a company; namesakes in one list, connected on one day.
Truth is the person each row was made from; a pair counts when two rows are of one person.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from infograph.identity import Row, keys_of, resolve
from infograph.model import Record
from infograph.text import fold_name

FIRST = (
    "Mira Tobias Adaeze Ravi Lucia Hugo Zoë Amir Priya Robert Wei Olga Salma José Kim Anneke Jürgen Mei Kofi Ines "
    "Tara Leo Noor Sven Dana Maria John Anna David Ana Mohammed Fatima Yuki Chen Carlos Elena Ivan Sofia Omar Lena"
).split()
SYLLABLES = "ba ko ri ne so la mi ta ve du ga pe zo hi ru fe".split()
COMMON = ["Garcia", "Smith", "Wang", "Silva", "Müller", "Khan", "Nguyen", "Johnson", "Kim", "Rossi"]
MAILBOX = "office@example.com"
POSITIONS = "Buyer Analyst Engineer Driver Manager Teller Nurse Planner Clerk Baker Chemist Tutor".split()
SAME_LIST, SAME_DAY = 0.15, 0.5
"""How often a list that holds somebody holds their namesake too (then 1 % of rows share a name, as in real lists), and
since the same day (more often than in real ones)."""


@dataclass
class Invented:
    """One person of the truth, as they are over time."""

    name: str
    slugs: tuple[str, str]
    email: str
    jobs: tuple[str, ...]
    position: str


def people(chance: random.Random, count: int) -> list[Invented]:
    """Return invented people, 2 % of whom share a full name with another (some of them the company too)."""
    found: list[Invented] = []
    for number in range(count):
        if found and chance.random() < 0.02:
            twin = chance.choice(found)
            name, jobs = twin.name, twin.jobs if chance.random() < 0.1 else company_list(chance)
        else:
            last = chance.choice(COMMON) if chance.random() < 0.15 else surname(chance)
            name, jobs = f"{chance.choice(FIRST)} {last}", company_list(chance)
        slug = f"{fold_name(name).replace(' ', '-')}-{number:x}"
        slugs = (slug, slug + "-new" if chance.random() < 0.03 else slug)
        email = MAILBOX if chance.random() < 0.002 else f"person{number}@example.org"
        found.append(Invented(name, slugs, email, jobs, chance.choice(POSITIONS)))
    return found


def surname(chance: random.Random) -> str:
    """Return an invented surname."""
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.choice((2, 3, 3, 4)))).capitalize()


def company_list(chance: random.Random) -> tuple[str, ...]:
    """Return the employers of a career, oldest first; nine of ten employers are small."""
    names = [
        f"Big Employer {chance.randrange(60)}" if chance.random() < 0.3 else f"{surname(chance)} Ltd" for _ in range(3)
    ]
    return tuple(names[: chance.choice((1, 1, 2, 3))])


def rows(chance: random.Random, truth: list[Invented], exports: int) -> tuple[list[tuple[int, int, Record]], list[int]]:
    """Return (owner, source, record) of every row and the person each was made from."""
    found: list[tuple[int, int, Record]] = []
    who: list[int] = []
    source = 0
    by_name: dict[str, list[int]] = {}
    for number, one in enumerate(truth):
        by_name.setdefault(one.name, []).append(number)
    for owner in range(exports):
        circle = chance.sample(range(len(truth)), min(len(truth), int(chance.lognormvariate(5.8, 0.6)) + 40))
        linked = {number: date(2012, 1, 1) + timedelta(days=chance.randrange(3000)) for number in circle}
        for number in list(circle):
            twins = [twin for twin in by_name[truth[number].name] if twin not in linked]
            if twins and chance.random() < SAME_LIST:
                circle.append(twins[0])
                linked[twins[0]] = linked[number] if chance.random() < SAME_DAY else linked[number] + timedelta(days=40)
        for era in (2026,) if chance.random() < 0.8 else (2021, 2026):
            source += 1
            has_url = era == 2026 and chance.random() < 0.75
            for number in circle:
                if era == 2026 or chance.random() < 0.9:
                    found.append((owner + 1, source, row(chance, truth[number], era, has_url, linked[number])))
                    who.append(number)
    return found, who


def row(chance: random.Random, one: Invented, era: int, has_url: bool, day: date) -> Record:
    """Return one row as an export of that era writes it."""
    job = one.jobs[-1] if era == 2026 and chance.random() < 0.9 else one.jobs[0]
    slug = one.slugs[era == 2026 and chance.random() < 0.7]
    return Record(
        line=1, role="contact", name=written(chance, one.name), slug=slug if has_url else "",
        emails=(one.email,) if chance.random() < (0.04 if has_url else 0.1) else (),
        company="" if chance.random() < 0.015 else job, position=one.position, connected_on=day,
    )  # fmt: skip


def written(chance: random.Random, name: str) -> str:
    """Return a name as members write it: credentials, case, emoji."""
    dice = chance.random()
    if dice < 0.03:
        return f"{name}, MBA"
    if dice < 0.06:
        return name.upper()
    return f"🚀 {name}" if dice < 0.065 else name


def pairs(groups: Counter[tuple[int, ...]]) -> int:
    """Return how many pairs the groups hold."""
    return sum(count * (count - 1) // 2 for count in groups.values())


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--people", type=int, default=9000)
    options.add_argument("--exports", type=int, default=60)
    options.add_argument("--seed", type=int, default=11)
    asked = options.parse_args()
    chance = random.Random(asked.seed)
    found, who = rows(chance, people(chance, asked.people), asked.exports)
    keyed = sorted(
        Row(key, number, fold_name(one.name), one.role, one.slug, "\n".join(one.emails), source,
            one.connected_on.toordinal() if one.connected_on else None, one.company, one.position)
        for number, (owner, source, one) in enumerate(found)
        for key in keys_of(one, owner, source)
    )  # fmt: skip
    clusters = resolve(keyed)
    roots = [clusters.root(number) for number in range(len(found))]
    right = pairs(Counter(zip(roots, who, strict=True)))
    joined, true = pairs(Counter((root,) for root in roots)), pairs(Counter((number,) for number in who))
    print(f"{len(found)} records of {len(set(who))} people in {asked.exports} owners' exports")
    print(f"pairwise precision {right / joined:.5f} ({joined - right} wrong pairs)  recall {right / true:.4f}")
    joins = list(clusters.joins())
    wrong = Counter(why for number, why, to in joins if who[number] != who[to])
    for why, count in Counter(why for _, why, _ in joins).most_common():
        print(f"  joined by {why}: {count}, of them wrong {wrong[why]}")
    names = Counter(why for number, why, to in joins if not shares_more_than_name(found, number, to))
    print(f"joined on a name alone: {sum(names.values())}")


def shares_more_than_name(found: list[tuple[int, int, Record]], number: int, to: int) -> bool:
    """Say whether two joined rows share a key other than the owner's own list of names."""
    one, other = (set(keys_of(record, owner, source)) for owner, source, record in (found[number], found[to]))
    by_day = found[number][2].connected_on == found[to][2].connected_on
    return any(key >> 60 < 6 for key in one & other) or by_day


if __name__ == "__main__":
    main()
