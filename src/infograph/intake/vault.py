"""Write people as Markdown notes with links between them; what the user wrote in a note stays.

A note is found again by the `key` in its front matter, whatever its name by then. Ours are the block between the two
marks and the fields of FIELDS; all else is the user's.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from json import dumps, loads
from pathlib import Path

from infograph.errors import BadRequest
from infograph.files import private_folder, write_whole
from infograph.model import Person
from infograph.outreach.stages import meeting_day
from infograph.phrases import sharing
from infograph.store import events, read
from infograph.store.db import Connection, Store
from infograph.text import clean

BEGIN, END = "<!-- infograph:begin -->", "<!-- infograph:end -->"
FIELDS = ("key", "name", "company", "position", "url", "industries", "was", "distance", "stage")
"""Front-matter fields that are written anew each time, in this order; others are the user's."""

_FRONT = re.compile(r"\A---\n(.*?)^---\n", re.S | re.M)
_FIELD = re.compile(r"(\w[\w -]*):")
_KEY = re.compile(r'^key: (".*")$', re.M)
_UNSAFE = re.compile(r'[\\/:*?"<>|#^\[\]\x00-\x1f]+')
_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\xb9\xb2\xb3])(\s*\..*)?")
"""Names that mean a device on Windows, whatever ending stands behind them."""
_LONGEST = 120
"""Bytes of a file's name, without its ending."""


@dataclass(frozen=True, slots=True)
class Noted:
    """How many notes were new, changed or as before, and which files were left alone since their marks are gone."""

    new: int = 0
    changed: int = 0
    same: int = 0
    left: tuple[str, ...] = ()


def write_notes(store: Store, folder: str | os.PathLike[str]) -> Noted:
    """Write a note for each contact, each second-degree person and everybody in the log.

    Raises BadRequest where the folder is a link or no folder. A note whose person is gone is left to the user.
    """
    place = Path(folder)
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        raise BadRequest(f"{place} is a link or no folder.", "Give the name of a folder for the notes.")
    private_folder(place)
    with store.reading() as db:
        circle = _Circle.of(db)
    # The nearer of two people of one name gets the plain file name.
    order = sorted(circle.people.values(), key=lambda p: (circle.distance.get(p.id, 3), p.key, p.id))
    files = _files(place, order)
    counts = {"new": 0, "changed": 0, "same": 0}
    left = []
    for number, name in files.items():
        state = _write(place / name, circle.front(number), circle.body(number, files))
        if state == "left":
            left.append(name)
        else:
            counts[state] += 1
    store.note("export notes", len(files))
    return Noted(**counts, left=tuple(left))


@dataclass(frozen=True, slots=True)
class _Circle:
    """The people who get a note, their distance from ego, ties among them that lead from ego outwards, and the log."""

    people: Mapping[int, Person]
    distance: Mapping[int, int]
    via: Mapping[int, tuple[int, ...]]
    opens: Mapping[int, tuple[int, ...]]
    log: Mapping[int, list[events.Event]]

    @classmethod
    def of(cls, db: Connection) -> _Circle:
        """Read everybody within two ties of ego, and everybody in the log."""
        me = read.ego(db)
        mine = sorted(tie.other for tie in read.ties(db, me)) if me is not None else []
        distance = dict.fromkeys(mine, 1)
        via: dict[int, list[int]] = {}
        opens: dict[int, tuple[int, ...]] = {}
        for contact in mine:
            others = [tie.other for tie in read.ties(db, contact)]
            opens[contact] = tuple(other for other in others if other != me and distance.get(other) != 1)
            for other in opens[contact]:
                distance[other] = 2
                via.setdefault(other, []).append(contact)
        log: dict[int, list[events.Event]] = {}
        for step in events.log(db):
            log.setdefault(step.person, []).append(step)
        people = read.people(db, {*distance, *log} - {me or 0})
        return cls(people, distance, {person: tuple(ways) for person, ways in via.items()}, opens, log)

    def front(self, number: int) -> dict[str, str]:
        """Return our front-matter fields of a person as YAML values (JSON strings and lists are YAML)."""
        person = self.people[number]
        values: dict[str, object] = {
            "key": person.key,
            "name": person.name,
            "company": clean(person.company),
            "position": clean(person.position),
            "url": person.url,
            "industries": [label.industry for label in person.labels],
            "was": list(map(clean, person.was)),
            "distance": self.distance.get(number),
            "stage": self.log[number][-1].stage if number in self.log else "",
        }
        return {name: dumps(values[name], ensure_ascii=False) for name in FIELDS if values[name]}

    def body(self, number: int, files: Mapping[int, str]) -> str:
        """Return our block: how to reach the person, whom they open, and the log."""
        lines = [BEGIN]
        ways = self._links(self.via.get(number, ()), files)
        opened = self._links(self.opens.get(number, ()), files)
        if ways:
            lines.append(sharing.reached_through(ways))
        if opened:
            lines += ["", sharing.knows_words(len(opened)), *(f"- {link}" for link in opened)]
        if number in self.log:
            lines += ["", *(f"- {self._step(step, files)}" for step in self.log[number])]
        return "\n".join([*lines, END])

    def _links(self, people: Iterable[int], files: Mapping[int, str]) -> list[str]:
        noted = sorted((self.people[p] for p in people if p in files), key=lambda p: (p.name, p.id))
        return [_link(person, files) for person in noted]

    def _step(self, step: events.Event, files: Mapping[int, str]) -> str:
        through = _link(self.people[step.through], files) if step.through in files else ""
        day, meeting = date.fromordinal(step.day).isoformat(), date.fromordinal(meeting_day(step)).isoformat()
        fixed = meeting if step.stage == "scheduled" and meeting != day else ""
        return sharing.step_in_note(f"{day} {step.stage}", fixed, through, _inert(step.note))


def _files(place: Path, people: Iterable[Person]) -> dict[int, str]:
    """Return each person's file: the one with their key, else a free name in the order given."""
    existing = dict(_keys(place))
    taken = {path.name.casefold() for path in place.iterdir()}
    files: dict[int, str] = {}
    for person in people:
        name = existing.get(person.key) or _free_name(person, taken)
        taken.add(name.casefold())
        files[person.id] = name
    return files


def _keys(place: Path) -> Iterator[tuple[str, str]]:
    """Yield the key and name of every note in a folder."""
    for path in sorted(place.glob("*.md")):
        front = _FRONT.match(_text_of(path)) if path.is_file() and not path.is_symlink() else None
        key = _KEY.search(front.group(1)) if front else None
        if key:
            try:
                yield loads(key.group(1)), path.name
            except ValueError:
                continue  # a key that the user has broken is no key


def _free_name(person: Person, taken: set[str]) -> str:
    stem = _UNSAFE.sub(" ", person.name).strip(" .") or "Somebody"
    stem = f"{stem} (name)" if _DEVICE.fullmatch(stem) else stem
    while len(stem.encode()) > _LONGEST:
        stem = stem[:-1]
    tries = (stem if count == 1 else f"{stem} {count}" for count in range(1, 1_000_000))
    return next(f"{name}.md" for name in tries if f"{name}.md".casefold() not in taken)


def _write(path: Path, front: Mapping[str, str], body: str) -> str:
    """Write a note if it would change; return "new", "changed", "same" or, where the marks are gone, "left"."""
    if path.is_symlink():
        return "left"
    if not path.exists():
        write_whole(path, _front_matter(front, ()) + f"\n{body}\n\n{sharing.own_notes()}\n\n", "surrogateescape")
        return "new"
    old = _text_of(path)
    head = _FRONT.match(old)
    start, end = old.find(BEGIN), old.find(END)
    if head is None or not head.end() <= start < end:
        return "left"
    own = tuple(_own_lines(head.group(1)))
    new = _front_matter(front, own) + old[head.end() : start] + body + old[end + len(END) :]
    if new == old:
        return "same"
    write_whole(path, new, "surrogateescape")
    return "changed"


def _front_matter(front: Mapping[str, str], own: Iterable[str]) -> str:
    ours = (f"{name}: {value}" for name, value in front.items())
    return "\n".join(["---", *ours, *own, "---", ""])


def _own_lines(front: str) -> Iterator[str]:
    """Yield the lines of front matter that are the user's: all under a field that is not ours."""
    ours = False
    for line in front.splitlines():
        field = _FIELD.match(line)
        ours = field.group(1) in FIELDS if field else ours
        if not ours:
            yield line


def _link(person: Person, files: Mapping[int, str]) -> str:
    stem = files[person.id].removesuffix(".md")
    name = _inert(person.name)
    return f"[[{stem}]]" if stem == name else f"[[{stem}|{name}]]"


def _inert(text: str) -> str:
    """Return text that ends no link and opens no tag or mark of ours."""
    return re.sub(r"[\[\]|<>]", " ", clean(text)).strip()


def _text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "surrogateescape").replace("\r\n", "\n")
