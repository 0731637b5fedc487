"""Invented people: a name, a profile address, an e-mail address and a career, all drawn by dice."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import quote

from making.dice import Dice
from making.employers import COINED, FIELDS, PLACES, REAL, SMALL
from making.names import CULTURES, MIXES
from making.titles import LADDERS, OF_FIELD

END = date(2026, 11, 15).toordinal()
_YEAR = 365.25
_YOUNG = ("fintech", "ai", "climate")  # fields whose real employers were mostly founded after...
_YOUNG_SINCE = date(2015, 1, 1).toordinal()
_CUT = 100  # LinkedIn cuts companies and positions in its exports at 100 characters.
_OWN_SCRIPT = ("hanzi", "hangul", "arabic-script", "cyrillic", "greek")
_CREDENTIALS = (", MBA", ", PhD", ", CFA", ", PMP®", ", CPA", ", M.Sc.", ", MBA, CSPO")
_EMOJI = ("🚀 ", "🌱 ", "💡 ", "☕ ")
_HEADLINES = (
    " | Speaker",
    " | Helping teams ship better products, faster | Mentor | Coffee enthusiast | Opinions are my own",
    " | Board member & angel investor",
    " / Part-time lecturer",
    " - open to new opportunities",
)
_PLAIN = str.maketrans({"ø": "o", "ß": "ss", "ł": "l", "ı": "i", "đ": "d", "æ": "ae", "’": None, "'": None, ".": None})


@dataclass(frozen=True, slots=True)
class Job:
    """A position held from a day (ordinal) on."""

    start: int
    company: str
    position: str


@dataclass(slots=True)
class Person:
    """An invented member; `first` and `last` are as shown on the profile, `jobs` from old to new."""

    first: str
    last: str
    slug: str
    email: str
    jobs: list[Job] = field(default_factory=list)
    shows_email: bool = False

    @property
    def name(self) -> str:
        """Return the name as messages and invitations show it."""
        return " ".join(f"{self.first} {self.last}".replace("\u00a0", " ").split())

    @property
    def url(self) -> str:
        """Return the profile address with a percent-encoded slug, as exports write it."""
        return f"https://www.linkedin.com/in/{quote(self.slug)}"

    def job(self, day: int) -> Job:
        """Return the job on a day, an empty one before the first."""
        return next((job for job in reversed(self.jobs) if job.start <= day), Job(0, "", ""))


@dataclass(slots=True)
class Town:
    """All people drawn so far, so that nobody shares an address and few share a name."""

    dice: Dice
    slugs: set[str] = field(default_factory=set)
    emails: set[str] = field(default_factory=set)
    names: dict[str, set[str]] = field(default_factory=dict)

    def person(self, field_: str, region: str, before: int = END) -> Person:
        """Draw somebody who works in a field and a region today, and began before a day."""
        while True:
            woman = self.dice.luck(0.5)
            culture = self.dice.weighted(MIXES[region])
            women, men, families = CULTURES[culture]
            first, last = self.dice.pick(women if woman else men), self.dice.pick(families)
            jobs = career(self.dice, field_, region, woman, before)
            employers = {job.company for job in jobs}
            known = self.names.get(f"{first} {last}")
            # Two of one name are two people: they may never have shared an employer.
            if known is None or (self.dice.luck(0.04) and not known & employers):
                break
        self.names.setdefault(f"{first} {last}", set()).update(employers)
        slug = self._slug(first, last, culture)
        person = Person(first, last, slug, self._email(slug), jobs, self.dice.luck(0.04))
        self._decorate(person, culture, woman)
        return person

    def _slug(self, first: str, last: str, culture: str) -> str:
        keeps_marks = culture in _OWN_SCRIPT or self.dice.luck(0.2)
        words = f"{first} {last}".casefold().translate(_PLAIN)
        base = words if keeps_marks else plain(words)
        while True:
            assigned = self.dice.luck(0.55)
            slug = f"{base} {self.dice.hexes(9) if assigned else 'example'}".replace(" ", "-")
            if not assigned and slug in self.slugs:
                slug += str(self.dice.number(2, 99))
            if slug not in self.slugs:
                self.slugs.add(slug)
                return slug

    def _email(self, slug: str) -> str:
        words = plain(slug).removesuffix("-example").split("-")
        local = ".".join(word for word in words if word.isascii() and word) or "member"
        while True:
            email = f"{local}@example.{self.dice.pick(('com', 'com', 'org', 'net'))}"
            if email not in self.emails:
                self.emails.add(email)
                return email
            local += str(self.dice.number(2, 99))

    def _decorate(self, person: Person, culture: str, woman: bool) -> None:
        luck = self.dice.number(1, 1000)
        if luck <= 30:
            person.last += self.dice.pick(_CREDENTIALS)
        elif luck <= 38:
            person.first = self.dice.pick(_EMOJI) + person.first
        elif luck <= 58 and culture not in _OWN_SCRIPT:
            person.first, person.last = person.first.upper(), person.last.upper()
        elif luck <= 70 and culture not in _OWN_SCRIPT:
            person.first, person.last = person.first.lower(), person.last.lower()
        elif luck <= 80 and culture not in _OWN_SCRIPT:
            person.last = person.last[0] + "."
        elif luck <= 105:
            person.last += " "
        elif luck <= 109:
            person.first += "\u00a0"
        elif luck <= 117:
            person.last += " (She/Her)" if woman else " (he/him)"


def career(dice: Dice, field_: str, region: str, woman: bool, before: int) -> list[Job]:
    """Draw jobs that rise with the years; the newest is in the field, earlier ones mostly are."""
    day = min(dice.number(date(1995, 1, 1).toordinal(), date(2021, 1, 1).toordinal()), before - 500)
    began, starts = day, []
    while day < END - 60:
        starts.append(day)
        day += dice.number(400, 2400)
    ladder, jobs = "", []
    for place, start in enumerate(starts):
        newest = place == len(starts) - 1
        now_in = field_ if newest or dice.luck(0.72) else dice.pick(FIELDS)
        if ladder not in dict(OF_FIELD[now_in]) or dice.luck(0.15):
            ladder = dice.weighted(OF_FIELD[now_in])
        rung = min(4 if dice.luck(0.3) else 3, int((start - began) / _YEAR / 6 + dice.number(0, 2) / 2))
        jobs.append(Job(start, employer(dice, now_in, region, start), title(dice, f"{ladder} {region}", rung, woman)))
    if dice.luck(0.02):
        jobs[-1] = Job(jobs[-1].start, "", "")
    return jobs


def employer(dice: Dice, field_: str, region: str, start: int) -> str:
    """Draw a real employer of the field, or an invented small firm whose name speaks."""
    real = REAL.get(f"{field_} {region}", [])
    founded = start >= _YOUNG_SINCE or field_ not in _YOUNG
    if field_ == "freelance" or (founded and dice.luck(0.75 if field_ == "fintech" else 0.5)):
        pool = real if real and dice.luck(0.7) else real + REAL.get(f"{field_} any", [])
        if pool:
            spellings = dice.pick(pool).split("/")
            return spellings[0] if dice.luck(0.75) else dice.pick(spellings)
    local = SMALL.get(f"{field_} {region}", [])
    pattern = dice.pick(local if local and dice.luck(0.6) else SMALL[field_])
    families = CULTURES[MIXES[region][0][0]][2]
    for mark, words in (("{c}", COINED), ("{f}", families), ("{f}", families), ("{p}", PLACES[region])):
        pattern = pattern.replace(mark, dice.pick(words), 1)
    return pattern.replace("{f}", dice.pick(families))[:_CUT]


def title(dice: Dice, ladder: str, rung: int, woman: bool) -> str:
    """Return a rung (0..4) of a ladder "name region" in English or, half the time, the region's language."""
    local = ladder in LADDERS and dice.luck(0.55)
    words = LADDERS[ladder if local else ladder.split()[0]][rung]
    words = re.sub(r"(\w+)~(\w+)", r"\2" if woman else r"\1", words)
    return (words + dice.pick(_HEADLINES) if dice.luck(0.05) else words)[:_CUT].rstrip()


def plain(text: str) -> str:
    """Return text without the marks of Latin letters."""
    apart = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return unicodedata.normalize("NFC", "".join(c for c in apart if not "\u0300" <= c <= "\u036f"))
