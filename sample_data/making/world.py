"""Everybody and who knows whom: the circles of each owner are filled with people, some of them shared."""

from __future__ import annotations

from dataclasses import dataclass, field

from making.cast import TIES, day
from making.dice import Dice
from making.owners import OWNERS, Owner
from making.people import END, Job, Person, Town, title

_SHARED = 0.34  # of a circle are people whom another owner already knows
_FIRMS = {  # when colleagues came, and whether some are still there
    "Harborline Freight": ("2016-01-01", "2025-06-01"),
    "Copperfield Parcel": ("2015-01-01", "2021-12-01"),
    "Kiebitz Logistik GmbH": ("2009-01-01", "2018-04-01"),
    "Lavigne Transports": ("2006-01-01", "2011-12-01"),
    "Braintree": ("2013-06-01", "2018-03-01"),
    "iFood": ("2019-01-01", "2025-01-01"),
}


@dataclass(slots=True)
class World:
    """All owners' contacts: for each owner's slug, people with the day they connected."""

    ties: dict[str, dict[str, int]] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    def know(self, owner: Person, other: Person, since: int) -> None:
        """Tie two people; the first meeting counts."""
        self.people.update({owner.slug: owner, other.slug: other})
        for one, two in ((owner, other), (other, owner)):
            self.ties.setdefault(one.slug, {}).setdefault(two.slug, since)

    def contacts(self, owner: Owner) -> list[tuple[Person, int]]:
        """Return an owner's contacts at the day of the export, newest first."""
        known = self.ties[owner.person.slug].items()
        found = [(self.people[slug], since) for slug, since in known if since <= owner.exported]
        return sorted(found, key=lambda pair: (-pair[1], pair[0].slug))


def build() -> World:
    """Draw the world; always the same one."""
    world, town, pools = World(), Town(Dice("town")), dict[str, list[Person]]()
    for one, other, since in TIES:
        for person in (one, other):
            town.slugs.add(person.slug)
            town.emails.add(person.email)
            town.names.setdefault(person.name, set()).update(job.company for job in person.jobs)
        world.know(one, other, day(since))
    for owner in OWNERS:
        dice = Dice("circles", owner.person.slug)
        for circle in " ".join(owner.circles.split()).split("; "):
            for person in _circle(circle, owner, pools, town, dice):
                world.know(owner.person, person, _met(person, owner, dice))
    return world


def _circle(circle: str, owner: Owner, pools: dict[str, list[Person]], town: Town, dice: Dice) -> list[Person]:
    """Return the people of one circle: "field region number", or "at field region number employer"."""
    colleagues = circle.startswith("at ")
    field_, region, number, firm = f"{circle.removeprefix('at ')} ".split(" ", 3)
    pool = pools.setdefault(f"{field_} {region} {firm.strip()}", [])
    known = [person for person in pool if person.jobs[0].start < owner.exported - 400]
    # A career changer's few contacts in the field should lead to others, not be the friends' contacts too.
    share = 0.7 if colleagues else _SHARED
    shared = dice.some(known, int(int(number) * share))
    fresh: list[Person] = []
    while len(shared) + len(fresh) < int(number):
        person = town.person(field_, region, min(owner.exported, END))
        if owner.era == "2012" and not _fits_latin1(person, owner.exported):
            continue
        if colleagues:
            _hire(person, firm.strip(), region, dice)
        fresh.append(person)
    pool.extend(fresh)
    return shared + fresh


def _hire(person: Person, firm: str, region: str, dice: Dice) -> None:
    """Give a person some years at a firm; a third of them are still there."""
    first, last = (day(text) for text in _FIRMS[firm])
    start = dice.number(first, last)
    leaves = END if dice.luck(0.35) else start + dice.number(500, 2200)
    ladder = dice.weighted(
        [
            ("freight", 3),
            ("operations", 3),
            ("product", 2),
            ("engineering", 3),
            ("data", 1),
            ("sales", 2),
            ("design", 1),
            ("finance", 1),
            ("people", 1),
        ]
    )
    position = title(dice, f"{ladder} {region}", dice.early(0, 4, 1.5), woman=True)
    before = [job for job in person.jobs if job.start < start]
    after = [job for job in person.jobs if job.start > leaves]
    person.jobs[:] = [*before, Job(start, firm, position), *after]


def _met(person: Person, owner: Owner, dice: Dice) -> int:
    """Return a day on which both were at work and which lies before the export."""
    low = max(owner.joined, min(person.jobs[0].start + 100, owner.exported - 200))
    return dice.number(low, owner.exported - 3)


def _fits_latin1(person: Person, exported: int) -> bool:
    job = person.job(exported)
    try:
        f"{person.first}{person.last}{job.company}{job.position}".encode("iso-8859-1")
    except UnicodeEncodeError:
        return False
    return True
