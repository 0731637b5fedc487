"""Measure who-is-who on a generated truth: pairwise precision and recall, and what each key contributes.

    python benchmarks/identity/run.py [--people 9000] [--exports 60] [--seeds 11 12] [--harder]

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
from typing import NamedTuple

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
PROMOTED = 0.3
"""Who had another position in 2021."""


class Shares(NamedTuple):
    """Shares of the truth; `README.md` says where each was seen."""

    common: float = 0.03
    """People with one of ten common surnames."""
    same_list: float = 0.05
    """How often a list that holds somebody holds their namesake too."""
    same_day: float = 0.02
    """How often these two were connected on one day."""
    colleagues: float = 0.02
    """Of two of one name, how often both have the same employers."""
    changed: float = 0.005
    """Members with two profile addresses."""
    retitled: float = 0.04
    """Rows that give another position than other lists of that year."""


SEEN, HARDER = Shares(), Shares(common=0.15, same_list=0.15, same_day=0.5, colleagues=0.1, changed=0.03)


@dataclass
class Invented:
    """One person of the truth, as they are over time."""

    name: str
    slugs: tuple[str, str]
    email: str
    jobs: tuple[str, ...]
    positions: tuple[str, str]
    """In 2021 and in 2026."""


def people(chance: random.Random, count: int, shares: Shares) -> list[Invented]:
    """Return invented people, 2 % of whom share a full name with another (some of them the company too)."""
    found: list[Invented] = []
    for number in range(count):
        if found and chance.random() < 0.02:
            twin = chance.choice(found)
            name, jobs = twin.name, twin.jobs if chance.random() < shares.colleagues else company_list(chance)
        else:
            last = chance.choice(COMMON) if chance.random() < shares.common else surname(chance)
            name, jobs = f"{chance.choice(FIRST)} {last}", company_list(chance)
        slug = f"{fold_name(name).replace(' ', '-')}-{number:x}"
        slugs = (slug, slug + "-new" if chance.random() < shares.changed else slug)
        email = MAILBOX if chance.random() < 0.002 else f"person{number}@example.org"
        position = chance.choice(POSITIONS)
        positions = (chance.choice(POSITIONS) if chance.random() < PROMOTED else position, position)
        found.append(Invented(name, slugs, email, jobs, positions))
    return found


def surname(chance: random.Random) -> str:
    """Return an invented surname."""
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.choice((2, 3, 3, 4)))).capitalize()


def company_list(chance: random.Random) -> tuple[str, ...]:
    """Return the employers of a career, oldest first; nine of ten employers are small."""
    names = [f"Big Employer {chance.randrange(60)}" if chance.random() < 0.3 else f"{surname(chance)} Ltd" for _ in range(3)]
    return tuple(names[: chance.choice((1, 1, 2, 3))])


def rows(
    chance: random.Random, truth: list[Invented], exports: int, shares: Shares
) -> tuple[list[tuple[int, int, Record]], list[int], dict[int, int]]:
    """Return (owner, source, record) of every row, the person each was made from, and the day of each source."""
    found: list[tuple[int, int, Record]] = []
    who: list[int] = []
    source, as_of = 0, {}
    by_name: dict[str, list[int]] = {}
    for number, one in enumerate(truth):
        by_name.setdefault(one.name, []).append(number)
    for owner in range(exports):
        circle = chance.sample(range(len(truth)), min(len(truth), int(chance.lognormvariate(5.8, 0.6)) + 40))
        linked = {number: date(2012, 1, 1) + timedelta(days=chance.randrange(3000)) for number in circle}
        for number in list(circle):
            twins = [twin for twin in by_name[truth[number].name] if twin not in linked]
            if twins and chance.random() < shares.same_list:
                circle.append(twins[0])
                linked[twins[0]] = linked[number] if chance.random() < shares.same_day else linked[number] + timedelta(days=40)
        for era in (2026,) if chance.random() < 0.8 else (2021, 2026):
            source += 1
            as_of[source] = date(era, 1, 1).toordinal() + (source * 61) % 365
            has_url = era == 2026 and chance.random() < 0.75
            for number in circle:
                if era == 2026 or chance.random() < 0.9:
                    made = row(chance, truth[number], era, (has_url, linked[number]), shares.retitled)
                    found.append((owner + 1, source, made))
                    who.append(number)
    return found, who, as_of


def row(chance: random.Random, one: Invented, era: int, known: tuple[bool, date], retitled: float) -> Record:
    """Return one row as an export of that era writes it; `known`: whether with an address, and since when."""
    has_url, day = known
    job = one.jobs[-1] if era == 2026 and chance.random() < 0.9 else one.jobs[0]
    slug = one.slugs[era == 2026 and chance.random() < 0.7]
    position = one.positions[era == 2026]
    if chance.random() < retitled:
        position = chance.choice(POSITIONS)
    return Record(
        line=1,
        role="contact",
        name=written(chance, one.name),
        slug=slug if has_url else "",
        emails=(one.email,) if chance.random() < (0.04 if has_url else 0.1) else (),
        company="" if chance.random() < 0.015 else job,
        position=position,
        connected_on=day,
    )


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
    options.add_argument("--seeds", type=int, nargs="+", default=[11])
    options.add_argument("--harder", action="store_true", help="More same-day namesakes and changed addresses than seen.")
    asked = options.parse_args()
    shares = HARDER if asked.harder else SEEN
    print("seed  records  people  namesakes  same day  same company  precision  wrong  recall")
    why: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for seed in asked.seeds:
        judged(seed, asked.people, asked.exports, shares, why, wrong)
    for reason, count in why.most_common():
        print(f"  joined by {reason}: {count}, of them wrong {wrong[reason]}")


def judged(seed: int, count: int, exports: int, shares: Shares, why: Counter[str], wrong: Counter[str]) -> None:
    """Print what identity makes of one truth, and count its joins by reason."""
    chance = random.Random(seed)
    found, who, as_of = rows(chance, people(chance, count, shares), exports, shares)
    keyed = sorted(
        Row(
            key,
            number,
            fold_name(one.name),
            one.role,
            one.slug,
            "\n".join(one.emails),
            source,
            one.connected_on.toordinal() if one.connected_on else None,
            one.company,
            one.position,
            as_of[source],
        )
        for number, (owner, source, one) in enumerate(found)
        for key in keys_of(one, owner, source)
    )
    clusters = resolve(keyed)
    roots = [clusters.root(number) for number in range(len(found))]
    right = pairs(Counter(zip(roots, who, strict=True)))
    joined, true = pairs(Counter((root,) for root in roots)), pairs(Counter((number,) for number in who))
    precision, recall = right / joined, right / true
    print(
        f"{seed:4} {len(found):8} {len(set(who)):7} {' '.join(f'{100 * part:8.2f} %' for part in namesakes(found))}"
        f" {precision:13.5f} {joined - right:6} {recall:7.4f}",
        flush=True,
    )
    for number in range(len(found)):
        reason, to = clusters.joined(number)
        if to is not None:
            why[reason] += 1
            wrong[reason] += who[number] != who[to]


def namesakes(found: list[tuple[int, int, Record]]) -> tuple[float, float, float]:
    """Return the shares of rows whose list holds another row of their name, of that day too, of that company too."""
    name, day, company = (
        Counter((source, fold_name(one.name), part(one)) for _, source, one in found)
        for part in (lambda one: None, lambda one: one.connected_on, lambda one: one.company)
    )
    shared = [sum(count for count in counts.values() if count > 1) / len(found) for counts in (name, day, company)]
    return shared[0], shared[1], shared[2]


if __name__ == "__main__":
    main()
